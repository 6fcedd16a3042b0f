// Units above the map: where they stand and look, what they cover just now, and proposed ones by
// number. Drawn at once, while layers are drawn by workers.
#pragma once

#include <diaban/geo/wkb.h>
#include <diaban/mapview/viewport.h>

#include <QColor>
#include <QPointF>
#include <QString>

#include <optional>
#include <vector>

class QPainter;

namespace diaban::uikit {

/// All in map units. Few: they are drawn anew with each frame.
struct UnitMarks {
  struct Area {
    geo::FlatGeometry shape; ///< polygons
    QColor fill;
    bool isProposed = false; ///< in a dashed frame
  };
  struct Unit {
    QPointF at;
    std::optional<double> azimuth; ///< degrees clockwise from north; none: it looks all around
    bool isChosen = false;
  };
  struct Proposal {
    QPointF at;
    QString number; ///< in the disc
    QString words;  ///< beside it
    bool isChosen = false;
  };
  std::vector<Area> areas;
  std::vector<Unit> units;
  std::vector<Proposal> proposals;

  bool isEmpty() const { return areas.empty() && units.empty() && proposals.empty(); }
};

/// In the colours of a light map, as all marks on it.
void paintUnits(QPainter& painter, const UnitMarks& marks, const mapview::Viewport& view);

} // namespace diaban::uikit
