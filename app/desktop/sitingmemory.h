// What a person asked of siting last, remembered for each workspace.
#pragma once

#include <diaban/coverage/sitingrun.h>

#include <QSettings>

#include <optional>

namespace diaban::desktop {

/// Without its area. None: nothing was asked there, or what is kept can't be read.
std::optional<coverage::SitingRequest> readSiting(QSettings& settings, const QString& workspace);
void writeSiting(QSettings& settings, const QString& workspace,
                 const coverage::SitingRequest& request);

} // namespace diaban::desktop
