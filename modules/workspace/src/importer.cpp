// Imports other people's files: plan, then one transaction for all of it.
#include "importcontext.h"
#include "importplan.h"
#include "importstream.h"
#include "layerwriter.h"
#include "linkedlayer.h"
#include "naming.h"

#include <diaban/base/text.h>

#include <QCoreApplication>

namespace diaban::workspace {
namespace {

constexpr double kPlanned = 0.05;
constexpr double kRead = 0.85;

QString tr(const char* text)
{
  return QCoreApplication::translate("diaban::Import", text);
}

/// What the history calls it.
QString entryTitle(const std::vector<PlannedLayer>& layers, const ImportRequest& request)
{
  QStringList names;
  for (const PlannedLayer& layer : layers)
    names.append(layer.name);
  const QString all = request.title.isEmpty() ? names.join(QStringLiteral(", ")) : request.title;
  return QCoreApplication::translate("diaban::Import", "Import of %1").arg(all.left(200));
}

LayerWish wishFor(const PlannedLayer& layer, const ImportRequest& request, bool isOnly)
{
  LayerWish wish{layer.name, {}, request.role, std::nullopt};
  if (isOnly)
    wish.title = toNfc(request.title);
  return wish;
}

/// The rows of all layers into their tables.
Result<QVector<ImportedLayer>> importRowsOf(ImportContext& context, ImportStream& stream,
                                            std::vector<LayerWriter>& writers, Progress& progress)
{
  SubProgress reading(progress, kPlanned, kRead);
  QString file;
  while (!stream.isOver()) {
    if (file != stream.currentFile()) {
      file = stream.currentFile();
      progress.step(tr("Reading %1").arg(file));
    }
    if (!reading.advance(stream.fraction()))
      return Error{Error::Code::Cancelled, {}, {}};
    if (auto rows = stream.next())
      DIABAN_CHECK(writers[rows->layer].write(*rows));
  }
  DIABAN_CHECK(stream.outcome());
  Q_UNUSED(context)
  QVector<ImportedLayer> layers;
  for (std::size_t i = 0; i < writers.size(); ++i) {
    const auto count = static_cast<double>(writers.size());
    SubProgress own(progress, kRead + (1 - kRead) * static_cast<double>(i) / count,
                    kRead + (1 - kRead) * static_cast<double>(i + 1) / count);
    progress.step(tr("Building the index of %1").arg(writers[i].name()));
    DIABAN_TRY(layer, writers[i].finish(stream.intake(i), own));
    layers.append(layer);
  }
  return layers;
}

} // namespace

Result<ImportReport> importSources(Workspace& workspace, const ImportRequest& request,
                                   const geo::SourceReader& reader, Progress& progress)
{
  progress.step(tr("Looking at the files"));
  SubProgress planning(progress, 0, kPlanned);
  DIABAN_TRY(layers, planImport(request, workspace.path(), reader, planning));
  geo::SourceOptions options;
  options.encoding = request.encoding;
  options.workspaces = QStringList{workspace.path()};
  // Links are looked through before the transaction: nothing waits for other people's files then.
  DIABAN_TRY(links, lookAtLinks(layers, request, workspace.crs(), reader, options, planning));

  ImportReport report;
  const bool isOnly = layers.size() == 1;
  DIABAN_TRY(entry,
             writeImport(workspace, entryTitle(layers, request), [&](ImportContext& context) -> Outcome {
               QStringList names;
               for (const PlannedLink& link : links) {
                 const LayerWish wish = wishFor(link.plan, request, isOnly);
                 DIABAN_TRY(made, addLink(context, link, wish, names));
                 names.append(made.name);
                 report.layers.append(made);
               }
               std::vector<LayerWriter> writers;
               for (const PlannedLayer& layer : layers) {
                 const LayerWish wish = wishFor(layer, request, isOnly);
                 DIABAN_TRY(writer, LayerWriter::begin(context, layer, wish, names));
                 names.append(writer.name());
                 writers.push_back(std::move(writer));
               }
               ImportStream stream(layers, {context.crs(), context.srsId()}, reader, options);
               DIABAN_TRY(made, importRowsOf(context, stream, writers, progress));
               report.layers += made;
               return Done{};
             }));
  report.entry = entry;
  return report;
}

} // namespace diaban::workspace
