#include "openworkspaces.h"
#include "support/verify.h"
#include "support/wkbwriter.h"

#include <diaban/geo/rasterfile.h>
#include <diaban/workspace/rows.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include <array>

using namespace diaban;
using namespace diaban::workspace;

/// Opens our workspace in QGIS itself: exactly our layers, each in our colours.
class TestQgisView : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase();
  void showsExactlyOurLayers();
  void showsATableWithoutGeometryAsATable();
  void showsRasters();
  void drawsLandUseInItsColours();
  void drawsRoadsCased();
  void drawsDashedBoundaries();
  void drawsHatches();
  void drawsMarkers();
  void drawsClassesOfNumbers();

private:
  void importRaster(const QString& name);
  QJsonObject layer(const QString& table) const
  {
    return m_seen[QLatin1String("layers")][table].toObject();
  }
  std::unique_ptr<test::OpenWorkspace> m_workspace;
  QJsonObject m_seen;
};

namespace {

const double kX = 590000, kY = 1180000; ///< in the workspace's zone

geo::RecordBatch rows(const std::vector<QByteArray>& shapes, const QStringList& values)
{
  geo::RecordBatch batch;
  geo::Column column;
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    batch.sourceIds.push_back(static_cast<qint64>(i));
    batch.geometryBytes += shapes[i];
    batch.geometryEnds.push_back(static_cast<quint32>(batch.geometryBytes.size()));
    column.isNull.push_back(0);
    column.bytes += values[static_cast<qsizetype>(i)].toUtf8();
    column.ends.push_back(static_cast<quint32>(column.bytes.size()));
  }
  batch.rows = shapes.size();
  batch.columns.push_back(column);
  return batch;
}

geo::RecordBatch numbers(const std::vector<QByteArray>& shapes, const std::vector<double>& values)
{
  geo::RecordBatch batch = rows(shapes, QStringList(static_cast<qsizetype>(shapes.size())));
  geo::Column column;
  column.type = geo::FieldType::Real;
  column.isNull.assign(shapes.size(), 0);
  column.reals = values;
  batch.columns = {column};
  return batch;
}

QByteArray line(double x, double y, double length)
{
  return test::WkbWriter().head(2).number(2).values({x, y, x + length, y});
}

QByteArray point(double x, double y)
{
  return test::WkbWriter().head(1).values({x, y});
}

QByteArray circle(double x, double y, double radius)
{
  const QByteArray ring =
      test::WkbWriter().head(8).number(3).values({x - radius, y, x + radius, y, x - radius, y});
  return test::WkbWriter().head(10).number(1).member(ring);
}

NewLayer newLayer(const QString& name, LayerRole role, const QString& geometry,
                  const QString& field, geo::RecordBatch batch)
{
  NewLayer layer;
  layer.name = layer.title = name;
  layer.role = role;
  layer.geometry = geometry;
  layer.fields = {{field, batch.columns.front().type}};
  layer.batches.push_back(std::move(batch));
  return layer;
}

Style classes()
{
  Style style;
  style.kind = Style::Kind::Graduated;
  style.field = QStringLiteral("so");
  style.opacity = 0.8;
  style.scales = {500, 50000};
  style.classes = {{0, 10, QStringLiteral("ít"), {}}, {10, 20.5, QStringLiteral("nhiều"), {}}};
  style.classes[0].symbol.fill.colour = {10, 20, 30, 255};
  style.classes[1].symbol.fill.colour = {40, 50, 60, 128};
  return style;
}

std::vector<NewLayer> everyLayer()
{
  const std::vector<QByteArray> squares{test::square(kX, kY, 100), test::square(kX + 100, kY, 100),
                                        test::square(kX + 200, kY, 100)};
  std::vector<NewLayer> layers;
  layers.push_back(newLayer(QStringLiteral("cameras"), LayerRole::Sensors, QStringLiteral("Point"),
                            QStringLiteral("loai"),
                            rows({point(kX, kY)}, {QStringLiteral("Camera")})));
  layers.push_back(newLayer(QStringLiteral("du_an"), LayerRole::Projects, QStringLiteral("Polygon"),
                            QStringLiteral("ten"), rows({squares[0]}, {QStringLiteral("Cầu")})));
  layers.push_back(newLayer(QStringLiteral("xa"), LayerRole::Communes, QStringLiteral("Polygon"),
                            QStringLiteral("ten"),
                            rows({squares[0]}, {QStringLiteral("Vĩnh Hòa")})));
  layers.push_back(newLayer(QStringLiteral("duong"), LayerRole::Infrastructure,
                            QStringLiteral("LineString"), QStringLiteral("ten"),
                            rows({line(kX, kY, 50)}, {QStringLiteral("Lê Lợi")})));
  layers.push_back(newLayer(
      QStringLiteral("thua"), LayerRole::Zoning, QStringLiteral("Polygon"),
      QStringLiteral("loai_dat"),
      rows(squares, {QStringLiteral("ODT"), QStringLiteral("TMD"), QStringLiteral("DGT")})));
  layers.push_back(newLayer(QStringLiteral("mat_do"), LayerRole::Other, QStringLiteral("Polygon"),
                            QStringLiteral("so"), numbers(squares, {5, 15, 99})));
  layers.back().style = classes();
  layers.push_back(newLayer(QStringLiteral("dan_so"), LayerRole::Other, QStringLiteral("None"),
                            QStringLiteral("ten"),
                            rows({{}, {}}, {QStringLiteral("An Khê"), QStringLiteral("Cái Khế")})));
  layers.push_back(newLayer(QStringLiteral("ho_tron"), LayerRole::Other,
                            QStringLiteral("CurvePolygon"), QStringLiteral("ten"),
                            rows({circle(kX, kY, 50)}, {QStringLiteral("Hồ")})));
  return layers;
}

