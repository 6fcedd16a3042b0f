// What stands in the window before a workspace is open: first steps and recent files.
#pragma once

#include "recentfiles.h"

#include <QThreadPool>
#include <QWidget>

#include <memory>

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace diaban::desktop {

class StartPage final : public QWidget {
  Q_OBJECT

public:
  explicit StartPage(QWidget* parent = nullptr);
  ~StartPage() override;

  /// Shows the names at once; whether the files are there, and their pictures, follow.
  void setRecent(const QStringList& paths);

Q_SIGNALS:
  void openRequested();
  void createRequested();
  void importRequested(); ///< data first: the workspace is asked for on the way
  void demoRequested();
  void recentRequested(const QString& path);
  void findAgainRequested(const QString& path); ///< the file is not there
  void forgetRequested(const QString& path);

private:
  QWidget* buildSteps();
  QWidget* buildRecent();
  QWidget* makeRow(const RecentFile& file, bool isKnown);
  void fill(const QVector<RecentFile>& files, bool isKnown);
  void filter();

  QVBoxLayout* m_rows = nullptr;
  QLabel* m_empty = nullptr;
  QLineEdit* m_search = nullptr;
  QStringList m_paths;
  std::unique_ptr<QObject> m_looking;
  QThreadPool m_pool; ///< one thread: it may wait for a drive
};

} // namespace diaban::desktop
