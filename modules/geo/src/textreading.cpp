#include "textdecoder.h"

#include <diaban/base/text.h>
#include <diaban/geo/source.h>
#include <diaban/geo/textreading.h>

#include <QRegularExpression>

#include <algorithm>

namespace diaban::geo {
namespace {

/// Lower case, without the five tones; the letters' own marks stay.
QString withoutTone(const QString& word)
{
  QString plain;
  for (const QChar letter : word.toLower().normalized(QString::NormalizationForm_D))
    if (!QStringView(u"\u0300\u0301\u0303\u0309\u0323").contains(letter))
      plain += letter;
  return plain.normalized(QString::NormalizationForm_C);
}

bool isSyllable(const QString& word)
{
  static const QRegularExpression form(QStringLiteral(
      "^(?:ngh|ng|nh|gh|gi|ph|th|tr|ch|kh|qu|[bcdđghklmnpqrstvx])?"
      "(?:iêu|yêu|oai|oay|oao|oeo|uây|uôi|uyê|uya|uyu|ươi|ươu|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|yê|"
      "oa|oă|oe|oi|oo|ôi|ơi|ua|uâ|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|[aăâeêioôơuưy])"
      "(?:ng|nh|ch|[cmnpt])?$"));
  return form.match(withoutTone(word)).hasMatch();
}

/// Words between blanks and signs; a sign beyond ASCII is part of its word, and spoils it.
QStringList words(const QString& text)
{
  static const QRegularExpression between(QStringLiteral(
      "[\\x00-\\x40\\x5B-\\x60\\x7B-\\x7F\u00A0\u2013\u2014\u2018\u2019\u201C\u201D\u2026]+"));
  return text.split(between, Qt::SkipEmptyParts);
}

} // namespace

bool hasOtherLetters(const QString& text)
{
  return std::any_of(text.begin(), text.end(), [](QChar c) { return c.unicode() > 0x7F; });
}

double vietnameseShare(const QStringList& texts)
{
  int all = 0, good = 0;
  for (const QString& text : texts)
    for (const QString& word : words(text))
      if (hasOtherLetters(word)) {
        ++all;
        good += isSyllable(word) ? 1 : 0;
      }
  return all == 0 ? 1 : static_cast<double>(good) / all;
}

QString readText(const QString& raw, const QString& encoding)
{
  const QByteArray bytes = raw.toLatin1();
  if (encoding == QLatin1String("UTF-8"))
    return toNfc(QString::fromUtf8(bytes));
  const auto decoder = TextDecoder::make(encoding);
  return decoder ? toNfc(QString::fromUtf8(decoder.value().decoded(bytes.constData()))) : raw;
}

QVector<TextReading> textReadings(const QStringList& raw)
{
  QVector<TextReading> readings{
      {QStringLiteral("TCVN3"), QStringLiteral("TCVN3 (ABC)"), 0},
      {QStringLiteral("VNI"), QStringLiteral("VNI"), 0},
      {QStringLiteral("CP1258"), QStringLiteral("Windows-1258"), 0},
      {QStringLiteral("UTF-8"), QStringLiteral("UTF-8"), 0},
  };
  for (TextReading& reading : readings) {
    QStringList read;
    for (const QString& text : raw)
      if (hasOtherLetters(text))
        read.append(readText(text, reading.encoding));
    reading.fit = vietnameseShare(read);
  }
  std::stable_sort(readings.begin(), readings.end(),
                   [](const TextReading& a, const TextReading& b) { return a.fit > b.fit; });
  return readings;
}

} // namespace diaban::geo
