// What of the open workspace is drawn.
#include "document.h"

namespace diaban::desktop {

using workspace::Layer;

std::vector<uikit::MapLayer> Document::mapLayers() const
{
  QStringList visible;
  for (const Layer& layer : m_content.layers)
    if (layer.isVisible)
      visible << layer.name;
  std::vector<uikit::MapLayer> made = mapLayers(visible);
  made.insert(made.end(), m_above.begin(), m_above.end());
  return made;
}

void Document::showAbove(std::vector<uikit::MapLayer> bottomFirst)
{
  m_above = std::move(bottomFirst);
  Q_EMIT mapChanged();
}

std::vector<uikit::MapLayer> Document::mapLayers(const QStringList& names) const
{
  std::vector<uikit::MapLayer> made;
  for (auto it = m_content.layers.rbegin(); it != m_content.layers.rend(); ++it) {
    const Loaded loaded = m_tables.value(it->name);
    const bool isGone = m_past != nullptr && it->isRaster && !m_workspace->layer(it->name);
    if (names.contains(it->name) && !it->isBroken && !isGone &&
        (it->isRaster || loaded.table != nullptr))
      made.push_back(mapLayer(*it, loaded));
  }
  return made;
}

} // namespace diaban::desktop
