#include "structure/graph.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <map>
#include <utility>

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/strong_components.hpp>

namespace remit::structure {
namespace {

using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, LinkId,
                                                 boost::no_property, std::uint32_t, std::uint32_t>;
using Vertex = boost::graph_traits<Graph>::vertex_descriptor;
using Edge = boost::graph_traits<Graph>::edge_descriptor;

enum class Sides : std::uint8_t { first_to_second, both };

// The chosen links as a graph. Links stand in the order of their first ends already.
Graph graph_of(const Structure& structure, const Choose& choose, Sides sides) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
  std::vector<LinkId> links;
  const auto add = [&](EntityId from, EntityId to, LinkId link) {
    ends.emplace_back(static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to));
    links.push_back(link);
  };
  for (const Link& link : structure.links) {
    if (choose(link)) {
      add(link.from, link.to, structure.id_of(link));
      if (sides == Sides::both) {
        add(link.to, link.from, structure.id_of(link));
      }
    }
  }
  const auto count = static_cast<std::uint32_t>(structure.entities.size());
  if (sides == Sides::first_to_second) {
    return {boost::edges_are_sorted, ends.begin(), ends.end(), links.begin(), count};
  }
  return {boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(), links.begin(), count};
}

constexpr unsigned unreached = std::numeric_limits<unsigned>::max();

// How far each entity is from the start, and by which link it was first reached.
class Reach : public boost::default_bfs_visitor {
 public:
  Reach(std::vector<unsigned>& distance, std::vector<std::pair<Vertex, LinkId>>& by)
      : distance_(&distance), by_(&by) {}

  void tree_edge(Edge edge, const Graph& graph) {
    const Vertex from = boost::source(edge, graph);
    const Vertex to = boost::target(edge, graph);
    (*distance_)[to] = (*distance_)[from] + 1;
    (*by_)[to] = {from, graph[edge]};
  }

 private:
  std::vector<unsigned>* distance_;
  std::vector<std::pair<Vertex, LinkId>>* by_;
};

struct Search {
  std::vector<unsigned> distance;
  std::vector<std::pair<Vertex, LinkId>> by;
};

Search search(const Graph& graph, EntityId start) {
  Search found{std::vector<unsigned>(boost::num_vertices(graph), unreached),
               std::vector<std::pair<Vertex, LinkId>>(boost::num_vertices(graph))};
  const auto from = static_cast<Vertex>(start);
  found.distance[from] = 0;
  boost::breadth_first_search(graph, from, boost::visitor(Reach(found.distance, found.by)));
  return found;
}

}  // namespace

std::vector<std::vector<EntityId>> cyclic_groups(const Structure& structure, const Choose& choose) {
  const Graph graph = graph_of(structure, choose, Sides::first_to_second);
  std::vector<std::uint32_t> component(boost::num_vertices(graph));
  const auto count = boost::strong_components(
      graph,
      boost::make_iterator_property_map(component.begin(), boost::get(boost::vertex_index, graph)));
  // Nearly all are alone.
  std::vector<std::uint32_t> size(count);
  for (const std::uint32_t of : component) {
    ++size[of];
  }
  for (const Link& link : structure.links) {
    if (link.from == link.to && choose(link)) {
      size[component[static_cast<std::size_t>(link.from)]] += 1;
    }
  }
  std::map<std::uint32_t, std::vector<EntityId>> members;
  for (std::uint32_t at = 0; at < component.size(); ++at) {
    if (size[component[at]] > 1) {
      members[component[at]].push_back(static_cast<EntityId>(at));
    }
  }
  std::vector<std::vector<EntityId>> groups;
  for (auto& [of, group] : members) {
    groups.push_back(std::move(group));
  }
  std::sort(groups.begin(), groups.end());
  return groups;
}

std::vector<LinkId> cycle_through(const Structure& structure, EntityId start,
                                  const Choose& choose) {
  const Graph graph = graph_of(structure, choose, Sides::first_to_second);
  const Search found = search(graph, start);
  const auto from = static_cast<Vertex>(start);
  std::vector<LinkId> best;
  unsigned least = unreached;
  for (const Link& link : structure.links) {
    const auto end = static_cast<Vertex>(link.from);
    if (link.to != start || !choose(link) || found.distance[end] >= least) {
      continue;
    }
    least = found.distance[end];
    best = {structure.id_of(link)};
    for (Vertex at = end; at != from; at = found.by[at].first) {
      best.push_back(found.by[at].second);
    }
    std::reverse(best.begin(), best.end());
  }
  return best;
}

std::vector<EntityId> neighbourhood(const Structure& structure, EntityId start, unsigned depth,
                                    const Choose& choose) {
  const Graph graph = graph_of(structure, choose, Sides::both);
  const Search found = search(graph, start);
  std::vector<EntityId> near;
  for (std::uint32_t at = 0; at < found.distance.size(); ++at) {
    if (found.distance[at] <= depth) {
      near.push_back(static_cast<EntityId>(at));
    }
  }
  return near;
}

}  // namespace remit::structure
