#include "rowtext.h"

#include <cmath>

namespace diaban::roadmap {

RowText::RowText(const geo::FeatureTable& table, const QString& column)
    : m_table(&table)
    , m_column(column.isEmpty() ? -1 : table.columnIndex(column))
{
}

QString RowText::at(const geo::Block& block, std::size_t row) const
{
  if (m_column < 0)
    return {};
  const geo::TableColumn& cells = block.columns[static_cast<std::size_t>(m_column)];
  switch (cells.kind) {
  case geo::TableColumn::Kind::Code:
    return cells.codes[row] == geo::kNullCode ? QString()
                                              : (*m_table->dictionary(m_column))[cells.codes[row]];
  case geo::TableColumn::Kind::Number:
    return std::isnan(cells.numbers[row]) ? QString()
                                          : QString::number(cells.numbers[row], 'g', 15);
  case geo::TableColumn::Kind::Text: break;
  }
  const std::string_view bytes = cells.text(row);
  return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size())).trimmed();
}

QDate dayFrom(const QString& text, DayOf which)
{
  if (text.size() >= 10 && text[4] == u'-' && text[7] == u'-')
    if (const QDate day(text.mid(0, 4).toInt(), text.mid(5, 2).toInt(), text.mid(8, 2).toInt());
        day.isValid())
      return day;
  if (text.isEmpty())
    return {};
  const Read<QDate> read = readDay(text, CellKind::Text, which);
  return read.fault == ValueFault::None ? read.value : QDate();
}

} // namespace diaban::roadmap
