#include "openworkspaces.h"
#include "support/verify.h"

#include <diaban/coverage/sensorlayer.h>
#include <diaban/coverage/sensorrows.h>
#include <diaban/workspace/rowmaker.h>
#include <diaban/workspace/rowview.h>

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>

using namespace diaban;
using namespace diaban::coverage;
using namespace diaban::workspace;

/// Sensors written into layers come back as they were; places along lines stand where they should.
class TestSensorRows : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void aNewLayerGivesBackWhatWasWritten();
  void newOnesSendAsTheirType();
  void whatIsNotKnownIsNull();
  void fieldsAreTitledAndUndoTakesThemBack();
  void addedToOtherPeoplesLayersValuesGoIntoTheirFields();
  void aLayerOfAreasTakesNone();
  void placesFollowALineEvenly_data();
  void placesFollowALineEvenly();
  void placesStandAsideAndOnBothSides();
  void cornersAreWalkedAndAzimuthsAreThoseOfTheLine();
  void whereStreetsMeetNoTwoStandTogether();
};

namespace {

const SensorTypes& types()
{
  static const SensorTypes loaded = SensorTypes::load().value();
  return loaded;
}

Sensor camera(const QString& name, QPointF place)
{
  Sensor sensor;
  sensor.name = name;
  sensor.type = QStringLiteral("camera");
  sensor.owner = QStringLiteral("Công an phường");
  sensor.recipient = QStringLiteral("Trung tâm IOC");
  sensor.place = place;
  sensor.values.set(SensorField::Height, 6.5);
  sensor.values.set(SensorField::Azimuth, 135);
  sensor.values.set(SensorField::PixelsWide, 3840);
  sensor.values.set(SensorField::Cost, 68'000'000);
  return sensor;
}

Outcome write(Workspace& workspace, NewLayer layer)
{
  std::vector<NewLayer> layers;
  layers.push_back(std::move(layer));
  NoProgress progress;
  DIABAN_TRY(report, importRows(workspace, QStringLiteral("Tạo"), layers, progress));
  return Done{};
}

Result<SensorLayer> read(const Workspace& workspace, const QString& name)
{
  NoProgress progress;
  DIABAN_TRY(layer, workspace.layer(name));
  DIABAN_TRY(table, workspace.table(name, sensorFields(layer, types()), progress));
  return sensorsOf(layer, table, types(), {}, {});
}

/// Without what the type fills in.
SensorValues filled(SensorValues values)
{
  values.fillFrom(types().find(QStringLiteral("camera"))->values);
  return values;
}

geo::Shape line(const std::vector<QPointF>& corners)
{
  return geo::makeShape(geo::GeometryKind::Line, corners);
}

double apart(QPointF a, QPointF b)
{
  return std::hypot(a.x() - b.x(), a.y() - b.y());
}

} // namespace

void TestSensorRows::aNewLayerGivesBackWhatWasWritten()
{
  const test::OpenWorkspace ws(0);
  const std::vector<Sensor> sensors{camera(QStringLiteral("C1"), {600000, 1190000}),
                                    camera(QStringLiteral("C2"), {600100.25, 1190000.5})};
  DIABAN_VERIFY(
      write(*ws, sensorLayerOf(QStringLiteral("camera"), QStringLiteral("Camera"), sensors)));
  const Layer layer = ws->layer(QStringLiteral("camera")).value();
  QCOMPARE(layer.role, LayerRole::Sensors);
  QCOMPARE(layer.geometry, geo::GeometryKind::Point);
  const auto back = read(*ws, QStringLiteral("camera"));
  DIABAN_VERIFY(back);
  QCOMPARE(back.value().sensors.size(), sensors.size());
  for (std::size_t i = 0; i < sensors.size(); ++i) {
    const Sensor& made = back.value().sensors[i];
    QCOMPARE(made.name, sensors[i].name);
    QCOMPARE(made.type, sensors[i].type);
    QCOMPARE(made.owner, sensors[i].owner);
    QCOMPARE(made.protocol, QString()); // the type's is for new ones, nobody said that of these
    QCOMPARE(made.recipient, sensors[i].recipient);
    QCOMPARE(made.place, sensors[i].place);
    QVERIFY(made.values == filled(sensors[i].values));
  }
}

