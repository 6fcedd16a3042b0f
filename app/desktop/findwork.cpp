#include "findwork.h"

#include "common/bootstrap.h"
#include "mainwindow.h"
#include "viewtabs.h"

#include <diaban/geo/typedpoint.h>
#include <diaban/uikit/icons.h>
#include <diaban/uikit/layermodel.h>
#include <diaban/uikit/mapcanvas.h>

#include <QMenu>

#include <algorithm>

namespace diaban::desktop {
namespace {

constexpr int kLeastTyped = 2;  // one letter is in every name
constexpr int kMostPlaces = 12; // of a layer
constexpr double kPointScale = 2000;

/// The system above, the figures below.
QString markWords(QString reading)
{
  const QString dot = QStringLiteral(" · ");
  return reading.replace(reading.indexOf(dot), dot.size(), QStringLiteral("\n"));
}

} // namespace

FindWork::FindWork(MainWindow& window)
    : QObject(&window)
    , m_window(window)
    , m_palette(new uikit::CommandPalette(&window))
{
  m_pool.setMaxThreadCount(1);
  connect(m_palette, &uikit::CommandPalette::asked, this, &FindWork::ask);
  connect(m_palette, &uikit::CommandPalette::closed, this, &FindWork::letGo);
  connect(&window.document(), &Document::closing, this, [this] {
    m_palette->shut();
    m_window.canvas().setPointMark(std::nullopt);
    m_pool.waitForDone(); // lets go of the workspace
  });
}

FindWork::~FindWork()
{
  letGo();
  m_pool.waitForDone();
}

void FindWork::letGo()
{
  m_question.reset();
  m_finder.reset();
}

void FindWork::open()
{
  m_palette->open(known());
}

std::vector<uikit::PaletteEntry> FindWork::known() const
{
  std::vector<uikit::PaletteEntry> entries;
  QList<QAction*> commands;
  for (QAction* action : m_window.commands())
    commands += action->menu() != nullptr ? action->menu()->actions() : QList<QAction*>{action};
  for (QAction* action : commands) {
    uikit::PaletteEntry entry;
    entry.group = tr("Commands");
    entry.title = action->text().remove(QLatin1Char('&'));
    entry.keys = action->shortcut().toString(QKeySequence::NativeText);
    entry.icon = action->icon();
    entry.isEnabled = action->isEnabled();
    entry.run = [action] { action->trigger(); };
    entries.push_back(std::move(entry));
  }
  for (const workspace::Layer& layer : m_window.document().layers()) {
    uikit::PaletteEntry entry;
    entry.group = tr("Layers");
    entry.title = layer.title;
    entry.words = layer.name;
    entry.icon = uikit::icon(QStringLiteral("whole"));
    entry.run = [this, name = layer.name] { m_window.goToLayer(name); };
    entries.push_back(std::move(entry));
  }
  return entries;
}

void FindWork::ask(const QString& text, int question)
{
  m_question.reset(); // what is still looked for is stopped
  if (text.size() < kLeastTyped || !m_window.document().isOpen())
    return;
  m_question = std::make_unique<QObject>();
  m_palette->setSearching(true);
  askCoordinates(text, question);
  askPlaces(text, question);
}

void FindWork::askCoordinates(const QString& text, int question)
{
  geo::TypedPointContext context;
  context.map = m_window.document().crs();
  for (const workspace::Layer& layer : m_window.document().layers())
    context.area.add(layer.extent);
  auto work = [text, context](Progress&) mutable -> Result<QVector<geo::TypedPoint>> {
    context.zones = geo::provinceZones(app::dataFile(QStringLiteral("crs/central_meridians.csv")));
    return geo::readTypedPoint(text, context).readings;
  };
  const auto show = [this, question](const Result<QVector<geo::TypedPoint>>& readings) {
    std::vector<uikit::PaletteEntry> entries;
    for (const geo::TypedPoint& point : readings.value()) {
      uikit::PaletteEntry entry;
      entry.group = tr("Coordinates");
      entry.title = geo::readingWords(point);
      entry.detail = geo::doubtWords(point);
      entry.icon = uikit::icon(QStringLiteral("find-location"));
      entry.run = [this, point, words = markWords(entry.title)] {
        m_window.goToPoint({point.mapX, point.mapY}, kPointScale, words);
      };
      entries.push_back(std::move(entry));
    }
    m_palette->add(question, entries);
  };
  uikit::startJob(m_pool, m_question.get(), std::move(work), show);
}

uikit::PaletteEntry FindWork::entryOf(const workspace::Place& place)
{
  uikit::PaletteEntry entry;
  entry.group = tr("Places");
  entry.title = place.title;
  entry.detail = place.kind;
  entry.icon = uikit::icon(QStringLiteral("find-location"));
  entry.run = [this, place] { m_window.goToPlace(place.layer, place.row, place.extent); };
  return entry;
}

void FindWork::askPlaces(const QString& text, int question)
{
  if (m_finder == nullptr)
    m_finder = std::make_shared<Finder>(Finder{m_window.document().workspace(), nullptr});
  const auto take = [this, question](const QVector<workspace::Place>& found) {
    std::vector<uikit::PaletteEntry> entries;
    for (const workspace::Place& place : found)
      entries.push_back(entryOf(place));
    m_palette->add(question, entries);
  };
  // We outlive the work: our destructor waits for it.
  auto work = [this, finder = m_finder, text, take](Progress& progress) -> Result<qint64> {
    if (finder->finder == nullptr) {
      DIABAN_TRY(opened, workspace::PlaceFinder::open(*finder->workspace));
      finder->finder = std::move(opened);
    }
    const auto found = [&](const QVector<workspace::Place>& places) {
      QMetaObject::invokeMethod(
          this, [take, places] { take(places); }, Qt::QueuedConnection);
    };
    return finder->finder->find(text, kMostPlaces, found, progress);
  };
  uikit::startJob(m_pool, m_question.get(), std::move(work),
                  [this](const Result<qint64>&) { m_palette->setSearching(false); });
}

} // namespace diaban::desktop
