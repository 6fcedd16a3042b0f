#include "checkoutrecord.h"

#include <diaban/base/platform_files.h>
#include <diaban/base/platform_process.h>
#include <diaban/store/lockfile.h>

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QStandardPaths>

namespace diaban::workspace {
namespace {

const QString kRecordName = QStringLiteral("checkout.json");

QString recordPath(const QString& folder)
{
  return QDir(folder).filePath(kRecordName);
}

QString absolute(const QString& path)
{
  return QDir::cleanPath(QFileInfo(path).absoluteFilePath());
}

/// Links in the path are followed as far as it exists.
QString real(const QString& path)
{
  const QString known = QFileInfo(path).canonicalFilePath();
  return known.isEmpty() ? absolute(path) : known;
}

QString hex(const QByteArray& bytes)
{
  return QString::fromLatin1(bytes.toHex());
}

QByteArray bytes(const QJsonValue& hex)
{
  return QByteArray::fromHex(hex.toString().toLatin1());
}

std::optional<WaitingCopy> copyIn(const QString& folder)
{
  const auto record = readRecord(folder);
  if (!record)
    return std::nullopt;
  const QString file = QDir(folder).filePath(QFileInfo(record->workspace).fileName());
  if (!QFile::exists(file))
    return std::nullopt;
  return WaitingCopy{record->workspace, file, record->since};
}

} // namespace

QString copiesFolder()
{
  return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
         QStringLiteral("/diaban/network");
}

bool isRemote(const QString& path, const RemotePlaces& places)
{
  if (platform::isOnNetwork(path))
    return true;
  const QString folder = real(QFileInfo(path).absolutePath()) + QLatin1Char('/');
  for (const QString& sync : places.syncFolders)
    if (!sync.isEmpty() && folder.startsWith(real(sync) + QLatin1Char('/')))
      return true;
  return false;
}

QString checkoutFolder(const QString& workspace, const RemotePlaces& places)
{
  const QString path = absolute(workspace);
  const QByteArray hash = QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256);
  const QString root = places.copies.isEmpty() ? copiesFolder() : places.copies;
  return QStringLiteral("%1/%2 %3")
      .arg(absolute(root), QFileInfo(path).completeBaseName(), hex(hash.left(6)));
}

QString checkoutFile(const QString& workspace, const RemotePlaces& places)
{
  return QDir(checkoutFolder(workspace, places)).filePath(QFileInfo(workspace).fileName());
}

std::optional<CheckoutRecord> readRecord(const QString& folder)
{
  QFile file(recordPath(folder));
  if (!file.open(QIODevice::ReadOnly))
    return std::nullopt;
  const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
  CheckoutRecord record;
  record.workspace = json[QStringLiteral("workspace")].toString();
  record.target = json[QStringLiteral("target")].toString();
  record.person = json[QStringLiteral("person")].toString();
  record.computer = json[QStringLiteral("computer")].toString();
  record.since = QDateTime::fromString(json[QStringLiteral("since")].toString(), Qt::ISODateWithMs);
  record.hash = bytes(json[QStringLiteral("hash")]);
  record.companions = bytes(json[QStringLiteral("companions")]);
  record.putting = bytes(json[QStringLiteral("putting")]);
  record.onNetwork = json[QStringLiteral("on_network")].toBool();
  if (record.workspace.isEmpty() || record.target.isEmpty())
    return std::nullopt;
  return record;
}

Outcome writeRecord(const QString& folder, const CheckoutRecord& record)
{
  const QJsonObject json{
      {QStringLiteral("workspace"), record.workspace},
      {QStringLiteral("target"), record.target},
      {QStringLiteral("person"), record.person},
      {QStringLiteral("computer"), record.computer},
      {QStringLiteral("since"), record.since.toUTC().toString(Qt::ISODateWithMs)},
      {QStringLiteral("hash"), hex(record.hash)},
      {QStringLiteral("companions"), hex(record.companions)},
      {QStringLiteral("putting"), hex(record.putting)},
      {QStringLiteral("on_network"), record.onNetwork}};
  QSaveFile file(recordPath(folder));
  const QByteArray text = QJsonDocument(json).toJson();
  if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
    return Error{Error::Code::CannotWrite, {file.fileName()}, file.errorString()};
  return platform::syncFolder(folder);
}

void removeRecord(const QString& folder)
{
  QFile::remove(recordPath(folder));
}

std::optional<WaitingCopy> copyOf(const QString& workspace, const RemotePlaces& places)
{
  return copyIn(checkoutFolder(workspace, places));
}

void dropCopy(const QString& workspace, const RemotePlaces& places)
{
  const auto copy = copyOf(workspace, places);
  if (copy && !store::LockFile::holder(copy->file, platform::thisProcess()))
    QDir(checkoutFolder(workspace, places)).removeRecursively();
}

QVector<WaitingCopy> waitingCopies(const RemotePlaces& places)
{
  const QDir root(places.copies.isEmpty() ? copiesFolder() : places.copies);
  QVector<WaitingCopy> waiting;
  const auto folders = root.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
  for (const QFileInfo& folder : folders) {
    const auto copy = copyIn(folder.absoluteFilePath());
    if (copy && !store::LockFile::holder(copy->file, platform::thisProcess()))
      waiting.append(*copy);
  }
  return waiting;
}

} // namespace diaban::workspace
