#include "sheetcells.h"

#include <QDateTime>
#include <QHash>
#include <QSet>
#include <QXmlStreamReader>

#include <cmath>

namespace diaban::geo {
namespace {

struct Book {
  QVector<std::pair<QString, QString>> sheets; ///< name, relation
  QHash<QString, QString> members;             ///< relation, member of the zip
  QVector<QString> texts;
  std::vector<bool> isDate; ///< one a cell style
  bool countsFrom1904 = false;
};

QString attribute(const QXmlStreamReader& xml, QLatin1String name)
{
  for (const QXmlStreamAttribute& each : xml.attributes())
    if (each.name() == name)
      return each.value().toString();
  return {};
}

/// "BC12" → column 54, row 12. Column -1: no such cell.
std::pair<qsizetype, int> cellAt(QStringView reference)
{
  qsizetype column = 0, i = 0;
  for (; i < reference.size() && reference[i] >= QLatin1Char('A') &&
         reference[i] <= QLatin1Char('Z') && column <= kMostSheetColumns;
       ++i)
    column = column * 26 + reference[i].unicode() - 'A' + 1;
  return {column - 1, reference.mid(i).toInt()};
}

/// The text of an element with runs, without what tells how it is pronounced.
QString runsText(QXmlStreamReader& xml)
{
  QString text;
  int depth = 1;
  while (depth > 0 && !xml.atEnd()) {
    const auto token = xml.readNext();
    if (token == QXmlStreamReader::StartElement) {
      if (xml.name() == QLatin1String("rPh"))
        xml.skipCurrentElement();
      else if (xml.name() == QLatin1String("t"))
        text += xml.readElementText(QXmlStreamReader::IncludeChildElements);
      else
        ++depth;
    } else if (token == QXmlStreamReader::EndElement) {
      --depth;
    }
  }
  return text;
}

void readBook(const QByteArray& bytes, Book& book)
{
  QXmlStreamReader xml(bytes);
  while (!xml.atEnd())
    if (xml.readNext() == QXmlStreamReader::StartElement) {
      if (xml.name() == QLatin1String("workbookPr"))
        book.countsFrom1904 = attribute(xml, QLatin1String("date1904")) == QLatin1String("1") ||
                              attribute(xml, QLatin1String("date1904")) == QLatin1String("true");
      if (xml.name() == QLatin1String("sheet") &&
          !attribute(xml, QLatin1String("state")).contains(QLatin1String("idden")))
        book.sheets.append(
            {attribute(xml, QLatin1String("name")), attribute(xml, QLatin1String("id"))});
    }
}

void readRelations(const QByteArray& bytes, Book& book)
{
  QXmlStreamReader xml(bytes);
  while (!xml.atEnd())
    if (xml.readNext() == QXmlStreamReader::StartElement &&
        xml.name() == QLatin1String("Relationship")) {
      const QString target = attribute(xml, QLatin1String("Target"));
      book.members.insert(attribute(xml, QLatin1String("Id")),
                          target.startsWith(QLatin1Char('/')) ? target.mid(1)
                                                              : QStringLiteral("xl/") + target);
    }
}

void readTexts(const QByteArray& bytes, Book& book, const std::function<void()>& tick)
{
  QXmlStreamReader xml(bytes);
  while (!xml.atEnd())
    if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == QLatin1String("si")) {
      book.texts.append(runsText(xml));
      tick();
    }
}

/// Whether a number format shows days: a letter of theirs outside quotes and brackets.
bool showsDays(const QString& format)
{
  bool isQuoted = false, isBracketed = false;
  for (qsizetype i = 0; i < format.size(); ++i) {
    const QChar c = format[i].toLower();
    if (c == QLatin1Char('\\')) {
      ++i;
      continue;
    }
    isQuoted = isQuoted != (c == QLatin1Char('"'));
    isBracketed = c == QLatin1Char('[') || (isBracketed && c != QLatin1Char(']'));
    if (!isQuoted && !isBracketed && (c == QLatin1Char('d') || c == QLatin1Char('y')))
      return true;
    // Months alone: "mm/yyyy" has a y; "mmm" by itself is rare, "m" may be a unit of length.
  }
  return false;
}

void readStyles(const QByteArray& bytes, Book& book)
{
  QHash<int, QString> formats;
  bool isOfCells = false;
  QXmlStreamReader xml(bytes);
  while (!xml.atEnd()) {
    const auto token = xml.readNext();
    if (xml.name() == QLatin1String("cellXfs"))
      isOfCells = token == QXmlStreamReader::StartElement;
    if (token != QXmlStreamReader::StartElement)
      continue;
    const int id = attribute(xml, QLatin1String("numFmtId")).toInt();
    if (xml.name() == QLatin1String("numFmt"))
      formats.insert(id, attribute(xml, QLatin1String("formatCode")));
    if (isOfCells && xml.name() == QLatin1String("xf"))
      book.isDate.push_back((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) ||
                            (id >= 50 && id <= 58) || showsDays(formats.value(id)));
  }
}

SheetCell dayOf(const QString& number, const Book& book)
{
  constexpr double kLast = 2'958'465; // 31/12/9999
  bool isNumber = false;
  const double serial = number.toDouble(&isNumber) + (book.countsFrom1904 ? 1462 : 0);
  if (!isNumber || serial < 1 || serial > kLast)
    return {SheetCell::Kind::Number, number};
  // The books' year 1900 has a 29 February.
  const QDate day = QDate(1899, 12, serial < 60 ? 31 : 30).addDays(qint64(std::floor(serial)));
  const auto milliseconds = qRound64((serial - std::floor(serial)) * 86'400'000);
  if (milliseconds == 0)
    return {SheetCell::Kind::Date, day.toString(Qt::ISODate)};
  const QDateTime time(day, QTime(0, 0), Qt::UTC);
  return {SheetCell::Kind::Date,
          time.addMSecs(milliseconds).toString(QStringLiteral("yyyy-MM-ddThh:mm:ss"))};
}

SheetCell cellOf(const QString& type, const QString& value, std::size_t style, const Book& book)
{
  using Kind = SheetCell::Kind;
  if (type == QLatin1String("s"))
    return {Kind::Text, book.texts.value(value.toInt())};
  if (type == QLatin1String("str") || type == QLatin1String("inlineStr"))
    return {Kind::Text, value};
  if (type == QLatin1String("b"))
    return {Kind::Boolean,
            value == QLatin1String("1") ? QStringLiteral("true") : QStringLiteral("false")};
  if (type == QLatin1String("e"))
    return {Kind::Fault, value};
  if (type == QLatin1String("d"))
    return {Kind::Date, value};
  if (style < book.isDate.size() && book.isDate[style])
    return dayOf(value, book);
  return {Kind::Number, value};
}

/// One sheet, as its XML is walked through.
class SheetWalk {
public:
  SheetWalk(const Book& book, CellBudget& budget)
      : m_book(book)
      , m_budget(budget)
  {
  }

