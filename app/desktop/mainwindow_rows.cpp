// The tables at the foot of the map, and what the map's tools select.
#include "aimwork.h"
#include "editwork.h"
#include "featurework.h"
#include "mainwindow.h"
#include "maptools.h"
#include "measurework.h"
#include "printwork.h"
#include "rowwork.h"
#include "selectwork.h"
#include "settings.h"
#include "statusline.h"
#include "walkwork.h"

#include <diaban/uikit/layerlist.h>
#include <diaban/uikit/layermodel.h>
#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/rowpanel.h>
#include <diaban/uikit/sidestack.h>

#include <QFileInfo>
#include <QLocale>
#include <QMenu>

namespace diaban::desktop {

using uikit::Severity;

void MainWindow::connectRows()
{
  m_rowWork =
      new RowWork(m_document, rowPanel(), canvas(), *action(Command::Rows), m_settings, this);
  connect(&layerList(), &uikit::LayerList::tableRequested, m_rowWork, &RowWork::show);
  connect(m_rowWork, &RowWork::visibilityWanted, m_bench, &Workbench::showRows);
  connect(m_rowWork, &RowWork::refused, this,
          [this](const Error& error) { m_status->say(errorText(error)); });
  connect(action(Command::Rows), &QAction::triggered, this, [this](bool visible) {
    const QString current = layerList().currentLayer();
    if (visible || (current != rowPanel().currentLayer() && !rowPanel().isHidden()))
      m_rowWork->show(current.isEmpty() ? rowPanel().currentLayer() : current);
    else
      m_rowWork->hide();
  });
  connect(layerList().selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
    const QString current = layerList().currentLayer();
    if (!rowPanel().isHidden() && rowPanel().page(current) != nullptr)
      m_rowWork->show(current);
  });
  connect(&m_document, &Document::exported, this, [this](const QString& path, qint64 rows) {
    //: %1 number of rows, %2 name of the file
    m_messages.add(Severity::Good, tr("%1 rows were written to “%2”.")
                                       .arg(QLocale().toString(rows), QFileInfo(path).fileName()));
  });
}

void MainWindow::connectTools()
{
  new MapTools(*m_actions, canvas(), m_session->snapping, this);
  new MeasureWork(m_document, canvas(), this);
  auto* printing = new PrintWork(m_document, m_jobs, m_messages, canvas(), m_settings, this);
  connect(action(Command::Print), &QAction::triggered, printing,
          [this, printing] { printing->openSheet(lastFolder()); });
  connect(action(Command::CopyPicture), &QAction::triggered, printing, &PrintWork::copyView);
  action(Command::CopyRatio)->setMenu(printing->makeRatioMenu());
  m_selecting = new SelectWork(
      m_document, selection(), canvas(), [this] { return layerList().currentLayer(); }, this);
  auto* panel = new uikit::FeaturePanel(this);
  m_bench->side().add(panel, action(Command::Feature));
  m_features = new FeatureWork(m_document, selection(), canvas(), m_bench->side(), *panel, this);
  auto* walk = new WalkWork(
      m_document, selection(), canvas(), [this] { return layerList().currentLayer(); },
      [this](const uikit::FeatureRef& feature, auto then) {
        m_features->describe(feature, std::move(then));
      },
      this);
  m_editing = new EditWork(
      *m_actions, *m_bench, *m_session, [this] { return layerList().currentLayer(); },
      [this](const QString& layer, qint64 row, auto then) {
        m_features->describe(
            {layer, row},
            [then = std::move(then)](const uikit::FeaturePage& page) { then(page.title); });
      },
      this);
  new AimWork(m_document, canvas(), this);
  connect(m_editing, &EditWork::told, m_status, &StatusLine::say);
  connect(walk, &WalkWork::told, m_status, &StatusLine::say);
  connect(m_selecting, &SelectWork::hintChanged, m_bench, &Workbench::setHint);
  m_selecting->show();
  connect(m_selecting, &SelectWork::clicked, m_features, &FeatureWork::offerPanel);
  connect(panel, &uikit::FeaturePanel::sameValueRequested, m_selecting,
          [this](const uikit::FeatureRef& feature, const QString& field, const QVariant& cell) {
            m_selecting->selectSameValue(feature.layer, field, cell);
          });
}

} // namespace diaban::desktop
