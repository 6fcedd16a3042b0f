#include "openworkspaces.h"
#include "support/verify.h"

#include <diaban/analysis/result.h>
#include <diaban/workspace/features.h>
#include <diaban/workspace/merge.h>

#include <QFile>
#include <QTest>

using namespace diaban;
using namespace diaban::analysis;
using namespace diaban::test;
using namespace diaban::workspace;

/// Results in a real workspace: what is in the file, what undo and redo make of it.
class TestResult : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void anOriginComesBackFromItsJson();
  void whatIsNoOriginIsNone_data();
  void whatIsNoOriginIsNone();
  void aNewResultAndItsOriginAreOneAction();
  void writtenAgainOnlyWhatDiffersIsTouched();
  void rowsWithTheSameKeyAreChangedInPlace();
  void writtenAgainWithTheSameRowsOnlyTheOriginIsNew();
  void whatThePersonGaveStays();
  void aHiddenFieldMakesNoDifference();
  void aLayerThatIsNoResultIsNeverOverwritten();
  void anotherShapeOfRowsIsAnotherLayer();
  void isOutOfDateOnceAnInputChangesOrGoes();
  void anUndoneChangeOfAnInputStillCounts();
  void theOriginGoesWithItsLayer();
  void theOriginComesAlongInAMerge();
};

namespace {

NewLayer rowsOf(const QVector<std::pair<double, qint64>>& rows,
                const QString& name = QStringLiteral("phu"))
{
  NewLayer layer;
  layer.name = name;
  layer.title = QStringLiteral("Vùng phủ");
  layer.role = LayerRole::Coverage;
  layer.geometry = QStringLiteral("MultiPolygon");
  layer.fields = {{QStringLiteral("lop"), geo::FieldType::Integer},
                  {QStringLiteral("ten"), geo::FieldType::Text},
                  {QStringLiteral("dan"), geo::FieldType::Real}};
  geo::RecordBatch batch;
  batch.columns.resize(3);
  batch.columns[0].type = geo::FieldType::Integer;
  batch.columns[1].type = geo::FieldType::Text;
  batch.columns[2].type = geo::FieldType::Real;
  for (const auto& [x, number] : rows) {
    batch.geometryBytes += square(590000 + x, 1180000, 50);
    batch.geometryEnds.push_back(static_cast<quint32>(batch.geometryBytes.size()));
    batch.sourceIds.push_back(static_cast<qint64>(batch.rows++));
    for (geo::Column& column : batch.columns)
      column.isNull.push_back(0);
    batch.columns[2].isNull.back() = number == 0 ? 1 : 0;
    batch.columns[0].integers.push_back(number);
    batch.columns[1].bytes += QByteArray("lớp ") + QByteArray::number(number);
    batch.columns[1].ends.push_back(static_cast<quint32>(batch.columns[1].bytes.size()));
    batch.columns[2].reals.push_back(static_cast<double>(number) / 3);
  }
  layer.batches.push_back(std::move(batch));
  return layer;
}

Origin originFor(const Workspace& workspace)
{
  Origin origin;
  origin.analysis = QStringLiteral("coverage.disc");
  origin.parameters = {{QStringLiteral("radius"), 300}};
  for (const Layer& layer : workspace.layers())
    if (layer.name == QLatin1String("thua"))
      origin.inputs.append(inputOf(layer));
  return origin;
}

Result<WrittenResult> write(const OpenWorkspace& ws, NewLayer layer, const QStringList& key = {})
{
  NoProgress progress;
  return writeResult(*ws, QStringLiteral("Vùng phủ"), std::move(layer), originFor(*ws), progress,
                     key);
}

Layer resultOf(const OpenWorkspace& ws, const QString& name = QStringLiteral("phu"))
{
  const auto layer = ws->layer(name);
  return layer ? layer.value() : Layer();
}

/// Uids of the rows, by the value of lop.
QMap<qint64, QByteArray> uidsIn(const OpenWorkspace& ws, const QString& table)
{
  const auto database = store::Database::open(ws.path(), store::OpenMode::ReadOnly);
  auto rows = database.value().prepare("SELECT lop, uid FROM " + store::quoted(table));
  QMap<qint64, QByteArray> uids;
  for (auto more = rows.value().step(); more && more.value(); more = rows.value().step())
    uids.insert(rows.value().integer(0), rows.value().blob(1).toByteArray());
  return uids;
}

qsizetype entries(const OpenWorkspace& ws)
{
  return ws->history(kBase).value().size();
}

qint64 origins(const OpenWorkspace& ws)
{
  const auto database = store::Database::open(ws.path(), store::OpenMode::ReadOnly);
  return database.value().integer("SELECT count(*) FROM diaban_origin").value();
}

Outcome editInput(const OpenWorkspace& ws)
{
  const auto add = [](Edit& edit) -> Outcome {
    DIABAN_CHECK(edit.insertFeature(QStringLiteral("thua"), {.wkb = square(590900, 1180000, 10)}));
    return Done{};
  };
  DIABAN_CHECK(ws->edit(kBase, QStringLiteral("Sửa"), add));
  return Done{};
}

} // namespace

