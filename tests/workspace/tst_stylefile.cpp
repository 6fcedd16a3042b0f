#include "qml.h"
#include "support/verify.h"

#include <diaban/workspace/stylefile.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace diaban;
using namespace diaban::workspace;

/// The QML and SLD files in data/styles were written by QGIS 3.22.
class TestStyleFile : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void readsBackWhatItWrote();
  void readsBackItsOwnQml_data();
  void readsBackItsOwnQml();
  void mapsCategoriesOfQgis_data();
  void mapsCategoriesOfQgis();
  void mapsClassesOfQgis_data();
  void mapsClassesOfQgis();
  void mapsCasedAndDashedLines_data();
  void mapsCasedAndDashedLines();
  void saysWhichRulesWereLeftOut();
  void saysThatAHeatMapIsNotKnown();
  void mapsAnOldPropElement();
  void refusesWhatIsNoStyle_data();
  void refusesWhatIsNoStyle();
  void namesTheKeyThatIsWrong_data();
  void namesTheKeyThatIsWrong();
  void fitsFieldsInTheLayersSpelling();
};

namespace {

using Kind = geo::GeometryKind;

QString sample(const char* name)
{
  return QStringLiteral(DIABAN_SOURCE_DIR "/tests/workspace/data/styles/") +
         QString::fromLatin1(name);
}

bool has(const StyleFile& file, StyleLoss::Kind kind, const QString& what)
{
  return std::any_of(file.losses.begin(), file.losses.end(), [&](const StyleLoss& loss) {
    return loss.kind == kind && (what.isEmpty() || loss.what == what);
  });
}

/// Styles of random parts, such as QML can hold for one kind of geometry.
class RandomStyle {
public:
  explicit RandomStyle(quint32 seed)
      : m_random(seed)
  {
  }

