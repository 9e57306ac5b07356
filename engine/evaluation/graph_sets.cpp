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
  std::vector<bool> open{};  // by entity: its own list may hold others
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
    made.open.push_back(false);
    const auto follow = [&](RelationKey way, bool reversed) {
      for (const Neighbour& other : world.neighbours(one, way)) {
        const std::size_t to = made.add(other.entity);
        made.edges.emplace_back(reversed ? to : at, reversed ? at : to);
        made.sure.push_back(other.standing == Standing::certain);
        made.exact = made.exact && other.standing == Standing::certain;
      }
      if (!world.closed(one, way)) {
        made.exact = false;
        made.open[at] = true;
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

// How the ways beyond what is known are drawn: not at all, or as if every open list led to the
// goal.
enum class Draw : std::uint8_t { what_is_sure, what_may_be };

Graph with_sink(const Network& network, const Bounds& goals, Draw draw) {
  const bool sure = draw == Draw::what_is_sure;
  const Elements& reached = sure ? goals.certain : goals.possible;
  Graph graph(network.entities.size() + 1);
  for (std::size_t at = 0; at < network.edges.size(); ++at) {
    if (!sure || network.sure[at]) {
      boost::add_edge(network.edges[at].first, network.edges[at].second, graph);
    }
  }
  const std::size_t sink = network.entities.size();
  for (std::size_t at = 0; at < sink; ++at) {
    // Of goals that are not all known, any may be one.
    const bool may_lead_on = !sure && (network.open[at] || !goals.closed());
    if (may_lead_on || has(reached, Element::of(network.entities[at]))) {
      boost::add_edge(at, sink, graph);
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

// Certainly on every way: on every way even if each open list led straight to the goal, and there
// is a way. Perhaps: on every way that is sure, or on some way while none is.
//
// Returns whether what was found is all there can be.
bool chokepoints(const Network& network, const Bounds& goals, Bounds& into) {
  const Graph sure = with_sink(network, goals, Draw::what_is_sure);
  const Graph may_be = with_sink(network, goals, Draw::what_may_be);
  const Vertex sink = network.entities.size();
  const bool leads_there = reach(sure, 0)[sink];
  if (!reach(may_be, 0)[sink]) {
    return true;
  }
  const std::vector<Vertex> always = dominators(may_be, sink);
  const std::vector<Vertex> of_sure = leads_there ? dominators(sure, sink) : std::vector<Vertex>{};
  const auto among = [](const std::vector<Vertex>& all, Vertex one) {
    return std::find(all.begin(), all.end(), one) != all.end();
  };
  for (Vertex one = 1; one < sink; ++one) {
    const Element element = Element::of(network.entities[one]);
    if (has(goals.certain, element)) {
      continue;
    }
    const bool perhaps = leads_there ? among(of_sure, one) : reach(may_be, one)[sink];
    if (perhaps) {
      add_if(leads_there && among(always, one) && !has(goals.possible, element),
             network.entities[one], into);
    }
  }
  return leads_there;
}

void line(const Network& network, const Bounds& goals, Bounds& into) {
  const Graph graph = with_sink(network, goals, Draw::what_is_sure);
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
    std::vector<Opening> openings;
    bool all = false;
    const Network network = network_from(
        element.entity(), form.along, cut ? Ways::either : Ways::along, *env.world, openings);
    Bounds one;
    switch (form.which) {
      case language::GraphSet::chokepoints:
        all = chokepoints(network, goals, one);
        break;
      case language::GraphSet::cut_points:
        cut_points(network, one);
        break;
      case language::GraphSet::line:
        line(network, goals, one);
        break;
    }
    if (!all) {
      add_openings(made.openings, openings);
      add_openings(made.openings, goals.openings);
    }
    if (!has(from->certain, element)) {
      one.certain.clear();
    }
    normalise(one.certain);
    normalise(one.possible);
    made = united(made, one);
  }
  made.others_listed = !made.openings.empty();
  return std::make_shared<const Bounds>(std::move(made));
}

}  // namespace remit::evaluation
