// The band above a map that is one of the past.
#pragma once

#include <diaban/workspace/history.h>

#include <QFrame>

class QLabel;
class QPushButton;

namespace diaban::uikit {

class PastBand final : public QFrame {
  Q_OBJECT

public:
  explicit PastBand(QWidget* parent = nullptr);

  /// \param outside the entry of another program since then; number 0: none, the map is exact
  void show(const workspace::HistoryEntry& entry, const workspace::HistoryEntry& outside);

Q_SIGNALS:
  void nowRequested();

private:
  QLabel* m_text = nullptr;
  QPushButton* m_now = nullptr;
};

} // namespace diaban::uikit
