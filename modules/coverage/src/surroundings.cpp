#include "surroundings.h"

#include <algorithm>
#include <bit>
#include <ranges>
#include <span>

namespace diaban::coverage {
namespace {

bool seesThings(ModelKind kind)
{
  return kind == ModelKind::Sight || kind == ModelKind::Camera;
}

bool needsBuildings(const CoverageModel& model)
{
  return model.buildingsHide && (seesThings(model.kind) || model.kind == ModelKind::Radio);
}

using Row = std::pair<const geo::Block*, std::size_t>;

/// The blocks of a table that reach into an area, in their order.
std::vector<const geo::Block*> blocksIn(const geo::TablePtr& table, const geo::Extent& area)
{
  std::vector<const geo::Block*> blocks;
  if (table != nullptr)
    table->blocksIn(area,
                    [&](std::size_t index) { blocks.push_back(table->blocks()[index].get()); });
  return blocks;
}

/// Rows whose boxes meet an area, of blocks that are not among `known`.
std::vector<Row> rowsIn(const std::vector<const geo::Block*>& blocks,
                        const std::vector<const geo::Block*>& known, const geo::Extent& area)
{
  std::vector<Row> rows;
  for (const geo::Block* block : blocks) {
    if (std::find(known.begin(), known.end(), block) != known.end())
      continue;
    for (std::size_t row = 0; row < block->rows(); ++row) {
      const geo::FloatBox& box = block->boxes[row];
      const geo::Extent extent{block->originX + box.minX, block->originY + box.minY,
                               block->originX + box.maxX, block->originY + box.maxY};
      if (!box.isEmpty() && extent.intersects(area))
        rows.emplace_back(block, row);
    }
  }
  return rows;
}

std::span<const double> verticesOf(const Row& at)
{
  const auto& [block, row] = at;
  const auto end = [&](quint32 part) { return block->firstVertex(block->firstRing(part)); };
  const quint32 from = end(block->firstPart(row)), to = end(block->rowEnds[row]);
  return std::span(block->xy).subspan(2 * from, 2 * (to - from));
}

/// Whether a row holds the same in one column; a value that got another code counts as another.
bool isSameCell(const Row& one, const Row& other, std::size_t column)
{
  const geo::TableColumn& ours = one.first->columns[column];
  const geo::TableColumn& theirs = other.first->columns[column];
  if (ours.kind != theirs.kind)
    return false;
  switch (ours.kind) {
  case geo::TableColumn::Kind::Code: return ours.codes[one.second] == theirs.codes[other.second];
  case geo::TableColumn::Kind::Text: return ours.text(one.second) == theirs.text(other.second);
  case geo::TableColumn::Kind::Number: break;
  }
  return std::bit_cast<quint64>(ours.numbers[one.second]) ==
         std::bit_cast<quint64>(theirs.numbers[other.second]);
}

/// Whether two rows stand the same way, with the same values beside them.
bool isSameRow(const Row& one, const Row& other)
{
  if (one.first->fids[one.second] != other.first->fids[other.second] ||
      one.first->columns.size() != other.first->columns.size() ||
      !std::ranges::equal(verticesOf(one), verticesOf(other)))
    return false;
  for (std::size_t column = 0; column < one.first->columns.size(); ++column)
    if (!isSameCell(one, other, column))
      return false;
  return true;
}

/// An edit makes a few blocks anew, which may reach far: their rows decide.
bool isSameIn(const geo::TablePtr& ours, const geo::TablePtr& theirs, const geo::Extent& area)
{
  if (ours == theirs)
    return true;
  const auto our = blocksIn(ours, area), their = blocksIn(theirs, area);
  return std::ranges::equal(rowsIn(our, their, area), rowsIn(their, our, area), isSameRow);
}

} // namespace

bool isOverTerrain(const CoverageModel& model, const Ground& ground)
{
  return model.terrainHides && ground.terrain != nullptr &&
         (seesThings(model.kind) || model.kind == ModelKind::Radio);
}

Surroundings::Surroundings(std::unique_ptr<Parts> parts)
    : m_parts(std::move(parts))
{
}

Surroundings::~Surroundings() = default;

Result<std::shared_ptr<const Surroundings>>
Surroundings::of(const Ground& ground, const CoverageModel& model, Progress& progress)
{
  auto parts = std::make_unique<Parts>();
  parts->ground = ground;
  parts->model = model;
  const bool hasBuildings = needsBuildings(model) && ground.buildings != nullptr;
  if (hasBuildings)
    parts->heights = buildingHeights(ground, model);
  if (!progress.advance(0.3))
    return Error{Error::Code::Cancelled, {}, {}};
  if (isOverTerrain(model, ground)) {
    const auto& metres = parts->heights.metres;
    DIABAN_TRY(surface,
               surfaceOf(
                   *ground.terrain, hasBuildings ? *ground.buildings : geo::FeatureTable(),
                   [&](std::size_t row) { return metres[row]; }, model.assumedHeight, progress));
    parts->surface = std::move(surface);
  } else if (hasBuildings && seesThings(model.kind)) {
    parts->streets.emplace(ground.buildings);
  }
  if (model.kind == ModelKind::Road && !ground.roads.empty())
    parts->roads.emplace(ground.roads);
  if (!progress.advance(1))
    return Error{Error::Code::Cancelled, {}, {}};
  return std::shared_ptr<const Surroundings>(new Surroundings(std::move(parts)));
}

const Ground& Surroundings::ground() const
{
  return m_parts->ground;
}

bool Surroundings::isFor(const Ground& ground, const CoverageModel& model) const
{
  const Ground& ours = m_parts->ground;
  return ours.buildings == ground.buildings && ours.roads == ground.roads &&
         ours.terrain == ground.terrain && ours.heightField == ground.heightField &&
         ours.storeysField == ground.storeysField && m_parts->model == model;
}

bool Surroundings::isSameIn(const geo::Extent& area, const Surroundings& other) const
{
  const Ground& ours = m_parts->ground;
  const Ground& theirs = other.m_parts->ground;
  return ours.terrain == theirs.terrain && ours.heightField == theirs.heightField &&
         ours.storeysField == theirs.storeysField &&
         coverage::isSameIn(ours.buildings, theirs.buildings, area) &&
         std::equal(ours.roads.begin(), ours.roads.end(), theirs.roads.begin(), theirs.roads.end(),
                    [&](const RoadLayer& mine, const RoadLayer& its) {
                      return coverage::isSameIn(mine.table, its.table, area);
                    });
}

} // namespace diaban::coverage
