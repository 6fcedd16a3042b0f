#include <diaban/coverage/served.h>
#include <diaban/geo/overlay.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace diaban::coverage {
namespace {

constexpr double kMostCells = 2e8;
constexpr int kMostTimes = 30;   ///< of cells; more count as so many
using Key = std::pair<int, int>; // class, times

/// Of footprints on one grid: cells are counted, then outlined.
class CellSum {
public:
  Outcome gather(const Coverage& coverage, Progress& progress)
  {
    geo::Extent extent;
    for (const FootprintPtr& footprint : coverage.footprints)
      if (footprint->isCells()) {
        m_frame = footprint->frame();
        extent.add(footprint->extent());
      }
    if (extent.isEmpty())
      return Done{};
    const double wide = std::round(extent.width() / m_frame.cellWidth);
    const double high = std::round(extent.height() / m_frame.cellHeight);
    if (wide * high > kMostCells)
      return Error{Error::Code::TooManyCells,
                   {QString::number(wide * high, 'f', 0), QString::number(kMostCells, 'f', 0)},
                   {}};
    m_frame = {extent.minX,
               extent.maxY,
               m_frame.cellWidth,
               m_frame.cellHeight,
               static_cast<int>(wide),
               static_cast<int>(high)};
    m_best.assign(m_frame.cells(), 0);
    m_times.assign(m_frame.cells(), 0);
    for (std::size_t i = 0; i < coverage.footprints.size(); ++i) {
      if (!progress.advance(static_cast<double>(i) /
                            static_cast<double>(coverage.footprints.size())))
        return Error{Error::Code::Cancelled, {}, {}};
      if (coverage.footprints[i]->isCells())
        add(*coverage.footprints[i]);
    }
    return Done{};
  }

  std::vector<CoveredArea> areas() const
  {
    std::map<Key, std::size_t> counts;
    for (std::size_t i = 0; i < m_best.size(); ++i)
      if (m_best[i] != 0)
        ++counts[{m_best[i] - 1, m_times[i]}];
    std::vector<CoveredArea> made;
    quint8 mark = 0;
    std::vector<quint8> marks(m_best.size());
    for (const auto& [key, count] : counts) {
      ++mark; // few: classes times a handful of numbers
      for (std::size_t i = 0; i < m_best.size(); ++i)
        if (m_best[i] != 0 && Key(m_best[i] - 1, m_times[i]) == key)
          marks[i] = mark;
      made.push_back({outlines(m_frame, marks, mark), key.first, key.second,
                      static_cast<double>(count) * m_frame.cellWidth * m_frame.cellHeight});
    }
    return made;
  }

private:
  void add(const Footprint& footprint)
  {
    const CellFrame& frame = footprint.frame();
    const auto column =
        static_cast<int>(std::lround((frame.west - m_frame.west) / frame.cellWidth));
    const auto row =
        static_cast<int>(std::lround((m_frame.north - frame.north) / frame.cellHeight));
    for (int r = 0; r < frame.height; ++r)
      for (int c = 0; c < frame.width; ++c) {
        const quint8 byte = footprint.cells()[frame.indexOf(c, r)];
        if (byte == 0)
          continue;
        const std::size_t at = m_frame.indexOf(column + c, row + r);
        m_best[at] = m_best[at] == 0 ? byte : std::min(m_best[at], byte);
        m_times[at] = static_cast<quint8>(std::min(m_times[at] + 1, kMostTimes));
      }
  }

  CellFrame m_frame;
  std::vector<quint8> m_best;  ///< class + 1
  std::vector<quint8> m_times; ///< up to kMostTimes
};

/// Of polygons: faces, those of one class and number together.
Result<std::vector<CoveredArea>> facesOf(const Coverage& coverage, Progress& progress)
{
  std::vector<geo::Shape> shapes;
  std::vector<Key> of; // sensor, class
  for (std::size_t i = 0; i < coverage.footprints.size(); ++i) {
    if (coverage.footprints[i]->isCells())
      continue;
    const std::vector<geo::Shape> mine = coverage.footprints[i]->shapes();
    for (std::size_t level = 0; level < mine.size(); ++level)
      if (!mine[level].isEmpty()) {
        shapes.push_back(mine[level]);
        of.emplace_back(static_cast<int>(i), static_cast<int>(level));
      }
  }
  SubProgress cutting(progress, 0, 0.7);
  DIABAN_TRY(faces, geo::faces(shapes, cutting));
  std::map<Key, std::vector<geo::Shape>> groups;
  for (geo::Face& face : faces) {
    int best = of[face.inputs.front()].second, times = 0, before = -1;
    for (const std::size_t input : face.inputs) {
      best = std::min(best, of[input].second);
      times += of[input].first == before ? 0 : 1; // a sensor's classes stand side by side
      before = of[input].first;
    }
    groups[{best, times}].push_back(std::move(face.shape));
  }
  SubProgress joining(progress, 0.7, 1);
  std::vector<CoveredArea> made;
  for (auto& [key, members] : groups) {
    if (!joining.advance(static_cast<double>(made.size()) / static_cast<double>(groups.size())))
      return Error{Error::Code::Cancelled, {}, {}};
    geo::Shape joined = geo::joined(members);
    const double area = geo::planarArea(joined);
    made.push_back({std::move(joined), key.first, key.second, area});
  }
  return made;
}

} // namespace

Result<std::vector<CoveredArea>> areasOf(const Coverage& coverage, Progress& progress)
{
  const bool isCells =
      std::any_of(coverage.footprints.begin(), coverage.footprints.end(),
                  [](const FootprintPtr& footprint) { return footprint->isCells(); });
  if (!isCells)
    return facesOf(coverage, progress);
  CellSum sum;
  DIABAN_CHECK(sum.gather(coverage, progress));
  return sum.areas();
}

} // namespace diaban::coverage
