#include "selectwork.h"

#include <diaban/uikit/featurepage.h>
#include <diaban/uikit/mapcanvas.h>
#include <diaban/workspace/rowview.h>

#include <QLocale>

#include <algorithm>

namespace diaban::desktop {

using mapview::Join;
using uikit::Selection;

namespace {

Selection::How howOf(Join join)
{
  switch (join) {
  case Join::Add: return Selection::How::Add;
  case Join::Toggle: return Selection::How::Toggle;
  case Join::Replace: break;
  }
  return Selection::How::Replace;
}

/// What one sees through one clicks through.
mapview::Grasp graspOf(const workspace::Style& style)
{
  const workspace::FillSymbol& fill = style.symbol.fill;
  const bool isOpen = style.kind == workspace::Style::Kind::Single && fill.colour.alpha == 0 &&
                      fill.hatch == workspace::Hatch::None;
  return isOpen ? mapview::Grasp::Edge : mapview::Grasp::Whole;
}

} // namespace

SelectWork::SelectWork(Document& document, Selection& selection, uikit::MapCanvas& canvas,
                       std::function<QString()> currentLayer, QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_selection(selection)
    , m_canvas(canvas)
    , m_currentLayer(std::move(currentLayer))
    , m_life(std::make_unique<QObject>())
{
  m_pool.setMaxThreadCount(1);
  m_hoverPool.setMaxThreadCount(1);
  connect(&canvas, &uikit::MapCanvas::toolUsed, this, &SelectWork::use);
  connect(&canvas, &uikit::MapCanvas::escaped, &selection, &Selection::clear);
  connect(&canvas, &uikit::MapCanvas::pointerRested, this, &SelectWork::hover);
  connect(&canvas, &uikit::MapCanvas::pointerLeft, this, [this] {
    m_hovering.giveUp();
    m_canvas.setHover(nullptr);
  });
  connect(&selection, &Selection::changed, this, &SelectWork::show);
  connect(&document, &Document::mapChanged, this, [this] {
    if (!m_selection.isEmpty() && m_document.table(m_selection.layer()) != m_marked)
      mark();
  });
  connect(&document, &Document::layersChanged, this, [this] {
    if (!m_selection.isEmpty() && m_document.layer(m_selection.layer()) == nullptr)
      m_selection.clear();
  });
  connect(&document, &Document::closing, this, &SelectWork::forget);
}

SelectWork::~SelectWork()
{
  m_life.reset();
  m_pool.waitForDone();
  m_hoverPool.waitForDone();
}

void SelectWork::forget()
{
  m_life = std::make_unique<QObject>();
  m_selection.clear();
  m_canvas.setHover(nullptr);
}

/// The layers that are drawn there, `first` before the others, which follow from the top of the
/// map.
std::vector<SelectWork::Pickable> SelectWork::pickables(QPointF at, const QString& first) const
{
  std::vector<Pickable> found;
  for (const uikit::MapLayer& layer : m_canvas.layersAt(at))
    if (layer.table != nullptr && layer.style->scales.holds(m_canvas.scaleDenominator()))
      found.push_back({layer.name, layer.table, graspOf(*layer.style)});
  std::reverse(found.begin(), found.end());
  std::stable_partition(found.begin(), found.end(),
                        [&](const Pickable& layer) { return layer.layer == first; });
  return found;
}

void SelectWork::use(const mapview::ToolDeed& deed)
{
  if (const auto* at = std::get_if<mapview::PickAt>(&deed))
    pickAt(*at);
  else if (const auto* in = std::get_if<mapview::PickIn>(&deed))
    pickIn(*in);
}

/// Rows of another layer would replace what is selected, so those that join it are looked for in
/// its layer alone.
QString SelectWork::meantLayer(Join join) const
{
  return join != Join::Replace && !m_selection.isEmpty() ? m_selection.layer() : m_currentLayer();
}

void SelectWork::pickAt(const mapview::PickAt& pick)
{
  std::vector<Pickable> layers = pickables(pick.at, meantLayer(pick.join));
  if (pick.join != Join::Replace && !m_selection.isEmpty() && !layers.empty())
    layers.resize(1);
  auto work = [layers = std::move(layers), pick](Progress&) -> Result<Picked> {
    for (const Pickable& layer : layers)
      if (const auto rows = mapview::rowsAt(*layer.table, pick.at, pick.tolerance, layer.areas);
          !rows.empty())
        return Picked{layer.layer, {rows.front()}};
    return Picked{};
  };
  m_picking.ask(m_pool, m_life.get(), std::move(work),
                [this, join = pick.join](Result<Picked> picked) {
                  if (!picked)
                    return;
                  take(picked.value(), join);
                  if (!picked.value().rows.empty())
                    Q_EMIT clicked();
                });
}

void SelectWork::pickIn(const mapview::PickIn& pick)
{
  const QString meant = meantLayer(pick.join);
  std::vector<Pickable> layers = pickables(pick.ring.front(), meant);
  if (!layers.empty() && layers.front().layer == meant)
    layers.resize(1); // a person who chose a layer wants nothing of another
  auto work = [layers = std::move(layers), pick](Progress& progress) -> Result<Picked> {
    for (const Pickable& layer : layers) {
      DIABAN_TRY(rows, mapview::rowsIn(*layer.table, pick.ring, pick.meet, progress));
      std::sort(rows.begin(), rows.end());
      if (!rows.empty())
        return Picked{layer.layer, std::move(rows)};
    }
    return Picked{};
  };
  m_picking.ask(m_pool, m_life.get(), std::move(work),
                [this, join = pick.join](Result<Picked> picked) {
                  if (picked)
                    take(picked.value(), join);
                });
}

void SelectWork::take(const Picked& picked, Join join)
{
  if (!picked.rows.empty())
    m_selection.set(picked.layer, picked.rows, howOf(join));
  else if (join == Join::Replace)
    m_selection.clear();
}

void SelectWork::selectSameValue(const QString& layer, const QString& field, const QVariant& cell)
{
  if (!m_document.isOpen())
    return;
  workspace::RowFilter filter;
  filter.expression = uikit::sameValueCondition(field, cell);
  auto work = [moment = m_document.moment(), layer, filter](Progress& progress) -> Result<Picked> {
    DIABAN_TRY(view, workspace::RowView::open(moment, layer, progress));
    DIABAN_TRY(rows, view->rows(filter, {}, progress));
    return Picked{layer, std::move(rows)};
  };
  m_picking.ask(m_pool, m_life.get(), std::move(work), [this](Result<Picked> picked) {
    if (picked)
      take(picked.value(), Join::Replace);
    else
      Q_EMIT m_document.failed({}, picked.error());
  });
}

void SelectWork::show()
{
  mark();
  tell();
}

void SelectWork::mark()
{
  m_marked = m_selection.isEmpty() ? nullptr : m_document.table(m_selection.layer());
  if (m_marked == nullptr) {
    m_marking.giveUp();
    m_canvas.setHighlight(nullptr);
    return;
  }
  auto work = [table = m_marked, rows = m_selection.rows()](Progress&) -> Result<geo::TablePtr> {
    return std::make_shared<const geo::FeatureTable>(table->chosen(rows));
  };
  m_marking.ask(m_pool, m_life.get(), std::move(work), [this](Result<geo::TablePtr> rows) {
    if (rows)
      m_canvas.setHighlight(rows.value());
  });
}

void SelectWork::tell()
{
  const auto count = static_cast<int>(m_selection.rows().size());
  Q_EMIT hintChanged(count == 0 ? QString() : tr("%n selected", nullptr, count));
}

void SelectWork::hover(QPointF map, double tolerance)
{
  const auto tool = m_canvas.tool();
  if (tool != uikit::CanvasTool::Pan && tool != uikit::CanvasTool::Select &&
      tool != uikit::CanvasTool::Identify)
    return;
  auto work = [layers = pickables(map, m_currentLayer()), map,
               tolerance](Progress&) -> Result<geo::TablePtr> {
    for (const Pickable& layer : layers)
      if (const auto rows = mapview::rowsAt(*layer.table, map, tolerance, layer.areas);
          !rows.empty())
        return std::make_shared<const geo::FeatureTable>(layer.table->chosen({rows.front()}));
    return geo::TablePtr();
  };
  m_hovering.ask(m_hoverPool, m_life.get(), std::move(work), [this](Result<geo::TablePtr> row) {
    if (row)
      m_canvas.setHover(row.value());
  });
}

} // namespace diaban::desktop
