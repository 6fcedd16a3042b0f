#include "openworkspaces.h"
#include "schema.h"
#include "support/verify.h"
#include "support/wkbwriter.h"

#include <diaban/store/transaction.h>
#include <diaban/workspace/backups.h>
#include <diaban/workspace/rows.h>
#include <diaban/workspace/storedfinding.h>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace diaban;
using namespace diaban::workspace;

/// Workspaces of every released schema version open for ever. With DIABAN_WRITE_FIXTURE set to a
/// path, writes the file that the present version is kept by.
class TestVersions : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void opensEveryKeptVersion_data() { eachKeptVersion_data(); }
  void opensEveryKeptVersion();
  void keepsGroupsAndBookmarks_data() { eachKeptVersion_data(); }
  void keepsGroupsAndBookmarks();
  void registersTablesAndCurvesAsTheStandardWants_data() { eachKeptVersion_data(); }
  void registersTablesAndCurvesAsTheStandardWants();
  void satisfiesTheValidatorOfGdal_data() { eachKeptVersion_data(); }
  void satisfiesTheValidatorOfGdal();
  void takesTheOldRecordBackAndMakesItAgain_data() { eachKeptVersion_data(); }
  void takesTheOldRecordBackAndMakesItAgain();
  void keepsTheOldFileAsABackup();
  void isTheOldFileWhenTheMigrationIsKilled();
  void looksAtAnOlderFileWithoutWriting_data();
  void looksAtAnOlderFileWithoutWriting();
  void refusesANewerFileAndLeavesItAlone();

private:
  static void eachKeptVersion_data();
};

namespace {

geo::RecordBatch rowsOf(const std::vector<QByteArray>& shapes, const QByteArrayList& texts)
{
  geo::RecordBatch batch;
  geo::Column column;
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    batch.geometryBytes += shapes[i];
    batch.geometryEnds.push_back(static_cast<quint32>(batch.geometryBytes.size()));
    batch.sourceIds.push_back(static_cast<qint64>(i));
    column.isNull.push_back(0);
    column.bytes += texts[static_cast<qsizetype>(i)];
    column.ends.push_back(static_cast<quint32>(column.bytes.size()));
  }
  batch.rows = shapes.size();
  batch.columns.push_back(column);
  return batch;
}

NewLayer layerOf(const QString& name, const QString& title, const QString& geometry,
                 const QString& field, geo::RecordBatch batch)
{
  NewLayer layer;
  layer.name = name;
  layer.title = title;
  layer.geometry = geometry;
  layer.fields = {{field, geo::FieldType::Text}};
  layer.batches.push_back(std::move(batch));
  return layer;
}

NewLayer squares()
{
  std::vector<QByteArray> shapes;
  for (int i = 0; i < 3; ++i)
    shapes.push_back(test::square(590000 + 100 * i, 1180000, 100));
  NewLayer layer =
      layerOf(QStringLiteral("thua_dat"), QStringLiteral("Thửa đất"), QStringLiteral("Polygon"),
              QStringLiteral("loai_dat"), rowsOf(shapes, {"ODT", "ODT", "ODT"}));
  layer.role = LayerRole::Zoning;
  return layer;
}

NewLayer people(const QString& name)
{
  return layerOf(name, name, QStringLiteral("None"), QStringLiteral("xa"),
                 rowsOf({{}, {}}, {"An Khê", "Bình Thủy"}));
}

QByteArray arc(double x)
{
  return test::WkbWriter().head(8).number(3).values(
      {x, 1180000, x + 50, 1180050, x + 100, 1180000});
}

QByteArray roundSurface(double x)
{
  const QByteArray ring =
      test::WkbWriter().head(8).number(3).values({x, 1180000, x + 100, 1180000, x, 1180000});
  return test::WkbWriter().head(10).number(1).member(ring);
}

