// The open workspace as a window sees it: layers, their tables in memory, and jobs that change
// them.
#pragma once

#include <diaban/geo/source.h>
#include <diaban/uikit/conflictspanel.h>
#include <diaban/uikit/jobs.h>
#include <diaban/uikit/mappictures.h>
#include <diaban/workspace/checkout.h>
#include <diaban/workspace/copy.h>
#include <diaban/workspace/difference.h>
#include <diaban/workspace/import.h>
#include <diaban/workspace/importcheck.h>
#include <diaban/workspace/merge.h>
#include <diaban/workspace/past.h>
#include <diaban/workspace/relink.h>
#include <diaban/workspace/repair.h>
#include <diaban/workspace/workspace.h>

#include <QHash>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <functional>
#include <memory>
#include <set>
#include <vector>

namespace diaban::desktop {

/// What was found out about a dropped file before it is read.
struct CheckedSource {
  QString path;
  Error error; ///< Error::Code::Cancelled with no args: none
  bool isReadable = false;
  workspace::SourceCheck check; ///< when it is readable
};

/// Lives on the GUI thread; everything that may take longer than a frame runs as a job.
class Document final : public QObject {
  Q_OBJECT

public:
  explicit Document(uikit::JobList& jobs, QObject* parent = nullptr);
  ~Document() override; ///< stops its jobs and waits for them

  bool isOpen() const { return m_workspace != nullptr; }
  /// For who reads rows; let go of it at closing().
  std::shared_ptr<const workspace::Workspace> workspace() const { return m_workspace; }
  QString path() const { return m_path; }
  const geo::Crs& crs() const { return m_crs; }
  bool isReadOnly() const { return m_isReadOnly || m_past != nullptr; }
  /// Whoever the settings name is the author of what is done from now on.
  void followAuthor();
  /// Whether it is worked on as a copy, which close() puts back on its drive.
  bool isCopy() const { return m_isCopy; }
  bool isPuttingBack() const { return m_puttingBack > 0; }
  const QVector<workspace::Layer>& layers() const { return m_content.layers; } ///< the top first
  const workspace::LayerTree& tree() const { return m_content.tree; }
  const QVector<workspace::Bookmark>& bookmarks() const { return m_content.bookmarks; }
  const workspace::Layer* layer(const QString& name) const;
  /// The rows of a layer in memory; null while it is not loaded.
  geo::TablePtr table(const QString& layer) const { return m_tables.value(layer).table; }
  /// Of all visible layers, whether they are in memory or not.
  geo::Extent shownExtent() const;
  /// Visible layers that are in memory, the bottom first, and what showAbove() got.
  std::vector<uikit::MapLayer> mapLayers() const;
  /// Those of these layers that are in memory, hidden ones too, the bottom first.
  std::vector<uikit::MapLayer> mapLayers(const QStringList& names) const;
  /// What is drawn above all layers though it is none: results that nobody has written yet.
  void showAbove(std::vector<uikit::MapLayer> bottomFirst);
  /// Loads layers though they are hidden; those named before are no longer wanted.
  void wantLoaded(const QStringList& names);
  /// Whether every visible layer that can be drawn is in memory.
  bool isLoaded() const;

  /// \param takeOver see workspace::OpenOptions
  void open(const QString& path, bool takeOver = false);
  void create(const QString& path, const geo::Crs& crs);
  /// Writes the sample province into a new file and opens it.
  void createDemo(const QString& path);
  void close();
  /// Puts the work of the open copy on its drive; work goes on.
  void putBack();
  /// Puts back what waits in the copy of a workspace that is not open.
  void putBackWaiting(const QString& path);
  /// Takes back what a crash left half done in files that were open lately, and tells of work that
  /// waits to be put back. For the program's start.
  void lookAfterCrashes(const QStringList& recent);
  /// Makes a checked copy of the open workspace; copied() follows.
  void copyTo(const QString& path, bool isClean, workspace::IfThere ifThere);
  /// Copies a backup to `path` and opens it there.
  void openBackup(const QString& backup, const QString& path);
  /// Makes a backup when the last one is a day old and something was done since.
  void backUpWhenDue();

  /// Asks every source what it is; checked() follows. Sources that are folders of files, but no
  /// FileGDB, stand for the files in them.
  void check(const QStringList& paths);
  /// All requests as one job and one action.
  void import(const QVector<workspace::ImportRequest>& requests);

