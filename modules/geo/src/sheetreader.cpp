#include "readingprocess.h"

#include <diaban/geo/sheetreader.h>

#include <QFileInfo>

namespace diaban::geo {
namespace {

using protocol::Message;

SheetCell cellFrom(std::string_view text)
{
  const int kind = text.empty() ? 0 : text.front() - '0';
  if (kind <= 0 || kind > static_cast<int>(SheetCell::Kind::Covered))
    return {};
  const std::string_view rest = text.substr(1);
  return {static_cast<SheetCell::Kind>(kind),
          QString::fromUtf8(rest.data(), static_cast<qsizetype>(rest.size()))};
}

void addRows(const RecordBatch& batch, Sheet& sheet)
{
  for (std::size_t row = 0; row < batch.rows; ++row) {
    SheetRow made{static_cast<int>(batch.sourceIds[row]), {}};
    for (std::size_t i = 0; i < batch.columns.size(); ++i) {
      if (batch.columns[i].isNull[row] != 0)
        continue;
      made.cells.resize(i + 1);
      made.cells[i] = cellFrom(batch.columns[i].text(row));
    }
    sheet.rows.push_back(std::move(made));
  }
}

} // namespace

bool isSheetFile(const QString& path)
{
  const QString suffix = QFileInfo(path).suffix().toLower();
  return suffix == QLatin1String("xlsx") || suffix == QLatin1String("ods") ||
         suffix == QLatin1String("csv") || suffix == QLatin1String("tsv");
}

QString columnLetters(qsizetype column)
{
  QString letters;
  for (qsizetype rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    letters.prepend(QChar(static_cast<char16_t>(u'A' + (rest - 1) % 26)));
  return letters;
}

Result<QVector<Sheet>> readSheets(const QString& program, const QString& path,
                                  const QString& encoding, Progress& progress)
{
  DIABAN_CHECK(checkSourcePath(path, {}));
  protocol::Request request;
  request.verb = protocol::Request::Verb::Cells;
  request.read.path = path;
  request.read.options.encoding = encoding;
  ReadingProcess process(path, std::chrono::seconds(20));
  DIABAN_CHECK(process.start(program, request));
  DIABAN_TRY(head, process.next(progress));
  const auto info =
      head.message == Message::Info ? protocol::infoFrom(head.body) : Result<SourceInfo>(Error{});
  if (!info)
    return process.stopped(QStringLiteral("no list of sheets"));
  QVector<Sheet> sheets;
  for (const SourceLayer& layer : info.value().layers)
    sheets.append(Sheet{layer.name, {}});
  for (;;) {
    DIABAN_TRY(frame, process.next(progress));
    if (frame.message == Message::Done)
      return sheets;
    if (frame.message != Message::Batch)
      return process.stopped(QStringLiteral("unexpected message"));
    const auto batch = protocol::batchFrom(frame.body, info.value().layers);
    if (!batch)
      return process.stopped(batch.error().detail);
    addRows(batch.value().rows, sheets[batch.value().layer]);
  }
}

} // namespace diaban::geo
