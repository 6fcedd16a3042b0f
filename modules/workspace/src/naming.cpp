#include "naming.h"

#include <diaban/base/text.h>
#include <diaban/store/geopackage.h>

#include <algorithm>
#include <array>

namespace diaban::workspace {
namespace {

constexpr qsizetype kLongestTable = 48; ///< SQLite takes any; people and file names do not
constexpr qsizetype kLongestColumn = 128;

bool isTaken(const QString& name, const QStringList& taken)
{
  return taken.contains(name, Qt::CaseInsensitive);
}

/// `stem`, or with the first number that makes it new, `glue` in between.
QString numbered(const QString& stem, const QStringList& taken, QLatin1Char glue)
{
  QString name = stem;
  for (int number = 2; isTaken(name, taken); ++number)
    name = stem + glue + QString::number(number);
  return name;
}

bool isAsciiWord(QChar c)
{
  return (c >= QLatin1Char('a') && c <= QLatin1Char('z')) ||
         (c >= QLatin1Char('0') && c <= QLatin1Char('9'));
}

bool isReservedPrefix(const QString& stem)
{
  constexpr std::array kPrefixes{"sqlite_", "gpkg_", "rtree_", "diaban_", "layer_styles"};
  return std::any_of(kPrefixes.begin(), kPrefixes.end(),
                     [&](const char* prefix) { return stem.startsWith(QLatin1String(prefix)); });
}

} // namespace

QString tableNameFor(const QString& title, const QStringList& taken)
{
  QString stem;
  for (const QChar c : foldMarks(title)) {
    if (isAsciiWord(c))
      stem += c;
    else if (!stem.isEmpty() && !stem.endsWith(QLatin1Char('_')))
      stem += QLatin1Char('_');
  }
  stem.truncate(kLongestTable);
  while (stem.endsWith(QLatin1Char('_')))
    stem.chop(1);
  if (stem.isEmpty())
    stem = QStringLiteral("lop");
  if (stem.front().isDigit() || isReservedPrefix(stem))
    stem.prepend(QStringLiteral("lop_"));
  return numbered(stem, taken, QLatin1Char('_'));
}

QString uniqueName(const QString& wanted, const QStringList& taken)
{
  return numbered(wanted, taken, QLatin1Char(' '));
}

QStringList columnNamesFor(const QVector<geo::Field>& fields)
{
  QStringList taken{store::kFidColumn, store::kGeometryColumn, store::kUidColumn};
  const qsizetype own = taken.size();
  for (const geo::Field& field : fields) {
    QString name = toNfc(field.name).trimmed().left(kLongestColumn);
    name.remove(QChar(u'\0'));
    if (name.isEmpty())
      name = QStringLiteral("cot");
    taken.append(numbered(name, taken, QLatin1Char('_')));
  }
  return taken.mid(own);
}

} // namespace diaban::workspace
