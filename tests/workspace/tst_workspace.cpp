#include "openworkspaces.h"
#include "support/verify.h"

#include <diaban/base/platform_files.h>
#include <diaban/store/geopackage.h>
#include <diaban/store/rtree.h>
#include <diaban/workspace/copy.h>
#include <diaban/workspace/relink.h>
#include <diaban/workspace/rows.h>

#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace diaban;
using namespace diaban::workspace;

/// QCOMPARE of QStringLists names the first line that differs; of long texts it shows the start
/// only.
#define COMPARE_LINES(actual, expected) QCOMPARE((actual).split(u'\n'), (expected).split(u'\n'))

/// The open file: one way to write, a record of it, and what others may do to it.
class TestWorkspace : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void keepsItsCoordinateSystem();
  void isRefusedToASecondProgram();
  void takesBackAndRepeatsEveryKindOfEdit();
  void survivesARandomWalk();
  void writesNothingWhenTheEditFails();
  void makesNoEntryWhenNothingChanged();
  void refusesBranchesThatDoNotExist();
  void takesAnImportOffTheMapAndBack();
  void notesWhatAnotherProgramWrote();
  void opensFilesWithForeignPartsForLookingOnly();
  void refusesNewerFiles();
  void refusesWhatIsNoWorkspace();
  void opensReadOnlyFilesForLooking();
  void tellsListeners();
  void layersMayHaveOneTitle();
  void keepsVisibilityOutOfTheRecord();
  void keepsBrokenLinks();
};

void TestWorkspace::keepsItsCoordinateSystem()
{
  const test::OpenWorkspace ws(0);
  QCOMPARE(ws->crs().id(), QStringLiteral("EPSG:9210"));
  ws.reopen();
  QCOMPARE(ws->crs().id(), QStringLiteral("EPSG:9210"));
  QVERIFY(ws->crs().isVn2000());
  const auto again = Workspace::create(ws.path(), ws->crs());
  QVERIFY(!again);
  DIABAN_VERIFY_ERROR(again, FileExists);
}

void TestWorkspace::isRefusedToASecondProgram()
{
  const test::OpenWorkspace ws(1);
  const auto second = Workspace::open(ws.path());
  QVERIFY(!second);
  DIABAN_VERIFY_ERROR(second, LockedByOther);
  QCOMPARE(second.error().args.size(), 4);
  auto looking = Workspace::open(ws.path(), {.readOnly = true});
  DIABAN_VERIFY(looking);
  QVERIFY(looking.value()->isReadOnly());
  QCOMPARE(looking.value()->layers().size(), 1);
}

void TestWorkspace::takesBackAndRepeatsEveryKindOfEdit()
{
  const test::OpenWorkspace ws(3);
  const QString layer = ws->layers().first().name;
  QStringList dumps{ws.dump()};
  const std::vector<std::function<Outcome(Edit&)>> edits = {
      [&](Edit& e) -> Outcome {
        DIABAN_CHECK(
            e.insertFeature(layer, {.wkb = test::square(10, 10, 5),
                                    .fields = {{QStringLiteral("ten"), QStringLiteral("mới")}}}));
        return Done{};
      },
      [&](Edit& e) {
        return e.updateFeature(layer, {.uid = ws.uids().first(),
                                       .fields = {{QStringLiteral("so"), 7}},
                                       .setsGeometry = false});
      },
      [&](Edit& e) {
        return e.updateFeature(layer, {.uid = ws.uids().first(), .wkb = test::square(500, 500, 9)});
      },
      [&](Edit& e) { return e.deleteFeature(layer, ws.uids().last()); },
      [&](Edit& e) { return e.setTitle(layer, QStringLiteral("Thửa đất mới")); },
      [&](Edit& e) { return e.setRole(layer, LayerRole::Zoning); },
      [&](Edit& e) {
        Style style;
        style.opacity = 0.5;
        return e.setStyle(layer, style);
      },
      [&](Edit& e) { return e.removeLayer(layer); }};
  for (const auto& function : edits) {
    DIABAN_VERIFY(ws->edit(kBase, QStringLiteral("Sửa"), function));
    dumps.append(ws.dump());
    QVERIFY2(dumps[dumps.size() - 1] != dumps[dumps.size() - 2],
             qPrintable(QStringLiteral("edit %1").arg(dumps.size() - 1)));
  }
  for (qsizetype i = dumps.size() - 2; i >= 0; --i) {
    DIABAN_VERIFY(ws->undo(kBase));
    COMPARE_LINES(ws.dump(), dumps[i]);
  }
  for (qsizetype i = 1; i < dumps.size(); ++i) {
    DIABAN_VERIFY(ws->redo(kBase));
    COMPARE_LINES(ws.dump(), dumps[i]);
  }
  DIABAN_VERIFY_ERROR(ws->redo(kBase), NothingToRedo);
  DIABAN_VERIFY(ws.check());
}

