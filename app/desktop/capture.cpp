#include "capture.h"

#include "mainwindow.h"

#include <diaban/base/platform_process.h>

#include <QCoreApplication>
#include <QPixmap>
#include <QTextStream>
#include <QTimer>

#include <memory>

namespace diaban::desktop {
namespace {

constexpr int kGiveUpMs = 60'000;
constexpr int kSettleMs = 100; // fonts, icons and late layouts are in place then

void printTimes()
{
  constexpr double kMegabyte = 1024.0 * 1024.0;
  QTextStream out(stdout);
  out << "first_picture_ms " << platform::processAgeMs() << '\n'
      << "peak_mb " << qRound(static_cast<double>(platform::peakMemoryBytes()) / kMegabyte) << '\n';
}

} // namespace

void captureWhenDrawn(MainWindow& window, const CaptureOptions& options)
{
  if (!options.size.isEmpty())
    window.resize(options.size);
  auto once = std::make_shared<bool>(false);
  const auto drawn = [&window, options, once] {
    if (std::exchange(*once, true))
      return;
    if (options.timeFirstPicture)
      printTimes();
    if (options.screenshot.isEmpty())
      return;
    QTimer::singleShot(kSettleMs, &window, [&window, options] {
      const bool isWritten = window.grab().save(options.screenshot);
      QCoreApplication::exit(isWritten ? 0 : 1);
    });
  };
  QObject::connect(&window, &MainWindow::pictureWhole, &window, drawn);
  QTimer::singleShot(kGiveUpMs, &window, drawn);
  QObject::connect(&window.document(), &Document::openFailed, &window, drawn);
}

} // namespace diaban::desktop
