#include "openworkspaces.h"
#include "support/verify.h"

#include <diaban/workspace/calculation.h>
#include <diaban/workspace/rowview.h>

#include <QTest>

using namespace diaban;
using namespace diaban::workspace;

/// Many rows changed as one action.
class TestBulkEdit : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void setsChosenRowsAsOneAction_data();
  void setsChosenRowsAsOneAction();
  void leavesRowsAloneThatHoldTheValue();
  void calculatesAsSqliteDoes();
  void measuresAndReadsAsPeopleWrite_data();
  void measuresAndReadsAsPeopleWrite();
  void isCalledTheSameWhoeverAsks();
  void previewsWhatItWouldDo();
  void changesNothingWhenOneRowFails();
  void refusesWhatTheGuardForbids_data();
  void refusesWhatTheGuardForbids();
  void saysWhichRowIsGone();
  void stopsWhenAsked();
};

namespace {

const QString kLayer = QStringLiteral("thua");
constexpr int kRows = 10'000; // more than a page

using Cells = QVector<QVariantList>;

Cells cells(const test::OpenWorkspace& ws)
{
  NoProgress progress;
  const auto view = RowView::open(*ws, kLayer, progress);
  const auto rows = view.value()->rows({}, {}, progress).value();
  return view.value()->cells(rows).value();
}

Result<qint64> set(const test::OpenWorkspace& ws, const RowChoice& rows, const QVariantMap& values,
                   Progress* with = nullptr)
{
  NoProgress none;
  qint64 changed = 0;
  DIABAN_TRY(entry, ws->edit(kBase, QStringLiteral("Sửa"), [&](Edit& edit) -> Outcome {
    DIABAN_TRY(count, edit.setValues(kLayer, rows, values, with != nullptr ? *with : none));
    changed = count;
    return Done{};
  }));
  return changed;
}

Result<qint64> calculate(const test::OpenWorkspace& ws, const QString& field,
                         const QString& expression, const RowChoice& rows = {})
{
  NoProgress none;
  qint64 changed = 0;
  DIABAN_TRY(entry, ws->edit(kBase, QStringLiteral("Tính"), [&](Edit& edit) -> Outcome {
    DIABAN_TRY(count, edit.calculate(kLayer, field, expression, rows, none));
    changed = count;
    return Done{};
  }));
  return changed;
}

class Stopped final : public Progress {
public:
  bool advance(double) override { return false; }
  void step(const QString&) override {}
};

} // namespace

void TestBulkEdit::setsChosenRowsAsOneAction_data()
{
  QTest::addColumn<bool>("byNumber");
  QTest::addColumn<QString>("condition");
  QTest::newRow("all") << false << QString();
  QTest::newRow("those that fit") << false << QStringLiteral("so % 3 = 0");
  QTest::newRow("some") << true << QString();
  QTest::newRow("some that fit") << true << QStringLiteral("so % 3 = 0 -- chú thích");
}

void TestBulkEdit::setsChosenRowsAsOneAction()
{
  QFETCH(bool, byNumber);
  QFETCH(QString, condition);
  const test::OpenWorkspace ws(kRows);
  const Cells before = cells(ws);
  const QString dump = ws.dump();
  const qsizetype entries = ws->history(kBase).value().size();
  RowChoice rows{{}, condition};
  if (byNumber) {
    rows.rows.emplace();
    for (qint64 fid = 2; fid <= kRows; fid += 2)
      rows.rows->push_back(fid);
  }
  const auto isChosen = [&](qsizetype i) {
    return (!byNumber || i % 2 == 1) && (condition.isEmpty() || before[i][1].toLongLong() % 3 == 0);
  };
  const auto changed = set(ws, rows, {{QStringLiteral("ten"), QStringLiteral("Đất ở")}});
  DIABAN_VERIFY(changed);
  const Cells after = cells(ws);
  qint64 expected = 0;
  for (qsizetype i = 0; i < kRows; ++i) {
    expected += isChosen(i) ? 1 : 0;
    const QVariant wanted = isChosen(i) ? QVariant(QStringLiteral("Đất ở")) : before[i][0];
    QVERIFY2(after[i][0] == wanted && after[i][1] == before[i][1], qPrintable(QString::number(i)));
  }
  QCOMPARE(changed.value(), expected);
  const auto history = ws->history(kBase).value();
  QCOMPARE(history.size(), entries + 1);
  QCOMPARE(history.last().rows, expected);
  DIABAN_VERIFY(ws->undo(kBase));
  QCOMPARE(ws.dump() == dump, true);
}

void TestBulkEdit::leavesRowsAloneThatHoldTheValue()
{
  const test::OpenWorkspace ws(5);
  const QVariantMap values{{QStringLiteral("ten"), QStringLiteral("A")},
                           {QStringLiteral("so"), QVariant()}};
  QCOMPARE(set(ws, {}, values).value(), 5);
  QCOMPARE(set(ws, {}, values).value(), 0);
  const qsizetype entries = ws->history(kBase).value().size();
  QCOMPARE(set(ws, {}, values).value(), 0);
  QCOMPARE(ws->history(kBase).value().size(), entries);
  QCOMPARE(calculate(ws, QStringLiteral("ten"), QStringLiteral("'A'")).value(), 0);
}

