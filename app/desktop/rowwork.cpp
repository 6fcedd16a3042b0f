#include "rowwork.h"

#include "settings.h"

#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/rowpanel.h>

#include <QAction>
#include <QFileDialog>
#include <QFileInfo>

namespace diaban::desktop {
namespace {

constexpr int kSettledMs = 250;

} // namespace

RowWork::RowWork(Document& document, uikit::RowPanel& panel, uikit::MapCanvas& canvas,
                 QAction& toggle, QSettings& settings, QWidget* window)
    : QObject(window)
    , m_document(document)
    , m_panel(panel)
    , m_canvas(canvas)
    , m_toggle(toggle)
    , m_settings(settings)
    , m_window(window)
{
  m_settled.setSingleShot(true);
  m_settled.setInterval(kSettledMs);
  connect(&m_settled, &QTimer::timeout, this, &RowWork::followView);
  connect(&canvas, &uikit::MapCanvas::viewChanged, this, [this] { m_settled.start(); });
  connect(&document, &Document::mapChanged, this, [this] { m_settled.start(); });
  connect(&panel, &uikit::RowPanel::currentChanged, this, &RowWork::followView);
  connect(&panel, &uikit::RowPanel::closeRequested, this, &RowWork::hide);
  connect(&panel, &uikit::RowPanel::goToRequested, this, &RowWork::goTo);
  connect(&panel, &uikit::RowPanel::exportRequested, this, &RowWork::chooseExport);
  connect(&document, &Document::closing, this, [this] {
    m_panel.clear();
    hide();
  });
  connect(&document, &Document::layersChanged, this, &RowWork::followLayers);
}

void RowWork::show(const QString& name)
{
  const workspace::Layer* layer = m_document.layer(name);
  if (layer == nullptr || layer->isRaster) {
    if (layer != nullptr)
      Q_EMIT refused({Error::Code::NotATable, {layer->title}, {}});
    m_toggle.setChecked(m_panel.isVisible());
    return;
  }
  m_panel.showLayer(m_document.moment(), *layer);
  Q_EMIT visibilityWanted(true);
  m_toggle.setChecked(true);
  followView();
}

void RowWork::hide()
{
  Q_EMIT visibilityWanted(false);
  m_toggle.setChecked(false);
}

/// Rows were changed, or layers are gone.
void RowWork::followLayers()
{
  for (const QString& name : m_panel.layers())
    if (const workspace::Layer* shown = m_document.layer(name))
      m_panel.refresh(m_document.moment(), *shown);
    else if (m_document.past() != nullptr) // its table is wanted again after the look back
      m_panel.page(name)->showAbsent();
    else
      m_panel.closeLayer(name);
}

void RowWork::followView()
{
  if (uikit::RowPage* page = m_panel.currentPage())
    page->setView(m_document.table(m_panel.currentLayer()), m_canvas.viewport().extent());
}

void RowWork::goTo(const QString& layer, qint64 row)
{
  if (const geo::TablePtr table = m_document.table(layer))
    m_canvas.showExtent(table->chosen({row}).extent());
}

void RowWork::chooseExport()
{
  auto* dialog = new QFileDialog(m_window, tr("Export the rows"), kLastFolder.read(m_settings),
                                 tr("Excel (*.xlsx);;Text with commas (*.csv)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QStringLiteral("xlsx"));
  dialog->selectFile(m_panel.currentLayer() + QStringLiteral(".xlsx"));
  connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
    dialog->setDefaultSuffix(filter.contains(QLatin1String("csv")) ? QStringLiteral("csv")
                                                                   : QStringLiteral("xlsx"));
  });
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
    kLastFolder.write(m_settings, QFileInfo(path).path());
    if (const uikit::RowPage* page = m_panel.currentPage())
      m_document.exportRows(path, m_panel.currentLayer(), page->model().rows(), page->columns());
  });
  dialog->open();
}

} // namespace diaban::desktop
