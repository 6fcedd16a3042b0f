// Finds communes, parcels, streets and all else that has a name, over all layers, as one types.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>
#include <diaban/geo/extent.h>

#include <QString>
#include <QVector>

#include <functional>
#include <memory>

namespace diaban::workspace {

class Workspace;

/// A row that a person may have meant.
struct Place {
  QString layer;
  qint64 row = 0; ///< its number in the file, this session only
  QString title;  ///< "Phường An Biên", "Thửa 128, tờ 14"
  QString kind; ///< the layer's title and, where known, the commune: "Thửa đất · Xã An Đức"
  geo::Extent extent; ///< in the workspace's CRS; pieces of one street are one place
  int rank = 0; ///< 0: the very name, 1: begins so, 2: a word begins so, 3: holds the words; 4
                ///< more where marks were typed that the name has otherwise
};

/// Keeps a connection, and linked layers that it has read: hold one as long as a search field is
/// open. One thread at a time.
class PlaceFinder {
public:
  /// Quick: reads the names of the communes only.
  static Result<std::unique_ptr<PlaceFinder>> open(const Workspace& workspace);
  virtual ~PlaceFinder() = default;

  using Found = std::function<void(const QVector<Place>&)>;

  /// Searches all layers of rows for the words of `text` in names and codes
  /// (data/places/fields.json), marks and case apart; "thửa 128 tờ 14" and "128/14" are parcels,
  /// words behind them their commune. Communes come first, large layers last; `found` is called on
  /// this thread with the hits of each layer, the best first, at least every 100 ms while there are
  /// new ones, and no more than `most` a layer. Layers whose file is missing are left out. O(rows)
  /// reads. \returns how many rows fit; Cancelled
  virtual Result<qint64> find(const QString& text, int most, const Found& found,
                              Progress& progress) = 0;
};

} // namespace diaban::workspace
