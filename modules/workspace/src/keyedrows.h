// Rows of a table, read one by one by their key. Private to the module.
#pragma once

#include "cellvalue.h"
#include "tablecompare.h"

#include <optional>

namespace diaban::workspace {

class KeyedRows {
public:
  /// No table: no row is ever found. Columns that the table lacks are NULL.
  static Result<KeyedRows> open(const std::optional<ComparedTable>& table,
                                const QStringList& columns);

  Result<bool> find(qint64 key);
  bool has(int column) const { return m_has[static_cast<std::size_t>(column)]; }
  CellValue cell(int column) const { return CellValue::of(*m_rows, column + 1); }
  Uid storedUid() const { return Uid::fromBytes(m_rows->blob(0).toByteArray()); }

private:
  std::optional<store::Statement> m_rows;
  std::vector<bool> m_has;
};

} // namespace diaban::workspace
