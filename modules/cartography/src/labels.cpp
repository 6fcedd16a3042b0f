// Greedy placement: whoever comes first and finds room stands.
#include "labels.h"

#include "labelplaces.h"

#include <QLocale>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace diaban::cartography {
namespace {

/// More candidates than could ever find room are not looked at.
constexpr std::size_t kMostCandidates = 20000;
/// The same name along a line comes again after this many logical pixels.
constexpr double kRepeatPixels = 250;
/// Letters that follow one another along a line turn by no more than this: straight stretches are
/// looked for first.
constexpr double kTurns[] = {8 * std::numbers::pi / 180, 30 * std::numbers::pi / 180};

PixelBox boxAround(const QRectF& ink, QPointF anchor, double margin)
{
  return {static_cast<int>(std::floor(ink.left() + anchor.x() - margin)),
          static_cast<int>(std::floor(ink.top() + anchor.y() - margin)),
          static_cast<int>(std::ceil(ink.right() + anchor.x() + margin)),
          static_cast<int>(std::ceil(ink.bottom() + anchor.y() + margin))};
}

QRectF inkOf(const Rings& rings)
{
  QRectF ink;
  for (const auto& ring : rings)
    for (const QPointF& point : ring)
      ink |= QRectF(point, QSizeF(1e-6, 1e-6));
  return ink;
}

/// A glyph turned by `angle` (clockwise on screen) about the middle of its base line, which then
/// lies at `place`.
void addTurned(Rings& rings, const Glyph& glyph, QPointF place, double angle, double lift)
{
  const double c = std::cos(angle), s = std::sin(angle);
  for (const auto& ring : *glyph.rings) {
    auto& turned = rings.emplace_back();
    for (const QPointF& point : ring) {
      const double x = point.x() - glyph.advance / 2, y = point.y() + glyph.place.y() + lift;
      turned.emplace_back(place.x() + x * c - y * s, place.y() + x * s + y * c);
    }
  }
}

} // namespace

QString labelText(const geo::FeatureTable& table, const geo::Block& block, std::size_t row,
                  int column)
{
  const geo::TableColumn& values = block.columns[static_cast<std::size_t>(column)];
  switch (values.kind) {
  case geo::TableColumn::Kind::Code: {
    const quint32 code = values.codes[row];
    return code == geo::kNullCode ? QString() : table.dictionary(column)->at(code).simplified();
  }
  case geo::TableColumn::Kind::Number: {
    if (std::isnan(values.numbers[row]))
      return {};
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return locale.toString(values.numbers[row], 'g', 10);
  }
  case geo::TableColumn::Kind::Text: {
    const std::string_view text = values.text(row);
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).simplified();
  }
  }
  return {};
}

Labeller::Labeller(const PixelMap& map, int width, int height, double pixelRatio,
                   double scaleDenominator)
    : m_map(map)
    , m_picture{0, 0, double(width), double(height)}
    , m_pixelRatio(pixelRatio)
    , m_denominator(scaleDenominator)
    , m_space(width, height)
{
}

bool Labeller::place(const std::vector<PreparedLayer>& layers, const KeepGoing& keepGoing)
{
  for (const PreparedLayer& layer : layers)
    takeMarkers(layer);
  for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer) {
    if (!keepGoing() || !placeLayer(*layer, keepGoing))
      return false;
  }
  return true;
}

/// Labels keep off the middles of markers, unless there are so many that none would find room.
void Labeller::takeMarkers(const PreparedLayer& layer)
{
  constexpr int kMostMarkers = 2000;
  std::vector<PixelBox> boxes;
  const auto takeRow = [&](const geo::Block& block, std::size_t row) {
    const PreparedSymbol* symbol = layer.symbols->symbol(block, row);
    if (!symbol || !symbol->marker)
      return;
    const auto point = firstPoint(block, row, m_map, m_picture);
    const double half = symbol->marker->radius() / 2;
    if (point && boxes.size() <= kMostMarkers)
      boxes.push_back(boxAround(QRectF(-half, -half, 2 * half, 2 * half), *point, 0));
  };
  if (layer.table && layer.symbols->hasMarkers()) {
    layer.table->blocksIn(area(), [&](quint32 index) {
      const geo::Block& block = *layer.table->blocks()[index];
      for (std::size_t row = 0; row < block.rows() && boxes.size() <= kMostMarkers; ++row)
        takeRow(block, row);
    });
  }
  if (boxes.size() > kMostMarkers)
    return;
  for (const PixelBox& box : boxes)
    m_space.take({std::max(box.left, 0), std::max(box.top, 0),
                  std::min(box.right, static_cast<int>(m_picture.right)),
                  std::min(box.bottom, static_cast<int>(m_picture.bottom))});
}

geo::Extent Labeller::area() const
{
  return m_map.extent(static_cast<int>(m_picture.right), 0, static_cast<int>(m_picture.bottom), 0);
}

