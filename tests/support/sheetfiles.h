// XLSX, ODS and CSV files of some cells, as spreadsheet programs write them.
#pragma once

#include "zipfile.h"

#include <QFileInfo>
#include <QMap>
#include <QString>
#include <QStringList>
#include <QVector>

namespace diaban::test {

/// A cell as a test writes it: "=…" a number, "@2026-03-01" a day, else text. Empty: none.
using SheetCells = QVector<QStringList>;

inline QString cellName(qsizetype column, qsizetype row)
{
  return QString(QChar(static_cast<char16_t>(u'A' + column))) + QString::number(row + 1);
}

/// \param shared gets the texts, as most programs write them; null: they stand in their cells
inline QByteArray xlsxSheet(const SheetCells& cells, const QStringList& merged, QStringList* shared)
{
  QString xml = QStringLiteral("<worksheet xmlns=\"http://schemas.openxmlformats.org/"
                               "spreadsheetml/2006/main\"><sheetData>");
  for (qsizetype row = 0; row < cells.size(); ++row) {
    xml += QStringLiteral("<row r=\"%1\">").arg(row + 1);
    for (qsizetype i = 0; i < cells[row].size(); ++i) {
      const QString& cell = cells[row][i];
      const QString at = cellName(i, row);
      if (cell.startsWith(QLatin1Char('=')))
        xml += QStringLiteral("<c r=\"%1\"><v>%2</v></c>").arg(at, cell.mid(1));
      else if (cell.startsWith(QLatin1Char('@')))
        xml += QStringLiteral("<c r=\"%1\" s=\"1\"><v>%2</v></c>")
                   .arg(at)
                   .arg(QDate(1899, 12, 30).daysTo(QDate::fromString(cell.mid(1), Qt::ISODate)));
      else if (!cell.isEmpty() && shared != nullptr) {
        xml += QStringLiteral("<c r=\"%1\" t=\"s\"><v>%2</v></c>").arg(at).arg(shared->size());
        shared->append(cell);
      } else if (!cell.isEmpty())
        xml += QStringLiteral("<c r=\"%1\" t=\"inlineStr\"><is><t>%2</t></is></c>")
                   .arg(at, cell.toHtmlEscaped());
    }
    xml += QStringLiteral("</row>");
  }
  xml += QStringLiteral("</sheetData><mergeCells>");
  for (const QString& range : merged)
    xml += QStringLiteral("<mergeCell ref=\"%1\"/>").arg(range);
  return (xml + QStringLiteral("</mergeCells></worksheet>")).toUtf8();
}

/// Runs of one text, as where a word is bold, and how it is pronounced.
inline QByteArray xlsxTexts(const QStringList& texts)
{
  QString xml = QStringLiteral("<sst>");
  for (const QString& text : texts)
    xml += QStringLiteral("<si><r><t xml:space=\"preserve\">%1</t></r><r><rPr><b/></rPr>"
                          "<t xml:space=\"preserve\">%2</t></r><rPh><t>x</t></rPh></si>")
               .arg(text.left(2).toHtmlEscaped(), text.mid(2).toHtmlEscaped());
  return (xml + QStringLiteral("</sst>")).toUtf8();
}

inline bool writeXlsx(const QString& path, const SheetCells& cells, const QStringList& merged,
                      bool isShared)
{
  QStringList texts;
  const QByteArray sheet = xlsxSheet(cells, merged, isShared ? &texts : nullptr);
  const QByteArray main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const QByteArray relations =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  return writeZip(
      path,
      {{"xl/workbook.xml", "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + relations +
                               "\"><sheets><sheet name=\"Ke hoach\" sheetId=\"1\" r:id=\"rId1\"/>"
                               "</sheets></workbook>"},
       {"xl/_rels/workbook.xml.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        "<Relationship Id=\"rId1\" Type=\"" +
            relations + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"},
       {"xl/styles.xml", "<styleSheet xmlns=\"" + main +
                             "\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>"
                             "</styleSheet>"},
       {"xl/sharedStrings.xml", xlsxTexts(texts)},
       {"xl/worksheets/sheet1.xml", sheet}});
}

/// \param spans cells ("A1") that go over others: "A1:C1"
inline bool writeOds(const QString& path, const SheetCells& cells, const QStringList& merged)
{
  QMap<QString, QString> spans;
  for (const QString& range : merged) {
    const QString from = range.section(QLatin1Char(':'), 0, 0);
    const QString to = range.section(QLatin1Char(':'), 1);
    spans.insert(from, QStringLiteral(" table:number-columns-spanned=\"%1\" "
                                      "table:number-rows-spanned=\"%2\"")
                           .arg(to[0].unicode() - from[0].unicode() + 1)
                           .arg(to.mid(1).toInt() - from.mid(1).toInt() + 1));
  }
  QString xml = QStringLiteral(
      "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
      "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
      "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body>"
      "<office:spreadsheet><table:table table:name=\"Ke hoach\">");
  for (qsizetype row = 0; row < cells.size(); ++row) {
    xml += QStringLiteral("<table:table-row>");
    for (qsizetype i = 0; i < cells[row].size(); ++i) {
      const QString& cell = cells[row][i];
      QString kind;
      if (cell.startsWith(QLatin1Char('=')))
        kind = QStringLiteral(" office:value-type=\"float\" office:value=\"%1\"").arg(cell.mid(1));
      else if (cell.startsWith(QLatin1Char('@')))
        kind =
            QStringLiteral(" office:value-type=\"date\" office:date-value=\"%1\"").arg(cell.mid(1));
      xml += QStringLiteral("<table:table-cell%1%2><text:p>%3</text:p></table:table-cell>")
                 .arg(spans.value(cellName(i, row)), kind, cell.toHtmlEscaped());
    }
    xml += QStringLiteral("</table:table-row>");
  }
  xml += QStringLiteral("<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell "
                        "table:number-columns-repeated=\"1024\"/></table:table-row></table:table>"
                        "</office:spreadsheet></office:body></office:document-content>");
  return writeZip(path, {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                         {"content.xml", xml.toUtf8()}});
}

inline bool writeCsv(const QString& path, const SheetCells& cells, QChar separator)
{
  QString text;
  for (const QStringList& row : cells) {
    QStringList line;
    for (QString cell : row) {
      if (cell.startsWith(QLatin1Char('=')) || cell.startsWith(QLatin1Char('@')))
        cell = cell.mid(1);
      line.append(QLatin1Char('"') + cell.replace(QLatin1Char('"'), QStringLiteral("\"\"")) +
                  QLatin1Char('"'));
    }
    text += line.join(separator) + QStringLiteral("\r\n");
  }
  QFile file(path);
  return file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) >= 0;
}

/// By the path's ending; names with "chung" have their texts apart.
inline bool writeSheetFile(const QString& path, const SheetCells& cells,
                           const QStringList& merged = {})
{
  const QString suffix = QFileInfo(path).suffix();
  if (suffix == QLatin1String("xlsx"))
    return writeXlsx(path, cells, merged, path.contains(QLatin1String("chung")));
  if (suffix == QLatin1String("ods"))
    return writeOds(path, cells, merged);
  return writeCsv(path, cells, QLatin1Char(';'));
}

} // namespace diaban::test
