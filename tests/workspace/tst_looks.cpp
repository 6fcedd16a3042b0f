#include "looks.h"
#include "qml.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>

using namespace diaban;
using namespace diaban::workspace;
using Kind = geo::GeometryKind;

Q_DECLARE_METATYPE(diaban::workspace::LayerRole)
Q_DECLARE_METATYPE(diaban::geo::GeometryKind)

/// What a layer is taken for, how it then looks, and how QGIS is told.
class TestLooks : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void knowsTheLandUseCodes();
  void findsTheFieldOfLandUseCodes_data();
  void findsTheFieldOfLandUseCodes();
  void guessesTheRole_data();
  void guessesTheRole();
  void coloursZoningByItsCodes();
  void drawsInfrastructureByWhatItIs_data();
  void drawsInfrastructureByWhatItIs();
  void marksSensorsByTheirType();
  void labelsOnlyByFieldsThatAreThere();
  void writesWellFormedQmlForEveryRoleAndGeometry();
  void prefersTheOrganisationsFiles();
};

namespace {

QVector<geo::Field> texts(const QStringList& names)
{
  QVector<geo::Field> fields;
  for (const QString& name : names)
    fields.append({name, geo::FieldType::Text});
  return fields;
}

StyleInput input(const QString& name, Kind kind, const QStringList& fields)
{
  return {LayerRole::Other, name, kind, texts(fields), {}};
}

const Category* category(const Style& style, const QString& value)
{
  const auto found = std::find_if(style.categories.begin(), style.categories.end(),
                                  [&](const Category& c) { return c.value == value; });
  return found == style.categories.end() ? nullptr : &*found;
}

} // namespace

void TestLooks::knowsTheLandUseCodes()
{
  const auto codes = Looks::builtIn().landUseCodes();
  QCOMPARE(codes.size(), 53);
  const auto of = [&](const QString& code) {
    return *std::find_if(codes.begin(), codes.end(),
                         [&](const LandUseCode& candidate) { return candidate.code == code; });
  };
  QCOMPARE(of(QStringLiteral("ODT")).colour.toHex(), QStringLiteral("#ffa0ff"));
  QCOMPARE(of(QStringLiteral("DGT")).colour.toHex(), QStringLiteral("#ffaa32"));
  QCOMPARE(of(QStringLiteral("TMD")).colour.toHex(), QStringLiteral("#ff8078"));
  QCOMPARE(of(QStringLiteral("DKV")).colour.toHex(), QStringLiteral("#96de78"));
  QVERIFY(of(QStringLiteral("ODT")).isLegal);
  QVERIFY(!of(QStringLiteral("TMD")).isLegal);
}

void TestLooks::findsTheFieldOfLandUseCodes_data()
{
  QTest::addColumn<QString>("field");
  QTest::addColumn<QStringList>("values");
  QTest::addColumn<bool>("isFound");
  const QStringList codes{QStringLiteral("ODT"), QStringLiteral("LUC"), QStringLiteral("DGT")};
  for (const char* name : {"loai_dat", "Loại đất", "MA_LDAT", "mdsd", "MDSDD", "LandUse",
                           "Mục đích sử dụng", "ma_loai_dat"})
    QTest::newRow(name) << QString::fromUtf8(name) << codes << true;
  QTest::newRow("lower case") << QStringLiteral("loai_dat")
                              << QStringList{QStringLiteral("odt"), QStringLiteral("luc")} << true;
  QTest::newRow("two uses") << QStringLiteral("loai_dat")
                            << QStringList{QStringLiteral("ONT+CLN"), QStringLiteral("ODT")}
                            << true;
  QTest::newRow("words, not codes")
      << QStringLiteral("landuse")
      << QStringList{QStringLiteral("residential"), QStringLiteral("forest")} << false;
  QTest::newRow("mostly something else")
      << QStringLiteral("loai_dat")
      << QStringList{QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("ODT")} << false;
  QTest::newRow("another name") << QStringLiteral("ma_thua") << codes << false;
  QTest::newRow("nothing in it") << QStringLiteral("loai_dat") << QStringList() << false;
}

void TestLooks::findsTheFieldOfLandUseCodes()
{
  QFETCH(QString, field);
  QFETCH(QStringList, values);
  QFETCH(bool, isFound);
  StyleInput layer = input(QStringLiteral("thua"), Kind::Polygon, {QStringLiteral("x"), field});
  layer.values.insert(field, values);
  QCOMPARE(Looks::builtIn().landUseField(layer), isFound ? field : QString());
}

