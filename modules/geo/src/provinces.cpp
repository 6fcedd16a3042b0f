#include <diaban/geo/crs.h>

#include <QFile>

namespace diaban::geo {

QVector<ProvinceZone> provinceZones(const QString& csvPath)
{
  QVector<ProvinceZone> zones;
  QFile file(csvPath);
  if (!file.open(QIODevice::ReadOnly))
    return zones;
  const auto lines = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'));
  for (const QString& line : lines.mid(1)) { // after the heading; no value holds a comma
    const QStringList values = line.trimmed().split(QLatin1Char(','));
    if (values.size() != 6)
      continue;
    zones.append({values[0], values[1], values[2], values[4].toInt(), values[3],
                  values[5] == QLatin1String("current")});
  }
  return zones;
}

} // namespace diaban::geo
