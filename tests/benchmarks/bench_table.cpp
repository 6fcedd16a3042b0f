// How long it takes to make a table in memory of a layer of invented parcels: well-known binary in,
// blocks out. Prints one JSON document.
//   bench_table [ROWS] [THREADS] [hilbert|shuffled]
#include <diaban/base/platform_process.h>
#include <diaban/geo/tablebuilder.h>

#include <QElapsedTimer>
#include <QtEndian>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <random>
#include <string>
#include <thread>
#include <vector>

using namespace diaban;

namespace {

/// Parcels as rows of a file would give them: one byte array, ends, boxes.
struct Parcels {
  std::vector<unsigned char> wkb;
  std::vector<std::size_t> ends;
  std::vector<qint64> fids;
  std::vector<geo::Extent> boxes;
};

void append(std::vector<unsigned char>& bytes, const void* data, std::size_t size)
{
  const auto* from = static_cast<const unsigned char*>(data);
  bytes.insert(bytes.end(), from, from + size);
}

Parcels makeParcels(int count)
{
  Parcels parcels;
  std::mt19937 random(7);
  const int side = static_cast<int>(std::ceil(std::sqrt(count)));
  for (int i = 0; i < count; ++i) {
    const double x = 590'000 + 6.5 * (i % side), y = 1'180'000 + 20.0 * (i / side);
    const quint32 vertices = 6 + static_cast<quint32>(random() % 12);
    const quint32 head[] = {3, 1, vertices};
    parcels.wkb.push_back(1);
    append(parcels.wkb, head, sizeof head);
    geo::Extent box;
    for (quint32 v = 0; v < vertices; ++v) {
      const double angle = 2 * M_PI * (v % (vertices - 1)) / (vertices - 1);
      const double xy[] = {x + 3 * std::cos(angle), y + 9 * std::sin(angle)};
      append(parcels.wkb, xy, sizeof xy);
      box.add(xy[0], xy[1]);
    }
    parcels.ends.push_back(parcels.wkb.size());
    parcels.fids.push_back(i + 1);
    parcels.boxes.push_back(box);
  }
  return parcels;
}

/// Takes batches of rows until there are none and gives them to the builder.
void work(const Parcels& parcels, const std::vector<quint32>& order, std::atomic<std::size_t>& next,
          geo::TableBuilder& builder)
{
  constexpr std::size_t kBatch = 2000;
  const std::string codes[] = {"ODT", "ONT", "TMD", "SKC", "DGT", "DKV", "LUC", "CLN"};
  std::vector<geo::FlatGeometry> flats(kBatch);
  std::vector<geo::TableBuilder::Row> rows(kBatch);
  for (std::size_t at = next.fetch_add(kBatch); at < order.size(); at = next.fetch_add(kBatch)) {
    const std::size_t count = std::min(kBatch, order.size() - at);
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t row = order[at + i];
      const std::size_t begin = row == 0 ? 0 : parcels.ends[row - 1];
      const std::span bytes(parcels.wkb.data() + begin, parcels.ends[row] - begin);
      const bool read = bool(geo::readWkb(bytes, flats[i]));
      rows[i].fid = parcels.fids[row];
      rows[i].geometry = read ? &flats[i] : nullptr;
      rows[i].cells.assign(1, {false, 0, codes[row % 8]});
    }
    builder.add(std::span(rows).first(count));
  }
}

} // namespace

int main(int argc, char** argv)
{
  const int count = argc > 1 ? std::atoi(argv[1]) : 1'000'000;
  const std::size_t threads = argc > 2 ? static_cast<std::size_t>(std::atoi(argv[2])) : 2;
  const bool shuffled = argc > 3 && std::strcmp(argv[3], "shuffled") == 0;
  const Parcels parcels = makeParcels(count);
  std::vector<quint32> order(parcels.fids.size());
  for (quint32 i = 0; i < order.size(); ++i)
    order[i] = i;
  if (shuffled)
    std::shuffle(order.begin(), order.end(), std::mt19937(1));
  const qint64 before = platform::residentMemoryBytes();

  QElapsedTimer timer;
  timer.start();
  geo::TableBuilder builder({{QStringLiteral("loai_dat"), geo::TableColumn::Kind::Code}});
  builder.setOrder(parcels.fids, parcels.boxes);
  const double orderMs = static_cast<double>(timer.nsecsElapsed()) / 1e6;
  std::atomic<std::size_t> next = 0;
  std::vector<std::thread> pool;
  for (std::size_t t = 0; t < threads; ++t)
    pool.emplace_back([&] { work(parcels, order, next, builder); });
  for (std::thread& thread : pool)
    thread.join();
  const geo::TablePtr table = builder.finish(1);
  const double allMs = static_cast<double>(timer.nsecsElapsed()) / 1e6;

  timer.restart();
  const geo::FeatureTable edited = table->edited({count / 2}, geo::FeatureTable());
  const double editMs = static_cast<double>(timer.nsecsElapsed()) / 1e6;
  std::printf("{\"rows\":%zu,\"vertices\":%zu,\"threads\":%zu,\"order_ms\":%.1f,\"all_ms\":%.1f,"
              "\"edit_ms\":%.2f,\"blocks\":%zu,\"bytes_per_vertex\":%.2f,\"table_mb\":%.1f,"
              "\"peak_above_input_mb\":%.1f}\n",
              table->rowCount(), table->vertexCount(), threads, orderMs, allMs, editMs,
              edited.blocks().size(),
              static_cast<double>(table->memoryBytes()) / static_cast<double>(table->vertexCount()),
              static_cast<double>(table->memoryBytes()) / 1e6,
              static_cast<double>(platform::peakMemoryBytes() - before) / 1e6);
  return 0;
}
