// Step 3: which results the map shows. Private to the module.
#pragma once

#include "stepbox.h"

#include <diaban/coverage/model.h>

#include <QSet>

#include <vector>

class QPixmap;
class QPushButton;

namespace diaban::coverage {

class CheckRow;

class LevelStep final : public StepBox {
  Q_OBJECT

public:
  explicit LevelStep(QWidget* parent);

  /// What was hidden by a person stays so, by the class's id.
  void setLevels(const CoverageModel& model);
  void setCandidateCount(int count);
  bool isLevelShown(int level) const;
  bool areGapsShown() const;
  bool areCandidatesShown() const;

  void setWritable(bool isWritable);

Q_SIGNALS:
  void changed();
  void writeRequested();
  void rastersRequested();

private:
  CheckRow* addRow(QVBoxLayout* column, const QPixmap& swatch, const QString& name);

  ModelKind m_kind = ModelKind::Disc;
  std::vector<CoverageLevel> m_levels;
  std::vector<CheckRow*> m_rows;
  QSet<QString> m_hidden; ///< ids of classes
  QWidget* m_levelBox = nullptr;
  CheckRow* m_gaps = nullptr;
  CheckRow* m_candidates = nullptr;
  QPushButton* m_write = nullptr;
  QPushButton* m_rasters = nullptr;
};

/// What belongs to a class: "≥ 250", "125–250"; empty where there is but one.
QString rangeText(const std::vector<CoverageLevel>& levels, std::size_t level, ModelKind kind);

} // namespace diaban::coverage
