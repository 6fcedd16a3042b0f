// Rows of the demo on their way into batches: well-known binary and columns.
#pragma once

#include "shape.h"

#include <diaban/geo/recordbatch.h>
#include <diaban/workspace/rows.h>

#include <QPointF>
#include <QString>

#include <initializer_list>
#include <variant>
#include <vector>

namespace diaban::demo {

using Value = std::variant<qint64, double, QString, bool>;

/// Fills one layer. Places are in metres from the province's corner; they leave in its CRS.
class Rows {
public:
  Rows(QString name, QString title, workspace::LayerRole role, QString geometry,
       QVector<geo::Field> fields);

  void addPoint(QPointF place, std::initializer_list<Value> values);
  void addLine(const Line& line, std::initializer_list<Value> values);
  void addPolygon(const Line& openRing, std::initializer_list<Value> values);
  void addRings(const std::vector<Line>& closedRings, std::initializer_list<Value> values);
  /// Each part is an outer ring and its holes.
  void addParts(const std::vector<std::vector<Line>>& parts, std::initializer_list<Value> values);

  workspace::NewLayer take(std::optional<workspace::Style> style = std::nullopt);

private:
  void finishRow(std::initializer_list<Value> values);
  void startBatch();
  void put(quint32 number);
  void put(QPointF place);
  void head(quint32 type);
  void polygon(const std::vector<Line>& rings);

  workspace::NewLayer m_layer;
  geo::RecordBatch m_batch;
  qint64 m_next = 1;
};

} // namespace diaban::demo
