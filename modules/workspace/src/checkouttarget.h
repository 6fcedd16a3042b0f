// What is seen of a workspace's file on its drive, journals included. Private to the module.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>

#include <QDateTime>
#include <QString>

#include <array>

namespace diaban::workspace {

/// Sizes and times of a file and its journals: differs when another program has written.
struct TargetState {
  struct Part {
    qint64 size = -1; ///< none
    QDateTime modified;
    bool operator==(const Part&) const = default;
  };
  std::array<Part, 3> parts;
  bool operator==(const TargetState&) const = default;
};
TargetState targetState(const QString& path);

/// Copies the journals of a crash beside `to`, and removes any others that lie there.
/// \returns their hash; empty when there are none
Result<QByteArray> copyCompanions(const QString& from, const QString& to, Progress& progress);
/// The hash of the journals beside `path`, as copyCompanions() tells it.
Result<QByteArray> companionsHash(const QString& path, Progress& progress);
void removeCompanions(const QString& path);

/// Where a checkout keeps the workspace as it was once its journals were rolled back.
QString rolledBackFile(const QString& folder);

} // namespace diaban::workspace
