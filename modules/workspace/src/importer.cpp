// Imports other people's files: plan, then one transaction for all of it.
#include "importcontext.h"
#include "importplan.h"
#include "importstream.h"
#include "layerwriter.h"
#include "linkedlayer.h"
#include "rasterimport.h"

#include <diaban/base/text.h>

#include <QCoreApplication>

#include <algorithm>
#include <numeric>

namespace diaban::workspace {
namespace {

constexpr double kPlanned = 0.05; ///< of the whole work, by time
constexpr double kStaged = 0.4;   ///< rasters, where there are rows too
constexpr double kStored = 0.5;
constexpr double kRead = 0.85;

/// How high on the map a new layer goes: what is small must not lie under what is large.
int height(const PlannedLayer& layer)
{
  if (layer.isRaster)
    return 0;
  switch (layer.kind) {
  case geo::GeometryKind::Polygon: return 1;
  case geo::GeometryKind::Line: return 3;
  case geo::GeometryKind::Point: return 4;
  default: return 2;
  }
}

/// The order in which layers are put on top of one another, the first one of a height on top.
template <typename PlanOf>
std::vector<std::size_t> bottomFirst(std::size_t count, PlanOf&& planOf)
{
  std::vector<std::size_t> order(count);
  std::iota(order.rbegin(), order.rend(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return height(planOf(a)) < height(planOf(b));
  });
  return order;
}

/// One import under way.
class Import {
public:
  Import(Workspace& workspace, const ImportRequest& request, const geo::SourceReader& reader,
         Progress& progress)
      : m_workspace(workspace)
      , m_request(request)
      , m_reader(reader)
      , m_progress(progress)
  {
    m_options.encoding = request.encoding;
    m_options.workspaces = QStringList{workspace.path(), workspace.workingFile()};
  }

  Result<ImportReport> run()
  {
    DIABAN_CHECK(look());
    DIABAN_TRY(entry, writeImport(m_workspace, entryTitle(),
                                  [this](ImportContext& context) { return write(context); }));
    m_report.entry = entry;
    return m_report;
  }

private:
  /// All that can be done before the transaction, so that nothing waits for it longer than it must.
  Outcome look()
  {
    m_progress.step(QCoreApplication::translate("diaban::Import", "Looking at the files"));
    SubProgress planning(m_progress, 0, kPlanned);
    DIABAN_TRY(plan, planImport(m_request, m_workspace.path(), m_reader, planning));
    auto& layers = plan.layers;
    m_isOnly = layers.size() == 1;
    noteWhatIsLinked(layers);
    for (const PlannedLayer& layer : layers)
      m_names.append(layer.name);
    DIABAN_TRY(links,
               lookAtLinks(layers, m_request, m_workspace.crs(), m_reader, m_options, planning));
    DIABAN_CHECK(stage(layers));
    m_layers = std::move(layers);
    m_readAhead = std::move(plan.readAhead);
    m_links = std::move(links);
    return Done{};
  }

  void noteWhatIsLinked(const std::vector<PlannedLayer>& layers)
  {
    for (const PlannedLayer& layer : layers)
      if (layer.isRaster && !layer.isCopyable && !m_request.link)
        m_report.notices.append({Error::Code::RasterLinked, {layer.sources.front().path}, {}});
  }

  Outcome stage(std::vector<PlannedLayer>& layers)
  {
    const auto isRaster = [](const PlannedLayer& layer) { return layer.isRaster; };
    if (std::none_of(layers.begin(), layers.end(), isRaster))
      return Done{};
    DIABAN_TRY(folder, ScratchFolder::make());
    m_folder.emplace(std::move(folder));
    const bool isAll = std::all_of(layers.begin(), layers.end(), isRaster);
    SubProgress reading(m_progress, m_done, isAll ? kRead : kStaged);
    DIABAN_TRY(rasters, stageRasters(layers, m_request.crs, m_workspace.crs(), *m_folder, m_reader,
                                     reading));
    m_rasters = std::move(rasters);
    m_done = isAll ? kRead : kStaged;
    return Done{};
  }

  /// What the history calls it.
  QString entryTitle() const
  {
    constexpr qsizetype kLongest = 200;
    const QString all =
        m_request.title.isEmpty() ? m_names.join(QStringLiteral(", ")) : toNfc(m_request.title);
    return QCoreApplication::translate("diaban::Import", "Import of %1").arg(all.left(kLongest));
  }

  LayerWish wishFor(const PlannedLayer& layer) const
  {
    return {layer.name, m_isOnly ? toNfc(m_request.title) : QString(), m_request.role, std::nullopt,
            toNfc(m_request.group)};
  }

