// The list of layers with the field that filters it.
#pragma once

#include <diaban/uikit/layerlist.h>

#include <QWidget>

class QLabel;
class QLineEdit;

namespace diaban::uikit {

/// Typing hides layers that don't fit; Esc brings all back; Down goes into the list.
class LayerPanel final : public QWidget {
  Q_OBJECT

public:
  explicit LayerPanel(LayerModel& model, QWidget* parent = nullptr);

  LayerList& list() { return *m_list; }
  void focusFilter();

protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

private:
  void apply(const QString& words);

  LayerModel& m_model;
  QLineEdit* m_field = nullptr;
  LayerList* m_list = nullptr;
  QWidget* m_nothing = nullptr;
  QLabel* m_why = nullptr;
};

} // namespace diaban::uikit
