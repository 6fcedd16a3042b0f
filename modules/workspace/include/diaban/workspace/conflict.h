// Where two copies of a workspace changed the same thing, until a person decides.
#pragma once

#include <diaban/base/uid.h>

#include <QByteArray>
#include <QString>
#include <QVariant>
#include <QVector>

namespace diaban::workspace {

/// What a person chooses. The sides are those of the merge as the open file saw it.
enum class ConflictChoice : quint8 {
  Base,   ///< as before both changes
  Mine,   ///< as in the file that the other one was merged into
  Theirs, ///< as in the file that was merged into it
  Keep    ///< whatever stands there now
};

/// One side's view of the disputed thing.
struct ConflictSide {
  bool isDeleted = false; ///< the row (or layer, bookmark …) is not there
  QVariant value;         ///< of the field, as RowView::cells(); WKB for the geometry
  QString who;            ///< the person, or the file where nobody is named; empty for the base
};

/// A cell that both changed differently holds the value of the base; a row that one side deleted
/// and the other changed is kept, changed.
struct Conflict {
  Uid uid;
  Uid layer;         ///< null for groups and bookmarks
  QString layerName; ///< empty where the layer is not on the map
  QString title;     ///< of the layer, group or bookmark, as far as it is known
  QString subject;   ///< empty: a row of the layer; else the table of ours, "diaban_style" …
  Uid row;           ///< of the row in the layer or in that table
  QString field;     ///< column; "geom" is the geometry; empty for a row that one side deleted
  bool isBoolean = false;
  ConflictSide base, mine, theirs;
  QByteArray shape; ///< WKB of the row as it stands now; empty where it has none

  bool isGeometry() const;
  bool isDeletion() const { return field.isEmpty(); }
};

} // namespace diaban::workspace
