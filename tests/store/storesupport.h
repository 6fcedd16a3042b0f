// What the store's tests share: scratch files, simple geometry blobs, whole dumps.
#pragma once

#include <diaban/base/clock.h>
#include <diaban/store/featureupkeep.h>
#include <diaban/store/geopackage.h>
#include <diaban/store/transaction.h>

#include <QTemporaryDir>
#include <QTest>

#include <support/verify.h>

#include <array>
#include <cstring>

namespace diaban::store::test {

inline const QDateTime kNow = QDateTime(QDate(2026, 11, 21), QTime(9, 42, 0), Qt::UTC);

inline Clock fixedClock()
{
  return [] { return kNow; };
}

/// A GeoPackage blob of a rectangle: header with envelope, then little-endian WKB.
inline QByteArray rectangleBlob(const Box& box)
{
  QByteArray blob("GP\0\x03", 4);
  const auto add = [&blob](const auto& value) {
    blob.append(reinterpret_cast<const char*>(&value), sizeof value);
  };
  add(qint32(9210));
  for (const double side : {box.minX, box.maxX, box.minY, box.maxY})
    add(side);
  blob.append('\1');
  add(quint32(3));
  add(quint32(1));
  add(quint32(5));
  for (const auto& [x, y] :
       {std::pair(box.minX, box.minY), std::pair(box.maxX, box.minY), std::pair(box.maxX, box.maxY),
        std::pair(box.minX, box.maxY), std::pair(box.minX, box.minY)}) {
    add(x);
    add(y);
  }
  return blob;
}

/// The envelope of a blob that rectangleBlob() made; empty for anything else.
inline Box boxOf(QByteArrayView blob)
{
  Box box;
  if (blob.size() < 40 || !blob.startsWith(QByteArrayView("GP")))
    return box;
  std::array<double, 4> sides{};
  std::memcpy(sides.data(), blob.data() + 8, sizeof sides);
  return {sides[0], sides[2], sides[1], sides[3]};
}

/// Rows of a query, one text a row: types and values, so that 1, 1.0 and '1' differ.
inline QStringList rows(const Database& database, const QByteArray& sql)
{
  QStringList found;
  auto query = database.prepare(sql);
  if (!query)
    return {QString::fromUtf8(diaban::test::describe(query.error()))};
  Statement& row = query.value();
  while (true) {
    auto step = row.step();
    if (!step)
      return {QString::fromUtf8(diaban::test::describe(step.error()))};
    if (!step.value())
      return found;
    QStringList values;
    for (int c = 0; c < row.columnCount(); ++c) {
      switch (row.type(c)) {
      case ValueType::Null: values += QStringLiteral("NULL"); break;
      case ValueType::Integer: values += QString::number(row.integer(c)); break;
      case ValueType::Real:
        values += QStringLiteral("r") + QString::number(row.real(c), 'g', 17);
        break;
      case ValueType::Text: values += QLatin1Char('\'') + row.string(c) + QLatin1Char('\''); break;
      case ValueType::Blob:
        values += QStringLiteral("x") + QString::fromLatin1(row.blob(c).toByteArray().toHex());
        break;
      }
    }
    found += values.join(u'|');
  }
}

/// Every row of every ordinary table, but the shadow tables behind R-trees: those are listed by
/// what the R-tree holds.
inline QString dump(const Database& database, const QStringList& except = {})
{
  QStringList lines;
  const QStringList tables = rows(database, "SELECT quote(name) FROM pragma_table_list WHERE"
                                            " schema='main' AND type IN('table','virtual')"
                                            " AND name NOT LIKE 'sqlite_%' ORDER BY name");
  for (const QString& row : tables) {
    const QString name = row.mid(2, row.size() - 4);
    if (except.contains(name))
      continue;
    const bool isTree = name.startsWith(QLatin1String("rtree_"));
    const QByteArray order = isTree ? " ORDER BY 1" : "";
    lines += QLatin1Char('[') + name + QLatin1Char(']');
    QStringList content = rows(database, "SELECT * FROM " + quoted(name) + order);
    if (!isTree)
      content.sort();
    lines += content;
  }
  return lines.join(u'\n');
}

inline Registration parcels(const QString& table = QStringLiteral("thua_dat"))
{
  Registration layer;
  layer.table = table;
  layer.identifier = QStringLiteral("Thửa đất ") + table;
  layer.geometryType = QStringLiteral("POLYGON");
  layer.srsId = 9210;
  return layer;
}

inline QVector<ColumnDef> parcelColumns()
{
  return {{QStringLiteral("ma_thua"), QStringLiteral("TEXT")},
          {QStringLiteral("dien_tich"), QStringLiteral("REAL")},
          {QStringLiteral("so_tang"), QStringLiteral("INTEGER")},
          {QStringLiteral("anh"), QStringLiteral("BLOB")}};
}

/// Makes a GeoPackage with one feature table and one table of ours.
inline Outcome makeWorkspace(Database& database)
{
  DIABAN_TRY(transaction, Transaction::begin(database));
  DIABAN_CHECK(createGeoPackage(database, kNow));
  SpatialRef srs;
  srs.srsId = srs.organizationCode = 9210;
  srs.name = QStringLiteral("VN-2000 / TM-3 105-45");
  srs.organization = QStringLiteral("EPSG");
  srs.wkt = QStringLiteral("undefined");
  DIABAN_CHECK(addSpatialRef(database, srs));
  DIABAN_CHECK(createFeatureTable(database, parcels(), parcelColumns(), kNow));
  DIABAN_CHECK(createUidIndex(database, parcels().table));
  DIABAN_CHECK(database.run("CREATE TABLE diaban_note(uid BLOB PRIMARY KEY NOT NULL, text TEXT,"
                            " weight REAL, rank INTEGER, anything) WITHOUT ROWID"));
  DIABAN_CHECK(hideOwnTables(database, kNow));
  return transaction.commit();
}

} // namespace diaban::store::test

/// Declares `name` from a Result, or fails the test.
#define DIABAN_NEED(name, expression)                                                              \
  auto name##OrError = (expression);                                                               \
  DIABAN_VERIFY(name##OrError);                                                                    \
  auto name = std::move(name##OrError).value()
