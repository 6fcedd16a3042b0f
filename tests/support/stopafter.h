// A progress that stops its work after some reports, to test cancelling.
#pragma once

#include <diaban/base/progress.h>

#include <vector>

namespace diaban::test {

/// Goes on for `reports` calls of advance() and says no from then on. Keeps what it was told.
class StopAfter final : public Progress {
public:
  explicit StopAfter(int reports)
      : m_left(reports)
  {
  }
  bool advance(double fraction) override
  {
    m_fractions.push_back(fraction);
    return m_left-- > 0;
  }
  const std::vector<double>& fractions() const { return m_fractions; }

private:
  int m_left;
  std::vector<double> m_fractions;
};

} // namespace diaban::test
