// Lists of findings that keep the largest, and work shared among threads.
#include "checkrows.h"

#include <algorithm>
#include <thread>

namespace diaban::geo {
namespace {

bool comesBefore(const CheckFinding& one, const CheckFinding& other)
{
  return one.size != other.size ? one.size > other.size : one.fids < other.fids;
}

} // namespace

bool FindingList::wants(double size)
{
  if (size >= m_least)
    return true;
  ++m_count;
  return false;
}

void FindingList::add(CheckFinding finding)
{
  ++m_count;
  m_findings.push_back(std::move(finding));
  if (m_findings.size() >= 2 * m_most + 64)
    shrink();
}

void FindingList::shrink()
{
  if (m_findings.size() <= m_most || m_most == 0)
    return;
  const auto last = m_findings.begin() + static_cast<std::ptrdiff_t>(m_most);
  std::nth_element(m_findings.begin(), last - 1, m_findings.end(), comesBefore);
  m_findings.erase(last, m_findings.end());
  m_least = m_findings.back().size;
}

void FindingList::add(FindingList other)
{
  m_count += other.m_count;
  std::move(other.m_findings.begin(), other.m_findings.end(), std::back_inserter(m_findings));
  shrink();
}

std::vector<CheckFinding> FindingList::take()
{
  shrink();
  std::sort(m_findings.begin(), m_findings.end(), comesBefore);
  return std::exchange(m_findings, {});
}

void FindingLists::add(FindingLists other)
{
  for (std::size_t i = 0; i < m_lists.size(); ++i)
    m_lists[i].add(std::move(other.m_lists[i]));
}

CheckResult FindingLists::take()
{
  CheckResult result;
  for (FindingList& list : m_lists) {
    auto findings = list.take();
    std::move(findings.begin(), findings.end(), std::back_inserter(result.findings));
    result.counts.push_back(list.count());
  }
  return result;
}

bool eachIndex(std::size_t count, int threads, Progress& progress,
               const std::function<void(std::size_t, std::size_t)>& work)
{
  std::atomic<std::size_t> next = 0;
  std::atomic_bool stop = false;
  const auto run = [&](std::size_t thread) {
    while (!stop) {
      const std::size_t index = next++;
      if (index >= count)
        return;
      work(index, thread);
      if (thread == 0 && !progress.advance(static_cast<double>(index) / static_cast<double>(count)))
        stop = true;
    }
  };
  std::vector<std::thread> others;
  for (int i = 1; i < threads; ++i)
    others.emplace_back(run, static_cast<std::size_t>(i));
  run(0);
  for (std::thread& other : others)
    other.join();
  return !stop;
}

} // namespace diaban::geo
