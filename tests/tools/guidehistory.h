// The guide's pictures of history, difference and conflicts: people's work on the sample data.
#pragma once

namespace diaban::desktop {

class MainWindow;

/// Each brings the window to what its picture shows, in this order. \returns whether it could
bool showHistory(MainWindow& window);
bool showDifference(MainWindow& window);
bool showConflicts(MainWindow& window);

} // namespace diaban::desktop
