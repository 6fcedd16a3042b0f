#include <diaban/cartography/palettes.h>

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace diaban::cartography {
namespace {

using workspace::Colour;

constexpr std::array kSea{"#edf0e8", "#b2d6c8", "#60acb2", "#24749c", "#163e76"};
constexpr std::array kGreens{"#f1f3e4", "#c9dca6", "#8cbb74", "#4a8f52", "#1b5a3a"};
constexpr std::array kOranges{"#f9ede0", "#f3c79a", "#e0935a", "#b85f2b", "#6f3410"};
constexpr std::array kPurples{"#f2ecf4", "#d2bfe0", "#a98cc4", "#7a569f", "#46296e"};
constexpr std::array kGreys{"#f2f2f0", "#cfcfcc", "#9f9f9d", "#6b6b6b", "#383838"};
constexpr std::array kDensity{"#fde9a9", "#8fd0a5", "#2f9bb3", "#2b4f9e"};
constexpr std::array kChange{"#9e4507", "#e9b98f", "#f2f2f0", "#9cc3dd", "#0b4f8a"};
constexpr std::array kKinds{"#2a6fc9", "#c95fa6", "#4a5a68", "#7d3f1c",
                            "#a3820f", "#2a9d78", "#4a2a82"};
constexpr std::array kSeverity{"#3f5161", "#b58d00", "#b04410", "#6f0f1a"};

// clang-format off
constexpr std::array kPalettes{
  Palette{"sea", QT_TRANSLATE_NOOP("diaban::cartography", "Sea blue"), PaletteKind::Sequential, kSea},
  Palette{"greens", QT_TRANSLATE_NOOP("diaban::cartography", "Greens"), PaletteKind::Sequential, kGreens},
  Palette{"oranges", QT_TRANSLATE_NOOP("diaban::cartography", "Oranges"), PaletteKind::Sequential, kOranges},
  Palette{"purples", QT_TRANSLATE_NOOP("diaban::cartography", "Purples"), PaletteKind::Sequential, kPurples},
  Palette{"greys", QT_TRANSLATE_NOOP("diaban::cartography", "Greys"), PaletteKind::Sequential, kGreys},
  Palette{"density", QT_TRANSLATE_NOOP("diaban::cartography", "Yellow to blue"), PaletteKind::Sequential, kDensity},
  Palette{"change", QT_TRANSLATE_NOOP("diaban::cartography", "Less and more"), PaletteKind::Diverging, kChange},
  Palette{"kinds", QT_TRANSLATE_NOOP("diaban::cartography", "Kinds"), PaletteKind::Qualitative, kKinds},
  Palette{"severity", QT_TRANSLATE_NOOP("diaban::cartography", "Severity"), PaletteKind::Qualitative, kSeverity},
};
// clang-format on

/// A colour in Oklab, where equal distances look about equal (B. Ottosson, 2020).
using Lab = std::array<double, 3>;

double toLinear(quint8 byte)
{
  const double c = byte / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

quint8 fromLinear(double c)
{
  const double s = c <= 0.0031308 ? 12.92 * c : 1.055 * std::pow(c, 1 / 2.4) - 0.055;
  return static_cast<quint8>(std::lround(std::clamp(s, 0.0, 1.0) * 255));
}

Lab toLab(const Colour& colour)
{
  const double r = toLinear(colour.red), g = toLinear(colour.green), b = toLinear(colour.blue);
  const double l = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const double m = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const double s = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
          1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
          0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

Colour fromLab(const Lab& lab)
{
  const double l = std::pow(lab[0] + 0.3963377774 * lab[1] + 0.2158037573 * lab[2], 3);
  const double m = std::pow(lab[0] - 0.1055613458 * lab[1] - 0.0638541728 * lab[2], 3);
  const double s = std::pow(lab[0] - 0.0894841775 * lab[1] - 1.2914855480 * lab[2], 3);
  return {fromLinear(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
          fromLinear(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
          fromLinear(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s)};
}

Colour mixed(const Colour& a, const Colour& b, double share)
{
  if (share <= 0 || a == b)
    return a;
  const Lab from = toLab(a), to = toLab(b);
  Lab lab;
  for (std::size_t i = 0; i < lab.size(); ++i)
    lab[i] = from[i] + share * (to[i] - from[i]);
  return fromLab(lab);
}

/// Colour `i` of a set that is shorter than the legend.
Colour repeated(std::span<const char* const> set, int i)
{
  const int size = static_cast<int>(set.size());
  const Colour plain = Colour::fromHex(QLatin1String(set[static_cast<std::size_t>(i % size)]));
  switch (i / size % 3) {
  case 1: return mixed(plain, Colour{255, 255, 255}, 0.5);
  case 2: return mixed(plain, Colour{0, 0, 0}, 0.4);
  default: return plain;
  }
}

/// `at` of 0 to 1 along the set.
Colour between(std::span<const char* const> set, double at)
{
  const double place = at * static_cast<double>(set.size() - 1);
  const auto below = std::min(static_cast<std::size_t>(place), set.size() - 1);
  const auto above = std::min(below + 1, set.size() - 1);
  return mixed(Colour::fromHex(QLatin1String(set[below])),
               Colour::fromHex(QLatin1String(set[above])), place - static_cast<double>(below));
}

} // namespace

std::span<const Palette> palettes()
{
  return kPalettes;
}

const Palette* palette(const QString& name)
{
  const auto found = std::find_if(kPalettes.begin(), kPalettes.end(), [&](const Palette& it) {
    return QLatin1String(it.name) == name;
  });
  return found == kPalettes.end() ? nullptr : &*found;
}

QString paletteTitle(const Palette& palette)
{
  return QCoreApplication::translate("diaban::cartography", palette.title);
}

const Palette& defaultPalette(PaletteKind kind)
{
  return *std::find_if(kPalettes.begin(), kPalettes.end(),
                       [kind](const Palette& it) { return it.kind == kind; });
}

QVector<Colour> coloursOf(const Palette& palette, int count, bool isReversed)
{
  QVector<Colour> colours;
  for (int i = 0; i < count; ++i) {
    // One class alone gets a colour that is seen; the ends of many are the ends of the set.
    const double at = count == 1 ? 0.6 : static_cast<double>(i) / (count - 1);
    colours.append(palette.kind == PaletteKind::Qualitative ? repeated(palette.colours, i)
                                                            : between(palette.colours, at));
  }
  if (isReversed)
    std::reverse(colours.begin(), colours.end());
  return colours;
}

} // namespace diaban::cartography
