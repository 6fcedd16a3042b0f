#include "paletteicon.h"

#include <diaban/uikit/colourbutton.h>

#include <QPainter>

namespace diaban::uikit {

QIcon paletteIcon(const cartography::Palette& palette, bool isReversed, qreal pixelRatio)
{
  constexpr int kWidth = 48, kHeight = 14;
  QPixmap picture(QSize(kWidth, kHeight) * pixelRatio);
  picture.setDevicePixelRatio(pixelRatio);
  QPainter painter(&picture);
  const auto colours =
      cartography::coloursOf(palette, static_cast<int>(palette.colours.size()), isReversed);
  const double width = static_cast<double>(kWidth) / static_cast<double>(colours.size());
  for (qsizetype i = 0; i < colours.size(); ++i)
    painter.fillRect(QRectF(static_cast<double>(i) * width, 0, width, kHeight),
                     toColor(colours[i]));
  return picture;
}

} // namespace diaban::uikit
