#include "touchedlayers.h"

#include <diaban/store/geopackage.h>

#include <QMap>

#include <algorithm>
#include <map>

namespace diaban::workspace {
namespace {

bool isOurs(const QString& table)
{
  return table.startsWith(QLatin1String("diaban_"));
}

/// Goes through a change set once and keeps a line for each layer.
class Tally {
public:
  Tally(const store::Database& database, const store::ColumnLists& columns,
        const QVector<Layer>& before)
      : m_database(database)
      , m_columns(columns)
      , m_before(before)
  {
  }

  Outcome add(const store::ChangeSetReader& change)
  {
    if (!isOurs(change.table())) {
      ++m_rows[change.table()];
      return Done{};
    }
    DIABAN_TRY(layer, layerOf(change));
    if (layer.isNull() || m_uids.contains(layer))
      return Done{};
    m_uids.append(layer);
    const auto table = valueOf(change, QStringLiteral("table_name"));
    if (change.change() == store::RowChange::Insert && table && !table->bytes.isEmpty())
      DIABAN_CHECK(countNew(QString::fromUtf8(table->bytes)));
    return Done{};
  }

  Result<QVector<TouchedLayer>> finish()
  {
    for (const QString& table : m_rows.keys()) {
      DIABAN_TRY(uid, uidOfTable(table));
      if (!uid.isNull() && !m_uids.contains(uid))
        m_uids.append(uid);
      m_rowsOf[uid] = m_rows.value(table);
    }
    QVector<TouchedLayer> layers;
    for (const Uid& uid : std::as_const(m_uids)) {
      DIABAN_TRY(title, titleOf(uid));
      layers.append({uid, title, m_rowsOf[uid]});
    }
    return layers;
  }

private:
  /// What a column of the row held, or holds when it was inserted; none where an update left it.
  const store::ChangeValue* valueOf(const store::ChangeSetReader& change,
                                    const QString& column) const
  {
    const qsizetype at = m_columns.value(change.table()).indexOf(column);
    if (at < 0 || static_cast<std::size_t>(at) >= change.columnCount())
      return nullptr;
    const auto place = static_cast<std::size_t>(at);
    const store::ChangeValue& value =
        change.change() == store::RowChange::Insert ? change.after(place) : change.before(place);
    return value.type == store::ChangeValue::Type::Undefined ? nullptr : &value;
  }

  /// The layer that a row of ours is about; null for groups, bookmarks and the like.
  Result<Uid> layerOf(const store::ChangeSetReader& change) const
  {
    const bool isLayer = change.table() == QLatin1String("diaban_layer");
    const QString column = isLayer ? QStringLiteral("uid") : QStringLiteral("layer");
    if (!m_columns.value(change.table()).contains(column))
      return Uid();
    if (const auto* value = valueOf(change, column))
      return Uid::fromBytes(value->bytes.toByteArray());
    const auto* id = valueOf(change, QStringLiteral("id"));
    if (id == nullptr)
      return Uid();
    DIABAN_TRY(row, m_database.prepare("SELECT " + store::quoted(column) + " FROM " +
                                       store::quoted(change.table()) + " WHERE id=?1"));
    DIABAN_TRY(found, row.bind(1, id->integer).step());
    return found ? Uid::fromBytes(row.blob(0).toByteArray()) : Uid();
  }

  /// The rows that an import brought are not in its change set.
  Outcome countNew(const QString& table)
  {
    if (const auto contents = store::contents(m_database, table))
      m_rows[table] += contents.value().rows;
    return Done{};
  }

  Result<Uid> uidOfTable(const QString& table) const
  {
    DIABAN_TRY(row, m_database.prepare("SELECT uid FROM diaban_layer WHERE table_name=?1"));
    DIABAN_TRY(found, row.bind(1, table).step());
    if (found)
      return Uid::fromBytes(row.blob(0).toByteArray());
    const auto gone = std::find_if(m_before.begin(), m_before.end(),
                                   [&](const Layer& layer) { return layer.table == table; });
    return gone == m_before.end() ? Uid() : gone->uid;
  }

  Result<QString> titleOf(const Uid& uid) const
  {
    const QByteArray bytes = uid.toBytes();
    DIABAN_TRY(row, m_database.prepare("SELECT title FROM diaban_layer WHERE uid=?1"));
    DIABAN_TRY(found, row.bindBlob(1, bytes).step());
    if (found)
      return row.string(0);
    const auto gone = std::find_if(m_before.begin(), m_before.end(),
                                   [&](const Layer& layer) { return layer.uid == uid; });
    return gone == m_before.end() ? QString() : gone->title;
  }

  const store::Database& m_database;
  const store::ColumnLists& m_columns;
  const QVector<Layer>& m_before;
  QVector<Uid> m_uids;
  QMap<QString, qint64> m_rows; ///< by table
  std::map<Uid, qint64> m_rowsOf;
};

} // namespace

Result<QVector<TouchedLayer>> layersTouchedBy(const store::Database& database,
                                              const QByteArray& changeSet,
                                              const store::ColumnLists& columns,
                                              const QVector<Layer>& before)
{
  Tally tally(database, columns, before);
  store::ChangeSetReader reader(changeSet);
  while (true) {
    DIABAN_TRY(more, reader.next());
    if (!more)
      return tally.finish();
    DIABAN_CHECK(tally.add(reader));
  }
}

} // namespace diaban::workspace
