#include "accepted.h"

namespace diaban::workspace {
namespace {

constexpr int kUidBytes = 16;

QByteArray joined(const QVector<Uid>& rows)
{
  QByteArray bytes;
  for (const Uid& row : rows)
    bytes += row.toBytes();
  return bytes;
}

QVector<Uid> parted(const QByteArray& bytes)
{
  QVector<Uid> rows;
  for (qsizetype at = 0; at + kUidBytes <= bytes.size(); at += kUidBytes)
    rows.append(Uid::fromBytes(bytes.mid(at, kUidBytes)));
  return rows;
}

} // namespace

Result<QVector<AcceptedFinding>> readAccepted(const store::Database& database)
{
  QVector<AcceptedFinding> all;
  DIABAN_TRY(tables,
             database.integer("SELECT count(*) FROM sqlite_schema WHERE name='diaban_accepted'"));
  if (tables == 0)
    return all;
  DIABAN_TRY(rows, database.prepare("SELECT uid, rule, layer, rows, x, y, reason, author, time FROM"
                                    " diaban_accepted ORDER BY id"));
  while (true) {
    DIABAN_TRY(more, rows.step());
    if (!more)
      return all;
    const auto rule = geo::checkRuleFromName(rows.string(1));
    if (!rule)
      continue; // of a newer program
    QDateTime time = QDateTime::fromString(rows.string(8), Qt::ISODateWithMs);
    all.append({Uid::fromBytes(rows.blob(0).toByteArray()), *rule,
                Uid::fromBytes(rows.blob(2).toByteArray()), parted(rows.blob(3).toByteArray()),
                rows.real(4), rows.real(5), rows.string(6), rows.string(7), time.toUTC()});
  }
}

Outcome writeAccepted(store::Database& database, const AcceptedFinding& accepted)
{
  if (accepted.reason.trimmed().isEmpty() || accepted.uid.isNull())
    return Error{Error::Code::BadArgument, {accepted.reason, QStringLiteral("reason")}, {}};
  DIABAN_TRY(insert, database.prepare("INSERT INTO diaban_accepted(uid, rule, layer, rows, x, y,"
                                      " reason, author, time) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7,"
                                      " ?8, ?9)"));
  const QByteArray uid = accepted.uid.toBytes(), layer = accepted.layer.toBytes();
  const QByteArray rows = joined(accepted.rows);
  insert.bindBlob(1, uid).bind(2, geo::checkRuleName(accepted.rule)).bindBlob(3, layer);
  insert.bindBlob(4, rows).bind(5, accepted.x).bind(6, accepted.y);
  return insert.bind(7, accepted.reason.trimmed())
      .bind(8, accepted.author)
      .bind(9, accepted.time.toUTC().toString(Qt::ISODateWithMs))
      .run();
}

Outcome deleteAccepted(store::Database& database, const Uid& uid)
{
  DIABAN_TRY(remove, database.prepare("DELETE FROM diaban_accepted WHERE uid=?1"));
  const QByteArray bytes = uid.toBytes();
  return remove.bindBlob(1, bytes).run();
}

} // namespace diaban::workspace
