// A band at the foot of a panel: what went wrong or well, and the way out. It stays until solved.
#pragma once

#include <diaban/uikit/messages.h>
#include <diaban/uikit/tokens.h>

#include <QFrame>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace diaban::uikit {

/// Bands one above the other, the newest at the bottom; three at most, the oldest give way (they
/// stay in the message list).
class BandStack final : public QWidget {
  Q_OBJECT

public:
  static constexpr int kMost = 3;

  explicit BandStack(QWidget* parent = nullptr);

  /// A band with the same text and place is shown once.
  void show(const Message& message);
  void clear();
  int count() const { return static_cast<int>(m_bands.size()); }
  QStringList texts() const;

private:
  struct Band {
    QFrame* frame = nullptr;
    QString text, where;
  };
  QFrame* makeFrame(const Message& message);
  void remove(QFrame* frame);

  QVBoxLayout* m_column = nullptr;
  std::vector<Band> m_bands;
};

/// The icon that a severity has everywhere, and its colour.
QString severityIcon(Severity severity);
Token severityToken(Severity severity);

} // namespace diaban::uikit
