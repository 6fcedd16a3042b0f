// What both programs do before anything else: names, the interface's language, where data files
// lie.
#pragma once

#include <QCoreApplication>
#include <QString>
#include <QStringList>

namespace diaban::app {

/// Sets application name, organisation and version; settings and caches are found by them.
void nameApplication();

/// Installs the words of `language` ("vi" or "en"). Empty: the environment's DIABAN_LANG, else
/// Vietnamese, whatever the system says. The translator belongs to `app` and takes the place of one
/// that was installed before.
/// \returns the language that is now in use.
QString installLanguage(QCoreApplication& app, const QString& language = {});

/// Languages that installLanguage() knows.
QStringList languages();

/// Full path of a file of the project's data folder, for example "crs/central_meridians.csv":
/// in the environment's DIABAN_DATA, beside an installed program (../share/diaban/data), or in the
/// source tree that the program was built in. Empty when it is in none of them.
/// \pre a QCoreApplication exists
QString dataFile(const QString& relative);

/// The folder of the user's guide: beside an installed program (../share/diaban/guide), or in the
/// source tree. Empty when it is in neither.
QString guideFolder();

} // namespace diaban::app
