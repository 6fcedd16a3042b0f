// Clashes of the rows of a real workspace: how rows are read, named, kept and decided on.
#include "openworkspaces.h"
#include "support/verify.h"

#include <diaban/roadmap/clashfindings.h>
#include <diaban/workspace/rowmaker.h>
#include <diaban/workspace/rows.h>

#include <QTest>

#include <algorithm>
#include <array>

using namespace diaban;
using namespace diaban::roadmap;
using namespace diaban::test;
using namespace diaban::workspace;

class TestWorkLayer final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void theStreetHasItsFindings();
  void rowsOfOneProjectAreOneWorkInPieces();
  void rowsOfOneProjectThatDifferAreWorksOfTheirOwn();
  void cellsAreReadAsOfficesWriteThem_data();
  void cellsAreReadAsOfficesWriteThem();
  void whatIsNotToldComesFromTheAssetClass_data();
  void whatIsNotToldComesFromTheAssetClass();
  void badRowsAreToldAndKept();
  void frozenStreetsAreReadFromTheirRegister();
  void lookingAgainWritesNothing();
  void aDecisionStaysUntilWhatItRestsOnChanges();
  void aFindingKeepsItsNameWhenProjectsAreCalledOtherwise();
  void withoutProjectsThereIsNothingToLookAt();
  void degreesAreRefused();
};

