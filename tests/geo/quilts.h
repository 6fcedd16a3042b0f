// Layers made for the tests of checks: shapes by hand, and quilts of cells with random faults.
#pragma once

#include <diaban/geo/check.h>
#include <diaban/geo/tablebuilder.h>

#include <random>
#include <vector>

namespace diaban::test {

using geo::CheckRule;
using geo::FlatGeometry;
using geo::GeometryKind;

using Ring = std::vector<double>;

inline FlatGeometry polygon(const std::vector<Ring>& rings)
{
  FlatGeometry flat;
  for (const Ring& ring : rings) {
    flat.xy.insert(flat.xy.end(), ring.begin(), ring.end());
    flat.ringEnds.push_back(static_cast<quint32>(flat.xy.size() / 2));
  }
  flat.partEnds = {static_cast<quint32>(rings.size())};
  flat.kinds = {GeometryKind::Polygon};
  return flat;
}

inline FlatGeometry line(const Ring& xy, GeometryKind kind = GeometryKind::Line)
{
  return {xy, {static_cast<quint32>(xy.size() / 2)}, {1}, {kind}};
}

inline Ring box(double x, double y, double width, double height)
{
  return {x, y, x + width, y, x + width, y + height, x, y + height, x, y};
}

inline Ring reversed(const Ring& ring)
{
  Ring turned;
  for (std::size_t i = ring.size(); i >= 2; i -= 2)
    turned.insert(turned.end(), {ring[i - 2], ring[i - 1]});
  return turned;
}

/// Numbered 1, 2, 3 … in the order given.
inline geo::TablePtr tableOf(const std::vector<FlatGeometry>& rows)
{
  geo::TableBuilder builder({});
  std::vector<geo::TableBuilder::Row> list;
  for (std::size_t i = 0; i < rows.size(); ++i)
    list.push_back({static_cast<qint64>(i) + 1, rows[i].isEmpty() ? nullptr : &rows[i], {}});
  builder.add(list);
  return builder.finish(1);
}

inline std::vector<CheckRule> allRules()
{
  std::vector<CheckRule> rules;
  for (int i = 0; i < geo::kCheckRules; ++i)
    rules.push_back(static_cast<CheckRule>(i));
  return rules;
}

inline geo::CheckResult check(const std::vector<FlatGeometry>& rows, int threads = 2)
{
  geo::CheckOptions options;
  options.rules = allRules();
  options.threads = threads;
  NoProgress progress;
  return geo::checkTable(*tableOf(rows), options, progress).value();
}

/// Moves every vertex of every row by up to `by` in each direction.
inline void shake(std::vector<FlatGeometry>& rows, unsigned seed, double by)
{
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> way(-by, by);
  for (FlatGeometry& row : rows) {
    for (double& value : row.xy)
      value += way(random);
    std::size_t from = 0;
    for (const quint32 end : row.ringEnds) {
      row.xy[2 * end - 2] = row.xy[from];
      row.xy[2 * end - 1] = row.xy[from + 1];
      from = 2 * std::size_t{end};
    }
  }
}

/// A quilt of cells with common corners, some of them damaged: corners moved in one cell only,
/// cells left out, doubled, shifted, split at one side only, put on top, turned, holed and
/// refilled.
inline std::vector<FlatGeometry> damagedQuilt(unsigned seed, int side, double damage)
{
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> part(0, 1);
  std::vector<double> corners;
  for (int i = 0; i < (side + 1) * (side + 1); ++i)
    corners.insert(corners.end(), {600'000 + 10.0 * (i % (side + 1)) + 4 * part(random),
                                   1'200'000 + 10.0 * (i / (side + 1)) + 4 * part(random)});
  const auto corner = [&](int column, int row) {
    return &corners[2 * static_cast<std::size_t>(row * (side + 1) + column)];
  };
  std::vector<FlatGeometry> rows;
  const auto add = [&](const std::vector<Ring>& rings) {
    rows.push_back(polygon(random() % 2 == 0 ? rings : std::vector<Ring>{reversed(rings[0])}));
  };
  for (int row = 0; row < side; ++row)
    for (int column = 0; column < side; ++column) {
      Ring ring;
      for (const double* at : {corner(column, row), corner(column + 1, row),
                               corner(column + 1, row + 1), corner(column, row + 1)})
        ring.insert(ring.end(), {at[0], at[1]});
      const double luck = part(random) / damage;
      if (luck < 0.15)
        continue; // left out
      if (luck < 0.4) {
        ring[0] += 3 * part(random) - 1.5;
        ring[5] += 3 * part(random) - 1.5;
      } else if (luck < 0.5) {
        for (double& value : ring)
          value += 0.8;
      } else if (luck < 0.75) {
        // A corner more on one side, which the neighbour does not have.
        const double share = 0.2 + 0.6 * part(random);
        ring.insert(ring.begin() + 2,
                    {ring[0] + share * (ring[2] - ring[0]), ring[1] + share * (ring[3] - ring[1])});
      } else if (luck < 0.85) {
        add({box(ring[0] + 7 * part(random), ring[1] + 6 * part(random), 9 * part(random) + 1,
                 14 * part(random) + 1)});
      }
      ring.insert(ring.end(), {ring[0], ring[1]});
      if (luck > 0.85 && luck < 0.9) {
        add({ring});
      } else if (luck > 0.9 && luck < 1) {
        const double x = (ring[0] + ring[4]) / 2, y = (ring[1] + ring[5]) / 2;
        rows.push_back(polygon({ring, reversed(box(x - 1, y - 1, 2, 2))}));
        if (random() % 2 == 0)
          add({box(x - 1, y - 1, 2, random() % 2 == 0 ? 2 : 1)});
        continue;
      }
      add({ring});
    }
  return rows;
}

} // namespace diaban::test
