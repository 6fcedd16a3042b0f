#include "conflicts.h"

#include "rowidentity.h"
#include "tablecompare.h"

#include <diaban/geo/wkb.h>
#include <diaban/store/geopackage.h>

#include <QCryptographicHash>
#include <QHash>

#include <algorithm>

namespace diaban::workspace {
namespace {

constexpr const char* kDeleted = R"({"deleted":true})";

/// Columns of kSelect.
enum Column {
  UidAt,
  LayerAt,
  SubjectAt,
  RowAt,
  FieldAt,
  BaseAt,
  OneAt,
  OtherAt,
  OneWhoAt,
  OtherWhoAt,
  OneHeadAt,
  OtherHeadAt,
  NameAt,
  TitleAt,
  TableAt
};

constexpr const char* kSelect =
    "SELECT c.uid, c.layer, c.subject, c.row, c.field, c.base, c.one, c.other, c.one_author,"
    " c.other_author, c.one_head, c.other_head, l.name,"
    " coalesce(l.title, (SELECT title FROM diaban_group WHERE uid=c.row),"
    " (SELECT title FROM diaban_bookmark WHERE uid=c.row), ''), l.table_name"
    " FROM diaban_conflict c LEFT JOIN diaban_layer l ON l.uid=c.layer";

QByteArray jsonOf(const DisputedValue& value)
{
  return value.isDeleted ? QByteArray(kDeleted) : value.value.toJson();
}

DisputedValue valueOf(const QByteArray& json)
{
  if (json == kDeleted)
    return {true, {}};
  return {false, CellValue::fromJson(json)};
}

QVariant shown(const CellValue& value, bool isBoolean, bool isGeometry)
{
  if (!isGeometry || value.type != store::ValueType::Blob)
    return value.toVariant(isBoolean);
  const auto parsed =
      geo::readGeoPackageBlob({reinterpret_cast<const unsigned char*>(value.bytes.constData()),
                               static_cast<std::size_t>(value.bytes.size())});
  if (!parsed)
    return {};
  const auto wkb = parsed.value().wkb;
  return QByteArray(reinterpret_cast<const char*>(wkb.data()), static_cast<qsizetype>(wkb.size()));
}

/// Which of two heads is of the file that the other one was merged into: its entry was made here,
/// as late as possible.
class Heads {
public:
  static Result<Heads> open(const store::Database& database)
  {
    DIABAN_TRY(place, database.prepare("SELECT number, length(via) FROM diaban_history"
                                       " WHERE id=?1"));
    return Heads(std::move(place));
  }

  Result<bool> isFirstMine(const QByteArray& one, const QByteArray& other)
  {
    DIABAN_TRY(first, place(one));
    DIABAN_TRY(second, place(other));
    return first >= second;
  }

private:
  explicit Heads(store::Statement place)
      : m_place(std::move(place))
  {
  }
  Result<qint64> place(const QByteArray& head)
  {
    m_place.reset();
    DIABAN_TRY(found, m_place.bindBlob(1, head).step());
    return found && m_place.integer(1) == 0 ? m_place.integer(0) : qint64(-1);
  }
  store::Statement m_place;
};

/// What the tables of layers say: which fields are yes or no, what shape a row has now.
class LayerFacts {
public:
  explicit LayerFacts(const store::Database& database)
      : m_database(database)
  {
  }
  Result<bool> has(const QString& table, const QString& field)
  {
    if (table.isEmpty())
      return false;
    if (!m_fields.contains(table)) {
      DIABAN_TRY(columns, layerColumns(m_database, table));
      QStringList names;
      for (const TableColumn& column : columns ? columns->columns : QVector<TableColumn>())
        if (column.isBoolean())
          names.append(column.name);
      m_fields.insert(table, names);
    }
    return m_fields[table].contains(field);
  }

