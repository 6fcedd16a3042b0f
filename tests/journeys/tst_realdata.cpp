#include "support/cliprocess.h"
#include "support/testdata.h"

#include <QColor>
#include <QImage>
#include <QJsonArray>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace diaban::test;

namespace {

QJsonObject layerOf(const CliRun& run, const char* name)
{
  for (const QJsonValue& layer : run.json.value(QLatin1String("layers")).toArray())
    if (layer.toObject().value(QLatin1String("name")) == QLatin1String(name))
      return layer.toObject();
  return {};
}

/// Share of pixels that are not the white of the paper.
double inkOf(const QImage& image)
{
  qint64 inked = 0;
  for (int y = 0; y < image.height(); ++y)
    for (int x = 0; x < image.width(); ++x)
      inked += (image.pixel(x, y) & 0xFFFFFF) != 0xFFFFFF;
  return static_cast<double>(inked) / (static_cast<double>(image.width()) * image.height());
}

} // namespace

class TestRealData : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void haiPhongGoesFromFilesToAPicture();
  void aLinkedFileThatMovesAwayLosesNothing();
};

void TestRealData::haiPhongGoesFromFilesToAPicture()
{
  DIABAN_NEED_DATA(QStringLiteral("vn-admin/hai_phong_raw"));
  QTemporaryDir folder;
  const QString file = folder.filePath(QStringLiteral("Hải Phòng 'đợt 1'.gpkg"));
  QCOMPARE(
      runCli({QStringLiteral("create"), file, QStringLiteral("--province"), QStringLiteral("31")})
          .exit,
      0);

  // The folder also holds the outline of the city, whose fields are others.
  const QDir raw(testData(QStringLiteral("vn-admin/hai_phong_raw")));
  QStringList import{QStringLiteral("import"),  file,
                     QStringLiteral("--layer"), QStringLiteral("xa"),
                     QStringLiteral("--role"),  QStringLiteral("communes")};
  for (const QString& name : raw.entryList({QStringLiteral("xa*.geojson")}, QDir::Files))
    import.append(raw.filePath(name));
  const CliRun communes = runCli(import);
  QVERIFY2(communes.exit == 0, communes.messages.constData());
  QCOMPARE(communes.documents, 1);
  QCOMPARE(layerOf(communes, "xa").value(QLatin1String("kept")).toInt(), 114);
  QCOMPARE(layerOf(communes, "xa").value(QLatin1String("refused")).toInt(), 0);

  const CliRun roads =
      runCli({QStringLiteral("import"), file, testData(QStringLiteral("infra/giaothong.geojson")),
              QStringLiteral("--role"), QStringLiteral("infrastructure")});
  QVERIFY2(roads.exit == 0, roads.messages.constData());
  QCOMPARE(layerOf(roads, "giaothong").value(QLatin1String("kept")).toInt(), 458);

  const CliRun sensors =
      runCli({QStringLiteral("import"), file, testData(QStringLiteral("sensors/FloodSensor.csv")),
              QStringLiteral("--layer"), QStringLiteral("ngap"), QStringLiteral("--role"),
              QStringLiteral("sensors"), QStringLiteral("--crs"), QStringLiteral("EPSG:4326")});
  QVERIFY2(sensors.exit == 0, sensors.messages.constData());

  const CliRun layers = runCli({QStringLiteral("layers"), file});
  QCOMPARE(layers.exit, 0);
  QCOMPARE(layers.json.value(QLatin1String("layers")).toArray().size(), 3);
  QCOMPARE(layerOf(layers, "xa").value(QLatin1String("features")).toInt(), 114);
  QCOMPARE(layerOf(layers, "ngap").value(QLatin1String("geometry")).toString(),
           QStringLiteral("point"));

  const QString picture = folder.filePath(QStringLiteral("bản đồ.png"));
  const CliRun render =
      runCli({QStringLiteral("render"), file, picture, QStringLiteral("--size"),
              QStringLiteral("800x600"), QStringLiteral("--layers"), QStringLiteral("xa")});
  QVERIFY2(render.exit == 0, render.messages.constData());
  QCOMPARE(render.json.value(QLatin1String("features_drawn")).toInt(), 114);
  const QImage image(picture);
  QCOMPARE(image.size(), QSize(800, 600));
  QVERIFY2(inkOf(image) > 0.01, "the picture is blank");
}

void TestRealData::aLinkedFileThatMovesAwayLosesNothing()
{
  DIABAN_NEED_DATA(QStringLiteral("infra/giaothong.geojson"));
  QTemporaryDir folder;
  const QString file = folder.filePath(QStringLiteral("w.gpkg"));
  const QString source = folder.filePath(QStringLiteral("đường.geojson"));
  QVERIFY(QFile::copy(testData(QStringLiteral("infra/giaothong.geojson")), source));
  QCOMPARE(runCli({QStringLiteral("create"), file}).exit, 0);
  const CliRun link = runCli({QStringLiteral("import"), file, source, QStringLiteral("--layer"),
                              QStringLiteral("duong"), QStringLiteral("--link")});
  QVERIFY2(link.exit == 0, link.messages.constData());
  QCOMPARE(layerOf(runCli({QStringLiteral("layers"), file}), "duong")
               .value(QLatin1String("broken"))
               .toBool(true),
           false);

  const QString elsewhere = folder.filePath(QStringLiteral("elsewhere.geojson"));
  QVERIFY(QFile::rename(source, elsewhere));
  const QJsonObject broken = layerOf(runCli({QStringLiteral("layers"), file}), "duong");
  QCOMPARE(broken.value(QLatin1String("broken")).toBool(), true);
  const QString picture = folder.filePath(QStringLiteral("a.png"));
  const CliRun render = runCli({QStringLiteral("render"), file, picture});
  QCOMPARE(render.exit, 0);
  QVERIFY(render.messages.contains("duong"));
  const CliRun named = runCli({QStringLiteral("render"), file, picture, QStringLiteral("--layers"),
                               QStringLiteral("duong")});
  QCOMPARE(named.exit, 6);
  QCOMPARE(named.errorCode(), QStringLiteral("SourceMissing"));

  QVERIFY(QFile::rename(elsewhere, source));
  QCOMPARE(layerOf(runCli({QStringLiteral("layers"), file}), "duong")
               .value(QLatin1String("broken"))
               .toBool(true),
           false);
}

QTEST_GUILESS_MAIN(TestRealData)
#include "tst_realdata.moc"