void TestBulkEdit::calculatesAsSqliteDoes()
{
  const test::OpenWorkspace ws(kRows);
  DIABAN_VERIFY(set(ws, {{}, QStringLiteral("so % 5 = 0")}, {{QStringLiteral("so"), QVariant()}}));
  const Cells before = cells(ws);
  const QString expression =
      QStringLiteral("CASE WHEN so IS NULL THEN -1 ELSE so * 2 + length(ten) END");
  DIABAN_VERIFY(calculate(ws, QStringLiteral("so"), expression));
  const Cells after = cells(ws);
  for (qsizetype i = 0; i < kRows; ++i)
    QCOMPARE(after[i][1].toLongLong(), before[i][1].isNull() ? -1
                                                             : before[i][1].toLongLong() * 2 +
                                                                   before[i][0].toString().size());
  DIABAN_VERIFY(calculate(ws, QStringLiteral("ten"), QStringLiteral("khong_dau('Đất ') || so"),
                          {{}, QStringLiteral("so = -1")}));
  QCOMPARE(cells(ws)[4][0].toString().left(4), after[4][1].toLongLong() == -1
                                                   ? QStringLiteral("dat ")
                                                   : after[4][0].toString().left(4));
  DIABAN_VERIFY(ws.check());
}

void TestBulkEdit::measuresAndReadsAsPeopleWrite_data()
{
  QTest::addColumn<QString>("expression");
  QTest::addColumn<QVariant>("value");
  const auto row = [](const char* expression, const QVariant& value) {
    QTest::newRow(expression) << QString::fromUtf8(expression) << value;
  };
  row("round(dien_tich(geom), 6)", 100.0);
  row("round(chieu_dai(geom), 6)", 40.0);
  row("dien_tich(NULL)", QVariant());
  row("dien_tich(x'00')", QVariant());
  row("dien_tich('chữ')", QVariant());
  row("toa_do_bac(geom)", QVariant()); // no point
  row("chu_hoa('đường Lê Lợi')", QStringLiteral("ĐƯỜNG LÊ LỢI"));
  row("chu_thuong('ĐƯỜNG LÊ LỢI')", QStringLiteral("đường lê lợi"));
  row("doc_so('1.234,5')", 1234.5);
  row("doc_so('18.4')", QVariant()); // unclear
  row("doc_so(7)", 7LL);
  row("viet_so(1234.5, 2)", QStringLiteral("1.234,50"));
  row("viet_so(NULL, 2)", QVariant());
}

void TestBulkEdit::measuresAndReadsAsPeopleWrite()
{
  QFETCH(QString, expression);
  QFETCH(QVariant, value);
  const test::OpenWorkspace ws(3); // squares with sides of 10 m
  NoProgress progress;
  const auto preview =
      previewCalculation(*ws, kLayer, QStringLiteral("ten"), expression, {}, 1, progress);
  DIABAN_VERIFY(preview);
  QCOMPARE(preview.value().size(), 1);
  const CalculatedRow& row = preview.value().front();
  QCOMPARE(row.after.isNull(), value.isNull());
  QCOMPARE(row.after.toString(), value.toString());
}

/// The line of the history tells the deed, its fields by their titles, and how many rows it was.
void TestBulkEdit::isCalledTheSameWhoeverAsks()
{
  const test::OpenWorkspace ws(20);
  FieldRules titled;
  titled.title = QStringLiteral("Loại đất");
  const auto edit = [&](const auto& work) {
    return ws->edit(kBase, {}, [&](Edit& open) -> Outcome { return work(open); });
  };
  const auto title = [&] { return ws->history(kBase).value().last().title; };
  NoProgress none;
  DIABAN_VERIFY(
      edit([&](Edit& open) { return open.setFieldRules(kLayer, QStringLiteral("ten"), titled); }));
  QCOMPARE(title(), QStringLiteral("fields of “Thửa đất”: ten"));
  const auto setAll = [&](Edit& open) -> Outcome {
    DIABAN_CHECK(open.setValues(kLayer, {{}, QStringLiteral("fid <= 12")},
                                {{QStringLiteral("ten"), QStringLiteral("ODT")}}, none));
    return Done{};
  };
  DIABAN_VERIFY(edit(setAll));
  QCOMPARE(title(), QStringLiteral("edit loại đất: 12 row(s) of “Thửa đất”"));
  const qsizetype entries = ws->history(kBase).value().size();
  DIABAN_VERIFY(edit(setAll)); // nothing changes: no entry
  QCOMPARE(ws->history(kBase).value().size(), entries);
  DIABAN_VERIFY(edit([&](Edit& open) -> Outcome {
    DIABAN_CHECK(open.calculate(kLayer, QStringLiteral("so"), QStringLiteral("so + 1"), {}, none));
    return Done{};
  }));
  QCOMPARE(title(), QStringLiteral("calculate so: 20 row(s) of “Thửa đất”"));
  DIABAN_VERIFY(edit([&](Edit& open) -> Outcome {
    DIABAN_CHECK(open.deleteRows(kLayer, {1, 2, 99}));
    return open.deleteRows(kLayer, {3});
  }));
  QCOMPARE(title(), QStringLiteral("delete 3 feature(s) of “Thửa đất”"));
  DIABAN_VERIFY(edit([&](Edit& open) -> Outcome {
    DIABAN_CHECK(open.deleteRows(kLayer, {4}));
    return setAll(open);
  }));
  QCOMPARE(title(),
           QStringLiteral("delete 1 feature(s) of “Thửa đất”")); // the others held it already
  DIABAN_VERIFY(ws->undo(kBase));
  QCOMPARE(title(), QStringLiteral("delete 1 feature(s) of “Thửa đất”"));
}

