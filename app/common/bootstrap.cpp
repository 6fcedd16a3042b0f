#include "bootstrap.h"

#include <QDir>
#include <QFileInfo>
#include <QTranslator>

namespace diaban::app {

void nameApplication()
{
  QCoreApplication::setApplicationName(QStringLiteral("diaban"));
  QCoreApplication::setOrganizationName(QStringLiteral("diaban"));
  QCoreApplication::setApplicationVersion(QStringLiteral(DIABAN_VERSION));
}

QStringList languages()
{
  return {QStringLiteral("vi"), QStringLiteral("en")};
}

QString installLanguage(QCoreApplication& app, const QString& language)
{
  QString wanted = language.isEmpty() ? qEnvironmentVariable("DIABAN_LANG") : language;
  if (!languages().contains(wanted))
    wanted = languages().constFirst();
  qDeleteAll(app.findChildren<QTranslator*>(QString(), Qt::FindDirectChildrenOnly));
  auto* translator = new QTranslator(&app);
  if (translator->load(QStringLiteral(":/i18n/diaban_%1.qm").arg(wanted)))
    QCoreApplication::installTranslator(translator);
  return wanted;
}

QString dataFile(const QString& relative)
{
  const QDir beside(QCoreApplication::applicationDirPath());
  QStringList folders{qEnvironmentVariable("DIABAN_DATA"),
                      beside.filePath(QStringLiteral("../share/diaban/data"))};
  // build/<preset>/bin and build/<preset>/tests lie three folders below the source tree.
  folders << beside.filePath(QStringLiteral("../../../data"));
  for (const QString& folder : std::as_const(folders)) {
    const QFileInfo file(QDir(folder).filePath(relative));
    if (!folder.isEmpty() && file.exists())
      return file.canonicalFilePath();
  }
  return {};
}

QString guideFolder()
{
  const QDir beside(QCoreApplication::applicationDirPath());
  for (const char* folder : {"../share/diaban/guide", "../../../docs/guide"}) {
    const QFileInfo contents(
        beside.filePath(QStringLiteral("%1/contents.md").arg(QLatin1String(folder))));
    if (contents.exists())
      return contents.canonicalPath();
  }
  return {};
}

} // namespace diaban::app
