// Views as tabs: each shows its place and its layers, and comes back with the workspace; what else
// a person's window remembers of one.
#include "view.h"
#include "viewtabs.h"
#include "windowfixture.h"
#include "workspacememory.h"

#include <diaban/uikit/layerlist.h>
#include <diaban/uikit/layermodel.h>
#include <diaban/uikit/mapcanvas.h>

#include <QSettings>
#include <QTest>

#include <algorithm>

using namespace diaban;
using namespace diaban::desktop;

class TestWindowViews : public WindowFixture {
  Q_OBJECT

  Document& document() { return m_window->document(); }
  ViewTabs& tabs() { return m_window->bench().views(); }
  void press(Command command) { m_window->action(command)->trigger(); }
  QString name(int layer) { return document().layers()[layer].name; }
  QList<bool> shown()
  {
    QList<bool> all;
    for (const workspace::Layer& layer : document().layers())
      all << layer.isVisible;
    return all;
  }

  /// The same place and scale; tabs above the map make it lower.
  bool isAt(const mapview::Viewport& place)
  {
    const mapview::Viewport& now = m_window->canvas().viewport();
    return now.centreX == place.centreX && now.centreY == place.centreY &&
           now.unitsPerPixel == place.unitsPerPixel;
  }

  void importOne(const QString& title)
  {
    const auto before = document().layers().size();
    drop(*m_window, {writeSquares(fresh(title + QStringLiteral(".geojson")), 9)});
    QTRY_COMPARE_WITH_TIMEOUT(document().layers().size(), before + 1, kLong);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isPictureWhole(), kLong);
  }

  /// The top layer is `đường`, the one below it `thửa`.
  void openTwoLayers()
  {
    openEmpty();
    importOne(QStringLiteral("thửa"));
    importOne(QStringLiteral("đường"));
  }

  void openAgain(const QString& path)
  {
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1366, 768);
    m_window->show();
    m_window->open(path);
    QTRY_VERIFY_WITH_TIMEOUT(document().isOpen(), kLong);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isPictureWhole(), kLong);
  }

