#include "sensorvalues.h"

#include <QJsonObject>

namespace diaban::cli {

Result<coverage::SensorValues> sensorValues(const QStringList& pairs)
{
  const auto bad = [](const QString& what) {
    return Error{Error::Code::BadArgument, {what, QStringLiteral("--values")}, {}};
  };
  QJsonObject json;
  for (const QString& pair : pairs) {
    const qsizetype sign = pair.indexOf(QLatin1Char('='));
    bool isNumber = false;
    const double value = pair.mid(sign + 1).toDouble(&isNumber);
    if (sign < 1 || !isNumber)
      return bad(pair);
    json[pair.left(sign)] = value;
  }
  DIABAN_TRY(values, coverage::SensorValues::fromJson(json));
  const QJsonObject known = values.toJson();
  for (const QString& key : json.keys())
    if (!known.contains(key))
      return bad(key);
  return values;
}

} // namespace diaban::cli
