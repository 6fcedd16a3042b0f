// The rail at the left edge: which work one is in.
#pragma once

#include <QWidget>

#include <vector>

class QAction;
class QToolButton;
class QVBoxLayout;

namespace diaban::uikit {

/// Large buttons with a word under the icon; in a narrow window icons alone.
class Rail final : public QWidget {
  Q_OBJECT

public:
  enum class End : quint8 { Top, Foot };

  explicit Rail(QWidget* parent = nullptr);

  /// \param word short: it stands under the icon; the tooltip has the action's own words and keys
  void add(QAction* action, const QString& word, End end);
  void setNarrow(bool isNarrow);

private:
  QVBoxLayout* m_top = nullptr;
  QVBoxLayout* m_foot = nullptr;
  std::vector<QToolButton*> m_buttons;
  int m_wide = 76; ///< more where a word needs it
};

} // namespace diaban::uikit