void TestResult::anOriginComesBackFromItsJson()
{
  Origin origin;
  origin.analysis = QStringLiteral("coverage.sight");
  origin.name = QStringLiteral("tầm nhìn");
  origin.parameters = {{QStringLiteral("height"), 6.5}};
  origin.inputs = {{UidMaker().next(), QStringLiteral("Địa hình"), ~quint64{0}, {}},
                   {UidMaker().next(), QStringLiteral("Trạm"), 3, QStringLiteral("12 34")}};
  origin.program = QStringLiteral("0.1.0");
  origin.author = QStringLiteral("Lan");
  origin.time = QDateTime(QDate(2026, 11, 22), QTime(9, 42, 1, 5), Qt::UTC);
  QCOMPARE(originFromJson(toJson(origin)), origin);
}

void TestResult::whatIsNoOriginIsNone_data()
{
  QTest::addColumn<QByteArray>("json");
  QTest::newRow("nothing") << QByteArray();
  QTest::newRow("no JSON") << QByteArray("{\"analysis\":");
  QTest::newRow("a list") << QByteArray("[1,2]");
  QTest::newRow("another object") << QByteArray("{\"times\":3}");
  QTest::newRow("a number for a name") << QByteArray("{\"analysis\":7}");
  QTest::newRow("deep") << QByteArray(5000, '[');
}

void TestResult::whatIsNoOriginIsNone()
{
  QFETCH(QByteArray, json);
  Layer layer;
  layer.origin = json;
  QVERIFY(!originOf(layer));
  QVERIFY(staleInputs({layer}, layer).isEmpty());
  QVERIFY(originWords(layer).isEmpty());
  // Parts of another kind are empty parts.
  const auto odd = originFromJson(R"({"analysis":"a","inputs":[7,{"layer":3}],"time":[]})");
  QVERIFY(odd && odd->inputs.size() == 2 && odd->inputs[0].layer.isNull() && !odd->time.isValid());
}

void TestResult::aNewResultAndItsOriginAreOneAction()
{
  const OpenWorkspace ws(3);
  ws->setAuthor(QStringLiteral("Lan"));
  const qsizetype count = entries(ws);
  const auto made = write(ws, rowsOf({{0, 1}, {100, 2}}));
  DIABAN_VERIFY(made);
  QVERIFY(made.value().isNew);
  QCOMPARE(made.value().added, 2);
  QCOMPARE(entries(ws), count + 1);
  const Layer layer = resultOf(ws, made.value().layer);
  QCOMPARE(layer.role, LayerRole::Coverage);
  const auto origin = originOf(layer);
  QVERIFY(origin.has_value());
  QCOMPARE(origin->analysis, QStringLiteral("coverage.disc"));
  QCOMPARE(origin->author, QStringLiteral("Lan"));
  QVERIFY(origin->time.isValid());
  QCOMPARE(origin->inputs, originFor(*ws).inputs);
  QVERIFY(staleInputs(ws->layers(), layer).isEmpty());
  QVERIFY(originWords(layer).contains(QStringLiteral("Thửa đất")));
  DIABAN_VERIFY(ws->undo(kBase));
  QCOMPARE(ws->layers().size(), 1);
  QCOMPARE(origins(ws), 0);
  DIABAN_VERIFY(ws->redo(kBase));
  QCOMPARE(originOf(resultOf(ws)), origin);
  ws.reopen();
  QCOMPARE(originOf(resultOf(ws)), origin);
  DIABAN_VERIFY(ws.check());
}

