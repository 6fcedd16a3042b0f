// A folder for files that this copy of the program needs for a while. Private to the module.
#pragma once

#include <diaban/base/result.h>

#include <QString>

#include <memory>

class QLockFile;

namespace diaban::workspace {

/// Lies among the person's caches, where there is room and nobody else may look; goes with this
/// object. What a crash has left there goes when the next one is made.
class ScratchFolder {
public:
  static Result<ScratchFolder> make(); ///< \returns CannotWrite
  ScratchFolder(ScratchFolder&&) noexcept;
  ScratchFolder& operator=(ScratchFolder&&) = delete;
  ~ScratchFolder();

  QString file(const QString& name) const { return m_path + QLatin1Char('/') + name; }

private:
  ScratchFolder(QString path, std::unique_ptr<QLockFile> lock);

  QString m_path;
  std::unique_ptr<QLockFile> m_lock; ///< beside the folder, so that it is there before the folder
};

} // namespace diaban::workspace
