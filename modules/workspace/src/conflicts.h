// The rows of diaban_conflict. Private to the module.
#pragma once

#include "cellvalue.h"

#include <diaban/store/database.h>
#include <diaban/workspace/conflict.h>

#include <QSet>

namespace diaban::workspace {

/// One of the two files that came together, in an order that does not depend on who merged.
struct MergeSide {
  QByteArray head; ///< id of its newest entry
  QString who;
};

/// A side's view of a cell, or that the row is deleted there.
struct DisputedValue {
  bool isDeleted = false;
  CellValue value{};
  bool operator==(const DisputedValue&) const = default;
};

/// What is written down of a conflict; its uid is made from the rest, so both orders give the same.
struct NewConflict {
  Uid layer{};
  QString subject{};
  Uid row{};
  QString field{}; ///< empty: one side deleted the row
  DisputedValue base{}, one{}, other{};
};

class ConflictWriter {
public:
  static Result<ConflictWriter> open(store::Database& database, const MergeSide& one,
                                     const MergeSide& other);
  /// Kept until finish(), since their order does not depend on who merged either.
  void add(const NewConflict& conflict) { m_waiting.append(conflict); }
  qint64 count() const { return m_waiting.size(); }
  Result<QSet<QByteArray>> finish(); ///< \returns their uids

private:
  ConflictWriter(store::Database& database, store::Statement insert, MergeSide one, MergeSide other)
      : m_database(&database)
      , m_insert(std::move(insert))
      , m_one(std::move(one))
      , m_other(std::move(other))
  {
  }
  Outcome write(const Uid& uid, const NewConflict& conflict);

  store::Database* m_database;
  store::Statement m_insert;
  MergeSide m_one, m_other;
  QVector<NewConflict> m_waiting;
};

/// All that are open, by layer. Mine is the side whose head the history did not get by a merge.
Result<QVector<Conflict>> readConflicts(const store::Database& database);

/// NoSuchConflict is EditConflict here: somebody decided it already.
Result<Conflict> readConflict(const store::Database& database, const Uid& uid);
/// The exact value of a choice.
Result<DisputedValue> chosenValue(const store::Database& database, const Uid& uid,
                                  ConflictChoice choice);
Outcome removeConflict(store::Database& database, const Uid& uid);

} // namespace diaban::workspace
