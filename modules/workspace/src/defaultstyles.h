// The look of a layer that nobody has styled yet, from its role, its fields and their values.
#pragma once

#include <diaban/workspace/layer.h>

#include <QHash>
#include <QStringList>

namespace diaban::workspace {

/// What the look is decided from. `values` holds, for text fields only, the distinct values met
/// (at most 300 of a field, sorted; fields with more are left out).
struct StyleInput {
  LayerRole role = LayerRole::Other;
  QString name;
  geo::GeometryKind geometry = geo::GeometryKind::None;
  QVector<geo::Field> fields;
  QHash<QString, QStringList> values;
};

/// The role that name and fields speak of; Other when they don't.
LayerRole guessRole(const StyleInput& input);

Style defaultStyle(const StyleInput& input);

/// The field that holds land-use codes, or none: its name is known and most of its values are
/// codes.
QString landUseField(const StyleInput& input);

} // namespace diaban::workspace
