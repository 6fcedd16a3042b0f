#include "openworkspaces.h"
#include "support/verify.h"

#include <diaban/geo/shape.h>
#include <diaban/roadmap/plantable.h>
#include <diaban/roadmap/registerupdate.h>
#include <diaban/workspace/rowmaker.h>

#include <QTest>

using namespace diaban;
using namespace diaban::roadmap;
using namespace diaban::test;
using namespace diaban::workspace;

/// A register is an ordinary layer: lists go into it as one action, and what is wrong is told.
class TestRegister : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void aListComesBackAsItWas();
  void onlyWhatDiffersIsChangedAndUndoTakesItBack();
  void anEmptyCellAndAProjectNotListedChangeNothing();
  void doublesMeetTheirDoubles();
  void whatAPersonDecidedOfCertaintyStays();
  void otherPeoplesLayersKeepTheirUnitsAndWords();
  void placesAreLookedAt();
  void capitalWithoutProjectIsTold();
  void aPlansSumsAreThoseOfItsRows();
};

namespace {

const ProjectFields& fields()
{
  static const ProjectFields loaded = ProjectFields::load().value();
  return loaded;
}

const GroupRules& rules()
{
  static const GroupRules loaded = GroupRules::load().value();
  return loaded;
}

QString u(const char* text)
{
  return QString::fromUtf8(text);
}

constexpr qint64 kMillion = 1'000'000;

Project project(const char* code, const char* name, qint64 total)
{
  Project made;
  made.values = {{u("ma_da"), u(code)},
                 {u("ten_da"), u(name)},
                 {u("linh_vuc"), u("giao_thong")},
                 {u("bat_dau"), u("2026-03-01")},
                 {u("ket_thuc"), u("2027-12-31")},
                 {u("tong_mdt"), total},
                 {u("nguon_von"), u("central")}};
  made.capital = {{u("central"), 2026, total / 2}, {u("local"), 2027, total / 4}};
  tell(made, fields(), rules());
  return made;
}

Outcome write(Workspace& workspace, const std::vector<NewLayer>& layers)
{
  NoProgress progress;
  DIABAN_TRY(report, importRows(workspace, u("Danh mục"), layers, progress));
  return report.layers.isEmpty() ? Outcome(Error{}) : Outcome(Done{});
}

Outcome make(Workspace& workspace, const std::vector<Project>& projects)
{
  return write(workspace, newRegister(u("du_an"), u("Dự án"), projects, fields()));
}

ProjectLayer readRegister(Workspace& workspace, bool looksAtPlaces = false)
{
  NoProgress progress;
  const auto layer = registerOf(workspace, fields());
  if (!layer)
    return {};
  auto read = projectsOf(workspace, layer.value(), fields(), rules(), looksAtPlaces, progress);
  return read ? std::move(read).value() : ProjectLayer{};
}

Outcome update(Workspace& workspace, const std::vector<Project>& projects, RegisterUpdate& done)
{
  NoProgress progress;
  const ProjectLayer existing = readRegister(workspace);
  done = compareWith(existing, projects);
  DIABAN_TRY(names, namesFor(workspace, existing, done, progress));
  DIABAN_TRY(entry, workspace.edit(kBase, u("Danh mục"), [&](Edit& edit) {
    return apply(edit, existing, names, done, fields(), progress);
  }));
  return entry.isEmpty() ? Outcome(Error{}) : Outcome(Done{});
}

QStringList kinds(const ProjectLayer& layer)
{
  QStringList list;
  for (const RowProblem& problem : layer.problems)
    list.append(QString::number(problem.row) + QLatin1Char(' ') + problemName(problem.kind));
  return list;
}

geo::Shape squareAt(double x, double y)
{
  const std::vector<QPointF> ring{{x, y}, {x + 10, y}, {x + 10, y + 10}, {x, y + 10}, {x, y}};
  return geo::makeShape(geo::GeometryKind::Polygon, ring);
}

} // namespace