namespace {

const QString kLayer = QStringLiteral("du_an");

struct Row {
  QStringList cells;
  double from = 0, to = 0; ///< along the street; both 0: nowhere
};

const QStringList kFields{QStringLiteral("ma_da"),   QStringLiteral("loai_ts"),
                          QStringLiteral("bat_dau"), QStringLiteral("ket_thuc"),
                          QStringLiteral("do_chac"), QStringLiteral("ten_da")};

/// The street of the acceptance case.
std::vector<Row> street()
{
  const auto row = [](const char* text, double from, double to) {
    return Row{QString::fromUtf8(text).split(u'|'), from, to};
  };
  return {row("A|water|2026-03-01|2026-05-31|firm", 0, 500),
          row("B|fibre|2026-05-15|2026-06-30|firm", 300, 800),
          row("C|road|2026-08-01|2026-09-30|firm", 0, 1000),
          row("D|gas|2027-02-01|2027-03-15|planned", 700, 900),
          row("E|power|2026-12-20|2027-01-20|firm", 850, 1200),
          row("F|fibre|2028-01-01|2028-03-01|speculative", 250, 820)};
}

Outcome addLayer(const OpenWorkspace& ws, const QString& name, LayerRole role,
                 const QStringList& fields, const std::vector<Row>& rows)
{
  NewLayer layer;
  layer.name = layer.title = name;
  layer.role = role;
  layer.geometry = QStringLiteral("LineString");
  for (const QString& field : fields)
    layer.fields.append({field, geo::FieldType::Text});
  RowMaker maker(layer.fields);
  for (const Row& row : rows) {
    const std::array ends{QPointF(600'000 + row.from, 1'190'000),
                          QPointF(600'000 + row.to, 1'190'000)};
    QVariantList values;
    for (const QString& cell : row.cells)
      values.append(cell.isEmpty() ? QVariant() : QVariant(cell));
    maker.add(row.to > row.from ? geo::makeShape(geo::GeometryKind::Line, ends) : geo::Shape(),
              values);
  }
  layer.batches = maker.take();
  NoProgress progress;
  DIABAN_TRY(report, importRows(*ws, QStringLiteral("Nhập"), {layer}, progress));
  return Done{};
}

const ProjectFields& projectFields()
{
  static const ProjectFields loaded = ProjectFields::load().value();
  return loaded;
}

const RuleSet& rules()
{
  static const RuleSet loaded = RuleSet::load().value();
  return loaded;
}

WorkLayer read(const OpenWorkspace& ws)
{
  NoProgress progress;
  return readWorks(*ws, projectLayer(*ws).value(), projectFields(), progress).value();
}

std::vector<planning::Finding> look(const OpenWorkspace& ws, const WorkLayer& works)
{
  NoProgress progress;
  const auto clashes = findClashes(works.works, rules(), progress).value();
  return findingsOf(*ws, works, clashes, progress).value();
}

QStringList linesOf(const WorkLayer& works)
{
  NoProgress progress;
  QStringList lines;
  const std::vector<Clash> clashes = findClashes(works.works, rules(), progress).value();
  for (const Clash& clash : clashes)
    lines.append(QStringLiteral("%1 %2 %3 %4")
                     .arg(works.works[clash.a].code,
                          clash.b ? works.works[*clash.b].code : QStringLiteral("-"),
                          ruleCode(clash.rule))
                     .arg(clash.shared.metres));
  lines.sort();
  return lines;
}

planning::ReplacedFindings write(const OpenWorkspace& ws)
{
  return planning::replaceFindings(*ws, QStringLiteral("Rà soát"), kRoadmap, look(ws, read(ws)))
      .value();
}

std::vector<planning::Finding> kept(const OpenWorkspace& ws, const QString& rule)
{
  return planning::readFindings(*ws, {rule, {}, {}, false}).value();
}

/// Sets one cell of the first row whose code is that.
Outcome setCell(const OpenWorkspace& ws, const QString& code, const QString& field,
                const QString& value)
{
  NoProgress progress;
  DIABAN_TRY(entry, ws->edit(kBase, QStringLiteral("Sửa"), [&](Edit& edit) -> Outcome {
    RowChoice rows;
    rows.condition = QStringLiteral("ma_da = '%1'").arg(code);
    DIABAN_TRY(changed, edit.setValues(kLayer, rows, {{field, value}}, progress));
    return changed == 1 ? Outcome(Done{}) : Error{Error::Code::Internal, {}, {}};
  }));
  return Done{};
}

} // namespace

void TestWorkLayer::theStreetHasItsFindings()
{
  const OpenWorkspace ws(0);
  DIABAN_VERIFY(addLayer(ws, kLayer, LayerRole::Projects, kFields, street()));
  const QStringList expected{
      QStringLiteral("A B O2 200"), QStringLiteral("A B X2 200"), QStringLiteral("A C O3 500"),
      QStringLiteral("B C O3 500"), QStringLiteral("B F X1 500"), QStringLiteral("C D X3 200"),
      QStringLiteral("C D X4 200"), QStringLiteral("C E X3 150"), QStringLiteral("C E X4 150"),
      QStringLiteral("C F X3 570"), QStringLiteral("C F X4 570"), QStringLiteral("D - X5 0"),
      QStringLiteral("D E O1 50")};
  QCOMPARE(linesOf(read(ws)), expected);
  for (const planning::Finding& finding : look(ws, read(ws))) {
    QVERIFY(!finding.about.row.isNull() && finding.place && !finding.uid.isNull());
    QCOMPARE(finding.geometry.isEmpty(), finding.beside.row.isNull());
  }
}

void TestWorkLayer::rowsOfOneProjectAreOneWorkInPieces()
{
  const OpenWorkspace whole(0), cut(0);
  std::vector<Row> rows = street();
  DIABAN_VERIFY(addLayer(whole, kLayer, LayerRole::Projects, kFields, rows));
  Row piece = rows[5]; // F, of whose short piece less than a share would lie with B
  rows[5].to = 310;
  piece.from = 310;
  rows.insert(rows.begin(), piece);
  DIABAN_VERIFY(addLayer(cut, kLayer, LayerRole::Projects, kFields, rows));
  QCOMPARE(read(cut).works.size(), 6U);
  QCOMPARE(linesOf(read(cut)), linesOf(read(whole)));
}

void TestWorkLayer::rowsOfOneProjectThatDifferAreWorksOfTheirOwn()
{
  const OpenWorkspace ws(0);
  std::vector<Row> rows = street();
  rows.resize(2);
  Row later = rows[0];
  later.cells[2] = QStringLiteral("2026-06-15");
  later.cells[3] = QStringLiteral("2026-06-20");
  rows.push_back(later);
  DIABAN_VERIFY(addLayer(ws, kLayer, LayerRole::Projects, kFields, rows));
  QCOMPARE(read(ws).works.size(), 3U);
  QCOMPARE(linesOf(read(ws)),
           (QStringList{QStringLiteral("A B O2 400"), QStringLiteral("A B X2 400")}));
}

void TestWorkLayer::cellsAreReadAsOfficesWriteThem_data()
{
  QTest::addColumn<QString>("start");
  QTest::addColumn<QString>("end");
  QTest::addColumn<QDate>("first");
  QTest::addColumn<QDate>("last");
  const auto row = [](const char* name, const char* start, const char* end, QDate first,
                      QDate last) {
    QTest::newRow(name) << QString::fromUtf8(start) << QString::fromUtf8(end) << first << last;
  };
  row("as files write days", "2026-03-01", "2026-05-31", {2026, 3, 1}, {2026, 5, 31});
  row("with a time", "2026-03-01T00:00:00", "2026-05-31 12:00", {2026, 3, 1}, {2026, 5, 31});
  row("as people write days", "1/3/2026", "31/05/2026", {2026, 3, 1}, {2026, 5, 31});
  row("quarters", "Quý II/2026", "Q4/2027", {2026, 4, 1}, {2027, 12, 31});
  row("no such day", "2026-02-30", "2026-05-31", {}, {2026, 5, 31});
  row("words", "chưa rõ", "", {}, {});
}

void TestWorkLayer::cellsAreReadAsOfficesWriteThem()
{
  QFETCH(QString, start);
  QFETCH(QString, end);
  const OpenWorkspace ws(0);
  DIABAN_VERIFY(addLayer(ws, kLayer, LayerRole::Projects, kFields,
                         {{{QStringLiteral("A"), QStringLiteral("water"), start, end}, 0, 9}}));
  const WorkLayer works = read(ws);
  QTEST(works.works[0].period.start, "first");
  QTEST(works.works[0].period.end, "last");
  QCOMPARE(works.withoutDates.size(), works.works[0].period.isKnown() ? 0 : 1);
}

void TestWorkLayer::whatIsNotToldComesFromTheAssetClass_data()
{
  QTest::addColumn<QString>("assetClass");
  QTest::addColumn<QString>("name");
  QTest::addColumn<QString>("told");
  QTest::addColumn<int>("kind");
  const auto row = [](const char* cell, const char* name, const char* told, WorkKind kind) {
    QTest::newRow(cell) << QString::fromUtf8(cell) << QString::fromUtf8(name)
                        << QString::fromUtf8(told) << static_cast<int>(kind);
  };
  row("Ống cấp nước", "", "water", WorkKind::Dig);
  row("đường giao thông", "", "road", WorkKind::Pave);
  row("camera", "", "camera", WorkKind::Install);
  row("", "Ngầm hóa cáp viễn thông đường Lê Lợi", "fibre", WorkKind::Dig);
  row("loại lạ", "", "loại lạ", WorkKind::Unknown);
}

void TestWorkLayer::whatIsNotToldComesFromTheAssetClass()
{
  QFETCH(QString, assetClass);
  QFETCH(QString, name);
  const OpenWorkspace ws(0);
  DIABAN_VERIFY(
      addLayer(ws, kLayer, LayerRole::Projects, kFields,
               {{{QStringLiteral("A"), assetClass, QString(), QString(), QString(), name}, 0, 9}}));
  const Work work = read(ws).works[0];
  QTEST(work.assetClass, "told");
  QTEST(static_cast<int>(work.kind), "kind");
}

void TestWorkLayer::badRowsAreToldAndKept()
{
  const OpenWorkspace ws(0);
  std::vector<Row> rows = street();
  std::swap(rows[0].cells[2], rows[0].cells[3]);
  rows[1].to = rows[1].from;
  rows[3].cells[3].clear();
  rows[4].cells[0].clear();
  DIABAN_VERIFY(addLayer(ws, kLayer, LayerRole::Projects, kFields, rows));
  const WorkLayer works = read(ws);
  QCOMPARE(works.works.size(), rows.size());
  QCOMPARE(works.endBeforeStart, QStringList{QStringLiteral("A")});
  QCOMPARE(works.withoutPlace, QStringList{QStringLiteral("B")});
  QCOMPARE(works.withoutDates, QStringList{QStringLiteral("D")});
  const QStringList lines = linesOf(works);
  QVERIFY(lines.contains(QStringLiteral("5 C X3 150"))); // by its number
  for (const QString& line : lines)
    QVERIFY2(!line.startsWith(u'A') && !line.contains(u'B') && !line.contains(u'D'),
             qPrintable(line));
}

void TestWorkLayer::frozenStreetsAreReadFromTheirRegister()
{
  const OpenWorkspace ws(0);
  const auto row = [](const char* text, double from, double to) {
    return Row{QString::fromUtf8(text).split(u'|'), from, to};
  };
  std::vector<Row> rows = street();
  rows.resize(1); // A, a water main, from 1 March to 31 May 2026
  DIABAN_VERIFY(addLayer(ws, kLayer, LayerRole::Projects, kFields, rows));
  DIABAN_VERIFY(addLayer(
      ws, QStringLiteral("cam_dao"), LayerRole::Other,
      {QStringLiteral("ten_duong"), QStringLiteral("den_ngay"), QStringLiteral("ngay_tham"),
       QStringLiteral("phan_duong"), QStringLiteral("van_ban")},
      {row("Lê Lợi|2026-03-01|||QĐ 12", 0, 100), row("Hai Bà Trưng|2026-02-28|||", 0, 100),
       row("Trần Phú||2023-06-30|lòng đường|", 100, 300),
       row("Lý Thường Kiệt||2022-06-30||", 0, 300), row("Ngô Quyền||||", 0, 300)}));
  WorkLayer works = read(ws);
  NoProgress progress;
  const auto added =
      addFrozenStreets(works, *ws, ws->layer(QStringLiteral("cam_dao")).value(), rules(), progress);
  DIABAN_VERIFY(added);
  QCOMPARE(added.value(), 4);
  QCOMPARE(linesOf(works),
           (QStringList{QStringLiteral("A Lê Lợi X3 100"), QStringLiteral("A Trần Phú X3 200")}));
  const auto findings = look(ws, works);
  const Uid streets = ws->layer(QStringLiteral("cam_dao")).value().uid;
  for (const planning::Finding& finding : findings)
    QVERIFY(finding.about.layer == streets || finding.beside.layer == streets);
  QLocale::setDefault(QLocale::c());
  QCOMPARE(planning::findingText(findings.front()),
           QStringLiteral("A would dig 100 m of the street Lê Lợi (QĐ 12), which is frozen until "
                          "01/03/2026."));
}

void TestWorkLayer::lookingAgainWritesNothing()
{
  const OpenWorkspace ws(0);
  DIABAN_VERIFY(addLayer(ws, kLayer, LayerRole::Projects, kFields, street()));
  QCOMPARE(write(ws).added, 13);
  const auto ids = look(ws, read(ws));
  const auto again = write(ws);
  QCOMPARE(again.same, 13);
  QVERIFY(again.entry.isEmpty());
  const auto all = kept(ws, kRoadmap);
  QCOMPARE(all.size(), 13U);
  for (const planning::Finding& finding : ids) // the ids that are told are those that are kept
    QVERIFY(std::any_of(all.begin(), all.end(),
                        [&](const auto& one) { return one.uid == finding.uid; }));
  DIABAN_VERIFY(ws->undo(kBase));
  QVERIFY(kept(ws, kRoadmap).empty());
}

void TestWorkLayer::aDecisionStaysUntilWhatItRestsOnChanges()
{
  using planning::FindingState;
  const OpenWorkspace ws(0);
  DIABAN_VERIFY(addLayer(ws, kLayer, LayerRole::Projects, kFields, street()));
  write(ws);
  const QString rule = ruleName(Rule::Duplicate);
  const std::array decided{kept(ws, rule).front().uid};
  const QString title = QStringLiteral("Miễn trừ");
  DIABAN_VERIFY_ERROR(planning::decideFindings(*ws, title, decided, FindingState::Exempted, {}),
                      BadArgument);
  DIABAN_VERIFY(planning::decideFindings(*ws, title, decided, FindingState::Exempted,
                                         QStringLiteral("Mạng riêng của ngành")));
  DIABAN_VERIFY(
      setCell(ws, QStringLiteral("F"), QStringLiteral("ten_da"), QStringLiteral("Tên khác")));
  DIABAN_VERIFY(
      setCell(ws, QStringLiteral("D"), QStringLiteral("ket_thuc"), QStringLiteral("2027-03-20")));
  write(ws);
  QCOMPARE(kept(ws, rule).front().state, FindingState::Exempted);
  QCOMPARE(kept(ws, rule).front().reason, QStringLiteral("Mạng riêng của ngành"));
  DIABAN_VERIFY(
      setCell(ws, QStringLiteral("F"), QStringLiteral("ket_thuc"), QStringLiteral("2028-03-02")));
  write(ws);
  QCOMPARE(kept(ws, rule).size(), 1U);
  QCOMPARE(kept(ws, rule).front().uid, decided.front());
  QCOMPARE(kept(ws, rule).front().state, FindingState::Open);
  QVERIFY(kept(ws, rule).front().reason.isEmpty());
}

void TestWorkLayer::aFindingKeepsItsNameWhenProjectsAreCalledOtherwise()
{
  const OpenWorkspace ws(0);
  DIABAN_VERIFY(addLayer(ws, kLayer, LayerRole::Projects, kFields, street()));
  write(ws);
  DIABAN_VERIFY(setCell(ws, QStringLiteral("A"), QStringLiteral("ma_da"), QStringLiteral("Z")));
  const auto report = write(ws);
  QCOMPARE(report.added, 0);
  QCOMPARE(report.gone, 0);
  QCOMPARE(report.changed, 3); // their sentences
}

void TestWorkLayer::withoutProjectsThereIsNothingToLookAt()
{
  const OpenWorkspace ws(3);
  DIABAN_VERIFY_ERROR(projectLayer(*ws), NoSuchLayer);
}

void TestWorkLayer::degreesAreRefused()
{
  const QTemporaryDir folder;
  const auto crs = geo::Crs::fromText(QStringLiteral("EPSG:4756"));
  DIABAN_VERIFY(crs);
  const auto ws = Workspace::create(folder.filePath(QStringLiteral("do.gpkg")), crs.value());
  DIABAN_VERIFY(ws);
  NoProgress progress;
  Layer layer;
  layer.title = QStringLiteral("Dự án");
  DIABAN_VERIFY_ERROR(readWorks(*ws.value(), layer, projectFields(), progress), NotInMetres);
}

QTEST_GUILESS_MAIN(TestWorkLayer)
#include "tst_worklayer.moc"
