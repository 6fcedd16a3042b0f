// Which type of geometry a new table shall say it holds.
#pragma once

#include <diaban/geo/recordbatch.h>
#include <diaban/geo/wkb.h>
#include <diaban/store/geopackage.h>

#include <QByteArray>

namespace diaban::workspace {

/// Decides from what the source declares, then watches what comes. Where lines or polygons come in
/// single and multiple form (shapefiles never say), all become multiple, because QGIS shows a layer
/// of mixed types as several.
class GeometryTally {
public:
  /// \param declared as geo::SourceLayer::geometry
  /// \param mayMix the source's single types do not exclude multiple ones
  GeometryTally(const QString& declared, geo::GeometryKind kind, bool mayMix);

  /// What to create the table with: "MULTIPOLYGON", "GEOMETRY" …; empty where there is none
  QString tableType() const { return m_tableType; }
  store::Dimension z() const { return m_z; }
  store::Dimension m() const { return m_m; }

  /// Whether a geometry of this type is kept as a multiple one.
  bool wraps(const geo::WkbType& type) const { return m_promotes && multipleOf(type.type) != 0; }
  /// Little-endian ISO WKB of the multiple geometry that holds just this one.
  static QByteArray wrapped(std::span<const unsigned char> wkb, const geo::WkbType& type);
  /// Remembers that a geometry of this type came.
  void note(const geo::WkbType& type);

  /// What the table holds after all rows: type, Z and M as they came.
  struct Found {
    QString type;
    store::Dimension z, m;
    geo::GeometryKind kind;
  };
  Found found() const;

private:
  static quint32 multipleOf(quint32 type);

  QString m_tableType;
  geo::GeometryKind m_kind;
  bool m_promotes = false;
  store::Dimension m_z, m_m;
  quint32 m_types = 0; ///< one bit for each ISO code met
  bool m_withZ = false, m_withoutZ = false, m_withM = false, m_withoutM = false;
};

} // namespace diaban::workspace
