// Ctrl+K: all commands, layers and views, and places that are looked for while one types.
#pragma once

#include <diaban/uikit/commandpalette.h>
#include <diaban/workspace/placefinder.h>

#include <QFuture>
#include <QObject>
#include <QThreadPool>

#include <memory>

namespace diaban::desktop {

class MainWindow;

class FindWork final : public QObject {
  Q_OBJECT

public:
  /// \param window owns it
  explicit FindWork(MainWindow& window);
  ~FindWork() override; ///< stops the search and waits for it

  uikit::CommandPalette& palette() { return *m_palette; }
  void open();

private:
  struct Finder {
    std::shared_ptr<const workspace::Workspace> workspace;
    std::unique_ptr<workspace::PlaceFinder> finder;
  };

  std::vector<uikit::PaletteEntry> known() const;
  void ask(const QString& text, int question);
  void askCoordinates(const QString& text, int question);
  void askPlaces(const QString& text, int question);
  uikit::PaletteEntry entryOf(const workspace::Place& place);
  void letGo();

  MainWindow& m_window;
  uikit::CommandPalette* m_palette = nullptr;
  std::shared_ptr<Finder> m_finder;
  std::unique_ptr<QObject> m_question; ///< owns the jobs of the latest question
  QThreadPool m_pool;                  ///< one thread
};

} // namespace diaban::desktop
