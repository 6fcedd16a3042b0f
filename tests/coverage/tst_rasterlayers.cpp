#include "openworkspaces.h"
#include "support/verify.h"

#include <diaban/coverage/coveragerun.h>
#include <diaban/coverage/levelcolours.h>
#include <diaban/coverage/rasterlayers.h>
#include <diaban/coverage/sensorrows.h>
#include <diaban/store/database.h>
#include <diaban/workspace/layertree.h>
#include <diaban/workspace/rowmaker.h>

#include <QTest>

#include <cmath>

using namespace diaban;
using namespace diaban::coverage;
using namespace diaban::workspace;

/// Coverage as raster layers of real workspaces: cell for cell what was reckoned, in its colours,
/// with its origin, and one action of the history.
class TestRasterLayers : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase();
  void everyCellHasTheClassOfTheAreaAroundIt_data();
  void everyCellHasTheClassOfTheAreaAroundIt();
  void aCellIsDrawnInTheColourOfItsClass();
  void whatLiesAtAPlaceIsNamed();
  void levelsAndServersAreKeptToTheBit();
  void neighboursAmongServersDifferInColour();
  void writtenAgainItTakesThePlaceOfTheOneBefore();
  void undoBringsBackTheOneBeforeAndThenNone();
  void aLayerThatIsNoResultKeepsItsName();
  void aSensorThatMovesMakesItOutOfDate();
  void aCancelledOneLeavesNothing();
  void whatHasNoRasterIsRefused();
};

