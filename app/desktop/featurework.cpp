#include "featurework.h"

#include <diaban/mapview/pick.h>
#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/sidestack.h>

#include <algorithm>
#include <array>
#include <span>

namespace diaban::desktop {
namespace {

constexpr std::size_t kMostPages = 50;

} // namespace

/// Keeps a view of each layer that was looked at open, since opening one may mean reading a whole
/// linked file. Used by one thread.
class FeatureWork::Reader {
public:
  explicit Reader(workspace::Moment moment)
      : m_moment(std::move(moment))
  {
  }

  Result<uikit::FeaturePage> page(const Source& source, qint64 row, const geo::Crs& crs,
                                  Progress& progress)
  {
    Open& open = m_open[source.layer.name];
    if (open.view == nullptr || open.revision != source.layer.revision ||
        open.view->fields() != source.layer.fields) {
      DIABAN_TRY(view, workspace::RowView::open(m_moment, source.layer.name, progress));
      open = {std::move(view), source.layer.revision};
    }
    DIABAN_TRY(cells, open.view->cells(std::array{row}));
    return uikit::featurePage(source.layer, row, cells.value(0), source.table.get(), crs);
  }

  Result<uikit::FeaturePage> rasterPage(const Source& source, QPointF at, const geo::Crs& crs,
                                        Progress& progress)
  {
    const auto values = m_moment.workspace->values(source.layer.name, at.x(), at.y(), progress);
    if (values)
      return uikit::rasterPage(source.layer, values.value(), at, crs);
    if (values.error().code == Error::Code::Cancelled)
      return values.error();
    uikit::FeaturePage page = uikit::rasterPage(source.layer, {}, at, crs);
    page.fields.push_back({tr("Value"), errorText(values.error())}); // the others are still shown
    return page;
  }

private:
  struct Open {
    std::shared_ptr<workspace::RowView> view;
    quint64 revision = 0;
  };
  workspace::Moment m_moment;
  QHash<QString, Open> m_open;
};

FeatureWork::FeatureWork(Document& document, uikit::Selection& selection, uikit::MapCanvas& canvas,
                         uikit::SideStack& side, uikit::FeaturePanel& panel, QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_selection(selection)
    , m_canvas(canvas)
    , m_side(side)
    , m_panel(panel)
    , m_life(std::make_unique<QObject>())
{
  m_pool.setMaxThreadCount(1);
  connect(&canvas, &uikit::MapCanvas::toolUsed, this, [this](const mapview::ToolDeed& deed) {
    if (const auto* at = std::get_if<mapview::IdentifyAt>(&deed))
      identify(*at);
  });
  connect(&selection, &uikit::Selection::changed, this, [this] {
    m_showsSelection = true;
    outline();
    showSelection();
  });
  connect(&side, &uikit::SideStack::changed, this, [this] {
    outline();
    const uikit::SidePanel* open = m_side.openPanel();
    if (open == &m_panel)
      showSelection();
    m_isWanted = open == &m_panel || (m_isWanted && !(m_wasOpen && open == nullptr));
    m_wasOpen = open == &m_panel;
  });
  connect(&panel, &uikit::FeaturePanel::identifyRequested, this, [this] {
    m_canvas.setTool(uikit::CanvasTool::Identify);
    m_canvas.setFocus();
  });
  connect(&panel, &uikit::FeaturePanel::goToRequested, this, &FeatureWork::goTo);
  connect(&panel, &uikit::FeaturePanel::currentChanged, this, &FeatureWork::outline);
  connect(
      &panel, &uikit::FeaturePanel::selectRequested, this,
      [this](const uikit::FeatureRef& feature) { m_selection.set(feature.layer, {feature.row}); });
  connect(&document, &Document::closing, this, &FeatureWork::forget);
  connect(&document, &Document::pastChanged, this, [this] {
    m_reader.reset();
    if (!m_showsSelection) // what lay under a click may not have been there then
      m_panel.showPages({});
  });
  connect(&document, &Document::mapChanged, this, [this] {
    outline();
    if (m_showsSelection) // its rows may have been edited
      showSelection();
  });
}

FeatureWork::~FeatureWork()
{
  m_life.reset();
  m_pool.waitForDone();
}

void FeatureWork::forget()
{
  m_life = std::make_unique<QObject>();
  m_reading.giveUp();
  m_reader.reset();
  m_panel.showPages({});
  outline();
}

std::vector<FeatureWork::Source> FeatureWork::drawn(QPointF at) const
{
  std::vector<Source> found;
  for (const uikit::MapLayer& layer : m_canvas.layersAt(at))
    if (layer.style->scales.holds(m_canvas.scaleDenominator()))
      found.push_back({*m_document.layer(layer.name), layer.table});
  std::reverse(found.begin(), found.end());
  return found;
}

const std::shared_ptr<FeatureWork::Reader>& FeatureWork::reader()
{
  if (m_reader == nullptr)
    m_reader = std::make_shared<Reader>(m_document.moment());
  return m_reader;
}

/// Reads what `find(sources)` names, on the worker, and shows it.
template <typename Find>
void FeatureWork::show(std::vector<Source> sources, Find find)
{
  if (m_document.workspace() == nullptr)
    return;
  m_panel.showReading();
  using Pages = std::pair<std::vector<uikit::FeaturePage>, qint64>;
  auto work = [reader = reader(), crs = m_document.crs(), sources = std::move(sources),
               find = std::move(find)](Progress& progress) -> Result<Pages> {
    const Found found = find(sources);
    Pages pages{{}, found.more};
    for (const uikit::FeatureRef& feature : found.features) {
      if (!progress.advance(0))
        return Error{Error::Code::Cancelled, {}, {}};
      const auto source =
          std::find_if(sources.begin(), sources.end(), [&](const Source& candidate) {
            return candidate.layer.name == feature.layer;
          });
      DIABAN_TRY(page, source->layer.isRaster ? reader->rasterPage(*source, found.at, crs, progress)
                                              : reader->page(*source, feature.row, crs, progress));
      if (!source->layer.isRaster || !page.fields.empty())
        pages.first.push_back(std::move(page));
    }
    return pages;
  };
  m_reading.ask(m_pool, m_life.get(), std::move(work), [this](Result<Pages> pages) {
    if (pages)
      m_panel.showPages(std::move(pages.value().first), pages.value().second);
    else
      m_panel.showFault(errorText(pages.error()));
    outline();
  });
}

void FeatureWork::identify(const mapview::IdentifyAt& at)
{
  m_showsSelection = false;
  m_side.open(&m_panel);
  show(drawn(at.at), [at](const std::vector<Source>& sources) {
    Found found{{}, 0, at.at};
    for (const Source& source : sources) {
      if (source.layer.isRaster) {
        if (source.layer.extent.contains({at.at.x(), at.at.y(), at.at.x(), at.at.y()}))
          found.features.push_back({source.layer.name, -1});
        continue;
      }
      for (const qint64 row : mapview::rowsAt(*source.table, at.at, at.tolerance)) {
        if (found.features.size() < kMostPages)
          found.features.push_back({source.layer.name, row});
        else
          ++found.more;
      }
    }
    return found;
  });
}

void FeatureWork::showSelection()
{
  if (m_side.openPanel() != &m_panel || !m_showsSelection)
    return;
  const workspace::Layer* layer = m_document.layer(m_selection.layer());
  if (m_selection.isEmpty() || layer == nullptr) {
    m_reading.giveUp();
    m_panel.showPages({});
    return;
  }
  const auto& rows = m_selection.rows();
  Found found;
  for (const qint64 row : std::span(rows).first(std::min(rows.size(), kMostPages)))
    found.features.push_back({layer->name, row});
  found.more = static_cast<qint64>(rows.size() - found.features.size());
  show({{*layer, m_document.table(layer->name)}},
       [found](const std::vector<Source>&) { return found; });
}

void FeatureWork::describe(const uikit::FeatureRef& feature,
                           std::function<void(const uikit::FeaturePage&)> then)
{
  const workspace::Layer* layer = m_document.layer(feature.layer);
  if (layer == nullptr)
    return;
  auto work = [reader = reader(), crs = m_document.crs(), row = feature.row,
               source = Source{*layer, m_document.table(layer->name)}](Progress& progress) {
    return reader->page(source, row, crs, progress);
  };
  m_describing.ask(m_pool, m_life.get(), std::move(work),
                   [then = std::move(then)](const Result<uikit::FeaturePage>& page) {
                     if (page)
                       then(page.value());
                   });
}

void FeatureWork::offerPanel()
{
  if (m_isWanted && m_side.openPanel() == nullptr)
    m_side.open(&m_panel);
}

void FeatureWork::outline()
{
  const bool isShown = !m_showsSelection && m_side.openPanel() == &m_panel;
  const int current = isShown ? m_panel.current() : -1;
  const uikit::FeatureRef feature =
      current < 0 ? uikit::FeatureRef()
                  : m_panel.pages()[static_cast<std::size_t>(current)].feature;
  const geo::TablePtr table = m_document.table(feature.layer);
  if (table == nullptr) {
    m_outlining.giveUp();
    m_canvas.setShown(nullptr);
    return;
  }
  auto work = [table, row = feature.row](Progress&) -> Result<geo::TablePtr> {
    return std::make_shared<const geo::FeatureTable>(table->chosen({row}));
  };
  m_outlining.ask(m_pool, m_life.get(), std::move(work), [this](Result<geo::TablePtr> row) {
    if (row)
      m_canvas.setShown(row.value());
  });
}

void FeatureWork::goTo(const uikit::FeaturePage& page)
{
  m_canvas.showExtent(page.extent);
  m_canvas.setFocus();
}

} // namespace diaban::desktop
