#include "surroundings.h"

#include <algorithm>

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

std::vector<const geo::Block*> blocksIn(const geo::TablePtr& table, const geo::Extent& area)
{
  std::vector<const geo::Block*> blocks;
  if (table != nullptr)
    table->blocksIn(area,
                    [&](std::size_t index) { blocks.push_back(table->blocks()[index].get()); });
  return blocks;
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
    parts->surface = *ground.terrain;
    if (hasBuildings)
      Q_UNUSED(parts);
  } else if (hasBuildings && seesThings(model.kind)) {
    parts->streets.emplace(ground.buildings);
  }
  if (model.kind == ModelKind::Road && ground.roads != nullptr)
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
         blocksIn(ours.buildings, area) == blocksIn(theirs.buildings, area) &&
         blocksIn(ours.roads, area) == blocksIn(theirs.roads, area);
}

} // namespace diaban::coverage
