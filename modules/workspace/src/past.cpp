#include "bookmarks.h"
#include "functionset.h"
#include "historylog.h"
#include "layergroups.h"
#include "layertable.h"
#include "rowsource.h"
#include "schema.h"
#include "shadow.h"
#include "tableloader.h"

#include <diaban/workspace/past.h>

#include <algorithm>
#include <mutex>
#include <optional>

namespace diaban::workspace {
namespace {

constexpr int kMostTries = 8;

class PastFile final : public Past, public std::enable_shared_from_this<PastFile> {
public:
  PastFile(std::shared_ptr<const Workspace> workspace, store::Database database)
      : m_workspace(std::move(workspace))
      , m_database(std::move(database))
      , m_shadows(m_database)
  {
  }

  HistoryEntry entry() const override { return m_entry; }
  HistoryEntry outsideChange() const override { return m_outside; }
  const QVector<Layer>& layers() const override { return m_layers; }
  const LayerTree& tree() const override { return m_tree; }
  const QVector<Bookmark>& bookmarks() const override { return m_bookmarks; }
  Result<geo::TablePtr> table(const QString& layer, const QStringList& more,
                              const geo::TablePtr& now, Progress& progress) const override;
  Result<RowSource> rowSource(const QString& layer, Progress& progress) const override;

  /// False when somebody committed meanwhile.
  Result<bool> goBackTo(const QByteArray& entry, Progress& progress);

private:
  Outcome takeBack(const HistoryEntry& later);
  Outcome readContent();
  Result<qint64> countOf(const Layer& layer) const;
  Result<Layer> layerNamed(const QString& name) const;
  bool isAsItWas(const Layer& layer) const;

