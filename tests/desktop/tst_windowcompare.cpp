// Comparing two sets of layers in the real window: how sides are chosen, what is kept.
#include "swipework.h"
#include "windowfixture.h"

#include <diaban/uikit/layerlist.h>
#include <diaban/uikit/layermodel.h>
#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/swipebar.h>

#include <QApplication>
#include <QPushButton>
#include <QRadioButton>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace diaban;
using namespace diaban::desktop;
using uikit::MapSwipe;
using uikit::SwipeBar;
using uikit::SwipeSide;

class TestWindowCompare : public WindowFixture {
  Q_OBJECT

  uikit::MapCanvas& canvas() { return m_window->canvas(); }
  MapSwipe& swipe() { return canvas().swipe(); }
  SwipeBar& bar() { return m_window->bench().swipeBar(); }
  Document& document() { return m_window->document(); }
  static QStringList names(const std::vector<uikit::MapLayer>& layers)
  {
    QStringList all;
    for (const uikit::MapLayer& layer : layers)
      all << layer.name;
    return all;
  }
  QStringList firstNames()
  {
    const bool swapped = swipe().isSwapped();
    const auto& view = canvas().viewport();
    return names(canvas().layersAt(view.toMap(QPointF(swapped ? view.size.width() - 1 : 0, 0))));
  }
  QStringList secondNames() { return names(swipe().layers()); }

  void openWithTwo()
  {
    openWithSquares(9);
    drop(*m_window, {writeSquares(fresh(QStringLiteral("quy hoạch.geojson")), 4)});
    QTRY_COMPARE_WITH_TIMEOUT(document().layers().size(), 2, kLong);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isPictureWhole(), kLong);
  }
  void begin()
  {
    QApplication::setActiveWindow(m_window.get());
    canvas().setFocus();
    QTest::keyClick(&canvas(), Qt::Key_S);
    QVERIFY(swipe().isOn());
  }

private Q_SLOTS:
  void sComparesWithAndWithoutTheCurrentLayer()
  {
    openWithTwo();
    const QString top = document().layers()[0].name, below = document().layers()[1].name;
    begin();
    QVERIFY(bar().isVisible());
    QVERIFY(m_window->action(Command::Swipe)->isChecked());
    QCOMPARE(firstNames(), (QStringList{below, top}));
    QCOMPARE(secondNames(), QStringList{below});
    auto& model = m_window->bench().layerModel();
    m_window->layerList().setCurrentIndex(model.indexOf(below)); // follows the list
    QCOMPARE(secondNames(), QStringList{top});
    QTRY_VERIFY_WITH_TIMEOUT(canvas().isComplete(), kLong);
    shot(QStringLiteral("compare.png"));
    canvas().setFocus();
    QTest::keyClick(&canvas(), Qt::Key_Escape);
    QVERIFY(!swipe().isOn());
    QVERIFY(!bar().isVisible());
    QVERIFY(!m_window->action(Command::Swipe)->isChecked());
  }

  void aSideIsChosenLayerByLayer()
  {
    openWithTwo();
    const QString top = document().layers()[0].name, below = document().layers()[1].name;
    begin();
    bar().openChoices(true);
    auto* layers = QApplication::activePopupWidget()->findChild<QTreeWidget*>();
    QVERIFY(layers != nullptr);
    QCOMPARE(layers->topLevelItemCount(), 2);
    QCOMPARE(layers->topLevelItem(0)->checkState(0), Qt::Unchecked); // what the side shows now
    QCOMPARE(layers->topLevelItem(1)->checkState(0), Qt::Checked);
    layers->topLevelItem(0)->setCheckState(0, Qt::Checked);
    layers->topLevelItem(1)->setCheckState(0, Qt::Unchecked);
    QCOMPARE(secondNames(), QStringList{top});
    QCOMPARE(firstNames(), (QStringList{below, top}));
    for (const auto* set : QApplication::activePopupWidget()->findChildren<QRadioButton*>())
      QVERIFY(!set->isChecked());
    QApplication::activePopupWidget()->findChildren<QRadioButton*>()[0]->click();
    QCOMPARE(secondNames(), (QStringList{below, top}));
    QCOMPARE(layers->topLevelItem(1)->checkState(0), Qt::Checked);
    QApplication::activePopupWidget()->close();
  }

  void hiddenLayersAreLoadedForASide()
  {
    openWithTwo();
    const QString top = document().layers()[0].name, below = document().layers()[1].name;
    const QString path = document().path();
    document().setVisible({top}, false);
    QTRY_VERIFY_WITH_TIMEOUT(!document().layer(top)->isVisible, kLong);
    document().close();
    m_window->open(path);
    QTRY_VERIFY_WITH_TIMEOUT(document().isOpen() && m_window->isPictureWhole(), kLong);
    QVERIFY(document().table(top) == nullptr);
    begin();
    Q_EMIT bar().sideChosen(1, {SwipeSide::Kind::Chosen, {}, {top}});
    QTRY_COMPARE_WITH_TIMEOUT(secondNames(), QStringList{top}, kLong);
    QTRY_VERIFY_WITH_TIMEOUT(canvas().isComplete() && m_window->isPictureWhole(), kLong);
    QVERIFY(!document().layer(top)->isVisible); // nothing of it is in the file
    QCOMPARE(firstNames(), QStringList{below});
  }

  void whatWasChosenIsKeptForTheSessionOnly()
  {
    openWithTwo();
    begin();
    QTest::keyClick(&canvas(), Qt::Key_Tab);
    QTest::keyClick(&canvas(), Qt::Key_Right);
    const double place = swipe().place();
    m_window->action(Command::Swipe)->trigger();
    QVERIFY(!swipe().isOn());
    begin();
    QVERIFY(swipe().isSwapped());
    QCOMPARE(swipe().place(), place);
    const QString path = document().path();
    document().close();
    QVERIFY(!bar().isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(!document().isOpen(), kLong);
    m_window->open(path);
    QTRY_VERIFY_WITH_TIMEOUT(document().isOpen() && m_window->isPictureWhole(), kLong);
    QVERIFY(!swipe().isOn());
    begin();
    QVERIFY(!swipe().isSwapped());
    QCOMPARE(swipe().place(), 0.5);
  }

  void aWindowBuiltAnewGoesOnComparing()
  {
    openWithTwo();
    begin();
    QTest::keyClick(&canvas(), Qt::Key_Left);
    const double place = swipe().place();
    const auto session = m_window->session();
    m_window = std::make_unique<MainWindow>(session);
    m_window->resize(1366, 768);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    QVERIFY(swipe().isOn());
    QCOMPARE(swipe().place(), place);
    QVERIFY(m_window->action(Command::Swipe)->isChecked());
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isPictureWhole(), kLong);
  }
};

QTEST_MAIN(TestWindowCompare)
#include "tst_windowcompare.moc"
