// The quick way from a GeoPackage to batches: columns of the Arrow C stream, copied as they lie.
#pragma once

#include "sourcerows.h"

namespace diaban::geo {

/// Reads `layer` to its end, or finds that a column needs the slow way and reads nothing.
/// `advance(rows)` is called after each lot of rows and gives the share of work done.
/// \returns whether the layer was read; ReadFailed (no args) where it broke off
Result<bool> readByArrow(OGRLayer& layer, const FieldPlan& plan, BatchSender& sender,
                         const std::function<double(qint64 rows)>& advance);

} // namespace diaban::geo
