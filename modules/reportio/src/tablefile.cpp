#include "tablewriter.h"

#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

namespace diaban::reportio {
namespace {

constexpr std::size_t kRowsAtOnce = 500;

Error writeError(const QString& path, const QSaveFile& file)
{
  const auto code =
      file.error() == QFileDevice::ResourceError ? Error::Code::DiskFull : Error::Code::CannotWrite;
  return Error{code, {path}, file.errorString()};
}

/// What was there is replaced now that the new file is whole.
Outcome keep(TableWriter& writer, const QString& path, QSaveFile& file)
{
  if (auto finished = writer.finish(file); !finished)
    return Error{finished.error().code, {path}, finished.error().detail};
  return file.commit() ? Outcome(Done{}) : Outcome(writeError(path, file));
}

} // namespace

Outcome writeTable(const QString& path, const QVector<TableColumn>& columns,
                   const std::vector<qint64>& rows, const CellReader& cells, Progress& progress)
{
  const QString ending = QFileInfo(path).suffix().toLower();
  const bool isXlsx = ending == QLatin1String("xlsx");
  if (!isXlsx && ending != QLatin1String("csv"))
    return Error{Error::Code::BadArgument, {path, QStringLiteral(".csv, .xlsx")}, {}};
  if (isXlsx && rows.size() > kMostSheetRows)
    return Error{Error::Code::TooManyRows,
                 {path, QString::number(rows.size()), QString::number(kMostSheetRows)},
                 {}};
  QSaveFile file(path);
  if (!file.open(QIODevice::WriteOnly))
    return writeError(path, file);
  const auto writer = isXlsx ? xlsxWriter(columns) : csvWriter(file, columns);
  for (std::size_t done = 0; done < rows.size();) {
    const std::size_t count = std::min(kRowsAtOnce, rows.size() - done);
    DIABAN_TRY(read, cells(std::span(rows).subspan(done, count)));
    for (const QVariantList& row : read)
      writer->add(row);
    done += count;
    if (!progress.advance(static_cast<double>(done) / static_cast<double>(rows.size())))
      return Error{Error::Code::Cancelled, {}, {}};
  }
  return keep(*writer, path, file);
}

Outcome writeSheets(const QString& path, const QVector<TableSheet>& sheets)
{
  if (QFileInfo(path).suffix().toLower() != QLatin1String("xlsx"))
    return Error{Error::Code::BadArgument, {path, QStringLiteral(".xlsx")}, {}};
  QSaveFile file(path);
  if (!file.open(QIODevice::WriteOnly))
    return writeError(path, file);
  return keep(*xlsxWriter(sheets), path, file);
}

} // namespace diaban::reportio
