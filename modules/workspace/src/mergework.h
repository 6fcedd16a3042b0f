// What a merge writes into the copy of mine. Private to the module.
#pragma once

#include "mergeinputs.h"

#include <memory>

namespace diaban::workspace {

/// One merge under way: look, then inside one transaction of the copy prepare, write, finish.
class MergeWork {
public:
  explicit MergeWork(const MergeInputs& inputs)
      : m_inputs(inputs)
  {
  }

  /// Compares everything; nothing is written yet.
  Outcome look(Progress& progress);
  /// Tables of mine that are off the map and that write() may fill again.
  QStringList hiddenTables() const;

  /// New tables with their rows, appended columns: what no change set can hold.
  Outcome prepare(store::Database& out, int srsId, const QDateTime& now, Progress& progress);
  /// All that is recorded.
  Outcome write(store::Database& out, UpkeepSet& upkeep, Progress& progress);
  /// Entries of theirs, marked as brought by the merge. \returns how many
  Result<qint64> bringHistory(store::Database& out) const;

  const QVector<MergedLayer>& layers() const { return m_report; }
  qint64 settings() const { return m_settings; }
  /// What was decided without asking.
  const QVector<MergeDecision>& decisions() const { return m_decisions; }
  /// Whether this merge left it open, or an earlier one.
  bool hasMade(const Conflict& conflict) const { return m_made.contains(conflict.uid.toBytes()); }

private:
  struct LayerPlan {
    Layer layer;             ///< as theirs or, where they lack it, mine or base has it
    QString table;           ///< in the copy; empty until prepare() for a new one
    bool isNew = false;      ///< comes with its table
    bool isReplaced = false; ///< a raster whose table gives way to theirs
    std::unique_ptr<TableMerge> rows;
  };
  struct OwnPlan {
    QString name;
    std::unique_ptr<TableMerge> rows;
  };

  QVector<Uid> layerUids() const;
  Outcome lookAtOwn(const QString& name);
  Outcome lookAtLayer(const Uid& uid, Progress& progress);
  Outcome lookAtRemoved(const Uid& uid, Progress& progress);
  Outcome lookAtRaster(const Layer& layer, Progress& progress);
  void lookAtFields(const Layer& layer, TableMerge& rows);
  Result<ThreeWay> rowTables(const Uid& uid) const;
  Outcome addComparison(const Layer& layer, ThreeWay tables, Progress& progress);
  bool isOwnChanged(const Uid& layer) const;
  Outcome writeOwn(store::Database& out, ConflictWriter& conflicts);
  Outcome nameTables(store::Database& out) const;
  Outcome raiseRevisions(store::Database& out) const;
  Outcome joinGroups(store::Database& out) const;
  Outcome orderLayers(store::Database& out);
  Outcome nameLayers(store::Database& out);
  Outcome writeRows(LayerPlan& plan, store::Database& out, UpkeepSet& upkeep,
                    ConflictWriter& conflicts, Progress& progress);

  const MergeInputs& m_inputs;
  std::vector<LayerPlan> m_layers;
  std::vector<OwnPlan> m_own;
  QSet<QByteArray> m_kept; ///< layers that one side removed while the other worked on them
  QVector<MergedLayer> m_report;
  QVector<MergeDecision> m_decisions;
  qint64 m_settings = 0;
  QSet<QByteArray> m_made; ///< uids of conflicts
};

/// Gives every layer a name and a title of its own: those that the base had keep theirs, then those
/// of smaller uids. Inside the recorded transaction. \returns what to tell of new titles
Result<QVector<MergeDecision>> makeNamesUnique(store::Database& out, const MergeInput& base);

/// Makes the table of a layer that only `from` has, fills it, and tells its name.
Result<QString> copyLayer(const store::Database& from, const Layer& layer, store::Database& to,
                          int srsId, const QDateTime& now, Progress& progress);
/// Appends what theirs has more.
Outcome appendColumns(const ThreeWay& tables, store::Database& out, const QString& table);

} // namespace diaban::workspace
