// What is known of a field beyond its column: its title, and what its cells may hold.
#pragma once

#include <diaban/base/result.h>
#include <diaban/geo/recordbatch.h>

#include <QString>
#include <QVariant>

#include <optional>

namespace diaban::workspace {

struct Layer;

/// How a field is shown and what may be typed into it. They bind what people write from now on;
/// rows that are otherwise stay as they are.
struct FieldRules {
  QString title{}; ///< what people read; empty: the column's name
  bool isHidden = false;
  bool isRequired = false; ///< neither empty nor a text of blanks
  QVariantList choices{};  ///< as fittedValue() makes them; empty: any value
  bool operator==(const FieldRules&) const = default;
};

/// A field that a layer is to get.
struct NewField {
  QString name; ///< changed where a column can't be called so, or is called so already
  geo::FieldType type = geo::FieldType::Text;
  FieldRules rules{};
};

/// The rules of a field; plain ones for a field without.
FieldRules rulesOf(const Layer& layer, const QString& field);
/// Its title, or the column's name.
QString fieldTitle(const Layer& layer, const QString& field);
/// The field, hidden ones too. \returns NoSuchField (field, layer)
Result<geo::Field> fieldNamed(const Layer& layer, const QString& field);

/// "integer", "real", "text", "date", "datetime", "boolean", "blob".
QString typeName(geo::FieldType type);
std::optional<geo::FieldType> typeFromName(const QString& name);
/// What a field of this type takes, in the person's language: "whole numbers".
QString typeWords(geo::FieldType type);

/// `value` as the field's cell holds it: null, bool, qint64, double, QString (dates in ISO, times
/// in UTC) or QByteArray. Text is read in the C locale; nothing is rounded or cut. \returns
/// WrongType (value, field's title, what it takes)
Result<QVariant> fittedValue(const geo::Field& field, const QString& title, const QVariant& value);

/// The same, held to the field's rules. \returns also ValueMissing, ValueNotAllowed
Result<QVariant> allowedValue(const Layer& layer, const geo::Field& field, const QVariant& value);

/// Whether the rules want a value where there is none.
bool lacksValue(const FieldRules& rules, const QVariant& value);

} // namespace diaban::workspace
