// The guide's pictures of sensor coverage.
#pragma once

namespace diaban::desktop {

class MainWindow;

/// Each \returns whether it was brought about.
bool showCoverage(MainWindow& window);
bool showSites(MainWindow& window); ///< after showCoverage()

} // namespace diaban::desktop
