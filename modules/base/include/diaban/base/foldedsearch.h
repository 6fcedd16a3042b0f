// Finding text whatever its marks and case: "duong" finds "Đường".
#pragma once

#include <QString>

#include <string_view>
#include <vector>

namespace diaban {

/// What a person typed into a search field: text fits when it holds every word of it, in any order,
/// marks, case and Unicode form apart. Immutable: any thread may ask.
class FoldedSearch {
public:
  explicit FoldedSearch(const QString& wanted);

  bool isEmpty() const { return m_words.empty(); } ///< nothing was typed: everything fits
  bool fits(std::string_view utf8) const;
  bool fits(const QString& text) const;

private:
  std::vector<std::u16string> m_words; ///< as foldMarks() makes them
};

} // namespace diaban
