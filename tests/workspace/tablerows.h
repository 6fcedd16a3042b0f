// The rows of a layer in memory, to be compared.
#pragma once

#include <diaban/geo/featuretable.h>

#include <map>
#include <string>

namespace diaban::test {

/// Each row's vertices and texts, by its number.
inline std::map<qint64, QByteArray> rowsOf(const geo::FeatureTable& table)
{
  std::map<qint64, QByteArray> rows;
  for (const geo::BlockPtr& block : table.blocks())
    for (std::size_t row = 0; row < block->rows(); ++row) {
      QByteArray text;
      for (quint32 part = block->firstPart(row); part < block->rowEnds[row]; ++part)
        for (quint32 ring = block->firstRing(part); ring < block->partEnds[part]; ++ring)
          for (quint32 at = block->firstVertex(ring); at < block->ringEnds[ring]; ++at)
            text += QByteArray::number(block->xy[2 * at], 'g', 17) + ' ' +
                    QByteArray::number(block->xy[2 * at + 1], 'g', 17) + ',';
      for (const geo::TableColumn& column : block->columns)
        text += QByteArray::fromStdString(std::string(column.text(row))) + ';';
      rows[block->fids[row]] = text;
    }
  return rows;
}

} // namespace diaban::test
