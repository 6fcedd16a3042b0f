// Names for layers, tables and columns, made from what people call things. Private to the module.
#pragma once

#include <diaban/geo/recordbatch.h>

#include <QString>
#include <QStringList>
#include <QVector>

namespace diaban::workspace {

/// An ASCII table name: "Thửa đất 2026" gives "thua_dat_2026". Never one of `taken` (in any case),
/// nor one of the prefixes that SQLite, the GeoPackage standard and this program keep to
/// themselves.
QString tableNameFor(const QString& title, const QStringList& taken);

/// `wanted`, or the first of "wanted 2", "wanted 3" … that is not in `taken` (in any case).
QString uniqueName(const QString& wanted, const QStringList& taken);

/// The names that fields get as columns: as they are where possible, but none empty, none twice (in
/// any case), and none of those that every feature table has (fid, geom, uid).
QStringList columnNamesFor(const QVector<geo::Field>& fields);

} // namespace diaban::workspace
