// The panels of sensor coverage: what they show of a report, what they say a person asks for.
#include "network.h"

#include <diaban/coverage/ui/coveragetables.h>
#include <diaban/coverage/ui/servedpanel.h>
#include <diaban/coverage/ui/stepspanel.h>
#include <diaban/uikit/theme.h>

#include <QtTest>

#include <support/cuttext.h>
#include <support/looks.h>

using namespace diaban;
using namespace diaban::coverage;

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
      CoverageModel model;
      model.kind = static_cast<ModelKind>(kind);
      model.standard = DensityStandard::Iec2025;
      model.formula = RadioModel::Cost231Medium;
      model.buildingsHide = false;
      model.cell = 25;
      model.assumedHeight = 9;
      model.values.set(SensorField::Range, 1234.5);
      model.values.set(SensorField::Frequency, 869);
      steps.setModel(model, {});
      QVERIFY(steps.model() == model);
    }
  }
};

QTEST_MAIN(TestCoveragePanels)
#include "tst_coveragepanels.moc"
