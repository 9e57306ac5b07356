#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "evaluation/evaluator.hpp"
#include "evaluation/making_sets.hpp"

// Sets as they stood on another day, and those who were once in them.

namespace remit::evaluation {

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
  return pool_.keep(std::move(*made));
}

Set Evaluator::past(const language::Past& form, Env& env) {
  const Set from = set(form.set, env);
  const World& world = *env.world;
  const calendar::Days by_now{{calendar::before_all, world.day()}};
  const SetPool::Making making = pool_.make();
  Bounds& made = *making;
  pass_on(*from, Way::elsewhere, made);
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
      for (const structure::Link& link : structure_.outgoing(id, form.along.relation)) {
        consider(link, link.to, certain);
      }
    }
    if (form.along.inverse || symmetric) {
      for (const auto& incoming : structure_.incoming(id, form.along.relation)) {
        consider(structure_[incoming.link], incoming.from, certain);
      }
    }
    // No list says who was on it and is no more. Of those that nobody took off, the list of today
    // does, where it is whole.
    if (form.which != language::PastOf::lapsed || !world.closed(id, form.along)) {
      open_list(element, form.along, world, made);
    }
  }
  return finished(making);
}

}  // namespace remit::evaluation
