// What a person wants to go to, and how well a row's words answer it. Private to the module.
#pragma once

#include "placefields.h"

#include <diaban/base/foldedsearch.h>

#include <optional>
#include <string>
#include <string_view>

namespace diaban::workspace {

/// "thửa 128 tờ 14 an đức"
struct ParcelQuery {
  std::string parcel,
      sheet;            ///< as numbers are written without zeros before them; sheet may be empty
  FoldedSearch commune; ///< the words that are left
};

/// Nothing when the text names no parcel.
std::optional<ParcelQuery> parcelQuery(const QString& text);

/// Whether a cell holds this number, zeros before it apart.
bool isNumber(std::string_view cell, std::string_view number);

/// The words of a name. Immutable: any thread may ask.
class NameQuery {
public:
  NameQuery(const QString& text, const PlaceWords& words);

  bool isEmpty() const { return m_words.isEmpty(); }
  /// Every word is in the row, one of them at least in `own` (names and codes).
  bool fits(std::string_view own, std::string_view ownAndCommune) const;
  /// Place::rank
  int rank(const QString& title, const QString& code) const;

private:
  const PlaceWords& m_placeWords;
  QString m_typed, m_folded;
  FoldedSearch m_words;
  std::vector<FoldedSearch> m_each;
  bool m_hasMarks;
};

} // namespace diaban::workspace
