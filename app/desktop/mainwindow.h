// The window: menus, workbench, status line; it joins the open workspace to what shows it.
#pragma once

#include "actions.h"
#include "session.h"
#include "windowstate.h"
#include "workbench.h"

#include <QMainWindow>
#include <QPointer>

#include <functional>
#include <memory>

class QLabel;

namespace diaban::desktop {

class EditWork;
class FeatureWork;
class OverviewWork;
class OwnWindows;
class SelectWork;
class FindWork;
class ImportSheet;
class MergeWork;
class RowWork;
class HelpWindow;
class StatusLine;
class StyleWork;
class SwipeWork;
class ViewWork;

class MainWindow final : public QMainWindow {
  Q_OBJECT

public:
  /// \param session what an earlier window leaves; null: a new one
  explicit MainWindow(std::shared_ptr<Session> session = {});
  ~MainWindow() override;

  void open(const QString& path);
  /// Files dropped or chosen: imports them, or opens a single workspace when none is open.
  void take(const QStringList& paths, bool link);

  /// Makes a checked copy of the open workspace; asks before it replaces a file.
  void copyTo(const QString& path, bool isClean, bool thenOpen = false);
  /// Opens a copy of a backup, put into the folder used last.
  void openBackup(const QString& backup);

  WindowState state() const;
  void setState(const WindowState& state);

  const std::shared_ptr<Session>& session() const { return m_session; }
  Document& document() { return m_document; }
  uikit::JobList& jobs() { return m_jobs; }
  uikit::MessageList& messages() { return m_messages; }
  uikit::Selection& selection() { return m_session->selection; }
  Workbench& bench() { return *m_bench; }
  uikit::MapCanvas& canvas() { return m_bench->canvas(); }
  uikit::LayerList& layerList() { return m_bench->layerList(); }
  StyleWork& styleWork() { return *m_styleWork; }
  MergeWork& mergeWork() { return *m_mergeWork; }
  ImportSheet* importSheet() const; ///< null unless it is open
  OwnWindows& ownWindows() { return *m_ownWindows; }
  uikit::RowPanel& rowPanel() { return m_bench->rows(); }
  QAction* action(Command command) const { return (*m_actions)[command]; }
  QList<QAction*> commands() const { return m_actions->all(); }
  /// The guide, opened on the page that fits where the keyboard is; or on `page`.
  HelpWindow& showGuide(const QString& page = {});
  FindWork& find() { return *m_find; }
  void goToLayer(const QString& layer);
  /// \param words of a mark at the point; Esc takes it away
  void goToPoint(QPointF map, double atLeastScale, const QString& words);
  /// Shows the place and selects its row.
  void goToPlace(const QString& layer, qint64 row, const geo::Extent& extent);
  /// Whether all that is visible is loaded and drawn.
  bool isPictureWhole() const;

Q_SIGNALS:
  void pictureWhole();
  void themeChosen(const QString& theme); ///< "light" or "dark"

protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void closeEvent(QCloseEvent* event) override;
  void changeEvent(QEvent* event) override;

private:
  void buildMenuCorner();
  void connectActions();
  void connectViews();
  void connectSettings();
  void connectDocument();
  void connectMap();
  void connectFiles();
  void connectStart();
  void keepMapPicture();
  void openDemo();
  void connectRows();
  void connectTools();
  void restore();

  void chooseWorkspace();
  void createWorkspace(const QStringList& thenImport = {}, bool link = false);
  void chooseSources(bool link);
  /// Asks where a spreadsheet is to be written.
  void chooseSheets(const QString& name, std::function<void(QString path)> then);
  void openImport(const QList<CheckedSource>& sources);
  bool hasImportDraft() const;
  void rememberImport();
  void keepImport();
  void closeImport();
  void importChecked(const QList<CheckedSource>& sources);
  void findSource(const QString& layer);
  void chooseCopy(bool isClean, bool thenOpen);
  void chooseBackup();
  void chooseSyncFolders();

  void showDocument();
  void showMap();
  void showError(const QString& where, const Error& error,
                 std::vector<uikit::Remedy> remedies = {});
  void tellNotice(const Error& notice);
  void tellWaiting(const QString& path, const Error& error);
  void tellCopied(const QString& path, const workspace::CopyReport& report);
  void putBackEnded(const QString& path, const Error* error);
  void waitForPutBack(QCloseEvent* event);
  void openFailed(const QString& path, const Error& error);
  void tellImport(const workspace::ImportReport& report);
  void importWithCrs(const workspace::ImportRequest& request);
  void importFailed(const workspace::ImportRequest& request, const Error& error, int job);
  uikit::Remedy remedyFor(const workspace::ImportRequest& request, const Error& error);
  void updateActions();
  void setMapOnly(bool only);
  void checkWhole();
  QString lastFolder() const;
  QString zonesFile() const;

  std::shared_ptr<Session> m_session;
  Document& m_document;
  uikit::JobList& m_jobs;
  uikit::MessageList& m_messages;
  QSettings& m_settings;
  Actions* m_actions = nullptr;
  Workbench* m_bench = nullptr;
  RowWork* m_rowWork = nullptr;
  QPointer<ImportSheet> m_importSheet; ///< while it is open
  StatusLine* m_status = nullptr;
  MergeWork* m_mergeWork = nullptr;
  StyleWork* m_styleWork = nullptr;
  ViewWork* m_views = nullptr;
  OwnWindows* m_ownWindows = nullptr;
  SelectWork* m_selecting = nullptr;
  FeatureWork* m_features = nullptr;
  EditWork* m_editing = nullptr;
  FindWork* m_find = nullptr;
  SwipeWork* m_swipe = nullptr;
  OverviewWork* m_overview = nullptr;
  HelpWindow* m_help = nullptr; ///< made when it is first asked for
  QLabel* m_saved = nullptr;
  QStringList m_waiting;     ///< files to import as soon as the new workspace is open
  QStringList m_noWorkspace; ///< dropped on an empty window: imported if they are no workspace
  bool m_linkNext = false;
  QString m_openNext;   ///< the copy that is opened as soon as it is made
  bool m_quits = false; ///< as soon as the work is on its drive
};

} // namespace diaban::desktop
