#include "sheetcells.h"

#include "sourceopen.h"
#include "sourcerows.h"

#include <diaban/base/text.h>

#include <QFile>
#include <QFileInfo>

#include <cpl_vsi.h>

#include <algorithm>

namespace diaban::geo {
namespace {

/// Of one member of a zip, unpacked: a small file can claim terabytes.
constexpr qsizetype kMostBytes = qsizetype{512} << 20;
constexpr qsizetype kPiece = 1 << 20;

struct CloseFile {
  void operator()(VSILFILE* file) const { VSIFCloseL(file); }
};

/// All of a member, or nothing where the zip has none of that name.
Result<QByteArray> memberOf(const QString& path, const QString& name)
{
  const QString whole =
      QStringLiteral("/vsizip/{%1}/%2").arg(QFileInfo(path).absoluteFilePath(), name);
  const std::unique_ptr<VSILFILE, CloseFile> file(VSIFOpenL(whole.toUtf8().constData(), "rb"));
  QByteArray bytes;
  while (file && !name.isEmpty()) {
    const qsizetype from = bytes.size();
    bytes.resize(from + kPiece);
    const std::size_t got = VSIFReadL(bytes.data() + from, 1, kPiece, file.get());
    bytes.resize(from + static_cast<qsizetype>(got));
    if (bytes.size() > kMostBytes)
      return Error{Error::Code::ReadFailed, {path}, QStringLiteral("%1 is too large").arg(name)};
    if (got < static_cast<std::size_t>(kPiece))
      break;
  }
  return bytes;
}

Result<QVector<Sheet>> sheetsOf(const QString& path, const QString& encoding,
                                SourceChannel& channel)
{
  const auto tick = [&channel] { channel.tick(channel.fraction()); };
  const QString suffix = QFileInfo(path).suffix().toLower();
  const SheetFile file{[&](const QString& name) { return memberOf(path, name); }, tick};
  if (suffix == QLatin1String("xlsx"))
    return xlsxSheets(file);
  if (suffix == QLatin1String("ods"))
    return odsSheets(file);
  QFile text(path);
  if (!text.open(QIODevice::ReadOnly))
    return Error{Error::Code::ReadFailed, {path}, text.errorString()};
  if (text.size() > kMostBytes)
    return Error{Error::Code::ReadFailed, {path}, QStringLiteral("too large")};
  Sheet sheet = csvSheet(text.readAll(), encoding, tick);
  sheet.name = QFileInfo(path).completeBaseName();
  return QVector<Sheet>{std::move(sheet)};
}

qsizetype columnsOf(const Sheet& sheet)
{
  std::size_t most = 0;
  for (const SheetRow& row : sheet.rows)
    most = std::max(most, row.cells.size());
  return static_cast<qsizetype>(most);
}

/// What is in a cell behind one letter for its kind; nothing for an empty one.
void append(Column& column, const SheetCell* cell)
{
  if (cell == nullptr || cell->kind == SheetCell::Kind::Empty)
    return appendNull(column);
  const char kind = static_cast<char>('0' + static_cast<int>(cell->kind));
  appendBytes(column, kind + toNfc(cell->text).toUtf8());
}

void sendRows(const Sheet& sheet, int index, const QVector<Field>& fields, SourceChannel& channel)
{
  BatchSender sender(index, fields, channel);
  for (const SheetRow& row : sheet.rows) {
    sender.beginRow(row.number);
    sender.setGeometry(QByteArrayView());
    for (std::size_t i = 0; i < static_cast<std::size_t>(fields.size()); ++i)
      append(sender.rows().columns[i], i < row.cells.size() ? &row.cells[i] : nullptr);
    sender.endRow(channel.fraction());
  }
  sender.flush(channel.fraction());
}

} // namespace

bool putCell(Sheet& sheet, qsizetype column, SheetCell cell, CellBudget& budget)
{
  if (cell.kind == SheetCell::Kind::Empty || cell.text.isEmpty())
    return true;
  if (column < 0 || column >= kMostSheetColumns)
    return false;
  auto& cells = sheet.rows.back().cells;
  const auto needed = static_cast<std::size_t>(column) + 1;
  if (needed > cells.size()) {
    if (!budget.take(static_cast<qint64>(needed - cells.size())))
      return false;
    cells.resize(needed);
  }
  cells[needed - 1] = std::move(cell);
  return true;
}

void coverCells(Sheet& sheet, const QVector<MergedCells>& merged)
{
  // A merge over whole columns is a trick of layout, not of a table's rows.
  constexpr int kMostRows = 1'000, kMostColumns = 1'000;
  const auto rowAt = [&](int number) {
    return std::ranges::lower_bound(sheet.rows, number, {}, &SheetRow::number);
  };
  for (const MergedCells& area : merged) {
    const auto first = rowAt(area.firstRow);
    const auto column = static_cast<std::size_t>(std::max<qsizetype>(0, area.firstColumn));
    if (first == sheet.rows.end() || first->number != area.firstRow ||
        column >= first->cells.size() || area.lastRow - area.firstRow > kMostRows ||
        area.lastColumn - area.firstColumn > kMostColumns || area.lastColumn >= kMostSheetColumns)
      continue;
    const SheetCell under{SheetCell::Kind::Covered, first->cells[column].text};
    for (auto row = first; row != sheet.rows.end() && row->number <= area.lastRow; ++row)
      for (qsizetype i = area.firstColumn; i <= area.lastColumn; ++i) {
        const auto at = static_cast<std::size_t>(i);
        if (row == first && at == column)
          continue;
        if (at >= row->cells.size())
          row->cells.resize(at + 1);
        row->cells[at] = under;
      }
  }
}

void trimSheet(Sheet& sheet)
{
  for (SheetRow& row : sheet.rows)
    while (!row.cells.empty() && row.cells.back().kind == SheetCell::Kind::Empty)
      row.cells.pop_back();
  std::erase_if(sheet.rows, [](const SheetRow& row) { return row.cells.empty(); });
}

Outcome sendSheets(const QString& path, const QString& encoding, SourceChannel& channel)
{
  DIABAN_TRY(sheets, sheetsOf(path, encoding, channel));
  SourceInfo info;
  info.path = path;
  info.driver = QStringLiteral("sheets");
  for (const Sheet& sheet : sheets) {
    SourceLayer layer;
    layer.name = toNfc(sheet.name);
    layer.geometry = QStringLiteral("None");
    layer.features = static_cast<qint64>(sheet.rows.size());
    const qsizetype columns = columnsOf(sheet);
    if (columns * layer.features > kMostSheetCells) // empty ones between travel too
      return Error{Error::Code::ReadFailed, {path}, QStringLiteral("too many cells")};
    for (qsizetype i = 0; i < columns; ++i)
      layer.fields.append({columnLetters(i), FieldType::Text});
    info.layers.append(layer);
  }
  if (info.layers.isEmpty())
    return Error{Error::Code::NotRecognised, {path}, QStringLiteral("no sheet, or too many cells")};
  channel.send(protocol::Message::Info, protocol::toBytes(info));
  for (int i = 0; i < static_cast<int>(sheets.size()); ++i)
    sendRows(sheets[i], i, info.layers[i].fields, channel);
  return Done{};
}

} // namespace diaban::geo
