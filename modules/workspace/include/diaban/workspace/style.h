// How a layer looks, as data: what a person decides is kept in the file, painters only read it.
#pragma once

#include <diaban/base/result.h>

#include <QJsonObject>
#include <QString>
#include <QVector>

#include <optional>

namespace diaban::workspace {

/// Red, green, blue, alpha, 0–255 each, alpha not multiplied in.
struct Colour {
  quint8 red = 0, green = 0, blue = 0, alpha = 255;
  static Colour fromHex(const QString& text); ///< "#rrggbb" or "#rrggbbaa"; black if unreadable
  QString toHex() const;
  bool operator==(const Colour&) const = default;
};

/// Widths and sizes are millimetres on paper; on screen 1 mm = 96 / 25.4 logical pixels.
struct Stroke {
  Colour colour{64, 64, 64, 255};
  double widthMm = 0.1;   ///< 0 = no line
  QVector<double> dashMm; ///< on, off, on, off …; empty = solid
  bool operator==(const Stroke&) const = default;
};

enum class Hatch : quint8 { None, Lines, Cross, Dots };

/// A polygon's look.
struct FillSymbol {
  Colour colour{200, 200, 200, 255}; ///< alpha 0 = not filled
  Hatch hatch = Hatch::None;         ///< drawn over the fill
  double hatchAngle = 45;            ///< degrees, counter-clockwise from east
  double hatchSpacingMm = 2;
  Stroke hatchStroke;
  Stroke outline;
  bool operator==(const FillSymbol&) const = default;
};

/// A line's look: the casing is drawn first and wider, both sides of the line show it.
struct LineSymbol {
  Stroke stroke{{80, 80, 80, 255}, 0.35, {}};
  Stroke casing{{255, 255, 255, 255}, 0, {}}; ///< whole width, larger than the stroke's; 0 = none
  bool operator==(const LineSymbol&) const = default;
};

enum class MarkerShape : quint8 { Circle, Square, Diamond, Triangle, Star, Cross, Pentagon };

/// A point's look.
struct MarkerSymbol {
  MarkerShape shape = MarkerShape::Circle;
  double sizeMm = 2.4;
  Colour fill{20, 89, 158, 255};
  Stroke outline{{255, 255, 255, 255}, 0.25, {}};
  bool operator==(const MarkerSymbol&) const = default;
};

/// All three, so that layers of mixed geometry need no other kind of style.
struct Symbol {
  FillSymbol fill;
  LineSymbol line;
  MarkerSymbol marker;
  bool operator==(const Symbol&) const = default;
};

struct Category {
  QString value;
  QString title;
  Symbol symbol;
  bool isHidden = false; ///< stays in the legend, its rows are not drawn
  bool operator==(const Category&) const = default;
};

/// from < value <= to; the first class also holds its `from`.
struct ValueClass {
  double from = 0, to = 0;
  QString title;
  Symbol symbol;
  bool isHidden = false; ///< as in Category
  bool operator==(const ValueClass&) const = default;
};

/// Scale denominators: shown while minDenominator <= N of 1:N < maxDenominator; 0 = no limit.
struct ScaleRange {
  double minDenominator = 0, maxDenominator = 0;
  bool holds(double denominator) const
  {
    return denominator >= minDenominator && (maxDenominator <= 0 || denominator < maxDenominator);
  }
  bool operator==(const ScaleRange&) const = default;
};

struct LabelStyle {
  QString field;
  double sizePx = 11.5; ///< logical pixels at 96 dpi
  bool bold = false;
  Colour colour{28, 36, 43, 255};
  Colour halo{255, 255, 255, 220};
  double haloPx = 1.5; ///< on each side
  ScaleRange scales;
  bool alongLine = false; ///< lines only: the text runs along them, reading side up
  bool operator==(const LabelStyle&) const = default;
};

struct Style {
  enum class Kind : quint8 { Single, Categorised, Graduated };
  Kind kind = Kind::Single;
  QString field; ///< Categorised, Graduated
  Symbol symbol; ///< Single; in the other kinds: all other values (not drawn when othersHidden)
  bool othersHidden = false;
  QVector<Category> categories;
  QVector<ValueClass> classes;
  std::optional<LabelStyle> label;
  double opacity = 1; ///< of the whole layer, 0–1
  ScaleRange scales;
  bool operator==(const Style&) const = default;
};

QJsonObject toJson(const Style& style);
Result<Style> styleFromJson(const QJsonObject& json); ///< BadArgument names the key

} // namespace diaban::workspace
