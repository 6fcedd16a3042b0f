#include "sheetcells.h"

#include <diaban/base/text.h>
#include <diaban/geo/textreading.h>

#include <QStringDecoder>

#include <array>

namespace diaban::geo {
namespace {

/// By its mark, as UTF-8, else as the encoding of offices in which it looks most Vietnamese.
QString textOf(const QByteArray& bytes, const QString& encoding)
{
  if (!encoding.isEmpty())
    return readText(QString::fromLatin1(bytes), encoding);
  if (const auto marked = QStringConverter::encodingForData(bytes))
    return QStringDecoder(*marked).decode(bytes);
  if (isUtf8(bytes))
    return QString::fromUtf8(bytes);
  constexpr qsizetype kLookedAt = 1 << 20;
  const QVector<TextReading> readings = textReadings({QString::fromLatin1(bytes.left(kLookedAt))});
  const QString raw = QString::fromLatin1(bytes);
  return readings.isEmpty() ? raw : readText(raw, readings.first().encoding);
}

/// What parts cells: the sign that most lines of the start have, outside quotes.
QChar separatorIn(const QString& text)
{
  constexpr std::array kSigns{QLatin1Char(','), QLatin1Char(';'), QLatin1Char('\t'),
                              QLatin1Char('|')};
  constexpr qsizetype kLookedAt = 1 << 16;
  std::array<qsizetype, kSigns.size()> counts{};
  bool isQuoted = false;
  for (qsizetype i = 0; i < std::min(kLookedAt, text.size()); ++i) {
    isQuoted = isQuoted != (text[i] == QLatin1Char('"'));
    for (std::size_t sign = 0; sign < kSigns.size() && !isQuoted; ++sign)
      counts[sign] += text[i] == kSigns[sign] ? 1 : 0;
  }
  // Commas stand in numbers and names too, the others hardly ever.
  counts[0] /= 2;
  return kSigns[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

class CsvWalk {
public:
  CsvWalk(const QString& text, QChar separator)
      : m_text(text)
      , m_separator(separator)
  {
  }

  Sheet read(const std::function<void()>& tick)
  {
    startRow();
    while (m_at < m_text.size()) {
      tick();
      const QString cell = takeCell();
      if (!putCell(m_sheet, m_column++, {SheetCell::Kind::Text, cell}, m_budget))
        break;
      const QChar c = m_at < m_text.size() ? m_text[m_at++] : QChar();
      if (c == QLatin1Char('\r') && m_at < m_text.size() && m_text[m_at] == QLatin1Char('\n'))
        ++m_at;
      if (c == QLatin1Char('\r') || c == QLatin1Char('\n'))
        startRow();
    }
    trimSheet(m_sheet);
    return std::move(m_sheet);
  }

private:
  void startRow()
  {
    m_sheet.rows.push_back({static_cast<int>(m_sheet.rows.size()) + 1, {}});
    m_column = 0;
  }

  bool isEnd(QChar c) const
  {
    return c == m_separator || c == QLatin1Char('\r') || c == QLatin1Char('\n');
  }

  QString takeCell()
  {
    QString cell;
    if (m_text[m_at] == QLatin1Char('"'))
      cell = takeQuoted();
    const qsizetype from = m_at;
    while (m_at < m_text.size() && !isEnd(m_text[m_at]))
      ++m_at;
    return cell + m_text.mid(from, m_at - from);
  }

  QString takeQuoted()
  {
    QString cell;
    for (++m_at; m_at < m_text.size(); ++m_at) {
      if (m_text[m_at] != QLatin1Char('"')) {
        cell += m_text[m_at];
        continue;
      }
      ++m_at;
      if (m_at >= m_text.size() || m_text[m_at] != QLatin1Char('"'))
        break;
      cell += QLatin1Char('"');
    }
    return cell;
  }

  const QString& m_text;
  QChar m_separator;
  Sheet m_sheet;
  CellBudget m_budget;
  qsizetype m_at = 0, m_column = 0;
};

} // namespace

Sheet csvSheet(const QByteArray& bytes, const QString& encoding, const std::function<void()>& tick)
{
  QString text = textOf(bytes, encoding);
  text.remove(QChar(0)); // no cell holds it, and no file format takes it
  return CsvWalk(text, separatorIn(text)).read(tick);
}

} // namespace diaban::geo