/// Rows of curves in a layer of one type of them, and in one of any type.
std::vector<NewLayer> curves()
{
  return {layerOf(QStringLiteral("vung_cong"), QStringLiteral("Vùng cong"),
                  QStringLiteral("CurvePolygon"), QStringLiteral("ten"),
                  rowsOf({roundSurface(590000), roundSurface(590200)}, {"hồ", "đảo"})),
          layerOf(QStringLiteral("hon_hop"), QStringLiteral("Hỗn hợp"), QStringLiteral("Geometry"),
                  QStringLiteral("ten"),
                  rowsOf({arc(590000), test::square(590500, 1180000, 20), {}},
                         {"cung", "ô", "không hình"}))};
}

/// What versions below 3 don't have: two more entries of the history.
constexpr int kEntriesOfGroups = 2;

Outcome addGroupAndBookmark(Workspace& made)
{
  LayerTree tree = made.tree();
  addGroup(tree, {UidMaker().next(), QStringLiteral("Nét cong"), {}},
           {QStringLiteral("vung_cong"), QStringLiteral("hon_hop")});
  DIABAN_CHECK(
      made.edit(kBase, QStringLiteral("Gom nhóm"), [&](Edit& edit) { return edit.setTree(tree); }));
  DIABAN_TRY(layer, made.layer(QStringLiteral("thua_dat")));
  Bookmark bookmark;
  bookmark.uid = UidMaker().next();
  bookmark.title = QStringLiteral("Chợ Cái Khế");
  bookmark.extent = {590000, 1180000, 590250, 1180100};
  bookmark.layers = {{layer.uid, layer.title}};
  DIABAN_CHECK(made.edit(kBase, QStringLiteral("Đánh dấu"),
                         [&](Edit& edit) { return edit.setBookmark(bookmark); }));
  return Done{};
}

Outcome writeFixture(const QString& path)
{
  DIABAN_TRY(crs, geo::Crs::fromEpsg(9210));
  OpenOptions options;
  options.author = QStringLiteral("Nguyễn Văn An");
  DIABAN_TRY(made, Workspace::create(path, crs, options));
  NoProgress progress;
  const QString table = QStringLiteral("dan_so");
  DIABAN_CHECK(importRows(*made, QStringLiteral("Nhập dân số"), {people(table)}, progress));
  const auto addRow = [&](Edit& edit) -> Outcome {
    DIABAN_CHECK(
        edit.insertFeature(table, {.fields = {{QStringLiteral("xa"), QStringLiteral("Cái Khế")}}}));
    return Done{};
  };
  DIABAN_CHECK(made->edit(kBase, QStringLiteral("Thêm xã"), addRow));
  DIABAN_CHECK(importRows(*made, QStringLiteral("Nhập nét cong"), curves(), progress));
  DIABAN_CHECK(made->edit(kBase, QStringLiteral("Bỏ bảng"),
                          [&](Edit& edit) { return edit.removeLayer(table); }));
  DIABAN_CHECK(
      importRows(*made, QStringLiteral("Nhập hộ"), {people(QStringLiteral("ho"))}, progress));
  DIABAN_CHECK(importRows(*made, QStringLiteral("Nhập thửa đất"), {squares()}, progress));
  const QString layer = made->layers().first().name;
  const auto add = [&](Edit& edit) -> Outcome {
    DIABAN_CHECK(edit.insertFeature(
        layer, {.wkb = test::square(590400, 1180000, 50),
                .fields = {{QStringLiteral("loai_dat"), QStringLiteral("TMD")}}}));
    DIABAN_CHECK(edit.setOrigin(layer, R"({"analysis":"coverage.disc"})"));
    StoredFinding finding;
    finding.producer = QStringLiteral("coverage");
    finding.rule = QStringLiteral("coverage.gap");
    finding.state = QStringLiteral("open");
    finding.uid = findingUid(finding);
    return edit.writeFinding(finding);
  };
  DIABAN_CHECK(made->edit(kBase, QStringLiteral("Thêm thửa"), add));
  DIABAN_CHECK(addGroupAndBookmark(*made));
  DIABAN_CHECK(made->edit(kBase, QStringLiteral("Đổi tên"), [&](Edit& edit) {
    return edit.setTitle(layer, QStringLiteral("Thửa đất 2026"));
  }));
  DIABAN_CHECK(made->undo(kBase));
  return Done{};
}

