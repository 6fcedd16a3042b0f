// Which language people read: for names that are data, in files that an organisation may replace.
#pragma once

#include <QString>

namespace diaban {

/// The one in the language of the translation that is loaded, as all other sentences. Numbers and
/// days go by QLocale, which the command line leaves at C.
const QString& inLanguage(const QString& english, const QString& vietnamese);

} // namespace diaban
