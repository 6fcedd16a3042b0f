#include <diaban/uikit/layerpanel.h>
#include <diaban/uikit/parts.h>
#include <diaban/uikit/theme.h>

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace diaban::uikit {

LayerPanel::LayerPanel(LayerModel& model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
{
  setProperty("surface", QStringLiteral("panel"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(6);
  m_field = new QLineEdit(this);
  m_field->setPlaceholderText(tr("Filter layers"));
  m_field->setAccessibleName(tr("Filter layers"));
  m_field->setToolTip(
      tr("Shows only layers whose name holds these words, without marks too (Ctrl+L)"));
  m_field->setClearButtonEnabled(true);
  addSearchIcon(*m_field);
  m_field->installEventFilter(this);
  auto* fieldRow = new QVBoxLayout;
  fieldRow->setContentsMargins(10, 0, 10, 0);
  fieldRow->addWidget(m_field);
  column->addLayout(fieldRow);

  m_nothing = new QWidget(this);
  auto* note = new QVBoxLayout(m_nothing);
  note->setContentsMargins(12, 8, 12, 8);
  m_why = new QLabel(m_nothing);
  m_why->setWordWrap(true);
  auto* all = new QPushButton(tr("Show all layers"), m_nothing);
  note->addWidget(m_why);
  note->addWidget(all, 0, Qt::AlignLeft);
  m_nothing->hide();
  column->addWidget(m_nothing);

  m_list = new LayerList(model, this);
  column->addWidget(m_list, 1);
  setFocusProxy(m_list);
  connect(m_field, &QLineEdit::textChanged, this, &LayerPanel::apply);
  connect(all, &QPushButton::clicked, m_field, &QLineEdit::clear);
  connect(&model, &QAbstractItemModel::modelReset, this, [this] { apply(m_field->text()); });
}

void LayerPanel::focusFilter()
{
  m_field->setFocus(Qt::ShortcutFocusReason);
  m_field->selectAll();
}

void LayerPanel::apply(const QString& words)
{
  m_model.setFilter(words.simplified());
  const bool isNothing = !m_model.filter().isEmpty() && m_model.rowCount() == 0;
  if (isNothing)
    m_why->setText(tr("No layer fits “%1”. %n layer(s) are hidden.", nullptr,
                      static_cast<int>(m_model.layers().size()))
                       .arg(m_model.filter()));
  m_nothing->setVisible(isNothing);
}

bool LayerPanel::eventFilter(QObject* watched, QEvent* event)
{
  if (watched == m_field && event->type() == QEvent::KeyPress) {
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Escape) {
      m_field->clear();
      m_list->setFocus(Qt::OtherFocusReason);
      return true;
    }
    if (key->key() == Qt::Key_Down) {
      m_list->setFocus(Qt::TabFocusReason);
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

} // namespace diaban::uikit
