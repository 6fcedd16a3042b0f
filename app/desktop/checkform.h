// The form of what geometry is checked for: a row a rule, with its limit.
#pragma once

#include <diaban/workspace/check.h>
#include <diaban/workspace/layer.h>

#include <QVector>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QGridLayout;

namespace diaban::desktop {

class CheckForm final : public QWidget {
  Q_OBJECT

public:
  /// \param layers of the workspace: points may have to lie in those with polygons
  CheckForm(const QVector<workspace::Layer>& layers, QWidget* parent);

  void setChoice(const workspace::GeometryCheck& choice);
  workspace::GeometryCheck choice() const;

Q_SIGNALS:
  void changed();

private:
  void addRule(geo::CheckRule rule, QWidget* field);
  void addLimit(const QString& words, QDoubleSpinBox* field);
  QDoubleSpinBox* limitField(const QString& unit);

  QGridLayout* m_rows = nullptr;
  QVector<QCheckBox*> m_rules; ///< one for each CheckRule
  QComboBox* m_polygons = nullptr;
  QDoubleSpinBox* m_leastArea = nullptr;
  QDoubleSpinBox* m_leastWidth = nullptr;
  QDoubleSpinBox* m_sliverWidth = nullptr;
  QDoubleSpinBox* m_dangleReach = nullptr;
};

} // namespace diaban::desktop
