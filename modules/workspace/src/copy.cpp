#include "featureedit.h"

#include <diaban/store/backup.h>
#include <diaban/store/safety.h>
#include <diaban/workspace/copy.h>

#include <QFileInfo>

namespace diaban::workspace {
namespace {

/// \returns the file to copy from, which is a workspace; FileExists when there is a `to`.
Result<store::Database> source(const QString& from, const QString& to)
{
  if (QFileInfo::exists(to))
    return Error{Error::Code::FileExists, {to}, {}};
  OpenOptions looking;
  looking.readOnly = true;
  DIABAN_CHECK(Workspace::open(from, looking));
  return store::Database::open(QFileInfo(from).absoluteFilePath(), store::OpenMode::ReadOnly);
}

} // namespace

Outcome copyWhole(const QString& from, const QString& to, Progress& progress)
{
  DIABAN_TRY(database, source(from, to));
  return store::copyVerified(database, QFileInfo(to).absoluteFilePath(), progress);
}

Outcome copyClean(const QString& from, const QString& to, const Clock& clock, Progress& progress)
{
  DIABAN_TRY(database, source(from, to));
  const auto box = [](QByteArrayView blob) {
    auto found = boxOf(blob);
    return found ? found.value() : store::Box{};
  };
  return store::makeCleanCopy(database, QFileInfo(to).absoluteFilePath(), box, clock(), progress);
}

} // namespace diaban::workspace
