#include "deedlog.h"

#include <diaban/workspace/deedtitle.h>
#include <diaban/workspace/workspace.h>

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace diaban::workspace {
namespace {

constexpr qsizetype kMostNamed = 3; ///< fields in a line

QString text(const char* source, qint64 count = -1)
{
  const auto n = static_cast<int>(std::min<qint64>(count, std::numeric_limits<int>::max()));
  return QCoreApplication::translate("diaban::workspace::Deed", source, nullptr, n);
}

/// As it stands in a sentence: "Loại đất" as "loại đất", but "QSDĐ" as it is.
QString inSentence(const QString& title)
{
  if (title.size() < 2 || title[1].isUpper())
    return title;
  return title.left(1).toLower() + title.mid(1);
}

QString named(const Layer& layer, const QStringList& fields)
{
  QStringList titles;
  for (const QString& field : fields.mid(0, kMostNamed))
    titles.append(inSentence(fieldTitle(layer, field)));
  if (fields.size() > kMostNamed)
    titles.append(QStringLiteral("…"));
  return titles.join(QStringLiteral(", "));
}

} // namespace

void DeedLog::note(DeedKind kind, const Layer& layer, qint64 rows, const QStringList& fields)
{
  const bool isOfRows = kind <= DeedKind::Calculate;
  if (isOfRows && rows == 0)
    return;
  const auto found = std::find_if(m_deeds.begin(), m_deeds.end(), [&](const Deed& deed) {
    return deed.kind == kind && deed.layer.uid == layer.uid &&
           (deed.fields == fields || kind == DeedKind::Fields);
  });
  if (found == m_deeds.end()) {
    m_deeds.push_back({kind, layer, fields, rows});
    return;
  }
  found->rows += rows;
  for (const QString& field : fields)
    if (!found->fields.contains(field))
      found->fields.append(field);
}

QString DeedLog::words(const Deed& deed)
{
  const QString& layer = deed.layer.title;
  switch (deed.kind) {
  case DeedKind::Draw:
    //: a line of the history; %1 a layer
    return text(QT_TRANSLATE_N_NOOP("diaban::workspace::Deed", "draw %n feature(s) of “%1”"),
                deed.rows)
        .arg(layer);
  case DeedKind::Reshape:
    //: a line of the history; %1 a layer
    return text(QT_TRANSLATE_N_NOOP("diaban::workspace::Deed", "reshape %n feature(s) of “%1”"),
                deed.rows)
        .arg(layer);
  case DeedKind::Move:
    //: a line of the history; %1 a layer
    return text(QT_TRANSLATE_N_NOOP("diaban::workspace::Deed", "move %n feature(s) of “%1”"),
                deed.rows)
        .arg(layer);
  case DeedKind::Delete:
    //: a line of the history; %1 a layer
    return text(QT_TRANSLATE_N_NOOP("diaban::workspace::Deed", "delete %n feature(s) of “%1”"),
                deed.rows)
        .arg(layer);
  case DeedKind::SetCells:
    //: a line of the history; %1 fields, %2 a layer
    return text(QT_TRANSLATE_N_NOOP("diaban::workspace::Deed", "edit %1: %n row(s) of “%2”"),
                deed.rows)
        .arg(named(deed.layer, deed.fields), layer);
  case DeedKind::Calculate:
    //: a line of the history; %1 a field, %2 a layer
    return text(QT_TRANSLATE_N_NOOP("diaban::workspace::Deed", "calculate %1: %n row(s) of “%2”"),
                deed.rows)
        .arg(named(deed.layer, deed.fields), layer);
  case DeedKind::Fields:
    //: a line of the history; %1 fields, %2 a layer
    return text(QT_TRANSLATE_NOOP("diaban::workspace::Deed", "fields of “%2”: %1"))
        .arg(named(deed.layer, deed.fields), layer);
  case DeedKind::Style: break;
  }
  //: a line of the history; %1 a layer
  return text(QT_TRANSLATE_NOOP("diaban::workspace::Deed", "style of “%1”")).arg(layer);
}

QString DeedLog::words() const
{
  if (m_deeds.empty())
    return {};
  const QString first = words(m_deeds.front());
  if (m_deeds.size() == 1)
    return first;
  //: a line of the history; %1 what was done first
  return text(QT_TRANSLATE_N_NOOP("diaban::workspace::Deed", "%1, and %n thing(s) more"),
              static_cast<qint64>(m_deeds.size()) - 1)
      .arg(first);
}

QString newestTitle(const Workspace& workspace)
{
  NoProgress none;
  HistoryQuery query;
  query.limit = 1;
  const auto numbers = findInHistory(workspace, query, none);
  const auto entries = numbers ? historyEntries(workspace, numbers.value())
                               : Result<QVector<HistoryEntry>>(numbers.error());
  return entries && !entries.value().isEmpty() ? entries.value().front().title : QString();
}

QString newFieldTitle(const Layer& layer, const QString& field)
{
  //: a line of the history; %1 a field, %2 a layer
  return text(QT_TRANSLATE_NOOP("diaban::workspace::Deed", "new field “%1” of “%2”"))
      .arg(field, layer.title);
}

} // namespace diaban::workspace
