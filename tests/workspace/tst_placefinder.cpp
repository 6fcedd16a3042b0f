#include "openworkspaces.h"
#include "placequery.h"
#include "support/stopafter.h"
#include "support/verify.h"
#include "support/wkbwriter.h"

#include <diaban/base/text.h>
#include <diaban/workspace/import.h>
#include <diaban/workspace/placefinder.h>
#include <diaban/workspace/rows.h>

#include <QTest>

#include <algorithm>
#include <random>

using namespace diaban;
using namespace diaban::workspace;

class TestPlaceFinder : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void init();
  void aCommuneIsFoundWithoutMarksFirst();
  void marksThatWereTypedComeFirst();
  void aParcelIsFoundInEveryNotation_data();
  void aParcelIsFoundInEveryNotation();
  void aNumberAloneOrAWordIsNoParcel_data();
  void aNumberAloneOrAWordIsNoParcel();
  void whatBelongsToACommuneIsFoundByBoth();
  void piecesOfOneStreetAreOnePlace();
  void aCodeIsAName();
  void aLinkedFileIsSearchedToo();
  void noMoreThanAskedComeOfALayerAndTheBest();
  void agreesWithLookingAtEveryName();
  void findsWhatWasEditedSince();
  void stopsWhenAsked();

private:
  QVector<Place> found(const QString& text, int most = 20);

  std::unique_ptr<test::OpenWorkspace> m_ws;
  std::unique_ptr<PlaceFinder> m_finder;
  qint64 m_fitting = 0;
  NoProgress m_progress;
};

namespace {

using Rows = std::vector<QByteArrayList>; ///< UTF-8

geo::RecordBatch batchOf(const std::vector<QByteArray>& shapes, const Rows& rows, qsizetype columns)
{
  geo::RecordBatch batch;
  batch.rows = rows.size();
  batch.columns.resize(static_cast<std::size_t>(columns));
  for (std::size_t row = 0; row < rows.size(); ++row) {
    batch.geometryBytes += shapes[row];
    batch.geometryEnds.push_back(static_cast<quint32>(batch.geometryBytes.size()));
    batch.sourceIds.push_back(static_cast<qint64>(row));
    for (qsizetype i = 0; i < columns; ++i) {
      geo::Column& column = batch.columns[static_cast<std::size_t>(i)];
      column.isNull.push_back(rows[row][i].isEmpty() ? 1 : 0);
      column.bytes += rows[row][i];
      column.ends.push_back(static_cast<quint32>(column.bytes.size()));
    }
  }
  return batch;
}

NewLayer layerOf(const QString& name, LayerRole role, const QString& geometry,
                 const QStringList& fields, const std::vector<QByteArray>& shapes, const Rows& rows)
{
  NewLayer layer;
  layer.name = name;
  layer.title = name.toUpper();
  layer.role = role;
  layer.geometry = geometry;
  for (const QString& field : fields)
    layer.fields.append({field, geo::FieldType::Text});
  layer.batches.push_back(batchOf(shapes, rows, fields.size()));
  return layer;
}

std::vector<QByteArray> squares(std::size_t count)
{
  std::vector<QByteArray> shapes;
  for (std::size_t i = 0; i < count; ++i)
    shapes.push_back(test::square(590000 + 100.0 * static_cast<double>(i), 1180000, 90));
  return shapes;
}

QByteArray line(double fromX, double toX)
{
  return test::WkbWriter().head(2).number(2).values({fromX, 1180000, toX, 1180000});
}

std::vector<NewLayer> town()
{
  const Rows communes{
      {"29013", "Phường An Biên"}, {"29016", "Xã Hòa Biên"}, {"29019", "Xã Ân Biển Đông"}};
  const Rows parcels{{"14", "128", "29013"},
                     {"14", "0128", "29016"},
                     {"15", "128", "29013"},
                     {"14", "129", "29013"},
                     {"128", "14", "29013"}};
  const Rows streets{{"Đường Lê Lợi"}, {"Đường Lê Lợi"}, {"Đường Lê Lợi"}, {"Đường Lê Lai"}};
  const Rows schools{{"TH-07", "Trường tiểu học An Biên", "29019"},
                     {"TH-08", "", "29013"},
                     {"TH-09", "Trường mầm non Họa Mi", "29019"}};
  return {
      layerOf(QStringLiteral("xa"), LayerRole::Communes, QStringLiteral("Polygon"),
              {QStringLiteral("ma_xa"), QStringLiteral("TEN")}, squares(3), communes),
      layerOf(QStringLiteral("thua"), LayerRole::Other, QStringLiteral("Polygon"),
              {QStringLiteral("Số tờ"), QStringLiteral("SO_THUA"), QStringLiteral("ma_xa")},
              squares(5), parcels),
      layerOf(
          QStringLiteral("duong"), LayerRole::Infrastructure, QStringLiteral("LineString"),
          {QStringLiteral("ten_duong")},
          {line(590000, 590100), line(590100, 590200), line(595000, 595100), line(590100, 590100)},
          streets),
      layerOf(QStringLiteral("truong"), LayerRole::Other, QStringLiteral("Polygon"),
              {QStringLiteral("ma"), QStringLiteral("ten"), QStringLiteral("ma_xa")}, squares(3),
              schools),
  };
}

QStringList titles(const QVector<Place>& places)
{
  QStringList list;
  for (const Place& place : places)
    list.append(place.title);
  return list;
}

QVector<qint64> rowsOfLayer(const QVector<Place>& places, const QString& layer)
{
  QVector<qint64> rows;
  for (const Place& place : places)
    if (place.layer == layer)
      rows.append(place.row);
  return rows;
}

} // namespace

