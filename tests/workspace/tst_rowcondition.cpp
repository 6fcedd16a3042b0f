// Conditions that the form makes, against a twin that looks at every row.
#include "openworkspaces.h"
#include "support/verify.h"

#include <diaban/base/text.h>
#include <diaban/workspace/rowcondition.h>
#include <diaban/workspace/rowview.h>

#include <QTest>

#include <cmath>

using namespace diaban;
using namespace diaban::workspace;

namespace {

const geo::Field kName{QStringLiteral("ten"), geo::FieldType::Text};
const geo::Field kNumber{QStringLiteral("so"), geo::FieldType::Integer};

} // namespace

class TestRowCondition : public QObject {
  Q_OBJECT

  NoProgress m_progress;

private Q_SLOTS:
  void choosesTheRowsThatItsWordsMean_data()
  {
    QTest::addColumn<int>("comparison");
    QTest::addColumn<QVariantList>("values");
    const auto row = [](const char* name, Comparison comparison, const QVariantList& values) {
      QTest::newRow(name) << static_cast<int>(comparison) << values;
    };
    const QVariant ten(qlonglong{10}), thirty(qlonglong{30}), none;
    row("equal", Comparison::Equal, {ten});
    row("not equal", Comparison::NotEqual, {ten});
    row("less", Comparison::Less, {ten});
    row("less or equal", Comparison::LessOrEqual, {ten});
    row("greater", Comparison::Greater, {10.5});
    row("greater or equal", Comparison::GreaterOrEqual, {ten});
    row("between", Comparison::Between, {ten, thirty});
    row("one of", Comparison::OneOf, {ten, thirty});
    row("one of, or none", Comparison::OneOf, {ten, none});
    row("none alone", Comparison::OneOf, {none});
    row("one of nothing", Comparison::OneOf, {});
    row("empty", Comparison::IsEmpty, {});
    row("not empty", Comparison::IsNotEmpty, {});
  }

  void choosesTheRowsThatItsWordsMean()
  {
    QFETCH(const int, comparison);
    QFETCH(const QVariantList, values);
    const test::OpenWorkspace ws(60);
    const auto view = RowView::open(*ws, QStringLiteral("thua"), m_progress);
    DIABAN_VERIFY(view);
    const FieldTest test{kNumber, static_cast<Comparison>(comparison), values};
    const auto rows = view.value()->rows({{}, conditionText({test}), {}}, {}, m_progress);
    DIABAN_VERIFY(rows);
    const auto all = view.value()->rows({}, {}, m_progress);
    DIABAN_VERIFY(all);
    const auto cells = view.value()->cells(all.value());
    DIABAN_VERIFY(cells);
    const qsizetype column = view.value()->fields().indexOf(kNumber);
    QVERIFY(column >= 0);
    std::vector<qint64> expected;
    for (std::size_t i = 0; i < all.value().size(); ++i)
      if (fits(test.comparison, cells.value()[static_cast<qsizetype>(i)][column], values))
        expected.push_back(all.value()[i]);
    QCOMPARE(rows.value(), expected);
  }

  void textIsQuotedWhateverIsInIt()
  {
    const test::OpenWorkspace ws(5);
    const auto view = RowView::open(*ws, QStringLiteral("thua"), m_progress);
    DIABAN_VERIFY(view);
    for (const QString& text : {QStringLiteral("O'Neil"), QStringLiteral("' OR 1 --"),
                                QStringLiteral("%_\"x"), QStringLiteral("?1")}) {
      const FieldTest equal{kName, Comparison::Equal, {text}};
      const FieldTest contains{kName, Comparison::Contains, {text}};
      const auto rows =
          view.value()->rows({{}, conditionText({equal, contains}, true), {}}, {}, m_progress);
      DIABAN_VERIFY(rows);
      QVERIFY(rows.value().empty());
    }
  }

  void containsLooksPastMarksAndCase()
  {
    const test::OpenWorkspace ws(200);
    const auto view = RowView::open(*ws, QStringLiteral("thua"), m_progress);
    DIABAN_VERIFY(view);
    const FieldTest test{kName, Comparison::Contains, {QStringLiteral("o 19")}};
    const auto rows = view.value()->rows({{}, conditionText({test}), {}}, {}, m_progress);
    DIABAN_VERIFY(rows);
    QCOMPARE(rows.value().size(), 11U); // "Ô 19", "Ô 190" to "Ô 199"
  }

  void testsAreJoinedBothWays()
  {
    const FieldTest least{kNumber, Comparison::Greater, {qlonglong{5}}};
    const FieldTest most{kNumber, Comparison::Less, {qlonglong{8}}};
    QCOMPARE(conditionText({least, most}), QStringLiteral("\"so\" > 5 AND \"so\" < 8"));
    QCOMPARE(conditionText({least, most}, true), QStringLiteral("\"so\" > 5 OR \"so\" < 8"));
    QVERIFY(conditionText({}).isEmpty());
  }

  void sumsAgreeWithAdding()
  {
    const test::OpenWorkspace ws(1000);
    const auto view = RowView::open(*ws, QStringLiteral("thua"), m_progress);
    DIABAN_VERIFY(view);
    const auto rows = view.value()->rows({{}, QStringLiteral("so % 7 = 0"), {}}, {}, m_progress);
    DIABAN_VERIFY(rows);
    const auto sums = view.value()->sums(rows.value(), m_progress);
    DIABAN_VERIFY(sums);
    QCOMPARE(sums.value().size(), 1);
    const FieldSum& sum = sums.value()[0];
    const auto cells = view.value()->cells(rows.value());
    DIABAN_VERIFY(cells);
    double expected = 0;
    for (const QVariantList& row : cells.value())
      expected += row[1].toDouble();
    QCOMPARE(sum.field, QStringLiteral("so"));
    QCOMPARE(sum.count, static_cast<qint64>(rows.value().size()));
    QCOMPARE(sum.sum, expected);
    QCOMPARE(sum.mean(), expected / static_cast<double>(sum.count));
    QVERIFY(sum.least <= sum.most);
    const std::vector<qint64> apart{1000, 1}; // looked up one by one
    const auto ends = view.value()->sums(apart, m_progress);
    DIABAN_VERIFY(ends);
    QCOMPARE(ends.value()[0].count, 2);
    const auto none = view.value()->sums({}, m_progress);
    DIABAN_VERIFY(none);
    QCOMPARE(none.value()[0].count, 0);
    QCOMPARE(none.value()[0].mean(), 0.0);
  }

private:
  static bool fits(Comparison comparison, const QVariant& cell, const QVariantList& values)
  {
    const double value = cell.isNull() ? std::nan("") : cell.toDouble();
    const double first = values.isEmpty() ? 0 : values[0].toDouble();
    switch (comparison) {
    case Comparison::Equal: return value == first;
    case Comparison::NotEqual: return !(value == first);
    case Comparison::Less: return value < first;
    case Comparison::LessOrEqual: return value <= first;
    case Comparison::Greater: return value > first;
    case Comparison::GreaterOrEqual: return value >= first;
    case Comparison::Between: return value >= first && value <= values[1].toDouble();
    case Comparison::OneOf:
      return std::any_of(values.begin(), values.end(), [&](const QVariant& it) {
        return it.isNull() ? cell.isNull() : it.toDouble() == value;
      });
    case Comparison::IsEmpty: return cell.isNull();
    case Comparison::IsNotEmpty: return !cell.isNull();
    default: return false;
    }
  }
};

QTEST_GUILESS_MAIN(TestRowCondition)
#include "tst_rowcondition.moc"
