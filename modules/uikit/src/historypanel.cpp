#include "historydelegate.h"

#include <diaban/uikit/historypanel.h>
#include <diaban/uikit/icons.h>
#include <diaban/uikit/parts.h>
#include <diaban/uikit/theme.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace diaban::uikit {
namespace {

constexpr int kSearchPause = 250; // milliseconds after the last letter

} // namespace

HistoryPanel::HistoryPanel(QWidget* parent)
    : SidePanel(tr("History"), parent)
    , m_model(new HistoryModel(this))
{
  build();
  buildFoot();
  sync();
}

void HistoryPanel::build()
{
  QWidget* body = ground(QStringLiteral("panel"), this);
  auto* column = new QVBoxLayout(body);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* head = new QHBoxLayout;
  head->setContentsMargins(12, 0, 12, 8);
  m_search = new QLineEdit(body);
  m_search->setPlaceholderText(tr("What, who or which layer"));
  m_search->setAccessibleName(tr("Search the history"));
  m_search->setClearButtonEnabled(true);
  addSearchIcon(*m_search);
  head->addWidget(m_search, 1);
  m_all = new QPushButton(tr("Show all"), body);
  m_all->hide();
  head->addWidget(m_all);
  column->addLayout(head);
  m_list = new QListView(body);
  m_list->setModel(m_model);
  m_list->setItemDelegate(new HistoryDelegate(m_list));
  m_list->setUniformItemSizes(true);
  m_list->setMouseTracking(true);
  m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_list->setFrameShape(QFrame::NoFrame);
  m_list->setAccessibleName(tr("History"));
  column->addWidget(m_list, 1);
  emptyLabel()->setParent(body);
  column->addWidget(emptyLabel());
  setBody(body);

  auto* pause = new QTimer(this);
  pause->setSingleShot(true);
  pause->setInterval(kSearchPause);
  connect(m_search, &QLineEdit::textChanged, pause, qOverload<>(&QTimer::start));
  connect(pause, &QTimer::timeout, this, [this] { Q_EMIT searchRequested(m_search->text()); });
  connect(m_all, &QPushButton::clicked, this, [this] { Q_EMIT searchRequested({}); });
  connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this,
          &HistoryPanel::sync);
  connect(m_model, &HistoryModel::dataChanged, this, &HistoryPanel::sync);
  connect(m_list, &QListView::activated, this, [this] { m_look->click(); });
}

void HistoryPanel::buildFoot()
{
  m_fault = new QWidget(this);
  auto* fault = new QVBoxLayout(m_fault);
  fault->setContentsMargins(0, 0, 0, 8);
  m_faultText = caption({}, m_fault, false);
  m_faultText->setProperty("state", QStringLiteral("error"));
  fault->addWidget(m_faultText);
  m_both = new QPushButton(tr("See both changes"), m_fault);
  fault->addWidget(m_both, 0, Qt::AlignLeft);
  m_fault->hide();
  foot()->addWidget(m_fault);
  m_question = new QWidget(this);
  auto* question = new QVBoxLayout(m_question);
  question->setContentsMargins(0, 0, 0, 8);
  m_questionText = caption({}, m_question, false);
  question->addWidget(m_questionText);
  auto* answers = new QHBoxLayout;
  auto* clear = new QPushButton(tr("Clear"), m_question);
  auto* leave = new QPushButton(tr("Leave it"), m_question);
  answers->addWidget(clear);
  answers->addWidget(leave);
  answers->addStretch(1);
  question->addLayout(answers);
  m_question->hide();
  foot()->addWidget(m_question);

  m_look = new QPushButton(icon(QStringLiteral("view-history")), tr("See the map then"), this);
  foot()->addWidget(m_look);
  auto* row = new QHBoxLayout;
  row->setContentsMargins(0, 6, 0, 6);
  row->setSpacing(8);
  m_takeBack = new QPushButton(icon(QStringLiteral("edit-undo")), tr("Take back this alone"), this);
  row->addWidget(m_takeBack, 1);
  buildMenu();
  row->addWidget(m_more);
  foot()->addLayout(row);
  foot()->addWidget(
      caption(tr("The history is in the file and stays when the computer is switched off."), this));
  connectFoot();
  connect(leave, &QPushButton::clicked, m_question, &QWidget::hide);
  connect(clear, &QPushButton::clicked, this, [this] {
    m_question->hide();
    Q_EMIT clearRequested(m_days);
  });
}

