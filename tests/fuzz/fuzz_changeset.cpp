// Any bytes as a change set: the reader never reads outside them, and applying one touches no table
// that it was not given.
#include <diaban/store/changeset.h>
#include <diaban/store/transaction.h>

#include <cstdlib>
#include <optional>

using namespace diaban;
using namespace diaban::store;

namespace {

void require(bool holds)
{
  if (!holds)
    std::abort();
}

Database& target()
{
  static std::optional<Database> database;
  if (!database) {
    auto opened = Database::openInMemory();
    require(bool(opened));
    database.emplace(std::move(opened).value());
    require(bool(database->run(
        "CREATE TABLE t(fid INTEGER PRIMARY KEY NOT NULL, geom BLOB, name TEXT, size REAL);"
        "CREATE TABLE people(id INTEGER PRIMARY KEY, name TEXT);"
        "INSERT INTO t VALUES(1, x'47', 'a', 1.5), (2, NULL, NULL, 2.0);"
        "INSERT INTO people VALUES(1, 'Lan')")));
  }
  return *database;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
  const QByteArrayView bytes(data, static_cast<qsizetype>(size));
  ChangeSetReader reader(bytes);
  for (auto row = reader.next(); row && row.value(); row = reader.next())
    for (std::size_t i = 0; i < reader.columnCount(); ++i)
      for (const ChangeValue* value : {&reader.before(i), &reader.after(i)})
        require(value->bytes.isEmpty() ||
                (value->bytes.begin() >= bytes.begin() && value->bytes.end() <= bytes.end()));

  Database& database = target();
  const ColumnLists lists{{QStringLiteral("t"),
                           {QStringLiteral("fid"), QStringLiteral("geom"), QStringLiteral("name"),
                            QStringLiteral("size")}}};
  for (const Direction direction : {Direction::Forward, Direction::Inverse}) {
    auto transaction = Transaction::begin(database);
    require(bool(transaction));
    (void)applyChangeSet(database, bytes, lists, direction);
    require(database.integer("SELECT count(*) FROM people WHERE name='Lan'").value() == 1);
  }
  return 0;
}