private Q_SLOTS:
  void eachViewShowsItsOwnLayersAndPlace()
  {
    openTwoLayers();
    const mapview::Viewport first = m_window->canvas().viewport();
    press(Command::NewView);
    document().setVisible({name(0)}, false);
    m_window->canvas().zoom(4);
    const mapview::Viewport second = m_window->canvas().viewport();
    QCOMPARE(shown(), QList<bool>({false, true}));
    press(Command::NextView);
    QCOMPARE(shown(), QList<bool>({true, true}));
    QVERIFY(isAt(first));
    press(Command::NextView);
    QCOMPARE(shown(), QList<bool>({false, true}));
    QVERIFY(isAt(second));
    const QModelIndex row = m_window->bench().layerModel().indexOf(name(0));
    QCOMPARE(row.data(Qt::CheckStateRole).toInt(), static_cast<int>(Qt::Unchecked));
    press(Command::CloseView);
    QCOMPARE(shown(), QList<bool>({true, true}));
  }

  void hidingEveryLayerKeepsThePlace()
  {
    openTwoLayers();
    m_window->canvas().zoom(4);
    const mapview::Viewport here = m_window->canvas().viewport();
    document().setVisible({name(0), name(1)}, false);
    document().setVisible({name(0), name(1)}, true);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isPictureWhole(), kLong);
    QVERIFY(isAt(here));
  }

  void aNewLayerIsShownInTheCurrentViewOnly()
  {
    openTwoLayers();
    press(Command::NewView);
    importOne(QStringLiteral("cây"));
    QCOMPARE(shown(), QList<bool>({true, true, true}));
    const Uid made = document().layers()[0].uid;
    press(Command::NextView);
    for (const workspace::Layer& layer : document().layers())
      QCOMPARE(layer.isVisible, layer.uid != made);
  }

  void aLayerDeletedMeanwhileIsLeftOut()
  {
    openTwoLayers();
    press(Command::NewView);
    document().remove(name(0));
    QTRY_COMPARE_WITH_TIMEOUT(document().layers().size(), 1, kLong);
    press(Command::NextView);
    QCOMPARE(shown(), QList<bool>{true});
  }

  void viewsComeBackWithTheWorkspace()
  {
    openTwoLayers();
    const QString path = document().path();
    press(Command::NewView);
    document().setVisible({name(1)}, false);
    m_window->canvas().zoom(3);
    const std::vector<View> before = tabs().views();
    openAgain(path);
    QCOMPARE(tabs().current(), 1);
    QCOMPARE(tabs().views().size(), 2U);
    QVERIFY(!tabs().isHidden());
    QCOMPARE(tabs().views()[0].shown, before[0].shown);
    QCOMPARE(tabs().views()[1].shown, before[1].shown);
    QCOMPARE(tabs().views()[1].name, before[1].name);
    const mapview::Viewport now = m_window->canvas().viewport();
    QCOMPARE(now.centreX, before[1].place.centreX);
    QCOMPARE(now.unitsPerPixel, before[1].place.unitsPerPixel);
    press(Command::NextView);
    QCOMPARE(shown(), QList<bool>({true, true}));
    QCOMPARE(m_window->canvas().viewport().centreY, before[0].place.centreY);
  }

  void viewsOfOneWorkspaceAreNotThoseOfAnother()
  {
    openTwoLayers();
    press(Command::NewView);
    document().close();
    QTRY_VERIFY(!document().isOpen());
    openTwoLayers();
    QCOMPARE(tabs().views().size(), 1U);
  }

  void aRememberedPlaceWithNothingToSeeIsNotGoneTo()
  {
    openTwoLayers();
    const QString path = document().path();
    mapview::Viewport far = m_window->canvas().viewport();
    far.centreX += 1e6;
    m_window->canvas().setViewport(far);
    openAgain(path);
    QVERIFY(m_window->canvas().viewport().extent().intersects(document().shownExtent()));
  }

  void foldedGroupsAreRemembered()
  {
    openTwoLayers();
    const QString path = document().path();
    document().groupByRole();
    uikit::LayerModel* model = &m_window->bench().layerModel();
    const auto groups = [&] {
      QList<QModelIndex> found;
      for (int row = 0; row < model->rowCount(); ++row)
        if (!model->group(model->index(row, 0)).isNull())
          found << model->index(row, 0);
      return found;
    };
    QTRY_VERIFY_WITH_TIMEOUT(!groups().isEmpty(), kLong);
    m_window->layerList().collapse(groups().first());
    m_window->action(Command::FilterLayers)->trigger(); // what a filter opens is no choice
    model->setFilter(QStringLiteral("thua"));
    model->setFilter({});
    openAgain(path);
    model = &m_window->bench().layerModel();
    QTRY_VERIFY_WITH_TIMEOUT(!groups().isEmpty(), kLong);
    QVERIFY(!m_window->layerList().isExpanded(groups().first()));
    m_window->layerList().expand(groups().first());
    openAgain(path);
    model = &m_window->bench().layerModel();
    QVERIFY(m_window->layerList().isExpanded(groups().first()));
  }

  void rememberedViewsAreReadAsTheyWereWritten()
  {
    UidMaker uids;
    const std::vector<View> views{{QStringLiteral("Một"), {1.5, -2, 0.25, {}, 1}, {uids.next()}},
                                  {QStringLiteral("Hai \"2\""), {3, 4, 5, {}, 1}, {}}};
    const RememberedViews read = viewsFromJson(viewsToJson(views, 1));
    QCOMPARE(read.current, 1);
    QCOMPARE(read.views.size(), 2U);
    QCOMPARE(read.views[0].name, views[0].name);
    QCOMPARE(read.views[1].name, views[1].name);
    QCOMPARE(read.views[0].shown, views[0].shown);
    QCOMPARE(read.views[0].place.centreY, -2.0);
    QCOMPARE(read.views[1].place.unitsPerPixel, 5.0);
  }

  void whatIsNoViewIsLeftOut_data()
  {
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("views");
    QTest::newRow("nothing") << QByteArray() << 0;
    QTest::newRow("no json") << QByteArray("{\"views\":[") << 0;
    QTest::newRow("no views") << QByteArray("{\"current\":3}") << 0;
    QTest::newRow("no place") << QByteArray(R"({"views":[{"name":"A"}],"current":0})") << 0;
    QTest::newRow("no scale") << QByteArray(
                                     R"({"views":[{"name":"A","x":1,"y":2,"unitsPerPixel":0}]})")
                              << 0;
    QTest::newRow("one of two")
        << QByteArray(R"({"views":[{"name":"","x":1,"y":2,"unitsPerPixel":1},)"
                      R"({"name":"B","x":1,"y":2,"unitsPerPixel":1}],"current":7})")
        << 1;
  }
  void whatIsNoViewIsLeftOut()
  {
    QFETCH(QByteArray, json);
    QFETCH(int, views);
    const RememberedViews read = viewsFromJson(json);
    QCOMPARE(static_cast<int>(read.views.size()), views);
    QVERIFY(read.current == 0);
  }

  void workspacesThatWereNotUsedForLongestAreForgotten()
  {
    QSettings settings;
    settings.remove(QStringLiteral("workspaces"));
    WorkspaceMemory memory(settings);
    for (int i = 0; i <= WorkspaceMemory::kMost + 5; ++i)
      memory.write(QStringLiteral("/a/%1.gpkg").arg(i), QStringLiteral("folded"), "x");
    settings.beginGroup(QStringLiteral("workspaces"));
    QCOMPARE(settings.childGroups().size(), WorkspaceMemory::kMost);
    settings.endGroup();
    settings.remove(QStringLiteral("workspaces"));
  }
};

QTEST_MAIN(TestWindowViews)
#include "tst_windowviews.moc"
