// The colours of classes of coverage.
#include <diaban/coverage/ui/levelcolours.h>
#include <diaban/uikit/tokens.h>

#include <QtTest>

using namespace diaban;
using namespace diaban::coverage;

class TestLevelColours : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void classesAreLighterTheWorseTheyAre()
  {
    for (int levels = 2; levels <= 7; ++levels) {
      for (int i = 1; i < levels; ++i)
        QVERIFY(uikit::contrast(levelColour(i - 1, levels), Qt::white) >
                1.1 * uikit::contrast(levelColour(i, levels), Qt::white));
    }
  }
};

QTEST_GUILESS_MAIN(TestLevelColours)
#include "tst_levelcolours.moc"
