// Texts of a column as small numbers, given out by several threads at once.
#pragma once

#include <diaban/geo/featuretable.h>
#include <diaban/geo/tablebuilder.h>

#include <deque>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

namespace diaban::geo {

class Codebook {
public:
  /// Writes the code of cell `column` of row i to `codes[i * stride]`; kNullCode for NULL. One lock
  /// for all rows. Thread-safe.
  void encode(std::span<const TableBuilder::Row> rows, std::size_t column, std::span<quint32> codes,
              std::size_t stride);

  Dictionary dictionary() const;

private:
  quint32 code(std::string_view text);

  std::mutex m_mutex;
  std::deque<std::string> m_texts; ///< by code; a deque does not move what the map points to
  std::unordered_map<std::string_view, quint32> m_codes;
};

} // namespace diaban::geo
