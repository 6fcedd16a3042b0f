#include <diaban/store/lockfile.h>

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimeZone>

#include <filesystem>
#include <utility>

namespace diaban::store {
namespace {

QByteArray toJson(const LockHolder& holder)
{
  const QJsonObject json{
      {QStringLiteral("person"), holder.owner.person},
      {QStringLiteral("computer"), holder.owner.computer},
      {QStringLiteral("process"), holder.owner.process},
      {QStringLiteral("boot"), holder.owner.boot},
      {QStringLiteral("since"), holder.since.toUTC().toString(Qt::ISODateWithMs)}};
  return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

LockHolder fromJson(const QByteArray& bytes)
{
  const QJsonObject json = QJsonDocument::fromJson(bytes).object();
  LockHolder holder;
  holder.owner.person = json[QStringLiteral("person")].toString();
  holder.owner.computer = json[QStringLiteral("computer")].toString();
  holder.owner.process = json[QStringLiteral("process")].toInteger();
  holder.owner.boot = json[QStringLiteral("boot")].toString();
  holder.since = QDateTime::fromString(json[QStringLiteral("since")].toString(), Qt::ISODateWithMs);
  return holder;
}

std::optional<QByteArray> content(const QString& path)
{
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly))
    return std::nullopt;
  return file.read(64 * 1024);
}

/// Only of a process of this computer can we know that it is gone.
bool isGone(const LockHolder& holder, const platform::ProcessOwner& self)
{
  if (holder.owner.computer != self.computer)
    return false;
  return holder.owner.boot != self.boot || !platform::isRunning(holder.owner.process);
}

Error lockedBy(const QString& workspace, const LockHolder& holder)
{
  const QString since = holder.since.toLocalTime().toString(QStringLiteral("dd/MM/yyyy HH:mm"));
  return {Error::Code::LockedByOther,
          {workspace, holder.owner.person, holder.owner.computer, since},
          {}};
}

/// Writes the lock under another name and then gives it its own, which fails when somebody else's
/// is there already. So there is never half a lock to read, nor one that replaces another.
Result<bool> place(const QString& path, const QByteArray& bytes, qint64 process)
{
  const QString part = path + QLatin1Char('.') + QString::number(process);
  QFile file(part);
  if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush()) {
    const Error error{Error::Code::CannotWrite, {path}, file.errorString()};
    file.remove();
    return error;
  }
  file.close();
  std::error_code failed;
  std::filesystem::create_hard_link(QFileInfo(part).filesystemFilePath(),
                                    QFileInfo(path).filesystemFilePath(), failed);
  const bool noLinks = failed && !QFile::exists(path); // as on FAT
  const bool placed = !failed || (noLinks && QFile::rename(part, path));
  QFile::remove(part);
  return placed;
}

/// Takes a dead holder's lock away. Who clears holds a claim meanwhile, so of several that saw the
/// dead lock none takes away what another has put in its place.
Outcome clear(const QString& path, const QByteArray& stale, const QByteArray& mine,
              const platform::ProcessOwner& self)
{
  const QString claim = path + QLatin1String(".claim");
  DIABAN_TRY(claimed, place(claim, mine, self.process));
  if (claimed && content(path) == stale)
    QFile::remove(path);
  const auto claimant = claimed ? std::nullopt : content(claim);
  if (claimed || (claimant && isGone(fromJson(*claimant), self)))
    QFile::remove(claim);
  return Done{};
}

} // namespace

QString LockFile::pathFor(const QString& workspace)
{
  const QFileInfo file(workspace);
  return file.absolutePath() + QLatin1String("/.") + file.fileName() + QLatin1String(".lock");
}

std::optional<LockHolder> LockFile::holder(const QString& workspace,
                                           const platform::ProcessOwner& self)
{
  const auto bytes = content(pathFor(workspace));
  if (!bytes)
    return std::nullopt;
  const LockHolder found = fromJson(*bytes);
  return isGone(found, self) ? std::nullopt : std::optional(found);
}

Result<LockFile> LockFile::acquire(const QString& workspace, const platform::ProcessOwner& self,
                                   const Clock& clock, bool takeOver)
{
  const QString path = pathFor(workspace);
  const QByteArray mine = toJson({self, clock()});
  constexpr int kTries = 20; // others may clear and place at the same time
  for (int i = 0; i < kTries; ++i) {
    DIABAN_TRY(placed, place(path, mine, self.process));
    if (placed)
      return LockFile(path, mine);
    const auto bytes = content(path);
    if (!bytes)
      continue;
    const LockHolder found = fromJson(*bytes);
    if (!takeOver && !isGone(found, self))
      return lockedBy(workspace, found);
    DIABAN_CHECK(clear(path, *bytes, mine, self));
  }
  const auto bytes = content(path);
  if (!bytes)
    return Error{Error::Code::CannotWrite, {path}, QStringLiteral("the lock comes and goes")};
  return lockedBy(workspace, fromJson(*bytes));
}

LockFile::LockFile(LockFile&& other) noexcept
    : m_path(std::exchange(other.m_path, {}))
    , m_content(std::move(other.m_content))
{
}

LockFile& LockFile::operator=(LockFile&& other) noexcept
{
  std::swap(m_path, other.m_path);
  std::swap(m_content, other.m_content);
  return *this;
}

LockFile::~LockFile()
{
  if (!m_path.isEmpty() && content(m_path) == m_content) // another may have taken over
    QFile::remove(m_path);
}

} // namespace diaban::store
