#include "windowplace.h"

#include <QGuiApplication>
#include <QScreen>
#include <QWidget>

#include <algorithm>

namespace diaban::desktop {
namespace {

constexpr int kGrip = 8; ///< what must be seen of the upper edge, to drag the window by

} // namespace

void placeWindow(QWidget& window, const QByteArray& geometry, QSize usual)
{
  window.resize(usual);
  window.restoreGeometry(geometry);
  const QPoint grip = window.geometry().topLeft() + QPoint(window.width() / 2, kGrip);
  const auto screens = QGuiApplication::screens();
  const auto isOn = [&](const QScreen* screen) {
    return screen->availableGeometry().contains(grip);
  };
  if (std::any_of(screens.begin(), screens.end(), isOn))
    return;
  const QRect room = window.screen()->availableGeometry();
  window.setGeometry(QRect(room.topLeft(), usual).intersected(room));
}

} // namespace diaban::desktop