void TestPlaceFinder::init()
{
  m_finder.reset();
  m_ws = std::make_unique<test::OpenWorkspace>(0);
  DIABAN_VERIFY(importRows(**m_ws, QStringLiteral("Thị xã"), town(), m_progress));
  auto opened = PlaceFinder::open(**m_ws);
  DIABAN_VERIFY(opened);
  m_finder = std::move(opened).value();
}

/// Best first, as a list shows them.
QVector<Place> TestPlaceFinder::found(const QString& text, int most)
{
  QVector<Place> places;
  const auto fitting = m_finder->find(
      text, most, [&](const QVector<Place>& hits) { places += hits; }, m_progress);
  m_fitting = fitting ? fitting.value() : -1;
  std::stable_sort(places.begin(), places.end(),
                   [](const Place& a, const Place& b) { return a.rank < b.rank; });
  return places;
}

void TestPlaceFinder::aCommuneIsFoundWithoutMarksFirst()
{
  const auto places = found(QStringLiteral("an bien"));
  QCOMPARE(places.first().title, QStringLiteral("Phường An Biên"));
  QCOMPARE(places.first().layer, QStringLiteral("xa"));
  QCOMPARE(places.first().kind, QStringLiteral("XA"));
  QCOMPARE(places.first().row, 1);
  QCOMPARE(places.first().rank, 0);
  QCOMPARE(places.first().extent, (geo::Extent{590000, 1180000, 590090, 1180090}));
  QVERIFY(titles(places).contains(QStringLiteral("Xã Ân Biển Đông"))); // further down
  QVERIFY(!titles(places).contains(QStringLiteral("Xã Hòa Biên")));
  QCOMPARE(m_fitting, places.size());
}

void TestPlaceFinder::marksThatWereTypedComeFirst()
{
  QCOMPARE(found(QStringLiteral("ân biển")).first().title, QStringLiteral("Xã Ân Biển Đông"));
  QCOMPARE(found(QStringLiteral("AN BIÊN")).first().title, QStringLiteral("Phường An Biên"));
}

