// What is in doubt about a file before it is imported, and many files as one action.
#include "openworkspaces.h"
#include "support/verify.h"

#include <diaban/base/text.h>
#include <diaban/store/database.h>
#include <diaban/workspace/import.h>
#include <diaban/workspace/importcheck.h>
#include <diaban/workspace/relink.h>
#include <diaban/workspace/sourcesample.h>

#include <QFile>
#include <QProcess>
#include <QTest>

using namespace diaban;
using namespace diaban::workspace;

namespace {

/// Three words of an office in TCVN3, as bytes.
const QByteArray kHouses = QByteArray("ma,loai,x,y\n"
                                      "1,\xA7\xCAt \xEB t\xB9i \xAE\xAB th\xDE,586000,2308000\n"
                                      "2,Tr\xAD\xEAng ti\xD3u h\xE4"
                                      "c,586200,2308100\n"
                                      "3,Nguy\xD4n Th\xDE H\xBBng,586300,2308400\n");

geo::SourceReader reader()
{
  return geo::SourceReader(geo::workerProgram());
}

} // namespace

class TestImportCheck : public QObject {
  Q_OBJECT

  std::unique_ptr<test::OpenWorkspace> m_open;

  QString write(const QString& name, const QByteArray& bytes)
  {
    const QString path = m_open->folder() + QLatin1Char('/') + name;
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
      file.write(bytes);
    return path;
  }

  QString writePoint(const QString& name, const QByteArray& fields = R"("ten":"a")",
                     const QByteArray& at = "106.7,20.86")
  {
    return write(name,
                 R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{)" +
                     fields + R"(},"geometry":{"type":"Point","coordinates":[)" + at + "]}}]}");
  }

  /// Where the work lies: 5 km of Hải Phòng, in the zone of 105°45′.
  ImportPlace place() const
  {
    Layer layer;
    layer.extent = {584000, 2306000, 589000, 2311000};
    return importPlace(
        geo::Crs::fromEpsg(9210).value(), {layer},
        geo::provinceZones(QStringLiteral(DIABAN_SOURCE_DIR "/data/crs/central_meridians.csv")),
        {});
  }

  Result<SourceCheck> check(const QString& path) const
  {
    NoProgress progress;
    return checkSource(path, place(), reader(), progress);
  }

  ImportRequest requestFor(const QString& path) const
  {
    ImportRequest request;
    request.sources = QStringList{path};
    return request;
  }

private Q_SLOTS:
  void init() { m_open = std::make_unique<test::OpenWorkspace>(0); }
  void cleanup() { m_open.reset(); }

  void aFileThatSaysEverythingIsClear()
  {
    const auto clear = check(writePoint(QStringLiteral("a.geojson")));
    DIABAN_VERIFY(clear);
    QVERIFY(!clear.value().lacksCrs && !clear.value().isMisplaced);
    QVERIFY(clear.value().textReadings.isEmpty() && clear.value().crsReadings.isEmpty());
    QCOMPARE(clear.value().info.layers.size(), 1);
  }

  void aTableWithoutSystemAndInOldLettersGetsReadingsOfBoth()
  {
    const auto found = check(write(QStringLiteral("nhà.csv"), kHouses));
    DIABAN_VERIFY(found);
    QVERIFY(found.value().lacksCrs);
    QVERIFY(geo::isClear(found.value().crsReadings));
    QCOMPARE(found.value().crsReadings[0].crs.epsg(), 9210);
    QCOMPARE(found.value().textReadings.value(0).encoding, QStringLiteral("TCVN3"));
    QCOMPARE(found.value().texts.size(), 1); // one field holds text
    QCOMPARE(geo::readText(found.value().texts[0].raw, QStringLiteral("TCVN3")).left(3),
             QStringLiteral("Đất"));
  }

  void turnedCoordinatesAreSeenThoughTheFileSaysItsSystem()
  {
    const auto turned =
        check(writePoint(QStringLiteral("b.geojson"), R"("ten":"a")", "20.86,106.58"));
    DIABAN_VERIFY(turned);
    QVERIFY(turned.value().isMisplaced);
    QVERIFY(turned.value().crsReadings[0].swapsAxes);
  }

  void dataOfANeighbourIsNoFault()
  {
    const auto next =
        check(writePoint(QStringLiteral("c.geojson"), R"("ten":"a")", "107.58,16.46"));
    DIABAN_VERIFY(next);
    QVERIFY(!next.value().isMisplaced);
  }

