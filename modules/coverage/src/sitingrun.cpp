#include "bestdirection.h"
#include "dwellingindex.h"
#include "ringplaces.h"
#include "surroundings.h"

#include <diaban/coverage/sitingrun.h>
#include <diaban/workspace/words.h>

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <numeric>
#include <set>

namespace diaban::coverage {
namespace {

constexpr int kCurveLength = 20;        ///< at least so far the curve goes
constexpr double kToStreet = 60;        ///< metres from a pole to the street that it stands at
constexpr std::size_t kMostSpots = 400; ///< places, and candidates, of Median and Centre

/// A candidate and the dwellings that a unit there would serve.
struct Candidate {
  Sensor unit;
  bool isThere = true; ///< its pole stands already
  FootprintPtr footprint;
  std::vector<quint32> dwellings;
};

/// How units of one type are reckoned.
struct Kind {
  QString type;
  CoverageModel model;
  std::shared_ptr<const Surroundings> surroundings;
  int worst = 0; ///< class in which a place counts as served, at the worst
};

/// Whether a type says all that units are reckoned from.
bool isEnoughFor(ModelKind kind, const SensorValues& values)
{
  const auto has = [&](SensorField field) { return values[field].has_value(); };
  switch (kind) {
  case ModelKind::Camera: return has(SensorField::PixelsWide);
  case ModelKind::Radio:
    return has(SensorField::Frequency) && has(SensorField::Power) && has(SensorField::Sensitivity);
  case ModelKind::Reading: return false; // of one alone nothing can be said
  default: return has(SensorField::Range);
  }
}

/// The coverage's model for units of a further type; where that tells nothing of them, their own.
CoverageModel modelFor(const SensorType& type, const CoverageModel& coverages)
{
  const auto own = CoverageModel::fromJson(type.modelJson());
  CoverageModel model = coverages;
  model.values = {}; // of the first type
  if (own && !isEnoughFor(model.kind, type.values))
    model.kind = own.value().kind;
  if (own && own.value().kind == ModelKind::Radio)
    model.formula = own.value().formula;
  return model;
}

double weightOf(const Population& population, std::size_t dwelling)
{
  return population.isKnown ? population.dwellings[dwelling].people : 1;
}

double azimuthTo(QPointF from, QPointF to)
{
  return std::atan2(to.x() - from.x(), to.y() - from.y()) * 180 / std::numbers::pi;
}

class Search {
public:
  Search(const workspace::Workspace& workspace, const SensorTypes& types,
         const CoverageReport& coverage, const SitingRequest& request)
      : m_workspace(workspace)
      , m_types(types)
      , m_coverage(coverage)
      , m_population(*coverage.population)
      , m_model(coverage.coverage.model)
  {
    m_report.request = request;
    m_worst =
        request.worstLevel < 0 ? static_cast<int>(levelsOf(m_model).size()) : request.worstLevel;
  }

  Result<SitingReport> run(Progress& progress,
                           const std::function<void(const SitingReport&)>& better)
  {
    markServed();
    SubProgress looking(progress, 0, 0.5), solving(progress, 0.5, 1);
    DIABAN_CHECK(readCandidates(looking));
    m_report.candidates = m_candidates.size();
    DIABAN_CHECK(makeTable());
    m_report.curve = curve();
    const auto tell = [&](const Siting& siting) {
      if (better)
        better(told(siting));
    };
    DIABAN_TRY(siting, solveSiting(m_table, m_aim, solving, tell));
    return told(siting);
  }

private:
  const SitingRequest& request() const { return m_report.request; }

  /// Dwellings that the coverage's own sensors serve well enough.
  void markServed()
  {
    const CoverageIndex index(m_coverage.coverage);
    m_isServed.resize(m_population.dwellings.size());
    for (std::size_t i = 0; i < m_isServed.size(); ++i) {
      const Dwelling& dwelling = m_population.dwellings[i];
      bool isServed = false;
      for (quint32 s = 0; s < dwelling.samples && !isServed; ++s)
        index.at(m_population.samples[dwelling.firstSample + s],
                 [&](std::size_t, int level) { isServed = isServed || level <= m_worst; });
      m_isServed[i] = isServed;
      m_report.total += weightOf(m_population, i);
      m_report.servedBefore += isServed ? weightOf(m_population, i) : 0;
    }
  }

