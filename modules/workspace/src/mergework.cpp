#include "mergework.h"

#include "findings.h"
#include "mergeorder.h"
#include "othertables.h"
#include "schema.h"

#include <diaban/store/tiles.h>
#include <diaban/workspace/field.h>

#include <algorithm>

namespace diaban::workspace {
namespace {

constexpr auto kOrder = "sort_order";
constexpr auto kTableName = "table_name";

MergeRules ownRules(const QString& name)
{
  MergeRules rules;
  rules.subject = name;
  rules.localColumns = {QLatin1String(kTableName)};
  rules.orderColumns = {QLatin1String(kOrder)};
  const bool isOfLayer =
      name == QLatin1String("diaban_style") || name == QLatin1String("diaban_field");
  rules.isIdentityMade = isOfLayer || name == QLatin1String("diaban_group");
  rules.saysDeletions = !isOfLayer && name != QLatin1String("diaban_origin"); // the layer says it
  if (name == QLatin1String("diaban_finding")) // what was computed is nobody's word
    rules.orderColumns += computedColumns();
  return rules;
}

} // namespace

QVector<Uid> MergeWork::layerUids() const
{
  QVector<Uid> uids;
  for (const MergeInput* input : {&m_inputs.mine, &m_inputs.theirs})
    for (const Layer& layer : input->layers)
      if (!uids.contains(layer.uid))
        uids.append(layer.uid);
  return uids;
}

Outcome MergeWork::look(Progress& progress)
{
  for (const QString& name : recordedOwnTables())
    DIABAN_CHECK(lookAtOwn(name));
  DIABAN_TRY(others, otherTablesThatDiffer(m_inputs.base.database, m_inputs.mine.database,
                                           m_inputs.theirs.database));
  if (!others.isEmpty())
    m_decisions.append({MergeDecision::What::OtherTables,
                        {others.join(QStringLiteral(", ")), m_inputs.mine.path}});
  const QVector<Uid> uids = layerUids();
  const double share = 1.0 / static_cast<double>(std::max<qsizetype>(1, uids.size()));
  double done = 0;
  for (const Uid& uid : uids) {
    SubProgress own(progress, done, done + share);
    done += share;
    DIABAN_CHECK(lookAtLayer(uid, own));
  }
  return Done{};
}

Outcome MergeWork::lookAtOwn(const QString& name)
{
  DIABAN_TRY(tables, m_inputs.ownTables(name));
  MergeRules rules = ownRules(name);
  rules.sameUids = m_inputs.twinGroups;
  OwnPlan plan{name, std::make_unique<TableMerge>(std::move(tables), std::move(rules),
                                                  m_inputs.isMineFirst)};
  NoProgress none;
  DIABAN_CHECK(plan.rows->compare(none));
  m_own.push_back(std::move(plan));
  return Done{};
}

/// Whether one side changed what the layer is, or how it looks.
bool MergeWork::isOwnChanged(const Uid& layer) const
{
  return std::any_of(m_own.begin(), m_own.end(), [&](const OwnPlan& plan) {
    const bool isOfLayer =
        plan.name == QLatin1String("diaban_layer") || plan.name == QLatin1String("diaban_style");
    return isOfLayer && plan.rows->changedRows().contains(layer.toBytes());
  });
}

Result<ThreeWay> MergeWork::rowTables(const Uid& uid) const
{
  const auto tableIn = [&](const MergeInput& input) -> Result<std::optional<ComparedTable>> {
    const Layer* layer = input.layer(uid);
    if (layer == nullptr || !hasRows(*layer))
      return std::optional<ComparedTable>();
    return layerTable(input.database, layer->table, uid);
  };
  ThreeWay tables;
  DIABAN_TRY(base, tableIn(m_inputs.base));
  DIABAN_TRY(mine, tableIn(m_inputs.mine));
  DIABAN_TRY(theirs, tableIn(m_inputs.theirs));
  tables.base = tables.baseAgain = base;
  if (base)
    tables.baseAgain->database = &m_inputs.baseAgain;
  tables.mine = mine;
  tables.theirs = theirs;
  return tables;
}

Outcome MergeWork::lookAtLayer(const Uid& uid, Progress& progress)
{
  const Layer* base = m_inputs.base.layer(uid);
  const Layer* mine = m_inputs.mine.layer(uid);
  const Layer* theirs = m_inputs.theirs.layer(uid);
  if (base != nullptr && (mine == nullptr || theirs == nullptr))
    return lookAtRemoved(uid, progress);
  if (theirs == nullptr) // new in mine
    return Done{};
  if (mine == nullptr) {
    m_layers.push_back({*theirs, {}, !theirs->table.isEmpty(), false, nullptr});
    return Done{};
  }
  if (mine->isRaster && !mine->table.isEmpty() && theirs->isRaster && !theirs->table.isEmpty())
    return lookAtRaster(*theirs, progress);
  if (!hasRows(*mine))
    return Done{};
  DIABAN_TRY(tables, rowTables(uid));
  return addComparison(*mine, std::move(tables), progress);
}

Outcome MergeWork::addComparison(const Layer& layer, ThreeWay tables, Progress& progress)
{
  MergeRules rules;
  rules.layer = layer.uid;
  rules.title = layer.title;
  const QString table = tables.mine->table;
  DIABAN_TRY(isReferred, isReferredTo(m_inputs.mine.database, table));
  rules.keepsKeysOfMine = isReferred;
  auto rows =
      std::make_unique<TableMerge>(std::move(tables), std::move(rules), m_inputs.isMineFirst);
  DIABAN_CHECK(rows->compare(progress));
  lookAtFields(layer, *rows);
  m_layers.push_back({layer, table, false, false, std::move(rows)});
  return Done{};
}

/// Rasters are whole: what one side did to its own is taken, where both did the first one's.
Outcome MergeWork::lookAtRaster(const Layer& layer, Progress& progress)
{
  const auto hashIn = [&](const MergeInput& input) -> Result<QByteArray> {
    const Layer* there = input.layer(layer.uid);
    if (there == nullptr || there->table.isEmpty() || !there->isRaster)
      return QByteArray();
    return store::rasterHash(input.database, there->table, progress);
  };
  DIABAN_TRY(mine, hashIn(m_inputs.mine));
  DIABAN_TRY(theirs, hashIn(m_inputs.theirs));
  if (mine == theirs)
    return Done{};
  DIABAN_TRY(base, hashIn(m_inputs.base));
  const bool isOfBoth = mine != base && theirs != base;
  if (isOfBoth)
    m_decisions.append(
        {MergeDecision::What::RasterOfOneSide, {layer.title, m_inputs.first().path}});
  if (mine == base || (isOfBoth && !m_inputs.isMineFirst))
    m_layers.push_back({layer, {}, false, true, nullptr});
  return Done{};
}

void MergeWork::lookAtFields(const Layer& layer, TableMerge& rows)
{
  const Layer* const mine = m_inputs.mine.layer(layer.uid);
  const Layer* const theirs = m_inputs.theirs.layer(layer.uid);
  if (mine == nullptr || theirs == nullptr)
    return;
  const auto fieldOf = [](const Layer& of, const QString& name) {
    return std::find_if(of.fields.begin(), of.fields.end(), [&](const geo::Field& field) {
      return field.name.compare(name, Qt::CaseInsensitive) == 0;
    });
  };
  for (const geo::Field& field : mine->fields) {
    const auto other = fieldOf(*theirs, field.name);
    if (other == theirs->fields.end() || other->type == field.type)
      continue;
    rows.rules().disputedColumns.append(field.name);
    m_decisions.append({MergeDecision::What::FieldOfTwoTypes,
                        {field.name, layer.title, typeWords(field.type), typeWords(other->type)}});
  }
  const Layer* const base = m_inputs.base.layer(layer.uid);
  for (const geo::Field& field : base ? base->fields : QVector<geo::Field>())
    for (const MergeInput* input : {&m_inputs.mine, &m_inputs.theirs}) {
      const Layer& there = *input->layer(layer.uid);
      const Layer& other = input == &m_inputs.mine ? *theirs : *mine;
      if (fieldOf(there, field.name) == there.fields.end() &&
          fieldOf(other, field.name) != other.fields.end())
        m_decisions.append(
            {MergeDecision::What::FieldMissingThere, {field.name, layer.title, input->path}});
    }
}

/// A layer that one side took off the map stays where the other worked on it, as that one has it.
Outcome MergeWork::lookAtRemoved(const Uid& uid, Progress& progress)
{
  const bool isMineGone = m_inputs.mine.layer(uid) == nullptr;
  const MergeInput& keeper = isMineGone ? m_inputs.theirs : m_inputs.mine;
  const Layer* kept = keeper.layer(uid);
  if (kept == nullptr)
    return Done{};
  bool isChanged = isOwnChanged(uid);
  if (!isChanged && hasRows(*kept)) {
    DIABAN_TRY(tables, rowTables(uid));
    DIABAN_TRY(rows,
               compareTables(tables.base, isMineGone ? tables.theirs : tables.mine, progress));
    isChanged = std::any_of(rows.begin(), rows.end(),
                            [](const ComparedRow& row) { return row.isContentChanged; });
  }
  if (!isChanged)
    return Done{};
  m_kept.insert(uid.toBytes());
  if (!isMineGone || kept->table.isEmpty())
    return Done{};
  const Layer* base = m_inputs.base.layer(uid);
  DIABAN_TRY(hidden, layerTable(m_inputs.mine.database, base->table, uid));
  if (!hidden || kept->isRaster) {
    m_layers.push_back({*kept, {}, !hidden, false, nullptr});
    return Done{};
  }
  DIABAN_TRY(tables, rowTables(uid));
  tables.base = tables.baseAgain = tables.mine = hidden; // all of theirs is taken
  tables.baseAgain.reset();
  return addComparison(*kept, std::move(tables), progress);
}

QStringList MergeWork::hiddenTables() const
{
  QStringList tables;
  for (const LayerPlan& plan : m_layers)
    if (!plan.table.isEmpty() && m_inputs.mine.layer(plan.layer.uid) == nullptr)
      tables.append(plan.table);
  return tables;
}

Outcome MergeWork::prepare(store::Database& out, int srsId, const QDateTime& now,
                           Progress& progress)
{
  for (LayerPlan& plan : m_layers) {
    if (plan.isNew || plan.isReplaced) {
      DIABAN_TRY(table, copyLayer(m_inputs.theirs.database, plan.layer, out, srsId, now, progress));
      plan.table = table;
    } else if (plan.rows) {
      DIABAN_TRY(tables, rowTables(plan.layer.uid));
      DIABAN_CHECK(appendColumns(tables, out, plan.table));
    }
  }
  return Done{};
}

Outcome MergeWork::write(store::Database& out, UpkeepSet& upkeep, Progress& progress)
{
  DIABAN_TRY(conflicts, ConflictWriter::open(out, m_inputs.one, m_inputs.other));
  const double share = 1.0 / static_cast<double>(std::max<std::size_t>(1, m_layers.size()));
  double done = 0;
  for (LayerPlan& plan : m_layers) {
    SubProgress own(progress, done, done + share);
    done += share;
    DIABAN_CHECK(writeRows(plan, out, upkeep, conflicts, own));
  }
  DIABAN_CHECK(writeOwn(out, conflicts));
  DIABAN_TRY(made, conflicts.finish());
  m_made = made;
  return Done{};
}

Outcome MergeWork::writeRows(LayerPlan& plan, store::Database& out, UpkeepSet& upkeep,
                             ConflictWriter& conflicts, Progress& progress)
{
  MergedLayer report{plan.layer.uid, plan.layer.name, plan.layer.title, plan.isNew, 0, 0, 0, 0};
  if (plan.rows) {
    const qint64 before = conflicts.count();
    DIABAN_TRY(counts, plan.rows->write(out, &upkeep, conflicts, progress));
    report.added = counts.added;
    report.changed = counts.changed;
    report.deleted = counts.deleted;
    report.conflicts = conflicts.count() - before;
  } else if (hasRows(plan.layer)) {
    report.added = plan.layer.featureCount;
  }
  if (report.isNew || plan.isReplaced ||
      report.added + report.changed + report.deleted + report.conflicts > 0)
    m_report.append(report);
  return Done{};
}

Outcome MergeWork::writeOwn(store::Database& out, ConflictWriter& conflicts)
{
  NoProgress none;
  for (OwnPlan& plan : m_own) {
    plan.rows->rules().stays = [this, &plan](const Uid& uid) {
      const bool isOfLayer = plan.name == QLatin1String("diaban_layer") ||
                             plan.name == QLatin1String("diaban_style") ||
                             plan.name == QLatin1String("diaban_origin");
      return isOfLayer && m_kept.contains(uid.toBytes());
    };
    DIABAN_TRY(counts, plan.rows->write(out, nullptr, conflicts, none));
    m_settings += counts.added + counts.changed + counts.deleted;
  }
  DIABAN_CHECK(nameTables(out));
  DIABAN_CHECK(raiseRevisions(out));
  DIABAN_CHECK(joinGroups(out));
  DIABAN_CHECK(orderLayers(out));
  return nameLayers(out);
}

/// Layers that only one side has, or that only one put there, still name the group that went.
Outcome MergeWork::joinGroups(store::Database& out) const
{
  DIABAN_TRY(join, out.prepare("UPDATE diaban_layer SET group_uid=?1 WHERE group_uid=?2"));
  for (auto twin = m_inputs.twinGroups.begin(); twin != m_inputs.twinGroups.end(); ++twin)
    DIABAN_CHECK(join.bindBlob(1, twin.value()).bindBlob(2, twin.key()).run());
  return Done{};
}

Outcome MergeWork::orderLayers(store::Database& out)
{
  const auto orderIn = [&](const MergeInput& input) -> Result<QVector<QByteArray>> {
    DIABAN_TRY(order, readOrder(input.database));
    for (QByteArray& uid : order.uids)
      uid = m_inputs.twinGroups.value(uid, uid);
    return order.uids;
  };
  DIABAN_TRY(base, orderIn(m_inputs.base));
  DIABAN_TRY(first, orderIn(m_inputs.first()));
  DIABAN_TRY(second, orderIn(m_inputs.second()));
  DIABAN_TRY(present, readOrder(out));
  const MergedOrder merged = mergeOrders(base, first, second, present);
  if (merged.isOneSided)
    m_decisions.append({MergeDecision::What::OrderOfOneSide, {m_inputs.first().path}});
  return writeOrder(out, merged.uids);
}

Outcome MergeWork::nameLayers(store::Database& out)
{
  DIABAN_TRY(renamed, makeNamesUnique(out, m_inputs.base));
  m_decisions += renamed;
  DIABAN_TRY(row, out.prepare("SELECT name, title FROM diaban_layer WHERE uid=?1"));
  for (MergedLayer& layer : m_report) {
    const QByteArray uid = layer.uid.toBytes();
    row.reset();
    DIABAN_TRY(found, row.bindBlob(1, uid).step());
    layer.name = found ? row.string(0) : layer.name;
    layer.title = found ? row.string(1) : layer.title;
  }
  return Done{};
}

/// A revision that either side computed something from must not come to mean other rows.
Outcome MergeWork::raiseRevisions(store::Database& out) const
{
  DIABAN_TRY(raise, out.prepare("INSERT INTO diaban_revision(layer, revision) VALUES(?1, ?2)"
                                " ON CONFLICT(layer) DO UPDATE SET revision=?2"));
  for (const Layer& theirs : m_inputs.theirs.layers) {
    const auto revisionIn = [&](const MergeInput& input) {
      const Layer* layer = input.layer(theirs.uid);
      return layer == nullptr ? 0 : layer->revision;
    };
    const quint64 base = revisionIn(m_inputs.base), mine = revisionIn(m_inputs.mine);
    const bool isOfBoth = mine > base && theirs.revision > base;
    const QByteArray uid = theirs.uid.toBytes();
    const auto revision = static_cast<qint64>(std::max(mine, theirs.revision) + (isOfBoth ? 1 : 0));
    if (revision > 0)
      DIABAN_CHECK(raise.bindBlob(1, uid).bind(2, revision).run());
  }
  return Done{};
}

/// A layer that came along has another table here than there.
Outcome MergeWork::nameTables(store::Database& out) const
{
  DIABAN_TRY(name, out.prepare("UPDATE diaban_layer SET table_name=?1 WHERE uid=?2"
                               " AND table_name<>?1"));
  for (const LayerPlan& plan : m_layers) {
    if (plan.table.isEmpty())
      continue;
    const QByteArray uid = plan.layer.uid.toBytes();
    DIABAN_CHECK(name.bind(1, plan.table).bindBlob(2, uid).run());
  }
  return Done{};
}

} // namespace diaban::workspace