  void undo();
  void redo();
  /// Shows layers, looks and rows as they were after an entry of the history, and takes no edits
  /// until returnToNow(); pastChanged() follows.
  void lookBack(const QByteArray& entry);
  void returnToNow();
  /// What is shown instead of now; null: now.
  const workspace::Past* past() const { return m_past.get(); }
  /// Where the rows of what is shown are; as workspace().
  workspace::Moment moment() const { return {m_workspace, m_past}; }
  void takeBack(const QByteArray& entry);
  /// Clears what actions changed that are at least so old, after a backup.
  void clearHistory(int days);
  /// Writes rows of a layer, named by their numbers and in their order, into a CSV or XLSX file,
  /// replacing one that is there; exported() follows.
  /// \param columns places of the fields to write, in their order
  void exportRows(const QString& path, const QString& layer, const std::vector<qint64>& rows,
                  const QVector<int>& columns);
  void setVisible(const QStringList& layers, bool visible);
  /// Shows these layers and hides the others.
  void showOnly(const std::set<Uid>& layers);
  /// \param what as the history will say it
  void setTree(const workspace::LayerTree& tree, const QString& what);
  /// All layers into groups by their roles.
  void groupByRole();
  void setBookmark(const workspace::Bookmark& bookmark);
  void removeBookmark(const workspace::Bookmark& bookmark);
  void setTitle(const QString& layer, const QString& title);
  /// Shows a layer in another look than its own until endPreview() or setStyle(). Columns that it
  /// needs are read first, meanwhile the layer stays as it was.
  void preview(const QString& layer, const workspace::Style& style);
  void endPreview(const QString& layer);
  void setStyle(const QString& layer, const workspace::Style& style);
  /// The same values into the cells of some rows, as one action.
  void setCells(const QString& layer, const std::vector<qint64>& rows, const QVariantMap& values);
  void calculate(const QString& layer, const QString& field, const QString& expression,
                 const workspace::RowChoice& rows);
  void setFieldRules(const QString& layer, const QHash<QString, workspace::FieldRules>& rules);
  void addField(const QString& layer, const workspace::NewField& field);
  void setSource(const QString& layer, const QString& path);
  /// Says in what the open workspace differs from a file: compared() follows.
  void compareWith(const QString& path);
  /// Needs no open workspace; merged() follows.
  void merge(const workspace::MergeRequest& request);
  /// What merges left open in the workspace: conflictsRead() follows.
  void readConflicts();
  void decide(const QVector<Uid>& conflicts, workspace::ConflictChoice choice);
  void remove(const QString& layer);
  /// Repairs findings of a check as one action; repaired() follows.
  void repair(const QVector<workspace::Finding>& findings, const workspace::RepairOptions& options);
  /// Remembers that findings are no errors, and why; acceptanceChanged() follows.
  void accept(const QVector<workspace::Finding>& findings, const QString& reason);
  void withdraw(const QVector<workspace::Finding>& findings);
  /// What a planning module writes, as a job that may be stopped; `then` when it was written.
  /// \param title of the job; entries of the history have their own
  void work(const QString& title, std::function<Outcome(workspace::Workspace&, Progress&)> write,
            std::function<void()> then = {});
  /// An edit of a layer's rows as one action, which may be stopped. \param title of it; empty: as
  /// Workspace::edit() calls it \param ahead the layer's table
  /// as it will be, shown at once, or null; when the edit fails the map is as the file again
  void editRows(const QString& layer, const QString& title, const geo::TablePtr& ahead,
                std::function<Outcome(workspace::Edit&, Progress&)> edit,
                std::function<void(const Outcome&)> then = {});

Q_SIGNALS:
  void opened();
  /// Undo, redo or the end of the workspace comes next: who has changes that wait writes them now.
  void settling();
  void closing(); ///< the workspace goes now
  void closed();
  void openFailed(const QString& path, const diaban::Error& error);
  void pastChanged(); ///< a past is shown, another one, or now again
  void takeBackRefused(const diaban::Error& error);
  void noticed(const diaban::Error& notice); ///< what a person should know after opening
  void layersChanged();                      ///< list, titles, order, groups, styles, bookmarks
  void mapChanged();                         ///< what is drawn: visibility, order, tables
  void checked(const QList<diaban::desktop::CheckedSource>& sources);
  void imported(const diaban::workspace::ImportReport& report);
  /// A source was not imported, or the whole import was stopped; of it nothing was changed. `job`
  /// is its id in the list of jobs.
  void importFailed(const diaban::workspace::ImportRequest& request, const diaban::Error& error,
                    int job);
  void wasPutBack(const QString& path, bool hadWork);
  void putBackFailed(const QString& path, const diaban::Error& error);
  void restored(const QString& path,
                const diaban::Error& notice); ///< a crash's half-done action was taken back
  void copyWaits(const diaban::workspace::WaitingCopy& copy);
  void copied(const QString& path, bool isClean, const diaban::workspace::CopyReport& report);
  void exported(const QString& path, qint64 rows);
  void repaired(const QVector<diaban::workspace::Finding>& findings,
                const diaban::workspace::RepairReport& report);
  void acceptanceChanged();
  void edited(const QString& title); ///< an action is in the file and can be undone
  void relinked(const QString& layer, const QString& path,
                const diaban::workspace::Relinked& relinked);
  void compared(const QString& path, const diaban::workspace::Difference& difference);
  void merged(const diaban::workspace::MergeRequest& request,
              const diaban::workspace::MergeReport& report);
  void conflictsRead(const std::vector<diaban::uikit::ConflictLine>& conflicts);
  void failed(const QString& where, const diaban::Error& error);

private:
  using WorkspacePtr = std::shared_ptr<workspace::Workspace>;
  using PastPtr = std::shared_ptr<const workspace::Past>;
  struct Loaded {
    geo::TablePtr table;  ///< as it is shown
    geo::TablePtr asRead; ///< as the file has it
    quint64 revision = 0;
    QStringList columns;
    bool isLoading = false;
    bool hasFailed = false;
    int ahead = 0; ///< actions on their way into the file that are shown already
  };
  struct Content {
    QVector<workspace::Layer> layers;
    workspace::LayerTree tree;
    QVector<workspace::Bookmark> bookmarks;
  };
  struct Opened {
    WorkspacePtr workspace;
    Content content;
    geo::Crs crs;
    bool isReadOnly = false;
    bool isCopy = false;
    QVector<Error> notices;
  };

