#include "../json.h"
#include "../opening.h"
#include "commands.h"

#include <diaban/workspace/workspace.h>

#include <QCoreApplication>

#include <algorithm>

namespace diaban::cli {
namespace {

using workspace::LayerTree;

QJsonArray toJson(const LayerTree& tree)
{
  QJsonArray list;
  for (const workspace::LayerBranch& branch : tree)
    list.append(QJsonObject{{QStringLiteral("group"), branch.group ? QJsonValue(branch.group->title)
                                                                   : QJsonValue(QJsonValue::Null)},
                            {QStringLiteral("layers"), QJsonArray::fromStringList(branch.layers)}});
  return list;
}

/// Puts the layers into the group of that title, in the order in which they lie; out of all groups
/// for an empty title.
Outcome putInto(LayerTree& tree, const QString& title, const QStringList& layers)
{
  const auto named = std::find_if(tree.begin(), tree.end(), [&](const auto& branch) {
    return branch.group && branch.group->title == title;
  });
  if (title.isEmpty()) {
    for (const QString& layer : layers)
      workspace::moveLayer(tree, layer, {}, 0);
  } else if (named == tree.end()) {
    workspace::addGroup(tree, {UidMaker().next(), title, {}}, layers);
  } else {
    const Uid uid = named->group->uid;
    for (const QString& layer : layers)
      workspace::moveLayer(tree, layer, uid, 0);
  }
  return Done{};
}

Result<Answer>
changed(const QString& path, const QString& what,
        const std::function<Outcome(const workspace::Workspace&, LayerTree&)>& change,
        Progress& progress)
{
  DIABAN_TRY(opened, openToWork(path, progress));
  LayerTree tree = opened->tree();
  DIABAN_CHECK(change(*opened, tree));
  DIABAN_CHECK(opened->edit(workspace::kBase, what,
                            [&](workspace::Edit& edit) { return edit.setTree(tree); }));
  DIABAN_CHECK(opened->putBack(progress));
  Answer answer;
  answer.notices = opened->notices();
  answer.json = {{QStringLiteral("workspace"), path},
                 {QStringLiteral("tree"), toJson(opened->tree())}};
  for (const workspace::LayerBranch& branch : opened->tree())
    answer.text += QStringLiteral("%1: %2\n")
                       .arg(branch.group ? branch.group->title : QString(),
                            branch.layers.join(QStringLiteral(", ")));
  return answer;
}

Result<Answer> group(const Arguments& arguments, Progress& progress)
{
  const QString title = arguments.parameter(QStringLiteral("TITLE")).trimmed();
  const QStringList layers = arguments.parameters(QStringLiteral("LAYER"));
  const auto change = [&](const workspace::Workspace& opened, LayerTree& tree) -> Outcome {
    for (const QString& layer : layers)
      DIABAN_CHECK(opened.layer(layer));
    return putInto(tree, title, layers);
  };
  return changed(arguments.parameter(QStringLiteral("WORKSPACE")),
                 QCoreApplication::translate("diaban::cli", "move layers to a group"), change,
                 progress);
}

Result<Answer> groupByRole(const Arguments& arguments, Progress& progress)
{
  const auto change = [](const workspace::Workspace& opened, LayerTree& tree) -> Outcome {
    DIABAN_TRY(grouped, workspace::groupedByRole(opened.layers()));
    tree = grouped;
    return Done{};
  };
  return changed(arguments.parameter(QStringLiteral("WORKSPACE")),
                 QCoreApplication::translate("diaban::cli", "group layers by kind"), change,
                 progress);
}

} // namespace

Command groupCommand()
{
  return {
      QStringLiteral("group"),
      QT_TRANSLATE_NOOP("diaban::cli", "put layers into a group, made if need be"),
      {{QStringLiteral("WORKSPACE")}, {QStringLiteral("TITLE")}, {QStringLiteral("LAYER"), true}},
      {},
      false,
      group};
}

Command groupByRoleCommand()
{
  return {QStringLiteral("group-by-role"),
          QT_TRANSLATE_NOOP("diaban::cli", "put all layers into groups by their roles"),
          {{QStringLiteral("WORKSPACE")}},
          {},
          false,
          groupByRole};
}

} // namespace diaban::cli
