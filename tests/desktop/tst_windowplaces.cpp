// Groups and bookmarks in the real window: made by keys, kept in the file, taken back.
#include "settingspage.h"
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

  void whoeverTheSettingsNameIsTheAuthorAtOnce()
  {
    openWithSquares(4);
    SettingsPage& page = m_window->bench().settingsPage();
    const auto type = [&](const QString& placeholder, const QString& text) {
      for (auto* line : page.findChildren<QLineEdit*>())
        if (line->placeholderText() == placeholder) {
          line->setText(text);
          QTest::keyClick(line, Qt::Key_Return);
        }
    };
    const auto lastAuthor = [&] {
      const auto history = document().workspace()->history(workspace::kBase);
      return history ? history.value().back().author : QString();
    };
    const QString before = lastAuthor();
    QVERIFY(!before.isEmpty());
    m_window->action(Command::Settings)->trigger();
    type(SettingsPage::tr("The name of the computer's user"), QStringLiteral("Trần Thị Bình"));
    document().setTitle(firstLayer(), QStringLiteral("Thửa"));
    QTRY_COMPARE_WITH_TIMEOUT(lastAuthor(), QStringLiteral("Trần Thị Bình"), kLong);
    type(SettingsPage::tr("For example the office of urban management"),
         QStringLiteral("Phòng QLĐT"));
    document().setTitle(firstLayer(), QStringLiteral("Lô"));
    QTRY_COMPARE_WITH_TIMEOUT(lastAuthor(), QStringLiteral("Trần Thị Bình (Phòng QLĐT)"), kLong);
    type(SettingsPage::tr("The name of the computer's user"), QString());
    document().setTitle(firstLayer(), QStringLiteral("Ô"));
    QTRY_COMPARE_WITH_TIMEOUT(lastAuthor(), before, kLong);
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
    const uikit::Message& said = m_window->messages().messages().front(); // and that it is gone
    QVERIFY2(said.text.contains(title) && said.text.contains(QStringLiteral("Chợ")),
             qPrintable(said.text));
    QVERIFY(now == canvas.viewport().extent());
    document().removeBookmark(document().bookmarks().first());
    QTRY_VERIFY_WITH_TIMEOUT(document().bookmarks().isEmpty(), kLong);
    m_window->action(Command::Undo)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(document().bookmarks().size(), 1, kLong);
  }
};

QTEST_MAIN(TestWindowPlaces)
#include "tst_windowplaces.moc"
