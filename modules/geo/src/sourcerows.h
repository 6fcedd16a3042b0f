// From a driver's features to batches of columns.
#pragma once

#include "sourcechannel.h"
#include "sourceopen.h"
#include "textdecoder.h"

#include <ogrsf_frmts.h>

namespace diaban::geo {

/// Fills batches of one layer and sends each when it is full.
class BatchSender {
public:
  BatchSender(int layer, const QVector<Field>& fields, SourceChannel& channel);

  RecordBatch& rows() { return m_batch.rows; }
  /// Begins a row; its geometry and one value for each column must follow.
  void beginRow(qint64 sourceId);
  void setGeometry(const OGRGeometry* geometry); ///< null = NULL
  void setGeometry(QByteArrayView isoWkb);
  void endRow(double fraction); ///< sends the batch if it is full
  void flush(double fraction);

private:
  void clear();

  SourceChannel& m_channel;
  SourceBatch m_batch;
};

void appendNull(Column& column);
void appendInteger(Column& column, qint64 value);
void appendReal(Column& column, double value);
void appendBytes(Column& column, QByteArrayView bytes);
/// A date, a time or both, in ISO 8601; UTC where the value's time zone is known.
void appendTime(Column& column, const OGRField& value, OGRFieldType type);

/// Which fields of a layer are read, and how.
struct FieldPlan {
  QVector<Field> fields;      ///< as in SourceLayer::fields
  std::vector<int> positions; ///< in the driver's definition
};

/// All of the layer's `fields` (as describeLayer gives them), or those whose names are in `wanted`.
FieldPlan planFields(const QVector<Field>& fields, bool all, const QStringList& wanted);

/// Tells the driver to skip what is not in `plan`.
void skipOtherFields(OGRLayer& layer, const FieldPlan& plan);

void appendFields(RecordBatch& rows, const OGRFeature& feature, const FieldPlan& plan,
                  const TextDecoder& decoder);

} // namespace diaban::geo
