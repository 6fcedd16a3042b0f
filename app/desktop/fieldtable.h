// The fields of a layer as rows of controls, with what a person changed about them.
#pragma once

#include <diaban/workspace/layer.h>

#include <QHash>
#include <QWidget>

#include <vector>

class QCheckBox;
class QGridLayout;
class QLabel;
class QLineEdit;

namespace diaban::desktop {

class FieldTable final : public QWidget {
  Q_OBJECT

public:
  FieldTable(const workspace::Layer& layer, QWidget* parent);

  /// The rules of the fields that were changed.
  QHash<QString, workspace::FieldRules> changedRules() const;
  /// What is wrong with the lists of values; empty: nothing.
  QString faultText() const;

Q_SIGNALS:
  void changed();

private:
  struct Row {
    geo::Field field;
    QLineEdit* title = nullptr;
    QLineEdit* choices = nullptr;
    QCheckBox* isRequired = nullptr;
    QCheckBox* isHidden = nullptr;
  };
  void addHeads();
  void addRow(const geo::Field& field);
  workspace::FieldRules rulesOf(const Row& row, QString* fault) const;

  workspace::Layer m_layer;
  QGridLayout* m_grid = nullptr;
  std::vector<Row> m_rows;
};

/// "integer" and the like in the person's language: "Whole number".
QString fieldTypeTitle(geo::FieldType type);

} // namespace diaban::desktop