QStringList strings(const QJsonValue& json)
{
  QStringList texts;
  for (const auto& item : json.toArray())
    texts.append(item.toString());
  return texts;
}

} // namespace

void TestQgisView::initTestCase()
{
  const QString python = QStringLiteral("/usr/bin/python3");
  if (QProcess::execute(python, {QStringLiteral("-c"), QStringLiteral("import qgis.core")}) != 0)
    QSKIP("python3-qgis is not installed");
  m_workspace = std::make_unique<test::OpenWorkspace>(0);
  NoProgress progress;
  DIABAN_VERIFY(importRows(**m_workspace, QStringLiteral("thử"), everyLayer(), progress));
  importRaster(QStringLiteral("do_cao"));
  importRaster(QStringLiteral("da_bo"));
  DIABAN_VERIFY((*m_workspace)->undo(kBase)); // off every list, but its tables are still there
  m_workspace->close();
  QStringList arguments{QStringLiteral(DIABAN_SOURCE_DIR "/tests/workspace/qgis_view.py"),
                        m_workspace->path(), QStringLiteral("thua")};
  for (const double x : {50.0, 150.0, 250.0})
    arguments << QStringLiteral("%1,%2").arg(kX + x, 0, 'f', 1).arg(kY + 50, 0, 'f', 1);
  QProcess qgis;
  qgis.setProcessChannelMode(QProcess::ForwardedErrorChannel);
  qgis.start(python, arguments);
  QVERIFY(qgis.waitForFinished(50'000));
  m_seen = QJsonDocument::fromJson(qgis.readAllStandardOutput()).object();
  QVERIFY(!m_seen.isEmpty());
}

/// 300 × 200 cells of 5 m around kX, kY, as high as their column.
void TestQgisView::importRaster(const QString& name)
{
  geo::GridFile grid;
  grid.width = 300;
  grid.height = 200;
  grid.extent = {kX, kY, kX + 1500, kY + 1000};
  grid.crs = (*m_workspace)->crs();
  std::vector<float> heights;
  for (int i = 0; i < grid.width * grid.height; ++i)
    heights.push_back(static_cast<float>(i % grid.width) + 0.25F);
  ImportRequest request;
  request.sources =
      QStringList{m_workspace->folder() + QLatin1Char('/') + name + QLatin1String(".tif")};
  DIABAN_VERIFY(geo::writeGeoTiff(request.sources.first(), grid, heights));
  NoProgress progress;
  DIABAN_VERIFY(
      importSources(**m_workspace, request, geo::SourceReader(geo::workerProgram()), progress));
}

void TestQgisView::showsRasters()
{
  const QJsonObject rasters = m_seen[QLatin1String("rasters")].toObject();
  QCOMPARE(rasters.keys(), QStringList{QStringLiteral("do_cao")});
  const QJsonObject raster = rasters[QLatin1String("do_cao")].toObject();
  QVERIFY(raster[QLatin1String("isValid")].toBool());
  QCOMPARE(raster[QLatin1String("crs")].toString(), QStringLiteral("EPSG:9210"));
  QCOMPARE(raster[QLatin1String("size")].toArray(), QJsonArray({300, 200}));
  QCOMPARE(raster[QLatin1String("bands")].toInt(), 1);
  QCOMPARE(raster[QLatin1String("middle")].toDouble(), 150.25);
}

void TestQgisView::showsExactlyOurLayers()
{
  QStringList shown = m_seen[QLatin1String("layers")].toObject().keys();
  shown.sort();
  QCOMPARE(shown,
           QStringList({QStringLiteral("cameras"), QStringLiteral("dan_so"),
                        QStringLiteral("du_an"), QStringLiteral("duong"), QStringLiteral("ho_tron"),
                        QStringLiteral("mat_do"), QStringLiteral("thua"), QStringLiteral("xa")}));
}

void TestQgisView::showsATableWithoutGeometryAsATable()
{
  const QJsonObject table = layer(QStringLiteral("dan_so"));
  QCOMPARE(table[QLatin1String("isSpatial")], QJsonValue(false));
  QCOMPARE(table[QLatin1String("rows")].toInt(), 2);
  QCOMPARE(strings(table[QLatin1String("fields")]),
           QStringList({QStringLiteral("fid"), QStringLiteral("uid"), QStringLiteral("ten")}));
}

void TestQgisView::drawsLandUseInItsColours()
{
  const QJsonObject look = layer(QStringLiteral("thua"));
  QCOMPARE(look[QLatin1String("renderer")].toString(), QStringLiteral("categorizedSymbol"));
  QCOMPARE(look[QLatin1String("field")].toString(), QStringLiteral("loai_dat"));
  QCOMPARE(look[QLatin1String("opacity")].toDouble(), 0.55);
  const QJsonObject categories = look[QLatin1String("categories")].toObject();
  QCOMPARE(categories.size(), 54); // 53 codes and all others
  const auto colour = [&](const char* code) {
    return strings(categories[QLatin1String(code)][QLatin1String("colours")]).value(0);
  };
  QCOMPARE(colour("ODT"), QStringLiteral("#ffffa0ff"));
  QCOMPARE(colour("TMD"), QStringLiteral("#ffff8078"));
  QCOMPARE(colour("DGT"), QStringLiteral("#ffffaa32"));
  QCOMPARE(look[QLatin1String("label")][QLatin1String("field")].toString(),
           QStringLiteral("loai_dat"));
  QVERIFY(look[QLatin1String("label")][QLatin1String("halo")].toBool());
  QCOMPARE(look[QLatin1String("label")][QLatin1String("most")].toDouble(), 6000.0);

  // 55 % over white, as drawn: 0.55 × channel + 0.45 × 255
  const QStringList drawn = strings(m_seen[QLatin1String("pixels")]);
  const QVector<std::array<int, 3>> expected{{255, 203, 255}, {255, 185, 181}, {255, 208, 142}};
  QCOMPARE(drawn.size(), expected.size());
  for (qsizetype i = 0; i < expected.size(); ++i) {
    const Colour seen = Colour::fromHex(drawn[i]);
    const std::array<int, 3> channels{seen.red, seen.green, seen.blue};
    for (std::size_t c = 0; c < 3; ++c)
      QVERIFY2(qAbs(channels[c] - expected[i][c]) <= 2, qPrintable(drawn[i]));
  }
}

void TestQgisView::drawsRoadsCased()
{
  const QJsonObject symbol = layer(QStringLiteral("duong"))[QLatin1String("symbol")].toObject();
  QCOMPARE(strings(symbol[QLatin1String("colours")]),
           QStringList({QStringLiteral("#ffcfc9bd"), QStringLiteral("#ffffffff")}));
  const QJsonArray widths = symbol[QLatin1String("widths")].toArray();
  QVERIFY(widths[0].toDouble() > widths[1].toDouble());
}

void TestQgisView::drawsDashedBoundaries()
{
  const QJsonObject symbol = layer(QStringLiteral("xa"))[QLatin1String("symbol")].toObject();
  QCOMPARE(strings(symbol[QLatin1String("kinds")]),
           QStringList({QStringLiteral("SimpleFill"), QStringLiteral("SimpleLine")}));
  QCOMPARE(strings(symbol[QLatin1String("colours")]),
           QStringList({QStringLiteral("#146a1b5d"), QStringLiteral("#ff6a1b5d")}));
  QCOMPARE(symbol[QLatin1String("dashes")].toArray()[0].toArray(), QJsonArray({3, 0.8, 0.6, 0.8}));
}

void TestQgisView::drawsHatches()
{
  const QJsonObject symbol = layer(QStringLiteral("du_an"))[QLatin1String("symbol")].toObject();
  QCOMPARE(strings(symbol[QLatin1String("kinds")]),
           QStringList({QStringLiteral("SimpleFill"), QStringLiteral("LinePatternFill")}));
}

void TestQgisView::drawsMarkers()
{
  const QJsonObject look = layer(QStringLiteral("cameras"));
  const QJsonObject camera = look[QLatin1String("categories")][QLatin1String("Camera")].toObject();
  QCOMPARE(strings(camera[QLatin1String("colours")]), QStringList({QStringLiteral("#ff1c242b")}));
}

void TestQgisView::drawsClassesOfNumbers()
{
  const QJsonObject look = layer(QStringLiteral("mat_do"));
  QCOMPARE(look[QLatin1String("renderer")].toString(), QStringLiteral("graduatedSymbol"));
  const QJsonArray ranges = look[QLatin1String("classes")].toArray();
  QCOMPARE(ranges.size(), 2);
  QCOMPARE(ranges[1].toArray()[1].toDouble(), 20.5);
  QCOMPARE(strings(ranges[1].toArray()[2][QLatin1String("colours")]),
           QStringList({QStringLiteral("#8028323c")}));
  QVERIFY(look[QLatin1String("isLimited")].toBool());
  QCOMPARE(look[QLatin1String("most")].toDouble(), 50000.0);
  QCOMPARE(look[QLatin1String("least")].toDouble(), 500.0);
  QCOMPARE(look[QLatin1String("opacity")].toDouble(), 0.8);
}

QTEST_GUILESS_MAIN(TestQgisView)
#include "tst_qgisview.moc"
