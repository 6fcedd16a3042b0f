// The row of tools above the map, with a hint at its right end.
#pragma once

#include <QFrame>

#include <vector>

class QAction;
class QHBoxLayout;
class QLabel;
class QToolButton;

namespace diaban::desktop {

/// Where it is too narrow for all words, those at the right go first; tooltips keep them.
class ToolRow final : public QFrame {
  Q_OBJECT

public:
  explicit ToolRow(QWidget* parent);

  void add(QAction* action, bool withWord);
  /// A button at the right end, there while its action is visible.
  void setEnd(QAction* action);
  void setHint(const QString& text); ///< cut short where there is no room
  /// So much of its right end lies below something else.
  void setCovered(int pixels);

protected:
  void resizeEvent(QResizeEvent* event) override;

private:
  void fit();
  int room() const;
  int needed() const;

  QHBoxLayout* m_row;
  std::vector<QToolButton*> m_buttons, m_worded;
  QLabel* m_hint;
  QToolButton* m_end = nullptr;
};

} // namespace diaban::desktop
