#include "figuremodel.h"
#include "figureview.h"
#include "words.h"

#include <diaban/coverage/ui/coveragetables.h>
#include <diaban/uikit/icons.h>
#include <diaban/uikit/parts.h>

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>
#include <limits>

namespace diaban::coverage {
namespace {

using Kind = FigureColumn::Kind;
constexpr int kTabsHeight = 36;
constexpr int kGap = 16;
constexpr int kType = 2; ///< the column of a site's type of unit
constexpr int kAdds = 7; ///< and that of what it adds
constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

std::vector<FigureColumn> columnsOf(CoverageTables::Table table)
{
  switch (table) {
  case CoverageTables::Table::Sites:
    return {{CoverageTables::tr("No."), Kind::Count},
            {CoverageTables::tr("Site")},
            {CoverageTables::tr("Type")},
            {CoverageTables::tr("Street")},
            {CoverageTables::tr("Owner of the pole")},
            {CoverageTables::tr("Kind"), Kind::Words, false},
            {CoverageTables::tr("Price, million"), Kind::Millions},
            {CoverageTables::tr("Adds, people"), Kind::Added},
            {CoverageTables::tr("In all"), Kind::Count}};
  case CoverageTables::Table::Sensors:
    return {{CoverageTables::tr("Name")},
            {CoverageTables::tr("Type")},
            {CoverageTables::tr("Owner")},
            {CoverageTables::tr("Serves, people"), Kind::Count},
            {CoverageTables::tr("Price, million"), Kind::Millions},
            {CoverageTables::tr("Protocol")},
            {CoverageTables::tr("Data recipient")}};
  case CoverageTables::Table::Communes:
    return {{CoverageTables::tr("Commune")},
            {CoverageTables::tr("People"), Kind::Count},
            {CoverageTables::tr("Served"), Kind::Count},
            {CoverageTables::tr("Share"), Kind::Share},
            {CoverageTables::tr("By 2 or more"), Kind::Count},
            {CoverageTables::tr("Road served, km"), Kind::Kilometres},
            {CoverageTables::tr("Share of road"), Kind::Share}};
  case CoverageTables::Table::Gaps: break;
  }
  return {{CoverageTables::tr("No."), Kind::Count},
          {CoverageTables::tr("Commune")},
          {CoverageTables::tr("People"), Kind::Count},
          {CoverageTables::tr("Buildings"), Kind::Count}};
}

QString titleOf(CoverageTables::Table table)
{
  switch (table) {
  case CoverageTables::Table::Sites: return CoverageTables::tr("Proposed sites");
  case CoverageTables::Table::Sensors: return CoverageTables::tr("Sensors");
  case CoverageTables::Table::Communes: return CoverageTables::tr("By commune");
  case CoverageTables::Table::Gaps: break;
  }
  return CoverageTables::tr("Gaps");
}

QString emptyText(CoverageTables::Table table)
{
  switch (table) {
  case CoverageTables::Table::Sites:
    return CoverageTables::tr(
        "No site was asked for yet. Choose a goal and possible sites in step 4 at the "
        "left, then press “Find sites”.");
  case CoverageTables::Table::Sensors:
    return CoverageTables::tr(
        "No sensor is reckoned with yet. Choose a layer of sensors in step 1 at the left.");
  case CoverageTables::Table::Communes:
    return CoverageTables::tr(
        "Nothing is told by commune: that needs a layer of communes with their people.");
  case CoverageTables::Table::Gaps: break;
  }
  return CoverageTables::tr("No place where people live is left out, as far as it was reckoned.");
}

} // namespace

CoverageTables::CoverageTables(QWidget* parent)
    : QWidget(parent)
{
  setProperty("surface", QStringLiteral("panel"));
  setAttribute(Qt::WA_StyledBackground);
  m_body = new QStackedWidget(this);
  QWidget* head = buildHead();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  m_stateBelow = uikit::caption({}, this);
  m_stateBelow->setContentsMargins(12, 2, 12, 4);
  column->addWidget(head);
  column->addWidget(m_stateBelow);
  column->addWidget(m_body, 1);
  for (int table = 0; table < kTables; ++table) {
    m_pages[static_cast<std::size_t>(table)] = buildPage(static_cast<Table>(table));
    m_body->addWidget(m_pages[static_cast<std::size_t>(table)].body);
    m_tabs->addTab(QString());
  }
  connect(m_tabs, &QTabBar::currentChanged, m_body, &QStackedWidget::setCurrentIndex);
  setSiting(nullptr);
  showCounts();
  showTable(Table::Sensors); // what there is before anybody asks for sites
}

QWidget* CoverageTables::buildHead()
{
  auto* head = new QWidget(this);
  auto* row = new QHBoxLayout(head);
  row->setContentsMargins(0, 0, 6, 0);
  row->setSpacing(8);
  m_tabs = new QTabBar(head);
  m_tabs->setAccessibleName(tr("Tables of coverage"));
  m_tabs->setFixedHeight(kTabsHeight);
  m_tabs->setDrawBase(false);
  m_tabs->setExpanding(false);
  m_tabs->setUsesScrollButtons(false);
  m_tabs->setElideMode(Qt::ElideRight);
  m_state = uikit::caption({}, head);
  m_state->setWordWrap(false);
  m_write = new QPushButton(head);
  m_write->setAccessibleName(tr("Write as a new layer…"));
  m_write->setToolTip(tr("The proposed sites become a layer of sensors"));
  m_export = new QPushButton(uikit::icon(QStringLiteral("document-export")), {}, head);
  m_export->setAccessibleName(tr("Export XLSX…"));
  m_export->setEnabled(false);
  m_export->setToolTip(tr("All tables, each as a sheet of one spreadsheet"));
  auto* hide = new QToolButton(head);
  hide->setIcon(uikit::icon(QStringLiteral("close")));
  hide->setAccessibleName(tr("Hide the tables"));
  hide->setToolTip(hide->accessibleName());
  row->addWidget(m_tabs);
  row->addWidget(m_state);
  row->addStretch(1);
  row->addWidget(m_write);
  row->addWidget(m_export);
  row->addWidget(hide);
  connect(m_write, &QPushButton::clicked, this, &CoverageTables::writeRequested);
  connect(m_export, &QPushButton::clicked, this, &CoverageTables::exportRequested);
  connect(hide, &QToolButton::clicked, this, &CoverageTables::closeRequested);
  return head;
}

CoverageTables::Page CoverageTables::buildPage(Table table)
{
  Page page;
  page.model = new FigureModel(columnsOf(table), this);
  page.body = new QStackedWidget(m_body);
  auto* view = new FigureView(*page.model, page.body);
  page.view = view;
  view->setAccessibleName(titleOf(table));
  auto* nothing = uikit::ground(QStringLiteral("base"), page.body);
  auto* middle = new QVBoxLayout(nothing);
  page.empty = uikit::caption(emptyText(table), nothing);
  page.empty->setAlignment(Qt::AlignCenter);
  middle->addWidget(page.empty);
  page.body->addWidget(nothing);
  page.body->addWidget(view);
  connect(view, &FigureView::chosen, this, [this, table](int row) { tellChosen(table, row); });
  connect(view, &FigureView::goTo, this, [this, table](int row) { tellGoTo(table, row); });
  return page;
}

void CoverageTables::tellChosen(Table table, int row)
{
  switch (table) {
  case Table::Sites: Q_EMIT siteChosen(row); return;
  case Table::Sensors: Q_EMIT sensorChosen(row); return;
  case Table::Communes: Q_EMIT communeChosen(row); return;
  case Table::Gaps: Q_EMIT gapChosen(row); return;
  }
}

void CoverageTables::tellGoTo(Table table, int row)
{
  switch (table) {
  case Table::Sites: Q_EMIT goToSite(row); return;
  case Table::Sensors: Q_EMIT goToSensor(row); return;
  case Table::Communes: Q_EMIT goToCommune(row); return;
  case Table::Gaps: Q_EMIT goToGap(row); return;
  }
}

/// The row that was marked stays so, by its place in what is given.
void CoverageTables::setRows(Table table, std::vector<std::vector<FigureCell>> rows)
{
  const int before = current(table);
  const Page& shown = page(table);
  const bool isEmpty = rows.empty();
  {
    const QSignalBlocker quiet(shown.view);
    shown.model->setRows(std::move(rows));
  }
  shown.body->setCurrentIndex(isEmpty ? 0 : 1);
  if (current(table) != before)
    choose(table, before);
  showCounts();
}

void CoverageTables::setReport(const CoverageReport* report, const SensorTypes& types)
{
  std::vector<FigureModel::Row> sensors, communes;
  m_typeTitles.clear();
  for (const SensorType& type : types.all())
    m_typeTitles.insert(type.id, type.title());
  if (report != nullptr) {
    m_levels = report->served.levels;
    m_isPeople = report->population != nullptr && report->population->isKnown;
    page(Table::Sites)
        .model->setTitle(kAdds, m_isPeople ? tr("Adds, people") : tr("Adds, buildings"));
    const std::vector<Sensor>& all = report->coverage.sensors;
    const std::vector<double>& people = report->served.peopleOfSensor;
    for (std::size_t i = 0; i < all.size(); ++i) {
      sensors.push_back({all[i].name, titleOfType(all[i].type), all[i].owner,
                         m_isPeople && i < people.size() ? people[i] : kUnknown,
                         all[i].values.valueOr(SensorField::Cost, kUnknown), all[i].protocol,
                         all[i].recipient});
    }
    for (const ServedCommune& of : report->served.communes) {
      const bool hasRoad = of.roadMetres.total() > 0;
      communes.push_back({of.commune.name, of.people.total(), of.people.served(),
                          of.people.total() > 0 ? of.people.served() / of.people.total() : kUnknown,
                          of.people.atLeast(2), hasRoad ? of.roadMetres.served() : kUnknown,
                          hasRoad ? of.roadMetres.served() / of.roadMetres.total() : kUnknown});
    }
  }
  setRows(Table::Sensors, std::move(sensors));
  setRows(Table::Communes, std::move(communes));
  m_export->setEnabled(report != nullptr);
}

void CoverageTables::setSiting(const SitingReport* report, bool isFinal)
{
  std::vector<FigureModel::Row> rows;
  if (report != nullptr)
    for (std::size_t i = 0; i < report->sites.size(); ++i) {
      const ProposedSite& site = report->sites[i];
      rows.push_back({static_cast<double>(i + 1), site.unit.name, titleOfType(site.unit.type),
                      site.street, site.owner,
                      site.isThere ? tr("Stands already") : tr("To be built"), site.cost, site.adds,
                      site.sum});
    }
  m_hasSites = !rows.empty();
  page(Table::Sites)
      .view->setColumnHidden(kType, report == nullptr || report->request.others.isEmpty());
  setRows(Table::Sites, std::move(rows));
  const QString state = report == nullptr ? QString() : stateText(*report, isFinal);
  m_state->setText(state);
  m_stateBelow->setText(state);
  placeState();
  m_write->setEnabled(m_hasSites && m_isWritable && isFinal);
}

QString CoverageTables::titleOfType(const QString& id) const
{
  return m_typeTitles.value(id, id);
}

void CoverageTables::setGaps(const std::vector<Gap>& gaps)
{
  std::vector<FigureModel::Row> rows;
  for (std::size_t i = 0; i < gaps.size(); ++i)
    rows.push_back({static_cast<double>(i + 1), gaps[i].commune,
                    m_isPeople ? gaps[i].people : kUnknown,
                    static_cast<double>(gaps[i].dwellings)});
  setRows(Table::Gaps, std::move(rows));
}

void CoverageTables::resizeEvent(QResizeEvent* event)
{
  QWidget::resizeEvent(event);
  placeHead();
}

/// Fewer words on buttons before words of tabs are cut.
void CoverageTables::placeHead()
{
  m_state->hide();
  const QLayout* row = m_state->parentWidget()->layout();
  m_write->setText(m_write->accessibleName());
  m_export->setText(m_export->accessibleName());
  if (row->sizeHint().width() > width()) {
    //: a short form of “Write as a new layer…”
    m_write->setText(tr("Write…"));
    //: a short form of “Export XLSX…”
    m_export->setText(tr("XLSX…"));
  }
  placeState();
}

/// Between tabs and buttons where it has room there, else in a line of its own.
void CoverageTables::placeState()
{
  m_state->hide();
  const int others = m_state->parentWidget()->layout()->sizeHint().width();
  const bool isNeeded = !m_state->text().isEmpty();
  const bool hasRoom = others + m_state->sizeHint().width() + kGap <= width();
  m_state->setVisible(isNeeded && hasRoom);
  m_stateBelow->setVisible(isNeeded && !hasRoom);
}

/// How good the choice is, what it costs, from which class on places count.
QString CoverageTables::stateText(const SitingReport& report, bool isFinal) const
{
  const Siting& siting = report.siting;
  QStringList parts;
  double cost = 0; // not the solver's, which counts sites where they cost nothing
  for (const ProposedSite& site : report.sites)
    cost += site.cost;
  const double gap = siting.objective == 0
                         ? 0
                         : std::abs(siting.bound - siting.objective) / std::abs(siting.objective);
  if (siting.isOptimal)
    parts << tr("Proven to be the best choice");
  else if (isFinal)
    //: %1 a share in per cent
    parts << tr("Stopped: at most %1 below the best choice").arg(percentText(gap));
  else
    parts << tr("Best so far: at most %1 below the best choice").arg(percentText(gap));
  if (report.request.budget)
    //: %1 and %2 amounts of money
    parts << tr("%1 of %2").arg(moneyText(cost), moneyText(*report.request.budget));
  else if (cost > 0)
    parts << moneyText(cost);
  const int worst = report.request.worstLevel;
  if (worst >= 0 && worst < static_cast<int>(m_levels.size()))
    //: %1 a class of coverage
    parts << tr("from class “%1”").arg(m_levels[static_cast<std::size_t>(worst)].title);
  return parts.join(QStringLiteral(" · "));
}

void CoverageTables::setWritable(bool isWritable)
{
  m_isWritable = isWritable;
  m_write->setEnabled(m_hasSites && isWritable);
}

void CoverageTables::showTable(Table table)
{
  m_tabs->setCurrentIndex(static_cast<int>(table));
}

CoverageTables::Table CoverageTables::shownTable() const
{
  return static_cast<Table>(m_tabs->currentIndex());
}

int CoverageTables::current(Table table) const
{
  const QModelIndex index = page(table).view->currentIndex();
  return index.isValid() ? page(table).model->sourceOf(index.row()) : -1;
}

void CoverageTables::choose(Table table, int row)
{
  const Page& shown = page(table);
  const QSignalBlocker quiet(shown.view);
  const int at = shown.model->rowOf(row);
  if (at < 0) {
    shown.view->setCurrentIndex({});
    shown.view->clearSelection();
    return;
  }
  shown.view->selectRow(at);
  shown.view->scrollTo(shown.model->index(at, 0));
}

QTableView* CoverageTables::view(Table table) const
{
  return page(table).view;
}

void CoverageTables::showCounts()
{
  for (int table = 0; table < kTables; ++table) {
    const int rows = page(static_cast<Table>(table)).model->rowCount();
    //: %1 what a table holds, %2 how many rows
    const QString text =
        tr("%1 · %2").arg(titleOf(static_cast<Table>(table)), QLocale().toString(rows));
    m_tabs->setTabText(table, text);
    m_tabs->setTabToolTip(table, text);
  }
  placeHead();
}

} // namespace diaban::coverage
