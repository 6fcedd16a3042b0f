#include "openworkspaces.h"
#include "support/verify.h"

#include <diaban/planning/finding.h>
#include <diaban/workspace/merge.h>

#include <QFile>
#include <QTest>

using namespace diaban;
using namespace diaban::planning;
using namespace diaban::test;
using namespace diaban::workspace;

/// Findings in a real workspace: what looking again makes of them, and of what people decided.
class TestFinding : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void comesBackAsItWas();
  void theSentenceTakesItsArgs_data();
  void theSentenceTakesItsArgs();
  void lookingAgainKeepsWhatPeopleDecided();
  void withNothingNewNothingIsWritten();
  void whatIsGoneIsMarkedAndComesBack();
  void findingsWithoutRowsAreToldApartByPlace();
  void eachProducerHasItsOwn();
  void theFilterChooses();
  void decidingNeedsAReasonAndAFinding();
  void undoTakesAllOfItBack();
  void copiesMergeWithoutAsking();
};

namespace {

const QString kProducer = QStringLiteral("coverage");

Finding finding(const FindingAnchor& about, double measure = 10)
{
  Finding made;
  made.rule = QStringLiteral("coverage.overlap");
  made.about = about;
  made.place = QPointF(590000.25, 1180000.5);
  made.sentence = QStringLiteral("%1 covers %2 m² twice");
  made.args = {QStringLiteral("Trạm 1"), measure};
  made.measure = measure;
  made.unit = QStringLiteral("m2");
  return made;
}

Uid uid(int number)
{
  Uid made;
  made.bytes[15] = static_cast<unsigned char>(number);
  return made;
}

ReplacedFindings found(const OpenWorkspace& ws, const std::vector<Finding>& findings,
                       const QString& producer = kProducer)
{
  auto report = replaceFindings(*ws, QStringLiteral("Rà soát"), producer, findings);
  if (!report)
    qWarning("%s", qPrintable(report.error().detail));
  return report ? report.value() : ReplacedFindings{-1};
}

std::vector<Finding> all(const OpenWorkspace& ws, const FindingFilter& filter = {{}, {}, {}, true})
{
  return readFindings(*ws, filter).value();
}

} // namespace

void TestFinding::comesBackAsItWas()
{
  const OpenWorkspace ws(2);
  Finding made = finding({uid(1), uid(2)}, 12.5);
  made.beside = {uid(3), uid(4)};
  made.severity = FindingSeverity::High;
  made.geometry = square(590000, 1180000, 10);
  const ReplacedFindings report = found(ws, {made, finding({})});
  QCOMPARE(report.added, 2);
  QVERIFY(!report.entry.isEmpty());
  ws.reopen();
  const auto read = all(ws);
  QCOMPARE(read.size(), 2U);
  const Finding& one = read.front(); // the severest first
  QCOMPARE(one.rule, made.rule);
  QCOMPARE(one.severity, made.severity);
  QCOMPARE(one.about, made.about);
  QCOMPARE(one.beside, made.beside);
  QCOMPARE(one.place, made.place);
  QCOMPARE(one.geometry, made.geometry);
  QCOMPARE(one.measure, 12.5);
  QCOMPARE(one.unit, made.unit);
  QCOMPARE(one.args, made.args);
  QCOMPARE(one.state, FindingState::Open);
  QVERIFY(one.isPresent && one.found.isValid() && !one.decided.isValid() && one.person.isEmpty());
}

void TestFinding::theSentenceTakesItsArgs_data()
{
  QTest::addColumn<QString>("sentence");
  QTest::addColumn<QVariantList>("args");
  QTest::addColumn<QString>("expected");
  const auto row = [](const char* name, const char* sentence, const QVariantList& args,
                      const char* expected) {
    QTest::newRow(name) << QString::fromUtf8(sentence) << args << QString::fromUtf8(expected);
  };
  row("in another order", "%2 of %1", {QStringLiteral("a"), QStringLiteral("b")}, "b of a");
  row("an arg that looks like a place", "%1 and %2", {QStringLiteral("%2"), QStringLiteral("x")},
      "%2 and x");
  row("numbers", "%1 m, %2 m, %3 m", {1234567.0, 12.34, 123.4}, "1.234.567 m, 12,3 m, 123 m");
  row("too few args", "%1 and %2", {QStringLiteral("a")}, "a and ");
  row("a lone sign", "100% of %1%", {3.0}, "100% of 3%");
}

