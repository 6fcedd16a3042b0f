// The verb "site" on layers of a workspace.
#pragma once

#include "../command.h"

#include <diaban/coverage/siting.h>

namespace diaban::cli {

/// "mclp", "lscp", "lscpb", "pmedian", "pcenter". \returns BadArgument
Result<coverage::SitingGoal> sitingGoal(const QString& name);

QVector<Option> siteOnLayersOptions();
Result<Answer> siteOnLayers(const Arguments& arguments, Progress& progress);

} // namespace diaban::cli
