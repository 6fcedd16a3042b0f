// The schema's steps, module by module, and the versions that a file has.
#pragma once

#include <diaban/base/clock.h>
#include <diaban/store/database.h>

#include <span>

namespace diaban::store {

/// One step of a schema, from version `to - 1` to `to`. Released steps are never edited; a change
/// of mind is a new step. A step uses plain SQL only: the program's classes move on, it must not.
struct Migration {
  int to;
  const char* what; ///< English, kept in the file
  Outcome (*run)(Database&);
};

/// The tables of one owner: a module's id.
struct Schema {
  const char* owner;
  std::span<const Migration> steps; ///< numbered 1, 2, 3 … without gaps
};

/// How many steps the file lacks; reads only. Zero for a file of this version, all steps for one
/// without diaban_schema. \returns NewerFile when the file knows a later step than we do.
Result<int> missingSteps(const Database& database, std::span<const Schema> schemas);

/// Brings the file up to the last step of every schema: all of it, or (on an error) none of it.
/// Versions are rows of diaban_schema, since a GeoPackage keeps its own in PRAGMA user_version.
/// Owners that are in the file but not in `schemas` are left as they are.
/// \pre `database` may write and, unless the file is new, has a backup. Joins a transaction that is
///      open already; else it makes its own.
/// \returns how many steps ran; NewerFile before anything is written.
Result<int> migrate(Database& database, std::span<const Schema> schemas, const Clock& clock);

} // namespace diaban::store
