// Gathers rows one by one and hands them to a TableBuilder some thousand at a time.
#pragma once

#include <diaban/geo/tablebuilder.h>
#include <diaban/geo/wkb.h>

#include <string>
#include <vector>

namespace diaban::workspace {

/// One thread's way into a builder that several threads share. Its buffers are used again and
/// again.
class RowCollector {
public:
  RowCollector(geo::TableBuilder& builder, std::size_t columns);

  /// A row without geometry where `wkb` is empty or not well formed: a table shows what it can, and
  /// a geometry that another program broke must not keep the rest of the layer off the map.
  void beginRow(qint64 fid, std::span<const unsigned char> wkb);
  void setText(std::size_t column, std::string_view utf8); ///< copied
  void setNumber(std::size_t column, double number);
  void endRow();

  void flush();

private:
  struct TextPlace {
    std::size_t row = 0, column = 0, from = 0, length = 0;
  };
  geo::TableBuilder& m_builder;
  std::size_t m_columns;
  std::size_t m_count = 0;
  std::vector<geo::TableBuilder::Row> m_rows;
  std::vector<geo::FlatGeometry> m_geometries;
  std::vector<TextPlace> m_places; ///< views can be made only when `m_text` moves no more
  std::string m_text;
};

} // namespace diaban::workspace