bool Labeller::placeLayer(const PreparedLayer& layer, const KeepGoing& keepGoing)
{
  if (!layer.table || !layer.style->label || !layer.style->label->scales.holds(m_denominator) ||
      layer.table->columnIndex(layer.style->label->field) < 0)
    return true;
  LabelFont font(*layer.style->label, m_pixelRatio);
  m_onLines.clear();
  for (const Candidate& candidate : candidates(layer, font.sizePixels(), keepGoing)) {
    if (!keepGoing())
      return false;
    if (!placeRow(candidate, layer, font))
      ++m_leftOut;
  }
  return true;
}

std::vector<Labeller::Candidate>
Labeller::candidates(const PreparedLayer& layer, double leastPixels, const KeepGoing& keepGoing)
{
  std::vector<Candidate> found;
  const geo::Extent shown = area();
  layer.table->blocksIn(shown, [&](quint32 index) {
    if (!keepGoing())
      return;
    const geo::Block& block = *layer.table->blocks()[index];
    for (std::size_t row = 0; row < block.rows(); ++row) {
      if (block.boxes[row].isEmpty() || !block.rowExtent(row).intersects(shown) ||
          !layer.symbols->symbol(block, row))
        continue;
      const PixelRect box = m_map.rect(block.rowExtent(row));
      const double width = std::min(box.right, m_picture.right) - std::max(box.left, 0.0);
      const double height = std::min(box.bottom, m_picture.bottom) - std::max(box.top, 0.0);
      const geo::GeometryKind kind = block.partKinds[block.firstPart(row)];
      const bool isPolygon = kind == geo::GeometryKind::Polygon;
      const double importance = isPolygon ? std::sqrt(width * height) : std::hypot(width, height);
      // What is smaller than a letter is not looked at closer.
      if (kind != geo::GeometryKind::Point && importance < leastPixels)
        ++m_leftOut;
      else
        found.push_back({&block, row, importance, width});
    }
  });
  keepMostImportant(found);
  return found;
}

void Labeller::keepMostImportant(std::vector<Candidate>& found)
{
  const auto isBefore = [](const Candidate& a, const Candidate& b) {
    return a.importance > b.importance;
  };
  const auto isKept = [](const Candidate& a, const Candidate& b) { // of equals the same every time
    return a.importance != b.importance ? a.importance > b.importance
                                        : a.block->fids[a.row] < b.block->fids[b.row];
  };
  if (found.size() > kMostCandidates) { // of a million only some are ever looked at
    const auto end = found.begin() + kMostCandidates;
    std::nth_element(found.begin(), end, found.end(), isKept);
    m_leftOut += static_cast<int>(found.end() - end);
    found.erase(end, found.end());
    std::sort(found.begin(), found.end(), isKept);
    return;
  }
  std::stable_sort(found.begin(), found.end(), isBefore);
}

bool Labeller::placeRow(const Candidate& candidate, const PreparedLayer& layer, LabelFont& font)
{
  const geo::Block& block = *candidate.block;
  const workspace::LabelStyle& style = *layer.style->label;
  const auto kind = block.partKinds[block.firstPart(candidate.row)];
  const QString text =
      labelText(*layer.table, block, candidate.row, layer.table->columnIndex(style.field));
  if (text.isEmpty() || font.shape(text)->glyphs.empty())
    return false;
  if (kind == geo::GeometryKind::Polygon)
    return placePolygon(candidate, text, font);
  if (kind == geo::GeometryKind::Line)
    return placeLine(candidate, text, style.alongLine, font);
  const PreparedSymbol* symbol = layer.symbols->symbol(block, candidate.row);
  return placePoint(candidate, text, symbol->marker ? symbol->marker->radius() : 0, font);
}

bool Labeller::placePolygon(const Candidate& c, const QString& text, LabelFont& font)
{
  constexpr double kLeastShare = 0.4; // of the text's width that the polygon must have
  const auto shape = font.shape(text);
  if (c.width < kLeastShare * shape->width)
    return false;
  const auto point =
      pointInside(*c.block, c.row, m_map, m_picture, {shape->width, shape->ink.height()});
  return point && placeStraight(*point, text, font);
}

bool Labeller::placePoint(const Candidate& c, const QString& text, double radius, LabelFont& font)
{
  const auto point = firstPoint(*c.block, c.row, m_map, m_picture);
  if (!point)
    return false;
  const auto shape = font.shape(text);
  const double aside = radius + 2 * m_pixelRatio + shape->width / 2;
  const double above = radius + m_pixelRatio + shape->ink.height() / 2;
  return placeStraight(*point + QPointF(aside, 0), text, font) ||
         placeStraight(*point - QPointF(aside, 0), text, font) ||
         placeStraight(*point - QPointF(0, above), text, font) ||
         placeStraight(*point + QPointF(0, above), text, font);
}

