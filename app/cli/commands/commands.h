// The verbs of the command line; each function's file beside this one has the verb's name.
#pragma once

#include "../command.h"

namespace diaban::cli {

Command infoCommand();
Command createCommand();
Command copyCommand();
Command backupCommand();
Command putBackCommand();
Command waitingCommand();
Command syncFoldersCommand();
Command layersCommand();
Command rowsCommand();
Command editCommand();
Command findCommand();
Command identifyCommand();
Command bookmarksCommand();
Command groupCommand();
Command groupByRoleCommand();
Command styleCommand();
Command fieldsCommand();
Command setCommand();
Command calculateCommand();
Command importCommand();
Command renderCommand();
Command benchRenderCommand();
Command transformCommand();
Command measureCommand();
Command siteCommand();
Command viewshedCommand();
Command coverageCommand();
Command sensorsCommand();
Command sensorTypesCommand();
Command projectsCommand();
Command printCommand();
Command historyCommand();
Command undoCommand();
Command redoCommand();
Command compactCommand();
Command diffCommand();
Command checkGeometryCommand();
Command mergeCommand();
Command mergeConflictsCommand();
Command conflictsCommand();
Command roadmapCoordinateCommand();
Command findingsCommand();
Command demoCommand();

} // namespace diaban::cli
