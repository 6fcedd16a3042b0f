// A stranger's file whose record was written to do harm: undo refuses it, and the file stays as it
// was.
#include "openworkspaces.h"
#include "randomwork.h"
#include "schema.h"
#include "support/quickdisk.h"
#include "support/verify.h"

#include <diaban/store/changeset.h>
#include <diaban/store/geopackage.h>
#include <diaban/store/transaction.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

using namespace diaban;
using namespace diaban::test;
using namespace diaban::workspace;

namespace {

/// A change set and what its entry says of columns.
struct Forged {
  QByteArray bytes;
  QByteArray columns;
};

QByteArray listOf(const QHash<QString, QStringList>& columns)
{
  QJsonObject object;
  for (auto it = columns.begin(); it != columns.end(); ++it)
    object.insert(it.key(), QJsonArray::fromStringList(it.value()));
  return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// What SQLite records of `sql`, which is then taken back.
Result<Forged> recorded(const QString& path, const QString& table, const QByteArray& sql)
{
  DIABAN_TRY(database, store::Database::open(path, store::OpenMode::ReadWrite));
  DIABAN_TRY(transaction, store::Transaction::begin(database));
  DIABAN_TRY(recorder, store::Recorder::begin(database, {table}));
  DIABAN_CHECK(database.run(sql));
  DIABAN_TRY(bytes, recorder.finish());
  DIABAN_TRY(names, store::columnNames(database, table));
  return Forged{bytes, listOf({{table, names}})};
}

/// Puts it in the place of the newest action.
Outcome plant(const QString& path, const Forged& forged)
{
  DIABAN_TRY(database, store::Database::open(path, store::OpenMode::ReadWrite));
  DIABAN_TRY(write, database.prepare("UPDATE diaban_history SET change_set=?1, columns=?2 WHERE"
                                     " number=(SELECT max(number) FROM diaban_history"
                                     " WHERE kind='edit')"));
  write.bindBlob(1, forged.bytes).bind(2, QString::fromUtf8(forged.columns));
  return write.run();
}

/// Every row of every table that is not SQLite's, as text.
QString everything(const QString& path)
{
  auto database = store::Database::open(path, store::OpenMode::ReadOnly);
  auto tables = database.value().prepare("SELECT name FROM sqlite_schema WHERE type='table'"
                                         " AND name NOT LIKE 'sqlite_%' ORDER BY 1");
  QString text;
  for (auto more = tables.value().step(); more && more.value(); more = tables.value().step()) {
    text += tables.value().string(0) + u'\n';
    auto rows =
        database.value().prepare("SELECT * FROM " + store::quoted(tables.value().string(0)));
    for (auto row = rows.value().step(); row && row.value(); row = rows.value().step()) {
      for (int c = 0; c < rows.value().columnCount(); ++c)
        text += QString::fromLatin1(rows.value().blob(c).toByteArray().toHex()) + u'|';
      text += u'\n';
    }
  }
  return text;
}

} // namespace

class TestHostileRecord : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void init();
  void reachesNoTableButThoseThatAreDecided_data();
  void reachesNoTableButThoseThatAreDecided();
  void reachesTheTablesThatAreDecided();
  void bytesThatAreCutShortAreRefused();
  void listsThatDoNotFitAreRefused_data();
  void listsThatDoNotFitAreRefused();
  void geometriesThatAreCutShortAreRefused();
  void survivesAnyDamage();

private:
  void refuses(const Forged& forged);

  QuickDisk m_disk;
  std::unique_ptr<OpenWorkspace> m_workspace;
  Forged m_edit; ///< what a true edit recorded
};

void TestHostileRecord::init()
{
  m_workspace = std::make_unique<OpenWorkspace>(6);
  const OpenWorkspace& ws = *m_workspace;
  DIABAN_VERIFY(ws->edit(kBase, QStringLiteral("Sửa"), [&](Edit& edit) -> Outcome {
    const QVector<Uid> uids = ws.uids();
    DIABAN_CHECK(edit.updateFeature(
        QStringLiteral("thua"),
        {.uid = uids[1], .wkb = square(7, 7, 3), .fields = {{QStringLiteral("so"), 5}}}));
    DIABAN_CHECK(edit.deleteFeature(QStringLiteral("thua"), uids[2]));
    DIABAN_CHECK(edit.insertFeature(QStringLiteral("thua"), {.wkb = square(9, 9, 3)}));
    return edit.setTitle(QStringLiteral("thua"), QStringLiteral("Tên mới"));
  }));
  ws.close();
  const auto database = store::Database::open(ws.path(), store::OpenMode::ReadOnly);
  auto row = database.value().prepare(
      "SELECT change_set, columns FROM diaban_history ORDER BY number DESC LIMIT 1");
  QVERIFY(row.value().step().value());
  m_edit = {row.value().blob(0).toByteArray(), row.value().string(1).toUtf8()};
}

