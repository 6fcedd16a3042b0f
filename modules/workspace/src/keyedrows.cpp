#include "keyedrows.h"

#include <diaban/store/geopackage.h>

namespace diaban::workspace {

Result<KeyedRows> KeyedRows::open(const std::optional<ComparedTable>& table,
                                  const QStringList& columns)
{
  KeyedRows rows;
  rows.m_has.assign(static_cast<std::size_t>(columns.size()), false);
  if (!table)
    return rows;
  QByteArray select = "SELECT ";
  select += table->hasUid ? store::quoted(store::kUidColumn) : QByteArray("NULL");
  for (int i = 0; i < columns.size(); ++i) {
    rows.m_has[static_cast<std::size_t>(i)] = table->has(columns[i]);
    select += ',' + (table->has(columns[i]) ? store::quoted(columns[i]) : QByteArray("NULL"));
  }
  DIABAN_TRY(prepared, table->database->prepare(select + " FROM " + store::quoted(table->table) +
                                                " WHERE " + store::quoted(table->key) + "=?1"));
  rows.m_rows.emplace(std::move(prepared));
  return rows;
}

Result<bool> KeyedRows::find(qint64 key)
{
  if (!m_rows)
    return false;
  m_rows->reset();
  return m_rows->bind(1, key).step();
}

} // namespace diaban::workspace
