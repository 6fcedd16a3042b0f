#include "workspacememory.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QStringList>

#include <algorithm>
#include <utility>
#include <vector>

namespace diaban::desktop {
namespace {

const QString kGroup = QStringLiteral("workspaces");
const QString kUsed = QStringLiteral("used");

QString keyOf(const QString& workspace, const QString& what)
{
  const QByteArray hash =
      QCryptographicHash::hash(workspace.toUtf8(), QCryptographicHash::Sha1).toHex();
  return QStringLiteral("%1/%2/%3").arg(kGroup, QString::fromLatin1(hash), what);
}

} // namespace

QByteArray WorkspaceMemory::read(const QString& workspace, const QString& what) const
{
  return m_settings.value(keyOf(workspace, what)).toByteArray();
}

void WorkspaceMemory::write(const QString& workspace, const QString& what, const QByteArray& value)
{
  const bool isNew = !m_settings.contains(keyOf(workspace, kUsed));
  m_settings.setValue(keyOf(workspace, what), value);
  m_settings.setValue(keyOf(workspace, kUsed), QDateTime::currentSecsSinceEpoch());
  if (isNew)
    forgetOld();
}

void WorkspaceMemory::forgetOld()
{
  m_settings.beginGroup(kGroup);
  std::vector<std::pair<qint64, QString>> byAge;
  for (const QString& one : m_settings.childGroups())
    byAge.emplace_back(m_settings.value(one + u'/' + kUsed).toLongLong(), one);
  std::sort(byAge.begin(), byAge.end());
  for (std::size_t i = 0; i + kMost < byAge.size(); ++i)
    m_settings.remove(byAge[i].second);
  m_settings.endGroup();
}

} // namespace diaban::desktop
