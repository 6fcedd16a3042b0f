#include <diaban/base/uid.h>

#include <QDateTime>
#include <QRandomGenerator>

#include <algorithm>

namespace diaban {

QByteArray Uid::toBytes() const
{
  return QByteArray(reinterpret_cast<const char*>(bytes.data()), 16);
}

QString Uid::toHex() const
{
  return QString::fromLatin1(toBytes().toHex());
}

Uid Uid::fromBytes(const QByteArray& blob)
{
  Uid uid;
  if (blob.size() == 16)
    std::copy(blob.begin(), blob.end(), reinterpret_cast<char*>(uid.bytes.data()));
  return uid;
}

Uid Uid::fromHex(const QString& hex)
{
  return fromBytes(QByteArray::fromHex(hex.toLatin1()));
}

UidMaker::UidMaker()
    : m_milliseconds(static_cast<quint64>(QDateTime::currentMSecsSinceEpoch()))
{
  auto* random = QRandomGenerator::system();
  m_high = random->generate64() & 0x7FF; // half of the range left to count in
  m_low = random->generate64() & 0x3FFF'FFFF'FFFF'FFFF;
}

Uid UidMaker::next()
{
  // One number of 48 + 12 + 62 bits that only grows; a step of odd size keeps makers apart.
  m_low += 0x0000'0000'9E37'79B1;
  if (m_low > 0x3FFF'FFFF'FFFF'FFFF) {
    m_low &= 0x3FFF'FFFF'FFFF'FFFF;
    if (++m_high > 0xFFF) {
      m_high = 0;
      ++m_milliseconds;
    }
  }
  Uid uid;
  for (std::size_t i = 0; i < 6; ++i)
    uid.bytes[i] = static_cast<unsigned char>(m_milliseconds >> (8 * (5 - i)));
  uid.bytes[6] = static_cast<unsigned char>(0x70 | (m_high >> 8));
  uid.bytes[7] = static_cast<unsigned char>(m_high);
  const quint64 low = m_low | 0x8000'0000'0000'0000;
  for (std::size_t i = 0; i < 8; ++i)
    uid.bytes[8 + i] = static_cast<unsigned char>(low >> (8 * (7 - i)));
  return uid;
}

} // namespace diaban
