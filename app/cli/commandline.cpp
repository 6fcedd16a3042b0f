#include "commandline.h"

#include "commands/commands.h"
#include "exitcode.h"
#include "json.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace diaban::cli {
namespace {

void print(QTextStream& out, const QJsonObject& document)
{
  out << QString::fromUtf8(QJsonDocument(document).toJson(QJsonDocument::Compact)) << '\n';
  out.flush();
}

void say(const Error& error, QTextStream& err)
{
  err << errorText(error) << '\n';
  if (!error.detail.isEmpty())
    err << "  (" << error.detail << ")\n";
  err.flush();
}

int report(const Error& error, bool asJson, QTextStream& out, QTextStream& err)
{
  say(error, err);
  if (asJson)
    print(out, {{QStringLiteral("error"), toJson(error)}});
  return exitCode(error.code);
}

QString generalHelp()
{
  const auto text = [](const char* source) {
    return QCoreApplication::translate("diaban::cli", source);
  };
  QString page = QStringLiteral("diaban-cli %1\n\n").arg(QCoreApplication::applicationVersion());
  for (const Command& command : commands())
    page += QStringLiteral("  %1  %2\n").arg(command.name, -14).arg(text(command.summary));
  page += QLatin1Char('\n') +
          text(QT_TRANSLATE_NOOP("diaban::cli",
                                 "“diaban-cli VERB --help” explains one of them. Exit codes: 0 "
                                 "done, 1 done with findings, 2 wrong usage, 3 an input cannot be "
                                 "read, 4 the workspace cannot be written, 5 cancelled, 6 refused "
                                 "for another reason.")) +
          QLatin1Char('\n');
  return page;
}

} // namespace

const QVector<Command>& commands()
{
  static const QVector<Command> all{infoCommand(),
                                    createCommand(),
                                    layersCommand(),
                                    rowsCommand(),
                                    styleCommand(),
                                    findCommand(),
                                    identifyCommand(),
                                    groupCommand(),
                                    groupByRoleCommand(),
                                    importCommand(),
                                    renderCommand(),
                                    benchRenderCommand(),
                                    transformCommand(),
                                    historyCommand(),
                                    undoCommand(),
                                    redoCommand(),
                                    diffCommand(),
                                    mergeCommand(),
                                    mergeConflictsCommand(),
                                    conflictsCommand(),
                                    roadmapCoordinateCommand(),
                                    copyCommand(),
                                    backupCommand(),
                                    putBackCommand(),
                                    waitingCommand(),
                                    syncFoldersCommand(),
                                    demoCommand(),
                                    measureCommand(),
                                    printCommand(),
                                    bookmarksCommand(),
                                    coverageCommand(),
                                    siteCommand(),
                                    viewshedCommand(),
                                    editCommand(),
                                    checkGeometryCommand(),
                                    fieldsCommand(),
                                    setCommand(),
                                    calculateCommand(),
                                    compactCommand(),
                                    findingsCommand(),
                                    sensorsCommand(),
                                    sensorTypesCommand(),
                                    projectsCommand()};
  return all;
}

const Command* findCommand(const QStringList& words)
{
  const QString one = words.value(0);
  const QString two = one + QLatin1Char(' ') + words.value(1);
  for (const Command& command : commands())
    if (command.name == one || command.name == two)
      return &command;
  return nullptr;
}

QString languageOf(const QStringList& words)
{
  for (qsizetype i = 0; i < words.size(); ++i) {
    if (words[i].startsWith(QLatin1String("--lang=")))
      return words[i].mid(7);
    if (words[i] == QLatin1String("--lang"))
      return words.value(i + 1);
  }
  return {};
}

int runCommandLine(const QStringList& words, QTextStream& out, QTextStream& err, Progress& progress)
{
  const bool asJson = words.contains(QLatin1String("--json"));
  const bool wantsHelp = words.contains(QLatin1String("--help"));
  const Command* command = findCommand(words);
  if (!command && (wantsHelp || words.value(0) == QLatin1String("help"))) {
    out << generalHelp();
    return 0;
  }
  if (!command) {
    if (words.isEmpty() || words.first().startsWith(QLatin1String("--")))
      return report({Error::Code::MissingArgument,
                     {QStringLiteral("VERB"), QStringLiteral("diaban-cli")},
                     {}},
                    asJson, out, err);
    return report({Error::Code::BadArgument, {words.first(), QStringLiteral("diaban-cli")}, {}},
                  asJson, out, err);
  }
  if (wantsHelp) {
    out << command->help();
    return 0;
  }
  const auto arguments = command->parse(words.mid(command->name.count(QLatin1Char(' ')) + 1));
  if (!arguments)
    return report(arguments.error(), asJson, out, err);

  const auto answer = command->run(arguments.value(), progress);
  if (!answer) {
    // Ctrl-C reaches the reading process too, whose end then looks like a fault of the file.
    const bool wasStopped = !progress.advance(0);
    return report(wasStopped ? Error{Error::Code::Cancelled, {}, {}} : answer.error(), asJson, out,
                  err);
  }
  for (const Error& notice : answer.value().notices)
    say(notice, err);
  if (asJson)
    print(out, answer.value().json);
  else
    out << answer.value().text;
  out.flush();
  return answer.value().exitCode;
}

} // namespace diaban::cli
