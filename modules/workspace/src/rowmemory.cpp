#include "rowmemory.h"

#include <diaban/store/changeset.h>

#include <algorithm>

namespace diaban::workspace {
namespace {

constexpr std::size_t kMostSteps = 1000;

qint64 keyOf(const store::ChangeSetReader& reader)
{
  for (std::size_t column = 0; column < reader.columnCount(); ++column)
    if (reader.isKey(column))
      return reader.change() == store::RowChange::Insert ? reader.after(column).integer
                                                         : reader.before(column).integer;
  return 0;
}

} // namespace

Result<TouchedRows> rowsTouchedBy(const QByteArray& changeSet)
{
  TouchedRows rows;
  store::ChangeSetReader reader(changeSet);
  for (;;) {
    DIABAN_TRY(more, reader.next());
    if (!more)
      return rows;
    if (!reader.table().startsWith(QLatin1String("diaban_")))
      rows[reader.table()].append(keyOf(reader));
  }
}

void RowMemory::add(const QString& table, quint64 from, quint64 to, const QVector<qint64>& fids)
{
  m_steps.push_back({table, from, to, fids});
  if (m_steps.size() > kMostSteps)
    m_steps.pop_front();
}

std::optional<std::vector<qint64>> RowMemory::between(const QString& table, quint64 from,
                                                      quint64 to) const
{
  std::vector<qint64> fids;
  quint64 at = from;
  for (const Step& step : m_steps)
    if (step.table == table && step.from == at && at < to) {
      fids.insert(fids.end(), step.fids.begin(), step.fids.end());
      at = step.to;
    }
  if (at != to)
    return std::nullopt;
  std::sort(fids.begin(), fids.end());
  fids.erase(std::unique(fids.begin(), fids.end()), fids.end());
  return fids;
}

} // namespace diaban::workspace
