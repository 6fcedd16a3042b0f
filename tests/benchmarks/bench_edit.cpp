// One vertex moved by hand over a large layer: from letting go of the mouse until the new picture
// is painted, and until it is in the file; and that commit alone, beside the disk's own syncs.
// usage: bench_edit WORKSPACE.gpkg LAYER [REPEAT]   (under a display; changes the file)
#include "common/bootstrap.h"
#include "mainwindow.h"

#include <diaban/geo/shape.h>
#include <diaban/uikit/layerlist.h>
#include <diaban/uikit/layermodel.h>
#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/theme.h>
#include <diaban/workspace/features.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>
#include <array>
#include <cstdio>

using namespace diaban;
using namespace diaban::desktop;

namespace {

constexpr int kWait = 60'000;

double median(std::vector<double> all)
{
  std::sort(all.begin(), all.end());
  return all[all.size() / 2];
}

void print(const char* deed, const std::vector<double>& all)
{
  std::printf("%-36s %8.1f ms (%.1f – %.1f, %zu runs)\n", deed, median(all),
              *std::min_element(all.begin(), all.end()), *std::max_element(all.begin(), all.end()),
              all.size());
  std::fflush(stdout);
}

class Bench {
public:
  Bench(MainWindow& window, QString layer)
      : m_window(window)
      , m_layer(std::move(layer))
  {
    QObject::connect(&canvas(), &uikit::MapCanvas::completed, &canvas(), [this] {
      if (m_pictureMs < 0)
        m_pictureMs = elapsedMs();
    });
    QObject::connect(&window.document(), &Document::edited, &canvas(), [this] {
      if (m_writtenMs < 0)
        m_writtenMs = elapsedMs();
    });
  }

  void run(int repeat)
  {
    goToAFeature();
    std::vector<double> pictures, written;
    for (int i = 0; i < repeat; ++i) {
      dragVertex();
      pictures.push_back(m_pictureMs);
      written.push_back(m_writtenMs);
    }
    print("letting go → new picture", pictures);
    print("letting go → in the file", written);
    commits(repeat);
  }

private:
  uikit::MapCanvas& canvas() { return m_window.canvas(); }
  double elapsedMs() const { return static_cast<double>(m_since.nsecsElapsed()) / 1e6; }
  bool settle()
  {
    return QTest::qWaitFor([this] { return m_window.isPictureWhole(); }, kWait);
  }

  void goToAFeature()
  {
    const geo::TablePtr table = m_window.document().table(m_layer);
    const geo::Block& block = *table->blocks()[table->blocks().size() / 2];
    const geo::Extent extent = block.rowExtent(block.rows() / 2);
    m_row = block.fids[block.rows() / 2];
    auto view = canvas().viewport();
    view.centreX = (extent.minX + extent.maxX) / 2;
    view.centreY = (extent.minY + extent.maxY) / 2;
    canvas().setViewport(view);
    canvas().setScaleDenominator(500);
    m_window.layerList().setCurrentIndex(m_window.bench().layerModel().indexOf(m_layer));
    m_window.action(Command::EditLayer)->trigger();
    m_window.selection().set(m_layer, {m_row});
    settle();
    QTest::qWait(1000); // the feature is read
  }

  workspace::Feature feature()
  {
    NoProgress progress;
    const std::array<qint64, 1> rows{m_row};
    return workspace::readFeatures(*m_window.document().workspace(), m_layer, rows, progress)
        .value()
        .front();
  }
  static geo::Shape shapeOf(const workspace::Feature& feature)
  {
    const QByteArray& wkb = feature.wkb;
    return geo::readShape({reinterpret_cast<const unsigned char*>(wkb.constData()),
                           static_cast<std::size_t>(wkb.size())})
        .value();
  }

  void dragVertex()
  {
    const QPoint from = canvas().viewport().toPixel(shapeOf(feature()).vertex({0, 0, 1})).toPoint();
    const QPoint to = from + QPoint(m_sign * 14, m_sign * 10);
    m_sign = -m_sign;
    QTest::mouseMove(&canvas(), from);
    QTest::mousePress(&canvas(), Qt::LeftButton, {}, from);
    QTest::mouseMove(&canvas(), (from + to) / 2);
    QTest::mouseMove(&canvas(), to);
    settle();
    QTest::qWait(200);
    m_pictureMs = m_writtenMs = -1;
    m_since.start();
    QTest::mouseRelease(&canvas(), Qt::LeftButton, {}, to);
    if (!QTest::qWaitFor([this] { return m_pictureMs >= 0 && m_writtenMs >= 0; }, kWait))
      std::puts("NOT DONE");
    settle();
    QTest::qWait(300);
  }

  /// The same commit without what the window does meanwhile.
  void commits(int repeat)
  {
    auto& open = const_cast<workspace::Workspace&>(*m_window.document().workspace());
    std::vector<double> times;
    for (int i = 0; i < repeat; ++i) {
      const workspace::Feature now = feature();
      geo::Shape shape = shapeOf(now);
      geo::moveVertex(shape, {0, 0, 1}, shape.vertex({0, 0, 1}) + QPointF(0.1, 0.1));
      m_since.start();
      const auto entry = open.edit(workspace::kBase, QStringLiteral("bench"), [&](auto& edit) {
        return edit.updateFeature(m_layer, {.uid = now.uid, .wkb = geo::toWkb(shape)});
      });
      if (entry)
        times.push_back(elapsedMs());
      QTest::qWait(100);
    }
    print("a commit, with the disk's syncs", times);
  }

  MainWindow& m_window;
  QString m_layer;
  qint64 m_row = 0;
  int m_sign = 1;
  QElapsedTimer m_since;
  double m_pictureMs = -1, m_writtenMs = -1;
};

} // namespace

int main(int argc, char** argv)
{
  QApplication application(argc, argv);
  if (argc < 3) {
    std::fputs("usage: bench_edit WORKSPACE.gpkg LAYER [REPEAT]\n", stderr);
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
  window.document().open(words[1]);
  if (!QTest::qWaitFor([&] { return window.document().isOpen() && window.isPictureWhole(); },
                       10 * kWait))
    return 1;
  Bench(window, words[2]).run(argc > 3 ? words[3].toInt() : 15);
  window.document().close();
  return 0;
}