/// A copy of a kept file to work on, with a place for its backups.
class KeptFile {
public:
  explicit KeptFile(const QString& kept)
  {
    if (!QFile::copy(kept, path()) ||
        !QFile::setPermissions(path(), QFile::ReadOwner | QFile::WriteOwner))
      qFatal("%s could not be copied", qPrintable(kept));
    qputenv("XDG_DATA_HOME", m_folder.path().toUtf8());
  }
  QString path() const { return m_folder.filePath(QStringLiteral("cũ.gpkg")); }
  QStringList backups() const
  {
    const QDir folder(backupsOf(path()));
    QStringList paths;
    for (const QString& name : folder.entryList(QDir::Files))
      paths.append(folder.filePath(name));
    return paths;
  }

private:
  QTemporaryDir m_folder;
};

QStringList rowsOf(const QString& path, QByteArrayView sql)
{
  QStringList lines;
  auto database = store::Database::open(path, store::OpenMode::ReadOnly);
  auto rows = database ? database.value().prepare(sql) : database.error();
  if (!rows)
    return {rows.error().detail};
  for (auto more = rows.value().step(); more && more.value(); more = rows.value().step()) {
    QStringList values;
    for (int column = 0; column < rows.value().columnCount(); ++column)
      values.append(rows.value().string(column));
    lines.append(values.join(u'|'));
  }
  return lines;
}

/// Everything in a file as text, whatever its version.
QStringList contentOf(const QString& path)
{
  QStringList content = rowsOf(path, "SELECT name, sql FROM sqlite_schema ORDER BY name");
  for (const QString& table : rowsOf(path, "SELECT name FROM sqlite_schema WHERE type='table'"
                                           " AND sql LIKE 'CREATE TABLE %' ORDER BY name"))
    content += table + u':' + rowsOf(path, "SELECT * FROM " + store::quoted(table)).join(u'\n');
  return content;
}

QStringList shown(const Workspace& workspace)
{
  QStringList names;
  for (const Layer& layer : workspace.layers())
    names.append(layer.name);
  return names;
}

/// Entries of the history of a kept file.
int entriesOf(const QString& file)
{
  const bool isOld =
      file.endsWith(QLatin1String("/v1.gpkg")) || file.endsWith(QLatin1String("/v2.gpkg"));
  return isOld ? 9 : 9 + kEntriesOfGroups;
}

const QStringList kShown{QStringLiteral("thua_dat"), QStringLiteral("ho"),
                         QStringLiteral("vung_cong"), QStringLiteral("hon_hop")};

} // namespace

void TestVersions::eachKeptVersion_data()
{
  if (const QString path = qEnvironmentVariable("DIABAN_WRITE_FIXTURE"); !path.isEmpty())
    DIABAN_VERIFY(writeFixture(path));
  QTest::addColumn<QString>("file");
  const QDir kept(QStringLiteral(DIABAN_TEST_FIXTURES));
  const QStringList files = kept.entryList({QStringLiteral("v*.gpkg")});
  QVERIFY(files.size() >= 2);
  for (const QString& file : files)
    QTest::newRow(qPrintable(file)) << kept.filePath(file);
}

