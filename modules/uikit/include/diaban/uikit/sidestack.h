// The right side of a window: one panel at a time, or none.
#pragma once

#include <diaban/uikit/sidepanels.h>

#include <QHash>
#include <QStackedWidget>

class QAction;

namespace diaban::uikit {

/// Hidden while no panel is open; the width belongs to whoever holds it.
class SideStack final : public QStackedWidget {
  Q_OBJECT

public:
  explicit SideStack(QWidget* parent = nullptr);

  /// Takes a panel in. \param toggle opens and shuts it, and is checked while it is open; may be
  /// null
  void add(SidePanel* panel, QAction* toggle);
  void open(SidePanel* panel);
  void shut();
  /// The panel that was open last, or the first one.
  void openLast();
  SidePanel* openPanel() const; ///< null when none is open

Q_SIGNALS:
  void changed(); ///< another panel is open, or none

private:
  void sync();

  QHash<SidePanel*, QAction*> m_toggles;
  bool m_isOpen = false;
};

} // namespace diaban::uikit
