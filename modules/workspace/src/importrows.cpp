// Layers from rows in memory: the same way into the file as other people's rows.
#include "importcontext.h"
#include "layerwriter.h"

#include <diaban/workspace/rows.h>

namespace diaban::workspace {
namespace {

geo::GeometryKind kindOf(const QString& geometry)
{
  const QString name = geometry.section(QLatin1Char(' '), 0, 0);
  if (name == QLatin1String("None"))
    return geo::GeometryKind::None;
  if (name.endsWith(QLatin1String("Point")))
    return geo::GeometryKind::Point;
  if (name.endsWith(QLatin1String("LineString")) || name.endsWith(QLatin1String("Curve")))
    return geo::GeometryKind::Line;
  if (name.endsWith(QLatin1String("Polygon")) || name.endsWith(QLatin1String("Surface")))
    return geo::GeometryKind::Polygon;
  return geo::GeometryKind::Mixed;
}

PlannedLayer planOf(const NewLayer& layer, const geo::Crs& crs)
{
  PlannedLayer plan;
  plan.name = layer.name;
  plan.geometry = layer.geometry;
  plan.kind = kindOf(layer.geometry);
  plan.crs = crs.id().isEmpty() ? crs.name() : crs.id();
  plan.fields = layer.fields;
  PlannedSource source;
  source.path = layer.name;
  for (qsizetype i = 0; i < layer.fields.size(); ++i)
    source.columns.push_back(static_cast<int>(i));
  plan.sources.push_back(std::move(source));
  return plan;
}

Result<ImportedLayer> writeLayer(ImportContext& context, const NewLayer& layer, Progress& progress)
{
  const PlannedLayer plan = planOf(layer, context.crs());
  const LayerWish wish{layer.name,  layer.title,  layer.role,      layer.style,
                       layer.group, layer.origin, layer.fieldRules};
  DIABAN_TRY(writer, LayerWriter::begin(context, plan, wish, {}));
  DIABAN_TRY(mover, WkbMover::between(context.crs(), context.crs()));
  LayerIntake intake(plan, context.srsId());
  for (std::size_t i = 0; i < layer.batches.size(); ++i) {
    if (!progress.advance(static_cast<double>(i) / static_cast<double>(layer.batches.size())))
      return Error{Error::Code::Cancelled, {}, {}};
    const bool hasPlaces = plan.kind != geo::GeometryKind::None;
    DIABAN_CHECK(writer.write(intake.prepare(geo::RecordBatch(layer.batches[i]),
                                             plan.sources.front(), hasPlaces ? &mover : nullptr)));
    if (intake.refused() > 0)
      return intake.refusals().front().reason;
  }
  return writer.finish(intake, progress);
}

} // namespace

Result<ImportReport> importRows(Workspace& workspace, const QString& title,
                                const std::vector<NewLayer>& layers, Progress& progress)
{
  ImportReport report;
  DIABAN_TRY(entry, writeImport(workspace, title, [&](ImportContext& context) -> Outcome {
               report.layers.clear();
               // Each new layer goes on top, so the first one comes last.
               for (std::size_t i = layers.size(); i-- > 0;) {
                 const double share = 1 / static_cast<double>(layers.size());
                 const auto done = static_cast<double>(layers.size() - 1 - i);
                 SubProgress own(progress, share * done, share * (done + 1));
                 DIABAN_TRY(made, writeLayer(context, layers[i], own));
                 report.layers.prepend(made);
               }
               return Done{};
             }));
  report.entry = entry;
  return report;
}

} // namespace diaban::workspace
