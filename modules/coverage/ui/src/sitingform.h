// Step 4: what is asked of siting. Private to the module.
#pragma once

#include "stepbox.h"

#include <diaban/coverage/ui/stepspanel.h>

class QCheckBox;
class QPushButton;

namespace diaban::coverage {

class CheckRow;
class ChoiceBox;
class NumberField;

class SitingForm final : public StepBox {
  Q_OBJECT

public:
  explicit SitingForm(QWidget* parent);

  void setLevels(const std::vector<CoverageLevel>& levels);
  /// Types that a unit may be of, and which of them is looked at; empty: several.
  void setTypes(const QVector<SensorChoice>& types, const QString& chosen);
  void setCandidateLayers(const QVector<SensorChoice>& layers);
  QString candidateLayer() const;
  void setHasSensors(bool hasSensors);
  void setRunning(bool isRunning);
  SitingRequest request() const;
  void setRequest(const SitingRequest& request);
  bool isOnlyInView() const;

Q_SIGNALS:
  void candidatesChanged();
  void sitingRequested();
  void reckonRequested();
  void stopRequested();

private:
  void buildRows();
  void buildTypes();
  void buildDeeds();
  void showState();
  SitingGoal goal() const;
  QStringList others() const; ///< types beside the first one
  void setOthers(const QStringList& types);

  ChoiceBox* m_goal = nullptr;
  ChoiceBox* m_type = nullptr;
  CheckRow* m_withOthers = nullptr;
  QWidget* m_otherBox = nullptr;
  QVector<SensorChoice> m_types;
  std::vector<CheckRow*> m_others; ///< as m_types
  ChoiceBox* m_candidates = nullptr;
  ChoiceBox* m_worst = nullptr;
  NumberField* m_budget = nullptr; ///< thousand million đồng
  NumberField* m_count = nullptr;
  NumberField* m_newPole = nullptr; ///< million đồng
  QCheckBox* m_polesFirst = nullptr;
  QCheckBox* m_inView = nullptr;
  QLabel* m_why = nullptr; ///< nothing can be sought
  QPushButton* m_find = nullptr;
  QPushButton* m_reckon = nullptr;
  QPushButton* m_stop = nullptr;
  bool m_hasSensors = false;
  bool m_isRunning = false;
};

} // namespace diaban::coverage
