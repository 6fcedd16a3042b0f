// The orders that two copies gave to the same layers and groups, brought together. Private to the
// module.
#pragma once

#include <diaban/store/database.h>

#include <QHash>

namespace diaban::workspace {

/// Layers and groups from the top, by uid; each group stands right before its layers.
struct LayerOrder {
  QVector<QByteArray> uids;
  QHash<QByteArray, QByteArray> groups; ///< of those that are in one, by uid
};

Result<LayerOrder> readOrder(const store::Database& database);
/// Does nothing where the order is that already.
Outcome writeOrder(store::Database& database, const QVector<QByteArray>& uids);

struct MergedOrder {
  QVector<QByteArray> uids; ///< all of `present`
  bool isOneSided = false;  ///< the two do not go together: it is that of `first`
};

/// Two that changed places on either side do so in the result. What is on one side only stands
/// above what it stands above there. \param present all that the result has
MergedOrder mergeOrders(const QVector<QByteArray>& base, const QVector<QByteArray>& first,
                        const QVector<QByteArray>& second, const LayerOrder& present);

} // namespace diaban::workspace
