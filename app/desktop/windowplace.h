// Where a window stands on the screens, remembered from another time.
#pragma once

#include <QByteArray>
#include <QSize>

class QWidget;

namespace diaban::desktop {

/// Puts the window where QWidget::saveGeometry() found it. Where nothing was remembered, or the
/// screen it stood on is gone, it gets its usual size on the screen it is on now.
void placeWindow(QWidget& window, const QByteArray& geometry, QSize usual);

} // namespace diaban::desktop
