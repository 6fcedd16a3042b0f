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

namespace diaban::desktop {

using uikit::Severity;

void MainWindow::connectRows()
{
  connect(action(Command::Rows), &QAction::triggered, this, [this](bool visible) {
    if (visible)
      showRows(layerList().currentLayer());
    else
      hideRows();
  });
  connect(layerList().selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
    const QString current = layerList().currentLayer();
    if (!rowPanel().isHidden() && !current.isEmpty() && current != rowPanel().model().layer().name)
      showRows(current);
  });
  connect(&rowPanel(), &uikit::RowPanel::closeRequested, this, &MainWindow::hideRows);
  connect(&rowPanel(), &uikit::RowPanel::selectionChanged, this, &MainWindow::markRows);
  connect(&rowPanel(), &uikit::RowPanel::goToRequested, this, &MainWindow::goToRow);
  connect(&rowPanel(), &uikit::RowPanel::exportRequested, this, &MainWindow::chooseExport);
  connect(&canvas(), &uikit::MapCanvas::clicked, this, [this](QPointF map, double tolerance) {
    const geo::TablePtr table = m_document.table(rowPanel().model().layer().name);
    if (rowPanel().isHidden() || table == nullptr)
      return;
    const std::vector<qint64> hit = mapview::rowsAt(*table, map, tolerance);
    rowPanel().choose(hit.empty() ? -1 : hit.front()); // a click on nothing chooses nothing
  });
  connect(&m_document, &Document::closing, this, &MainWindow::hideRows);
  connect(&m_document, &Document::layersChanged, this, &MainWindow::followLayers);
  connect(&m_document, &Document::exported, this, [this](const QString& path, qint64 rows) {
    //: %1 number of rows, %2 name of the file
    m_messages.add(Severity::Good, tr("%1 rows were written to “%2”.")
                                       .arg(QLocale().toString(rows), QFileInfo(path).fileName()));
  });
}

void MainWindow::showRows(const QString& name)
{
  const workspace::Layer* layer = m_document.layer(name);
  if (layer == nullptr || layer->isRaster) {
    hideRows();
    if (layer != nullptr)
      m_status->say(errorText({Error::Code::NotATable, {layer->title}, {}}));
    return;
  }
  markRows({});
  rowPanel().showLayer(m_document.workspace(), *layer);
  m_bench->showRows(true);
  action(Command::Rows)->setChecked(true);
}

void MainWindow::hideRows()
{
  m_bench->showRows(false);
  rowPanel().clear();
  markRows({});
  action(Command::Rows)->setChecked(false);
}

/// Rows were changed, or the layer is gone.
void MainWindow::followLayers()
{
  if (rowPanel().isHidden())
    return;
  const workspace::Layer& shown = rowPanel().model().layer();
  const workspace::Layer* now = m_document.layer(shown.name);
  if (now == nullptr)
    hideRows();
  else if (now->revision != shown.revision || now->title != shown.title)
    rowPanel().refresh(*now);
}

void MainWindow::markRows(const std::vector<qint64>& rows)
{
  const geo::TablePtr table = m_document.table(rowPanel().model().layer().name);
  canvas().setHighlight(table != nullptr && !rows.empty()
                            ? std::make_shared<const geo::FeatureTable>(table->chosen(rows))
                            : nullptr);
}

void MainWindow::goToRow(qint64 row)
{
  const geo::TablePtr table = m_document.table(rowPanel().model().layer().name);
  if (table != nullptr)
    canvas().showExtent(table->chosen({row}).extent());
}

void MainWindow::chooseExport()
{
  const workspace::Layer& layer = rowPanel().model().layer();
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
    m_document.exportRows(path, rowPanel().model().layer().name, rowPanel().model().rows());
  });
  dialog->open();
}

} // namespace diaban::desktop
