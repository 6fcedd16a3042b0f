// The import window: what is clear needs no visit, what is in doubt is asked at its file.
#include "importcrs.h"
#include "importsheet.h"
#include "importtext.h"
#include "previewmap.h"
#include "previewtable.h"
#include "support/cuttext.h"
#include "support/testdata.h"
#include "windowfixture.h"

#include <diaban/uikit/theme.h>

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QFileInfo>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTest>

#include <algorithm>

using namespace diaban;
using namespace diaban::desktop;

class TestWindowImport : public WindowFixture {
  Q_OBJECT

  qsizetype layers() { return m_window->document().layers().size(); }

  /// A table of points that does not say its coordinate system.
  QString writeWithoutCrs(const QString& name)
  {
    const QString path = fresh(name);
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
      file.write("id,WKT\n1,\"POINT (559000 1820000)\"\n2,\"POINT (559100 1820100)\"\n");
    return path;
  }

  QString writeBroken(const QString& name)
  {
    const QString path = fresh(name);
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
      file.write("{\"type\":\"FeatureCollection\",\"features\":[{");
    return path;
  }

  /// Words of an office in TCVN3 near the squares, as bytes.
  QString writeOldLetters()
  {
    const QString path = fresh(QStringLiteral("đất.csv"));
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
      file.write("loai,duong,WKT\n"
                 "\xA7\xCAt \xEB t\xB9i \xAE\xAB th\xDE,\xA7\xAD\xEAng Tr\xC7n Ph\xF3,"
                 "\"POINT (107.501 16.401)\"\n"
                 "Tr\xAD\xEAng ti\xD3u h\xE4"
                 "c,Nguy\xD4n Th\xDE H\xBBng,"
                 "\"POINT (107.502 16.402)\"\n");
    return path;
  }

  /// What the window would say of its first file.
  static workspace::SourceAnswer answerOf(const ImportSheet& sheet)
  {
    const auto requests = sheet.requests();
    return requests.isEmpty()
               ? workspace::SourceAnswer()
               : requests.constFirst().answerFor(requests.constFirst().sources.constFirst());
  }

  ImportSheet* opened()
  {
    [&] { QTRY_VERIFY_WITH_TIMEOUT(m_window->importSheet() != nullptr, kLong); }();
    return m_window->importSheet();
  }

  /// The files that the window would import, without their folders.
  static QStringList asked(const ImportSheet& sheet)
  {
    QStringList names;
    for (const auto& request : sheet.requests())
      for (const QString& source : request.sources)
        names << QFileInfo(source).fileName().section(QLatin1Char(' '), 1);
    return names;
  }

private Q_SLOTS:
  void aClearFileIsImportedAtOnce()
  {
    openEmpty();
    m_window->take({writeSquares(fresh(QStringLiteral("a.geojson")), 5)}, false);
    QTRY_COMPARE_WITH_TIMEOUT(layers(), 1, kLong);
    QVERIFY(m_window->importSheet() == nullptr);
  }

