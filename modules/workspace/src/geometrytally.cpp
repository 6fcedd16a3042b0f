#include "geometrytally.h"

#include <QtEndian>

#include <array>
#include <bit>

namespace diaban::workspace {
namespace {

using geo::GeometryKind;
using store::Dimension;

/// By ISO code. OGC 12-128r15, annex G; the abstract ones are left out.
constexpr std::array kTypeNames{"GEOMETRY",
                                "POINT",
                                "LINESTRING",
                                "POLYGON",
                                "MULTIPOINT",
                                "MULTILINESTRING",
                                "MULTIPOLYGON",
                                "GEOMETRYCOLLECTION",
                                "CIRCULARSTRING",
                                "COMPOUNDCURVE",
                                "CURVEPOLYGON",
                                "MULTICURVE",
                                "MULTISURFACE",
                                "CURVE",
                                "SURFACE",
                                "POLYHEDRALSURFACE",
                                "TIN",
                                "TRIANGLE"};

constexpr quint32 bit(quint32 type)
{
  return 1U << type;
}

QString typeName(quint32 type)
{
  return QLatin1String(type < kTypeNames.size() ? kTypeNames[type] : kTypeNames[0]);
}

/// The narrowest type that takes all of these.
QString commonType(quint32 types)
{
  if (std::has_single_bit(types))
    return typeName(static_cast<quint32>(std::countr_zero(types)));
  struct Family {
    quint32 members, type;
  };
  constexpr Family kFamilies[] = {{bit(3) | bit(10), 10}, // a polygon is a curve polygon
                                  {bit(6) | bit(12), 12},
                                  {bit(5) | bit(11), 11},
                                  {bit(4) | bit(5) | bit(6) | bit(7) | bit(11) | bit(12), 7}};
  for (const Family& family : kFamilies)
    if ((types & ~family.members) == 0)
      return typeName(family.type);
  return typeName(0);
}

GeometryKind commonKind(quint32 types)
{
  GeometryKind kind = GeometryKind::None;
  for (quint32 type = 1; type < kTypeNames.size(); ++type) {
    if ((types & bit(type)) == 0)
      continue;
    const GeometryKind own = geo::WkbType{type, false, false}.kind();
    kind = kind == GeometryKind::None || kind == own ? own : GeometryKind::Mixed;
  }
  return kind;
}

Dimension dimension(bool with, bool without, Dimension none)
{
  if (with && without)
    return Dimension::Optional;
  if (with)
    return Dimension::Mandatory;
  return without ? Dimension::Prohibited : none;
}

} // namespace

GeometryTally::GeometryTally(const QString& declared, GeometryKind kind, bool mayMix)
    : m_kind(kind)
{
  const QString name = declared.section(QLatin1Char(' '), 0, 0).toUpper();
  const QString suffix = declared.section(QLatin1Char(' '), 1).toUpper();
  m_z = suffix.contains(QLatin1Char('Z')) ? Dimension::Mandatory : Dimension::Prohibited;
  m_m = suffix.contains(QLatin1Char('M')) ? Dimension::Mandatory : Dimension::Prohibited;
  if (kind == GeometryKind::None)
    return;
  m_tableType = typeName(0);
  for (const char* known : kTypeNames)
    if (name == QLatin1String(known))
      m_tableType = name;
  const bool isUnknown = m_tableType == typeName(0);
  const bool isSingle = m_tableType == typeName(2) || m_tableType == typeName(3);
  if ((isUnknown || (isSingle && mayMix)) && kind == GeometryKind::Line)
    m_tableType = typeName(5);
  if ((isUnknown || (isSingle && mayMix)) && kind == GeometryKind::Polygon)
    m_tableType = typeName(6);
  m_promotes = m_tableType.startsWith(QLatin1String("MULTI"));
}

quint32 GeometryTally::multipleOf(quint32 type)
{
  switch (type) {
  case 1: return 4;
  case 2: return 5;
  case 3: return 6;
  case 8:
  case 9: return 11;
  case 10: return 12;
  default: return 0;
  }
}

QByteArray GeometryTally::wrapped(std::span<const unsigned char> wkb, const geo::WkbType& type)
{
  QByteArray bytes(9, Qt::Uninitialized);
  bytes[0] = 1; // little endian
  qToLittleEndian(multipleOf(type.type) + (type.hasZ ? 1000U : 0U) + (type.hasM ? 2000U : 0U),
                  bytes.data() + 1);
  qToLittleEndian(1U, bytes.data() + 5);
  return bytes.append(reinterpret_cast<const char*>(wkb.data()),
                      static_cast<qsizetype>(wkb.size()));
}

void GeometryTally::note(const geo::WkbType& type)
{
  m_types |= bit(wraps(type) ? multipleOf(type.type) : type.type);
  (type.hasZ ? m_withZ : m_withoutZ) = true;
  (type.hasM ? m_withM : m_withoutM) = true;
}

GeometryTally::Found GeometryTally::found() const
{
  if (m_types == 0)
    return {m_tableType, m_z, m_m, m_kind};
  // A table may say more than its rows hold, so what the source declared stays where it is true.
  QString type = commonType(m_types);
  for (quint32 code = 1; code < kTypeNames.size(); ++code)
    if (m_tableType == typeName(code) && commonType(m_types | bit(code)) == m_tableType)
      type = m_tableType;
  return {type, dimension(m_withZ, m_withoutZ, m_z), dimension(m_withM, m_withoutM, m_m),
          m_kind == GeometryKind::Mixed || m_kind == GeometryKind::None ? commonKind(m_types)
                                                                        : m_kind};
}

} // namespace diaban::workspace
