// Sheets of paper: that 1:N is 1:N, measured on the PDF as poppler draws it.
#include "shapes.h"
#include "support/stopafter.h"
#include "support/verify.h"

#include <diaban/cartography/page.h>

#include <QDir>
#include <QFile>
#include <QImageReader>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace diaban;
using namespace diaban::cartography;

class TestPage : public QObject {
  Q_OBJECT

  QTemporaryDir m_folder;

  /// A black square with its lower left corner at (x, y).
  static PageMap squareMap(double x, double y, double side)
  {
    auto style = std::make_shared<workspace::Style>();
    style->symbol.fill.colour = {0, 0, 0, 255};
    style->symbol.fill.outline.widthMm = 0;
    const test::ShapeRow row{
        geo::GeometryKind::Polygon,
        {{{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}}}},
        QStringLiteral("ODT"),
        0};
    const geo::TablePtr table = test::tableOf({row});
    PageMap map;
    map.layers = [style, table](const geo::Extent&, QSize,
                                Progress&) -> Result<std::vector<PictureLayer>> {
      return std::vector<PictureLayer>{{table, style, {}, {}, 1}};
    };
    return map;
  }

  /// The PDF's page as poppler draws it, at `dpi`.
  QImage drawn(const QString& pdf, int dpi)
  {
    const QString out = pdf + QStringLiteral(".out");
    QProcess poppler;
    poppler.start(QStringLiteral("pdftoppm"),
                  {QStringLiteral("-r"), QString::number(dpi), QStringLiteral("-gray"),
                   QStringLiteral("-singlefile"), pdf, out});
    return poppler.waitForFinished() && poppler.exitCode() == 0
               ? QImage(out + QStringLiteral(".pgm"))
               : QImage();
  }

