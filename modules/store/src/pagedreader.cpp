#include <diaban/store/pagedreader.h>

#include <QElapsedTimer>

namespace diaban::store {

Result<bool> readPaged(const Database& database, Statement& select, qint64 firstKey,
                       const std::function<Outcome(const Statement&)>& row)
{
  DIABAN_TRY(before, database.dataVersion());
  constexpr int kRowsPerLook = 8; // at the clock: reading it costs a tenth of reading a row
  QElapsedTimer page;
  int rows = 0;
  for (bool more = true; more;) {
    select.reset();
    select.bind(1, firstKey);
    page.start();
    while (true) {
      DIABAN_TRY(found, select.step());
      more = found;
      if (!found)
        break;
      firstKey = select.integer(0);
      if (auto taken = row(select); !taken) {
        select.reset();
        return taken.error();
      }
      if (++rows % kRowsPerLook == 0 && page.elapsed() >= kPageMilliseconds)
        break;
    }
  }
  DIABAN_TRY(after, database.dataVersion());
  return before == after;
}

} // namespace diaban::store
