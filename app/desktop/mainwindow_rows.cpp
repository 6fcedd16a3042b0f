// The table of a layer at the foot of the map: opened, followed, marked on the map, exported.
#include "mainwindow.h"
#include "settings.h"
#include "statusline.h"

#include <diaban/mapview/pick.h>
#include <diaban/uikit/layerlist.h>
#include <diaban/uikit/layermodel.h>
#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/rowpanel.h>

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QSplitter>

#include <algorithm>

namespace diaban::desktop {

using uikit::Severity;

QWidget* MainWindow::buildMapAndRows(QWidget* parent)
{
  m_mapAndRows = new QSplitter(Qt::Vertical, parent);
  m_mapAndRows->setHandleWidth(1);
  m_canvas = new uikit::MapCanvas(m_mapAndRows);
  m_rows = new uikit::RowPanel(m_mapAndRows);
  m_rows->hide();
  m_mapAndRows->addWidget(m_canvas);
  m_mapAndRows->addWidget(m_rows);
  m_mapAndRows->setStretchFactor(0, 1);
  m_mapAndRows->setCollapsible(0, false);
  m_mapAndRows->setCollapsible(1, false);
  return m_mapAndRows;
}

void MainWindow::connectRows()
{
  connect(action(Command::Rows), &QAction::triggered, this, [this](bool visible) {
    if (visible)
      showRows(m_layerList->currentLayer());
    else
      hideRows();
  });
  connect(m_layerList->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
    const QString current = m_layerList->currentLayer();
    if (!m_rows->isHidden() && !current.isEmpty() && current != m_rows->model().layer().name)
      showRows(current);
  });
  connect(m_rows, &uikit::RowPanel::closeRequested, this, &MainWindow::hideRows);
  connect(m_rows, &uikit::RowPanel::selectionChanged, this, &MainWindow::markRows);
  connect(m_rows, &uikit::RowPanel::goToRequested, this, &MainWindow::goToRow);
  connect(m_rows, &uikit::RowPanel::exportRequested, this, &MainWindow::chooseExport);
  connect(m_canvas, &uikit::MapCanvas::clicked, this, [this](QPointF map, double tolerance) {
    const geo::TablePtr table = m_document->table(m_rows->model().layer().name);
    if (m_rows->isHidden() || table == nullptr)
      return;
    const std::vector<qint64> hit = mapview::rowsAt(*table, map, tolerance);
    m_rows->choose(hit.empty() ? -1 : hit.front()); // a click on nothing chooses nothing
  });
  connect(m_document.get(), &Document::closing, this, &MainWindow::hideRows);
  connect(m_document.get(), &Document::layersChanged, this, &MainWindow::followLayers);
  connect(m_document.get(), &Document::exported, this, [this](const QString& path, qint64 rows) {
    //: %1 number of rows, %2 name of the file
    m_messages.add(Severity::Good, tr("%1 rows were written to “%2”.")
                                       .arg(QLocale().toString(rows), QFileInfo(path).fileName()));
  });
}

void MainWindow::showRows(const QString& name)
{
  const workspace::Layer* layer = m_document->layer(name);
  if (layer == nullptr || layer->isRaster) {
    hideRows();
    if (layer != nullptr)
      m_status->say(errorText({Error::Code::NotATable, {layer->title}, {}}));
    return;
  }
  markRows({});
  m_rows->showLayer(m_document->workspace(), *layer);
  if (m_rows->isHidden()) {
    m_rows->show();
    const int height = std::max(m_mapAndRows->height(), 2 * kRowsHeight.fallback);
    const int rows = std::clamp(kRowsHeight.read(m_settings), 120, height * 3 / 5);
    m_mapAndRows->setSizes({height - rows, rows});
  }
  action(Command::Rows)->setChecked(true);
}

void MainWindow::hideRows()
{
  if (!m_rows->isHidden())
    kRowsHeight.write(m_settings, m_rows->height());
  m_rows->hide();
  m_rows->clear();
  markRows({});
  action(Command::Rows)->setChecked(false);
}

/// Rows were changed, or the layer is gone.
void MainWindow::followLayers()
{
  if (m_rows->isHidden())
    return;
  const workspace::Layer& shown = m_rows->model().layer();
  const workspace::Layer* now = m_document->layer(shown.name);
  if (now == nullptr)
    hideRows();
  else if (now->revision != shown.revision || now->title != shown.title)
    m_rows->refresh(*now);
}

void MainWindow::markRows(const std::vector<qint64>& rows)
{
  const geo::TablePtr table = m_document->table(m_rows->model().layer().name);
  m_canvas->setHighlight(table != nullptr && !rows.empty()
                             ? std::make_shared<const geo::FeatureTable>(table->chosen(rows))
                             : nullptr);
}

void MainWindow::goToRow(qint64 row)
{
  const geo::TablePtr table = m_document->table(m_rows->model().layer().name);
  if (table != nullptr)
    m_canvas->showExtent(table->chosen({row}).extent());
}

void MainWindow::chooseExport()
{
  const workspace::Layer& layer = m_rows->model().layer();
  auto* dialog = new QFileDialog(this, tr("Export the rows"), lastFolder(),
                                 tr("Excel (*.xlsx);;Text with commas (*.csv)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QStringLiteral("xlsx"));
  dialog->selectFile(layer.name + QStringLiteral(".xlsx"));
  connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
    dialog->setDefaultSuffix(filter.contains(QLatin1String("csv")) ? QStringLiteral("csv")
                                                                   : QStringLiteral("xlsx"));
  });
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
    kLastFolder.write(m_settings, QFileInfo(path).path());
    m_document->exportRows(path, m_rows->model().layer().name, m_rows->model().rows());
  });
  dialog->open();
}

} // namespace diaban::desktop
