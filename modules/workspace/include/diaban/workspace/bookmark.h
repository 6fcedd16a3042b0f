// A place that a person wants to come back to, with what was shown there.
#pragma once

#include <diaban/base/uid.h>
#include <diaban/geo/extent.h>

#include <QString>
#include <QVector>

#include <optional>

namespace diaban::workspace {

struct Bookmark {
  struct ShownLayer {
    Uid uid;
    QString title; ///< as it was, to name it once it is gone
    bool operator==(const ShownLayer&) const = default;
  };
  Uid uid;
  QString title;
  geo::Extent extent; ///< in the workspace's CRS
  /// Which layers were shown; nullopt: going there shows and hides nothing.
  std::optional<QVector<ShownLayer>> layers;
  bool operator==(const Bookmark&) const = default;
};

} // namespace diaban::workspace