  void aSampleIsBoundedAndBeginsWithTheFirstRows()
  {
    QByteArray many("id,x,y\n");
    for (int i = 0; i < 5000; ++i)
      many += QByteArray::number(i) + ",586000," + QByteArray::number(2308000 + i) + '\n';
    NoProgress progress;
    const auto sample =
        sampleSource(write(QStringLiteral("d.csv"), many), {}, {}, reader(), progress);
    DIABAN_VERIFY(sample);
    std::size_t rows = 0;
    for (const geo::RecordBatch& batch : sample.value().batches)
      rows += batch.rows;
    QCOMPARE(rows, 2000U);
    QCOMPARE(sample.value().batches.front().columns[0].integers[7], 7);
    const geo::Crs zone = geo::Crs::fromEpsg(9210).value();
    const auto table = sampleTable(sample.value(), zone, false, zone);
    DIABAN_VERIFY(table);
    QCOMPARE(table.value()->rowCount(), 2000U);
    QCOMPARE(table.value()->extent().minY, 2308000.0);
    const auto turned = sampleTable(sample.value(), zone, true, zone);
    DIABAN_VERIFY(turned);
    QCOMPARE(turned.value()->extent().minX, 2308000.0);
  }

  void filesOfDifferentAnswersAreOneAction()
  {
    ImportRequest houses = requestFor(write(QStringLiteral("nhà.csv"), kHouses));
    houses.crs = QStringLiteral("EPSG:9210");
    houses.encoding = QStringLiteral("TCVN3");
    const ImportRequest point = requestFor(writePoint(QStringLiteral("e.geojson")));
    NoProgress progress;
    const auto report = importSources(**m_open, QVector{houses, point}, reader(), progress);
    DIABAN_VERIFY(report);
    QCOMPARE(report.value().layers.size(), 2);
    QVERIFY(report.value().failures.isEmpty());
    QCOMPARE((*m_open)->layers().size(), 2);
    DIABAN_VERIFY((*m_open)->undo(kBase));
    QCOMPARE((*m_open)->layers().size(), 0);
    DIABAN_VERIFY((*m_open)->redo(kBase));
    QCOMPARE((*m_open)->layers().size(), 2);
  }

  void oneLayerOfFilesWithAnswersOfTheirOwn()
  {
    const QString first = writePoint(QStringLiteral("f.geojson"));
    const QString turned = writePoint(QStringLiteral("g.geojson"), R"("ten":"b")", "20.86,106.58");
    ImportRequest both = requestFor(first);
    both.sources << turned;
    both.layerName = QStringLiteral("điểm");
    both.answers.insert(turned, {QString(), false, QString(), true});
    NoProgress progress;
    const auto report = importSources(**m_open, QVector{both}, reader(), progress);
    DIABAN_VERIFY(report);
    QCOMPARE(report.value().layers.size(), 1);
    QCOMPARE(report.value().layers[0].kept, 2);
    const geo::Extent extent = (*m_open)->layers().first().extent;
    const geo::Extent area = geo::areaAround(extent, (*m_open)->crs());
    QVERIFY(area.minX < 106.58 && area.maxX > 106.7 && area.maxX < 107);
  }

