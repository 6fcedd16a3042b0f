#include <diaban/uikit/icons.h>
#include <diaban/uikit/rowpanel.h>
#include <diaban/uikit/theme.h>

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace diaban::uikit {
namespace {

constexpr int kTypedMs = 250;
constexpr int kBusyMs = 300;
constexpr int kRowHeight = 25;
constexpr int kHeadHeight = 36;
constexpr int kColumnWidth = 140;
constexpr std::size_t kMostCopied = 100'000; ///< rows that a clipboard takes at once

QString countOf(std::size_t rows)
{
  return QLocale().toString(static_cast<qint64>(rows));
}

/// A cell for tab-separated text: what a spreadsheet would take for a formula stays text.
QString safeCell(const QString& text)
{
  const bool isFormula = !text.isEmpty() && QStringLiteral("=+-@").contains(text.front());
  bool isNumber = false;
  QLocale().toDouble(text, &isNumber);
  return isFormula && !isNumber ? QLatin1Char('\'') + text : text;
}

} // namespace

RowPanel::RowPanel(QWidget* parent)
    : QWidget(parent)
    , m_model(new RowModel(this))
{
  setProperty("surface", QStringLiteral("panel"));
  setAttribute(Qt::WA_StyledBackground);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(buildHead());
  m_fault = new QLabel(this);
  m_fault->setProperty("state", QStringLiteral("error"));
  m_fault->setWordWrap(true);
  m_fault->setContentsMargins(12, 2, 12, 6);
  m_fault->hide();
  column->addWidget(m_fault);
  buildTable();
  column->addWidget(m_view, 1);

  m_typed.setSingleShot(true);
  m_typed.setInterval(kTypedMs);
  connect(&m_typed, &QTimer::timeout, this, &RowPanel::ask);
  m_busy.setSingleShot(true);
  m_busy.setInterval(kBusyMs);
  connect(&m_busy, &QTimer::timeout, this, [this] { m_stop->setVisible(m_model->isBusy()); });
  connect(m_model, &RowModel::ordered, this, [this] {
    m_fault->hide();
    showCounts();
  });
  connect(m_model, &RowModel::busyChanged, this, [this] {
    if (m_model->isBusy())
      m_busy.start();
    else
      m_stop->hide();
  });
  connect(m_model, &RowModel::failed, this, &RowPanel::showFault);
}

QWidget* RowPanel::buildHead()
{
  auto* head = new QWidget(this);
  head->setFixedHeight(kHeadHeight);
  auto* row = new QHBoxLayout(head);
  row->setContentsMargins(12, 4, 6, 4);
  row->setSpacing(8);
  m_title = new QLabel(head);
  m_title->setFont(type(TextSize::Body, true));
  m_search = new QLineEdit(head);
  m_search->setPlaceholderText(tr("Find, marks don't matter: duong"));
  m_search->setAccessibleName(tr("Find in the rows"));
  m_condition = new QLineEdit(head);
  m_condition->setPlaceholderText(tr("Condition: dien_tich > 500"));
  m_condition->setAccessibleName(tr("Condition on the rows"));
  for (QLineEdit* edit : {m_search, m_condition}) {
    edit->setClearButtonEnabled(true);
    connect(edit, &QLineEdit::textChanged, this, [this] { m_typed.start(); });
    connect(edit, &QLineEdit::returnPressed, this, &RowPanel::ask);
  }
  m_count = new QLabel(head);
  m_count->setProperty("muted", true);
  m_stop = new QPushButton(tr("Stop"), head);
  m_stop->hide();
  connect(m_stop, &QPushButton::clicked, m_model, &RowModel::stop);
  m_clear = new QPushButton(tr("Remove the filter"), head);
  m_clear->hide();
  connect(m_clear, &QPushButton::clicked, this, [this] {
    m_search->clear();
    m_condition->clear();
    ask();
  });
  m_export = new QPushButton(tr("Export…"), head);
  connect(m_export, &QPushButton::clicked, this, &RowPanel::exportRequested);
  m_close = new QToolButton(head);
  m_close->setIcon(icon(QStringLiteral("close")));
  m_close->setAccessibleName(tr("Close the table"));
  m_close->setToolTip(tr("Close the table"));
  connect(m_close, &QToolButton::clicked, this, &RowPanel::closeRequested);
  row->addWidget(m_title);
  row->addWidget(m_search, 2);
  row->addWidget(m_condition, 3);
  for (QWidget* widget : {static_cast<QWidget*>(m_count), static_cast<QWidget*>(m_clear),
                          static_cast<QWidget*>(m_stop), static_cast<QWidget*>(m_export),
                          static_cast<QWidget*>(m_close)})
    row->addWidget(widget);
  return head;
}

void RowPanel::buildTable()
{
  m_view = new QTableView(this);
  m_view->setModel(m_model);
  m_view->setAccessibleName(tr("Rows of the layer"));
  m_view->setFrameShape(QFrame::NoFrame);
  m_view->setShowGrid(false);
  m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
  m_view->setWordWrap(false);
  m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  m_view->verticalHeader()->hide();
  m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  m_view->verticalHeader()->setDefaultSectionSize(kRowHeight);
  m_view->horizontalHeader()->setDefaultSectionSize(kColumnWidth);
  m_view->horizontalHeader()->setSectionsMovable(true);
  m_view->horizontalHeader()->setHighlightSections(false);
  m_view->horizontalHeader()->setSortIndicatorClearable(true);
  m_view->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
  m_view->setSortingEnabled(true);
  connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
          [this] { Q_EMIT selectionChanged(selectedRows()); });
  connect(m_view, &QTableView::activated, this,
          [this](const QModelIndex& index) { Q_EMIT goToRequested(m_model->rowNumber(index)); });
  m_empty = new QLabel(m_view);
  m_empty->setAlignment(Qt::AlignCenter);
  m_empty->setProperty("muted", true);
  m_empty->hide();
  auto* over = new QVBoxLayout(m_view);
  over->addWidget(m_empty);
}

