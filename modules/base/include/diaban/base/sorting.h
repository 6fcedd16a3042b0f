// Sorting much, in steps that can be stopped.
#pragma once

#include <diaban/base/progress.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <vector>

namespace diaban {

/// As std::stable_sort, asking `progress` every few milliseconds. Takes a second vector of the same
/// size. \returns false when it was told to stop; the order is then any.
template <typename T, typename Less>
[[nodiscard]] bool sortStoppably(std::vector<T>& values, Progress& progress, Less less)
{
  constexpr std::size_t kRun = 8192;
  const std::size_t size = values.size();
  const auto at = [](std::vector<T>& list, std::size_t place) {
    return list.begin() + static_cast<std::ptrdiff_t>(place);
  };
  for (std::size_t first = 0; first < size; first += kRun) {
    std::stable_sort(at(values, first), at(values, std::min(first + kRun, size)), less);
    if (!progress.advance(0.5 * static_cast<double>(first) / static_cast<double>(size)))
      return false;
  }
  std::vector<T> merged(size);
  for (std::size_t run = kRun; run < size; run *= 2) {
    for (std::size_t first = 0; first < size; first += 2 * run) {
      const std::size_t middle = std::min(first + run, size), end = std::min(first + 2 * run, size);
      std::merge(std::make_move_iterator(at(values, first)),
                 std::make_move_iterator(at(values, middle)),
                 std::make_move_iterator(at(values, middle)),
                 std::make_move_iterator(at(values, end)), at(merged, first), less);
      if (!progress.advance(0.5 + 0.5 * static_cast<double>(run) / static_cast<double>(size)))
        return false;
    }
    values.swap(merged);
  }
  return true;
}

} // namespace diaban
