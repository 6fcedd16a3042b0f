#include "measurework.h"

#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/measureplate.h>

namespace diaban::desktop {

MeasureWork::MeasureWork(Document& document, uikit::MapCanvas& canvas, QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_canvas(canvas)
    , m_plate(new uikit::MeasurePlate(&canvas))
{
  connect(&canvas, &uikit::MapCanvas::toolUsed, this, [this](const mapview::ToolDeed& deed) {
    if (const auto* corners = std::get_if<mapview::Measure>(&deed))
      measure(*corners);
  });
  connect(m_plate, &uikit::MeasurePlate::closeRequested, this, [this] {
    m_canvas.setTool(uikit::CanvasTool::Pan); // which gives up what is measured
    m_canvas.setFocus();
  });
  connect(&document, &Document::closing, this, [this] {
    m_plate->hide();
    m_geodesic.reset();
  });
}

void MeasureWork::measure(const mapview::Measure& measure)
{
  const std::vector<QPointF>& corners = measure.corners;
  if (corners.size() < 2) {
    m_plate->hide();
    return;
  }
  if (!m_geodesic) {
    auto made = geo::Geodesic::on(m_document.crs());
    if (!made)
      return;
    m_geodesic = std::move(made).value();
  }
  uikit::Measured measured;
  measured.isArea = measure.isArea;
  measured.isFinished = measure.isFinished;
  measured.hasGrid = !m_document.crs().isGeographic();
  measured.size = measure.isArea ? m_geodesic->area(corners) : m_geodesic->line(corners);
  const std::size_t legs = measure.isArea ? corners.size() : corners.size() - 1;
  for (std::size_t i = 0; i < legs; ++i)
    measured.legs.push_back(m_geodesic->leg(corners[i], corners[(i + 1) % corners.size()]));
  m_plate->showMeasured(measured);
}

} // namespace diaban::desktop
