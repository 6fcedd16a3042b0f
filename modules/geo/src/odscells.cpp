#include "sheetcells.h"

#include <QXmlStreamReader>

#include <algorithm>

namespace diaban::geo {
namespace {

QString attribute(const QXmlStreamReader& xml, QLatin1String name)
{
  for (const QXmlStreamAttribute& each : xml.attributes())
    if (each.name() == name)
      return each.value().toString();
  return {};
}

/// How often a cell or a row stands there.
qint64 repeats(const QXmlStreamReader& xml, QLatin1String name)
{
  return std::max<qint64>(1, attribute(xml, name).toLongLong());
}

class OdsWalk {
public:
  explicit OdsWalk(const std::function<void()>& tick)
      : m_tick(tick)
  {
  }

  bool read(const QByteArray& bytes)
  {
    QXmlStreamReader xml(bytes);
    while (!xml.atEnd() && !m_isFull) {
      if (xml.readNext() != QXmlStreamReader::StartElement)
        continue;
      if (xml.name() == QLatin1String("table"))
        startSheet(attribute(xml, QLatin1String("name")));
      else if (xml.name() == QLatin1String("table-row") && !m_sheets.isEmpty())
        readRow(xml);
    }
    return !xml.hasError() && !m_isFull;
  }

  QVector<Sheet> take()
  {
    finishSheet();
    return std::move(m_sheets);
  }

private:
  void startSheet(const QString& name)
  {
    finishSheet();
    m_sheets.append(Sheet{name, {}});
    m_row = 1;
  }

  void finishSheet()
  {
    if (m_sheets.isEmpty())
      return;
    coverCells(m_sheets.last(), m_merged);
    trimSheet(m_sheets.last());
    m_merged.clear();
  }

  void readRow(QXmlStreamReader& xml)
  {
    m_tick();
    const qint64 times = repeats(xml, QLatin1String("number-rows-repeated"));
    auto& rows = m_sheets.last().rows;
    rows.push_back({static_cast<int>(m_row), {}});
    qsizetype column = 0;
    while (xml.readNextStartElement()) {
      const bool isCell = xml.name() == QLatin1String("table-cell") ||
                          xml.name() == QLatin1String("covered-table-cell");
      if (!isCell)
        xml.skipCurrentElement();
      else if (!readCell(xml, column))
        return;
    }
    if (rows.back().cells.empty())
      rows.pop_back();
    else
      repeat(times);
    constexpr qint64 kMostRows = 10'000'000;
    m_row = std::min(m_row + times, kMostRows);
  }

  /// Rows alike, which the file has but once.
  void repeat(qint64 times)
  {
    auto& rows = m_sheets.last().rows;
    const SheetRow row = rows.back();
    for (qint64 i = 1; i < times && !m_isFull; ++i) {
      m_isFull = !m_budget.take(static_cast<qint64>(row.cells.size()));
      rows.push_back({row.number + static_cast<int>(i), row.cells});
    }
  }

  bool readCell(QXmlStreamReader& xml, qsizetype& column)
  {
    const qint64 times = repeats(xml, QLatin1String("number-columns-repeated"));
    const qint64 across = repeats(xml, QLatin1String("number-columns-spanned"));
    const qint64 down = repeats(xml, QLatin1String("number-rows-spanned"));
    if (across > 1 || down > 1)
      m_merged.append({column, column + across - 1, static_cast<int>(m_row),
                       static_cast<int>(std::min<qint64>(m_row + down - 1, 10'000'000))});
    const SheetCell cell = cellIn(xml);
    const qint64 filled = cell.kind == SheetCell::Kind::Empty ? 0 : times;
    for (qint64 i = 0; i < filled && !m_isFull; ++i)
      m_isFull = !putCell(m_sheets.last(), column + i, cell, m_budget);
    column += std::min<qint64>(times, kMostSheetColumns);
    return !m_isFull;
  }

  static SheetCell cellIn(QXmlStreamReader& xml)
  {
    using Kind = SheetCell::Kind;
    const QString type = attribute(xml, QLatin1String("value-type"));
    const QString number = attribute(xml, QLatin1String("value"));
    const QString date = attribute(xml, QLatin1String("date-value"));
    const QString boolean = attribute(xml, QLatin1String("boolean-value"));
    QStringList lines;
    while (xml.readNextStartElement())
      if (xml.name() == QLatin1String("p"))
        lines.append(paragraph(xml));
      else
        xml.skipCurrentElement(); // notes
    if (!number.isEmpty())
      return {Kind::Number, number};
    if (!date.isEmpty())
      return {Kind::Date, date};
    if (!boolean.isEmpty())
      return {Kind::Boolean, boolean};
    const QString text = lines.join(QLatin1Char('\n'));
    return text.isEmpty() ? SheetCell{} : SheetCell{Kind::Text, text};
  }

  /// With the blanks that stand for themselves.
  static QString paragraph(QXmlStreamReader& xml)
  {
    QString text;
    for (int depth = 1; depth > 0 && !xml.atEnd();) {
      const auto token = xml.readNext();
      if (token == QXmlStreamReader::Characters)
        text += xml.text();
      depth += token == QXmlStreamReader::StartElement ? 1 : 0;
      depth -= token == QXmlStreamReader::EndElement ? 1 : 0;
      if (token == QXmlStreamReader::StartElement && xml.name() == QLatin1String("s"))
        text += QLatin1Char(' ');
    }
    return text;
  }

  const std::function<void()>& m_tick;
  QVector<Sheet> m_sheets;
  QVector<MergedCells> m_merged;
  CellBudget m_budget;
  qint64 m_row = 1;
  bool m_isFull = false;
};

} // namespace

Result<QVector<Sheet>> odsSheets(const SheetFile& file)
{
  DIABAN_TRY(content, file.member(QStringLiteral("content.xml")));
  OdsWalk walk(file.tick);
  if (!walk.read(content))
    return QVector<Sheet>();
  return walk.take();
}

} // namespace diaban::geo
