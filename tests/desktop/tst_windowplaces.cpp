// Groups and bookmarks in the real window: made by keys, kept in the file, taken back.
#include "windowfixture.h"

#include <diaban/uikit/bookmarkspanel.h>
#include <diaban/uikit/layerlist.h>
#include <diaban/uikit/mapcanvas.h>

#include <QLineEdit>
#include <QTest>

#include <cmath>

using namespace diaban;
using namespace diaban::desktop;

class TestWindowPlaces : public WindowFixture {
  Q_OBJECT

  Document& document() { return m_window->document(); }
  uikit::BookmarksPanel& panel() { return *m_window->findChild<uikit::BookmarksPanel*>(); }
  QString firstLayer() { return document().layers().first().name; }

private Q_SLOTS:
  void aGroupIsMadeAroundTheCurrentLayerAndTakenBack()
  {
    openWithSquares(4);
    uikit::LayerList& list = m_window->layerList();
    list.setCurrentIndex(list.model()->index(0, 0));
    m_window->action(Command::NewGroup)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!document().layers().first().group.isNull(), kLong);
    QVERIFY(document().tree().first().group);
    m_window->action(Command::Undo)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!document().tree().first().group, kLong);
  }

  void theFilterIsReachedByItsKeysAndLeftByEsc()
  {
    openWithSquares(4);
    m_window->action(Command::FilterLayers)->trigger();
    auto* field = qobject_cast<QLineEdit*>(m_window->focusWidget());
    QVERIFY(field != nullptr);
    QTest::keyClicks(field, QStringLiteral("khong co"));
    QCOMPARE(m_window->layerList().model()->rowCount(), 0);
    shot(QStringLiteral("layers-nothing-fits.png"));
    QTest::keyClick(field, Qt::Key_Escape);
    QCOMPARE(m_window->layerList().model()->rowCount(), 1);
  }

  void aBookmarkLeadsBackAndSurvivesItsLayer()
  {
    openWithSquares(4);
    uikit::MapCanvas& canvas = m_window->canvas();
    canvas.zoom(3);
    const geo::Extent there = canvas.viewport().extent();
    m_window->action(Command::AddBookmark)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(document().bookmarks().size(), 1, kLong);
    auto* name = panel().findChild<QLineEdit*>(document().bookmarks().first().uid.toHex());
    QVERIFY(name != nullptr);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->focusWidget(), name, kLong);
    name->setText(QStringLiteral("Chợ"));
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(document().bookmarks().first().title, QStringLiteral("Chợ"), kLong);
    shot(QStringLiteral("bookmarks.png"));

    document().setVisible({firstLayer()}, false);
    canvas.showAll();
    Q_EMIT panel().goToRequested(document().bookmarks().first());
    QVERIFY(document().layers().first().isVisible); // as it was when the place was kept
    const geo::Extent now = canvas.viewport().extent();
    QVERIFY(std::abs(now.minX + now.maxX - there.minX - there.maxX) < there.width() / 100);
    QVERIFY(now.contains({there.minX + there.width() / 100, there.minY + there.height() / 100,
                          there.maxX - there.width() / 100, there.maxY - there.height() / 100}));

    const QString title = document().layers().first().title;
    document().remove(firstLayer());
    QTRY_VERIFY_WITH_TIMEOUT(document().layers().isEmpty(), kLong);
    QCOMPARE(uikit::goneLayers(document().bookmarks().first(), document().layers()),
             QStringList{title});
    Q_EMIT panel().goToRequested(document().bookmarks().first());
    document().removeBookmark(document().bookmarks().first());
    QTRY_VERIFY_WITH_TIMEOUT(document().bookmarks().isEmpty(), kLong);
    m_window->action(Command::Undo)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(document().bookmarks().size(), 1, kLong);
  }
};

QTEST_MAIN(TestWindowPlaces)
#include "tst_windowplaces.moc"
