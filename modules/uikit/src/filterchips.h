// What keeps rows out of a table, as chips that can be taken away one by one. Private to the
// module.
#pragma once

#include <QWidget>

#include <functional>

class QHBoxLayout;

namespace diaban::uikit {

class FilterChips final : public QWidget {
  Q_OBJECT

public:
  explicit FilterChips(QWidget* parent);

  struct Chip {
    QString text;
    std::function<void()> remove;
  };
  /// Hidden when there are none.
  void show(const QList<Chip>& chips);
  QStringList texts() const { return m_texts; }

Q_SIGNALS:
  void clearRequested(); ///< all of them

private:
  QHBoxLayout* m_row = nullptr;
  QStringList m_texts;
};

} // namespace diaban::uikit
