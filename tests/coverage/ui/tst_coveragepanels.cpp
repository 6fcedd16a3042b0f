// The panels of sensor coverage: what they show of a report, what they say a person asks for.
#include "network.h"
#include "panelparts.h"

#include <diaban/coverage/ui/coveragetables.h>
#include <diaban/coverage/ui/curveview.h>
#include <diaban/coverage/ui/servedpanel.h>
#include <diaban/coverage/ui/stepspanel.h>
#include <diaban/uikit/theme.h>

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QtTest>

#include <support/cuttext.h>
#include <support/looks.h>

using namespace diaban;
using namespace diaban::coverage;
using namespace diaban::test;

namespace {

void type(QLineEdit& line, const QString& text)
{
  line.setFocus();
  line.selectAll();
  QTest::keyClicks(&line, text);
  QTest::keyClick(&line, Qt::Key_Return);
}

CoverageModel modelOf(ModelKind kind)
{
  CoverageModel model;
  model.kind = kind;
  return model;
}

/// All that a step panel can show.
void fill(StepsPanel& steps, const CoverageModel& model)
{
  steps.setLayers({{QStringLiteral("cam"), QStringLiteral("Camera giao thông")}});
  steps.setTypes({{QStringLiteral("camera"), QStringLiteral("Camera")},
                  {QStringLiteral("lora"), QStringLiteral("Trạm thu LoRa")}});
  steps.setSensorCounts(46, 9, 3, 2);
  steps.setModel(model, SensorTypes::load().value().find(QStringLiteral("camera"))->values);
  steps.setGround({QStringLiteral("Công trình"), {}});
  steps.setCandidateLayers({{QStringLiteral("poles"), QStringLiteral("Cột đèn")}});
  steps.setCandidateCount(312);
  steps.setStale(true, QStringLiteral("Lớp Camera giao thông sửa lúc 10:20."));
}

QStringList faultsOf(QWidget& panel)
{
  return test::cutTexts(panel) + test::overlaps(panel) + test::namelessControls(panel) +
         test::tabJumps(panel) +
         // Where there are more pixels letters are always smoothed.
         (panel.devicePixelRatioF() > 1 ? QStringList() : test::paleTexts(panel));
}

} // namespace

