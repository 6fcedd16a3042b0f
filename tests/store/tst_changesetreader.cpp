#include "storesupport.h"

#include <diaban/store/changeset.h>

#include <sqlite3.h>

#include <random>

using namespace diaban;
using namespace diaban::store;
using namespace diaban::store::test;

namespace {

const QStringList kRecorded = {QStringLiteral("thua_dat"), QStringLiteral("diaban_note")};

QString text(const ChangeValue& value)
{
  switch (value.type) {
  case ChangeValue::Type::Undefined: return QStringLiteral("-");
  case ChangeValue::Type::Null: return QStringLiteral("NULL");
  case ChangeValue::Type::Integer: return QString::number(value.integer);
  case ChangeValue::Type::Real: return QLatin1Char('r') + QString::number(value.real, 'g', 17);
  case ChangeValue::Type::Text: return QLatin1Char('\'') + QString::fromUtf8(value.bytes);
  case ChangeValue::Type::Blob:
    return QLatin1Char('x') + QString::fromLatin1(value.bytes.toByteArray().toHex());
  }
  return {};
}

QString text(sqlite3_value* value)
{
  if (!value)
    return QStringLiteral("-");
  const int size = sqlite3_value_bytes(value);
  switch (sqlite3_value_type(value)) {
  case SQLITE_INTEGER: return QString::number(sqlite3_value_int64(value));
  case SQLITE_FLOAT:
    return QLatin1Char('r') + QString::number(sqlite3_value_double(value), 'g', 17);
  case SQLITE_TEXT:
    return QLatin1Char('\'') +
           QString::fromUtf8(static_cast<const char*>(sqlite3_value_blob(value)), size);
  case SQLITE_BLOB:
    return QLatin1Char('x') +
           QString::fromLatin1(
               QByteArray(static_cast<const char*>(sqlite3_value_blob(value)), size).toHex());
  default: return QStringLiteral("NULL");
  }
}

QStringList readByUs(const QByteArray& bytes)
{
  QStringList lines;
  ChangeSetReader reader(bytes);
  while (reader.next().value()) {
    QString line = reader.table() + QLatin1Char(' ') + QString::number(int(reader.change()));
    for (std::size_t i = 0; i < reader.columnCount(); ++i)
      line += QStringLiteral(" %1%2>%3")
                  .arg(reader.isKey(i) ? u"*" : u"")
                  .arg(text(reader.before(i)), text(reader.after(i)));
    lines += line;
  }
  return lines;
}

QStringList readBySqlite(QByteArray bytes)
{
  QStringList lines;
  sqlite3_changeset_iter* iterator = nullptr;
  sqlite3changeset_start(&iterator, int(bytes.size()), bytes.data());
  while (sqlite3changeset_next(iterator) == SQLITE_ROW) {
    const char* table = nullptr;
    int columns = 0, operation = 0, indirect = 0;
    sqlite3changeset_op(iterator, &table, &columns, &operation, &indirect);
    unsigned char* keys = nullptr;
    sqlite3changeset_pk(iterator, &keys, nullptr);
    const int kind = operation == SQLITE_INSERT ? 0 : operation == SQLITE_UPDATE ? 1 : 2;
    QString line = QString::fromUtf8(table) + QLatin1Char(' ') + QString::number(kind);
    for (int i = 0; i < columns; ++i) {
      sqlite3_value *before = nullptr, *after = nullptr;
      if (operation != SQLITE_INSERT)
        sqlite3changeset_old(iterator, i, &before);
      if (operation != SQLITE_DELETE)
        sqlite3changeset_new(iterator, i, &after);
      line += QStringLiteral(" %1%2>%3").arg(keys[i] ? u"*" : u"").arg(text(before), text(after));
    }
    lines += line;
  }
  sqlite3changeset_finalize(iterator);
  return lines;
}

} // namespace

class TestChangeSetReader : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase();
  void readsWhatSqliteReads();
  void endsWhereTheBytesEnd();
  void tellsWhatIsNoChangeSet_data();
  void tellsWhatIsNoChangeSet();
  void survivesDamagedBytesAndHarmsNothing();

private:
  std::unique_ptr<Database> m_db;
  QByteArray m_bytes; ///< takes the file from `after` to what it is now
  ColumnLists m_columns;
};

void TestChangeSetReader::initTestCase()
{
  DIABAN_NEED(database, Database::openInMemory());
  m_db = std::make_unique<Database>(std::move(database));
  DIABAN_VERIFY(makeWorkspace(*m_db));
  DIABAN_VERIFY(
      m_db->run("CREATE TABLE diaban_people(id INTEGER PRIMARY KEY, name TEXT);"
                "INSERT INTO diaban_people VALUES(1, 'Lan');"
                "INSERT INTO thua_dat(fid, ma_thua, dien_tich, so_tang) VALUES(1, 'Ô đất', 1.5, 3),"
                "(2, '', -0.0, 9223372036854775807), (3, NULL, 1e300, -1)"));
  for (const QString& table : kRecorded)
    m_columns.insert(table, columnNames(*m_db, table).value());
  DIABAN_NEED(recorder, Recorder::begin(*m_db, kRecorded));
  DIABAN_VERIFY(
      m_db->run("UPDATE thua_dat SET ma_thua='đổi', anh=zeroblob(300) WHERE fid=1;"
                "DELETE FROM thua_dat WHERE fid=2; UPDATE thua_dat SET dien_tich=NULL WHERE fid=3;"
                "INSERT INTO thua_dat(fid, geom, uid) VALUES(77, x'4750', zeroblob(16));"
                "INSERT INTO diaban_note VALUES(x'01', 'ghi chú', 0.5, 1, 1.5), (x'02', NULL, "
                "NULL, 2, x'')"));
  DIABAN_NEED(bytes, recorder.finish());
  m_bytes = bytes;
}

