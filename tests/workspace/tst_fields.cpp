#include "openworkspaces.h"
#include "support/verify.h"

#include <diaban/store/geopackage.h>
#include <diaban/workspace/rowview.h>

#include <QTest>

using namespace diaban;
using namespace diaban::workspace;

/// Fields added, titled, hidden and bound by rules; all of it undoable.
class TestFields : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void appendsAFieldAndTakesItBack();
  void bringsBackTheColumnOfAFieldThatWasTakenBack();
  void givesAFieldANameThatIsFree();
  void hidesAndShows();
  void keepsTitlesRulesAndChoices();
  void refusesWhatTheRulesForbid();
  void keepsRowsAsTheyAreWhenRulesCome();
  void fitsValuesWithoutLosingAny_data();
  void fitsValuesWithoutLosingAny();
  void keepsTheRecordOfEditsAroundANewColumn();
};

namespace {

const QString kLayer = QStringLiteral("thua");

QStringList names(const test::OpenWorkspace& ws)
{
  QStringList names;
  const Layer layer = ws->layers().first();
  for (const geo::Field& field : layer.fields)
    names.append(field.name);
  return names;
}

Outcome setRules(const test::OpenWorkspace& ws, const QString& field, const FieldRules& rules)
{
  DIABAN_TRY(entry, ws->edit(kBase, QStringLiteral("Trường"),
                             [&](Edit& edit) { return edit.setFieldRules(kLayer, field, rules); }));
  return Done{};
}

Outcome update(const test::OpenWorkspace& ws, const QVariantMap& fields)
{
  const Uid uid = ws.uids().first();
  DIABAN_TRY(entry, ws->edit(kBase, QStringLiteral("Sửa"), [&](Edit& edit) {
    return edit.updateFeature(kLayer, {.uid = uid, .fields = fields, .setsGeometry = false});
  }));
  return Done{};
}

QVariant cell(const test::OpenWorkspace& ws, const QString& field)
{
  NoProgress progress;
  const auto view = RowView::open(*ws, kLayer, progress);
  const std::vector<qint64> first{1};
  const auto cells = view.value()->cells(first).value();
  for (qsizetype i = 0; i < view.value()->fields().size(); ++i)
    if (view.value()->fields()[i].name == field)
      return cells[0][i];
  return QStringLiteral("no such field");
}

} // namespace

void TestFields::appendsAFieldAndTakesItBack()
{
  const test::OpenWorkspace ws(3);
  const auto column = ws->addField(QStringLiteral("Thêm trường ghi_chu"), kLayer,
                                   {QStringLiteral("ghi_chu"), geo::FieldType::Text, {}});
  DIABAN_VERIFY(column);
  QCOMPARE(column.value(), QStringLiteral("ghi_chu"));
  QCOMPARE(names(ws).last(), QStringLiteral("ghi_chu"));
  QCOMPARE(ws->history(kBase).value().last().kind, QStringLiteral("schema"));
  DIABAN_VERIFY(update(ws, {{QStringLiteral("ghi_chu"), QStringLiteral("góc phố")}}));
  QCOMPARE(cell(ws, QStringLiteral("ghi_chu")), QVariant(QStringLiteral("góc phố")));
  ws.reopen();
  QCOMPARE(names(ws).last(), QStringLiteral("ghi_chu"));
  DIABAN_VERIFY(ws->undo(kBase));
  DIABAN_VERIFY(ws->undo(kBase));
  QVERIFY(!names(ws).contains(QStringLiteral("ghi_chu")));
  DIABAN_VERIFY(ws->redo(kBase));
  DIABAN_VERIFY(ws->redo(kBase));
  QCOMPARE(cell(ws, QStringLiteral("ghi_chu")), QVariant(QStringLiteral("góc phố")));
  DIABAN_VERIFY(ws.check());
}

void TestFields::bringsBackTheColumnOfAFieldThatWasTakenBack()
{
  const test::OpenWorkspace ws(1);
  const NewField field{QStringLiteral("tang"), geo::FieldType::Integer, {}};
  DIABAN_VERIFY(ws->addField(QStringLiteral("a"), kLayer, field));
  DIABAN_VERIFY(ws->undo(kBase));
  QCOMPARE(ws->addField(QStringLiteral("b"), kLayer, field).value(), QStringLiteral("tang"));
  DIABAN_VERIFY(ws->undo(kBase));
  const auto other =
      ws->addField(QStringLiteral("c"), kLayer, {QStringLiteral("tang"), geo::FieldType::Text, {}});
  QCOMPARE(other.value(), QStringLiteral("tang_2")); // a column keeps its type
}