  Outcome readCandidates(Progress& progress)
  {
    DIABAN_TRY(layer, m_workspace.layer(request().candidates));
    if (layer.isRaster)
      return Error{Error::Code::GeometryDoesNotFit,
                   {layer.title, QCoreApplication::translate("diaban::coverage", "points")},
                   {}};
    const QStringList fields = ownFields(layer);
    SubProgress reading(progress, 0, 0.1);
    DIABAN_TRY(table, m_workspace.table(layer.name, fields, reading));
    DIABAN_TRY(kinds, kindsWanted());
    const auto share = 0.9 / static_cast<double>(kinds.size());
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      const double from = 0.1 + static_cast<double>(i) * share;
      std::vector<Sensor> units = unitsAt(*table, fields, kinds[i]);
      if (units.empty())
        return Error{Error::Code::NoSensors, {layer.title}, {}};
      SubProgress covering(progress, from, from + 0.8 * share);
      DIABAN_TRY(all,
                 cover(std::move(units), kinds[i].model, kinds[i].surroundings, nullptr, covering));
      SubProgress turning(progress, from + 0.8 * share, from + share);
      DIABAN_CHECK(turn(all, kinds[i], turning));
    }
    return Done{};
  }

  Result<std::vector<Kind>> kindsWanted() const
  {
    const auto& known = m_coverage.coverage.surroundings;
    std::vector<Kind> kinds;
    for (const QString& type : QStringList{request().type} + request().others) {
      Kind kind{type, type == request().type ? m_model : modelFor(*m_types.find(type), m_model),
                known, m_worst};
      if (kind.model.kind == ModelKind::Reading)
        kind.model.kind = ModelKind::Disc; // as far as a reading of its type speaks
      if (kind.model.kind != m_model.kind)
        kind.worst = static_cast<int>(levelsOf(kind.model).size()); // other classes: any of them
      if (!known->isFor(known->ground(), kind.model)) {
        NoProgress quietly;
        DIABAN_TRY(surroundings, Surroundings::of(known->ground(), kind.model, quietly));
        kind.surroundings = surroundings;
      }
      kinds.push_back(std::move(kind));
    }
    return kinds;
  }

  /// Name, owner and kind of poles; what else they have is not the unit's.
  QStringList ownFields(const workspace::Layer& layer) const
  {
    QStringList names, fields;
    for (const geo::Field& field : layer.fields)
      names.append(field.name);
    for (const QString& key :
         {QStringLiteral("name"), QStringLiteral("owner"), QStringLiteral("type")})
      fields.append(m_types.fieldFor(key, names));
    return fields;
  }

  bool isPlanned(const QString& kind) const
  {
    const QStringList words = m_types.words(QStringLiteral("planned"));
    return std::any_of(words.cbegin(), words.cend(),
                       [&](const QString& word) { return workspace::holdsWord(kind, word); });
  }

  SensorValues valuesOf(const Kind& kind) const
  {
    SensorValues values = kind.model.values;
    values.fillFrom(m_types.find(kind.type)->values);
    values.set(SensorField::Azimuth, std::nan("")); // all around, then it is turned
    return values;
  }

  std::vector<Sensor> unitsAt(const geo::FeatureTable& table, const QStringList& fields,
                              const Kind& wanted)
  {
    const auto column = [&](const QString& field) {
      return field.isEmpty() ? -1 : table.columnIndex(field);
    };
    const int name = column(fields[0]), owner = column(fields[1]), kind = column(fields[2]);
    const geo::Extent& area = request().area;
    const SensorValues values = valuesOf(wanted);
    std::vector<Sensor> units;
    for (const geo::BlockPtr& block : table.blocks())
      for (std::size_t row = 0; row < block->rows(); ++row) {
        if (block->firstPart(row) == block->rowEnds[row])
          continue;
        const QPointF place = placeIn(*block, row);
        geo::Extent spot;
        spot.add(place.x(), place.y());
        if (!area.isEmpty() && !area.contains(spot))
          continue;
        if (isPlanned(textIn(table, *block, kind, row)))
          m_planned.insert(block->fids[row]);
        units.push_back({block->fids[row], textIn(table, *block, name, row), wanted.type,
                         textIn(table, *block, owner, row), place, values});
        units.back().sendAs(*m_types.find(wanted.type));
      }
    return units;
  }

  /// Each unit looks where most people are whom nobody serves.
  Outcome turn(const Coverage& all, const Kind& kind, Progress& progress)
  {
    const DwellingIndex index(m_population);
    for (std::size_t i = 0; i < all.sensors.size(); ++i) {
      if (i % 64 == 0 &&
          !progress.advance(static_cast<double>(i) / static_cast<double>(all.sensors.size())))
        return Error{Error::Code::Cancelled, {}, {}};
      Candidate candidate{
          all.sensors[i], !m_planned.contains(all.sensors[i].row), all.footprints[i], {}};
      auto served = index.in(*candidate.footprint);
      if (!candidate.unit.hasDirection()) {
        candidate.unit.values.set(SensorField::Azimuth,
                                  directionOf(candidate.unit, served, kind.worst));
        DIABAN_TRY(turned, footprintOf(candidate.unit, kind.model, *kind.surroundings));
        candidate.footprint = turned;
        served = index.in(*turned);
      }
      for (const ServedDwelling& dwelling : served)
        if (dwelling.level <= kind.worst && !m_isServed[dwelling.dwelling])
          candidate.dwellings.push_back(dwelling.dwelling);
      m_candidates.push_back(std::move(candidate));
    }
    return Done{};
  }

