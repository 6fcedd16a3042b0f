#include "viewwork.h"

#include "actions.h"
#include "document.h"
#include "viewtabs.h"

#include <diaban/uikit/mapcanvas.h>

namespace diaban::desktop {
namespace {

constexpr int kRememberMs = 500;
const QString kViews = QStringLiteral("views");

} // namespace

ViewWork::ViewWork(const Actions& actions, ViewTabs& tabs, Document& document,
                   uikit::MapCanvas& canvas, QSettings& settings, QObject* parent)
    : QObject(parent)
    , m_tabs(tabs)
    , m_document(document)
    , m_canvas(canvas)
    , m_memory(settings)
{
  connect(actions[Command::NewView], &QAction::triggered, &tabs, &ViewTabs::add);
  connect(actions[Command::CloseView], &QAction::triggered, &tabs, &ViewTabs::closeCurrent);
  connect(actions[Command::NextView], &QAction::triggered, &tabs, [&tabs] { tabs.next(1); });
  m_later.setSingleShot(true);
  m_later.setInterval(kRememberMs);
  connect(&m_later, &QTimer::timeout, this, &ViewWork::remember);
  connect(&canvas, &uikit::MapCanvas::viewChanged, this, [this](const mapview::Viewport& view) {
    if (m_canvas.hasView())
      m_tabs.keepPlace(view);
  });
  connect(&document, &Document::mapChanged, &tabs,
          [this] { m_tabs.keepShown(shownLayers(m_document.layers())); });
  connect(&tabs, &ViewTabs::chosen, this, &ViewWork::show);
  connect(&tabs, &ViewTabs::changed, this, [this] {
    if (m_document.isOpen())
      m_later.start();
  });
  connect(&document, &Document::opened, this, &ViewWork::recall);
  connect(&document, &Document::closing, this, &ViewWork::remember);
  connect(&document, &Document::closed, &tabs, &ViewTabs::reset);
}

void ViewWork::show(const View& view)
{
  m_document.showOnly(view.shown);
  m_canvas.setViewport(view.place);
}

/// The workspace's own word on what is shown wins: others may have worked on it since.
void ViewWork::recall()
{
  RememberedViews remembered = viewsFromJson(m_memory.read(m_document.path(), kViews));
  if (remembered.views.empty())
    return;
  for (View& view : remembered.views) {
    view.place.size = m_canvas.size();
    view.place.metresPerUnit = m_canvas.viewport().metresPerUnit;
  }
  m_tabs.restore(remembered.views, remembered.current);
  m_tabs.keepShown(shownLayers(m_document.layers()));
  geo::Extent whole;
  for (const workspace::Layer& layer : m_document.layers())
    if (!layer.extent.isEmpty())
      whole.add(layer.extent);
  const mapview::Viewport place = m_tabs.views()[static_cast<std::size_t>(m_tabs.current())].place;
  if (place.extent().intersects(whole)) // else there is nothing to see any more
    m_canvas.setViewport(place);
}

void ViewWork::remember()
{
  m_later.stop();
  if (m_document.isOpen() && !m_document.layers().isEmpty())
    m_memory.write(m_document.path(), kViews, viewsToJson(m_tabs.views(), m_tabs.current()));
}

} // namespace diaban::desktop
