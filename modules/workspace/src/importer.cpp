// Imports other people's files: plan, then one transaction for all of it.
#include "importcontext.h"
#include "importplan.h"
#include "importstream.h"
#include "layerwriter.h"
#include "linkedlayer.h"
#include "rasterimport.h"

#include <diaban/base/text.h>

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <iterator>
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

/// Whether the error is one of the source, not of the workspace or of the person.
bool isOfSource(Error::Code code)
{
  return (code >= Error::Code::FileNotFound && code <= Error::Code::NoSourceLayer &&
          code != Error::Code::ReaderMissing) ||
         code == Error::Code::NoOperation;
}

/// One import under way.
class Import {
public:
  /// \param failures null: the first source that can't be taken ends the import; else such sources
  ///        are left out and told of there
  Import(Workspace& workspace, const QVector<ImportRequest>& requests,
         const geo::SourceReader& reader, QVector<ImportFailure>* failures, Progress& progress)
      : m_workspace(workspace)
      , m_requests(requests)
      , m_reader(reader)
      , m_failures(failures)
      , m_progress(progress)
  {
  }

  Result<ImportReport> run()
  {
    DIABAN_CHECK(look());
    if (m_layers.empty() && m_links.empty() && m_rasters.empty())
      return m_report; // all sources failed
    DIABAN_TRY(entry, writeImport(m_workspace, entryTitle(),
                                  [this](ImportContext& context) { return write(context); }));
    m_report.entry = entry;
    return m_report;
  }

  /// After an error of a source: the files that it may come from.
  const QStringList& blamed() const { return m_blamed; }

private:
  /// All that can be done before the transaction, so that nothing waits for it longer than it must.
  Outcome look()
  {
    m_progress.step(QCoreApplication::translate("diaban::Import", "Looking at the files"));
    const double share = kPlanned / static_cast<double>(m_requests.size());
    for (qsizetype i = 0; i < m_requests.size(); ++i) {
      SubProgress planning(m_progress, share * static_cast<double>(i),
                           share * static_cast<double>(i + 1));
      DIABAN_CHECK(lookAt(static_cast<std::size_t>(i), planning));
    }
    return stage();
  }

  Outcome lookAt(std::size_t request, Progress& progress)
  {
    const ImportRequest& asked = m_requests[static_cast<qsizetype>(request)];
    m_blamed = asked.sources;
    const QStringList own{m_workspace.path(), m_workspace.workingFile()};
    DIABAN_TRY(plan, planImport(asked, own, m_reader, m_failures, progress));
    auto& layers = plan.layers;
    m_isOnly.push_back(layers.size() == 1);
    m_report.notices += plan.notices;
    noteWhatIsLinked(layers, asked);
    for (PlannedLayer& layer : layers) {
      layer.request = request;
      m_names.append(layer.name);
    }
    DIABAN_TRY(links, lookAtLinks(layers, asked, m_workspace.crs(), m_reader, progress));
    std::move(links.begin(), links.end(), std::back_inserter(m_links));
    std::move(layers.begin(), layers.end(), std::back_inserter(m_layers));
    m_readAhead.merge(plan.readAhead);
    return Done{};
  }

  void noteWhatIsLinked(const std::vector<PlannedLayer>& layers, const ImportRequest& request)
  {
    for (const PlannedLayer& layer : layers)
      if (layer.isRaster && !layer.isCopyable && !request.link)
        m_report.notices.append({Error::Code::RasterLinked, {layer.sources.front().path}, {}});
  }

  Outcome stage()
  {
    const auto isRaster = [](const PlannedLayer& layer) { return layer.isRaster; };
    if (std::none_of(m_layers.begin(), m_layers.end(), isRaster))
      return Done{};
    DIABAN_TRY(folder, ScratchFolder::make());
    m_folder.emplace(std::move(folder));
    const bool isAll = std::all_of(m_layers.begin(), m_layers.end(), isRaster);
    SubProgress reading(m_progress, m_done, isAll ? kRead : kStaged);
    DIABAN_TRY(rasters,
               stageRasters(m_layers, m_workspace.crs(), *m_folder, m_reader, m_blamed, reading));
    m_rasters = std::move(rasters);
    m_done = isAll ? kRead : kStaged;
    return Done{};
  }

  const ImportRequest& requestOf(const PlannedLayer& layer) const
  {
    return m_requests[static_cast<qsizetype>(layer.request)];
  }

