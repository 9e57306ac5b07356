#include <algorithm>
#include <map>
#include <vector>

#include "evaluation/evaluator.hpp"
#include "structure/graph.hpp"

// Sets that depend on the shape of a network. Of a network known in part only little is certain: a
// line that nobody wrote may lead round any point.

namespace remit::evaluation {

using vocabulary::RelationKey;

namespace {

using structure::Web;

// What can be reached from a start along a key, by number.
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
        add_opening(openings, {.at = one, .key = vocabulary::Key(way)});
      }
    };
    follow(key, false);
    if (ways == Ways::either && !world.words()[key.relation].symmetric) {
      follow(back, true);
    }
  }
  return made;
}

// How the ways beyond what is known are drawn: not at all, or as if every open list led to the
// goal.
enum class Draw : std::uint8_t { what_is_sure, what_may_be };

Web with_sink(const Network& network, const std::vector<Truth>& goals, Draw draw) {
  const bool sure = draw == Draw::what_is_sure;
  const std::size_t sink = network.entities.size();
  Web web{.points = sink + 1};
  for (std::size_t at = 0; at < network.edges.size(); ++at) {
    if (!sure || network.sure[at]) {
      web.lines.push_back(network.edges[at]);
    }
  }
  for (std::size_t at = 0; at < sink; ++at) {
    const bool goal = sure ? goals[at] == Truth::yes : goals[at] != Truth::no || network.open[at];
    if (goal) {
      web.lines.emplace_back(at, sink);
    }
  }
  return web;
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
bool chokepoints(const Network& network, const std::vector<Truth>& goals, Bounds& into) {
  const Web sure = with_sink(network, goals, Draw::what_is_sure);
  const Web may_be = with_sink(network, goals, Draw::what_may_be);
  const std::size_t sink = network.entities.size();
  const bool leads_there = structure::reached(sure, 0)[sink];
  if (!structure::reached(may_be, 0)[sink]) {
    return true;
  }
  const std::vector<std::size_t> always = structure::dominators(may_be, 0, sink);
  const std::vector<std::size_t> of_sure =
      leads_there ? structure::dominators(sure, 0, sink) : std::vector<std::size_t>{};
  const auto among = [](const std::vector<std::size_t>& all, std::size_t one) {
    return std::find(all.begin(), all.end(), one) != all.end();
  };
  for (std::size_t one = 1; one < sink; ++one) {
    if (goals[one] == Truth::yes) {
      continue;
    }
    const bool perhaps = leads_there ? among(of_sure, one) : structure::reached(may_be, one)[sink];
    if (perhaps) {
      add_if(leads_there && among(always, one) && goals[one] == Truth::no, network.entities[one],
             into);
    }
  }
  return leads_there;
}

void all_perhaps(const Network& network, Bounds& into) {
  for (const EntityId id : network.entities) {
    add_if(false, id, into);
  }
}

void line(const Network& network, const std::vector<Truth>& goals, Bounds& into) {
  const bool known =
      std::none_of(goals.begin(), goals.end(), [](Truth goal) { return goal == Truth::unknown; });
  if (!network.exact || !known) {
    all_perhaps(network, into);
    return;
  }
  const Web web = with_sink(network, goals, Draw::what_is_sure);
  for (const std::size_t point : structure::shortest_way(web, 0, network.entities.size())) {
    if (point < network.entities.size()) {
      add_if(true, network.entities[point], into);
    }
  }
}

void cut_points(const Network& network, Bounds& into) {
  if (!network.exact) {
    all_perhaps(network, into);
    return;
  }
  const Web web{.points = network.entities.size(), .lines = network.edges};
  for (const std::size_t point : structure::articulation_points(web)) {
    add_if(true, network.entities[point], into);
  }
}

}  // namespace

Set Evaluator::in_graph(const language::InGraph& form, Env& env) {
  const Set from = set(form.set, env);
  Bounds made;
  made.openings = from->openings;
  for (const Element element : from->possible) {
    if (!element.is_entity()) {
      add_opening(made.openings, {.key = vocabulary::Key(form.along)});
      continue;
    }
    const bool cut = form.which == language::GraphSet::cut_points;
    std::vector<Opening> openings;
    bool all = false;
    const Network network = network_from(element.entity(), form.along,
                                         cut ? Ways::either : Ways::along, *env.world, openings);
    std::vector<Truth> goals;
    for (const EntityId id : network.entities) {
      goals.push_back(form.goal ? member(*form.goal, Element::of(id), env) : Truth::no);
    }
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
      if (form.goal) {
        add_openings(made.openings, set(*form.goal, env)->openings);
      }
    }
    if (!has(from->certain, element)) {
      one.certain.clear();
    }
    normalise(one.certain);
    normalise(one.possible);
    made = united(made, one);
  }
  made.others_listed = !made.openings.empty();
  return pool_.keep(std::move(made));
}

}  // namespace remit::evaluation
