// Makes rows of a source ready to be written: moved, measured, packed, counted.
#pragma once

#include "geometrytally.h"
#include "importplan.h"
#include "wkbmover.h"

#include <diaban/store/box.h>

#include <QHash>

#include <string>
#include <unordered_set>
#include <vector>

namespace diaban::workspace {

/// Rows of one batch that are taken, with their geometry as the file keeps it.
struct PreparedRows {
  struct Row {
    std::size_t index = 0; ///< in `batch`
    QByteArray blob;       ///< no bytes = NULL
    store::Box box;
  };
  std::size_t layer = 0; ///< which of the planned ones
  const PlannedSource* source = nullptr;
  geo::RecordBatch batch; ///< geometry bytes are gone, fields are as they are to be written
  std::vector<Row> rows;
};

/// What comes into one new layer. One thread at a time.
class LayerIntake {
public:
  LayerIntake(const PlannedLayer& plan, int srsId);

  /// \param mover from the source's system to ours; null where the source has no geometry
  PreparedRows prepare(geo::RecordBatch&& batch, const PlannedSource& source, WkbMover* mover);

  /// \returns OutsideCrs when most rows lie nowhere near the area of the CRS that they claim
  Outcome checkArea() const;

  const GeometryTally& geometry() const { return m_geometry; }
  qint64 read() const { return m_read; }
  qint64 refused() const { return m_refused; }
  qint64 withoutGeometry() const { return m_withoutGeometry; }
  const QVector<Refusal>& refusals() const { return m_refusals; }
  /// Of each text field with few different values, those values, sorted.
  QHash<QString, QStringList> values() const;

private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  using Values = std::unordered_set<std::string, Hash, std::equal_to<>>;

  bool prepareRow(std::span<unsigned char> wkb, const PlannedSource& source, WkbMover* mover,
                  PreparedRows::Row& row);
  bool refuse(Error reason);
  void watchArea(const PlannedSource& source, double x, double y);
  void collectValues(const geo::RecordBatch& batch, const PlannedSource& source);

  const PlannedLayer& m_plan;
  const int m_srsId;
  GeometryTally m_geometry;
  geo::FlatGeometry m_flat;
  const PlannedSource* m_areaOf = nullptr; ///< whose area `m_area` is
  geo::Extent m_area;
  qint64 m_read = 0, m_refused = 0, m_withoutGeometry = 0, m_outside = 0;
  QVector<Refusal> m_refusals;
  struct FieldValues {
    bool isWatched = false; ///< a text field that may still be one of categories
    Values values;
  };
  std::vector<FieldValues> m_values;
};

} // namespace diaban::workspace