void TestFinding::theSentenceTakesItsArgs()
{
  QFETCH(QString, sentence);
  QFETCH(QVariantList, args);
  QFETCH(QString, expected);
  QLocale::setDefault(QLocale(QLocale::Vietnamese));
  Finding made;
  made.sentence = sentence;
  made.args = args;
  QCOMPARE(findingText(made), expected);
}

void TestFinding::lookingAgainKeepsWhatPeopleDecided()
{
  const OpenWorkspace ws(2);
  found(ws, {finding({uid(1), uid(2)}), finding({uid(1), uid(3)})});
  const Uid first = all(ws).front().uid;
  ws->setAuthor(QStringLiteral("Lan"));
  DIABAN_VERIFY(decideFindings(*ws, QStringLiteral("Quyết định"), std::array{first},
                               FindingState::Accepted, QStringLiteral("Cùng một cột")));
  ws->setAuthor(QStringLiteral("Minh"));
  const ReplacedFindings again =
      found(ws, {finding({uid(1), uid(2)}, 99), finding({uid(1), uid(3)})});
  QCOMPARE(again.changed, 1);
  QCOMPARE(again.same, 1);
  for (const Finding& one : all(ws)) {
    const bool isDecided = one.uid == first;
    QCOMPARE(one.state, isDecided ? FindingState::Accepted : FindingState::Open);
    QCOMPARE(one.person, isDecided ? QStringLiteral("Lan") : QString());
    QCOMPARE(one.reason, isDecided ? QStringLiteral("Cùng một cột") : QString());
    QCOMPARE(one.measure, isDecided ? 99.0 : 10.0);
    QCOMPARE(one.decided.isValid(), isDecided);
  }
}

void TestFinding::withNothingNewNothingIsWritten()
{
  const OpenWorkspace ws(2);
  Finding whole = finding({uid(1), uid(2)});
  whole.args = {QStringLiteral("a"), 3, qint64{4}, 5.0};
  found(ws, {whole});
  const ReplacedFindings again = found(ws, {whole});
  QCOMPARE(again.same, 1);
  QVERIFY(again.entry.isEmpty());
}

void TestFinding::whatIsGoneIsMarkedAndComesBack()
{
  const OpenWorkspace ws(2);
  const Finding one = finding({uid(1), uid(2)}), other = finding({uid(1), uid(3)});
  found(ws, {one, other});
  const auto before = all(ws);
  DIABAN_VERIFY(decideFindings(*ws, QStringLiteral("Xong"), std::array{before[0].uid},
                               FindingState::Resolved, {}));
  DIABAN_VERIFY(decideFindings(*ws, QStringLiteral("Được"), std::array{before[1].uid},
                               FindingState::Accepted, QStringLiteral("Có lý do")));
  QCOMPARE(found(ws, {}).gone, 2);
  QVERIFY(all(ws, {}).empty());
  QCOMPARE(all(ws).size(), 2U);
  QCOMPARE(found(ws, {}).gone, 0);
  QCOMPARE(found(ws, {other, one}).added, 2);
  const auto after = all(ws, {});
  QCOMPARE(after.size(), 2U);
  QCOMPARE(after[0].uid, before[0].uid);
  QCOMPARE(after[0].state, FindingState::Open); // it was resolved, and is there again
  QCOMPARE(after[1].state, FindingState::Accepted);
  QCOMPARE(after[0].found, before[0].found);
}

void TestFinding::findingsWithoutRowsAreToldApartByPlace()
{
  const OpenWorkspace ws(2);
  Finding here = finding({uid(1), {}}), there = here, twin = here;
  there.place = QPointF(591000, 1180000);
  QCOMPARE(found(ws, {here, there, twin}).added, 3);
  here.place = *here.place + QPointF(0.1, 0.2); // rounding of another run
  twin.place = here.place;
  const ReplacedFindings again = found(ws, {here, there, twin});
  QCOMPARE(again.changed, 2);
  QCOMPARE(again.same, 1);
  QCOMPARE(again.gone, 0);
}

void TestFinding::eachProducerHasItsOwn()
{
  const OpenWorkspace ws(2);
  found(ws, {finding({uid(1), uid(2)})});
  Finding other = finding({uid(1), uid(2)});
  other.rule = QStringLiteral("zoning.road");
  QCOMPARE(found(ws, {other}, QStringLiteral("zoning")).gone, 0);
  QCOMPARE(all(ws, {}).size(), 2U);
  const std::array wrong{other};
  DIABAN_VERIFY_ERROR(replaceFindings(*ws, QStringLiteral("x"), kProducer, wrong), BadArgument);
}

