// What the program remembers between two starts.
#pragma once

#include <diaban/uikit/setting.h>

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace diaban::desktop {

inline const uikit::Setting<QByteArray> kWindowGeometry{"window/geometry", {}};
inline constexpr uikit::Setting<int> kLeftWidth{"window/leftWidth", 240};
inline constexpr uikit::Setting<int> kSideWidth{"window/sideWidth", 284};
inline constexpr uikit::Setting<int> kRowsHeight{"window/rowsHeight", 248};
inline constexpr uikit::Setting<bool> kLeftVisible{"window/leftVisible", true};
/// "light", "dark" or "system".
inline const uikit::Setting<QString> kTheme{"look/theme", QStringLiteral("light")};
/// "vi" or "en".
inline const uikit::Setting<QString> kLanguage{"look/language", QStringLiteral("vi")};
inline constexpr uikit::Setting<double> kTextFactor{"look/textFactor", 1.0};
inline const uikit::Setting<QString> kLastFolder{"files/lastFolder", {}};
inline const uikit::Setting<QStringList> kRecent{"files/recent", {}};
inline const uikit::Setting<QString> kLastProvince{"files/lastProvince", {}};

inline constexpr int kMostRecent = 8;

/// `path` first, the others after it, none twice.
QStringList withRecent(const QStringList& recent, const QString& path);

} // namespace diaban::desktop
