#include "linkedlayer.h"

#include "naming.h"

#include <QFileInfo>

#include <algorithm>
#include <iterator>

namespace diaban::workspace {
namespace {

constexpr qint64 kRowsLookedAt = 5000; ///< enough to know categories by

/// The distinct values of the layer's text fields in its first rows.
Result<QHash<QString, QStringList>> firstValues(const PlannedLayer& plan,
                                                const geo::SourceReader& reader, Progress& progress)
{
  const PlannedSource& source = plan.sources.front();
  geo::ReadRequest request;
  request.path = source.path;
  request.layers = QStringList{source.layer};
  request.options = source.options;
  LayerIntake intake(plan, 0);
  bool hasEnough = false;
  const Outcome read = reader.read(
      request, [](const geo::SourceInfo&) -> Outcome { return Done{}; },
      [&](geo::SourceBatch&& batch) -> Outcome {
        intake.prepare(std::move(batch.rows), source, nullptr);
        hasEnough = intake.read() >= kRowsLookedAt;
        return hasEnough ? Outcome(Error{Error::Code::Cancelled, {}, {}}) : Outcome(Done{});
      },
      progress);
  if (!read && !hasEnough)
    return read.error();
  return intake.values();
}

} // namespace

Result<std::vector<PlannedLink>> lookAtLinks(std::vector<PlannedLayer>& layers,
                                             const ImportRequest& request, const geo::Crs& crs,
                                             const geo::SourceReader& reader, Progress& progress)
{
  const auto firstLink =
      std::stable_partition(layers.begin(), layers.end(), [&](const PlannedLayer& layer) {
        return !request.link && (!layer.isRaster || layer.isCopyable);
      });
  std::vector<PlannedLink> links;
  for (auto layer = firstLink; layer != layers.end(); ++layer) {
    PlannedLink link{std::move(*layer), {}, {}};
    const geo::Crs& own = link.plan.sources.front().crs;
    if (own.isValid()) {
      DIABAN_TRY(way, geo::Transform::between(own, crs));
      if (!link.plan.extent.isEmpty())
        link.extent = way.apply(link.plan.extent);
    }
    if (!link.plan.isRaster) {
      DIABAN_TRY(values, firstValues(link.plan, reader, progress));
      link.values = values;
    }
    links.push_back(std::move(link));
  }
  layers.erase(firstLink, layers.end());
  return links;
}

Result<ImportedLayer> addLink(ImportContext& context, const PlannedLink& link,
                              const LayerWish& wish, const QStringList& otherNames)
{
  const PlannedLayer& plan = link.plan;
  const PlannedSource& source = plan.sources.front();
  Layer layer;
  layer.name = uniqueName(wish.name, context.layerNames() + otherNames);
  layer.title = wish.title.isEmpty() ? layer.name : wish.title;
  layer.storage = LayerStorage::Linked;
  layer.isRaster = plan.isRaster;
  layer.sourcePath = QFileInfo(source.path).absoluteFilePath();
  // A file's only layer is often named after the file, so that a renamed file would lose it.
  layer.sourceLayer = source.isOnlyLayer ? QString() : source.layer;
  layer.sourceCrs = source.givenCrs;
  layer.sourceEncoding = source.options.encoding;
  layer.sourceSwapsAxes = source.options.swapsAxes;
  layer.geometry = plan.kind;
  layer.fields = plan.fields;
  layer.featureCount = std::max<qint64>(0, source.features);
  layer.extent = link.extent;
  decideLook(layer, wish, link.values);
  DIABAN_CHECK(context.addLayer(layer, wish.group));
  ImportedLayer report;
  report.name = layer.name;
  report.title = layer.title;
  report.role = layer.role;
  report.isLinked = true;
  report.isRaster = layer.isRaster;
  report.crs = plan.crs;
  report.read = report.kept = layer.featureCount;
  return report;
}

} // namespace diaban::workspace