  double directionOf(const Sensor& unit, const std::vector<ServedDwelling>& served, int worst) const
  {
    std::vector<Bearing> bearings;
    for (const ServedDwelling& dwelling : served)
      if (dwelling.level <= worst && !m_isServed[dwelling.dwelling])
        bearings.push_back(
            {azimuthTo(unit.place, dwelling.place), weightOf(m_population, dwelling.dwelling)});
    return bestDirection(std::move(bearings), unit.values.valueOr(SensorField::FieldOfView, 360));
  }

  double costOf(const Candidate& candidate) const
  {
    return candidate.unit.values.valueOr(SensorField::Cost, 0) +
           (candidate.isThere ? 0 : request().newPoleCost);
  }

  Outcome makeTable()
  {
    m_aim = {request().goal, 0, request().count, request().budget};
    if (request().goal == SitingGoal::Median || request().goal == SitingGoal::Centre)
      return makeDistances();
    std::map<quint32, int> placeOf;
    for (const Candidate& candidate : m_candidates)
      for (const quint32 dwelling : candidate.dwellings)
        placeOf.emplace(dwelling, 0);
    if (request().goal != SitingGoal::MaximalCover)
      for (quint32 i = 0; i < m_isServed.size(); ++i) // these are to be served in any case
        if (!m_isServed[i] && m_population.dwellings[i].row >= 0)
          placeOf.emplace(i, 0);
    for (auto& [dwelling, place] : placeOf) {
      place = static_cast<int>(m_table.places.size());
      m_table.places.push_back({nameOf(dwelling), weightOf(m_population, dwelling)});
    }
    for (const Candidate& candidate : m_candidates) {
      std::vector<Reach> reaches;
      for (const quint32 dwelling : candidate.dwellings)
        reaches.push_back({placeOf[dwelling], 0});
      addSite(candidate, std::move(reaches));
    }
    return Done{};
  }

  void addSite(const Candidate& candidate, std::vector<Reach> reaches)
  {
    const double cost = costOf(candidate);
    Site site{candidate.unit.name, cost > 0 ? cost : 1};
    if (!request().others.isEmpty())
      site.group =
          m_poles.try_emplace(candidate.unit.row, static_cast<int>(m_poles.size())).first->second;
    site.isPreferred = request().polesFirst && candidate.isThere;
    if (request().required.contains(site.name))
      site.state = Site::State::Required;
    if (request().forbidden.contains(site.name))
      site.state = Site::State::Forbidden;
    m_table.sites.push_back(site);
    m_table.reaches.push_back(std::move(reaches));
  }

  QString nameOf(quint32 dwelling) const
  {
    const Dwelling& it = m_population.dwellings[dwelling];
    const QString commune = it.commune < 0
                                ? QString()
                                : m_population.communes[static_cast<std::size_t>(it.commune)].name;
    return it.row < 0 ? commune : QStringLiteral("%1 #%2").arg(commune).arg(it.row);
  }

  /// From candidates to squares of dwellings, by air; both are thinned to what can be solved.
  Outcome makeDistances()
  {
    struct Spot {
      double weight = 0, x = 0, y = 0;
    };
    std::map<std::pair<qint64, qint64>, Spot> spots;
    const double side = squareSide();
    for (std::size_t i = 0; i < m_population.dwellings.size(); ++i) {
      const QPointF place = m_population.samples[m_population.dwellings[i].firstSample];
      const double weight = weightOf(m_population, i);
      Spot& spot = spots[{std::llround(place.x() / side), std::llround(place.y() / side)}];
      spot.weight += weight;
      spot.x += weight * place.x();
      spot.y += weight * place.y();
    }
    thinCandidates(side);
    std::vector<QPointF> places;
    for (const auto& [square, spot] : spots)
      if (spot.weight > 0) {
        places.emplace_back(spot.x / spot.weight, spot.y / spot.weight);
        m_table.places.push_back({QString::number(places.size()), spot.weight});
      }
    for (const Candidate& candidate : m_candidates) {
      std::vector<Reach> reaches;
      for (std::size_t i = 0; i < places.size(); ++i) {
        const QPointF way = places[i] - candidate.unit.place;
        reaches.push_back({static_cast<int>(i), std::hypot(way.x(), way.y())});
      }
      addSite(candidate, std::move(reaches));
    }
    return Done{};
  }

