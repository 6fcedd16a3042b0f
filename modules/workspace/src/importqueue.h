// A short line between the thread that reads and the thread that writes.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

namespace diaban::workspace {

/// Holds a few items, so that neither side waits for the other's every step and memory stays small.
/// One thread puts, another takes; either may close it, after which nothing more goes in.
template <typename T>
class ImportQueue {
public:
  explicit ImportQueue(std::size_t capacity)
      : m_capacity(capacity)
  {
  }

  /// Waits for room. False, and the item is lost, once the queue is closed.
  bool put(T item)
  {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [&] { return m_isClosed || m_items.size() < m_capacity; });
    if (m_isClosed)
      return false;
    m_items.push_back(std::move(item));
    m_changed.notify_all();
    return true;
  }

  /// Nothing when none came within `patience`, or the queue is closed and empty.
  std::optional<T> take(std::chrono::milliseconds patience)
  {
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, patience, [&] { return m_isClosed || !m_items.empty(); });
    if (m_items.empty())
      return std::nullopt;
    std::optional<T> item(std::move(m_items.front()));
    m_items.pop_front();
    m_changed.notify_all();
    return item;
  }

  void close()
  {
    const std::lock_guard lock(m_mutex);
    m_isClosed = true;
    m_changed.notify_all();
  }

  /// Closed, and all that was put has been taken.
  bool isOver() const
  {
    const std::lock_guard lock(m_mutex);
    return m_isClosed && m_items.empty();
  }

private:
  const std::size_t m_capacity;
  mutable std::mutex m_mutex;
  std::condition_variable m_changed;
  std::deque<T> m_items;
  bool m_isClosed = false;
};

} // namespace diaban::workspace