void TestPlaceFinder::aParcelIsFoundInEveryNotation_data()
{
  QTest::addColumn<QString>("text");
  QTest::addColumn<QVector<qint64>>("rows");
  const auto row = [](const char* text, QVector<qint64> rows) {
    QTest::newRow(text) << QString::fromUtf8(text) << rows;
  };
  row("thửa 128 tờ 14", {1, 2});
  row("Thửa đất số 128, tờ bản đồ số 14", {1, 2});
  row("tờ 14 thửa 128", {1, 2});
  row("thua 128 to 14", {1, 2});
  row("128/14", {1, 2});
  row("thửa 128/14", {1, 2});
  row("0128 / 014", {1, 2});
  row("128/14 an biên", {1});
  row("thửa 128 tờ 14, hoa bien", {2});
  row("thửa 128", {1, 2, 3});
  row("thửa 14", {5});
  row("thửa 999 tờ 14", {});
}

void TestPlaceFinder::aParcelIsFoundInEveryNotation()
{
  QFETCH(QString, text);
  auto rows = rowsOfLayer(found(text), QStringLiteral("thua"));
  std::sort(rows.begin(), rows.end());
  QTEST(rows, "rows");
}

void TestPlaceFinder::aNumberAloneOrAWordIsNoParcel_data()
{
  QTest::addColumn<QString>("text");
  for (const char* text : {"128", "tờ 14", "lê lợi", "thửa", "20.8449, 106.6881", "12/"})
    QTest::newRow(text) << QString::fromUtf8(text);
}

void TestPlaceFinder::aNumberAloneOrAWordIsNoParcel()
{
  QFETCH(QString, text);
  QVERIFY(!parcelQuery(text));
}

void TestPlaceFinder::whatBelongsToACommuneIsFoundByBoth()
{
  const auto places = found(QStringLiteral("hoa mi an bien"));
  QCOMPARE(titles(places), QStringList{QStringLiteral("Trường mầm non Họa Mi")});
  QCOMPARE(places.first().kind, QStringLiteral("TRUONG · Xã Ân Biển Đông"));
  // The commune's name alone is not what all that lies in it is called.
  QVERIFY(!titles(found(QStringLiteral("an bien"))).contains(QStringLiteral("TH-08")));
}

void TestPlaceFinder::piecesOfOneStreetAreOnePlace()
{
  const auto places = found(QStringLiteral("le loi"));
  QCOMPARE(places.size(), 2); // the third piece lies far away: another street
  QCOMPARE(places[0].extent, (geo::Extent{590000, 1180000, 590200, 1180000}));
  QCOMPARE(places[1].extent.minX, 595000.0);
  QCOMPARE(m_fitting, 3);
}

void TestPlaceFinder::aCodeIsAName()
{
  const auto places = found(QStringLiteral("th-08"));
  QCOMPARE(titles(places), QStringList{QStringLiteral("TH-08")}); // it has no other
  QCOMPARE(titles(found(QStringLiteral("TH-07"))),
           QStringList{QStringLiteral("Trường tiểu học An Biên")});
}

void TestPlaceFinder::aLinkedFileIsSearchedToo()
{
  ImportRequest request;
  request.sources =
      QStringList{QStringLiteral(DIABAN_SOURCE_DIR "/tests/geo/data/sources/places.geojson")};
  request.layerName = QStringLiteral("linked");
  request.link = true;
  const geo::SourceReader reader(geo::workerProgram());
  DIABAN_VERIFY(importSources(**m_ws, request, reader, m_progress));
  const auto layer = (*m_ws)->layer(QStringLiteral("linked"));
  DIABAN_VERIFY(layer);
  const auto table = (*m_ws)->table(QStringLiteral("linked"), {QStringLiteral("ten")}, m_progress);
  DIABAN_VERIFY(table);
  const auto& block = *table.value()->blocks().front();
  const int column = table.value()->columnIndex(QStringLiteral("ten"));
  QVERIFY(column >= 0);
  const auto utf8 = block.columns[static_cast<std::size_t>(column)].text(0);
  const auto name = QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
  for (int again = 0; again < 2; ++again) {
    const auto places = found(foldMarks(name));
    QVERIFY2(!places.isEmpty(), qPrintable(name));
    const auto hit = std::find_if(places.begin(), places.end(), [](const Place& place) {
      return place.layer == QLatin1String("linked");
    });
    QVERIFY(hit != places.end());
    QCOMPARE(hit->title, name);
    QCOMPARE(hit->row, block.fids[0]);
    QCOMPARE(hit->extent, block.rowExtent(0));
  }
}

