// Icons by name: Breeze's drawings or our own, in the colours of the theme, sharp at any size.
#pragma once

#include <diaban/uikit/tokens.h>

#include <QIcon>
#include <QPixmap>

namespace diaban::uikit {

/// `name` as in Breeze ("document-open") or in resources/icons ("needle"). The icon follows the
/// program's theme: `token` when it can be used, TextOff when not, SelectionText when selected.
/// An unknown name gives an empty icon.
QIcon icon(const QString& name, Token token = Token::Text);

/// One picture of it: `size` logical pixels, drawn for `pixelRatio`.
QPixmap iconPixmap(const QString& name, const QColor& colour, int size, qreal pixelRatio);

/// The program's own icon: a compass needle in a ring.
QIcon programIcon();

} // namespace diaban::uikit
