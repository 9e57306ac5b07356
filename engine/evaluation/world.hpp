#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "evaluation/bounds.hpp"
#include "evaluation/truth.hpp"
#include "structure/snapshot.hpp"
#include "structure/structure.hpp"
#include "vocabulary/vocabulary.hpp"

namespace remit::evaluation {

using structure::EntityId;
using structure::LinkId;
using structure::Standing;

/// The other end of a link, from one end.
struct Neighbour {
  EntityId entity{};
  LinkId link{};
  Standing standing{};
};

/// Where a step leads from areas: to what lies in them, to what they lie in, to things on them.
enum class Way : std::uint8_t { down, up, to_things, elsewhere };

/// A structure on one day, as rules ask about it: what is certain, what is possible, and what the
/// model leaves open.
///
/// A link that nobody wrote may hold all the same, unless
/// - the list at either end is complete that day;
/// - the relation allows one other, and there certainly is one;
/// - one of the two was not there that day, or can never stand at that end;
/// - one of them is of a kind that is under a census, and the link would give it ground.
class World {
 public:
  World(const structure::Structure& structure, const vocabulary::Vocabulary& words,
        calendar::Date day);

  [[nodiscard]] const structure::Structure& structure() const { return *structure_; }

  [[nodiscard]] Way way_of(vocabulary::RelationKey key) const;

  [[nodiscard]] const vocabulary::Vocabulary& words() const { return *words_; }

  [[nodiscard]] calendar::Date day() const { return snapshot_.day(); }

  [[nodiscard]] Standing operator[](EntityId id) const { return snapshot_[id]; }

  [[nodiscard]] Standing operator[](LinkId id) const { return snapshot_[id]; }

  /// Those joined to `id` by the key, certainly or perhaps; by id of the link.
  [[nodiscard]] std::vector<Neighbour> neighbours(EntityId id, vocabulary::RelationKey key) const;

  /// Calls `visit` with each of them, in the same order.
  template <typename Visit>
  void each_neighbour(EntityId id, vocabulary::RelationKey key, Visit visit) const;

  /// The link between two as the key reads it, if anybody wrote one, whatever its standing.
  [[nodiscard]] std::optional<LinkId> link_between(EntityId id, vocabulary::RelationKey key,
                                                   EntityId other) const;

  /// True when there is nobody else on the list of `id`, of those that are certainly or perhaps
  /// there.
  [[nodiscard]] bool closed(EntityId id, vocabulary::RelationKey key) const;

  /// Whether an entity that is joined to `id` by no link may be all the same, as far as the other's
  /// own lists and life go.
  [[nodiscard]] bool may_join(EntityId id, vocabulary::RelationKey key, EntityId other) const;

  /// The same for one of that kind that the model does not list, from its side of the key.
  [[nodiscard]] bool may_join_unlisted(vocabulary::KindId unlisted, vocabulary::RelationKey key,
                                       EntityId other) const;

  /// Everything of the kind, or of a sort; those of which that is certain, and all that may be.
  [[nodiscard]] const Bounds& of_kind(vocabulary::KindId kind) const;
  [[nodiscard]] const Bounds& of_sort(vocabulary::Sort sort) const;

  [[nodiscard]] Truth is_of_kind(EntityId id, vocabulary::KindId kind) const;

  /// True when a census says that all of the kind that have to do with the area are listed.
  [[nodiscard]] bool counted(vocabulary::KindId kind, EntityId area) const;

  /// Whether an area certainly lies in another, over however many between; false of one in itself.
  [[nodiscard]] bool lies_in(EntityId area, EntityId other) const;

  /// The census that says so, as a place in Structure::censuses.
  [[nodiscard]] std::optional<std::size_t> census_of(vocabulary::KindId kind, EntityId area) const;

  /// What says that an entity has no other value of an attribute that day, as a place in
  /// Structure::complete_values.
  [[nodiscard]] std::optional<std::size_t> values_closing(structure::EntityId id,
                                                          vocabulary::AttributeId attribute) const;

  /// The complete list that closes a list that day, as a place in Structure::complete.
  [[nodiscard]] std::optional<std::size_t> list_closing(EntityId id,
                                                        vocabulary::RelationKey key) const;

  /// Two that may be one: the model says so, or leaves one unnamed.
  [[nodiscard]] bool may_be_one(EntityId left, EntityId right) const;

  /// The same of links too: two are one if their ends are.
  [[nodiscard]] bool may_be_one(Element left, Element right) const;

  /// True when it may be somebody else that the model lists.
  [[nodiscard]] bool may_be_another(EntityId id) const;
  [[nodiscard]] bool may_be_another(Element element) const;

  /// All of which that is so; sorted.
  [[nodiscard]] const Elements& doubles() const { return doubles_; }

 private:
  // A relation from one side: what each thing is joined to, certainly or perhaps, those of one
  // after those of another; and of which the list is known to be whole, or known not to be.
  struct Side {
    enum class Known : std::uint8_t { not_asked, open, closed };

    std::vector<std::uint32_t> first{};  // by entity, and one more
    std::vector<Neighbour> ends{};
    std::vector<Known> lists{};  // by entity
  };

  [[nodiscard]] static std::size_t side(vocabulary::RelationKey key) {
    return static_cast<std::size_t>(key.relation) * 2 + (key.inverse ? 1 : 0);
  }

  [[nodiscard]] Side& side_of(vocabulary::RelationKey key) const {
    std::unique_ptr<Side>& made = sides_[side(key)];
    if (!made) {
      made = make_side(key);
    }
    return *made;
  }

  [[nodiscard]] std::unique_ptr<Side> make_side(vocabulary::RelationKey key) const;
  [[nodiscard]] bool find_closed(EntityId id, vocabulary::RelationKey key) const;

  struct Count {
    std::size_t census = 0;
    vocabulary::KindId kind{};
    std::size_t ground = 0;  // place in `grounds_`
  };

  [[nodiscard]] std::vector<bool> ground_within(EntityId area) const;
  void count_censuses();
  void find_doubles();
  [[nodiscard]] bool may_stand(EntityId id, const vocabulary::Ends& end) const;
  [[nodiscard]] bool ground_is_known(EntityId id) const;

  const structure::Structure* structure_;
  const vocabulary::Vocabulary* words_;
  structure::Snapshot snapshot_;
  std::vector<Count> counts_;
  std::vector<std::vector<bool>> grounds_;                  // each by entity
  std::vector<std::vector<std::uint32_t>> counts_of_kind_;  // those that count a kind
  std::vector<bool> area_relation_;                         // by relation and side: leads to areas
  mutable std::vector<std::unique_ptr<Side>> sides_;  // by relation and side; made when asked for
  mutable std::unordered_map<std::uint32_t, Bounds> kinds_;
  mutable std::unordered_map<std::uint32_t, Bounds> sorts_;
  mutable std::vector<std::vector<std::pair<EntityId, Standing>>> by_kind_;
  mutable std::map<EntityId, std::vector<bool>> within_;  // what lies in an area, by entity
  mutable std::vector<std::uint8_t> ground_known_;        // 0 not asked, 1 no, 2 yes
  std::vector<bool> has_double_;
  Elements doubles_;
};

template <typename Visit>
void World::each_neighbour(EntityId id, vocabulary::RelationKey key, Visit visit) const {
  const Side& side = side_of(key);
  const auto at = static_cast<std::size_t>(id);
  for (std::size_t end = side.first[at]; end < side.first[at + 1]; ++end) {
    visit(side.ends[end]);
  }
}

}  // namespace remit::evaluation
