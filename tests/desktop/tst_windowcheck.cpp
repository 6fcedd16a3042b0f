// The geometry check in the real window: findings listed, gone to, repaired, called no errors.
#include "windowfixture.h"
#include "workbench.h"

#include <diaban/uikit/findingmodel.h>
#include <diaban/uikit/findingpanel.h>
#include <diaban/uikit/mapcanvas.h>

#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace diaban;
using namespace diaban::desktop;

namespace {

/// Two squares that overlap, and two more that overlap less, as GeoJSON.
void writeOverlaps(const QString& path)
{
  QByteArray features;
  for (const double x : {107.50, 107.5008, 107.51, 107.5109}) {
    const auto corner = [&](double dx, double dy) {
      return '[' + QByteArray::number(x + dx, 'f', 6) + ',' +
             QByteArray::number(16.4 + dy, 'f', 6) + ']';
    };
    features += (features.isEmpty() ? "" : ",") +
                QByteArray("{\"type\":\"Feature\",\"properties\":{\"so\":1},\"geometry\":{\"type\":"
                           "\"MultiPolygon\",\"coordinates\":[[[") +
                corner(0, 0) + ',' + corner(0.001, 0) + ',' + corner(0.001, 0.001) + ',' +
                corner(0, 0.001) + ',' + corner(0, 0) + "]]]}}";
  }
  QFile file(path);
  if (file.open(QFile::WriteOnly))
    file.write("{\"type\":\"FeatureCollection\",\"features\":[" + features + "]}");
}

} // namespace

class TestWindowCheck : public WindowFixture {
  Q_OBJECT

  uikit::FindingPanel& panel() { return m_window->bench().findings(); }
  QTableView& table() { return *panel().findChild<QTableView*>(); }
  int rows() { return table().model()->rowCount(); }

  void openWithOverlaps()
  {
    openEmpty();
    const QString path = m_folder.filePath(QStringLiteral("chong.geojson"));
    writeOverlaps(path);
    workspace::ImportRequest request;
    request.sources = QStringList{path};
    m_window->document().import({request});
    QTRY_COMPARE_WITH_TIMEOUT(m_window->document().layers().size(), 1, kLong);
    m_window->action(Command::CheckGeometry)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(rows(), 2, kLong);
  }

private Q_SLOTS:
  void aLayerWithoutFaultsSaysSo()
  {
    openWithSquares(4);
    m_window->action(Command::CheckGeometry)->trigger();
    QVERIFY(panel().isVisible());
    const QString again = uikit::FindingPanel::tr("Check again");
    QTRY_VERIFY_WITH_TIMEOUT(buttonNamed(panel(), again) != nullptr &&
                                 buttonNamed(panel(), again)->isEnabled(),
                             kLong);
    QCOMPARE(rows(), 0);
    shot(QStringLiteral("check-nothing.png"));
  }

  void findingsAreGoneThroughByTheirKeys()
  {
    openWithOverlaps();
    m_window->action(Command::NextFinding)->trigger();
    QCOMPARE(table().currentIndex().row(), 0);
    QCOMPARE(panel().selected().size(), 1);
    QVERIFY(m_window->canvas().found() != nullptr);
    const auto where = panel().selected().front().what.extent;
    QVERIFY(m_window->canvas().viewport().extent().contains(where));
    shot(QStringLiteral("check-overlap.png"));
    m_window->action(Command::NextFinding)->trigger();
    QCOMPARE(table().currentIndex().row(), 1);
    m_window->action(Command::NextFinding)->trigger();
    QCOMPARE(table().currentIndex().row(), 0);
    m_window->action(Command::PreviousFinding)->trigger();
    QCOMPARE(table().currentIndex().row(), 1);
  }

  void aRepairIsDoneAndTakenBack()
  {
    openWithOverlaps();
    m_window->action(Command::NextFinding)->trigger();
    buttonNamed(panel(), uikit::FindingPanel::tr("Repair"))->click();
    QTRY_COMPARE_WITH_TIMEOUT(rows(), 1, kLong);
    m_window->action(Command::Undo)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(rows(), 2, kLong);
  }

  void allOfARuleAreRepairedAtOnce()
  {
    openWithOverlaps();
    m_window->action(Command::NextFinding)->trigger();
    QPushButton* all = nullptr;
    for (auto* button : panel().findChildren<QPushButton*>())
      if (button->isVisible() && button->text().contains(QStringLiteral("(2)")))
        all = button;
    QVERIFY(all != nullptr);
    all->click();
    QTRY_COMPARE_WITH_TIMEOUT(rows(), 0, kLong);
  }

  void noErrorIsRememberedWithItsReason()
  {
    openWithOverlaps();
    m_window->action(Command::NextFinding)->trigger();
    buttonNamed(panel(), uikit::FindingPanel::tr("No error…"))->click();
    auto* reason = panel().findChild<QLineEdit*>();
    QVERIFY(reason->isVisible());
    reason->setText(QStringLiteral("Đã đo lại"));
    shot(QStringLiteral("check-reason.png"));
    QTest::keyClick(reason, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(rows(), 1, kLong);
    QVERIFY(!reason->isVisible());
  }
};

QTEST_MAIN(TestWindowCheck)
#include "tst_windowcheck.moc"