void TestWorkspace::survivesARandomWalk()
{
  const test::OpenWorkspace ws(40);
  const QString layer = ws->layers().first().name;
  QRandomGenerator random(382);
  QStringList dumps{ws.dump()};
  for (int step = 0; step < 24; ++step) {
    DIABAN_VERIFY(ws->edit(kBase, QStringLiteral("Bước"), [&](Edit& e) -> Outcome {
      for (int i = 0; i <= static_cast<int>(random.bounded(4)); ++i)
        DIABAN_CHECK(test::randomEdit(e, layer, ws.uids(), random));
      return Done{};
    }));
    if (ws.dump() != dumps.last())
      dumps.append(ws.dump());
    if (step % 8 == 4)
      ws.reopen(); // the record outlives the session
  }
  for (qsizetype i = dumps.size() - 2; i >= 0; --i) {
    DIABAN_VERIFY(ws->undo(kBase));
    QCOMPARE(ws.dump(), dumps[i]);
  }
  DIABAN_VERIFY(ws.check());
  for (qsizetype i = 1; i < dumps.size(); ++i)
    DIABAN_VERIFY(ws->redo(kBase));
  QCOMPARE(ws.dump(), dumps.last());
  DIABAN_VERIFY(ws.check());
}

void TestWorkspace::writesNothingWhenTheEditFails()
{
  const test::OpenWorkspace ws(2);
  const QString layer = ws->layers().first().name;
  const QString before = ws.dump();
  const auto failed = ws->edit(kBase, QStringLiteral("Sửa"), [&](Edit& e) -> Outcome {
    DIABAN_CHECK(e.insertFeature(layer, {.wkb = test::square(1, 1, 1)}));
    return e.deleteFeature(layer, Uid::fromHex(QStringLiteral("00112233445566778899aabbccddeeff")));
  });
  QVERIFY(!failed);
  DIABAN_VERIFY_ERROR(failed, EditConflict);
  QCOMPARE(ws.dump(), before);
  QCOMPARE(ws->history(kBase).value().size(), 1); // the import
  const auto field = ws->edit(kBase, {}, [&](Edit& e) -> Outcome {
    DIABAN_CHECK(e.insertFeature(layer, {.fields = {{QStringLiteral("x\"; DROP"), 1}}}));
    return Done{};
  });
  DIABAN_VERIFY_ERROR(field, NoSuchField);
}

void TestWorkspace::makesNoEntryWhenNothingChanged()
{
  const test::OpenWorkspace ws(1);
  const auto nothing =
      ws->edit(kBase, QStringLiteral("Sửa"), [](Edit&) { return Outcome(Done{}); });
  DIABAN_VERIFY(nothing);
  QVERIFY(nothing.value().isEmpty());
  QCOMPARE(ws->history(kBase).value().size(), 1);
}

void TestWorkspace::refusesBranchesThatDoNotExist()
{
  const test::OpenWorkspace ws(1);
  const auto other = ws->edit(QStringLiteral("p1"), {}, [](Edit&) { return Outcome(Done{}); });
  DIABAN_VERIFY_ERROR(other, BadArgument);
}

void TestWorkspace::takesAnImportOffTheMapAndBack()
{
  const test::OpenWorkspace ws(5);
  const QString table = ws->layers().first().table;
  DIABAN_VERIFY(ws->undo(kBase));
  QVERIFY(ws->layers().isEmpty());
  {
    auto reader = store::Database::open(ws.path(), store::OpenMode::ReadOnly);
    QVERIFY(store::layerTables(reader.value()).value().isEmpty());
    QCOMPARE(reader.value().integer("SELECT count(*) FROM " + store::quoted(table)).value(), 5);
  }
  DIABAN_VERIFY(ws->redo(kBase));
  QCOMPARE(ws->layers().size(), 1);
  QCOMPARE(ws->layers().first().featureCount, 5);
  auto reader = store::Database::open(ws.path(), store::OpenMode::ReadOnly);
  QCOMPARE(store::layerTables(reader.value()).value(), QStringList{table});
}

void TestWorkspace::notesWhatAnotherProgramWrote()
{
  const test::OpenWorkspace ws(2);
  const Layer layer = ws->layers().first();
  {
    auto other = store::Database::open(ws.path(), store::OpenMode::ReadWrite);
    DIABAN_VERIFY(
        other.value().run("INSERT INTO " + store::quoted(layer.table) + "(ten) VALUES('QGIS')"));
  }
  DIABAN_VERIFY(ws->edit(kBase, QStringLiteral("Sửa"),
                         [&](Edit& e) { return e.setTitle(layer.name, QStringLiteral("Khác")); }));
  const auto history = ws->history(kBase).value();
  QVERIFY(std::any_of(history.begin(), history.end(),
                      [](const HistoryEntry& e) { return e.kind == QLatin1String("outside"); }));
  QCOMPARE(ws.uids().size(), 3);
  QVERIFY(!ws.uids().last().isNull());
  QVERIFY(ws->layers().first().revision > layer.revision);
}

