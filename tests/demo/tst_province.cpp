#include "support/stopafter.h"
#include "support/verify.h"

#include <diaban/base/text.h>
#include <diaban/demo/demo.h>
#include <diaban/geo/wkb.h>

#include <QCryptographicHash>
#include <QSet>
#include <QTest>

using namespace diaban;
using workspace::NewLayer;

namespace {

demo::DemoOptions small(quint64 seed)
{
  demo::DemoOptions options;
  options.parcels = 3'000;
  options.seed = seed;
  return options;
}

QByteArray hashOf(const demo::Province& province)
{
  QCryptographicHash hash(QCryptographicHash::Sha256);
  for (const NewLayer& layer : province.layers)
    for (const geo::RecordBatch& batch : layer.batches) {
      hash.addData(batch.geometryBytes);
      for (const geo::Column& column : batch.columns) {
        hash.addData(column.bytes);
        hash.addData(QByteArrayView(reinterpret_cast<const char*>(column.integers.data()),
                                    static_cast<qsizetype>(column.integers.size() * 8)));
      }
    }
  return hash.result();
}

const NewLayer& layerOf(const demo::Province& province, const char* name)
{
  for (const NewLayer& layer : province.layers)
    if (layer.name == QLatin1String(name))
      return layer;
  return province.layers.front();
}

std::size_t rowsOf(const NewLayer& layer)
{
  std::size_t rows = 0;
  for (const geo::RecordBatch& batch : layer.batches)
    rows += batch.rows;
  return rows;
}

QStringList texts(const NewLayer& layer, const char* field)
{
  QStringList values;
  for (qsizetype i = 0; i < layer.fields.size(); ++i)
    if (layer.fields[i].name == QLatin1String(field))
      for (const geo::RecordBatch& batch : layer.batches)
        for (std::size_t row = 0; row < batch.rows; ++row) {
          const std::string_view text = batch.columns[static_cast<std::size_t>(i)].text(row);
          values.append(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
        }
  return values;
}

} // namespace

class TestProvince : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase();
  void theSameSeedGivesTheSameContent();
  void hasTheLayersThatThePlannerNeeds_data();
  void hasTheLayersThatThePlannerNeeds();
  void communesHaveNamesAndCodesOfTheirOwn();
  void allTextIsInNormalFormC();
  void allGeometryIsWellFormedAndInPlace();
  void someProjectsMeetInPlaceAndTime();
  void camerasLookSomewhereAndBelongToSomebody();
  void stopsWhenCancelled();

private:
  demo::Province m_province;
};

void TestProvince::initTestCase()
{
  NoProgress progress;
  auto made = demo::makeProvince(small(1), progress);
  DIABAN_VERIFY(made);
  m_province = std::move(made).value();
}

void TestProvince::theSameSeedGivesTheSameContent()
{
  NoProgress progress;
  const auto again = demo::makeProvince(small(1), progress);
  DIABAN_VERIFY(again);
  QCOMPARE(hashOf(again.value()), hashOf(m_province));
  QCOMPARE(again.value().terrain.metres, m_province.terrain.metres);
  const auto other = demo::makeProvince(small(2), progress);
  DIABAN_VERIFY(other);
  QVERIFY(hashOf(other.value()) != hashOf(m_province));
}

void TestProvince::hasTheLayersThatThePlannerNeeds_data()
{
  QTest::addColumn<QByteArray>("name");
  QTest::addColumn<int>("least");
  QTest::addColumn<int>("most");
  QTest::newRow("communes") << QByteArray("xa") << 40 << 40;
  QTest::newRow("zoning") << QByteArray("quy_hoach_sdd") << 500 << 10'000;
  QTest::newRow("parcels") << QByteArray("thua_dat") << 3'000 << 3'000;
  QTest::newRow("main roads") << QByteArray("duong") << 50 << 1'000;
  QTest::newRow("streets") << QByteArray("duong_pho") << 200 << 5'000;
  QTest::newRow("drains") << QByteArray("thoat_nuoc") << 50 << 2'000;
  QTest::newRow("water pipes") << QByteArray("cap_nuoc") << 50 << 2'000;
  QTest::newRow("fibre") << QByteArray("cap_quang") << 30 << 2'000;
  QTest::newRow("buildings") << QByteArray("nha") << 1'000 << 20'000;
  QTest::newRow("schools") << QByteArray("truong_hoc") << 80 << 600;
  QTest::newRow("clinics") << QByteArray("y_te") << 40 << 200;
  QTest::newRow("sensors") << QByteArray("cam_bien") << 40 << 300;
  QTest::newRow("cameras") << QByteArray("camera") << 20 << 800;
  QTest::newRow("poles") << QByteArray("cot") << 500 << 20'000;
  QTest::newRow("projects") << QByteArray("du_an") << 20 << 400;
  QTest::newRow("water") << QByteArray("nen") << 3 << 100;
}

