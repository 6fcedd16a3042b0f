#include <diaban/mapview/walk.h>

#include <QPointF>

#include <algorithm>
#include <optional>
#include <tuple>

namespace diaban::mapview {
namespace {

constexpr double kBands = 12;

struct Seen {
  int band = 0; ///< from the north
  double x = 0;
  qint64 fid = 0;
};

/// The middle of a box's part in view; nullopt for one that is outside, or empty.
std::optional<QPointF> middle(const geo::Block& block, std::size_t row, const geo::Extent& view)
{
  const geo::FloatBox& box = block.boxes[row];
  if (box.isEmpty())
    return std::nullopt;
  const auto within = [](double origin, float from, float to, double low, double high) {
    return std::pair(std::max(origin + static_cast<double>(from), low),
                     std::min(origin + static_cast<double>(to), high));
  };
  const auto [left, right] = within(block.originX, box.minX, box.maxX, view.minX, view.maxX);
  const auto [bottom, top] = within(block.originY, box.minY, box.maxY, view.minY, view.maxY);
  if (left > right || bottom > top)
    return std::nullopt;
  return QPointF((left + right) / 2, (bottom + top) / 2);
}

} // namespace

Result<std::vector<qint64>> rowsFromNorthWest(const geo::FeatureTable& table,
                                              const geo::Extent& view, std::size_t most,
                                              Progress& progress)
{
  std::vector<Seen> seen;
  const double band = view.height() / kBands;
  bool goesOn = true;
  table.blocksIn(view, [&](quint32 index) {
    const geo::Block& block = *table.blocks()[index];
    goesOn = goesOn && progress.advance(0.5);
    for (std::size_t row = 0; goesOn && row < block.rows(); ++row)
      if (const auto at = middle(block, row, view))
        seen.push_back({band > 0 ? static_cast<int>((view.maxY - at->y()) / band) : 0, at->x(),
                        block.fids[row]});
  });
  if (!goesOn)
    return Error{Error::Code::Cancelled, {}, {}};
  const auto end = seen.begin() + static_cast<std::ptrdiff_t>(std::min(most, seen.size()));
  std::partial_sort(seen.begin(), end, seen.end(), [](const Seen& a, const Seen& b) {
    return std::tie(a.band, a.x, a.fid) < std::tie(b.band, b.x, b.fid);
  });
  std::vector<qint64> rows;
  for (auto it = seen.begin(); it != end; ++it)
    rows.push_back(it->fid);
  return rows;
}

} // namespace diaban::mapview