void TestHostileRecord::refuses(const Forged& forged)
{
  const OpenWorkspace& ws = *m_workspace;
  DIABAN_VERIFY(plant(ws.path(), forged));
  ws.reopen();
  const QString before = everything(ws.path());
  const auto undone = ws->undo(kBase);
  QVERIFY(!undone);
  const Error::Code code = undone.error().code;
  QVERIFY2(code == Error::Code::CorruptFile || code == Error::Code::EditConflict ||
               code == Error::Code::BadGeometry,
           describe(undone.error()));
  QVERIFY(everything(ws.path()) == before);
  DIABAN_VERIFY(checkWhole(ws.path()));
  ws.close();
}

void TestHostileRecord::reachesNoTableButThoseThatAreDecided_data()
{
  QTest::addColumn<QString>("table");
  QTest::addColumn<QByteArray>("sql");
  const auto row = [](const char* table, const char* sql) {
    QTest::newRow(table) << QString::fromUtf8(table) << QByteArray(sql);
  };
  row("diaban_history", "UPDATE diaban_history SET author='Lan'");
  row("diaban_meta", "UPDATE diaban_meta SET value='EPSG:4326' WHERE key='crs'");
  row("diaban_schema", "UPDATE diaban_schema SET what='x'");
  row("diaban_stamp", "DELETE FROM diaban_stamp");
  row("diaban_revision", "DELETE FROM diaban_revision");
  row("diaban_added_field", "INSERT INTO diaban_added_field VALUES('thua', 'so')");
  row("sổ tay", "CREATE TABLE \"sổ tay\"(id INTEGER PRIMARY KEY, text);"
                "INSERT INTO \"sổ tay\" VALUES(1, 'a')");
}

void TestHostileRecord::reachesNoTableButThoseThatAreDecided()
{
  QFETCH(QString, table);
  QFETCH(QByteArray, sql);
  const QString path = m_workspace->path();
  if (sql.startsWith("CREATE")) {
    auto database = store::Database::open(path, store::OpenMode::ReadWrite);
    DIABAN_VERIFY(database.value().run(sql.left(sql.indexOf(';'))));
    sql = sql.mid(sql.indexOf(';') + 1);
  }
  const auto forged = recorded(path, table, sql);
  DIABAN_VERIFY(forged);
  QVERIFY(!forged.value().bytes.isEmpty());
  {
    // Inverse: what was recorded as done must be there to be taken back.
    auto database = store::Database::open(path, store::OpenMode::ReadWrite);
    DIABAN_VERIFY(database.value().run(sql));
  }
  refuses(forged.value());
}

void TestHostileRecord::reachesTheTablesThatAreDecided()
{
  const QStringList decided = recordedOwnTables();
  QVERIFY(decided.contains(QStringLiteral("diaban_layer")));
  for (const QString& never : {QStringLiteral("diaban_history"), QStringLiteral("diaban_meta"),
                               QStringLiteral("diaban_schema"), QStringLiteral("diaban_stamp"),
                               QStringLiteral("diaban_view"), QStringLiteral("diaban_revision")})
    QVERIFY(!decided.contains(never));
  m_workspace->reopen();
  DIABAN_VERIFY((*m_workspace)->undo(kBase)); // the true edit, which touches two tables
}

void TestHostileRecord::bytesThatAreCutShortAreRefused()
{
  for (qsizetype length = 1; length < m_edit.bytes.size(); length += 1 + length / 24) {
    // Cut behind a whole row it is a shorter change set, and a true one as far as anybody can tell.
    store::ChangeSetReader reader(QByteArrayView(m_edit.bytes).first(length));
    auto more = reader.next();
    while (more && more.value())
      more = reader.next();
    if (!more)
      refuses({m_edit.bytes.first(length), m_edit.columns});
    if (QTest::currentTestFailed())
      return qWarning("cut to %lld bytes", static_cast<long long>(length));
  }
}