void TestSensorRows::newOnesSendAsTheirType()
{
  Sensor gateway;
  gateway.sendAs(*types().find(QStringLiteral("lora")));
  QCOMPARE(gateway.protocol, QStringLiteral("LoRaWAN"));
  Sensor sensor = camera(QStringLiteral("C1"), {});
  sensor.sendAs(*types().find(QStringLiteral("camera")));
  QVERIFY(!sensor.protocol.isEmpty());
  QCOMPARE(sensor.recipient, QStringLiteral("Trung tâm IOC"));
}

void TestSensorRows::whatIsNotKnownIsNull()
{
  const test::OpenWorkspace ws(0);
  const std::vector<Sensor> sensors{camera(QStringLiteral("C1"), {600000, 1190000})};
  DIABAN_VERIFY(write(*ws, sensorLayerOf(QStringLiteral("camera"), {}, sensors)));
  NoProgress progress;
  const auto view = RowView::open(*ws, QStringLiteral("camera"), progress);
  DIABAN_VERIFY(view);
  const std::array<qint64, 1> row{1};
  const QVariantList cells = view.value()->cells(row).value().first();
  for (qsizetype i = 0; i < cells.size(); ++i) {
    const QString field = view.value()->fields()[i].name;
    const QStringList known{QStringLiteral("name"),        QStringLiteral("type"),
                            QStringLiteral("owner"),       QStringLiteral("recipient"),
                            QStringLiteral("height_m"),    QStringLiteral("azimuth_deg"),
                            QStringLiteral("pixels_wide"), QStringLiteral("cost_vnd")};
    QVERIFY2(cells[i].isNull() != known.contains(field), qPrintable(field));
  }
}

void TestSensorRows::fieldsAreTitledAndUndoTakesThemBack()
{
  const test::OpenWorkspace ws(0);
  const QString before = ws.dump();
  DIABAN_VERIFY(write(*ws, sensorLayerOf(QStringLiteral("camera"), QStringLiteral("Camera"), {})));
  const Layer layer = ws->layer(QStringLiteral("camera")).value();
  QCOMPARE(fieldTitle(layer, QStringLiteral("height_m")), QStringLiteral("Mounting height (m)"));
  QCOMPARE(layer.fieldRules.size(), layer.fields.size());
  DIABAN_VERIFY(ws->undo(kBase));
  QVERIFY(ws->layers().isEmpty());
  DIABAN_VERIFY(ws->redo(kBase));
  QCOMPARE(ws->layer(QStringLiteral("camera")).value().fieldRules, layer.fieldRules);
  DIABAN_VERIFY(ws.check());
}

void TestSensorRows::addedToOtherPeoplesLayersValuesGoIntoTheirFields()
{
  const test::OpenWorkspace ws(0);
  NewLayer theirs;
  theirs.name = QStringLiteral("camera");
  theirs.geometry = QStringLiteral("Point");
  theirs.fields = {{QStringLiteral("ma"), geo::FieldType::Text},
                   {QStringLiteral("cao_lap"), geo::FieldType::Real},
                   {QStringLiteral("huong"), geo::FieldType::Integer},
                   {QStringLiteral("do_phan_giai"), geo::FieldType::Text},
                   {QStringLiteral("noi_nhan_du_lieu"), geo::FieldType::Text},
                   {QStringLiteral("ghi_chu"), geo::FieldType::Text}};
  DIABAN_VERIFY(write(*ws, std::move(theirs)));
  const Layer layer = ws->layer(QStringLiteral("camera")).value();
  const std::vector<Sensor> sensors{camera(QStringLiteral("C7"), {600000, 1190000})};
  DIABAN_VERIFY(ws->edit(kBase, {}, [&](Edit& edit) -> Outcome {
    DIABAN_TRY(uids, insertSensors(edit, layer, types(), sensors));
    return uids.size() == 1 ? Outcome(Done{}) : Error{Error::Code::BadArgument, {}, {}};
  }));
  const auto back = read(*ws, QStringLiteral("camera"));
  DIABAN_VERIFY(back);
  const Sensor& made = back.value().sensors.front();
  QCOMPARE(made.name, QStringLiteral("C7"));
  QCOMPARE(made.place, sensors.front().place);
  for (const auto field : {SensorField::Height, SensorField::Azimuth, SensorField::PixelsWide})
    QCOMPARE(made.values[field], sensors.front().values[field]);
  QCOMPARE(made.owner, QString());
  QCOMPARE(made.recipient, sensors.front().recipient);
}

