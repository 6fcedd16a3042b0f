#include "mapchange.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace diaban::uikit {
namespace {

using geo::Block;
using geo::BlockPtr;

constexpr std::size_t kMostBlocks = 64; // more rows than these hold are most of a view
constexpr std::size_t kMostAreas = 256;
constexpr double kPixelsPerMm = 96 / 25.4;

double reachMm(const workspace::Symbol& symbol)
{
  return std::max({symbol.fill.outline.widthMm, symbol.line.stroke.widthMm,
                   symbol.line.casing.widthMm,
                   symbol.marker.sizeMm + symbol.marker.outline.widthMm});
}

double reachMm(const workspace::Style& style)
{
  double reach = reachMm(style.symbol);
  for (const workspace::Category& category : style.categories)
    reach = std::max(reach, reachMm(category.symbol));
  for (const workspace::ValueClass& range : style.classes)
    reach = std::max(reach, reachMm(range.symbol));
  return reach;
}

bool sameStyle(const MapLayer& a, const MapLayer& b)
{
  return a.style == b.style || (a.style && b.style && *a.style == *b.style);
}

/// Whether codes of the one mean the same in the other.
bool codesFit(const geo::FeatureTable& before, const geo::FeatureTable& after)
{
  if (before.columnNames() != after.columnNames())
    return false;
  for (int column = 0; column < before.columnNames().size(); ++column) {
    const geo::Dictionary &old = before.dictionary(column), &now = after.dictionary(column);
    if (old == now)
      continue;
    if (!old || !now || old->size() > now->size() ||
        !std::equal(old->begin(), old->end(), now->begin()))
      return false;
  }
  return true;
}

/// Blocks of the one that the other has not.
std::vector<BlockPtr> own(const geo::FeatureTable& of, const geo::FeatureTable& other)
{
  std::vector<const Block*> shared;
  for (const BlockPtr& block : other.blocks())
    shared.push_back(block.get());
  std::sort(shared.begin(), shared.end());
  std::vector<BlockPtr> blocks;
  for (const BlockPtr& block : of.blocks())
    if (!std::binary_search(shared.begin(), shared.end(), block.get()))
      blocks.push_back(block);
  return blocks;
}

bool sameGeometry(const Block& a, std::size_t i, const Block& b, std::size_t k)
{
  const quint32 parts = a.rowEnds[i] - a.firstPart(i);
  if (parts != b.rowEnds[k] - b.firstPart(k))
    return false;
  for (quint32 part = 0; part < parts; ++part) {
    const quint32 one = a.firstPart(i) + part, other = b.firstPart(k) + part;
    const quint32 rings = a.partEnds[one] - a.firstRing(one);
    if (rings != b.partEnds[other] - b.firstRing(other) || a.partKinds[one] != b.partKinds[other])
      return false;
    for (quint32 ring = 0; ring < rings; ++ring) {
      const quint32 r = a.firstRing(one) + ring, s = b.firstRing(other) + ring;
      const auto begin = a.xy.begin() + 2 * std::ptrdiff_t{a.firstVertex(r)};
      const auto end = a.xy.begin() + 2 * std::ptrdiff_t{a.ringEnds[r]};
      const auto with = b.xy.begin() + 2 * std::ptrdiff_t{b.firstVertex(s)};
      const auto withEnd = b.xy.begin() + 2 * std::ptrdiff_t{b.ringEnds[s]};
      if (!std::equal(begin, end, with, withEnd))
        return false;
    }
  }
  return true;
}

bool sameCells(const Block& a, std::size_t i, const Block& b, std::size_t k)
{
  for (std::size_t c = 0; c < a.columns.size(); ++c) {
    const geo::TableColumn &one = a.columns[c], &other = b.columns[c];
    if (one.kind != other.kind)
      return false;
    switch (one.kind) {
    case geo::TableColumn::Kind::Code:
      if (one.codes[i] != other.codes[k])
        return false;
      break;
    case geo::TableColumn::Kind::Number:
      if (one.numbers[i] != other.numbers[k] &&
          !(std::isnan(one.numbers[i]) && std::isnan(other.numbers[k])))
        return false;
      break;
    case geo::TableColumn::Kind::Text:
      if (one.text(i) != other.text(k))
        return false;
      break;
    }
  }
  return true;
}

/// Rows that are not the same in both.
bool addDifferences(const geo::FeatureTable& before, const geo::FeatureTable& after,
                    std::vector<geo::Extent>& areas)
{
  const auto old = own(before, after), now = own(after, before);
  if (old.size() > kMostBlocks || now.size() > kMostBlocks)
    return false;
  std::unordered_map<qint64, std::pair<const Block*, std::size_t>> gone;
  for (const BlockPtr& block : old)
    for (std::size_t row = 0; row < block->rows(); ++row)
      gone[block->fids[row]] = {block.get(), row};
  for (const BlockPtr& block : now)
    for (std::size_t row = 0; row < block->rows(); ++row) {
      const auto found = gone.find(block->fids[row]);
      const bool isSame = found != gone.end() &&
                          sameGeometry(*found->second.first, found->second.second, *block, row) &&
                          sameCells(*found->second.first, found->second.second, *block, row);
      if (isSame)
        gone.erase(found);
      else
        areas.push_back(block->rowExtent(row));
    }
  for (const auto& [fid, place] : gone)
    areas.push_back(place.first->rowExtent(place.second));
  return areas.size() <= kMostAreas;
}

} // namespace

bool isSameRaster(const MapLayer& before, const MapLayer& after)
{
  const auto areClassesSame = [](const workspace::Style& a, const workspace::Style& b) {
    return a.kind == b.kind && a.categories == b.categories && a.classes == b.classes;
  };
  return before.edition == after.edition && before.extent == after.extent &&
         (before.style == after.style ||
          (before.style && after.style && areClassesSame(*before.style, *after.style)));
}

std::optional<MapChange> changeBetween(const std::vector<MapLayer>& before,
                                       const std::vector<MapLayer>& after)
{
  if (before.size() != after.size())
    return std::nullopt;
  MapChange change;
  for (std::size_t i = 0; i < before.size(); ++i) {
    const MapLayer &old = before[i], &now = after[i];
    const bool isSame = old.name == now.name && sameStyle(old, now) &&
                        (old.table == nullptr) == (now.table == nullptr) &&
                        bool(old.raster) == bool(now.raster);
    if (!isSame || (now.raster && !isSameRaster(old, now)))
      return std::nullopt;
    if (old.table == now.table)
      continue;
    const std::size_t count = change.areas.size();
    if (!codesFit(*old.table, *now.table) || !addDifferences(*old.table, *now.table, change.areas))
      return std::nullopt;
    if (change.areas.size() > count && now.style) {
      change.reachPixels = std::max(change.reachPixels, reachMm(*now.style) * kPixelsPerMm);
      change.touchesLabels = change.touchesLabels || now.style->label.has_value();
    }
  }
  std::erase_if(change.areas, [](const geo::Extent& area) { return area.isEmpty(); });
  return change;
}

} // namespace diaban::uikit