  Result<QByteArray> shape(const QString& table, const Uid& row)
  {
    DIABAN_TRY(columns, layerColumns(m_database, table));
    if (!columns || !columns->has(store::kGeometryColumn))
      return QByteArray();
    DIABAN_TRY(found,
               m_database.prepare("SELECT geom FROM " + store::quoted(table) + " WHERE uid=?1"));
    const QByteArray uid = row.toBytes();
    DIABAN_TRY(isThere, found.bindBlob(1, uid).step());
    return isThere ? shown(CellValue::of(found, 0), false, true).toByteArray() : QByteArray();
  }

private:
  const store::Database& m_database;
  QHash<QString, QStringList> m_fields;
};

Result<Conflict> conflictFrom(const store::Statement& row, Heads& heads, LayerFacts& facts)
{
  Conflict conflict;
  conflict.uid = Uid::fromBytes(row.blob(UidAt).toByteArray());
  conflict.layer = Uid::fromBytes(row.blob(LayerAt).toByteArray());
  conflict.layerName = row.string(NameAt);
  conflict.title = row.string(TitleAt);
  conflict.subject = row.string(SubjectAt);
  conflict.row = Uid::fromBytes(row.blob(RowAt).toByteArray());
  conflict.field = row.string(FieldAt);
  if (conflict.subject.isEmpty()) {
    DIABAN_TRY(isBoolean, facts.has(row.string(TableAt), conflict.field));
    conflict.isBoolean = isBoolean;
    DIABAN_TRY(shape, facts.shape(row.string(TableAt), conflict.row));
    conflict.shape = shape;
  }
  const auto side = [&](int value, const QString& who) {
    const DisputedValue disputed = valueOf(row.string(value).toUtf8());
    return ConflictSide{disputed.isDeleted,
                        shown(disputed.value, conflict.isBoolean, conflict.isGeometry()), who};
  };
  conflict.base = side(BaseAt, {});
  conflict.mine = side(OneAt, row.string(OneWhoAt));
  conflict.theirs = side(OtherAt, row.string(OtherWhoAt));
  DIABAN_TRY(isFirstMine, heads.isFirstMine(row.blob(OneHeadAt).toByteArray(),
                                            row.blob(OtherHeadAt).toByteArray()));
  if (!isFirstMine)
    std::swap(conflict.mine, conflict.theirs);
  return conflict;
}

Result<store::Statement> oneConflict(const store::Database& database, const QByteArray& uid)
{
  DIABAN_TRY(row, database.prepare(QByteArray(kSelect) + " WHERE c.uid=?1"));
  DIABAN_TRY(found, row.bindBlob(1, uid).step());
  if (!found)
    return Error{Error::Code::EditConflict,
                 {QStringLiteral("diaban_conflict"), QString::fromLatin1(uid.toHex())},
                 {}};
  return row;
}

} // namespace

bool Conflict::isGeometry() const
{
  return subject.isEmpty() && field == store::kGeometryColumn;
}

Result<ConflictWriter> ConflictWriter::open(store::Database& database, const MergeSide& one,
                                            const MergeSide& other)
{
  DIABAN_TRY(insert,
             database.prepare("INSERT INTO diaban_conflict(uid, layer, row, subject, kind, field,"
                              " base, one, other, one_author, other_author, one_head, other_head)"
                              " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"));
  return ConflictWriter(database, std::move(insert), one, other);
}

Result<QSet<QByteArray>> ConflictWriter::finish()
{
  QVector<std::pair<Uid, NewConflict>> named;
  for (const NewConflict& conflict : std::as_const(m_waiting)) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray& part :
         {conflict.layer.toBytes(), conflict.row.toBytes(), m_one.head, m_other.head,
          conflict.subject.toUtf8(), conflict.field.toUtf8(), jsonOf(conflict.base),
          jsonOf(conflict.one), jsonOf(conflict.other)}) {
      hash.addData(QByteArray::number(part.size()) + ':');
      hash.addData(part);
    }
    named.append({uidFromHash(hash.result()), conflict});
  }
  std::sort(named.begin(), named.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  QSet<QByteArray> uids;
  for (const auto& [uid, conflict] : std::as_const(named)) {
    DIABAN_CHECK(write(uid, conflict));
    uids.insert(uid.toBytes());
  }
  return uids;
}

Outcome ConflictWriter::write(const Uid& uid, const NewConflict& conflict)
{
  const QByteArray id = uid.toBytes(), layer = conflict.layer.toBytes(),
                   row = conflict.row.toBytes();
  const auto text = [&](int parameter, const QString& value) {
    m_insert.bind(parameter, value.isNull() ? QStringLiteral("") : value);
  };
  m_insert.bindBlob(1, id).bindBlob(2, layer).bindBlob(3, row);
  text(4, conflict.subject);
  text(5, conflict.field.isEmpty() ? QStringLiteral("deletion") : QStringLiteral("cell"));
  text(6, conflict.field);
  text(7, QString::fromUtf8(jsonOf(conflict.base)));
  text(8, QString::fromUtf8(jsonOf(conflict.one)));
  text(9, QString::fromUtf8(jsonOf(conflict.other)));
  text(10, m_one.who);
  text(11, m_other.who);
  return m_insert.bindBlob(12, m_one.head).bindBlob(13, m_other.head).run();
}

Result<QVector<Conflict>> readConflicts(const store::Database& database)
{
  DIABAN_TRY(
      rows, database.prepare(QByteArray(kSelect) + " ORDER BY l.sort_order, l.id, c.row, c.field"));
  DIABAN_TRY(heads, Heads::open(database));
  LayerFacts facts(database);
  QVector<Conflict> conflicts;
  while (true) {
    DIABAN_TRY(found, rows.step());
    if (!found)
      return conflicts;
    DIABAN_TRY(conflict, conflictFrom(rows, heads, facts));
    conflicts.append(conflict);
  }
}

Result<Conflict> readConflict(const store::Database& database, const Uid& uid)
{
  DIABAN_TRY(row, oneConflict(database, uid.toBytes()));
  DIABAN_TRY(heads, Heads::open(database));
  LayerFacts facts(database);
  return conflictFrom(row, heads, facts);
}

Result<DisputedValue> chosenValue(const store::Database& database, const Uid& uid,
                                  ConflictChoice choice)
{
  DIABAN_TRY(row, oneConflict(database, uid.toBytes()));
  if (choice == ConflictChoice::Base)
    return valueOf(row.string(BaseAt).toUtf8());
  DIABAN_TRY(heads, Heads::open(database));
  DIABAN_TRY(isFirstMine, heads.isFirstMine(row.blob(OneHeadAt).toByteArray(),
                                            row.blob(OtherHeadAt).toByteArray()));
  const bool takesFirst = isFirstMine == (choice == ConflictChoice::Mine);
  return valueOf(row.string(takesFirst ? OneAt : OtherAt).toUtf8());
}

Outcome removeConflict(store::Database& database, const Uid& uid)
{
  DIABAN_TRY(remove, database.prepare("DELETE FROM diaban_conflict WHERE uid=?1"));
  const QByteArray bytes = uid.toBytes();
  return remove.bindBlob(1, bytes).run();
}

} // namespace diaban::workspace
