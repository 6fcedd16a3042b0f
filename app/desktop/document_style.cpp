// How layers of the open workspace look: tried out, then written.
#include "document.h"

#include <diaban/workspace/deedtitle.h>

namespace diaban::desktop {

using workspace::Layer;
using workspace::Style;

const Style& Document::look(const Layer& layer) const
{
  const auto preview = m_previews.constFind(layer.name);
  return preview == m_previews.constEnd() ? layer.style : *preview;
}

void Document::preview(const QString& name, const Style& style)
{
  if (layer(name) == nullptr)
    return;
  m_previews.insert(name, style);
  Q_EMIT mapChanged();
  loadTables();
}

void Document::endPreview(const QString& name)
{
  if (m_previews.remove(name) > 0)
    Q_EMIT mapChanged();
}

void Document::setStyle(const QString& name, const Style& style)
{
  const Layer* before = layer(name);
  if (before == nullptr)
    return;
  m_previews.remove(name);
  m_onTheWay.insert(name, style);
  keepStylesOnTheWay();
  Q_EMIT layersChanged();
  Q_EMIT mapChanged();
  loadTables();
  const auto words = std::make_shared<QString>();
  auto job = [workspace = m_workspace, name, style, words](Progress&) -> Result<QByteArray> {
    auto entry = workspace->edit(workspace::kBase, {},
                                 [&](workspace::Edit& edit) { return edit.setStyle(name, style); });
    if (entry)
      *words = workspace::newestTitle(*workspace);
    return entry;
  };
  // As all that a person did: not dropped when the workspace is closed.
  uikit::startJob(m_writer, this, std::move(job),
                  [this, name, style, words](const Result<QByteArray>& entry) {
                    if (m_onTheWay.value(name) == style)
                      m_onTheWay.remove(name);
                    if (!entry)
                      Q_EMIT failed(name, entry.error());
                    else if (!entry.value().isEmpty())
                      Q_EMIT edited(*words);
                    reloadLayers();
                  });
}

/// What was read before a style was written must not bring the old one back to the screen.
void Document::keepStylesOnTheWay()
{
  for (Layer& layer : m_content.layers)
    if (const auto style = m_onTheWay.constFind(layer.name); style != m_onTheWay.constEnd())
      layer.style = *style;
}

} // namespace diaban::desktop
