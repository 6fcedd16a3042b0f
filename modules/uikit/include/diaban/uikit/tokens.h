// The program's colours: one table, read by palette, style sheet, delegates, icons and map
// furniture.
#pragma once

#include <QColor>
#include <QPalette>
#include <QString>

#include <span>

namespace diaban::uikit {

enum class Theme : quint8 { Light, Dark };

enum class Token : quint8 {
  Window,       ///< menu row, status bar
  Panel,        ///< tool rows, panels, heads of tables
  Base,         ///< inputs, lists, buttons
  Hover,        ///< what the pointer is on
  Border,       ///< separators: decoration only
  BorderStrong, ///< frames of inputs and buttons
  Text,
  TextMuted, ///< secondary lines
  TextOff,   ///< what can't be used now
  Accent,    ///< text, icons, focus ring
  AccentFill,
  OnAccent, ///< text and icons on AccentFill
  Selection,
  SelectionText,
  Error,
  ErrorBack,
  Warning,
  WarningBack,
  Ok,
  OkBack,
  Info,
  InfoBack,
  Tip, ///< tool tips, snack bar, map tags
  TipText,
  Shade,  ///< what lies under a sheet is covered with this, half transparent
  Paper,  ///< the map's ground
  Select, ///< the selected feature's line on the map
  Snap,   ///< what the pointer caught on the map
  Ghost,  ///< on the map, what a change would make of features
};

QColor colour(Theme theme, Token token);

/// As in the style sheet: "borderStrong" is written @borderStrong there.
QString tokenName(Token token);
std::span<const Token> allTokens();

/// Which of the two a palette made by themePalette() is.
Theme themeOf(const QPalette& palette);
QPalette themePalette(Theme theme);

/// Two tokens that meet on the screen, and the least contrast (WCAG 2.1) that they must keep:
/// 4.5 for text, 3 for frames and icons.
struct TokenPair {
  Token front;
  Token back;
  double least;
};
std::span<const TokenPair> tokenPairs();

/// Contrast of two opaque colours after WCAG 2.1, 1 to 21.
double contrast(const QColor& a, const QColor& b);

} // namespace diaban::uikit
