#include "crsstate.h"
#include "projhandle.h"
#include "vn2000.h"

#include <diaban/geo/crs.h>

#include <cmath>
#include <limits>
#include <optional>
#include <vector>

namespace diaban::geo {
namespace {

/// One operation of PROJ, x = east and y = north on both sides.
struct Step {
  ProjObject operation;
  PJ_DIRECTION direction = PJ_FWD;
};

/// What a step does to the datum.
struct Way {
  std::optional<Step> step; ///< none: nothing to do
  QString name;
  double accuracy = 0; ///< metres; negative = not known
};

/// Whether nothing but a map projection and units change: that is exact by definition.
bool keepsDatum(PJ_CONTEXT* context, const PJ* operation)
{
  const PJ_TYPE type = proj_get_type(operation);
  if (type != PJ_TYPE_CONCATENATED_OPERATION)
    return type == PJ_TYPE_CONVERSION;
  const int steps = proj_concatoperation_get_step_count(context, operation);
  for (int i = 0; i < steps; ++i) {
    const ProjObject step(proj_concatoperation_get_step(context, operation, i));
    if (!step || !keepsDatum(context, step.get()))
      return false;
  }
  return true;
}

/// Best of the operations that need no missing grid and guess nothing; the first in PROJ's order:
/// by area in common, then by accuracy.
ProjObject bestOperation(PJ_CONTEXT* context, const PJ* from, const PJ* to)
{
  const ProjFactory factory(proj_create_operation_factory_context(context, nullptr));
  proj_operation_factory_context_set_allow_ballpark_transformations(context, factory.get(), 0);
  proj_operation_factory_context_set_grid_availability_use(
      context, factory.get(), PROJ_GRID_AVAILABILITY_DISCARD_OPERATION_IF_MISSING_GRID);
  proj_operation_factory_context_set_spatial_criterion(context, factory.get(),
                                                       PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION);
  const ProjList list(proj_create_operations(context, from, to, factory.get()));
  const int count = list ? proj_list_get_count(list.get()) : 0;
  for (int i = 0; i < count; ++i) {
    ProjObject operation(proj_list_get(context, list.get(), i));
    if (operation && !proj_coordoperation_has_ballpark_transformation(context, operation.get()))
      return operation;
  }
  return nullptr;
}

/// The way between two systems without a look at VN-2000; nothing where there is none.
std::optional<Way> directWay(PJ_CONTEXT* context, const QByteArray& from, const QByteArray& to)
{
  if (from == to)
    return Way{};
  const ProjObject source(proj_create(context, from.constData()));
  const ProjObject target(proj_create(context, to.constData()));
  if (!source || !target)
    return std::nullopt;
  const ProjObject operation = bestOperation(context, source.get(), target.get());
  if (!operation)
    return std::nullopt;
  Way way;
  way.name = QString::fromUtf8(proj_get_name(operation.get()));
  if (!keepsDatum(context, operation.get()))
    way.accuracy = proj_coordoperation_get_accuracy(context, operation.get());
  way.step = Step{ProjObject(proj_normalize_for_visualization(context, operation.get())), PJ_FWD};
  if (!way.step->operation)
    return std::nullopt;
  return way;
}

/// EPSG:6960, from VN-2000 (PJ_FWD) or to it (PJ_INV).
std::optional<Step> pinnedStep(PJ_CONTEXT* context, PJ_DIRECTION direction)
{
  const ProjObject pinned = epsgObject(context, kVn2000ToWgs84, PJ_CATEGORY_COORDINATE_OPERATION);
  if (!pinned)
    return std::nullopt;
  Step step{ProjObject(proj_normalize_for_visualization(context, pinned.get())), direction};
  if (!step.operation)
    return std::nullopt;
  return step;
}

QByteArray epsgText(int code)
{
  return "EPSG:" + QByteArray::number(code);
}

} // namespace

struct Transform::State {
  ProjContext context;
  std::vector<Step> steps;
  QString operation;
  double accuracy = 0;

  void add(Way&& way)
  {
    if (way.step)
      steps.push_back(std::move(*way.step));
    accuracy = accuracy < 0 || way.accuracy < 0 ? -1 : accuracy + way.accuracy;
  }

  bool plan(const Crs::State& from, const Crs::State& to);
  bool planPinned(const Crs::State& from, const Crs::State& to);
};

bool Transform::State::plan(const Crs::State& from, const Crs::State& to)
{
  if (from.isVn2000 != to.isVn2000)
    return planPinned(from, to);
  auto way = directWay(context.get(), from.definition, to.definition);
  if (!way)
    return false;
  operation = way->name;
  add(std::move(*way));
  return true;
}

bool Transform::State::planPinned(const Crs::State& from, const Crs::State& to)
{
  const int before = from.isVn2000 ? kVn2000Geographic : kWgs84Geographic;
  const int after = from.isVn2000 ? kWgs84Geographic : kVn2000Geographic;
  auto first = directWay(context.get(), from.definition, epsgText(before));
  auto pinned = pinnedStep(context.get(), from.isVn2000 ? PJ_FWD : PJ_INV);
  auto last = directWay(context.get(), epsgText(after), to.definition);
  if (!first || !pinned || !last)
    return false;
  add(std::move(*first));
  add({std::move(pinned), {}, 1});
  add(std::move(*last));
  operation = QStringLiteral("EPSG:%1").arg(kVn2000ToWgs84);
  return true;
}

Result<Transform> Transform::between(const Crs& from, const Crs& to)
{
  const Error none{Error::Code::NoOperation, {from.name(), to.name()}, {}};
  if (!from.isValid() || !to.isValid())
    return none;
  Transform transform;
  transform.m_state = std::make_shared<State>();
  transform.m_state->context = makeProjContext();
  if (from == to)
    return transform;
  if (!transform.m_state->plan(*from.m_state, *to.m_state))
    return none;
  return transform;
}

bool Transform::isIdentity() const
{
  return !m_state || m_state->steps.empty();
}

QString Transform::operation() const
{
  return m_state ? m_state->operation : QString();
}

double Transform::accuracyMetres() const
{
  return m_state ? m_state->accuracy : 0;
}

std::size_t Transform::apply(double* xy, std::size_t stride, std::size_t count) const
{
  if (isIdentity() || count == 0)
    return 0;
  const std::size_t bytes = stride * sizeof(double);
  for (const Step& step : m_state->steps)
    proj_trans_generic(step.operation.get(), step.direction, xy, bytes, count, xy + 1, bytes, count,
                       nullptr, 0, 0, nullptr, 0, 0);
  std::size_t lost = 0;
  for (double* point = xy; point != xy + stride * count; point += stride) {
    if (std::isfinite(point[0]) && std::isfinite(point[1]))
      continue;
    point[0] = point[1] = std::numeric_limits<double>::infinity();
    ++lost;
  }
  return lost;
}

Extent Transform::apply(const Extent& extent) const
{
  if (isIdentity() || extent.isEmpty())
    return extent;
  constexpr int kSteps = 20;
  std::vector<double> outline;
  for (int i = 0; i <= kSteps; ++i) {
    const double x = extent.minX + extent.width() * i / kSteps;
    const double y = extent.minY + extent.height() * i / kSteps;
    outline.insert(outline.end(), {x, extent.minY, x, extent.maxY, extent.minX, y, extent.maxX, y});
  }
  apply(outline.data(), 2, outline.size() / 2);
  Extent moved;
  for (std::size_t i = 0; i < outline.size(); i += 2)
    if (std::isfinite(outline[i]))
      moved.add(outline[i], outline[i + 1]);
  return moved;
}

} // namespace diaban::geo