  Style style(Kind kind)
  {
    Style style;
    style.kind = static_cast<Style::Kind>(below(3));
    if (style.kind != Style::Kind::Single)
      style.field = QStringLiteral("loại đất");
    for (int i = 0; style.kind == Style::Kind::Categorised && i < below(5) + 1; ++i)
      style.categories.append({QStringLiteral("M%1 'x'").arg(i), QStringLiteral("mã <%1>").arg(i),
                               symbol(kind), below(3) == 0});
    double from = 0.5;
    for (int i = 0; style.kind == Style::Kind::Graduated && i < below(5) + 1; ++i) {
      const double to = from + 1 + below(50) / 7.0;
      // As many digits as the file keeps.
      style.classes.append(
          {from, std::round(to * 1e6) / 1e6, QStringLiteral("lớp"), symbol(kind), below(3) == 0});
      from = style.classes.constLast().to;
    }
    style.othersHidden = style.kind == Style::Kind::Graduated ||
                         (style.kind == Style::Kind::Categorised && below(2) == 0);
    if (!style.othersHidden)
      style.symbol = symbol(kind);
    if (below(2) == 0)
      style.label = label(kind);
    style.opacity = below(101) / 100.0;
    style.scales = {below(2) * 500.0, below(2) * 50'000.0};
    return style;
  }

private:
  int below(int end) { return static_cast<int>(m_random.bounded(end)); }
  Colour colour() { return {byte(), byte(), byte(), byte()}; }
  quint8 byte() { return static_cast<quint8>(1 + below(255)); }
  double mm(int least = 1) { return (least + below(100)) / 20.0; }
  Stroke stroke()
  {
    return {colour(), mm(), below(3) == 0 ? QVector<double>{mm(), mm()} : QVector<double>()};
  }
  Symbol symbol(Kind kind)
  {
    Symbol symbol;
    if (kind == Kind::Polygon) {
      symbol.fill.colour = colour();
      symbol.fill.outline = stroke();
      symbol.fill.hatch = static_cast<Hatch>(below(4));
      if (symbol.fill.hatch != Hatch::None) {
        symbol.fill.hatchSpacingMm = mm(2);
        symbol.fill.hatchStroke = {colour(), mm(), {}};
        if (symbol.fill.hatch != Hatch::Dots)
          symbol.fill.hatchAngle = below(180);
      }
    } else if (kind == Kind::Line) {
      symbol.line.stroke = stroke();
      if (below(2) == 0)
        symbol.line.casing = {colour(), mm(101), {}};
    } else {
      symbol.marker = {static_cast<MarkerShape>(below(7)), mm(), colour(), {colour(), mm(), {}}};
    }
    return symbol;
  }
  LabelStyle label(Kind kind)
  {
    LabelStyle label;
    label.field = QStringLiteral("tên");
    label.sizePx = 8 + below(20) / 2.0;
    label.bold = below(2) == 0;
    label.colour = colour();
    label.halo = colour();
    label.haloPx = 0.5 + below(4) / 2.0;
    if (below(2) == 0)
      label.scales = {0, 10'000};
    label.alongLine = kind == Kind::Line && below(2) == 0;
    return label;
  }

  QRandomGenerator m_random;
};

} // namespace

void TestStyleFile::readsBackWhatItWrote()
{
  QTemporaryDir folder;
  for (quint32 seed = 0; seed < 100; ++seed) {
    RandomStyle random(seed);
    const StyleFile file{QStringLiteral("Đất “ở”"), Kind::Polygon, random.style(Kind::Polygon), {}};
    const QString path = folder.filePath(QStringLiteral("kiểu.json"));
    DIABAN_VERIFY(writeStyleFile(path, file));
    const auto read = readStyleFile(path);
    DIABAN_VERIFY(read);
    QCOMPARE(read.value().style, file.style);
    QCOMPARE(read.value().name, file.name);
    QCOMPARE(read.value().geometry, file.geometry);
  }
}

void TestStyleFile::readsBackItsOwnQml_data()
{
  QTest::addColumn<Kind>("kind");
  QTest::newRow("points") << Kind::Point;
  QTest::newRow("lines") << Kind::Line;
  QTest::newRow("polygons") << Kind::Polygon;
}

void TestStyleFile::readsBackItsOwnQml()
{
  QFETCH(Kind, kind);
  for (quint32 seed = 0; seed < 300; ++seed) {
    RandomStyle random(seed);
    const Style style = random.style(kind);
    const QString qml = toQml(style, kind);
    const auto read = styleFromBytes(qml.toUtf8(), QStringLiteral("qml"));
    DIABAN_VERIFY(read);
    QVERIFY2(
        read.value().losses.isEmpty(),
        qPrintable(read.value().losses.isEmpty() ? QString() : lossText(read.value().losses[0])));
    QCOMPARE(read.value().geometry, kind);
    const auto shown = [](const Style& it) {
      return QJsonDocument(toJson(it)).toJson(QJsonDocument::Compact);
    };
    const QByteArray now = shown(read.value().style), before = shown(style);
    const auto [left, right] = std::mismatch(now.begin(), now.end(), before.begin(), before.end());
    QVERIFY2(now == before, now.mid(left - now.begin() - 60, 120) + " was " +
                                before.mid(right - before.begin() - 60, 120));
    QCOMPARE(read.value().style, style);
  }
}

void TestStyleFile::mapsCategoriesOfQgis_data()
{
  QTest::addColumn<QString>("path");
  QTest::addColumn<bool>("isQml");
  QTest::newRow("QML") << sample("categorised.qml") << true;
  QTest::newRow("SLD") << sample("categorised.sld") << false;
}

void TestStyleFile::mapsCategoriesOfQgis()
{
  QFETCH(QString, path);
  QFETCH(bool, isQml);
  const auto read = readStyleFile(path);
  DIABAN_VERIFY(read);
  const Style& style = read.value().style;
  QCOMPARE(read.value().geometry, Kind::Polygon);
  QCOMPARE(style.kind, Style::Kind::Categorised);
  QCOMPARE(style.field, QStringLiteral("loai"));
  QCOMPARE(style.categories.size(), 3);
  QCOMPARE(style.categories[0].value, QStringLiteral("ODT"));
  QCOMPARE(style.categories[0].title, QStringLiteral("ODT nhãn"));
  QCOMPARE(style.categories[0].symbol.fill.colour.toHex().left(7), QStringLiteral("#ffa0ff"));
  QVERIFY(std::abs(style.categories[0].symbol.fill.outline.widthMm - 0.26) < 0.03);
  QCOMPARE(style.categories[2].symbol.fill.hatch, Hatch::Lines);
  QCOMPARE(style.categories[2].symbol.fill.colour.alpha, 0);
  QVERIFY(style.label.has_value());
  QCOMPARE(style.label->field, QStringLiteral("loai"));
  QVERIFY(std::abs(style.label->sizePx - 12) < (isQml ? 0.01 : 3)); // 9 points
  QVERIFY(style.label->haloPx > 0);
  if (!isQml)
    return; // what follows QGIS does not write into SLD, or writes it another way
  QCOMPARE(style.opacity, 0.55);
  QCOMPARE(style.label->scales, (ScaleRange{500, 10'000}));
  QCOMPARE(style.scales, (ScaleRange{1000, 50'000}));
  QCOMPARE(style.symbol.fill.colour.toHex(), QStringLiteral("#c8c8c8"));
  QVERIFY(!style.othersHidden);
}

void TestStyleFile::mapsClassesOfQgis_data()
{
  QTest::addColumn<QString>("path");
  QTest::newRow("QML") << sample("graduated.qml");
  QTest::newRow("SLD") << sample("graduated.sld");
}

void TestStyleFile::mapsClassesOfQgis()
{
  QFETCH(QString, path);
  const auto read = readStyleFile(path);
  DIABAN_VERIFY(read);
  const Style& style = read.value().style;
  QCOMPARE(read.value().geometry, Kind::Point);
  QCOMPARE(style.kind, Style::Kind::Graduated);
  QCOMPARE(style.field, QStringLiteral("so"));
  QCOMPARE(style.classes.size(), 3);
  QCOMPARE(style.classes[1].from, 10.0);
  QCOMPARE(style.classes[1].to, 25.5);
  QCOMPARE(style.classes[1].symbol.marker.fill.toHex(), QStringLiteral("#60acb2"));
  QCOMPARE(style.classes[0].symbol.marker.shape, MarkerShape::Square);
  QCOMPARE(style.classes[2].symbol.marker.shape, MarkerShape::Star);
  QVERIFY(std::abs(style.classes[0].symbol.marker.sizeMm - 3) < 0.2);
  QVERIFY(style.othersHidden);
}

void TestStyleFile::mapsCasedAndDashedLines_data()
{
  QTest::addColumn<QString>("path");
  QTest::newRow("QML") << sample("cased.qml");
  QTest::newRow("SLD") << sample("cased.sld");
}

void TestStyleFile::mapsCasedAndDashedLines()
{
  QFETCH(QString, path);
  const auto read = readStyleFile(path);
  DIABAN_VERIFY(read);
  const LineSymbol& line = read.value().style.symbol.line;
  QCOMPARE(line.casing.colour.toHex(), QStringLiteral("#787878"));
  QVERIFY(std::abs(line.casing.widthMm - 1.2) < 0.1);
  QCOMPARE(line.stroke.colour.toHex(), QStringLiteral("#ffffff"));
  QCOMPARE(line.stroke.dashMm.size(), 2);
  QVERIFY(std::abs(line.stroke.dashMm[0] - 4) < 0.3);
}

void TestStyleFile::saysWhichRulesWereLeftOut()
{
  const auto read = readStyleFile(sample("rules.qml"));
  DIABAN_VERIFY(read);
  QCOMPARE(read.value().style.categories.size(), 2);
  QCOMPARE(read.value().style.symbol.fill.colour.toHex(), QStringLiteral("#808080"));
  QVERIFY(has(read.value(), StyleLoss::Kind::Rule, QStringLiteral("\"so\" > 5")));
  QVERIFY(has(read.value(), StyleLoss::Kind::Property, QStringLiteral("blendMode")));
  QVERIFY(lossText(read.value().losses[0]).contains(read.value().losses[0].what));
}

void TestStyleFile::saysThatAHeatMapIsNotKnown()
{
  const auto read = readStyleFile(sample("heatmap.qml"));
  DIABAN_VERIFY(read);
  QVERIFY(has(read.value(), StyleLoss::Kind::Renderer, QStringLiteral("heatmapRenderer")));
}

/// Files from before QGIS 3.18.
void TestStyleFile::mapsAnOldPropElement()
{
  const QByteArray qml = R"(<qgis><renderer-v2 type="singleSymbol"><symbols>
    <symbol name="0" type="line" alpha="0.5"><layer class="SimpleLine" enabled="1">
    <prop k="line_color" v="10,20,30,200"/><prop k="line_width" v="2"/>
    <prop k="line_width_unit" v="Pixel"/></layer></symbol></symbols></renderer-v2></qgis>)";
  const auto read = styleFromBytes(qml, QStringLiteral("cũ"));
  DIABAN_VERIFY(read);
  const Stroke& stroke = read.value().style.symbol.line.stroke;
  QCOMPARE(stroke.colour, (Colour{10, 20, 30, 100}));
  QVERIFY(std::abs(stroke.widthMm - 2 * 25.4 / 96) < 1e-6);
}

void TestStyleFile::refusesWhatIsNoStyle_data()
{
  QTest::addColumn<QByteArray>("bytes");
  QTest::newRow("text") << QByteArray("Kính gửi Ủy ban nhân dân xã");
  QTest::newRow("JSON of something else") << QByteArray(R"({"type":"FeatureCollection"})");
  QTest::newRow("JSON cut off") << QByteArray(R"({"diaban_style":1,"style":{"kind":)");
  QTest::newRow("XML of something else") << QByteArray("<kml><Document/></kml>");
  QTest::newRow("XML cut off") << QByteArray("<qgis><renderer-v2 type=\"singleSymbol\">");
  QTest::newRow("style of a raster") << QByteArray("<qgis><pipe><rasterrenderer/></pipe></qgis>");
  QTest::newRow("SLD without a rule")
      << QByteArray("<StyledLayerDescriptor><NamedLayer/></StyledLayerDescriptor>");
  QTest::newRow("entities of its own")
      << QByteArray("<!DOCTYPE qgis [<!ENTITY a \"aaaa\">]><qgis><renderer-v2 "
                    "type=\"singleSymbol\">&a;</renderer-v2></qgis>");
  QTest::newRow("too deep") << QByteArray("<a>").repeated(500'000);
  QTest::newRow("zeroes") << QByteArray(5000, '\0');
  QTest::newRow("too large") << QByteArray(9 << 20, '{');
}

void TestStyleFile::refusesWhatIsNoStyle()
{
  QFETCH(QByteArray, bytes);
  const auto read = styleFromBytes(bytes, QStringLiteral("tệp"));
  QVERIFY(!read);
  QCOMPARE(errorName(read.error().code), QStringLiteral("NotAStyle"));
  QCOMPARE(read.error().args.value(0), QStringLiteral("tệp"));
}

void TestStyleFile::namesTheKeyThatIsWrong_data()
{
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QString>("key");
  QTest::newRow("unknown key") << QByteArray(R"({"diaban_style":1,"style":{},"macro":"rm"})")
                               << QStringLiteral("macro");
  QTest::newRow("no style") << QByteArray(R"({"diaban_style":1,"name":"x"})")
                            << QStringLiteral("style");
  QTest::newRow("wrong type") << QByteArray(R"({"diaban_style":1,"style":{"opacity":"đục"}})")
                              << QStringLiteral("opacity");
  QTest::newRow("far out") << QByteArray(R"({"diaban_style":1,"style":{"symbol":{"marker":)"
                                         R"({"size":1e300}}}})")
                           << QStringLiteral("symbol.marker.size");
  QTest::newRow("geometry") << QByteArray(R"({"diaban_style":1,"geometry":"khối","style":{}})")
                            << QStringLiteral("geometry");
}

void TestStyleFile::namesTheKeyThatIsWrong()
{
  QFETCH(QByteArray, bytes);
  const auto read = styleFromBytes(bytes, QStringLiteral("tệp"));
  DIABAN_VERIFY_ERROR(read, BadStyle);
  QTEST(read.error().args.value(1), "key");
  const auto newer = styleFromBytes(R"({"diaban_style":9,"style":{}})", QStringLiteral("tệp"));
  DIABAN_VERIFY_ERROR(newer, NewerFile);
}

void TestStyleFile::fitsFieldsInTheLayersSpelling()
{
  Layer layer;
  layer.title = QStringLiteral("Thửa đất");
  layer.geometry = Kind::Polygon;
  layer.fields = {{QStringLiteral("LOAI"), geo::FieldType::Text}};
  auto read = readStyleFile(sample("categorised.qml"));
  DIABAN_VERIFY(read);
  const auto fitted = fittedTo(layer, read.value());
  DIABAN_VERIFY(fitted);
  QCOMPARE(fitted.value().style.field, QStringLiteral("LOAI"));
  read.value().style.label->field = QStringLiteral("ten");
  const auto unlabelled = fittedTo(layer, read.value());
  DIABAN_VERIFY(unlabelled);
  QVERIFY(!unlabelled.value().style.label);
  QVERIFY(has(unlabelled.value(), StyleLoss::Kind::LabelField, QStringLiteral("ten")));
  layer.fields.clear();
  DIABAN_VERIFY_ERROR(fittedTo(layer, read.value()), NoSuchField);
  layer.geometry = Kind::Point;
  DIABAN_VERIFY_ERROR(fittedTo(layer, read.value()), StyleOfOtherGeometry);
}

QTEST_GUILESS_MAIN(TestStyleFile)
#include "tst_stylefile.moc"
