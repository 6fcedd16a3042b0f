// The identity of a row, of an entry, of anything that must keep its name in every copy of a file.
#pragma once

#include <QByteArray>
#include <QString>

#include <array>
#include <compare>

namespace diaban {

/// 16 bytes, laid out as UUID version 7 (RFC 9562): the first 48 bits are milliseconds since 1970,
/// so ids made one after the other sort in that order and index well.
struct Uid {
  std::array<unsigned char, 16> bytes{};

  bool isNull() const { return bytes == std::array<unsigned char, 16>{}; }
  QByteArray toBytes() const;
  QString toHex() const; ///< 32 lower-case digits
  auto operator<=>(const Uid&) const = default;

  /// Null when `blob` is not 16 bytes long.
  static Uid fromBytes(const QByteArray& blob);
  static Uid fromHex(const QString& hex);
};

/// Makes ids that grow. One maker a thread or a job; ids of several makers never meet (74 random
/// bits each).
class UidMaker {
public:
  UidMaker();
  Uid next();

private:
  quint64 m_milliseconds = 0;
  quint64 m_high = 0; ///< 12 bits of counter, 62 of random below
  quint64 m_low = 0;
};

} // namespace diaban