  Outcome write(ImportContext& context)
  {
    m_report.layers.clear();
    QStringList taken;
    DIABAN_CHECK(writeRasters(context, taken));
    m_report.layers.resize(m_report.layers.size() +
                           static_cast<qsizetype>(m_links.size() + m_layers.size()));
    const auto linkPlan = [this](std::size_t i) -> const auto&
    {
      return m_links[i].plan;
    };
    for (const std::size_t i : bottomFirst(m_links.size(), linkPlan)) {
      DIABAN_TRY(made,
                 addLink(context, m_links[i], wishFor(m_links[i].plan), m_request.crs, taken));
      taken.append(made.name);
      m_report.layers[static_cast<qsizetype>(m_rasters.size() + i)] = made;
    }
    if (m_layers.empty())
      return Done{};
    std::vector<LayerWriter> writers;
    for (const PlannedLayer& layer : m_layers) {
      DIABAN_TRY(writer, LayerWriter::begin(context, layer, wishFor(layer), taken));
      taken.append(writer.name());
      writers.push_back(std::move(writer));
    }
    ImportStream stream(m_layers, {context.crs(), context.srsId()}, m_reader, m_options,
                        std::move(m_readAhead));
    DIABAN_CHECK(writeRows(stream, writers));
    return finish(stream, writers);
  }

  /// Below everything else, the first one on top.
  Outcome writeRasters(ImportContext& context, QStringList& taken)
  {
    m_report.layers.resize(static_cast<qsizetype>(m_rasters.size()));
    const double room = (m_layers.empty() ? 1 : kStored) - m_done;
    const double share = room / static_cast<double>(std::max<std::size_t>(1, m_rasters.size()));
    for (std::size_t i = m_rasters.size(); i-- > 0;) {
      SubProgress writing(m_progress, m_done, m_done + share);
      m_done += share;
      DIABAN_TRY(made,
                 addRaster(context, m_rasters[i], wishFor(m_rasters[i].plan), taken, writing));
      taken.append(made.name);
      m_report.layers[static_cast<qsizetype>(i)] = made;
    }
    return Done{};
  }

  Outcome writeRows(ImportStream& stream, std::vector<LayerWriter>& writers)
  {
    SubProgress reading(m_progress, m_done, kRead);
    QString file;
    while (!stream.isOver()) {
      if (file != stream.currentFile()) {
        file = stream.currentFile();
        m_progress.step(QCoreApplication::translate("diaban::Import", "Reading %1").arg(file));
      }
      if (!reading.advance(stream.fraction()))
        return Error{Error::Code::Cancelled, {}, {}};
      if (const auto rows = stream.next())
        DIABAN_CHECK(writers[rows->layer].write(*rows));
    }
    return stream.outcome();
  }

  Outcome finish(const ImportStream& stream, std::vector<LayerWriter>& writers)
  {
    const double share = (1 - kRead) / static_cast<double>(writers.size());
    double done = kRead;
    const auto plan = [this](std::size_t i) -> const auto&
    {
      return m_layers[i];
    };
    for (const std::size_t i : bottomFirst(writers.size(), plan)) {
      SubProgress own(m_progress, done, done + share);
      done += share;
      m_progress.step(QCoreApplication::translate("diaban::Import", "Building the index of %1")
                          .arg(writers[i].name()));
      if (!own.advance(0))
        return Error{Error::Code::Cancelled, {}, {}};
      DIABAN_TRY(layer, writers[i].finish(stream.intake(i), own));
      m_report.layers[static_cast<qsizetype>(m_rasters.size() + m_links.size() + i)] = layer;
    }
    return Done{};
  }

  Workspace& m_workspace;
  const ImportRequest& m_request;
  const geo::SourceReader& m_reader;
  Progress& m_progress;
  geo::SourceOptions m_options;
  std::vector<PlannedLayer> m_layers;
  std::vector<PlannedLink> m_links;
  std::optional<ScratchFolder> m_folder; ///< of the staged rasters
  std::vector<StagedRaster> m_rasters;
  double m_done = kPlanned; ///< of the whole work
  std::map<QString, ReadAhead> m_readAhead;
  QStringList m_names;
  bool m_isOnly = false;
  ImportReport m_report;
};

} // namespace

Result<ImportReport> importSources(Workspace& workspace, const ImportRequest& request,
                                   const geo::SourceReader& reader, Progress& progress)
{
  return Import(workspace, request, reader, progress).run();
}

} // namespace diaban::workspace