void TestResult::writtenAgainOnlyWhatDiffersIsTouched()
{
  const OpenWorkspace ws(3);
  DIABAN_VERIFY(write(ws, rowsOf({{0, 1}, {100, 2}, {200, 0}, {200, 0}})));
  const auto before = uidsIn(ws, resultOf(ws).table);
  const QString dump = ws.dump();
  const qsizetype count = entries(ws);
  const auto again = write(ws, rowsOf({{200, 0}, {0, 1}, {150, 2}, {300, 3}}));
  DIABAN_VERIFY(again);
  QVERIFY(!again.value().isNew);
  QCOMPARE(again.value().added, 2);
  QCOMPARE(again.value().changed, 0);
  QCOMPARE(again.value().deleted, 2); // one of the two equal rows, and the one that lies elsewhere
  QCOMPARE(entries(ws), count + 1);
  const auto after = uidsIn(ws, resultOf(ws).table);
  QCOMPARE(after.value(1), before.value(1));
  QVERIFY(after.value(2) != before.value(2));
  QCOMPARE(resultOf(ws).featureCount, 4);
  DIABAN_VERIFY(ws->undo(kBase));
  QCOMPARE(ws.dump(), dump);
  QCOMPARE(uidsIn(ws, resultOf(ws).table), before);
  DIABAN_VERIFY(ws.check());
}

void TestResult::rowsWithTheSameKeyAreChangedInPlace()
{
  const OpenWorkspace ws(3);
  DIABAN_VERIFY(write(ws, rowsOf({{0, 1}, {100, 2}, {200, 3}})));
  const auto before = uidsIn(ws, resultOf(ws).table);
  const auto again = write(ws, rowsOf({{0, 1}, {150, 2}, {400, 4}}), {QStringLiteral("lop")});
  DIABAN_VERIFY(again);
  QCOMPARE(again.value().added, 1);
  QCOMPARE(again.value().changed, 1);
  QCOMPARE(again.value().deleted, 1);
  const auto after = uidsIn(ws, resultOf(ws).table);
  QCOMPARE(after.keys(), (QList<qint64>{1, 2, 4}));
  QCOMPARE(after.value(2), before.value(2));
  NoProgress progress;
  const auto row = rowOf(*ws, QStringLiteral("phu"), Uid::fromBytes(after.value(2)));
  DIABAN_VERIFY(row);
  const auto read = readFeatures(*ws, QStringLiteral("phu"), std::array{row.value()}, progress);
  DIABAN_VERIFY(read);
  QVERIFY(read.value().front().wkb.contains(square(590150, 1180000, 50).mid(9)));
}

void TestResult::writtenAgainWithTheSameRowsOnlyTheOriginIsNew()
{
  const OpenWorkspace ws(3);
  DIABAN_VERIFY(write(ws, rowsOf({{0, 1}, {100, 0}})));
  const quint64 revision = resultOf(ws).revision;
  DIABAN_VERIFY(editInput(ws));
  QCOMPARE(staleInputs(ws->layers(), resultOf(ws)).size(), 1);
  const auto again = write(ws, rowsOf({{0, 1}, {100, 0}}));
  DIABAN_VERIFY(again);
  QCOMPARE(again.value().added + again.value().changed + again.value().deleted, 0);
  QVERIFY(!again.value().entry.isEmpty());
  QVERIFY(staleInputs(ws->layers(), resultOf(ws)).isEmpty());
  QCOMPARE(resultOf(ws).revision, revision);
}

