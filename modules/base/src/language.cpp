#include <diaban/base/language.h>

#include <QCoreApplication>

namespace diaban {

const QString& inLanguage(const QString& english, const QString& vietnamese)
{
  //: not shown: the code of the language that this file translates to
  const QString code = QCoreApplication::translate("diaban::Language", "en");
  return code == QLatin1String("vi") ? vietnamese : english;
}

} // namespace diaban
