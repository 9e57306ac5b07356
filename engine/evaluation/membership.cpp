#include <algorithm>
#include <set>
#include <span>

#include "evaluation/evaluator.hpp"

// Whether one element is in a set that is not closed: what rules it out.

namespace remit::evaluation {

using language::Visit;
using vocabulary::KindId;
using vocabulary::RelationKey;
using vocabulary::Sort;

Truth Evaluator::member(ExprId id, Element element, Env& env) {
  const Set bounds = set(id, env);
  return member(id, *bounds, element, env);
}

Truth Evaluator::member(ExprId id, const Bounds& bounds, Element element, Env& env) {
  if (has(bounds.certain, element)) {
    return Truth::yes;
  }
  if (has(bounds.possible, element)) {
    return Truth::unknown;
  }
  return may_equal_some(element, bounds, rules_.expressions[id].type, {}, *env.world)
             ? Truth::unknown
             : member_itself(id, bounds, element, env);
}

// The same of one that is none of those that are named.
Truth Evaluator::member_itself(ExprId id, const Bounds& bounds, Element element, Env& env) {
  if (element.is_entity() && !bounds.others_listed) {
    return Truth::no;  // whatever others there are, the model lists none of them
  }
  if (bounds.closed()) {
    return element.is_unlisted() && of_kinds(id) ? refine(id, element, bounds, env) : Truth::no;
  }
  return refine(id, element, bounds, env);
}

// Whether a thing may be what all in such a set are. One that is named is of the kinds that it, or
// what it may be the same as, is said to be on whatever day, and of no other: a council may be
// "some authority", and is no police authority all the same.
bool Evaluator::may_stand_among(const language::Type& type, Element element) const {
  const auto* const set = std::get_if<language::SetType>(&type);
  if (set == nullptr || set->links || set->of.kinds.empty() || !element.is_entity()) {
    return true;
  }
  const EntityId id = element.entity();
  if (structure_.unnamed(id) || fits_kinds(set->of, id)) {
    return true;
  }
  const auto is_twin = [&](const structure::Link& link, EntityId other) {
    return words_[link.relation].identity &&
           (structure_.unnamed(other) || fits_kinds(set->of, other));
  };
  const std::span<const structure::Link> links = structure_.outgoing(id);
  const auto back = structure_.incoming(id);
  return std::any_of(links.begin(), links.end(),
                     [&](const structure::Link& link) { return is_twin(link, link.to); }) ||
         std::any_of(back.begin(), back.end(),
                     [&](const auto& one) { return is_twin(structure_[one.link], one.from); });
}

bool Evaluator::fits_kinds(const vocabulary::Ends& ends, EntityId id) const {
  const std::span<const structure::KindEntry> own = structure_.kinds_of(id);
  const Sort sort = structure_[id].sort;
  return own.empty() || std::find(ends.sorts.begin(), ends.sorts.end(), sort) != ends.sorts.end() ||
         std::any_of(own.begin(), own.end(), [&](const structure::KindEntry& entry) {
           return std::any_of(ends.kinds.begin(), ends.kinds.end(),
                              [&](KindId kind) { return words_.is_a(entry.kind, kind); });
         });
}

Truth Evaluator::refine(ExprId id, Element element, const Bounds& bounds, Env& env) {
  const World& world = *env.world;
  const auto in_ground = [&](const Opening& opening) {
    if (!opening.ground) {
      return false;
    }
    if (element.is_unlisted()) {
      return world.counted(element.kind(), *opening.ground);
    }
    const auto kinds = structure_.kinds_of(element.entity());
    return std::any_of(kinds.begin(), kinds.end(), [&](const structure::KindEntry& kind) {
      return structure_.standing(kind.validity, world.day()) == Standing::certain &&
             world.counted(kind.kind, *opening.ground);
    });
  };
  const bool countable = !element.is_link() && !bounds.openings.empty();
  if (countable && std::all_of(bounds.openings.begin(), bounds.openings.end(), in_ground)) {
    return Truth::no;
  }
  return std::visit(
      Visit{
          [&](const language::KindSet& kind) {
            if (element.is_link()) {
              return Truth::no;
            }
            if (element.is_entity()) {
              return world.is_of_kind(element.entity(), kind.kind);
            }
            return words_.is_a(element.kind(), kind.kind)                  ? Truth::yes
                   : words_[element.kind()].sort == words_[kind.kind].sort ? Truth::unknown
                                                                           : Truth::no;
          },
          [&](const language::SortSet& sort) {
            return truth_of(element.is_unlisted() && words_[element.kind()].sort == sort.sort);
          },
          [&](const language::Defined& defined) {
            return may_be_defined(defined.definition, std::nullopt, element, world);
          },
          [&](const language::Bound& name) {
            const auto* const let = std::get_if<LetSet>(&env[name.slot]);
            return let == nullptr ? Truth::unknown : member(let->set, element, env);
          },
          [&](const language::Join& join) { return may_be_joined(join, element, env); },
          [&](const language::Links& links) {
            // A link that somebody wrote belongs to whom it is written for: who may be in the set.
            if (!element.is_link() || structure_[element.link()].relation != links.relation) {
              return Truth::no;
            }
            const Truth owner =
                member(links.set, Element::of(structure_[element.link()].from), env);
            return world[element.link()] == Standing::certain ? owner : at_most_unknown(owner);
          },
          [&](const language::Apply& apply) { return may_be_applied(apply, element, env); },
          [&](const language::Closure& closure) { return may_be_reached(closure, element, env); },
          [&](const language::Unite& form) {
            return either(member(form.left, element, env), member(form.right, element, env));
          },
          [&](const language::Intersect& form) {
            return both(member(form.left, element, env), member(form.right, element, env));
          },
          [&](const language::Except& form) {
            return both(member(form.left, element, env),
                        opposite(member(form.right, element, env)));
          },
          [&](const language::Such& form) {
            const Truth inside = member(form.set, element, env);
            return inside == Truth::no ? Truth::no
                                       : both(inside, with(form.slot, element, form.test, env));
          },
          [](const auto&) { return Truth::unknown; },  // nothing that would rule it out
      },
      rules_.expressions[id].form);
}

// Whether somebody in the set may be joined to the element by a link that nobody wrote.
Truth Evaluator::may_be_joined(const language::Join& join, Element element, Env& env) {
  const World& world = *env.world;
  const Set from = set(join.set, env);
  if (element.is_link()) {
    return Truth::no;
  }
  if (element.is_unlisted()) {
    const RelationKey back{.relation = join.along.relation, .inverse = !join.along.inverse};
    const bool may = std::any_of(from->possible.begin(), from->possible.end(), [&](Element one) {
      return !one.is_entity() || (!world.closed(one.entity(), join.along) &&
                                  world.may_join_unlisted(element.kind(), back, one.entity()));
    });
    return may || !from->closed() ? Truth::unknown : Truth::no;
  }
  const EntityId other = element.entity();
  const auto may_join = [&](Element one) {
    if (one.is_unlisted()) {
      return world.may_join_unlisted(one.kind(), join.along, other);
    }
    return !world.closed(one.entity(), join.along) &&
           !world.link_between(one.entity(), join.along, other) &&
           world.may_join(one.entity(), join.along, other);
  };
  if (std::any_of(from->possible.begin(), from->possible.end(), may_join)) {
    return Truth::unknown;
  }
  if (from->closed()) {
    return Truth::no;
  }
  // Somebody that the set may hold beyond those named: the element's own list may rule it out, if
  // nobody on it may be in the set.
  const RelationKey back{.relation = join.along.relation, .inverse = !join.along.inverse};
  if (!world.closed(other, back)) {
    return Truth::unknown;
  }
  const std::vector<Neighbour> ends = world.neighbours(other, back);
  return std::any_of(ends.begin(), ends.end(),
                     [&](const Neighbour& end) {
                       return member(join.set, Element::of(end.entity), env) != Truth::no;
                     })
             ? Truth::unknown
             : Truth::no;
}

Truth Evaluator::may_be_applied(const language::Apply& apply, Element element, Env& env) {
  const Set from = set(apply.set, env);
  if (!from->closed()) {
    return Truth::unknown;
  }
  const auto may_be = [&](Element subject) {
    return may_be_defined(apply.definition, subject, element, *env.world) != Truth::no;
  };
  return std::any_of(from->possible.begin(), from->possible.end(), may_be) ? Truth::unknown
                                                                           : Truth::no;
}

// The most that a limb in force makes of it.
Truth Evaluator::may_be_defined(language::DefinitionId id, std::optional<Element> subject,
                                Element element, const World& world) {
  const law::Definition& definition = rules_.definitions[static_cast<std::size_t>(id)];
  Env& frame = kept_frame_of(id, subject, world);
  Truth most = Truth::no;
  for (const law::Limb& limb : definition.limbs) {
    const law::InForce force = law::in_force_on(limb.force, world.day());
    if (force != law::InForce::no) {
      const Truth inside = member(limb.is, element, frame);
      most = either(most, force == law::InForce::yes ? inside : at_most_unknown(inside));
    }
  }
  return most;
}

// Whether a way leads to the element that goes over links that nobody wrote. Such a way leaves what
// is known to be reached at a list that is open, and comes to what is known to lead to the element
// at a list that is open from the other side.
Truth Evaluator::may_be_reached(const language::Closure& closure, Element element, Env& env) {
  const auto* const step = std::get_if<language::Join>(&rules_.expressions[closure.step].form);
  if (step == nullptr || !element.is_entity()) {
    return Truth::unknown;
  }
  if (closure.reflexive && member(closure.set, element, env) != Truth::no) {
    return Truth::unknown;
  }
  const World& world = *env.world;
  const RelationKey back{.relation = step->along.relation, .inverse = !step->along.inverse};
  std::set<EntityId> seen;
  std::vector<EntityId> next{element.entity()};
  while (!next.empty()) {
    const EntityId one = next.back();
    next.pop_back();
    if (!seen.insert(one).second) {
      continue;
    }
    if (!world.closed(one, back)) {
      return Truth::unknown;
    }
    for (const Neighbour& other : world.neighbours(one, back)) {
      // The set may hold it beyond those that it names.
      if (member(closure.set, Element::of(other.entity), env) != Truth::no) {
        return Truth::unknown;
      }
      next.push_back(other.entity);
    }
  }
  return Truth::no;
}

}  // namespace remit::evaluation
