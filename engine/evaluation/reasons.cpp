#include "evaluation/reasons.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "structure/doubt.hpp"
#include "structure/phrases.hpp"

namespace remit::evaluation {

using language::Multiplicity;
using language::Quantifier;
using language::Visit;
using vocabulary::RelationKey;

namespace {

constexpr std::size_t most_questions = 24;  // of one verdict; a flood helps nobody
constexpr std::size_t most_elements = 12;   // of one set, that are looked at one by one
constexpr unsigned deepest = 24;            // definitions within definitions

std::string filled(std::string text, std::string_view mark, std::string_view with) {
  for (std::size_t at = text.find(mark); at != std::string::npos;
       at = text.find(mark, at + with.size())) {
    text.replace(at, mark.size(), with);
  }
  return text;
}

// Since when, or until when: a paper is in force, all else is there.
std::string day_question(vocabulary::Sort sort, language::DayWhich which, const std::string& of) {
  const std::string_view end = which == language::DayWhich::from ? "From" : "Until";
  return sort == vocabulary::Sort::document ? fmt::format("{} when is {} in force?", end, of)
                                            : fmt::format("{} what day was {} there?", end, of);
}

// Whether those on a list are all.
std::string list_question(const vocabulary::Relation& relation, RelationKey key,
                          const std::string& of) {
  if (!key.inverse || relation.symmetric) {
    return filled(relation.asks_all, "{from}", of);
  }
  return relation.inverse_asks_all.empty()
             ? fmt::format("Is there anything else under “{}” of {}?", relation.inverse_heading, of)
             : filled(relation.inverse_asks_all, "{to}", of);
}

template <typename Items, typename Item>
void add_once(Items& items, Item item) {
  if (std::find(items.begin(), items.end(), item) == items.end()) {
    items.push_back(std::move(item));
  }
}

}  // namespace

std::string Reasons::name(EntityId id, const World& world) const {
  return wording::called(world.structure(), world.words(), id, world.day());
}

void Reasons::witness(Witness witness) {
  add_once(witnesses, std::move(witness));
}

void Reasons::ask(Question question) {
  if (questions.size() < most_questions) {
    add_once(questions, std::move(question));
  }
}

void Reasons::of(ExprId id, Env& env) {
  const Truth truth = evaluator_.test(id, env);
  std::visit(
      Visit{
          [&](const language::In& form) { contained(form.left, form.right, env); },
          [&](const language::Same& form) {
            contained(form.left, form.right, env);
            contained(form.right, form.left, env);
          },
          [&](const language::Overlap& form) { overlap(form.left, form.right, env); },
          [&](const language::HowMany& form) { how_many(form, truth, env); },
          [&](const language::Compare& form) {
            of_values(form.left, env);
            of_values(form.right, env);
          },
          [&](const language::DayIn& form) {
            of_values(form.date, env);
            of_values(form.period, env);
          },
          [&](const language::Near& form) {
            of_values(form.date, env);
            of_values(form.length, env);
            of_values(form.of, env);
          },
          [&](const language::Holds& form) { of_values(form.value, env); },
          [&](const language::Founds& form) {
            of_values(form.value, env);
            of_set(form.set, env);
          },
          [&](const language::Both& form) { those_that_are(truth, form.left, form.right, env); },
          [&](const language::Either& form) { those_that_are(truth, form.left, form.right, env); },
          [&](const language::Implies& form) {
            const Truth left = evaluator_.test(form.left, env);
            if (left != Truth::yes || truth == Truth::no) {
              of(form.left, env);
            }
            if (left != Truth::no) {
              of(form.right, env);
            }
          },
          [&](const language::Not& form) { of(form.test, env); },
          [&](const language::ForThose& form) { quantified(form, truth, env); },
          [](const auto&) {},
      },
      rules_.expressions[id].form);
}

// Of two parts, those that came out as the whole did: they decided it.
void Reasons::those_that_are(Truth truth, ExprId left, ExprId right, Env& env) {
  for (const ExprId part : {left, right}) {
    if (evaluator_.test(part, env) == truth) {
      of(part, env);
    }
  }
}

void Reasons::of_member(ExprId set, Element element, Env& env) {
  const Truth truth = evaluator_.member(set, element, env);
  if (truth == Truth::yes) {
    show_member(set, element, env);
  } else if (truth == Truth::unknown) {
    show_member(set, element, env);
    ask_member(set, element, env);
  }
}

void Reasons::contained(ExprId left, ExprId right, Env& env) {
  const Set inner = evaluator_.set(left, env);
  bool short_of_one = false;
  for (const Element element : inner->possible) {
    const Truth inside = evaluator_.member(right, element, env);
    if (inside == Truth::yes) {
      show_member(right, element, env);
      continue;
    }
    const bool certain = has(inner->certain, element);
    if (inside == Truth::no && certain) {
      add_once(missing, element);
      show_member(left, element, env);
      short_of_one = true;
      continue;
    }
    if (!certain) {
      ask_member(left, element, env);
    }
    if (inside == Truth::unknown) {
      ask_member(right, element, env);
    }
  }
  if (short_of_one) {
    close(right, env);
  }
  if (!inner->closed()) {
    ask_openings(left, env);
  } else {
    close(left, env);
  }
}

void Reasons::overlap(ExprId left, ExprId right, Env& env) {
  const Set one = evaluator_.set(left, env);
  const Set other = evaluator_.set(right, env);
  for (const Element element : one->certain) {
    if (has(other->certain, element)) {
      add_once(found, element);
      show_member(left, element, env);
      show_member(right, element, env);
      return;
    }
  }
  const auto doubtful = [&](const Bounds& bounds, ExprId beside) {
    std::size_t looked_at = 0;
    for (const Element element : bounds.possible) {
      if (looked_at == most_elements || evaluator_.member(beside, element, env) == Truth::no) {
        continue;
      }
      ++looked_at;
      ask_member(left, element, env);
      ask_member(right, element, env);
    }
  };
  doubtful(*one, right);
  doubtful(*other, left);
  if (!one->closed() && !other->closed()) {
    ask_openings(left, env);
    ask_openings(right, env);
  }
  close(left, env);
  close(right, env);
}

// The elements of a set and what it leaves open: for counts, and for "some" and "no".
void Reasons::of_set(ExprId id, Env& env) {
  const Set bounds = evaluator_.set(id, env);
  // Of each sort so many: those that are certain do not hide those that one would have to ask
  // about.
  std::size_t shown = 0;
  std::size_t asked = 0;
  for (const Element element : bounds->possible) {
    if (has(bounds->certain, element)) {
      if (shown++ < most_elements) {
        show_member(id, element, env);
      }
    } else if (asked++ < most_elements) {
      ask_member(id, element, env);
    }
  }
  if (!bounds->closed()) {
    ask_openings(id, env);
  } else {
    close(id, env);
  }
}

void Reasons::how_many(const language::HowMany& form, Truth truth, Env& env) {
  if (!std::holds_alternative<language::SetType>(rules_.expressions[form.set].type)) {
    of_values(form.set, env);
    return;
  }
  const Set of = evaluator_.set(form.set, env);
  const bool wants_none = form.which == Multiplicity::no;
  if (truth != Truth::unknown && (form.which == Multiplicity::some || wants_none)) {
    if ((truth == Truth::yes) == wants_none) {
      close(form.set, env);
      return;
    }
    for (const Element element : of->certain) {
      add_once(found, element);
      show_member(form.set, element, env);
    }
    return;
  }
  for (const Element element : of->possible) {
    add_once(found, element);
  }
  of_set(form.set, env);
}

void Reasons::of_nearest(const language::ForThose& form, const Bounds& of, Env& env) {
  // That of which the least is missing, then the first.
  const SlotId slot = form.slots.front();
  std::optional<Reasons> nearest;
  for (const Element element : of.certain) {
    const SlotValue outer = env[slot];
    env[slot] = element;
    Reasons one(evaluator_, rules_);
    one.depth_ = depth_ + 1;
    one.of(form.test, env);
    env[slot] = outer;
    if (!nearest || one.missing.size() < nearest->missing.size()) {
      nearest.emplace(std::move(one));
      nearest->found.insert(nearest->found.begin(), element);
    }
  }
  if (nearest) {
    for (const Element element : nearest->missing) {
      add_once(missing, element);
    }
    for (const Witness& seen : nearest->witnesses) {
      witness(seen);
    }
    for (const Closure& closure : nearest->closures) {
      closures.push_back(closure);
    }
  }
}

void Reasons::quantified(const language::ForThose& form, Truth truth, Env& env) {
  if (depth_ > deepest) {
    return;
  }
  const Set range = evaluator_.set(form.set, env);
  const SlotId slot = form.slots.front();
  const bool pairs = form.slots.size() > 1;
  const bool wants_some = form.which == Quantifier::some || form.which == Quantifier::one;
  const Truth breaking = form.which == Quantifier::all ? Truth::no : Truth::yes;
  if (truth == Truth::no && wants_some && !pairs) {
    of_nearest(form, *range, env);
    close(form.set, env);
    return;
  }
  std::size_t looked_at = 0;
  for (const Element element : range->possible) {
    if (looked_at == most_elements) {
      break;
    }
    const SlotValue outer = env[slot];
    env[slot] = element;
    const auto consider = [&] {
      const Truth holds = evaluator_.test(form.test, env);
      const bool certain = has(range->certain, element);
      // What decides: what breaks the test, or what is open; where all is well, everything.
      const bool decides =
          truth == Truth::unknown ? holds == Truth::unknown || (!certain && holds == breaking)
          : (truth == Truth::no) == (form.which == Quantifier::some) ? true
                                                                     : holds == breaking && certain;
      if (!decides) {
        return;
      }
      ++looked_at;
      if (truth != Truth::yes || form.which == Quantifier::some) {
        add_once(found, element);
      }
      show_member(form.set, element, env);
      if (truth == Truth::unknown && !certain) {
        ask_member(form.set, element, env);
      }
      ++depth_;
      of(form.test, env);
      --depth_;
    };
    if (!pairs) {
      consider();
    } else {
      for (const Element other : range->possible) {
        if (other != element) {
          const SlotValue second = env[form.slots[1]];
          env[form.slots[1]] = other;
          consider();
          env[form.slots[1]] = second;
        }
      }
    }
    env[slot] = outer;
  }
  if (truth == Truth::unknown && !range->closed()) {
    ask_openings(form.set, env);
  } else {
    close(form.set, env);
  }
}

void Reasons::of_values(ExprId id, Env& env) {
  const World& world = *env.world;
  const auto attribute = [&](const language::AttributeOf& form) {
    const Set of = evaluator_.set(form.set, env);
    for (const Element element : of->possible) {
      of_member(form.set, element, env);
      if (!element.is_entity()) {
        continue;
      }
      bool settled = false;
      const auto entries = world.structure().attributes_of(element.entity());
      for (const structure::AttributeEntry& entry : entries) {
        const Standing standing = world.structure().standing(entry.validity, world.day());
        if (entry.attribute == form.attribute && standing != Standing::out) {
          witness(static_cast<std::size_t>(&entry - world.structure().attributes.data()));
          settled =
              settled || (standing == Standing::certain && !world.words()[form.attribute].many);
        }
      }
      if (const auto closing = world.values_closing(element.entity(), form.attribute)) {
        close({.values = closing});
      } else if (!settled) {
        ask_attribute(element.entity(), form.attribute, world);
      }
    }
    if (!of->closed()) {
      ask_openings(form.set, env);
    }
  };
  std::visit(Visit{
                 attribute,
                 [&](const language::CarriedValue& form) {
                   const Set of = evaluator_.set(form.set, env);
                   for (const Element element : of->possible) {
                     of_member(form.set, element, env);
                     if (!element.is_link()) {
                       continue;
                     }
                     witness(element.link());
                     if (evaluator_.carried(element.link(), form.qualifier, world).values.empty()) {
                       const structure::Link& link = world.structure()[element.link()];
                       ask({.about = Question::About::link,
                            .text = fmt::format(
                                "Of {} and {}: {}?", name(link.from, world), name(link.to, world),
                                wording::inside_sentence(world.words()[form.qualifier].title)),
                            .of = link.from,
                            .link = element.link(),
                            .qualifier = form.qualifier});
                     }
                   }
                   if (!of->closed()) {
                     ask_openings(form.set, env);
                   }
                 },
                 [&](const language::DayOf& form) {
                   const Set of = evaluator_.set(form.set, env);
                   for (const Element element : of->possible) {
                     of_member(form.set, element, env);
                     if (element.is_entity()) {
                       witness(element.entity());
                       ask_life(element.entity(), world);
                       ask_day(element.entity(), form.which, world);
                     }
                   }
                   if (!of->closed()) {
                     ask_openings(form.set, env);
                   }
                 },
                 [&](const language::Count& form) { of_set(form.set, env); },
                 [&](const language::Extreme& form) {
                   of_values(form.left, env);
                   of_values(form.right, env);
                 },
                 [&](const language::Shift& form) {
                   of_values(form.date, env);
                   of_values(form.length, env);
                 },
                 [&](const language::LastPeriod& form) { of_values(form.length, env); },
                 [](const auto&) {},
             },
             rules_.expressions[id].form);
}

// Why it is in the set: the links on the way to it.

void Reasons::show_member(ExprId id, Element element, Env& env) {
  if (depth_ > deepest || evaluator_.member(id, element, env) == Truth::no) {
    return;
  }
  ++depth_;
  std::visit(
      Visit{
          [&](const language::Bound& bound) {
            if (const auto* const let = std::get_if<LetSet>(&env[bound.slot])) {
              show_member(let->set, element, env);
            }
          },
          [&](const language::Defined&) {},
          [&](const language::Join& join) { show_join(join, element, env); },
          [&](const language::Links& links) {
            if (element.is_link()) {
              witness(element.link());
              show_member(links.set, Element::of(env.world->structure()[element.link()].from), env);
            }
          },
          [&](const language::LinkEnd& end) { show_link_end(end.set, element, env); },
          [&](const language::Carried& carried) { show_link_end(carried.set, element, env); },
          [&](const language::Apply& apply) { show_applied(apply, element, env); },
          [&](const language::Closure& closure) { show_closure(closure, element, env); },
          [&](const language::Unite& form) {
            show_member(form.left, element, env);
            show_member(form.right, element, env);
          },
          [&](const language::Intersect& form) {
            show_member(form.left, element, env);
            show_member(form.right, element, env);
          },
          [&](const language::Except& form) { show_member(form.left, element, env); },
          [&](const language::Else& form) {
            show_member(form.left, element, env);
            show_member(form.right, element, env);
          },
          [&](const language::Such& form) {
            show_member(form.set, element, env);
            const SlotValue outer = env[form.slot];
            env[form.slot] = element;
            const std::size_t known = found.size();
            of(form.test, env);
            found.resize(std::min(known, found.size()), element);
            env[form.slot] = outer;
          },
          [&](const language::AsAt& form) {
            const auto days = evaluator_.days_of(evaluator_.values(form.date, env));
            if (days && !days->empty()) {
              const World* const now = env.world;
              env.world = &evaluator_.world_on(days->back());
              show_member(form.set, element, env);
              env.world = now;
            }
          },
          [&](const language::Past& form) {
            const Set from = evaluator_.set(form.set, env);
            for (const Element one : from->possible) {
              if (one.is_entity() && element.is_entity()) {
                if (const auto link =
                        env.world->link_between(one.entity(), form.along, element.entity())) {
                  witness(*link);
                }
              }
            }
          },
          [](const auto&) {},
      },
      rules_.expressions[id].form);
  --depth_;
}

void Reasons::show_join(const language::Join& join, Element element, Env& env) {
  if (!element.is_entity()) {
    return;
  }
  const Set from = evaluator_.set(join.set, env);
  for (const Element one : from->possible) {
    if (!one.is_entity()) {
      continue;
    }
    const std::optional<LinkId> link =
        env.world->link_between(one.entity(), join.along, element.entity());
    if (link && (*env.world)[*link] != Standing::out) {
      witness(*link);
      show_member(join.set, one, env);
      return;
    }
  }
}

void Reasons::show_link_end(ExprId set, Element element, Env& env) {
  const Set from = evaluator_.set(set, env);
  for (const Element one : from->possible) {
    if (one.is_link()) {
      const structure::Link& link = env.world->structure()[one.link()];
      if (element.is_entity() && (link.to == element.entity() || link.from == element.entity())) {
        show_member(set, one, env);
        return;
      }
    }
  }
}

void Reasons::show_applied(const language::Apply& apply, Element element, Env& env) {
  const law::Definition& definition =
      rules_.definitions[static_cast<std::size_t>(apply.definition)];
  const Set from = evaluator_.set(apply.set, env);
  for (const Element one : from->possible) {
    Env& frame = evaluator_.kept_frame_of(apply.definition, one, *env.world);
    for (const law::Limb& limb : definition.limbs) {
      if (law::in_force_on(limb.force, env.world->day()) != law::InForce::no &&
          evaluator_.member(limb.is, element, frame) != Truth::no) {
        show_member(limb.is, element, frame);
        show_member(apply.set, one, env);
        return;
      }
    }
  }
}

void Reasons::show_closure(const language::Closure& closure, Element element, Env& env) {
  // Breadth first from the set; then back along the steps.
  const Set from = evaluator_.set(closure.set, env);
  std::map<Element, std::optional<Element>> before;
  std::vector<Element> next;
  for (const Element one : from->possible) {
    before.emplace(one, std::nullopt);
    next.push_back(one);
  }
  const SlotValue outer = env[closure.through];
  const auto step_from = [&](Element one) {
    env[closure.through] = one;
    return evaluator_.set(closure.step, env);
  };
  std::optional<Element> last;
  if (closure.reflexive && before.contains(element)) {
    last = element;
  }
  for (std::size_t at = 0; at < next.size() && !last; ++at) {
    const Element one = next[at];
    const Set stepped = step_from(one);
    for (const Element other : stepped->possible) {
      if (other == element) {
        last = one;
      }
      if (before.emplace(other, one).second) {
        next.push_back(other);
      }
    }
  }
  Element to = element;
  while (last && !(closure.reflexive && *last == to)) {
    env[closure.through] = *last;
    show_member(closure.step, to, env);
    to = *last;
    last = before.at(*last);
  }
  env[closure.through] = outer;
  show_member(closure.set, to, env);
}

// What would show whether it is in the set.

void Reasons::ask_member(ExprId id, Element element, Env& env) {
  if (depth_ > deepest || evaluator_.member(id, element, env) != Truth::unknown) {
    return;
  }
  const World& world = *env.world;
  ++depth_;
  const auto otherwise = [&] { ask_openings(id, env); };
  std::visit(Visit{
                 [&](const language::KindSet& kind) {
                   if (element.is_entity()) {
                     ask_kind(element.entity(), kind.kind, world);
                     ask_life(element.entity(), world);
                   }
                 },
                 [&](const language::SortSet&) {
                   if (element.is_entity()) {
                     ask_life(element.entity(), world);
                   }
                 },
                 [&](const language::Bound& bound) {
                   if (const auto* const let = std::get_if<LetSet>(&env[bound.slot])) {
                     ask_member(let->set, element, env);
                   } else if (element.is_entity()) {
                     ask_life(element.entity(), world);
                   }
                 },
                 [&](const language::Join& join) { ask_join(join, element, env); },
                 [&](const language::Links& links) {
                   if (element.is_link()) {
                     ask_link(element.link(), world);
                     ask_member(links.set, Element::of(world.structure()[element.link()].from),
                                env);
                   } else {
                     otherwise();
                   }
                 },
                 [&](const language::LinkEnd& end) {
                   const Set from = evaluator_.set(end.set, env);
                   for (const Element one : from->possible) {
                     const bool here = one.is_link() && element.is_entity() &&
                                       (world.structure()[one.link()].to == element.entity() ||
                                        world.structure()[one.link()].from == element.entity());
                     if (here) {
                       ask_member(end.set, one, env);
                     }
                   }
                   otherwise();
                 },
                 [&](const language::Apply& apply) { ask_applied(apply, element, env); },
                 [&](const language::Unite& form) {
                   ask_member(form.left, element, env);
                   ask_member(form.right, element, env);
                 },
                 [&](const language::Intersect& form) {
                   ask_member(form.left, element, env);
                   ask_member(form.right, element, env);
                 },
                 [&](const language::Except& form) {
                   ask_member(form.left, element, env);
                   ask_member(form.right, element, env);
                 },
                 [&](const language::Such& form) {
                   ask_member(form.set, element, env);
                   const SlotValue outer = env[form.slot];
                   env[form.slot] = element;
                   if (evaluator_.test(form.test, env) == Truth::unknown) {
                     of(form.test, env);
                   }
                   env[form.slot] = outer;
                 },
                 [&](const auto&) { otherwise(); },
             },
             rules_.expressions[id].form);
  --depth_;
}

void Reasons::ask_join(const language::Join& join, Element element, Env& env) {
  const World& world = *env.world;
  const Set from = evaluator_.set(join.set, env);
  if (!element.is_entity()) {
    ask_openings(join.set, env);
    return;
  }
  std::size_t asked = 0;
  for (const Element one : from->possible) {
    if (!one.is_entity() || asked == most_elements) {
      continue;
    }
    const std::optional<LinkId> link =
        world.link_between(one.entity(), join.along, element.entity());
    if (link && world[*link] == Standing::possible) {
      ask_link(*link, world);
      ++asked;
    }
    if (link && world[*link] != Standing::out) {
      ask_member(join.set, one, env);
    }
    const bool unwritten = !link && !world.closed(one.entity(), join.along) &&
                           world.may_join(one.entity(), join.along, element.entity());
    if (unwritten && from->possible.size() <= 3) {
      ask_unwritten(one.entity(), join.along, element.entity(), world);
      ++asked;
    } else if (unwritten) {
      // Of many, one asks for their lists, which tell of others too.
      ask_opening({.at = one.entity(), .key = join.along}, world);
      ++asked;
    }
  }
  if (asked == 0) {
    ask_openings(join.set, env);
  }
}

void Reasons::ask_applied(const language::Apply& apply, Element element, Env& env) {
  const law::Definition& definition =
      rules_.definitions[static_cast<std::size_t>(apply.definition)];
  const Set from = evaluator_.set(apply.set, env);
  for (const Element one : from->possible) {
    Env& frame = evaluator_.kept_frame_of(apply.definition, one, *env.world);
    for (const law::Limb& limb : definition.limbs) {
      if (law::in_force_on(limb.force, env.world->day()) != law::InForce::no) {
        ask_member(limb.is, element, frame);
      }
    }
    ask_member(apply.set, one, env);
  }
  if (!from->closed()) {
    ask_openings(apply.set, env);
  }
}

// Whatever others there are on some ground, of kinds that nobody counted there: one asks for the
// kinds, not list by list what lies in what.
void Reasons::ask_kinds(const vocabulary::Ends& of, EntityId ground, const World& world) {
  for (const vocabulary::KindId kind : of.kinds) {
    if (!world.counted(kind, ground)) {
      ask({.about = Question::About::census,
           .text = fmt::format("Are all {} that have to do with {} in the model?",
                               wording::inside_sentence(world.words()[kind].plural),
                               name(ground, world)),
           .of = ground,
           .kind = kind});
    }
  }
}

namespace {

void unite(vocabulary::Ends& into, const vocabulary::Ends& more) {
  for (const vocabulary::Sort sort : more.sorts) {
    add_once(into.sorts, sort);
  }
  for (const vocabulary::KindId kind : more.kinds) {
    add_once(into.kinds, kind);
  }
}

// What is of both; where one says no kinds, what the other says.
vocabulary::Ends narrower(const vocabulary::Vocabulary& words, const vocabulary::Ends& left,
                          const vocabulary::Ends& right) {
  if (left.kinds.empty() || !left.sorts.empty()) {
    return right;
  }
  if (right.kinds.empty() || !right.sorts.empty()) {
    return left;
  }
  vocabulary::Ends both;
  for (const vocabulary::KindId one : left.kinds) {
    for (const vocabulary::KindId other : right.kinds) {
      if (words.is_a(one, other)) {
        add_once(both.kinds, one);
      } else if (words.is_a(other, one)) {
        add_once(both.kinds, other);
      }
    }
  }
  return both;
}

}  // namespace

// What the elements of a set may be that day: narrower than its type where a definition has limbs
// that are not in force.
vocabulary::Ends Reasons::ends_of(ExprId set, Env& env, unsigned depth) const {
  const language::Expr& expr = rules_.expressions[set];
  const auto* const type = std::get_if<language::SetType>(&expr.type);
  if (type == nullptr || type->links || depth > deepest) {
    return {};
  }
  const auto of_definition = [&](language::DefinitionId id) {
    vocabulary::Ends ends;
    for (const law::Limb& limb : rules_.definitions[static_cast<std::size_t>(id)].limbs) {
      if (law::in_force_on(limb.force, env.world->day()) != law::InForce::no) {
        unite(ends, ends_of(limb.is, env, depth + 1));
      }
    }
    return ends;
  };
  const auto of = [&](ExprId part) { return ends_of(part, env, depth + 1); };
  return std::visit(
      Visit{
          [&](const language::Defined& form) { return of_definition(form.definition); },
          [&](const language::Apply& form) { return of_definition(form.definition); },
          [&](const language::Unite& form) {
            vocabulary::Ends ends = of(form.left);
            unite(ends, of(form.right));
            return ends;
          },
          [&](const language::Intersect& form) {
            return narrower(env.world->words(), of(form.left), of(form.right));
          },
          [&](const language::Except& form) { return of(form.left); },
          [&](const language::Such& form) { return of(form.set); },
          [&](const auto&) { return type->of; },
      },
      expr.form);
}

void Reasons::ask_openings(ExprId set, Env& env) {
  const Set bounds = evaluator_.set(set, env);
  const vocabulary::Ends ends = ends_of(set, env);
  const bool of_kinds = ends.sorts.empty() && !ends.kinds.empty();
  // Whoever counts the things of a kind on some ground counts those of what it lies in too: one
  // asks about the lowest.
  std::optional<EntityId> ground;
  for (const Opening& opening : bounds->openings) {
    if (!of_kinds || !opening.ground) {
      ask_opening(opening, *env.world);
    } else if (!ground || env.world->lies_in(*opening.ground, *ground)) {
      ground = opening.ground;
    }
  }
  if (ground) {
    ask_kinds(ends, *ground, *env.world);
  }
}

void Reasons::ask_opening(const Opening& opening, const World& world) {
  if (opening.at && opening.key) {
    if (const auto* const attribute = std::get_if<vocabulary::AttributeId>(&*opening.key)) {
      ask_attribute(*opening.at, *attribute, world);
      return;
    }
    const auto key = std::get<RelationKey>(*opening.key);
    const vocabulary::Relation& relation = world.words()[key.relation];
    ask({.about = Question::About::list,
         .text = list_question(relation, key, name(*opening.at, world)),
         .of = opening.at,
         .key = opening.key});
    return;
  }
  if (opening.kind) {
    ask({.about = Question::About::census,
         .text = fmt::format("Are all {} in the model?",
                             wording::inside_sentence(world.words()[*opening.kind].plural)),
         .kind = opening.kind});
  }
}

void Reasons::ask_link(LinkId id, const World& world) {
  const structure::Link& link = world.structure()[id];
  const vocabulary::Relation& relation = world.words()[link.relation];
  const std::vector<structure::Doubt> doubts =
      structure::doubts(world.structure(), world.words(), link, world.day());
  ask({.about = Question::About::link,
       .text = filled(filled(relation.asks, "{from}", name(link.from, world)), "{to}",
                      name(link.to, world)),
       .of = link.from,
       .link = id,
       .doubt = doubts.empty() ? std::nullopt : std::optional(doubts.front())});
}

void Reasons::ask_unwritten(EntityId from, RelationKey key, EntityId to, const World& world) {
  const vocabulary::Relation& relation = world.words()[key.relation];
  const EntityId first = key.inverse ? to : from;
  const EntityId second = key.inverse ? from : to;
  ask({.about = Question::About::link,
       .text =
           filled(filled(relation.asks, "{from}", name(first, world)), "{to}", name(second, world)),
       .of = first,
       .key = vocabulary::Key(RelationKey{.relation = key.relation, .inverse = false}),
       .other = second});
}

void Reasons::ask_attribute(EntityId of, vocabulary::AttributeId attribute, const World& world) {
  const vocabulary::Attribute& about = world.words()[attribute];
  ask({.about = Question::About::attribute,
       .text = about.asks.empty() ? fmt::format("Of {}: {}?", name(of, world),
                                                wording::inside_sentence(about.title))
                                  : filled(about.asks, "{of}", name(of, world)),
       .of = of,
       .key = vocabulary::Key(attribute)});
}

// Of one whose kind is written, nothing is to be asked but whether it was there.
void Reasons::ask_kind(EntityId of, vocabulary::KindId kind, const World& world) {
  const auto kinds = world.structure().kinds_of(of);
  const bool written =
      std::any_of(kinds.begin(), kinds.end(), [&](const structure::KindEntry& entry) {
        return world.words().is_a(entry.kind, kind) &&
               world.structure()[entry.details].basis == structure::Basis::stated;
      });
  if (!written) {
    ask({.about = Question::About::life,
         .text = fmt::format("Is {} {}?", name(of, world),
                             wording::with_article(world.words()[kind].title)),
         .of = of,
         .kind = kind});
  }
}

void Reasons::ask_life(EntityId of, const World& world) {
  if (world[of] != Standing::possible) {
    return;
  }
  const std::vector<structure::Doubt> doubts =
      structure::doubts(world.structure(), world.words(), of, world.day());
  ask({.about = Question::About::life,
       .text = fmt::format("Was {} there on that day?", name(of, world)),
       .of = of,
       .doubt = doubts.empty() ? std::nullopt : std::optional(doubts.front())});
}

// On what day it was made, came to be there, or ceased, where that is not known to the day.
void Reasons::ask_day(EntityId of, language::DayWhich which, const World& world) {
  const auto known = evaluator_.day_of(of, which);
  if (known && known->earliest == known->latest) {
    return;
  }
  switch (which) {
    case language::DayWhich::date:
      if (const auto key = world.words().key_named("date")) {
        ask_attribute(of, std::get<vocabulary::AttributeId>(*key), world);
      }
      return;
    case language::DayWhich::from:
    case language::DayWhich::until:
      ask({.about = Question::About::life,
           .text = day_question(world.structure()[of].sort, which, name(of, world)),
           .of = of,
           .day = which});
      return;
  }
}

void Reasons::close_list(EntityId at, RelationKey key, const World& world) {
  if (const std::optional<std::size_t> list = world.list_closing(at, key)) {
    close({.complete = list});
  }
}

void Reasons::close(const Closure& closure) {
  if (std::find(closures.begin(), closures.end(), closure) == closures.end()) {
    closures.push_back(closure);
  }
}

// Of the few there are, why none is such as is asked for.
void Reasons::why_not_such(const language::Such& form, Env& env) {
  constexpr std::size_t few = 3;
  const Set from = evaluator_.set(form.set, env);
  if (from->possible.size() > few) {
    return;
  }
  const std::vector<Element> found_before = found;
  const std::vector<Element> missing_before = missing;
  const SlotValue outer = env[form.slot];
  for (const Element element : from->possible) {
    env[form.slot] = element;
    if (evaluator_.test(form.test, env) == Truth::no) {
      of(form.test, env);
    }
  }
  env[form.slot] = outer;
  found = found_before;
  missing = missing_before;
}

// What shows that nobody else is in a set: the complete lists and censuses it rests on.
void Reasons::close(ExprId id, Env& env) {
  if (depth_ > deepest) {
    return;
  }
  ++depth_;
  const World& world = *env.world;
  const auto lists = [&](ExprId set, RelationKey key) {
    const Set from = evaluator_.set(set, env);
    for (const Element one : from->possible) {
      if (one.is_entity()) {
        close_list(one.entity(), key, world);
      }
    }
    close(set, env);
  };
  std::visit(Visit{
                 [&](const language::Bound& bound) {
                   if (const auto* const let = std::get_if<LetSet>(&env[bound.slot])) {
                     close(let->set, env);
                   }
                 },
                 [&](const language::Join& join) { lists(join.set, join.along); },
                 [&](const language::Links& links) {
                   lists(links.set, {.relation = links.relation, .inverse = false});
                 },
                 [&](const language::LinkEnd& end) { close(end.set, env); },
                 [&](const language::Carried& carried) { close(carried.set, env); },
                 [&](const language::Unite& form) {
                   close(form.left, env);
                   close(form.right, env);
                 },
                 [&](const language::Intersect& form) {
                   close(form.left, env);
                   close(form.right, env);
                 },
                 [&](const language::Except& form) { close(form.left, env); },
                 [&](const language::Such& form) {
                   close(form.set, env);
                   why_not_such(form, env);
                 },
                 [&](const language::Apply& apply) {
                   const law::Definition& definition =
                       rules_.definitions[static_cast<std::size_t>(apply.definition)];
                   const Set from = evaluator_.set(apply.set, env);
                   for (const Element one : from->possible) {
                     Env& frame = evaluator_.kept_frame_of(apply.definition, one, world);
                     for (const law::Limb& limb : definition.limbs) {
                       if (law::in_force_on(limb.force, world.day()) != law::InForce::no) {
                         close(limb.is, frame);
                       }
                     }
                   }
                   close(apply.set, env);
                 },
                 [](const auto&) {},
             },
             rules_.expressions[id].form);
  // A census that closed the kinds of this set.
  const auto* const type = std::get_if<language::SetType>(&rules_.expressions[id].type);
  const auto* const meets = std::get_if<language::Intersect>(&rules_.expressions[id].form);
  if (type != nullptr && meets != nullptr && !type->links) {
    for (const ExprId side : {meets->left, meets->right}) {
      const Set of_side = evaluator_.set(side, env);
      for (const Opening& opening : of_side->openings) {
        for (const vocabulary::KindId kind : type->of.kinds) {
          const auto census =
              opening.ground ? world.census_of(kind, *opening.ground) : std::nullopt;
          if (census) {
            close({.census = census});
          }
        }
      }
    }
  }
  --depth_;
}

}  // namespace remit::evaluation
