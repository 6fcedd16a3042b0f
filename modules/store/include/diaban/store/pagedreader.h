// Long reads that never hold up a commit.
#pragma once

#include <diaban/store/database.h>

namespace diaban::store {

/// Longest time that a reader keeps its lock.
inline constexpr int kPageMilliseconds = 20;

/// Reads many rows in key order, in pages: after 20 ms the statement is reset, so that a waiting
/// commit gets its turn, and goes on behind the last key.
///
/// `select` has ?1, the key to go on behind, and orders by that key, which is its first column:
/// "SELECT fid, geom FROM t WHERE fid > ?1 ORDER BY fid". More parameters may be bound already.
/// `row` is called for each row.
/// \returns whether no other connection committed between first and last row; if false, what was
///          read may be a mix of before and after, and the caller reads again.
Result<bool> readPaged(const Database& database, Statement& select, qint64 firstKey,
                       const std::function<Outcome(const Statement&)>& row);

} // namespace diaban::store
