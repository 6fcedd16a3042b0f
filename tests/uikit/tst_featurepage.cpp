// What there is to say of one feature: its name, its fields, its size and place.
#include "squares.h"

#include <diaban/geo/tablebuilder.h>
#include <diaban/uikit/featurepage.h>

#include <QLocale>
#include <QTest>

#include <algorithm>

using namespace diaban;
using namespace diaban::uikit;

namespace {

workspace::Layer layerOf(const QStringList& fields)
{
  workspace::Layer layer;
  layer.name = QStringLiteral("thua");
  layer.title = QStringLiteral("Thửa đất");
  layer.geometry = geo::GeometryKind::Polygon;
  for (const QString& field : fields)
    layer.fields.append({field, geo::FieldType::Text});
  return layer;
}

QString valueOf(const std::vector<FeatureLine>& lines, const QString& title)
{
  const auto it = std::find_if(lines.begin(), lines.end(),
                               [&](const FeatureLine& line) { return line.title == title; });
  return it == lines.end() ? QStringLiteral("(none)")
                           : QString(it->value).replace(QChar::Nbsp, u' ');
}

geo::Crs zone()
{
  return geo::Crs::fromEpsg(9217).value(); // VN-2000, 107°15′
}

} // namespace

class TestFeaturePage : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() { QLocale::setDefault(QLocale(QLocale::Vietnamese)); }

  void featuresAreCalledByWhatPeopleCallThem_data()
  {
    QTest::addColumn<QStringList>("fields");
    QTest::addColumn<QVariantList>("cells");
    QTest::addColumn<QString>("title");
    const auto row = [](const char* name, const QStringList& fields, const QVariantList& cells,
                        const QString& title) { QTest::newRow(name) << fields << cells << title; };
    row("a parcel by sheet and number", {QStringLiteral("so_to"), QStringLiteral("so_thua")},
        {14, 128}, QStringLiteral("Parcel 128, sheet 14"));
    row("as cadastral files write them", {QStringLiteral("SHBANDO"), QStringLiteral("SHTHUA")},
        {QStringLiteral("14"), QStringLiteral("128")}, QStringLiteral("Parcel 128, sheet 14"));
    row("without its sheet by its name", {QStringLiteral("so_thua"), QStringLiteral("ten")},
        {128, QStringLiteral("Vườn hoa")}, QStringLiteral("Vườn hoa"));
    row("a name", {QStringLiteral("id"), QStringLiteral("TEN")},
        {1, QStringLiteral("  Phường  An Biên ")}, QStringLiteral("Phường An Biên"));
    row("a code where there is no name", {QStringLiteral("ten"), QStringLiteral("ma")},
        {QVariant(), QStringLiteral("CAM-0012")}, QStringLiteral("Feature 7"));
    row("nothing but a number", {QStringLiteral("x")}, {1}, QStringLiteral("Feature 7"));
    row("a row that is gone", {QStringLiteral("ten")}, {}, QStringLiteral("Feature 7"));
  }
  void featuresAreCalledByWhatPeopleCallThem()
  {
    QFETCH(QStringList, fields);
    QFETCH(QVariantList, cells);
    QFETCH(QString, title);
    const FeaturePage page = featurePage(layerOf(fields), 7, cells, nullptr, zone());
    QCOMPARE(page.title, title);
    QCOMPARE(page.layerTitle, QStringLiteral("Thửa đất"));
    QCOMPARE(page.feature, (FeatureRef{QStringLiteral("thua"), 7}));
    QCOMPARE(page.fields.size(), static_cast<std::size_t>(cells.size()));
    QVERIFY(page.facts.empty());
  }

  void aMissingValueIsADashAndACodeHasItsMeaning()
  {
    workspace::Layer layer = layerOf({QStringLiteral("ma"), QStringLiteral("chu")});
    layer.style.kind = workspace::Style::Kind::Categorised;
    layer.style.field = QStringLiteral("ma");
    workspace::Category dwelling;
    dwelling.value = QStringLiteral("ODT");
    dwelling.title = QStringLiteral("Đất ở đô thị");
    layer.style.categories = {dwelling};
    const FeaturePage page =
        featurePage(layer, 1, {QStringLiteral("ODT"), QVariant()}, nullptr, zone());
    QCOMPARE(page.fields[0].value, QStringLiteral("ODT · Đất ở đô thị"));
    QVERIFY(page.fields[0].symbol.has_value());
    QCOMPARE(page.fields[0].cell, QVariant(QStringLiteral("ODT")));
    QCOMPARE(page.fields[1].value, QStringLiteral("–"));
    QVERIFY(!page.fields[1].symbol);
    layer.style.categories[0].title = QStringLiteral("ODT · Đất ở đô thị"); // says it itself
    QCOMPARE(featurePage(layer, 1, {QStringLiteral("ODT")}, nullptr, zone()).fields[0].value,
             QStringLiteral("ODT · Đất ở đô thị"));
    QCOMPARE(featurePage(layer, 1, {QStringLiteral("LUC")}, nullptr, zone()).fields[0].value,
             QStringLiteral("LUC"));
  }

  void anAreaHasItsSize()
  {
    const geo::TablePtr table = test::squares(3); // of 10 m, near the central meridian
    const qint64 row = table->blocks().front()->fids.front();
    const FeaturePage page = featurePage(layerOf({}), row, {}, table.get(), zone());
    QCOMPARE(valueOf(page.facts, QStringLiteral("Area")), QStringLiteral("100,0 m²"));
    QCOMPARE(valueOf(page.facts, QStringLiteral("Perimeter")), QStringLiteral("40,00 m"));
    // On the central meridian the grid's scale is 0.9999: 100 / 0.9999² on the ellipsoid.
    QCOMPARE(valueOf(page.facts, QStringLiteral("Area on the ellipsoid")),
             QStringLiteral("100,0 m²"));
    QVERIFY(std::abs(page.extent.width() - 10) < 1e-9);
    QVERIFY(featurePage(layerOf({}), 999'999, {}, table.get(), zone()).facts.empty());
  }

  void whatTheRasterHoldsIsToldWithItsUnit()
  {
    workspace::Layer layer = layerOf({});
    layer.isRaster = true;
    using Colour = geo::RasterValue::Colour;
    const QVector<geo::RasterValue> values{
        {QStringLiteral("Độ cao"), Colour::None, 1234.5, QStringLiteral("metre"), {}},
        {{}, Colour::None, std::nullopt, QStringLiteral("m"), {}},
        {{}, Colour::Red, 200, {}, {}},
        {{}, Colour::None, 3, {}, QStringLiteral("Rừng")}};
    const FeaturePage page = rasterPage(layer, values, {500'000, 1'800'000}, zone());
    QVERIFY(page.feature.row < 0);
    QCOMPARE(page.title, QStringLiteral("Thửa đất"));
    QCOMPARE(valueOf(page.fields, QStringLiteral("Độ cao")), QStringLiteral("1.234,5 m"));
    QCOMPARE(valueOf(page.fields, QStringLiteral("Band 2")), QStringLiteral("no data here"));
    QCOMPARE(valueOf(page.fields, QStringLiteral("Red")), QStringLiteral("200"));
    QCOMPARE(valueOf(page.fields, QStringLiteral("Band 4")), QStringLiteral("3 · Rừng"));
    QCOMPARE(valueOf(page.facts, QStringLiteral("North")), QStringLiteral("1.800.000,00 m"));
  }

  void textHasALineForEach()
  {
    FeaturePage page;
    page.title = QStringLiteral("Vườn hoa");
    page.layerTitle = QStringLiteral("Cây xanh");
    page.fields = {{QStringLiteral("ma"), QStringLiteral("DKV")}};
    page.facts = {{QStringLiteral("Area"), QStringLiteral("1 m²")}};
    QCOMPARE(page.text(), QStringLiteral("Vườn hoa\nCây xanh\nma\tDKV\nArea\t1 m²\n"));
  }

  void conditionsFindTheSameValue_data()
  {
    QTest::addColumn<QVariant>("cell");
    QTest::addColumn<QString>("condition");
    QTest::newRow("text") << QVariant(QStringLiteral("ODT"))
                          << QStringLiteral("\"m\"\"a\" = 'ODT'");
    QTest::newRow("quotes") << QVariant(QStringLiteral("O'x"))
                            << QStringLiteral("\"m\"\"a\" = 'O''x'");
    QTest::newRow("whole") << QVariant(qint64{-5}) << QStringLiteral("\"m\"\"a\" = -5");
    QTest::newRow("fraction") << QVariant(0.1)
                              << QStringLiteral("\"m\"\"a\" = 0.10000000000000001");
    QTest::newRow("yes") << QVariant(true) << QStringLiteral("\"m\"\"a\" = 1");
    QTest::newRow("none") << QVariant() << QStringLiteral("\"m\"\"a\" IS NULL");
  }
  void conditionsFindTheSameValue()
  {
    QFETCH(QVariant, cell);
    QFETCH(QString, condition);
    QCOMPARE(sameValueCondition(QStringLiteral("m\"a"), cell), condition);
  }
};

QTEST_APPLESS_MAIN(TestFeaturePage)
#include "tst_featurepage.moc"
