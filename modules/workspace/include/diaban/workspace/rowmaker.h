// Rows that the program makes itself, on their way into batches.
#pragma once

#include <diaban/geo/recordbatch.h>
#include <diaban/geo/shape.h>

#include <QVariantList>
#include <QVector>

#include <vector>

namespace diaban::workspace {

/// Fills NewLayer::batches. One thread at a time.
class RowMaker {
public:
  explicit RowMaker(QVector<geo::Field> fields);

  /// A row; an empty shape is none. Values as fittedValue() makes them (field.h), in the order of
  /// the fields; those that are null, no number or not given are NULL.
  void add(const geo::Shape& shape, const QVariantList& values);
  /// All rows; it is empty afterwards.
  std::vector<geo::RecordBatch> take();

private:
  void startBatch();

  QVector<geo::Field> m_fields;
  geo::RecordBatch m_batch;
  std::vector<geo::RecordBatch> m_full;
  qint64 m_next = 1;
};

} // namespace diaban::workspace
