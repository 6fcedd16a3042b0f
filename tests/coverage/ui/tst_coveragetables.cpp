// The tables of sensor coverage: rows told by their place, columns that fit, how good a choice is.
#include "network.h"
#include "panelparts.h"

#include <diaban/coverage/ui/coveragetables.h>
#include <diaban/uikit/theme.h>

#include <QApplication>
#include <QHeaderView>
#include <QPushButton>
#include <QTabBar>
#include <QtTest>

using namespace diaban;
using namespace diaban::coverage;
using namespace diaban::test;
using Table = CoverageTables::Table;

class TestCoverageTables : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase()
  {
    QLocale::setDefault(QLocale(QLocale::Vietnamese, QLocale::Vietnam));
    uikit::applyTheme(*qApp, uikit::Theme::Light);
  }

  void proposedUnitsOfSeveralTypesSayWhichTheyAre()
  {
    const CoverageReport coverage = networkReport();
    SitingReport report = sitingReport();
    for (ProposedSite& site : report.sites)
      site.unit.type = QStringLiteral("camera");
    report.sites[1].unit.type = QStringLiteral("noise");
    CoverageTables tables;
    tables.setReport(&coverage, SensorTypes::load().value());
    tables.setSiting(&report);
    QTableView& view = *tables.view(Table::Sites);
    QVERIFY(view.isColumnHidden(2)); // all are of the one that was asked for
    report.request.others = {QStringLiteral("noise")};
    tables.setSiting(&report);
    QVERIFY(!view.isColumnHidden(2));
    QCOMPARE(cell(view, 0, 2), QStringLiteral("Camera"));
    QCOMPARE(cell(view, 1, 2), SensorTypes::load().value().find(QStringLiteral("noise"))->title());
    QCOMPARE(cell(view, 1, 6), QStringLiteral("68"));
  }

  void aNewReportLeavesTheRowsWhereTheyWere()
  {
    CoverageReport report = networkReport();
    CoverageTables tables;
    tables.setReport(&report, SensorTypes::load().value());
    tables.view(Table::Sensors)->sortByColumn(4, Qt::DescendingOrder);
    tables.choose(Table::Sensors, 1);
    report.coverage.sensors[1].values.set(SensorField::Cost, 1e9);
    tables.setReport(&report, SensorTypes::load().value());
    QCOMPARE(cell(*tables.view(Table::Sensors), 0, 0), QStringLiteral("LL-02"));
    QCOMPARE(tables.current(Table::Sensors), 1);
    QCOMPARE(tables.view(Table::Sensors)->currentIndex().row(), 0);
  }

  void rowsAreToldByTheirPlaceHoweverTheyAreSorted()
  {
    const SitingReport report = sitingReport();
    CoverageTables tables;
    tables.setSiting(&report);
    tables.show();
    QTableView& view = *tables.view(Table::Sites);
    QSignalSpy chosen(&tables, &CoverageTables::siteChosen);
    QSignalSpy gone(&tables, &CoverageTables::goToSite);
    view.sortByColumn(6, Qt::DescendingOrder); // price
    QCOMPARE(cell(view, 0, 1), QStringLiteral("Cột mới LL-N2"));
    QCOMPARE(cell(view, 0, 4), QStringLiteral("–"));
    view.sortByColumn(3, Qt::AscendingOrder); // street, as Vietnamese sorts it
    QStringList streets;
    for (int row = 0; row < 4; ++row)
      streets << cell(view, row, 3);
    QCOMPARE(streets, (QStringList{QStringLiteral("Lê Lợi"), QStringLiteral("Ngô Quyền"),
                                   QStringLiteral("Trần Hưng Đạo"), QStringLiteral("Trần Phú")}));
    view.sortByColumn(6, Qt::DescendingOrder);
    view.setCurrentIndex(view.model()->index(0, 1));
    QCOMPARE(chosen.takeFirst()[0].toInt(), 3);
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(gone.takeFirst()[0].toInt(), 3);
    view.sortByColumn(0, Qt::AscendingOrder);
    QCOMPARE(tables.current(Table::Sites), 3);
    tables.choose(Table::Sites, 1);
    QCOMPARE(tables.current(Table::Sites), 1);
    QCOMPARE(chosen.count(), 0);
    tables.setSiting(&report);
    QCOMPARE(tables.current(Table::Sites), 1);
    QCOMPARE(chosen.count(), 0);
    tables.setSiting(nullptr);
    QCOMPARE(tables.current(Table::Sites), -1);
  }

  void whatIsNotKnownComesLastBothWays()
  {
    CoverageReport report = networkReport();
    report.coverage.sensors[1].values.set(SensorField::Cost, std::nan(""));
    CoverageTables tables;
    tables.setReport(&report, SensorTypes::load().value());
    QTableView& view = *tables.view(Table::Sensors);
    for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
      view.sortByColumn(4, order);
      QCOMPARE(cell(view, 2, 0), QStringLiteral("LL-02"));
      QCOMPARE(cell(view, 2, 4), QStringLiteral("–"));
      QCOMPARE(cell(view, 0, 0),
               order == Qt::AscendingOrder ? QStringLiteral("LL-01") : QStringLiteral("LL-03"));
    }
    QCOMPARE(cell(view, 0, 1), QStringLiteral("Camera"));
    const QTableView& communes = *tables.view(Table::Communes);
    QCOMPARE(cell(communes, 0, 0), QStringLiteral("Phường Nam Đông"));
    QCOMPARE(cell(communes, 0, 1), QStringLiteral("41.200"));
  }

  void allColumnsAndTabsFit_data()
  {
    QTest::addColumn<int>("width");
    QTest::addColumn<double>("factor");
    QTest::newRow("beside both panels at 1366") << 766 << 1.0;
    QTest::newRow("with large letters") << 766 << 1.3;
    QTest::newRow("wide") << 1400 << 1.0;
    QTest::newRow("narrow") << 560 << 1.0;
  }
  void allColumnsAndTabsFit()
  {
    QFETCH(int, width);
    QFETCH(double, factor);
    uikit::applyTheme(*qApp, uikit::Theme::Light, factor);
    const CoverageReport coverage = networkReport();
    SitingReport report = sitingReport();
    report.request.others = {QStringLiteral("noise")};
    for (ProposedSite& site : report.sites)
      site.unit.type = QStringLiteral("air"); // a long title
    CoverageTables tables;
    tables.setReport(&coverage, SensorTypes::load().value());
    tables.setSiting(&report);
    tables.setGaps(networkGaps(coverage));
    tables.resize(width, 186);
    tables.show();
    QVERIFY(QTest::qWaitForWindowExposed(&tables));
    QCOMPARE(tables.width(), width);
    for (int table = 0; table < CoverageTables::kTables; ++table) {
      tables.showTable(static_cast<Table>(table));
      QTableView& view = *tables.view(static_cast<Table>(table));
      const int left = view.viewport()->width() - view.horizontalHeader()->length();
      QVERIFY2(left >= 0 && left < 12, qPrintable(QString::number(left)));
      // Numbers are whole, whatever has to be cut.
      for (int column = 0; column < view.model()->columnCount(); ++column) {
        const QModelIndex index = view.model()->index(0, column);
        if (view.isColumnHidden(column) ||
            !(index.data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight))
          continue;
        QVERIFY(view.fontMetrics().horizontalAdvance(index.data().toString()) + 20 <=
                view.columnWidth(column));
      }
    }
    const auto* tabs = tables.findChild<QTabBar*>();
    for (int tab = 0; tab < tabs->count(); ++tab) {
      QVERIFY(tabs->tabRect(tab).right() <= tabs->width());
      QVERIFY(!tabs->tabToolTip(tab).isEmpty());
    }
    uikit::applyTheme(*qApp, uikit::Theme::Light);
  }

  void itSaysHowGoodTheChoiceIs()
  {
    const CoverageReport coverage = networkReport();
    SitingReport report = sitingReport();
    CoverageTables tables;
    tables.setReport(&coverage, SensorTypes::load().value());
    tables.setSiting(&report);
    const auto says = [&](const char* words) {
      return shownWords(tables).contains(QString::fromUtf8(words));
    };
    QVERIFY(says("Proven to be the best choice · 382 million đồng of 1,2 billion đồng · from "
                 "class “Observe”"));
    report.siting.isOptimal = false;
    report.siting.bound = report.siting.objective * 1.008;
    report.request.budget.reset();
    report.request.worstLevel = -1;
    tables.setSiting(&report, false);
    QVERIFY(says("Best so far: at most 0,8 % below the best choice · 382 million đồng"));
    auto* write = named<QPushButton>(tables, QStringLiteral("Write as a new layer…"));
    QVERIFY(!write->isEnabled());
    tables.setSiting(&report);
    QVERIFY(says("Stopped: at most 0,8 % below the best choice · 382 million đồng"));
    QVERIFY(write->isEnabled());
    tables.setWritable(false);
    QVERIFY(!write->isEnabled());
    QCOMPARE(tables.findChild<QTabBar*>()->tabText(0), QStringLiteral("Proposed sites · 4"));
  }
};

QTEST_MAIN(TestCoverageTables)
#include "tst_coveragetables.moc"
