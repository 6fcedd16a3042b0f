#include "findings.h"

#include "historylog.h"
#include "rowidentity.h"

#include <diaban/workspace/workspace.h>

#include <QCryptographicHash>
#include <QJsonDocument>

#include <cmath>

namespace diaban::workspace {
namespace {

constexpr const char* kSelect =
    "SELECT uid, producer, rule, severity, state, is_present, layer, row, other_layer, other_row,"
    " has_place, x, y, geometry, sentence, args, measure, unit, reason, person, decided, found"
    " FROM diaban_finding ORDER BY id";
constexpr const char* kInsert =
    "INSERT INTO diaban_finding(uid, producer, rule, severity, state, is_present, layer, row,"
    " other_layer, other_row, has_place, x, y, geometry, sentence, args, measure, unit, reason,"
    " person, decided, found) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14,"
    " ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22)";
constexpr const char* kUpdate =
    "UPDATE diaban_finding SET producer=?2, rule=?3, severity=?4, state=?5, is_present=?6,"
    " layer=?7, row=?8, other_layer=?9, other_row=?10, has_place=?11, x=?12, y=?13, geometry=?14,"
    " sentence=?15, args=?16, measure=?17, unit=?18, reason=?19, person=?20, decided=?21, found=?22"
    " WHERE uid=?1";

QDateTime timeFrom(const QString& text)
{
  return QDateTime::fromString(text, Qt::ISODateWithMs).toUTC();
}

QString textOf(const QDateTime& time)
{
  return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QStringLiteral("");
}

StoredFinding findingFrom(const store::Statement& row)
{
  const auto uid = [&](int column) { return Uid::fromBytes(row.blob(column).toByteArray()); };
  StoredFinding finding;
  finding.uid = uid(0);
  finding.producer = row.string(1);
  finding.rule = row.string(2);
  finding.severity = row.string(3);
  finding.state = row.string(4);
  finding.isPresent = row.integer(5) != 0;
  finding.layer = uid(6);
  finding.row = uid(7);
  finding.otherLayer = uid(8);
  finding.otherRow = uid(9);
  if (row.integer(10) != 0)
    finding.place = QPointF(row.real(11), row.real(12));
  finding.geometry = row.blob(13).toByteArray();
  finding.sentence = row.string(14);
  finding.args = QJsonDocument::fromJson(row.string(15).toUtf8()).array();
  finding.measure = row.real(16);
  finding.unit = row.string(17);
  finding.reason = row.string(18);
  finding.person = row.string(19);
  finding.decided = timeFrom(row.string(20));
  finding.found = timeFrom(row.string(21));
  return finding;
}

Outcome bindAndRun(store::Statement& write, const StoredFinding& finding)
{
  const auto text = [&](int parameter, const QString& value) {
    write.bind(parameter, value.isNull() ? QStringLiteral("") : value);
  };
  const QByteArray uids[] = {finding.uid.toBytes(), finding.layer.toBytes(), finding.row.toBytes(),
                             finding.otherLayer.toBytes(), finding.otherRow.toBytes()};
  const QPointF place = finding.place.value_or(QPointF());
  const QByteArray geometry = finding.geometry.isEmpty() ? QByteArray("") : finding.geometry;
  write.bindBlob(1, uids[0]);
  text(2, finding.producer);
  text(3, finding.rule);
  text(4, finding.severity);
  text(5, finding.state);
  write.bind(6, finding.isPresent ? 1 : 0);
  for (int i = 1; i < 5; ++i)
    write.bindBlob(6 + i, uids[i]);
  write.bind(11, finding.place ? 1 : 0).bind(12, place.x()).bind(13, place.y());
  write.bindBlob(14, geometry);
  text(15, finding.sentence);
  text(16, QString::fromUtf8(QJsonDocument(finding.args).toJson(QJsonDocument::Compact)));
  write.bind(17, finding.measure);
  text(18, finding.unit);
  text(19, finding.reason);
  text(20, finding.person);
  text(21, textOf(finding.decided));
  text(22, textOf(finding.found));
  return write.run();
}

} // namespace

Uid findingUid(const StoredFinding& finding, int twin)
{
  QCryptographicHash hash(QCryptographicHash::Sha256);
  hash.addData(finding.rule.toUtf8());
  for (const Uid& anchor : {finding.layer, finding.row, finding.otherLayer, finding.otherRow})
    hash.addData(anchor.toBytes());
  if (finding.row.isNull() && finding.otherRow.isNull() && finding.place)
    hash.addData(QByteArray::number(std::llround(finding.place->x())) + ' ' +
                 QByteArray::number(std::llround(finding.place->y())));
  if (twin > 0)
    hash.addData('#' + QByteArray::number(twin));
  return uidFromHash(hash.result());
}

Result<QVector<StoredFinding>> readFindings(const store::Database& database)
{
  DIABAN_TRY(rows, database.prepare(kSelect));
  QVector<StoredFinding> findings;
  while (true) {
    DIABAN_TRY(more, rows.step());
    if (!more)
      return findings;
    findings.append(findingFrom(rows));
  }
}

Outcome writeFinding(store::Database& database, const StoredFinding& finding, const QString& author,
                     const QDateTime& now)
{
  if (finding.uid.isNull() || finding.producer.isEmpty() || finding.rule.isEmpty())
    return Error{Error::Code::BadArgument, {finding.rule, QStringLiteral("finding")}, {}};
  const QByteArray uid = finding.uid.toBytes();
  DIABAN_TRY(known, database.prepare("SELECT state, person, decided, found FROM diaban_finding"
                                     " WHERE uid=?1"));
  DIABAN_TRY(isThere, known.bindBlob(1, uid).step());
  StoredFinding written = finding;
  written.found = isThere ? timeFrom(known.string(3)) : now;
  if (isThere && known.string(0) != finding.state) {
    written.person = author;
    written.decided = now;
  } else {
    written.person = isThere ? known.string(1) : QString();
    written.decided = isThere ? timeFrom(known.string(2)) : QDateTime();
  }
  known.reset();
  DIABAN_TRY(write, database.prepare(isThere ? kUpdate : kInsert));
  return bindAndRun(write, written);
}

QStringList computedColumns()
{
  return {QStringLiteral("producer"),  QStringLiteral("severity"), QStringLiteral("is_present"),
          QStringLiteral("has_place"), QStringLiteral("x"),        QStringLiteral("y"),
          QStringLiteral("geometry"),  QStringLiteral("sentence"), QStringLiteral("args"),
          QStringLiteral("measure"),   QStringLiteral("unit"),     QStringLiteral("found")};
}

Result<QVector<StoredFinding>> storedFindings(const Workspace& workspace)
{
  DIABAN_TRY(database, openForHistory(workspace));
  return readFindings(database);
}

} // namespace diaban::workspace
