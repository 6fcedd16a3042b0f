#include "calculation.h"

#include <diaban/uikit/formrows.h>
#include <diaban/uikit/parts.h>
#include <diaban/uikit/rowmodel.h>
#include <diaban/workspace/rowfunctions.h>

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace diaban::desktop {
namespace {

constexpr int kTypedMs = 250;
constexpr int kPreviewed = 10;

} // namespace

Calculation::Calculation(std::shared_ptr<const workspace::Workspace> workspace,
                         const workspace::Layer& layer, const std::vector<qint64>& selected,
                         QWidget* parent)
    : QWidget(parent)
    , m_workspace(std::move(workspace))
    , m_layer(layer)
    , m_selected(selected)
    , m_life(std::make_unique<QObject>())
{
  m_pool.setMaxThreadCount(1);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(4, 4, 4, 4);
  buildFields();
  m_preview = new QTableWidget(0, 3, this);
  m_preview->setAccessibleName(tr("The first rows that would change"));
  m_preview->setHorizontalHeaderLabels({tr("Row"), tr("Now"), tr("Becomes")});
  m_preview->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_preview->setSelectionMode(QAbstractItemView::NoSelection);
  m_preview->verticalHeader()->hide();
  m_preview->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
  m_preview->horizontalHeader()->setSectionResizeMode(2, QHeaderView::Stretch);
  column->addWidget(m_preview, 1);
  m_typed.setSingleShot(true);
  m_typed.setInterval(kTypedMs);
  connect(&m_typed, &QTimer::timeout, this, &Calculation::ask);
  setFocusProxy(m_expression);
  ask();
}

Calculation::~Calculation()
{
  m_life.reset();
  m_pool.waitForDone();
}

void Calculation::buildFields()
{
  auto* form = new uikit::FormRows(this);
  m_field = new QComboBox(form);
  for (const geo::Field& field : m_layer.fields)
    if (field.type != geo::FieldType::Blob)
      m_field->addItem(workspace::fieldTitle(m_layer, field.name), field.name);
  m_expression = new QLineEdit(form);
  m_expression->setPlaceholderText(tr("for example: round(dien_tich(geom), 1)"));
  m_expression->setToolTip(tr("In SQLite's language, by the names of the columns"));
  QToolButton* insert = buildInsert(form);
  m_which = new QComboBox(form); // after it for Tab too
  if (!m_selected.empty())
    m_which->addItem(tr("The %n selected row(s)", nullptr, static_cast<int>(m_selected.size())));
  m_which->addItem(tr("All %n row(s)", nullptr, static_cast<int>(m_layer.featureCount)));
  form->add(tr("Field"), m_field);
  form->add(tr("Becomes"), m_expression);
  form->add(tr("Insert"), insert);
  form->add(tr("In"), m_which);
  QStringList names;
  for (const geo::Field& field : m_layer.fields)
    names.append(field.name);
  //: %1 names of columns
  form->addWide(uikit::caption(tr("Columns: %1").arg(names.join(QStringLiteral(", "))), form));
  layout()->addWidget(form);
  connect(m_expression, &QLineEdit::textChanged, this, [this] {
    m_isReady = false;
    m_typed.start();
    Q_EMIT changed();
  });
  for (QComboBox* box : {m_field, m_which})
    connect(box, &QComboBox::currentIndexChanged, this, &Calculation::ask);
}

/// Columns by their titles, and what there is besides SQLite's own functions.
QToolButton* Calculation::buildInsert(QWidget* parent)
{
  auto* button = new QToolButton(parent);
  button->setText(tr("Column or function"));
  button->setProperty("framed", true);
  button->setPopupMode(QToolButton::InstantPopup);
  auto* menu = new QMenu(button);
  const auto add = [&](const QString& words, const QString& typed) {
    QAction* action = menu->addAction(QString(words).replace(u'&', QStringLiteral("&&")));
    connect(action, &QAction::triggered, m_expression, [this, typed] {
      m_expression->insert(typed);
      m_expression->setFocus();
    });
  };
  menu->addSection(tr("Functions"));
  for (const workspace::RowFunction& function : workspace::rowFunctions())
    //: %1 a function, %2 what it comes to
    add(tr("%1: %2").arg(function.call, function.words), function.call);
  menu->addSection(tr("Columns"));
  for (const geo::Field& field : m_layer.fields)
    add(workspace::fieldTitle(m_layer, field.name),
        QStringLiteral("\"%1\"").arg(QString(field.name).replace(u'"', QStringLiteral("\"\""))));
  button->setMenu(menu);
  return button;
}

QString Calculation::field() const
{
  return m_field->currentData().toString();
}

QString Calculation::expression() const
{
  return m_expression->text().trimmed();
}

workspace::RowChoice Calculation::rows() const
{
  if (m_selected.empty() || m_which->currentIndex() > 0)
    return {};
  return {m_selected, {}};
}

void Calculation::letGo()
{
  m_typed.stop();
  m_life = std::make_unique<QObject>();
  m_pool.waitForDone();
  m_workspace.reset();
}

void Calculation::ask()
{
  m_typed.stop();
  m_isReady = false;
  if (expression().isEmpty() || m_workspace == nullptr) {
    m_asking.giveUp();
    m_preview->setRowCount(0);
    m_sentence = tr("Write what the field becomes; the first ten rows are shown before.");
    Q_EMIT changed();
    return;
  }
  auto work = [workspace = m_workspace, layer = m_layer.name, field = field(),
               expression = expression(), rows = rows()](Progress& progress) {
    return workspace::previewCalculation(*workspace, layer, field, expression, rows, kPreviewed,
                                         progress);
  };
  m_asking.ask(m_pool, m_life.get(), std::move(work),
               [this](const Result<QVector<workspace::CalculatedRow>>& rows) { show(rows); });
}

void Calculation::show(const Result<QVector<workspace::CalculatedRow>>& rows)
{
  m_preview->setRowCount(0);
  m_sentence = rows ? QString() : errorText(rows.error());
  if (rows) {
    const auto field = workspace::fieldNamed(m_layer, this->field());
    const auto words = [&](const QVariant& cell) {
      return new QTableWidgetItem(uikit::RowModel::text(cell, field.value().type));
    };
    for (const workspace::CalculatedRow& row : rows.value()) {
      const int at = m_preview->rowCount();
      m_preview->insertRow(at);
      m_preview->setItem(at, 0, new QTableWidgetItem(QString::number(row.row)));
      m_preview->setItem(at, 1, words(row.before));
      m_preview->setItem(at, 2, words(row.after));
      if (row.fault && m_sentence.isEmpty())
        m_sentence = errorText(*row.fault);
    }
    m_isReady = m_sentence.isEmpty() && !rows.value().isEmpty();
    if (rows.value().isEmpty())
      m_sentence = tr("No row would change.");
  }
  Q_EMIT changed();
}

} // namespace diaban::desktop
