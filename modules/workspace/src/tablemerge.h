// Three states of one table brought together: a common base and two copies that were changed apart.
// Private to the module.
#pragma once

#include "conflicts.h"
#include "featureedit.h"
#include "keyedrows.h"
#include "tablecompare.h"

#include <QSet>

#include <functional>

namespace diaban::workspace {

/// The same table in three files. A missing table has no rows.
struct ThreeWay {
  std::optional<ComparedTable> base, mine, theirs;
  std::optional<ComparedTable> baseAgain; ///< base by a connection of its own, for a second thread
};

/// What is special about a table.
struct MergeRules {
  Uid layer{};                   ///< whose rows they are; null for our own tables
  QString title{};               ///< of the layer, for messages
  QString subject{};             ///< our own table's name, else empty
  QStringList localColumns{};    ///< each file has its own: what stands in mine stays
  QStringList orderColumns{};    ///< where both changed it one side's order is taken, no conflict
  QStringList disputedColumns{}; ///< added on both sides with other types: nothing is taken unasked
  QHash<QByteArray, QByteArray> sameUids{}; ///< a uid in a cell that stands for another one
  bool keepsKeysOfMine = false;             ///< another program's table refers to them
  bool isIdentityMade = false; ///< rows are the same where namelessUids says so, not by their uid
  /// Unchanged rows that stay although one side deleted them: a layer whose rows the other changed.
  std::function<bool(const Uid&)> stays{};
  bool saysDeletions = true; ///< a row that stays although one side deleted it is a conflict
};

/// What the merge did to mine.
struct MergeCounts {
  qint64 added = 0, changed = 0, deleted = 0;
};

/// Changes the open file, a copy of mine, into what both sides together give. Rows, keys and
/// conflicts come out the same whichever side is called mine.
class TableMerge {
public:
  TableMerge(ThreeWay tables, MergeRules rules, bool isMineFirst)
      : m_tables(std::move(tables))
      , m_rules(std::move(rules))
      , m_isMineFirst(isMineFirst)
  {
  }

  /// Reads all three, two threads.
  Outcome compare(Progress& progress);
  bool isChangedByMine() const { return m_isChangedByMine; }
  bool isChangedByTheirs() const { return m_isChangedByTheirs; }
  /// Rows that only one of the two has and that one of them changed, by uid.
  QSet<QByteArray> changedRows() const;
  MergeRules& rules() { return m_rules; }

  /// \param out has mine's table with theirs' columns appended. \param upkeep null for our tables
  Result<MergeCounts> write(store::Database& out, UpkeepSet* upkeep, ConflictWriter& conflicts,
                            Progress& progress);

private:
  struct Entry {
    Uid uid;
    std::optional<qint64> base, mine, theirs;
    bool isMineChanged = false, isTheirsChanged = false; ///< content
    bool isTheirsTouched = false;
    bool stays = true;
    qint64 key = 0; ///< in the result

    bool isOneSided() const { return base && !(mine && theirs); }
    bool isInPlace() const { return mine && *mine == key; }
  };
  /// A row of the result while it is put together.
  struct Merged {
    QVector<CellValue> cells;
    std::vector<bool> differsFromMine;
    Uid uid;
  };
  class Writer;

  void join(std::vector<ComparedRow> mine, std::vector<ComparedRow> theirs);
  void decideWhoStays();
  Outcome assignKeys();
  qint64 wishedKey(const Entry& entry) const;
  Result<qint64> lastKey() const;
  Outcome openRows(store::Database& out);
  Outcome readRows(const Entry& entry);
  Merged merged(const Entry& entry, ConflictWriter& conflicts) const;
  void addConflict(const Entry& entry, const Uid& uid, int column, ConflictWriter& conflicts) const;
  void addDeletion(const Entry& entry, const Uid& uid, ConflictWriter& conflicts) const;
  Uid layerOf(const Entry& entry) const;
  CellValue cellOf(const Entry& entry, int column, bool& isDisputed) const;
  CellValue sideCell(const KeyedRows& rows, int column, const CellValue& base) const;
  Uid storedUid(const Entry& entry) const;
  Outcome deleteRows(UpkeepSet* upkeep, Writer& writer, MergeCounts& counts);
  Outcome writeRow(const Entry& entry, UpkeepSet* upkeep, Writer& writer, ConflictWriter& conflicts,
                   MergeCounts& counts);

  ThreeWay m_tables;
  MergeRules m_rules;
  bool m_isMineFirst;
  bool m_isChangedByMine = false, m_isChangedByTheirs = false;
  std::vector<Entry> m_entries; ///< by uid
  QStringList m_columns;
  int m_geometryAt = -1;
  std::optional<KeyedRows> m_base, m_mine, m_theirs;
};

} // namespace diaban::workspace
