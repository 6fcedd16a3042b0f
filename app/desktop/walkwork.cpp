#include "walkwork.h"

#include <diaban/mapview/walk.h>
#include <diaban/uikit/featurepage.h>
#include <diaban/uikit/mapcanvas.h>

#include <QLocale>

#include <algorithm>
#include <iterator>
#include <utility>

namespace diaban::desktop {
namespace {

constexpr std::size_t kMost = 1000; // who has more before him zooms in first

} // namespace

WalkWork::WalkWork(Document& document, uikit::Selection& selection, uikit::MapCanvas& canvas,
                   std::function<QString()> currentLayer, Describe describe, QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_selection(selection)
    , m_canvas(canvas)
    , m_currentLayer(std::move(currentLayer))
    , m_describe(std::move(describe))
    , m_life(std::make_unique<QObject>())
{
  m_pool.setMaxThreadCount(1);
  canvas.setWalk([this](bool forward) { return step(forward); });
  connect(&canvas, &uikit::MapCanvas::viewChanged, this, [this] { m_isStale = true; });
  connect(&document, &Document::mapChanged, this, [this] { m_isStale = true; });
  connect(&canvas, &uikit::MapCanvas::walkChosen, this, &WalkWork::choose);
  connect(&canvas, &uikit::MapCanvas::walkLeft, this, [this](bool byEscape) {
    stop();
    m_wasLeft = byEscape;
  });
  connect(&document, &Document::closing, this, [this] {
    m_life = std::make_unique<QObject>();
    stop();
  });
}

WalkWork::~WalkWork()
{
  m_canvas.setWalk({});
  m_life.reset();
  m_pool.waitForDone();
}

/// \returns false where the keyboard shall leave the map
bool WalkWork::step(bool forward)
{
  if (std::exchange(m_wasLeft, false) || (m_at < 0 && !forward)) {
    stop();
    return false;
  }
  if (m_isStale) {
    find(forward);
    return true;
  }
  m_at += forward ? 1 : -1;
  if (m_at < 0 || m_at >= std::ssize(m_way.rows)) {
    stop();
    return false;
  }
  show();
  return true;
}

/// The current layer, else the first from the top of the map that has something in view.
void WalkWork::find(bool forward)
{
  const mapview::Viewport& view = m_canvas.viewport();
  std::vector<Way> layers;
  for (const uikit::MapLayer& layer : m_canvas.layersAt({view.centreX, view.centreY}))
    if (layer.table != nullptr && layer.style->scales.holds(view.scaleDenominator()))
      layers.push_back({layer.name, layer.table, {}});
  std::reverse(layers.begin(), layers.end());
  const auto current =
      std::find_if(layers.begin(), layers.end(),
                   [name = m_currentLayer()](const Way& layer) { return layer.layer == name; });
  if (current != layers.end())
    layers = {*current};
  auto work = [layers = std::move(layers),
               extent = view.extent()](Progress& progress) -> Result<Way> {
    for (const Way& layer : layers) {
      DIABAN_TRY(rows, mapview::rowsFromNorthWest(*layer.table, extent, kMost, progress));
      if (!rows.empty())
        return Way{layer.layer, layer.table, std::move(rows)};
    }
    return Way{};
  };
  m_finding.ask(m_pool, m_life.get(), std::move(work), [this, forward](Result<Way> way) {
    if (way)
      begin(std::move(way).value(), forward);
  });
}

/// Goes on from where one was, if that is still there, else begins anew.
void WalkWork::begin(Way way, bool forward)
{
  const qint64 was = m_at < 0 ? -1 : m_way.rows[static_cast<std::size_t>(m_at)];
  const bool goesOn = m_at >= 0 && way.layer == m_way.layer;
  m_way = std::move(way);
  m_isStale = false;
  const auto here = std::find(m_way.rows.begin(), m_way.rows.end(), was);
  m_at = goesOn && here != m_way.rows.end() ? here - m_way.rows.begin() : -1;
  if (m_at < 0 && !forward)
    m_at = 1; // one step back from it is the first
  if (!step(forward))
    m_canvas.leaveByTab(forward);
}

void WalkWork::show()
{
  const qint64 row = m_way.rows[static_cast<std::size_t>(m_at)];
  auto work = [table = m_way.table, row](Progress&) -> Result<geo::TablePtr> {
    return std::make_shared<const geo::FeatureTable>(table->chosen({row}));
  };
  m_showing.ask(m_pool, m_life.get(), std::move(work), [this](Result<geo::TablePtr> rows) {
    if (rows)
      m_canvas.setWalked(rows.value());
  });
  m_describe({m_way.layer, row}, [this, row](const uikit::FeaturePage& page) {
    if (m_at >= 0 && m_way.rows[static_cast<std::size_t>(m_at)] == row)
      tell(page);
  });
}

void WalkWork::tell(const uikit::FeaturePage& page)
{
  const QLocale locale;
  //: %1 name of a feature, %2 title of its layer, %3 and %4 numbers: which one of how many
  const QString text = tr("%1 · %2 · %3 of %4")
                           .arg(page.title, page.layerTitle, locale.toString(m_at + 1),
                                locale.toString(std::ssize(m_way.rows)));
  //: %1 what is walked to
  m_canvas.setAccessibleName(tr("Map: %1").arg(text));
  Q_EMIT told(text);
}

void WalkWork::choose(Qt::KeyboardModifiers modifiers)
{
  using How = uikit::Selection::How;
  if (m_at < 0)
    return;
  const How how = modifiers & Qt::ShiftModifier     ? How::Add
                  : modifiers & Qt::ControlModifier ? How::Toggle
                                                    : How::Replace;
  m_selection.set(m_way.layer, {m_way.rows[static_cast<std::size_t>(m_at)]}, how);
}

void WalkWork::stop()
{
  m_finding.giveUp();
  m_showing.giveUp();
  m_at = -1;
  m_isStale = true;
  m_canvas.setWalked(nullptr);
  m_canvas.setAccessibleName(uikit::MapCanvas::tr("Map"));
}

} // namespace diaban::desktop