void TestLooks::guessesTheRole_data()
{
  QTest::addColumn<QString>("name");
  QTest::addColumn<Kind>("kind");
  QTest::addColumn<QString>("fields");
  QTest::addColumn<LayerRole>("role");
  const auto row = [](const char* name, Kind kind, const char* fields, LayerRole role) {
    QTest::newRow(name) << QString::fromUtf8(name) << kind << QString::fromUtf8(fields) << role;
  };
  row("xa1035", Kind::Polygon, "a01_tinh a02_xa a03_ten a04_tentinh", LayerRole::Communes);
  row("20014_hoa_chau", Kind::Polygon, "code name fullName codeName gisServerId",
      LayerRole::Communes);
  row("Ranh giới phường", Kind::Line, "id", LayerRole::Communes);
  row("giaothong", Kind::Line, "gid ma ten loai_duong cap_duong", LayerRole::Infrastructure);
  row("Cấp nước", Kind::Line, "id", LayerRole::Infrastructure);
  row("thuydien", Kind::Point, "Name Status Von_ti_VND Chu_DT Khoi_Cong", LayerRole::Projects);
  row("FloodSensor", Kind::Point, "batteryLevel id observedAt waterLevel", LayerRole::Sensors);
  row("AirQualityObserved", Kind::Point, "id type name pm25 observedAt", LayerRole::Sensors);
  row("QH_phan_khu_2030", Kind::Polygon, "id", LayerRole::Zoning);
  row("thua_dat", Kind::Polygon, "ma_thua chu_su_dung", LayerRole::Zoning);
  row("lines", Kind::Line, "osm_id name highway waterway other_tags", LayerRole::Base);
  row("multipolygons", Kind::Polygon, "osm_id osm_way_id name building landuse", LayerRole::Base);
  row("NhaO", Kind::Polygon, "so_tang chieu_cao", LayerRole::Buildings);
  row("Đường đồng mức", Kind::Line, "cao_do", LayerRole::Terrain);
  row("heritage", Kind::Polygon, "id title", LayerRole::Other);
}

void TestLooks::guessesTheRole()
{
  QFETCH(QString, name);
  QFETCH(Kind, kind);
  QFETCH(QString, fields);
  QFETCH(LayerRole, role);
  const StyleInput layer = input(name, kind, fields.split(QLatin1Char(' ')));
  QCOMPARE(roleName(Looks::builtIn().guessRole(layer)), roleName(role));
}

void TestLooks::coloursZoningByItsCodes()
{
  const QString field = QStringLiteral("loai_dat");
  StyleInput layer = input(QStringLiteral("thua_dat"), Kind::Polygon, {field});
  layer.role = LayerRole::Zoning;
  layer.values.insert(field,
                      {QStringLiteral("ODT"), QStringLiteral("ONT+CLN"), QStringLiteral("tmd")});
  const Style style = Looks::builtIn().defaultStyle(layer);
  QCOMPARE(style.kind, Style::Kind::Categorised);
  QCOMPARE(style.field, field);
  QCOMPARE(style.opacity, 0.55);
  QCOMPARE(style.categories.size(), 55); // 53 codes and two other spellings
  const Category* odt = category(style, QStringLiteral("ODT"));
  QVERIFY(odt != nullptr);
  QCOMPARE(odt->title, QStringLiteral("ODT · Đất ở tại đô thị"));
  QCOMPARE(odt->symbol.fill.colour.toHex(), QStringLiteral("#ffa0ff"));
  QVERIFY(odt->symbol.fill.outline.widthMm <= 0.15);
  QCOMPARE(category(style, QStringLiteral("ONT+CLN"))->symbol.fill.colour.toHex(),
           QStringLiteral("#ffd0ff"));
  QCOMPARE(category(style, QStringLiteral("tmd"))->symbol.fill.colour.toHex(),
           QStringLiteral("#ff8078"));
  QVERIFY(style.label.has_value());
  QCOMPARE(style.label->field, field);
  QVERIFY(style.label->scales.maxDenominator > 0);
}

void TestLooks::drawsInfrastructureByWhatItIs_data()
{
  QTest::addColumn<QString>("name");
  QTest::addColumn<QString>("colour");
  QTest::addColumn<bool>("isCased");
  QTest::newRow("roads") << QStringLiteral("Đường phố") << QStringLiteral("#ffffff") << true;
  QTest::newRow("drains") << QStringLiteral("ThoatNuoc") << QStringLiteral("#2f7fc1") << false;
  QTest::newRow("fibre") << QStringLiteral("Cáp quang") << QStringLiteral("#4a2a82") << true;
  QTest::newRow("power") << QStringLiteral("Điện trung thế") << QStringLiteral("#a3820f") << false;
}

