// The foot of a table of rows: how many are selected and what their numbers come to. Private to the
// module.
#pragma once

#include <diaban/uikit/rowmodel.h>

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;

namespace diaban::uikit {

class RowSums final : public QWidget {
  Q_OBJECT

public:
  RowSums(RowModel& model, QWidget* parent);

  /// Another layer: its fields that hold numbers.
  void showFields();
  /// Sums of these rows, or of all that fit when nothing is selected; made a little later.
  void follow(const std::vector<qint64>& selected);
  QString text() const; ///< as it is shown

protected:
  void resizeEvent(QResizeEvent* event) override;

private:
  void ask();
  void say();

  RowModel& m_model;
  QLabel* m_what = nullptr;
  QComboBox* m_field = nullptr;
  QLabel* m_figures = nullptr;
  std::vector<qint64> m_selected;
  RowModel::Sums m_sums;
  QString m_text;
  QTimer m_later;
};

} // namespace diaban::uikit
