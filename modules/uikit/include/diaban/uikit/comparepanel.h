// What the open workspace and another file differ in: a list of rows, and what changed in one.
#pragma once

#include <diaban/uikit/sidepanels.h>
#include <diaban/workspace/difference.h>
#include <diaban/workspace/layer.h>

class QLabel;
class QListView;
class QPushButton;

namespace diaban::uikit {

class DifferenceModel;

class ComparePanel final : public SidePanel {
  Q_OBJECT

public:
  explicit ComparePanel(QWidget* parent = nullptr);

  /// \param file name of the other file, from which the differences lead to the open workspace
  void setDifference(const workspace::Difference& difference, const QString& file);
  void clear();
  /// \param layer of the open workspace, which knows titles and types of the fields; may be null
  void setDetail(const workspace::RowDifference& row, const workspace::RowDetail& detail,
                 const workspace::Layer* layer);
  int count() const; ///< lines of the list, heads of layers too

Q_SIGNALS:
  void chooseRequested();
  /// Places in the difference; another row was chosen.
  void rowChosen(int layer, int row);
  void goToRequested();

private:
  void tellCurrent();

  DifferenceModel* m_model = nullptr;
  QListView* m_list = nullptr;
  QLabel* m_head = nullptr;
  QLabel* m_settings = nullptr;
  QLabel* m_detail = nullptr;
  QPushButton* m_go = nullptr;
  QPushButton* m_choose = nullptr;
};

} // namespace diaban::uikit
