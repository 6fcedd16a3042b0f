// A zip of members that are stored as they are: what spreadsheets come in.
#pragma once

#include <QByteArray>
#include <QFile>
#include <QVector>

#include <array>
#include <utility>

namespace diaban::test {

inline quint32 crc32(const QByteArray& bytes)
{
  quint32 crc = 0xFFFFFFFFU;
  for (const char byte : bytes) {
    crc ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit)
      crc = (crc >> 1) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  return ~crc;
}

inline void putLittle(QByteArray& to, quint32 value, int bytes)
{
  for (int i = 0; i < bytes; ++i)
    to += static_cast<char>((value >> (8 * i)) & 0xFFU);
}

/// \returns whether it was written
inline bool writeZip(const QString& path, const QVector<std::pair<QByteArray, QByteArray>>& members)
{
  QByteArray file, directory;
  for (const auto& [name, content] : members) {
    QByteArray about;
    for (const quint32 zero : {20U, 0U, 0U, 0U, 0x21U}) // version, flags, stored, time, date
      putLittle(about, zero, 2);
    putLittle(about, crc32(content), 4);
    putLittle(about, static_cast<quint32>(content.size()), 4);
    putLittle(about, static_cast<quint32>(content.size()), 4);
    putLittle(about, static_cast<quint32>(name.size()), 2);
    putLittle(about, 0, 2);
    putLittle(directory, 0x02014B50U, 4);
    putLittle(directory, 20, 2);
    directory += about + QByteArray(10, '\0');
    putLittle(directory, static_cast<quint32>(file.size()), 4);
    directory += name;
    putLittle(file, 0x04034B50U, 4);
    file += about + name + content;
  }
  const auto start = static_cast<quint32>(file.size());
  file += directory;
  putLittle(file, 0x06054B50U, 4);
  putLittle(file, 0, 4);
  putLittle(file, static_cast<quint32>(members.size()), 2);
  putLittle(file, static_cast<quint32>(members.size()), 2);
  putLittle(file, static_cast<quint32>(directory.size()), 4);
  putLittle(file, start, 4);
  putLittle(file, 0, 2);
  QFile out(path);
  return out.open(QIODevice::WriteOnly) && out.write(file) == file.size();
}

} // namespace diaban::test
