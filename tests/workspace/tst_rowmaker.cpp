#include "openworkspaces.h"
#include "support/verify.h"

#include <diaban/workspace/features.h>
#include <diaban/workspace/rowmaker.h>
#include <diaban/workspace/rowview.h>

#include <QTest>

#include <array>
#include <cmath>

using namespace diaban;
using namespace diaban::workspace;

/// Rows made of shapes and values come into the file as they were given.
class TestRowMaker : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void rowsOfAllTypesComeBack();
  void manyRowsKeepTheirOrder();
  void isEmptyOnceTaken();
};

namespace {

const QVector<geo::Field> kFields{{QStringLiteral("so"), geo::FieldType::Integer},
                                  {QStringLiteral("dien_tich"), geo::FieldType::Real},
                                  {QStringLiteral("ten"), geo::FieldType::Text},
                                  {QStringLiteral("ngay"), geo::FieldType::Date},
                                  {QStringLiteral("dung"), geo::FieldType::Boolean},
                                  {QStringLiteral("tep"), geo::FieldType::Blob}};

geo::Shape triangle(double x)
{
  const std::vector<QPointF> corners{{x, 0}, {x + 10, 0}, {x, 10}};
  return geo::makeShape(geo::GeometryKind::Polygon, corners);
}

Outcome write(Workspace& workspace, RowMaker& rows)
{
  std::vector<NewLayer> layers(1);
  layers[0].name = QStringLiteral("vung");
  layers[0].geometry = QStringLiteral("MultiPolygon");
  layers[0].fields = kFields;
  layers[0].batches = rows.take();
  NoProgress progress;
  DIABAN_TRY(report, importRows(workspace, QStringLiteral("Tạo"), layers, progress));
  return Done{};
}

} // namespace

void TestRowMaker::rowsOfAllTypesComeBack()
{
  const test::OpenWorkspace ws(0);
  RowMaker rows(kFields);
  const QVariantList full{qint64(7),
                          12.5,
                          QStringLiteral("Phường Bến Nghé"),
                          QStringLiteral("2026-11-22"),
                          true,
                          QByteArray("\0\1", 2)};
  rows.add(triangle(600000), full);
  rows.add({}, {QVariant(), std::nan(""), QVariant(), QVariant(), false});
  DIABAN_VERIFY(write(*ws, rows));
  NoProgress progress;
  const auto view = RowView::open(*ws, QStringLiteral("vung"), progress);
  DIABAN_VERIFY(view);
  const std::array<qint64, 2> numbers{1, 2};
  const auto cells = view.value()->cells(numbers).value();
  QVariantList expected = full;
  QCOMPARE(cells[0], expected);
  for (qsizetype i = 0; i < kFields.size(); ++i)
    QCOMPARE(cells[1][i].isNull(), kFields[i].type != geo::FieldType::Boolean);
  const auto features = readFeatures(*ws, QStringLiteral("vung"), numbers, progress).value();
  const auto shape = geo::asType(triangle(600000), 6, false, false);
  QCOMPARE(features[0].wkb, geo::toWkb(*shape));
  QVERIFY(features[1].wkb.isEmpty());
  DIABAN_VERIFY(ws.check());
}

void TestRowMaker::manyRowsKeepTheirOrder()
{
  constexpr qint64 kRows = 10'000; // more than a batch
  RowMaker rows({{QStringLiteral("so"), geo::FieldType::Integer}});
  for (qint64 i = 0; i < kRows; ++i)
    rows.add(triangle(static_cast<double>(i)), {i});
  const auto batches = rows.take();
  qint64 next = 0;
  for (const geo::RecordBatch& batch : batches)
    for (std::size_t row = 0; row < batch.rows; ++row) {
      QCOMPARE(batch.columns[0].integers[row], next);
      QCOMPARE(batch.sourceIds[row], ++next);
    }
  QCOMPARE(next, kRows);
}

void TestRowMaker::isEmptyOnceTaken()
{
  RowMaker rows(kFields);
  QVERIFY(rows.take().empty());
  rows.add(triangle(0), {});
  QCOMPARE(rows.take().size(), std::size_t(1));
  QVERIFY(rows.take().empty());
}

QTEST_GUILESS_MAIN(TestRowMaker)
#include "tst_rowmaker.moc"
