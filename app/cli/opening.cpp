#include "opening.h"

#include "common/places.h"

namespace diaban::cli {

Result<std::unique_ptr<workspace::Workspace>> openToLook(const QString& path)
{
  workspace::OpenOptions looking = app::openOptions();
  looking.readOnly = true;
  return workspace::Workspace::open(path, looking);
}

Result<std::unique_ptr<workspace::Workspace>> openToWork(const QString& path, Progress& progress)
{
  workspace::OpenOptions options = app::openOptions();
  options.progress = &progress;
  return workspace::Workspace::open(path, options);
}

} // namespace diaban::cli