void TestWorkspace::opensFilesWithForeignPartsForLookingOnly()
{
  test::OpenWorkspace ws(1);
  const QByteArray table = store::quoted(ws->layers().first().table);
  ws.close();
  {
    auto other = store::Database::open(ws.path(), store::OpenMode::ReadWrite);
    DIABAN_VERIFY(other.value().run("CREATE TRIGGER la AFTER INSERT ON " + table +
                                    " BEGIN DELETE FROM diaban_history; END"));
  }
  auto opened = Workspace::open(ws.path());
  DIABAN_VERIFY(opened);
  QVERIFY(opened.value()->isReadOnly());
  QCOMPARE(opened.value()->notices().first().code, Error::Code::UnsafeSchema);
  QVERIFY(opened.value()->notices().first().args[1].contains(QStringLiteral("la")));
  const auto edit = opened.value()->edit(kBase, {}, [](Edit&) { return Outcome(Done{}); });
  DIABAN_VERIFY_ERROR(edit, UnsafeSchema);

  NoProgress progress;
  const QString clean = ws.folder() + QStringLiteral("/sạch.gpkg");
  DIABAN_VERIFY(copyClean(ws.path(), clean, systemClock(), progress));
  DIABAN_VERIFY_ERROR(copyClean(ws.path(), clean, systemClock(), progress), FileExists);
  auto again = Workspace::open(clean);
  DIABAN_VERIFY(again);
  QVERIFY(!again.value()->isReadOnly());
  const Layer layer = again.value()->layers().first();
  QCOMPARE(layer.featureCount, 1);
  DIABAN_VERIFY(again.value()->edit(kBase, QStringLiteral("Sửa"), [&](Edit& e) {
    return e.setTitle(layer.name, QStringLiteral("Sạch"));
  }));
}

void TestWorkspace::refusesNewerFiles()
{
  test::OpenWorkspace ws(0);
  ws.close();
  {
    auto other = store::Database::open(ws.path(), store::OpenMode::ReadWrite);
    DIABAN_VERIFY(other.value().run("INSERT INTO diaban_schema(owner, version, what, at)"
                                    " VALUES('workspace', 99, 'later', '2031-01-01')"));
  }
  const auto opened = Workspace::open(ws.path());
  QVERIFY(!opened);
  DIABAN_VERIFY_ERROR(opened, NewerFile);
  QVERIFY(errorText(opened.error()).contains(QStringLiteral("99")));
}

void TestWorkspace::refusesWhatIsNoWorkspace()
{
  const QTemporaryDir folder;
  const QString missing = folder.filePath(QStringLiteral("không có.gpkg"));
  DIABAN_VERIFY_ERROR(Workspace::open(missing), FileNotFound);
  QFile empty(folder.filePath(QStringLiteral("rỗng.gpkg")));
  QVERIFY(empty.open(QIODevice::WriteOnly));
  empty.close();
  DIABAN_VERIFY_ERROR(Workspace::open(empty.fileName()), FileEmpty);
  QFile text(folder.filePath(QStringLiteral("chữ.gpkg")));
  QVERIFY(text.open(QIODevice::WriteOnly));
  text.write(QByteArray(5000, 'x'));
  text.close();
  DIABAN_VERIFY_ERROR(Workspace::open(text.fileName()), NotWorkspace);
  const QString other = folder.filePath(QStringLiteral("khác.gpkg"));
  {
    auto database = store::Database::open(other, store::OpenMode::Create);
    DIABAN_VERIFY(store::createGeoPackage(database.value(), QDateTime::currentDateTimeUtc()));
  }
  DIABAN_VERIFY_ERROR(Workspace::open(other), NotWorkspace);
}

void TestWorkspace::opensReadOnlyFilesForLooking()
{
  test::OpenWorkspace ws(2);
  ws.close();
  QVERIFY(QFile::setPermissions(ws.path(), QFileDevice::ReadOwner));
  if (QFileInfo(ws.path()).isWritable()) { // root: this very test once more without root's rights
    const int exit = QProcess::execute(
        QStringLiteral("setpriv"),
        {QStringLiteral("--bounding-set=-all"), QStringLiteral("--inh-caps=-all"),
         QCoreApplication::applicationFilePath(), QStringLiteral("opensReadOnlyFilesForLooking")});
    QCOMPARE(exit, 0);
    return;
  }
  auto opened = Workspace::open(ws.path());
  DIABAN_VERIFY(opened);
  QVERIFY(opened.value()->isReadOnly());
  QCOMPARE(opened.value()->layers().size(), 1);
}

