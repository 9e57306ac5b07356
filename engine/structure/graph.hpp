#pragma once

#include <functional>
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

}  // namespace remit::structure
