// The verbs of the command line; each file beside this one holds one of them.
#pragma once

#include "../command.h"

namespace diaban::cli {

QVector<Command> allCommands();

} // namespace diaban::cli
