#include "rowmatch.h"

#include <diaban/analysis/result.h>
#include <diaban/workspace/features.h>
#include <diaban/workspace/rowview.h>

#include <algorithm>

namespace diaban::analysis {
namespace {

using workspace::Layer;
using workspace::NewLayer;

constexpr std::size_t kPage = 1024; ///< rows read at a time

bool fits(const Layer& layer, const NewLayer& rows)
{
  if (layer.isRaster || layer.storage != workspace::LayerStorage::Imported ||
      layer.geometry != kindOf(rows.geometry))
    return false;
  return std::all_of(rows.fields.begin(), rows.fields.end(), [&](const geo::Field& field) {
    return layer.fields.contains(field) || layer.hiddenFields.contains(field);
  });
}

template <typename Fits>
std::optional<Layer> writtenBefore(const workspace::Workspace& workspace, const Origin& origin,
                                   Fits&& isAlike)
{
  for (const Layer& layer : workspace.layers()) {
    const auto known = originOf(layer);
    if (known && known->analysis == origin.analysis && known->name == origin.name && isAlike(layer))
      return layer;
  }
  return std::nullopt;
}

bool isOwnRaster(const Layer& layer)
{
  return layer.isRaster && layer.storage == workspace::LayerStorage::Imported;
}

Result<std::vector<KnownRow>> readRows(const workspace::Workspace& workspace, const Layer& layer,
                                       const NewLayer& wanted, Progress& progress)
{
  DIABAN_TRY(view, workspace::RowView::open(workspace, layer.name, progress));
  DIABAN_TRY(numbers, view->rows({}, {}, progress));
  std::vector<int> places; // of each wanted field; -1: hidden
  for (const geo::Field& field : wanted.fields)
    places.push_back(static_cast<int>(view->fields().indexOf(field)));
  std::vector<KnownRow> rows;
  for (std::size_t from = 0; from < numbers.size(); from += kPage) {
    const auto page = std::span(numbers).subspan(from, std::min(kPage, numbers.size() - from));
    DIABAN_TRY(cells, view->cells(page));
    DIABAN_TRY(features, workspace::readFeatures(workspace, layer.name, page, progress));
    if (features.size() != page.size())
      return Error{Error::Code::Busy, {workspace.path()}, {}};
    for (std::size_t i = 0; i < page.size(); ++i) {
      RowContent content{features[i].wkb, {}};
      const QVariantList& row = cells[static_cast<qsizetype>(i)];
      for (const int place : places)
        content.values.append(place < 0 || place >= row.size() ? QVariant() : row[place]);
      rows.push_back({features[i].row, features[i].uid, std::move(content)});
    }
  }
  return rows;
}

workspace::Edit::FeatureRow featureRow(const NewLayer& layer, RowContent content)
{
  workspace::Edit::FeatureRow row;
  row.wkb = std::move(content.wkb);
  for (qsizetype i = 0; i < layer.fields.size(); ++i)
    row.fields.insert(layer.fields[i].name, content.values[i]);
  return row;
}

Outcome change(workspace::Edit& edit, const QString& name, const NewLayer& layer,
               const RowMatch& match, Progress& progress)
{
  DIABAN_CHECK(edit.deleteRows(name, match.gone));
  std::size_t done = 0;
  const std::size_t all = match.changed.size() + match.added.size() + 1;
  const auto goesOn = [&] {
    return done++ % kPage != 0 ||
           progress.advance(static_cast<double>(done) / static_cast<double>(all));
  };
  for (const RowMatch::Change& one : match.changed) {
    workspace::Edit::FeatureRow row = featureRow(layer, contentOf(layer, one.to));
    row.uid = one.uid;
    DIABAN_CHECK(edit.updateFeature(name, row));
    if (!goesOn())
      return Error{Error::Code::Cancelled, {}, {}};
  }
  for (const RowPlace& place : match.added) {
    DIABAN_CHECK(edit.insertFeature(name, featureRow(layer, contentOf(layer, place))));
    if (!goesOn())
      return Error{Error::Code::Cancelled, {}, {}};
  }
  return Done{};
}

Result<WrittenResult> writeAgain(workspace::Workspace& workspace, const QString& title,
                                 const Layer& layer, const NewLayer& rows, const Origin& origin,
                                 const QStringList& key, Progress& progress)
{
  SubProgress reading(progress, 0, 0.4), writing(progress, 0.4, 1);
  DIABAN_TRY(known, readRows(workspace, layer, rows, reading));
  QStringList seen, seenKey;
  for (const geo::Field& field : layer.fields) // hidden ones can't be read
    seen.append(field.name);
  for (const QString& field : key)
    if (seen.contains(field))
      seenKey.append(field);
  const RowMatch match = matchRows(known, rows, seen, seenKey);
  const auto write = [&](workspace::Edit& edit) -> Outcome {
    DIABAN_TRY(now, workspace.layer(layer.name));
    if (now.uid != layer.uid || now.revision != layer.revision)
      return Error{Error::Code::Busy, {workspace.path()}, {}};
    DIABAN_CHECK(change(edit, layer.name, rows, match, writing));
    return edit.setOrigin(layer.name, toJson(origin));
  };
  DIABAN_TRY(entry, workspace.edit(workspace::kBase, title, write));
  return WrittenResult{layer.name,
                       layer.title,
                       false,
                       static_cast<qint64>(match.added.size()),
                       static_cast<qint64>(match.changed.size()),
                       static_cast<qint64>(match.gone.size()),
                       entry};
}

} // namespace

Result<WrittenResult> writeResult(workspace::Workspace& workspace, const QString& title,
                                  NewLayer layer, Origin origin, Progress& progress,
                                  const QStringList& key)
{
  origin.name = layer.name;
  const auto isAlike = [&](const Layer& known) { return fits(known, layer); };
  if (const auto before = writtenBefore(workspace, origin, isAlike))
    return writeAgain(workspace, title, *before, layer, origin, key, progress);
  layer.origin = toJson(origin);
  std::vector<NewLayer> layers;
  layers.push_back(std::move(layer));
  DIABAN_TRY(report, workspace::importRows(workspace, title, layers, progress));
  const workspace::ImportedLayer& made = report.layers.first();
  return WrittenResult{made.name, made.title, true, made.kept, 0, 0, report.entry};
}

Result<WrittenResult> writeRasterResult(workspace::Workspace& workspace, const QString& title,
                                        const RasterResult& raster, Origin origin,
                                        Progress& progress)
{
  origin.name = raster.name;
  workspace::ImportRequest request;
  request.sources = QStringList{raster.file};
  request.layerName = raster.name;
  request.title = raster.title;
  request.role = raster.role;
  const geo::Crs crs = workspace.crs();
  request.crs = crs.id().isEmpty() ? crs.wkt() : crs.id();
  request.origin = toJson(origin);
  request.entry = title;
  workspace::Style style = raster.style;
  const auto before = writtenBefore(workspace, origin, isOwnRaster);
  if (before) {
    request.replaces = before->name;
    style.opacity = before->style.opacity;
    style.scales = before->style.scales;
  }
  request.style = style;
  DIABAN_TRY(report, workspace::importSources(workspace, request,
                                              geo::SourceReader(geo::workerProgram()), progress));
  const workspace::ImportedLayer& made = report.layers.first();
  return WrittenResult{made.name, made.title, !before, 0, 0, 0, report.entry};
}

} // namespace diaban::analysis
