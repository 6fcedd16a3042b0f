#include "workspacefile.h"

#include "bookmarks.h"
#include "functionset.h"
#include "layergroups.h"
#include "rasterclasses.h"
#include "schema.h"
#include "scratchfolder.h"
#include "tableloader.h"

#include <diaban/base/platform_process.h>
#include <diaban/store/backup.h>
#include <diaban/store/transaction.h>

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace diaban::workspace {

WorkspaceFile::WorkspaceFile(OpenedFile opened)
    : m_database(std::move(opened.database))
    , m_lock(std::move(opened.lock))
    , m_checkout(std::move(opened.checkout))
    , m_savedVersion(opened.savedVersion)
    , m_path(opened.path)
    , m_crs(opened.crs)
    , m_srsId(opened.srsId)
    , m_author(opened.author)
    , m_clock(opened.clock)
    , m_readOnly(opened.readOnly)
    , m_notices(opened.notices)
{
}

WorkspaceFile::~WorkspaceFile()
{
  const std::lock_guard writing(m_writing);
  flushVisibility();
  const bool isDone = m_checkout && isPutBack();
  {
    const store::Database closed = std::move(m_database);
  }
  if (isDone)
    m_checkout->discard();
}

/// \pre m_writing is held, or nobody else can.
bool WorkspaceFile::isPutBack() const
{
  const auto version = m_database.contentVersion();
  return version && m_savedVersion == version.value();
}

bool WorkspaceFile::hasWorkToPutBack() const
{
  const std::lock_guard writing(m_writing);
  return m_checkout && !isPutBack();
}

Outcome WorkspaceFile::putBack(Progress& progress)
{
  if (!m_checkout)
    return Done{};
  const std::lock_guard writing(m_writing);
  flushVisibility();
  if (isPutBack())
    return Done{};
  DIABAN_TRY(version, m_database.contentVersion());
  const QString whole = m_checkout->outgoingFile(); // the open file itself is SQLite's alone
  SubProgress copying(progress, 0, 0.3);
  DIABAN_CHECK(store::copyVerified(m_database, whole, copying));
  SubProgress putting(progress, 0.3, 1);
  auto put = m_checkout->putBack(whole, putting);
  QFile::remove(whole);
  if (put || put.error().code == Error::Code::KeptBeside)
    m_savedVersion = version;
  return put;
}

Result<std::unique_ptr<Workspace>> WorkspaceFile::from(OpenedFile opened)
{
  std::unique_ptr<WorkspaceFile> file(new WorkspaceFile(std::move(opened)));
  if (!file->m_readOnly) {
    DIABAN_TRY(changed, file->noteOutsideChanges());
    if (changed)
      file->m_notices.append({Error::Code::ChangedOutside, {file->m_path}, {}});
  }
  DIABAN_CHECK(addRowFunctions(file->m_database, file->m_crs));
  DIABAN_CHECK(file->refreshLayers());
  return std::unique_ptr<Workspace>(std::move(file));
}

QVector<Error> WorkspaceFile::notices() const
{
  const std::lock_guard reading(m_reading);
  return m_notices;
}

QVector<Layer> WorkspaceFile::layers() const
{
  const std::lock_guard reading(m_reading);
  return m_layers;
}

LayerTree WorkspaceFile::tree() const
{
  const std::lock_guard reading(m_reading);
  return m_tree;
}

QVector<Bookmark> WorkspaceFile::bookmarks() const
{
  const std::lock_guard reading(m_reading);
  return m_bookmarks;
}

Result<Layer> WorkspaceFile::layer(const QString& name) const
{
  const QVector<Layer> all = layers();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Layer& layer) { return layer.name == name; });
  if (found == all.end())
    return Error{Error::Code::NoSuchLayer, {name, m_path}, {}};
  return *found;
}

QStringList WorkspaceFile::featureTables() const
{
  QStringList tables;
  for (const Layer& layer : layers())
    if (!layer.table.isEmpty() && !layer.isRaster)
      tables.append(layer.table);
  return tables;
}

