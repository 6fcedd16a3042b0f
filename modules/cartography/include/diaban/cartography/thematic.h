// Styles made from what a field holds: a colour for each value, or for classes of numbers.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>
#include <diaban/cartography/classes.h>
#include <diaban/geo/recordbatch.h>
#include <diaban/workspace/fieldvalues.h>
#include <diaban/workspace/style.h>

namespace diaban::cartography {

/// Categories that a legend made by the program holds at most.
inline constexpr int kMostCategories = 300;

struct Recipe {
  workspace::Style::Kind kind = workspace::Style::Kind::Categorised; ///< not Single
  ClassMethod method = ClassMethod::Quantile;
  int classes = 5;
  QString palette{};       ///< empty: the default one of the kind
  bool isReversed = false; ///< the palette's colours from its end
  bool isOfficial = false; ///< colours of the regulation for codes of land use, where it has one
  int mostFrequent = 0;    ///< > 0: so many values, all others together
  bool operator==(const Recipe&) const = default;
};

/// `base` with categories or classes of `values`; their symbols are the base's in other colours.
/// Titles of classes are written in the notation of `locale`, categories stand in the order of
/// their values (Vietnamese), those alike in their number.
/// \returns TooManyValues (field, distinct, kMostCategories), NoNumbers (field), BadArgument for an
///          unknown palette, Cancelled
Result<workspace::Style> thematicStyle(const workspace::Style& base,
                                       const workspace::FieldValues& values, const Recipe& recipe,
                                       const QLocale& locale, Progress& progress);

/// Whether most of the values are codes that the regulation has colours for.
bool areLandUseCodes(const workspace::FieldValues& values);

/// The symbol with its main colour (fill, stroke, marker) exchanged; transparency stays.
workspace::Symbol recoloured(workspace::Symbol symbol, const workspace::Colour& colour);

} // namespace diaban::cartography
