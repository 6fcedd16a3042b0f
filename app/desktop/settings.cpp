#include "settings.h"

namespace diaban::desktop {

QStringList withRecent(const QStringList& recent, const QString& path)
{
  QStringList list{path};
  for (const QString& other : recent)
    if (other != path && list.size() < kMostRecent)
      list << other;
  return list;
}

} // namespace diaban::desktop