void TestVersions::opensEveryKeptVersion()
{
  QFETCH(QString, file);
  const KeptFile kept(file);
  auto opened = Workspace::open(kept.path());
  DIABAN_VERIFY(opened);
  Workspace& ws = *opened.value();
  QVERIFY(!ws.isReadOnly());
  QVERIFY(ws.notices().isEmpty());
  QCOMPARE(ws.crs().id(), QStringLiteral("EPSG:9210"));
  const auto history = ws.history(kBase);
  DIABAN_VERIFY(history);
  QCOMPARE(history.value().size(), entriesOf(file));
  QCOMPARE(history.value().first().author, QStringLiteral("Nguyễn Văn An"));
  QCOMPARE(shown(ws), kShown);

  const auto layer = ws.layer(QStringLiteral("thua_dat"));
  DIABAN_VERIFY(layer);
  QCOMPARE(layer.value().title, QStringLiteral("Thửa đất"));
  QCOMPARE(layer.value().featureCount, 4);
  QCOMPARE(layer.value().style.kind, Style::Kind::Categorised);
  NoProgress progress;
  const std::vector<std::pair<QString, std::size_t>> sizes{{QStringLiteral("thua_dat"), 4},
                                                           {QStringLiteral("ho"), 2},
                                                           {QStringLiteral("vung_cong"), 2},
                                                           {QStringLiteral("hon_hop"), 3}};
  for (const auto& [name, size] : sizes) {
    const auto table = ws.table(name, {}, progress);
    DIABAN_VERIFY(table);
    QCOMPARE(table.value()->rowCount(), size);
  }
}

void TestVersions::keepsGroupsAndBookmarks()
{
  QFETCH(QString, file);
  const KeptFile kept(file);
  auto opened = Workspace::open(kept.path());
  DIABAN_VERIFY(opened);
  const LayerTree tree = opened.value()->tree();
  QCOMPARE(layersOf(tree), kShown);
  const auto bookmarks = opened.value()->bookmarks();
  if (entriesOf(file) == 9) { // of a version without them
    QCOMPARE(tree.size(), kShown.size());
    QVERIFY(bookmarks.isEmpty());
    return;
  }
  QCOMPARE(tree.size(), 3);
  QVERIFY(tree[2].group.has_value());
  QCOMPARE(tree[2].group->title, QStringLiteral("Nét cong"));
  QCOMPARE(tree[2].layers, kShown.sliced(2));
  QCOMPARE(bookmarks.size(), 1);
  QCOMPARE(bookmarks[0].title, QStringLiteral("Chợ Cái Khế"));
  QVERIFY((bookmarks[0].extent == geo::Extent{590000, 1180000, 590250, 1180100}));
  QVERIFY(bookmarks[0].layers.has_value());
  const auto layer = opened.value()->layer(QStringLiteral("thua_dat"));
  DIABAN_VERIFY(layer);
  QCOMPARE(bookmarks[0].layers->size(), 1);
  QCOMPARE(bookmarks[0].layers->first().uid, layer.value().uid);
}

void TestVersions::registersTablesAndCurvesAsTheStandardWants()
{
  QFETCH(QString, file);
  const KeptFile kept(file);
  DIABAN_VERIFY(Workspace::open(kept.path()));
  QCOMPARE(
      rowsOf(kept.path(), "SELECT table_name, data_type FROM gpkg_contents WHERE data_type IN"
                          " ('features', 'attributes') ORDER BY 1"),
      QStringList({QStringLiteral("ho|attributes"), QStringLiteral("hon_hop|features"),
                   QStringLiteral("layer_styles|attributes"), QStringLiteral("thua_dat|features"),
                   QStringLiteral("vung_cong|features")}));
  QCOMPARE(rowsOf(kept.path(),
                  "SELECT table_name, column_name, extension_name, scope FROM"
                  " gpkg_extensions WHERE extension_name LIKE 'gpkg_geom%' ORDER BY 1"),
           QStringList({QStringLiteral("hon_hop|geom|gpkg_geom_CIRCULARSTRING|read-write"),
                        QStringLiteral("vung_cong|geom|gpkg_geom_CURVEPOLYGON|read-write")}));
  QCOMPARE(rowsOf(kept.path(), "SELECT table_name FROM gpkg_geometry_columns ORDER BY 1"),
           QStringList({QStringLiteral("hon_hop"), QStringLiteral("thua_dat"),
                        QStringLiteral("vung_cong")}));
  for (const char* table : {"ho", "dan_so"}) // the second is off the map
    QVERIFY(rowsOf(kept.path(), QByteArray("SELECT name FROM sqlite_schema WHERE tbl_name LIKE"
                                           " 'rtree_") +
                                    table + "_geom%' OR sql LIKE '%rtree_" + table + "_geom%'")
                .isEmpty());
}