void TestFinding::theFilterChooses()
{
  const OpenWorkspace ws(2);
  Finding one = finding({uid(1), uid(2)}), other = finding({uid(5), {}});
  one.beside = {uid(7), {}};
  other.rule = QStringLiteral("coverage.gap");
  found(ws, {one, other});
  QCOMPARE(all(ws, {QStringLiteral("coverage"), {}, {}, false}).size(), 2U);
  QCOMPARE(all(ws, {QStringLiteral("coverage.gap"), {}, {}, false}).size(), 1U);
  QCOMPARE(all(ws, {QStringLiteral("cover"), {}, {}, false}).size(), 0U);
  QCOMPARE(all(ws, {{}, uid(7), {}, false}).size(), 1U);
  QCOMPARE(all(ws, {{}, {}, FindingState::Resolved, false}).size(), 0U);
}

void TestFinding::decidingNeedsAReasonAndAFinding()
{
  const OpenWorkspace ws(2);
  found(ws, {finding({uid(1), uid(2)})});
  const QString title = QStringLiteral("Quyết định");
  const std::array known{all(ws).front().uid};
  const std::array unknown{uid(9)};
  DIABAN_VERIFY_ERROR(
      decideFindings(*ws, title, known, FindingState::Accepted, QStringLiteral("  ")), BadArgument);
  DIABAN_VERIFY_ERROR(decideFindings(*ws, title, unknown, FindingState::Resolved, {}), BadArgument);
  QCOMPARE(all(ws).front().state, FindingState::Open);
}

void TestFinding::undoTakesAllOfItBack()
{
  const OpenWorkspace ws(2);
  found(ws, {finding({uid(1), uid(2)})});
  const QString before = ws.dump();
  found(ws, {finding({uid(1), uid(3)})});
  QVERIFY(ws.dump() != before);
  DIABAN_VERIFY(ws->undo(kBase));
  QCOMPARE(ws.dump(), before);
  DIABAN_VERIFY(ws->undo(kBase));
  QVERIFY(all(ws).empty());
}

/// One copy decides, the other looks again, and both find the same new one: nothing to settle.
void TestFinding::copiesMergeWithoutAsking()
{
  const OpenWorkspace ws(2);
  found(ws, {finding({uid(1), uid(2)})});
  const Uid first = all(ws).front().uid;
  ws.close();
  const QString mine = ws.folder() + QStringLiteral("/mine.gpkg");
  const QString theirs = ws.folder() + QStringLiteral("/theirs.gpkg");
  const QString out = ws.folder() + QStringLiteral("/out.gpkg");
  QVERIFY(QFile::copy(ws.path(), mine) && QFile::copy(ws.path(), theirs));
  const QString title = QStringLiteral("Rà soát");
  const Finding now = finding({uid(1), uid(2)}, 77), made = finding({uid(1), uid(3)}, 5);
  Finding other = made;
  other.measure = 6;
  {
    const auto one = Workspace::open(mine), two = Workspace::open(theirs);
    DIABAN_VERIFY(decideFindings(*one.value(), title, std::array{first}, FindingState::Accepted,
                                 QStringLiteral("Cùng cột")));
    DIABAN_VERIFY(replaceFindings(*one.value(), title, kProducer,
                                  std::array{finding({uid(1), uid(2)}), made}));
    DIABAN_VERIFY(replaceFindings(*two.value(), title, kProducer, std::array{now, other}));
  }
  NoProgress progress;
  DIABAN_VERIFY(merge({ws.path(), mine, theirs, out}, {}, progress));
  const auto merged = Workspace::open(out);
  DIABAN_VERIFY(merged);
  const auto conflicts = merged.value()->conflicts();
  DIABAN_VERIFY(conflicts);
  QCOMPARE(conflicts.value().size(), 0);
  const auto read = readFindings(*merged.value(), {});
  DIABAN_VERIFY(read);
  QCOMPARE(read.value().size(), 2U);
  for (const Finding& one : read.value()) {
    QCOMPARE(one.state, one.uid == first ? FindingState::Accepted : FindingState::Open);
    QVERIFY(one.measure == (one.uid == first ? 77 : 5) || (one.uid != first && one.measure == 6));
  }
}

QTEST_GUILESS_MAIN(TestFinding)
#include "tst_finding.moc"
