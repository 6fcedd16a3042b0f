// What is asked to calculate a field: which, by which expression, in which rows; with a preview.
#pragma once

#include "latest.h"

#include <diaban/workspace/calculation.h>

#include <QThreadPool>
#include <QTimer>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QTableWidget;
class QToolButton;

namespace diaban::desktop {

/// The first rows are calculated anew a moment after the last key, on another thread.
class Calculation final : public QWidget {
  Q_OBJECT

public:
  /// \param selected rows of the layer; empty: all rows are meant
  Calculation(std::shared_ptr<const workspace::Workspace> workspace, const workspace::Layer& layer,
              const std::vector<qint64>& selected, QWidget* parent);
  ~Calculation() override;

  QString field() const;
  QString expression() const;
  workspace::RowChoice rows() const;
  bool isReady() const { return m_isReady; } ///< the preview has no fault
  QString sentence() const { return m_sentence; }
  void letGo(); ///< of the workspace

Q_SIGNALS:
  void changed();

private:
  void buildFields();
  QToolButton* buildInsert(QWidget* parent);
  void ask();
  void show(const Result<QVector<workspace::CalculatedRow>>& rows);

  std::shared_ptr<const workspace::Workspace> m_workspace;
  workspace::Layer m_layer;
  std::vector<qint64> m_selected;
  QComboBox* m_field = nullptr;
  QComboBox* m_which = nullptr;
  QLineEdit* m_expression = nullptr;
  QTableWidget* m_preview = nullptr;
  QString m_sentence;
  bool m_isReady = false;
  QTimer m_typed;
  Latest m_asking;
  std::unique_ptr<QObject> m_life;
  QThreadPool m_pool;
};

} // namespace diaban::desktop
