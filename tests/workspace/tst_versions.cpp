#include "openworkspaces.h"
#include "support/verify.h"

#include <diaban/workspace/rows.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace diaban;
using namespace diaban::workspace;

/// Workspaces of every released schema version open for ever. With DIABAN_WRITE_FIXTURE set to a
/// path, writes the file that the present version is kept by.
class TestVersions : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void opensEveryKeptVersion_data();
  void opensEveryKeptVersion();
};

namespace {

NewLayer squares()
{
  geo::RecordBatch batch;
  geo::Column codes;
  for (int i = 0; i < 3; ++i) {
    batch.geometryBytes += test::square(590000 + 100 * i, 1180000, 100);
    batch.geometryEnds.push_back(static_cast<quint32>(batch.geometryBytes.size()));
    batch.sourceIds.push_back(i);
    codes.isNull.push_back(0);
    codes.bytes += "ODT";
    codes.ends.push_back(static_cast<quint32>(codes.bytes.size()));
  }
  batch.rows = 3;
  batch.columns.push_back(codes);
  NewLayer layer;
  layer.name = QStringLiteral("thua_dat");
  layer.title = QStringLiteral("Thửa đất");
  layer.role = LayerRole::Zoning;
  layer.geometry = QStringLiteral("Polygon");
  layer.fields = {{QStringLiteral("loai_dat"), geo::FieldType::Text}};
  layer.batches.push_back(batch);
  return layer;
}

Outcome writeFixture(const QString& path)
{
  DIABAN_TRY(crs, geo::Crs::fromEpsg(9210));
  OpenOptions options;
  options.author = QStringLiteral("Nguyễn Văn An");
  DIABAN_TRY(made, Workspace::create(path, crs, options));
  NoProgress progress;
  DIABAN_CHECK(importRows(*made, QStringLiteral("Nhập thửa đất"), {squares()}, progress));
  const QString layer = made->layers().first().name;
  const auto add = [&](Edit& edit) -> Outcome {
    DIABAN_CHECK(edit.insertFeature(
        layer, {.wkb = test::square(590400, 1180000, 50),
                .fields = {{QStringLiteral("loai_dat"), QStringLiteral("TMD")}}}));
    return Done{};
  };
  DIABAN_CHECK(made->edit(kBase, QStringLiteral("Thêm thửa"), add));
  DIABAN_CHECK(made->edit(kBase, QStringLiteral("Đổi tên"), [&](Edit& edit) {
    return edit.setTitle(layer, QStringLiteral("Thửa đất 2026"));
  }));
  DIABAN_CHECK(made->undo(kBase));
  return Done{};
}

} // namespace

void TestVersions::opensEveryKeptVersion_data()
{
  if (const QString path = qEnvironmentVariable("DIABAN_WRITE_FIXTURE"); !path.isEmpty())
    DIABAN_VERIFY(writeFixture(path));
  QTest::addColumn<QString>("file");
  const QDir kept(QStringLiteral(DIABAN_TEST_FIXTURES));
  const QStringList files = kept.entryList({QStringLiteral("v*.gpkg")});
  QVERIFY(!files.isEmpty());
  for (const QString& file : files)
    QTest::newRow(qPrintable(file)) << kept.filePath(file);
}

void TestVersions::opensEveryKeptVersion()
{
  QFETCH(QString, file);
  QTemporaryDir folder;
  const QString path = folder.filePath(QStringLiteral("cũ.gpkg"));
  QVERIFY(QFile::copy(file, path));
  QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
  qputenv("XDG_DATA_HOME", folder.path().toUtf8()); // where backups go
  auto opened = Workspace::open(path);
  DIABAN_VERIFY(opened);
  Workspace& ws = *opened.value();
  QVERIFY(!ws.isReadOnly());
  QCOMPARE(ws.crs().id(), QStringLiteral("EPSG:9210"));
  const auto history = ws.history(kBase);
  DIABAN_VERIFY(history);
  QCOMPARE(history.value().size(), 4);
  QCOMPARE(history.value().first().author, QStringLiteral("Nguyễn Văn An"));

  const auto layer = ws.layer(QStringLiteral("thua_dat"));
  DIABAN_VERIFY(layer);
  QCOMPARE(layer.value().title, QStringLiteral("Thửa đất"));
  QCOMPARE(layer.value().featureCount, 4);
  QCOMPARE(layer.value().style.kind, Style::Kind::Categorised);
  NoProgress progress;
  const auto table = ws.table(QStringLiteral("thua_dat"), {}, progress);
  DIABAN_VERIFY(table);
  QCOMPARE(table.value()->rowCount(), std::size_t{4});

  DIABAN_VERIFY(ws.redo(kBase)); // the old record applies
  QCOMPARE(ws.layers().first().title, QStringLiteral("Thửa đất 2026"));
  DIABAN_VERIFY(ws.undo(kBase));
  DIABAN_VERIFY(ws.undo(kBase));
  QCOMPARE(ws.layers().first().featureCount, 3);
  DIABAN_VERIFY(ws.undo(kBase));
  QVERIFY(ws.layers().isEmpty());
  DIABAN_VERIFY(ws.redo(kBase));
  QCOMPARE(ws.layers().size(), 1);
}

QTEST_GUILESS_MAIN(TestVersions)
#include "tst_versions.moc"
