#include <algorithm>
#include <iterator>
#include <limits>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/biconnected_components.hpp>
#include <boost/graph/dominator_tree.hpp>

#include "structure/graph.hpp"

namespace remit::structure {
namespace {

using Directed = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS>;
using Undirected = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;

template <typename Graph>
Graph graph_of(const Web& web) {
  return Graph(web.lines.begin(), web.lines.end(), web.points);
}

constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();

// From where each point was first reached, breadth first; the start from itself.
std::vector<std::size_t> first_steps(const Web& web, std::size_t from) {
  const auto graph = graph_of<Directed>(web);
  std::vector<std::size_t> before(web.points, nowhere);
  std::vector<std::size_t> next{from};
  before[from] = from;
  for (std::size_t at = 0; at < next.size(); ++at) {
    for (auto [line, end] = boost::out_edges(next[at], graph); line != end; ++line) {
      const std::size_t to = boost::target(*line, graph);
      if (before[to] == nowhere) {
        before[to] = next[at];
        next.push_back(to);
      }
    }
  }
  return before;
}

}  // namespace

std::vector<bool> reached(const Web& web, std::size_t from) {
  std::vector<bool> made;
  for (const std::size_t before : first_steps(web, from)) {
    made.push_back(before != nowhere);
  }
  return made;
}

std::vector<std::size_t> dominators(const Web& web, std::size_t from, std::size_t to) {
  const auto graph = graph_of<Directed>(web);
  const auto none = boost::graph_traits<Directed>::null_vertex();
  std::vector<std::size_t> immediate(web.points, none);
  boost::lengauer_tarjan_dominator_tree(
      graph, from,
      boost::make_iterator_property_map(immediate.begin(), boost::get(boost::vertex_index, graph)));
  std::vector<std::size_t> found;
  for (std::size_t one = immediate[to]; one != none && one != from; one = immediate[one]) {
    found.push_back(one);
  }
  return found;
}

std::vector<std::size_t> shortest_way(const Web& web, std::size_t from, std::size_t to) {
  const std::vector<std::size_t> before = first_steps(web, from);
  std::vector<std::size_t> way;
  if (before[to] == nowhere) {
    return way;
  }
  way.push_back(to);
  while (way.back() != from) {
    way.push_back(before[way.back()]);
  }
  return way;
}

std::vector<std::size_t> articulation_points(const Web& web) {
  std::vector<std::size_t> points;
  boost::articulation_points(graph_of<Undirected>(web), std::back_inserter(points));
  std::sort(points.begin(), points.end());
  return points;
}

}  // namespace remit::structure
