#include <diaban/store/bulkinsert.h>

namespace diaban::store {

Result<BulkInsert> BulkInsert::begin(Database& database, const QString& table,
                                     const QStringList& fields)
{
  QByteArray names = quoted(kFidColumn) + ',' + quoted(kUidColumn);
  QByteArray values = "?1,?2";
  DIABAN_TRY(hasShapes, hasGeometry(database, table));
  if (hasShapes) {
    names += ',' + quoted(kGeometryColumn);
    values += ",?3";
  }
  for (qsizetype i = 0; i < fields.size(); ++i) {
    names += ',' + quoted(fields[i]);
    values += ",?" + QByteArray::number(firstField() + i);
  }
  DIABAN_TRY(insert, database.prepare("INSERT INTO " + quoted(table) + '(' + names + ") VALUES(" +
                                      values + ')'));
  DIABAN_TRY(found, store::contents(database, table));
  BulkInsert bulk(database, table, std::move(insert));
  bulk.m_contents = found;
  return bulk;
}

Statement& BulkInsert::beginRow(qint64 fid, const Uid& uid, QByteArrayView geometry, const Box& box)
{
  m_uid = uid;
  m_insert.clearBindings();
  m_insert.bind(1, fid);
  m_insert.bindBlob(2, {reinterpret_cast<const char*>(m_uid.bytes.data()), 16});
  if (!geometry.isEmpty())
    m_insert.bindBlob(3, geometry);
  if (!box.isEmpty()) {
    m_entries.push_back(toEntry(fid, box));
    m_contents.extent.add(box);
  }
  return m_insert;
}

Outcome BulkInsert::endRow()
{
  ++m_contents.rows;
  return m_insert.run();
}

Outcome BulkInsert::finish(const QDateTime& now, Progress& progress)
{
  DIABAN_CHECK(fillRTree(*m_database, m_table, m_entries, progress));
  m_entries = {};
  DIABAN_CHECK(setContents(*m_database, m_table, m_contents, now));
  return createUidIndex(*m_database, m_table);
}

} // namespace diaban::store
