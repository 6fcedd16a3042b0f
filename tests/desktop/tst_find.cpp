// Ctrl+K: commands, layers, places and coordinates from one field, by the keyboard alone.
#include "findwork.h"
#include "windowfixture.h"

#include <diaban/uikit/commandpalette.h>
#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/selection.h>

#include <QAbstractButton>
#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QTest>

#include <cmath>

using namespace diaban;
using namespace diaban::desktop;

class TestFind : public WindowFixture {
  Q_OBJECT

  uikit::CommandPalette& palette() { return m_window->find().palette(); }

  void type(const QString& text)
  {
    QApplication::setActiveWindow(m_window.get()); // there is no window manager
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(palette().isVisible());
    palette().field().setText(text);
  }

  /// The sample data by the start page's button, as a beginner opens it.
  void openDemo()
  {
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1366, 768);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    buttonNamed(*m_window, QStringLiteral("Xem dữ liệu mẫu"))->click();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->document().isOpen(), kLong);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isPictureWhole(), kLong);
  }

private Q_SLOTS:
  void commandsAreFoundWithoutMarks()
  {
    openEmpty();
    type(QStringLiteral("nhap du lieu"));
    QCOMPARE(palette().titles().value(0), QStringLiteral("Nhập dữ liệu…"));
    type(QStringLiteral("giao dien toi"));
    QVERIFY(palette().titles().isEmpty());
    QTest::keyClick(&palette().field(), Qt::Key_Escape);
    QVERIFY(!palette().isVisible());
  }

  void enterRunsWhatIsChosenAndArrowsChoose()
  {
    openEmpty();
    QVERIFY(m_window->action(Command::Jobs)->isEnabled());
    type(QStringLiteral("tac vu chay nen"));
    QVERIFY(!palette().titles().isEmpty());
    const QModelIndex first = palette().list().currentIndex();
    QTest::keyClick(&palette().field(), Qt::Key_Up);
    QCOMPARE(palette().list().currentIndex(), first);
    QTest::keyClick(&palette().field(), Qt::Key_Return);
    QVERIFY(!palette().isVisible());
    QVERIFY(m_window->action(Command::Jobs)->isChecked());
  }

  void whatCannotBeDoneNowIsPassedOver()
  {
    m_window = std::make_unique<MainWindow>();
    m_window->show();
    type(QStringLiteral("hoan tac"));
    QCOMPARE(palette().titles().value(0), QStringLiteral("Hoàn tác"));
    QVERIFY(!palette().list().currentIndex().isValid());
    QTest::keyClick(&palette().field(), Qt::Key_Return); // nothing happens
    QVERIFY(palette().isVisible());
  }

  void aCommuneIsFoundAndShown()
  {
    openDemo();
    const workspace::Layer* communes = nullptr;
    for (const workspace::Layer& layer : m_window->document().layers())
      if (layer.role == workspace::LayerRole::Communes)
        communes = &layer;
    QVERIFY(communes != nullptr);
    type(QStringLiteral("xa hai lam"));
    QTRY_VERIFY_WITH_TIMEOUT(palette().titles().contains(QStringLiteral("Xã Hải Lâm")), kLong);
    QTest::keyClick(&palette().field(), Qt::Key_Return);
    QVERIFY(!palette().isVisible());
    QCOMPARE(m_window->selection().layer(), communes->name);
    QCOMPARE(m_window->selection().rows().size(), 1U);
    QVERIFY(m_window->canvas().scaleDenominator() < 100'000);
    shot(QStringLiteral("find-commune.png"));
  }

  void coordinatesAreGoneTo()
  {
    openDemo();
    const geo::Extent whole = m_window->document().layers().constFirst().extent;
    const double x = std::round((whole.minX + whole.maxX) / 2);
    const double y = std::round((whole.minY + whole.maxY) / 2);
    type(QStringLiteral("%1 %2").arg(y, 0, 'f', 0).arg(x, 0, 'f', 0));
    QTRY_VERIFY_WITH_TIMEOUT(!palette().titles().isEmpty(), kLong);
    QTest::keyClick(&palette().field(), Qt::Key_Return);
    QVERIFY(std::abs(m_window->canvas().viewport().centreX - x) < 0.01);
    QVERIFY(std::abs(m_window->canvas().viewport().centreY - y) < 0.01);
    QCOMPARE(qRound(m_window->canvas().scaleDenominator()), 2000);
    const auto mark = m_window->canvas().pointMark();
    QVERIFY(mark.has_value());
    QCOMPARE(mark->map, QPointF(x, y));
    QCOMPARE(mark->words.count(u'\n'), 1); // the system, and the figures below
    QVERIFY2(mark->words.contains(QLocale().toString(y, 'f', 2)), qPrintable(mark->words));
    m_window->selection().set(m_window->document().layers().constFirst().name, {1});
    shot(QStringLiteral("find-coordinates.png"));
    QTest::keyClick(&m_window->canvas(), Qt::Key_Escape); // the mark goes before the selection
    QVERIFY(!m_window->canvas().pointMark());
    QVERIFY(!m_window->selection().isEmpty());
    QTest::keyClick(&m_window->canvas(), Qt::Key_Escape);
    QVERIFY(m_window->selection().isEmpty());
  }

  void closingTheWorkspaceWhileItIsSearchedIsSafe()
  {
    openDemo();
    for (int i = 0; i < 5; ++i) {
      type(QStringLiteral("duong %1").arg(i));
      m_window->document().close();
      QVERIFY(!palette().isVisible());
      m_window->action(Command::Demo)->trigger();
      QTRY_VERIFY_WITH_TIMEOUT(m_window->document().isOpen(), kLong);
    }
  }
};

QTEST_MAIN(TestFind)
#include "tst_find.moc"
