// How the values that several commands print look in JSON and in plain text.
#pragma once

#include <diaban/base/error.h>
#include <diaban/geo/extent.h>
#include <diaban/geo/recordbatch.h>
#include <diaban/geo/source.h>
#include <diaban/workspace/layer.h>

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QVariant>

namespace diaban::cli {

QJsonObject toJson(const Error& error);               ///< {"code","args","sentence"}
QJsonValue toJson(const geo::Extent& extent);         ///< [minx, miny, maxx, maxy]; null when empty
QJsonArray toJson(const QVector<geo::Field>& fields); ///< [{"name","type"}]
QJsonObject toJson(const workspace::Layer& layer);
/// How coordinates in one text column are read; null where they stand otherwise.
QJsonValue toJson(const geo::TextPairs& pairs);

/// "EPSG:n" where the text (a code or WKT) is of a known system, else null.
QJsonValue crsToJson(const QString& crs);

/// A cell of a row: bytes as hexadecimal digits.
QJsonValue cellJson(const QVariant& cell);
QString cellText(const QVariant& cell); ///< the same as text, "–" for none

QString geometryName(geo::GeometryKind kind); ///< "point", "line", "polygon", "mixed", "none"

} // namespace diaban::cli