void TestResult::whatThePersonGaveStays()
{
  const OpenWorkspace ws(3);
  DIABAN_VERIFY(write(ws, rowsOf({{0, 1}})));
  DIABAN_VERIFY(ws->edit(kBase, QStringLiteral("Đổi"), [&](Edit& edit) -> Outcome {
    Style style = resultOf(ws).style;
    style.opacity = 0.25;
    DIABAN_CHECK(edit.setStyle(QStringLiteral("phu"), style));
    return edit.setTitle(QStringLiteral("phu"), QStringLiteral("Vùng phủ quý IV"));
  }));
  NewField note;
  note.name = QStringLiteral("ghi_chu");
  DIABAN_VERIFY(ws->addField(QStringLiteral("Thêm"), QStringLiteral("phu"), note));
  const auto again = write(ws, rowsOf({{50, 5}}));
  DIABAN_VERIFY(again);
  QVERIFY(!again.value().isNew);
  const Layer layer = resultOf(ws);
  QCOMPARE(layer.title, QStringLiteral("Vùng phủ quý IV"));
  QCOMPARE(layer.style.opacity, 0.25);
  QCOMPARE(layer.fields.size(), 4);
  QCOMPARE(layer.featureCount, 1);
}

void TestResult::aHiddenFieldMakesNoDifference()
{
  const OpenWorkspace ws(3);
  DIABAN_VERIFY(write(ws, rowsOf({{0, 1}, {100, 2}})));
  DIABAN_VERIFY(ws->edit(kBase, QStringLiteral("Ẩn"), [](Edit& edit) -> Outcome {
    FieldRules rules;
    rules.isHidden = true;
    return edit.setFieldRules(QStringLiteral("phu"), QStringLiteral("ten"), rules);
  }));
  const auto again = write(ws, rowsOf({{0, 1}, {100, 2}}), {QStringLiteral("ten")});
  DIABAN_VERIFY(again);
  QVERIFY(!again.value().isNew);
  QCOMPARE(again.value().added + again.value().changed + again.value().deleted, 0);
  DIABAN_VERIFY(write(ws, rowsOf({{0, 1}, {100, 7}})));
  QCOMPARE(uidsIn(ws, resultOf(ws).table).keys(), (QList<qint64>{1, 7}));
}

void TestResult::aLayerThatIsNoResultIsNeverOverwritten()
{
  const OpenWorkspace ws(3);
  const QVector<Uid> rows = ws.uids();
  const auto made = write(ws, rowsOf({{0, 1}}, QStringLiteral("thua")));
  DIABAN_VERIFY(made);
  QVERIFY(made.value().isNew);
  QVERIFY(made.value().layer != QStringLiteral("thua"));
  QCOMPARE(resultOf(ws, QStringLiteral("thua")).featureCount, rows.size());
  const auto again = write(ws, rowsOf({{10, 2}}, QStringLiteral("thua")));
  DIABAN_VERIFY(again);
  QCOMPARE(again.value().layer, made.value().layer); // its own result, though called otherwise
  QVERIFY(!again.value().isNew);
}

void TestResult::anotherShapeOfRowsIsAnotherLayer()
{
  const OpenWorkspace ws(3);
  DIABAN_VERIFY(write(ws, rowsOf({{0, 1}})));
  NewLayer other = rowsOf({{0, 1}});
  other.fields[2].name = QStringLiteral("dien_tich");
  const auto made = write(ws, other);
  DIABAN_VERIFY(made);
  QVERIFY(made.value().isNew);
  const auto again = write(ws, other);
  DIABAN_VERIFY(again);
  QCOMPARE(again.value().layer, made.value().layer);
  QCOMPARE(resultOf(ws).featureCount, 1);
}

