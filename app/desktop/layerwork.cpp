#include "layerwork.h"

#include "actions.h"
#include "document.h"
#include "workbench.h"

#include <diaban/uikit/layerpanel.h>
#include <diaban/uikit/mapcanvas.h>

namespace diaban::desktop {

using uikit::LayerList;
using uikit::LayerModel;

LayerWork::LayerWork(const Actions& actions, Workbench& bench, Document& document, QObject* parent)
    : QObject(parent)
{
  LayerModel& model = bench.layerModel();
  LayerList& list = bench.layerList();
  const auto on = [&](Command command, auto slot) {
    connect(actions[command], &QAction::triggered, this, slot);
  };
  on(Command::FilterLayers, [&bench] {
    bench.setLeftVisible(true);
    bench.layerPanel().focusFilter();
  });
  on(Command::RenameLayer, [&list] { list.edit(list.currentIndex()); });
  on(Command::LayerUp, [&list] { list.moveCurrent(-1); });
  on(Command::LayerDown, [&list] { list.moveCurrent(1); });
  on(Command::NewGroup, [&list] { list.addGroup(); });
  on(Command::GroupByRole, [&document] { document.groupByRole(); });
  on(Command::RemoveLayer, [&] { document.remove(list.currentLayer()); });
  connect(&document, &Document::layersChanged, this,
          [&] { model.setLayers(document.layers(), document.tree()); });
  connect(&model, &LayerModel::visibilityChanged, &document, &Document::setVisible);
  connect(&model, &LayerModel::treeChanged, &document, &Document::setTree);
  connect(&model, &LayerModel::titleChanged, &document, &Document::setTitle);
  connect(&list, &LayerList::removeRequested, &document, &Document::remove);
  connect(&list, &LayerList::showRequested, &bench.canvas(), &uikit::MapCanvas::showExtent);
}

} // namespace diaban::desktop
