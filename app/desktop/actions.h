// What a person can do, as one table: words, icon, keys, menu, and when it is possible.
#pragma once

#include <QAction>
#include <QHash>
#include <QObject>

class QMenuBar;
class QToolBar;

namespace diaban::desktop {

enum class Command : quint8 {
  Open,
  Create,
  Demo,
  Import,
  Link,
  CloseWorkspace,
  PutBack,
  Copy,
  CleanCopy,
  Compare,
  Merge,
  Conflicts,
  OpenBackup,
  ShowBackups,
  SyncFolders,
  Print,
  CopyPicture,
  CopyRatio,
  Quit,
  Undo,
  Redo,
  EditLayer,
  EditVertices,
  EditDraw,
  EditMove,
  EditPart,
  EditHole,
  EditDone,
  DeleteRows,
  RenameLayer,
  Attributes,
  Find,
  CheckGeometry,
  NextFinding,
  PreviousFinding,
  Settings,
  ZoomIn,
  ZoomOut,
  ZoomAll,
  Pan,
  ZoomBox,
  Swipe,
  Overview,
  Select,
  SelectPolygon,
  Identify,
  MeasureLength,
  MeasureArea,
  Snap,
  MapArea,
  CoverageArea,
  UnitMove,
  UnitTurn,
  UnitPlace,
  AddBookmark,
  Bookmarks,
  NewView,
  CloseView,
  NextView,
  TableWindow,
  MapWindow,
  Dark,
  LeftPanel,
  RightPanel,
  History,
  Feature,
  Jobs,
  Messages,
  FullScreen,
  NextPane,
  PreviousPane,
  ResetLayout,
  ZoomLayer,
  LayerStyle,
  Rows,
  Fields,
  Calculate,
  LayerUp,
  LayerDown,
  NewGroup,
  GroupByRole,
  FilterLayers,
  RemoveLayer,
  Guide,
  Shortcuts,
  About,
};

/// When a command can be used.
enum class Needs : quint8 {
  Nothing,
  Workspace,
  Writable,
  Layer,
  Copied,
  Owner, ///< whoever handles it says so
};

/// All commands of the window as actions; who handles one connects to its triggered().
class Actions final : public QObject {
  Q_OBJECT

public:
  explicit Actions(QObject* parent);

  QAction* operator[](Command command) const { return m_actions.value(command); }
  QList<QAction*> all() const; ///< in the order of the menus
  /// All commands that have keys, by menu, as a page in Markdown.
  QString shortcutsPage() const;
  void fill(QMenuBar& bar) const;
  /// Enables what can be used now.
  /// \param isCopied from a network drive, to be put back there
  void update(bool isOpen, bool isWritable, bool hasCurrentLayer, bool isCopied);

private:
  QHash<Command, QAction*> m_actions;
};

} // namespace diaban::desktop
