#pragma once

#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

#include "structure/structure.hpp"

namespace remit::structure {

/// Chooses links: those of one relation, those in force on a day.
using Choose = std::function<bool(const Link&)>;

/// Groups of entities each of which can be reached from every other along the chosen links, and
/// single entities joined to themselves: all that lies on a cycle. In order of their first member.
/// Strongly connected components after Tarjan (SIAM J. Comput. 1, 1972), by Boost.Graph.
[[nodiscard]] std::vector<std::vector<EntityId>> cyclic_groups(const Structure& structure,
                                                               const Choose& choose);

/// The links of a shortest cycle through `start` along the chosen links, from `start` on; empty
/// when there is none.
[[nodiscard]] std::vector<LinkId> cycle_through(const Structure& structure, EntityId start,
                                                const Choose& choose);

/// Those within `depth` steps of `start` along the chosen links, in either direction, with
/// `start` itself; in the order of their ids. Breadth first, by Boost.Graph.
[[nodiscard]] std::vector<EntityId> neighbourhood(const Structure& structure, EntityId start,
                                                  unsigned depth, const Choose& choose);

/// Points, by number, and the lines that lead from one to another.
struct Web {
  std::size_t points = 0;
  std::vector<std::pair<std::size_t, std::size_t>> lines{};
};

/// Whether each point can be reached from one of them.
[[nodiscard]] std::vector<bool> reached(const Web& web, std::size_t from);

/// The points that every way from one to another passes, without the two; none when no way leads
/// there. Lengauer and Tarjan, "A fast algorithm for finding dominators in a flowgraph" (TOPLAS 1,
/// 1979), by Boost.Graph.
[[nodiscard]] std::vector<std::size_t> dominators(const Web& web, std::size_t from, std::size_t to);

/// The points of a shortest way, with both ends, from the last to the first; none when no way leads
/// there.
[[nodiscard]] std::vector<std::size_t> shortest_way(const Web& web, std::size_t from,
                                                    std::size_t to);

/// The points without which what hangs together, whichever way its lines lead, would not; in their
/// order. Hopcroft and Tarjan, "Efficient algorithms for graph manipulation" (CACM 16, 1973), by
/// Boost.Graph.
[[nodiscard]] std::vector<std::size_t> articulation_points(const Web& web);

}  // namespace remit::structure
