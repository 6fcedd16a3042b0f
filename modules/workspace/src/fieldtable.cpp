#include "fieldtable.h"

#include "naming.h"

#include <diaban/store/geopackage.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <array>

namespace diaban::workspace {
namespace {

constexpr std::array kSqlTypes{"INTEGER", "REAL", "TEXT", "DATE", "DATETIME", "BOOLEAN", "BLOB"};

QByteArray choicesJson(const QVariantList& choices)
{
  return QJsonDocument(QJsonArray::fromVariantList(choices)).toJson(QJsonDocument::Compact);
}

/// What doesn't fit the field (another program wrote it) is passed over.
QVariantList choicesFrom(const QByteArray& json, const geo::Field& field)
{
  QVariantList choices;
  for (const QJsonValue& value : QJsonDocument::fromJson(json).array())
    if (const auto choice = fittedValue(field, field.name, value.toVariant());
        choice && !choice.value().isNull())
      choices.append(choice.value());
  return choices;
}

Result<QHash<QString, FieldRules>> readRules(const store::Database& database, const Layer& layer)
{
  DIABAN_TRY(rows, database.prepare("SELECT name, title, is_hidden, is_required, choices"
                                    " FROM diaban_field WHERE layer=?1 ORDER BY id DESC"));
  const QByteArray uid = layer.uid.toBytes();
  rows.bindBlob(1, uid);
  QHash<QString, FieldRules> rules;
  while (true) {
    DIABAN_TRY(more, rows.step());
    if (!more)
      return rules;
    const QString name = rows.string(0);
    const auto field = std::find_if(layer.fields.begin(), layer.fields.end(),
                                    [&](const geo::Field& it) { return it.name == name; });
    if (field != layer.fields.end())
      rules.insert(name, {rows.string(1), rows.integer(2) != 0, rows.integer(3) != 0,
                          choicesFrom(rows.blob(4).toByteArray(), *field)});
  }
}

Result<QSet<QString>> addedColumns(const store::Database& database, const QString& table)
{
  DIABAN_TRY(rows, database.prepare("SELECT name FROM diaban_added_field WHERE table_name=?1"));
  rows.bind(1, table);
  QSet<QString> names;
  while (true) {
    DIABAN_TRY(more, rows.step());
    if (!more)
      return names;
    names.insert(rows.string(0));
  }
}

Outcome noteAdded(store::Database& database, const QString& table, const QString& column)
{
  DIABAN_TRY(insert, database.prepare("INSERT OR IGNORE INTO diaban_added_field(table_name, name)"
                                      " VALUES(?1, ?2)"));
  return insert.bind(1, table).bind(2, column).run();
}

/// A column that nothing is in and that no field stands for.
Result<bool> isLeftOver(const store::Database& database, const Layer& layer, const NewField& field)
{
  DIABAN_TRY(added, addedColumns(database, layer.table));
  if (!added.contains(field.name) || fieldNamed(layer, field.name))
    return false;
  DIABAN_TRY(look, database.prepare("SELECT (SELECT upper(type) FROM pragma_table_info(?1)"
                                    " WHERE name=?2), EXISTS(SELECT 1 FROM " +
                                    store::quoted(layer.table) + " WHERE " +
                                    store::quoted(field.name) + " IS NOT NULL)"));
  look.bind(1, layer.table).bind(2, field.name);
  DIABAN_CHECK(look.step());
  return look.string(0) == QLatin1String(kSqlTypes[static_cast<std::size_t>(field.type)]) &&
         look.integer(1) == 0;
}

} // namespace

Outcome applyFieldRules(const store::Database& database, Layer& layer)
{
  DIABAN_TRY(rules, readRules(database, layer));
  DIABAN_TRY(added, addedColumns(database, layer.table));
  layer.fieldRules = rules;
  QVector<geo::Field> shown;
  for (const geo::Field& field : std::as_const(layer.fields)) {
    if (added.contains(field.name) && !rules.contains(field.name))
      continue;
    (rules.value(field.name).isHidden ? layer.hiddenFields : shown).append(field);
  }
  layer.fields = shown;
  return Done{};
}

Result<FieldRules> fittedRules(const geo::Field& field, FieldRules rules)
{
  QVariantList choices;
  for (const QVariant& choice : std::as_const(rules.choices)) {
    DIABAN_TRY(cell, fittedValue(field, rules.title.isEmpty() ? field.name : rules.title, choice));
    if (!cell.isNull() && !choices.contains(cell))
      choices.append(cell);
  }
  rules.choices = choices;
  rules.title = rules.title.trimmed();
  return rules;
}

Outcome writeFieldRules(store::Database& database, const Layer& layer, const geo::Field& field,
                        const FieldRules& rules)
{
  const QByteArray owner = layer.uid.toBytes(), uid = UidMaker().next().toBytes();
  DIABAN_TRY(known, database.prepare("SELECT 1 FROM diaban_field WHERE layer=?1 AND name=?2"));
  DIABAN_TRY(isThere, known.bindBlob(1, owner).bind(2, field.name).step());
  known.reset();
  DIABAN_TRY(write,
             database.prepare(isThere ? "UPDATE diaban_field SET title=?4, is_hidden=?5,"
                                        " is_required=?6, choices=?7 WHERE layer=?2 AND name=?3"
                                      : "INSERT INTO diaban_field(uid, layer, name, title,"
                                        " is_hidden, is_required, choices)"
                                        " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)"));
  const QByteArray title = rules.title.toUtf8();
  if (!isThere)
    write.bindBlob(1, uid);
  write.bindBlob(2, owner).bind(3, field.name);
  write.bindText(4, {title.constData(), static_cast<std::size_t>(title.size())});
  write.bind(5, rules.isHidden ? 1 : 0).bind(6, rules.isRequired ? 1 : 0);
  write.bind(7, QString::fromUtf8(choicesJson(rules.choices)));
  return write.run();
}

Outcome deleteFieldRules(store::Database& database, const Uid& layer)
{
  DIABAN_TRY(remove, database.prepare("DELETE FROM diaban_field WHERE layer=?1"));
  const QByteArray owner = layer.toBytes();
  return remove.bindBlob(1, owner).run();
}

Result<QString> makeColumn(store::Database& database, const Layer& layer, const NewField& field)
{
  DIABAN_TRY(isThere, isLeftOver(database, layer, field));
  if (isThere)
    return field.name;
  DIABAN_TRY(taken, store::columnNames(database, layer.table));
  QVector<geo::Field> all;
  for (const QString& name : taken)
    if (name != store::kFidColumn && name != store::kGeometryColumn && name != store::kUidColumn)
      all.append({name, {}});
  all.append({field.name, field.type});
  const QString column = columnNamesFor(all).back();
  DIABAN_CHECK(store::appendColumn(
      database, layer.table,
      {column, QLatin1String(kSqlTypes[static_cast<std::size_t>(field.type)])}));
  DIABAN_CHECK(noteAdded(database, layer.table, column));
  return column;
}

} // namespace diaban::workspace
