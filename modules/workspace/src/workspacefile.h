// The one implementation of Workspace: a GeoPackage, one writer, a record. Private to the module.
#pragma once

#include "checkout.h"
#include "featureedit.h"
#include "historylog.h"
#include "importcontext.h"
#include "rastercopies.h"
#include "rowmemory.h"

#include <diaban/store/lockfile.h>
#include <diaban/workspace/workspace.h>

#include <QHash>

#include <mutex>
#include <optional>

namespace diaban::workspace {

/// What opening found out; the parts that a WorkspaceFile is made from.
struct OpenedFile {
  store::Database database;
  std::optional<store::LockFile> lock; ///< none when opened for looking only, or as a copy
  std::optional<Checkout> checkout;    ///< of a workspace on a network drive
  QString path;
  geo::Crs crs;
  int srsId = 0;
  QString author;
  Clock clock;
  bool readOnly = false;
  QVector<Error> notices;
  std::optional<qint64> savedVersion{}; ///< contentVersion() that the checkout's drive has
};

class MergeWork;
struct MergeInputs;

/// Two locks: m_writing is held for a whole edit or import, m_reading only to copy or swap what
/// layers() tells, so that a window never waits for an import.
class WorkspaceFile final : public Workspace {
public:
  static Result<std::unique_ptr<Workspace>> from(OpenedFile opened);
  ~WorkspaceFile() override;

  QString path() const override { return m_path; }
  QString workingFile() const override { return m_database.path(); }
  geo::Crs crs() const override { return m_crs; }
  bool isReadOnly() const override { return m_readOnly; }
  void setAuthor(const QString& author) override;
  QVector<Error> notices() const override;
  QVector<Layer> layers() const override;
  LayerTree tree() const override;
  QVector<Bookmark> bookmarks() const override;
  Result<Layer> layer(const QString& name) const override;
  Result<QByteArray> edit(const BranchId& branch, const QString& title,
                          const std::function<Outcome(Edit&)>& function) override;
  Result<QString> addField(const QString& title, const QString& layer,
                           const NewField& field) override;
  Result<QByteArray> undo(const BranchId& branch) override;
  Result<QByteArray> redo(const BranchId& branch) override;
  Result<QByteArray> takeBack(const QByteArray& id) override;
  Result<CompactReport> compact(const QDateTime& before, const QString& title,
                                const QString& backups, Progress& progress) override;
  Result<QVector<HistoryEntry>> history(const BranchId& branch) const override;
  Result<QVector<Conflict>> conflicts() const override;
  Outcome setVisible(const QString& layer, bool visible) override;
  Result<geo::TablePtr> table(const QString& layer, const QStringList& more,
                              Progress& progress) const override;
  Result<geo::RasterPicture> picture(const QString& layer, const geo::Extent& extent, int width,
                                     int height, Progress& progress) const override;
  Result<QVector<geo::RasterValue>> values(const QString& layer, double x, double y,
                                           Progress& progress) const override;
  Result<geo::RasterGrid> grid(const QString& layer, const geo::Extent& area,
                               Progress& progress) const override;
  Result<geo::TablePtr> updated(const QString& layer, const geo::TablePtr& before,
                                Progress& progress) const override;
  Outcome putBack(Progress& progress) override;
  bool hasWorkToPutBack() const override;
  std::shared_ptr<void> listen(Listener listener) override;

  Result<QByteArray> import(const QString& title,
                            const std::function<Outcome(ImportContext&)>& work);

  /// One entry of kind "merge", see merge.h. The file is a copy that nobody else knows yet.
  Result<QByteArray> merge(MergeWork& work, const MergeInputs& inputs, Progress& progress,
                           qint64& entriesBrought);

private:
  explicit WorkspaceFile(OpenedFile opened);

  /// What one transaction did, for the entry and for those who listen.
  struct Deed {
    HistoryEntry entry;
    QStringList tables;
    bool layersChanged = false;
    TouchedRows rows;
  };
  Result<geo::RasterPlace> rasterPlace(const QString& layer, Progress& progress) const;
  /// May still give the entry its title.
  using Work = std::function<Outcome(UpkeepSet&, QString& title)>;
  /// What is done beside the recorded work, in the same transaction.
  struct Beside {
    std::function<Outcome()> before{}; ///< what no change set can hold
    QStringList tables{};              ///< whose columns that changes
    QByteArray otherParent{};          ///< a second one of the entry
    std::function<Outcome(const QByteArray& entry)> after{};
  };
  Result<Deed> recordedTransaction(const HistoryEntry& as, const QStringList& tables,
                                   const Work& work, const Beside* beside = nullptr);
  Result<QByteArray> repeat(const BranchId& branch, store::Direction direction);
  Result<Deed> repeatTransaction(const LoggedAction& action, store::Direction direction);
  Outcome finishTransaction(Deed& deed, UpkeepSet& upkeep,
                            const QVector<LayerRegistration>& before);
  Outcome clearBefore(const QDateTime& before, const QString& title, CompactReport& report,
                      Progress& progress);
  Outcome checkCanTakeBack(const LoggedAction& action) const;
  Result<QByteArray> published(Result<Deed> deed, const QVector<Layer>& before);

  Outcome checkWritable(const BranchId& branch) const;
  Error whyReadOnly() const; ///< what a write to a file that is only looked at comes back with
  /// Whether another program had written since our last write.
  Result<bool> noteOutsideChanges();
  void catchUp();
  Outcome checkNothingCameBetween() const;
  Outcome raiseRevisions(const QStringList& tables);
  Result<store::ColumnLists> columnsOf(const QStringList& tables) const;
  HistoryEntry entryNow(const QString& kind, const QString& title, const BranchId& branch) const;
  Outcome refreshLayers();
  void rememberRows(const Deed& deed, const QVector<Layer>& before);
  void flushVisibility();
  bool isPutBack() const;
  Outcome writeVisibility(const QHash<QByteArray, bool>& visibility);
  void tell(const WorkspaceEvent& event);
  QStringList featureTables() const;

  store::Database m_database;
  std::optional<store::LockFile> m_lock;
  std::optional<Checkout> m_checkout;
  std::optional<qint64> m_savedVersion;
  QString m_path;
  geo::Crs m_crs;
  int m_srsId;
  QString m_author;
  Clock m_clock;
  bool m_readOnly;

  mutable std::mutex m_writing;
  mutable std::mutex m_reading;
  QVector<Layer> m_layers;
  LayerTree m_tree;
  QVector<Bookmark> m_bookmarks;
  QVector<Error> m_notices;
  QHash<QByteArray, bool> m_unwrittenVisibility;
  RowMemory m_rowMemory;
  bool m_isBehind = false; ///< m_layers and the like are not those of the file; under m_writing
  mutable RasterCopies m_rasterCopies; ///< a cache, with a lock of its own
  std::vector<std::weak_ptr<Listener>> m_listeners;
};

} // namespace diaban::workspace
