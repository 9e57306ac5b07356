#include "evaluation/world.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "structure/identity.hpp"

namespace remit::evaluation {

using structure::Complete;
using structure::Link;
using vocabulary::KindId;
using vocabulary::RelationKey;
using vocabulary::Sort;

namespace {

bool only_areas(const vocabulary::Vocabulary& words, const vocabulary::Ends& ends) {
  const auto area = [](Sort sort) { return sort == Sort::area; };
  return std::all_of(ends.sorts.begin(), ends.sorts.end(), area) &&
         std::all_of(ends.kinds.begin(), ends.kinds.end(),
                     [&](KindId kind) { return area(words[kind].sort); }) &&
         !(ends.sorts.empty() && ends.kinds.empty());
}

// A relation by which one area lies in another.
bool holds_area(const vocabulary::Vocabulary& words, const vocabulary::Relation& relation) {
  return relation.cycles == vocabulary::Cycles::error && !relation.outlives_ends &&
         only_areas(words, relation.from) && only_areas(words, relation.to);
}

}  // namespace

World::World(const structure::Structure& structure, const vocabulary::Vocabulary& words,
             calendar::Date day)
    : structure_(&structure), words_(&words), snapshot_(structure, day) {
  for (const vocabulary::Relation& relation : words.relations) {
    area_relation_.push_back(only_areas(words, relation.to));
    area_relation_.push_back(only_areas(words, relation.from));
  }
  count_censuses();
  by_kind_.resize(words.kinds.size());
  for (const structure::KindEntry& kind : structure.kinds) {
    const Standing standing =
        std::min(structure.standing(kind.validity, day), snapshot_[kind.entity]);
    if (standing != Standing::out) {
      by_kind_[static_cast<std::size_t>(kind.kind)].emplace_back(kind.entity, standing);
    }
  }
  ground_known_.resize(structure.entities.size());
  find_doubles();
  sides_.resize(words.relations.size() * 2);
}

void World::find_doubles() {
  has_double_.resize(structure_->entities.size());
  for (const Link& link : structure_->links) {
    if ((*words_)[link.relation].identity && snapshot_[structure_->id_of(link)] != Standing::out) {
      has_double_[static_cast<std::size_t>(link.from)] = true;
      has_double_[static_cast<std::size_t>(link.to)] = true;
    }
  }
  for (std::size_t at = 0; at < has_double_.size(); ++at) {
    if (may_be_another(static_cast<EntityId>(at))) {
      doubles_.push_back(Element::of(static_cast<EntityId>(at)));
    }
  }
  if (doubles_.empty()) {
    return;
  }
  for (const Link& link : structure_->links) {
    const Element element = Element::of(structure_->id_of(link));
    if (snapshot_[element.link()] != Standing::out && may_be_another(element)) {
      doubles_.push_back(element);
    }
  }
}

void World::count_censuses() {
  std::map<EntityId, std::size_t> known;
  for (std::size_t at = 0; at < structure_->censuses.size(); ++at) {
    const structure::Census& said = structure_->censuses[at];
    if (structure_->standing(said.validity, day()) == Standing::certain) {
      const auto [ground, fresh] = known.try_emplace(said.within, grounds_.size());
      if (fresh) {
        grounds_.push_back(ground_within(said.within));
      }
      counts_.push_back({.census = at, .kind = said.kind, .ground = ground->second});
    }
  }
  counts_of_kind_.resize(words_->kinds.size());
  for (std::size_t kind = 0; kind < counts_of_kind_.size(); ++kind) {
    for (std::size_t at = 0; at < counts_.size(); ++at) {
      if (words_->is_a(static_cast<KindId>(kind), counts_[at].kind)) {
        counts_of_kind_[kind].push_back(static_cast<std::uint32_t>(at));
      }
    }
  }
}

// The ground of a census: its area and what certainly lies in it.
std::vector<bool> World::ground_within(EntityId within) const {
  std::vector<bool> ground(structure_->entities.size());
  std::vector<EntityId> next{within};
  while (!next.empty()) {
    const EntityId area = next.back();
    next.pop_back();
    if (ground[static_cast<std::size_t>(area)]) {
      continue;
    }
    ground[static_cast<std::size_t>(area)] = true;
    for (const Link& link : structure_->outgoing(area)) {
      if (holds_area(*words_, (*words_)[link.relation]) &&
          snapshot_[structure_->id_of(link)] == Standing::certain) {
        next.push_back(link.to);
      }
    }
  }
  return ground;
}

bool World::lies_in(EntityId area, EntityId other) const {
  auto known = within_.find(other);
  if (known == within_.end()) {
    known = within_.emplace(other, ground_within(other)).first;
  }
  return area != other && known->second[static_cast<std::size_t>(area)];
}

std::vector<Neighbour> World::neighbours(EntityId id, RelationKey key) const {
  std::vector<Neighbour> found;
  each_neighbour(id, key, [&](const Neighbour& other) { found.push_back(other); });
  return found;
}

std::optional<LinkId> World::link_between(EntityId id, RelationKey key, EntityId other) const {
  const auto between = [&](EntityId from, EntityId to) -> std::optional<LinkId> {
    const std::span<const Link> links = structure_->outgoing(from);
    const auto at = std::lower_bound(
        links.begin(), links.end(), std::pair{key.relation, to},
        [](const Link& link, const std::pair<vocabulary::RelationId, EntityId>& wanted) {
          return std::pair{link.relation, link.to} < wanted;
        });
    if (at == links.end() || at->relation != key.relation || at->to != to) {
      return std::nullopt;
    }
    return structure_->id_of(*at);
  };
  const bool symmetric = (*words_)[key.relation].symmetric;
  std::optional<LinkId> found;
  if (!key.inverse || symmetric) {
    found = between(id, other);
  }
  if (!found && (key.inverse || symmetric)) {
    found = between(other, id);
  }
  return found;
}

std::optional<std::size_t> World::list_closing(EntityId id, RelationKey key) const {
  const bool symmetric = (*words_)[key.relation].symmetric;
  for (const Complete& list : structure_->complete_lists_of(id, key.relation)) {
    if ((list.inverse == key.inverse || symmetric) &&
        structure_->standing(list.validity, day()) == Standing::certain) {
      return static_cast<std::size_t>(&list - structure_->complete.data());
    }
  }
  return std::nullopt;
}

std::optional<std::size_t> World::values_closing(EntityId id,
                                                 vocabulary::AttributeId attribute) const {
  for (const structure::CompleteValues& values : structure_->complete_values_of(id)) {
    if (values.attribute == attribute &&
        structure_->standing(values.validity, day()) == Standing::certain) {
      return static_cast<std::size_t>(&values - structure_->complete_values.data());
    }
  }
  return std::nullopt;
}

// A thing is of the kinds given and no other: what can never stand at an end has no such links.
bool World::may_stand(EntityId id, const vocabulary::Ends& end) const {
  const Sort sort = (*structure_)[id].sort;
  if (std::find(end.sorts.begin(), end.sorts.end(), sort) != end.sorts.end()) {
    return true;
  }
  const std::span<const structure::KindEntry> kinds = structure_->kinds_of(id);
  return std::any_of(kinds.begin(), kinds.end(), [&](const structure::KindEntry& kind) {
    return std::any_of(end.kinds.begin(), end.kinds.end(),
                       [&](KindId wanted) { return words_->is_a(kind.kind, wanted); });
  });
}

std::unique_ptr<World::Side> World::make_side(RelationKey key) const {
  auto made = std::make_unique<Side>();
  const std::size_t entities = structure_->entities.size();
  const bool symmetric = (*words_)[key.relation].symmetric;
  const bool along = !key.inverse || symmetric;
  const bool back = key.inverse || symmetric;
  made->first.resize(entities + 1);
  const std::span<const structure::Structure::Line> lines = structure_->links_of(key.relation);
  for (const auto& line : lines) {
    if (snapshot_[line.link] != Standing::out) {
      made->first[static_cast<std::size_t>(line.from) + 1] += along ? 1 : 0;
      made->first[static_cast<std::size_t>(line.to) + 1] += back ? 1 : 0;
    }
  }
  std::partial_sum(made->first.begin(), made->first.end(), made->first.begin());
  made->ends.resize(made->first.back());
  std::vector<std::uint32_t> next(made->first.begin(), made->first.end() - 1);
  const auto put = [&](EntityId at, EntityId other, LinkId link) {
    made->ends[next[static_cast<std::size_t>(at)]++] = {
        .entity = other, .link = link, .standing = snapshot_[link]};
  };
  for (const bool second : {false, true}) {
    if (!(second ? back : along)) {
      continue;
    }
    for (const auto& line : lines) {
      if (snapshot_[line.link] != Standing::out) {
        put(second ? line.to : line.from, second ? line.from : line.to, line.link);
      }
    }
  }
  made->lists.resize(entities);
  for (const std::uint32_t at : structure_->complete_lists_of(key.relation)) {
    const Complete& list = structure_->complete[at];
    if ((list.inverse == key.inverse || symmetric) &&
        structure_->standing(list.validity, day()) == Standing::certain) {
      made->lists[static_cast<std::size_t>(list.entity)] = Side::Known::closed;
    }
  }
  return made;
}

bool World::closed(EntityId id, RelationKey key) const {
  Side::Known& known = side_of(key).lists[static_cast<std::size_t>(id)];
  if (known == Side::Known::not_asked) {
    known = find_closed(id, key) ? Side::Known::closed : Side::Known::open;
  }
  return known == Side::Known::closed;
}

// Of a list that nobody said is whole.
bool World::find_closed(EntityId id, RelationKey key) const {
  const vocabulary::Relation& relation = (*words_)[key.relation];
  if (snapshot_[id] == Standing::out && !relation.outlives_ends) {
    return true;
  }
  if (!may_stand(id, key.inverse ? relation.to : relation.from) &&
      !(relation.symmetric && may_stand(id, relation.to))) {
    return true;
  }
  if (key.inverse ? relation.inverse_at_most_one : relation.at_most_one) {
    bool certain = false;
    each_neighbour(id, key, [&](const Neighbour& other) {
      certain = certain || other.standing == Standing::certain;
    });
    if (certain) {
      return true;
    }
  }
  // One that may be another has that one's ground too.
  return area_relation_[side(key)] && ground_is_known(id) && !may_be_another(id);
}

// The census of its kind counts it, and so knows its ground.
bool World::ground_is_known(EntityId id) const {
  std::uint8_t& known = ground_known_[static_cast<std::size_t>(id)];
  if (known != 0) {
    return known == 2;
  }
  const auto in_ground = [&](const Count& count) {
    const std::vector<bool>& ground = grounds_[count.ground];
    const std::span<const Link> links = structure_->outgoing(id);
    return ground[static_cast<std::size_t>(id)] ||
           std::any_of(links.begin(), links.end(), [&](const Link& link) {
             return ground[static_cast<std::size_t>(link.to)] &&
                    snapshot_[structure_->id_of(link)] == Standing::certain;
           });
  };
  known = 1;
  for (const structure::KindEntry& entry : structure_->kinds_of(id)) {
    if (snapshot_[id] != Standing::certain ||
        structure_->standing(entry.validity, day()) != Standing::certain) {
      continue;
    }
    const auto& counts = counts_of_kind_[static_cast<std::size_t>(entry.kind)];
    if (std::any_of(counts.begin(), counts.end(),
                    [&](std::uint32_t at) { return in_ground(counts_[at]); })) {
      known = 2;
    }
  }
  return known == 2;
}

Way World::way_of(RelationKey key) const {
  if (holds_area(*words_, (*words_)[key.relation])) {
    return key.inverse ? Way::up : Way::down;
  }
  return area_relation_[side(key)] ? Way::elsewhere : Way::to_things;
}

bool World::may_join(EntityId id, RelationKey key, EntityId other) const {
  const vocabulary::Relation& relation = (*words_)[key.relation];
  if (snapshot_[other] == Standing::out && !relation.outlives_ends) {
    return false;
  }
  // The list of one that may be another says nothing of what that other is on; and a list may have
  // one on it under another of its names.
  const RelationKey back{.relation = key.relation, .inverse = !key.inverse};
  if (!may_be_another(other) && closed(other, back)) {
    bool under_another_name = false;
    if (may_be_another(id)) {
      each_neighbour(other, back, [&](const Neighbour& listed) {
        under_another_name =
            under_another_name || (listed.entity != id && may_be_one(listed.entity, id));
      });
    }
    if (!under_another_name) {
      return false;
    }
  }
  const vocabulary::Ends& end = key.inverse ? relation.from : relation.to;
  const bool fits =
      may_stand(other, end) || (relation.symmetric && may_stand(other, relation.from));
  if (!fits) {
    return false;
  }
  // An area that a census of the other's kind knows: as written.
  if ((*structure_)[id].sort == Sort::area) {
    const std::span<const structure::KindEntry> kinds = structure_->kinds_of(other);
    return std::none_of(kinds.begin(), kinds.end(), [&](const structure::KindEntry& kind) {
      return is_of_kind(other, kind.kind) == Truth::yes && counted(kind.kind, id);
    });
  }
  return true;
}

bool World::may_join_unlisted(KindId unlisted, RelationKey key, EntityId other) const {
  const vocabulary::Relation& relation = (*words_)[key.relation];
  const RelationKey back{.relation = key.relation, .inverse = !key.inverse};
  if ((snapshot_[other] == Standing::out && !relation.outlives_ends) || closed(other, back)) {
    return false;
  }
  const auto fits = [&](const vocabulary::Ends& end) {
    return words_->fits(end, (*words_)[unlisted].sort, {unlisted}) ||
           std::any_of(end.kinds.begin(), end.kinds.end(),
                       [&](KindId kind) { return words_->is_a(kind, unlisted); });
  };
  if (!fits(key.inverse ? relation.to : relation.from) &&
      !(relation.symmetric && fits(relation.to))) {
    return false;
  }
  return (*structure_)[other].sort != Sort::area || !counted(unlisted, other);
}

const Bounds& World::of_kind(KindId kind) const {
  const auto [found, fresh] = kinds_.try_emplace(static_cast<std::uint32_t>(kind));
  if (fresh) {
    Bounds& bounds = found->second;
    for (std::size_t below = 0; below < by_kind_.size(); ++below) {
      const bool is_below = words_->is_a(static_cast<KindId>(below), kind);
      const bool is_above = words_->is_a(kind, static_cast<KindId>(below));
      if (by_kind_[below].empty() || !(is_below || is_above)) {
        continue;
      }
      for (const auto& [entity, standing] : by_kind_[below]) {
        if (!is_below) {
          // One that is unnamed and of a wider kind may be of this one.
          if (structure_->unnamed(entity)) {
            bounds.possible.push_back(Element::of(entity));
          }
          continue;
        }
        bounds.possible.push_back(Element::of(entity));
        if (standing == Standing::certain) {
          bounds.certain.push_back(Element::of(entity));
        }
      }
    }
    normalise(bounds.certain);
    normalise(bounds.possible);
    bounds.openings.push_back({.kind = kind});
  }
  return found->second;
}

const Bounds& World::of_sort(Sort sort) const {
  const auto [found, fresh] = sorts_.try_emplace(static_cast<std::uint32_t>(sort));
  if (fresh) {
    Bounds& bounds = found->second;
    for (std::size_t at = 0; at < structure_->entities.size(); ++at) {
      const auto id = static_cast<EntityId>(at);
      if ((*structure_)[id].sort != sort || snapshot_[id] == Standing::out) {
        continue;
      }
      bounds.possible.push_back(Element::of(id));
      if (snapshot_[id] == Standing::certain) {
        bounds.certain.push_back(Element::of(id));
      }
    }
    bounds.openings.push_back({});
  }
  return found->second;
}

Truth World::is_of_kind(EntityId id, KindId kind) const {
  Standing best = Standing::out;
  for (const structure::KindEntry& entry : structure_->kinds_of(id)) {
    if (words_->is_a(entry.kind, kind)) {
      best = std::max(best, structure_->standing(entry.validity, day()));
    } else if (structure_->unnamed(id) && words_->is_a(kind, entry.kind)) {
      best = std::max(best, Standing::possible);  // "some authority" may be any kind of authority
    }
  }
  best = std::min(best, snapshot_[id]);
  return best == Standing::certain    ? Truth::yes
         : best == Standing::possible ? Truth::unknown
                                      : Truth::no;
}

std::optional<std::size_t> World::census_of(KindId kind, EntityId area) const {
  for (const std::uint32_t at : counts_of_kind_[static_cast<std::size_t>(kind)]) {
    if (grounds_[counts_[at].ground][static_cast<std::size_t>(area)]) {
      return counts_[at].census;
    }
  }
  return std::nullopt;
}

bool World::counted(KindId kind, EntityId area) const {
  return census_of(kind, area).has_value();
}

bool World::may_be_another(EntityId id) const {
  return structure_->unnamed(id) || has_double_[static_cast<std::size_t>(id)];
}

bool World::may_be_one(EntityId left, EntityId right) const {
  if (left == right) {
    return true;
  }
  if (!may_be_another(left) && !may_be_another(right)) {
    return false;
  }
  return structure::may_be_one(*structure_, *words_, left, right);
}

bool World::may_be_another(Element element) const {
  if (!element.is_link()) {
    return element.is_entity() && may_be_another(element.entity());
  }
  const Link& link = (*structure_)[element.link()];
  return may_be_another(link.from) || may_be_another(link.to);
}

bool World::may_be_one(Element left, Element right) const {
  if (left.is_entity() && right.is_entity()) {
    return may_be_one(left.entity(), right.entity());
  }
  if (!left.is_link() || !right.is_link()) {
    return left == right;
  }
  const Link& one = (*structure_)[left.link()];
  const Link& other = (*structure_)[right.link()];
  return one.relation == other.relation && may_be_one(one.from, other.from) &&
         may_be_one(one.to, other.to);
}

}  // namespace remit::evaluation