void TestHostileRecord::listsThatDoNotFitAreRefused_data()
{
  QTest::addColumn<QByteArray>("columns");
  const QByteArray own =
      R"(,"diaban_layer":["id","uid","name","table_name","title","role",)"
      R"("sort_order","is_raster","geometry_type","z","m","source_relative",)"
      R"("source_path","source_layer","source_crs","source_facts","group_uid"]})";
  QTest::newRow("no list") << QByteArray("{}");
  QTest::newRow("not JSON") << QByteArray("\xff\x00{", 3);
  QTest::newRow("a column that is not there")
      << R"({"thua":["fid","geom","uid","ten","mau"])" + own;
  QTest::newRow("a column too few") << R"({"thua":["fid","geom","uid","ten"])" + own;
  QTest::newRow("a column too many") << R"({"thua":["fid","geom","uid","ten","so","so"])" + own;
  QTest::newRow("a column twice") << R"({"thua":["fid","geom","uid","ten","ten"])" + own;
  QTest::newRow("the key elsewhere") << R"({"thua":["geom","fid","uid","ten","so"])" + own;
  QTest::newRow("a table too many")
      << R"({"diaban_meta":["key","value"],"thua":["fid","geom","uid","ten","so"])" + own;
}

void TestHostileRecord::listsThatDoNotFitAreRefused()
{
  QFETCH(QByteArray, columns);
  refuses({m_edit.bytes, columns});
}

void TestHostileRecord::geometriesThatAreCutShortAreRefused()
{
  const QString path = m_workspace->path();
  for (const int length : {1, 7, 8, 20, 40, 44, 52, 100}) {
    const QByteArray cut = "substr(geom, 1, " + QByteArray::number(length) + ")";
    // As if an action had replaced a geometry that was cut short.
    const QByteArray harm = "UPDATE thua SET geom=" + cut + " WHERE fid=4";
    QByteArray whole;
    {
      auto database = store::Database::open(path, store::OpenMode::ReadWrite);
      auto query = database.value().prepare("SELECT hex(geom) FROM thua WHERE fid=4");
      QVERIFY(query.value().step().value());
      whole = "UPDATE thua SET geom=x'" + query.value().string(0).toLatin1() + "' WHERE fid=4";
      query.value().reset();
      DIABAN_VERIFY(database.value().run(harm));
    }
    const auto forged = recorded(path, QStringLiteral("thua"), whole);
    DIABAN_VERIFY(forged);
    {
      auto database = store::Database::open(path, store::OpenMode::ReadWrite);
      DIABAN_VERIFY(database.value().run(whole));
    }
    refuses(forged.value());
    if (QTest::currentTestFailed())
      return qWarning("cut to %d bytes", length);
  }
}

/// Whatever the bytes are: undo says no, or leaves a file that is whole.
void TestHostileRecord::survivesAnyDamage()
{
  QRandomGenerator random(4);
  const OpenWorkspace& ws = *m_workspace;
  const QString kept = ws.folder() + QStringLiteral("/kept.gpkg");
  QVERIFY(QFile::copy(ws.path(), kept));
  int refused = 0;
  for (int round = 0; round < 150; ++round) {
    QVERIFY(QFile::remove(ws.path()) && QFile::copy(kept, ws.path()));
    Forged damaged = m_edit;
    for (int i = static_cast<int>(random.bounded(3)); i >= 0; --i)
      damaged.bytes[random.bounded(damaged.bytes.size())] = static_cast<char>(random.bounded(256));
    DIABAN_VERIFY(plant(ws.path(), damaged));
    ws.reopen();
    const QString before = everything(ws.path());
    const auto undone = ws->undo(kBase);
    if (!undone) {
      QVERIFY(everything(ws.path()) == before);
      ++refused;
    }
    const Outcome whole = checkWhole(ws.path());
    QVERIFY2(whole, "round " + QByteArray::number(round) +
                        (whole ? QByteArray() : ": " + describe(whole.error())));
    ws.close();
  }
  QVERIFY(refused > 100);
}

QTEST_GUILESS_MAIN(TestHostileRecord)
#include "tst_hostilerecord.moc"
