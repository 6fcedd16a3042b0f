#include "filterchips.h"
#include "filterform.h"
#include "rowcolumns.h"
#include "rowgrid.h"
#include "rowsums.h"

#include <diaban/mapview/inview.h>
#include <diaban/uikit/icons.h>
#include <diaban/uikit/parts.h>
#include <diaban/uikit/rowpage.h>
#include <diaban/uikit/theme.h>

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace diaban::uikit {
namespace {

constexpr int kTypedMs = 250;
constexpr int kBusyMs = 300;
constexpr int kSearchWidth = 150;

QString countOf(std::size_t rows)
{
  return QLocale().toString(static_cast<qint64>(rows));
}

QPushButton* menuButton(const QString& word, const QString& iconName, QWidget* parent)
{
  auto* button = new QPushButton(icon(iconName), word, parent);
  button->setProperty("kind", QStringLiteral("flat"));
  button->setProperty("menu", true);
  button->setMenu(new QMenu(button));
  return button;
}

} // namespace

RowPage::RowPage(Selection& selection, QSettings* settings, QWidget* parent)
    : QWidget(parent)
    , m_selection(selection)
    , m_model(new RowModel(this))
    , m_life(std::make_unique<QObject>())
{
  m_pool.setMaxThreadCount(1);
  m_grid = new RowGrid(*m_model, this);
  m_grid->setAccessibleName(tr("Rows of the layer"));
  m_columns = new RowColumns(*m_grid->horizontalHeader(), settings);
  m_sums = new RowSums(*m_model, this);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  buildHead(column);
  column->addWidget(buildBody(), 1);
  column->addWidget(m_sums);
  m_typed.setSingleShot(true);
  m_typed.setInterval(kTypedMs);
  connect(&m_typed, &QTimer::timeout, this, &RowPage::ask);
  m_busy.setSingleShot(true);
  m_busy.setInterval(kBusyMs);
  connect(&m_busy, &QTimer::timeout, this, [this] { m_stop->setVisible(m_model->isBusy()); });
  connectModel();
  connectGrid();
}

void RowPage::buildHead(QVBoxLayout* column)
{
  m_head = new QWidget(this);
  auto* row = new QHBoxLayout(m_head);
  row->setContentsMargins(8, 2, 0, 2);
  row->setSpacing(4);
  m_search = new QLineEdit(m_head);
  m_search->setFixedWidth(kSearchWidth);
  m_search->setPlaceholderText(tr("Find: duong"));
  m_search->setToolTip(tr("Marks and case don't matter"));
  m_search->setAccessibleName(tr("Find in the rows"));
  m_search->setClearButtonEnabled(true);
  addSearchIcon(*m_search);
  connect(m_search, &QLineEdit::textChanged, this, [this] { m_typed.start(); });
  connect(m_search, &QLineEdit::returnPressed, this, &RowPage::ask);
  m_count = new QLabel(this);
  m_count->setProperty("muted", true);
  m_stop = new QPushButton(tr("Stop"), this);
  m_stop->hide();
  connect(m_stop, &QPushButton::clicked, m_model, &RowModel::stop);
  auto* filter = menuButton(tr("Filter"), QStringLiteral("view-filter"), this);
  auto* columns = menuButton(tr("Columns"), QStringLiteral("view-file-columns"), this);
  buildMenus(filter, columns);
  auto* exporting = new QPushButton(tr("Export…"), this);
  exporting->setProperty("kind", QStringLiteral("flat"));
  exporting->setToolTip(tr("Write what is shown into a file for a spreadsheet"));
  connect(exporting, &QPushButton::clicked, this, &RowPage::exportRequested);
  for (QWidget* widget : {static_cast<QWidget*>(m_count), static_cast<QWidget*>(m_search),
                          static_cast<QWidget*>(m_stop), static_cast<QWidget*>(filter),
                          static_cast<QWidget*>(columns), static_cast<QWidget*>(exporting)})
    row->addWidget(widget);
  column->addWidget(m_head);
  m_chips = new FilterChips(this);
  connect(m_chips, &FilterChips::clearRequested, this, &RowPage::clearFilters);
  column->addWidget(m_chips);
  m_fault = new QLabel(this);
  m_fault->setProperty("state", QStringLiteral("error"));
  m_fault->setWordWrap(true);
  m_fault->setContentsMargins(12, 2, 12, 6);
  m_fault->hide();
  column->addWidget(m_fault);
}

void RowPage::buildMenus(QPushButton* filter, QPushButton* columns)
{
  QMenu* menu = filter->menu();
  QAction* inView = menu->addAction(tr("Only what the map shows"));
  QAction* selected = menu->addAction(tr("Only what is selected"));
  QAction* byForm = menu->addAction(tr("By fields and values…"));
  for (QAction* action : {inView, selected, byForm})
    action->setCheckable(true);
  menu->addSeparator();
  QAction* invert = menu->addAction(tr("Select the others"));
  connect(menu, &QMenu::aboutToShow, this, [=, this] {
    inView->setChecked(m_isInViewOnly);
    inView->setEnabled(m_isInViewOnly || m_table != nullptr);
    selected->setChecked(m_onlySelected.has_value());
    selected->setEnabled(m_onlySelected.has_value() || !m_grid->selected().empty());
    byForm->setChecked(!m_form->isHidden());
  });
  connect(inView, &QAction::triggered, this, &RowPage::setInViewOnly);
  connect(selected, &QAction::triggered, this, &RowPage::setSelectedOnly);
  connect(byForm, &QAction::triggered, this, &RowPage::setFormVisible);
  connect(invert, &QAction::triggered, this, &RowPage::invertSelection);
  connect(columns->menu(), &QMenu::aboutToShow, this, [this, list = columns->menu()] {
    list->clear();
    m_columns->fill(*list);
  });
}

QWidget* RowPage::buildBody()
{
  auto* body = new QWidget(this);
  auto* row = new QHBoxLayout(body);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  m_form = new FilterForm(*m_model, body);
  m_form->hide();
  row->addWidget(m_form);
  row->addWidget(m_grid, 1);
  connect(&m_form->condition(), &QLineEdit::textChanged, this, [this] { m_typed.start(); });
  connect(&m_form->condition(), &QLineEdit::returnPressed, this, &RowPage::ask);
  connect(m_form, &FilterForm::conditionMade, &m_form->condition(), &QLineEdit::setText);
  connect(m_form, &FilterForm::closeRequested, this, [this] { setFormVisible(false); });
  m_empty = new QLabel(m_grid);
  m_empty->setAlignment(Qt::AlignCenter);
  m_empty->setWordWrap(true);
  m_empty->setProperty("muted", true);
  m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
  m_empty->hide();
  auto* over = new QVBoxLayout(m_grid);
  over->addWidget(m_empty);
  return body;
}

void RowPage::connectModel()
{
  connect(m_model, &RowModel::ordered, this, [this] {
    m_fault->hide();
    showCounts();
    m_sums->follow(m_grid->selected());
  });
  connect(m_model, &RowModel::busyChanged, this, [this] {
    if (m_model->isBusy())
      m_busy.start();
    else
      m_stop->hide();
  });
  connect(m_model, &RowModel::failed, this, &RowPage::showFault);
}

void RowPage::connectGrid()
{
  connect(m_grid, &RowGrid::picked, this, &RowPage::pick);
  connect(m_grid, &RowGrid::cellFault, this, [this](const QString& sentence) {
    m_fault->setText(sentence);
    m_fault->setVisible(!sentence.isEmpty());
  });
  connect(m_grid, &RowGrid::cleared, this, [this] { m_selection.clear(); });
  connect(m_grid, &RowGrid::activatedRow, this, [this](int row) {
    Q_EMIT goToRequested(m_model->rows()[static_cast<std::size_t>(row)]);
  });
  connect(&m_selection, &Selection::changed, this, &RowPage::showSelection);
  QHeaderView* header = m_grid->horizontalHeader();
  header->setContextMenuPolicy(Qt::CustomContextMenu);
  connect(header, &QWidget::customContextMenuRequested, this, [this, header](const QPoint& at) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_columns->fill(*menu, header->logicalIndexAt(at));
    menu->popup(header->mapToGlobal(at));
  });
}