Error WorkspaceFile::whyReadOnly() const
{
  using Code = Error::Code;
  for (const Error& notice : m_notices)
    if (notice.code == Code::UnsafeSchema || notice.code == Code::LockedByOther)
      return notice;
  return {Code::ReadOnlyFile, {m_path}, {}};
}

Outcome WorkspaceFile::checkWritable(const BranchId& branch) const
{
  if (m_readOnly)
    return whyReadOnly();
  if (branch != kBase) // proposals come with the review module
    return Error{Error::Code::BadArgument, {branch, QStringLiteral("branch")}, {}};
  return Done{};
}

HistoryEntry WorkspaceFile::entryNow(const QString& kind, const QString& title,
                                     const BranchId& branch) const
{
  HistoryEntry entry;
  entry.kind = kind;
  entry.title = title;
  {
    const std::lock_guard reading(m_reading);
    entry.author = m_author.isEmpty() ? platform::thisProcess().person : m_author;
  }
  entry.time = m_clock().toUTC();
  entry.branch = branch;
  return entry;
}

void WorkspaceFile::setAuthor(const QString& author)
{
  const std::lock_guard reading(m_reading);
  m_author = author;
}

Result<QByteArray> WorkspaceFile::edit(const BranchId& branch, const QString& title,
                                       const std::function<Outcome(Edit&)>& function)
{
  DIABAN_CHECK(checkWritable(branch));
  const std::lock_guard writing(m_writing);
  DIABAN_CHECK(noteOutsideChanges());
  const QVector<Layer> before = layers();
  const HistoryEntry entry = entryNow(QStringLiteral("edit"), title, branch);
  const auto work = [&](UpkeepSet& upkeep, QString& words) -> Outcome {
    FeatureEdit edit(m_database, upkeep, before, m_path, m_srsId, entry.author, entry.time);
    DIABAN_CHECK(function(edit));
    if (words.isEmpty())
      words = edit.deeds();
    return Done{};
  };
  return published(recordedTransaction(entry, recordedOwnTables() + featureTables(), work), before);
}

Result<QByteArray> WorkspaceFile::undo(const BranchId& branch)
{
  return repeat(branch, store::Direction::Inverse);
}

Result<QByteArray> WorkspaceFile::redo(const BranchId& branch)
{
  return repeat(branch, store::Direction::Forward);
}

Result<QByteArray> WorkspaceFile::repeat(const BranchId& branch, store::Direction direction)
{
  DIABAN_CHECK(checkWritable(branch));
  const std::lock_guard writing(m_writing);
  DIABAN_CHECK(noteOutsideChanges());
  DIABAN_TRY(id, nextToRepeat(m_database, branch, direction));
  const bool back = direction == store::Direction::Inverse;
  if (id.isEmpty())
    return Error{back ? Error::Code::NothingToUndo : Error::Code::NothingToRedo, {}, {}};
  DIABAN_TRY(action, readAction(m_database, id));
  const QVector<Layer> before = layers();
  return published(repeatTransaction(action, direction), before);
}

Result<QVector<HistoryEntry>> WorkspaceFile::history(const BranchId& branch) const
{
  DIABAN_TRY(reader, openForHistory(*this));
  return readHistory(reader, branch);
}

Result<geo::TablePtr> WorkspaceFile::table(const QString& name, const QStringList& more,
                                           Progress& progress) const
{
  DIABAN_TRY(layer, this->layer(name));
  if (layer.isRaster)
    return Error{Error::Code::NothingToRead, {layer.name}, QStringLiteral("a raster")};
  const auto columns = wantedColumns(layer, more);
  return layer.storage == LayerStorage::Linked
             ? loadLinked(layer, m_crs, m_path, columns, progress)
             : loadImported(workingFile(), layer, columns, progress);
}

