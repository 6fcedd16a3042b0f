// Whole pictures against kept ones that a person looked at.
#include "shapes.h"

#include <QFontInfo>
#include <QGuiApplication>
#include <QTest>

using namespace diaban;
using namespace diaban::test;
using workspace::Colour;

namespace {

workspace::Style fills()
{
  workspace::Style style;
  style.kind = workspace::Style::Kind::Categorised;
  style.field = QStringLiteral("code");
  const auto add = [&](const char* value, Colour colour, workspace::Hatch hatch) {
    workspace::Category category;
    category.value = QString::fromLatin1(value);
    auto& fill = category.symbol.fill;
    fill.colour = colour;
    fill.hatch = hatch;
    fill.hatchStroke = {{120, 0, 0, 255}, 0.3, {}};
    fill.outline = {{30, 30, 30, 255}, 0.5, {}};
    style.categories.push_back(category);
  };
  add("plain", {250, 214, 165, 255}, workspace::Hatch::None);
  add("lines", {200, 230, 200, 255}, workspace::Hatch::Lines);
  add("cross", {0, 0, 0, 0}, workspace::Hatch::Cross);
  add("dots", {220, 220, 255, 128}, workspace::Hatch::Dots);
  style.label.emplace();
  style.label->field = QStringLiteral("code");
  return style;
}

geo::TablePtr fillRows()
{
  std::vector<ShapeRow> rows;
  const char* codes[] = {"plain", "lines", "cross", "dots"};
  for (int i = 0; i < 4; ++i) {
    ShapeRow row;
    const QPointF middle(40 + 80 * i, 150);
    row.parts = {{circle(middle, 35, 48), circle(middle + QPointF(10, 12), 9, 24)}};
    row.code = QString::fromLatin1(codes[i]);
    rows.push_back(row);
  }
  return tableOf(rows);
}

geo::TablePtr lineRows()
{
  ShapeRow road{geo::GeometryKind::Line, {{{{5, 100}, {60, 70}, {150, 95}, {315, 60}}}}, {}, 1};
  road.code = QStringLiteral("Đường Nguyễn Huệ");
  ShapeRow cross{geo::GeometryKind::Line, {{{{120, 110}, {135, 8}}}}, {}, 2};
  return tableOf({road, cross});
}

workspace::Style roads()
{
  workspace::Style style;
  style.symbol.line.stroke = {{255, 220, 120, 255}, 2.4, {}};
  style.symbol.line.casing = {{120, 90, 40, 255}, 3.0, {}};
  style.label.emplace();
  style.label->field = QStringLiteral("code");
  style.label->alongLine = true;
  return style;
}

workspace::Style dashes()
{
  workspace::Style style;
  style.symbol.line.stroke = {{200, 30, 30, 255}, 0.6, {2, 1, 0.5, 1}};
  return style;
}

geo::TablePtr dashRows()
{
  return tableOf(
      {{geo::GeometryKind::Line, {{{{5, 20}, {100, 40}, {200, 15}, {315, 30}}}}, {}, 1}});
}

geo::TablePtr pointRows()
{
  std::vector<ShapeRow> rows;
  for (int i = 0; i < 7; ++i)
    rows.push_back({geo::GeometryKind::Point, {{{{25.3 + 44 * i, 50.6}}}}, {}, double(i)});
  rows[3].code = QStringLiteral("Ếch Ỗ Ự");
  return tableOf(rows);
}

workspace::Style markers()
{
  workspace::Style style;
  style.kind = workspace::Style::Kind::Graduated;
  style.field = QStringLiteral("number");
  for (int i = 0; i < 7; ++i) {
    workspace::ValueClass valueClass;
    valueClass.from = i - 0.5;
    valueClass.to = i + 0.5;
    valueClass.symbol.marker.shape = static_cast<workspace::MarkerShape>(i);
    valueClass.symbol.marker.sizeMm = 4;
    style.classes.push_back(valueClass);
  }
  style.label.emplace();
  style.label->field = QStringLiteral("code");
  return style;
}

} // namespace

class TestGoldens : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void picturesStayAsTheyWere_data()
  {
    QTest::addColumn<bool>("hasLabels");
    QTest::newRow("symbols") << false;
    QTest::newRow("symbols with labels") << true;
  }
  void picturesStayAsTheyWere()
  {
    QFETCH(bool, hasLabels);
    auto request = requestFor(320, 200);
    request.labels = hasLabels;
    addLayer(request, fillRows(), fills());
    addLayer(request, lineRows(), roads());
    addLayer(request, dashRows(), dashes());
    addLayer(request, pointRows(), markers());
    const QImage picture = drawn(request);
    const QString name = hasLabels ? QStringLiteral("labels.png") : QStringLiteral("symbols.png");
    const QString kept = QStringLiteral(DIABAN_TEST_FIXTURES "/") + name;
    if (qEnvironmentVariableIsSet("DIABAN_WRITE_GOLDENS"))
      QVERIFY(picture.save(kept));
    const QImage golden = QImage(kept).convertToFormat(picture.format());
    if (hasLabels &&
        QFontInfo(QFont(QStringLiteral("Noto Sans"))).family() != QLatin1String("Noto Sans"))
      QSKIP("the font of the kept picture, Noto Sans, is not installed");
    const int difference = largestDifference(picture, golden);
    QVERIFY2(difference <= 2, qPrintable(QString::number(difference)));
  }
};

QTEST_MAIN(TestGoldens)
#include "tst_goldens.moc"