void TestSensorRows::aLayerOfAreasTakesNone()
{
  const test::OpenWorkspace ws(3);
  const Layer layer = ws->layer(QStringLiteral("thua")).value();
  const std::vector<Sensor> sensors{camera(QStringLiteral("C1"), {0, 0})};
  DIABAN_VERIFY_ERROR(ws->edit(kBase, {},
                               [&](Edit& edit) -> Outcome {
                                 DIABAN_TRY(uids, insertSensors(edit, layer, types(), sensors));
                                 return Done{};
                               }),
                      GeometryDoesNotFit);
}

void TestSensorRows::placesFollowALineEvenly_data()
{
  QTest::addColumn<double>("length");
  QTest::addColumn<double>("first");
  QTest::addColumn<QVector<double>>("expected");
  QTest::newRow("from its start, to its end") << 100.0 << 0.0 << QVector<double>{0, 50, 100};
  QTest::newRow("half a spacing in") << 120.0 << 25.0 << QVector<double>{25, 75};
  QTest::newRow("shorter than that") << 20.0 << 25.0 << QVector<double>{};
  QTest::newRow("no length at all") << 0.0 << 0.0 << QVector<double>{};
}

void TestSensorRows::placesFollowALineEvenly()
{
  QFETCH(double, length);
  QFETCH(double, first);
  QFETCH(QVector<double>, expected);
  const std::vector<geo::Shape> lines{line({{1000, 500}, {1000 + length, 500}})};
  QVector<double> found;
  for (const PlaceAlong& place : placesAlong(lines, {.spacing = 50, .first = first})) {
    found.append(place.place.x() - 1000);
    QCOMPARE(place.place.y(), 500.0);
    QCOMPARE(place.azimuth, 90.0);
  }
  QCOMPARE(found, expected);
}

void TestSensorRows::placesStandAsideAndOnBothSides()
{
  const std::vector<geo::Shape> lines{line({{0, 0}, {0, 100}})}; // to the north
  for (const PlaceAlong& place : placesAlong(lines, {.spacing = 25, .aside = 3}))
    QCOMPARE(place.place.x(), 3.0);
  for (const PlaceAlong& place : placesAlong(lines, {.spacing = 25, .aside = -3}))
    QCOMPARE(place.place.x(), -3.0);
  QVector<double> sides;
  for (const PlaceAlong& place :
       placesAlong(lines, {.spacing = 25, .aside = 3, .isOnBothSides = true}))
    sides.append(place.place.x());
  QCOMPARE(sides, (QVector<double>{3, -3, 3, -3, 3}));
}

void TestSensorRows::cornersAreWalkedAndAzimuthsAreThoseOfTheLine()
{
  // 30 m to the north, then to the west: the second place is 20 m behind the corner.
  const std::vector<geo::Shape> lines{line({{0, 0}, {0, 30}, {-100, 30}})};
  const auto places = placesAlong(lines, {.spacing = 50});
  QCOMPARE(places.size(), std::size_t(3));
  QCOMPARE(places[0].place, QPointF(0, 0));
  QCOMPARE(places[0].azimuth, 0.0);
  QCOMPARE(places[1].place, QPointF(-20, 30));
  QCOMPARE(places[1].azimuth, 270.0);
  QCOMPARE(places[2].place, QPointF(-70, 30));
}

void TestSensorRows::whereStreetsMeetNoTwoStandTogether()
{
  std::vector<geo::Shape> streets;
  for (int i = 0; i < 6; ++i) { // a star, each arm walked from the middle, and a line that comes in
    const double turn = i * 3.14159265358979 / 3;
    streets.push_back(line({{0, 0}, {200 * std::sin(turn), 200 * std::cos(turn)}}));
  }
  streets.push_back(line({{-300, 2}, {0, 2}}));
  const auto places = placesAlong(streets, {.spacing = 40});
  QCOMPARE(std::count_if(places.begin(), places.end(),
                         [](const auto& it) {
                           return apart(it.place, {0, 0}) < 1;
                         }),
           1);
  for (std::size_t i = 0; i < places.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      QVERIFY(apart(places[i].place, places[j].place) >= 20);
  QVERIFY(places.size() >= 31);
}

QTEST_GUILESS_MAIN(TestSensorRows)
#include "tst_sensorrows.moc"
