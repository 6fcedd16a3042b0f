#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTest>

namespace {

/// One command of the manual and what it says will come out.
struct Example {
  QString command;
  QString output;
  int exit = 0;
};

QVector<Example> examplesOf(const QString& path)
{
  QVector<Example> examples;
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly))
    return examples;
  bool isConsole = false;
  for (const QString& line : QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'))) {
    if (line.startsWith(QLatin1String("```")))
      isConsole = line == QLatin1String("```console");
    else if (isConsole && line.startsWith(QLatin1String("$ ")))
      examples.append({line.mid(2), {}, 0});
    else if (isConsole && line.startsWith(QStringLiteral("→ ")))
      examples.last().exit = line.mid(2).toInt();
    else if (isConsole)
      examples.last().output += line + QLatin1Char('\n');
  }
  return examples;
}

/// "…" of the manual is a string that matches everything.
const QString kAny = QStringLiteral("*any*");

bool matches(const QJsonValue& expected, const QJsonValue& actual)
{
  if (expected == QJsonValue(kAny))
    return !actual.isUndefined();
  if (expected.isObject()) {
    const QJsonObject wanted = expected.toObject();
    for (auto it = wanted.begin(); it != wanted.end(); ++it)
      if (!matches(it.value(), actual.toObject().value(it.key())))
        return false;
    return actual.isObject();
  }
  if (expected.isArray()) {
    const QJsonArray wanted = expected.toArray();
    if (wanted.size() != actual.toArray().size())
      return false;
    for (qsizetype i = 0; i < wanted.size(); ++i)
      if (!matches(wanted[i], actual.toArray()[i]))
        return false;
    return true;
  }
  return expected == actual;
}

} // namespace

class TestDocs : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void everyExampleOfTheManualWorks();
};

void TestDocs::everyExampleOfTheManualWorks()
{
  const QVector<Example> examples = examplesOf(QStringLiteral(DIABAN_SOURCE_DIR "/docs/cli.md"));
  QVERIFY(examples.size() > 20);
  QTemporaryDir folder;
  QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
  const QString programs = QFileInfo(qEnvironmentVariable("DIABAN_CLI")).path();
  environment.insert(QStringLiteral("PATH"),
                     programs + QLatin1Char(':') + environment.value(QStringLiteral("PATH")));
  for (const char* home : {"XDG_CONFIG_HOME", "XDG_DATA_HOME"})
    environment.insert(QString::fromLatin1(home), folder.filePath(QStringLiteral(".home")));
  for (const Example& example : examples) {
    QProcess shell;
    shell.setWorkingDirectory(folder.path());
    shell.setProcessEnvironment(environment);
    shell.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), example.command});
    QVERIFY(shell.waitForFinished(120'000));
    const QByteArray output = shell.readAllStandardOutput();
    const QByteArray seen = example.command.toUtf8() + '\n' + output + shell.readAllStandardError();
    QVERIFY2(shell.exitCode() == example.exit, seen.constData());
    if (!example.output.startsWith(QLatin1Char('{'))) {
      QCOMPARE(QString::fromUtf8(output), example.output);
      continue;
    }
    QString pattern = example.output;
    pattern.replace(QStringLiteral("…"), QStringLiteral("\"%1\"").arg(kAny));
    const QJsonDocument expected = QJsonDocument::fromJson(pattern.toUtf8());
    QVERIFY2(expected.isObject(), qPrintable(pattern));
    QVERIFY2(matches(expected.object(), QJsonDocument::fromJson(output).object()),
             seen.constData());
  }
}

QTEST_GUILESS_MAIN(TestDocs)
#include "tst_docs.moc"