Result<geo::RasterPicture> WorkspaceFile::picture(const QString& name, const geo::Extent& extent,
                                                  int width, int height, Progress& progress) const
{
  SubProgress finding(progress, 0, 0.5);
  DIABAN_TRY(place, rasterPlace(name, finding));
  SubProgress drawing(progress, 0.5, 1);
  DIABAN_TRY(layer, this->layer(name));
  const geo::RasterRequest request{place.path, place.sourceCrs, place.crs, extent, width, height};
  const auto classes = rasterClassesOf(layer.style);
  return classes.empty() ? geo::SourceReader(geo::workerProgram()).picture(request, drawing)
                         : geo::classPicture(geo::workerProgram(), request, classes, drawing);
}

Result<QVector<geo::RasterValue>> WorkspaceFile::values(const QString& name, double x, double y,
                                                        Progress& progress) const
{
  SubProgress finding(progress, 0, 0.5);
  DIABAN_TRY(place, rasterPlace(name, finding));
  place.x = x;
  place.y = y;
  SubProgress reading(progress, 0.5, 1);
  DIABAN_TRY(layer, this->layer(name));
  DIABAN_TRY(values, geo::SourceReader(geo::workerProgram()).values(place, reading));
  if (!values.isEmpty() && values.first().value && values.first().category.isEmpty())
    values.first().category = rasterClassTitle(layer.style, *values.first().value);
  return values;
}

Result<geo::RasterGrid> WorkspaceFile::grid(const QString& name, const geo::Extent& area,
                                            Progress& progress) const
{
  SubProgress finding(progress, 0, 0.3);
  DIABAN_TRY(place, rasterPlace(name, finding));
  if (m_crs.isGeographic()) {
    DIABAN_TRY(layer, this->layer(name));
    return Error{Error::Code::NotInMetres, {layer.title}, {}};
  }
  const geo::SourceReader reader(geo::workerProgram());
  SubProgress reading(progress, 0.6, 1);
  QString told = place.sourceCrs;
  if (told.isEmpty()) {
    DIABAN_TRY(info, reader.describe(place.path, {}, finding));
    told = info.raster.crs.isEmpty() ? place.crs : info.raster.crs;
  }
  DIABAN_TRY(crs, geo::Crs::fromText(told));
  if (crs == m_crs)
    return reader.grid({place.path, area}, reading);
  SubProgress moving(progress, 0.3, 0.6);
  DIABAN_TRY(folder, ScratchFolder::make());
  const QString moved = folder.file(QStringLiteral("moved.gpkg"));
  DIABAN_TRY(copied, reader.copyRaster({place.path, told, place.crs, area, moved}, moving));
  Q_UNUSED(copied)
  return reader.grid({moved, area}, reading);
}

/// The file that the reading process opens for a raster layer, and the systems.
Result<geo::RasterPlace> WorkspaceFile::rasterPlace(const QString& name, Progress& progress) const
{
  DIABAN_TRY(layer, this->layer(name));
  if (!layer.isRaster)
    return Error{Error::Code::NothingToRead, {layer.name}, QStringLiteral("no raster")};
  geo::RasterPlace place;
  place.crs = m_crs.id().isEmpty() ? m_crs.wkt() : m_crs.id();
  if (layer.storage == LayerStorage::Linked) {
    if (!QFileInfo::exists(layer.sourcePath))
      return Error{Error::Code::SourceMissing, {layer.name, layer.sourcePath}, {}};
    place.path = layer.sourcePath;
    place.sourceCrs = layer.sourceCrs;
    return place;
  }
  DIABAN_TRY(path, m_rasterCopies.fileOf(layer, workingFile(), m_clock, progress));
  place.path = path;
  place.sourceCrs = place.crs;
  return place;
}

Result<geo::TablePtr> WorkspaceFile::updated(const QString& name, const geo::TablePtr& before,
                                             Progress& progress) const
{
  DIABAN_TRY(layer, this->layer(name));
  if (layer.storage == LayerStorage::Imported && layer.revision == before->revision())
    return before;
  std::optional<std::vector<qint64>> touched;
  {
    const std::lock_guard reading(m_reading);
    touched = m_rowMemory.between(layer.table, before->revision(), layer.revision);
  }
  if (!touched || layer.storage == LayerStorage::Linked)
    return table(name, before->columnNames(), progress);
  DIABAN_TRY(now, loadRows(workingFile(), layer, columnsOfTable(*before, layer), *touched));
  return std::make_shared<const geo::FeatureTable>(before->edited(*touched, *now));
}