void HistoryPanel::connectFoot()
{
  connect(m_look, &QPushButton::clicked, this, [this] {
    const workspace::HistoryEntry* entry = chosenEntry();
    if (entry != nullptr && m_past != 0 && entry->number == m_past)
      Q_EMIT nowRequested();
    else if (entry != nullptr)
      Q_EMIT lookBackRequested(entry->id);
  });
  connect(m_takeBack, &QPushButton::clicked, this, [this] {
    m_fault->hide();
    if (const workspace::HistoryEntry* entry = chosenEntry()) {
      m_refused = entry->number;
      Q_EMIT takeBackRequested(entry->id);
    }
  });
  connect(m_both, &QPushButton::clicked, this,
          [this] { Q_EMIT bothRequested(m_refused, m_later); });
}

void HistoryPanel::buildMenu()
{
  m_more = new QToolButton(this);
  m_more->setText(QStringLiteral("…"));
  m_more->setProperty("framed", true);
  m_more->setProperty("bare", true); // "…" says that there is a menu
  m_more->setToolTip(tr("Clear old history"));
  m_more->setAccessibleName(m_more->toolTip());
  m_more->setPopupMode(QToolButton::InstantPopup);
  auto* menu = new QMenu(m_more);
  const std::pair<int, QString> ages[] = {{30, tr("Clear what is older than 30 days…")},
                                          {182, tr("Clear what is older than 6 months…")},
                                          {365, tr("Clear what is older than a year…")}};
  for (const auto& [days, words] : ages)
    connect(menu->addAction(words), &QAction::triggered, this,
            [this, days, words] { askClear(days, words); });
  m_more->setMenu(menu);
}

/// Clearing is the one thing that can't be taken back, so it is said before it is done.
void HistoryPanel::askClear(int days, const QString& what)
{
  m_days = days;
  //: %1 "Clear what is older than a year…"
  m_questionText->setText(
      tr("%1 A backup is made first. The lines of the list stay; what they changed can't be taken "
         "back or looked at any more, and this can't be undone.")
          .arg(what));
  m_question->show();
}

void HistoryPanel::setNumbers(std::vector<qint64> numbers)
{
  const qint64 before = chosen();
  m_all->hide();
  m_model->setNumbers(std::move(numbers));
  if (const QModelIndex index = m_model->indexOf(before); index.isValid())
    m_list->setCurrentIndex(index);
  sync();
}

void HistoryPanel::showOnly(std::vector<qint64> numbers)
{
  const QSignalBlocker quiet(m_search);
  m_search->clear();
  setNumbers(std::move(numbers));
  m_all->show();
}

void HistoryPanel::setState(bool isOpen, bool canChange, qint64 past)
{
  m_canChange = canChange;
  m_past = past;
  m_model->setHere(past);
  m_search->setEnabled(isOpen);
  if (!isOpen)
    showFault({});
  sync();
}

void HistoryPanel::showFault(const QString& sentence, qint64 later)
{
  m_later = later;
  m_faultText->setText(sentence);
  m_both->setVisible(later != 0);
  m_fault->setVisible(!sentence.isEmpty());
}

qint64 HistoryPanel::chosen() const
{
  return m_model->number(m_list->currentIndex());
}

const workspace::HistoryEntry* HistoryPanel::chosenEntry() const
{
  return m_model->entry(m_list->currentIndex());
}

void HistoryPanel::sync()
{
  const workspace::HistoryEntry* entry = chosenEntry();
  const bool isPast = entry != nullptr && m_past != 0 && entry->number == m_past;
  m_look->setText(isPast ? tr("Back to now") : tr("See the map then"));
  m_look->setEnabled(entry != nullptr && entry->via.isEmpty());
  m_takeBack->setEnabled(entry != nullptr && m_canChange && entry->canTakeBack());
  m_more->setEnabled(m_canChange);
  const bool isEmpty = m_model->rowCount() == 0;
  m_list->setVisible(!isEmpty);
  emptyLabel()->setVisible(isEmpty);
  emptyLabel()->setText(m_search->text().isEmpty()
                            ? tr("Nothing has been done here yet. Import data to begin.")
                            : tr("Nothing in the history has these words. Clear the search."));
}

} // namespace diaban::uikit
