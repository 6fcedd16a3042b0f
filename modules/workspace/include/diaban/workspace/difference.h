// What two workspaces differ in, row by row.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>
#include <diaban/base/uid.h>

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QVariant>
#include <QVector>

#include <span>
#include <vector>

namespace diaban::workspace {

enum class DifferenceKind : quint8 { Added, Changed, Deleted };
QString differenceName(DifferenceKind kind); ///< "added", "changed", "deleted"

/// A row that is in one file only, or not the same in both. The numbers are those that it has in
/// either file as long as that isn't written.
struct RowDifference {
  Uid uid;
  DifferenceKind kind = DifferenceKind::Changed;
  bool isGeometryChanged = false; ///< added and deleted: it has a geometry
  qint64 before = 0, after = 0;   ///< fid; 0 where the row isn't there
};

struct LayerDifference {
  Uid uid;
  QString name, title;
  QString tableBefore, tableAfter; ///< empty: the layer is not in that file
  QStringList fields;              ///< those compared, which `after` has
  QStringList fieldsAdded, fieldsGone;
  qint64 added = 0, changed = 0, deleted = 0;
  std::vector<RowDifference> rows; ///< as `before` has them, then the added ones
};

/// Something other than a row that a person decided.
struct SettingDifference {
  enum class What : quint8 { Layer, Style, Group, Bookmark, Field, Origin, Finding };
  What what = What::Layer;
  QString title; ///< of the layer, group or bookmark; the column of a field; the rule of a finding
  DifferenceKind kind = DifferenceKind::Changed;
};
QString settingName(SettingDifference::What what); ///< "layer", "style" …

struct Difference {
  QString before, after;           ///< the files
  QVector<LayerDifference> layers; ///< only those that differ, top of the map in `after` first
  QVector<SettingDifference> settings;
  bool isEmpty() const { return layers.isEmpty() && settings.isEmpty(); }
};

/// Compares two workspaces, each of which may be open meanwhile; neither is written. Layers and
/// rows are the same where their uid is. Rows that QGIS added have one made from what they hold
/// (see rowidentity.h), the same in every copy. Geometries are compared bit by bit, their fids not
/// at all. O(rows) reads; memory for the rows that differ only. Any thread.
/// \returns errors of Workspace::open(); Busy when others never stop writing; Cancelled
Result<Difference> difference(const QString& before, const QString& after, Progress& progress);

struct FieldDifference {
  QString field;
  QVariant before, after; ///< as RowView::cells()
};

/// What stands in a row of a difference. Added and deleted rows have all their values that are not
/// NULL.
struct RowDetail {
  QVector<FieldDifference> fields;
  QByteArray wkbBefore, wkbAfter; ///< empty: no geometry
};

/// Reads the rows out of the two files. Any thread.
/// \returns EditConflict where a row is no longer there
Result<QVector<RowDetail>> rowDetails(const Difference& difference, const LayerDifference& layer,
                                      std::span<const RowDifference> rows);

} // namespace diaban::workspace
