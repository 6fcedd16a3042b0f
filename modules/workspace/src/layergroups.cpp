#include "layergroups.h"

#include <QHash>
#include <QJsonArray>
#include <QSet>

#include <algorithm>

namespace diaban::workspace {
namespace {

/// In the order that layertable.cpp reads layers in.
constexpr const char* kTop =
    "SELECT sort_order, id, uid, title, role, '' AS name, 0 AS age FROM diaban_group"
    " UNION ALL SELECT sort_order, NULL, NULL, NULL, NULL, name, -id FROM diaban_layer"
    " WHERE group_uid IS NULL OR group_uid NOT IN (SELECT uid FROM diaban_group)"
    " ORDER BY 1, 2, 7";

Result<QVector<LayerGroup>> readGroups(const store::Database& database)
{
  DIABAN_TRY(rows, database.prepare("SELECT uid, title, role FROM diaban_group"));
  QVector<LayerGroup> groups;
  while (true) {
    DIABAN_TRY(more, rows.step());
    if (!more)
      return groups;
    groups.append({Uid::fromBytes(rows.blob(0).toByteArray()), rows.string(1), rows.string(2)});
  }
}

Result<Uid> insertGroup(store::Database& database, const QString& title, const QString& kind)
{
  DIABAN_TRY(insert, database.prepare(
                         "INSERT INTO diaban_group(uid, title, role, sort_order) VALUES(?1, ?2,"
                         " ?3, (SELECT min(coalesce((SELECT min(sort_order) FROM diaban_layer),"
                         " 1), coalesce((SELECT min(sort_order) FROM diaban_group), 1)) - 1))"));
  const Uid uid = UidMaker().next();
  const QByteArray bytes = uid.toBytes();
  insert.bindBlob(1, bytes).bind(2, title).bind(3, kind.isNull() ? QStringLiteral("") : kind);
  DIABAN_CHECK(insert.run());
  return uid;
}

Outcome writeGroup(store::Database& database, const LayerGroup& group, bool isNew, int order)
{
  DIABAN_TRY(write,
             database.prepare(isNew ? "INSERT INTO diaban_group(title, role, sort_order, uid)"
                                      " VALUES(?1, ?2, ?3, ?4)"
                                    : "UPDATE diaban_group SET title=?1, role=?2, sort_order=?3"
                                      " WHERE uid=?4"));
  const QByteArray uid = group.uid.toBytes();
  write.bind(1, group.title).bind(2, group.kind.isNull() ? QStringLiteral("") : group.kind);
  return write.bind(3, order).bindBlob(4, uid).run();
}

} // namespace

Result<QVector<GroupKind>> groupKinds(const DataFolders& folders)
{
  DIABAN_TRY(json, readJsonFile(folders, QStringLiteral("layers/groups.json")));
  QVector<GroupKind> kinds;
  for (const auto& entry : json[QLatin1String("groups")].toArray()) {
    GroupKind kind;
    kind.group.kind = entry[QLatin1String("kind")].toString();
    kind.group.title = entry[QLatin1String("title")].toString();
    for (const auto& name : entry[QLatin1String("roles")].toArray())
      if (const auto role = roleFromName(name.toString()))
        kind.roles.append(*role);
    kinds.append(kind);
  }
  return kinds;
}

Result<LayerTree> readTree(const store::Database& database, const QVector<Layer>& layers)
{
  DIABAN_TRY(rows, database.prepare(kTop));
  LayerTree tree;
  while (true) {
    DIABAN_TRY(more, rows.step());
    if (!more)
      break;
    if (rows.isNull(1)) {
      tree.append({std::nullopt, {rows.string(5)}});
      continue;
    }
    const Uid uid = Uid::fromBytes(rows.blob(2).toByteArray());
    LayerBranch branch{LayerGroup{uid, rows.string(3), rows.string(4)}, {}};
    for (const Layer& layer : layers)
      if (layer.group == uid)
        branch.layers.append(layer.name);
    tree.append(branch);
  }
  return tree;
}

Outcome writeTree(store::Database& database, const LayerTree& tree, const QVector<Layer>& layers,
                  const QString& workspacePath)
{
  QHash<QString, QByteArray> uids;
  for (const Layer& layer : layers)
    uids.insert(layer.name, layer.uid.toBytes());
  DIABAN_TRY(old, readGroups(database));
  QSet<QByteArray> gone;
  for (const LayerGroup& group : std::as_const(old))
    gone.insert(group.uid.toBytes());
  DIABAN_TRY(place, database.prepare("UPDATE diaban_layer SET sort_order=?1, group_uid=?2"
                                     " WHERE uid=?3"));
  int order = 0;
  for (const LayerBranch& branch : tree) {
    const QByteArray group = branch.group ? branch.group->uid.toBytes() : QByteArray();
    if (branch.group)
      DIABAN_CHECK(writeGroup(database, *branch.group, !gone.remove(group), order++));
    for (const QString& name : branch.layers) {
      if (!uids.contains(name))
        return Error{Error::Code::NoSuchLayer, {name, workspacePath}, {}};
      const QByteArray uid = uids.value(name);
      place.bind(1, order++).bindBlob(3, uid);
      if (branch.group)
        place.bindBlob(2, group);
      else
        place.bindNull(2);
      DIABAN_CHECK(place.run());
    }
  }
  DIABAN_TRY(remove, database.prepare("DELETE FROM diaban_group WHERE uid=?1"));
  for (const QByteArray& uid : std::as_const(gone))
    DIABAN_CHECK(remove.bindBlob(1, uid).run());
  return Done{};
}

Result<Uid> groupFor(store::Database& database, LayerRole role, const QString& title)
{
  DIABAN_TRY(groups, readGroups(database));
  DIABAN_TRY(kinds, groupKinds(dataFolders()));
  if (!title.isEmpty()) {
    for (const LayerGroup& group : std::as_const(groups))
      if (group.title == title)
        return group.uid;
    const auto known = std::find_if(kinds.begin(), kinds.end(), [&](const GroupKind& kind) {
      return kind.group.title == title;
    });
    return insertGroup(database, title, known == kinds.end() ? QString() : known->group.kind);
  }
  const bool isByRole = std::any_of(groups.begin(), groups.end(),
                                    [](const LayerGroup& group) { return !group.kind.isEmpty(); });
  for (const GroupKind& kind : std::as_const(kinds)) {
    if (!isByRole || !kind.roles.contains(role))
      continue;
    for (const LayerGroup& group : std::as_const(groups))
      if (group.kind == kind.group.kind)
        return group.uid;
    return insertGroup(database, kind.group.title, kind.group.kind);
  }
  return Uid();
}

Result<LayerTree> groupedByRole(const QVector<Layer>& topFirst)
{
  DIABAN_TRY(kinds, groupKinds(dataFolders()));
  UidMaker uids;
  LayerTree tree;
  for (const GroupKind& kind : std::as_const(kinds)) {
    LayerBranch branch{kind.group, {}};
    branch.group->uid = uids.next();
    for (const Layer& layer : topFirst)
      if (kind.roles.contains(layer.role))
        branch.layers.append(layer.name);
    if (!branch.layers.isEmpty())
      tree.append(branch);
  }
  return tree;
}

} // namespace diaban::workspace
