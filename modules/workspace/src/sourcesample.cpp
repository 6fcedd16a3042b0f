#include "rowcollector.h"
#include "wkbmover.h"

#include <diaban/geo/tablebuilder.h>
#include <diaban/workspace/sourcesample.h>

namespace diaban::workspace {
namespace {

constexpr qint64 kMostRows = 2000;
constexpr qsizetype kMostBytes = 16 << 20;

Outcome turnRun(void*, double* xy, std::size_t stride, std::size_t count)
{
  for (std::size_t i = 0; i < count; ++i)
    std::swap(xy[i * stride], xy[i * stride + 1]);
  return Done{};
}

} // namespace

Result<SourceSample> sampleSource(const QString& path, const QString& layer,
                                  const geo::SourceOptions& options,
                                  const geo::SourceReader& reader, Progress& progress)
{
  geo::ReadRequest request;
  request.path = path;
  if (!layer.isEmpty())
    request.layers = QStringList{layer};
  request.mostRows = kMostRows;
  request.options = options;
  SourceSample sample;
  qsizetype bytes = 0;
  bool isEnough = false;
  const Outcome read = reader.read(
      request,
      [&](const geo::SourceInfo& info) -> Outcome {
        if (info.layers.isEmpty())
          return Error{Error::Code::NothingToRead, {path}, {}};
        sample.layer = info.layers.first();
        return Done{};
      },
      [&](geo::SourceBatch&& batch) -> Outcome {
        isEnough = batch.layer > 0 || bytes > kMostBytes;
        if (isEnough)
          return Error{Error::Code::Cancelled, {}, {}};
        bytes += batch.rows.geometryBytes.size();
        sample.batches.push_back(std::move(batch.rows));
        return Done{};
      },
      progress);
  if (!read && !isEnough)
    return read.error();
  return sample;
}

Result<geo::TablePtr> sampleTable(const SourceSample& sample, const geo::Crs& from, bool swapsAxes,
                                  const geo::Crs& to)
{
  DIABAN_TRY(mover, WkbMover::between(from, to));
  geo::TableBuilder builder({});
  RowCollector rows(builder, 0);
  qint64 number = 0;
  for (const geo::RecordBatch& batch : sample.batches) {
    for (std::size_t row = 0; row < batch.rows; ++row) {
      const auto bytes = batch.geometry(row);
      std::vector<unsigned char> wkb(bytes.begin(), bytes.end());
      const bool isTurned = !swapsAxes || geo::transformWkb(wkb, &turnRun, nullptr);
      if (wkb.empty() || !isTurned || !mover.move(wkb))
        continue;
      rows.beginRow(++number, wkb);
      rows.endRow();
    }
  }
  rows.flush();
  return builder.finish(1);
}

} // namespace diaban::workspace
