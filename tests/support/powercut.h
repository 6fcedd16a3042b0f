// A disk that remembers what a power cut would have left at each moment.
#pragma once

#include "support/diskhooks.h"

#include <QHash>
#include <QVector>

#include <map>
#include <memory>
#include <mutex>
#include <random>

namespace diaban::test {

/// What lies in the folder when the power comes back: names and contents.
struct Wreck {
  QHash<QString, QByteArray> files; ///< by path
  int acknowledged = 0;             ///< as acknowledge() was told last
  QString moment;                   ///< for messages
};

/// Follows one folder. At each sync, before it takes effect, and at each acknowledgement it keeps
/// wrecks: one that has only what was synced, one that has everything, and some that have any part
/// of what was not (each sector and each name of a file by itself).
class PowerCutDisk final : public DiskHooks {
public:
  PowerCutDisk(QString folder, quint32 seed);

  void acknowledge(int action); ///< that the action was reported as done
  QVector<Wreck> takeWrecks();

  std::optional<DiskRefusal> refuse(const DiskAccess& access) override;
  void done(const DiskAccess& access) override;
  bool wantsContent(const QString& path) override;
  void opened(const QString& path, const QByteArray& content) override;

private:
  /// A change of a file that no sync has made safe.
  struct Pending {
    qint64 offset = 0;
    QByteArray bytes;
    bool cuts = false; ///< the file ends at offset
  };
  struct File {
    QByteArray safe;
    QVector<Pending> pending;
    bool syncsFolder = false; ///< a new journal: its first sync syncs the folder too
  };
  using FilePtr = std::shared_ptr<File>;
  enum class Keep { Nothing, Everything, Some };

  bool isOurs(const QString& path) const { return path.startsWith(m_folder); }
  void write(const DiskAccess& access);
  void keepWrecks(const QString& moment);
  Wreck wreck(Keep keep, const QString& moment);
  QByteArray contentOf(const File& file, Keep keep);
  bool survives(Keep keep);

  QString m_folder;
  std::mutex m_mutex;
  std::mt19937 m_random;
  std::map<QString, FilePtr> m_names, m_safeNames; ///< the folder now, and as the disk has it
  int m_acknowledged = 0;
  QVector<Wreck> m_wrecks;
};

} // namespace diaban::test
