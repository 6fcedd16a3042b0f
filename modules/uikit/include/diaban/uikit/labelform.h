// The labels of a layer: which field, how they look, at which scales.
#pragma once

#include <diaban/uikit/formrows.h>
#include <diaban/workspace/layer.h>

#include <optional>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QSpinBox;

namespace diaban::uikit {

class ColourButton;

class LabelForm final : public QWidget {
  Q_OBJECT

public:
  explicit LabelForm(QWidget* parent = nullptr);

  void setLayer(const workspace::Layer& layer);                     ///< its fields and geometry
  void setLabel(const std::optional<workspace::LabelStyle>& label); ///< says nothing

Q_SIGNALS:
  void edited(const std::optional<diaban::workspace::LabelStyle>& label);

private:
  void tell();
  void showRest();

  FormRows* m_rows = nullptr;
  QComboBox* m_field = nullptr;
  QDoubleSpinBox *m_size = nullptr, *m_haloWidth = nullptr;
  QCheckBox *m_bold = nullptr, *m_alongLine = nullptr;
  ColourButton *m_colour = nullptr, *m_halo = nullptr;
  QSpinBox *m_least = nullptr, *m_most = nullptr;
  workspace::LabelStyle m_label;
  bool m_canRunAlong = false;
  bool m_isFilling = false;
};

} // namespace diaban::uikit
