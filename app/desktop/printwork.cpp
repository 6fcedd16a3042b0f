#include "printwork.h"

#include "common/places.h"
#include "printsheet.h"

#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/setting.h>

#include <QActionGroup>
#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QUrl>

#include <algorithm>
#include <array>

namespace diaban::desktop {
namespace {

using cartography::PageSetup;
using cartography::PictureLayer;

constexpr std::array kCopyRatios{1, 2, 3};
const uikit::Setting<int> kCopyRatio{"print/copyRatio", 2}; ///< fit for a page of text
constexpr std::array kRoundScales{100.0,    200.0,    500.0,    1000.0,    2000.0,    5000.0,
                                  10'000.0, 25'000.0, 50'000.0, 100'000.0, 250'000.0, 500'000.0,
                                  1e6,      2e6,      5e6,      1e7};

/// Layers of a drawing, rasters read for it.
Result<std::vector<PictureLayer>> layersFor(const std::vector<uikit::MapLayer>& bottomFirst,
                                            const geo::Extent& extent, QSize pixels,
                                            double denominator, Progress& progress)
{
  std::vector<PictureLayer> layers;
  for (const uikit::MapLayer& layer : bottomFirst) {
    if (layer.raster == nullptr) {
      layers.push_back({layer.table, layer.style, {}, {}, 1});
      continue;
    }
    if (!layer.style->scales.holds(denominator))
      continue;
    DIABAN_TRY(image, layer.raster(extent, pixels, progress));
    layers.push_back({nullptr, layer.style, std::move(image), extent, layer.style->opacity});
  }
  return layers;
}

} // namespace

PrintWork::PrintWork(Document& document, uikit::JobList& jobs, uikit::MessageList& messages,
                     uikit::MapCanvas& canvas, QSettings& settings, QWidget* window)
    : QObject(window)
    , m_document(document)
    , m_jobs(jobs)
    , m_messages(messages)
    , m_canvas(canvas)
    , m_settings(settings)
    , m_window(window)
    , m_life(std::make_unique<QObject>())
{
  m_pool.setMaxThreadCount(1);
  connect(&document, &Document::closing, this, [this] {
    m_life = std::make_unique<QObject>();
    if (m_sheet != nullptr)
      m_sheet->close();
  });
}

PrintWork::~PrintWork()
{
  m_life.reset();
  m_pool.waitForDone();
}

PrintWork::Snapshot PrintWork::snapshot() const
{
  Snapshot taken{m_document.mapLayers(), {}};
  for (auto it = taken.bottomFirst.rbegin(); it != taken.bottomFirst.rend(); ++it)
    if (const workspace::Layer* layer = m_document.layer(it->name))
      taken.topFirst.push_back({*layer, it->table});
  return taken;
}

cartography::PageMap PrintWork::pageMap(const Snapshot& snapshot, const geo::Extent& extent,
                                        double denominator)
{
  cartography::PageMap map;
  map.legend = cartography::legendOf(snapshot.topFirst, extent, denominator);
  map.layers = [&snapshot, denominator](const geo::Extent& area, QSize pixels, Progress& progress) {
    return layersFor(snapshot.bottomFirst, area, pixels, denominator, progress);
  };
  return map;
}

/// The view's middle, at the largest round scale that holds the view's height or width.
PageSetup PrintWork::startSetup() const
{
  const mapview::Viewport& view = m_canvas.viewport();
  PageSetup setup;
  setup.isLandscape = view.size.width() > view.size.height();
  setup.centre = {view.centreX, view.centreY};
  setup.metresPerUnit = mapview::metresPerUnit(m_document.crs(), view.centreY);
  setup.crs = m_document.crs().name();
  setup.author = app::author().name;
  setup.date = QDate::currentDate();
  setup.title = QFileInfo(m_document.path()).completeBaseName();
  for (const double scale : kRoundScales) {
    setup.denominator = scale;
    const geo::Extent shown = cartography::pageLayout(setup).extent;
    const geo::Extent wanted = view.extent();
    if (shown.width() >= wanted.width() * 0.95 && shown.height() >= wanted.height() * 0.95)
      break;
  }
  return setup;
}

void PrintWork::openSheet(const QString& folder)
{
  if (!m_document.isOpen() || m_sheet != nullptr)
    return;
  m_sheet = new PrintSheet(startSetup(), m_document.crs().isGeographic(), m_window);
  connect(m_sheet, &PrintSheet::changed, this, &PrintWork::preview);
  connect(m_sheet, &PrintSheet::saveRequested, this, [this, folder] { choosePath(folder); });
  m_sheet->open();
}

void PrintWork::preview()
{
  const PageSetup setup = m_sheet->setup();
  auto work = [taken = snapshot(), setup, dots = m_sheet->previewDotsPerMm()](Progress& progress) {
    const geo::Extent extent = cartography::pageLayout(setup).extent;
    return cartography::pagePicture(setup, pageMap(taken, extent, setup.denominator), dots,
                                    progress);
  };
  m_preview.ask(m_pool, m_life.get(), std::move(work), [this](const Result<QImage>& page) {
    if (m_sheet == nullptr)
      return;
    if (page)
      m_sheet->showPreview(page.value());
    else
      m_sheet->showFault(errorText(page.error()));
  });
}

void PrintWork::choosePath(const QString& folder)
{
  auto* dialog = new QFileDialog(m_window, tr("Save the sheet"), folder, tr("PDF files (*.pdf)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QStringLiteral("pdf"));
  dialog->selectFile(QFileInfo(m_document.path()).completeBaseName() + QStringLiteral(".pdf"));
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
    if (m_sheet == nullptr)
      return;
    print(m_sheet->setup(), path);
    m_sheet->close();
  });
  dialog->open();
}

void PrintWork::print(const PageSetup& setup, const QString& path)
{
  auto work = [taken = snapshot(), setup, path](Progress& progress) {
    const geo::Extent extent = cartography::pageLayout(setup).extent;
    return cartography::writePagePdf(setup, pageMap(taken, extent, setup.denominator), path,
                                     progress);
  };
  const QString name = QFileInfo(path).fileName();
  m_jobs.runOn(m_pool, tr("Print to %1").arg(name), m_life.get(), std::move(work),
               [this, name, path](const Outcome& printed) {
                 if (!printed) {
                   Q_EMIT m_document.failed(path, printed.error());
                   return;
                 }
                 uikit::Remedy show{tr("Show the sheet"), [path] {
                                      QDesktopServices::openUrl(QUrl::fromLocalFile(path));
                                    }};
                 m_messages.add(uikit::Severity::Good, tr("The map was printed to “%1”.").arg(name),
                                {}, {std::move(show)});
               });
}

int PrintWork::copyRatio() const
{
  const int kept = kCopyRatio.read(m_settings);
  return std::find(kCopyRatios.begin(), kCopyRatios.end(), kept) != kCopyRatios.end()
             ? kept
             : kCopyRatio.fallback;
}

QMenu* PrintWork::makeRatioMenu()
{
  auto* menu = new QMenu(m_window);
  auto* group = new QActionGroup(menu);
  for (const int ratio : kCopyRatios) {
    //: %1 a number: 2× has two points for each one on the screen
    QAction* choice = menu->addAction(tr("Copy pictures at %1×").arg(ratio));
    choice->setCheckable(true);
    choice->setChecked(ratio == copyRatio());
    group->addAction(choice);
    connect(choice, &QAction::triggered, this,
            [this, ratio] { kCopyRatio.write(m_settings, ratio); });
  }
  return menu;
}

void PrintWork::copyView()
{
  if (!m_document.isOpen())
    return;
  const mapview::Viewport view = m_canvas.viewport();
  auto work = [taken = snapshot(), view,
               ratio = copyRatio()](Progress& progress) -> Result<QImage> {
    cartography::PictureRequest request;
    request.extent = view.extent();
    request.width = view.size.width() * ratio;
    request.height = view.size.height() * ratio;
    request.pixelRatio = ratio;
    request.scaleDenominator = view.scaleDenominator();
    DIABAN_TRY(layers,
               layersFor(taken.bottomFirst, request.extent, QSize(request.width, request.height),
                         request.scaleDenominator, progress));
    request.layers = std::move(layers);
    return cartography::viewPicture(
        request, view.metresPerUnit,
        cartography::legendOf(taken.topFirst, request.extent, request.scaleDenominator), progress);
  };
  m_jobs.runOn(m_pool, tr("Copy the map as a picture"), m_life.get(), std::move(work),
               [this](const Result<QImage>& picture) {
                 if (!picture) {
                   Q_EMIT m_document.failed({}, picture.error());
                   return;
                 }
                 QGuiApplication::clipboard()->setImage(picture.value());
                 m_messages.add(uikit::Severity::Good, tr("The map is in the clipboard."));
               });
}

} // namespace diaban::desktop
