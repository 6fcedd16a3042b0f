// A verb of the command line as data: what it takes, what it says in --help, what it does.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>

#include <QHash>
#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <QVector>

#include <functional>
#include <optional>

namespace diaban::cli {

struct Parameter {
  QString name;          ///< as help and the manual write it: "WORKSPACE"
  bool repeated = false; ///< one or more; only the last parameter may be
};

struct Option {
  QString name;               ///< without the dashes
  QString value;              ///< what follows, as help writes it; empty for a switch
  const char* help = nullptr; ///< QT_TRANSLATE_NOOP("diaban::cli", …)
  QString letter{};           ///< a short form: "o" for -o
};

/// What a person typed, checked against a command's declaration.
class Arguments {
public:
  QString parameter(const QString& name) const { return parameters(name).value(0); }
  QStringList parameters(const QString& name) const { return m_parameters.value(name); }
  bool isSet(const QString& option) const { return m_options.contains(option); }
  QString value(const QString& option) const { return m_options.value(option); }

  /// \returns BadArgument when the option is there and is no number of [least, most].
  Result<std::optional<double>> number(const QString& option, double least, double most) const;
  Result<std::optional<qint64>> integer(const QString& option, qint64 least, qint64 most) const;
  /// "a,b,…" with exactly `count` finite numbers.
  Result<std::optional<QVector<double>>> numbers(const QString& option, int count) const;
  /// Parts between commas, without blanks around them.
  QStringList list(const QString& option) const;

private:
  friend struct Command;
  QHash<QString, QStringList> m_parameters;
  QHash<QString, QString> m_options;
};

/// What a command has to say when its work is done.
struct Answer {
  QJsonObject json;       ///< the whole document of --json
  QString text;           ///< the same for people, lines end with \n
  QVector<Error> notices; ///< what else the person should know; they go to the messages
  int exitCode = 0;
};

struct Command {
  QString name;                  ///< "import", "bench render"
  const char* summary = nullptr; ///< QT_TRANSLATE_NOOP("diaban::cli", …)
  QVector<Parameter> parameters;
  QVector<Option> options; ///< besides --json, --lang and --help, which every command takes
  bool draws = false;      ///< needs an application object with fonts
  std::function<Result<Answer>(const Arguments&, Progress&)> run;

  /// \returns BadArgument or MissingArgument
  Result<Arguments> parse(const QStringList& words) const;
  QString usage() const; ///< "import WORKSPACE SOURCE… [--layer NAME] …"
  QString help() const;
};

} // namespace diaban::cli
