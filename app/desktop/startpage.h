// What stands in the window before a workspace is open: first steps and recent files.
#pragma once

#include <QStringList>
#include <QWidget>

class QVBoxLayout;

namespace diaban::desktop {

class StartPage final : public QWidget {
  Q_OBJECT

public:
  explicit StartPage(QWidget* parent = nullptr);
  void setRecent(const QStringList& paths);

Q_SIGNALS:
  void openRequested();
  void createRequested();
  void recentRequested(const QString& path);

private:
  QWidget* makeRecent(const QString& path);

  QVBoxLayout* m_recent = nullptr;
};

} // namespace diaban::desktop