  /// Of squares of which there are not too many.
  double squareSide() const
  {
    geo::Extent extent;
    for (const QPointF place : m_population.samples)
      extent.add(place.x(), place.y());
    return std::max(1.0, std::sqrt(extent.width() * extent.height() / kMostSpots));
  }

  /// The first one of each square, where there are too many.
  void thinCandidates(double side)
  {
    if (m_candidates.size() <= kMostSpots)
      return;
    std::map<std::pair<qint64, qint64>, Candidate> kept;
    for (Candidate& candidate : m_candidates) {
      const QPointF place = candidate.unit.place;
      kept.try_emplace({std::llround(place.x() / side), std::llround(place.y() / side)},
                       std::move(candidate));
    }
    m_candidates.clear();
    for (auto& [square, candidate] : kept)
      m_candidates.push_back(std::move(candidate));
  }

  /// By what they serve, whatever the goal weighs.
  std::vector<SitingStep> steps(const std::vector<int>& sites) const
  {
    SitingTable table{m_table.sites, {}, std::vector<std::vector<Reach>>(m_table.sites.size())};
    std::map<quint32, int> placeOf;
    for (const int site : sites)
      for (const quint32 dwelling : m_candidates[static_cast<std::size_t>(site)].dwellings) {
        const auto [place, isNew] =
            placeOf.try_emplace(dwelling, static_cast<int>(table.places.size()));
        if (isNew)
          table.places.push_back({{}, weightOf(m_population, dwelling)});
        table.reaches[static_cast<std::size_t>(site)].push_back({place->second, 0});
      }
    return stepsOf(table, {SitingGoal::MaximalCover, 0, 0, {}}, sites);
  }

  /// How much more units help.
  std::vector<CurvePoint> curve() const
  {
    std::vector<CurvePoint> points{{0, 0, m_report.servedBefore}};
    if (request().goal == SitingGoal::Median || request().goal == SitingGoal::Centre)
      return points;
    NoProgress quietly; // it is quick
    for (const ServedPoint& point :
         servedByCount(m_table, m_aim, std::max(kCurveLength, 2 * request().count), quietly))
      if (point.count > 0)
        points.push_back({point.count, point.cost, m_report.servedBefore + point.served});
    return points;
  }

  QString streetAt(QPointF place) const
  {
    QString name;
    double least = kToStreet;
    for (const RoadLayer& layer : m_coverage.coverage.surroundings->ground().roads)
      if (const auto street = lineNear(*layer.table, place, least);
          street && !layer.nameField.isEmpty()) {
        least = street->metres;
        name = textIn(*layer.table, *street->block, layer.table->columnIndex(layer.nameField),
                      street->row);
      }
    return name;
  }

  SitingReport told(const Siting& siting) const
  {
    SitingReport report = m_report;
    report.siting = siting;
    for (const SitingStep& step : steps(siting.sites)) {
      const Candidate& candidate = m_candidates[static_cast<std::size_t>(step.site)];
      ProposedSite proposed;
      proposed.unit = candidate.unit;
      proposed.street = streetAt(candidate.unit.place);
      proposed.owner = candidate.unit.owner;
      proposed.isThere = candidate.isThere;
      proposed.cost = costOf(candidate);
      proposed.adds = step.adds;
      proposed.sum = report.servedBefore + step.served;
      proposed.footprint = candidate.footprint;
      report.sites.push_back(std::move(proposed));
    }
    return report;
  }

  const workspace::Workspace& m_workspace;
  const SensorTypes& m_types;
  const CoverageReport& m_coverage;
  const Population& m_population;
  const CoverageModel& m_model;
  int m_worst = 0;
  std::vector<bool> m_isServed;  ///< as dwellings
  std::map<qint64, int> m_poles; ///< groups of the kinds of unit that one may have, by its row
  std::set<qint64> m_planned;    ///< rows of candidates whose poles don't stand yet
  std::vector<Candidate> m_candidates;
  SitingTable m_table;
  SitingAim m_aim;
  SitingReport m_report;
};

} // namespace

Result<SitingReport> findSites(const workspace::Workspace& workspace, const SensorTypes& types,
                               const CoverageReport& coverage, const SitingRequest& request,
                               Progress& progress,
                               const std::function<void(const SitingReport&)>& better)
{
  for (const QString& type : QStringList{request.type} + request.others)
    if (types.find(type) == nullptr)
      return Error{Error::Code::BadArgument, {type, QStringLiteral("type")}, {}};
  return Search(workspace, types, coverage, request).run(progress, better);
}

} // namespace diaban::coverage
