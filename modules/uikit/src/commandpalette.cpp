#include "palettemodel.h"

#include <diaban/uikit/commandpalette.h>
#include <diaban/uikit/parts.h>
#include <diaban/uikit/theme.h>

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

#include <algorithm>

namespace diaban::uikit {
namespace {

constexpr int kWidth = 640;
constexpr int kHeight = 460;
constexpr int kTop = 4;
constexpr int kPage = 10; // rows of Page Up and Down

} // namespace

CommandPalette::CommandPalette(QWidget* window)
    : QFrame(window)
    , m_model(new PaletteModel(this))
{
  setProperty("sheet", true);
  setAccessibleName(tr("Find commands and places"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(8, 8, 8, 8);
  column->setSpacing(6);
  m_field = new QLineEdit(this);
  m_field->setPlaceholderText(tr("Command, layer, commune, parcel, street or coordinates"));
  m_field->setAccessibleName(m_field->placeholderText());
  addSearchIcon(*m_field);
  m_field->installEventFilter(this);
  column->addWidget(m_field);
  m_list = new QListView(this);
  m_list->setModel(m_model);
  m_list->setItemDelegate(new PaletteDelegate(m_list));
  m_list->setUniformItemSizes(true);
  m_list->setFocusPolicy(Qt::NoFocus); // the field keeps the keyboard
  m_list->setAccessibleName(tr("What was found"));
  m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  column->addWidget(m_list, 1);
  m_state = caption({}, this);
  m_state->setContentsMargins(4, 0, 4, 0);
  column->addWidget(m_state);
  connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::ask);
  connect(m_list, &QListView::clicked, this, &CommandPalette::run);
  hide();
}

void CommandPalette::open(std::vector<PaletteEntry> known)
{
  if (isHidden())
    m_focusBefore = QApplication::focusWidget();
  m_model->setKnown(std::move(known));
  m_field->clear();
  ask();
  place();
  show();
  raise();
  m_field->setFocus();
  qApp->installEventFilter(this);
}

void CommandPalette::shut()
{
  if (isHidden())
    return;
  qApp->removeEventFilter(this);
  ++m_question; // answers on their way are let go
  hide();
  if (m_focusBefore != nullptr && window()->isAncestorOf(m_focusBefore))
    m_focusBefore->setFocus();
  Q_EMIT closed();
}

void CommandPalette::place()
{
  const QWidget* over = parentWidget();
  const QSize size =
      QSize(qRound(kWidth * textFactor()), kHeight).boundedTo(over->size() - QSize(24, 24));
  setGeometry((over->width() - size.width()) / 2, kTop, size.width(), size.height());
}

void CommandPalette::ask()
{
  m_model->filter(m_field->text());
  m_list->setCurrentIndex(m_model->index(m_model->nextEntry(-1, 1)));
  m_list->scrollToTop();
  m_isSearching = false;
  ++m_question;
  showState();
  Q_EMIT asked(m_field->text().trimmed(), m_question);
}

void CommandPalette::add(int question, const std::vector<PaletteEntry>& found)
{
  if (question != m_question)
    return;
  const int row = m_list->currentIndex().row();
  const bool wasTouched = row > m_model->nextEntry(-1, 1);
  const PaletteEntry* chosen = wasTouched ? m_model->entry(m_list->currentIndex()) : nullptr;
  const QString title = chosen == nullptr ? QString() : chosen->title;
  m_model->add(found);
  int at = m_model->nextEntry(-1, 1);
  for (int i = 0; !title.isEmpty() && i < m_model->rowCount(); ++i)
    if (const PaletteEntry* entry = m_model->entry(m_model->index(i));
        entry != nullptr && entry->title == title)
      at = i;
  m_list->setCurrentIndex(m_model->index(at));
  showState();
}

void CommandPalette::setSearching(bool isSearching)
{
  m_isSearching = isSearching;
  showState();
}

void CommandPalette::showState()
{
  if (m_isSearching)
    m_state->setText(tr("Looking through the layers…"));
  else if (m_model->rowCount() == 0)
    m_state->setText(tr("Nothing has these words. A part of the name is enough, without marks."));
  else
    m_state->setText(tr("↑ ↓ choose · Enter goes there · Esc closes"));
}

void CommandPalette::step(int by)
{
  int row = m_list->currentIndex().row();
  for (int i = 0; i < std::abs(by); ++i) {
    const int next = m_model->nextEntry(row, by > 0 ? 1 : -1);
    if (next < 0)
      break;
    row = next;
  }
  m_list->setCurrentIndex(m_model->index(row));
}

void CommandPalette::run(const QModelIndex& index)
{
  const PaletteEntry* entry = m_model->entry(index);
  if (entry == nullptr || !entry->isEnabled)
    return;
  const auto run = entry->run;
  shut();
  run();
}

bool CommandPalette::takeKey(int key)
{
  switch (key) {
  case Qt::Key_Escape: shut(); return true;
  case Qt::Key_Down: step(1); return true;
  case Qt::Key_Up: step(-1); return true;
  case Qt::Key_PageDown: step(kPage); return true;
  case Qt::Key_PageUp: step(-kPage); return true;
  case Qt::Key_Return:
  case Qt::Key_Enter: run(m_list->currentIndex()); return true;
  case Qt::Key_Tab:
  case Qt::Key_Backtab: return true; // the field and its list are one thing
  default: return false;
  }
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
  if (watched == m_field && event->type() == QEvent::KeyPress)
    return takeKey(static_cast<QKeyEvent*>(event)->key());
  if (event->type() == QEvent::MouseButtonPress) {
    auto* hit = qobject_cast<QWidget*>(watched);
    if (hit != nullptr && hit != this && !isAncestorOf(hit) && hit->window() == window())
      shut();
  }
  if (watched == parentWidget() && event->type() == QEvent::Resize)
    place();
  return QFrame::eventFilter(watched, event);
}

QStringList CommandPalette::titles() const
{
  QStringList titles;
  for (int row = 0; row < m_model->rowCount(); ++row)
    if (const PaletteEntry* entry = m_model->entry(m_model->index(row)))
      titles << entry->title;
  return titles;
}

} // namespace diaban::uikit
