// Who has a workspace open: a small file beside it that keeps two copies of the program apart.
#pragma once

#include <diaban/base/clock.h>
#include <diaban/base/platform_process.h>
#include <diaban/base/result.h>

#include <optional>

namespace diaban::store {

struct LockHolder {
  platform::ProcessOwner owner;
  QDateTime since; ///< UTC
};

/// Held from acquire() to the end of its life. SQLite's own locks are only held during a
/// transaction; this one says "somebody is working with this file".
class LockFile {
public:
  /// ".<name>.lock" in the same folder.
  static QString pathFor(const QString& workspace);

  /// Who holds it now; nullopt when nobody does, or the holder is gone: same computer and boot but
  /// no such process, or an earlier boot of the same computer.
  static std::optional<LockHolder> holder(const QString& workspace,
                                          const platform::ProcessOwner& self);

  /// \param takeOver take it even from a holder who lives, when the person says he knows better.
  /// \returns LockedByOther (file, person, computer, since as dd/MM/yyyy HH:mm local time);
  ///          CannotWrite when the folder can't be written.
  static Result<LockFile> acquire(const QString& workspace, const platform::ProcessOwner& self,
                                  const Clock& clock, bool takeOver = false);
  ~LockFile();
  LockFile(LockFile&& other) noexcept;
  LockFile& operator=(LockFile&& other) noexcept; ///< exchanges both

private:
  LockFile(QString path, QByteArray content)
      : m_path(std::move(path))
      , m_content(std::move(content))
  {
  }
  QString m_path; ///< empty: let go of
  QByteArray m_content;
};

} // namespace diaban::store
