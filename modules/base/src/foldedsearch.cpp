#include <diaban/base/foldedsearch.h>
#include <diaban/base/text.h>

#include <QStringList>
#include <QVarLengthArray>

#include <algorithm>
#include <array>

namespace diaban {
namespace {

/// Latin letters with all their marks lie below; what lies above has none that a search drops.
constexpr char16_t kTableEnd = 0x2000;
constexpr char16_t kDropped = 0; ///< a mark on its own

/// foldMarks() of each single unit, so that rows are compared without making a string of them.
const std::array<char16_t, kTableEnd>& foldedUnits()
{
  static const auto table = [] {
    std::array<char16_t, kTableEnd> units{};
    for (char16_t unit = 1; unit < kTableEnd; ++unit) {
      const QString folded = foldMarks(QString(QChar(unit)));
      units[unit] = folded.isEmpty() ? kDropped : folded.front().unicode();
    }
    return units;
  }();
  return table;
}

using Units = QVarLengthArray<char16_t, 256>;

/// Folds well-formed UTF-8; of anything else each byte is a unit of its own.
void fold(std::string_view utf8, Units& units)
{
  const auto& table = foldedUnits();
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(utf8[i]); };
  for (std::size_t i = 0; i < utf8.size();) {
    char32_t point = byte(i);
    std::size_t length = 1;
    if (point >= 0xC0)
      length = point >= 0xF0 ? 4 : point >= 0xE0 ? 3 : 2;
    if (length > 1 && i + length <= utf8.size()) {
      point &= 0xFFU >> (length + 1);
      for (std::size_t k = 1; k < length; ++k)
        point = (point << 6U) | (byte(i + k) & 0x3FU);
    } else {
      length = 1;
    }
    i += length;
    if (point >= kTableEnd)
      units.append(static_cast<char16_t>(point & 0xFFFFU));
    else if (const char16_t unit = table[point]; unit != kDropped)
      units.append(unit);
  }
}

bool holdsAll(std::u16string_view text, const std::vector<std::u16string>& words)
{
  return std::all_of(words.begin(), words.end(), [&](const std::u16string& word) {
    return text.find(word) != std::u16string_view::npos;
  });
}

} // namespace

FoldedSearch::FoldedSearch(const QString& wanted)
{
  for (const QString& word : wanted.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
    const QByteArray utf8 = word.toUtf8();
    Units units;
    fold({utf8.constData(), static_cast<std::size_t>(utf8.size())}, units);
    if (!units.isEmpty())
      m_words.emplace_back(units.begin(), units.end());
  }
}

bool FoldedSearch::fits(std::string_view utf8) const
{
  if (isEmpty())
    return true;
  Units units;
  fold(utf8, units);
  return holdsAll({units.constData(), static_cast<std::size_t>(units.size())}, m_words);
}

bool FoldedSearch::fits(const QString& text) const
{
  const QByteArray utf8 = text.toUtf8();
  return fits(std::string_view(utf8.constData(), static_cast<std::size_t>(utf8.size())));
}

} // namespace diaban