void TestWorkspace::tellsListeners()
{
  const test::OpenWorkspace ws(1);
  const QString layer = ws->layers().first().name;
  std::vector<WorkspaceEvent> events;
  auto handle = ws->listen([&](const WorkspaceEvent& event) { events.push_back(event); });
  DIABAN_VERIFY(
      ws->edit(kBase, {}, [&](Edit& e) { return e.deleteFeature(layer, ws.uids().first()); }));
  QCOMPARE(events.size(), 1U);
  QCOMPARE(events[0].kind, WorkspaceEvent::Kind::FeaturesChanged);
  QCOMPARE(events[0].layers, QStringList{layer});
  handle.reset();
  DIABAN_VERIFY(ws->undo(kBase));
  QCOMPARE(events.size(), 1U);
}

/// Other programs are told different names, as the standard wants it, also when two layers change
/// titles with one another.
void TestWorkspace::layersMayHaveOneTitle()
{
  const test::OpenWorkspace ws(1);
  NoProgress progress;
  const QString a = QStringLiteral("thua"), b = QStringLiteral("nha");
  DIABAN_VERIFY(importRows(*ws, QStringLiteral("Nhập"), {test::squareLayer(b, 2)}, progress));
  const auto title = [&](const QString& ofA, const QString& ofB) {
    return ws->edit(kBase, QStringLiteral("Tên"), [&](Edit& edit) -> Outcome {
      DIABAN_CHECK(edit.setTitle(a, ofA));
      return edit.setTitle(b, ofB);
    });
  };
  const auto identifiers = [&] {
    auto reader = store::Database::open(ws.path(), store::OpenMode::ReadOnly);
    return store::registration(reader.value(), ws->layer(a).value().table).value().identifier +
           u'|' +
           store::registration(reader.value(), ws->layer(b).value().table).value().identifier;
  };
  const QString old = identifiers();
  DIABAN_VERIFY(title(QStringLiteral("Nhà"), QStringLiteral("Thửa")));
  DIABAN_VERIFY(title(QStringLiteral("Thửa"), QStringLiteral("Nhà")));
  QCOMPARE(identifiers(), QStringLiteral("Thửa|Nhà"));
  DIABAN_VERIFY(title(QStringLiteral("Nhà"), QStringLiteral("Nhà")));
  QCOMPARE(identifiers(), QStringLiteral("Nhà|Nhà 2"));
  QCOMPARE(ws->layer(b).value().title, QStringLiteral("Nhà"));
  for (int i = 0; i < 3; ++i)
    DIABAN_VERIFY(ws->undo(kBase));
  QCOMPARE(identifiers(), old);
}

void TestWorkspace::keepsVisibilityOutOfTheRecord()
{
  const test::OpenWorkspace ws(1);
  const QString layer = ws->layers().first().name;
  const auto entries = ws->history(kBase).value().size();
  DIABAN_VERIFY(ws->setVisible(layer, false));
  ws.reopen();
  QVERIFY(!ws->layers().first().isVisible);
  QCOMPARE(ws->history(kBase).value().size(), entries);
}

void TestWorkspace::keepsBrokenLinks()
{
  const test::OpenWorkspace ws(0);
  const QString source = ws.folder() + QStringLiteral("/điểm.geojson");
  QFile file(source);
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write(R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"ten":"a"},
    "geometry":{"type":"Point","coordinates":[106.7,10.78]}}]})");
  file.close();
  ImportRequest request;
  request.sources = {source};
  request.link = true;
  NoProgress progress;
  DIABAN_VERIFY(importSources(*ws, request, geo::SourceReader(geo::workerProgram()), progress));
  const QString name = ws->layers().first().name;
  DIABAN_VERIFY(ws->table(name, {}, progress));
  const QString moved = ws.folder() + QStringLiteral("/chỗ khác.geojson");
  QVERIFY(QFile::rename(source, moved));
  ws.reopen();
  QVERIFY(ws->layers().first().isBroken);
  DIABAN_VERIFY_ERROR(ws->table(name, {}, progress), SourceMissing);
  DIABAN_VERIFY(pointTo(*ws, name, moved, {}, geo::SourceReader(geo::workerProgram()), progress));
  QVERIFY(!ws->layers().first().isBroken);
  const auto table = ws->table(name, {}, progress);
  DIABAN_VERIFY(table);
  QCOMPARE(table.value()->rowCount(), 1U);
}

QTEST_GUILESS_MAIN(TestWorkspace)
#include "tst_workspace.moc"