void RowPanel::showLayer(std::shared_ptr<const workspace::Workspace> workspace,
                         const workspace::Layer& layer)
{
  const QSignalBlocker search(m_search), condition(m_condition);
  m_search->clear();
  m_condition->clear();
  m_typed.stop();
  m_fault->hide();
  m_clear->hide();
  m_count->clear();
  m_empty->hide();
  m_title->setText(layer.title);
  m_view->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
  m_model->show(std::move(workspace), layer);
}

void RowPanel::clear()
{
  m_model->show(nullptr, {});
}

void RowPanel::refresh(const workspace::Layer& layer)
{
  m_title->setText(layer.title);
  m_model->refresh(layer);
}

void RowPanel::ask()
{
  m_typed.stop();
  workspace::RowFilter filter = m_model->filter();
  filter.search = m_search->text();
  filter.expression = m_condition->text();
  m_model->setFilter(filter);
}

QString RowPanel::countText() const
{
  return m_count->text();
}

QString RowPanel::faultText() const
{
  return m_fault->isHidden() ? QString() : m_fault->text();
}

void RowPanel::showCounts()
{
  const std::size_t shown = m_model->rows().size();
  const auto all = static_cast<std::size_t>(std::max<qint64>(0, m_model->layer().featureCount));
  const bool isFiltered = !m_model->filter().isEmpty();
  //: %1 rows that fit, %2 rows in all
  m_count->setText(isFiltered ? tr("%1 / %2 rows").arg(countOf(shown), countOf(all))
                              : tr("%n row(s)", nullptr, static_cast<int>(shown)));
  m_clear->setVisible(isFiltered);
  m_empty->setVisible(shown == 0);
  m_empty->setText(isFiltered ? tr("No row fits the filter. %1 rows are hidden.").arg(countOf(all))
                              : tr("This layer has no rows yet."));
}

void RowPanel::showFault(const Error& error)
{
  m_fault->setText(errorText(error));
  m_fault->show();
}

void RowPanel::choose(qint64 row)
{
  m_view->clearSelection();
  const int place = m_model->place(row);
  if (place < 0)
    return;
  m_view->selectRow(place);
  m_view->scrollTo(m_model->index(place, 0));
}

std::vector<qint64> RowPanel::selectedRows() const
{
  std::vector<qint64> rows;
  for (const QItemSelectionRange& range : m_view->selectionModel()->selection())
    for (int row = range.top(); row <= range.bottom(); ++row)
      rows.push_back(m_model->rows()[static_cast<std::size_t>(row)]);
  std::sort(rows.begin(), rows.end());
  return rows;
}

void RowPanel::keyPressEvent(QKeyEvent* event)
{
  if (event->matches(QKeySequence::Copy))
    copySelection();
  else if (event->matches(QKeySequence::Find))
    m_search->setFocus(Qt::ShortcutFocusReason);
  else
    QWidget::keyPressEvent(event);
}

/// Tab-separated, in the notation of the screen, heads first, columns as they stand.
void RowPanel::copySelection()
{
  std::vector<int> columns;
  const auto* header = m_view->horizontalHeader();
  for (int at = 0; at < header->count(); ++at)
    if (const int column = header->logicalIndex(at); !header->isSectionHidden(column))
      columns.push_back(column);
  std::vector<qint64> rows;
  for (const QItemSelectionRange& range : m_view->selectionModel()->selection())
    for (int row = range.top(); row <= range.bottom() && rows.size() < kMostCopied; ++row)
      rows.push_back(m_model->rows()[static_cast<std::size_t>(row)]);
  m_model->read(std::move(rows), [this, columns](const QVector<QVariantList>& cells) {
    QStringList heads;
    for (const int column : columns)
      heads << m_model->layer().fields[column].name;
    QStringList lines{heads.join(QLatin1Char('\t'))};
    for (const QVariantList& row : cells) {
      QStringList line;
      for (const int column : columns) {
        const geo::FieldType type = m_model->layer().fields[column].type;
        line << safeCell(RowModel::text(row.value(column), type));
      }
      lines << line.join(QLatin1Char('\t'));
    }
    QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
  });
}

} // namespace diaban::uikit
