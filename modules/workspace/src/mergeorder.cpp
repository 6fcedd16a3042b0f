#include "mergeorder.h"

#include <algorithm>
#include <array>

namespace diaban::workspace {
namespace {

using Uids = QVector<QByteArray>;

/// As layers and groups are read for the map and its list.
constexpr const char* kOrder =
    "SELECT g.uid, NULL, g.sort_order AS top, g.id AS branch, 0 AS inside, 0 AS own, 0 AS age"
    " FROM diaban_group g UNION ALL"
    " SELECT l.uid, g.uid, coalesce(g.sort_order, l.sort_order), g.id, 1, l.sort_order, -l.id"
    " FROM diaban_layer l LEFT JOIN diaban_group g ON g.uid=l.group_uid"
    " ORDER BY top, branch, inside, own, age";

QHash<QByteArray, qsizetype> places(const Uids& uids)
{
  QHash<QByteArray, qsizetype> found;
  for (qsizetype i = 0; i < uids.size(); ++i)
    found.insert(uids[i], i);
  return found;
}

/// Each pair stands as in the base, or the other way round where a side turned it round. That is an
/// order where everything has another number of things above it.
std::optional<Uids> combined(const Uids& inBaseOrder, const QHash<QByteArray, qsizetype>& first,
                             const QHash<QByteArray, qsizetype>& second)
{
  const qsizetype count = inBaseOrder.size();
  QVector<qsizetype> above(count, 0);
  for (qsizetype i = 0; i < count; ++i)
    for (qsizetype j = i + 1; j < count; ++j) {
      const QByteArray &upper = inBaseOrder[i], &lower = inBaseOrder[j];
      const bool staysSo = first[upper] < first[lower] && second[upper] < second[lower];
      ++above[staysSo ? j : i];
    }
  Uids order(count);
  for (qsizetype i = 0; i < count; ++i) {
    if (!order[above[i]].isEmpty())
      return std::nullopt;
    order[above[i]] = inBaseOrder[i];
  }
  return order;
}

/// Puts what `side` alone has where it stands there: above the next one that is known.
void addOwn(Uids& order, const Uids& side, const LayerOrder& present)
{
  qsizetype anchor = order.size();
  for (auto uid = side.crbegin(); uid != side.crend(); ++uid) {
    if (!present.uids.contains(*uid))
      continue;
    const qsizetype known = order.indexOf(*uid);
    if (known < 0)
      order.insert(anchor, *uid);
    else
      anchor = known;
  }
}

/// The same with each group right before its layers.
Uids inGroups(const Uids& order, const QHash<QByteArray, QByteArray>& groups)
{
  Uids result;
  for (const QByteArray& uid : order) {
    if (groups.contains(uid))
      continue;
    result.append(uid);
    std::copy_if(order.begin(), order.end(), std::back_inserter(result),
                 [&](const QByteArray& layer) { return groups.value(layer) == uid; });
  }
  return result;
}

} // namespace

Result<LayerOrder> readOrder(const store::Database& database)
{
  DIABAN_TRY(rows, database.prepare(kOrder));
  LayerOrder order;
  while (true) {
    DIABAN_TRY(found, rows.step());
    if (!found)
      return order;
    order.uids.append(rows.blob(0).toByteArray());
    if (!rows.isNull(1))
      order.groups.insert(order.uids.last(), rows.blob(1).toByteArray());
  }
}

Outcome writeOrder(store::Database& database, const Uids& uids)
{
  DIABAN_TRY(now, readOrder(database));
  if (now.uids == uids)
    return Done{};
  for (const char* sql : {"UPDATE diaban_layer SET sort_order=?1 WHERE uid=?2",
                          "UPDATE diaban_group SET sort_order=?1 WHERE uid=?2"}) {
    DIABAN_TRY(place, database.prepare(sql));
    for (qsizetype i = 0; i < uids.size(); ++i)
      DIABAN_CHECK(place.bind(1, static_cast<qint64>(i)).bindBlob(2, uids[i]).run());
  }
  return Done{};
}

MergedOrder mergeOrders(const Uids& base, const Uids& first, const Uids& second,
                        const LayerOrder& present)
{
  const auto inFirst = places(first), inSecond = places(second);
  Uids common = base;
  common.removeIf([&](const QByteArray& uid) {
    return !inFirst.contains(uid) || !inSecond.contains(uid) || !present.uids.contains(uid);
  });
  MergedOrder merged;
  if (const auto order = combined(common, inFirst, inSecond)) {
    merged.uids = *order;
  } else {
    merged.isOneSided = true;
    merged.uids = common;
    std::sort(merged.uids.begin(), merged.uids.end(),
              [&](const auto& a, const auto& b) { return inFirst.value(a) < inFirst.value(b); });
  }
  addOwn(merged.uids, first, present);
  addOwn(merged.uids, second, present);
  merged.uids = inGroups(merged.uids, present.groups);
  return merged;
}

} // namespace diaban::workspace
