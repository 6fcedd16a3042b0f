// What the cells of a register say: money, days and shares, read without guessing.
#pragma once

#include <diaban/base/units.h>

#include <QDate>
#include <QString>
#include <QStringList>

#include <optional>

namespace diaban::roadmap {

/// Why a cell can't be read. What was typed stands beside it.
enum class ValueFault : quint8 {
  None,
  NotMoney,
  UnclearMoney,   ///< "1.234": either thousands or a fraction, and nothing tells which
  FractionOfDong, ///< it comes to no whole number of đồng
  NegativeMoney,
  TooMuchMoney, ///< more than 64 bits hold
  NotDate,
  NoSuchDay,      ///< "30/02/2026"
  YearOutOfRange, ///< before 1990 or after 2100
  NotPercent,     ///< no number of 0–100
  NotAmong        ///< none of the list
};

template <typename T>
struct Read {
  T value{};
  ValueFault fault = ValueFault::None;
  bool operator==(const Read&) const = default;
};

/// How a cell stands in its file.
enum class CellKind : quint8 {
  Text,  ///< typed by a person, in Vietnamese notation: "1.234.567,8"
  Number ///< a number of the file's, in the C locale: "1234567.8"
};

/// Whole đồng. Units in the text ("12,5 tỷ", "300 triệu đồng") win over the column's.
/// \param unit đồng in one of what the column counts
Read<qint64> readMoney(const QString& text, CellKind kind, qint64 unit);

/// "1.234.567 đ", "12,5 tỷ": short, exact, in Vietnamese notation. The opposite of readMoney().
QString moneyText(qint64 dong);

/// Which end of what a text names is meant: of "Quý III/2026" 1 July or 30 September.
enum class DayOf : quint8 { Start, End };

/// "1/3/2026" (day first), "2026-03-01", "Quý III/2026", "Q3/2026", "III/2026", "tháng 5/2026",
/// "5/2026", "2026-05", "năm 2026", "2026", "đầu", "giữa" and "cuối năm 2026"; a number is a year,
/// or the serial of a day as spreadsheets count.
Read<QDate> readDay(const QString& text, CellKind kind, DayOf which);

struct Days {
  QDate start, end;
  bool operator==(const Days&) const = default;
};
/// Two days or periods in one cell: "2026-2028", "01/2026 - 12/2028", "Quý I/2026 đến Quý IV/2027",
/// one alone is both ends of it.
Read<Days> readPeriod(const QString& text, CellKind kind);

/// "45", "45 %", "45,5%"; a number of a spreadsheet up to 1 is a share.
Read<double> readPercent(const QString& text, CellKind kind);

/// A sentence in the person's language; empty for None.
QString faultWords(ValueFault fault, const QString& typed);
QString faultName(ValueFault fault); ///< "NotMoney"

} // namespace diaban::roadmap
