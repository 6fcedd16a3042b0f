#include "placequery.h"

#include <diaban/base/text.h>

#include <QRegularExpression>

#include <algorithm>

namespace diaban::workspace {
namespace {

std::string withoutZeros(const QString& number)
{
  QString plain = number;
  while (plain.size() > 1 && plain.startsWith(QLatin1Char('0')))
    plain.remove(0, 1);
  return plain.toStdString();
}

QString cutOut(QString text, const QRegularExpressionMatch& match)
{
  return match.hasMatch()
             ? text.replace(match.capturedStart(), match.capturedLength(), QLatin1Char(' '))
             : text;
}

} // namespace

std::optional<ParcelQuery> parcelQuery(const QString& text)
{
  static const QRegularExpression both(
      QStringLiteral("^\\s*(?:thua\\s*)?(\\d{1,6})\\s*/\\s*(\\d{1,6})\\b"));
  static const QRegularExpression parcel(
      QStringLiteral("\\bthua(?: dat)?(?: so)?\\s*[:#]?\\s*(\\d{1,6}[a-z]?)\\b"));
  static const QRegularExpression sheet(
      QStringLiteral("\\bto(?: ban do)?(?: so)?\\s*[:#]?\\s*(\\d{1,6})\\b"));
  QString folded = foldMarks(toNfc(text));
  if (const auto match = both.match(folded); match.hasMatch())
    return ParcelQuery{withoutZeros(match.captured(1)), withoutZeros(match.captured(2)),
                       FoldedSearch(cutOut(folded, match).remove(QLatin1Char(',')))};
  const auto number = parcel.match(folded);
  if (!number.hasMatch())
    return std::nullopt;
  folded = cutOut(folded, number);
  const auto onSheet = sheet.match(folded);
  folded = cutOut(folded, onSheet).remove(QLatin1Char(','));
  return ParcelQuery{withoutZeros(number.captured(1)),
                     onSheet.hasMatch() ? withoutZeros(onSheet.captured(1)) : std::string(),
                     FoldedSearch(folded)};
}

bool isNumber(std::string_view cell, std::string_view number)
{
  while (cell.size() > 1 && cell.front() == '0')
    cell.remove_prefix(1);
  if (cell.size() > 2 && cell.substr(cell.size() - 2) == ".0") // a column of fractions
    cell.remove_suffix(2);
  return cell == number;
}

NameQuery::NameQuery(const QString& text, const PlaceWords& words)
    : m_placeWords(words)
    , m_typed(toNfc(text).simplified().toLower())
    , m_folded(foldMarks(m_typed))
    , m_words(m_typed)
    , m_hasMarks(m_folded != m_typed)
{
  for (const QString& word : m_typed.split(QLatin1Char(' '), Qt::SkipEmptyParts))
    m_each.emplace_back(word);
}

bool NameQuery::fits(std::string_view own, std::string_view ownAndCommune) const
{
  return m_words.fits(ownAndCommune) &&
         std::any_of(m_each.begin(), m_each.end(),
                     [own](const FoldedSearch& word) { return word.fits(own); });
}

int NameQuery::rank(const QString& title, const QString& code) const
{
  const QString whole = foldMarks(title), name = m_placeWords.withoutKind(whole);
  const QString folded = foldMarks(code);
  int rank = 3;
  if (whole == m_folded || name == m_folded || folded == m_folded)
    rank = 0;
  else if (whole.startsWith(m_folded) || name.startsWith(m_folded) || folded.startsWith(m_folded))
    rank = 1;
  else if (whole.contains(QLatin1Char(' ') + m_folded))
    rank = 2;
  constexpr int kOtherMarks = 4;
  return m_hasMarks && !title.toLower().contains(m_typed) ? rank + kOtherMarks : rank;
}

} // namespace diaban::workspace
