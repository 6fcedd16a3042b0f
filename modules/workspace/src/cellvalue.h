// A value of a row, held: what comparing and merging pass on. Private to the module.
#pragma once

#include <diaban/store/statement.h>

#include <QByteArray>
#include <QVariant>

namespace diaban::workspace {

struct CellValue {
  store::ValueType type = store::ValueType::Null;
  qint64 integer = 0;
  double real = 0;
  QByteArray bytes{}; ///< text (UTF-8) and blobs
  bool operator==(const CellValue&) const = default;

  bool isNull() const { return type == store::ValueType::Null; }
  static CellValue of(const store::Statement& row, int column);
  static CellValue ofBlob(const QByteArray& bytes);
  static CellValue ofText(const QString& text);
  static CellValue ofInteger(qint64 value);
  /// By reference: lives until the statement was run.
  void bindTo(store::Statement& statement, int parameter) const;
  QVariant toVariant(bool isBoolean) const;

  /// Compact JSON that gives the very value back: text as a string, integers as numbers,
  /// {"real":…}, {"blob":"hexadecimal digits"}, null.
  QByteArray toJson() const;
  static CellValue fromJson(const QByteArray& json);
};

/// Whether both statements hold the same value there; without a copy.
bool isSame(const store::Statement& a, int columnOfA, const store::Statement& b, int columnOfB);

} // namespace diaban::workspace
