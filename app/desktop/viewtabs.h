// Tabs over the map: several views of the one map, each its place, its scale and its layers.
#pragma once

#include "view.h"

#include <QWidget>

#include <vector>

class QTabBar;

namespace diaban::desktop {

/// Hidden while there is one view. Views are told apart by their names, which a double click
/// changes.
class ViewTabs final : public QWidget {
  Q_OBJECT

public:
  explicit ViewTabs(QWidget* parent = nullptr);

  /// One more view, which begins where the current one is, and becomes the current one.
  void add();
  void closeCurrent();
  void next(int by);
  /// The current view moved.
  void keepPlace(const mapview::Viewport& place);
  /// The current view shows other layers.
  void keepShown(const std::set<Uid>& layers);
  /// Back to one view; for another workspace.
  void reset();

  const std::vector<View>& views() const { return m_views; }
  int current() const { return m_current; }
  void restore(const std::vector<View>& views, int current);

Q_SIGNALS:
  void chosen(const diaban::desktop::View& view);
  void changed(); ///< views, their names or what they show

private:
  void choose(int view);
  void close(int view);
  void rename(int view);
  void showTabs();

  QTabBar* m_bar = nullptr;
  std::vector<View> m_views;
  int m_current = 0;
  int m_lastNumber = 1;
  bool m_isFilling = false;
};

} // namespace diaban::desktop
