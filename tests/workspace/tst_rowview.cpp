#include "openworkspaces.h"
#include "roworder.h"
#include "support/sources.h"
#include "support/stopafter.h"
#include "support/verify.h"

#include <diaban/workspace/import.h>
#include <diaban/workspace/rowview.h>

#include <QCollator>
#include <QTest>

#include <algorithm>
#include <numeric>
#include <random>

using namespace diaban;
using namespace diaban::workspace;

class TestRowView : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void listsAllRowsInTheFilesOrder();
  void findsWithoutMarks();
  void choosesByConditionAmongGivenRows();
  void putsVietnameseTextInOrder();
  void putsRowsWithoutAValueLastBothWays();
  void agreesWithASortOfTheWholeTable();
  void readsCellsByTheirType();
  void saysWhichRowIsGone();
  void readsLinkedFilesToo();
  void stopsWhenAsked();
  void refusesUnknownFieldsAndConditions();

private:
  NoProgress m_progress;
};

namespace {

const QString kLayer = QStringLiteral("thua");
const QString kPlaces = QStringLiteral(DIABAN_SOURCE_DIR "/tests/geo/data/sources/places.geojson");

std::vector<qint64> upTo(qint64 last)
{
  std::vector<qint64> rows(static_cast<std::size_t>(last));
  std::iota(rows.begin(), rows.end(), 1);
  return rows;
}

} // namespace

