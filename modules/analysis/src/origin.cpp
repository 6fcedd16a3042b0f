#include <diaban/analysis/origin.h>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

#include <algorithm>

namespace diaban::analysis {
namespace {

constexpr qsizetype kMostNamed = 3; ///< layers in a sentence

QString text(const char* source)
{
  return QCoreApplication::translate("diaban::analysis", source);
}

/// Numbers of a JSON file are doubles: a revision is kept as text.
QJsonObject toJson(const OriginInput& input)
{
  QJsonObject json{{QStringLiteral("layer"), input.layer.toHex()},
                   {QStringLiteral("title"), input.title},
                   {QStringLiteral("revision"), QString::number(input.revision)}};
  if (!input.stamp.isEmpty())
    json.insert(QStringLiteral("stamp"), input.stamp);
  return json;
}

OriginInput inputFrom(const QJsonValue& json)
{
  return {Uid::fromHex(json[QLatin1String("layer")].toString()),
          json[QLatin1String("title")].toString(),
          json[QLatin1String("revision")].toString().toULongLong(),
          json[QLatin1String("stamp")].toString()};
}

QString quotedTitles(const QStringList& titles)
{
  QStringList quoted;
  for (const QString& title : titles.mid(0, kMostNamed))
    //: %1 a layer, named in a sentence
    quoted.append(text(QT_TRANSLATE_NOOP("diaban::analysis", "“%1”")).arg(title));
  if (titles.size() > kMostNamed)
    quoted.append(QStringLiteral("…"));
  return quoted.join(QStringLiteral(", "));
}

} // namespace

OriginInput inputOf(const workspace::Layer& layer)
{
  return {layer.uid, layer.title, layer.revision, layer.sourceStamp};
}

QByteArray toJson(const Origin& origin)
{
  QJsonArray inputs;
  for (const OriginInput& input : origin.inputs)
    inputs.append(toJson(input));
  const QString program =
      origin.program.isEmpty() ? QCoreApplication::applicationVersion() : origin.program;
  QJsonObject json{{QStringLiteral("analysis"), origin.analysis},
                   {QStringLiteral("name"), origin.name},
                   {QStringLiteral("parameters"), origin.parameters},
                   {QStringLiteral("inputs"), inputs},
                   {QStringLiteral("program"), program}};
  if (!origin.author.isEmpty())
    json.insert(QStringLiteral("author"), origin.author);
  if (origin.time.isValid())
    json.insert(QStringLiteral("time"), origin.time.toUTC().toString(Qt::ISODateWithMs));
  return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

std::optional<Origin> originFromJson(const QByteArray& json)
{
  const QJsonObject object = QJsonDocument::fromJson(json).object();
  Origin origin;
  origin.analysis = object[QLatin1String("analysis")].toString();
  if (origin.analysis.isEmpty())
    return std::nullopt;
  origin.name = object[QLatin1String("name")].toString();
  origin.parameters = object[QLatin1String("parameters")].toObject();
  const QJsonArray inputs = object[QLatin1String("inputs")].toArray();
  for (const QJsonValue& input : inputs)
    origin.inputs.append(inputFrom(input));
  origin.program = object[QLatin1String("program")].toString();
  origin.author = object[QLatin1String("author")].toString();
  origin.time =
      QDateTime::fromString(object[QLatin1String("time")].toString(), Qt::ISODateWithMs).toUTC();
  return origin;
}

std::optional<Origin> originOf(const workspace::Layer& layer)
{
  return layer.origin.isEmpty() ? std::nullopt : originFromJson(layer.origin);
}

QString whyName(StaleInput::Why why)
{
  return why == StaleInput::Why::Gone ? QStringLiteral("gone") : QStringLiteral("changed");
}

QVector<StaleInput> staleInputs(const QVector<workspace::Layer>& layers,
                                const workspace::Layer& result)
{
  QVector<StaleInput> stale;
  const auto origin = originOf(result);
  for (const OriginInput& input : origin ? origin->inputs : QVector<OriginInput>()) {
    const auto now = std::find_if(layers.begin(), layers.end(), [&](const workspace::Layer& layer) {
      return layer.uid == input.layer;
    });
    if (now == layers.end())
      stale.append({StaleInput::Why::Gone, input.title, input.layer});
    else if (now->revision != input.revision || now->sourceStamp != input.stamp)
      stale.append({StaleInput::Why::Changed, now->title, input.layer});
  }
  return stale;
}

QString staleWords(const QVector<StaleInput>& stale)
{
  QStringList changed, gone;
  for (const StaleInput& input : stale)
    (input.why == StaleInput::Why::Gone ? gone : changed).append(input.title);
  if (changed.isEmpty() && gone.isEmpty())
    return {};
  if (gone.isEmpty())
    //: %1 layers
    return text(QT_TRANSLATE_NOOP("diaban::analysis", "Out of date: changed since: %1"))
        .arg(quotedTitles(changed));
  if (changed.isEmpty())
    //: %1 layers
    return text(QT_TRANSLATE_NOOP("diaban::analysis", "Out of date: no longer there: %1"))
        .arg(quotedTitles(gone));
  //: %1 and %2 layers
  return text(QT_TRANSLATE_NOOP("diaban::analysis",
                                "Out of date: changed since: %1; no longer there: %2"))
      .arg(quotedTitles(changed), quotedTitles(gone));
}

QString originWords(const workspace::Layer& layer)
{
  const auto origin = originOf(layer);
  if (!origin)
    return {};
  QStringList titles;
  for (const OriginInput& input : origin->inputs)
    titles.append(input.title);
  const QString when =
      QLocale().toString(origin->time.toLocalTime(), QStringLiteral("dd/MM/yyyy HH:mm"));
  if (titles.isEmpty())
    //: of a layer; %1 time, %2 a person
    return text(QT_TRANSLATE_NOOP("diaban::analysis", "Computed on %1 by %2"))
        .arg(when, origin->author);
  //: of a layer; %1 time, %2 a person, %3 layers
  return text(QT_TRANSLATE_NOOP("diaban::analysis", "Computed on %1 by %2 from %3"))
      .arg(when, origin->author, quotedTitles(titles));
}

} // namespace diaban::analysis
