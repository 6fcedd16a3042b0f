// Which places of a picture already hold a label.
#pragma once

#include "pixelmap.h"

#include <vector>

namespace diaban::cartography {

/// A picture in cells of two by two pixels, each free or taken.
class LabelSpace {
public:
  LabelSpace(int width, int height);

  /// Whether all of `box` lies in the picture and no cell of it is taken.
  bool isFree(const PixelBox& box) const;
  void take(const PixelBox& box);

private:
  static constexpr int kCell = 2;
  quint64 mask(const PixelBox& box, int word) const;

  int m_width, m_height;
  int m_words; ///< a row of cells
  std::vector<quint64> m_taken;
};

} // namespace diaban::cartography