  void aFileThatFailsDoesNotStopTheOthers_data()
  {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("no map file") << QStringLiteral("hỏng.geojson") << QByteArray("{\"type\":");
    QTest::newRow("no system") << QStringLiteral("x.csv")
                               << QByteArray("id,x,y\n1,586000,2308000\n");
    QTest::newRow("other letters") << QStringLiteral("nhà.csv") << kHouses;
    // Past the size that is read while it is looked at: the fault shows inside the transaction.
    QByteArray late("id,ten,WKT\n");
    for (int i = 0; i < 60'000; ++i)
      late += QByteArray::number(i) + ",abcdefgh,\"POINT(106.7 20.8)\"\n";
    QTest::newRow("fails late") << QStringLiteral("muộn.csv")
                                << late + "9,\xA7\xCA,\"POINT(106.7 20.8)\"\n";
  }

  void aFileThatFailsDoesNotStopTheOthers()
  {
    QFETCH(const QString, name);
    QFETCH(const QByteArray, bytes);
    ImportRequest all = requestFor(write(name, bytes));
    all.sources << writePoint(QStringLiteral("h.geojson"));
    NoProgress progress;
    const auto report = importSources(**m_open, QVector{all}, reader(), progress);
    DIABAN_VERIFY(report);
    QCOMPARE(report.value().layers.size(), 1);
    QCOMPARE(report.value().failures.size(), 1);
    QCOMPARE(report.value().failures[0].request.sources, QStringList{all.sources[0]});
    QCOMPARE((*m_open)->layers().size(), 1);
    DIABAN_VERIFY((*m_open)->undo(kBase));
    QCOMPARE((*m_open)->layers().size(), 0);
  }

  void whereNothingCanBeReadNothingIsWritten()
  {
    const ImportRequest one = requestFor(write(QStringLiteral("a.geojson"), "{"));
    const ImportRequest two = requestFor(write(QStringLiteral("b.geojson"), "{"));
    NoProgress progress;
    const auto report = importSources(**m_open, QVector{one, two}, reader(), progress);
    DIABAN_VERIFY(report);
    QCOMPARE(report.value().failures.size(), 2);
    QVERIFY(report.value().entry.isEmpty() && report.value().layers.isEmpty());
  }

  void picturesBesideLayersAreNamed()
  {
    const QString path = m_open->folder() + QStringLiteral("/lạ.gpkg");
    QFile::remove(path);
    QProcess ogr;
    ogr.start(QStringLiteral("ogr2ogr"), {QStringLiteral("-f"), QStringLiteral("GPKG"), path,
                                          writePoint(QStringLiteral("i.geojson"))});
    if (!ogr.waitForFinished() || ogr.exitCode() != 0)
      QSKIP("ogr2ogr is not there");
    QProcess gdal;
    gdal.start(QStringLiteral("gdal_create"),
               {QStringLiteral("-of"), QStringLiteral("GPKG"), QStringLiteral("-outsize"),
                QStringLiteral("64"), QStringLiteral("64"), QStringLiteral("-bands"),
                QStringLiteral("3"), QStringLiteral("-a_srs"), QStringLiteral("EPSG:4326"),
                QStringLiteral("-a_ullr"), QStringLiteral("106"), QStringLiteral("21"),
                QStringLiteral("107"), QStringLiteral("20"), QStringLiteral("-co"),
                QStringLiteral("APPEND_SUBDATASET=YES"), QStringLiteral("-co"),
                QStringLiteral("RASTER_TABLE=anh_bay"), path});
    if (!gdal.waitForFinished() || gdal.exitCode() != 0)
      QSKIP("gdal_create is not there");
    NoProgress progress;
    const auto report = importSources(**m_open, requestFor(path), reader(), progress);
    DIABAN_VERIFY(report);
    QCOMPARE(report.value().layers.size(), 1);
    QCOMPARE(report.value().notices.size(), 1);
    QVERIFY(report.value().notices[0].code == Error::Code::RastersLeftOut);
    QCOMPARE(report.value().notices[0].args.value(1), QStringLiteral("anh_bay"));
  }

  void linksKeepTheirEncodingAndTurn()
  {
    ImportRequest link =
        requestFor(writePoint(QStringLiteral("k.geojson"), R"("ten":"b")", "20.86,106.58"));
    link.link = true;
    link.answers.insert(link.sources[0], {QString(), false, QStringLiteral("TCVN3"), true});
    NoProgress progress;
    DIABAN_VERIFY(importSources(**m_open, link, reader(), progress));
    m_open->reopen();
    const Layer layer = (*m_open)->layers().first();
    QCOMPARE(layer.sourceEncoding, QStringLiteral("TCVN3"));
    QVERIFY(layer.sourceSwapsAxes);
    const auto table = (*m_open)->table(layer.name, {}, progress);
    DIABAN_VERIFY(table);
    QVERIFY(geo::areaAround(table.value()->extent(), (*m_open)->crs()).maxX < 107);
  }

  void aLinkToAFileWithOtherFieldsTellsThem()
  {
    ImportRequest link = requestFor(writePoint(QStringLiteral("l.geojson"), R"("ten":"a","so":1)"));
    link.link = true;
    NoProgress progress;
    DIABAN_VERIFY(importSources(**m_open, link, reader(), progress));
    Layer layer = (*m_open)->layers().first();
    DIABAN_VERIFY((*m_open)->edit(kBase, {}, [&](Edit& edit) {
      Style style = layer.style;
      style.label = LabelStyle();
      style.label->field = QStringLiteral("ten");
      return edit.setStyle(layer.name, style);
    }));
    const QString other = writePoint(QStringLiteral("m.geojson"), R"("so":2,"loai":"x")");
    const auto done = pointTo(**m_open, layer.name, other, {}, reader(), progress);
    DIABAN_VERIFY(done);
    QCOMPARE(done.value().lost, QStringList{QStringLiteral("ten")});
    QCOMPARE(done.value().gained, QStringList{QStringLiteral("loai")});
    QCOMPARE(done.value().lostForStyle, QStringList{QStringLiteral("ten")});
    layer = (*m_open)->layers().first();
    QCOMPARE(layer.fields.size(), 2);
    QVERIFY(layer.style.label.has_value()); // the style is kept
    DIABAN_VERIFY((*m_open)->table(layer.name, {QStringLiteral("ten")}, progress));
    DIABAN_VERIFY((*m_open)->undo(kBase));
    QCOMPARE((*m_open)->layers().first().fields.first().name, QStringLiteral("ten"));
  }

  void aLinkIsNotPointedToAnotherKindOfData()
  {
    ImportRequest link = requestFor(writePoint(QStringLiteral("n.geojson")));
    link.link = true;
    NoProgress progress;
    DIABAN_VERIFY(importSources(**m_open, link, reader(), progress));
    const QString name = (*m_open)->layers().first().name;
    const QString table = write(QStringLiteral("bảng.csv"), "ten,so\na,1\n");
    DIABAN_VERIFY_ERROR(pointTo(**m_open, name, table, {}, reader(), progress), SourceDiffers);
    QCOMPARE((*m_open)->layers().first().fields.size(), 1);
  }
};

QTEST_GUILESS_MAIN(TestImportCheck)
#include "tst_importcheck.moc"
