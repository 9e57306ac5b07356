#include <algorithm>
#include <iterator>

#include "evaluation/evaluator.hpp"
#include "structure/doubt.hpp"
#include "structure/spell.hpp"

// What sets hold, from the bottom up.

namespace remit::evaluation {

using language::SetType;
using language::Type;
using language::Visit;
using vocabulary::RelationKey;
using vocabulary::Sort;

namespace {

Set shared(Bounds bounds) {
  return std::make_shared<const Bounds>(std::move(bounds));
}

// A set that lives as long as the world that it comes from.
Set borrowed(const Bounds& bounds) {
  return {std::shared_ptr<const void>(), &bounds};
}

// Nothing is known but that it is not known.
Set unknown() {
  Bounds open;
  open.openings.push_back({});
  open.others_listed = true;
  return shared(std::move(open));
}

void add(Element element, bool certain, Bounds& into) {
  into.possible.push_back(element);
  if (certain) {
    into.certain.push_back(element);
  }
}

Set finished(Bounds bounds) {
  normalise(bounds.certain);
  normalise(bounds.possible);
  return shared(std::move(bounds));
}

bool kind_openings_only(const Bounds& bounds) {
  return std::all_of(bounds.openings.begin(), bounds.openings.end(),
                     [](const Opening& opening) { return opening.kind.has_value(); });
}

}  // namespace

bool is_of_kinds(const language::Expressions& expressions, ExprId id) {
  const language::Form& form = expressions[id].form;
  if (const auto* const united = std::get_if<language::Unite>(&form)) {
    return is_of_kinds(expressions, united->left) && is_of_kinds(expressions, united->right);
  }
  if (const auto* const such = std::get_if<language::Such>(&form)) {
    return is_of_kinds(expressions, such->set);
  }
  return std::holds_alternative<language::KindSet>(form);
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
  Env env{.world = &world};
  env.slots.resize(std::max<std::size_t>(definition.frame.names.size(), 1));
  if (subject) {
    env.slots[0] = *subject;
  }
  return env;
}

Set Evaluator::set(ExprId id, Env& env) {
  Set found = evaluate(id, env);
  if (reading_ == Reading::closed && !found->closed()) {
    Bounds written = *found;
    written.openings.clear();
    return shared(std::move(written));
  }
  const Type& type = rules_.expressions[id].type;
  const bool prunable =
      std::any_of(found->openings.begin(), found->openings.end(),
                  [&](const Opening& opening) { return counted(type, opening, *env.world); });
  if (prunable) {
    Bounds pruned = *found;
    prune(pruned, type, *env.world);
    return shared(std::move(pruned));
  }
  return found;
}

Set Evaluator::evaluate(ExprId id, Env& env) {
  const language::Expr& expr = rules_.expressions[id];
  return std::visit(
      Visit{
          [&](const language::KindSet& kind) { return borrowed(env.world->of_kind(kind.kind)); },
          [&](const language::SortSet& sort) { return borrowed(env.world->of_sort(sort.sort)); },
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
            return shared(united(*set(form.left, env), *set(form.right, env)));
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
          [](const auto&) { return unknown(); },  // values and tests: the checker lets none pass
      },
      expr.form);
}

Set Evaluator::bound(SlotId slot, Env& env) {
  const SlotValue& value = env[slot];
  if (const auto* const element = std::get_if<Element>(&value)) {
    if (element->is_entity() && (*env.world)[element->entity()] == Standing::out) {
      return shared({});
    }
    return shared(only(*element));
  }
  if (const auto* const let = std::get_if<LetSet>(&value)) {
    const std::pair<const World*, std::uint32_t> key{env.world, static_cast<std::uint32_t>(slot)};
    if (const auto known = env.lets.find(key); known != env.lets.end()) {
      return known->second;
    }
    Set made = set(let->set, env);
    env.lets.emplace(key, made);
    return made;
  }
  return unknown();
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

void Evaluator::open_list(Element element, RelationKey key, const World& world,
                          Bounds& into) const {
  into.others_listed = true;
  if (!element.is_entity()) {
    add_openings(into.openings, {{.key = key}});
    return;
  }
  const EntityId id = element.entity();
  const bool area = structure_[id].sort == Sort::area;
  static_cast<void>(world);
  add_openings(into.openings,
               {{.at = id, .key = key, .ground = area ? std::optional(id) : std::nullopt}});
}

// What a set leaves open, a step further leaves open too. It has to do with the same ground only as
// long as the way goes over areas.
void Evaluator::pass_on(const Bounds& from, bool over_areas, Bounds& into) const {
  if (from.openings.empty()) {
    return;
  }
  std::vector<Opening> openings = from.openings;
  if (!over_areas) {
    for (Opening& opening : openings) {
      opening.ground.reset();
    }
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
  const Set from = set(form.set, env);
  const World& world = *env.world;
  Bounds made;
  pass_on(*from, of_areas(form.set), made);
  for (const Element element : from->possible) {
    if (!element.is_entity()) {
      open_list(element, form.along, world, made);
      continue;
    }
    const bool certain = has(from->certain, element);
    for (const Neighbour& other : world.neighbours(element.entity(), form.along)) {
      add(Element::of(other.entity), certain && other.standing == Standing::certain, made);
    }
    if (!world.closed(element.entity(), form.along)) {
      open_list(element, form.along, world, made);
    }
  }
  return finished(std::move(made));
}

Set Evaluator::links(const language::Links& form, Env& env) {
  const Set from = set(form.set, env);
  const World& world = *env.world;
  const RelationKey key{.relation = form.relation, .inverse = false};
  Bounds made;
  pass_on(*from, false, made);
  for (const Element element : from->possible) {
    if (!element.is_entity()) {
      open_list(element, key, world, made);
      continue;
    }
    const bool certain = has(from->certain, element);
    for (const Neighbour& other : world.neighbours(element.entity(), key)) {
      add(Element::of(other.link), certain && other.standing == Standing::certain, made);
    }
    if (!world.closed(element.entity(), key)) {
      open_list(element, key, world, made);
    }
  }
  return finished(std::move(made));
}

Set Evaluator::link_end(const language::LinkEnd& form, Env& env) {
  const Set from = set(form.set, env);
  Bounds made;
  pass_on(*from, false, made);
  for (const Element element : from->possible) {
    if (!element.is_link()) {
      add_openings(made.openings, {{}});
      made.others_listed = true;
      continue;
    }
    const structure::Link& link = structure_[element.link()];
    add(Element::of(form.second ? link.to : link.from), has(from->certain, element), made);
  }
  return finished(std::move(made));
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
  Bounds made;
  pass_on(*from, false, made);
  for (const Element element : from->possible) {
    if (!element.is_link()) {
      add_openings(made.openings, {{}});
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
      add_openings(made.openings,
                   {{.at = structure_[element.link()].from,
                     .key = RelationKey{.relation = structure_[element.link()].relation}}});
      made.others_listed = true;
    }
  }
  return finished(std::move(made));
}

Set Evaluator::applied(language::DefinitionId id, std::optional<Element> subject,
                       const World& world) {
  const std::uint64_t about =
      subject && subject->is_entity() ? static_cast<std::uint64_t>(subject->entity()) + 1
      : subject && subject->is_link()
          ? static_cast<std::uint64_t>(subject->link()) + (std::uint64_t{1} << 31)
          : 0;
  const bool cached = !subject || !subject->is_unlisted();
  const std::pair<const World*, std::uint64_t> key{&world,
                                                   (static_cast<std::uint64_t>(id) << 33) | about};
  if (cached) {
    if (const auto known = applied_.find(key); known != applied_.end()) {
      return known->second;
    }
  }
  const law::Definition& definition = rules_.definitions[static_cast<std::size_t>(id)];
  Bounds made;
  Env env = frame_of(definition, subject, world);
  for (const law::Limb& limb : definition.limbs) {
    const law::InForce force = law::in_force_on(limb.force, world.day());
    if (force == law::InForce::no) {
      continue;
    }
    const Set is = set(limb.is, env);
    if (force == law::InForce::yes) {
      made = united(made, *is);
    } else {
      Bounds perhaps = *is;
      perhaps.certain.clear();
      made = united(made, perhaps);
    }
  }
  Set result = shared(std::move(made));
  if (cached) {
    applied_.emplace(key, result);
  }
  return result;
}

Set Evaluator::apply(const language::Apply& form, Env& env) {
  const Set from = set(form.set, env);
  if (from->closed() && from->possible.size() == 1 && from->certain.size() == 1) {
    return applied(form.definition, from->possible.front(), *env.world);
  }
  Bounds made;
  for (const Element element : from->possible) {
    const Set one = applied(form.definition, element, *env.world);
    const bool certain = has(from->certain, element);
    for (const Element found : one->possible) {
      add(found, certain && has(one->certain, found), made);
    }
    add_openings(made.openings, one->openings);
    made.others_listed = made.others_listed || one->others_listed;
  }
  pass_on(*from, of_areas(form.set), made);
  return finished(std::move(made));
}

Set Evaluator::closure(const language::Closure& form, Env& env) {
  const Set from = set(form.set, env);
  Bounds made;
  const bool areas = of_areas(form.set);
  std::map<Element, Standing> reached;
  std::map<Element, Set> steps;
  std::vector<std::pair<Element, Standing>> next;
  const SlotValue outer = env[form.through];
  const auto step_from = [&](Element element) {
    const auto known = steps.find(element);
    if (known != steps.end()) {
      return known->second;
    }
    env[form.through] = element;
    Set step = set(form.step, env);
    steps.emplace(element, step);
    return step;
  };
  const auto reach = [&](Element element, Standing standing) {
    Standing& known = reached.try_emplace(element, Standing::out).first->second;
    if (standing > known) {
      known = standing;
      next.emplace_back(element, standing);
    }
  };
  const auto go_on = [&](Element element, Standing standing) {
    const Set step = step_from(element);
    for (const Element found : step->possible) {
      reach(found, has(step->certain, found) ? standing : std::min(standing, Standing::possible));
    }
  };
  for (const Element element : from->possible) {
    const Standing standing = has(from->certain, element) ? Standing::certain : Standing::possible;
    if (form.reflexive) {
      reach(element, standing);
    } else {
      go_on(element, standing);
    }
  }
  while (!next.empty()) {
    const auto [element, standing] = next.back();
    next.pop_back();
    go_on(element, standing);
  }
  env[form.through] = outer;
  for (const auto& [element, standing] : reached) {
    add(element, standing == Standing::certain, made);
  }
  for (const auto& [element, step] : steps) {
    add_openings(made.openings, step->openings);
    made.others_listed = made.others_listed || step->others_listed;
  }
  pass_on(*from, areas, made);
  return finished(std::move(made));
}

bool Evaluator::may_equal_some(Element element, const Bounds& bounds, const World& world) const {
  if (!element.is_entity()) {
    return false;
  }
  const EntityId id = element.entity();
  const bool another = world.may_be_another(id);
  return std::any_of(bounds.possible.begin(), bounds.possible.end(), [&](Element other) {
    return other.is_entity() && (another || world.may_be_another(other.entity())) &&
           world.may_be_one(id, other.entity());
  });
}

Set Evaluator::intersection(ExprId left, ExprId right, const Type& type, Env& env) {
  const Set one = set(left, env);
  const Set other = set(right, env);
  const World& world = *env.world;
  Bounds made;
  std::set_intersection(one->certain.begin(), one->certain.end(), other->certain.begin(),
                        other->certain.end(), std::back_inserter(made.certain));
  std::set_intersection(one->possible.begin(), one->possible.end(), other->possible.begin(),
                        other->possible.end(), std::back_inserter(made.possible));
  const auto still_open = [&](const Bounds& bounds) {
    Bounds rest{.openings = bounds.openings};
    prune(rest, type, world);
    return rest.openings;
  };
  const std::vector<Opening> of_one = still_open(*one);
  const std::vector<Opening> of_other = still_open(*other);

  // Those that one side names, and the other neither names nor rules out.
  const auto add_doubtful = [&](const Bounds& named, const Bounds& open, bool is_open, ExprId id) {
    for (const Element element : named.possible) {
      if (has(open.possible, element)) {
        continue;
      }
      const bool doubtful =
          is_open ? member(id, element, env) != Truth::no : may_equal_some(element, open, world);
      if (doubtful) {
        made.possible.push_back(element);
      }
    }
  };
  const bool kinds_left = is_of_kinds(rules_.expressions, left);
  const bool kinds_right = is_of_kinds(rules_.expressions, right);
  // Anything of a kind is too much to ask one by one: of a list that is open, "others" says as
  // much.
  if (!(kinds_left && !of_other.empty())) {
    add_doubtful(*one, *other, !of_other.empty(), right);
  }
  if (!(kinds_right && !of_one.empty())) {
    add_doubtful(*other, *one, !of_one.empty(), left);
  }
  if (!of_one.empty() && !of_other.empty()) {
    const bool by_kind_one = kind_openings_only(*one);
    const bool by_kind_other = kind_openings_only(*other);
    if (by_kind_one && !by_kind_other) {
      made.openings = of_other;
    } else if (by_kind_other && !by_kind_one) {
      made.openings = of_one;
    } else {
      made.openings = of_one;
      add_openings(made.openings, of_other);
    }
    made.others_listed = one->others_listed || other->others_listed;
  }
  return finished(std::move(made));
}

Set Evaluator::except(const language::Except& form, Env& env) {
  const Set from = set(form.left, env);
  Bounds made;
  for (const Element element : from->possible) {
    const Truth taken = member(form.right, element, env);
    if (taken != Truth::yes) {
      add(element, taken == Truth::no && has(from->certain, element), made);
    }
  }
  made.openings = from->openings;
  made.others_listed = from->others_listed;
  return finished(std::move(made));
}

Set Evaluator::otherwise(const language::Else& form, Env& env) {
  const Set written = set(form.left, env);
  if (!written->certain.empty()) {
    Bounds said = *written;
    said.openings.clear();
    said.others_listed = false;
    return shared(std::move(said));
  }
  Set rest = set(form.right, env);
  if (written->possible.empty()) {
    return rest;
  }
  Bounds both = united(*written, *rest);
  both.certain.clear();
  return shared(std::move(both));
}

Set Evaluator::such(const language::Such& form, Env& env) {
  const Set from = set(form.set, env);
  Bounds made;
  for (const Element element : from->possible) {
    const Truth truth = with(form.slot, element, form.test, env);
    if (truth != Truth::no) {
      add(element, truth == Truth::yes && has(from->certain, element), made);
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
  return finished(std::move(made));
}

std::optional<std::vector<calendar::Date>> Evaluator::days_of(const Values& date) {
  constexpr std::size_t most = 24;
  std::vector<calendar::Date> days;
  if (!date.openings.empty() || date.known.empty()) {
    return std::nullopt;
  }
  if (change_points_.empty()) {
    change_points_ = structure_.change_points();
    for (const law::Definition& definition : rules_.definitions) {
      for (const law::Limb& limb : definition.limbs) {
        for (const calendar::Date day :
             {limb.force.from.earliest, limb.force.from.latest,
              calendar::next(limb.force.until.earliest), calendar::next(limb.force.until.latest)}) {
          if (calendar::is_day(day)) {
            change_points_.push_back(day);
          }
        }
      }
    }
    std::sort(change_points_.begin(), change_points_.end());
    change_points_.erase(std::unique(change_points_.begin(), change_points_.end()),
                         change_points_.end());
  }
  for (const Known& known : date.known) {
    const auto* const day = std::get_if<calendar::PartialDate>(&known.value);
    if (day == nullptr || !calendar::is_day(day->earliest)) {
      return std::nullopt;
    }
    const calendar::Date first = std::min(day->earliest, today_);
    const calendar::Date last = std::min(day->latest, today_);
    days.push_back(first);
    const auto begin = std::upper_bound(change_points_.begin(), change_points_.end(), first);
    const auto end = std::upper_bound(change_points_.begin(), change_points_.end(), last);
    days.insert(days.end(), begin, end);
    if (days.size() > most) {
      return std::nullopt;
    }
  }
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

Set Evaluator::as_at(const language::AsAt& form, Env& env) {
  const std::optional<std::vector<calendar::Date>> days = days_of(values(form.date, env));
  if (!days) {
    return unknown();
  }
  const World* const now = env.world;
  std::optional<Bounds> made;
  for (const calendar::Date day : *days) {
    env.world = &world_on(day);
    const Set then = set(form.set, env);
    if (!made) {
      made = *then;
      continue;
    }
    Bounds every = united(*made, *then);
    every.certain.clear();
    std::set_intersection(made->certain.begin(), made->certain.end(), then->certain.begin(),
                          then->certain.end(), std::back_inserter(every.certain));
    made = std::move(every);
  }
  env.world = now;
  // Ground was counted that day; today's censuses say nothing of it.
  for (Opening& opening : made->openings) {
    opening.ground.reset();
  }
  return shared(std::move(*made));
}

Set Evaluator::past(const language::Past& form, Env& env) {
  const Set from = set(form.set, env);
  const World& world = *env.world;
  const calendar::Days by_now{{calendar::before_all, world.day()}};
  Bounds made;
  pass_on(*from, false, made);
  const auto consider = [&](const structure::Link& link, EntityId other, bool certain_start) {
    const LinkId id = structure_.id_of(link);
    const bool was = !calendar::common(structure_.certain_days(link.validity), by_now).empty();
    const bool may_have_been =
        !calendar::common(structure_.possible_days(link.validity), by_now).empty();
    const Standing now = world[id];
    const auto outlived = [&] {
      const structure::Entity& end = structure_[other];
      const std::span<const structure::Entry> entries = structure_.entries_of(link);
      const bool open = std::any_of(entries.begin(), entries.end(), [&](const auto& entry) {
        return !entry.denied && !structure_[entry.details].until;
      });
      return open && end.until_said && end.until.earliest < world.day();
    };
    switch (form.which) {
      case language::PastOf::ever:
        if (may_have_been) {
          add(Element::of(other), was && certain_start, made);
        }
        return;
      case language::PastOf::former:
        if (may_have_been && now != Standing::certain) {
          add(Element::of(other), was && now == Standing::out && certain_start, made);
        }
        return;
      case language::PastOf::lapsed:
        if (may_have_been && outlived()) {
          add(Element::of(other),
              was && certain_start && world[other] == Standing::out && now == Standing::out, made);
        }
        return;
    }
  };
  for (const Element element : from->possible) {
    if (!element.is_entity()) {
      open_list(element, form.along, world, made);
      continue;
    }
    const EntityId id = element.entity();
    const bool certain = has(from->certain, element);
    const bool symmetric = words_[form.along.relation].symmetric;
    if (!form.along.inverse || symmetric) {
      for (const structure::Link& link : structure_.outgoing(id)) {
        if (link.relation == form.along.relation) {
          consider(link, link.to, certain);
        }
      }
    }
    if (form.along.inverse || symmetric) {
      for (const LinkId link : structure_.incoming(id)) {
        if (structure_[link].relation == form.along.relation) {
          consider(structure_[link], structure_[link].from, certain);
        }
      }
    }
    // No list says who was on it and is no more. Of those that nobody took off, the list of today
    // does, where it is whole.
    if (form.which != language::PastOf::lapsed || !world.closed(id, form.along)) {
      open_list(element, form.along, world, made);
    }
  }
  return finished(std::move(made));
}

}  // namespace remit::evaluation
