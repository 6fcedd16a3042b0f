// What tests and benchmarks ask of the program: a picture of the window, the time until the map is
// drawn.
#pragma once

#include <QSize>
#include <QString>

namespace diaban::desktop {

class MainWindow;

struct CaptureOptions {
  QString screenshot; ///< PNG to write; empty = none
  QSize size;         ///< of the window; empty = as it is
  bool timeFirstPicture = false;
};

/// Does what is asked as soon as the map is whole (at once when there is no workspace), then quits
/// the program when a screenshot was asked for. Exit code 1 when the picture can't be written.
void captureWhenDrawn(MainWindow& window, const CaptureOptions& options);

} // namespace diaban::desktop
