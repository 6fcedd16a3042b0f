// A disk that fails at a chosen call.
#pragma once

#include "support/diskhooks.h"

#include <mutex>

namespace diaban::test {

enum class DiskFault {
  IoError,    ///< any call fails, once
  Gone,       ///< any call fails, and every one after it: a stick that was pulled out
  Full,       ///< writes and new files find no room, from that call on
  ShortWrite, ///< a write ends in its middle, once
  Unsynced    ///< a removal or a sync of a file is done, but reports an error, once
};

class FailingDisk final : public DiskHooks {
public:
  /// From now on the `call`-th call (counted from 1) that the fault can meet fails.
  void failAt(int call, DiskFault fault);
  /// The disk works again. \returns whether a call has failed
  bool heal();

  std::optional<DiskRefusal> refuse(const DiskAccess& access) override;

private:
  bool meets(const DiskAccess& access) const;
  DiskRefusal refusal(const DiskAccess& access) const;

  std::mutex m_mutex;
  DiskFault m_fault = DiskFault::IoError;
  int m_left = 0; ///< 0: nothing fails
  bool m_hasFailed = false;
};

} // namespace diaban::test