namespace {

constexpr QPointF kMiddle(600'000, 1'190'000);
const QString kName = QStringLiteral("phu_o");
const ResultTitles kTitles{QStringLiteral("Vùng phủ"), QStringLiteral("tính vùng phủ")};

const SensorTypes& types()
{
  static const SensorTypes loaded = SensorTypes::load().value();
  return loaded;
}

Sensor unit(int number, QPointF off)
{
  Sensor sensor;
  sensor.name = QStringLiteral("C%1").arg(number);
  sensor.type = QStringLiteral("camera");
  sensor.place = kMiddle + off;
  sensor.values.set(SensorField::Height, 6);
  sensor.values.set(SensorField::Range, 120);
  sensor.values.set(SensorField::FieldOfView, number % 2 == 0 ? 90 : 360);
  sensor.values.set(SensorField::Azimuth, 40);
  sensor.values.set(SensorField::Tilt, 25);
  sensor.values.set(SensorField::PixelsWide, 1920);
  sensor.values.set(SensorField::PixelsHigh, 1080);
  sensor.values.set(SensorField::Frequency, 900);
  sensor.values.set(SensorField::Power, 14);
  sensor.values.set(SensorField::Sensitivity, -70);
  return sensor;
}

Outcome fill(Workspace& workspace)
{
  std::vector<Sensor> sensors;
  for (int i = 0; i < 7; ++i)
    sensors.push_back(unit(i, {i * 61.0 - 180, (i % 3) * 83.0 - 90}));
  std::vector<NewLayer> layers{sensorLayerOf(QStringLiteral("camera"), {}, sensors)};
  NewLayer houses;
  houses.name = QStringLiteral("nha");
  houses.role = LayerRole::Buildings;
  houses.geometry = QStringLiteral("Polygon");
  houses.fields = {{QStringLiteral("chieu_cao"), geo::FieldType::Real}};
  RowMaker rows(houses.fields);
  for (int i = 0; i < 12; ++i) {
    const QPointF at = kMiddle + QPointF(i % 4 * 97.0 - 170, i / 4 * 71.0 - 80);
    const std::vector<QPointF> corners{at, at + QPointF(21, 3), at + QPointF(18, 24),
                                       at + QPointF(-3, 21)};
    rows.add(geo::makeShape(geo::GeometryKind::Polygon, corners), {12.0 + i});
  }
  houses.batches = rows.take();
  layers.push_back(std::move(houses));
  NoProgress progress;
  DIABAN_TRY(report, importRows(workspace, QStringLiteral("Tạo"), layers, progress));
  return Done{};
}

Result<CoverageReport> reckoned(const Workspace& workspace, ModelKind kind)
{
  CoverageRequest request;
  request.sensors = QStringLiteral("camera");
  request.model.kind = kind;
  request.model.cell = 7;
  request.model.formula = RadioModel::FreeSpace;
  request.ground.buildings = QStringLiteral("nha");
  NoProgress progress;
  return reckon(workspace, types(), request, nullptr, progress);
}

Result<analysis::WrittenResult> written(Workspace& workspace, const CoverageReport& report)
{
  NoProgress progress;
  return writeRasterLayer(workspace, report, kName, kTitles, progress);
}

Result<geo::RasterGrid> gridOf(const Workspace& workspace, const QString& layer)
{
  NoProgress progress;
  return workspace.grid(layer, {}, progress);
}

QPointF middleOf(const geo::RasterGrid& grid, int column, int row)
{
  return {grid.west + (column + 0.5) * grid.cellWidth, grid.north - (row + 0.5) * grid.cellHeight};
}

/// By the odd-even rule over all rings.
bool isInside(const geo::Shape& shape, QPointF at)
{
  bool isIn = false;
  for (const geo::ShapePart& part : shape.parts)
    for (const geo::ShapeRing& ring : part.rings)
      for (std::size_t i = 0; i + 3 < ring.size(); i += 2) {
        const double y1 = ring[i + 1], y2 = ring[i + 3];
        if ((y1 > at.y()) != (y2 > at.y()) &&
            at.x() < ring[i] + (at.y() - y1) / (y2 - y1) * (ring[i + 2] - ring[i]))
          isIn = !isIn;
      }
  return isIn;
}

/// 0 outside of all areas, else class + 1; −1 within a hand's breadth of a border.
int classByAreas(const CoverageReport& report, QPointF at)
{
  constexpr double kNear = 0.02;
  const auto classAt = [&](QPointF place) {
    for (const CoveredArea& area : report.areas)
      if (isInside(area.shape, place))
        return area.level + 1;
    return 0;
  };
  const int level = classAt(at);
  for (const QPointF off :
       {QPointF(kNear, 0), QPointF(-kNear, 0), QPointF(0, kNear), QPointF(0, -kNear)})
    if (classAt(at + off) != level)
      return -1;
  return level;
}

Result<Layer> onlyRaster(const Workspace& workspace)
{
  std::optional<Layer> found;
  for (const Layer& layer : workspace.layers())
    if (layer.isRaster) {
      if (found)
        return Error{Error::Code::BadArgument, {layer.name, QStringLiteral("two")}, {}};
      found = layer;
    }
  return found ? Result<Layer>(*found) : Error{Error::Code::NoSuchLayer, {kName, {}}, {}};
}

Outcome moveFirstSensor(Workspace& workspace)
{
  const auto report = reckoned(workspace, ModelKind::Disc);
  DIABAN_TRY(entry, workspace.edit(kBase, QStringLiteral("Dời"), [&](Edit& edit) {
    return edit.changeGeometry(QStringLiteral("camera"),
                               {report.value().coverage.sensors.front().row},
                               [](std::span<const unsigned char>) -> Result<QByteArray> {
                                 const std::vector<QPointF> place{kMiddle + QPointF(-900, -700)};
                                 return geo::toWkb(geo::makeShape(geo::GeometryKind::Point, place));
                               });
  }));
  return Done{};
}

class StopAt final : public Progress {
public:
  explicit StopAt(double fraction)
      : m_fraction(fraction)
  {
  }
  bool advance(double fraction) override { return fraction < m_fraction; }

private:
  double m_fraction;
};

} // namespace

void TestRasterLayers::initTestCase()
{
  static QTemporaryDir caches;
  qputenv("XDG_CACHE_HOME", caches.path().toUtf8());
}

void TestRasterLayers::everyCellHasTheClassOfTheAreaAroundIt_data()
{
  QTest::addColumn<ModelKind>("kind");
  QTest::newRow("disc") << ModelKind::Disc;
  QTest::newRow("sight among houses") << ModelKind::Sight;
  QTest::newRow("camera") << ModelKind::Camera;
  QTest::newRow("radio, in cells") << ModelKind::Radio;
}

void TestRasterLayers::everyCellHasTheClassOfTheAreaAroundIt()
{
  QFETCH(ModelKind, kind);
  const test::OpenWorkspace ws(0);
  DIABAN_VERIFY(fill(*ws));
  const auto report = reckoned(*ws, kind);
  DIABAN_VERIFY(report);
  const auto made = written(*ws, report.value());
  DIABAN_VERIFY(made);
  QVERIFY(made.value().isNew);
  ws.reopen();
  const auto grid = gridOf(*ws, made.value().layer);
  DIABAN_VERIFY(grid);
  const int step = kind == ModelKind::Radio ? 1 : 6;
  QMap<int, int> seen;
  for (int row = 0; row < grid.value().height; row += step)
    for (int column = 0; column < grid.value().width; column += step) {
      const int expected = classByAreas(report.value(), middleOf(grid.value(), column, row));
      if (expected < 0)
        continue;
      const float value =
          grid.value()
              .values[static_cast<std::size_t>(row) * static_cast<std::size_t>(grid.value().width) +
                      static_cast<std::size_t>(column)];
      QCOMPARE(std::isnan(value) ? 0 : static_cast<int>(value), expected);
      ++seen[expected];
    }
  QVERIFY(seen.value(0) > 100 && seen.value(kind == ModelKind::Camera ? 4 : 1) > 4);
}

void TestRasterLayers::aCellIsDrawnInTheColourOfItsClass()
{
  const test::OpenWorkspace ws(0);
  DIABAN_VERIFY(fill(*ws));
  const auto report = reckoned(*ws, ModelKind::Camera);
  DIABAN_VERIFY(report);
  const QString name = written(*ws, report.value()).value().layer;
  const Layer layer = ws->layer(name).value();
  QCOMPARE(layer.role, LayerRole::Coverage);
  QCOMPARE(layer.style.categories.size(), qsizetype(report.value().served.levels.size()));
  const geo::RasterGrid grid = gridOf(*ws, name).value();
  const geo::Extent view{grid.west, grid.north - grid.height * grid.cellHeight,
                         grid.west + grid.width * grid.cellWidth, grid.north};
  NoProgress progress; // one pixel a cell, without overviews
  const auto picture = ws->picture(name, view, grid.width, grid.height, progress);
  DIABAN_VERIFY(picture);
  const int count = static_cast<int>(layer.style.categories.size());
  QSet<int> seen;
  for (std::size_t cell = 0; cell < grid.values.size(); ++cell) {
    const auto* pixel =
        reinterpret_cast<const quint8*>(picture.value().rgba.constData()) + cell * 4;
    const int value = std::isnan(grid.values[cell]) ? 0 : static_cast<int>(grid.values[cell]);
    seen.insert(value);
    QCOMPARE(pixel[3] == 0, value == 0);
    if (value == 0)
      continue;
    const Colour colour = levelColourOf(value - 1, count);
    QVERIFY(pixel[0] == colour.red && pixel[1] == colour.green && pixel[2] == colour.blue);
  }
  QVERIFY(seen.size() > 3);
}

void TestRasterLayers::whatLiesAtAPlaceIsNamed()
{
  const test::OpenWorkspace ws(0);
  DIABAN_VERIFY(fill(*ws));
  const auto report = reckoned(*ws, ModelKind::Disc);
  DIABAN_VERIFY(report);
  const QString name = written(*ws, report.value()).value().layer;
  const QPointF at = report.value().coverage.sensors.front().place + QPointF(3, 3);
  NoProgress progress;
  const auto values = ws->values(name, at.x(), at.y(), progress);
  DIABAN_VERIFY(values);
  QCOMPARE(values.value().first().value, std::optional(1.0));
  QCOMPARE(values.value().first().category, report.value().served.levels.front().title);
}

void TestRasterLayers::levelsAndServersAreKeptToTheBit()
{
  const test::OpenWorkspace ws(0);
  DIABAN_VERIFY(fill(*ws));
  const auto report = reckoned(*ws, ModelKind::Radio);
  DIABAN_VERIFY(report);
  NoProgress progress;
  const auto reception = receptionOf(report.value().coverage, progress);
  DIABAN_VERIFY(reception);
  const auto levels = writeLevelLayer(*ws, report.value(), reception.value(), QStringLiteral("muc"),
                                      kTitles, progress);
  const auto servers = writeServerLayer(*ws, report.value(), reception.value(),
                                        QStringLiteral("tram"), kTitles, progress);
  DIABAN_VERIFY(levels);
  DIABAN_VERIFY(servers);
  ws.reopen();
  const auto levelGrid = gridOf(*ws, levels.value().layer);
  const auto serverGrid = gridOf(*ws, servers.value().layer);
  DIABAN_VERIFY(levelGrid);
  DIABAN_VERIFY(serverGrid);
  QCOMPARE(levelGrid.value().values.size(), reception.value().levels.size());
  std::size_t heard = 0;
  for (std::size_t i = 0; i < reception.value().levels.size(); ++i) {
    const float level = reception.value().levels[i], kept = levelGrid.value().values[i];
    QVERIFY(std::isfinite(level) ? kept == level : std::isnan(kept));
    const qint32 server = reception.value().servers[i];
    const float number = serverGrid.value().values[i];
    QVERIFY(server < 0 ? std::isnan(number) : number == static_cast<float>(server + 1));
    heard += server < 0 ? 0 : 1;
  }
  QVERIFY(heard > 100 && heard < reception.value().levels.size());
  const QPointF mast = report.value().coverage.sensors[3].place;
  const auto level = ws->values(levels.value().layer, mast.x(), mast.y(), progress);
  const auto server = ws->values(servers.value().layer, mast.x(), mast.y(), progress);
  QCOMPARE(level.value().first().unit, QStringLiteral("dBm"));
  QVERIFY(level.value().first().category.endsWith(QStringLiteral("dBm")));
  QVERIFY(!server.value().first().category.isEmpty());
}

void TestRasterLayers::neighboursAmongServersDifferInColour()
{
  const test::OpenWorkspace ws(0);
  DIABAN_VERIFY(fill(*ws));
  const auto report = reckoned(*ws, ModelKind::Radio);
  NoProgress progress;
  const Reception reception = receptionOf(report.value().coverage, progress).value();
  const auto made = writeServerLayer(*ws, report.value(), reception, kName, kTitles, progress);
  DIABAN_VERIFY(made);
  QMap<int, Colour> colours;
  const Layer layer = ws->layer(made.value().layer).value();
  for (const Category& category : layer.style.categories)
    colours.insert(category.value.toInt(), category.symbol.fill.colour);
  int borders = 0;
  for (int row = 0; row < reception.frame.height; ++row)
    for (int column = 1; column < reception.frame.width; ++column) {
      const int left = reception.servers[reception.frame.indexOf(column - 1, row)] + 1;
      const int right = reception.servers[reception.frame.indexOf(column, row)] + 1;
      if (left == right || left == 0 || right == 0)
        continue;
      ++borders;
      QVERIFY(colours.contains(left) && colours.contains(right));
      QVERIFY(!(colours[left] == colours[right]));
    }
  QVERIFY(borders > 10);
}

void TestRasterLayers::writtenAgainItTakesThePlaceOfTheOneBefore()
{
  const test::OpenWorkspace ws(0);
  DIABAN_VERIFY(fill(*ws));
  DIABAN_VERIFY(written(*ws, reckoned(*ws, ModelKind::Disc).value()));
  const Layer first = onlyRaster(*ws).value();
  DIABAN_VERIFY(ws->edit(kBase, QStringLiteral("Sửa"), [&](Edit& edit) -> Outcome {
    Style style = first.style;
    style.opacity = 0.4;
    DIABAN_CHECK(edit.setStyle(first.name, style));
    DIABAN_CHECK(edit.setTitle(first.name, QStringLiteral("Của tôi")));
    LayerTree tree = ws->tree();
    addGroup(tree, {UidMaker().next(), QStringLiteral("Nhóm"), {}},
             {first.name, QStringLiteral("nha")});
    return edit.setTree(tree);
  }));
  const LayerTree before = ws->tree();
  DIABAN_VERIFY(moveFirstSensor(*ws));
  const auto again = written(*ws, reckoned(*ws, ModelKind::Disc).value());
  DIABAN_VERIFY(again);
  QVERIFY(!again.value().isNew);
  const auto second = onlyRaster(*ws);
  DIABAN_VERIFY(second);
  QVERIFY(second.value().uid != first.uid);
  QCOMPARE(second.value().name, first.name);
  QCOMPARE(second.value().title, QStringLiteral("Của tôi"));
  QCOMPARE(second.value().style.opacity, 0.4);
  QVERIFY(ws->tree() == before);
  QVERIFY(!(second.value().extent == first.extent));
  QVERIFY(analysis::staleInputs(ws->layers(), second.value()).isEmpty());
  QCOMPARE(ws->history(kBase).value().last().title, kTitles.entry);
  const auto file = store::Database::open(ws.path(), store::OpenMode::ReadOnly);
  DIABAN_VERIFY(file);
  DIABAN_VERIFY(file.value().integrityCheck());
  DIABAN_VERIFY(file.value().foreignKeyCheck());
}

void TestRasterLayers::undoBringsBackTheOneBeforeAndThenNone()
{
  const test::OpenWorkspace ws(0);
  DIABAN_VERIFY(fill(*ws));
  DIABAN_VERIFY(written(*ws, reckoned(*ws, ModelKind::Disc).value()));
  const auto first = gridOf(*ws, kName);
  DIABAN_VERIFY(moveFirstSensor(*ws));
  DIABAN_VERIFY(written(*ws, reckoned(*ws, ModelKind::Disc).value()));
  const auto second = gridOf(*ws, kName);
  QVERIFY(first.value().width != second.value().width);
  DIABAN_VERIFY(ws->undo(kBase));
  QCOMPARE(gridOf(*ws, kName).value().width, first.value().width);
  DIABAN_VERIFY(ws->redo(kBase));
  QCOMPARE(gridOf(*ws, kName).value().width, second.value().width);
  for (int i = 0; i < 3; ++i)
    DIABAN_VERIFY(ws->undo(kBase));
  DIABAN_VERIFY_ERROR(onlyRaster(*ws), NoSuchLayer);
  DIABAN_VERIFY(ws.check());
  ws.reopen();
  DIABAN_VERIFY(ws->redo(kBase));
  QCOMPARE(gridOf(*ws, kName).value().width, first.value().width);
}

void TestRasterLayers::aLayerThatIsNoResultKeepsItsName()
{
  const test::OpenWorkspace ws(0);
  DIABAN_VERIFY(fill(*ws));
  const auto report = reckoned(*ws, ModelKind::Disc);
  NoProgress progress;
  const auto made = writeRasterLayer(*ws, report.value(), QStringLiteral("nha"), kTitles, progress);
  DIABAN_VERIFY(made);
  QCOMPARE(made.value().layer, QStringLiteral("nha 2"));
  QVERIFY(!ws->layer(QStringLiteral("nha")).value().isRaster);
}

void TestRasterLayers::aSensorThatMovesMakesItOutOfDate()
{
  const test::OpenWorkspace ws(0);
  DIABAN_VERIFY(fill(*ws));
  DIABAN_VERIFY(written(*ws, reckoned(*ws, ModelKind::Sight).value()));
  ws.reopen();
  QVERIFY(analysis::staleInputs(ws->layers(), onlyRaster(*ws).value()).isEmpty());
  DIABAN_VERIFY(moveFirstSensor(*ws));
  const auto stale = analysis::staleInputs(ws->layers(), onlyRaster(*ws).value());
  QCOMPARE(stale.size(), qsizetype(1));
  QCOMPARE(stale.first().title, QStringLiteral("camera"));
}

void TestRasterLayers::aCancelledOneLeavesNothing()
{
  const test::OpenWorkspace ws(0);
  DIABAN_VERIFY(fill(*ws));
  const auto report = reckoned(*ws, ModelKind::Disc);
  const qsizetype entries = ws->history(kBase).value().size();
  for (const double at : {0.05, 0.39, 0.5, 0.9}) {
    StopAt progress(at);
    DIABAN_VERIFY_ERROR(writeRasterLayer(*ws, report.value(), kName, kTitles, progress), Cancelled);
  }
  DIABAN_VERIFY_ERROR(onlyRaster(*ws), NoSuchLayer);
  QCOMPARE(ws->history(kBase).value().size(), entries);
  DIABAN_VERIFY(ws.check());
}

void TestRasterLayers::whatHasNoRasterIsRefused()
{
  const test::OpenWorkspace ws(0);
  DIABAN_VERIFY(fill(*ws));
  const auto report = reckoned(*ws, ModelKind::Disc);
  NoProgress progress;
  DIABAN_VERIFY_ERROR(receptionOf(report.value().coverage, progress), BadArgument);
  DIABAN_VERIFY_ERROR(writeServerLayer(*ws, report.value(), Reception{}, kName, kTitles, progress),
                      NoSensors);
  CoverageReport nothing = report.value();
  for (FootprintPtr& footprint : nothing.coverage.footprints)
    footprint = std::make_shared<const Footprint>();
  DIABAN_VERIFY_ERROR(written(*ws, nothing), NoSensors);
}

QTEST_GUILESS_MAIN(TestRasterLayers)
#include "tst_rasterlayers.moc"
