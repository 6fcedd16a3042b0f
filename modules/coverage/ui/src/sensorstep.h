// Step 1: which sensors. Private to the module.
#pragma once

#include "stepbox.h"

#include <diaban/coverage/ui/stepspanel.h>

class QPushButton;

namespace diaban::coverage {

class ChoiceBox;

class SensorStep final : public StepBox {
  Q_OBJECT

public:
  explicit SensorStep(QWidget* parent);

  void setLayers(const QVector<SensorChoice>& layers);
  void setTypes(const QVector<SensorChoice>& types);
  void setCounts(int all, int inView, int owners, int undirected);
  void setWritable(bool isWritable);
  ChoiceBox& layer() const { return *m_layer; }
  ChoiceBox& type() const { return *m_type; }

Q_SIGNALS:
  void layerChanged();
  void typeChanged();
  void placeRequested();
  void alongLineRequested();
  void importRequested();

private:
  void buildDeeds();
  void showState();

  ChoiceBox* m_layer = nullptr;
  ChoiceBox* m_type = nullptr;
  QLabel* m_counts = nullptr;
  QLabel* m_undirected = nullptr;
  QLabel* m_empty = nullptr;
  QPushButton* m_import = nullptr;
  QPushButton* m_place = nullptr;
  QPushButton* m_alongLine = nullptr;
};

} // namespace diaban::coverage
