// Rows on their way from a source to a layer: columns side by side, some thousand rows at a time.
#pragma once

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace diaban::geo {

/// What a field holds, in the terms of the GeoPackage standard (table 1).
enum class FieldType : quint8 { Integer, Real, Text, Date, DateTime, Boolean, Blob };

struct Field {
  QString name;
  FieldType type = FieldType::Text;
  bool operator==(const Field&) const = default;
};

/// The kind of geometry of a layer. The first three also stand for their multi- and curved forms.
enum class GeometryKind : quint8 { None, Point, Line, Polygon, Mixed };

/// One field of a batch. Integer and Boolean use `integers`, Real uses `reals`, all others `bytes`:
/// UTF-8 text, ISO dates ("2026-11-21", "2026-11-21T09:42:00Z"), or a blob as it is.
struct Column {
  FieldType type = FieldType::Text;
  std::vector<quint8> isNull;   ///< one a row; 1 = NULL
  std::vector<qint64> integers; ///< one a row, or empty
  std::vector<double> reals;    ///< one a row, or empty
  std::vector<quint32> ends;    ///< one a row, or empty: where the row's bytes end
  QByteArray bytes;

  std::string_view text(std::size_t row) const
  {
    const std::size_t from = row == 0 ? 0 : ends[row - 1];
    return {bytes.constData() + from, ends[row] - from};
  }
};

/// Up to some thousand rows. `geometryEnds` and `geometryBytes` hold ISO WKB (with Z, M and curves
/// as the source has them), little endian; no bytes at all = NULL geometry.
struct RecordBatch {
  std::size_t rows = 0;
  std::vector<qint64> sourceIds;     ///< the source's own feature number, one a row
  std::vector<quint32> geometryEnds; ///< one a row
  QByteArray geometryBytes;
  std::vector<Column> columns; ///< as the source layer's fields

  std::span<const unsigned char> geometry(std::size_t row) const
  {
    const std::size_t from = row == 0 ? 0 : geometryEnds[row - 1];
    const auto* data = reinterpret_cast<const unsigned char*>(geometryBytes.constData());
    return {data + from, geometryEnds[row] - from};
  }
};

} // namespace diaban::geo
