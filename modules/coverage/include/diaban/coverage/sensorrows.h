// Sensors written into layers, and places for them along lines.
#pragma once

#include <diaban/coverage/sensor.h>
#include <diaban/geo/featuretable.h>
#include <diaban/geo/shape.h>
#include <diaban/workspace/rows.h>
#include <diaban/workspace/workspace.h>

#include <span>
#include <vector>

namespace diaban::coverage {

/// A layer of points with a field for all that can be known of a unit, titled in the person's
/// language. What is not known of one is NULL.
workspace::NewLayer sensorLayerOf(const QString& name, const QString& title,
                                  std::span<const Sensor> sensors);

/// Adds units to a layer of points. Each value goes into the field that sensorsOf() would read it
/// from; one that has no field is left out. \returns their uids; GeometryDoesNotFit; errors of
/// Edit::insertFeature()
Result<QVector<Uid>> insertSensors(workspace::Edit& edit, const workspace::Layer& layer,
                                   const SensorTypes& types, std::span<const Sensor> sensors);

/// How places follow one another along a line. All in metres.
struct AlongLine {
  double spacing = 50;
  double first = 0;           ///< from where the line starts to the first place
  double aside = 0;           ///< to the right of the line, negative to its left
  bool isOnBothSides = false; ///< every other place as far to the other side
};

struct PlaceAlong {
  QPointF place;
  double azimuth = 0; ///< of the line there, degrees clockwise from north
};

/// Places along each part of each line, the corners counted as they are walked. One that would
/// stand nearer than half a spacing to one before it, as where streets meet, is left out.
std::vector<PlaceAlong> placesAlong(std::span<const geo::Shape> lines, const AlongLine& how);

/// The lines among the rows of a layer.
std::vector<geo::Shape> linesOf(const geo::FeatureTable& table);

} // namespace diaban::coverage
