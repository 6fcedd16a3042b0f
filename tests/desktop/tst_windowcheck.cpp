// The geometry check in the real window: findings listed, gone to, repaired, called no errors.
#include "checkform.h"
#include "checkwork.h"
#include "windowfixture.h"
#include "workbench.h"

#include <diaban/uikit/findingmodel.h>
#include <diaban/uikit/findingpanel.h>
#include <diaban/uikit/mapcanvas.h>

#include <QCheckBox>
#include <QComboBox>
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
    QTRY_VERIFY_WITH_TIMEOUT(
        buttonNamed(panel(), again) != nullptr && buttonNamed(panel(), again)->isEnabled(), kLong);
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

  void whatIsCheckedIsChosenAndRemembered()
  {
    openWithOverlaps();
    const auto form = [&] {
      buttonNamed(panel(), uikit::FindingPanel::tr("What is checked…"))->click();
      return m_window->findChild<CheckForm*>();
    };
    const auto ruleBox = [](CheckForm& in, geo::CheckRule rule) {
      for (auto* box : in.findChildren<QCheckBox*>())
        if (box->text() == workspace::ruleTitle(rule))
          return box;
      return static_cast<QCheckBox*>(nullptr);
    };
    CheckForm* first = form();
    QVERIFY(first != nullptr);
    shot(QStringLiteral("check-choice.png"));
    ruleBox(*first, geo::CheckRule::Overlap)->click();
    const QString check = CheckWork::tr("Check");
    buttonNamed(*m_window, check)->click();
    QTRY_COMPARE_WITH_TIMEOUT(rows(), 0, kLong);
    QCOMPARE(panel().report().leftOut, std::vector{geo::CheckRule::Overlap});
    shot(QStringLiteral("check-left-out.png"));
    // It is still so the next time, and takes a larger limit as well.
    QTRY_VERIFY(m_window->findChild<CheckForm*>() == nullptr);
    CheckForm* second = form();
    QVERIFY(!ruleBox(*second, geo::CheckRule::Overlap)->isChecked());
    ruleBox(*second, geo::CheckRule::Overlap)->click();
    workspace::GeometryCheck choice = second->choice();
    QVERIFY(choice.leftOut.empty());
    choice.limits.leastArea = 900; // the overlaps have some 2,300 and 1,150 m² less
    second->setChoice(choice);
    QCOMPARE(second->choice().limits, choice.limits);
    buttonNamed(*m_window, check)->click();
    QTRY_VERIFY_WITH_TIMEOUT(panel().report().limits == choice.limits, kLong);
    QVERIFY(panel().report().leftOut.empty());
  }

  void pointsOutsideTheirPolygonsAreFoundInTheWindow()
  {
    openWithOverlaps();
    const QString path = m_folder.filePath(QStringLiteral("diem.geojson"));
    QFile file(path);
    QVERIFY(file.open(QFile::WriteOnly));
    file.write(R"({"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[107.5005,16.4005]}},
      {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[107.6,16.4005]}}]})");
    file.close();
    workspace::ImportRequest request;
    request.sources = QStringList{path};
    m_window->document().import({request});
    QTRY_COMPARE_WITH_TIMEOUT(m_window->document().layers().size(), 2, kLong);
    QTRY_VERIFY_WITH_TIMEOUT(
        buttonNamed(panel(), uikit::FindingPanel::tr("What is checked…"))->isEnabled(), kLong);
    buttonNamed(panel(), uikit::FindingPanel::tr("What is checked…"))->click();
    auto* form = m_window->findChild<CheckForm*>();
    QVERIFY(form != nullptr);
    workspace::GeometryCheck choice = form->choice();
    QVERIFY(choice.polygons.isEmpty());
    choice.polygons = form->findChild<QComboBox*>()->itemData(0).toString();
    form->setChoice(choice);
    QCOMPARE(form->choice().polygons, choice.polygons);
    buttonNamed(*m_window, CheckWork::tr("Check"))->click();
    const auto outside = [&] {
      const auto& findings = panel().report().findings;
      return std::count_if(findings.begin(), findings.end(), [](const auto& finding) {
        return finding.what.rule == geo::CheckRule::OutsidePolygon;
      });
    };
    QTRY_COMPARE_WITH_TIMEOUT(outside(), 1, kLong);
  }

  void rowsWithoutGeometryAreDeletedOnlyByName()
  {
    openEmpty();
    const QString path = m_folder.filePath(QStringLiteral("trong.geojson"));
    QFile file(path);
    QVERIFY(file.open(QFile::WriteOnly));
    file.write(R"({"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{"a":1},"geometry":{"type":"Point","coordinates":[107.5,16.4]}},
      {"type":"Feature","properties":{"a":2},"geometry":null}]})");
    file.close();
    workspace::ImportRequest request;
    request.sources = QStringList{path};
    m_window->document().import({request});
    QTRY_COMPARE_WITH_TIMEOUT(m_window->document().layers().size(), 1, kLong);
    m_window->action(Command::CheckGeometry)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(rows(), 1, kLong);
    QVERIFY(buttonNamed(panel(), uikit::FindingPanel::tr("Repair"))->isVisible());
    m_window->action(Command::NextFinding)->trigger();
    QVERIFY(buttonNamed(panel(), uikit::FindingPanel::tr("Repair")) == nullptr);
    buttonNamed(panel(), uikit::FindingPanel::tr("Delete the row"))->click();
    QTRY_COMPARE_WITH_TIMEOUT(rows(), 0, kLong);
    m_window->action(Command::Undo)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(rows(), 1, kLong);
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
