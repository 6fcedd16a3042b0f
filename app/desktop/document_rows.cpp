// Rows of the open workspace on their way to other programs.
#include "document.h"

#include <diaban/reportio/tablefile.h>
#include <diaban/workspace/rowview.h>

#include <QFileInfo>

namespace diaban::desktop {
namespace {

Result<qint64> writeRows(const workspace::Moment& moment, const QString& layer,
                         const std::vector<qint64>& rows, const QVector<int>& places,
                         const QString& path, Progress& progress)
{
  SubProgress opening(progress, 0, 0.1), writing(progress, 0.1, 1);
  DIABAN_TRY(view, workspace::RowView::open(moment, layer, opening));
  QVector<reportio::TableColumn> columns;
  for (const int place : places)
    if (const geo::Field field = view->fields().value(place); !field.name.isEmpty())
      columns.append({field.name, field.type == geo::FieldType::Date});
  const auto cells = [&](std::span<const qint64> some) -> Result<QVector<QVariantList>> {
    DIABAN_TRY(all, view->cells(some));
    for (QVariantList& row : all) {
      QVariantList kept;
      for (const int place : places)
        kept.append(row.value(place));
      row = kept;
    }
    return all;
  };
  DIABAN_CHECK(reportio::writeTable(path, columns, rows, cells, writing));
  return static_cast<qint64>(rows.size());
}

} // namespace

void Document::exportRows(const QString& path, const QString& name, const std::vector<qint64>& rows,
                          const QVector<int>& columns)
{
  if (!isOpen())
    return;
  auto work = [moment = moment(), name, rows, columns, path](Progress& progress) {
    return writeRows(moment, name, rows, columns, path, progress);
  };
  m_jobs.run(tr("Export to %1").arg(QFileInfo(path).fileName()), m_life.get(), std::move(work),
             [this, path](const Result<qint64>& written) {
               if (written)
                 Q_EMIT exported(path, written.value());
               else
                 Q_EMIT failed(path, written.error());
             });
}

} // namespace diaban::desktop
