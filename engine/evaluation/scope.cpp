#include <algorithm>

#include "evaluation/evaluate.hpp"
#include "structure/snapshot.hpp"

namespace remit::evaluation {

using structure::EntityId;
using structure::Link;
using vocabulary::Sort;

namespace {

bool is_area(const structure::Structure& structure, EntityId id) {
  return structure[id].sort == Sort::area;
}

// The areas named, and whatever lies in them, as far as anybody ever said.
std::vector<bool> ground_of(const structure::Structure& structure,
                            const vocabulary::Vocabulary& words,
                            const std::vector<EntityId>& scope) {
  std::vector<bool> ground(structure.entities.size());
  std::vector<EntityId> next = scope;
  while (!next.empty()) {
    const EntityId area = next.back();
    next.pop_back();
    if (ground[static_cast<std::size_t>(area)]) {
      continue;
    }
    ground[static_cast<std::size_t>(area)] = true;
    for (const Link& link : structure.outgoing(area)) {
      const vocabulary::Relation& relation = words[link.relation];
      const bool holds = relation.cycles == vocabulary::Cycles::error && !relation.outlives_ends;
      if (holds && is_area(structure, area) && is_area(structure, link.to)) {
        next.push_back(link.to);
      }
    }
  }
  return ground;
}

}  // namespace

std::vector<bool> in_scope(const structure::Structure& structure,
                           const vocabulary::Vocabulary& words, calendar::Date day) {
  std::vector<bool> inside(structure.entities.size(), true);
  if (structure.models.empty() || structure.models.front().scope.empty()) {
    return inside;
  }
  const structure::Snapshot snapshot(structure, day);
  std::vector<bool> ground = ground_of(structure, words, structure.models.front().scope);
  for (const EntityId area : structure.models.front().beyond) {
    ground[static_cast<std::size_t>(area)] = true;
  }
  const auto in_ground = [&](EntityId id) { return ground[static_cast<std::size_t>(id)]; };
  for (std::size_t at = 0; at < inside.size(); ++at) {
    const auto id = static_cast<EntityId>(at);
    if (is_area(structure, id)) {
      inside[at] = in_ground(id);
      continue;
    }
    // What the model itself defines is its own, unless all its ground is elsewhere; of the
    // background, what has ground here.
    bool here = false;
    bool elsewhere = false;
    for (const Link& link : structure.outgoing(id)) {
      if (is_area(structure, link.to) &&
          snapshot[structure.id_of(link)] != structure::Standing::out) {
        here = here || in_ground(link.to);
        elsewhere = elsewhere || !in_ground(link.to);
      }
    }
    inside[at] = here || (structure[id].model == structure::ModelId{} && !elsewhere);
  }
  return inside;
}

}  // namespace remit::evaluation
