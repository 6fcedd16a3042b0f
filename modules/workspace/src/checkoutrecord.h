// What is written down of a copy of a workspace elsewhere, beside the copy. Private to the module.
#pragma once

#include <diaban/base/clock.h>
#include <diaban/workspace/checkout.h>

#include <optional>

namespace diaban::workspace {

struct CheckoutRecord {
  QString workspace;        ///< the path that a person opens
  QString target;           ///< where work is put: the same, or beside it after a conflict
  QString person, computer; ///< who copied it
  QDateTime since;          ///< UTC
  QByteArray hash;          ///< of the target as it was copied or put last; empty: there was none
  QByteArray companions;    ///< hash of the journals that a crash had left beside the target
  QByteArray putting;       ///< of what is being put there now, for a crash in between
  bool onNetwork = false;   ///< whether the target lay on a network file system
};

/// The folder of one workspace's copy: its name, and a hash of its path, since names repeat.
QString checkoutFolder(const QString& workspace, const RemotePlaces& places);
/// The copy itself; it has the workspace's name.
QString checkoutFile(const QString& workspace, const RemotePlaces& places);

/// nullopt when there is none that can be read.
std::optional<CheckoutRecord> readRecord(const QString& folder);
Outcome writeRecord(const QString& folder, const CheckoutRecord& record);
void removeRecord(const QString& folder);

} // namespace diaban::workspace