void TestProvince::hasTheLayersThatThePlannerNeeds()
{
  QFETCH(QByteArray, name);
  QFETCH(int, least);
  QFETCH(int, most);
  const NewLayer& layer = layerOf(m_province, name.constData());
  QCOMPARE(layer.name, QString::fromLatin1(name));
  const int rows = static_cast<int>(rowsOf(layer));
  QVERIFY2(rows >= least && rows <= most, qPrintable(QString::number(rows)));
}

void TestProvince::communesHaveNamesAndCodesOfTheirOwn()
{
  const NewLayer& communes = layerOf(m_province, "xa");
  const QStringList codes = texts(communes, "ma_xa");
  QCOMPARE(QSet<QString>(codes.begin(), codes.end()).size(), 40);
  for (const QString& code : codes)
    QVERIFY(code.size() == 5 && code.toInt() > 0);
  const QStringList names = texts(communes, "ten");
  QCOMPARE(QSet<QString>(names.begin(), names.end()).size(), 40);
  const QStringList kinds = texts(communes, "loai");
  QCOMPARE(kinds.count(QStringLiteral("đặc khu")), 1);
  QVERIFY(kinds.count(QStringLiteral("phường")) >= 4);
  QVERIFY(kinds.count(QStringLiteral("xã")) >= 15);
}

void TestProvince::allTextIsInNormalFormC()
{
  for (const NewLayer& layer : m_province.layers) {
    QCOMPARE(layer.title, toNfc(layer.title));
    for (const geo::Field& field : layer.fields)
      if (field.type == geo::FieldType::Text)
        for (const QString& text : texts(layer, field.name.toLatin1().constData()))
          QVERIFY2(text == toNfc(text), qPrintable(text));
  }
}

void TestProvince::allGeometryIsWellFormedAndInPlace()
{
  const geo::Extent frame = m_province.terrain.extent;
  geo::FlatGeometry flat;
  for (const NewLayer& layer : m_province.layers)
    for (const geo::RecordBatch& batch : layer.batches)
      for (std::size_t row = 0; row < batch.rows; ++row) {
        DIABAN_VERIFY(geo::readWkb(batch.geometry(row), flat));
        geo::Extent wide = frame;
        wide.add(frame.minX - 500, frame.minY - 500);
        wide.add(frame.maxX + 500, frame.maxY + 500);
        QVERIFY2(wide.contains(flat.extent()), qPrintable(layer.name));
      }
}

void TestProvince::someProjectsMeetInPlaceAndTime()
{
  const NewLayer& projects = layerOf(m_province, "du_an");
  const QStringList begins = texts(projects, "bat_dau");
  const QStringList ends = texts(projects, "ket_thuc");
  std::vector<geo::Extent> boxes;
  geo::FlatGeometry flat;
  for (const geo::RecordBatch& batch : projects.batches)
    for (std::size_t row = 0; row < batch.rows; ++row) {
      DIABAN_VERIFY(geo::readWkb(batch.geometry(row), flat));
      boxes.push_back(flat.extent());
    }
  int meetings = 0;
  for (qsizetype i = 0; i < begins.size(); ++i)
    for (qsizetype k = i + 1; k < begins.size(); ++k)
      meetings += begins[i] < ends[k] && begins[k] < ends[i] &&
                  boxes[static_cast<std::size_t>(i)].intersects(boxes[static_cast<std::size_t>(k)]);
  QVERIFY(meetings >= 5);
}

void TestProvince::camerasLookSomewhereAndBelongToSomebody()
{
  const NewLayer& cameras = layerOf(m_province, "camera");
  const QStringList owners = texts(cameras, "chu_quan");
  QCOMPARE(QSet<QString>(owners.begin(), owners.end()).size(), 3);
  for (const NewLayer* layer : {&layerOf(m_province, "cam_bien"), &layerOf(m_province, "cot")})
    QVERIFY(!texts(*layer, "chu_quan").contains(QString()));
  const std::pair<const char*, std::pair<double, double>> limits[] = {
      {"huong", {0, 360}}, {"goc_nhin", {20, 120}}, {"cao_lap", {2, 12}}};
  for (const auto& [field, between] : limits)
    for (const geo::RecordBatch& batch : cameras.batches)
      for (qsizetype i = 0; i < cameras.fields.size(); ++i)
        if (cameras.fields[i].name == QLatin1String(field))
          for (const double value : batch.columns[static_cast<std::size_t>(i)].reals)
            QVERIFY2(value >= between.first && value < between.second, field);
}

void TestProvince::stopsWhenCancelled()
{
  for (int reports = 0; reports < 2; ++reports) {
    test::StopAfter progress(reports);
    DIABAN_VERIFY_ERROR(demo::makeProvince(small(1), progress), Cancelled);
  }
}

QTEST_GUILESS_MAIN(TestProvince)
#include "tst_province.moc"
