#include "mapbeside.h"

#include <QVBoxLayout>

#include <utility>

namespace diaban::desktop {

using uikit::CanvasTool;
using uikit::MapCanvas;

MapBeside::MapBeside(Document& document, uikit::Selection& selection, MapCanvas& main,
                     std::function<QString()> currentLayer)
    : m_document(document)
    , m_canvas(new MapCanvas(this))
    , m_selecting(new SelectWork(document, selection, *m_canvas, std::move(currentLayer), m_canvas))
{
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(m_canvas);
  setFocusProxy(m_canvas);
  connect(&document, &Document::mapChanged, this, &MapBeside::follow);
  connect(m_canvas, &MapCanvas::rasterFailed, &document, &Document::failed);
  connect(&main, &MapCanvas::toolChanged, this, &MapBeside::followTool);
  connect(m_canvas, &MapCanvas::toolChanged, &main, &MapCanvas::setTool);
  m_canvas->setViewport(main.viewport());
  follow();
  followTool(main.tool());
  m_selecting->show();
}

MapBeside::~MapBeside()
{
  m_canvas->setLayers({}); // rasters are drawn from the workspace
}

void MapBeside::follow()
{
  m_canvas->setWholeExtent(m_document.shownExtent());
  m_canvas->setLayers(m_document.mapLayers());
}

/// What is measured or asked stands in the main window: there those tools are used.
void MapBeside::followTool(CanvasTool tool)
{
  const bool isHere = tool == CanvasTool::Pan || tool == CanvasTool::ZoomBox ||
                      tool == CanvasTool::Select || tool == CanvasTool::SelectPolygon;
  const QSignalBlocker quiet(m_canvas);
  m_canvas->setTool(isHere ? tool : CanvasTool::Pan);
}

} // namespace diaban::desktop
