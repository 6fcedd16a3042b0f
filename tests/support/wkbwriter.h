// Well-known binary written value by value, also such as no good program would write.
#pragma once

#include <QByteArray>
#include <QtEndian>

#include <initializer_list>
#include <span>

namespace diaban::test {

inline std::span<const unsigned char> bytesOf(const QByteArray& bytes)
{
  return {reinterpret_cast<const unsigned char*>(bytes.constData()),
          static_cast<std::size_t>(bytes.size())};
}

/// Appends headers, counts and coordinates in the byte order it was made with.
class WkbWriter {
public:
  explicit WkbWriter(bool littleEndian = true)
      : m_little(littleEndian)
  {
  }

  WkbWriter& head(quint32 type)
  {
    m_bytes.append(m_little ? '\x01' : '\x00');
    return number(type);
  }

  WkbWriter& number(quint32 value)
  {
    append(m_little ? qToLittleEndian(value) : qToBigEndian(value));
    return *this;
  }

  WkbWriter& values(std::initializer_list<double> values)
  {
    for (const double value : values)
      append(m_little ? qToLittleEndian(value) : qToBigEndian(value));
    return *this;
  }

  /// The bytes so far as a member of what comes next.
  WkbWriter& member(const QByteArray& wkb)
  {
    m_bytes.append(wkb);
    return *this;
  }

  operator QByteArray() const { return m_bytes; }

private:
  template <typename T>
  void append(T value)
  {
    m_bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
  }

  bool m_little;
  QByteArray m_bytes;
};

} // namespace diaban::test
