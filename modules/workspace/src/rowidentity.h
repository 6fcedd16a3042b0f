// Which row is which: uids as a file has them, and those that rows without one get. Private to the
// module.
#pragma once

#include <diaban/base/uid.h>
#include <diaban/store/database.h>

#include <QHash>

namespace diaban::workspace {

/// Uids for the rows of a layer's table that have none, or that of a row with a smaller fid (QGIS
/// copies it along). They are made from what the row holds, NULLs and the fid apart, and from the
/// layer, so that the same row gets the same uid in every copy of the file; equal rows are counted.
/// Laid out as UUID version 8 (RFC 9562, 5.8). One pass over uids, the content of such rows only.
Result<QHash<qint64, Uid>> uidsForNameless(const store::Database& database, const QString& table,
                                           const Uid& layer);

/// The first 16 bytes of a SHA-256 as UUID version 8.
Uid uidFromHash(const QByteArray& hash);

} // namespace diaban::workspace
