#include <diaban/store/changeset.h>

#include <QtEndian>

#include <algorithm>
#include <bit>
#include <cmath>

namespace diaban::store {
namespace {

constexpr quint64 kMostColumns = 2000;
constexpr char kTableHeader = 'T';
constexpr unsigned char kInsert = 18, kUpdate = 23, kDelete = 9; // SQLITE_INSERT …

Error broken(const char* what)
{
  return {Error::Code::CorruptFile, {QStringLiteral("change set")}, QString::fromLatin1(what)};
}

/// Takes the first `size` bytes off `rest`; nothing when there are not so many.
bool take(QByteArrayView& rest, quint64 size, QByteArrayView& taken)
{
  if (size > static_cast<quint64>(rest.size()))
    return false;
  taken = rest.first(static_cast<qsizetype>(size));
  rest = rest.sliced(static_cast<qsizetype>(size));
  return true;
}

bool takeByte(QByteArrayView& rest, unsigned char& byte)
{
  QByteArrayView one;
  if (!take(rest, 1, one))
    return false;
  byte = static_cast<unsigned char>(one[0]);
  return true;
}

/// SQLite's variable-length integer: 7 bits a byte, the highest first; a ninth byte gives all 8.
bool takeVarint(QByteArrayView& rest, quint64& value)
{
  value = 0;
  for (int i = 0; i < 9; ++i) {
    unsigned char byte = 0;
    if (!takeByte(rest, byte))
      return false;
    if (i == 8) {
      value = (value << 8) | byte;
      return true;
    }
    value = (value << 7) | (byte & 0x7F);
    if ((byte & 0x80) == 0)
      return true;
  }
  return true;
}

bool takeValue(QByteArrayView& rest, ChangeValue& value)
{
  using Type = ChangeValue::Type;
  unsigned char type = 0;
  if (!takeByte(rest, type) || type > static_cast<unsigned char>(Type::Null))
    return false;
  value = {};
  value.type = static_cast<Type>(type);
  QByteArrayView bytes;
  switch (value.type) {
  case Type::Undefined:
  case Type::Null: return true;
  case Type::Integer:
    if (!take(rest, 8, bytes))
      return false;
    value.integer = qFromBigEndian<qint64>(bytes.data());
    return true;
  case Type::Real:
    if (!take(rest, 8, bytes))
      return false;
    value.real = std::bit_cast<double>(qFromBigEndian<quint64>(bytes.data()));
    return !std::isnan(value.real); // SQLite would store NULL instead
  case Type::Text:
  case Type::Blob: {
    quint64 size = 0;
    return takeVarint(rest, size) && take(rest, size, value.bytes);
  }
  }
  return false;
}

} // namespace

bool ChangeValue::operator==(const ChangeValue& other) const
{
  if (type != other.type)
    return false;
  switch (type) {
  case Type::Integer: return integer == other.integer;
  case Type::Real: return real == other.real;
  case Type::Text:
  case Type::Blob: return bytes == other.bytes;
  case Type::Undefined:
  case Type::Null: return true;
  }
  return false;
}

Result<bool> ChangeSetReader::next()
{
  while (!m_rest.isEmpty() && m_rest[0] == kTableHeader)
    DIABAN_CHECK(readTable());
  if (m_rest.isEmpty())
    return false;
  DIABAN_CHECK(readRow());
  return true;
}

Outcome ChangeSetReader::readTable()
{
  m_rest = m_rest.sliced(1);
  quint64 columns = 0;
  QByteArrayView keys;
  if (!takeVarint(m_rest, columns) || columns < 1 || columns > kMostColumns ||
      !take(m_rest, columns, keys))
    return broken("bad column count");
  m_isKey.assign(static_cast<std::size_t>(keys.size()), false);
  for (qsizetype i = 0; i < keys.size(); ++i)
    m_isKey[static_cast<std::size_t>(i)] = keys[i] != 0;
  const qsizetype end = m_rest.indexOf('\0');
  if (end < 1 || std::none_of(m_isKey.begin(), m_isKey.end(), [](bool key) { return key; }))
    return broken("table without name or key");
  m_table = QString::fromUtf8(m_rest.first(end));
  m_rest = m_rest.sliced(end + 1);
  return Done{};
}

Outcome ChangeSetReader::readRow()
{
  unsigned char kind = 0, indirect = 0;
  if (m_isKey.empty() || !takeByte(m_rest, kind) || !takeByte(m_rest, indirect))
    return broken("row without table");
  m_before.assign(m_isKey.size(), {});
  m_after.assign(m_isKey.size(), {});
  switch (kind) {
  case kInsert:
    m_change = RowChange::Insert;
    DIABAN_CHECK(readValues(m_after));
    break;
  case kDelete:
    m_change = RowChange::Delete;
    DIABAN_CHECK(readValues(m_before));
    break;
  case kUpdate:
    m_change = RowChange::Update;
    DIABAN_CHECK(readValues(m_before));
    DIABAN_CHECK(readValues(m_after));
    break;
  default: return broken("unknown kind of change");
  }
  return checkRow();
}

Outcome ChangeSetReader::readValues(std::vector<ChangeValue>& values)
{
  for (ChangeValue& value : values)
    if (!takeValue(m_rest, value))
      return broken("bad value");
  return Done{};
}

/// What SQLite's session never writes would make us write rows that nobody can take back.
Outcome ChangeSetReader::checkRow() const
{
  using Type = ChangeValue::Type;
  const auto& whole = m_change == RowChange::Insert ? m_after : m_before;
  for (std::size_t i = 0; i < m_isKey.size(); ++i) {
    const bool isUpdate = m_change == RowChange::Update;
    if (m_isKey[i] && (whole[i].type == Type::Undefined || whole[i].type == Type::Null))
      return broken("row without key");
    if (!isUpdate && whole[i].type == Type::Undefined)
      return broken("row with a missing value");
    if (isUpdate && m_isKey[i] && m_after[i].type != Type::Undefined)
      return broken("update of a key");
    if (isUpdate && !m_isKey[i] &&
        (m_before[i].type == Type::Undefined) != (m_after[i].type == Type::Undefined))
      return broken("update of one side only");
  }
  return Done{};
}

} // namespace diaban::store
