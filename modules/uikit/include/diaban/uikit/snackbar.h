// A dark plate at the lower left of the map: what was taken away, and the way back.
#pragma once

#include <QFrame>
#include <QTimer>

class QLabel;
class QPushButton;

namespace diaban::uikit {

/// Goes by itself after eight seconds, but not while the pointer or the keyboard is on it: the
/// history holds the action anyway.
class Snackbar final : public QFrame {
  Q_OBJECT

public:
  static constexpr int kSeconds = 8;

  /// \param over what it stands on; \param gap between it and the lower edge there
  Snackbar(QWidget* over, int gap);

  void show(const QString& text);
  QString text() const;

Q_SIGNALS:
  void undoRequested();

protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

private:
  void place();
  void hideUnlessUsed();

  int m_gap;
  QLabel* m_text = nullptr;
  QPushButton* m_undo = nullptr;
  QTimer m_time;
};

} // namespace diaban::uikit
