#include <diaban/store/geopackage.h>
#include <diaban/store/rtree.h>

namespace diaban::store {
namespace {

// rtree.c, rtreeValueDown and rtreeValueUp: away from the middle by one part in 2^23.
constexpr double kTowards = 1.0 - 1.0 / 8388608.0;
constexpr double kAway = 1.0 + 1.0 / 8388608.0;

float roundDown(double value)
{
  const float rounded = static_cast<float>(value);
  return rounded > value ? static_cast<float>(value * (value < 0 ? kAway : kTowards)) : rounded;
}

float roundUp(double value)
{
  const float rounded = static_cast<float>(value);
  return rounded < value ? static_cast<float>(value * (value < 0 ? kTowards : kAway)) : rounded;
}

} // namespace

QString rtreeName(const QString& table)
{
  return QLatin1String("rtree_") + table + QLatin1Char('_') + kGeometryColumn;
}

RTreeEntry toEntry(qint64 id, const Box& box)
{
  return {id, roundDown(box.minX), roundUp(box.maxX), roundDown(box.minY), roundUp(box.maxY)};
}

Result<RTreeWriter> RTreeWriter::open(Database& database, const QString& table)
{
  const QByteArray name = quoted(rtreeName(table));
  DIABAN_TRY(set,
             database.prepare("INSERT OR REPLACE INTO " + name + " VALUES(?1, ?2, ?3, ?4, ?5)"));
  DIABAN_TRY(remove, database.prepare("DELETE FROM " + name + " WHERE id=?1"));
  return RTreeWriter(std::move(set), std::move(remove));
}

Outcome RTreeWriter::set(qint64 fid, const Box& box)
{
  if (box.isEmpty())
    return remove(fid);
  m_set.bind(1, fid).bind(2, box.minX).bind(3, box.maxX).bind(4, box.minY).bind(5, box.maxY);
  return m_set.run();
}

Outcome RTreeWriter::remove(qint64 fid)
{
  return m_remove.bind(1, fid).run();
}

Outcome checkRTree(const Database& database, const QString& table)
{
  DIABAN_TRY(query, database.prepare("SELECT rtreecheck(?1)"));
  query.bind(1, rtreeName(table));
  DIABAN_CHECK(query.step());
  if (query.text(0) == "ok")
    return Done{};
  return Error{Error::Code::CorruptFile, {database.path()}, query.string(0)};
}

} // namespace diaban::store
