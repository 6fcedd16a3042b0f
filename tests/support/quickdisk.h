// A disk that is never waited for, so that long walks are short.
#pragma once

#include "support/diskhooks.h"

namespace diaban::test {

/// What lets a call through without the wait for the disk.
inline std::optional<DiskRefusal> unsynced(const DiskAccess& access)
{
  if (access.call == DiskCall::Sync)
    return DiskRefusal{};
  if (access.call == DiskCall::Delete && access.syncsFolder)
    return DiskRefusal{0, 1};
  return std::nullopt;
}

/// Leaves out every sync; what a power cut would leave is not this test's business.
class QuickDisk final : public DiskHooks {
public:
  std::optional<DiskRefusal> refuse(const DiskAccess& access) override { return unsynced(access); }
};

} // namespace diaban::test