void TestFields::givesAFieldANameThatIsFree()
{
  const test::OpenWorkspace ws(1);
  const auto add = [&](const QString& name) {
    return ws->addField(name, kLayer, {name, geo::FieldType::Real, {}});
  };
  QCOMPARE(add(QStringLiteral("SO")).value(), QStringLiteral("SO_2"));
  QCOMPARE(add(QStringLiteral("geom")).value(), QStringLiteral("geom_2"));
  QCOMPARE(add(QStringLiteral("diện tích \"mới\"")).value(), QStringLiteral("diện tích \"mới\""));
  DIABAN_VERIFY_ERROR(add(QStringLiteral(" ")), BadArgument);
  DIABAN_VERIFY_ERROR(ws->addField({}, QStringLiteral("không"), {QStringLiteral("a"), {}, {}}),
                      NoSuchLayer);
}

void TestFields::hidesAndShows()
{
  const test::OpenWorkspace ws(1);
  FieldRules rules;
  rules.isHidden = true;
  DIABAN_VERIFY(setRules(ws, QStringLiteral("so"), rules));
  QCOMPARE(names(ws), QStringList{QStringLiteral("ten")});
  QCOMPARE(ws->layers().first().hiddenFields.size(), 1);
  rules.isHidden = false;
  DIABAN_VERIFY(setRules(ws, QStringLiteral("so"), rules));
  QCOMPARE(names(ws).size(), 2);
  DIABAN_VERIFY(ws->undo(kBase));
  QCOMPARE(names(ws).size(), 1);
  DIABAN_VERIFY_ERROR(setRules(ws, QStringLiteral("khong"), rules), NoSuchField);
}

void TestFields::keepsTitlesRulesAndChoices()
{
  const test::OpenWorkspace ws(1);
  const FieldRules rules{
      QStringLiteral("Số tờ"), false, true, {1, QStringLiteral("2"), 2.0, QVariant()}};
  const qsizetype before = ws->history(kBase).value().size();
  DIABAN_VERIFY(setRules(ws, QStringLiteral("so"), rules));
  DIABAN_VERIFY(setRules(ws, QStringLiteral("so"), rules)); // the same again is no entry
  QCOMPARE(ws->history(kBase).value().size(), before + 1);
  ws.reopen();
  const Layer layer = ws->layers().first();
  const FieldRules kept = rulesOf(layer, QStringLiteral("so"));
  QCOMPARE(kept.title, rules.title);
  QVERIFY(kept.isRequired);
  QCOMPARE(kept.choices, (QVariantList{1LL, 2LL}));
  QCOMPARE(fieldTitle(layer, QStringLiteral("so")), QStringLiteral("Số tờ"));
  QCOMPARE(fieldTitle(layer, QStringLiteral("ten")), QStringLiteral("ten"));
  FieldRules bad;
  bad.choices = {QStringLiteral("hai")};
  DIABAN_VERIFY_ERROR(setRules(ws, QStringLiteral("so"), bad), WrongType);
}

void TestFields::refusesWhatTheRulesForbid()
{
  const test::OpenWorkspace ws(1);
  DIABAN_VERIFY(setRules(ws, QStringLiteral("ten"), {{}, false, true, {QStringLiteral("A")}}));
  const QString before = ws.dump();
  DIABAN_VERIFY_ERROR(update(ws, {{QStringLiteral("ten"), QStringLiteral("B")}}), ValueNotAllowed);
  DIABAN_VERIFY_ERROR(update(ws, {{QStringLiteral("ten"), QVariant()}}), ValueMissing);
  DIABAN_VERIFY_ERROR(update(ws, {{QStringLiteral("so"), QStringLiteral("mười")}}), WrongType);
  DIABAN_VERIFY_ERROR(update(ws, {{QStringLiteral("so"), 1.5}}), WrongType);
  QCOMPARE(ws.dump(), before);
  DIABAN_VERIFY(update(ws, {{QStringLiteral("ten"), QStringLiteral("A")}}));
}

void TestFields::keepsRowsAsTheyAreWhenRulesCome()
{
  const test::OpenWorkspace ws(2);
  const QString before = ws.dump();
  DIABAN_VERIFY(setRules(ws, QStringLiteral("ten"), {{}, false, true, {QStringLiteral("A")}}));
  QCOMPARE(ws.dump(), before);
  DIABAN_VERIFY(update(ws, {{QStringLiteral("so"), 5}})); // a fault elsewhere does not hold it up
}

