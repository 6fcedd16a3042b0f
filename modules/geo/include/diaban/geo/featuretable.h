// A layer in memory: an immutable value made of shared blocks of rows in spatial order.
#pragma once

#include <diaban/geo/extent.h>
#include <diaban/geo/recordbatch.h>
#include <diaban/geo/wkb.h>

#include <QString>

#include <atomic>
#include <functional>
#include <memory>
#include <vector>

namespace diaban::geo {

/// A box relative to its block's origin, rounded outwards: origin + minX, added as doubles, is
/// never above the true edge. NaN-free; empty when minX > maxX.
struct FloatBox {
  float minX = 1, minY = 1, maxX = -1, maxY = -1;
  bool isEmpty() const { return minX > maxX; }
};

/// A field kept in memory because a style or a label needs it.
struct TableColumn {
  enum class Kind : quint8 { Code, Number, Text };
  Kind kind = Kind::Text;
  std::vector<quint32> codes;  ///< Code: index into the table's dictionary, kNullCode = NULL
  std::vector<double> numbers; ///< Number: NaN = NULL
  std::vector<quint32> ends;   ///< Text
  QByteArray bytes;            ///< Text, UTF-8
  std::string_view text(std::size_t row) const
  {
    const std::size_t from = row == 0 ? 0 : ends[row - 1];
    return {bytes.constData() + from, ends[row] - from};
  }
};
inline constexpr quint32 kNullCode = 0xFFFFFFFF;

/// Up to some hundred rows that lie close together. Never changed once it is in a table.
/// Vertices are bit for bit those of the source. Rings are kept as they come: neither their turn
/// nor their start is made alike, and whoever fills them uses the odd-even rule.
struct Block {
  double originX = 0; ///< boxes are relative to it
  double originY = 0;
  Extent extent;
  std::vector<double> xy;        ///< all vertices of the block, x, y, x, y …
  std::vector<quint32> ringEnds; ///< in vertices
  std::vector<quint32> partEnds; ///< in rings
  std::vector<GeometryKind> partKinds;
  std::vector<quint32> rowEnds;     ///< in parts; a row without geometry has none
  std::vector<FloatBox> boxes;      ///< one a row
  std::vector<qint64> fids;         ///< one a row: the row's number in the file, this session only
  std::vector<TableColumn> columns; ///< as FeatureTable::columnNames

  std::size_t rows() const { return rowEnds.size(); }
  quint32 firstPart(std::size_t row) const { return row == 0 ? 0 : rowEnds[row - 1]; }
  quint32 firstRing(std::size_t part) const { return part == 0 ? 0 : partEnds[part - 1]; }
  quint32 firstVertex(std::size_t ring) const { return ring == 0 ? 0 : ringEnds[ring - 1]; }
  Extent rowExtent(std::size_t row) const; ///< exact, from the vertices: O(vertices)
};
using BlockPtr = std::shared_ptr<const Block>;

/// Values of a Code column, shared by all revisions of a table.
using Dictionary = std::shared_ptr<const std::vector<QString>>;

/// Copying one is cheap (blocks are shared). Any thread may read; nobody can write.
class FeatureTable {
public:
  FeatureTable() = default;
  FeatureTable(std::vector<BlockPtr> blocks, QStringList columnNames,
               std::vector<Dictionary> dictionaries, quint64 revision);

  const std::vector<BlockPtr>& blocks() const { return m_blocks; }
  const QStringList& columnNames() const { return m_columnNames; }
  int columnIndex(const QString& name) const
  {
    return static_cast<int>(m_columnNames.indexOf(name));
  }
  /// Null for columns that are not of kind Code.
  const Dictionary& dictionary(int column) const
  {
    return m_dictionaries[static_cast<std::size_t>(column)];
  }
  quint64 revision() const { return m_revision; } ///< grows with each edit of the layer
  Extent extent() const { return m_extent; }
  std::size_t rowCount() const { return m_rows; }
  std::size_t vertexCount() const { return m_vertices; }
  std::size_t memoryBytes() const; ///< of all blocks, shared ones included

  /// Calls `visit(blockIndex)` for the blocks whose extent meets `area`, in block order.
  /// O(log blocks + hits) by a packed tree over the blocks (Hilbert order, 16 children a node).
  template <typename Visit>
  void blocksIn(const Extent& area, Visit&& visit) const
  {
    for (const quint32 index : hits(area))
      visit(index);
  }

  /// A table without the rows `removed` and with the rows of `added` (same columns); shares all
  /// blocks that hold none of them. A row of `added` stands where the row of its number stood,
  /// others come last, on top of the map. Its revision is the greater of ours + 1 and that of
  /// `added`. O(rows) for finding, O(touched blocks) for making.
  FeatureTable edited(const std::vector<qint64>& removed, const FeatureTable& added) const;

  /// This table with another geometry for one row, which is looked for where `near` lies (its box,
  /// or more); the table itself when it is not there. Its revision stays: what is shown is ahead of
  /// the file. O(log blocks + rows of the blocks near by + blocks).
  FeatureTable reshaped(qint64 fid, const Extent& near, const FlatGeometry& geometry) const;

  /// Only the rows `sorted` (ascending), in the order of this table and with its columns; a block
  /// whose rows are all among them is shared. O(rows) for finding, O(chosen rows) for making.
  FeatureTable chosen(const std::vector<qint64>& sorted) const;

private:
  std::vector<quint32> hits(const Extent& area) const;
  void buildTree();

  std::vector<BlockPtr> m_blocks;
  QStringList m_columnNames;
  std::vector<Dictionary> m_dictionaries;
  quint64 m_revision = 0;
  Extent m_extent;
  std::size_t m_rows = 0;
  std::size_t m_vertices = 0;
  std::vector<std::vector<Extent>> m_tree; ///< level 0: groups of 16 blocks, and so on up
};
using TablePtr = std::shared_ptr<const FeatureTable>;

} // namespace diaban::geo
