// Measuring on the map: the corners of the measure tools become figures on a plate.
#pragma once

#include "document.h"

#include <diaban/geo/geodesic.h>
#include <diaban/mapview/tools.h>

#include <QObject>

#include <optional>

namespace diaban::uikit {
class MapCanvas;
class MeasurePlate;
} // namespace diaban::uikit

namespace diaban::desktop {

class MeasureWork final : public QObject {
  Q_OBJECT

public:
  MeasureWork(Document& document, uikit::MapCanvas& canvas, QObject* parent);

private:
  void measure(const mapview::Measure& measure);

  Document& m_document;
  uikit::MapCanvas& m_canvas;
  uikit::MeasurePlate* m_plate = nullptr;
  std::optional<geo::Geodesic> m_geodesic; ///< of the open workspace's system
};

} // namespace diaban::desktop
