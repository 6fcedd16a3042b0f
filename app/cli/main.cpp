#include "commandline.h"
#include "common/bootstrap.h"
#include "terminalprogress.h"

#include <diaban/geo/source.h>

#include <QGuiApplication>

#include <cstdio>

namespace {

/// Commands that draw need fonts, and so a platform; the command line never needs a display.
std::unique_ptr<QCoreApplication> makeApplication(int& argc, char* argv[], bool draws)
{
  if (!draws)
    return std::make_unique<QCoreApplication>(argc, argv);
  qputenv("QT_QPA_PLATFORM", "offscreen");
  return std::make_unique<QGuiApplication>(argc, argv);
}

} // namespace

int main(int argc, char* argv[])
{
  using namespace diaban;
  app::nameApplication();
  QStringList words;
  for (int i = 1; i < argc; ++i)
    words.append(QString::fromLocal8Bit(argv[i]));
  const cli::Command* command = cli::findCommand(words);
  const auto application = makeApplication(argc, argv, command && command->draws);
  if (words.value(0) == QLatin1String("read-sources"))
    return geo::runSourceWorker();
  app::installLanguage(*application, cli::languageOf(words));
  QTextStream out(stdout);
  QTextStream err(stderr);
  cli::TerminalProgress progress(err);
  return cli::runCommandLine(words, out, err, progress);
}
