// diaban_field and diaban_added_field: what is kept of fields. Private to the module.
#pragma once

#include <diaban/store/database.h>
#include <diaban/workspace/layer.h>

namespace diaban::workspace {

/// Parts the layer's fields into shown and hidden ones, takes out those whose adding was taken
/// back, and gives it their rules. \pre `fields` has all columns of its table
Outcome applyFieldRules(const store::Database& database, Layer& layer);

/// With choices as the field's cells would hold them, each once. \returns WrongType
Result<FieldRules> fittedRules(const geo::Field& field, FieldRules rules);
/// Writes the rules of one field; plain ones are written too, as an added field needs its row.
Outcome writeFieldRules(store::Database& database, const Layer& layer, const geo::Field& field,
                        const FieldRules& rules);
Outcome deleteFieldRules(store::Database& database, const Uid& layer);

/// The column that a new field gets: one that its adding, taken back, has left, or a new one,
/// which this appends. Inside a transaction that records nothing yet. \returns the column's name
Result<QString> makeColumn(store::Database& database, const Layer& layer, const NewField& field);

} // namespace diaban::workspace
