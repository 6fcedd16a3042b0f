// Sensors, candidate sites and the ground around them, from layers of a workspace.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>
#include <diaban/coverage/ground.h>
#include <diaban/coverage/population.h>
#include <diaban/coverage/sensor.h>
#include <diaban/workspace/workspace.h>

#include <QString>
#include <QVector>

#include <vector>

namespace diaban::coverage {

/// The units of a layer. What a row doesn't say comes from the model, then from its type.
struct SensorLayer {
  std::vector<Sensor> sensors;
  std::size_t undirected = 0; ///< whose view has no known direction: they look all around
  QVector<Error> notices;     ///< rows left out, several on one spot
};

/// Fields that hold values are found by their names (data/sensors/types.json); one may also be
/// called as its key. The type of a unit is told by its row, else by the layer's name.
/// \param type only units of this type, by its id; empty: all
/// \returns GeometryDoesNotFit for a layer without points; NoSensors
Result<SensorLayer> sensorsOf(const workspace::Layer& layer, const geo::TablePtr& table,
                              const SensorTypes& types, const QString& type,
                              const CoverageModel& model);
/// The fields of a layer that sensorsOf() asks for: read its table with them.
QStringList sensorFields(const workspace::Layer& layer, const SensorTypes& types);

/// Which layers play which part. Names; empty: none does.
struct GroundLayers {
  QString terrain, buildings, communes;
  QStringList roads;  ///< highways may be kept apart from streets
  QStringList places; ///< schools, places that flood
  bool operator==(const GroundLayers&) const = default;
};
/// What the layers' roles and names suggest.
GroundLayers suggestedGround(const QVector<workspace::Layer>& layers, const SensorTypes& types);

/// The field of a layer for one of the keys of the data file's group "ground"; empty: none.
QString groundField(const workspace::Layer& layer, const SensorTypes& types, const QString& key);

} // namespace diaban::coverage
