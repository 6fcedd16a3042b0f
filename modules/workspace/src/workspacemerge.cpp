// How a merge is written into the copy of mine, and what it left open.
#include "mergework.h"
#include "schema.h"
#include "workspacefile.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace diaban::workspace {

Result<QByteArray> WorkspaceFile::merge(MergeWork& work, const MergeInputs& inputs,
                                        Progress& progress, qint64& entriesBrought)
{
  DIABAN_CHECK(checkWritable(kBase));
  const std::lock_guard writing(m_writing);
  DIABAN_CHECK(noteOutsideChanges());
  const QVector<Layer> before = layers();
  const QString title = QCoreApplication::translate("diaban::Merge", "Merge of %1")
                            .arg(QFileInfo(inputs.theirs.path).fileName());
  SubProgress preparing(progress, 0, 0.4), changing(progress, 0.4, 1);
  Beside beside;
  beside.before = [&]() -> Outcome {
    DIABAN_CHECK(work.prepare(m_database, m_srsId, m_clock().toUTC(), preparing));
    DIABAN_TRY(brought, work.bringHistory(m_database));
    entriesBrought = brought;
    return Done{};
  };
  beside.otherParent = inputs.theirs.head;
  beside.after = [&](const QByteArray& entry) -> Outcome {
    DIABAN_TRY(mark, m_database.prepare("UPDATE diaban_history SET via=?1 WHERE via=x'00'"));
    return mark.bindBlob(1, entry).run();
  };
  const auto inside = [&](UpkeepSet& upkeep, QString&) {
    return work.write(m_database, upkeep, changing);
  };
  return published(recordedTransaction(entryNow(QStringLiteral("merge"), title, kBase),
                                       recordedOwnTables() + featureTables() + work.hiddenTables(),
                                       inside, &beside),
                   before);
}

Result<QVector<Conflict>> WorkspaceFile::conflicts() const
{
  DIABAN_TRY(reader, store::Database::open(workingFile(), store::OpenMode::ReadOnly));
  DIABAN_TRY(table, ownTable(reader, QStringLiteral("diaban_conflict")));
  if (!table) // an older file that is only looked at
    return QVector<Conflict>();
  return readConflicts(reader);
}

} // namespace diaban::workspace