void TestFields::fitsValuesWithoutLosingAny_data()
{
  QTest::addColumn<geo::FieldType>("type");
  QTest::addColumn<QVariant>("value");
  QTest::addColumn<QVariant>("cell"); ///< null: refused
  using geo::FieldType;
  QTest::newRow("whole real") << FieldType::Integer << QVariant(12.0) << QVariant(12LL);
  QTest::newRow("fraction") << FieldType::Integer << QVariant(12.5) << QVariant();
  QTest::newRow("beyond 2^53") << FieldType::Integer << QVariant(1e17) << QVariant();
  QTest::newRow("C number") << FieldType::Real << QVariant(QStringLiteral("1.5")) << QVariant(1.5);
  QTest::newRow("comma") << FieldType::Real << QVariant(QStringLiteral("1,5")) << QVariant();
  QTest::newRow("infinite") << FieldType::Real << QVariant(INFINITY) << QVariant();
  QTest::newRow("number as text") << FieldType::Text << QVariant(1.1)
                                  << QVariant(QStringLiteral("1.1"));
  QTest::newRow("day") << FieldType::Date << QVariant(QStringLiteral("2026-02-28"))
                       << QVariant(QStringLiteral("2026-02-28"));
  QTest::newRow("no such day") << FieldType::Date << QVariant(QStringLiteral("2026-02-30"))
                               << QVariant();
  QTest::newRow("time zone") << FieldType::DateTime
                             << QVariant(QStringLiteral("2026-02-28T09:00:00+07:00"))
                             << QVariant(QStringLiteral("2026-02-28T02:00:00.000Z"));
  QTest::newRow("day as time") << FieldType::DateTime << QVariant(QStringLiteral("2026-02-28"))
                               << QVariant();
  QTest::newRow("one") << FieldType::Boolean << QVariant(1LL) << QVariant(true);
  QTest::newRow("two") << FieldType::Boolean << QVariant(2LL) << QVariant();
  QTest::newRow("bytes") << FieldType::Text << QVariant(QByteArray("a")) << QVariant();
  QTest::newRow("text as bytes") << FieldType::Blob << QVariant(QStringLiteral("a")) << QVariant();
}

void TestFields::fitsValuesWithoutLosingAny()
{
  QFETCH(geo::FieldType, type);
  QFETCH(QVariant, value);
  QFETCH(QVariant, cell);
  const auto fitted = fittedValue({QStringLiteral("f"), type}, QStringLiteral("F"), value);
  if (cell.isNull())
    DIABAN_VERIFY_ERROR(fitted, WrongType);
  else
    QCOMPARE(fitted.value(), cell);
}

void TestFields::keepsTheRecordOfEditsAroundANewColumn()
{
  const test::OpenWorkspace ws(30);
  QRandomGenerator random(4);
  QStringList dumps{ws.dump()};
  for (int i = 0; i < 40; ++i) {
    if (i % 8 == 3) {
      DIABAN_VERIFY(ws->addField(QStringLiteral("thêm"), kLayer,
                                 {QStringLiteral("cot"), geo::FieldType::Text, {}}));
    } else {
      const QVector<Uid> uids = ws.uids();
      DIABAN_VERIFY(ws->edit(kBase, QStringLiteral("sửa"), [&](Edit& edit) -> Outcome {
        DIABAN_CHECK(edit.updateFeature(kLayer, {.uid = uids[random.bounded(uids.size())],
                                                 .fields = {{names(ws).last(), i}},
                                                 .setsGeometry = false}));
        return test::randomEdit(edit, kLayer, uids, random);
      }));
    }
    dumps.append(ws.dump());
  }
  for (qsizetype i = dumps.size() - 2; i >= 0; --i) {
    DIABAN_VERIFY(ws->undo(kBase));
    QCOMPARE(ws.dump(), dumps[i]);
  }
  QCOMPARE(names(ws).size(), 2);
  for (qsizetype i = 1; i < dumps.size(); ++i) {
    DIABAN_VERIFY(ws->redo(kBase));
    QCOMPARE(ws.dump(), dumps[i]);
  }
  QCOMPARE(names(ws).size(), 7);
  DIABAN_VERIFY(ws.check());
}

QTEST_APPLESS_MAIN(TestFields)
#include "tst_fields.moc"
