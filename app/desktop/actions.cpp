#include "actions.h"

#include <diaban/uikit/icons.h>

#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>

#include <array>

namespace diaban::desktop {
namespace {

enum class Place : quint8 { File, Edit, View, Layer, Tools, Help };

struct Row {
  Command command;
  Place menu;
  const char* words; ///< QT_TRANSLATE_NOOP("diaban::desktop::Actions", …)
  const char* icon;  ///< nullptr: none
  const char* keys;
  Needs needs;
  bool isCheckable;
  bool endsGroup;
};

// clang-format off
constexpr std::array kRows{
  Row{Command::Open, Place::File, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&Open workspace…"), "document-open", "Ctrl+O", Needs::Nothing, false, false},
  Row{Command::Create, Place::File, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&New workspace by province…"), "document-new", "Ctrl+N", Needs::Nothing, false, false},
  Row{Command::Demo, Place::File, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "See the sam&ple data"), "rail-map", nullptr, Needs::Nothing, false, false},
  Row{Command::CloseWorkspace, Place::File, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&Close workspace"), nullptr, "Ctrl+W", Needs::Workspace, false, false},
  Row{Command::PutBack, Place::File, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&Put back on its drive"), nullptr, nullptr, Needs::Copied, false, true},
  Row{Command::Import, Place::File, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&Import data…"), "document-import", "Ctrl+I", Needs::Writable, false, false},
  Row{Command::Link, Place::File, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&Link to a file…"), "insert-link", "Ctrl+Shift+I", Needs::Writable, false, true},
  Row{Command::Copy, Place::File, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "Copy to &USB or another folder…"), nullptr, nullptr, Needs::Workspace, false, false},
  Row{Command::CleanCopy, Place::File, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&Make a clean copy…"), nullptr, nullptr, Needs::Workspace, false, true},
  Row{Command::Compare, Place::File, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "Compare &with a file"), nullptr, nullptr, Needs::Workspace, true, false},
  Row{Command::Merge, Place::File, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "Mer&ge two copies…"), nullptr, nullptr, Needs::Nothing, false, false},
  Row{Command::Conflicts, Place::File, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "Conflic&ts of a merge"), nullptr, nullptr, Needs::Workspace, true, true},
  Row{Command::OpenBackup, Place::File, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "Open a &backup…"), nullptr, nullptr, Needs::Nothing, false, false},
  Row{Command::ShowBackups, Place::File, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "Show the &folder of backups"), nullptr, nullptr, Needs::Nothing, false, false},
  Row{Command::SyncFolders, Place::File, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&Synchronised folders…"), nullptr, nullptr, Needs::Nothing, false, true},
  Row{Command::Print, Place::File, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&Print the map…"), "document-print", "Ctrl+P", Needs::Workspace, false, false},
  Row{Command::CopyPicture, Place::File, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "Copy the map as a p&icture"), "edit-image", "Ctrl+Shift+C", Needs::Workspace, false, false},
  Row{Command::CopyRatio, Place::File, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "Sharpness of copie&d pictures"), nullptr, nullptr, Needs::Workspace, false, true},
  Row{Command::Quit, Place::File, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&Quit"), nullptr, "Ctrl+Q", Needs::Nothing, false, false},
  Row{Command::Undo, Place::Edit, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&Undo"), "edit-undo", "Ctrl+Z", Needs::Writable, false, false},
  Row{Command::Redo, Place::Edit, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&Redo"), "edit-redo", "Ctrl+Shift+Z", Needs::Writable, false, true},
  Row{Command::EditLayer, Place::Edit, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&Edit the layer"), "document-edit", "E", Needs::Layer, true, false},
  Row{Command::EditVertices, Place::Edit, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&Vertices"), "node", nullptr, Needs::Owner, true, false},
  Row{Command::EditDraw, Place::Edit, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&Draw new"), "draw-polygon", nullptr, Needs::Owner, true, false},
  Row{Command::EditMove, Place::Edit, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "M&ove"), "transform-move", nullptr, Needs::Owner, true, false},
  Row{Command::EditPart, Place::Edit, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "Add a &part"), "list-add", nullptr, Needs::Owner, true, false},
  Row{Command::EditHole, Place::Edit, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "Cut a &hole"), "draw-donut", nullptr, Needs::Owner, true, false},
  Row{Command::EditDone, Place::Edit, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "Do&ne"), "dialog-ok-apply", nullptr, Needs::Owner, false, false},
  Row{Command::DeleteRows, Place::Edit, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "De&lete what is selected"), "edit-delete", "Del", Needs::Owner, false, true},
  Row{Command::RenameLayer, Place::Edit, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "Rena&me layer"), "document-edit", nullptr, Needs::Writable, false, false},
  Row{Command::Attributes, Place::Edit, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "Edit &attributes"), "document-edit", "F2", Needs::Workspace, false, false},
  Row{Command::MapArea, Place::View, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&Map"), "rail-map", "Ctrl+1", Needs::Workspace, true, false},
  Row{Command::CoverageArea, Place::View, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "Sensor co&verage"), "rail-coverage", "Ctrl+4", Needs::Workspace, true, true},
  Row{Command::ZoomIn, Place::View, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "Zoom &in"), "list-add", "Ctrl++", Needs::Workspace, false, false},
  Row{Command::ZoomOut, Place::View, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "Zoom &out"), "list-remove", "Ctrl+-", Needs::Workspace, false, false},
  Row{Command::ZoomAll, Place::View, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&Whole map"), "whole", "Ctrl+0", Needs::Workspace, false, true},
  Row{Command::Pan, Place::View, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&Pan"), "pan", nullptr, Needs::Workspace, true, false},
  Row{Command::ZoomBox, Place::View, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "Zoom to &box"), "zoom-box", nullptr, Needs::Workspace, true, true},
  Row{Command::Swipe, Place::View, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&Compare layers"), "swipe", "S", Needs::Workspace, true, false},
  Row{Command::Overview, Place::View, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "O&verview of the whole"), "overview", "Ctrl+Shift+O", Needs::Workspace, true, true},
  Row{Command::AddBookmark, Place::View, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&Bookmark this view"), "bookmarks", "Ctrl+B", Needs::Writable, false, false},
  Row{Command::Bookmarks, Place::View, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "Bookmar&ks"), nullptr, "Ctrl+Shift+B", Needs::Workspace, true, true},
  Row{Command::NewView, Place::View, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&New view of the map"), "tab-new", "Ctrl+Shift+N", Needs::Workspace, false, false},
  Row{Command::NextView, Place::View, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "Ne&xt view of the map"), nullptr, "Ctrl+Tab", Needs::Workspace, false, false},
  Row{Command::CloseView, Place::View, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "Close this &view"), nullptr, "Ctrl+Shift+W", Needs::Workspace, false, true},
  Row{Command::TableWindow, Place::View, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&Tables in a window of their own"), "table", "Ctrl+Shift+T", Needs::Workspace, true, false},
  Row{Command::MapWindow, Place::View, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "A sec&ond map in a window of its own"), "rail-map", "Ctrl+Shift+M", Needs::Workspace, true, true},
  Row{Command::LeftPanel, Place::View, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&List of layers"), nullptr, "F9", Needs::Workspace, true, false},
  Row{Command::RightPanel, Place::View, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&Right panel"), nullptr, "Shift+F9", Needs::Nothing, true, false},
  Row{Command::History, Place::View, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "Histor&y"), "view-history", "Ctrl+H", Needs::Workspace, true, false},
  Row{Command::Feature, Place::View, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&Feature"), nullptr, nullptr, Needs::Workspace, true, false},
  Row{Command::Jobs, Place::View, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "Background &jobs"), nullptr, "Ctrl+J", Needs::Nothing, true, false},
  Row{Command::Messages, Place::View, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&Messages"), nullptr, "Ctrl+M", Needs::Nothing, true, true},
  Row{Command::Dark, Place::View, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&Dark colours"), nullptr, nullptr, Needs::Nothing, true, false},
  Row{Command::FullScreen, Place::View, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "Map &only"), "view-fullscreen", "F11", Needs::Nothing, true, false},
  Row{Command::NextPane, Place::View, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "Next &part of the window"), nullptr, "F6", Needs::Nothing, false, false},
  Row{Command::PreviousPane, Place::View, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "Previous par&t of the window"), nullptr, "Shift+F6", Needs::Nothing, false, false},
  Row{Command::ResetLayout, Place::View, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "R&eset the layout"), nullptr, nullptr, Needs::Nothing, false, false},
  Row{Command::ZoomLayer, Place::Layer, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&Zoom to layer"), "whole", nullptr, Needs::Layer, false, false},
  Row{Command::LayerStyle, Place::Layer, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&Style of the layer"), "color-fill", "F7", Needs::Layer, true, false},
  Row{Command::Rows, Place::Layer, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&Table of the layer"), "table", "Ctrl+T", Needs::Layer, true, false},
  Row{Command::Fields, Place::Layer, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "Fi&elds…"), "view-file-columns", nullptr, Needs::Layer, false, false},
  Row{Command::Calculate, Place::Layer, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&Calculate a field…"), nullptr, nullptr, Needs::Layer, false, true},
  Row{Command::LayerUp, Place::Layer, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "Move &up"), "go-up", "Alt+Up", Needs::Writable, false, false},
  Row{Command::LayerDown, Place::Layer, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "Move &down"), "go-down", "Alt+Down", Needs::Writable, false, true},
  Row{Command::NewGroup, Place::Layer, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "New &group"), "list-add", "Ctrl+G", Needs::Writable, false, false},
  Row{Command::GroupByRole, Place::Layer, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "Group layers by &kind"), nullptr, nullptr, Needs::Writable, false, false},
  Row{Command::FilterLayers, Place::Layer, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&Filter layers"), "view-filter", "Ctrl+L", Needs::Workspace, false, true},
  Row{Command::RemoveLayer, Place::Layer, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&Remove from map"), "edit-delete", nullptr, Needs::Layer, false, false},
  Row{Command::Find, Place::Tools, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&Find commands, layers, places…"), "edit-find", "Ctrl+K", Needs::Nothing, false, false},
  Row{Command::Select, Place::Tools, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&Select"), "tool-pointer", nullptr, Needs::Workspace, true, false},
  Row{Command::SelectPolygon, Place::Tools, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "Select by &polygon"), "draw-polygon", nullptr, Needs::Workspace, true, false},
  Row{Command::Identify, Place::Tools, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&Identify features"), "help-contextual", "I", Needs::Workspace, true, false},
  Row{Command::UnitMove, Place::Tools, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "Move se&nsors"), "tool-sensor", nullptr, Needs::Owner, true, false},
  Row{Command::UnitTurn, Place::Tools, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&Turn sensors"), "tool-turn", nullptr, Needs::Owner, true, false},
  Row{Command::UnitPlace, Place::Tools, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "P&lace a sensor"), "tool-place", nullptr, Needs::Owner, true, true},
  Row{Command::MeasureLength, Place::Tools, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&Measure a length"), "measure", "M", Needs::Workspace, true, false},
  Row{Command::MeasureArea, Place::Tools, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "Measure an &area"), "measure-area", "Shift+M", Needs::Workspace, true, false},
  Row{Command::Snap, Place::Tools, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "S&nap to vertices and edges"), "snap", "F3", Needs::Workspace, true, true},
  Row{Command::CheckGeometry, Place::Tools, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&Check the geometry"), "sev-triangle", "Ctrl+Shift+G", Needs::Workspace, true, false},
  Row{Command::NextFinding, Place::Tools, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "Ne&xt finding"), nullptr, "F8", Needs::Workspace, false, false},
  Row{Command::PreviousFinding, Place::Tools, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "P&revious finding"), nullptr, "Shift+F8", Needs::Workspace, false, true},
  Row{Command::Settings, Place::Tools, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&Settings"), "configure", "Ctrl+,", Needs::Nothing, true, false},
  Row{Command::Guide, Place::Help, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&Guide"), "help-contextual", "F1", Needs::Nothing, false, false},
  Row{Command::Shortcuts, Place::Help, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&Keyboard shortcuts"), nullptr, "Shift+F1", Needs::Nothing, false, true},
  Row{Command::About, Place::Help, QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&About Địa Bàn"), "needle", nullptr, Needs::Nothing, false, false},
};
constexpr std::array<const char*, 6> kMenus{
  QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&File"),
  QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&Edit"),
  QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&View"),
  QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&Layer"),
  QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&Tools"),
  QT_TRANSLATE_NOOP("diaban::desktop::Actions", "&Help"),
};
// clang-format on

QString text(const char* source)
{
  return QCoreApplication::translate("diaban::desktop::Actions", source);
}

bool isLetter(const QKeySequence& keys)
{
  return keys.count() == 1 && keys[0].key() >= Qt::Key_A && keys[0].key() <= Qt::Key_Z &&
         !(keys[0].keyboardModifiers() & ~Qt::ShiftModifier);
}

} // namespace

Actions::Actions(QObject* parent)
    : QObject(parent)
{
  for (const Row& row : kRows) {
    auto* action = new QAction(text(row.words), this);
    if (row.icon != nullptr)
      action->setIcon(uikit::icon(QString::fromLatin1(row.icon)));
    if (row.keys != nullptr)
      action->setShortcut(QKeySequence(QString::fromLatin1(row.keys)));
    if (isLetter(action->shortcut())) // else typing would press it
      action->setShortcutContext(Qt::WidgetShortcut);
    action->setCheckable(row.isCheckable);
    m_actions.insert(row.command, action);
  }
}

QList<QAction*> Actions::all() const
{
  QList<QAction*> actions;
  for (const Row& row : kRows)
    actions << m_actions.value(row.command);
  return actions;
}

QString Actions::shortcutsPage() const
{
  QString page = QStringLiteral("# %1\n").arg(
      text(QT_TRANSLATE_NOOP("diaban::desktop::Actions", "Keyboard shortcuts")));
  for (std::size_t place = 0; place < kMenus.size(); ++place) {
    QString rows;
    for (const Row& row : kRows) {
      const QAction* action = m_actions.value(row.command);
      if (static_cast<std::size_t>(row.menu) == place && !action->shortcut().isEmpty())
        rows += QStringLiteral("| `%1` | %2 |\n")
                    .arg(action->shortcut().toString(QKeySequence::NativeText),
                         action->text().remove(QLatin1Char('&')));
    }
    if (!rows.isEmpty())
      page += QStringLiteral("\n## %1\n\n|  |  |\n|---|---|\n%2")
                  .arg(text(kMenus[place]).remove(QLatin1Char('&')), rows);
  }
  return page;
}

void Actions::fill(QMenuBar& bar) const
{
  for (std::size_t place = 0; place < kMenus.size(); ++place) {
    QMenu* menu = bar.addMenu(text(kMenus[place]));
    for (const Row& row : kRows) {
      if (static_cast<std::size_t>(row.menu) != place)
        continue;
      menu->addAction(m_actions.value(row.command));
      if (row.endsGroup)
        menu->addSeparator();
    }
  }
}

void Actions::update(bool isOpen, bool isWritable, bool hasCurrentLayer, bool isCopied)
{
  for (const Row& row : kRows) {
    bool possible = true;
    switch (row.needs) {
    case Needs::Nothing: break;
    case Needs::Workspace: possible = isOpen; break;
    case Needs::Writable: possible = isOpen && isWritable; break;
    case Needs::Copied: possible = isOpen && isCopied; break;
    case Needs::Layer: possible = isOpen && hasCurrentLayer; break;
    case Needs::Owner: continue;
    }
    m_actions.value(row.command)->setEnabled(possible);
  }
}

} // namespace diaban::desktop
