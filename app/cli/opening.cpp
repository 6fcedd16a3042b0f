#include "opening.h"

#include <QFile>

namespace diaban::cli {

Result<std::unique_ptr<workspace::Workspace>> openToLook(const QString& path)
{
  workspace::OpenOptions looking;
  looking.readOnly = true;
  auto opened = workspace::Workspace::open(path, looking);
  const bool isHalfWritten = !opened && QFile::exists(path + QStringLiteral("-journal"));
  return isHalfWritten ? workspace::Workspace::open(path) : std::move(opened);
}

} // namespace diaban::cli
