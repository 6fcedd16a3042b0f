#include "rastercopies.h"

#include <diaban/store/tiles.h>

#include <QFile>

namespace diaban::workspace {

Result<QString> RasterCopies::fileOf(const Layer& layer, const QString& workspacePath,
                                     const Clock& clock, Progress& progress)
{
  constexpr std::chrono::milliseconds kMoment{50};
  std::unique_lock lock(m_mutex, kMoment);
  while (!lock.owns_lock()) {
    if (!progress.advance(0))
      return Error{Error::Code::Cancelled, {}, {}};
    lock.try_lock_for(kMoment);
  }
  const Copy known = m_copies.value(layer.table);
  if (!known.path.isEmpty() && known.revision == layer.revision && QFile::exists(known.path))
    return known.path;
  m_copies.remove(layer.table);
  if (!known.path.isEmpty())
    QFile::remove(known.path);
  DIABAN_TRY(path, make(layer, workspacePath, clock, progress));
  m_copies.insert(layer.table, {path, layer.revision});
  return path;
}

Result<QString> RasterCopies::make(const Layer& layer, const QString& workspacePath,
                                   const Clock& clock, Progress& progress)
{
  if (!m_folder) {
    DIABAN_TRY(folder, ScratchFolder::make());
    m_folder.emplace(std::move(folder));
  }
  const QString path =
      m_folder->file(QStringLiteral("%1.%2.gpkg").arg(layer.table).arg(layer.revision));
  DIABAN_TRY(reader, store::Database::open(workspacePath, store::OpenMode::ReadOnly));
  DIABAN_CHECK(store::copyTilesOut(reader, layer.table, path, clock(), progress));
  return path;
}

} // namespace diaban::workspace
