// Selecting on the map: what the tools picked becomes the window's selection, and the selection is
// marked on the map.
#pragma once

#include "document.h"
#include "latest.h"

#include <diaban/mapview/tools.h>
#include <diaban/uikit/selection.h>

#include <QObject>
#include <QThreadPool>
#include <QVariant>

#include <functional>
#include <memory>
#include <vector>

namespace diaban::uikit {
class MapCanvas;
}

namespace diaban::desktop {

/// All that looks at rows runs as a job; an answer that a later question overtook is thrown away.
class SelectWork final : public QObject {
  Q_OBJECT

public:
  /// \param currentLayer name of the layer that boxes and drawn areas are meant for while it is
  /// shown
  SelectWork(Document& document, uikit::Selection& selection, uikit::MapCanvas& canvas,
             std::function<QString()> currentLayer, QObject* parent);
  ~SelectWork() override; ///< stops its jobs and waits for them

  void show(); ///< marks what is selected and tells of it; for a window that is made anew
  /// Selects all rows of a layer whose field has this very value.
  void selectSameValue(const QString& layer, const QString& field, const QVariant& cell);

Q_SIGNALS:
  void hintChanged(const QString& text); ///< how many are selected, in words
  void clicked();                        ///< a click on the map selected something

private:
  /// A layer that is drawn now and may be picked from.
  struct Pickable {
    QString layer;
    geo::TablePtr table;
    mapview::Grasp areas = mapview::Grasp::Whole;
  };
  struct Picked {
    QString layer;
    std::vector<qint64> rows;
  };
  std::vector<Pickable> pickables(QPointF at, const QString& first) const;
  QString meantLayer(mapview::Join join) const;
  void use(const mapview::ToolDeed& deed);
  void pickAt(const mapview::PickAt& pick);
  void pickIn(const mapview::PickIn& pick);
  void take(const Picked& picked, mapview::Join join);
  void mark();
  void tell();
  void hover(QPointF map, double tolerance);
  void forget();

  Document& m_document;
  uikit::Selection& m_selection;
  uikit::MapCanvas& m_canvas;
  std::function<QString()> m_currentLayer;
  geo::TablePtr m_marked; ///< the layer's table that the marks were taken from
  Latest m_picking, m_marking, m_hovering;
  std::unique_ptr<QObject> m_life; ///< owns the jobs of the open workspace
  QThreadPool m_pool;
  QThreadPool m_hoverPool;
};

} // namespace diaban::desktop
