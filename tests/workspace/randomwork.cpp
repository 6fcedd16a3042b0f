#include "randomwork.h"

#include "openworkspaces.h"
#include "schema.h"

#include <diaban/store/geopackage.h>
#include <diaban/store/rtree.h>
#include <diaban/workspace/check.h>
#include <diaban/workspace/rows.h>
#include <diaban/workspace/storedfinding.h>

#include <functional>

namespace diaban::test {

using namespace diaban::workspace;

namespace {

/// The values that are there, by name: a column that was added and is empty tells nothing.
QString rowText(const store::Statement& row)
{
  QString text;
  for (int c = 0; c < row.columnCount(); ++c) {
    if (row.isNull(c))
      continue;
    text += row.columnName(c) + u'=';
    text += row.type(c) == store::ValueType::Blob
                ? QString::fromLatin1(row.blob(c).toByteArray().toHex())
                : QString::number(static_cast<int>(row.type(c))) + u':' + row.string(c);
    text += u'|';
  }
  return text;
}

QString queryText(const store::Database& database, const QByteArray& sql)
{
  QString text = u'[' + QString::fromUtf8(sql) + QStringLiteral("]\n");
  auto rows = database.prepare(sql);
  if (!rows)
    return u'!' + rows.error().detail;
  auto more = rows.value().step();
  for (; more && more.value(); more = rows.value().step())
    text += rowText(rows.value()) + u'\n';
  return more ? text : u'!' + more.error().detail;
}

struct TableOnMap {
  QString name;
  bool hasShapes = false;
};

QVector<TableOnMap> tablesOf(const store::Database& database)
{
  QVector<TableOnMap> tables;
  auto rows = database.prepare("SELECT table_name, geometry_type FROM diaban_layer"
                               " WHERE table_name<>'' AND NOT is_raster ORDER BY table_name");
  if (rows)
    for (auto more = rows.value().step(); more && more.value(); more = rows.value().step())
      tables.append({rows.value().string(0), rows.value().string(1).compare(
                                                 QLatin1String("none"), Qt::CaseInsensitive) != 0});
  return tables;
}

Error wrong(const QString& table, const char* what)
{
  return {Error::Code::Internal, {}, table + QLatin1String(": ") + QLatin1String(what)};
}

Outcome checkTable(const store::Database& database, const TableOnMap& table)
{
  const QByteArray name = store::quoted(table.name);
  DIABAN_TRY(rows, database.integer("SELECT count(*) FROM " + name));
  DIABAN_TRY(said, store::contents(database, table.name));
  if (rows != said.rows)
    return wrong(table.name, "the count is not that of the rows");
  DIABAN_TRY(uids, database.integer("SELECT count(DISTINCT uid) FROM " + name));
  if (uids != rows)
    return wrong(table.name, "uids are missing or there twice");
  if (!table.hasShapes)
    return Done{};
  DIABAN_CHECK(store::checkRTree(database, table.name));
  DIABAN_TRY(shapes, database.integer("SELECT count(*) FROM " + name + " WHERE geom IS NOT NULL"));
  const QByteArray tree = store::quoted(store::rtreeName(table.name));
  DIABAN_TRY(fitting, database.integer("SELECT count(*) FROM " + name + " JOIN " + tree +
                                       " ON id=fid WHERE geom IS NOT NULL"));
  DIABAN_TRY(boxes, database.integer("SELECT count(*) FROM " + tree));
  if (boxes != shapes || fitting != shapes)
    return wrong(table.name, "the R-tree is not that of the rows");
  return Done{};
}

void forEachOfOurs(const QString& path, const QString& table,
                   const std::function<void(const store::Statement&)>& take)
{
  const auto reader = store::Database::open(path, store::OpenMode::ReadOnly);
  if (!reader)
    return;
  auto rows = reader.value().prepare("SELECT fid, uid FROM " + store::quoted(table) +
                                     " WHERE ten IS NOT '" + kOutside.toUtf8() + "' ORDER BY fid");
  if (rows)
    for (auto more = rows.value().step(); more && more.value(); more = rows.value().step())
      take(rows.value());
}

} // namespace

QString decidedIn(const store::Database& database)
{
  QString text;
  for (const QString& table : recordedOwnTables())
    text += queryText(database, "SELECT * FROM " + store::quoted(table) + " ORDER BY 1");
  text += queryText(database, "SELECT table_name, data_type, identifier, srs_id FROM gpkg_contents"
                              " WHERE data_type<>'diaban' ORDER BY 1");
  text += queryText(database, "SELECT f_table_name, styleQML FROM layer_styles WHERE f_table_name"
                              " IN (SELECT table_name FROM diaban_layer) ORDER BY 1");
  const QByteArray ours = " WHERE ten IS NOT '" + kOutside.toUtf8() + "' ORDER BY 1";
  for (const TableOnMap& table : tablesOf(database)) {
    const QByteArray name = store::quoted(table.name);
    text += queryText(database, "SELECT * FROM " + name + ours);
    if (table.hasShapes)
      text += queryText(database, "SELECT t.* FROM " + store::quoted(store::rtreeName(table.name)) +
                                      " t JOIN " + name + " ON id=fid" + ours);
  }
  return text;
}

QString decidedIn(const QString& path)
{
  const auto database = store::Database::open(path, store::OpenMode::ReadOnly);
  return database ? decidedIn(database.value()) : u'!' + database.error().detail;
}

Outcome checkWhole(const store::Database& database)
{
  DIABAN_CHECK(database.integrityCheck());
  DIABAN_CHECK(database.foreignKeyCheck());
  for (const TableOnMap& table : tablesOf(database))
    DIABAN_CHECK(checkTable(database, table));
  return Done{};
}

Outcome checkWhole(const QString& path)
{
  DIABAN_TRY(database, store::Database::open(path, store::OpenMode::ReadOnly));
  return checkWhole(database);
}

QVector<Uid> RandomWork::uidsOf(const Layer& layer) const
{
  QVector<Uid> uids;
  forEachOfOurs(m_path, layer.table, [&](const store::Statement& row) {
    uids.append(Uid::fromBytes(row.blob(1).toByteArray()));
  });
  return uids;
}

std::vector<qint64> RandomWork::fidsOf(const Layer& layer) const
{
  std::vector<qint64> fids;
  forEachOfOurs(m_path, layer.table,
                [&](const store::Statement& row) { fids.push_back(row.integer(0)); });
  return fids;
}

Outcome RandomWork::editRows(Edit& edit)
{
  const Layer& layer = anyLayer();
  const QVector<Uid> uids = uidsOf(layer);
  for (int i = number(4); i >= 0; --i)
    DIABAN_CHECK(randomEdit(edit, layer.name, uids, m_random));
  return Done{};
}

Outcome RandomWork::editManyRows(Edit& edit)
{
  const Layer& layer = anyLayer();
  const int so = number(1000);
  for (const Uid& uid : uidsOf(layer))
    DIABAN_CHECK(edit.updateFeature(
        layer.name, {.uid = uid, .fields = {{QStringLiteral("so"), so}}, .setsGeometry = false}));
  return Done{};
}

Outcome RandomWork::editRowsByNumber(Edit& edit)
{
  const Layer& layer = anyLayer();
  std::vector<qint64> fids = fidsOf(layer);
  if (fids.size() > 2)
    fids.resize(fids.size() / 2);
  const QByteArray moved = square(number(900), number(900), 1 + number(30));
  DIABAN_CHECK(
      edit.changeGeometry(layer.name, fids, [&](auto) -> Result<QByteArray> { return moved; }));
  return number(3) == 0 ? edit.deleteRows(layer.name, fids) : Outcome(Done{});
}

Outcome RandomWork::calculate(Edit& edit)
{
  const Layer& layer = anyLayer();
  NoProgress progress;
  const QString so = QStringLiteral("so");
  const auto done =
      number(2) == 0 ? edit.calculate(layer.name, so, QStringLiteral("so * 2 + %1").arg(number(9)),
                                      {{}, QStringLiteral("so < 1000")}, progress)
                     : edit.setValues(layer.name, {}, {{so, number(1000)}}, progress);
  return done ? Outcome(Done{}) : Outcome(done.error());
}

Outcome RandomWork::ruleField(Edit& edit)
{
  FieldRules rules;
  rules.title = QStringLiteral("Số %1").arg(number(50));
  rules.isHidden = number(4) == 0;
  return edit.setFieldRules(anyLayer().name, QStringLiteral("so"), rules);
}

Outcome RandomWork::accept(Edit& edit)
{
  if (m_accepted.size() > 2 && number(2) == 0)
    return edit.withdrawAcceptance(m_accepted.takeFirst());
  const Layer& layer = anyLayer();
  AcceptedFinding finding;
  finding.uid = UidMaker().next();
  finding.layer = layer.uid;
  finding.rows = uidsOf(layer);
  finding.reason = QStringLiteral("Ranh giới %1").arg(number(50));
  finding.author = QStringLiteral("Lan");
  finding.time = QDateTime(QDate(2026, 11, 22), QTime(9, 0), Qt::UTC);
  m_accepted.append(finding.uid);
  return edit.acceptFinding(finding);
}

/// What an analysis leaves behind: where a layer comes from, and what was found.
Outcome RandomWork::compute(Edit& edit)
{
  const Layer& layer = anyLayer();
  DIABAN_CHECK(edit.setOrigin(layer.name, "{\"times\":" + QByteArray::number(number(50)) + '}'));
  StoredFinding finding;
  finding.producer = QStringLiteral("coverage");
  finding.rule = QStringLiteral("coverage.rule-%1").arg(number(3));
  finding.layer = layer.uid;
  finding.uid = findingUid(finding);
  finding.state = number(2) == 0 ? QStringLiteral("open") : QStringLiteral("accepted");
  finding.place = QPointF(number(100), number(100));
  return edit.writeFinding(finding);
}

Outcome RandomWork::restyle(Edit& edit)
{
  const Layer& layer = anyLayer();
  Style style = layer.style;
  style.opacity = number(100) / 100.0;
  return edit.setStyle(layer.name, style);
}

Outcome RandomWork::rename(Edit& edit)
{
  const Layer& layer = anyLayer();
  DIABAN_CHECK(edit.setTitle(layer.name, QStringLiteral("Tên %1").arg(number(50))));
  return number(2) == 0 ? edit.setRole(layer.name, LayerRole::Zoning) : Outcome(Done{});
}

Outcome RandomWork::rearrange(Edit& edit)
{
  LayerTree tree = m_tree;
  QVector<Uid> groups;
  for (const LayerBranch& branch : tree)
    if (branch.group)
      groups.append(branch.group->uid);
  const Uid group = groups.isEmpty() ? Uid{} : groups[number(static_cast<int>(groups.size()))];
  switch (number(4)) {
  case 0:
    (void)addGroup(tree, {UidMaker().next(), QStringLiteral("Nhóm %1").arg(number(50)), {}},
                   {anyLayer().name});
    break;
  case 1: (void)moveLayer(tree, anyLayer().name, group, 0); break;
  case 2: (void)moveGroup(tree, group, 0); break;
  default: (void)dissolveGroup(tree, group); break;
  }
  return edit.setTree(tree);
}

Outcome RandomWork::bookmark(Edit& edit)
{
  if (m_bookmarks.size() > 2 && number(2) == 0)
    return edit.removeBookmark(m_bookmarks[number(static_cast<int>(m_bookmarks.size()))].uid);
  Bookmark place;
  place.uid = m_bookmarks.isEmpty() || number(2) == 0 ? UidMaker().next() : m_bookmarks.last().uid;
  place.title = QStringLiteral("Nơi %1").arg(number(50));
  place.extent = {0, 0, 1.0 + number(100), 1.0 + number(100)};
  return edit.setBookmark(place);
}

Outcome RandomWork::takeOff(Edit& edit)
{
  const Layer& layer = anyLayer();
  const QVector<Uid> uids = uidsOf(layer);
  if (!uids.isEmpty() && number(2) == 0) // rows of a layer that goes in the same action
    DIABAN_CHECK(edit.deleteFeature(layer.name, uids.first()));
  return edit.removeLayer(layer.name);
}

Outcome RandomWork::everything(Edit& edit)
{
  DIABAN_CHECK(editRows(edit));
  DIABAN_CHECK(restyle(edit));
  DIABAN_CHECK(rename(edit));
  DIABAN_CHECK(compute(edit));
  return bookmark(edit);
}

Result<QByteArray> RandomWork::edit(Workspace& workspace, const char* what, Deed deed)
{
  m_what = QString::fromLatin1(what);
  m_wasNew = true;
  return workspace.edit(kBase, m_what, [&](Edit& edit) { return (this->*deed)(edit); });
}

Result<QByteArray> RandomWork::import(Workspace& workspace)
{
  m_what = QStringLiteral("import");
  m_wasNew = true;
  NoProgress progress;
  std::vector<NewLayer> layers;
  for (int i = number(2); i >= 0; --i)
    layers.push_back(squareLayer(QStringLiteral("lop_%1").arg(number(1'000'000)), 1 + number(8)));
  DIABAN_TRY(report, importRows(workspace, m_what, layers, progress));
  return report.entry;
}

Result<QByteArray> RandomWork::addField(Workspace& workspace)
{
  m_what = QStringLiteral("new field");
  m_wasNew = true;
  NewField field;
  field.name = QStringLiteral("moi_%1").arg(number(1'000'000));
  field.type = geo::FieldType::Integer;
  field.rules.title = QStringLiteral("Mới");
  DIABAN_TRY(column, workspace.addField(m_what, anyLayer().name, field));
  DIABAN_TRY(history, workspace.history(kBase));
  return history.last().id;
}

/// Some old action, where nothing holds on to what it changed.
Result<QByteArray> RandomWork::takeBack(Workspace& workspace)
{
  m_what = QStringLiteral("old action taken back");
  m_wasNew = true;
  DIABAN_TRY(history, workspace.history(kBase));
  for (int tries = 0; tries < 5 && !history.isEmpty(); ++tries) {
    const auto done = workspace.takeBack(history[number(static_cast<int>(history.size()))].id);
    if (done)
      return done;
    const Error::Code code = done.error().code;
    if (code != Error::Code::OverlappingActions && code != Error::Code::NotAnAction &&
        code != Error::Code::HistoryCleared)
      return done;
  }
  return QByteArray();
}

Result<QByteArray> RandomWork::clearHistory(Workspace& workspace)
{
  m_what = QStringLiteral("history cleared");
  DIABAN_TRY(history, workspace.history(kBase));
  const QDateTime time =
      history.isEmpty() ? QDateTime() : history[number(static_cast<int>(history.size()))].time;
  NoProgress progress;
  DIABAN_TRY(report, workspace.compact(time, m_what, m_backups, progress));
  if (report.entries == 0)
    return QByteArray();
  DIABAN_TRY(now, workspace.history(kBase));
  return now.last().id;
}

Result<QByteArray> RandomWork::act(Workspace& workspace)
{
  m_path = workspace.workingFile();
  m_layers.clear();
  for (const Layer& layer : workspace.layers())
    if (!layer.table.isEmpty() && !layer.isRaster)
      m_layers.append(layer);
  m_tree = workspace.tree();
  m_bookmarks = workspace.bookmarks();
  m_wasNew = false;

  const int dice = number(100);
  if (dice < 10 || dice >= 90) { // one goes back and forth, several steps at a time
    m_what = dice < 10 ? QStringLiteral("redo") : QStringLiteral("undo");
    auto done = dice < 10 ? workspace.redo(kBase) : workspace.undo(kBase);
    const bool isNothing = !done && (done.error().code == Error::Code::NothingToUndo ||
                                     done.error().code == Error::Code::NothingToRedo);
    return isNothing ? Result<QByteArray>(QByteArray()) : done;
  }
  if (m_layers.isEmpty() || (dice < 16 && m_layers.size() < 6))
    return import(workspace);
  if (dice < 40)
    return edit(workspace, "rows", &RandomWork::editRows);
  if (dice < 43)
    return edit(workspace, "rows by number", &RandomWork::editRowsByNumber);
  if (dice < 46)
    return edit(workspace, "no error, an analysis",
                number(2) == 0 ? &RandomWork::accept : &RandomWork::compute);
  if (dice < 49)
    return edit(workspace, "many rows", &RandomWork::editManyRows);
  if (dice < 52)
    return edit(workspace, "calculation", &RandomWork::calculate);
  if (dice < 54)
    return addField(workspace);
  if (dice < 56)
    return edit(workspace, "rules of a field", &RandomWork::ruleField);
  if (dice < 60)
    return edit(workspace, "style", &RandomWork::restyle);
  if (dice < 63)
    return edit(workspace, "title", &RandomWork::rename);
  if (dice < 67)
    return takeBack(workspace);
  if (dice < 69 && !m_backups.isEmpty())
    return clearHistory(workspace);
  if (dice < 74)
    return edit(workspace, "groups", &RandomWork::rearrange);
  if (dice < 82)
    return edit(workspace, "bookmark", &RandomWork::bookmark);
  if (dice < 84)
    return edit(workspace, "layer off", &RandomWork::takeOff);
  return edit(workspace, "everything", &RandomWork::everything);
}

} // namespace diaban::test
