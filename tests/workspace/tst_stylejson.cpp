#include <diaban/workspace/style.h>

#include <QJsonDocument>
#include <QTest>

#include <limits>

using namespace diaban;
using namespace diaban::workspace;

/// Styles as JSON: nothing is lost, and what is wrong is named.
class TestStyleJson : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void keepsEveryPartOfAStyle();
  void keepsAPlainStyleShort();
  void namesTheKeyThatIsWrong_data();
  void namesTheKeyThatIsWrong();
  void takesWhatIsMissingFromThePlainStyle();
  void readsAndWritesColours_data();
  void readsAndWritesColours();
};

namespace {

Symbol everySymbol()
{
  Symbol symbol;
  symbol.fill = {{1, 2, 3, 4}, Hatch::Cross, 30, 1.5, {{5, 6, 7, 8}, 0.2, {}}, {}};
  symbol.fill.outline = {{9, 10, 11, 12}, 0.4, {3, 0.8, 0.6, 0.8}};
  symbol.line = {{{20, 21, 22, 255}, 0.7, {1, 2}}, {{23, 24, 25, 26}, 1.1, {}}};
  symbol.marker = {MarkerShape::Pentagon, 3.3, {30, 31, 32, 33}, {{34, 35, 36, 37}, 0.15, {}}};
  return symbol;
}

Style everyStyle()
{
  Style style;
  style.kind = Style::Kind::Graduated;
  style.field = QStringLiteral("Diện tích \"m²\"");
  style.symbol = everySymbol();
  style.othersHidden = true;
  style.categories = {
      {QStringLiteral("ODT"), QStringLiteral("ODT · Đất ở tại đô thị"), everySymbol()},
      {QString(), QString(), Symbol()}};
  style.classes = {{-1e300, 0.1, QStringLiteral("ít"), Symbol()},
                   {0.1, 1.0 / 3, QStringLiteral("nhiều"), everySymbol()}};
  style.label = LabelStyle{QStringLiteral("ten"), 9.25, true,         {1, 1, 1, 1},
                           {2, 2, 2, 2},          0.5,  {500, 25000}, true};
  style.opacity = 0.55;
  style.scales = {1000, 2.5e6};
  return style;
}

} // namespace

void TestStyleJson::keepsEveryPartOfAStyle()
{
  const Style style = everyStyle();
  const QByteArray text = QJsonDocument(toJson(style)).toJson();
  const auto back = styleFromJson(QJsonDocument::fromJson(text).object());
  QVERIFY(back);
  QVERIFY(back.value() == style);
  QCOMPARE(QJsonDocument(toJson(back.value())).toJson(), text);
}

void TestStyleJson::keepsAPlainStyleShort()
{
  QVERIFY(QJsonDocument(toJson(Style())).toJson(QJsonDocument::Compact).size() < 200);
}

void TestStyleJson::namesTheKeyThatIsWrong_data()
{
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<QString>("key");
  const auto row = [](const char* name, const char* text, const char* key) {
    QTest::newRow(name) << QByteArray(text) << QString::fromLatin1(key);
  };
  row("unknown kind", R"({"kind": "rainbow"})", "kind");
  row("kind of another type", R"({"kind": 3})", "kind");
  row("slip of the pen", R"({"opacty": 0.5})", "opacty");
  row("too opaque", R"({"opacity": 1.5})", "opacity");
  row("number as text", R"({"opacity": "0.5"})", "opacity");
  row("array as object", R"({"symbol": []})", "symbol");
  row("colour", R"({"symbol": {"fill": {"colour": "red"}}})", "symbol.fill.colour");
  row("colour with a sign", R"({"symbol": {"fill": {"colour": "#-12345"}}})", "symbol.fill.colour");
  row("width", R"({"symbol": {"line": {"stroke": {"width": -1}}}})", "symbol.line.stroke.width");
  row("endless width", R"({"symbol": {"line": {"stroke": {"width": 1e308}}}})",
      "symbol.line.stroke.width");
  row("odd dash", R"({"symbol": {"line": {"casing": {"dash": [1]}}}})", "symbol.line.casing.dash");
  row("dash of nothing", R"({"symbol": {"line": {"stroke": {"dash": [0, 0]}}}})",
      "symbol.line.stroke.dash");
  row("shape", R"({"symbol": {"marker": {"shape": "skull"}}})", "symbol.marker.shape");
  row("category", R"({"categories": [{"value": "a"}, {"value": 1}]})", "categories[1].value");
  row("no category", R"({"categories": [1]})", "categories[0]");
  row("class upside down", R"({"classes": [{"from": 2, "to": 1}]})", "classes[0].to");
  row("label", R"({"label": {"field": "x", "size": 0}})", "label.size");
  row("scale", R"({"label": {"scales": {"min": -5}}})", "label.scales.min");
}

void TestStyleJson::namesTheKeyThatIsWrong()
{
  QFETCH(QByteArray, text);
  QFETCH(QString, key);
  const auto document = QJsonDocument::fromJson(text);
  QVERIFY(document.isObject());
  const auto style = styleFromJson(document.object());
  QVERIFY(!style);
  QCOMPARE(errorName(style.error().code), QStringLiteral("BadArgument"));
  QCOMPARE(style.error().args.value(1), key);
}

void TestStyleJson::takesWhatIsMissingFromThePlainStyle()
{
  const auto style = styleFromJson({});
  QVERIFY(style);
  QVERIFY(style.value() == Style());
}

void TestStyleJson::readsAndWritesColours_data()
{
  QTest::addColumn<QString>("text");
  QTest::addColumn<QString>("written");
  QTest::newRow("opaque") << QStringLiteral("#FFa0ff") << QStringLiteral("#ffa0ff");
  QTest::newRow("clear") << QStringLiteral("#6a1b5d14") << QStringLiteral("#6a1b5d14");
  QTest::newRow("fully opaque") << QStringLiteral("#6a1b5dff") << QStringLiteral("#6a1b5d");
  QTest::newRow("unreadable") << QStringLiteral("#12") << QStringLiteral("#000000");
}

void TestStyleJson::readsAndWritesColours()
{
  QFETCH(QString, text);
  QFETCH(QString, written);
  QCOMPARE(Colour::fromHex(text).toHex(), written);
}

QTEST_APPLESS_MAIN(TestStyleJson)
#include "tst_stylejson.moc"