void TestVersions::satisfiesTheValidatorOfGdal()
{
  QFETCH(QString, file);
  const QString python = QStringLiteral("/usr/bin/python3");
  const QStringList module{QStringLiteral("-m"),
                           QStringLiteral("osgeo_utils.samples.validate_gpkg")};
  QProcess probe;
  probe.start(python,
              {QStringLiteral("-c"), QStringLiteral("import osgeo_utils.samples.validate_gpkg")});
  if (!probe.waitForFinished() || probe.exitCode() != 0)
    QSKIP("python3-gdal is not installed");
  const KeptFile kept(file);
  DIABAN_VERIFY(Workspace::open(kept.path()));
  QProcess validator;
  validator.setProcessChannelMode(QProcess::MergedChannels);
  validator.start(python, module + QStringList{QStringLiteral("-k"), kept.path()});
  QVERIFY(validator.waitForFinished());
  // A kind of content of our own, which the standard leaves to programs since version 1.2.
  QStringList findings = QString::fromUtf8(validator.readAll()).split(u'\n', Qt::SkipEmptyParts);
  findings.removeIf([](const QString& line) {
    return line.startsWith(QLatin1String("Req 17: Unexpected data types in gpkg_contents: "));
  });
  QCOMPARE(findings, QStringList());
}

void TestVersions::takesTheOldRecordBackAndMakesItAgain()
{
  QFETCH(QString, file);
  const KeptFile kept(file);
  auto opened = Workspace::open(kept.path());
  DIABAN_VERIFY(opened);
  Workspace& ws = *opened.value();
  DIABAN_VERIFY(ws.redo(kBase));
  QCOMPARE(ws.layers().first().title, QStringLiteral("Thửa đất 2026"));
  const int entries = entriesOf(file) - 1; // the last one was an undo
  for (int i = 0; i < entries; ++i)
    DIABAN_VERIFY(ws.undo(kBase));
  DIABAN_VERIFY_ERROR(ws.undo(kBase), NothingToUndo);
  QVERIFY(ws.layers().isEmpty());
  QVERIFY(ws.tree().isEmpty());
  QVERIFY(ws.bookmarks().isEmpty());
  for (int i = 0; i < 2; ++i)
    DIABAN_VERIFY(ws.redo(kBase));
  QCOMPARE(shown(ws), QStringList{QStringLiteral("dan_so")});
  QCOMPARE(ws.layers().first().featureCount, 3);
  for (int i = 2; i < entries; ++i)
    DIABAN_VERIFY(ws.redo(kBase));
  DIABAN_VERIFY_ERROR(ws.redo(kBase), NothingToRedo);
  QCOMPARE(shown(ws), kShown);
  const auto database = store::Database::open(kept.path(), store::OpenMode::ReadOnly);
  DIABAN_VERIFY(database.value().integrityCheck());
  DIABAN_VERIFY(database.value().foreignKeyCheck());
}

void TestVersions::keepsTheOldFileAsABackup()
{
  const QString old = QStringLiteral(DIABAN_TEST_FIXTURES "/v1.gpkg");
  const KeptFile kept(old);
  DIABAN_VERIFY(Workspace::open(kept.path()));
  QCOMPARE(kept.backups().size(), 1);
  QCOMPARE(contentOf(kept.backups().first()), contentOf(old));
  DIABAN_VERIFY(Workspace::open(kept.path())); // it is up to date now
  QCOMPARE(kept.backups().size(), 1);
}

