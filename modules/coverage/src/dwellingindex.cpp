#include "dwellingindex.h"

#include <algorithm>
#include <cmath>

namespace diaban::coverage {
namespace {

constexpr double kEach = 16; ///< places a cell, about
constexpr double kMostCells = 4e6;

int clamped(double value, int count)
{
  return static_cast<int>(std::clamp(value, 0.0, static_cast<double>(count - 1)));
}

} // namespace

DwellingIndex::DwellingIndex(const Population& population)
    : m_population(population)
{
  geo::Extent extent;
  for (const QPointF place : population.samples)
    extent.add(place.x(), place.y());
  if (extent.isEmpty())
    return;
  const double wanted =
      std::clamp(static_cast<double>(population.samples.size()) / kEach, 1.0, kMostCells);
  const double side =
      std::max({std::sqrt(extent.width() * extent.height() / wanted),
                std::max(extent.width(), extent.height()) / std::sqrt(kMostCells), 1e-3});
  m_frame = {extent.minX,
             extent.maxY,
             side,
             side,
             static_cast<int>(extent.width() / side) + 1,
             static_cast<int>(extent.height() / side) + 1};
  const auto cellOf = [&](QPointF place) {
    const int column = clamped((place.x() - m_frame.west) / side, m_frame.width);
    const int row = clamped((m_frame.north - place.y()) / side, m_frame.height);
    return m_frame.indexOf(column, row);
  };
  m_ends.assign(m_frame.cells() + 1, 0);
  for (const QPointF place : population.samples)
    ++m_ends[cellOf(place) + 1];
  for (std::size_t i = 1; i < m_ends.size(); ++i)
    m_ends[i] += m_ends[i - 1];
  m_samples.resize(population.samples.size());
  std::vector<quint32> next(m_ends.begin(), m_ends.end() - 1);
  for (std::size_t i = 0; i < population.dwellings.size(); ++i) {
    const Dwelling& dwelling = population.dwellings[i];
    for (quint32 s = dwelling.firstSample; s < dwelling.firstSample + dwelling.samples; ++s)
      m_samples[next[cellOf(population.samples[s])]++] = {static_cast<quint32>(i), s};
  }
}

std::vector<ServedDwelling> DwellingIndex::in(const Footprint& footprint) const
{
  std::vector<ServedDwelling> found;
  if (footprint.isEmpty() || m_samples.empty())
    return found;
  const geo::Extent& extent = footprint.extent();
  const auto column = [&](double x) {
    return clamped((x - m_frame.west) / m_frame.cellWidth, m_frame.width);
  };
  const auto row = [&](double y) {
    return clamped((m_frame.north - y) / m_frame.cellHeight, m_frame.height);
  };
  for (int r = row(extent.maxY); r <= row(extent.minY); ++r)
    for (int c = column(extent.minX); c <= column(extent.maxX); ++c) {
      const std::size_t cell = m_frame.indexOf(c, r);
      for (quint32 i = m_ends[cell]; i < m_ends[cell + 1]; ++i) {
        const QPointF place = m_population.samples[m_samples[i].sample];
        if (const int level = footprint.classAt(place); level != kNoClass)
          found.push_back({m_samples[i].dwelling, level, place});
      }
    }
  std::sort(found.begin(), found.end(), [](const ServedDwelling& a, const ServedDwelling& b) {
    return std::pair(a.dwelling, a.level) < std::pair(b.dwelling, b.level);
  });
  const auto end = std::unique(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return a.dwelling == b.dwelling;
  });
  found.erase(end, found.end());
  return found;
}

} // namespace diaban::coverage
