// Works in a tree of boxes, so that each is held against its neighbours only. Private to the
// module.
#pragma once

#include "nearness.h"

#include <diaban/roadmap/work.h>

#include <vector>

namespace diaban::roadmap {

/// Halves of halves, each along its longer side, down to leaves of some works. Nodes lie in the
/// order in which a walk meets them: the next one is its first half, and each knows where the walk
/// goes on behind it. Works without a place are not in it, nor are those without
/// dates where these matter.
class WorkTree {
public:
  /// \param atAnyTime takes all works as if they were of one day
  WorkTree(const Works& works, bool atAnyTime);

  std::size_t size() const { return m_leaves.size(); }
  quint32 workAt(std::size_t place) const { return m_leaves[place].work; }

  /// Calls `visit(work)` for the works behind `place` whose boxes come within `metres` of its box
  /// and whose periods come within `gap` days of its: over all places each pair comes once.
  template <typename Visit>
  void visitLater(std::size_t place, double metres, int gap, Visit&& visit) const
  {
    const Leaf& mine = m_leaves[place];
    const double limit = metres * metres;
    for (std::size_t at = 0; at < m_nodes.size();) {
      const Node& node = m_nodes[at];
      if (node.end <= place + 1 || squaredDistance(node.box, mine.box) > limit) {
        at = node.behind;
        continue;
      }
      ++at;
      if (node.behind != at)
        continue; // its halves are next
      for (std::size_t i = std::max<std::size_t>(node.first, place + 1); i < node.end; ++i) {
        const Leaf& other = m_leaves[i];
        if (mine.firstDay <= other.lastDay + gap && other.firstDay <= mine.lastDay + gap &&
            squaredDistance(other.box, mine.box) <= limit)
          visit(other.work);
      }
    }
  }

private:
  struct Node {
    geo::Extent box;
    quint32 first = 0, end = 0; ///< places of its works
    quint32 behind = 0;         ///< the node where a walk goes on that leaves this one out
  };
  struct Leaf {
    geo::Extent box;
    qint32 firstDay = 0, lastDay = 0;
    quint32 work = 0;
  };
  void build(std::size_t first, std::size_t end);

  std::vector<Leaf> m_leaves;
  std::vector<Node> m_nodes;
};

} // namespace diaban::roadmap
