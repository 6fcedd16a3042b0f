// A table as it was: a temporary one of the same name that holds the rows touched since. Private to
// the module.
#pragma once

#include <diaban/store/changeset.h>
#include <diaban/store/database.h>

#include <QSet>

#include <map>
#include <memory>
#include <vector>

namespace diaban::workspace {

/// Takes changes back, or makes them again, in temporary tables of one read-only connection; the
/// file is not touched. A temporary table hides the one of its name, so whoever reads on this
/// connection reads the past.
class Shadows {
public:
  explicit Shadows(store::Database& database)
      : m_database(database)
  {
  }

  /// Copies a small table whole; one that stands in for an older file's is taken over.
  Outcome copyWhole(const QString& table);

  /// All changes of an action. A row that is not as it should be is left as it is: another program
  /// has been there.
  Outcome apply(QByteArrayView changeSet, const store::ColumnLists& columns,
                store::Direction direction);

  /// Rows of a feature table that were touched, in growing order.
  std::vector<qint64> touched(const QString& table) const;
  /// By how many rows it had more than it has now.
  Result<qint64> growth(const QString& table) const;

  /// The name, quoted, of a view of all rows of a feature table that has touched ones.
  Result<QByteArray> whole(const QString& table) const;

private:
  struct Shadow {
    QString table;
    QByteArray name; ///< quoted, with its schema
    QByteArray key;  ///< quoted
    QStringList columns;
    bool isWhole = false;
    QSet<qint64> touched;
    qint64 thereNow = 0; ///< of the touched rows
    std::map<QByteArray, std::unique_ptr<store::Statement>> statements;
  };
  using ShadowPtr = std::unique_ptr<Shadow>;

  Result<ShadowPtr> make(const QString& table) const;
  Result<Shadow*> shadowOf(const QString& table);
  Result<store::Statement*> statement(Shadow& shadow, const QByteArray& sql) const;
  Outcome bringIn(Shadow& shadow, qint64 key) const;
  Outcome applyOne(const store::ChangeSetReader& change, const QStringList& names,
                   store::Direction direction);
  Outcome put(Shadow& shadow, const QStringList& names,
              const std::vector<store::ChangeValue>& values) const;
  Outcome change(Shadow& shadow, const QStringList& names,
                 const std::vector<store::ChangeValue>& values, qint64 key) const;
  Outcome remove(Shadow& shadow, qint64 key) const;

  store::Database& m_database;
  std::map<QString, ShadowPtr> m_shadows; ///< null: there is no such table any more
};

} // namespace diaban::workspace