class TestCoveragePanels : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase()
  {
    QLocale::setDefault(QLocale(QLocale::Vietnamese, QLocale::Vietnam));
    uikit::applyTheme(*qApp, uikit::Theme::Light);
  }

  void theModelIsGivenBackAsItWasSet()
  {
    StepsPanel steps;
    for (int kind = 0; kind < kModelKinds; ++kind) {
      CoverageModel model = modelOf(static_cast<ModelKind>(kind));
      model.standard = DensityStandard::Iec2025;
      model.formula = RadioModel::Cost231Medium;
      model.buildingsHide = false;
      model.cell = 25;
      model.assumedHeight = 9;
      model.values.set(SensorField::Range, 1234.5);
      model.values.set(SensorField::Frequency, 869);
      steps.setModel(model, {});
      QVERIFY(steps.model() == model);
      steps.setGround({QStringLiteral("Công trình"), QStringLiteral("Địa hình")});
      QVERIFY(steps.model() == model);
    }
  }

  void onlyRowsOfTheMethodAreShown_data()
  {
    QTest::addColumn<int>("kind");
    QTest::addColumn<QStringList>("numbers");
    const auto row = [](const char* tag, ModelKind kind, const char* numbers) {
      QTest::newRow(tag) << static_cast<int>(kind)
                         << QString::fromUtf8(numbers).split(QLatin1Char('|'));
    };
    row("disc", ModelKind::Disc, "Range");
    row("road", ModelKind::Road, "Range|Beside the road");
    row("sector", ModelKind::Sector, "Range|View across");
    row("sight", ModelKind::Sight, "Mounted at|Range|View across|Target at");
    row("camera", ModelKind::Camera, "Mounted at|Range|View across|Resolution|Tilt down|Target at");
    row("radio", ModelKind::Radio,
        "Mounted at|Range|View across|Frequency|Power|Sensitivity|Receiver at|Cell");
    row("reading", ModelKind::Reading, "Range|Cell");
  }
  void onlyRowsOfTheMethodAreShown()
  {
    QFETCH(int, kind);
    QFETCH(QStringList, numbers);
    StepsPanel steps;
    steps.setModel(modelOf(static_cast<ModelKind>(kind)), {});
    const QStringList siting{QStringLiteral("Budget"), QStringLiteral("At the most"),
                             QStringLiteral("A new pole")};
    QStringList shown;
    for (const QLineEdit* line : steps.findChildren<QLineEdit*>())
      if (line->isVisibleTo(&steps) && !siting.contains(line->accessibleName()))
        shown << line->accessibleName();
    QCOMPARE(shown, numbers);
  }

  void formulasAreToldApart()
  {
    StepsPanel steps;
    const auto* box = named<QComboBox>(steps, QStringLiteral("Formula"));
    QSet<QString> titles;
    for (int i = 0; i < box->count(); ++i)
      titles.insert(box->itemText(i));
    QCOMPARE(titles.size(), static_cast<qsizetype>(radioFormulas().size()));
  }

  void whatMakesNoSenseIsSaidAndNotTaken()
  {
    StepsPanel steps;
    CoverageModel model = modelOf(ModelKind::Disc);
    model.values.set(SensorField::Range, 80);
    steps.setModel(model, {});
    steps.show();
    QSignalSpy changed(&steps, &StepsPanel::modelChanged);
    QLineEdit& range = *named<QLineEdit>(steps, QStringLiteral("Range"));
    for (const QString& wrong : {QStringLiteral("0"), QStringLiteral("xa"), QStringLiteral("-5")}) {
      type(range, wrong);
      QCOMPARE(range.property("state").toString(), QStringLiteral("error"));
      QVERIFY(shownWords(steps).contains(range.accessibleDescription()));
      QCOMPARE(steps.model().values.valueOr(SensorField::Range, 0), 80.0);
    }
    QCOMPARE(changed.count(), 0);
    type(range, QStringLiteral("1.234,5"));
    QCOMPARE(range.property("state").toString(), QString());
    QCOMPARE(changed.count(), 1);
    QCOMPARE(steps.model().values.valueOr(SensorField::Range, 0), 1234.5);
  }

  void emptyFieldsStandForTheType()
  {
    StepsPanel steps;
    SensorValues defaults;
    defaults.set(SensorField::Range, 80);
    steps.setModel(modelOf(ModelKind::Disc), defaults);
    QCOMPARE(named<QLineEdit>(steps, QStringLiteral("Range"))->placeholderText(),
             QStringLiteral("80"));
    QVERIFY(!steps.model().values[SensorField::Range]);
  }

  void obstaclesThatAreNotThereKeepTheirChoice()
  {
    StepsPanel steps;
    CoverageModel model = modelOf(ModelKind::Sight);
    model.terrainHides = true;
    steps.setModel(model, {});
    auto* terrain = worded<QCheckBox>(steps, QStringLiteral("Terrain"));
    QVERIFY(!terrain->isEnabled() && !terrain->isChecked());
    QVERIFY(steps.model().terrainHides);
    steps.setGround({{}, QStringLiteral("Mô hình số độ cao")});
    QVERIFY(terrain->isEnabled() && terrain->isChecked());
    QSignalSpy changed(&steps, &StepsPanel::modelChanged);
    terrain->click();
    QCOMPARE(changed.count(), 1);
    QVERIFY(!steps.model().terrainHides);
    steps.setGround({});
    QVERIFY(!steps.model().terrainHides);
  }

  void hiddenClassesStayHidden()
  {
    StepsPanel steps;
    steps.setModel(modelOf(ModelKind::Camera), {});
    QSignalSpy changed(&steps, &StepsPanel::shownChanged);
    named<QCheckBox>(steps, QStringLiteral("Recognise"))->click();
    QCOMPARE(changed.count(), 1);
    QVERIFY(steps.isLevelShown(0) && !steps.isLevelShown(1) && !steps.isLevelShown(4));
    steps.setModel(modelOf(ModelKind::Radio), {});
    QVERIFY(steps.isLevelShown(1));
    steps.setModel(modelOf(ModelKind::Camera), {});
    QVERIFY(!steps.isLevelShown(1));
    QVERIFY(!steps.areGapsShown() && steps.areCandidatesShown());
  }

  void sitingAsksForWhatWasChosen()
  {
    StepsPanel steps;
    fill(steps, modelOf(ModelKind::Camera));
    type(*named<QLineEdit>(steps, QStringLiteral("Budget")), QStringLiteral("1,2"));
    type(*named<QLineEdit>(steps, QStringLiteral("At the most")), QStringLiteral("4"));
    named<QComboBox>(steps, QStringLiteral("From class"))->setCurrentIndex(3);
    SitingRequest asked = steps.sitingRequest();
    QCOMPARE(asked.candidates, QStringLiteral("poles"));
    QCOMPARE(asked.type, QStringLiteral("camera"));
    QVERIFY(asked.goal == SitingGoal::MaximalCover && asked.polesFirst);
    QCOMPARE(asked.budget.value_or(0), 1.2e9);
    QCOMPARE(asked.count, 4);
    QCOMPARE(asked.worstLevel, 2);
    // To serve all there is no limit; ways know no classes.
    named<QComboBox>(steps, QStringLiteral("Goal"))->setCurrentIndex(1);
    asked = steps.sitingRequest();
    QVERIFY(asked.goal == SitingGoal::SetCover && !asked.budget && asked.count == 0);
    named<QComboBox>(steps, QStringLiteral("Goal"))->setCurrentIndex(3);
    asked = steps.sitingRequest();
    QVERIFY(asked.goal == SitingGoal::Median && asked.worstLevel == -1 && asked.count == 4);
    StepsPanel other;
    fill(other, modelOf(ModelKind::Camera));
    other.setSitingRequest(asked);
    const SitingRequest again = other.sitingRequest();
    QVERIFY(again.goal == asked.goal && again.count == 4 && again.budget == asked.budget);
  }

  void theUnitToPlaceFollowsTheType()
  {
    StepsPanel steps;
    fill(steps, modelOf(ModelKind::Camera));
    QCOMPARE(steps.type(), QString());
    QSignalSpy changed(&steps, &StepsPanel::typeChanged);
    named<QComboBox>(steps, QStringLiteral("Type of sensors"))->setCurrentIndex(2);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(steps.sitingRequest().type, QStringLiteral("lora"));
    steps.chooseType(QStringLiteral("camera"));
    QCOMPARE(steps.sitingRequest().type, QStringLiteral("camera"));
    QCOMPARE(changed.count(), 1);
  }

  void furtherTypesAreAskedForAndGivenBack()
  {
    StepsPanel steps;
    fill(steps, modelOf(ModelKind::Camera));
    steps.chooseType(QStringLiteral("camera"));
    auto* lora = named<QCheckBox>(steps, QStringLiteral("Trạm thu LoRa"));
    auto* camera = named<QCheckBox>(steps, QStringLiteral("Camera"));
    QVERIFY(!lora->isVisibleTo(&steps));
    named<QCheckBox>(steps, QStringLiteral("Other types as well"))->click();
    QVERIFY(lora->isVisibleTo(&steps) && !camera->isVisibleTo(&steps)); // it is the first one
    lora->click();
    const SitingRequest asked = steps.sitingRequest();
    QCOMPARE(asked.type, QStringLiteral("camera"));
    QCOMPARE(asked.others, QStringList{QStringLiteral("lora")});
    StepsPanel other;
    fill(other, modelOf(ModelKind::Camera));
    other.setSitingRequest(asked);
    QCOMPARE(other.sitingRequest().others, asked.others);
    // A type is not asked for twice, and none of them while the box is off.
    steps.chooseType(QStringLiteral("lora"));
    QCOMPARE(steps.sitingRequest().others, QStringList());
    steps.chooseType(QStringLiteral("camera"));
    QCOMPARE(steps.sitingRequest().others, asked.others);
    named<QCheckBox>(steps, QStringLiteral("Other types as well"))->click();
    QCOMPARE(steps.sitingRequest().others, QStringList());
  }

  void withoutLayersItSaysHowToGetThem()
  {
    StepsPanel steps;
    auto* find = worded<QPushButton>(steps, QStringLiteral("Find sites"));
    QVERIFY(!find->isEnabled());
    auto* import = worded<QPushButton>(steps, QStringLiteral("Import sensors…"));
    QVERIFY(import->isVisibleTo(&steps));
    QSignalSpy asked(&steps, &StepsPanel::importRequested);
    import->click();
    QCOMPARE(asked.count(), 1);
    fill(steps, modelOf(ModelKind::Camera));
    QVERIFY(!import->isVisibleTo(&steps) && find->isEnabled());
    auto* stop = worded<QPushButton>(steps, QStringLiteral("Stop"));
    QVERIFY(!stop->isVisibleTo(&steps));
    steps.setRunning(true);
    QVERIFY(stop->isVisibleTo(&steps) && !find->isVisibleTo(&steps));
  }

  void layersThatGoAwayChangeTheChoice()
  {
    StepsPanel steps;
    QSignalSpy changed(&steps, &StepsPanel::layerChanged);
    const SensorChoice a{QStringLiteral("a"), QStringLiteral("A")};
    const SensorChoice b{QStringLiteral("b"), QStringLiteral("B")};
    steps.setLayers({a, b});
    QCOMPARE(changed.count(), 1);
    steps.chooseLayer(b.id);
    steps.setLayers({b, a});
    QCOMPARE(steps.layer(), b.id);
    QCOMPARE(changed.count(), 1);
    steps.setLayers({a});
    QCOMPARE(steps.layer(), a.id);
    QCOMPARE(changed.count(), 2);
  }

  void scrollingThePanelChoosesNothing()
  {
    StepsPanel steps;
    fill(steps, modelOf(ModelKind::Camera));
    steps.resize(240, 300);
    steps.show();
    for (QComboBox* box : steps.findChildren<QComboBox*>()) {
      const int before = box->currentIndex();
      const QPointF middle = QRectF(box->rect()).center();
      QWheelEvent down(middle, box->mapToGlobal(middle), {}, {0, -120}, Qt::NoButton,
                       Qt::NoModifier, Qt::NoScrollPhase, false);
      QCoreApplication::sendEvent(box, &down);
      QCOMPARE(box->currentIndex(), before);
    }
  }

  void gapsSayHowManyLiveThere()
  {
    const CoverageReport report = networkReport();
    ServedPanel panel;
    panel.setReport(&report, QTime(10, 6), 1.4);
    Gap houses, open;
    houses.people = 59'962;
    houses.dwellings = 1689;
    open.people = 48'154;
    panel.setGaps({houses, open});
    QVERIFY(named<QPushButton>(panel, QStringLiteral("59.962 people in 1.689 building(s)")));
    QVERIFY(named<QPushButton>(panel, QStringLiteral("48.154 people")));
  }

  void peopleComeFirst()
  {
    const CoverageReport report = networkReport();
    const Tally& people = report.served.people;
    QVERIFY(people.served() > 0 && people.served() < people.total());
    ServedPanel panel;
    panel.setReport(&report, QTime(10, 6), 1.44);
    const QStringList words = shownWords(panel);
    QVERIFY(words.contains(QLocale().toString(qRound64(people.served()))));
    QVERIFY(words.contains(QStringLiteral("Reckoned at 10:06 · 1,4 s")));
    QVERIFY(words.contains(QStringLiteral("0 / 2")));
    QVERIFY(
        words.contains(QStringLiteral("people, %1 of the population")
                           .arg(QLocale().toString(100 * people.served() / people.total(), 'f', 1) +
                                QStringLiteral(" %"))));
    QVERIFY(words.contains(errorText(report.notices[0])));
  }

  void figuresAreComparedWithThoseBefore()
  {
    const CoverageReport before = networkReport();
    CoverageReport now = before;
    now.served.people.byClass[0] += 1240;
    now.served.people.byTimes[1] += 1240;
    now.served.people.byTimes[0] -= 1240;
    now.served.roadMetres.byTimes[0] += 35;
    now.served.roadMetres.byTimes[1] -= 35;
    ServedPanel panel;
    auto* compare = worded<QToolButton>(panel, QStringLiteral("Compare"));
    QSignalSpy changed(&panel, &ServedPanel::comparisonChanged);
    panel.setReport(&now, QTime(10, 6), 1.4);
    QVERIFY(!compare->isEnabled() && !compare->toolTip().isEmpty());
    panel.setReport(&now, QTime(10, 6), 1.4, &before);
    const auto all = [&] { return shownWords(panel).join(QLatin1Char('|')); };
    QVERIFY(compare->isEnabled());
    QVERIFY(!all().contains(QStringLiteral("before:")));
    compare->click();
    QCOMPARE(changed.count(), 1);
    panel.setReport(&now, QTime(10, 6), 1.4, &before);
    const QString people = QLocale().toString(qRound64(before.served.people.served()));
    QVERIFY2(all().contains(QStringLiteral("before: %1 (+1.240)").arg(people)), qPrintable(all()));
    QVERIFY(all().contains(QStringLiteral("(−35 m)")));
    QVERIFY(shownWords(panel).contains(QStringLiteral("+1.240"))); // the best class
    QVERIFY(shownWords(panel).contains(QStringLiteral("−1.240"))); // not served
    QVERIFY(all().contains(QStringLiteral("before: 0 (±0)")));     // schools
    compare->click();
    panel.setReport(&now, QTime(10, 6), 1.4, &before);
    QVERIFY(!all().contains(QStringLiteral("before:")));
  }

  void withoutPeopleBuildingsAreCounted()
  {
    const CoverageReport report = networkReport(false);
    ServedPanel panel;
    panel.setReport(&report, QTime(10, 6), 1.4);
    const QString count = QLocale().toString(qRound64(report.served.buildings.served()));
    QVERIFY(report.served.buildings.served() > 0);
    QVERIFY(shownWords(panel).contains(count));
    QVERIFY(shownWords(panel).contains(QStringLiteral("buildings")));
    QVERIFY(!shownWords(panel).contains(QStringLiteral("people")));
  }

  void readingsTellHowFarOffTheyAre()
  {
    CoverageReport report = networkReport();
    ServedPanel panel;
    panel.setReport(&report, QTime(10, 6), 1.4);
    QVERIFY(panel.findChild<QLabel*>(QStringLiteral("readings")) == nullptr);
    report.coverage.readings = ReadingReach{{Variogram::Model::Spherical, 0, 100, 5476}, true, {}};
    report.coverage.readings->check.errors = {3, -4, 5};
    report.coverage.readings->check.rootMeanSquare = 4.0825;
    panel.setReport(&report, QTime(10, 6), 1.4);
    const auto* label = panel.findChild<QLabel*>(QStringLiteral("readings"));
    QVERIFY(label != nullptr);
    QVERIFY2(label->text().contains(QStringLiteral("5,5 km")), qPrintable(label->text()));
    QVERIFY2(label->text().contains(QStringLiteral("4,08")), qPrintable(label->text()));
    report.coverage.readings->check = {};
    panel.setReport(&report, QTime(10, 6), 1.4);
    label = panel.findChildren<QLabel*>(QStringLiteral("readings")).constLast();
    QVERIFY2(label->text().contains(QStringLiteral("could not be checked")),
             qPrintable(label->text()));
  }

  void sentencesArePressedAsAWhole()
  {
    CoverageReport report = networkReport();
    report.served.overlaps = {{QStringLiteral("A"), QStringLiteral("B"), 118, 320, 1, 2, {}},
                              {QStringLiteral("A"), QStringLiteral("C"), 40, 0, 1, 3, {}}};
    ServedPanel panel;
    QSignalSpy overlap(&panel, &ServedPanel::overlapChosen);
    QSignalSpy gap(&panel, &ServedPanel::gapChosen);
    panel.setReport(&report, QTime(10, 6), 1.4);
    panel.setGaps(networkGaps(report));
    named<QPushButton>(panel, QStringLiteral("A and B both cover 118 m of road and 320 people."))
        ->click();
    named<QPushButton>(panel, QStringLiteral("A and C both cover 40 m of road."))->click();
    QCOMPARE(overlap.count(), 2);
    QCOMPARE(overlap[1][0].toInt(), 1);
    for (auto* button : panel.findChildren<QPushButton*>())
      if (button->accessibleName().contains(QStringLiteral("Nam Đông")))
        button->click();
    QCOMPARE(gap.count(), 1);
    // The link into the roadmap is there only where there is a roadmap.
    QVERIFY(worded<QPushButton>(panel, QStringLiteral("Take into the roadmap")) == nullptr);
    panel.setReport(nullptr);
    QVERIFY(shownWords(panel).join(QLatin1Char(' ')).contains(QStringLiteral("Choose a layer")));
  }

  void aNewReportLeavesTheKeyboardWhereItWas()
  {
    CoverageReport report = networkReport();
    report.served.overlaps = {{QStringLiteral("A"), QStringLiteral("B"), 118, 320, 1, 2, {}},
                              {QStringLiteral("A"), QStringLiteral("C"), 40, 0, 1, 3, {}}};
    ServedPanel panel;
    panel.setReport(&report, QTime(10, 6), 1.4);
    panel.show();
    QApplication::setActiveWindow(&panel);
    const QString second = QStringLiteral("A and C both cover 40 m of road.");
    named<QPushButton>(panel, second)->setFocus();
    panel.setReport(&report, QTime(10, 7), 1.4);
    QVERIFY(panel.focusWidget() != nullptr);
    QCOMPARE(panel.focusWidget()->accessibleName(), second);
  }

  void theCurveIsReadByKeyboardAndPointer()
  {
    const SitingReport report = sitingReport();
    ServedPanel panel;
    panel.resize(284, 900);
    const CoverageReport coverage = networkReport();
    panel.setReport(&coverage, QTime(10, 6), 1.4);
    panel.setSiting(&report);
    panel.show();
    auto& curve = *panel.findChild<CurveView*>();
    QCOMPARE(curve.accessibleDescription(),
             QStringLiteral("4 unit(s), 382 million đồng: 29.112 people"));
    curve.setFocus();
    QTest::keyClick(&curve, Qt::Key_Left);
    QCOMPARE(curve.current(), 3);
    QCOMPARE(curve.accessibleDescription(), curve.sentence(report.curve[3]));
    QTest::keyClick(&curve, Qt::Key_End);
    QCOMPARE(curve.current(), 20);
    QTest::keyClick(&curve, Qt::Key_Right);
    QCOMPARE(curve.current(), 20);
    QTest::mouseMove(&curve, {1, 60});
    QTRY_COMPARE(curve.current(), 0);
    worded<QToolButton>(panel, QStringLiteral("By money"))->click();
    QVERIFY(curve.axis() == CurveView::Axis::Money);
    panel.setSiting(nullptr);
    QVERIFY(!curve.isVisibleTo(&panel));
  }

  void everythingCanBeReadAndReached_data()
  {
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<double>("factor");
    for (int kind = 0; kind < kModelKinds; ++kind)
      QTest::addRow("%s", qPrintable(modelName(static_cast<ModelKind>(kind))))
          << kind << (kind % 2 == 1) << 1.0;
    QTest::newRow("large letters") << static_cast<int>(ModelKind::Camera) << false << 1.3;
  }
  void everythingCanBeReadAndReached()
  {
    QFETCH(int, kind);
    QFETCH(bool, isDark);
    QFETCH(double, factor);
    uikit::applyTheme(*qApp, isDark ? uikit::Theme::Dark : uikit::Theme::Light, factor);
    const CoverageReport report = networkReport();
    const SitingReport siting = sitingReport();
    StepsPanel steps;
    fill(steps, modelOf(static_cast<ModelKind>(kind)));
    steps.resize(240, 1500);
    ServedPanel served;
    served.setFindingsOffered(true);
    worded<QToolButton>(served, QStringLiteral("Compare"))->setChecked(kind % 2 == 0);
    served.setReport(&report, QTime(10, 6), 1.4, &report);
    served.setSiting(&siting);
    served.setGaps(networkGaps(report));
    served.resize(284, 1200);
    CoverageTables tables;
    tables.setReport(&report, SensorTypes::load().value());
    tables.setSiting(&siting);
    tables.setGaps(networkGaps(report));
    tables.resize(766, 186);
    for (QWidget* panel : {static_cast<QWidget*>(&steps), static_cast<QWidget*>(&served),
                           static_cast<QWidget*>(&tables)}) {
      panel->show();
      QVERIFY(QTest::qWaitForWindowExposed(panel));
      // Rows that wrap need a second round to have their height.
      QTRY_COMPARE(faultsOf(*panel).join(QLatin1Char('\n')), QString());
      for (const QScrollArea* area : panel->findChildren<QScrollArea*>())
        QCOMPARE(area->widget()->width(), area->viewport()->width());
    }
    uikit::applyTheme(*qApp, uikit::Theme::Light);
  }
};

int main(int argc, char** argv)
{
  // Letters without smoothing have their own colour somewhere; see paleTexts().
  qputenv("FONTCONFIG_FILE", DIABAN_SOURCE_DIR "/tests/support/plainletters.conf");
  QApplication app(argc, argv);
  TestCoveragePanels test;
  return QTest::qExec(&test, argc, argv);
}
#include "tst_coveragepanels.moc"
