#include "snapping.h"

#include <diaban/uikit/setting.h>

#include <algorithm>

namespace diaban::desktop {
namespace {

using mapview::SnapKind;
using mapview::SnapRules;

constexpr uikit::Setting<bool> kOn{"snapping/on", SnapRules().isOn};
constexpr uikit::Setting<double> kPixels{"snapping/pixels", SnapRules().pixels};
constexpr std::array<uikit::Setting<bool>, mapview::kSnapKinds> kKinds{{
    {"snapping/vertices", SnapRules().catches(SnapKind::Vertex)},
    {"snapping/crossings", SnapRules().catches(SnapKind::Intersection)},
    {"snapping/midPoints", SnapRules().catches(SnapKind::MidPoint)},
    {"snapping/perpendiculars", SnapRules().catches(SnapKind::Perpendicular)},
    {"snapping/edges", SnapRules().catches(SnapKind::Edge)},
    {"snapping/grid", SnapRules().catches(SnapKind::Grid)},
}};

} // namespace

Snapping::Snapping(QSettings& settings, QObject* parent)
    : QObject(parent)
    , m_settings(settings)
{
  m_rules.isOn = kOn.read(settings);
  m_rules.pixels = std::clamp(kPixels.read(settings), double{kLeast}, double{kMost});
  for (std::size_t i = 0; i < kKinds.size(); ++i)
    m_rules.kinds[i] = kKinds[i].read(settings);
}

void Snapping::setRules(const SnapRules& rules)
{
  if (rules == m_rules)
    return;
  m_rules = rules;
  kOn.write(m_settings, rules.isOn);
  kPixels.write(m_settings, rules.pixels);
  for (std::size_t i = 0; i < kKinds.size(); ++i)
    kKinds[i].write(m_settings, rules.kinds[i]);
  Q_EMIT changed();
}

} // namespace diaban::desktop
