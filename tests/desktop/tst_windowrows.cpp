// The table of a layer in the real window: search, condition, order, marks on the map, export.
#include "uikit/squares.h"
#include "windowfixture.h"

#include <diaban/uikit/layerlist.h>
#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/rowpanel.h>

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollBar>
#include <QTableView>
#include <QTest>

using namespace diaban;
using namespace diaban::desktop;

class TestWindowRows : public WindowFixture {
  Q_OBJECT

  uikit::RowPanel& panel() { return m_window->rowPanel(); }
  uikit::RowModel& model() { return panel().model(); }
  int shown() { return model().rowCount(); }
  QString cell(int row, int column = 0) { return model().index(row, column).data().toString(); }

  void openTable(int squares)
  {
    openWithSquares(squares);
    m_window->layerList().setCurrentIndex(m_window->layerList().model()->index(0, 0));
    m_window->action(Command::Rows)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(shown(), squares, kLong);
  }

private Q_SLOTS:
  void showsTheRowsOfTheCurrentLayer()
  {
    openTable(300);
    QVERIFY(panel().isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(cell(0), QStringLiteral("Thửa 1"), kLong);
    QVERIFY2(panel().countText().startsWith(QStringLiteral("300 ")),
             qPrintable(panel().countText()));
    shot(QStringLiteral("rows.png"));
    m_window->action(Command::Rows)->trigger();
    QVERIFY(!panel().isVisible());
    QCOMPARE(shown(), 0);
  }

  void findsWithoutMarksAndByCondition()
  {
    openTable(300);
    panel().search().setText(QStringLiteral("thua 29"));
    QTRY_COMPARE_WITH_TIMEOUT(shown(), 13, kLong); // 29, 129, 229, 290 to 299
    QVERIFY(panel().countText().contains(QStringLiteral("13")));
    panel().search().clear();
    panel().condition().setText(QStringLiteral("length(ten) = 6"));
    QTRY_COMPARE_WITH_TIMEOUT(shown(), 9, kLong);
    panel().condition().setText(QStringLiteral("ten = = 2"));
    QTRY_VERIFY_WITH_TIMEOUT(panel().faultText().contains(QStringLiteral("7")), kLong);
    QCOMPARE(shown(), 9); // what was there stays
    shot(QStringLiteral("rows-fault.png"));
    panel().condition().setText(QStringLiteral("ten IS NULL"));
    QTRY_COMPARE_WITH_TIMEOUT(shown(), 0, kLong);
    QVERIFY(panel().faultText().isEmpty());
    shot(QStringLiteral("rows-empty.png"));
  }

  void aClickOnAHeadPutsRowsInOrder()
  {
    openTable(120);
    auto* header = panel().view().horizontalHeader();
    const QPoint head(header->sectionPosition(0) + 20, header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, head);
    QTRY_COMPARE_WITH_TIMEOUT(cell(9), QStringLiteral("Thửa 10"), kLong); // not behind "Thửa 1"
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, head);
    QTRY_COMPARE_WITH_TIMEOUT(cell(0), QStringLiteral("Thửa 120"), kLong);
  }

  void chosenRowsAreMarkedOnTheMapAndGoneTo()
  {
    openTable(400);
    QTRY_COMPARE_WITH_TIMEOUT(cell(7), QStringLiteral("Thửa 8"), kLong);
    Q_EMIT panel().goToRequested(8);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isPictureWhole(), kLong);
    const QImage before = m_window->canvas().grab().toImage();
    panel().view().selectRow(7);
    QCOMPARE(panel().selectedRows(), std::vector<qint64>{8});
    QTRY_VERIFY(m_window->canvas().highlight() != nullptr);
    QCOMPARE(m_window->canvas().highlight()->rowCount(), 1U);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->canvas().grab().toImage() != before, kLong);
    const auto extent = m_window->canvas().viewport().extent();
    QVERIFY(extent.contains(m_window->canvas().highlight()->extent()));
    QVERIFY(extent.width() < 500);
    shot(QStringLiteral("rows-chosen.png"));
    panel().view().clearSelection();
    QVERIFY(m_window->canvas().highlight() == nullptr);
  }

  void aClickOnTheMapChoosesTheRow()
  {
    openTable(400);
    auto& canvas = m_window->canvas();
    Q_EMIT panel().goToRequested(8);
    const QPoint middle = canvas.rect().center();
    QTest::mouseClick(&canvas, Qt::LeftButton, {}, middle);
    QTRY_COMPARE(panel().selectedRows(), std::vector<qint64>{8});
    QTRY_VERIFY(canvas.highlight() != nullptr);
    const auto view = canvas.viewport();
    QTest::mousePress(&canvas, Qt::LeftButton, {}, middle); // a drag chooses nothing else
    QTest::mouseMove(&canvas, middle + QPoint(200, 0));
    QTest::mouseRelease(&canvas, Qt::LeftButton, {}, middle + QPoint(200, 0));
    QVERIFY(canvas.viewport() != view);
    QCOMPARE(panel().selectedRows(), std::vector<qint64>{8});
    canvas.setViewport(view.panned({view.size.width() * 50.0, 0}));
    QTest::mouseClick(&canvas, Qt::LeftButton, {}, middle);
    QTRY_VERIFY(panel().selectedRows().empty());
  }

  void copiesWhatIsChosenForASpreadsheet()
  {
    openTable(20);
    panel().view().selectRow(2);
    QApplication::clipboard()->clear();
    QTest::keyClick(&panel(), Qt::Key_C, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(QApplication::clipboard()->text(), QStringLiteral("ten\nThửa 3"),
                              kLong);
  }

  void exportsWhatIsShown()
  {
    openTable(50);
    panel().condition().setText(QStringLiteral("ten LIKE '%4%'"));
    QTRY_COMPARE_WITH_TIMEOUT(shown(), 14, kLong);
    const QString path = fresh(QStringLiteral("xuất.csv"));
    m_window->document().exportRows(path, model().layer().name, model().rows());
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), kLong);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().count('\n'), 15);
  }

  void followsTheLayer()
  {
    openTable(30);
    m_window->document().undo(); // takes the import back
    QTRY_VERIFY_WITH_TIMEOUT(!panel().isVisible(), kLong);
    QVERIFY(m_window->canvas().highlight() == nullptr);
  }

  void scrollsThroughManyRowsWithoutAStall()
  {
    openTable(60'000);
    test::StallMonitor monitor;
    monitor.reset();
    auto* bar = panel().view().verticalScrollBar();
    for (int i = 0; i <= 100; ++i) {
      bar->setValue(bar->maximum() * i / 100);
      QCoreApplication::sendPostedEvents();
      QTest::qWait(5);
    }
    QTRY_COMPARE_WITH_TIMEOUT(cell(59'999), QStringLiteral("Thửa 60000"), kLong);
    panel().view().selectAll();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->canvas().highlight() != nullptr, kLong);
    QVERIFY2(monitor.longestMs() < test::kStallMs,
             qPrintable(QString::number(monitor.longestMs())));
  }
};

QTEST_MAIN(TestWindowRows)
#include "tst_windowrows.moc"
