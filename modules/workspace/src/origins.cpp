#include "origins.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace diaban::workspace {

Result<QByteArray> signedOrigin(const QByteArray& json, const QString& author, const QDateTime& now)
{
  const QJsonDocument document = QJsonDocument::fromJson(json);
  if (!document.isObject())
    return Error{Error::Code::BadArgument, {QString::fromUtf8(json), QStringLiteral("origin")}, {}};
  QJsonObject origin = document.object();
  origin.insert(QStringLiteral("author"), author);
  origin.insert(QStringLiteral("time"), now.toUTC().toString(Qt::ISODateWithMs));
  return QJsonDocument(origin).toJson(QJsonDocument::Compact);
}

Outcome writeOrigin(store::Database& database, const Uid& layer, const QByteArray& json)
{
  const QByteArray uid = layer.toBytes();
  DIABAN_TRY(known, database.prepare("SELECT 1 FROM diaban_origin WHERE layer=?1"));
  DIABAN_TRY(isThere, known.bindBlob(1, uid).step());
  known.reset();
  DIABAN_TRY(write, database.prepare(isThere ? "UPDATE diaban_origin SET origin=?2 WHERE layer=?1"
                                             : "INSERT INTO diaban_origin(uid, layer, origin)"
                                               " VALUES(?1, ?1, ?2)"));
  return write.bindBlob(1, uid).bind(2, QString::fromUtf8(json)).run();
}

} // namespace diaban::workspace
