#include "sourcediagnosis.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <optional>

namespace diaban::geo {
namespace {

QByteArray head(QFile& file, qint64 size)
{
  return file.seek(0) ? file.read(size) : QByteArray();
}

QByteArray tail(QFile& file, qint64 size)
{
  return file.seek(std::max<qint64>(0, file.size() - size)) ? file.read(size) : QByteArray();
}

template <typename T>
T bigEndian(const QByteArray& bytes, qsizetype at)
{
  return qFromBigEndian<T>(bytes.constData() + at);
}
template <typename T>
T littleEndian(const QByteArray& bytes, qsizetype at)
{
  return qFromLittleEndian<T>(bytes.constData() + at);
}

/// The length that a file of this kind says it has; nullopt where it does not say.
/// Shapefile: Esri white paper, July 1998, table 1. dBASE: header, bytes 4–11. SQLite: file format,
/// 1.3 (the size in pages counts only where its change counter is that of the file).
std::optional<qint64> saidLength(QFile& file)
{
  const QByteArray start = head(file, 100);
  const QString suffix = QFileInfo(file).suffix().toLower();
  const bool isShape = suffix == QLatin1String("shp") || suffix == QLatin1String("shx");
  if (isShape && start.size() == 100 && bigEndian<quint32>(start, 0) == 9994)
    return qint64{2} * bigEndian<quint32>(start, 24);
  if (isShape && start.size() < 100)
    return 100;
  if (suffix == QLatin1String("dbf") && start.size() >= 32)
    return littleEndian<quint16>(start, 8) +
           qint64{littleEndian<quint32>(start, 4)} * littleEndian<quint16>(start, 10);
  if (start.startsWith(QByteArrayView("SQLite format 3\0", 16)) && start.size() == 100 &&
      bigEndian<quint32>(start, 24) == bigEndian<quint32>(start, 92)) {
    const quint32 page = bigEndian<quint16>(start, 16);
    return qint64{bigEndian<quint32>(start, 28)} * (page == 1 ? 65536 : page);
  }
  return std::nullopt;
}

/// The name of an XML file's root element; empty if the start does not show one.
QByteArray rootElement(const QByteArray& start)
{
  qsizetype at = 0;
  while ((at = start.indexOf('<', at)) >= 0 && at + 1 < start.size()) {
    const char next = start[at + 1];
    if (next != '?' && next != '!') {
      qsizetype end = at + 1;
      while (end < start.size() && !QByteArrayView(" \t\r\n/>").contains(start[end]))
        ++end;
      return start.mid(at + 1, end - at - 1);
    }
    ++at;
  }
  return {};
}

bool isTextCutOff(QFile& file)
{
  QByteArray start = head(file, 4096);
  if (start.startsWith("\xEF\xBB\xBF"))
    start = start.mid(3);
  start = start.trimmed();
  const QByteArray end = tail(file, 4096).trimmed();
  if (start.startsWith('{') || start.startsWith('['))
    return !end.endsWith('}') && !end.endsWith(']');
  if (!start.startsWith('<'))
    return false;
  const QByteArray root = rootElement(start);
  return !root.isEmpty() && !end.contains("</" + root) && !end.endsWith("/>");
}

bool isZipCutOff(QFile& file)
{
  constexpr qint64 kEndRecord = 65536 + 22; // APPNOTE 4.3.16, with the longest comment
  return head(file, 4) == QByteArrayView("PK\x03\x04", 4) &&
         !tail(file, kEndRecord).contains(QByteArrayView("PK\x05\x06", 4));
}

/// A PNG ends with its IEND chunk.
bool isPngCutOff(QFile& file)
{
  return head(file, 4) == QByteArrayView("\x89PNG", 4) && !tail(file, 64).contains("IEND");
}

bool isShorterThanSaid(const QString& path)
{
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly))
    return false;
  const std::optional<qint64> said = saidLength(file);
  return (said && file.size() < *said) || isZipCutOff(file) || isPngCutOff(file);
}

/// The file beside `path` with another suffix, in any case; empty if there is none.
QString beside(const QString& path, const QString& suffix)
{
  const QFileInfo info(path);
  const QString wanted = info.completeBaseName() + QLatin1Char('.') + suffix;
  const QStringList names = info.dir().entryList(QDir::Files);
  for (const QString& name : names)
    if (name.compare(wanted, Qt::CaseInsensitive) == 0)
      return info.dir().filePath(name);
  return {};
}

} // namespace

QString missingShapefilePart(const QString& name, const QStringList& names)
{
  if (!name.endsWith(QLatin1String(".shp"), Qt::CaseInsensitive))
    return {};
  for (const QLatin1String suffix : {QLatin1String("shx"), QLatin1String("dbf")}) {
    const QString part = name.chopped(3) + suffix;
    if (!names.contains(part, Qt::CaseInsensitive))
      return part;
  }
  return {};
}

Outcome checkParts(const QString& path)
{
  if (!QFileInfo(path).isFile())
    return Done{};
  QStringList files = {path};
  if (path.endsWith(QLatin1String(".shp"), Qt::CaseInsensitive)) {
    for (const QString& suffix : {QStringLiteral("shx"), QStringLiteral("dbf")}) {
      files.append(beside(path, suffix));
      if (files.last().isEmpty()) {
        const QString part = QFileInfo(path).completeBaseName() + QLatin1Char('.') + suffix;
        return Error{Error::Code::PartMissing, {path, part}, {}};
      }
    }
  }
  for (const QString& file : files)
    if (isShorterThanSaid(file))
      return Error{Error::Code::FileTruncated, {file}, {}};
  return Done{};
}

bool isCutOff(const QString& path)
{
  QFile file(path);
  return isShorterThanSaid(path) || (file.open(QIODevice::ReadOnly) && isTextCutOff(file));
}

} // namespace diaban::geo
