// Invented rows for tests of tables: points, lines, polygons with holes, several parts, nothing.
#pragma once

#include <diaban/geo/tablebuilder.h>

#include <cmath>
#include <random>
#include <string>
#include <vector>

namespace diaban::test {

struct RandomRow {
  qint64 fid = 0;
  geo::FlatGeometry geometry;
  bool hasGeometry = true;
  std::string code; ///< empty = NULL
  double number = 0;
  std::string name;
};

inline void addRing(geo::FlatGeometry& flat, double x, double y, double radius, int vertices)
{
  for (int i = 0; i < vertices; ++i) {
    const double angle = 2 * M_PI * (i % (vertices - 1)) / (vertices - 1);
    flat.xy.push_back(x + radius * std::cos(angle));
    flat.xy.push_back(y + radius * std::sin(angle));
  }
  flat.ringEnds.push_back(static_cast<quint32>(flat.xy.size() / 2));
}

inline void endPart(geo::FlatGeometry& flat, geo::GeometryKind kind)
{
  flat.partEnds.push_back(static_cast<quint32>(flat.ringEnds.size()));
  flat.kinds.push_back(kind);
}

inline geo::FlatGeometry randomGeometry(std::mt19937& random)
{
  std::uniform_real_distribution<double> place(0, 50'000);
  const double x = 590'000 + place(random), y = 1'180'000 + place(random);
  geo::FlatGeometry flat;
  switch (random() % 6) {
  case 0:
    flat.xy = {x, y};
    flat.ringEnds = {1};
    endPart(flat, geo::GeometryKind::Point);
    break;
  case 1:
    flat.xy = {x, y, x + 30, y + 10, x + 45, y - 20};
    flat.ringEnds = {3};
    endPart(flat, geo::GeometryKind::Line);
    break;
  case 2:
    addRing(flat, x, y, 40, 12);
    addRing(flat, x, y, 10, 5);
    endPart(flat, geo::GeometryKind::Polygon);
    addRing(flat, x + 100, y, 20, 6);
    endPart(flat, geo::GeometryKind::Polygon);
    break;
  default:
    addRing(flat, x, y, 20, 5 + static_cast<int>(random() % 12));
    endPart(flat, geo::GeometryKind::Polygon);
  }
  return flat;
}

inline std::vector<RandomRow> randomRows(int count, unsigned seed)
{
  std::mt19937 random(seed);
  const char* const codes[] = {"ODT", "ONT", "LUC", "DGT", ""};
  std::vector<RandomRow> rows(static_cast<std::size_t>(count));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RandomRow& row = rows[i];
    row.fid = static_cast<qint64>(i) + 1;
    row.hasGeometry = random() % 50 != 0;
    if (row.hasGeometry)
      row.geometry = randomGeometry(random);
    row.code = codes[random() % 5];
    row.number = random() % 9 == 0 ? std::nan("") : static_cast<double>(random() % 1000);
    row.name = random() % 7 == 0 ? std::string() : "Đường số " + std::to_string(random() % 300);
  }
  return rows;
}

inline std::vector<geo::WantedColumn> wantedColumns()
{
  using Kind = geo::TableColumn::Kind;
  return {{QStringLiteral("loai"), Kind::Code},
          {QStringLiteral("so"), Kind::Number},
          {QStringLiteral("ten"), Kind::Text}};
}

/// The row as the builder takes it; it points into `row`.
inline geo::TableBuilder::Row builderRow(const RandomRow& row)
{
  return {row.fid,
          row.hasGeometry ? &row.geometry : nullptr,
          {{row.code.empty(), 0, row.code},
           {std::isnan(row.number), row.number, {}},
           {false, 0, row.name}}};
}

inline geo::Extent extentOf(const RandomRow& row)
{
  return row.hasGeometry ? row.geometry.extent() : geo::Extent();
}

} // namespace diaban::test