void TestLooks::drawsInfrastructureByWhatItIs()
{
  QFETCH(QString, name);
  QFETCH(QString, colour);
  QFETCH(bool, isCased);
  StyleInput layer = input(name, Kind::Line, {QStringLiteral("ten")});
  layer.role = LayerRole::Infrastructure;
  const Style style = Looks::builtIn().defaultStyle(layer);
  QCOMPARE(style.symbol.line.stroke.colour.toHex(), colour);
  QCOMPARE(style.symbol.line.casing.widthMm > style.symbol.line.stroke.widthMm, isCased);
}

void TestLooks::marksSensorsByTheirType()
{
  StyleInput layer = input(QStringLiteral("cam bien"), Kind::Point, {QStringLiteral("loai")});
  layer.role = LayerRole::Sensors;
  layer.values.insert(QStringLiteral("loai"), {QStringLiteral("Camera"), QStringLiteral("Đo ngập"),
                                               QStringLiteral("khác")});
  const Style style = Looks::builtIn().defaultStyle(layer);
  QCOMPARE(style.kind, Style::Kind::Categorised);
  QCOMPARE(category(style, QStringLiteral("Camera"))->symbol.marker.shape, MarkerShape::Square);
  QCOMPARE(category(style, QStringLiteral("Đo ngập"))->symbol.marker.shape, MarkerShape::Diamond);
  QCOMPARE(category(style, QStringLiteral("khác"))->symbol.marker.shape, MarkerShape::Circle);
}

void TestLooks::labelsOnlyByFieldsThatAreThere()
{
  StyleInput layer = input(QStringLiteral("xa"), Kind::Polygon, {QStringLiteral("TEN")});
  layer.role = LayerRole::Communes;
  QCOMPARE(Looks::builtIn().defaultStyle(layer).label->field, QStringLiteral("TEN"));
  layer.fields = texts({QStringLiteral("ma")});
  QVERIFY(!Looks::builtIn().defaultStyle(layer).label);
}

void TestLooks::writesWellFormedQmlForEveryRoleAndGeometry()
{
  for (int role = 0; role <= static_cast<int>(LayerRole::Other); ++role)
    for (const Kind kind : {Kind::Point, Kind::Line, Kind::Polygon, Kind::Mixed}) {
      StyleInput layer =
          input(QStringLiteral("<\"&ễ"), kind, {QStringLiteral("ten"), QStringLiteral("loai_dat")});
      layer.role = static_cast<LayerRole>(role);
      const Style style = Looks::builtIn().defaultStyle(layer);
      QXmlStreamReader xml(toQml(style, kind));
      int symbols = 0;
      while (!xml.atEnd())
        if (xml.readNext() == QXmlStreamReader::StartElement &&
            xml.name() == QLatin1String("symbol"))
          ++symbols;
      QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
      QVERIFY(symbols > 0);
      const auto back = styleFromJson(toJson(style));
      QVERIFY(back);
      QVERIFY(back.value() == style);
    }
}

void TestLooks::prefersTheOrganisationsFiles()
{
  QTemporaryDir folder;
  QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("styles")));
  QFile codes(folder.filePath(QStringLiteral("styles/landuse_codes.csv")));
  QVERIFY(codes.open(QIODevice::WriteOnly));
  codes.write("code,name_vi,group,rgb,colour_source\nODT,\"Nhà, ở\",PNN,\"1,2,3\",legal\n");
  codes.close();
  qputenv("DIABAN_DATA", folder.path().toUtf8());
  const auto looks = Looks::load();
  QVERIFY(looks);
  QCOMPARE(looks.value().landUseCodes().size(), 1);
  QCOMPARE(looks.value().landUseCodes()[0].name, QStringLiteral("Nhà, ở"));
  QCOMPARE(looks.value().landUseCodes()[0].colour.toHex(), QStringLiteral("#010203"));

  QVERIFY(codes.open(QIODevice::WriteOnly));
  codes.write("code,name_vi,group,rgb,colour_source\nODT,x,PNN,\"1,2,300\",legal\n");
  codes.close();
  const auto broken = Looks::load();
  qunsetenv("DIABAN_DATA");
  QVERIFY(!broken);
  QCOMPARE(broken.error().args.value(1), QStringLiteral("landuse_codes.csv"));
}

QTEST_GUILESS_MAIN(TestLooks)
#include "tst_looks.moc"
