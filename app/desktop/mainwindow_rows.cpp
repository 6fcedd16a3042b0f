// The table of a layer at the foot of the map: opened, followed, marked on the map, exported.
#include "featurework.h"
#include "mainwindow.h"
#include "maptools.h"
#include "measurework.h"
#include "selectwork.h"
#include "settings.h"
#include "statusline.h"

#include <diaban/uikit/layerlist.h>
#include <diaban/uikit/layermodel.h>
#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/rowpanel.h>
#include <diaban/uikit/sidestack.h>

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QItemSelection>
#include <QLocale>
#include <QSignalBlocker>
#include <QTableView>

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
  connect(&rowPanel(), &uikit::RowPanel::selectionChanged, this,
          [this](const std::vector<qint64>& rows) {
            const QString layer = rowPanel().model().layer().name;
            if (!rows.empty() || selection().layer() == layer)
              selection().set(layer, rows);
          });
  connect(&selection(), &uikit::Selection::changed, this, &MainWindow::followSelection);
  connect(&rowPanel(), &uikit::RowPanel::goToRequested, this, &MainWindow::goToRow);
  connect(&rowPanel(), &uikit::RowPanel::exportRequested, this, &MainWindow::chooseExport);
  connect(&m_document, &Document::closing, this, &MainWindow::hideRows);
  connect(&m_document, &Document::layersChanged, this, &MainWindow::followLayers);
  connect(&m_document, &Document::exported, this, [this](const QString& path, qint64 rows) {
    //: %1 number of rows, %2 name of the file
    m_messages.add(Severity::Good, tr("%1 rows were written to “%2”.")
                                       .arg(QLocale().toString(rows), QFileInfo(path).fileName()));
  });
}

void MainWindow::connectTools()
{
  new MapTools(*m_actions, canvas(), this);
  new MeasureWork(m_document, canvas(), this);
  m_selecting = new SelectWork(
      m_document, selection(), canvas(), [this] { return layerList().currentLayer(); }, this);
  auto* panel = new uikit::FeaturePanel(this);
  m_bench->side().add(panel, action(Command::Feature));
  m_features = new FeatureWork(m_document, selection(), canvas(), m_bench->side(), *panel, this);
  connect(m_selecting, &SelectWork::hintChanged, m_bench, &Workbench::setHint);
  m_selecting->show();
  connect(m_selecting, &SelectWork::clicked, m_features, &FeatureWork::offerPanel);
  connect(panel, &uikit::FeaturePanel::sameValueRequested, m_selecting,
          [this](const uikit::FeatureRef& feature, const QString& field, const QVariant& cell) {
            m_selecting->selectSameValue(feature.layer, field, cell);
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
  rowPanel().showLayer(m_document.workspace(), *layer);
  m_bench->showRows(true);
  action(Command::Rows)->setChecked(true);
}

void MainWindow::hideRows()
{
  m_bench->showRows(false);
  rowPanel().clear();
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

/// What was selected elsewhere is chosen in the table, without telling it back.
void MainWindow::followSelection()
{
  uikit::RowPanel& panel = rowPanel();
  const bool isOurs = selection().layer() == panel.model().layer().name;
  if (panel.isHidden() || (isOurs && panel.selectedRows() == selection().rows()))
    return;
  const QSignalBlocker quiet(&panel);
  if (!isOurs || selection().rows().size() == 1) {
    panel.choose(isOurs ? selection().rows().front() : -1);
    return;
  }
  QItemSelection chosen;
  const auto& rows = panel.model().rows();
  const int last = panel.model().columnCount() - 1;
  for (int row = 0; row < static_cast<int>(rows.size()); ++row)
    if (selection().contains(selection().layer(), rows[static_cast<std::size_t>(row)]))
      chosen.merge(QItemSelection(panel.model().index(row, 0), panel.model().index(row, last)),
                   QItemSelectionModel::Select);
  panel.view().selectionModel()->select(chosen, QItemSelectionModel::ClearAndSelect);
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
