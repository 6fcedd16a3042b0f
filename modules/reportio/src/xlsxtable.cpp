#include "tablewriter.h"

#include <QDate>
#include <QFile>
#include <QTemporaryDir>

#include <xlsxwriter.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace diaban::reportio {
namespace {

constexpr qsizetype kLongestText = 32'767; ///< UTF-16 units that a cell holds
constexpr double kMostExact = 9.0e15;      ///< larger whole numbers lose digits in a spreadsheet

class XlsxWriter final : public TableWriter {
public:
  XlsxWriter()
      : m_path(m_folder.filePath(QStringLiteral("table.xlsx")).toUtf8())
      , m_temporary(m_folder.path().toUtf8())
  {
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = m_temporary.data();
    options.use_zip64 = LXW_FALSE;
    m_book = workbook_new_opt(m_path.constData(), &options);
    m_head = workbook_add_format(m_book);
    format_set_bold(m_head);
    m_date = workbook_add_format(m_book);
    format_set_num_format(m_date, "dd/mm/yyyy");
  }
  ~XlsxWriter() override
  {
    if (m_book != nullptr)
      workbook_close(m_book); // the only way to free it; its folder goes with us
  }
  XlsxWriter(const XlsxWriter&) = delete;
  XlsxWriter& operator=(const XlsxWriter&) = delete;

  /// What follows goes into a sheet of its own. \param title empty: as the library calls it
  void startSheet(const QString& title, const QVector<TableColumn>& columns)
  {
    m_columns = columns;
    m_row = 0;
    const QByteArray name = sheetName(title);
    m_sheet = workbook_add_worksheet(m_book, name.isEmpty() ? nullptr : name.constData());
    worksheet_freeze_panes(m_sheet, 1, 0);
    lxw_col_t at = 0;
    for (const TableColumn& column : columns) {
      const auto width = static_cast<double>(std::clamp<qsizetype>(column.head.size() + 4, 10, 40));
      worksheet_set_column(m_sheet, at, at, width, nullptr);
      worksheet_write_string(m_sheet, 0, at++, column.head.toUtf8().constData(), m_head);
    }
  }

  void add(const QVariantList& cells) override
  {
    ++m_row;
    for (qsizetype i = 0; i < cells.size(); ++i)
      write(static_cast<lxw_col_t>(i), cells[i], i < m_columns.size() && m_columns[i].isDate);
  }

  Outcome finish(QIODevice& to) override
  {
    lxw_workbook* const book = std::exchange(m_book, nullptr);
    if (const lxw_error failed = workbook_close(book); failed != LXW_NO_ERROR)
      return Error{Error::Code::CannotWrite, {}, QString::fromUtf8(lxw_strerror(failed))};
    QFile made(QString::fromUtf8(m_path));
    if (!made.open(QIODevice::ReadOnly))
      return Error{Error::Code::CannotWrite, {}, made.errorString()};
    constexpr qint64 kPiece = 1 << 20;
    while (!made.atEnd())
      if (to.write(made.read(kPiece)) < 0)
        break; // who owns the device sees its error
    return Done{};
  }

private:
  /// Without what names of sheets can't hold, as long as they may be.
  static QByteArray sheetName(const QString& title)
  {
    constexpr qsizetype kLongestName = 31;
    QString name = title;
    for (const char c : {'[', ']', ':', '*', '?', '/', '\\', '\''})
      name.remove(QLatin1Char(c));
    return name.left(kLongestName).toUtf8();
  }

  /// SUBTOTAL leaves out sums among the rows, and rows that a filter hides.
  void writeSum(lxw_col_t column, const TableSum& sum)
  {
    char letters[16] = {};
    lxw_col_to_name(letters, column, 0);
    const QString formula = QStringLiteral("=SUBTOTAL(9,%1%2:%1%3)")
                                .arg(QLatin1String(letters))
                                .arg(sum.first + 2) // below the head, from 1
                                .arg(sum.last + 2);
    worksheet_write_formula_num(m_sheet, m_row, column, formula.toUtf8().constData(), m_head,
                                sum.value);
  }

  void write(lxw_col_t column, const QVariant& cell, bool isDate)
  {
    if (cell.canConvert<TableSum>())
      return writeSum(column, cell.value<TableSum>());
    switch (cell.userType()) {
    case QMetaType::Bool:
      worksheet_write_boolean(m_sheet, m_row, column, cell.toBool(), nullptr);
      return;
    case QMetaType::Int:
    case QMetaType::LongLong:
    case QMetaType::Double: writeNumber(column, cell); return;
    case QMetaType::QString: writeText(column, cell.toString(), isDate); return;
    default: return;
    }
  }

  void writeNumber(lxw_col_t column, const QVariant& cell)
  {
    const double number = cell.toDouble();
    if (std::isfinite(number) && std::abs(number) < kMostExact)
      worksheet_write_number(m_sheet, m_row, column, number, nullptr);
    else
      writeText(column, cell.toString(), false);
  }

  /// Always as text, so that nothing in it is ever run.
  void writeText(lxw_col_t column, const QString& text, bool isDate)
  {
    const QDate date = isDate ? QDate::fromString(text, Qt::ISODate) : QDate();
    if (date.isValid() && date.year() >= 1900) {
      lxw_datetime day{date.year(), date.month(), date.day(), 0, 0, 0};
      worksheet_write_datetime(m_sheet, m_row, column, &day, m_date);
      return;
    }
    worksheet_write_string(m_sheet, m_row, column, text.left(kLongestText).toUtf8().constData(),
                           nullptr);
  }

  QTemporaryDir m_folder;
  QVector<TableColumn> m_columns;
  QByteArray m_path, m_temporary; ///< kept: the library holds on to their bytes
  lxw_workbook* m_book = nullptr;
  lxw_worksheet* m_sheet = nullptr;
  lxw_format* m_head = nullptr;
  lxw_format* m_date = nullptr;
  lxw_row_t m_row = 0;
};

} // namespace

std::unique_ptr<TableWriter> xlsxWriter(const QVector<TableColumn>& columns)
{
  auto writer = std::make_unique<XlsxWriter>();
  writer->startSheet({}, columns);
  return writer;
}

std::unique_ptr<TableWriter> xlsxWriter(const QVector<TableSheet>& sheets)
{
  auto writer = std::make_unique<XlsxWriter>();
  for (const TableSheet& sheet : sheets) {
    writer->startSheet(sheet.title, sheet.columns);
    for (const QVariantList& row : sheet.rows)
      writer->add(row);
  }
  return writer;
}

} // namespace diaban::reportio
