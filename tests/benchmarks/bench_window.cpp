// How quickly the window answers over a large workspace. For each deed: until the first thing is
// painted anew, until all is done, and the longest pause of the GUI thread meanwhile.
// usage: bench_window WORKSPACE.gpkg LAYER CONDITION PLACE   (under a display; changes the file)
#include "common/bootstrap.h"
#include "findwork.h"
#include "mainwindow.h"
#include "stylework.h"
#include "uikit/squares.h"
#include "viewtabs.h"

#include <diaban/uikit/classmodel.h>
#include <diaban/uikit/colourbutton.h>
#include <diaban/uikit/commandpalette.h>
#include <diaban/uikit/featurepanel.h>
#include <diaban/uikit/layerlist.h>
#include <diaban/uikit/layermodel.h>
#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/rowpanel.h>
#include <diaban/uikit/theme.h>

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QSettings>
#include <QSlider>
#include <QStandardPaths>
#include <QTableView>
#include <QTest>

#include <cstdio>
#include <functional>
#include <memory>

using namespace diaban;
using namespace diaban::desktop;

namespace {

/// When a widget was painted for the first time since reset().
class PaintWatch final : public QObject {
public:
  PaintWatch() { qApp->installEventFilter(this); }
  void reset()
  {
    m_firstMs = -1;
    m_since.start();
  }
  double firstMs() const { return m_firstMs; }
  double elapsedMs() const { return static_cast<double>(m_since.nsecsElapsed()) / 1e6; }

protected:
  bool eventFilter(QObject* watched, QEvent* event) override
  {
    if (event->type() == QEvent::Paint && m_firstMs < 0 && watched->isWidgetType())
      m_firstMs = elapsedMs();
    return false;
  }

private:
  QElapsedTimer m_since;
  double m_firstMs = -1;
};

class Bench {
public:
  Bench(MainWindow& window, QString layer, QString condition, QString place)
      : m_window(window)
      , m_layer(std::move(layer))
      , m_condition(std::move(condition))
      , m_place(std::move(place))
  {
  }

  void run()
  {
    std::printf("%-34s %9s %9s %9s\n", "deed", "first ms", "done ms", "pause ms");
    measureMap();
    measureTools();
    measureStyle();
    measureTable();
    measureFinding();
  }

private:
  uikit::MapCanvas& canvas() { return m_window.canvas(); }
  uikit::StyleEditor& editor() { return m_window.styleWork().editor(); }

