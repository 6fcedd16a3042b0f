// What the history calls a deed. Workspace::edit() with an empty title tells what was done to rows,
// fields and looks ("edit land use: 12 rows of “Parcels”"), so that a deed is called the same by
// whichever way it was done; addField() with an empty one takes newFieldTitle().
#pragma once

#include <QString>

namespace diaban::workspace {

struct Layer;
class Workspace;

/// A line of the history for a field that is appended.
QString newFieldTitle(const Layer& layer, const QString& field);

/// Of the newest entry; empty where it can't be read. Any thread; blocks.
QString newestTitle(const Workspace& workspace);

} // namespace diaban::workspace
