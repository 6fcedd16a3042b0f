#include "support/powercut.h"

#include <algorithm>

namespace diaban::test {
namespace {

constexpr qint64 kSector = 512;
constexpr int kRandomWrecks = 2;

void apply(QByteArray& content, qint64 offset, QByteArrayView bytes)
{
  if (content.size() < offset + bytes.size())
    content.append(offset + bytes.size() - content.size(), '\0');
  std::copy(bytes.begin(), bytes.end(), content.begin() + offset);
}

} // namespace

PowerCutDisk::PowerCutDisk(QString folder, quint32 seed)
    : m_folder(std::move(folder))
    , m_random(seed)
{
}

bool PowerCutDisk::wantsContent(const QString& path)
{
  const std::lock_guard lock(m_mutex);
  return isOurs(path) && !m_names.contains(path);
}

void PowerCutDisk::opened(const QString& path, const QByteArray& content)
{
  const std::lock_guard lock(m_mutex);
  m_names[path] = std::make_shared<File>(File{content, {}, false});
}

std::optional<DiskRefusal> PowerCutDisk::refuse(const DiskAccess& access)
{
  const std::lock_guard lock(m_mutex);
  if (isOurs(access.path) && access.call == DiskCall::Sync)
    keepWrecks(QStringLiteral("before a sync of ") + access.path.section(u'/', -1));
  if (isOurs(access.path) && access.call == DiskCall::Delete)
    keepWrecks(QStringLiteral("before a removal"));
  return std::nullopt;
}

void PowerCutDisk::done(const DiskAccess& access)
{
  const std::lock_guard lock(m_mutex);
  if (!isOurs(access.path))
    return;
  switch (access.call) {
  case DiskCall::Open:
    m_names[access.path]->syncsFolder = access.isNew && access.isJournal;
    if (!access.isNew && !m_safeNames.contains(access.path))
      m_safeNames[access.path] = m_names[access.path]; // was there before we looked
    break;
  case DiskCall::Write:
  case DiskCall::Truncate: write(access); break;
  case DiskCall::Sync: {
    File& file = *m_names[access.path];
    file.safe = contentOf(file, Keep::Everything);
    file.pending.clear();
    if (std::exchange(file.syncsFolder, false))
      m_safeNames = m_names;
    break;
  }
  case DiskCall::Delete:
    m_names.erase(access.path);
    keepWrecks(QStringLiteral("before a removal is synced"));
    if (access.syncsFolder)
      m_safeNames = m_names;
    break;
  default: break;
  }
}

void PowerCutDisk::write(const DiskAccess& access)
{
  File& file = *m_names[access.path];
  if (access.call == DiskCall::Truncate) {
    file.pending.append({access.offset, {}, true});
    return;
  }
  for (qint64 at = 0; at < access.bytes.size();) { // sector by sector, as a disk has them
    const qint64 end =
        std::min<qint64>(access.bytes.size(), at + kSector - (access.offset + at) % kSector);
    file.pending.append(
        {access.offset + at, access.bytes.sliced(at, end - at).toByteArray(), false});
    at = end;
  }
}

bool PowerCutDisk::survives(Keep keep)
{
  return keep == Keep::Everything || (keep == Keep::Some && m_random() % 2 == 0);
}

QByteArray PowerCutDisk::contentOf(const File& file, Keep keep)
{
  QByteArray content = file.safe;
  for (const Pending& change : file.pending) {
    if (!survives(keep))
      continue;
    if (change.cuts)
      content.truncate(change.offset);
    else
      apply(content, change.offset, change.bytes);
  }
  return content;
}

Wreck PowerCutDisk::wreck(Keep keep, const QString& moment)
{
  Wreck wreck{{}, m_acknowledged, moment};
  std::map<QString, FilePtr> names = m_safeNames;
  for (const auto& [name, file] : m_names) // names that appeared, or came to mean another file
    if (const auto safe = m_safeNames.find(name);
        (safe == m_safeNames.end() || safe->second != file) && survives(keep))
      names[name] = file;
  for (const auto& [name, file] : m_safeNames)
    if (!m_names.contains(name) && survives(keep))
      names.erase(name);
  for (const auto& [name, file] : names)
    wreck.files.insert(name, contentOf(*file, keep));
  return wreck;
}

void PowerCutDisk::keepWrecks(const QString& moment)
{
  m_wrecks.append(wreck(Keep::Nothing, moment + QStringLiteral(", nothing unsynced is left")));
  m_wrecks.append(wreck(Keep::Everything, moment + QStringLiteral(", everything is left")));
  for (int i = 0; i < kRandomWrecks; ++i)
    m_wrecks.append(wreck(Keep::Some, moment + QStringLiteral(", some is left")));
}

void PowerCutDisk::acknowledge(int action)
{
  const std::lock_guard lock(m_mutex);
  m_acknowledged = action;
  keepWrecks(QStringLiteral("after action %1").arg(action));
}

QVector<Wreck> PowerCutDisk::takeWrecks()
{
  const std::lock_guard lock(m_mutex);
  return std::exchange(m_wrecks, {});
}

} // namespace diaban::test
