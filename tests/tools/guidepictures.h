// The guide's pictures, made by driving the real window over the sample data.
#pragma once

#include <QString>
#include <QStringList>

namespace diaban::desktop {

/// Writes one PNG for each picture into `folder`. Needs a display. \returns names of those that
/// could not be made
QStringList makeGuidePictures(const QString& folder);

} // namespace diaban::desktop
