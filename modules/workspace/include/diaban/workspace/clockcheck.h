// Tells a computer's clock that cannot be right by what a workspace holds.
#pragma once

#include <diaban/base/result.h>

#include <QDateTime>
#include <QString>

namespace diaban::workspace {

class Workspace;

/// A sentence for the person where the newest change is dated more than a day after `now`: one of
/// two clocks is wrong. Else empty. Nothing goes by time, so all is right all the same. Any thread;
/// blocks.
Result<QString> clockWarning(const Workspace& workspace, const QDateTime& now);

} // namespace diaban::workspace