/// A table whose columns alone changed is as it was for those who have read it.
void WorkspaceFile::rememberRows(const Deed& deed, const QVector<Layer>& before)
{
  const std::lock_guard reading(m_reading);
  for (const Layer& now : m_layers)
    for (const Layer& old : before)
      if (old.uid == now.uid && deed.tables.contains(now.table))
        m_rowMemory.add(now.table, old.revision, now.revision, deed.rows.value(now.table));
}

std::shared_ptr<void> WorkspaceFile::listen(Listener listener)
{
  auto handle = std::make_shared<Listener>(std::move(listener));
  const std::lock_guard reading(m_reading);
  m_listeners.push_back(handle);
  return handle;
}

void WorkspaceFile::tell(const WorkspaceEvent& event)
{
  std::vector<std::shared_ptr<Listener>> listeners;
  {
    const std::lock_guard reading(m_reading);
    std::erase_if(m_listeners, [](const auto& listener) { return listener.expired(); });
    for (const auto& listener : m_listeners)
      if (auto alive = listener.lock())
        listeners.push_back(std::move(alive));
  }
  for (const auto& listener : listeners)
    (*listener)(event);
}

Outcome WorkspaceFile::setVisible(const QString& name, bool visible)
{
  {
    const std::lock_guard reading(m_reading);
    const auto found = std::find_if(m_layers.begin(), m_layers.end(),
                                    [&](const Layer& layer) { return layer.name == name; });
    if (found == m_layers.end())
      return Error{Error::Code::NoSuchLayer, {name, m_path}, {}};
    found->isVisible = visible;
    m_unwrittenVisibility.insert(found->uid.toBytes(), visible);
  }
  // While an import writes, the window must not wait: the next commit or the end writes it.
  const std::unique_lock writing(m_writing, std::try_to_lock);
  if (writing.owns_lock())
    flushVisibility();
  return Done{};
}

/// \pre m_writing is held. What can't be written stays as it is looked at until the next time.
void WorkspaceFile::flushVisibility()
{
  QHash<QByteArray, bool> waiting;
  {
    const std::lock_guard reading(m_reading);
    waiting.swap(m_unwrittenVisibility);
  }
  if (m_readOnly || waiting.isEmpty() || writeVisibility(waiting))
    return;
  const std::lock_guard reading(m_reading);
  for (auto it = waiting.begin(); it != waiting.end(); ++it)
    if (!m_unwrittenVisibility.contains(it.key()))
      m_unwrittenVisibility.insert(it.key(), it.value());
}

Outcome WorkspaceFile::writeVisibility(const QHash<QByteArray, bool>& visibility)
{
  DIABAN_TRY(transaction, store::Transaction::begin(m_database));
  DIABAN_TRY(write, m_database.prepare("INSERT INTO diaban_view(layer, is_visible) VALUES(?1, ?2)"
                                       " ON CONFLICT(layer) DO UPDATE SET is_visible=?2"));
  for (auto it = visibility.begin(); it != visibility.end(); ++it)
    DIABAN_CHECK(write.bindBlob(1, it.key()).bind(2, it.value() ? 1 : 0).run());
  return transaction.commit();
}

Outcome WorkspaceFile::refreshLayers()
{
  DIABAN_TRY(fresh, readLayers(m_database, m_path));
  DIABAN_TRY(tree, readTree(m_database, fresh));
  DIABAN_TRY(bookmarks, readBookmarks(m_database));
  const std::lock_guard reading(m_reading);
  for (Layer& layer : fresh) {
    const auto unwritten = m_unwrittenVisibility.constFind(layer.uid.toBytes());
    if (unwritten != m_unwrittenVisibility.constEnd())
      layer.isVisible = *unwritten;
  }
  m_layers = fresh;
  m_tree = tree;
  m_bookmarks = bookmarks;
  return Done{};
}

} // namespace diaban::workspace
