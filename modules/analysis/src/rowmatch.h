// Which rows of a layer are those that an analysis found this time. Private to the module.
#pragma once

#include <diaban/base/uid.h>
#include <diaban/workspace/rows.h>

#include <QByteArray>
#include <QStringList>
#include <QVariantList>

#include <vector>

namespace diaban::analysis {

struct RowContent {
  QByteArray wkb; ///< empty: none
  QVariantList values;
};

/// A row that the layer has.
struct KnownRow {
  qint64 number = 0;
  Uid uid;
  RowContent content;
};

/// A row of NewLayer::batches.
struct RowPlace {
  std::size_t batch = 0, row = 0;
};

struct RowMatch {
  struct Change {
    Uid uid;
    RowPlace to;
  };
  std::vector<Change> changed;
  std::vector<RowPlace> added;
  std::vector<qint64> gone; ///< numbers, ascending
};

/// As SourceLayer::geometry says it.
geo::GeometryKind kindOf(const QString& geometry);

RowContent contentOf(const workspace::NewLayer& layer, const RowPlace& place);

/// Equal rows stay; of the others those with equal values in the fields of `key` are one row that
/// changed. Geometries are equal bit by bit, single and multiple ones alike; of values only those
/// of the fields in `seen`, which `key` is a part of.
RowMatch matchRows(const std::vector<KnownRow>& known, const workspace::NewLayer& layer,
                   const QStringList& seen, const QStringList& key);

} // namespace diaban::analysis
