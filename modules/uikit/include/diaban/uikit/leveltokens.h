// Colours of classes from best to worst: dark blue to pale yellow, for areas on maps.
#pragma once

#include <QRgb>

#include <span>

namespace diaban::uikit {

/// One for each of so many classes, at most seven. Neighbours differ for every kind of sight (least
/// ΔE76 14), and each is lighter than the one before. The same in both themes.
std::span<const QRgb> levelColours(int levels);

} // namespace diaban::uikit