void TestRegister::aListComesBackAsItWas()
{
  const OpenWorkspace open(0);
  std::vector<Project> projects{project("A1", "Đường Lê Lợi", 9'007'199'254'740'993),
                                project("A2", "=CMD|'/c calc'!A1", 5 * kMillion)};
  projects[1].values.insert(u("nguon_von"), u("Quỹ từ thiện")); // as found
  DIABAN_VERIFY(make(*open, projects));
  const ProjectLayer read = readRegister(*open);
  QCOMPARE(read.projects.size(), projects.size());
  for (std::size_t i = 0; i < projects.size(); ++i) {
    QCOMPARE(read.projects[i].values, projects[i].values);
    QCOMPARE(read.projects[i].capital, projects[i].capital);
    QCOMPARE(read.projects[i].period, projects[i].period);
    QCOMPARE(read.projects[i].group, projects[i].group);
  }
  QVERIFY(kinds(read).contains(u("2 UnknownChoice")));
  DIABAN_VERIFY(open.check());
}

void TestRegister::onlyWhatDiffersIsChangedAndUndoTakesItBack()
{
  const OpenWorkspace open(0);
  std::vector<Project> projects{project("A1", "Một", 100 * kMillion),
                                project("A2", "Hai", 200 * kMillion),
                                project("A3", "Ba", 300 * kMillion)};
  DIABAN_VERIFY(make(*open, projects));
  const QString before = open.dump();
  projects[1].values.insert(u("ten_da"), u("Hai mới"));
  projects[2].capital = {{u("central"), 2026, 1 * kMillion}, {u("oda"), 2028, 2 * kMillion}};
  projects.push_back(project("A4", "Bốn", 400 * kMillion));
  RegisterUpdate done;
  DIABAN_VERIFY(update(*open, projects, done));
  QCOMPARE(done.same, 1);
  QCOMPARE(done.added(), 1);
  QCOMPARE(done.changes.size(), 3U);
  const ProjectLayer read = readRegister(*open);
  QCOMPARE(read.projects.size(), 4U);
  QCOMPARE(read.projects[1].name(), u("Hai mới"));
  // What the list doesn't say of 2027 stays.
  QCOMPARE(read.projects[2].capital, (QVector<Capital>{{u("central"), 2026, kMillion},
                                                       {u("local"), 2027, 75 * kMillion},
                                                       {u("oda"), 2028, 2 * kMillion}}));
  QCOMPARE(read.projects[3].values, projects[3].values);
  QCOMPARE(read.projects[3].capital, projects[3].capital);
  QVERIFY(compareWith(read, projects).changes.empty());
  DIABAN_VERIFY(open->undo(kBase));
  QCOMPARE(open.dump(), before);
  DIABAN_VERIFY(open.check());
}

void TestRegister::anEmptyCellAndAProjectNotListedChangeNothing()
{
  const OpenWorkspace open(0);
  DIABAN_VERIFY(
      make(*open, {project("A1", "Một", 100 * kMillion), project("A2", "Hai", kMillion)}));
  Project bare;
  bare.values = {{u("ma_da"), u("a1")}}; // case and marks don't matter
  const RegisterUpdate update = compareWith(readRegister(*open), std::vector{bare});
  QCOMPARE(update.missing, QStringList{u("A2")});
  QCOMPARE(update.added(), 0);
  QCOMPARE(update.changes.size(), 1U); // the code as it is written now
  QCOMPARE(update.changes[0].fields.size(), 1);
}

void TestRegister::doublesMeetTheirDoubles()
{
  const OpenWorkspace open(0);
  std::vector<Project> projects{project("A1", "Một", 100 * kMillion),
                                project("A1", "Một nữa", 50 * kMillion)};
  projects[1].capital.clear();
  DIABAN_VERIFY(make(*open, projects));
  const ProjectLayer read = readRegister(*open);
  QCOMPARE(read.projects.size(), 2U);
  QVERIFY(kinds(read).contains(u("2 ListedTwice")));
  QCOMPARE(compareWith(read, projects).added(), 0);
}

void TestRegister::whatAPersonDecidedOfCertaintyStays()
{
  const OpenWorkspace open(0);
  Project decided = project("A1", "Một", 100 * kMillion);
  decided.values.insert(u("do_chac"), u("firm"));
  DIABAN_VERIFY(make(*open, {decided}));
  Project listed = project("A1", "Một", 100 * kMillion);
  listed.values.insert(u("do_chac"), u("planned"));
  listed.derived = {u("do_chac")}; // since the list says quarters
  QVERIFY(compareWith(readRegister(*open), std::vector{listed}).changes.empty());
}

void TestRegister::otherPeoplesLayersKeepTheirUnitsAndWords()
{
  const OpenWorkspace open(0);
  NewLayer layer;
  layer.name = u("cong_trinh_2026");
  layer.role = LayerRole::Projects;
  layer.geometry = u("None");
  layer.fields = {{u("MA_DA"), geo::FieldType::Text},
                  {u("TEN_DA"), geo::FieldType::Text},
                  {u("tong_mdt"), geo::FieldType::Real},
                  {u("nguon_von"), geo::FieldType::Text}};
  RowMaker rows(layer.fields);
  rows.add({}, {u("A1"), u("Một"), 13359.7, u("NSTW")});
  rows.add({}, {u("A2"), u("Hai"), 500.0, u("PPP-BTL")});
  layer.batches = rows.take();
  std::vector<NewLayer> layers;
  layers.push_back(std::move(layer));
  DIABAN_VERIFY(write(*open, layers));
  const ProjectLayer read = readRegister(*open);
  QCOMPARE(read.projects.size(), 2U);
  QVERIFY(read.isUnitAssumed);
  QCOMPARE(*read.projects[0].total(), 13'359'700'000);
  QCOMPARE(read.projects[1].text(u("nguon_von")), u("ppp"));
  QCOMPARE(read.projects[1].text(u("hop_dong")), u("BTL"));
  Project listed;
  listed.values = {{u("ma_da"), u("A1")},
                   {u("tong_mdt"), qint64{13'400'500'000}},
                   {u("nguon_von"), u("central")},
                   {u("chu_dau_tu"), u("Ban QLDA")}};
  RegisterUpdate done;
  DIABAN_VERIFY(update(*open, {listed}, done));
  QCOMPARE(done.withoutColumn, QStringList{u("chu_dau_tu")});
  QCOMPARE(*readRegister(*open).projects[0].total(), 13'400'500'000);
  listed.capital = {{u("central"), 2026, 5 * kMillion}};
  QVERIFY(lacksCapitalTable(readRegister(*open),
                            compareWith(readRegister(*open), std::vector{listed})));
  std::vector<NewLayer> table;
  table.push_back(capitalTable({}, fields()));
  DIABAN_VERIFY(write(*open, table));
  DIABAN_VERIFY(update(*open, {listed}, done));
  QCOMPARE(readRegister(*open).projects[0].capital, listed.capital);
}

void TestRegister::placesAreLookedAt()
{
  const OpenWorkspace open(0);
  const geo::Extent area = open->crs().isGeographic() ? geo::Extent{} : geo::Extent{0, 0, 100, 100};
  QVERIFY(!area.isEmpty());
  NewLayer communes;
  communes.name = u("xa");
  communes.role = LayerRole::Communes;
  communes.geometry = u("Polygon");
  communes.fields = {{u("ten"), geo::FieldType::Text}};
  RowMaker ground(communes.fields);
  ground.add(squareAt(600'000, 1'190'000), {u("Xã 1")});
  communes.batches = ground.take();
  std::vector<NewLayer> layers = newRegister(u("du_an"), u("Dự án"), {}, fields());
  RowMaker rows(layers[0].fields);
  const std::vector<QPointF> bow{{600'000, 1'190'000},
                                 {600'010, 1'190'010},
                                 {600'010, 1'190'000},
                                 {600'000, 1'190'010},
                                 {600'000, 1'190'000}};
  const geo::Shape shapes[] = {squareAt(600'002, 1'190'002), geo::Shape{},
                               squareAt(650'000, 1'190'000),
                               geo::makeShape(geo::GeometryKind::Polygon, bow)};
  for (int i = 0; i < 4; ++i)
    rows.add(shapes[i], {QStringLiteral("A%1").arg(i)});
  layers[0].batches = rows.take();
  layers.push_back(std::move(communes));
  DIABAN_VERIFY(write(*open, layers));
  QStringList places;
  for (const QString& kind : kinds(readRegister(*open, true)))
    if (!kind.contains(u("NoDates")))
      places.append(kind);
  QCOMPARE(places, (QStringList{u("2 NoGeometry"), u("3 OutsideArea"), u("4 InvalidGeometry")}));
}

void TestRegister::capitalWithoutProjectIsTold()
{
  const OpenWorkspace open(0);
  DIABAN_VERIFY(make(*open, {project("A1", "Một", 100 * kMillion)}));
  DIABAN_VERIFY(open->edit(kBase, u("sửa"), [](Edit& edit) -> Outcome {
    for (const auto& [code, year] : {std::pair{u("B9"), 2026}, {u("A1"), 3026}}) {
      Edit::FeatureRow row;
      row.fields = {{u("ma_da"), code}, {u("nam"), year}, {u("so_von"), 5}};
      DIABAN_CHECK(edit.insertFeature(kCapitalLayer, row));
    }
    return Done{};
  }));
  const ProjectLayer read = readRegister(*open);
  QVERIFY(kinds(read).contains(u("3 NoSuchProject")));
  QVERIFY(kinds(read).contains(u("4 BadValue")));
  QCOMPARE(read.projects[0].capital.size(), 2);
}

void TestRegister::aPlansSumsAreThoseOfItsRows()
{
  std::vector<Project> projects{project("A1", "Một", 100 * kMillion),
                                project("A2", "Hai", 200 * kMillion)};
  projects[1].values.insert(u("linh_vuc"), u("cap_nuoc"));
  const PlanTable plan = planTable(projects, fields());
  QCOMPARE(plan.isSum.size(), plan.heads.size());
  QCOMPARE(plan.rows.size(), 5); // all, two sections, two projects
  QCOMPARE(plan.rows[0].first, 1);
  QCOMPARE(plan.rows[0].last, 4);
  for (const PlanRow& row : plan.rows)
    if (row.kind == PlanRow::Kind::Section)
      QCOMPARE(row.first, row.last);
  // What is written is understood again: each heading stands for what it holds.
  int capital = 0;
  for (const ColumnUse& use : fields().guessColumns(plan.heads))
    capital += use.field == kCapital && use.year > 0 && !use.source.isEmpty() ? 1 : 0;
  QCOMPARE(capital, 2);
}

QTEST_GUILESS_MAIN(TestRegister)
#include "tst_register.moc"
