#include "typedpairs.h"

#include <diaban/base/text.h>

#include <QRegularExpression>

#include <array>
#include <cmath>

namespace diaban::geo {
namespace {

struct Rewrite {
  const char* pattern;
  const char* by;
};

/// In this order. Labels become capitals, all else is in small letters.
constexpr std::array kRewrites{
    Rewrite{"[\\x{2032}\\x{2019}\\x{2018}\\x{02B9}\\x{00B4}`]", "'"},
    Rewrite{"[\\x{2033}\\x{201D}\\x{201C}\\x{02BA}]|''", "\""},
    Rewrite{"[\\x{00BA}\\x{02DA}]", "\\x{00B0}"},
    Rewrite{"[\\x{2212}\\x{2013}]", "-"},
    Rewrite{"[()\\[\\]{}\\s]+", " "},
    Rewrite{"^\\s*geo:", ""},
    Rewrite{"(\\d+)\\s*d\\s*(\\d+(?:[.,]\\d+)?)\\s*m\\s*(\\d+(?:[.,]\\d+)?)\\s*s(?=[nsewbđ]?(?!\\p{"
            "L}))",
            "\\1\\x{00B0}\\2'\\3\""},
    Rewrite{"(\\d+)\\s*d\\s*(\\d+(?:[.,]\\d+)?)\\s*m(?=[nsewbđ]?(?!\\p{L}))", "\\1\\x{00B0}\\2'"},
    Rewrite{"\\b(vĩ độ|vi do|latitude|lat|vĩ)\\b", " N "},
    Rewrite{"\\b(kinh độ|kinh do|longitude|long|lon|lng|kinh)\\b", " E "},
    Rewrite{"\\b(bắc|bac|north|northing|b|n)\\b", " N "},
    Rewrite{"\\b(đông|dong|east|easting|đ|e)\\b", " E "},
    Rewrite{"\\b(nam|south|s)\\b", " S "},
    Rewrite{"\\b(tây|tay|west|w)\\b", " W "},
    Rewrite{"\\bx\\b", " X "},
    Rewrite{"\\by\\b", " Y "},
    Rewrite{"(?<![\\p{L}])[nb](?=\\d)", "N "},
    Rewrite{"(?<![\\p{L}])[eđ](?=\\d)", "E "},
    Rewrite{"(?<![\\p{L}])s(?=\\d)", "S "},
    Rewrite{"(?<![\\p{L}])w(?=\\d)", "W "},
    Rewrite{"(?<![\\p{L}])x(?=\\d)", "X "},
    Rewrite{"(?<![\\p{L}])y(?=\\d)", "Y "},
    Rewrite{"(?<=\\d)\\s*(độ|deg)\\b", "\\x{00B0}"},
    Rewrite{"(?<=\\d)\\s*(phút|min)\\b", "'"},
    Rewrite{"(?<=\\d)\\s*(giây|sec)\\b", "\""},
    Rewrite{"(?<=\\d)\\s*m(?=[nbeđ]?\\b)", ""},
    Rewrite{"(?<=\\d)[nb](?![\\p{L}])", " N "},
    Rewrite{"(?<=\\d)[eđ](?![\\p{L}])", " E "},
    Rewrite{"(?<=\\d)s(?![\\p{L}])", " S "},
    Rewrite{"(?<=\\d)w(?![\\p{L}])", " W "},
    Rewrite{"([NSEWXY])\\s*[:=]", "\\1 "},
    Rewrite{"N\\s+(?=[NS])|E\\s+(?=[EW])", ""},
};

QString unified(const QString& text)
{
  static const auto rules = [] {
    std::array<std::pair<QRegularExpression, QString>, kRewrites.size()> compiled;
    for (std::size_t i = 0; i < kRewrites.size(); ++i) {
      QString by = QString::fromUtf8(kRewrites[i].by);
      by.replace(QLatin1String("\\x{00B0}"), QString(QChar(0xB0)));
      compiled[i] = {QRegularExpression(QString::fromUtf8(kRewrites[i].pattern),
                                        QRegularExpression::UseUnicodePropertiesOption),
                     by};
    }
    return compiled;
  }();
  QString result = toNfc(text).toLower();
  for (const auto& [pattern, by] : rules)
    result.replace(pattern, by);
  return result.simplified();
}

bool isLabel(QChar c)
{
  return QStringLiteral("NSEWXY").contains(c);
}

AxisLabel labelOf(QChar c)
{
  switch (c.unicode()) {
  case u'N': return AxisLabel::North;
  case u'S': return AxisLabel::South;
  case u'E': return AxisLabel::East;
  case u'W': return AxisLabel::West;
  case u'X': return AxisLabel::X;
  default: return AxisLabel::Y;
  }
}

bool isBetween(QChar c)
{
  return c == QLatin1Char(' ') || c == QLatin1Char(',') || c == QLatin1Char(';') ||
         c == QLatin1Char('|');
}

/// Without what may stand between two numbers.
QString trimmed(QString text)
{
  while (!text.isEmpty() && isBetween(text.back()))
    text.chop(1);
  qsizetype from = 0;
  while (from < text.size() && isBetween(text[from]))
    ++from;
  return text.mid(from);
}

void addPlain(const QString& text, QVector<TypedValue>& values)
{
  static const QRegularExpression byPoint(
      QStringLiteral("^([+-]?)(\\d{1,3}(?:[, ]\\d{3})+|\\d+)(\\.\\d+)?$"));
  static const QRegularExpression byComma(
      QStringLiteral("^([+-]?)(\\d{1,3}(?:[. ]\\d{3})+|\\d+)(,\\d+)?$"));
  for (const QRegularExpression* notation : {&byPoint, &byComma}) {
    const auto match = notation->match(text);
    if (!match.hasMatch())
      continue;
    QString digits = match.captured(2);
    digits.remove(QRegularExpression(QStringLiteral("[., ]")));
    QString fraction = match.captured(3);
    fraction.replace(QLatin1Char(','), QLatin1Char('.'));
    TypedValue value{(match.captured(1) + digits + fraction).toDouble()};
    value.isWhole = fraction.isEmpty();
    if (values.isEmpty() || values.last().value != value.value)
      values.append(value);
  }
}

void addAngle(const QString& text, QVector<TypedValue>& values)
{
  static const QRegularExpression form(
      QStringLiteral("^([+-]?)(\\d{1,3}(?:[.,]\\d+)?)(\\s*\u00B0\\s*|:| )"
                     "(?:(\\d{1,2}(?:[.,]\\d+)?)(\\s*'\\s*|:| )?"
                     "(?:(\\d{1,2}(?:[.,]\\d+)?)\\s*\"?)?)?$"));
  const auto match = form.match(text);
  if (!match.hasMatch())
    return;
  double value = 0;
  double unit = 1;
  for (const int part : {2, 4, 6}) {
    QString number = match.captured(part);
    const QString next = part < 6 ? match.captured(part + 2) : QString();
    number.replace(QLatin1Char(','), QLatin1Char('.'));
    const double size = number.toDouble();
    if ((part > 2 && size >= 60) || (!next.isEmpty() && number.contains(QLatin1Char('.'))))
      return;
    value += size * unit;
    unit /= 60;
  }
  if (!match.captured(6).isEmpty() && match.captured(5).isEmpty())
    return;
  TypedValue angle{match.captured(1) == QLatin1String("-") ? -value : value};
  angle.isAngle = true;
  values.append(angle);
}

QVector<TypedValue> valuesOf(const QString& text)
{
  QVector<TypedValue> values;
  addPlain(text, values);
  addAngle(text, values);
  return values;
}

void addPairs(const QString& first, AxisLabel firstAxis, const QString& second,
              AxisLabel secondAxis, QVector<TypedPair>& pairs)
{
  const auto left = valuesOf(trimmed(first));
  if (left.isEmpty())
    return;
  const auto right = valuesOf(trimmed(second));
  for (TypedValue a : left)
    for (TypedValue b : right) {
      a.axis = firstAxis;
      b.axis = secondAxis;
      pairs.append({a, b});
    }
}

/// All places where one number may end and the other begin.
void addSplits(const QString& text, AxisLabel firstAxis, AxisLabel secondAxis,
               QVector<TypedPair>& pairs)
{
  for (qsizetype i = 1; i + 1 < text.size(); ++i)
    if (isBetween(text[i]) && !isBetween(text[i - 1]))
      addPairs(text.left(i), firstAxis, text.mid(i + 1), secondAxis, pairs);
    else if (text[i - 1] == QLatin1Char('"') || text[i - 1] == QLatin1Char('\'') ||
             text[i - 1] == QChar(0xB0))
      addPairs(text.left(i), firstAxis, text.mid(i), secondAxis, pairs);
}

} // namespace

QVector<TypedPair> typedPairs(const QString& text)
{
  constexpr qsizetype kLongest = 200;
  QVector<TypedPair> pairs;
  if (text.size() > kLongest)
    return pairs;
  static const QRegularExpression known(QStringLiteral("^[-+0-9.,;:|'\" \u00B0NSEWXY]*$"));
  const QString plain = trimmed(unified(text));
  if (!known.match(plain).hasMatch())
    return pairs;
  QVector<qsizetype> labels;
  for (qsizetype i = 0; i < plain.size(); ++i)
    if (isLabel(plain[i]))
      labels.append(i);
  if (labels.isEmpty()) {
    addSplits(plain, AxisLabel::None, AxisLabel::None, pairs);
    return pairs;
  }
  if (labels.size() != 2)
    return pairs;
  const qsizetype one = labels[0], two = labels[1];
  const AxisLabel first = labelOf(plain[one]), second = labelOf(plain[two]);
  const bool leads = one == 0, trails = two == plain.size() - 1;
  if (leads && trails)
    addSplits(plain.mid(1, two - 1), first, second, pairs);
  else if (leads)
    addPairs(plain.mid(1, two - 1), first, plain.mid(two + 1), second, pairs);
  else if (trails)
    addPairs(plain.left(one), first, plain.mid(one + 1, two - one - 1), second, pairs);
  return pairs;
}

} // namespace diaban::geo
