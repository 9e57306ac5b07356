#include "structure/snapshot.hpp"

#include <algorithm>

namespace remit::structure {

Snapshot::Snapshot(const Structure& structure, calendar::Date day)
    : structure_(&structure), day_(day) {
  entities_.reserve(structure.entities.size());
  for (const Entity& entity : structure.entities) {
    entities_.push_back(structure.standing(entity.validity, day));
  }
  links_.reserve(structure.links.size());
  for (const Link& link : structure.links) {
    links_.push_back(structure.standing(link.validity, day));
  }
}

bool Snapshot::complete(EntityId id, vocabulary::RelationId relation, bool inverse) const {
  const std::span<const Complete> lists = structure_->complete_lists_of(id, relation);
  return std::any_of(lists.begin(), lists.end(), [&](const Complete& list) {
    return list.inverse == inverse &&
           structure_->standing(list.validity, day_) == Standing::certain;
  });
}

}  // namespace remit::structure
