// Asks which two copies of a workspace shall come together, and where.
#pragma once

#include <diaban/uikit/sheet.h>
#include <diaban/workspace/merge.h>

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace diaban::desktop {

class MergeSheet final : public uikit::Sheet {
  Q_OBJECT

public:
  /// \param mine what is open now, or nothing
  MergeSheet(const QString& mine, const QString& folder, QWidget* window);

  workspace::MergeRequest request() const;
  void setFiles(const workspace::MergeRequest& request);

Q_SIGNALS:
  void mergeRequested(const diaban::workspace::MergeRequest& request);

private:
  QLineEdit* addFile(const QString& title, const QString& why, bool isNew, QVBoxLayout& column);
  void choose(QLineEdit* line, bool isNew);
  void check();

  QString m_folder;
  QLineEdit* m_base = nullptr;
  QLineEdit* m_mine = nullptr;
  QLineEdit* m_theirs = nullptr;
  QLineEdit* m_out = nullptr;
  QPushButton* m_merge = nullptr;
};

} // namespace diaban::desktop
