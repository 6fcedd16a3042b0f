#include "coveragework.h"

#include "actions.h"
#include "session.h"
#include "sitingmemory.h"
#include "unitwork.h"
#include "workbench.h"

#include <diaban/coverage/ui/coveragetables.h>
#include <diaban/coverage/ui/servedpanel.h>
#include <diaban/coverage/ui/stepspanel.h>
#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/messages.h>

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QLocale>

#include <algorithm>
#include <set>

namespace diaban::desktop {

using coverage::CoverageReport;
using coverage::CoverageRequest;
using coverage::CoverageTables;
using coverage::SensorChoice;
using coverage::Served;
using coverage::SitingReport;
using coverage::StepsPanel;
using workspace::Layer;

namespace {

constexpr qint64 kQuickMs = 2000; ///< what took no longer is done again by itself
constexpr double kGapSide = 200;  ///< metres
constexpr int kPlaceScale = 2000; ///< at least so near one goes to a place

/// What a job brings back.
struct Reckoned {
  CoverageWork::ReportPtr report;
  std::vector<coverage::Gap> gaps;
  CoverageTablesOnMap tables;
  qint64 milliseconds = 0;
};

bool isOfPoints(const Layer& layer)
{
  return !layer.isRaster && !layer.isBroken && layer.geometry == geo::GeometryKind::Point;
}

/// Where a model of a layer is remembered: by the layer, whatever its workspace is called.
QString settingOf(const QString& layer)
{
  return QStringLiteral("coverage/model/") + layer;
}

coverage::SensorTypes loadedTypes()
{
  auto types = coverage::SensorTypes::load();
  return types ? std::move(types).value() : coverage::SensorTypes();
}

} // namespace

CoverageWork::CoverageWork(const Actions& actions, Workbench& bench, Session& session,
                           ChooseFile chooseFile, QObject* parent)
    : QObject(parent)
    , m_actions(actions)
    , m_bench(bench)
    , m_session(session)
    , m_document(session.document)
    , m_messages(session.messages)
    , m_steps(bench.coverageSteps())
    , m_served(bench.served())
    , m_tables(bench.coverageTables())
    , m_chooseFile(std::move(chooseFile))
    , m_types(loadedTypes())
    , m_units(new UnitWork(actions, bench, session, m_types, this))
    , m_life(std::make_unique<QObject>())
{
  connect(actions[Command::CoverageArea], &QAction::triggered, this, [this] { enter(true); });
  connect(actions[Command::MapArea], &QAction::triggered, this, [this] { enter(false); });
  connectSteps();
  connectTables();
  connect(&m_document, &Document::layersChanged, this, &CoverageWork::followLayers);
  connect(&m_document, &Document::mapChanged, this, [this] {
    if (!m_awaited.isEmpty() && m_document.table(m_awaited) != nullptr)
      showOnMap();
  });
  connect(&m_document, &Document::opened, this, &CoverageWork::forget);
  connect(&m_document, &Document::closing, this, &CoverageWork::forget);
  connect(&bench.canvas(), &uikit::MapCanvas::viewChanged, this, &CoverageWork::countUnits);
}

CoverageWork::~CoverageWork() = default;

void CoverageWork::connectSteps()
{
  connect(&m_steps, &StepsPanel::layerChanged, this, [this] {
    offerTypes();
    offerModel();
    reckon();
  });
  connect(&m_steps, &StepsPanel::typeChanged, this, [this] {
    offerModel();
    reckon();
  });
  connect(&m_steps, &StepsPanel::modelChanged, this, [this] {
    m_session.settings.setValue(
        settingOf(m_steps.layer()),
        QString::fromUtf8(QJsonDocument(m_steps.model().toJson()).toJson(QJsonDocument::Compact)));
    reckon();
  });
  connect(&m_steps, &StepsPanel::shownChanged, this, &CoverageWork::showOnMap);
  connect(&m_steps, &StepsPanel::candidatesChanged, this, &CoverageWork::offerLayers);
  connect(&m_steps, &StepsPanel::reckonRequested, this, &CoverageWork::reckon);
  connect(&m_steps, &StepsPanel::sitingRequested, this, &CoverageWork::findSites);
  connect(&m_steps, &StepsPanel::stopRequested, this, &CoverageWork::stop);
  connect(&m_steps, &StepsPanel::importRequested, m_actions[Command::Import], &QAction::trigger);
  connect(&m_steps, &StepsPanel::placeRequested, m_actions[Command::UnitPlace], &QAction::trigger);
  connect(&m_steps, &StepsPanel::alongLineRequested, m_units, &UnitWork::placeAlong);
  connect(&m_steps, &StepsPanel::writeRequested, this, &CoverageWork::writeLayers);
  connect(&m_steps, &StepsPanel::rastersRequested, this, &CoverageWork::writeRasters);
}

void CoverageWork::connectTables()
{
  connect(m_units, &UnitWork::chosen, this,
          [this](int sensor) { m_tables.choose(CoverageTables::Table::Sensors, sensor); });
  connect(&m_tables, &CoverageTables::sensorChosen, m_units, &UnitWork::choose);
  connect(&m_tables, &CoverageTables::siteChosen, this, [this](int site) {
    m_chosenSite = site;
    showUnits();
  });
  connect(&m_tables, &CoverageTables::goToSite, this,
          [this](int site) { goTo(m_siting->sites[static_cast<std::size_t>(site)].unit.place); });
  connect(&m_tables, &CoverageTables::goToSensor, this, [this](int sensor) {
    goTo(m_report->coverage.sensors[static_cast<std::size_t>(sensor)].place);
  });
  const auto showGap = [this](int gap) {
    m_bench.canvas().showExtent(m_gaps[static_cast<std::size_t>(gap)].shape.extent());
  };
  connect(&m_tables, &CoverageTables::goToGap, this, showGap);
  connect(&m_served, &coverage::ServedPanel::gapChosen, this, showGap);
  connect(&m_served, &coverage::ServedPanel::overlapChosen, this, [this](int overlap) {
    goTo(m_report->served.overlaps[static_cast<std::size_t>(overlap)].place);
  });
  connect(&m_served, &coverage::ServedPanel::findingsRequested, this, &CoverageWork::writeFindings);
  connect(&m_served, &coverage::ServedPanel::comparisonChanged, this, &CoverageWork::showServed);
  connect(&m_served, &coverage::ServedPanel::areasRequested, this, &CoverageWork::reckonAreas);
  connect(&m_served, &coverage::ServedPanel::areasStopRequested, this, &CoverageWork::stopAreas);
  connect(&m_tables, &CoverageTables::goToCommune, this, &CoverageWork::goToCommune);
  connect(&m_tables, &CoverageTables::writeRequested, this, &CoverageWork::writeSites);
  connect(&m_tables, &CoverageTables::exportRequested, this, &CoverageWork::exportTables);
  connect(&m_tables, &CoverageTables::closeRequested, this,
          [this] { m_bench.showCoverageTables(false); });
}

bool CoverageWork::isHere() const
{
  return m_document.isOpen() && m_bench.area() == WorkArea::Coverage;
}

void CoverageWork::enter(bool isHere)
{
  m_bench.showArea(isHere ? WorkArea::Coverage : WorkArea::Map);
  m_units->setActive(isHere);
  if (isHere) {
    offerLayers();
    if (m_report == nullptr || isStale())
      reckon();
  }
  showOnMap();
}

/// Layers of sensors first, in the order of the map; the others may hold sensors too.
void CoverageWork::offerLayers()
{
  QVector<SensorChoice> sensors, others, candidates;
  const coverage::GroundLayers ground = suggestedGround(m_document.layers(), m_types);
  coverage::GroundTitles titles;
  for (const Layer& layer : m_document.layers()) {
    if (layer.name == ground.buildings)
      titles.buildings = layer.title;
    if (layer.name == ground.terrain)
      titles.terrain = layer.title;
    if (!isOfPoints(layer))
      continue;
    if (layer.role == workspace::LayerRole::Sensors)
      sensors.append({layer.name, layer.title});
    else
      others.append({layer.name, layer.title});
    if (layer.role != workspace::LayerRole::Sensors)
      candidates.append({layer.name, layer.title});
  }
  const bool isFirst = m_steps.layer().isEmpty();
  m_steps.setGround(titles);
  m_steps.setLayers(sensors + others);
  std::stable_partition(candidates.begin(), candidates.end(), [&](const SensorChoice& choice) {
    return m_document.layer(choice.id)->role == workspace::LayerRole::Infrastructure;
  });
  m_steps.setCandidateLayers(candidates);
  if (isFirst && !m_steps.layer().isEmpty()) {
    offerTypes();
    offerModel();
    if (const auto kept = readSiting(m_session.settings, m_document.path()))
      m_steps.setSitingRequest(*kept);
  }
  if (const Layer* layer = m_document.layer(m_steps.candidateLayer()))
    m_steps.setCandidateCount(static_cast<int>(layer->featureCount));
  m_steps.setWritable(!m_document.isReadOnly());
  m_tables.setWritable(!m_document.isReadOnly());
  m_served.setFindingsOffered(!m_document.isReadOnly());
}

/// All types: what rows say of theirs is known only when they were read.
void CoverageWork::offerTypes()
{
  QVector<SensorChoice> choices;
  for (const coverage::SensorType& type : m_types.all())
    choices.append({type.id, type.title()});
  m_steps.setTypes(choices);
  const Layer* layer = m_document.layer(m_steps.layer());
  if (layer == nullptr)
    return;
  const coverage::SensorType& told = m_types.told(layer->name + QLatin1Char(' ') + layer->title);
  m_steps.chooseType(&told == &m_types.all().back() ? QString() : told.id);
}

/// As it was used for this layer, else as its type suggests.
void CoverageWork::offerModel()
{
  const coverage::SensorType* type = m_types.find(m_steps.type());
  QJsonObject json;
  const QString kept = m_session.settings.value(settingOf(m_steps.layer())).toString();
  if (!kept.isEmpty())
    json = QJsonDocument::fromJson(kept.toUtf8()).object();
  else if (type != nullptr)
    json = type->modelJson();
  const auto model = coverage::CoverageModel::fromJson(json);
  m_steps.setModel(model ? model.value() : coverage::CoverageModel(),
                   type != nullptr ? type->values : coverage::SensorValues());
}

CoverageRequest CoverageWork::request() const
{
  CoverageRequest request;
  request.sensors = m_steps.layer();
  request.type = m_steps.type();
  request.model = m_steps.model();
  request.ground = suggestedGround(m_document.layers(), m_types);
  return request;
}

/// Whether a layer that was read is not as it was.
bool CoverageWork::isStale() const
{
  for (auto read = m_report->read.begin(); read != m_report->read.end(); ++read) {
    const Layer* layer = m_document.layer(read.key());
    if (layer == nullptr || layer->revision != read->layer.revision)
      return true;
  }
  return false;
}

void CoverageWork::followLayers()
{
  if (!isHere())
    return;
  offerLayers();
  if (m_report == nullptr || !isStale())
    return;
  if (m_lastMilliseconds <= kQuickMs)
    reckon();
  else
    m_steps.setStale(true, tr("Layers have changed since this was reckoned."));
}

void CoverageWork::reckon()
{
  const auto workspace = m_document.workspace();
  if (workspace == nullptr || m_steps.layer().isEmpty())
    return;
  if (m_isReckoning || m_isSiting) {
    m_isWanted = true;
    return;
  }
  m_isReckoning = true;
  m_steps.setRunning(true);
  auto work = [workspace, types = m_types, request = request(),
               before = m_report](Progress& progress) -> Result<Reckoned> {
    QElapsedTimer timer;
    timer.start();
    DIABAN_TRY(figures, coverage::reckonFigures(*workspace, types, request, before, progress));
    Reckoned made;
    made.gaps = gapsOf(figures.served, *figures.population, kGapSide);
    made.report = std::make_shared<const CoverageReport>(std::move(figures));
    if (areAreasQuick(made.report->coverage))
      if (const auto whole = withAreas(made.report, progress))
        made.report = whole.value(); // else it is said when they are reckoned alone
    made.tables = {areaTable(*made.report), gapTable(made.gaps)};
    made.milliseconds = timer.elapsed();
    return made;
  };
  m_session.jobs.run(tr("Sensor coverage"), m_life.get(), std::move(work),
                     [this](const Result<Reckoned>& made) {
                       m_isReckoning = false;
                       m_steps.setRunning(false);
                       if (made)
                         take(made.value().report, made.value().gaps, made.value().tables,
                              made.value().milliseconds);
                       else
                         fail(made.error());
                       if (std::exchange(m_isWanted, false))
                         reckon();
                     });
}

void CoverageWork::take(const ReportPtr& report, std::vector<coverage::Gap> gaps,
                        const CoverageTablesOnMap& tables, qint64 milliseconds)
{
  const bool isOther = m_report == nullptr || m_report->request.sensors != report->request.sensors;
  m_areaLife.reset(); // of the one before
  if (isOther || m_report->request.type != report->request.type)
    m_before.reset();
  else if (m_before == nullptr || !m_served.isComparing())
    m_before = m_report;
  m_report = report;
  m_gaps = std::move(gaps);
  m_onMap = tables;
  m_lastMilliseconds = milliseconds;
  m_reckonedAt = QTime::currentTime();
  if (isOther)
    m_siting.reset(); // of other sensors
  m_steps.setStale(false);
  showServed();
  m_served.setGaps(m_gaps);
  m_served.setSiting(m_siting.get());
  m_tables.setReport(m_report.get(), m_types);
  m_tables.setGaps(m_gaps);
  m_tables.setSiting(m_siting.get());
  m_units->setReport(m_report);
  showUnits();
  showOnMap();
  countUnits();
  if (!m_report->hasAreas)
    reckonAreas();
}

void CoverageWork::findSites()
{
  const auto workspace = m_document.workspace();
  if (workspace == nullptr || m_report == nullptr || m_isReckoning || m_isSiting)
    return;
  coverage::SitingRequest wanted = m_steps.sitingRequest();
  writeSiting(m_session.settings, m_document.path(), wanted);
  if (wanted.type.isEmpty() && !m_report->coverage.sensors.empty())
    wanted.type = m_report->coverage.sensors.front().type;
  if (m_steps.isOnlyInView())
    wanted.area = m_bench.canvas().viewport().extent();
  m_isSiting = true;
  m_steps.setRunning(true);
  QObject* const life = m_life.get();
  auto work = [this, life, workspace, types = m_types, report = m_report,
               wanted](Progress& progress) -> Result<SitingReport> {
    const auto better = [this, life](const SitingReport& found) {
      QMetaObject::invokeMethod(life, [this, found] { takeSites(found, false); });
    };
    return coverage::findSites(*workspace, types, *report, wanted, progress, better);
  };
  m_session.jobs.run(tr("Look for sites"), life, std::move(work),
                     [this](const Result<SitingReport>& found) {
                       m_isSiting = false;
                       m_steps.setRunning(false);
                       if (found)
                         takeSites(found.value(), true);
                       else
                         fail(found.error());
                       if (std::exchange(m_isWanted, false))
                         reckon();
                     });
}

void CoverageWork::takeSites(const SitingReport& report, bool isFinal)
{
  m_siting = std::make_shared<const SitingReport>(report);
  m_chosenSite = report.sites.empty() ? -1 : 0;
  m_served.setSiting(m_siting.get());
  m_tables.setSiting(m_siting.get(), isFinal);
  m_tables.showTable(CoverageTables::Table::Sites);
  m_tables.choose(CoverageTables::Table::Sites, m_chosenSite);
  m_bench.showCoverageTables(isHere());
  showUnits();
}

/// The job goes with its owner; the best sites found so far stay.
void CoverageWork::stop()
{
  m_life = std::make_unique<QObject>();
  m_isReckoning = m_isSiting = m_isWanted = false;
  m_steps.setRunning(false);
  if (m_siting != nullptr) // the best so far is what there is now
    m_tables.setSiting(m_siting.get(), true);
}

void CoverageWork::showOnMap()
{
  if (!isHere() || m_report == nullptr) {
    m_document.showAbove({});
    return;
  }
  const int levels = static_cast<int>(m_report->served.levels.size());
  ShownCoverage shown;
  for (int i = 0; i < levels; ++i)
    shown.levels.push_back(m_steps.isLevelShown(i));
  shown.gaps = m_steps.areGapsShown();
  std::vector<uikit::MapLayer> layers = layersOf(m_onMap, levels, shown);
  if (const auto candidates = candidatesOnMap())
    layers.push_back(*candidates);
  m_document.showAbove(std::move(layers));
}

/// Where one may be put, as rings; read first where its layer is hidden.
std::optional<uikit::MapLayer> CoverageWork::candidatesOnMap()
{
  const QString name = m_steps.candidateLayer();
  const bool areShown = m_steps.areCandidatesShown() && !name.isEmpty();
  if (!areShown)
    return std::nullopt;
  std::vector<uikit::MapLayer> loaded = m_document.mapLayers(QStringList{name});
  m_awaited = loaded.empty() ? name : QString();
  if (!loaded.empty())
    return ringed(std::move(loaded.front()));
  m_document.wantLoaded({name});
  return std::nullopt;
}

/// Proposed sites by number; the chosen one with what it would cover.
void CoverageWork::showUnits()
{
  std::vector<uikit::UnitMarks::Proposal> proposals;
  std::vector<uikit::UnitMarks::Area> areas;
  if (m_siting != nullptr && m_report != nullptr) {
    const int levels = static_cast<int>(m_report->served.levels.size());
    for (std::size_t i = 0; i < m_siting->sites.size(); ++i) {
      const coverage::ProposedSite& site = m_siting->sites[i];
      const bool isChosen = static_cast<int>(i) == m_chosenSite;
      const auto people = static_cast<qlonglong>(std::llround(site.adds));
      QString words = m_report->population->isKnown ? tr("+%L1 people").arg(people)
                                                    : tr("+%L1 buildings").arg(people);
      if (const auto* type = m_types.find(site.unit.type);
          type != nullptr && !m_siting->request.others.isEmpty())
        //: %1 a type of unit; %2 what it adds: +1,240 people
        words = tr("%1: %2").arg(type->title(), words);
      proposals.push_back({site.unit.place, QString::number(i + 1), words, isChosen});
      if (isChosen)
        addAreas(*site.footprint, levels, true, areas);
    }
  }
  m_units->setProposals(std::move(proposals), std::move(areas));
}

void CoverageWork::countUnits()
{
  if (!isHere() || m_report == nullptr)
    return;
  const geo::Extent view = m_bench.canvas().viewport().extent();
  std::set<QString> owners;
  int inView = 0;
  for (const coverage::Sensor& sensor : m_report->coverage.sensors) {
    geo::Extent spot;
    spot.add(sensor.place.x(), sensor.place.y());
    inView += view.contains(spot) ? 1 : 0;
    if (!sensor.owner.isEmpty())
      owners.insert(sensor.owner);
  }
  m_steps.setSensorCounts(static_cast<int>(m_report->coverage.sensors.size()), inView,
                          static_cast<int>(owners.size()), static_cast<int>(m_report->undirected));
}

void CoverageWork::goTo(QPointF place)
{
  uikit::MapCanvas& canvas = m_bench.canvas();
  mapview::Viewport view = canvas.viewport();
  view.centreX = place.x();
  view.centreY = place.y();
  canvas.setViewport(view);
  if (canvas.scaleDenominator() > kPlaceScale)
    canvas.setScaleDenominator(kPlaceScale);
}

void CoverageWork::goToCommune(int commune)
{
  const auto& communes = m_report->communes;
  if (communes == nullptr)
    return;
  const qint64 row = m_report->served.communes[static_cast<std::size_t>(commune)].commune.row;
  m_bench.canvas().showExtent(communes->chosen({row}).extent());
}

void CoverageWork::fail(const Error& error)
{
  if (error.code == Error::Code::Cancelled)
    return;
  m_messages.add(uikit::Severity::Error, errorText(error));
  m_steps.setStale(true, errorText(error));
}

void CoverageWork::forget()
{
  stop();
  m_areaLife.reset();
  m_report.reset();
  m_before.reset();
  m_siting.reset();
  m_gaps.clear();
  m_onMap = {};
  m_served.setReport(nullptr);
  m_served.setSiting(nullptr);
  m_served.setGaps({});
  m_tables.setReport(nullptr, m_types);
  m_tables.setSiting(nullptr);
  m_tables.setGaps({});
  m_steps.setLayers({});
  m_units->setReport(nullptr);
  m_units->setProposals({}, {});
  if (m_bench.area() == WorkArea::Coverage)
    enter(false);
}

} // namespace diaban::desktop