private Q_SLOTS:
  void initTestCase() { QImageReader::setAllocationLimit(0); } // A2 is large

  void aSquareIsAsLargeAsTheScaleSays_data()
  {
    QTest::addColumn<int>("paper");
    QTest::addColumn<bool>("isLandscape");
    QTest::addColumn<double>("denominator");
    QTest::addColumn<double>("metresPerUnit");
    QTest::newRow("A4 1:1,000") << 0 << false << 1000.0 << 1.0;
    QTest::newRow("A4 across 1:500") << 0 << true << 500.0 << 1.0;
    QTest::newRow("A3 1:2,345") << 1 << false << 2345.0 << 1.0;
    QTest::newRow("A2 across 1:25,000") << 2 << true << 25'000.0 << 1.0;
    QTest::newRow("in feet") << 0 << false << 1000.0 << 0.3048;
  }
  void aSquareIsAsLargeAsTheScaleSays()
  {
    QFETCH(int, paper);
    QFETCH(bool, isLandscape);
    QFETCH(double, denominator);
    QFETCH(double, metresPerUnit);
    constexpr double kSideMm = 100;
    constexpr int kDpi = 400;
    PageSetup setup;
    setup.paper = static_cast<Paper>(paper);
    setup.isLandscape = isLandscape;
    setup.denominator = denominator;
    setup.metresPerUnit = metresPerUnit;
    setup.centre = {575'000, 1'190'000};
    setup.hasLegend = setup.hasScaleBar = setup.hasNorthArrow = false;
    const double side = kSideMm / 1000 * denominator / metresPerUnit;
    const QString path = m_folder.filePath(QStringLiteral("square.pdf"));
    NoProgress none;
    DIABAN_VERIFY(writePagePdf(
        setup, squareMap(setup.centre.x() - side / 2, setup.centre.y() - side / 2, side), path,
        none));
    const QImage page = drawn(path, kDpi);
    QVERIFY(!page.isNull());
    const double dots = kDpi / 25.4;
    const PageLayout layout = pageLayout(setup);
    QVERIFY(std::abs(page.width() / dots - layout.paper.width()) < 0.2); // a PDF's points
    QVERIFY(std::abs(page.height() / dots - layout.paper.height()) < 0.2);
    const QPoint middle = (layout.map.center() * dots).toPoint();
    const auto run = [&](QPoint step) { // black dots from the middle on
      QPoint at = middle;
      while (page.rect().contains(at) && qGray(page.pixel(at)) < 128)
        at += step;
      return (at - middle).manhattanLength();
    };
    const double width = (run({1, 0}) + run({-1, 0}) - 1) / dots;
    const double height = (run({0, 1}) + run({0, -1}) - 1) / dots;
    QVERIFY2(std::abs(width - kSideMm) < 0.1, qPrintable(QString::number(width)));
    QVERIFY2(std::abs(height - kSideMm) < 0.1, qPrintable(QString::number(height)));
  }

  void theMapTakesThePaperButItsMargins()
  {
    for (const Paper paper : {Paper::A4, Paper::A3, Paper::A2, Paper::A1, Paper::A0}) {
      PageSetup setup;
      setup.paper = paper;
      setup.title = QStringLiteral("Tên");
      const PageLayout layout = pageLayout(setup);
      QVERIFY(QRectF({0, 0}, layout.paper).contains(layout.map));
      QVERIFY(layout.map.width() > layout.paper.width() - 20.2);
      QVERIFY(layout.pixels.width() * layout.pixels.height() < 40'000'000);
      QCOMPARE(paperFromName(paperName(paper).toLower()), std::optional(paper));
    }
    QVERIFY(!paperFromName(QStringLiteral("B5")));
  }

  void wordsAreTextInNotoSans()
  {
    PageSetup setup;
    setup.title = QStringLiteral("Quy hoạch phường Thạnh Mỹ");
    setup.crs = QStringLiteral("VN-2000 / TM-3 107-45");
    setup.author = QStringLiteral("Nguyễn Văn A");
    setup.date = QDate(2026, 11, 22);
    setup.denominator = 5000;
    setup.locale = QLocale(QLocale::Vietnamese);
    const QString path = m_folder.filePath(QStringLiteral("words.pdf"));
    NoProgress none;
    DIABAN_VERIFY(writePagePdf(setup, squareMap(0, 0, 1), path, none));
    QProcess poppler;
    poppler.start(QStringLiteral("pdftotext"), {path, QStringLiteral("-")});
    QVERIFY(poppler.waitForFinished());
    const QString text = QString::fromUtf8(poppler.readAllStandardOutput());
    for (const QString& words : {setup.title, setup.crs, setup.author, QStringLiteral("22/11/2026"),
                                 QStringLiteral("1:5.000"), QStringLiteral("200")})
      QVERIFY2(text.contains(words), qPrintable(words + QLatin1Char('\n') + text));
    poppler.start(QStringLiteral("pdffonts"), {path});
    QVERIFY(poppler.waitForFinished());
    QVERIFY(poppler.readAllStandardOutput().contains("NotoSans"));
  }

  void nothingIsLeftOfAFailure()
  {
    const PageSetup setup;
    const QString path = m_folder.filePath(QStringLiteral("kept.pdf"));
    QFile before(path);
    QVERIFY(before.open(QIODevice::WriteOnly) && before.write("before") == 6);
    before.close();
    for (int calls = 0; calls < 200; calls += 1 + calls / 2) {
      test::StopAfter progress(calls);
      const Outcome outcome = writePagePdf(setup, squareMap(0, 0, 1), path, progress);
      if (outcome)
        break;
      QCOMPARE(outcome.error().code, Error::Code::Cancelled);
      QVERIFY(before.open(QIODevice::ReadOnly));
      QCOMPARE(before.readAll(), QByteArray("before"));
      before.close();
      QCOMPARE(QDir(m_folder.path()).entryList({QStringLiteral("kept*")}, QDir::Files).size(), 1);
    }
    NoProgress none;
    const Outcome nowhere = writePagePdf(setup, squareMap(0, 0, 1),
                                         m_folder.filePath(QStringLiteral("no/x.pdf")), none);
    QCOMPARE(nowhere.error().code, Error::Code::CannotWrite);
  }

  void theLegendHasWhatIsOnTheMap()
  {
    const auto square = [](double x, const char* code) {
      return test::ShapeRow{geo::GeometryKind::Polygon,
                            {{{{x, 0}, {x + 1, 0}, {x + 1, 1}, {x, 1}, {x, 0}}}},
                            QString::fromLatin1(code),
                            0};
    };
    LegendSource source;
    source.table = test::tableOf({square(0, "ODT"), square(100, "LUC")});
    source.layer.title = QStringLiteral("Đất");
    source.layer.geometry = geo::GeometryKind::Polygon;
    source.layer.style.kind = workspace::Style::Kind::Categorised;
    source.layer.style.field = QStringLiteral("code");
    source.layer.style.categories = {{QStringLiteral("ODT"), QStringLiteral("Ở đô thị"), {}},
                                     {QStringLiteral("LUC"), {}, {}}};
    const auto titles = [&](const geo::Extent& extent, double denominator) {
      QStringList all;
      for (const LegendLine& line : legendOf({source}, extent, denominator))
        all << line.title;
      return all;
    };
    QCOMPARE(titles({-1, -1, 2, 2}, 1000),
             (QStringList{QStringLiteral("Đất"), QStringLiteral("Ở đô thị")}));
    QCOMPARE(
        titles({-1, -1, 200, 2}, 1000),
        (QStringList{QStringLiteral("Đất"), QStringLiteral("Ở đô thị"), QStringLiteral("LUC")}));
    QVERIFY(titles({50, 50, 60, 60}, 1000).isEmpty());
    source.layer.style.scales.maxDenominator = 500;
    QVERIFY(titles({-1, -1, 2, 2}, 1000).isEmpty());
  }

  void theLegendOfARasterIsThatOfItsClasses()
  {
    LegendSource source;
    source.layer.title = QStringLiteral("Vùng phủ");
    source.layer.isRaster = true;
    source.layer.extent = {0, 0, 100, 100};
    QVERIFY(legendOf({source}, {-1, -1, 2, 2}, 1000).empty()); // its picture says it
    source.layer.style.kind = workspace::Style::Kind::Categorised;
    source.layer.style.categories = {{QStringLiteral("1"), QStringLiteral("Nhận dạng"), {}},
                                     {QStringLiteral("2"), QStringLiteral("Quan sát"), {}}};
    const std::vector<LegendLine> lines = legendOf({source}, {-1, -1, 2, 2}, 1000);
    QCOMPARE(lines.size(), std::size_t(3));
    QCOMPARE(lines[2].title, QStringLiteral("Quan sát"));
    QVERIFY(lines[2].symbol.has_value());
    QCOMPARE(lines[2].kind, geo::GeometryKind::Polygon);
    QVERIFY(legendOf({source}, {150, 150, 160, 160}, 1000).empty());
  }

  void theViewAsAPictureHasItsFurniture()
  {
    PictureRequest request;
    request.extent = {0, 0, 800, 600};
    request.width = 1600;
    request.height = 1200;
    request.pixelRatio = 2;
    NoProgress none;
    const auto bare = drawPicture(request, none);
    const auto view = viewPicture(request, 1, {}, none);
    QVERIFY(view);
    QCOMPARE(view.value().size(), QSize(1600, 1200));
    const QImage plain = bare.value().image.convertToFormat(QImage::Format_RGB32);
    QVERIFY(view.value() != plain);
    QCOMPARE(view.value().copy(400, 0, 1200, 1000), plain.copy(400, 0, 1200, 1000));
  }
};

QTEST_MAIN(TestPage)
#include "tst_page.moc"
