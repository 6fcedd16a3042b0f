// The real command line as a process of its own.
#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

namespace diaban::test {

struct CliRun {
  int exit = -1;
  QJsonObject json;
  int documents = 0; ///< lines of standard output
  QByteArray messages;
  QString errorCode() const { return error().value(QLatin1String("code")).toString(); }
  QString sentence() const { return error().value(QLatin1String("sentence")).toString(); }
  QJsonObject error() const { return json.value(QLatin1String("error")).toObject(); }
};

inline QString cliProgram()
{
  return qEnvironmentVariable("DIABAN_CLI");
}

/// Runs diaban-cli with --json to its end.
/// \param prefix a program and its arguments that start it, for example {"prlimit", "--fsize=1000"}
inline CliRun runCli(const QStringList& words, const QString& language = QStringLiteral("en"),
                     const QStringList& prefix = {})
{
  QStringList line = prefix;
  line << cliProgram() << words << QStringLiteral("--json") << QStringLiteral("--lang") << language;
  QProcess process;
  const QString program = line.takeFirst();
  process.start(program, line);
  process.waitForFinished(120'000);
  CliRun run;
  run.exit = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
  const QByteArray out = process.readAllStandardOutput();
  run.documents = static_cast<int>(out.count('\n'));
  run.json = QJsonDocument::fromJson(out).object();
  run.messages = process.readAllStandardError();
  return run;
}

} // namespace diaban::test