void TestChangeSetReader::readsWhatSqliteReads()
{
  const QStringList ours = readByUs(m_bytes);
  QCOMPARE(ours.size(), 6);
  QCOMPARE(ours, readBySqlite(m_bytes));
}

void TestChangeSetReader::endsWhereTheBytesEnd()
{
  QVERIFY(!ChangeSetReader({}).next().value());
  const QStringList whole = readByUs(m_bytes);
  int good = 0;
  for (qsizetype size = 0; size < m_bytes.size(); ++size) {
    ChangeSetReader reader(QByteArrayView(m_bytes).first(size));
    int count = 0;
    auto row = reader.next();
    for (; row && row.value(); row = reader.next())
      ++count;
    QVERIFY(count < whole.size());
    good += row ? 1 : 0; // cut between two rows: shorter, but well-formed
  }
  QVERIFY(good <= whole.size() + 2);
}

void TestChangeSetReader::tellsWhatIsNoChangeSet_data()
{
  QTest::addColumn<QByteArray>("bytes");
  const QByteArray header("T\x02\x01\0t\0", 6);
  const QByteArray one("\1\0\0\0\0\0\0\0\1", 9);
  QTest::newRow("text") << QByteArray("hello");
  QTest::newRow("a patch set") << QByteArray("P\x02\x01\0t\0", 6);
  QTest::newRow("a row without a table") << QByteArray("\x12\0", 2) + one + one;
  QTest::newRow("no column") << QByteArray("T\0t\0", 4);
  QTest::newRow("more columns than SQLite has")
      << QByteArray("T\xBF\xFF\xFF\xFF\x01", 6) + QByteArray(5000, '\1');
  QTest::newRow("no key") << QByteArray("T\x01\0t\0", 5);
  QTest::newRow("no end of the name") << QByteArray("T\x01\x01name");
  QTest::newRow("no name") << QByteArray("T\x01\x01\0", 4);
  QTest::newRow("unknown operation") << header + QByteArray("\x13\0", 2) + one + one;
  QTest::newRow("unknown type") << header + QByteArray("\x12\0", 2) + one + '\6';
  QTest::newRow("a key that is NULL") << header + QByteArray("\x12\0\5", 3) + one;
  QTest::newRow("a key that is missing") << header + QByteArray("\x12\0\0", 3) + one;
  QTest::newRow("an insert with a missing value") << header + QByteArray("\x12\0", 2) + one + '\0';
  QTest::newRow("an update of the key") << header + QByteArray("\x17\0", 2) + one + one + one + one;
  QTest::newRow("an update of one side")
      << header + QByteArray("\x17\0", 2) + one + '\0' + '\0' + one;
  QTest::newRow("a text longer than the bytes")
      << header + QByteArray("\x12\0", 2) + one + QByteArray("\3\x7Fxx");
  QTest::newRow("a text of 2^64 bytes")
      << header + QByteArray("\x12\0", 2) + one + '\4' + QByteArray(9, '\xFF');
  QTest::newRow("not a number") << header + QByteArray("\x12\0", 2) + one +
                                       QByteArray("\2\x7F\xF8\0\0\0\0\0\1", 9);
}

void TestChangeSetReader::tellsWhatIsNoChangeSet()
{
  QFETCH(QByteArray, bytes);
  ChangeSetReader reader(bytes);
  DIABAN_VERIFY_ERROR(reader.next(), CorruptFile);
}

void TestChangeSetReader::survivesDamagedBytesAndHarmsNothing()
{
  std::mt19937 random(13);
  const auto number = [&](qsizetype below) {
    return std::uniform_int_distribution<qsizetype>(0, below - 1)(random);
  };
  const QString before = dump(*m_db);
  const QStringList people = rows(*m_db, "SELECT * FROM diaban_people");
  int made = 0;
  for (int i = 0; i < 8'000; ++i) {
    QByteArray bytes = m_bytes;
    for (qsizetype hits = 1 + number(4); hits > 0; --hits) {
      const qsizetype at = number(bytes.size());
      switch (number(4)) {
      case 0: bytes[at] = char(number(256)); break;
      case 1: bytes[at] = char(bytes[at] ^ (1 << number(8))); break;
      case 2: bytes.remove(at, 1 + number(9)); break;
      default: bytes.insert(at, m_bytes.mid(number(m_bytes.size()), number(40))); break;
      }
    }
    DIABAN_NEED(transaction, Transaction::begin(*m_db));
    const auto direction = i % 2 == 0 ? Direction::Inverse : Direction::Forward;
    if (applyChangeSet(*m_db, bytes, m_columns, direction)) {
      ++made;
      QCOMPARE(rows(*m_db, "SELECT * FROM diaban_people"), people);
    }
    transaction.rollback();
  }
  QVERIFY(made > 0); // damage inside a value can go unseen; damage to the form cannot
  QCOMPARE(dump(*m_db), before);
  DIABAN_VERIFY(m_db->integrityCheck());
}

QTEST_APPLESS_MAIN(TestChangeSetReader)
#include "tst_changesetreader.moc"
