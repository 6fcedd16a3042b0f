// Small layers made in place, and random shapes.
#pragma once

#include <diaban/cartography/painter.h>
#include <diaban/geo/tablebuilder.h>

#include <QPointF>
#include <QStringList>

#include <cmath>
#include <numbers>
#include <random>
#include <vector>

namespace diaban::test {

using Ring = std::vector<QPointF>;

/// One row: its parts (a polygon is its rings; lines and points have one ring) and its values.
struct ShapeRow {
  geo::GeometryKind kind = geo::GeometryKind::Polygon;
  std::vector<std::vector<Ring>> parts;
  QString code;
  double number = 0;
};

inline geo::FlatGeometry flat(const ShapeRow& row)
{
  geo::FlatGeometry geometry;
  for (const auto& part : row.parts) {
    for (const Ring& ring : part) {
      for (const QPointF& p : ring)
        geometry.xy.insert(geometry.xy.end(), {p.x(), p.y()});
      geometry.ringEnds.push_back(static_cast<quint32>(geometry.xy.size() / 2));
    }
    geometry.partEnds.push_back(static_cast<quint32>(geometry.ringEnds.size()));
    geometry.kinds.push_back(row.kind);
  }
  return geometry;
}

/// A table with the columns "code" (coded) and "number".
inline geo::TablePtr tableOf(const std::vector<ShapeRow>& rows)
{
  geo::TableBuilder builder({{QStringLiteral("code"), geo::TableColumn::Kind::Code},
                             {QStringLiteral("number"), geo::TableColumn::Kind::Number}});
  std::vector<geo::FlatGeometry> geometries;
  std::vector<QByteArray> codes;
  for (const ShapeRow& row : rows) {
    geometries.push_back(flat(row));
    codes.push_back(row.code.toUtf8());
  }
  std::vector<geo::TableBuilder::Row> out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string_view code(codes[i].constData(), static_cast<std::size_t>(codes[i].size()));
    out.push_back({static_cast<qint64>(i + 1),
                   &geometries[i],
                   {{code.empty(), 0, code}, {std::isnan(rows[i].number), rows[i].number, {}}}});
  }
  builder.add(out);
  return builder.finish(1);
}

inline Ring circle(QPointF middle, double radius, int corners)
{
  Ring ring;
  for (int i = 0; i <= corners; ++i) {
    const double a = 2 * std::numbers::pi * (i % corners) / corners;
    ring.emplace_back(middle.x() + radius * std::cos(a), middle.y() + radius * std::sin(a));
  }
  return ring;
}

inline Ring box(double left, double bottom, double right, double top)
{
  return {{left, bottom}, {right, bottom}, {right, top}, {left, top}, {left, bottom}};
}

/// A ring that never crosses itself: corners at growing angles, radii between a third and one.
inline Ring randomStar(std::mt19937& random, QPointF middle, double radius, int corners)
{
  std::uniform_real_distribution<double> share(0.33, 1.0);
  Ring ring;
  for (int i = 0; i < corners; ++i) {
    const double a = 2 * std::numbers::pi * i / corners, r = radius * share(random);
    ring.emplace_back(middle.x() + r * std::cos(a), middle.y() + r * std::sin(a));
  }
  ring.push_back(ring.front());
  return ring;
}

/// A picture of 1 map unit a pixel, its lower left corner at (0, 0).
inline cartography::PictureRequest requestFor(int width, int height)
{
  cartography::PictureRequest request;
  request.extent = {0, 0, double(width), double(height)};
  request.width = width;
  request.height = height;
  return request;
}

inline void addLayer(cartography::PictureRequest& request, geo::TablePtr table,
                     const workspace::Style& style)
{
  request.layers.push_back(
      {std::move(table), std::make_shared<const workspace::Style>(style), {}, {}, 1});
}

inline QImage drawn(const cartography::PictureRequest& request)
{
  NoProgress progress;
  auto picture = cartography::drawPicture(request, progress);
  return picture ? picture.value().image : QImage();
}

/// The largest difference of any channel of any pixel.
inline int largestDifference(const QImage& a, const QImage& b)
{
  if (a.size() != b.size())
    return 256;
  int largest = 0;
  for (int y = 0; y < a.height(); ++y) {
    const uchar* p = a.constScanLine(y);
    const uchar* q = b.constScanLine(y);
    for (int i = 0; i < 4 * a.width(); ++i)
      largest = std::max(largest, std::abs(p[i] - q[i]));
  }
  return largest;
}

} // namespace diaban::test
