// The table of a layer in the real window: search, condition, order, marks on the map, export.
#include "uikit/squares.h"
#include "windowfixture.h"

#include <diaban/uikit/layerlist.h>
#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/rowpanel.h>

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
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
  uikit::RowPage& page() { return *panel().currentPage(); }
  uikit::RowModel& model() { return page().model(); }
  uikit::Selection& selection() { return m_window->selection(); }
  QString layer() { return model().layer().name; }
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
    QVERIFY2(page().countText().startsWith(QStringLiteral("300 ")), qPrintable(page().countText()));
    shot(QStringLiteral("rows.png"));
    m_window->action(Command::Rows)->trigger();
    QVERIFY(!panel().isVisible());
    m_window->action(Command::Rows)->trigger();
    QVERIFY(panel().isVisible());
    QCOMPARE(shown(), 300); // it stayed as it was left
  }

  void findsWithoutMarksAndByCondition()
  {
    openTable(300);
    page().search().setText(QStringLiteral("thua 29"));
    QTRY_COMPARE_WITH_TIMEOUT(shown(), 13, kLong); // 29, 129, 229, 290 to 299
    QVERIFY(page().countText().contains(QStringLiteral("13")));
    page().search().clear();
    page().condition().setText(QStringLiteral("length(ten) = 6"));
    QTRY_COMPARE_WITH_TIMEOUT(shown(), 9, kLong);
    page().condition().setText(QStringLiteral("ten = = 2"));
    QTRY_VERIFY_WITH_TIMEOUT(page().faultText().contains(QStringLiteral("7")), kLong);
    QCOMPARE(shown(), 9); // what was there stays
    shot(QStringLiteral("rows-fault.png"));
    page().condition().setText(QStringLiteral("ten IS NULL"));
    QTRY_COMPARE_WITH_TIMEOUT(shown(), 0, kLong);
    QVERIFY(page().faultText().isEmpty());
    shot(QStringLiteral("rows-empty.png"));
  }

  void aClickOnAHeadPutsRowsInOrder()
  {
    openTable(120);
    auto* header = page().view().horizontalHeader();
    const QPoint head(header->sectionPosition(0) + 20, header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, head);
    QTRY_COMPARE_WITH_TIMEOUT(cell(9), QStringLiteral("Thửa 10"), kLong); // not behind "Thửa 1"
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, head);
    QTRY_COMPARE_WITH_TIMEOUT(cell(0), QStringLiteral("Thửa 120"), kLong);
  }

  void clickRow(int row, Qt::KeyboardModifiers modifiers = {})
  {
    const QRect cell = page().view().visualRect(model().index(row, 0));
    QTest::mouseClick(page().view().viewport(), Qt::LeftButton, modifiers, cell.center());
  }

  void rowsAreSelectedByMouseAndKeys()
  {
    openTable(400);
    clickRow(1);
    QCOMPARE(selection().layer(), layer());
    QCOMPARE(selection().rows(), (std::vector<qint64>{2}));
    clickRow(3, Qt::ShiftModifier);
    QCOMPARE(selection().rows(), (std::vector<qint64>{2, 3, 4}));
    clickRow(2, Qt::ControlModifier);
    QCOMPARE(selection().rows(), (std::vector<qint64>{2, 4}));
    clickRow(0);
    QTest::keyClick(&page().view(), Qt::Key_Down);
    QCOMPARE(selection().rows(), (std::vector<qint64>{2}));
    QTest::keyClick(&page().view(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(selection().rows(), (std::vector<qint64>{2, 3}));
    QTest::keyClick(&page().view(), Qt::Key_Down, Qt::ControlModifier);
    QCOMPARE(selection().rows(), (std::vector<qint64>{2, 3}));
    QTest::keyClick(&page().view(), Qt::Key_A, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(selection().rows().size(), 400U, kLong);
    page().view().setFocus();
    QTest::keyClick(&page().view(), Qt::Key_Escape);
    QVERIFY(selection().isEmpty());
  }

  void theSelectionIsThatOfTheMap()
  {
    openTable(400);
    Q_EMIT panel().goToRequested(layer(), 8);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isPictureWhole(), kLong);
    page().view().scrollToTop();
    clickRow(2);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->canvas().highlight() != nullptr, kLong);
    QCOMPARE(m_window->canvas().highlight()->rowCount(), 1U);
    shot(QStringLiteral("rows-chosen.png"));
    selection().set(layer(), {200, 300}); // as the map does
    QVERIFY(page()
                .view()
                .visualRect(model().index(199, 0))
                .intersects(page().view().viewport()->rect()));
    page().invertSelection();
    QTRY_COMPARE_WITH_TIMEOUT(selection().rows().size(), 398U, kLong);
    QVERIFY(!selection().contains(layer(), 200));
  }

  void aDoubleClickGoesThere()
  {
    openTable(400);
    const QRect cell = page().view().visualRect(model().index(1, 0));
    QTest::mouseDClick(page().view().viewport(), Qt::LeftButton, {}, cell.center());
    QVERIFY(m_window->canvas().viewport().extent().width() < 500);
    const auto before = m_window->canvas().viewport();
    clickRow(3);
    QCOMPARE(m_window->canvas().viewport(), before); // selecting never moves the map
    QTest::keyClick(&page().view(), Qt::Key_Return);
    QVERIFY(m_window->canvas().viewport() != before);
  }

  void showsOnlyWhatTheMapShows()
  {
    openTable(400);
    Q_EMIT panel().goToRequested(layer(), 8);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isPictureWhole(), kLong);
    page().setInViewOnly(true);
    QTRY_VERIFY_WITH_TIMEOUT(shown() < 400 && model().place(8) >= 0, kLong);
    QCOMPARE(page().chipTexts().size(), 1);
    m_window->canvas().showAll(); // the view settles elsewhere
    QTRY_COMPARE_WITH_TIMEOUT(shown(), 400, kLong);
    Q_EMIT panel().goToRequested(layer(), 8);
    QTRY_VERIFY_WITH_TIMEOUT(shown() < 400, kLong);
    page().search().setText(QStringLiteral("thua 8"));
    QTRY_COMPARE_WITH_TIMEOUT(page().chipTexts().size(), 2, kLong);
    shot(QStringLiteral("rows-chips.png"));
    page().clearFilters();
    QTRY_COMPARE_WITH_TIMEOUT(shown(), 400, kLong);
    QVERIFY(page().chipTexts().isEmpty());
  }

  void showsOnlyWhatIsSelected()
  {
    openTable(50);
    selection().set(layer(), {3, 7, 11});
    page().setSelectedOnly(true);
    QTRY_COMPARE_WITH_TIMEOUT(shown(), 3, kLong);
    selection().clear();
    QCOMPARE(shown(), 3); // the filter is what was selected then
    page().setSelectedOnly(false);
    QTRY_COMPARE_WITH_TIMEOUT(shown(), 50, kLong);
  }

  void tablesAreTabs()
  {
    openTable(30);
    const QString first = layer();
    m_window->take({writeSquares(fresh(QStringLiteral("khac.geojson")), 7)}, false);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->document().layers().size(), 2, kLong);
    m_window->layerList().setCurrentIndex(m_window->layerList().model()->index(0, 0));
    page().search().setText(QStringLiteral("29"));
    QTRY_COMPARE_WITH_TIMEOUT(shown(), 1, kLong);
    m_window->action(Command::Rows)->trigger();
    QCOMPARE(panel().layers().size(), 2);
    QVERIFY(layer() != first);
    QTRY_COMPARE_WITH_TIMEOUT(shown(), 7, kLong);
    panel().closeLayer(layer());
    QCOMPARE(layer(), first);
    QCOMPARE(shown(), 1); // as it was left
    panel().closeLayer(first);
    QVERIFY(!panel().isVisible());
  }

  void columnsAreRememberedByLayer()
  {
    openTable(10);
    page().view().horizontalHeader()->resizeSection(0, 233);
    const QString name = layer();
    QTRY_VERIFY_WITH_TIMEOUT(
        !m_window->session()->settings.allKeys().filter(QStringLiteral("rows/columns")).isEmpty(),
        kLong);
    panel().closeLayer(name);
    m_window->action(Command::Rows)->trigger();
    QCOMPARE(page().view().columnWidth(0), 233);
    page().resetColumns();
    QVERIFY(page().view().columnWidth(0) != 233);
  }

  void copiesWhatIsChosenForASpreadsheet()
  {
    openTable(20);
    clickRow(2);
    QApplication::clipboard()->clear();
    QTest::keyClick(&page().view(), Qt::Key_C, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(QApplication::clipboard()->text(), QStringLiteral("ten\nThửa 3"),
                              kLong);
  }

  void exportsWhatIsShown()
  {
    openTable(50);
    page().condition().setText(QStringLiteral("ten LIKE '%4%'"));
    QTRY_COMPARE_WITH_TIMEOUT(shown(), 14, kLong);
    const QString path = fresh(QStringLiteral("xuất.csv"));
    m_window->document().exportRows(path, layer(), model().rows(), page().columns());
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), kLong);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().count('\n'), 15);
  }

  void exportsNoHiddenColumns()
  {
    openEmpty();
    const QString source = fresh(QStringLiteral("thửa.csv"));
    {
      QFile file(source);
      QVERIFY(file.open(QIODevice::WriteOnly));
      file.write("ma,chu,dien_tich,x,y\n1,An,120.5,107.5,16.4\n2,Bình,80,107.6,16.5\n");
    }
    workspace::ImportRequest request;
    request.sources = {source};
    request.crs = QStringLiteral("EPSG:4326");
    m_window->document().import({request});
    QTRY_COMPARE_WITH_TIMEOUT(m_window->document().layers().size(), 1, kLong);
    m_window->layerList().setCurrentIndex(m_window->layerList().model()->index(0, 0));
    m_window->action(Command::Rows)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(shown(), 2, kLong);
    page().setColumnShown(QStringLiteral("chu"), false);
    QHeaderView* header = page().view().horizontalHeader();
    header->moveSection(header->visualIndex(2), 0); // area first
    const QString path = fresh(QStringLiteral("xuất.csv"));
    m_window->document().exportRows(path, layer(), model().rows(), page().columns());
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), kLong);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    QVERIFY2(text.contains(QStringLiteral("dien_tich")) && !text.contains(QStringLiteral("chu")),
             qPrintable(text));
    QVERIFY2(!text.contains(QStringLiteral("Bình")), qPrintable(text));
    QVERIFY2(text.indexOf(QStringLiteral("dien_tich")) < text.indexOf(QStringLiteral("ma")),
             qPrintable(text));
  }

  /// The part of the form that chooses field, comparison and value.
  QWidget* lastTest()
  {
    QWidget* last = nullptr;
    for (auto* widget : panel().findChildren<QWidget*>())
      if (QByteArrayView(widget->metaObject()->className()).endsWith("FilterTest"))
        last = widget;
    return last;
  }

  void choose(QWidget* in, const QString& name, const QString& word)
  {
    for (auto* box : in->findChildren<QComboBox*>())
      if (box->accessibleName() == name) {
        QVERIFY2(box->findText(word) >= 0, qPrintable(word));
        box->setCurrentText(word);
        return;
      }
    QFAIL(qPrintable(name));
  }

  void theFormMakesTheCondition()
  {
    openTable(300);
    page().setFormVisible(true);
    QWidget* first = lastTest();
    QVERIFY(first != nullptr);
    QTRY_VERIFY(first->isVisible());
    choose(first, QStringLiteral("Phép so sánh"), QStringLiteral("có chứa"));
    auto* value = first->findChildren<QLineEdit*>().first();
    QTest::keyClicks(value, QStringLiteral("9"));
    QTRY_COMPARE_WITH_TIMEOUT(shown(), 57, kLong); // of 1 to 300
    QVERIFY(page().chipTexts().first().contains(QStringLiteral("ten")));
    QVERIFY(!page().condition().text().isEmpty());
    buttonNamed(panel(), QStringLiteral("Thêm điều kiện"))->click();
    QWidget* second = lastTest();
    QVERIFY(second != first);
    choose(second, QStringLiteral("Phép so sánh"), QStringLiteral("có chứa"));
    QTest::keyClicks(second->findChildren<QLineEdit*>().first(), QStringLiteral("29"));
    QTRY_COMPARE_WITH_TIMEOUT(shown(), 13, kLong);
    choose(&panel(), QStringLiteral("Cách nối các điều kiện"), QStringLiteral("khớp một là đủ"));
    QTRY_COMPARE_WITH_TIMEOUT(shown(), 57, kLong);
    shot(QStringLiteral("rows-form.png"));
    page().clearFilters();
    QTRY_COMPARE_WITH_TIMEOUT(shown(), 300, kLong);
    QVERIFY(page().condition().text().isEmpty());
    QTRY_VERIFY(lastTest() == nullptr);
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
    auto* bar = page().view().verticalScrollBar();
    for (int i = 0; i <= 100; ++i) {
      bar->setValue(bar->maximum() * i / 100);
      QCoreApplication::sendPostedEvents();
      QTest::qWait(5);
    }
    QTRY_COMPARE_WITH_TIMEOUT(cell(59'999), QStringLiteral("Thửa 60000"), kLong);
    page().view().selectAll();
    QTRY_COMPARE_WITH_TIMEOUT(selection().rows().size(), 60'000U, kLong);
    page().invertSelection();
    QTRY_VERIFY_WITH_TIMEOUT(selection().isEmpty(), kLong);
    QVERIFY2(monitor.longestMs() < test::kStallMs,
             qPrintable(QString::number(monitor.longestMs())));
  }
};

QTEST_MAIN(TestWindowRows)
#include "tst_windowrows.moc"