QTableView& RowPage::view()
{
  return *m_grid;
}

QLineEdit& RowPage::condition()
{
  return m_form->condition();
}

void RowPage::show(const workspace::Moment& moment, const workspace::Layer& layer)
{
  m_model->show(moment, layer);
  m_columns->show(layer);
  m_sums->showFields();
  showSelection();
}

void RowPage::showAbsent()
{
  clearFilters();
  m_model->show({}, m_model->layer());
  m_count->clear();
  m_empty->setText(tr("This layer was not there yet."));
  m_empty->show();
}

void RowPage::refresh(const workspace::Moment& moment, const workspace::Layer& layer)
{
  if (layer.fields != m_model->layer().fields)
    clearFilters(); // they may ask for a field that is gone
  m_model->refresh(moment, layer);
  m_columns->show(layer);
  m_sums->showFields();
}

void RowPage::setView(const geo::TablePtr& table, const geo::Extent& view)
{
  const bool isNew = m_table != table || !(m_view == view);
  m_table = table;
  m_view = view;
  if (isNew && m_isInViewOnly)
    findInView();
}

void RowPage::setInViewOnly(bool isOn)
{
  if (m_isInViewOnly == isOn)
    return;
  m_isInViewOnly = isOn;
  findInView();
}

/// Keeps what was found before until the new is here, so that rows don't flicker.
void RowPage::findInView()
{
  const int question = ++m_question;
  if (!m_isInViewOnly || m_table == nullptr) {
    m_inView.reset();
    narrow();
    return;
  }
  auto work = [table = m_table, view = m_view](Progress& progress) {
    return mapview::rowsInView(*table, view, progress);
  };
  startJob(m_pool, m_life.get(), std::move(work),
           [this, question](Result<std::optional<std::vector<qint64>>> rows) {
             if (question != m_question || !rows)
               return;
             m_inView = std::move(rows).value();
             narrow();
           });
}