/// Killed while the file itself is being written, with part of the new pages in it.
void TestVersions::isTheOldFileWhenTheMigrationIsKilled()
{
  const QString old = QStringLiteral(DIABAN_TEST_FIXTURES "/v1.gpkg");
  const KeptFile kept(old);
  const QString left = kept.path() + QStringLiteral(".left.gpkg");
  {
    auto database = store::Database::open(kept.path(), store::OpenMode::ReadWrite);
    DIABAN_VERIFY(database);
    DIABAN_VERIFY(database.value().run("PRAGMA cache_size=1"));
    auto transaction = store::Transaction::begin(database.value());
    DIABAN_VERIFY(transaction);
    DIABAN_VERIFY(store::migrate(database.value(), workspaceSchemas(), systemClock()));
    QVERIFY(store::hasJournal(kept.path()));
    QVERIFY(QFile::copy(kept.path(), left));
    QVERIFY(
        QFile::copy(kept.path() + QStringLiteral("-journal"), left + QStringLiteral("-journal")));
  }
  {
    const auto database = store::Database::open(left, store::OpenMode::ReadWrite);
    DIABAN_VERIFY(database);
    DIABAN_VERIFY(database.value().integrityCheck());
  }
  QCOMPARE(contentOf(left), contentOf(old));
  const auto opened = Workspace::open(left); // and the next opening brings it up to date
  DIABAN_VERIFY(opened);
  QCOMPARE(shown(*opened.value()), kShown);
}

void TestVersions::looksAtAnOlderFileWithoutWriting_data()
{
  QTest::addColumn<QString>("file");
  QTest::newRow("1") << QStringLiteral("/v1.gpkg");
  QTest::newRow("2") << QStringLiteral("/v2.gpkg");
  QTest::newRow("3") << QStringLiteral("/v3.gpkg");
  QTest::newRow("4") << QStringLiteral("/v4.gpkg");
}

void TestVersions::looksAtAnOlderFileWithoutWriting()
{
  QFETCH(QString, file);
  const KeptFile kept(QStringLiteral(DIABAN_TEST_FIXTURES) + file);
  const auto bytes = [&] {
    QFile read(kept.path());
    return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
  };
  const QByteArray before = bytes();
  OpenOptions options;
  options.readOnly = true;
  {
    const auto opened = Workspace::open(kept.path(), options);
    DIABAN_VERIFY(opened);
    QVERIFY(!opened.value()->layers().isEmpty());
    const bool hasGroups = entriesOf(file) > 9;
    QCOMPARE(opened.value()->tree().size() != opened.value()->layers().size(), hasGroups);
    QCOMPARE(opened.value()->bookmarks().size(), hasGroups ? 1 : 0);
    DIABAN_VERIFY(opened.value()->history(kBase));
  }
  QCOMPARE(bytes(), before);
}

void TestVersions::refusesANewerFileAndLeavesItAlone()
{
  const KeptFile kept(QStringLiteral(DIABAN_TEST_FIXTURES "/v2.gpkg"));
  {
    auto database = store::Database::open(kept.path(), store::OpenMode::ReadWrite);
    DIABAN_VERIFY(database.value().run(
        "INSERT INTO diaban_schema VALUES('workspace', 99, 'of the future', '')"));
  }
  const auto bytes = [&] {
    QFile file(kept.path());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  };
  const QByteArray before = bytes();
  for (const bool looking : {false, true}) {
    OpenOptions options;
    options.readOnly = looking;
    const auto refused = Workspace::open(kept.path(), options);
    DIABAN_VERIFY_ERROR(refused, NewerFile);
    QCOMPARE(refused.error().args, QStringList({kept.path(), QStringLiteral("workspace"),
                                                QStringLiteral("99"), QStringLiteral("5")}));
  }
  QCOMPARE(bytes(), before);
}

QTEST_GUILESS_MAIN(TestVersions)
#include "tst_versions.moc"
