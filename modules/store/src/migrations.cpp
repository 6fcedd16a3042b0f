#include <diaban/store/geopackage.h>
#include <diaban/store/migrations.h>
#include <diaban/store/transaction.h>

#include <optional>

namespace diaban::store {
namespace {

Result<int> versionOf(const Database& database, const char* owner)
{
  DIABAN_TRY(known,
             database.integer(
                 "SELECT count(*) FROM sqlite_schema WHERE type='table' AND name='diaban_schema'"));
  if (known == 0)
    return 0;
  DIABAN_TRY(query, database.prepare("SELECT max(version) FROM diaban_schema WHERE owner=?1"));
  query.bindText(1, owner);
  DIABAN_CHECK(query.step());
  return static_cast<int>(query.integer(0));
}

Outcome runStep(Database& database, const Schema& schema, const Migration& step,
                const QDateTime& now)
{
  DIABAN_CHECK(step.run(database));
  DIABAN_TRY(insert, database.prepare("INSERT INTO diaban_schema(owner, version, what, at)"
                                      " VALUES(?1, ?2, ?3, ?4)"));
  insert.bindText(1, schema.owner).bind(2, step.to).bindText(3, step.what);
  insert.bind(4, now.toUTC().toString(Qt::ISODateWithMs));
  return insert.run();
}

Result<int> runMissing(Database& database, std::span<const Schema> schemas, const QDateTime& now)
{
  DIABAN_CHECK(database.run("CREATE TABLE IF NOT EXISTS diaban_schema(owner TEXT NOT NULL,"
                            " version INTEGER NOT NULL, what TEXT NOT NULL, at TEXT NOT NULL,"
                            " PRIMARY KEY(owner, version))"));
  int ran = 0;
  for (const Schema& schema : schemas) {
    DIABAN_TRY(found, versionOf(database, schema.owner));
    for (const Migration& step : schema.steps.subspan(static_cast<std::size_t>(found))) {
      assert(step.to == found + 1);
      DIABAN_CHECK(runStep(database, schema, step, now));
      found = step.to;
      ++ran;
    }
  }
  DIABAN_TRY(isPackage, isGeoPackage(database));
  if (isPackage)
    DIABAN_CHECK(hideOwnTables(database, now));
  return ran;
}

} // namespace

Result<int> missingSteps(const Database& database, std::span<const Schema> schemas)
{
  int missing = 0;
  for (const Schema& schema : schemas) {
    DIABAN_TRY(found, versionOf(database, schema.owner));
    const int newest = static_cast<int>(schema.steps.size());
    if (found > newest)
      return Error{Error::Code::NewerFile,
                   {database.path(), QString::fromLatin1(schema.owner), QString::number(found),
                    QString::number(newest)},
                   {}};
    missing += newest - found;
  }
  return missing;
}

Result<int> migrate(Database& database, std::span<const Schema> schemas, const Clock& clock)
{
  std::optional<Transaction> own;
  if (!database.inTransaction()) {
    DIABAN_TRY(begun, Transaction::begin(database));
    own.emplace(std::move(begun));
  }
  DIABAN_TRY(missing, missingSteps(database, schemas));
  if (missing == 0)
    return 0;
  DIABAN_TRY(ran, runMissing(database, schemas, clock()));
  if (own)
    DIABAN_CHECK(own->commit());
  return ran;
}

} // namespace diaban::store
