// Cells of all rows of a layer as text, for searching names. Private to the module.
#pragma once

#include <diaban/geo/featuretable.h>
#include <diaban/store/database.h>
#include <diaban/workspace/workspace.h>

#include <QHash>

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace diaban::workspace {

/// Imported layers by a connection of its own, in short pages; linked ones from memory, where they
/// stay. One thread at a time.
class PlaceRows {
public:
  PlaceRows(const Workspace& workspace, store::Database database)
      : m_workspace(workspace)
      , m_database(std::move(database))
  {
  }

  using Row = std::function<Outcome(qint64 row, const std::vector<std::string_view>& cells)>;

  /// Calls `row` with the cells of some fields (places in Layer::fields), UTF-8, empty for NULL.
  Outcome read(const Layer& layer, const QVector<int>& fields, const Row& row, Progress& progress);

  /// The box of a row of the layer that was read last, or is being read.
  Result<geo::Extent> extent(qint64 row);

private:
  struct Linked {
    geo::TablePtr table;
    quint64 revision = 0;
  };
  Outcome readTable(const Layer& layer, const QVector<int>& fields, const Row& row);
  Outcome readLinked(const Layer& layer, const QVector<int>& fields, const Row& row,
                     Progress& progress);

  const Workspace& m_workspace;
  store::Database m_database;
  QHash<QString, Linked> m_linked;
  geo::TablePtr m_current;                    ///< of a linked layer
  QHash<qint64, geo::Extent> m_extents;       ///< of its rows
  std::optional<store::Statement> m_geometry; ///< of an imported one, by its row
};

} // namespace diaban::workspace
