#include <diaban/mapview/inview.h>

#include <algorithm>

namespace diaban::mapview {
namespace {

bool meets(const geo::Block& block, std::size_t row, const geo::Extent& view)
{
  const geo::FloatBox& box = block.boxes[row];
  return !box.isEmpty() && block.originX + static_cast<double>(box.minX) <= view.maxX &&
         block.originX + static_cast<double>(box.maxX) >= view.minX &&
         block.originY + static_cast<double>(box.minY) <= view.maxY &&
         block.originY + static_cast<double>(box.maxY) >= view.minY;
}

} // namespace

Result<std::optional<std::vector<qint64>>> rowsInView(const geo::FeatureTable& table,
                                                      const geo::Extent& view, Progress& progress)
{
  std::vector<qint64> rows;
  bool goesOn = true;
  table.blocksIn(view, [&](quint32 index) {
    const geo::Block& block = *table.blocks()[index];
    goesOn = goesOn && progress.advance(0.5);
    for (std::size_t row = 0; goesOn && row < block.rows(); ++row)
      if (meets(block, row, view))
        rows.push_back(block.fids[row]);
  });
  if (!goesOn)
    return Error{Error::Code::Cancelled, {}, {}};
  if (rows.size() == table.rowCount())
    return std::optional<std::vector<qint64>>();
  std::sort(rows.begin(), rows.end());
  return std::optional(std::move(rows));
}

} // namespace diaban::mapview