void TestPlaceFinder::noMoreThanAskedComeOfALayerAndTheBest()
{
  const auto places = found(QStringLiteral("an bien"), 1);
  QCOMPARE(rowsOfLayer(places, QStringLiteral("xa")), QVector<qint64>{1});
  QVERIFY(m_fitting > places.size());
  QCOMPARE(found(QStringLiteral("an bien"), 0).size(), 0);
  QCOMPARE(found(QStringLiteral("   ")).size(), 0);
}

/// A plain search over all names is the truth.
void TestPlaceFinder::agreesWithLookingAtEveryName()
{
  const QStringList syllables{QStringLiteral("An"),  QStringLiteral("Đức"), QStringLiteral("Hòa"),
                              QStringLiteral("Ước"), QStringLiteral("Lê"),  QStringLiteral("Lợi")};
  std::mt19937 random(11);
  const auto syllable = [&] { return syllables[static_cast<qsizetype>(random() % 6)]; };
  Rows names;
  for (int i = 0; i < 2000; ++i)
    names.push_back(
        {(syllable() + QLatin1Char(' ') + syllable() + QLatin1Char(' ') + syllable()).toUtf8()});
  DIABAN_VERIFY(
      importRows(**m_ws, QStringLiteral("Tên"),
                 {layerOf(QStringLiteral("ten"), LayerRole::Other, QStringLiteral("Polygon"),
                          {QStringLiteral("name")}, squares(2000), names)},
                 m_progress));
  for (int i = 0; i < 20; ++i) {
    const QString a = foldMarks(syllable()), b = foldMarks(syllable());
    QVector<qint64> expected;
    for (std::size_t row = 0; row < names.size(); ++row) {
      const QString folded = foldMarks(QString::fromUtf8(names[row][0]));
      if (folded.contains(a) && folded.contains(b))
        expected.append(static_cast<qint64>(row) + 1);
    }
    const auto places = found(a + QLatin1Char(' ') + b, 5000);
    auto rows = rowsOfLayer(places, QStringLiteral("ten"));
    QVERIFY(std::is_sorted(places.begin(), places.end(),
                           [](const Place& l, const Place& r) { return l.rank < r.rank; }));
    std::sort(rows.begin(), rows.end());
    QCOMPARE(rows, expected);
  }
}

void TestPlaceFinder::findsWhatWasEditedSince()
{
  QCOMPARE(found(QStringLiteral("quang trung")).size(), 0);
  DIABAN_VERIFY((*m_ws)->edit(kBase, QStringLiteral("Thêm"), [](Edit& edit) -> Outcome {
    Edit::FeatureRow row;
    row.wkb = line(1, 2);
    row.fields.insert(QStringLiteral("ten_duong"), QStringLiteral("Đường Quang Trung"));
    auto added = edit.insertFeature(QStringLiteral("duong"), row);
    return added ? Outcome(Done{}) : added.error();
  }));
  QCOMPARE(found(QStringLiteral("quang trung")).size(), 1);
}

void TestPlaceFinder::stopsWhenAsked()
{
  test::StopAfter progress(1);
  const auto stopped = m_finder->find(
      QStringLiteral("an bien"), 20, [](const auto&) {}, progress);
  QVERIFY(!stopped);
  QCOMPARE(stopped.error().code, Error::Code::Cancelled);
}

QTEST_GUILESS_MAIN(TestPlaceFinder)
#include "tst_placefinder.moc"
