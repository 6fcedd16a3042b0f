#include "entryname.h"

#include <QJsonArray>

namespace diaban::cli {

Result<workspace::HistoryEntry> entryNamed(const workspace::Workspace& workspace,
                                           const QString& name)
{
  bool isNumber = false;
  const qint64 number = name.toLongLong(&isNumber);
  if (isNumber) {
    DIABAN_TRY(entries, workspace::historyEntries(workspace, {number}));
    if (!entries.isEmpty())
      return entries.first();
  } else {
    DIABAN_TRY(history, workspace.history(workspace::kBase));
    for (const workspace::HistoryEntry& entry : std::as_const(history))
      if (entry.id.toHex() == name.toLatin1().toLower())
        return entryNamed(workspace, QString::number(entry.number));
  }
  return Error{Error::Code::BadArgument, {name, QStringLiteral("ENTRY")}, {}};
}

QJsonObject toJson(const workspace::HistoryEntry& entry)
{
  QJsonArray layers;
  for (const workspace::TouchedLayer& layer : entry.layers)
    layers.append(
        QJsonObject{{QStringLiteral("title"), layer.title}, {QStringLiteral("rows"), layer.rows}});
  QJsonObject json{{QStringLiteral("id"), QString::fromLatin1(entry.id.toHex())},
                   {QStringLiteral("number"), entry.number},
                   {QStringLiteral("title"), entry.title},
                   {QStringLiteral("author"), entry.author},
                   {QStringLiteral("time"), entry.time.toUTC().toString(Qt::ISODate)},
                   {QStringLiteral("kind"), entry.kind},
                   {QStringLiteral("rows"), entry.rows},
                   {QStringLiteral("layers"), layers},
                   {QStringLiteral("in_force"), entry.isInForce},
                   {QStringLiteral("kept"), entry.isKept}};
  if (!entry.takesBack.isEmpty())
    json.insert(QStringLiteral("takes_back"), QString::fromLatin1(entry.takesBack.toHex()));
  if (!entry.via.isEmpty())
    json.insert(QStringLiteral("via"), QString::fromLatin1(entry.via.toHex()));
  return json;
}

} // namespace diaban::cli
