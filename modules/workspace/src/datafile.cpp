#include <diaban/workspace/datafile.h>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>

namespace diaban::workspace {
namespace {

QString pathOf(const DataFolders& folders, const QString& relative)
{
  for (const QString& folder : folders)
    if (!folder.isEmpty() && QFile::exists(QDir(folder).filePath(relative)))
      return QDir(folder).filePath(relative);
  return relative;
}

} // namespace

DataFolders builtInData()
{
  return {QStringLiteral(":/diaban/data")};
}

DataFolders dataFolders()
{
  DataFolders folders{qEnvironmentVariable("DIABAN_DATA")};
  const QString program = QCoreApplication::applicationDirPath();
  if (!program.isEmpty())
    folders << program + QStringLiteral("/data")
            << program + QStringLiteral("/../share/diaban/data");
  return folders + builtInData();
}

Result<QByteArray> readDataFile(const DataFolders& folders, const QString& relative)
{
  QFile file(pathOf(folders, relative));
  if (!file.open(QIODevice::ReadOnly))
    return Error{Error::Code::PermissionDenied, {file.fileName()}, file.errorString()};
  return file.readAll();
}

Result<QJsonObject> readJsonFile(const DataFolders& folders, const QString& relative)
{
  DIABAN_TRY(bytes, readDataFile(folders, relative));
  QJsonParseError error;
  const QJsonDocument json = QJsonDocument::fromJson(bytes, &error);
  if (!json.isObject())
    return Error{
        Error::Code::BadArgument, {QString::number(error.offset), relative}, error.errorString()};
  return json.object();
}

QVector<QStringList> parseCsv(const QByteArray& bytes)
{
  QVector<QStringList> rows;
  QStringList row;
  QString cell;
  bool isQuoted = false;
  for (const QChar c : QString::fromUtf8(bytes)) {
    if (c == QLatin1Char('"')) {
      isQuoted = !isQuoted;
    } else if (!isQuoted && (c == QLatin1Char(',') || c == QLatin1Char('\n'))) {
      row.append(cell.trimmed());
      cell.clear();
      if (c == QLatin1Char('\n')) {
        rows.append(row);
        row.clear();
      }
    } else {
      cell += c;
    }
  }
  return rows.mid(1);
}

} // namespace diaban::workspace
