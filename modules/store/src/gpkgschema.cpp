#include "gpkgschema.h"

#include <diaban/store/database.h>

namespace diaban::store {
namespace {

QByteArray inside(QByteArray name, char quote)
{
  return name.replace(QByteArray(1, quote), QByteArray(2, quote));
}

} // namespace

QByteArray fillIn(const char* text, const QString& table, const QString& fid, const QString& geom)
{
  QByteArray sql;
  for (const char* c = text; *c != '\0'; ++c) {
    if (*c != '{') {
      sql += *c;
      continue;
    }
    switch (c[1]) {
    case 't': sql += quoted(table); break;
    case 'f': sql += quoted(fid); break;
    case 'g': sql += quoted(geom); break;
    case 'r': sql += inside("rtree_" + table.toUtf8() + '_' + geom.toUtf8(), '"'); break;
    case 'n': sql += inside(table.toUtf8(), '"'); break;
    case 'l': sql += '\'' + inside(table.toUtf8(), '\'') + '\''; break;
    }
    c += 2;
  }
  return sql;
}

} // namespace diaban::store