bool Labeller::isNearSame(const QString& text, QPointF place) const
{
  return std::any_of(m_onLines.begin(), m_onLines.end(), [&](const auto& other) {
    return other.first == text &&
           std::hypot(other.second.x() - place.x(), other.second.y() - place.y()) <
               kRepeatPixels * m_pixelRatio;
  });
}

bool Labeller::placeLine(const Candidate& c, const QString& text, bool along, LabelFont& font)
{
  const std::vector<QPointF> line = longestStretch(*c.block, c.row, m_map, m_picture);
  if (line.size() < 2)
    return false;
  const Walk walk(line);
  const QPointF middle = walk.at(walk.length() / 2);
  if (isNearSame(text, middle))
    return false;
  if (along ? !placeAlong(line, text, font) : !placeStraight(middle, text, font))
    return false;
  m_onLines.emplace_back(text, middle);
  return true;
}

bool Labeller::placeAlong(const std::vector<QPointF>& line, const QString& text, LabelFont& font)
{
  const double width = font.shape(text)->width;
  const Walk walk(line);
  const double length = walk.length();
  if (length < width)
    return false;
  const std::vector<QPointF> back(line.rbegin(), line.rend());
  for (const double turn : kTurns) {
    for (const double share : {0.5, 0.35, 0.65, 0.2, 0.8}) {
      const double start = std::clamp(share * length - width / 2, 0.0, length - width);
      const bool readsBackwards = walk.at(start + width).x() < walk.at(start).x();
      if (readsBackwards ? placeAlongAt(back, length - start - width, turn, text, font)
                         : placeAlongAt(line, start, turn, text, font))
        return true;
    }
  }
  return false;
}

bool Labeller::placeAlongAt(const std::vector<QPointF>& line, double start, double mostTurn,
                            const QString& text, LabelFont& font)
{
  const auto shape = font.shape(text);
  const Walk walk(line);
  const QPointF anchor = walk.at(start + shape->width / 2);
  const QPointF whole(std::floor(anchor.x()), std::floor(anchor.y()));
  Rings rings;
  std::vector<PixelBox> boxes;
  double before = 0;
  for (std::size_t i = 0; i < shape->glyphs.size(); ++i) {
    const Glyph& glyph = shape->glyphs[i];
    const double middle = start + glyph.place.x() + glyph.advance / 2;
    const double reach = std::max(glyph.advance, font.sizePixels()) / 2; // smooths small bends
    const QPointF way = walk.at(middle + reach) - walk.at(middle - reach);
    const double angle = std::atan2(way.y(), way.x());
    if (i > 0 && std::abs(std::remainder(angle - before, 2 * std::numbers::pi)) > mostTurn)
      return false;
    before = angle;
    Rings one;
    addTurned(one, glyph, walk.at(middle) - whole, angle, shape->middle);
    if (one.empty())
      continue;
    boxes.push_back(boxAround(inkOf(one), whole, font.haloPixels() + 1));
    if (!m_space.isFree(boxes.back()))
      return false;
    rings.insert(rings.end(), one.begin(), one.end());
  }
  if (rings.empty())
    return false;
  add(text, std::make_shared<const LabelSprite>(font.sprite(rings)), whole, std::move(boxes));
  return true;
}

bool Labeller::placeStraight(QPointF middle, const QString& text, LabelFont& font)
{
  const auto shape = font.shape(text);
  if (shape->ink.isEmpty())
    return false;
  const QPointF start(std::round(middle.x() - shape->width / 2),
                      std::round(middle.y() + shape->middle));
  const PixelBox box = boxAround(shape->ink, start, font.haloPixels() + 1);
  if (!m_space.isFree(box))
    return false;
  add(text, font.straightSprite(text), start, {box});
  return true;
}

void Labeller::add(const QString& text, std::shared_ptr<const LabelSprite> sprite, QPointF anchor,
                   std::vector<PixelBox> boxes)
{
  for (const PixelBox& box : boxes)
    m_space.take(box);
  m_labels.push_back({std::move(sprite), static_cast<int>(anchor.x()), static_cast<int>(anchor.y()),
                      std::move(boxes), text});
}

void drawLabels(const Canvas& canvas, const std::vector<PlacedLabel>& labels)
{
  for (const PlacedLabel& label : labels) {
    const LabelSprite& sprite = *label.sprite;
    const int left = label.x + sprite.left, top = label.y + sprite.top;
    const int firstX = std::max(left, 0), endX = std::min(left + sprite.width, canvas.width);
    const int endY = std::min(top + sprite.height, canvas.bottom);
    for (int y = std::max(top, canvas.top); y < endY && firstX < endX; ++y)
      blendPixels(canvas.row(y) + firstX,
                  sprite.pixels.data() + (y - top) * sprite.width + (firstX - left), endX - firstX,
                  255);
  }
}

} // namespace diaban::cartography
