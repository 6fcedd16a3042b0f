#include "commands.h"

namespace diaban::cli {

QVector<Command> allCommands()
{
  return {};
}

} // namespace diaban::cli
