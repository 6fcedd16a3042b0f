// The open file: its layers, its one way to write, its history.
#pragma once

#include <diaban/base/clock.h>
#include <diaban/base/progress.h>
#include <diaban/base/result.h>
#include <diaban/base/uid.h>
#include <diaban/geo/crs.h>
#include <diaban/geo/featuretable.h>
#include <diaban/geo/source.h>
#include <diaban/workspace/bookmark.h>
#include <diaban/workspace/checkout.h>
#include <diaban/workspace/conflict.h>
#include <diaban/workspace/history.h>
#include <diaban/workspace/layertree.h>

#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QVariant>
#include <QVector>

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace diaban::workspace {

struct AcceptedFinding; // check.h
struct StoredFinding;   // storedfinding.h

/// Rows of a layer that one change is made to. Both parts must fit; without any, all rows.
struct RowChoice {
  std::optional<std::vector<qint64>> rows{}; ///< by their numbers in the file (rowview.h)
  QString condition{};                       ///< as RowFilter::expression
};

/// What an edit function may do. Everything it does is one transaction and one history entry, or
/// nothing at all.
class Edit {
public:
  virtual ~Edit() = default;

  struct FeatureRow {
    Uid uid{};                ///< null on insert: one is made
    QByteArray wkb{};         ///< empty = NULL geometry; written as the layer's type, if it can be
    QVariantMap fields{};     ///< missing keys stay as they are (update) or NULL (insert)
    bool setsGeometry = true; ///< update: whether wkb is to be written
  };
  virtual Result<Uid> insertFeature(const QString& layer, const FeatureRow& row) = 0;
  virtual Outcome updateFeature(const QString& layer, const FeatureRow& row) = 0;
  virtual Outcome deleteFeature(const QString& layer, const Uid& uid) = 0;
  /// What a row holds at this moment, empty for NULL. \returns EditConflict when it is gone
  virtual Result<QByteArray> geometryOf(const QString& layer, const Uid& uid) = 0;
  /// Many rows by their numbers in the file; those that are gone already are passed over.
  virtual Outcome deleteRows(const QString& layer, const std::vector<qint64>& rows) = 0;
  /// Writes what `change` makes of each row's WKB; rows without a geometry are passed over.
  using ChangeWkb = std::function<Result<QByteArray>(std::span<const unsigned char> wkb)>;
  virtual Outcome changeGeometry(const QString& layer, const std::vector<qint64>& rows,
                                 const ChangeWkb& change) = 0;

  /// Sets the same values in all chosen rows; those that hold them already are left alone.
  /// \returns how many rows changed; errors of allowedValue() (field.h), BadExpression,
  ///          EditConflict for a row that is gone, Cancelled
  virtual Result<qint64> setValues(const QString& layer, const RowChoice& rows,
                                   const QVariantMap& values, Progress& progress) = 0;
  /// Sets a field of all chosen rows to what an expression in SQLite's language over the row's
  /// fields comes to; the guard of RowFilter::expression holds for it too.
  /// \returns as setValues()
  virtual Result<qint64> calculate(const QString& layer, const QString& field,
                                   const QString& expression, const RowChoice& rows,
                                   Progress& progress) = 0;
  /// How a field is shown and what it takes from now on. \returns NoSuchField; WrongType for a
  /// choice that does not fit the field
  virtual Outcome setFieldRules(const QString& layer, const QString& field,
                                const FieldRules& rules) = 0;

  virtual Outcome setStyle(const QString& layer, const Style& style) = 0;
  virtual Outcome setTitle(const QString& layer, const QString& title) = 0;
  virtual Outcome setRole(const QString& layer, LayerRole role) = 0;
  /// Order, groups and what is in them; groups that it lacks are deleted. \returns NoSuchLayer
  virtual Outcome setTree(const LayerTree& tree) = 0;
  /// Adds it, or changes the one of its uid. \returns BadArgument without title or extent
  virtual Outcome setBookmark(const Bookmark& bookmark) = 0;
  virtual Outcome removeBookmark(const Uid& uid) = 0; ///< none of that uid: nothing happens
  /// Who and when are the edit's. \returns BadArgument without a reason
  virtual Outcome acceptFinding(const AcceptedFinding& finding) = 0;
  virtual Outcome withdrawAcceptance(const Uid& uid) = 0; ///< none of that uid: nothing happens
  /// What the layer was computed from: a JSON object, to which the edit adds "author" and "time".
  /// \returns BadArgument for anything else
  virtual Outcome setOrigin(const QString& layer, const QByteArray& json) = 0;
  /// All that are in the file at this moment.
  virtual Result<QVector<StoredFinding>> findings() = 0;
  /// Adds it, or changes the one of its uid. A new one is of now; who decided when is the edit's
  /// where the state is another one. \returns BadArgument without uid, producer or rule
  virtual Outcome writeFinding(const StoredFinding& finding) = 0;
  /// Linked layers: takes place, fields, count, kind and extent of the source from `source`; the
  /// system, encoding and turn of axes that a person gave stay. See pointTo() (relink.h).
  virtual Outcome setSource(const QString& layer, const Layer& source) = 0;
  /// Settles a conflict that a merge left: what the choice stands for is written, the conflict
  /// goes. \returns EditConflict (diaban_conflict, uid) when it is settled already
  virtual Outcome decide(const Uid& conflict, ConflictChoice choice) = 0;
  virtual Outcome removeLayer(
      const QString& layer) = 0; ///< off the map; its table stays until history is compacted
};

/// What `Workspace::changed` listeners are told, on the thread that made the edit.
struct WorkspaceEvent {
  /// LayersChanged: what is known of layers, groups or bookmarks.
  enum class Kind { LayersChanged, FeaturesChanged, ChangedOutside };
  Kind kind = Kind::LayersChanged;
  QStringList layers;
};

struct OpenOptions {
  bool readOnly = false;
  QString author{}; ///< empty: the login name
  Clock clock = systemClock();
  /// Work even where a lock says that another does, because a person knows that he has gone. Should
  /// he be there after all, each sees the other's commits; of a copy, both are kept.
  bool takeOver = false;
  RemotePlaces remote{};
  Progress* progress = nullptr; ///< of copying a workspace from its drive; may be null
};

/// What Workspace::compact() cleared.
struct CompactReport {
  qint64 entries = 0; ///< whose changes were cleared
  qint64 tables = 0;  ///< of layers that were off the map for good
  qint64 bytes = 0;   ///< by which the file became smaller
  QString backup;     ///< made before
};

/// One open workspace. Members may be called from any thread (writes are serialised inside); two
/// workspaces can be open at once. While it is open nothing in the process opens its file but
/// SQLite.
class Workspace {
public:
  static Result<std::unique_ptr<Workspace>> create(const QString& path, const geo::Crs& crs,
                                                   const OpenOptions& options = {});
  /// Rolls back what a crash left, checks the schema, migrates older files (keeping a backup). What
  /// lies on a network drive is worked on as a copy (checkout.h) until putBack().
  /// \returns FileNotFound, NotWorkspace, NewerFile, LockedByOther, CorruptFile …
  static Result<std::unique_ptr<Workspace>> open(const QString& path,
                                                 const OpenOptions& options = {});
  virtual ~Workspace() = default;

  virtual QString path() const = 0; ///< where people have it
  /// What SQLite has open: path(), or the copy of a workspace on a network drive.
  virtual QString workingFile() const = 0;
  virtual geo::Crs crs() const = 0;
  virtual bool isReadOnly() const = 0;
  /// Who is named beside what is done from now on; empty: the login name.
  virtual void setAuthor(const QString& author) = 0;
  /// What a person should know after opening: restored after a crash, opened for looking only and
  /// why, changed by another program … as errors whose texts are sentences.
  virtual QVector<Error> notices() const = 0;

  virtual QVector<Layer> layers() const = 0;       ///< top of the map first
  virtual LayerTree tree() const = 0;              ///< the same in their groups
  virtual QVector<Bookmark> bookmarks() const = 0; ///< the oldest first
  virtual Result<Layer> layer(const QString& name) const = 0;

  /// The only way to write. `function` runs inside BEGIN IMMEDIATE; when it returns an error all of
  /// it is rolled back. The entry is in the file, synced, when this returns.
  /// \returns the new entry's id; empty when nothing was changed (no entry is made then).
  virtual Result<QByteArray> edit(const BranchId& branch, const QString& title,
                                  const std::function<Outcome(Edit&)>& function) = 0;
  /// Appends a field, as an action of its own kind ("schema"): taken back, its column stays without
  /// being shown. \returns the name of its column; NoSuchLayer for one that has no table here;
  /// BadArgument without a name; WrongType for a choice that does not fit
  virtual Result<QString> addField(const QString& title, const QString& layer,
                                   const NewField& field) = 0;
  virtual Result<QByteArray> undo(const BranchId& branch) = 0;
  virtual Result<QByteArray> redo(const BranchId& branch) = 0;
  /// Takes one action back, whatever was done since, as an action of its own that undo() takes
  /// back. \returns the new entry's id; OverlappingActions (its title; title, time, id and number
  /// of a later one) where something later touched what it changed, NotAnAction (title) for what
  /// can't be taken back by itself, HistoryCleared (title)
  virtual Result<QByteArray> takeBack(const QByteArray& id) = 0;
  /// All entries, the oldest first; see history.h for some of them.
  virtual Result<QVector<HistoryEntry>> history(const BranchId& branch) const = 0;
  /// Clears what the entries before the first one of `before` or later changed, after a backup into
  /// `backups`: their lines stay, they can't be taken back or looked at any more. Tables that no
  /// action needs any longer go. An entry of its own, `title`, says who did it when.
  /// Blocks its caller: use it from a job. \returns an empty report, and no entry is made, when
  /// there is nothing to clear; errors of backUp()
  virtual Result<CompactReport> compact(const QDateTime& before, const QString& title,
                                        const QString& backups, Progress& progress) = 0;

  /// What merges left open, by layer.
  virtual Result<QVector<Conflict>> conflicts() const = 0;

  /// Visibility is looked at, not decided: stored, not recorded.
  virtual Outcome setVisible(const QString& layer, bool visible) = 0;

  /// Reads a layer into memory with the columns that its style and labels need (and `more`).
  /// Imported layers come by two read-only connections of their own, linked ones by the reading
  /// process, transformed. Blocks its caller: use it from a job. Any thread.
  virtual Result<geo::TablePtr> table(const QString& layer, const QStringList& more,
                                      Progress& progress) const = 0;

  /// `before` (a table of this layer, from table()) as the layer is now, with the same columns.
  /// After edits only the rows that they touched are read, and all blocks but theirs are shared;
  /// `before` itself when nothing changed. Blocks its caller: use it from a job. Any thread.
  virtual Result<geo::TablePtr> updated(const QString& layer, const geo::TablePtr& before,
                                        Progress& progress) const = 0;

  /// Puts the work on the drive that the workspace was copied from, if there is any; does nothing
  /// for a workspace that is written in place. What was not put back when the workspace is closed
  /// waits in its copy (waitingCopies). Blocks its caller: use it from a job. Any thread.
  /// \returns KeptBeside (path, name of our file beside it); DriveGone, DriveFull, NotPutBack,
  ///          LockedByOther or Cancelled, the work being safe in its copy
  virtual Outcome putBack(Progress& progress) = 0;
  /// Whether there is something to put back.
  virtual bool hasWorkToPutBack() const = 0;

  /// A piece of a raster layer as a picture in the workspace's CRS. Both kinds come by the reading
  /// process; of an imported one a copy is made first, once for each revision. Blocks its caller:
  /// use it from a job. Any thread.
  /// \returns SourceMissing (layer, path) when the file of a linked one is not there; NothingToRead
  ///          for a layer of rows
  virtual Result<geo::RasterPicture> picture(const QString& layer, const geo::Extent& extent,
                                             int width, int height, Progress& progress) const = 0;

  /// What a raster layer holds at a place of the workspace's CRS: a value for each band, none where
  /// it has no pixel. Read and failing as picture(), any thread.
  virtual Result<QVector<geo::RasterValue>> values(const QString& layer, double x, double y,
                                                   Progress& progress) const = 0;

  /// Numbers of a raster layer's first band on a grid in the workspace's CRS: cells that touch
  /// `area` (in that CRS; empty = all). What lies in another system is moved first. Read and
  /// failing as picture(), any thread. \returns NotInMetres (title) where the workspace is in
  /// degrees; TooManyRows
  virtual Result<geo::RasterGrid> grid(const QString& layer, const geo::Extent& area,
                                       Progress& progress) const = 0;

  /// Listeners are called after each commit, on the committing thread, until the handle dies.
  using Listener = std::function<void(const WorkspaceEvent&)>;
  virtual std::shared_ptr<void> listen(Listener listener) = 0;
};

/// Opens the workspace and puts back what waits in its copy.
/// \returns errors of Workspace::open() and putBack()
Outcome putBackWaiting(const QString& path, const OpenOptions& options, Progress& progress);

} // namespace diaban::workspace
