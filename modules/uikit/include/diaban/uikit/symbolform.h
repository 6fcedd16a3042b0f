// The parts of a symbol that a layer's geometry can show, each with its control.
#pragma once

#include <diaban/geo/recordbatch.h>
#include <diaban/uikit/formrows.h>
#include <diaban/workspace/style.h>

#include <functional>

class QComboBox;
class QDoubleSpinBox;
class QVBoxLayout;

namespace diaban::uikit {

class ColourButton;

class SymbolForm final : public QWidget {
  Q_OBJECT

public:
  /// Exchanges one property of a symbol and leaves the rest: many symbols can take one change.
  using Change = std::function<void(workspace::Symbol&)>;

  explicit SymbolForm(QWidget* parent = nullptr);

  /// Which parts are there: those of the geometry, all of Mixed.
  void setGeometry(geo::GeometryKind geometry);
  void setSymbol(const workspace::Symbol& symbol); ///< says nothing

Q_SIGNALS:
  void edited(const diaban::uikit::SymbolForm::Change& change);

private:
  FormRows* makeFill();
  FormRows* makeLine();
  FormRows* makeMarker();
  ColourButton* addColour(FormRows& rows, const QString& name,
                          workspace::Colour& (*part)(workspace::Symbol&));
  QDoubleSpinBox* addNumber(FormRows& rows, const QString& name, QDoubleSpinBox* field,
                            double& (*part)(workspace::Symbol&));
  QComboBox* addDash(FormRows& rows, QVector<double>& (*part)(workspace::Symbol&));
  void showHatch();

  FormRows *m_fill = nullptr, *m_line = nullptr, *m_marker = nullptr;
  QComboBox *m_hatch = nullptr, *m_shape = nullptr;
  QVector<QWidget*> m_hatchParts;
  std::vector<std::function<void(workspace::Symbol&)>> m_show; ///< fills each control
  bool m_isFilling = false;
};

} // namespace diaban::uikit
