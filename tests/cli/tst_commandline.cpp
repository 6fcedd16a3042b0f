#include "cli/commandline.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace diaban;

namespace {

/// What one run wrote and returned.
struct Run {
  int exit = 0;
  QString out, err;
  QJsonObject json() const { return QJsonDocument::fromJson(out.toUtf8()).object(); }
};

Run run(const QStringList& words)
{
  Run result;
  QTextStream out(&result.out);
  QTextStream err(&result.err);
  NoProgress progress;
  result.exit = cli::runCommandLine(words, out, err, progress);
  out.flush();
  err.flush();
  return result;
}

QStringList words(const char* line)
{
  return QString::fromUtf8(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace

class TestCommandLine : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void wrongUsageEndsWithTwoAndSaysWhatIsWrong_data();
  void wrongUsageEndsWithTwoAndSaysWhatIsWrong();
  void everyVerbExplainsAllItsOptions();
  void takesValuesWithAndWithoutEqualsSign();
  void takesWhatFollowsTwoDashesAsItIs();
  void movesAPointByThePinnedOperation();
  void takesNegativeNumbersAsCoordinates();
  void aSourceThatCannotBeReadIsAnEntryOfItsOwn();
};

void TestCommandLine::wrongUsageEndsWithTwoAndSaysWhatIsWrong_data()
{
  QTest::addColumn<QStringList>("line");
  QTest::addColumn<QString>("code");
  QTest::addColumn<QString>("what");
  const auto row = [](const char* name, const char* line, const char* code, const char* what) {
    QTest::newRow(name) << words(line) << QString::fromLatin1(code) << QString::fromLatin1(what);
  };
  row("nothing", "", "MissingArgument", "VERB");
  row("no such verb", "paint", "BadArgument", "paint");
  row("no such option", "layers a.gpkg --fast", "BadArgument", "--fast");
  row("value for a switch", "import a.gpkg b.shp --link=yes", "BadArgument", "--link=yes");
  row("value missing", "create a.gpkg --crs", "MissingArgument", "--crs EPSG:n");
  row("file missing", "layers", "MissingArgument", "WORKSPACE");
  row("one file too many", "layers a.gpkg b.gpkg", "BadArgument", "b.gpkg");
  row("no number", "transform east 3 --from EPSG:4326 --to EPSG:9210", "BadArgument", "east");
  row("no target", "transform 1 2 --from EPSG:4326", "MissingArgument", "--to");
  row("no such system", "create a.gpkg --crs EPSG:1", "UnknownCrs", "EPSG:1");
  row("province and system", "create a.gpkg --crs EPSG:9210 --province 31", "BadArgument",
      "--province --crs");
  row("no such role", "import a.gpkg b.shp --role house", "BadArgument", "house");
  row("half a verb", "bench", "BadArgument", "bench");
}

void TestCommandLine::wrongUsageEndsWithTwoAndSaysWhatIsWrong()
{
  QFETCH(QStringList, line);
  const Run plain = run(line);
  QCOMPARE(plain.exit, 2);
  QVERIFY(plain.out.isEmpty());
  QVERIFY(!plain.err.isEmpty());

  line.insert(std::min<qsizetype>(line.size(), 1), QStringLiteral("--json"));
  const Run asJson = run(line);
  QCOMPARE(asJson.exit, 2);
  QCOMPARE(asJson.out.count(QLatin1Char('\n')), 1);
  const QJsonObject error = asJson.json().value(QLatin1String("error")).toObject();
  QTEST(error.value(QLatin1String("code")).toString(), "code");
  QTEST(error.value(QLatin1String("args")).toArray().at(0).toString(), "what");
  QVERIFY(error.value(QLatin1String("sentence"))
              .toString()
              .contains(error.value(QLatin1String("args")).toArray().at(0).toString()));
}

void TestCommandLine::everyVerbExplainsAllItsOptions()
{
  const Run all = run({QStringLiteral("--help")});
  QCOMPARE(all.exit, 0);
  for (const cli::Command& command : cli::commands()) {
    QVERIFY2(all.out.contains(command.name), qPrintable(command.name));
    const Run help =
        run(command.name.split(QLatin1Char(' ')) + QStringList{QStringLiteral("--help")});
    QCOMPARE(help.exit, 0);
    for (const cli::Option& option : command.options)
      QVERIFY2(help.out.contains(QStringLiteral("--") + option.name), qPrintable(option.name));
    QVERIFY(help.out.contains(QLatin1String("--json")));
  }
}

void TestCommandLine::takesValuesWithAndWithoutEqualsSign()
{
  const cli::Command* command =
      cli::findCommand({QStringLiteral("bench"), QStringLiteral("render")});
  QVERIFY(command);
  const auto a = command->parse(words("a.gpkg --extent=1,-2,3,4.5 --repeat 7"));
  QVERIFY(a);
  const auto extent = a.value().numbers(QStringLiteral("extent"), 4);
  QCOMPARE(extent.value().value(), (QVector<double>{1, -2, 3, 4.5}));
  QCOMPARE(a.value().integer(QStringLiteral("repeat"), 1, 10).value().value(), 7);
  QVERIFY(!a.value().integer(QStringLiteral("repeat"), 1, 5));
  QVERIFY(!a.value().numbers(QStringLiteral("extent"), 3));
}

void TestCommandLine::takesWhatFollowsTwoDashesAsItIs()
{
  const cli::Command* command = cli::findCommand({QStringLiteral("info")});
  const auto arguments = command->parse(words("--json -- --odd.shp b.shp"));
  QCOMPARE(arguments.value().parameters(QStringLiteral("SOURCE")), words("--odd.shp b.shp"));
}

void TestCommandLine::movesAPointByThePinnedOperation()
{
  // Reference point of Ho Chi Minh City by EPSG:6960, to the millimetre.
  const Run moved = run(words("transform 106.7009 10.7769 --from EPSG:4326 --to EPSG:9210 --json"));
  QCOMPARE(moved.exit, 0);
  QVERIFY(std::abs(moved.json().value(QLatin1String("x")).toDouble() - 603797.261) < 0.001);
  QVERIFY(std::abs(moved.json().value(QLatin1String("y")).toDouble() - 1191942.305) < 0.001);
  QCOMPARE(moved.json().value(QLatin1String("operation")).toString(), QStringLiteral("EPSG:6960"));
  QCOMPARE(moved.json().value(QLatin1String("accuracy_m")).toDouble(), 1.0);
}

void TestCommandLine::takesNegativeNumbersAsCoordinates()
{
  const Run moved = run(words("transform -1.5 -2 --from EPSG:4326 --to EPSG:3857"));
  QCOMPARE(moved.exit, 0);
  QVERIFY(moved.out.startsWith(QLatin1String("-166979.2")));
}

void TestCommandLine::aSourceThatCannotBeReadIsAnEntryOfItsOwn()
{
  const Run info = run(words("info /nowhere/a.shp https://example.org/b.geojson --json"));
  QCOMPARE(info.exit, 3);
  const QJsonArray sources = info.json().value(QLatin1String("sources")).toArray();
  QCOMPARE(sources.size(), 2);
  const auto code = [&](int i) {
    return sources[i]
        .toObject()[QLatin1String("error")]
        .toObject()[QLatin1String("code")]
        .toString();
  };
  QCOMPARE(code(0), QStringLiteral("FileNotFound"));
  QCOMPARE(code(1), QStringLiteral("NotLocalFile"));
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
