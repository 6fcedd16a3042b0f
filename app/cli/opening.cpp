#include "opening.h"

namespace diaban::cli {

Result<std::unique_ptr<workspace::Workspace>> openToLook(const QString& path)
{
  workspace::OpenOptions looking;
  looking.readOnly = true;
  return workspace::Workspace::open(path, looking);
}

} // namespace diaban::cli
