// Imports other people's files: plan, then one transaction for all of it.
#include "importcontext.h"
#include "importplan.h"
#include "importstream.h"
#include "layerwriter.h"
#include "linkedlayer.h"

#include <diaban/base/text.h>

#include <QCoreApplication>

namespace diaban::workspace {
namespace {

constexpr double kPlanned = 0.05; ///< of the whole work, by time
constexpr double kRead = 0.85;

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
    m_options.workspaces = QStringList{workspace.path()};
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
    for (const PlannedLayer& layer : layers)
      m_names.append(layer.name);
    DIABAN_TRY(links,
               lookAtLinks(layers, m_request, m_workspace.crs(), m_reader, m_options, planning));
    m_layers = std::move(layers);
    m_readAhead = std::move(plan.readAhead);
    m_links = std::move(links);
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
    return {layer.name, m_isOnly ? toNfc(m_request.title) : QString(), m_request.role,
            std::nullopt};
  }

  Outcome write(ImportContext& context)
  {
    m_report.layers.clear();
    QStringList taken;
    for (const PlannedLink& link : m_links) {
      DIABAN_TRY(made, addLink(context, link, wishFor(link.plan), m_request.crs, taken));
      taken.append(made.name);
      m_report.layers.append(made);
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

  Outcome writeRows(ImportStream& stream, std::vector<LayerWriter>& writers)
  {
    SubProgress reading(m_progress, kPlanned, kRead);
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
    for (std::size_t i = 0; i < writers.size(); ++i) {
      const double from = kRead + share * static_cast<double>(i);
      SubProgress own(m_progress, from, from + share);
      m_progress.step(QCoreApplication::translate("diaban::Import", "Building the index of %1")
                          .arg(writers[i].name()));
      if (!own.advance(0))
        return Error{Error::Code::Cancelled, {}, {}};
      DIABAN_TRY(layer, writers[i].finish(stream.intake(i), own));
      m_report.layers.append(layer);
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
