// Nodes of SQLite's R-tree as they lie in its _node table. Format: comment at the top of rtree.c,
// "Database Format of R-Tree Tables"; all numbers big-endian.
#pragma once

#include <diaban/store/rtree.h>

#include <QtEndian>

#include <bit>

namespace diaban::store {

inline constexpr qsizetype kNodeHeader = 4; ///< 2 bytes of depth (root only), 2 of cell count
inline constexpr qsizetype kCellSize = 8 + 4 * 4;
inline constexpr qint64 kRootNode = 1;
inline constexpr int kMaxDepth = 40; ///< RTREE_MAX_DEPTH

inline float readFloat(const char* from)
{
  return std::bit_cast<float>(qFromBigEndian<quint32>(from));
}

inline RTreeEntry readCell(const char* cell)
{
  return {qFromBigEndian<qint64>(cell), readFloat(cell + 8), readFloat(cell + 12),
          readFloat(cell + 16), readFloat(cell + 20)};
}

inline void writeCell(char* cell, const RTreeEntry& entry)
{
  qToBigEndian(entry.id, cell);
  qToBigEndian(std::bit_cast<quint32>(entry.minX), cell + 8);
  qToBigEndian(std::bit_cast<quint32>(entry.maxX), cell + 12);
  qToBigEndian(std::bit_cast<quint32>(entry.minY), cell + 16);
  qToBigEndian(std::bit_cast<quint32>(entry.maxY), cell + 20);
}

inline quint16 nodeDepth(const char* node)
{
  return qFromBigEndian<quint16>(node);
}

inline quint16 nodeCount(const char* node)
{
  return qFromBigEndian<quint16>(node + 2);
}

} // namespace diaban::store
