#include "openworkspaces.h"
#include "support/stopafter.h"
#include "support/verify.h"

#include <diaban/workspace/fieldvalues.h>
#include <diaban/workspace/rows.h>

#include <QTest>

#include <algorithm>

using namespace diaban;
using namespace diaban::workspace;

class TestFieldValues : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void countsNumbersAndTexts();
  void agreesWithSqliteAfterEdits();
  void readsTextsThatAreNumbersAsNumbers();
  void keepsFewOfAMillionValues();
  void stopsWhenAsked();
  void refusesFieldsThatAreNotThere();

private:
  NoProgress m_progress;
};

namespace {

const QString kLayer = QStringLiteral("thua");
const QString kName = QStringLiteral("ten"), kNumber = QStringLiteral("so");

} // namespace

void TestFieldValues::countsNumbersAndTexts()
{
  const test::OpenWorkspace ws(1000);
  const auto numbers = readFieldValues(*ws, kLayer, kNumber, m_progress);
  DIABAN_VERIFY(numbers);
  QCOMPARE(numbers.value().rows, 1000);
  QCOMPARE(numbers.value().missing + static_cast<qint64>(numbers.value().numbers.size()), 1000);
  QVERIFY(std::is_sorted(numbers.value().numbers.begin(), numbers.value().numbers.end()));
  const auto texts = readFieldValues(*ws, kLayer, kName, m_progress);
  DIABAN_VERIFY(texts);
  QCOMPARE(texts.value().distinct, 1000); // each square has its own name
  QVERIFY(texts.value().numbers.empty());
  QCOMPARE(texts.value().frequent.size(), FieldValues::kMostKept);
}

void TestFieldValues::agreesWithSqliteAfterEdits()
{
  const test::OpenWorkspace ws(200);
  QRandomGenerator random(7);
  const auto uids = ws.uids();
  const auto edited = ws->edit(kBase, QStringLiteral("sửa"), [&](Edit& edit) -> Outcome {
    for (qsizetype i = 0; i < uids.size(); ++i) {
      Edit::FeatureRow row{uids[i], {}, {}, false};
      row.fields.insert(
          kName, i % 7 == 0
                     ? QVariant()
                     : QVariant(QString(QLatin1Char('A'))
                                    .repeated(1 + static_cast<qsizetype>(random.bounded(4)))));
      DIABAN_CHECK(edit.updateFeature(kLayer, row));
    }
    return Done{};
  });
  DIABAN_VERIFY(edited);
  const auto values = readFieldValues(*ws, kLayer, kName, m_progress);
  DIABAN_VERIFY(values);
  auto database = store::Database::open(ws.path(), store::OpenMode::ReadOnly);
  DIABAN_VERIFY(database);
  auto select = database.value().prepare("SELECT ten, COUNT(*) n FROM thua WHERE ten IS NOT NULL "
                                         "GROUP BY ten ORDER BY n DESC, ten");
  DIABAN_VERIFY(select);
  QVector<ValueCount> counted;
  while (true) {
    const auto more = select.value().step();
    DIABAN_VERIFY(more);
    if (!more.value())
      break;
    counted.append({select.value().string(0), select.value().integer(1)});
  }
  QVERIFY(counted.size() > 2);
  QCOMPARE(values.value().frequent, counted);
  QCOMPARE(values.value().missing, 29); // every seventh of 200
}

void TestFieldValues::readsTextsThatAreNumbersAsNumbers()
{
  const test::OpenWorkspace ws(3);
  const auto uids = ws.uids();
  const QStringList texts{QStringLiteral("12.5"), QStringLiteral("3"), QStringLiteral("12.5")};
  const auto edited = ws->edit(kBase, QStringLiteral("sửa"), [&](Edit& edit) -> Outcome {
    for (qsizetype i = 0; i < uids.size(); ++i)
      DIABAN_CHECK(edit.updateFeature(kLayer, {uids[i], {}, {{kName, texts[i]}}, false}));
    return Done{};
  });
  DIABAN_VERIFY(edited);
  const auto values = readFieldValues(*ws, kLayer, kName, m_progress);
  DIABAN_VERIFY(values);
  QCOMPARE(values.value().numbers, (std::vector<double>{3, 12.5, 12.5}));
}

void TestFieldValues::keepsFewOfAMillionValues()
{
  constexpr int kRows = 1'000'000;
  const test::OpenWorkspace ws(1);
  geo::RecordBatch batch;
  geo::Column column;
  for (int i = 0; i < kRows; ++i) {
    batch.geometryEnds.push_back(0);
    batch.sourceIds.push_back(i);
    column.isNull.push_back(0);
    column.bytes += QByteArray::number(i) + 'a';
    column.ends.push_back(static_cast<quint32>(column.bytes.size()));
  }
  batch.rows = kRows;
  batch.columns.push_back(column);
  NewLayer layer;
  layer.name = QStringLiteral("ho");
  layer.title = layer.name;
  layer.geometry = QStringLiteral("None");
  layer.fields = {{kName, geo::FieldType::Text}};
  layer.batches.push_back(std::move(batch));
  DIABAN_VERIFY(importRows(*ws, layer.title, {layer}, m_progress));
  const auto values = readFieldValues(*ws, layer.name, kName, m_progress);
  DIABAN_VERIFY(values);
  QCOMPARE(values.value().rows, kRows);
  QCOMPARE(values.value().distinct, kRows);
  QCOMPARE(values.value().frequent.size(), FieldValues::kMostKept);
}

void TestFieldValues::stopsWhenAsked()
{
  const test::OpenWorkspace ws(9000);
  test::StopAfter soon(1);
  DIABAN_VERIFY_ERROR(readFieldValues(*ws, kLayer, kNumber, soon), Cancelled);
}

void TestFieldValues::refusesFieldsThatAreNotThere()
{
  const test::OpenWorkspace ws(1);
  DIABAN_VERIFY_ERROR(readFieldValues(*ws, kLayer, QStringLiteral("không"), m_progress),
                      NoSuchField);
  DIABAN_VERIFY_ERROR(readFieldValues(*ws, QStringLiteral("?"), kName, m_progress), NoSuchLayer);
}

QTEST_GUILESS_MAIN(TestFieldValues)
#include "tst_fieldvalues.moc"
