// The history panel over a long history: until its first page is read, from one end of the list to
// the other, a search; memory; and the longest time that the window answers nothing meanwhile.
// usage: bench_history WORKSPACE.gpkg LAYER FIELD [ENTRIES]   (under a display; changes the file)
// Edits a text field of the layer's first row a hundred times, each an action of its own, then
// writes copies of these entries until there are so many (100,000 unless said).
#include "common/bootstrap.h"
#include "mainwindow.h"

#include <diaban/base/platform_process.h>
#include <diaban/store/database.h>
#include <diaban/uikit/historypanel.h>
#include <diaban/uikit/theme.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QListView>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <functional>

using namespace diaban;
using namespace diaban::desktop;

namespace {

constexpr int kWait = 120'000, kTickMs = 2, kEdits = 100;

double elapsedMs(const QElapsedTimer& since)
{
  return static_cast<double>(since.nsecsElapsed()) / 1e6;
}

/// The longest time between two ticks of a timer of the window's thread.
class Stall {
public:
  Stall()
  {
    QObject::connect(&m_ticks, &QTimer::timeout, &m_ticks, [this] {
      m_longest = std::max(m_longest, elapsedMs(m_since));
      m_since.start();
    });
    m_ticks.setTimerType(Qt::PreciseTimer);
    m_since.start();
    m_ticks.start(kTickMs);
  }
  double longestMs() const { return std::max(m_longest, elapsedMs(m_since)); }

private:
  QTimer m_ticks;
  QElapsedTimer m_since;
  double m_longest = 0;
};

bool edit(const QString& path, const QString& layer, const QString& field)
{
  auto opened = workspace::Workspace::open(path);
  if (!opened)
    return false;
  const QByteArray table = store::quoted(opened.value()->layer(layer).value().table);
  const auto rows = store::Database::open(path, store::OpenMode::ReadOnly);
  const Uid first = Uid::fromHex(
      rows.value().text("SELECT hex(uid) FROM " + table + " ORDER BY fid LIMIT 1").value());
  QElapsedTimer timer;
  timer.start();
  for (int i = 0; i < kEdits; ++i) {
    const QString value = QString::number(i);
    const auto done = opened.value()->edit(
        workspace::kBase, QStringLiteral("Sửa tên thửa đất"), [&](workspace::Edit& edit) {
          return edit.updateFeature(
              layer, {.uid = first, .fields = {{field, value}}, .setsGeometry = false});
        });
    if (!done)
      return false;
  }
  std::printf("%-36s %8.1f ms\n", "an edit, in the file", elapsedMs(timer) / kEdits);
  return true;
}

bool multiply(const QString& path, int entries)
{
  auto file = store::Database::open(path, store::OpenMode::ReadWrite);
  if (!file)
    return false;
  auto insert = file.value().prepare(
      "WITH RECURSIVE place(n) AS (SELECT 1 UNION ALL SELECT n+1 FROM place WHERE n<?1)"
      " INSERT INTO diaban_history(id, parents, kind, title, author, time, branch, takes_back,"
      " row_count, via, layers, columns, change_set)"
      " SELECT randomblob(32), parents, kind, title||' số '||n, author, time, branch, takes_back,"
      " row_count, via, layers, columns, change_set FROM place JOIN"
      " (SELECT * FROM diaban_history WHERE kind='edit' ORDER BY number DESC LIMIT 1)");
  return insert && insert.value().bind(1, entries).run();
}

class Bench {
public:
  explicit Bench(MainWindow& window)
      : m_window(window)
      , m_panel(*window.findChild<uikit::HistoryPanel*>())
  {
  }

  void run()
  {
    const qint64 before = platform::residentMemoryBytes();
    measure("opened, first page read", [this] {
      m_window.action(Command::History)->trigger();
      return wait([this] { return isRead(0); });
    });
    std::printf("%-36s %8d\n", "entries", model().rowCount());
    measure("to the end of the list, read there", [this] {
      m_panel.list().scrollToBottom();
      return wait([this] { return isRead(model().rowCount() - 1); });
    });
    measure("in a thousand steps to the top", [this] {
      for (int step = 1000; step >= 0; --step) {
        m_panel.list().scrollTo(model().index(step * (model().rowCount() - 1) / 1000));
        QCoreApplication::sendPostedEvents();
        m_panel.list().viewport()->repaint();
        QTest::qWait(0);
      }
      return wait([this] { return isRead(0); });
    });
    const int all = model().rowCount();
    measure("found by words without marks", [this, all] {
      m_panel.search().setText(QStringLiteral("thua dat so 77"));
      return wait([this, all] { return model().rowCount() < all && isRead(0); });
    });
    std::printf("%-36s %8d\n", "entries found", model().rowCount());
    measure("all again", [this, all] {
      m_panel.search().clear();
      return wait([this, all] { return model().rowCount() == all && isRead(0); });
    });
    std::printf("%-36s %8.1f MB\n", "memory for it",
                static_cast<double>(platform::residentMemoryBytes() - before) / 1e6);
  }

private:
  uikit::HistoryModel& model() { return m_panel.model(); }
  bool isRead(int row)
  {
    return row >= 0 && row < model().rowCount() && model().entry(model().index(row)) != nullptr;
  }
  static bool wait(const std::function<bool()>& until)
  {
    QElapsedTimer since;
    for (since.start(); !until(); QTest::qWait(1))
      if (since.elapsed() > kWait)
        return false;
    return true;
  }
  static void measure(const char* deed, const std::function<bool()>& work)
  {
    const Stall stall;
    QElapsedTimer since;
    since.start();
    const bool isDone = work();
    std::printf("%-36s %8.1f ms, longest stall %.1f ms%s\n", deed, elapsedMs(since),
                stall.longestMs(), isDone ? "" : " NOT DONE");
    std::fflush(stdout);
  }

  MainWindow& m_window;
  uikit::HistoryPanel& m_panel;
};

} // namespace

int main(int argc, char** argv)
{
  QApplication application(argc, argv);
  if (argc < 4) {
    std::fputs("usage: bench_history WORKSPACE.gpkg LAYER FIELD [ENTRIES]\n", stderr);
    return 2;
  }
  const QStringList words = QCoreApplication::arguments();
  QStandardPaths::setTestModeEnabled(true);
  app::nameApplication();
  QSettings().clear();
  uikit::applyTheme(application, uikit::Theme::Light);
  if (!edit(words[1], words[2], words[3]) ||
      !multiply(words[1], argc > 4 ? words[4].toInt() : 100'000))
    return 4;
  MainWindow window;
  window.resize(1366, 768);
  window.show();
  window.document().open(words[1]);
  if (!QTest::qWaitFor([&] { return window.document().isOpen() && window.isPictureWhole(); },
                       kWait))
    return 1;
  QTest::qWait(1000);
  Bench(window).run();
  window.document().close();
  return 0;
}
