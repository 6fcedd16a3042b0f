// The desktop program.
#include "capture.h"
#include "common/bootstrap.h"
#include "program.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QTimer>

namespace diaban::desktop {
namespace {

struct Options {
  QString workspace;
  QString theme;
  CaptureOptions capture;
};

QSize readSize(const QString& text)
{
  const QStringList parts = text.split(QLatin1Char('x'));
  return parts.size() == 2 ? QSize(parts[0].toInt(), parts[1].toInt()) : QSize();
}

QString words(const char* text)
{
  return QCoreApplication::translate("diaban::desktop::Options", text);
}

Options readOptions(const QApplication& app)
{
  QCommandLineParser parser;
  parser.setApplicationDescription(
      words(QT_TRANSLATE_NOOP("diaban::desktop::Options", "A workbench for planning communes")));
  parser.addHelpOption();
  parser.addVersionOption();
  parser.addPositionalArgument(
      QStringLiteral("WORKSPACE"),
      words(QT_TRANSLATE_NOOP("diaban::desktop::Options", "The workspace to open (.gpkg)")),
      QStringLiteral("[WORKSPACE]"));
  const QCommandLineOption theme(
      QStringLiteral("theme"),
      words(QT_TRANSLATE_NOOP("diaban::desktop::Options", "Colours: light or dark")),
      QStringLiteral("light|dark"));
  const QCommandLineOption shot(
      QStringLiteral("screenshot"),
      words(QT_TRANSLATE_NOOP("diaban::desktop::Options",
                              "Save a picture of the window once the map is drawn, and quit")),
      QStringLiteral("OUT.png"));
  const QCommandLineOption size(
      QStringLiteral("size"),
      words(QT_TRANSLATE_NOOP("diaban::desktop::Options", "Size of the window")),
      QStringLiteral("WxH"));
  QCommandLineOption timed(QStringLiteral("time-first-picture"));
  timed.setFlags(QCommandLineOption::HiddenFromHelp);
  parser.addOptions({theme, shot, size, timed});
  parser.process(app);
  return {parser.positionalArguments().value(0),
          parser.value(theme),
          {parser.value(shot), readSize(parser.value(size)), parser.isSet(timed)}};
}

} // namespace
} // namespace diaban::desktop

int main(int argc, char* argv[])
{
  using namespace diaban;
  app::nameApplication();
  QApplication application(argc, argv);
  QGuiApplication::setDesktopFileName(QStringLiteral("diaban"));
  app::installLanguage(application); // for the words of the options
  const desktop::Options options = desktop::readOptions(application);

  desktop::Program program(application, options.theme);
  desktop::MainWindow& window = program.window();
  desktop::captureWhenDrawn(window, options.capture);
  window.show();
  if (!options.workspace.isEmpty()) // after the window is on the screen
    QTimer::singleShot(0, &window, [&] { window.open(options.workspace); });
  else if (!options.capture.screenshot.isEmpty())
    QTimer::singleShot(0, &window, [&] { Q_EMIT window.pictureWhole(); });
  return QApplication::exec();
}
