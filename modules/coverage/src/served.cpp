#include "ringplaces.h"
#include "surroundings.h"

#include <diaban/coverage/served.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace diaban::coverage {
namespace {

constexpr double kRoadStep = 1; ///< metres

/// The sensors that cover one thing, each with the best class of its places.
class Seers {
public:
  explicit Seers(const CoverageIndex& index)
      : m_index(&index)
  {
  }
  void clear() { m_seers.clear(); }
  void look(QPointF place)
  {
    m_index->at(place, [this](std::size_t sensor, int level) {
      for (auto& [known, best] : m_seers)
        if (known == sensor) {
          best = std::min(best, level);
          return;
        }
      m_seers.emplace_back(sensor, level);
    });
  }
  const std::vector<std::pair<std::size_t, int>>& all() const { return m_seers; }
  int best() const
  {
    int level = kNoClass;
    for (const auto& seer : m_seers)
      level = level == kNoClass ? seer.second : std::min(level, seer.second);
    return level;
  }

private:
  const CoverageIndex* m_index;
  std::vector<std::pair<std::size_t, int>> m_seers;
};

/// Pairs of sensors of different owners, and what they share.
class Shares {
public:
  explicit Shares(const Coverage& coverage)
      : m_coverage(coverage)
  {
    for (const Sensor& sensor : coverage.sensors)
      if (!sensor.owner.isEmpty())
        m_names.append(sensor.owner);
    m_names.sort();
    m_names.removeDuplicates();
    for (const Sensor& sensor : coverage.sensors)
      m_owner.push_back(sensor.owner.isEmpty() ? -1
                                               : static_cast<int>(m_names.indexOf(sensor.owner)));
  }

  void add(const Seers& seers, double metres, double people, QPointF place)
  {
    const auto& all = seers.all();
    for (std::size_t i = 0; i < all.size(); ++i)
      for (std::size_t j = i + 1; j < all.size(); ++j)
        addPair(std::min(all[i].first, all[j].first), std::max(all[i].first, all[j].first), metres,
                people, place);
    addOwners(seers, metres, people);
  }

  std::vector<OwnerOverlap> overlaps() const
  {
    std::vector<OwnerOverlap> made;
    for (const auto& [owners, share] : m_owners) {
      OwnerOverlap overlap;
      overlap.one = m_names[owners.first];
      overlap.other = m_names[owners.second];
      overlap.roadMetres = share.metres;
      overlap.people = share.people;
      nameSensors(owners, overlap);
      made.push_back(overlap);
    }
    std::stable_sort(made.begin(), made.end(), [](const auto& a, const auto& b) {
      return std::pair(a.roadMetres, a.people) > std::pair(b.roadMetres, b.people);
    });
    return made;
  }

private:
  struct Share {
    double metres = 0, people = 0;
    QPointF place;
  };

  void addPair(std::size_t one, std::size_t other, double metres, double people, QPointF place)
  {
    if (m_owner[one] < 0 || m_owner[other] < 0 || m_owner[one] == m_owner[other])
      return;
    Share& share = m_sensors[{one, other}];
    if (share.metres == 0 && share.people == 0)
      share.place = place;
    share.metres += metres;
    share.people += people;
  }

  /// Each pair of owners once, however many sensors they have there.
  void addOwners(const Seers& seers, double metres, double people)
  {
    m_here.clear();
    for (const auto& seer : seers.all())
      if (const int owner = m_owner[seer.first];
          owner >= 0 && std::find(m_here.begin(), m_here.end(), owner) == m_here.end())
        m_here.push_back(owner);
    std::sort(m_here.begin(), m_here.end());
    for (std::size_t i = 0; i < m_here.size(); ++i)
      for (std::size_t j = i + 1; j < m_here.size(); ++j) {
        Share& share = m_owners[{m_here[i], m_here[j]}];
        share.metres += metres;
        share.people += people;
      }
  }

