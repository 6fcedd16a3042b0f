#include "placefields.h"

#include <diaban/workspace/words.h>

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <utility>

namespace diaban::workspace {

Result<PlaceWords> PlaceWords::read(const DataFolders& folders)
{
  DIABAN_TRY(json, readJsonFile(folders, QStringLiteral("places/fields.json")));
  PlaceWords words;
  const std::array<std::pair<const char*, QStringList*>, 5> lists{
      {{"names", &words.m_names},
       {"codes", &words.m_codes},
       {"parcels", &words.m_parcels},
       {"sheets", &words.m_sheets},
       {"communes", &words.m_communes}}};
  for (const auto& [key, list] : lists)
    for (const auto& name : json[QLatin1String(key)].toArray())
      list->append(squeezed(name.toString()));
  for (const auto& kind : json[QLatin1String("kinds")].toArray())
    words.m_kinds.append(kind.toString() + QLatin1Char(' '));
  std::sort(words.m_kinds.begin(), words.m_kinds.end(),
            [](const QString& a, const QString& b) { return a.size() > b.size(); });
  return words;
}

QVector<int> PlaceWords::all(const QStringList& wanted, const QVector<geo::Field>& fields)
{
  QVector<int> places;
  for (const QString& name : wanted)
    for (qsizetype i = 0; i < fields.size(); ++i)
      if (squeezed(fields[i].name) == name && !places.contains(static_cast<int>(i)))
        places.append(static_cast<int>(i));
  return places;
}

int PlaceWords::first(const QStringList& wanted, const QVector<geo::Field>& fields) const
{
  return all(wanted, fields).value(0, -1);
}

PlaceFields PlaceWords::fieldsOf(const QVector<geo::Field>& fields) const
{
  PlaceFields found;
  found.names = all(m_names, fields);
  found.codes = all(m_codes, fields);
  found.parcel = first(m_parcels, fields);
  found.sheet = found.parcel < 0 ? -1 : first(m_sheets, fields);
  found.commune = first(m_communes, fields);
  return found;
}

QString PlaceWords::withoutKind(const QString& folded) const
{
  for (const QString& kind : m_kinds) // the longest first
    if (folded.startsWith(kind))
      return folded.mid(kind.size());
  return folded;
}

} // namespace diaban::workspace
