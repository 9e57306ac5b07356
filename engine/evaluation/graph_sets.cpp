#include <algorithm>
#include <map>
#include <vector>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/biconnected_components.hpp>
#include <boost/graph/dominator_tree.hpp>

#include "evaluation/evaluator.hpp"

// Sets that depend on the shape of a network. Of a network known in part only little is certain: a
// line that nobody wrote may lead round any point.

namespace remit::evaluation {

using vocabulary::RelationKey;

namespace {

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS>;
using Vertex = boost::graph_traits<Graph>::vertex_descriptor;

// What can be reached from a start along a key, with numbers for Boost.Graph.
struct Network {
  std::vector<EntityId> entities{};
  std::map<EntityId, std::size_t> number{};
  std::vector<std::pair<std::size_t, std::size_t>> edges{};
  std::vector<bool> sure{};  // by edge
  bool exact = true;         // every list closed, every link certain

  std::size_t add(EntityId id) {
    const auto [found, fresh] = number.try_emplace(id, entities.size());
    if (fresh) {
      entities.push_back(id);
    }
    return found->second;
  }
};

enum class Ways : std::uint8_t { along, either };

Network network_from(EntityId start, RelationKey key, Ways ways, const World& world,
                     std::vector<Opening>& openings) {
  Network made;
  made.add(start);
  const RelationKey back{.relation = key.relation, .inverse = !key.inverse};
  for (std::size_t at = 0; at < made.entities.size(); ++at) {
    const EntityId one = made.entities[at];
    const auto follow = [&](RelationKey way, bool reversed) {
      for (const Neighbour& other : world.neighbours(one, way)) {
        const std::size_t to = made.add(other.entity);
        made.edges.emplace_back(reversed ? to : at, reversed ? at : to);
        made.sure.push_back(other.standing == Standing::certain);
        made.exact = made.exact && other.standing == Standing::certain;
      }
      if (!world.closed(one, way)) {
        made.exact = false;
        add_openings(openings, {{.at = one, .key = vocabulary::Key(way)}});
      }
    };
    follow(key, false);
    if (ways == Ways::either && !world.words()[key.relation].symmetric) {
      follow(back, true);
    }
  }
  return made;
}

// Those that can be reached from a vertex.
std::vector<bool> reach(const Graph& graph, Vertex from) {
  std::vector<bool> seen(boost::num_vertices(graph));
  std::vector<Vertex> next{from};
  while (!next.empty()) {
    const Vertex one = next.back();
    next.pop_back();
    if (seen[one]) {
      continue;
    }
    seen[one] = true;
    for (auto [edge, end] = boost::out_edges(one, graph); edge != end; ++edge) {
      next.push_back(boost::target(*edge, graph));
    }
  }
  return seen;
}

// The vertices that every way from 0 to `sink` passes, without the two. Lengauer and Tarjan, "A
// fast algorithm for finding dominators in a flowgraph" (TOPLAS 1, 1979).
std::vector<Vertex> dominators(const Graph& graph, Vertex sink) {
  const std::size_t count = boost::num_vertices(graph);
  const Vertex none = boost::graph_traits<Graph>::null_vertex();
  std::vector<Vertex> immediate(count, none);
  const auto map =
      boost::make_iterator_property_map(immediate.begin(), boost::get(boost::vertex_index, graph));
  boost::lengauer_tarjan_dominator_tree(graph, Vertex{0}, map);
  std::vector<Vertex> found;
  for (Vertex one = immediate[sink]; one != none && one != 0; one = immediate[one]) {
    found.push_back(one);
  }
  return found;
}

Graph with_sink(const Network& network, const Bounds& goals) {
  Graph graph(network.entities.size() + 1);
  for (const auto& [from, to] : network.edges) {
    boost::add_edge(from, to, graph);
  }
  for (const Element goal : goals.possible) {
    if (goal.is_entity()) {
      if (const auto found = network.number.find(goal.entity()); found != network.number.end()) {
        boost::add_edge(found->second, network.entities.size(), graph);
      }
    }
  }
  return graph;
}

void add_if(bool certain, EntityId id, Bounds& into) {
  into.possible.push_back(Element::of(id));
  if (certain) {
    into.certain.push_back(Element::of(id));
  }
}

void chokepoints(const Network& network, const Bounds& goals, Bounds& into) {
  const Graph graph = with_sink(network, goals);
  const Vertex sink = network.entities.size();
  if (!reach(graph, 0)[sink]) {
    return;
  }
  const std::vector<Vertex> on_every_way = dominators(graph, sink);
  for (Vertex one = 1; one < sink; ++one) {
    const EntityId id = network.entities[one];
    if (has(goals.possible, Element::of(id))) {
      continue;
    }
    const bool dominates =
        std::find(on_every_way.begin(), on_every_way.end(), one) != on_every_way.end();
    // Of a network known in part, any on some way may turn out to be on every way.
    const bool exact = network.exact && goals.exact();
    if (dominates || (!exact && reach(graph, one)[sink])) {
      add_if(dominates && exact, id, into);
    }
  }
}

void line(const Network& network, const Bounds& goals, Bounds& into) {
  const Graph graph = with_sink(network, goals);
  const Vertex sink = network.entities.size();
  std::vector<Vertex> before(boost::num_vertices(graph), sink);
  std::vector<bool> seen(boost::num_vertices(graph));
  std::vector<Vertex> next{0};
  seen[0] = true;
  for (std::size_t at = 0; at < next.size() && !seen[sink]; ++at) {
    for (auto [edge, end] = boost::out_edges(next[at], graph); edge != end; ++edge) {
      const Vertex to = boost::target(*edge, graph);
      if (!seen[to]) {
        seen[to] = true;
        before[to] = next[at];
        next.push_back(to);
      }
    }
  }
  if (!network.exact || !goals.exact()) {
    for (const EntityId id : network.entities) {
      add_if(false, id, into);
    }
    return;
  }
  if (!seen[sink]) {
    return;
  }
  for (Vertex one = before[sink];; one = before[one]) {
    add_if(true, network.entities[one], into);
    if (one == 0) {
      return;
    }
  }
}

// Articulation points. Hopcroft and Tarjan, "Efficient algorithms for graph manipulation" (CACM 16,
// 1973).
void cut_points(const Network& network, Bounds& into) {
  if (!network.exact) {
    for (const EntityId id : network.entities) {
      add_if(false, id, into);
    }
    return;
  }
  using Undirected = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;
  Undirected graph(network.entities.size());
  for (const auto& [from, to] : network.edges) {
    boost::add_edge(from, to, graph);
  }
  std::vector<boost::graph_traits<Undirected>::vertex_descriptor> points;
  boost::articulation_points(graph, std::back_inserter(points));
  std::sort(points.begin(), points.end());
  for (const auto point : points) {
    add_if(true, network.entities[point], into);
  }
}

}  // namespace

Set Evaluator::in_graph(const language::InGraph& form, Env& env) {
  const Set from = set(form.set, env);
  const Bounds goals = form.goal ? *set(*form.goal, env) : Bounds{};
  Bounds made;
  made.openings = from->openings;
  for (const Element element : from->possible) {
    if (!element.is_entity()) {
      add_openings(made.openings, {{.key = vocabulary::Key(form.along)}});
      continue;
    }
    const bool cut = form.which == language::GraphSet::cut_points;
    const Network network = network_from(
        element.entity(), form.along, cut ? Ways::either : Ways::along, *env.world, made.openings);
    Bounds one;
    switch (form.which) {
      case language::GraphSet::chokepoints:
        chokepoints(network, goals, one);
        break;
      case language::GraphSet::cut_points:
        cut_points(network, one);
        break;
      case language::GraphSet::line:
        line(network, goals, one);
        break;
    }
    if (!has(from->certain, element)) {
      one.certain.clear();
    }
    normalise(one.certain);
    normalise(one.possible);
    made = united(made, one);
  }
  add_openings(made.openings, goals.openings);
  made.others_listed = !made.openings.empty();
  return std::make_shared<const Bounds>(std::move(made));
}

}  // namespace remit::evaluation
