// Which rows edits have touched, so that tables in memory can follow without being read again.
#pragma once

#include <diaban/base/result.h>

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QVector>

#include <deque>
#include <optional>
#include <vector>

namespace diaban::workspace {

/// Row numbers by feature table.
using TouchedRows = QHash<QString, QVector<qint64>>;

/// The rows of feature tables that a change set inserts, changes or deletes.
Result<TouchedRows> rowsTouchedBy(const QByteArray& changeSet);

/// Steps from one revision of a table to the next; the oldest are forgotten.
class RowMemory {
public:
  void add(const QString& table, quint64 from, quint64 to, const QVector<qint64>& fids);

  /// All rows touched on the way, in growing order; nullopt when not every step is known.
  std::optional<std::vector<qint64>> between(const QString& table, quint64 from, quint64 to) const;

private:
  struct Step {
    QString table;
    quint64 from = 0, to = 0;
    QVector<qint64> fids;
  };
  std::deque<Step> m_steps;
};

} // namespace diaban::workspace
