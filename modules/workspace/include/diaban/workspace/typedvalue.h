// Values as people type them into a form or a cell, in the notation of their language.
#pragma once

#include <diaban/workspace/field.h>

#include <QLocale>

namespace diaban::workspace {

enum class TypedFault : quint8 {
  None,
  NotNumber,     ///< what was typed
  NotWhole,      ///< what was typed, into a field of whole numbers
  UnclearNumber, ///< what was typed, the number with a fraction, the number in thousands
  TooLarge,      ///< what was typed
  NotDate,       ///< what was typed
  NoSuchDay,     ///< month, year, its days
  NotTime,       ///< what was typed
  NotYesNo,      ///< what was typed
  Missing,       ///< the field must not be empty
  NotAmong       ///< what was typed, the values that the field takes
};

/// What was typed, read. `value` is null for nothing typed.
struct TypedValue {
  QVariant value{};
  TypedFault fault = TypedFault::None;
  QStringList args{};
};

/// Reads a cell. Numbers: "1234,5", "1.234,5", "18,4 tỷ", "2 triệu"; a separator that could be
/// meant either way is a fault, never a guess. Dates: day, month and year of four digits
/// ("1/3/2026", also with - and .) or ISO; times "1/3/2026 9:42", local, kept in UTC. Any thread.
TypedValue readTyped(const QString& text, geo::FieldType type, const FieldRules& rules,
                     const QLocale& locale);

/// A sentence in the person's language for the place where it was typed; empty for None.
QString faultWords(const TypedValue& typed);

/// A cell as a person would type it: readTyped() gives the same value back. Empty for no value.
QString typedText(const QVariant& value, geo::FieldType type, const QLocale& locale);

} // namespace diaban::workspace
