#include "tablewriter.h"

#include <QIODevice>

namespace diaban::reportio {
namespace {

bool looksLikeFormula(const QString& text)
{
  return !text.isEmpty() && QStringLiteral("=+-@\t\r\n").contains(text.front());
}

QByteArray textCell(const QString& text)
{
  const QString safe = looksLikeFormula(text) ? QLatin1Char('\'') + text : text;
  QByteArray utf8 = safe.toUtf8();
  const bool needsQuotes =
      utf8.contains(',') || utf8.contains('"') || utf8.contains('\n') || utf8.contains('\r');
  return needsQuotes ? '"' + utf8.replace('"', "\"\"") + '"' : utf8;
}

QByteArray cellText(const QVariant& cell)
{
  switch (cell.userType()) {
  case QMetaType::Bool: return cell.toBool() ? "1" : "0";
  case QMetaType::LongLong:
  case QMetaType::Int: return QByteArray::number(cell.toLongLong());
  case QMetaType::Double: return QByteArray::number(cell.toDouble(), 'g', 15);
  case QMetaType::QString: return textCell(cell.toString());
  default: return {};
  }
}

class CsvWriter final : public TableWriter {
public:
  CsvWriter(QIODevice& to, const QVector<TableColumn>& columns)
      : m_to(to)
  {
    m_to.write("\xEF\xBB\xBF"); // without it, spreadsheets take UTF-8 for the system's old encoding
    QVariantList heads;
    for (const TableColumn& column : columns)
      heads.append(column.head);
    CsvWriter::add(heads);
  }

  void add(const QVariantList& cells) override
  {
    QByteArray line;
    for (qsizetype i = 0; i < cells.size(); ++i)
      line += (i > 0 ? "," : "") + cellText(cells[i]);
    m_to.write(line + "\r\n");
  }

  Outcome finish(QIODevice&) override { return Done{}; }

private:
  QIODevice& m_to;
};

} // namespace

std::unique_ptr<TableWriter> csvWriter(QIODevice& to, const QVector<TableColumn>& columns)
{
  return std::make_unique<CsvWriter>(to, columns);
}

} // namespace diaban::reportio
