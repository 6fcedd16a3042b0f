// One prepared SQL statement: bind, step, read columns; no QVariant in between.
#pragma once

#include <diaban/base/result.h>

#include <QByteArrayView>
#include <QString>

#include <concepts>
#include <memory>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace diaban::store {

enum class ValueType : quint8 { Null, Integer, Real, Text, Blob };

/// Ends before the Database that prepared it. Parameters count from 1, columns from 0, as in SQL.
/// Binding never fails at once: the first error is kept and step() returns it.
class Statement {
public:
  Statement(sqlite3_stmt* handle, QString path);
  Statement(Statement&&) noexcept = default;
  Statement& operator=(Statement&&) noexcept = default;

  template <std::integral T>
  Statement& bind(int parameter, T value)
  {
    return bindInteger(parameter, static_cast<qint64>(value));
  }
  Statement& bind(int parameter, double value);
  Statement& bind(int parameter, const QString& value); ///< copied; a null QString binds NULL
  /// Text (UTF-8) and blobs are not copied: they live until the next step() has returned and the
  /// statement was reset, or the parameter is bound anew.
  Statement& bindText(int parameter, std::string_view utf8);
  Statement& bindBlob(int parameter, QByteArrayView bytes); ///< no bytes: an empty blob, not NULL
  Statement& bindNull(int parameter);

  /// True while there is a row to read; false at the end, when the statement is reset already.
  Result<bool> step();
  /// Steps once and resets: for statements that return no rows.
  Outcome run();
  /// Lets go of its lock on the file; bindings stay.
  void reset();
  void clearBindings();

  int columnCount() const;
  QString columnName(int column) const;
  ValueType type(int column) const;
  bool isNull(int column) const { return type(column) == ValueType::Null; }
  qint64 integer(int column) const;
  double real(int column) const;
  /// Valid until the next step() or reset().
  std::string_view text(int column) const;
  QByteArrayView blob(int column) const;
  QString string(int column) const; ///< null for NULL

private:
  Statement& bindInteger(int parameter, qint64 value);
  void keep(int code);

  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  std::unique_ptr<sqlite3_stmt, Finalize> m_handle;
  QString m_path;
  int m_bindError = 0;
};

} // namespace diaban::store