  template <typename Make>
  void openBy(const QString& title, const QString& path, Make make);
  void take(const QString& path, Opened opened);
  void forget();
  void letGo();
  void putBackEnded(const QString& path, const Result<bool>& put);
  void reloadLayers();
  static Content contentOf(const workspace::Workspace& workspace);
  void takeContent(const Content& content);
  void keepStylesOnTheWay();
  bool isWanted(const workspace::Layer& layer) const;
  bool takesEdits() const { return isOpen() && m_past == nullptr; }
  void loadTables();
  void loadTable(const workspace::Layer& layer);
  const workspace::Style& look(const workspace::Layer& layer) const; ///< its own or the preview
  uikit::MapLayer mapLayer(const workspace::Layer& layer, const Loaded& loaded) const;
  void settle(const QString& layer, bool isWritten);
  template <typename Work>
  void write(const QString& title, Work work);
  template <typename Work>
  void writeAcceptance(qsizetype count, Work work);

  uikit::JobList& m_jobs;
  QThreadPool m_writer; ///< one thread: actions reach the file in the order they were made
  QThreadPool m_loader;
  std::unique_ptr<QObject> m_life; ///< owns the jobs of the open workspace
  WorkspacePtr m_workspace;
  std::shared_ptr<void> m_listening;
  QString m_path;
  geo::Crs m_crs;
  bool m_isReadOnly = false;
  bool m_isCopy = false;
  int m_puttingBack = 0;
  QTimer m_backups;
  Content m_content;
  QHash<QString, Loaded> m_tables;
  std::vector<uikit::MapLayer> m_above;
  PastPtr m_past;
  QHash<QString, Loaded> m_tablesOfNow;        ///< while the past is shown
  QStringList m_wanted;                        ///< hidden layers that are loaded nevertheless
  QHash<QString, workspace::Style> m_previews; ///< by layer
  QHash<QString, workspace::Style> m_onTheWay; ///< styles that are being written
};

} // namespace diaban::desktop
