#include "conflictlines.h"

#include <diaban/uikit/featurepage.h>
#include <diaban/workspace/features.h>
#include <diaban/workspace/rowview.h>

#include <algorithm>
#include <array>
#include <map>

namespace diaban::desktop {
namespace {

using uikit::ConflictLine;
using workspace::Layer;
using workspace::RowView;

/// A row that is gone has no name.
QString featureOf(const workspace::Workspace& workspace, const Layer& layer, const RowView& view,
                  const Uid& uid)
{
  const auto row = workspace::rowOf(workspace, layer.name, uid);
  if (!row)
    return {};
  const auto cells = view.cells(std::array{row.value()});
  return cells ? uikit::featureTitle(layer, row.value(), cells.value().value(0)) : QString();
}

void nameField(ConflictLine& line, const Layer& layer)
{
  const QString& name = line.conflict.field;
  line.field = workspace::fieldTitle(layer, name);
  const auto field = std::find_if(layer.fields.begin(), layer.fields.end(),
                                  [&](const geo::Field& it) { return it.name == name; });
  if (field != layer.fields.end())
    line.type = field->type;
}

} // namespace

std::vector<ConflictLine> conflictLines(const workspace::Workspace& workspace,
                                        const QVector<workspace::Conflict>& conflicts,
                                        Progress& progress)
{
  std::vector<ConflictLine> lines;
  std::map<QString, std::unique_ptr<RowView>> views;
  for (const workspace::Conflict& conflict : conflicts) {
    ConflictLine& line = lines.emplace_back();
    line.conflict = conflict;
    line.field = conflict.field;
    if (lines.size() > uikit::ConflictsPanel::kMostShown || !conflict.subject.isEmpty())
      continue;
    const auto layer = workspace.layer(conflict.layerName);
    if (!layer)
      continue;
    nameField(line, layer.value());
    auto& view = views[conflict.layerName];
    if (view == nullptr)
      if (auto opened = RowView::open(workspace, conflict.layerName, progress))
        view = std::move(opened).value();
    if (view != nullptr)
      line.feature = featureOf(workspace, layer.value(), *view, conflict.row);
  }
  return lines;
}

} // namespace diaban::desktop