#define DIABAN_OPEN_VIEW(view, ws)                                                                 \
  auto view##Opened = RowView::open(*ws, kLayer, m_progress);                                      \
  DIABAN_VERIFY(view##Opened);                                                                     \
  const auto& view = *view##Opened.value()

void TestRowView::listsAllRowsInTheFilesOrder()
{
  const test::OpenWorkspace ws(1000);
  DIABAN_OPEN_VIEW(view, ws);
  QCOMPARE(view.fields().size(), 2);
  const auto rows = view.rows({}, {}, m_progress);
  DIABAN_VERIFY(rows);
  QCOMPARE(rows.value(), upTo(1000));
}

void TestRowView::findsWithoutMarks()
{
  const test::OpenWorkspace ws(200);
  DIABAN_OPEN_VIEW(view, ws);
  RowFilter filter;
  filter.search = QStringLiteral("o 19"); // "Ô 19", "Ô 119", "Ô 190" …
  const auto rows = view.rows(filter, {}, m_progress);
  DIABAN_VERIFY(rows);
  const auto cells = view.cells(rows.value());
  DIABAN_VERIFY(cells);
  QCOMPARE(cells.value().size(), 12); // 19, 119 and 190 to 199
  for (const QVariantList& row : cells.value())
    QVERIFY(row[0].toString().contains(QLatin1String("19")));
}

void TestRowView::choosesByConditionAmongGivenRows()
{
  const test::OpenWorkspace ws(100);
  DIABAN_OPEN_VIEW(view, ws);
  RowFilter filter;
  filter.expression = QStringLiteral("so % 10 = 3 AND ten LIKE 'Ô%'");
  const auto all = view.rows(filter, {}, m_progress);
  DIABAN_VERIFY(all);
  QCOMPARE(all.value().size(), 10U);
  filter.among = std::vector<qint64>{1, 4, 14, 15, 9999};
  const auto some = view.rows(filter, {}, m_progress);
  DIABAN_VERIFY(some);
  QCOMPARE(some.value(), (std::vector<qint64>{4, 14}));
}

void TestRowView::putsVietnameseTextInOrder()
{
  // a < ă < â < d < đ, marks after letters, numbers by their value.
  const QStringList inOrder{
      QStringLiteral("An Biên"), QStringLiteral("Ăn Hòa"), QStringLiteral("Ấp 2"),
      QStringLiteral("Ấp 10"),   QStringLiteral("Du"),     QStringLiteral("Đa"),
  };
  RowOrder order({{false, false}});
  std::vector<qint64> shuffled{4, 0, 5, 3, 1, 2};
  for (const qint64 row : shuffled) {
    const std::string text = inOrder[row].toStdString();
    order.beginRow(row);
    order.addText(0, text);
  }
  const auto rows = std::move(order).sorted(m_progress);
  DIABAN_VERIFY(rows);
  QCOMPARE(rows.value(), (std::vector<qint64>{0, 1, 2, 3, 4, 5}));
}

void TestRowView::putsRowsWithoutAValueLastBothWays()
{
  for (const bool isDescending : {false, true}) {
    RowOrder order({{true, isDescending}});
    for (const qint64 row : {1, 2, 3, 4}) {
      order.beginRow(row);
      if (row == 2)
        order.addNull(0);
      else
        order.addNumber(0, static_cast<double>(row));
    }
    const auto rows = std::move(order).sorted(m_progress);
    DIABAN_VERIFY(rows);
    QCOMPARE(rows.value(),
             isDescending ? (std::vector<qint64>{4, 3, 1, 2}) : (std::vector<qint64>{1, 3, 4, 2}));
  }
}

void TestRowView::agreesWithASortOfTheWholeTable()
{
  std::mt19937 random(3);
  struct Row {
    qint64 number;
    QString text;
    double value;
  };
  std::vector<Row> all;
  RowOrder order({{false, true}, {true, false}});
  for (qint64 i = 0; i < 5000; ++i) {
    const Row row{i, QStringLiteral("Tổ %1").arg(random() % 40), double(random() % 50)};
    const std::string text = row.text.toStdString();
    order.beginRow(i);
    order.addText(0, text);
    order.addNumber(1, row.value);
    all.push_back(row);
  }
  QCollator collator(QLocale(QLocale::Vietnamese));
  collator.setNumericMode(true);
  std::stable_sort(all.begin(), all.end(), [&](const Row& a, const Row& b) {
    const int text = collator.compare(b.text, a.text);
    return text != 0 ? text < 0 : a.value < b.value;
  });
  std::vector<qint64> expected;
  for (const Row& row : all)
    expected.push_back(row.number);
  const auto rows = std::move(order).sorted(m_progress);
  DIABAN_VERIFY(rows);
  QCOMPARE(rows.value(), expected);
}

void TestRowView::readsCellsByTheirType()
{
  const test::OpenWorkspace ws(5);
  DIABAN_OPEN_VIEW(view, ws);
  const std::vector<qint64> wanted{3, 1};
  const auto cells = view.cells(wanted);
  DIABAN_VERIFY(cells);
  QCOMPARE(cells.value(), (QVector<QVariantList>{{QStringLiteral("Ô 2"), qint64(2)},
                                                 {QStringLiteral("Ô 0"), qint64(0)}}));
}

void TestRowView::saysWhichRowIsGone()
{
  const test::OpenWorkspace ws(3);
  DIABAN_OPEN_VIEW(view, ws);
  const Uid second = ws.uids()[1];
  DIABAN_VERIFY(ws->edit(kBase, QStringLiteral("Xóa"),
                         [&](Edit& edit) { return edit.deleteFeature(kLayer, second); }));
  const std::vector<qint64> wanted{1, 2, 3};
  const auto cells = view.cells(wanted);
  DIABAN_VERIFY(cells);
  QCOMPARE(cells.value()[1], QVariantList());
  QCOMPARE(cells.value()[2][1], QVariant(qint64(2)));
}

void TestRowView::readsLinkedFilesToo()
{
  const test::OpenWorkspace ws(0);
  ImportRequest request;
  request.sources = QStringList{kPlaces};
  request.link = true;
  const auto report = importSources(*ws, request, test::sourceReader(), m_progress);
  DIABAN_VERIFY(report);
  const auto opened = RowView::open(*ws, report.value().layers.first().name, m_progress);
  DIABAN_VERIFY(opened);
  const auto rows = opened.value()->rows({}, {}, m_progress);
  DIABAN_VERIFY(rows);
  const auto byOgr = test::readByOgr(kPlaces);
  QCOMPARE(rows.value().size(), byOgr.first().cells.size());
  const auto cells = opened.value()->cells(rows.value());
  DIABAN_VERIFY(cells);
  QCOMPARE(cells.value().first().first().toString(), byOgr.first().cells.front().front());
}

void TestRowView::stopsWhenAsked()
{
  const test::OpenWorkspace ws(9000);
  DIABAN_OPEN_VIEW(view, ws);
  test::StopAfter stop(1);
  DIABAN_VERIFY_ERROR(view.rows({}, {{QStringLiteral("ten"), false}}, stop), Cancelled);
  test::StopAfter sorting(4);
  DIABAN_VERIFY_ERROR(view.rows({}, {{QStringLiteral("ten"), false}}, sorting), Cancelled);
}

void TestRowView::refusesUnknownFieldsAndConditions()
{
  const test::OpenWorkspace ws(3);
  DIABAN_OPEN_VIEW(view, ws);
  DIABAN_VERIFY_ERROR(view.rows({}, {{QStringLiteral("khac"), false}}, m_progress), NoSuchField);
  RowFilter filter;
  filter.expression = QStringLiteral("khac = 1");
  DIABAN_VERIFY_ERROR(view.rows(filter, {}, m_progress), NoSuchField);
  filter.expression = QStringLiteral("abs(-9223372036854775807 - so - 1) > 0");
  DIABAN_VERIFY_ERROR(view.rows(filter, {}, m_progress), BadExpression);
  DIABAN_VERIFY_ERROR(RowView::open(*ws, QStringLiteral("khac"), m_progress), NoSuchLayer);
}

QTEST_GUILESS_MAIN(TestRowView)
#include "tst_rowview.moc"
