#include "overviewwork.h"

#include "document.h"

#include <diaban/mapview/country.h>
#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/overviewmap.h>
#include <diaban/uikit/setting.h>

#include <QAction>

namespace diaban::desktop {
namespace {

constexpr int kDelayMs = 300; // the map comes first, and changes come in rows
constexpr uikit::Setting<bool> kShown{"map/overview", false};

} // namespace

OverviewWork::OverviewWork(QAction& action, Document& document, uikit::MapCanvas& canvas,
                           QSettings& settings, QObject* parent)
    : QObject(parent)
    , m_action(action)
    , m_document(document)
    , m_canvas(canvas)
    , m_settings(settings)
    , m_map(*new uikit::OverviewMap(&canvas))
{
  m_due.setSingleShot(true);
  m_due.setInterval(kDelayMs);
  connect(&m_due, &QTimer::timeout, this, &OverviewWork::draw);
  connect(&document, &Document::mapChanged, this, [this] {
    if (m_action.isChecked())
      m_due.start();
  });
  connect(&document, &Document::closing, this, &OverviewWork::clear);
  connect(&canvas, &uikit::MapCanvas::viewChanged, &m_map, &uikit::OverviewMap::setView);
  connect(&m_map, &uikit::OverviewMap::moveRequested, this, [this](QPointF centre) {
    mapview::Viewport view = m_canvas.viewport();
    view.centreX = centre.x();
    view.centreY = centre.y();
    m_canvas.setViewport(view);
  });
  connect(&m_map, &uikit::OverviewMap::closeRequested, &action, &QAction::trigger);
  connect(&action, &QAction::triggered, this, &OverviewWork::turn);
  action.setChecked(kShown.read(settings));
  canvas.addToPlate(&action);
  m_map.setView(canvas.viewport());
  m_map.setWanted(action.isChecked());
}

void OverviewWork::turn(bool on)
{
  kShown.write(m_settings, on);
  m_map.setWanted(on);
  if (on)
    draw();
  else
    clear();
}

void OverviewWork::clear()
{
  m_due.stop();
  m_map.setMap({}, {}, 1, {});
}

void OverviewWork::draw()
{
  if (!m_document.isOpen())
    return;
  geo::Extent whole = m_document.shownExtent();
  std::vector<uikit::OverviewName> names;
  if (const auto country = mapview::countryFrame(whole, m_document.crs())) {
    whole = country->extent;
    for (const auto& name : country->names)
      names.push_back({name.words, name.at});
  }
  m_map.setMap(m_document.mapLayers(), whole, m_canvas.viewport().metresPerUnit, std::move(names));
}

} // namespace diaban::desktop