  bool read(const QByteArray& bytes, const std::function<void()>& tick)
  {
    QXmlStreamReader xml(bytes);
    while (!xml.atEnd()) {
      if (xml.readNext() != QXmlStreamReader::StartElement)
        continue;
      if (xml.name() == QLatin1String("row")) {
        startRow(attribute(xml, QLatin1String("r")).toInt());
        tick();
      } else if (xml.name() == QLatin1String("c") && !readCell(xml)) {
        return false;
      } else if (xml.name() == QLatin1String("mergeCell")) {
        merge(attribute(xml, QLatin1String("ref")));
      }
    }
    return !xml.hasError();
  }

  Sheet take()
  {
    coverCells(m_sheet, m_merged);
    trimSheet(m_sheet);
    return std::move(m_sheet);
  }

private:
  void startRow(int number)
  {
    const int next = m_sheet.rows.empty() ? 1 : m_sheet.rows.back().number + 1;
    m_sheet.rows.push_back({std::max(number, next), {}});
    m_column = 0;
  }

  bool readCell(QXmlStreamReader& xml)
  {
    if (m_sheet.rows.empty())
      return false;
    const QString at = attribute(xml, QLatin1String("r"));
    const QString type = attribute(xml, QLatin1String("t"));
    const auto style = attribute(xml, QLatin1String("s")).toUInt();
    const qsizetype column = at.isEmpty() ? m_column : cellAt(at).first;
    QString value;
    while (xml.readNextStartElement())
      if (xml.name() == QLatin1String("v"))
        value = xml.readElementText();
      else if (xml.name() == QLatin1String("is"))
        value = runsText(xml);
      else
        xml.skipCurrentElement();
    m_column = column + 1;
    return putCell(m_sheet, column, cellOf(type, value, style, m_book), m_budget);
  }

  void merge(const QString& range)
  {
    const auto first = cellAt(range.section(QLatin1Char(':'), 0, 0));
    const auto last = cellAt(range.section(QLatin1Char(':'), 1, 1));
    m_merged.append({first.first, last.first, first.second, last.second});
  }

  const Book& m_book;
  CellBudget& m_budget;
  Sheet m_sheet;
  QVector<MergedCells> m_merged;
  qsizetype m_column = 0;
};

} // namespace

Result<QVector<Sheet>> xlsxSheets(const SheetFile& file)
{
  Book book;
  DIABAN_TRY(workbook, file.member(QStringLiteral("xl/workbook.xml")));
  DIABAN_TRY(relations, file.member(QStringLiteral("xl/_rels/workbook.xml.rels")));
  DIABAN_TRY(texts, file.member(QStringLiteral("xl/sharedStrings.xml")));
  DIABAN_TRY(styles, file.member(QStringLiteral("xl/styles.xml")));
  readBook(workbook, book);
  readRelations(relations, book);
  readTexts(texts, book, file.tick);
  readStyles(styles, book);
  QVector<Sheet> sheets;
  CellBudget budget;
  for (const auto& [name, relation] : book.sheets) {
    DIABAN_TRY(bytes, file.member(book.members.value(relation)));
    SheetWalk walk(book, budget);
    if (!walk.read(bytes, file.tick))
      return QVector<Sheet>();
    sheets.append(walk.take());
    sheets.last().name = name;
  }
  return sheets;
}

} // namespace diaban::geo
