// Step 2: how coverage is reckoned. Private to the module.
#pragma once

#include "stepbox.h"

#include <diaban/coverage/ui/stepspanel.h>

#include <vector>

class QCheckBox;

namespace diaban::coverage {

class ChoiceBox;
class NumberField;

class ModelStep final : public StepBox {
  Q_OBJECT

public:
  explicit ModelStep(QWidget* parent);

  void setModel(const CoverageModel& model, const SensorValues& typeDefaults);
  CoverageModel model() const;
  void setGround(const GroundTitles& ground);

Q_SIGNALS:
  void changed();

private:
  /// A number of units, or of the model itself.
  struct NumberRow {
    NumberField* field = nullptr;
    SensorField ofUnit = SensorField::Height;
    double CoverageModel::*ofModel = nullptr; ///< null: `ofUnit` counts
    std::vector<ModelKind> kinds;             ///< that need it
  };
  void buildChoices();
  void buildNumbers();
  void buildObstacles();
  void addUnit(const QString& name, const QString& unit, SensorField field,
               std::vector<ModelKind> kinds);
  void addModel(const QString& name, const QString& unit, double CoverageModel::*member,
                std::vector<ModelKind> kinds);
  void showRows();
  void showObstacles();
  ModelKind kind() const;

  CoverageModel m_model; ///< what has no row stays as it was given
  ChoiceBox* m_kind = nullptr;
  ChoiceBox* m_standard = nullptr;
  ChoiceBox* m_formula = nullptr;
  std::vector<NumberRow> m_numbers;
  NumberField* m_target = nullptr;
  QWidget* m_obstacles = nullptr;
  QCheckBox* m_buildings = nullptr;
  QCheckBox* m_terrain = nullptr;
  QLabel* m_buildingsNote = nullptr;
  QLabel* m_terrainNote = nullptr;
};

} // namespace diaban::coverage
