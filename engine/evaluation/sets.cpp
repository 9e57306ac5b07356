#include <algorithm>
#include <array>
#include <functional>
#include <iterator>

#include "evaluation/evaluator.hpp"
#include "evaluation/making_sets.hpp"
#include "structure/doubt.hpp"
#include "structure/spell.hpp"

// What sets hold, from the bottom up.

namespace remit::evaluation {

using language::SetType;
using language::Type;
using language::Visit;
using vocabulary::RelationKey;
using vocabulary::Sort;

bool is_of_kinds(const law::RuleBook& rules, ExprId id) {
  const language::Form& form = rules.expressions[id].form;
  if (const auto* const united = std::get_if<language::Unite>(&form)) {
    return is_of_kinds(rules, united->left) && is_of_kinds(rules, united->right);
  }
  if (const auto* const except = std::get_if<language::Except>(&form)) {
    return is_of_kinds(rules, except->left);
  }
  if (const auto* const such = std::get_if<language::Such>(&form)) {
    return is_of_kinds(rules, such->set);
  }
  if (const auto* const defined = std::get_if<language::Defined>(&form)) {
    const std::vector<law::Limb>& limbs =
        rules.definitions[static_cast<std::size_t>(defined->definition)].limbs;
    return std::all_of(limbs.begin(), limbs.end(),
                       [&](const law::Limb& limb) { return is_of_kinds(rules, limb.is); });
  }
  return std::holds_alternative<language::KindSet>(form) ||
         std::holds_alternative<language::SortSet>(form);
}

const World& Evaluator::world_on(calendar::Date day) {
  std::unique_ptr<World>& world = worlds_[day];
  if (!world) {
    world = std::make_unique<World>(structure_, words_, day);
  }
  return *world;
}

Env Evaluator::frame_of(const law::Definition& definition, std::optional<Element> subject,
                        const World& world) const {
  Env env{.world = &world, .frame = &definition.frame};
  env.slots.resize(std::max<std::size_t>(definition.frame.names.size(), 1));
  if (subject) {
    env.slots[0] = *subject;
  }
  return env;
}

Evaluator::Applied Evaluator::key_of(language::DefinitionId definition,
                                     std::optional<Element> subject, const World& world) {
  // No element has the number of all ones: it is too high for a link.
  constexpr std::uint32_t none = 0xFFFFFFFF;
  return {.world = &world, .definition = definition, .subject = subject ? subject->number() : none};
}

Env& Evaluator::kept_frame_of(language::DefinitionId definition, std::optional<Element> subject,
                              const World& world) {
  std::unique_ptr<Env>& kept = frames_[key_of(definition, subject, world)];
  if (!kept) {
    kept = std::make_unique<Env>(
        frame_of(rules_.definitions[static_cast<std::size_t>(definition)], subject, world));
    kept->keeps_all = true;
  }
  return *kept;
}

void Evaluator::forget_frames() {
  constexpr std::size_t many = 1024;
  if (frames_.size() > many) {
    frames_.clear();
  }
}

Set Evaluator::set(ExprId id, Env& env) {
  if (depends_on_nothing(id)) {
    if (const SameForAll* const known = known_for_all(id, *env.world)) {
      return known->set;
    }
    Set made = without_known_rest(id, evaluate(id, env), *env.world);
    same_for_all_[static_cast<std::size_t>(id)].push_back({.world = env.world, .set = made});
    return made;
  }
  if (!env.keeps_all || of_passing_names(id, env)) {
    return without_known_rest(id, evaluate(id, env), *env.world);
  }
  if (const Set* const known = env.find(id)) {
    return *known;
  }
  Set made = without_known_rest(id, evaluate(id, env), *env.world);
  env.known.push_back({.world = env.world, .id = id, .set = made});
  return made;
}

Evaluator::SameForAll* Evaluator::known_for_all(ExprId id, const World& world) {
  same_for_all_.resize(rules_.expressions.all.size());
  std::vector<SameForAll>& days = same_for_all_[static_cast<std::size_t>(id)];
  const auto known = std::find_if(days.begin(), days.end(),
                                  [&](const SameForAll& one) { return one.world == &world; });
  return known == days.end() ? nullptr : &*known;
}

// A large set in which it can be looked up whether a thing is in it; none of any other. A look at
// one place, where a search looks at a dozen.
const Evaluator::SameForAll* Evaluator::looked_up(ExprId id, const Bounds& bounds,
                                                  const World& world) {
  constexpr std::size_t large = 64;
  constexpr std::size_t often = 8;
  if (bounds.possible.size() < large || !depends_on_nothing(id)) {
    return nullptr;
  }
  SameForAll* const known = known_for_all(id, world);
  if (known == nullptr || ++known->asked < often) {
    return nullptr;
  }
  if (known->possible.empty()) {
    const auto mark = [&](const Elements& elements, std::vector<bool>& marks) {
      marks.resize(structure_.entities.size());
      for (const Element element : elements) {
        if (element.is_entity()) {
          marks[element.number()] = true;
        }
      }
    };
    mark(bounds.certain, known->certain);
    mark(bounds.possible, known->possible);
  }
  return known;
}

// Without the openings that do not count: all of them, if what is written is all there is, else
// those of which a census knows the rest.
Set Evaluator::without_known_rest(ExprId id, Set found, const World& world) {
  if (found->closed()) {
    return found;
  }
  if (reading_ == Reading::closed) {
    Bounds written = *found;
    written.openings.clear();
    return pool_.keep(std::move(written));
  }
  const Type& type = rules_.expressions[id].type;
  const bool prunable =
      std::any_of(found->openings.begin(), found->openings.end(),
                  [&](const Opening& opening) { return counted(type, opening, world); });
  if (prunable) {
    Bounds pruned = *found;
    prune(pruned, type, world);
    return pool_.keep(std::move(pruned));
  }
  return found;
}

namespace {

// Whether an expression uses a name that is bound outside of it, of those asked about.
template <typename Asked>
bool uses_names(const language::Expressions& expressions, ExprId id, std::vector<SlotId>& inside,
                const Asked& asked) {
  const language::Form& form = expressions[id].form;
  const auto outside = [&](SlotId slot) {
    return asked(slot) && std::find(inside.begin(), inside.end(), slot) == inside.end();
  };
  if (const auto* const name = std::get_if<language::Bound>(&form)) {
    return outside(name->slot);
  }
  if (const auto* const year = std::get_if<language::YearIs>(&form)) {
    return outside(year->slot);
  }
  if (const auto* const edge = std::get_if<language::YearEdge>(&form)) {
    return outside(edge->slot);
  }
  const std::size_t known = inside.size();
  if (const auto* const closure = std::get_if<language::Closure>(&form)) {
    inside.push_back(closure->through);
  } else if (const auto* const such = std::get_if<language::Such>(&form)) {
    inside.push_back(such->slot);
  } else if (const auto* const those = std::get_if<language::ForThose>(&form)) {
    inside.insert(inside.end(), those->slots.begin(), those->slots.end());
  }
  const std::vector<ExprId> parts = parts_of(form);
  const bool uses = std::any_of(parts.begin(), parts.end(), [&](ExprId part) {
    return uses_names(expressions, part, inside, asked);
  });
  inside.resize(known);
  return uses;
}

}  // namespace

bool Evaluator::depends_on_nothing(ExprId id) {
  return forms_[static_cast<std::size_t>(id)].depends_on_nothing.once([&] {
    std::vector<SlotId> inside;
    return !uses_names(rules_.expressions, id, inside, [](SlotId) { return true; });
  });
}

bool Evaluator::of_passing_names(ExprId id, const Env& env) {
  return forms_[static_cast<std::size_t>(id)].of_passing_names.once([&] {
    std::vector<SlotId> inside;
    return uses_names(rules_.expressions, id, inside, [&](SlotId slot) {
      return env.frame == nullptr || env.frame->names[static_cast<std::size_t>(slot)].passing;
    });
  });
}

bool Evaluator::of_kinds(ExprId id) {
  return forms_[static_cast<std::size_t>(id)].of_kinds.once(
      [&] { return is_of_kinds(rules_, id); });
}

Set Evaluator::evaluate(ExprId id, Env& env) {
  const language::Expr& expr = rules_.expressions[id];
  return std::visit(
      Visit{
          [&](const language::KindSet& kind) {
            return Set::borrowed(env.world->of_kind(kind.kind));
          },
          [&](const language::SortSet& sort) {
            return Set::borrowed(env.world->of_sort(sort.sort));
          },
          [&](const language::Bound& name) { return bound(name.slot, env); },
          [&](const language::Defined& defined) {
            return applied(defined.definition, std::nullopt, *env.world);
          },
          [&](const language::Join& form) { return join(form, env); },
          [&](const language::Links& form) { return links(form, env); },
          [&](const language::LinkEnd& form) { return link_end(form, env); },
          [&](const language::Carried& form) { return carried_set(form, env); },
          [&](const language::Apply& form) { return apply(form, env); },
          [&](const language::Closure& form) { return closure(form, env); },
          [&](const language::Unite& form) {
            return pool_.keep(united(*set(form.left, env), *set(form.right, env)));
          },
          [&](const language::Intersect& form) {
            return intersection(form.left, form.right, expr.type, env);
          },
          [&](const language::Except& form) { return except(form, env); },
          [&](const language::Else& form) { return otherwise(form, env); },
          [&](const language::Such& form) { return such(form, env); },
          [&](const language::AsAt& form) { return as_at(form, env); },
          [&](const language::Past& form) { return past(form, env); },
          [&](const language::InGraph& form) { return in_graph(form, env); },
          [&](const auto&) { return unknown(); },  // values and tests: the checker lets none pass
      },
      expr.form);
}

// Nothing is known but that it is not known.
Set Evaluator::unknown() {
  return pool_.keep({.openings = {{}}, .others_listed = true});
}

Set Evaluator::bound(SlotId slot, Env& env) {
  const SlotValue& value = env[slot];
  if (const auto* const element = std::get_if<Element>(&value)) {
    // A name stands for its thing even on a day on which that is gone, so that what is asked of one
    // that is no more is not true for want of it. A duty asks for what it binds again and again.
    const auto at = static_cast<std::size_t>(slot);
    single_.resize(std::max(single_.size(), at + 1));
    if (!single_[at] || single_[at]->certain.front() != *element) {
      single_[at] = pool_.keep(only(*element));
    }
    return single_[at];
  }
  if (const auto* const let = std::get_if<LetSet>(&value)) {
    if (const Set* const known = env.find(let->set)) {
      return *known;
    }
    Set made = set(let->set, env);
    if (!env.keeps_all) {
      env.known.push_back({.world = env.world, .id = let->set, .set = made});
    }
    return made;
  }
  return unknown();
}

// The thing that a name stands for, if the set is such a name and the thing may be there. Such a
// set is what most others begin with.
std::optional<Element> Evaluator::one_bound(ExprId id, const Env& env) const {
  const auto* const name = std::get_if<language::Bound>(&rules_.expressions[id].form);
  const auto* const element =
      name == nullptr ? nullptr
                      : std::get_if<Element>(&env.slots[static_cast<std::size_t>(name->slot)]);
  const bool there = element != nullptr && element->is_entity() &&
                     (*env.world)[element->entity()] != Standing::out;
  return there ? std::optional(*element) : std::nullopt;
}

// Whether the elements are areas, so that what lies beyond them still has to do with the same
// ground.
bool Evaluator::of_areas(ExprId id) const {
  const auto* const type = std::get_if<SetType>(&rules_.expressions[id].type);
  if (type == nullptr || type->links) {
    return false;
  }
  return std::all_of(type->of.sorts.begin(), type->of.sorts.end(),
                     [](Sort sort) { return sort == Sort::area; }) &&
         std::all_of(type->of.kinds.begin(), type->of.kinds.end(),
                     [&](vocabulary::KindId kind) { return words_[kind].sort == Sort::area; });
}

Way Evaluator::way_from(ExprId set, RelationKey key, const World& world) const {
  return of_areas(set) ? world.way_of(key) : Way::elsewhere;
}

// That nobody says that a list is whole.
Opening Evaluator::list_left_open(Element element, RelationKey key, const World& world) const {
  if (!element.is_entity()) {
    return {.key = key};
  }
  const EntityId id = element.entity();
  const bool area = structure_[id].sort == Sort::area;
  const Way way = area ? world.way_of(key) : Way::to_things;
  return {.at = id,
          .key = key,
          .ground = area && way != Way::elsewhere ? std::optional(id) : std::nullopt,
          .above = way == Way::up};
}

void Evaluator::open_list(Element element, RelationKey key, const World& world,
                          Bounds& into) const {
  into.others_listed = true;
  add_opening(into.openings, list_left_open(element, key, world));
}

// What a set leaves open, a step further leaves open too. It still has to do with the same ground
// when the way goes up from areas, or to things on them; down, as long as it did not go up before:
// what else lies in a county has nothing to do with a district of it.
void Evaluator::pass_on(const Bounds& from, Way way, Bounds& into) const {
  if (from.openings.empty()) {
    return;
  }
  std::vector<Opening> openings(from.openings.begin(), from.openings.end());
  for (Opening& opening : openings) {
    if (way == Way::elsewhere || (way == Way::down && opening.above)) {
      opening.ground.reset();
    }
    opening.above = opening.above || way == Way::up;
  }
  add_openings(into.openings, openings);
  into.others_listed = true;
}

bool Evaluator::counted(const Type& type, const Opening& opening, const World& world) const {
  const auto* const set = std::get_if<SetType>(&type);
  if (set == nullptr || set->links || !set->of.sorts.empty() || set->of.kinds.empty() ||
      !opening.ground) {
    return false;
  }
  return std::all_of(set->of.kinds.begin(), set->of.kinds.end(),
                     [&](vocabulary::KindId kind) { return world.counted(kind, *opening.ground); });
}

void Evaluator::prune(Bounds& bounds, const Type& type, const World& world) const {
  std::erase_if(bounds.openings,
                [&](const Opening& opening) { return counted(type, opening, world); });
}

Set Evaluator::join(const language::Join& form, Env& env) {
  const World& world = *env.world;
  const SetPool::Making making = pool_.make();
  Bounds& made = *making;
  const auto step_from = [&](Element element, bool certain) {
    if (!element.is_entity()) {
      open_list(element, form.along, world, made);
      return;
    }
    world.each_neighbour(element.entity(), form.along, [&](const Neighbour& other) {
      add(Element::of(other.entity), certain && other.standing == Standing::certain, made);
    });
    if (!world.closed(element.entity(), form.along)) {
      open_list(element, form.along, world, made);
    }
  };
  if (const std::optional<Element> one = one_bound(form.set, env)) {
    step_from(*one, true);
  } else {
    const Set from = set(form.set, env);
    pass_on(*from, way_from(form.set, form.along, world), made);
    for (const Element element : from->possible) {
      step_from(element, from->surely(element));
    }
  }
  return finished(making);
}

Set Evaluator::links(const language::Links& form, Env& env) {
  const Set from = set(form.set, env);
  const World& world = *env.world;
  const RelationKey key{.relation = form.relation, .inverse = false};
  const SetPool::Making making = pool_.make();
  Bounds& made = *making;
  pass_on(*from, Way::elsewhere, made);
  for (const Element element : from->possible) {
    if (!element.is_entity()) {
      open_list(element, key, world, made);
      continue;
    }
    const bool certain = from->surely(element);
    world.each_neighbour(element.entity(), key, [&](const Neighbour& other) {
      add(Element::of(other.link), certain && other.standing == Standing::certain, made);
    });
    if (!world.closed(element.entity(), key)) {
      open_list(element, key, world, made);
    }
  }
  return finished(making);
}

Set Evaluator::link_end(const language::LinkEnd& form, Env& env) {
  const Set from = set(form.set, env);
  const SetPool::Making making = pool_.make();
  Bounds& made = *making;
  pass_on(*from, Way::elsewhere, made);
  for (const Element element : from->possible) {
    if (!element.is_link()) {
      add_opening(made.openings, {});
      made.others_listed = true;
      continue;
    }
    const structure::Link& link = structure_[element.link()];
    add(Element::of(form.second ? link.to : link.from), has(from->certain, element), made);
  }
  return finished(making);
}

Evaluator::CarriedValues Evaluator::carried(LinkId id, vocabulary::QualifierId qualifier,
                                            const World& world) const {
  CarriedValues found;
  const structure::Link& link = structure_[id];
  const std::span<const structure::Entry> entries = structure_.entries_of(link);
  const bool alone = std::count_if(entries.begin(), entries.end(),
                                   [](const auto& entry) { return !entry.denied; }) == 1;
  for (const structure::Entry& entry : entries) {
    if (entry.denied) {
      continue;
    }
    const structure::Details& details = structure_[entry.details];
    const structure::Spell spell =
        structure::spell_of(details, structure::freshness_of(structure_, words_, link, details));
    if (!alone && !spell.possible.contains(world.day())) {
      continue;
    }
    const bool certain =
        world[id] == Standing::certain && (alone || spell.certain().contains(world.day()));
    for (const structure::QualifierValue& value : details.qualifiers) {
      if (value.qualifier == qualifier) {
        found.values.emplace_back(value.value, certain);
      }
    }
  }
  return found;
}

Set Evaluator::carried_set(const language::Carried& form, Env& env) {
  const Set from = set(form.set, env);
  const World& world = *env.world;
  const SetPool::Making making = pool_.make();
  Bounds& made = *making;
  pass_on(*from, Way::elsewhere, made);
  for (const Element element : from->possible) {
    if (!element.is_link()) {
      add_opening(made.openings, {});
      made.others_listed = true;
      continue;
    }
    const CarriedValues values = carried(element.link(), form.qualifier, world);
    const bool in_set = has(from->certain, element);
    for (const auto& [value, certain] : values.values) {
      if (const auto* const entities = std::get_if<std::vector<EntityId>>(&value)) {
        for (const EntityId entity : *entities) {
          add(Element::of(entity), certain && in_set, made);
        }
      }
      // `by = "chair"`: whoever stands in that relation to the body that the entry names.
      if (const auto* const relation = std::get_if<std::string>(&value)) {
        const std::optional<vocabulary::Key> key = words_.key_named(*relation);
        const auto* const along = key ? std::get_if<RelationKey>(&*key) : nullptr;
        if (along != nullptr) {
          const EntityId body = structure_[element.link()].to;
          for (const Neighbour& other : world.neighbours(body, *along)) {
            add(Element::of(other.entity), certain && in_set && other.standing == Standing::certain,
                made);
          }
          if (!world.closed(body, *along)) {
            open_list(Element::of(body), *along, world, made);
          }
        }
      }
    }
    if (values.values.empty()) {
      // Nobody wrote it: it is open.
      add_opening(made.openings,
                  {.at = structure_[element.link()].from,
                   .key = RelationKey{.relation = structure_[element.link()].relation}});
      made.others_listed = true;
    }
  }
  return finished(making);
}

// Where it is kept what a definition comes to of a thing; nothing as yet if nobody asked.
Set& Evaluator::of_thing(language::DefinitionId definition, EntityId id, const World& world) {
  of_things_.resize(rules_.definitions.size());
  std::vector<OfThings>& days = of_things_[static_cast<std::size_t>(definition)];
  auto day = std::find_if(days.begin(), days.end(),
                          [&](const OfThings& one) { return one.world == &world; });
  constexpr std::size_t size = std::tuple_size_v<Page>;
  if (day == days.end()) {
    days.push_back({.world = &world});
    day = std::prev(days.end());
    day->pages.resize(structure_.entities.size() / size + 1);
  }
  std::unique_ptr<Page>& page = day->pages[static_cast<std::size_t>(id) / size];
  if (!page) {
    page = std::make_unique<Page>();
  }
  return (*page)[static_cast<std::size_t>(id) % size];
}

Set Evaluator::applied(language::DefinitionId id, std::optional<Element> subject,
                       const World& world) {
  Set* const kept =
      subject && subject->is_entity() ? &of_thing(id, subject->entity(), world) : nullptr;
  if (kept != nullptr && *kept) {
    return *kept;
  }
  const bool cached = !subject || !subject->is_unlisted();
  const Applied key = key_of(id, subject, world);
  if (cached) {
    if (const auto known = applied_.find(key); known != applied_.end()) {
      return known->second;
    }
  }
  const law::Definition& definition = rules_.definitions[static_cast<std::size_t>(id)];
  Set made;
  Env env = frame_of(definition, subject, world);
  for (const law::Limb& limb : definition.limbs) {
    const law::InForce force = law::in_force_on(limb.force, world.day());
    if (force == law::InForce::no) {
      continue;
    }
    Set is = set(limb.is, env);
    if (force != law::InForce::yes) {
      Bounds perhaps = *is;
      perhaps.certain.clear();
      is = pool_.keep(std::move(perhaps));
    }
    made = made ? pool_.keep(united(*made, *is)) : is;
  }
  if (!made) {
    made = pool_.keep({});
  }
  if (kept != nullptr) {
    *kept = made;
  } else if (cached) {
    applied_.emplace(key, made);
  }
  return made;
}

Set Evaluator::apply(const language::Apply& form, Env& env) {
  if (const std::optional<Element> one = one_bound(form.set, env)) {
    return applied(form.definition, *one, *env.world);
  }
  const Set from = set(form.set, env);
  if (from->closed() && from->possible.size() == 1 && from->certain.size() == 1) {
    return applied(form.definition, from->possible.front(), *env.world);
  }
  const SetPool::Making making = pool_.make();
  Bounds& made = *making;
  for (const Element element : from->possible) {
    const Set one = applied(form.definition, element, *env.world);
    const bool certain = from->surely(element);
    for (const Element found : one->possible) {
      add(found, certain && one->surely(found), made);
    }
    add_openings(made.openings, one->openings);
    made.others_listed = made.others_listed || one->others_listed;
  }
  pass_on(*from, Way::elsewhere, made);
  return finished(making);
}

// Whether it may be one of those in the set, both being what may stand among things of the type;
// but for those in `but`.
bool Evaluator::may_equal_some(Element element, const Bounds& bounds, const Type& type,
                               const Elements& but, const World& world) const {
  if (world.doubles().empty() || !may_stand_among(type, element)) {
    return false;
  }
  const auto may_be_it = [&](Element other) {
    return world.may_be_one(element, other) && may_stand_among(type, other) && !has(but, other);
  };
  if (world.may_be_another(element)) {
    return std::any_of(bounds.possible.begin(), bounds.possible.end(), may_be_it);
  }
  const Elements others = in_both(world.doubles(), bounds.possible);
  return std::any_of(others.begin(), others.end(), may_be_it);
}

Set Evaluator::intersection(ExprId left, ExprId right, const Type& type, Env& env) {
  const Set one = set(left, env);
  const Set other = set(right, env);
  const World& world = *env.world;
  const bool all_certain = one->certain.size() == one->possible.size() &&
                           other->certain.size() == other->possible.size();
  const SetPool::Making making = pool_.make();
  Bounds& made = *making;
  // Of a few and many, the few are looked up.
  const bool more_left = one->possible.size() > other->possible.size();
  const Bounds& few = more_left ? *other : *one;
  const SameForAll* const many =
      looked_up(more_left ? left : right, more_left ? *one : *other, world);
  const bool things = std::all_of(few.possible.begin(), few.possible.end(),
                                  [](Element element) { return element.is_entity(); });
  if (many != nullptr && things) {
    const auto keep = [](const Elements& from, const std::vector<bool>& marks, Elements& into) {
      std::copy_if(from.begin(), from.end(), std::back_inserter(into),
                   [&](Element element) { return marks[element.number()]; });
    };
    keep(few.certain, many->certain, made.certain);
    keep(few.possible, many->possible, made.possible);
  } else {
    made.certain = in_both(one->certain, other->certain);
    made.possible = all_certain ? made.certain : in_both(one->possible, other->possible);
  }
  const auto is_open = [&](const Bounds& bounds) {
    return std::any_of(bounds.openings.begin(), bounds.openings.end(),
                       [&](const Opening& opening) { return !counted(type, opening, world); });
  };
  const bool one_open = is_open(*one);
  const bool other_open = is_open(*other);

  // Those that one side names, and the other neither names nor rules out. A closed side rules out
  // all but those that may be one of its own.
  const auto add_doubtful = [&](const Bounds& named, const Bounds& beside, bool open, ExprId id) {
    if (!open && world.doubles().empty()) {
      return;
    }
    // Others that the model does not list are none that the one side names.
    const bool none_listed = open && !beside.others_listed && world.doubles().empty();
    const bool all = open || !in_both(world.doubles(), beside.possible).empty();
    const Elements asked = all ? Elements() : in_both(world.doubles(), named.possible);
    for (const Element element : all ? named.possible : asked) {
      if ((none_listed && element.is_entity()) || has(beside.possible, element)) {
        continue;
      }
      // What may be one that is in both anyway adds nothing to them.
      const bool doubtful = may_equal_some(element, beside, type, made.certain, world) ||
                            (open && member_itself(id, beside, element, env) != Truth::no);
      if (doubtful) {
        made.possible.push_back(element);
      }
    }
  };
  const bool kinds_left = of_kinds(left);
  const bool kinds_right = of_kinds(right);
  // Anything of a kind is too much to ask one by one: where both are open, "others" says as much.
  const bool others = one_open && other_open;
  if (!(kinds_left && others)) {
    add_doubtful(*one, *other, other_open, right);
  }
  if (!(kinds_right && others)) {
    add_doubtful(*other, *one, one_open, left);
  }
  if (others) {
    const auto still_open = [&](const Bounds& bounds) {
      Bounds rest{.openings = bounds.openings};
      prune(rest, type, world);
      return rest.openings;
    };
    const std::vector<Opening> of_one = still_open(*one);
    const std::vector<Opening> of_other = still_open(*other);
    if (kinds_left && !kinds_right) {
      made.openings = of_other;
    } else if (kinds_right && !kinds_left) {
      made.openings = of_one;
    } else {
      made.openings = of_one;
      add_openings(made.openings, of_other);
    }
    made.others_listed = one->others_listed || other->others_listed;
  }
  return finished(making);
}

Set Evaluator::except(const language::Except& form, Env& env) {
  const Set from = set(form.left, env);
  const SetPool::Making making = pool_.make();
  Bounds& made = *making;
  const Set taken_out = from->possible.empty() ? nullptr : set(form.right, env);
  for (const Element element : from->possible) {
    const Truth taken = member(form.right, *taken_out, element, env);
    if (taken != Truth::yes) {
      add(element, taken == Truth::no && from->surely(element), made);
    }
  }
  made.openings = from->openings;
  made.others_listed = from->others_listed;
  return finished(making);
}

Set Evaluator::otherwise(const language::Else& form, Env& env) {
  const Set written = set(form.left, env);
  if (!written->certain.empty()) {
    Bounds said = *written;
    said.openings.clear();
    said.others_listed = false;
    return pool_.keep(std::move(said));
  }
  Set rest = set(form.right, env);
  if (written->possible.empty()) {
    return rest;
  }
  Bounds both = united(*written, *rest);
  both.certain.clear();
  return pool_.keep(std::move(both));
}

Set Evaluator::such(const language::Such& form, Env& env) {
  const Set from = set(form.set, env);
  const Keeping keeping(env);
  const SetPool::Making making = pool_.make();
  Bounds& made = *making;
  for (const Element element : from->possible) {
    const Truth truth = with(form.slot, element, form.test, env);
    if (truth != Truth::no) {
      add(element, truth == Truth::yes && from->surely(element), made);
    }
  }
  made.openings = from->openings;
  made.others_listed = from->others_listed;
  // Whatever others there are, all unlisted and of these kinds: could one of them pass?
  const auto* const type = std::get_if<SetType>(&rules_.expressions[form.set].type);
  if (!made.openings.empty() && !made.others_listed && type != nullptr && !type->links &&
      type->of.sorts.empty()) {
    const bool none =
        std::all_of(type->of.kinds.begin(), type->of.kinds.end(), [&](vocabulary::KindId kind) {
          return with(form.slot, Element::unlisted(kind), form.test, env) == Truth::no;
        });
    if (none && !type->of.kinds.empty()) {
      made.openings.clear();
    }
  }
  return finished(making);
}

}  // namespace remit::evaluation