  /// The two sensors of these owners that share most.
  void nameSensors(const std::pair<int, int>& owners, OwnerOverlap& overlap) const
  {
    std::pair<double, double> most{-1, -1};
    for (const auto& [pair, share] : m_sensors) {
      auto [one, other] = pair;
      if (m_owner[one] == owners.second)
        std::swap(one, other);
      if (std::pair(m_owner[one], m_owner[other]) != owners ||
          std::pair(share.metres, share.people) <= most)
        continue;
      most = {share.metres, share.people};
      overlap.oneRow = m_coverage.sensors[one].row;
      overlap.otherRow = m_coverage.sensors[other].row;
      overlap.place = share.place;
    }
  }

  const Coverage& m_coverage;
  std::map<std::pair<std::size_t, std::size_t>, Share> m_sensors;
  std::map<std::pair<int, int>, Share> m_owners;
  QStringList m_names;      ///< of owners, in order
  std::vector<int> m_owner; ///< of each sensor, in m_names; -1: none
  std::vector<int> m_here;
};

class Count {
public:
  Count(const Coverage& coverage, const Population& population, Progress& progress)
      : m_coverage(coverage)
      , m_population(population)
      , m_progress(progress)
      , m_index(coverage)
      , m_seers(m_index)
      , m_next(m_index)
      , m_shares(coverage)
  {
    m_served.levels = levelsOf(coverage.model);
    m_served.peopleOfSensor.resize(coverage.sensors.size());
    for (const Commune& commune : population.communes)
      m_served.communes.push_back({commune, {}, {}});
  }

  Outcome dwellings()
  {
    const auto& all = m_population.dwellings;
    m_served.timesOfDwelling.resize(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (i % 1024 == 0 && !go(0, 0.6, i, all.size()))
        return Error{Error::Code::Cancelled, {}, {}};
      const Dwelling& dwelling = all[i];
      m_seers.clear();
      for (quint32 s = 0; s < dwelling.samples; ++s)
        m_seers.look(m_population.samples[dwelling.firstSample + s]);
      const std::size_t times = m_seers.all().size();
      m_served.timesOfDwelling[i] = static_cast<quint16>(std::min<std::size_t>(times, 65535));
      add(m_served.people, dwelling.people);
      if (dwelling.row >= 0)
        add(m_served.buildings, 1);
      if (dwelling.commune >= 0)
        add(m_served.communes[static_cast<std::size_t>(dwelling.commune)].people, dwelling.people);
      for (const auto& seer : m_seers.all())
        m_served.peopleOfSensor[seer.first] += dwelling.people;
      if (times > 1)
        m_shares.add(m_seers, 0, dwelling.people, m_population.samples[dwelling.firstSample]);
    }
    return Done{};
  }

  Outcome roads(const geo::TablePtr& communes)
  {
    const std::vector<RoadLayer>& roads = m_coverage.surroundings->ground().roads;
    std::optional<PolygonIndex> index;
    if (communes != nullptr && !roads.empty())
      index.emplace(communes);
    std::size_t all = 0, done = 0;
    for (const RoadLayer& layer : roads)
      all += layer.table->rowCount();
    for (const RoadLayer& layer : roads)
      for (const geo::BlockPtr& block : layer.table->blocks())
        for (std::size_t row = 0; row < block->rows(); ++row) {
          if (done++ % 16 == 0 && !go(0.6, 0.9, done, all))
            return Error{Error::Code::Cancelled, {}, {}};
          walk(*block, row, index ? &*index : nullptr);
        }
    return Done{};
  }

  void places(const std::vector<PlaceLayer>& layers)
  {
    for (const PlaceLayer& layer : layers) {
      Tally tally;
      for (const geo::BlockPtr& block : layer.table->blocks())
        for (std::size_t row = 0; row < block->rows(); ++row) {
          if (block->firstPart(row) == block->rowEnds[row])
            continue;
          m_seers.clear();
          m_seers.look(placeIn(*block, row));
          add(tally, 1);
        }
      m_served.places.emplace_back(layer.title, tally);
    }
  }

