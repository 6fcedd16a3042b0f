#include "rowidentity.h"

#include "cellvalue.h"

#include <diaban/store/geopackage.h>

#include <QCryptographicHash>

#include <algorithm>
#include <vector>

namespace diaban::workspace {
namespace {

void addPart(QCryptographicHash& hash, QByteArrayView part)
{
  hash.addData(QByteArray::number(part.size()) + ':');
  hash.addData(part);
}

/// Rows without a good uid of their own, by fid.
Result<std::vector<qint64>> namelessRows(const store::Database& database, const QByteArray& table,
                                         bool hasUids)
{
  std::vector<qint64> nameless;
  DIABAN_TRY(rows, database.prepare(hasUids ? "SELECT fid, uid FROM " + table + " ORDER BY uid, fid"
                                            : "SELECT fid, NULL FROM " + table));
  QByteArray last;
  while (true) {
    DIABAN_TRY(found, rows.step());
    if (!found)
      break;
    const QByteArrayView uid = rows.blob(1);
    const bool isGood = rows.type(1) == store::ValueType::Blob && uid.size() == sizeof(Uid);
    if (!isGood || uid == last)
      nameless.push_back(rows.integer(0));
    else
      last = uid.toByteArray();
  }
  std::sort(nameless.begin(), nameless.end());
  return nameless;
}

Result<QByteArray> contentOf(store::Statement& row, qint64 fid, const QStringList& columns,
                             const Uid& layer)
{
  row.bind(1, fid);
  DIABAN_CHECK(row.step());
  QCryptographicHash hash(QCryptographicHash::Sha256);
  hash.addData(layer.toBytes());
  for (int i = 0; i < columns.size(); ++i) {
    if (row.isNull(i))
      continue;
    addPart(hash, columns[i].toUtf8());
    addPart(hash, CellValue::of(row, i).toJson());
  }
  row.reset();
  return hash.result();
}

} // namespace

Uid uidFromHash(const QByteArray& hash)
{
  Uid uid = Uid::fromBytes(hash.first(sizeof(Uid)));
  uid.bytes[6] = static_cast<unsigned char>((uid.bytes[6] & 0x0F) | 0x80); // version
  uid.bytes[8] = static_cast<unsigned char>((uid.bytes[8] & 0x3F) | 0x80); // variant
  return uid;
}

Result<QHash<qint64, Uid>> uidsForNameless(const store::Database& database, const QString& table,
                                           const Uid& layer)
{
  QHash<qint64, Uid> uids;
  const QByteArray name = store::quoted(table);
  DIABAN_TRY(columns, store::columnNames(database, table));
  const bool hasUids = columns.contains(store::kUidColumn);
  DIABAN_TRY(nameless, namelessRows(database, name, hasUids));
  if (nameless.empty())
    return uids;
  columns.removeAll(store::kFidColumn);
  columns.removeAll(store::kUidColumn);
  columns.sort();
  QByteArray list;
  for (const QString& column : std::as_const(columns))
    list += store::quoted(column) + ',';
  DIABAN_TRY(content, database.prepare("SELECT " + list + "1 FROM " + name + " WHERE fid=?1"));
  DIABAN_TRY(taken, database.prepare("SELECT 1 FROM " + name +
                                     (hasUids ? " WHERE uid=?1 LIMIT 1" : " WHERE ?1 IS NULL")));
  QHash<QByteArray, int> seen;
  for (const qint64 fid : nameless) {
    DIABAN_TRY(digest, contentOf(content, fid, columns, layer));
    Uid uid;
    for (bool isTaken = true; isTaken;) {
      const int count = ++seen[digest];
      uid = uidFromHash(
          QCryptographicHash::hash(digest + QByteArray::number(count), QCryptographicHash::Sha256));
      const QByteArray bytes = uid.toBytes();
      DIABAN_TRY(found, taken.bindBlob(1, bytes).step());
      isTaken = found;
      taken.reset();
    }
    uids.insert(fid, uid);
  }
  return uids;
}

} // namespace diaban::workspace
