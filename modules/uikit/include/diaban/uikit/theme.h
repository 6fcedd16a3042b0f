// How the program looks: Fusion, a palette, one generated style sheet, one font.
#pragma once

#include <diaban/uikit/tokens.h>

#include <QFont>

class QApplication;
class QWidget;

namespace diaban::uikit {

/// Sizes of text; see type() for pixels.
enum class TextSize : quint8 { Caption, Body, Title, Figure };

/// Noto Sans in logical pixels: caption 12, body 13, title 15 bold, figure 22 bold; each times
/// textFactor().
QFont type(TextSize size, bool bold = false);

/// How much larger than drawn text is, as applyTheme() set it.
double textFactor();

/// Style, palette, style sheet and font of the whole program. May be called again for the other
/// theme while windows are open; another size of text is seen by windows that are made after it.
/// \param factor 1, 1.15 or 1.3
void applyTheme(QApplication& app, Theme theme, double factor = 1);

/// Which theme the desktop has, as far as it says so. Ask before applyTheme().
Theme systemTheme();

/// The style sheet with all tokens filled in.
QString styleSheet(Theme theme);

/// Sets a property that the style sheet looks at ("surface", "kind", "state", "muted") and makes
/// the widget notice.
void setLook(QWidget* widget, const char* property, const QString& value);

/// Ellipsis in the middle where the text is wider than `width`; the caller shows the whole text as
/// its tooltip.
QString elided(const QString& text, const QFont& font, int width);

} // namespace diaban::uikit
