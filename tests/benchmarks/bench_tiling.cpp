// Writes a workspace of parcels that share their borders vertex by vertex, for bench_check: cells
// of a crooked grid with 5 to 20 vertices each (median 12), and faults whose number is known: in
// every 10,009th cell a corner of its own (an overlap and a gap), every 10,007th one missing.
//   bench_tiling N OUT.gpkg [NOISE]
// NOISE: metres by which every vertex of every cell lies elsewhere than its neighbours'.
#include <diaban/geo/shape.h>
#include <diaban/workspace/rows.h>
#include <diaban/workspace/workspace.h>

#include <QCoreApplication>
#include <QFile>

#include <cmath>
#include <cstdio>

using namespace diaban;

namespace {

constexpr double kCell = 12; ///< metres

/// The same number, from 0 to 1, for the same place.
double luck(qint64 column, qint64 row, quint64 what)
{
  quint64 value = static_cast<quint64>(column) * 0x9e3779b97f4a7c15ULL ^
                  static_cast<quint64>(row) * 0xc2b2ae3d27d4eb4fULL ^ what * 0x165667b19e3779f9ULL;
  value = (value ^ (value >> 31)) * 0xbf58476d1ce4e5b9ULL;
  value = (value ^ (value >> 29)) * 0x94d049bb133111ebULL;
  return static_cast<double>((value ^ (value >> 32)) >> 11) / 9007199254740992.0;
}

double millimetres(double value)
{
  return std::round(value * 1000) / 1000;
}

QPointF node(qint64 column, qint64 row)
{
  return {millimetres(590'000 + kCell * (static_cast<double>(column) + 0.4 * luck(column, row, 1))),
          millimetres(1'180'000 + kCell * (static_cast<double>(row) + 0.4 * luck(column, row, 2)))};
}

/// The vertices between two nodes, from the one with the smaller number on.
void addEdge(std::vector<QPointF>& ring, qint64 column, qint64 row, bool isUp, bool isBackward)
{
  const QPointF from = node(column, row);
  const QPointF to = isUp ? node(column, row + 1) : node(column + 1, row);
  const int count = static_cast<int>(luck(column, row, isUp ? 3 : 4) * 4.999);
  std::vector<QPointF> between;
  for (int i = 1; i <= count; ++i) {
    const double share = static_cast<double>(i) / (count + 1);
    const auto what = static_cast<quint64>(10 * i) + (isUp ? 1 : 2);
    const QPointF at = from + (to - from) * share;
    between.emplace_back(millimetres(at.x() + 0.3 * luck(column, row, what)),
                         millimetres(at.y() + 0.3 * luck(row, column, what)));
  }
  ring.push_back(isBackward ? to : from);
  if (isBackward)
    ring.insert(ring.end(), between.rbegin(), between.rend());
  else
    ring.insert(ring.end(), between.begin(), between.end());
}

std::vector<QPointF> cell(qint64 number, qint64 column, qint64 row, double noise)
{
  std::vector<QPointF> ring;
  addEdge(ring, column, row, false, false);
  addEdge(ring, column + 1, row, true, false);
  addEdge(ring, column, row + 1, false, true);
  addEdge(ring, column, row, true, true);
  if (number % 10'009 == 5'000)
    ring[0] += QPointF(1.5, -1.5);
  if (noise > 0)
    for (QPointF& at : ring) {
      const auto x = static_cast<qint64>(at.x() * 1000), y = static_cast<qint64>(at.y() * 1000);
      at += QPointF(luck(x, y, static_cast<quint64>(number)) - 0.5,
                    luck(y, x, static_cast<quint64>(number)) - 0.5) *
            2 * noise;
    }
  return ring;
}

void addRow(geo::RecordBatch& batch, qint64 number, const std::vector<QPointF>& ring)
{
  ++batch.rows;
  batch.sourceIds.push_back(number);
  batch.geometryBytes += geo::toWkb(geo::makeShape(geo::GeometryKind::Polygon, ring));
  batch.geometryEnds.push_back(static_cast<quint32>(batch.geometryBytes.size()));
  batch.columns[0].isNull.push_back(0);
  batch.columns[0].integers.push_back(number);
}

} // namespace

int main(int argc, char** argv)
{
  const QCoreApplication application(argc, argv);
  const QStringList words = application.arguments();
  const qint64 count = words.value(1).toLongLong();
  const QString path = words.value(2);
  if (count < 1 || path.isEmpty() || QFile::exists(path)) {
    std::fprintf(stderr, "usage: bench_tiling N OUT.gpkg [NOISE]\n");
    return 2;
  }
  const auto side = static_cast<qint64>(std::ceil(std::sqrt(static_cast<double>(count))));
  workspace::NewLayer layer;
  layer.name = QStringLiteral("thua_dat");
  layer.title = QStringLiteral("Thửa đất");
  layer.geometry = QStringLiteral("Polygon");
  layer.fields = {{QStringLiteral("so"), geo::FieldType::Integer}};
  for (qint64 number = 0; number < count; ++number) {
    if (number % 10'007 == 7'000)
      continue;
    if (layer.batches.empty() || layer.batches.back().rows == 10'000) {
      layer.batches.emplace_back();
      layer.batches.back().columns.resize(1);
      layer.batches.back().columns[0].type = geo::FieldType::Integer;
    }
    addRow(layer.batches.back(), number,
           cell(number, number % side, number / side, words.value(3).toDouble()));
  }
  auto made = workspace::Workspace::create(path, geo::Crs::fromEpsg(9210).value());
  NoProgress progress;
  if (!made ||
      !workspace::importRows(*made.value(), QStringLiteral("Lưới thửa"), {layer}, progress)) {
    std::fprintf(stderr, "%s could not be written\n", qUtf8Printable(path));
    return 4;
  }
  return 0;
}