  bool isSettled() { return m_window.isPictureWhole() && m_window.jobs().runningCount() == 0; }
  bool waitUntil(const std::function<bool()>& isDone) { return QTest::qWaitFor(isDone, 10'000); }

  void measure(const char* deed, const std::function<void()>& act,
               const std::function<bool()>& isDone)
  {
    waitUntil([this] { return isSettled(); });
    QTest::qWait(400); // what settles a moment later
    test::StallMonitor pauses;
    m_paints.reset();
    act();
    waitUntil([this] { return m_paints.firstMs() >= 0; });
    const bool isInTime = waitUntil(isDone);
    const double doneMs = m_paints.elapsedMs();
    waitUntil([this] { return isSettled(); });
    std::printf("%-34s %9.1f %9.1f %9lld%s\n", deed, m_paints.firstMs(), doneMs,
                static_cast<long long>(pauses.longestMs()), isInTime ? "" : "  NOT DONE");
    std::fflush(stdout);
  }
  void measureMapDeed(const char* deed, const std::function<void()>& act)
  {
    measure(deed, act, [this] { return isSettled(); });
  }

  /// Some feature of the layer in the middle of the view.
  void goToAFeature()
  {
    const geo::TablePtr table = m_window.document().table(m_layer);
    const geo::Block& block = *table->blocks()[table->blocks().size() / 2];
    const geo::Extent extent = block.rowExtent(block.rows() / 2);
    auto view = canvas().viewport();
    view.centreX = (extent.minX + extent.maxX) / 2;
    view.centreY = (extent.minY + extent.maxY) / 2;
    canvas().setViewport(view);
    canvas().setScaleDenominator(1000);
  }

  void measureMap()
  {
    measureMapDeed("zoom in", [this] { m_window.action(Command::ZoomIn)->trigger(); });
    measureMapDeed("whole map", [this] { m_window.action(Command::ZoomAll)->trigger(); });
    measureMapDeed("scale 1:1000", [this] { goToAFeature(); });
    const QModelIndex row = m_window.bench().layerModel().indexOf(m_layer);
    QAbstractItemModel& layers = *m_window.layerList().model();
    measureMapDeed("layer off", [&] { layers.setData(row, Qt::Unchecked, Qt::CheckStateRole); });
    measureMapDeed("layer on", [&] { layers.setData(row, Qt::Checked, Qt::CheckStateRole); });
    measureMapDeed("new view", [this] { m_window.action(Command::NewView)->trigger(); });
    measureMapDeed("next view", [this] { m_window.action(Command::NextView)->trigger(); });
    measureMapDeed("close view", [this] { m_window.action(Command::CloseView)->trigger(); });
  }

  void measureTools()
  {
    const auto middle = [this] { return canvas().rect().center(); }; // panels make it narrower
    m_window.layerList().setCurrentIndex(m_window.bench().layerModel().indexOf(m_layer));
    const auto& panel = *m_window.findChild<uikit::FeaturePanel*>();
    m_window.action(Command::Identify)->trigger();
    measure(
        "identify", [&] { QTest::mouseClick(&canvas(), Qt::LeftButton, {}, middle()); },
        [&] { return !panel.pages().empty(); });
    m_window.action(Command::Select)->trigger();
    measure(
        "select by click", [&] { QTest::mouseClick(&canvas(), Qt::LeftButton, {}, middle()); },
        [&] { return !m_window.selection().rows().empty(); });
    canvas().showExtent(m_window.document().layer(m_layer)->extent);
    const auto before = m_window.selection().rows().size();
    measure(
        "select by box, a quarter of all",
        [&] {
          QTest::mousePress(&canvas(), Qt::LeftButton, {}, middle() / 2);
          QTest::mouseMove(&canvas(), middle());
          QTest::mouseRelease(&canvas(), Qt::LeftButton, {}, middle());
        },
        [&] { return m_window.selection().rows().size() > before + 1000; });
    std::printf("# rows in the box: %zu\n", m_window.selection().rows().size());
    measureMapDeed("clear the selection", [&] { m_window.selection().clear(); });
    m_window.action(Command::MeasureLength)->trigger();
    goToAFeature();
    measureMapDeed("measure, 200 moves", [&] {
      QTest::mouseClick(&canvas(), Qt::LeftButton, {}, middle() / 2);
      for (int i = 0; i < 200; ++i) {
        QTest::mouseMove(&canvas(), middle() / 2 + QPoint(i, i / 2));
        QCoreApplication::processEvents();
      }
    });
    QTest::keyClick(&canvas(), Qt::Key_Escape);
    m_window.action(Command::Pan)->trigger();
  }

  void choose(const QString& name, const QString& entry)
  {
    for (auto* box : editor().findChildren<QComboBox*>())
      if (box->isVisible() && box->accessibleName() == name) {
        box->setCurrentIndex(box->findText(entry));
        Q_EMIT box->activated(box->currentIndex());
      }
  }

  void measureStyle()
  {
    m_window.layerList().setCurrentIndex(m_window.bench().layerModel().indexOf(m_layer));
    measure(
        "style editor", [&] { m_window.action(Command::LayerStyle)->trigger(); },
        [&] { return editor().layer() == m_layer; });
    auto* opacity = editor().findChild<QSlider*>();
    measureMapDeed("opacity", [&] { opacity->setValue(opacity->value() - 20); });
    measureMapDeed("opacity, 20 steps of a drag", [&] {
      for (int i = 0; i < 20; ++i) {
        opacity->setValue(opacity->value() - 1);
        QTest::qWait(10);
      }
    });
    measure(
        "classes of numbers",
        [&] { choose(editor().tr("Drawn as"), editor().tr("Classes of numbers")); },
        [&] { return editor().style().classes.size() > 2; });
    const workspace::Style classes = editor().style();
    measure(
        "other palette",
        [&] {
          for (auto* box : editor().findChildren<QComboBox*>())
            if (box->isVisible() && box->accessibleName() == editor().tr("Colours")) {
              box->setCurrentIndex(box->currentIndex() + 1);
              Q_EMIT box->activated(box->currentIndex());
            }
        },
        [&] { return editor().style() != classes && isSettled(); });
    measureMapDeed("undo the palette", [&] { m_window.action(Command::Undo)->trigger(); });
    m_window.action(Command::LayerStyle)->trigger();
  }

  void measureTable()
  {
    measure(
        "table, first rows", [&] { m_window.action(Command::Rows)->trigger(); },
        [&] {
          const auto* page = m_window.rowPanel().currentPage();
          return page != nullptr && !page->model().rows().empty();
        });
    uikit::RowPage& page = *m_window.rowPanel().currentPage();
    auto* grid = page.findChild<QTableView*>();
    measureMapDeed("scroll, 200 pages", [&] {
      for (int i = 0; i < 200; ++i) {
        QTest::keyClick(grid, Qt::Key_PageDown);
        QCoreApplication::processEvents();
      }
    });
    const auto first = page.model().rows().front();
    measure(
        "sort", [&] { page.model().sort(page.model().columnCount() - 2, Qt::DescendingOrder); },
        [&] { return page.model().rows().front() != first; });
    const auto all = page.model().rows().size();
    measureMapDeed("filter form", [&] { page.setFormVisible(true); });
    page.condition().setFocus();
    measure(
        "condition", [&] { QTest::keyClicks(&page.condition(), m_condition); },
        [&] { return page.model().rows().size() < all; });
    measureMapDeed("select all that is listed", [&] { page.selectAll(); });
    std::printf("# rows listed: %zu\n", page.model().rows().size());
    m_window.action(Command::Rows)->trigger();
  }

  void measureFinding()
  {
    uikit::CommandPalette& palette = m_window.find().palette();
    measure(
        "Ctrl+K", [&] { QTest::keyClick(&m_window, Qt::Key_K, Qt::ControlModifier); },
        [&] { return palette.isVisible(); });
    measureMapDeed("typing a place", [&] { QTest::keyClicks(&palette.field(), m_place); });
    measureMapDeed("going there", [&] { QTest::keyClick(&palette.field(), Qt::Key_Return); });
  }

  MainWindow& m_window;
  QString m_layer, m_condition, m_place;
  PaintWatch m_paints;
};

} // namespace

int main(int argc, char** argv)
{
  QApplication application(argc, argv);
  if (argc != 5) {
    std::fputs("usage: bench_window WORKSPACE.gpkg LAYER CONDITION PLACE\n", stderr);
    return 2;
  }
  const QStringList words = QCoreApplication::arguments();
  QStandardPaths::setTestModeEnabled(true);
  app::nameApplication();
  QSettings().clear();
  uikit::applyTheme(application, uikit::Theme::Light);
  MainWindow window;
  window.resize(1366, 768);
  window.show();
  QApplication::setActiveWindow(&window);
  window.document().open(words[1]);
  const bool isOpen = QTest::qWaitFor(
      [&] { return window.document().isOpen() && window.isPictureWhole(); }, 60'000);
  if (!isOpen || window.document().layer(words[2]) == nullptr) {
    std::fputs("the workspace or its layer cannot be opened\n", stderr);
    return 1;
  }
  std::printf("# %d layers\n", static_cast<int>(window.document().layers().size()));
  Bench(window, words[2], words[3], words[4]).run();
  window.document().close();
  return 0;
}
