// What a window must keep whatever it shows: nothing lies over another thing, everything can be
// named, reached in order and read.
#pragma once

#include <QStringList>
#include <QWidget>

namespace diaban::test {

/// Parts of one layout that lie over one another or stick out of what holds them.
QStringList overlaps(QWidget& window);

/// Controls without a name that a screen reader could say.
QStringList namelessControls(QWidget& window);

/// Places where Tab goes back or up between controls that stand side by side in one row or column.
QStringList tabJumps(QWidget& window);

/// Texts of labels and buttons whose contrast, as painted, is under 4.5 : 1; what can't be used
/// now is left out. Letters must be painted without smoothing (plainletters.conf), since a thin
/// smooth one has nowhere its own colour; icons alone need 3 : 1.
QStringList paleTexts(QWidget& window);

} // namespace diaban::test
