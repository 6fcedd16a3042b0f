#include "command.h"

#include <QCoreApplication>

#include <cmath>

namespace diaban::cli {
namespace {

const Option kEverywhere[] = {
    {QStringLiteral("json"),
     {},
     QT_TRANSLATE_NOOP("diaban::cli", "print exactly one JSON document, an error too")},
    {QStringLiteral("lang"), QStringLiteral("vi|en"),
     QT_TRANSLATE_NOOP("diaban::cli", "language of messages (else DIABAN_LANG, else vi)")},
    {QStringLiteral("help"), {}, QT_TRANSLATE_NOOP("diaban::cli", "print this page")},
};

const Option* find(const QVector<Option>& own, const QString& name)
{
  for (const Option& option : own)
    if (option.name == name)
      return &option;
  for (const Option& option : kEverywhere)
    if (option.name == name)
      return &option;
  return nullptr;
}

/// "--name" for the short form of an option, else the word itself.
QString inFull(const QVector<Option>& own, const QString& word)
{
  for (const Option& option : own)
    if (!option.letter.isEmpty() && word == QLatin1Char('-') + option.letter)
      return QStringLiteral("--") + option.name;
  return word;
}

bool isOption(const QString& word)
{
  return word.startsWith(QLatin1String("--")) && word.size() > 2;
}

QString written(const Option& option)
{
  const QString name = option.letter.isEmpty()
                           ? QStringLiteral("--") + option.name
                           : QStringLiteral("-%1|--%2").arg(option.letter, option.name);
  return option.value.isEmpty() ? name : name + QLatin1Char(' ') + option.value;
}

Error notPossible(const QString& what, const QString& where)
{
  return {Error::Code::BadArgument, {what, where}, {}};
}

} // namespace

Result<std::optional<double>> Arguments::number(const QString& option, double least,
                                                double most) const
{
  if (!isSet(option))
    return std::optional<double>();
  bool isNumber = false;
  const double number = value(option).toDouble(&isNumber);
  if (!isNumber || !(number >= least && number <= most))
    return notPossible(value(option), QStringLiteral("--") + option);
  return std::optional(number);
}

Result<std::optional<qint64>> Arguments::integer(const QString& option, qint64 least,
                                                 qint64 most) const
{
  if (!isSet(option))
    return std::optional<qint64>();
  bool isNumber = false;
  const qint64 number = value(option).toLongLong(&isNumber);
  if (!isNumber || number < least || number > most)
    return notPossible(value(option), QStringLiteral("--") + option);
  return std::optional(number);
}

Result<std::optional<QVector<double>>> Arguments::numbers(const QString& option, int count) const
{
  if (!isSet(option))
    return std::optional<QVector<double>>();
  QVector<double> numbers;
  for (const QString& part : value(option).split(QLatin1Char(','))) {
    bool isNumber = false;
    numbers.append(part.trimmed().toDouble(&isNumber));
    if (!isNumber || !std::isfinite(numbers.last()))
      return notPossible(value(option), QStringLiteral("--") + option);
  }
  if (numbers.size() != count)
    return notPossible(value(option), QStringLiteral("--") + option);
  return std::optional(numbers);
}

QStringList Arguments::list(const QString& option) const
{
  QStringList parts;
  for (const QString& part : value(option).split(QLatin1Char(','), Qt::SkipEmptyParts))
    parts.append(part.trimmed());
  return parts;
}

Result<Arguments> Command::parse(const QStringList& words) const
{
  Arguments arguments;
  QStringList plain;
  bool optionsEnded = false;
  for (qsizetype i = 0; i < words.size(); ++i) {
    const QString word = optionsEnded ? words[i] : inFull(options, words[i]);
    if (!optionsEnded && word == QLatin1String("--")) {
      optionsEnded = true;
      continue;
    }
    if (optionsEnded || !isOption(word)) {
      plain.append(word);
      continue;
    }
    const qsizetype equals = word.indexOf(QLatin1Char('='));
    const Option* option = find(options, word.mid(2, equals < 0 ? -1 : equals - 2));
    if (!option || (option->value.isEmpty() && equals >= 0))
      return notPossible(word, name);
    if (option->value.isEmpty())
      arguments.m_options.insert(option->name, {});
    else if (equals >= 0)
      arguments.m_options.insert(option->name, word.mid(equals + 1));
    else if (i + 1 < words.size())
      arguments.m_options.insert(option->name, words[++i]);
    else
      return Error{Error::Code::MissingArgument, {written(*option), name}, {}};
  }
  for (const Parameter& parameter : parameters) {
    if (plain.isEmpty())
      return Error{Error::Code::MissingArgument, {parameter.name, name}, {}};
    arguments.m_parameters.insert(parameter.name, parameter.repeated
                                                      ? std::exchange(plain, {})
                                                      : QStringList{plain.takeFirst()});
  }
  if (!plain.isEmpty())
    return notPossible(plain.first(), name);
  return arguments;
}

QString Command::usage() const
{
  QString line = name;
  for (const Parameter& parameter : parameters)
    line +=
        QLatin1Char(' ') + parameter.name + (parameter.repeated ? QStringLiteral("…") : QString());
  for (const Option& option : options)
    line += QStringLiteral(" [%1]").arg(written(option));
  return line;
}

QString Command::help() const
{
  const auto text = [](const char* source) {
    return QCoreApplication::translate("diaban::cli", source);
  };
  QString page = QStringLiteral("diaban-cli %1\n\n%2\n\n").arg(usage(), text(summary));
  const auto describe = [&](const Option& option) {
    page += QStringLiteral("  %1  %2\n").arg(written(option), -26).arg(text(option.help));
  };
  for (const Option& option : options)
    describe(option);
  for (const Option& option : kEverywhere)
    describe(option);
  return page;
}

} // namespace diaban::cli
