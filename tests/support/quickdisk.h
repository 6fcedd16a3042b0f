// A disk that is never waited for, so that long walks are short.
#pragma once

#include "support/diskhooks.h"

namespace diaban::test {

/// Leaves out every sync of a file; what a power cut would leave is not this test's business.
class QuickDisk final : public DiskHooks {
public:
  std::optional<DiskRefusal> refuse(const DiskAccess& access) override
  {
    return access.call == DiskCall::Sync ? std::optional(DiskRefusal{}) : std::nullopt;
  }
};

} // namespace diaban::test
