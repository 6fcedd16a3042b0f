// The rows of diaban_origin. Private to the module.
#pragma once

#include <diaban/base/uid.h>
#include <diaban/store/database.h>

#include <QDateTime>

namespace diaban::workspace {

/// The same with "author" and "time". \returns BadArgument for what is no JSON object
Result<QByteArray> signedOrigin(const QByteArray& json, const QString& author,
                                const QDateTime& now);

/// Inserts the layer's, or changes it.
Outcome writeOrigin(store::Database& database, const Uid& layer, const QByteArray& json);

} // namespace diaban::workspace
