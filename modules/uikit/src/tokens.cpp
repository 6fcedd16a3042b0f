#include <diaban/uikit/tokens.h>

#include <array>
#include <cmath>

namespace diaban::uikit {
namespace {

struct Row {
  Token token;
  const char* name;
  QRgb light;
  QRgb dark;
};

constexpr std::array kRows{
    Row{Token::Window, "window", 0xffeceff1, 0xff1a1f24},
    Row{Token::Panel, "panel", 0xfff6f7f8, 0xff20262c},
    Row{Token::Base, "base", 0xffffffff, 0xff262d34},
    Row{Token::Hover, "hover", 0xffe4ebf1, 0xff2d363e},
    Row{Token::Border, "border", 0xffd3d9de, 0xff39434c},
    Row{Token::BorderStrong, "borderStrong", 0xff7d8791, 0xff7f8b96},
    Row{Token::Text, "text", 0xff1c242b, 0xffe6eaed},
    Row{Token::TextMuted, "textMuted", 0xff53606b, 0xffa9b4be},
    Row{Token::TextOff, "textOff", 0xff8a949d, 0xff76828d},
    Row{Token::Accent, "accent", 0xff14599e, 0xff7cb8f2},
    Row{Token::AccentFill, "accentFill", 0xff14599e, 0xff2a6cb0},
    Row{Token::OnAccent, "onAccent", 0xffffffff, 0xffffffff},
    Row{Token::Selection, "selection", 0xffd5e6f6, 0xff24486b},
    Row{Token::SelectionText, "selectionText", 0xff0d2c4b, 0xfff2f7fc},
    Row{Token::Error, "error", 0xffa61b1b, 0xffff9a8f},
    Row{Token::ErrorBack, "errorBack", 0xfffbe9e7, 0xff43221f},
    Row{Token::Warning, "warning", 0xff8a4b00, 0xfff2b968},
    Row{Token::WarningBack, "warningBack", 0xfffdf1dc, 0xff3d2f18},
    Row{Token::Ok, "ok", 0xff1c6b3a, 0xff83d19c},
    Row{Token::OkBack, "okBack", 0xffe3f2e7, 0xff1d3526},
    Row{Token::Info, "info", 0xff14599e, 0xff7cb8f2},
    Row{Token::InfoBack, "infoBack", 0xffe5f0fa, 0xff1d3347},
    Row{Token::Tip, "tip", 0xff1c242b, 0xff1c242b},
    Row{Token::TipText, "tipText", 0xffffffff, 0xffffffff},
    Row{Token::Shade, "shade", 0x661c242b, 0x99000000},
    Row{Token::Paper, "paper", 0xffffffff, 0xffffffff},
    Row{Token::Select, "select", 0xff0a4fd0, 0xffffe08a},
    Row{Token::Snap, "snap", 0xffc2185b, 0xffc2185b},
    Row{Token::Ghost, "ghost", 0xff7a2f9a, 0xff7a2f9a},
};

constexpr auto kTokens = [] {
  std::array<Token, kRows.size()> tokens{};
  for (std::size_t i = 0; i < kRows.size(); ++i)
    tokens[i] = kRows[i].token;
  return tokens;
}();

constexpr double kReads = 4.5;
constexpr double kShows = 3.0;
constexpr std::array kPairs{
    TokenPair{Token::Text, Token::Base, kReads},
    TokenPair{Token::Text, Token::Panel, kReads},
    TokenPair{Token::Text, Token::Window, kReads},
    TokenPair{Token::Text, Token::Hover, kReads},
    TokenPair{Token::Text, Token::ErrorBack, kReads},
    TokenPair{Token::Text, Token::WarningBack, kReads},
    TokenPair{Token::Text, Token::OkBack, kReads},
    TokenPair{Token::Text, Token::InfoBack, kReads},
    TokenPair{Token::TextMuted, Token::Base, kReads},
    TokenPair{Token::TextMuted, Token::Panel, kReads},
    TokenPair{Token::TextMuted, Token::Window, kReads},
    TokenPair{Token::TextMuted, Token::Selection, kReads},
    TokenPair{Token::Accent, Token::Base, kReads},
    TokenPair{Token::Accent, Token::Panel, kReads},
    TokenPair{Token::Accent, Token::Window, kReads},
    TokenPair{Token::Accent, Token::Selection, kReads},
    TokenPair{Token::OnAccent, Token::AccentFill, kReads},
    TokenPair{Token::SelectionText, Token::Selection, kReads},
    TokenPair{Token::Error, Token::Base, kReads},
    TokenPair{Token::Error, Token::ErrorBack, kReads},
    TokenPair{Token::Warning, Token::Base, kReads},
    TokenPair{Token::Warning, Token::Panel, kReads},
    TokenPair{Token::Warning, Token::WarningBack, kReads},
    TokenPair{Token::Ok, Token::Base, kReads},
    TokenPair{Token::Ok, Token::Window, kReads},
    TokenPair{Token::Ok, Token::OkBack, kReads},
    TokenPair{Token::Info, Token::InfoBack, kReads},
    TokenPair{Token::TipText, Token::Tip, kReads},
    TokenPair{Token::BorderStrong, Token::Base, kShows},
    TokenPair{Token::BorderStrong, Token::Panel, kShows},
    TokenPair{Token::BorderStrong, Token::Window, kShows},
};

const Row& row(Token token)
{
  for (const Row& r : kRows)
    if (r.token == token)
      return r;
  return kRows[0];
}

/// Relative luminance, https://www.w3.org/TR/WCAG21/#dfn-relative-luminance
double luminance(const QColor& c)
{
  const auto linear = [](double v) {
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
}

} // namespace

QColor colour(Theme theme, Token token)
{
  const Row& r = row(token);
  return QColor::fromRgba(theme == Theme::Light ? r.light : r.dark);
}

QString tokenName(Token token)
{
  return QString::fromLatin1(row(token).name);
}

std::span<const Token> allTokens()
{
  return kTokens;
}

std::span<const TokenPair> tokenPairs()
{
  return kPairs;
}

Theme themeOf(const QPalette& palette)
{
  return palette.color(QPalette::Window).lightness() < 128 ? Theme::Dark : Theme::Light;
}

QPalette themePalette(Theme theme)
{
  struct Role {
    QPalette::ColorRole role;
    Token token;
  };
  static constexpr std::array kRoles{
      Role{QPalette::Window, Token::Window},
      Role{QPalette::AlternateBase, Token::Panel},
      Role{QPalette::Base, Token::Base},
      Role{QPalette::Button, Token::Base},
      Role{QPalette::Light, Token::Base},
      Role{QPalette::Midlight, Token::Hover},
      Role{QPalette::Mid, Token::Border},
      Role{QPalette::Dark, Token::BorderStrong},
      Role{QPalette::Shadow, Token::BorderStrong},
      Role{QPalette::WindowText, Token::Text},
      Role{QPalette::Text, Token::Text},
      Role{QPalette::ButtonText, Token::Text},
      Role{QPalette::BrightText, Token::OnAccent},
      Role{QPalette::PlaceholderText, Token::TextMuted},
      Role{QPalette::Link, Token::Accent},
      Role{QPalette::LinkVisited, Token::Accent},
      Role{QPalette::Highlight, Token::Selection},
      Role{QPalette::HighlightedText, Token::SelectionText},
      Role{QPalette::ToolTipBase, Token::Tip},
      Role{QPalette::ToolTipText, Token::TipText},
  };
  QPalette palette;
  for (const Role& r : kRoles)
    palette.setColor(r.role, colour(theme, r.token));
  for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
    palette.setColor(QPalette::Disabled, role, colour(theme, Token::TextOff));
  return palette;
}

double contrast(const QColor& a, const QColor& b)
{
  const double la = luminance(a);
  const double lb = luminance(b);
  return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

} // namespace diaban::uikit