  /// What the history calls it.
  QString entryTitle() const
  {
    constexpr qsizetype kLongest = 200;
    if (m_requests.size() == 1 && !m_requests.first().entry.isEmpty())
      return m_requests.first().entry;
    const QString title = m_requests.size() == 1 ? toNfc(m_requests.first().title) : QString();
    const QString all = title.isEmpty() ? m_names.join(QStringLiteral(", ")) : title;
    return QCoreApplication::translate("diaban::Import", "Import of %1").arg(all.left(kLongest));
  }

  LayerWish wishFor(const PlannedLayer& layer) const
  {
    const ImportRequest& request = requestOf(layer);
    const bool isOnly = m_isOnly[layer.request];
    return {layer.name,
            isOnly ? toNfc(request.title) : QString(),
            request.role,
            request.style,
            toNfc(request.group),
            request.origin,
            {},
            isOnly ? request.replaces : QString()};
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
      const PlannedLayer& plan = m_links[i].plan;
      DIABAN_TRY(made, addLink(context, m_links[i], wishFor(plan), taken));
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
    ImportStream stream(m_layers, {context.crs(), context.srsId()}, m_reader,
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
    QString path;
    while (!stream.isOver()) {
      if (path != stream.currentPath()) {
        path = stream.currentPath();
        m_progress.step(QCoreApplication::translate("diaban::Import", "Reading %1")
                            .arg(QFileInfo(path).fileName()));
      }
      if (!reading.advance(stream.fraction()))
        return Error{Error::Code::Cancelled, {}, {}};
      if (const auto rows = stream.next())
        DIABAN_CHECK(writers[rows->layer].write(*rows));
    }
    m_blamed = QStringList{stream.currentPath()};
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
      m_blamed.clear();
      for (const PlannedSource& source : m_layers[i].sources)
        m_blamed.append(source.path);
      DIABAN_TRY(layer, writers[i].finish(stream.intake(i), own));
      m_report.layers[static_cast<qsizetype>(m_rasters.size() + m_links.size() + i)] = layer;
    }
    return Done{};
  }

  Workspace& m_workspace;
  const QVector<ImportRequest>& m_requests;
  const geo::SourceReader& m_reader;
  QVector<ImportFailure>* m_failures;
  Progress& m_progress;
  QStringList m_blamed;
  std::vector<PlannedLayer> m_layers;
  std::vector<PlannedLink> m_links;
  std::optional<ScratchFolder> m_folder; ///< of the staged rasters
  std::vector<StagedRaster> m_rasters;
  double m_done = kPlanned; ///< of the whole work
  std::map<QString, ReadAhead> m_readAhead;
  QStringList m_names;
  std::vector<bool> m_isOnly; ///< whether a request gives one layer alone
  ImportReport m_report;
};

/// Takes the sources that are to blame out of the requests, and tells why. \returns whether there
/// were any.
bool leaveOut(const QStringList& blamed, const Error& error, QVector<ImportRequest>& requests,
              QVector<ImportFailure>& failures)
{
  bool hasFound = false;
  for (ImportRequest& request : requests) {
    for (const QString& path : blamed) {
      if (request.sources.removeAll(path) == 0)
        continue;
      ImportRequest alone = request;
      alone.sources = QStringList{path};
      failures.append({alone, error});
      hasFound = true;
    }
  }
  requests.removeIf([](const ImportRequest& request) { return request.sources.isEmpty(); });
  return hasFound;
}

} // namespace

Result<ImportReport> importSources(Workspace& workspace, const ImportRequest& request,
                                   const geo::SourceReader& reader, Progress& progress)
{
  const QVector<ImportRequest> one{request};
  return Import(workspace, one, reader, nullptr, progress).run();
}

Result<ImportReport> importSources(Workspace& workspace, const QVector<ImportRequest>& requests,
                                   const geo::SourceReader& reader, Progress& progress)
{
  QVector<ImportRequest> left = requests;
  QVector<ImportFailure> failures;
  while (!left.isEmpty()) {
    QVector<ImportFailure> planned;
    Import import(workspace, left, reader, &planned, progress);
    auto report = import.run();
    if (report) {
      report.value().failures = failures + planned;
      return report;
    }
    // The transaction took all back: once more without the file that broke it.
    const Error& error = report.error();
    if (!isOfSource(error.code) || !leaveOut(import.blamed(), error, left, failures))
      return error;
  }
  ImportReport none;
  none.failures = failures;
  return none;
}

} // namespace diaban::workspace