  std::shared_ptr<const Workspace> m_workspace;
  std::shared_ptr<std::mutex> m_reading =
      std::make_shared<std::mutex>(); ///< one thread at a time uses the connection
  store::Database m_database;
  Shadows m_shadows;
  HistoryEntry m_entry, m_outside;
  QVector<Layer> m_layers;
  LayerTree m_tree;
  QVector<Bookmark> m_bookmarks;
};

Result<bool> PastFile::goBackTo(const QByteArray& id, Progress& progress)
{
  DIABAN_TRY(before, m_database.dataVersion());
  DIABAN_TRY(entry, readEntry(m_database, id));
  m_entry = entry;
  if (!entry.via.isEmpty())
    return Error{Error::Code::NotAnAction, {entry.title}, {}};
  for (const QString& table : recordedOwnTables())
    DIABAN_CHECK(m_shadows.copyWhole(table));
  DIABAN_TRY(numbers, m_database.prepare("SELECT number FROM diaban_history WHERE branch=?1"
                                         " AND number>?2 AND length(via)=0 ORDER BY number DESC"));
  numbers.bind(1, entry.branch.isNull() ? QStringLiteral("") : entry.branch);
  numbers.bind(2, entry.number);
  std::vector<qint64> later;
  while (true) {
    DIABAN_TRY(found, numbers.step());
    if (!found)
      break;
    later.push_back(numbers.integer(0));
  }
  for (std::size_t i = 0; i < later.size(); ++i) {
    DIABAN_TRY(entries, readEntries(m_database, {later[i]}));
    for (const HistoryEntry& one : std::as_const(entries))
      DIABAN_CHECK(takeBack(one));
    if (!progress.advance(static_cast<double>(i + 1) / static_cast<double>(later.size())))
      return Error{Error::Code::Cancelled, {}, {}};
  }
  DIABAN_CHECK(readContent());
  DIABAN_TRY(after, m_database.dataVersion());
  return before == after;
}

/// What an undo took back is made again, and so on.
Outcome PastFile::takeBack(const HistoryEntry& later)
{
  const bool isUndo = later.kind == QLatin1String("undo");
  const bool isRedo = later.kind == QLatin1String("redo");
  if (later.kind == QLatin1String("outside") && m_outside.number == 0)
    m_outside = later;
  if (!isUndo && !isRedo && !isAction(later.kind))
    return Done{};
  DIABAN_TRY(action, readAction(m_database, isUndo || isRedo ? later.takesBack : later.id));
  if (!action.entry.isKept && !mayChangeNothing(action.entry.kind))
    return Error{Error::Code::HistoryCleared, {m_entry.title}, {}};
  return m_shadows.apply(action.changeSet, action.columns,
                         isUndo ? store::Direction::Forward : store::Direction::Inverse);
}

/// The rows that the layer had then. The standard's tables count those of now, and not those of
/// layers that are off the map.
Result<qint64> PastFile::countOf(const Layer& layer) const
{
  DIABAN_TRY(now, m_database.prepare("SELECT coalesce((SELECT feature_count FROM gpkg_ogr_contents"
                                     " WHERE table_name=?1), (SELECT count(*) FROM main." +
                                     store::quoted(layer.table) + "))"));
  DIABAN_CHECK(now.bind(1, layer.table).step());
  DIABAN_TRY(growth, m_shadows.growth(layer.table));
  return now.integer(0) + growth;
}

Outcome PastFile::readContent()
{
  DIABAN_TRY(layers, readLayers(m_database, m_workspace->path()));
  for (Layer& layer : layers)
    if (layer.storage == LayerStorage::Imported && !layer.isRaster) {
      DIABAN_TRY(count, countOf(layer));
      layer.featureCount = count;
    }
  DIABAN_TRY(tree, readTree(m_database, layers));
  DIABAN_TRY(bookmarks, readBookmarks(m_database));
  m_layers = layers;
  m_tree = tree;
  m_bookmarks = bookmarks;
  return Done{};
}

/// Whether nobody has edited the layer since we looked back.
bool PastFile::isAsItWas(const Layer& layer) const
{
  const auto now = m_workspace->layer(layer.name);
  return !now || now.value().uid != layer.uid || now.value().revision == layer.revision;
}

Result<Layer> PastFile::layerNamed(const QString& name) const
{
  const auto found = std::find_if(m_layers.begin(), m_layers.end(),
                                  [&](const Layer& layer) { return layer.name == name; });
  if (found == m_layers.end())
    return Error{Error::Code::NoSuchLayer, {name, m_workspace->path()}, {}};
  return *found;
}

Result<geo::TablePtr> PastFile::table(const QString& name, const QStringList& more,
                                      const geo::TablePtr& now, Progress& progress) const
{
  DIABAN_TRY(layer, layerNamed(name));
  if (layer.isRaster)
    return Error{Error::Code::NothingToRead, {name}, QStringLiteral("a raster")};
  const auto columns = wantedColumns(layer, more);
  if (layer.storage == LayerStorage::Linked)
    return loadLinked(layer, m_workspace->crs(), m_workspace->path(), columns, progress);
  if (!isAsItWas(layer))
    return Error{Error::Code::Busy, {m_workspace->path()}, {}};
  geo::TablePtr base = now;
  if (base == nullptr) {
    DIABAN_TRY(loaded, loadImported(m_workspace->workingFile(), layer, columns, progress));
    base = loaded;
  }
  const std::lock_guard reading(*m_reading);
  const std::vector<qint64> touched = m_shadows.touched(layer.table);
  if (touched.empty())
    return base;
  DIABAN_TRY(rows, loadRows(m_database, layer, columnsOfTable(*base, layer), touched));
  return std::make_shared<const geo::FeatureTable>(base->edited(touched, *rows));
}

/// The layer's rows as a view of this connection, which holds those touched since as they were.
Result<RowSource> PastFile::rowSource(const QString& name, Progress& progress) const
{
  DIABAN_TRY(layer, layerNamed(name));
  if (layer.isRaster || layer.storage == LayerStorage::Linked)
    return openRowSource(*m_workspace, layer, progress);
  if (!isAsItWas(layer))
    return Error{Error::Code::Busy, {m_workspace->path()}, {}};
  const std::lock_guard reading(*m_reading);
  if (m_shadows.touched(layer.table).empty())
    return openRowSource(*m_workspace, layer, progress);
  DIABAN_TRY(view, m_shadows.whole(layer.table));
  DIABAN_CHECK(addRowFunctions(m_database, m_workspace->crs()));
  const std::shared_ptr<const store::Database> database(shared_from_this(), &m_database);
  return RowSource{database, layer, view + " AS " + store::quoted(layer.table), m_reading};
}

} // namespace

Result<std::shared_ptr<const Past>> lookBack(std::shared_ptr<const Workspace> workspace,
                                             const QByteArray& entry, Progress& progress)
{
  for (int attempt = 0; attempt < kMostTries; ++attempt) {
    DIABAN_TRY(database, openForHistory(*workspace));
    auto past = std::make_shared<PastFile>(workspace, std::move(database));
    DIABAN_TRY(isWhole, past->goBackTo(entry, progress));
    if (isWhole)
      return std::shared_ptr<const Past>(std::move(past));
  }
  return Error{Error::Code::Busy, {workspace->path()}, {}};
}

} // namespace diaban::workspace