void RowPage::setSelectedOnly(bool isOn)
{
  if (isOn)
    m_onlySelected = m_grid->selected();
  else
    m_onlySelected.reset();
  narrow();
}

void RowPage::setFormVisible(bool isVisible)
{
  m_form->setVisible(isVisible);
  if (!isVisible)
    return;
  if (m_form->isEmpty() && condition().text().isEmpty())
    m_form->addTest();
  condition().setFocus(Qt::OtherFocusReason);
}

/// Rows that all of the sets hold.
void RowPage::narrow()
{
  workspace::RowFilter filter = m_model->filter();
  filter.among = m_inView ? m_inView : m_onlySelected;
  if (m_inView && m_onlySelected) {
    filter.among->clear();
    std::set_intersection(m_inView->begin(), m_inView->end(), m_onlySelected->begin(),
                          m_onlySelected->end(), std::back_inserter(*filter.among));
  }
  m_model->setFilter(filter);
  showChips();
}

void RowPage::clearFilters()
{
  const QSignalBlocker search(m_search), condition(&m_form->condition());
  m_search->clear();
  m_form->condition().clear();
  m_form->clear();
  m_isInViewOnly = false;
  ++m_question;
  m_inView.reset();
  m_onlySelected.reset();
  m_typed.stop();
  m_model->setFilter({});
  showChips();
}

void RowPage::ask()
{
  m_typed.stop();
  workspace::RowFilter filter = m_model->filter();
  filter.search = m_search->text();
  filter.expression = m_form->condition().text();
  m_model->setFilter(filter);
  showChips();
}

void RowPage::showChips()
{
  QList<FilterChips::Chip> chips;
  if (m_isInViewOnly)
    chips.append({tr("In view"), [this] { setInViewOnly(false); }});
  if (m_onlySelected)
    chips.append({tr("%n selected row(s)", nullptr, static_cast<int>(m_onlySelected->size())),
                  [this] { setSelectedOnly(false); }});
  const workspace::RowFilter& filter = m_model->filter();
  if (!filter.expression.trimmed().isEmpty())
    chips.append({filter.expression.trimmed(), [this] {
                    m_form->clear();
                    m_form->condition().clear();
                    ask();
                  }});
  if (!filter.search.trimmed().isEmpty())
    //: %1 what was typed into the search
    chips.append({tr("Holds “%1”").arg(filter.search.trimmed()), [this] {
                    m_search->clear();
                    ask();
                  }});
  m_chips->show(chips);
}

void RowPage::showCounts()
{
  const std::size_t shown = m_model->rows().size();
  const auto all = static_cast<std::size_t>(std::max<qint64>(0, m_model->layer().featureCount));
  const bool isFiltered = !m_model->filter().isEmpty();
  //: %1 rows that fit, %2 rows in all
  m_count->setText(isFiltered ? tr("%1 / %2 rows").arg(countOf(shown), countOf(all))
                              : tr("%n row(s)", nullptr, static_cast<int>(shown)));
  m_empty->setVisible(shown == 0);
  m_empty->setText(isFiltered ? tr("No row fits the filter. %1 rows are hidden.").arg(countOf(all))
                              : tr("This layer has no rows yet."));
}

void RowPage::showFault(const Error& error)
{
  m_fault->setText(errorText(error));
  m_fault->show();
}

QString RowPage::countText() const
{
  return m_count->text();
}

QString RowPage::faultText() const
{
  return m_fault->isHidden() ? QString() : m_fault->text();
}

QString RowPage::sumsText() const
{
  return m_sums->text();
}

QStringList RowPage::chipTexts() const
{
  return m_chips->texts();
}

} // namespace diaban::uikit
