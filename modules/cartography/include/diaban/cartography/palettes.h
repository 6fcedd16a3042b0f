// Sets of colours for classes and categories.
#pragma once

#include <diaban/workspace/style.h>

#include <QString>
#include <QVector>

#include <span>

namespace diaban::cartography {

enum class PaletteKind : quint8 {
  Sequential, ///< from little to much
  Diverging,  ///< from one side over the middle to the other
  Qualitative ///< for kinds of things
};

struct Palette {
  const char* name;  ///< in files and on the command line: "sea"
  const char* title; ///< QT_TRANSLATE_NOOP("diaban::cartography", …)
  PaletteKind kind;
  std::span<const char* const> colours; ///< "#rrggbb"
};

std::span<const Palette> palettes();
/// Null when there is none of that name.
const Palette* palette(const QString& name);
QString paletteTitle(const Palette& palette); ///< in the person's language
/// The palette that is taken where nobody chose one.
const Palette& defaultPalette(PaletteKind kind);

/// `count` colours: those of the set where it has as many. Sequential and diverging ones are mixed
/// between their neighbours (in Oklab, so that steps look even); qualitative ones are repeated
/// lighter, then darker, for a legend that is longer than the set.
QVector<workspace::Colour> coloursOf(const Palette& palette, int count, bool isReversed = false);

} // namespace diaban::cartography