  void aFileWithoutASystemIsAskedForAndTheOthersGoAlong()
  {
    openEmpty();
    const QString broken = writeBroken(QStringLiteral("hong.geojson"));
    m_window->take({writeSquares(fresh(QStringLiteral("a.geojson")), 5),
                    writeWithoutCrs(QStringLiteral("diem.csv")), broken},
                   false);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->importSheet() != nullptr, kLong);
    ImportSheet& sheet = *m_window->importSheet();
    QCOMPARE(layers(), 0); // nothing before it was asked
    QCOMPARE(sheet.files().count(), 3);
    QCOMPARE(sheet.files().currentRow(), 1); // the first that needs something
    QVERIFY(sheet.crs().isVisible());
    QVERIFY(sheet.sentence().contains(QStringLiteral("hong.geojson")));
    shot(QStringLiteral("import.png"));
    QVERIFY2(test::cutTexts(sheet).isEmpty(),
             qPrintable(test::cutTexts(sheet).join(QLatin1Char('\n'))));
    sheet.files().setCurrentRow(2);
    QVERIFY(!sheet.crs().isVisible());
    shot(QStringLiteral("import-broken.png"));
    sheet.files().setCurrentRow(1);
    QVERIFY(!asked(sheet).contains(QStringLiteral("diem.csv"))); // alike readings are no answer
    QTest::mouseClick(sheet.crs().readings().constFirst(), Qt::LeftButton);
    QVERIFY(asked(sheet).contains(QStringLiteral("diem.csv")));
    QTest::mouseClick(&sheet.importButton(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(layers(), 2, kLong);
    QTRY_VERIFY(m_window->importSheet() == nullptr);
  }

  void moreFilesComeBehindThoseThatAreHere()
  {
    openEmpty();
    m_window->take({writeWithoutCrs(QStringLiteral("diem.csv"))}, false);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->importSheet() != nullptr, kLong);
    m_window->take({writeSquares(fresh(QStringLiteral("b.geojson")), 3)}, false);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->importSheet()->files().count(), 2, kLong);
    QCOMPARE(layers(), 0);
    QTest::keyClick(m_window->importSheet(), Qt::Key_Escape);
    QTRY_VERIFY(m_window->importSheet() == nullptr);
    QCOMPARE(layers(), 0);
  }

  void aFileInOldLettersShowsItsWordsInEachEncoding()
  {
    openWithSquares(9);
    m_window->take({writeOldLetters()}, false);
    ImportSheet* sheet = opened();
    QVERIFY(sheet != nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(sheet->isPreviewed(), kLong);
    QVERIFY(sheet->text().isVisible());
    QCOMPARE(sheet->text().readings().size(), 4);
    QCOMPARE(sheet->encoding().currentData().toString(), QStringLiteral("TCVN3")); // preselected
    QVERIFY(sheet->text().readings().constFirst()->isChecked());
    QCOMPARE(sheet->rows().item(0, 0)->text(), QStringLiteral("Đất ở tại đô thị"));
    shot(QStringLiteral("import-letters.png"));
    QVERIFY2(test::cutTexts(*sheet).isEmpty(),
             qPrintable(test::cutTexts(*sheet).join(QLatin1Char('\n'))));
    QTest::mouseClick(sheet->crs().readings().constFirst(), Qt::LeftButton);
    QCOMPARE(answerOf(*sheet).encoding, QStringLiteral("TCVN3"));
    // Another column is another answer, and the rows follow it.
    for (QAbstractButton* button : sheet->text().readings())
      if (button->text().startsWith(QStringLiteral("VNI"))) {
        QTest::mouseClick(button, Qt::LeftButton);
        break;
      }
    QCOMPARE(answerOf(*sheet).encoding, QStringLiteral("VNI"));
    sheet->encoding().setCurrentIndex(sheet->encoding().findData(QStringLiteral("TCVN3")));
    QTRY_COMPARE_WITH_TIMEOUT(
        sheet->rows().item(0, 0) == nullptr ? QString() : sheet->rows().item(0, 0)->text(),
        QStringLiteral("Đất ở tại đô thị"), kLong);
    QTest::keyClick(sheet, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(layers(), 2, kLong);
    m_window->document().undo();
    QTRY_COMPARE_WITH_TIMEOUT(layers(), 1, kLong);
  }

  void aFileThatLacksItsSystemLiesOnTheMapWhereItFits()
  {
    openWithSquares(2000);
    const QString path = fresh(QStringLiteral("cột.csv"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("ten,x,y\n");
    // Degrees of the squares in the workspace's zone.
    const auto way =
        geo::Transform::between(geo::Crs::fromEpsg(4326).value(), geo::Crs::fromEpsg(9217).value());
    for (int i = 0; i < 40; ++i) {
      double point[] = {107.5 + 0.0002 * (i % 8), 16.4 + 0.0002 * (i / 8)};
      way.value().apply(point, 2, 1);
      file.write(QStringLiteral("P%1,%2,%3\n")
                     .arg(i)
                     .arg(point[0], 0, 'f', 2)
                     .arg(point[1], 0, 'f', 2)
                     .toUtf8());
    }
    file.close();
    m_window->take({path}, false);
    ImportSheet* sheet = opened();
    QVERIFY(sheet != nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(sheet->isPreviewed(), kLong);
    QVERIFY(!sheet->crs().readings().isEmpty());
    QVERIFY(sheet->crs().readings().constFirst()->isChecked()); // it alone fits
    QCOMPARE(answerOf(*sheet).crs, QStringLiteral("EPSG:9217"));
    shot(QStringLiteral("import-crs.png"));
    QTest::mouseClick(&sheet->importButton(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(layers(), 2, kLong);
  }

  void turnedCoordinatesAreTurnedBack()
  {
    openWithSquares(100);
    const QString path = fresh(QStringLiteral("đổi chỗ.geojson"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"type":"FeatureCollection","features":[)");
    for (int i = 0; i < 46; ++i)
      file.write(QStringLiteral("%1{\"type\":\"Feature\",\"properties\":{\"ten\":\"a\"},"
                                "\"geometry\":{\"type\":\"Point\",\"coordinates\":[%2,%3]}}")
                     .arg(i == 0 ? QString() : QStringLiteral(","))
                     .arg(16.4 + 0.00003 * i)
                     .arg(107.5 + 0.00003 * i)
                     .toUtf8());
    file.write("]}");
    file.close();
    m_window->take({path}, false);
    ImportSheet* sheet = opened();
    QVERIFY(sheet != nullptr);
    shot(QStringLiteral("import-turned.png"));
    QVERIFY(answerOf(*sheet).swapsAxes);
    QTest::mouseClick(&sheet->importButton(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(layers(), 2, kLong);
    const auto all = m_window->document().layers();
    const auto points = std::find_if(all.begin(), all.end(), [](const workspace::Layer& layer) {
      return layer.geometry == geo::GeometryKind::Point;
    });
    QVERIFY(points != all.end());
    QCOMPARE(points->featureCount, 46);
    QVERIFY(points->extent.width() < 1000);
  }

  void coordinatesInOneTextSayTheirOrderAndCanBeTurned()
  {
    openWithSquares(100);
    const QString path = fresh(QStringLiteral("trạm.csv"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("ten,location\nA,\"16.401,107.501\"\nB,\"16.402,107.502\"\nC,\"107.503,16.403\"\n");
    file.close();
    m_window->take({path}, false);
    ImportSheet* sheet = opened();
    QVERIFY(sheet != nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(sheet->isPreviewed(), kLong);
    const auto orders = sheet->crs().readings();
    QCOMPARE(orders.size(), 2);
    QVERIFY(orders[0]->isChecked()); // the latitude first: it is clear, but said
    QVERIFY(!answerOf(*sheet).swapsAxes);
    QVERIFY(sheet->importButton().isEnabled());
    shot(QStringLiteral("import-pairs.png"));
    QVERIFY2(test::cutTexts(*sheet).isEmpty(),
             qPrintable(test::cutTexts(*sheet).join(QLatin1Char('\n'))));
    QTest::mouseClick(orders[1], Qt::LeftButton);
    QVERIFY(answerOf(*sheet).swapsAxes);
    QTest::mouseClick(sheet->crs().readings().constFirst(), Qt::LeftButton);
    QVERIFY(!answerOf(*sheet).swapsAxes);
    QTest::mouseClick(&sheet->importButton(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(layers(), 2, kLong);
    for (const workspace::Layer& layer : m_window->document().layers())
      if (layer.geometry == geo::GeometryKind::Point) {
        QCOMPARE(layer.featureCount, 3);
        QVERIFY(layer.extent.width() < 1000 && layer.extent.height() < 1000);
      }
  }

  void coordinatesThatCanBeMeantEitherWayAreAskedFor()
  {
    openEmpty();
    const QString path = fresh(QStringLiteral("nơi khác.csv"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("ten,location\nA,\"48.2,16.37\"\nB,\"48.3,16.4\"\n");
    file.close();
    m_window->take({path}, false);
    ImportSheet* sheet = opened();
    QVERIFY(sheet != nullptr);
    const auto orders = sheet->crs().readings();
    QCOMPARE(orders.size(), 2);
    QVERIFY(!orders[0]->isChecked() && !orders[1]->isChecked());
    shot(QStringLiteral("import-pairs-unclear.png"));
    QTest::mouseClick(orders[1], Qt::LeftButton);
    QVERIFY(sheet->crs().readings()[1]->isChecked());
    QVERIFY(answerOf(*sheet).swapsAxes);
  }

  void layersOfAFileAreChosenByTheirMarks()
  {
    DIABAN_NEED_DATA(QStringLiteral("formats/node-gdal-async/testopenfilegdb.gdb.zip"));
    openEmpty();
    m_window->take(
        {test::testData(QStringLiteral("formats/node-gdal-async/testopenfilegdb.gdb.zip"))}, false);
    ImportSheet* sheet = opened();
    QVERIFY(sheet != nullptr);
    QListWidget& list = sheet->layers();
    QVERIFY(list.isVisible());
    QCOMPARE(list.count(), 37);
    for (int row = 0; row < list.count(); ++row)
      list.item(row)->setCheckState(Qt::Unchecked);
    QVERIFY(!sheet->importButton().isEnabled());
    const auto point = list.findItems(QStringLiteral("point ("), Qt::MatchStartsWith);
    QCOMPARE(point.size(), 1); // which says its system, as others do not
    point.constFirst()->setCheckState(Qt::Checked);
    QCOMPARE(sheet->requests().constFirst().sourceLayers, QStringList{QStringLiteral("point")});
    shot(QStringLiteral("import-layers.png"));
  }

  void filesOfOtherFieldsDoNotBecomeOneLayer()
  {
    openEmpty();
    const QString other = fresh(QStringLiteral("khác.geojson"));
    QFile file(other);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"so":1},
      "geometry":{"type":"Point","coordinates":[107.5,16.4]}}]})");
    file.close();
    QStringList paths{other};
    for (int i = 0; i < 4; ++i)
      paths << writeSquares(fresh(QStringLiteral("tờ.geojson")), 2);
    m_window->take(paths, false);
    ImportSheet* sheet = opened();
    QVERIFY(sheet != nullptr);
    QVERIFY(!sheet->asOne().isChecked()); // they are not sheets of one map
    sheet->oneName().setText(QStringLiteral("gộp"));
    sheet->asOne().setChecked(true);
    QVERIFY(!sheet->importButton().isEnabled());
    shot(QStringLiteral("import-unlike.png"));
    sheet->asOne().setChecked(false);
    QVERIFY(sheet->importButton().isEnabled());
    QTest::mouseClick(&sheet->importButton(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(layers(), 5, kLong);
    m_window->document().undo(); // one action
    QTRY_COMPARE_WITH_TIMEOUT(layers(), 0, kLong);
  }

  void aClosedWindowKeepsItsAnswers()
  {
    openEmpty();
    m_window->take({writeWithoutCrs(QStringLiteral("diem.csv"))}, false);
    ImportSheet* sheet = opened();
    QVERIFY(sheet != nullptr);
    QTest::mouseClick(sheet->crs().readings().constFirst(), Qt::LeftButton);
    const QString crs = answerOf(*sheet).crs;
    QVERIFY(!crs.isEmpty());
    QTest::keyClick(sheet, Qt::Key_Escape);
    QTRY_VERIFY(m_window->importSheet() == nullptr);
    QAbstractButton* back = buttonNamed(*m_window, MainWindow::tr("Go on importing"));
    QVERIFY(back != nullptr);
    QTest::mouseClick(back, Qt::LeftButton);
    QTRY_VERIFY(m_window->importSheet() != nullptr);
    QCOMPARE(answerOf(*m_window->importSheet()).crs, crs);
    m_window->importSheet()->close();
    QTRY_VERIFY(m_window->importSheet() == nullptr);
    m_window->action(Command::Import)->trigger(); // the command leads back too
    QTRY_VERIFY(m_window->importSheet() != nullptr);
    QTest::mouseClick(&m_window->importSheet()->importButton(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(layers(), 1, kLong);
  }

  void withoutTheReadingProgramItIsSaidAtOnce()
  {
    openEmpty();
    const QByteArray before = qgetenv("DIABAN_CLI");
    qputenv("DIABAN_CLI", "/không/có/diaban-cli");
    m_window->take({writeSquares(fresh(QStringLiteral("a.geojson")), 3)}, false);
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->messages().messages().empty(), kLong);
    qputenv("DIABAN_CLI", before);
    QVERIFY(m_window->messages().messages().front().text.contains(QStringLiteral("diaban-cli")));
    QCOMPARE(layers(), 0);
  }

  void everythingIsThereInTheDarkToo()
  {
    openWithSquares(500);
    uikit::applyTheme(*qApp, uikit::Theme::Dark);
    m_window->resize(1920, 1080);
    m_window->take({writeOldLetters(), writeWithoutCrs(QStringLiteral("diem.csv"))}, false);
    ImportSheet* sheet = opened();
    QVERIFY(sheet != nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(sheet->isPreviewed(), kLong);
    shot(QStringLiteral("import-dark.png"));
    uikit::applyTheme(*qApp, uikit::Theme::Light);
  }
};

QTEST_MAIN(TestWindowImport)
#include "tst_windowimport.moc"