  Served take()
  {
    m_served.overlaps = m_shares.overlaps();
    return std::move(m_served);
  }

private:
  bool go(double from, double to, std::size_t done, std::size_t all)
  {
    return m_progress.advance(from +
                              (to - from) * static_cast<double>(done) / static_cast<double>(all));
  }
  void add(Tally& tally, double amount) { tally.add(m_seers.best(), m_seers.all().size(), amount); }

  void walk(const geo::Block& block, std::size_t row, const PolygonIndex* communes)
  {
    for (quint32 part = block.firstPart(row); part < block.rowEnds[row]; ++part) {
      if (block.partKinds[part] != geo::GeometryKind::Line)
        continue;
      for (quint32 ring = block.firstRing(part); ring < block.partEnds[part]; ++ring)
        for (quint32 i = block.firstVertex(ring); i + 1 < block.ringEnds[ring]; ++i)
          walkSide({block.xy[2 * i], block.xy[2 * i + 1]},
                   {block.xy[2 * i + 2], block.xy[2 * i + 3]}, communes);
    }
  }

  void walkSide(QPointF from, QPointF to, const PolygonIndex* communes)
  {
    const QPointF way = to - from;
    const double length = std::hypot(way.x(), way.y());
    const int steps = std::max(1, static_cast<int>(std::ceil(length / step())));
    const double metres = length / steps;
    // A side lies in the commune of its middle: sides are short against communes.
    const int commune = communes == nullptr ? -1 : communes->at((from + to) / 2);
    // Steps that the same sensors cover alike are counted together.
    int first = 0;
    for (int i = 0; i < steps; ++i) {
      m_next.clear();
      m_next.look(from + way * ((i + 0.5) / steps));
      if (i > 0 && m_next.all() != m_seers.all()) {
        addRoad(from + way * ((first + 0.5) / steps), metres * (i - first), commune);
        first = i;
      }
      std::swap(m_seers, m_next);
    }
    addRoad(from + way * ((first + 0.5) / steps), metres * (steps - first), commune);
  }

  /// A piece of road that m_seers cover.
  void addRoad(QPointF place, double metres, int commune)
  {
    add(m_served.roadMetres, metres);
    if (commune >= 0)
      add(m_served.communes[static_cast<std::size_t>(commune)].roadMetres, metres);
    if (m_seers.all().size() > 1)
      m_shares.add(m_seers, metres, 0, place);
  }

  double step() const
  {
    const auto& terrain = m_coverage.surroundings->ground().terrain;
    if (!isOverTerrain(m_coverage.model, m_coverage.surroundings->ground()))
      return kRoadStep;
    return std::max(kRoadStep, terrain->heights.cellWidth() / 2);
  }

  const Coverage& m_coverage;
  const Population& m_population;
  Progress& m_progress;
  CoverageIndex m_index;
  Seers m_seers, m_next;
  Shares m_shares;
  Served m_served;
};

} // namespace

double Tally::total() const
{
  return std::accumulate(byTimes.begin(), byTimes.end(), 0.0);
}

double Tally::atLeast(std::size_t times) const
{
  double sum = 0;
  for (std::size_t i = times; i < byTimes.size(); ++i)
    sum += byTimes[i];
  return sum;
}

void Tally::add(int level, std::size_t times, double amount)
{
  if (times >= byTimes.size())
    byTimes.resize(times + 1);
  byTimes[times] += amount;
  if (level == kNoClass)
    return;
  const auto place = static_cast<std::size_t>(level);
  if (place >= byClass.size())
    byClass.resize(place + 1);
  byClass[place] += amount;
}

Result<Served> serve(const Coverage& coverage, const Population& population,
                     const geo::TablePtr& communes, const std::vector<PlaceLayer>& places,
                     Progress& progress)
{
  Count count(coverage, population, progress);
  DIABAN_CHECK(count.dwellings());
  DIABAN_CHECK(count.roads(communes));
  count.places(places);
  if (!progress.advance(1))
    return Error{Error::Code::Cancelled, {}, {}};
  return count.take();
}

} // namespace diaban::coverage
