// Work that goes on until the view has moved on. Private to the module.
#pragma once

#include <diaban/base/progress.h>

#include <atomic>

namespace diaban::uikit {

class Until final : public Progress {
public:
  explicit Until(const std::atomic_bool& stop)
      : m_stop(stop)
  {
  }
  bool advance(double) override { return !m_stop.load(std::memory_order_relaxed); }

private:
  const std::atomic_bool& m_stop;
};

} // namespace diaban::uikit
