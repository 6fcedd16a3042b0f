// The map as it was after some entry of the history.
#pragma once

#include <diaban/workspace/workspace.h>

namespace diaban::workspace {

struct RowSource;

/// Layers, looks, groups, bookmarks and rows as they were then. Nothing is written for it: rows
/// that were touched since are put together from what the later entries changed, all others are
/// those of now. Any thread may use it while the workspace lives.
class Past {
public:
  virtual ~Past() = default;

  virtual HistoryEntry entry() const = 0; ///< after which the map was like this
  /// The newest entry after it that another program wrote, of which nobody knows what it changed;
  /// its number is 0 when there is none and the past is exact.
  virtual HistoryEntry outsideChange() const = 0;
  virtual const QVector<Layer>& layers() const = 0; ///< top of the map first
  virtual const LayerTree& tree() const = 0;
  virtual const QVector<Bookmark>& bookmarks() const = 0;

  /// As Workspace::table(); linked layers come from their files as they are now. Blocks.
  /// \param now the layer's table of now with at least these columns, if it is at hand; else null
  virtual Result<geo::TablePtr> table(const QString& layer, const QStringList& more,
                                      const geo::TablePtr& now, Progress& progress) const = 0;
  /// For RowView and readFieldValues().
  virtual Result<RowSource> rowSource(const QString& layer, Progress& progress) const = 0;
};

/// A workspace as it is, or as it was.
struct Moment {
  std::shared_ptr<const Workspace> workspace{};
  std::shared_ptr<const Past> past{}; ///< null: now
};

/// Looks back at an entry by its id. Blocks: use it from a job.
/// \returns HistoryCleared (title) when changes after it were cleared; NotAnAction (title) for one
///          that came with a merge; Busy when others write all the time
Result<std::shared_ptr<const Past>> lookBack(std::shared_ptr<const Workspace> workspace,
                                             const QByteArray& entry, Progress& progress);

} // namespace diaban::workspace