void TestBulkEdit::previewsWhatItWouldDo()
{
  const test::OpenWorkspace ws(100);
  NoProgress progress;
  const QString before = ws.dump();
  const auto preview = previewCalculation(*ws, kLayer, QStringLiteral("so"),
                                          QStringLiteral("so + 0.5 * (so % 2)"), {}, 10, progress);
  DIABAN_VERIFY(preview);
  QCOMPARE(preview.value().size(), 10);
  for (const CalculatedRow& row : preview.value()) { // even numbers stay and are not shown
    QVERIFY(row.before.toLongLong() % 2 != 0);
    QCOMPARE(row.fault->code, Error::Code::WrongType);
  }
  QCOMPARE(ws.dump(), before);
  const auto done = previewCalculation(*ws, kLayer, QStringLiteral("so"), QStringLiteral("so + 1"),
                                       {{{3, 7}}, {}}, 10, progress);
  DIABAN_VERIFY(done);
  QCOMPARE(done.value().size(), 2);
  QCOMPARE(done.value()[1].row, 7);
  QCOMPARE(done.value()[1].after.toLongLong(), done.value()[1].before.toLongLong() + 1);
  QVERIFY(!done.value()[1].fault);
}

void TestBulkEdit::changesNothingWhenOneRowFails()
{
  const test::OpenWorkspace ws(kRows);
  const QString before = ws.dump();
  const qsizetype entries = ws->history(kBase).value().size();
  const QString last = QStringLiteral("CASE WHEN fid = %1 THEN 'x' ELSE 7 END").arg(kRows);
  DIABAN_VERIFY_ERROR(calculate(ws, QStringLiteral("so"), last), WrongType);
  const QString large =
      QStringLiteral("CASE WHEN fid = %1 THEN abs(-9223372036854775807 - 1) ELSE 7 END").arg(kRows);
  DIABAN_VERIFY_ERROR(calculate(ws, QStringLiteral("so"), large), BadExpression);
  QVERIFY(ws.dump() == before);
  QCOMPARE(ws->history(kBase).value().size(), entries);
}

void TestBulkEdit::refusesWhatTheGuardForbids_data()
{
  QTest::addColumn<QString>("expression");
  for (const char* text : {"(SELECT count(*) FROM diaban_history)", "count(*)", "randomblob(9)",
                           "so) , (so", "1; DELETE FROM thua", "so + ", "?1", ""})
    QTest::newRow(text) << QString::fromLatin1(text);
}

void TestBulkEdit::refusesWhatTheGuardForbids()
{
  QFETCH(QString, expression);
  const test::OpenWorkspace ws(2);
  const QString before = ws.dump();
  const auto done = calculate(ws, QStringLiteral("so"), expression);
  DIABAN_VERIFY_ERROR(done, BadExpression);
  DIABAN_VERIFY_ERROR(calculate(ws, QStringLiteral("so"), QStringLiteral("khong_co + 1")),
                      NoSuchField);
  DIABAN_VERIFY_ERROR(calculate(ws, QStringLiteral("khong_co"), QStringLiteral("1")), NoSuchField);
  QCOMPARE(ws.dump(), before);
}

void TestBulkEdit::saysWhichRowIsGone()
{
  const test::OpenWorkspace ws(3);
  const auto done = set(ws, {{{1, 99}}, {}}, {{QStringLiteral("so"), 1}});
  DIABAN_VERIFY_ERROR(done, EditConflict);
  QCOMPARE(done.error().args[1], QStringLiteral("99"));
}

void TestBulkEdit::stopsWhenAsked()
{
  const test::OpenWorkspace ws(kRows);
  const QString before = ws.dump();
  Stopped stopped;
  DIABAN_VERIFY_ERROR(set(ws, {}, {{QStringLiteral("so"), 1}}, &stopped), Cancelled);
  QVERIFY(ws.dump() == before);
}

QTEST_APPLESS_MAIN(TestBulkEdit)
#include "tst_bulkedit.moc"
