#include "layerwork.h"

#include "actions.h"
#include "document.h"
#include "workbench.h"

#include <diaban/uikit/layerpanel.h>
#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/messages.h>

#include <QFileInfo>

namespace diaban::desktop {

using uikit::LayerList;
using uikit::LayerModel;

LayerWork::LayerWork(const Actions& actions, Workbench& bench, Document& document,
                     uikit::MessageList& messages, QSettings& settings, QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_messages(messages)
    , m_memory(settings)
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
  connect(&document, &Document::relinked, this, &LayerWork::tellRelinked);
  connect(&list, &LayerList::showRequested, &bench.canvas(), &uikit::MapCanvas::showExtent);
  rememberFolds(list);
}

/// Which groups and legends a person folded.
void LayerWork::rememberFolds(LayerList& list)
{
  static const QString kFolded = QStringLiteral("folded");
  const auto recall = [this, &list] {
    const QByteArray folded = m_memory.read(m_document.path(), kFolded);
    list.setFolded(QString::fromUtf8(folded).split(u'\n', Qt::SkipEmptyParts));
  };
  connect(&m_document, &Document::opened, &list, recall);
  if (m_document.isOpen())
    recall();
  connect(&list, &LayerList::foldedChanged, this, [this, &list] {
    if (m_document.isOpen())
      m_memory.write(m_document.path(), kFolded, list.folded().join(u'\n').toUtf8());
  });
}

/// What the other file changed; nothing where it has the same fields.
void LayerWork::tellRelinked(const QString& name, const QString& path,
                             const workspace::Relinked& relinked)
{
  if (relinked.lost.isEmpty() && relinked.gained.isEmpty())
    return;
  const QString comma = QStringLiteral(", ");
  const QString file = QFileInfo(path).fileName();
  QStringList sentences;
  if (!relinked.lost.isEmpty())
    //: %1 file, %2 names of fields
    sentences
        << tr("“%1” lacks fields that the layer had: %2.").arg(file, relinked.lost.join(comma));
  if (!relinked.gained.isEmpty())
    //: %1 file, %2 names of fields
    sentences << tr("“%1” has new fields: %2.").arg(file, relinked.gained.join(comma));
  if (!relinked.lostForStyle.isEmpty())
    //: %1 names of fields
    sentences << tr("The style and the labels use %1: the style is kept, and all rows are drawn as "
                    "other values.")
                     .arg(relinked.lostForStyle.join(comma));
  const workspace::Layer* layer = m_document.layer(name);
  const bool isHarmless = relinked.lost.isEmpty();
  m_messages.add(isHarmless ? uikit::Severity::Info : uikit::Severity::Warning,
                 sentences.join(QLatin1Char(' ')), layer == nullptr ? name : layer->title,
                 {{tr("Back to the file before"), [this] { m_document.undo(); }}});
}

} // namespace diaban::desktop
