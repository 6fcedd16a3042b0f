// The whole command line: which commands there are, and how what they answer reaches the streams.
#pragma once

#include "command.h"

#include <QTextStream>

namespace diaban::cli {

/// All verbs, in the order of the help page.
const QVector<Command>& commands();

/// The verb that `words` begin with ("bench render" has two words); null when there is none.
const Command* findCommand(const QStringList& words);

/// The value of --lang among `words`; empty when it is not there.
QString languageOf(const QStringList& words);

/// Runs what `words` (the arguments without the program's name) ask for. Results go to `out`,
/// messages to `err`. With --json `out` gets exactly one JSON document, whatever happens.
/// \returns the exit code
int runCommandLine(const QStringList& words, QTextStream& out, QTextStream& err,
                   Progress& progress);

} // namespace diaban::cli
