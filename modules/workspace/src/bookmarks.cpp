#include "bookmarks.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace diaban::workspace {
namespace {

QString layersText(const Bookmark& bookmark)
{
  if (!bookmark.layers)
    return QStringLiteral("");
  QJsonArray list;
  for (const Bookmark::ShownLayer& layer : *bookmark.layers)
    list.append(QJsonObject{{QStringLiteral("uid"), layer.uid.toHex()},
                            {QStringLiteral("title"), layer.title}});
  return QString::fromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact));
}

std::optional<QVector<Bookmark::ShownLayer>> layersFrom(const QByteArray& json)
{
  if (json.isEmpty())
    return std::nullopt;
  QVector<Bookmark::ShownLayer> layers;
  for (const auto& entry : QJsonDocument::fromJson(json).array())
    layers.append({Uid::fromHex(entry[QLatin1String("uid")].toString()),
                   entry[QLatin1String("title")].toString()});
  return layers;
}

} // namespace

Result<QVector<Bookmark>> readBookmarks(const store::Database& database)
{
  DIABAN_TRY(rows, database.prepare("SELECT uid, title, min_x, min_y, max_x, max_y, layers FROM"
                                    " diaban_bookmark ORDER BY id"));
  QVector<Bookmark> bookmarks;
  while (true) {
    DIABAN_TRY(more, rows.step());
    if (!more)
      return bookmarks;
    bookmarks.append({Uid::fromBytes(rows.blob(0).toByteArray()),
                      rows.string(1),
                      {rows.real(2), rows.real(3), rows.real(4), rows.real(5)},
                      layersFrom(rows.string(6).toUtf8())});
  }
}

Outcome writeBookmark(store::Database& database, const Bookmark& bookmark)
{
  const QString title = bookmark.title.trimmed();
  if (title.isEmpty() || bookmark.extent.isEmpty() || bookmark.uid.isNull())
    return Error{Error::Code::BadArgument, {bookmark.title, QStringLiteral("bookmark")}, {}};
  const QByteArray uid = bookmark.uid.toBytes();
  DIABAN_TRY(known, database.prepare("SELECT 1 FROM diaban_bookmark WHERE uid=?1"));
  DIABAN_TRY(isThere, known.bindBlob(1, uid).step());
  known.reset();
  DIABAN_TRY(write, database.prepare(
                        isThere ? "UPDATE diaban_bookmark SET title=?2, min_x=?3, min_y=?4,"
                                  " max_x=?5, max_y=?6, layers=?7 WHERE uid=?1"
                                : "INSERT INTO diaban_bookmark(uid, title, min_x, min_y, max_x,"
                                  " max_y, layers) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)"));
  const geo::Extent& extent = bookmark.extent;
  write.bindBlob(1, uid).bind(2, title).bind(3, extent.minX).bind(4, extent.minY);
  return write.bind(5, extent.maxX).bind(6, extent.maxY).bind(7, layersText(bookmark)).run();
}

Outcome deleteBookmark(store::Database& database, const Uid& uid)
{
  DIABAN_TRY(remove, database.prepare("DELETE FROM diaban_bookmark WHERE uid=?1"));
  const QByteArray bytes = uid.toBytes();
  return remove.bindBlob(1, bytes).run();
}

} // namespace diaban::workspace
