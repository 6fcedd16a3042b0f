#include "journey.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QtEndian>

namespace diaban::test {
namespace {

constexpr int kShellMs = 60'000;
constexpr qsizetype kTextWidth = 40;

void appendBig(QByteArray& to, quint32 value)
{
  const quint32 bytes = qToBigEndian(value);
  to.append(reinterpret_cast<const char*>(&bytes), sizeof bytes);
}

template <typename T>
void appendLittle(QByteArray& to, T value)
{
  const T bytes = qToLittleEndian(value);
  to.append(reinterpret_cast<const char*>(&bytes), sizeof bytes);
}

/// Header of .shp and .shx (Esri white paper, July 1998): one point at (x, y).
QByteArray shapeHeader(quint32 bytes, double x, double y)
{
  QByteArray header;
  appendBig(header, 9994);
  header.append(20, '\0');
  appendBig(header, bytes / 2);
  appendLittle<quint32>(header, 1000);
  appendLittle<quint32>(header, 1); // points
  for (const double side : {x, y, x, y, 0.0, 0.0, 0.0, 0.0})
    appendLittle(header, side);
  return header;
}

/// A dBASE table of one row and one text field.
QByteArray table(const QByteArray& text)
{
  QByteArray bytes("\x03\x7E\x01\x01", 4);
  appendLittle<quint32>(bytes, 1);
  appendLittle<quint16>(bytes, 32 + 32 + 1);
  appendLittle<quint16>(bytes, 1 + kTextWidth);
  bytes.append(20, '\0');
  bytes.append("ten").append(8, '\0').append('C').append(4, '\0');
  bytes.append(static_cast<char>(kTextWidth)).append(15, '\0').append('\x0D');
  return bytes.append(' ').append(text.leftJustified(kTextWidth, ' ', true)).append('\x1A');
}

} // namespace

JourneyFolder::JourneyFolder()
    : m_folder(m_root.filePath(QStringLiteral("Bản đồ 'quy hoạch' \"Đất\" (2)")))
{
  const QString source = path(QStringLiteral("trạm.geojson"));
  m_isReady = QDir().mkpath(m_folder) && writeBytes(source, pointsAsGeoJson(50, 106.7, 10.78)) &&
              runCli({QStringLiteral("create"), workspace(), QStringLiteral("--crs"),
                      QStringLiteral("EPSG:9210")})
                      .exit == 0 &&
              runCli({QStringLiteral("import"), workspace(), source}).exit == 0;
}

QString JourneyFolder::path(const QString& name) const
{
  return QDir(m_folder).filePath(name);
}

bool writeBytes(const QString& path, const QByteArray& bytes)
{
  QFile file(path);
  return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

QByteArray hashOf(const QString& path)
{
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly))
    return {};
  return QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256);
}

QByteArray pointsAsGeoJson(int count, double x, double y)
{
  QByteArray text = "{\"type\":\"FeatureCollection\",\"features\":[";
  for (int i = 0; i < count; ++i)
    text += QByteArray(i ? "," : "") + R"({"type":"Feature","properties":{"so":)" +
            QByteArray::number(i) + R"(,"ten":"Cột số )" + QByteArray::number(i) +
            R"("},"geometry":{"type":"Point","coordinates":[)" +
            QByteArray::number(x + i % 100 * 1e-4, 'f', 6) + ',' +
            QByteArray::number(y + i / 100 % 1000 * 1e-4, 'f', 6) + "]}}";
  return text + "]}";
}

bool writePointShapefile(const QString& path, const QByteArray& text, const QByteArray& encoding)
{
  constexpr double kX = 106.7, kY = 10.78;
  QByteArray shapes = shapeHeader(100 + 28, kX, kY);
  appendBig(shapes, 1);
  appendBig(shapes, 10); // 16-bit words of the record
  appendLittle<quint32>(shapes, 1);
  appendLittle(shapes, kX);
  appendLittle(shapes, kY);
  QByteArray index = shapeHeader(100 + 8, kX, kY);
  appendBig(index, 50);
  appendBig(index, 10);
  const QString base = path.chopped(4);
  return writeBytes(path, shapes) && writeBytes(base + QStringLiteral(".shx"), index) &&
         writeBytes(base + QStringLiteral(".dbf"), table(text)) &&
         writeBytes(base + QStringLiteral(".cpg"), encoding);
}

bool runSqlShell(const QString& path, const QByteArray& sql)
{
  QProcess shell;
  shell.start(QStringLiteral("sqlite3"), {QStringLiteral("-bail"), path});
  shell.write(sql);
  shell.closeWriteChannel();
  return shell.waitForFinished(kShellMs) && shell.exitStatus() == QProcess::NormalExit &&
         shell.exitCode() == 0;
}

QByteArray contentOf(const QString& path)
{
  QProcess shell;
  shell.start(QStringLiteral("sqlite3"), {QStringLiteral("-readonly"), path});
  shell.write("PRAGMA integrity_check;\nPRAGMA foreign_key_check;\n.dump\n");
  shell.closeWriteChannel();
  shell.waitForFinished(kShellMs);
  return shell.readAllStandardOutput() + shell.readAllStandardError();
}

QByteArray layersAndHistory(const QString& workspace)
{
  QByteArray text;
  for (const QString& verb : {QStringLiteral("layers"), QStringLiteral("history")}) {
    const CliRun run = runCli({verb, workspace});
    text += QByteArray::number(run.exit) + QJsonDocument(run.json).toJson();
  }
  return text;
}

QStringList withoutRootsRights()
{
  QProcess who;
  who.start(QStringLiteral("id"), {QStringLiteral("-u")});
  who.waitForFinished();
  if (who.readAllStandardOutput().trimmed() != "0")
    return {};
  return {QStringLiteral("setpriv"), QStringLiteral("--bounding-set=-all"),
          QStringLiteral("--inh-caps=-all")};
}

bool tellsOfFile(const CliRun& run, const QString& fileName)
{
  const qsizetype end = run.sentence().lastIndexOf(QLatin1String(". "));
  return run.sentence().contains(fileName) && end > 0 && end + 10 < run.sentence().size();
}

} // namespace diaban::test
