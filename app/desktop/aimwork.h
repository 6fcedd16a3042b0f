// Points typed while they are drawn or dragged: joins the box at the cursor with the tool in hand.
#pragma once

#include <diaban/mapview/aim.h>

#include <QObject>

class QKeyEvent;

namespace diaban::uikit {
class AimBox;
class MapCanvas;
} // namespace diaban::uikit

namespace diaban::desktop {

class Document;

class AimWork final : public QObject {
  Q_OBJECT

public:
  AimWork(Document& document, uikit::MapCanvas& canvas, QObject* parent);

protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

private:
  std::optional<mapview::Aim> aim() const;
  void follow();
  void show(const mapview::Aim& aim);
  void hold(mapview::AimField field, double value);
  void tryOut();
  void enter();
  void leave();
  bool takeKey(const QKeyEvent& event);

  uikit::MapCanvas& m_canvas;
  uikit::AimBox* m_box;
  mapview::AimRules m_rules;
  std::optional<QPointF> m_from; ///< of the point that is placed now
};

} // namespace diaban::desktop