void TestResult::isOutOfDateOnceAnInputChangesOrGoes()
{
  const OpenWorkspace ws(3);
  DIABAN_VERIFY(write(ws, rowsOf({{0, 1}})));
  DIABAN_VERIFY(ws->edit(kBase, QStringLiteral("Đổi tên"), [](Edit& edit) {
    return edit.setTitle(QStringLiteral("thua"), QStringLiteral("Trạm đo"));
  }));
  QVERIFY(staleInputs(ws->layers(), resultOf(ws)).isEmpty()); // another title is no other row
  DIABAN_VERIFY(editInput(ws));
  auto stale = staleInputs(ws->layers(), resultOf(ws));
  QCOMPARE(stale.size(), 1);
  QCOMPARE(stale[0].why, StaleInput::Why::Changed);
  QCOMPARE(stale[0].title, QStringLiteral("Trạm đo"));
  QVERIFY(staleWords(stale).contains(QStringLiteral("Trạm đo")));
  DIABAN_VERIFY(ws->edit(kBase, QStringLiteral("Bỏ"),
                         [](Edit& edit) { return edit.removeLayer(QStringLiteral("thua")); }));
  stale = staleInputs(ws->layers(), resultOf(ws));
  QCOMPARE(stale.size(), 1);
  QCOMPARE(stale[0].why, StaleInput::Why::Gone);
}

void TestResult::anUndoneChangeOfAnInputStillCounts()
{
  const OpenWorkspace ws(3);
  DIABAN_VERIFY(write(ws, rowsOf({{0, 1}})));
  DIABAN_VERIFY(editInput(ws));
  DIABAN_VERIFY(ws->undo(kBase));
  QCOMPARE(staleInputs(ws->layers(), resultOf(ws)).size(), 1);
}

void TestResult::theOriginGoesWithItsLayer()
{
  const OpenWorkspace ws(3);
  DIABAN_VERIFY(write(ws, rowsOf({{0, 1}})));
  const QString before = ws.dump();
  DIABAN_VERIFY(ws->edit(kBase, QStringLiteral("Bỏ"),
                         [](Edit& edit) { return edit.removeLayer(QStringLiteral("phu")); }));
  QCOMPARE(origins(ws), 0);
  DIABAN_VERIFY(ws->undo(kBase));
  QCOMPARE(ws.dump(), before);
}

/// The merge is one edit more of mine: by counting alone that would be the revision of theirs.
void TestResult::theOriginComesAlongInAMerge()
{
  const OpenWorkspace ws(4);
  ws.close();
  const QString mine = ws.folder() + QStringLiteral("/mine.gpkg");
  const QString theirs = ws.folder() + QStringLiteral("/theirs.gpkg");
  const QString out = ws.folder() + QStringLiteral("/out.gpkg");
  QVERIFY(QFile::copy(ws.path(), mine) && QFile::copy(ws.path(), theirs));
  const QVector<Uid> uids = [&] {
    ws.reopen();
    const QVector<Uid> rows = ws.uids();
    ws.close();
    return rows;
  }();
  const auto remove = [&](Workspace& workspace, qsizetype row) {
    return workspace.edit(kBase, QStringLiteral("Xóa"), [&](Edit& edit) {
      return edit.deleteFeature(QStringLiteral("thua"), uids[row]);
    });
  };
  NoProgress progress;
  {
    const auto one = Workspace::open(mine), other = Workspace::open(theirs);
    DIABAN_VERIFY(remove(*one.value(), 0));
    DIABAN_VERIFY(remove(*other.value(), 1));
    DIABAN_VERIFY(remove(*other.value(), 2));
    DIABAN_VERIFY(writeResult(*other.value(), QStringLiteral("Phủ"), rowsOf({{0, 1}}),
                              originFor(*other.value()), progress));
    const Layer result = other.value()->layer(QStringLiteral("phu")).value();
    QVERIFY(staleInputs(other.value()->layers(), result).isEmpty());
  }
  MergeRequest request;
  request.base = ws.path();
  request.mine = mine;
  request.theirs = theirs;
  request.out = out;
  DIABAN_VERIFY(merge(request, {}, progress));
  const auto merged = Workspace::open(out);
  DIABAN_VERIFY(merged);
  const auto result = merged.value()->layer(QStringLiteral("phu"));
  DIABAN_VERIFY(result);
  QVERIFY(originOf(result.value()).has_value());
  QCOMPARE(staleInputs(merged.value()->layers(), result.value()).size(), 1);
}

QTEST_GUILESS_MAIN(TestResult)
#include "tst_result.moc"
