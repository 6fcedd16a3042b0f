#include "mergework.h"
#include "workspacefile.h"

#include <diaban/base/platform_files.h>
#include <diaban/workspace/backups.h>
#include <diaban/workspace/copy.h>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <filesystem>
#include <optional>

namespace diaban::workspace {
namespace {

constexpr double kLooked = 0.4, kCopied = 0.7, kWritten = 0.95; ///< shares of the whole, by time

/// The file that becomes the result: beside its place, or, where that is no place for SQLite to
/// write, on this computer. Gone with this object, unless it was put in its place.
class Workpiece {
public:
  static Result<Workpiece> begin(const QString& out, const RemotePlaces& remote)
  {
    Workpiece piece;
    piece.m_out = QFileInfo(out).absoluteFilePath();
    if (QFileInfo::exists(piece.m_out))
      return Error{Error::Code::FileExists, {piece.m_out}, {}};
    piece.m_path = piece.m_out + QStringLiteral(".new");
    if (isRemote(piece.m_out, remote)) {
      QDir().mkpath(copiesFolder());
      piece.m_folder = std::make_unique<QTemporaryDir>(copiesFolder() + QStringLiteral("/merge"));
      if (!piece.m_folder->isValid())
        return Error{
            Error::Code::CannotWrite, {piece.m_folder->path()}, piece.m_folder->errorString()};
      piece.m_path = piece.m_folder->filePath(QFileInfo(piece.m_out).fileName());
    }
    QFile::remove(piece.m_path); // of a merge that was killed
    return piece;
  }
  Workpiece(Workpiece&&) = default;
  ~Workpiece()
  {
    if (m_path.isEmpty())
      return;
    QFile::remove(m_path);
    QFile::remove(m_path + QStringLiteral("-journal")); // where the disk failed
  }

  const QString& path() const { return m_path; }

  /// \pre nobody has it open
  Outcome putInPlace(Progress& progress)
  {
    if (m_folder) {
      DIABAN_CHECK(copyWhole(m_path, m_out, progress));
      return Done{};
    }
    std::error_code failed;
    std::filesystem::rename(QFileInfo(m_path).filesystemFilePath(),
                            QFileInfo(m_out).filesystemFilePath(), failed);
    if (failed)
      return Error{Error::Code::CannotWrite, {m_out}, QString::fromStdString(failed.message())};
    m_path.clear();
    return platform::syncFolder(QFileInfo(m_out).absolutePath());
  }

private:
  Workpiece() = default;
  QString m_out, m_path;
  std::unique_ptr<QTemporaryDir> m_folder;
};

/// Opens the copy for work; an older one is brought up to date. No backup of it is worth keeping.
Result<std::unique_ptr<Workspace>> openCopy(const QString& path, const OpenOptions& options)
{
  OpenOptions forWork = options;
  forWork.readOnly = false;
  forWork.remote = {};
  const QString backups = backupsOf(path);
  const bool hadBackups = QFileInfo::exists(backups);
  auto opened = Workspace::open(path, forWork);
  if (!hadBackups)
    QDir(backups).removeRecursively();
  return opened;
}

Outcome write(const MergeInputs& inputs, MergeWork& work, const QString& path,
              const OpenOptions& options, MergeReport& report, Progress& progress)
{
  DIABAN_TRY(opened, openCopy(path, options));
  auto& file = static_cast<WorkspaceFile&>(*opened); // there is no other kind
  DIABAN_TRY(entry, file.merge(work, inputs, progress, report.entries));
  report.entry = entry;
  report.layers = work.layers();
  report.settings = work.settings();
  report.notices = opened->notices();
  for (Error& notice : report.notices) // what is said of the copy holds for mine
    if (notice.args.value(0) == path)
      notice.args[0] = inputs.mine.path;
  report.decisions = work.decisions();
  DIABAN_TRY(all, opened->conflicts());
  for (const Conflict& conflict : std::as_const(all))
    if (work.hasMade(conflict))
      report.conflicts.append(conflict);
  return Done{};
}

} // namespace

Result<MergeReport> merge(const MergeRequest& request, const OpenOptions& options,
                          Progress& progress)
{
  DIABAN_TRY(piece, Workpiece::begin(request.out, options.remote));
  progress.step(QCoreApplication::translate("diaban::Merge", "Comparing the files"));
  DIABAN_TRY(inputs, MergeInputs::open(request));
  MergeWork work(inputs);
  SubProgress looking(progress, 0, kLooked), copying(progress, kLooked, kCopied),
      writing(progress, kCopied, kWritten), placing(progress, kWritten, 1);
  DIABAN_CHECK(work.look(looking));
  progress.step(QCoreApplication::translate("diaban::Merge", "Merging"));
  DIABAN_CHECK(copyWhole(request.mine, piece.path(), copying));
  MergeReport report;
  if (auto done = write(inputs, work, piece.path(), options, report, writing); !done) {
    Error error = done.error();
    if (error.args.value(0) == piece.path())
      error.args[0] = request.out;
    return error;
  }
  DIABAN_CHECK(piece.putInPlace(placing));
  return report;
}

} // namespace diaban::workspace
