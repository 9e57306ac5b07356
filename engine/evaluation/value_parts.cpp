#include <algorithm>

#include "evaluation/evaluator.hpp"

// Dates, numbers, words: what an expression that is no set comes to.

namespace remit::evaluation {

using calendar::Duration;
using calendar::PartialDate;
using language::Visit;

namespace {

Values certainly(Scalar value) {
  return {.known = {{.value = std::move(value), .certain = true}}};
}

Scalar scalar(const structure::Value& value) {
  return std::visit(
      Visit{
          [](const std::string& words) { return Scalar(words); },
          [](double number) { return Scalar(Range{.least = number, .most = number}); },
          [](bool yes) { return Scalar(yes); },
          [](const PartialDate& date) { return Scalar(date); },
          [](const std::vector<EntityId>&) { return Scalar(std::string()); },  // never compared
      },
      value);
}

// An attribute that is a length is kept as it was written.
Scalar scalar(const structure::Value& value, vocabulary::ValueType type) {
  if (type == vocabulary::ValueType::duration) {
    if (const auto* const words = std::get_if<std::string>(&value)) {
      if (const std::optional<Duration> length = calendar::parse_duration(*words)) {
        return *length;
      }
    }
  }
  return scalar(value);
}

Duration negative(const Duration& length) {
  return {.months = -length.months, .days = -length.days};
}

Values shifted(Values dates, const Duration& by) {
  for (Known& known : dates.known) {
    if (auto* const day = std::get_if<PartialDate>(&known.value)) {
      day->earliest =
          calendar::is_day(day->earliest) ? calendar::add(day->earliest, by) : day->earliest;
      day->latest = calendar::is_day(day->latest) ? calendar::add(day->latest, by) : day->latest;
    }
  }
  return dates;
}

const Year* year_in(const SlotValue& slot) {
  const auto* const year = std::get_if<const Year*>(&slot);
  return year == nullptr ? nullptr : *year;
}

}  // namespace

Values Evaluator::values(ExprId id, Env& env) {
  Values found = evaluate_values(id, env);
  if (reading_ == Reading::closed) {
    found.openings.clear();
  }
  return found;
}

Values Evaluator::evaluate_values(ExprId id, Env& env) {
  return std::visit(
      Visit{
          [&](const language::AttributeOf& form) { return attribute(form, env); },
          [&](const language::CarriedValue& form) { return carried_values(form, env); },
          [&](const language::DayOf& form) { return day(form, env); },
          [](const language::NumberIs& form) {
            return certainly(Range{.least = form.value, .most = form.value});
          },
          [](const language::LengthIs& form) { return certainly(form.value); },
          [](const language::WordIs& form) { return certainly(form.value); },
          [&](const language::Today&) { return certainly(PartialDate::exactly(env.world->day())); },
          [&](const language::YearIs& form) {
            const Year* const year = year_in(env[form.slot]);
            return year == nullptr ? Values{} : certainly(year->name);
          },
          [&](const language::YearEdge& form) {
            const Year* const year = year_in(env[form.slot]);
            return year == nullptr ? Values{}
                                   : certainly(PartialDate::exactly(form.end ? year->days.last
                                                                             : year->days.first));
          },
          [&](const language::ParameterIs& form) {
            const law::Parameter& parameter =
                rules_.parameters[static_cast<std::size_t>(form.parameter)];
            Values made;
            for (const auto& [from, value] : parameter.values) {
              if (from <= env.world->day()) {
                made = std::visit(Visit{[](double number) {
                                          return certainly(Range{.least = number, .most = number});
                                        },
                                        [](const Duration& length) { return certainly(length); }},
                                  value);
              }
            }
            return made;
          },
          [&](const language::Shift& form) {
            const Values lengths = values(form.length, env);
            const Duration* const length = length_known(lengths);
            return length == nullptr
                       ? Values{.openings = {{}}}
                       : shifted(values(form.date, env), form.back ? negative(*length) : *length);
          },
          [&](const language::Count& form) {
            return certainly(size(*set(form.set, env), *env.world));
          },
          [&](const language::Extreme& form) {
            const Values left = values(form.left, env);
            const Values right = values(form.right, env);
            const auto sure = [](const Values& of) {
              const bool one =
                  of.known.size() == 1 && of.known.front().certain && of.openings.empty();
              return one ? std::get_if<Range>(&of.known.front().value) : nullptr;
            };
            const Range* const one = sure(left);
            const Range* const other = sure(right);
            if (one == nullptr || other == nullptr) {
              return Values{.openings = {{}}};
            }
            return certainly(form.greatest ? Range{.least = std::max(one->least, other->least),
                                                   .most = std::max(one->most, other->most)}
                                           : Range{.least = std::min(one->least, other->least),
                                                   .most = std::min(one->most, other->most)});
          },
          [](const auto&) { return Values{.openings = {{}}}; },  // no value
      },
      rules_.expressions[id].form);
}

// The last months or days, the first of them the earliest day that, so much later, is not yet past.
std::optional<calendar::Period> Evaluator::period(ExprId id, Env& env) {
  if (!env.keeps_all || of_passing_names(id, env)) {
    return evaluate_period(id, env);
  }
  for (const Env::KnownPeriod& known : env.known_periods) {
    if (known.id == id && known.world == env.world) {
      return known.period;
    }
  }
  const std::optional<calendar::Period> made = evaluate_period(id, env);
  env.known_periods.push_back({.world = env.world, .id = id, .period = made});
  return made;
}

std::optional<calendar::Period> Evaluator::evaluate_period(ExprId id, Env& env) {
  const language::Form& form = rules_.expressions[id].form;
  if (const auto* const year = std::get_if<language::YearIs>(&form)) {
    const Year* const bound = year_in(env[year->slot]);
    return bound == nullptr ? std::nullopt : std::optional(bound->days);
  }
  const auto* const last = std::get_if<language::LastPeriod>(&form);
  if (last == nullptr) {
    return std::nullopt;
  }
  const Values lengths = values(last->length, env);
  const Duration* const length = length_known(lengths);
  if (length == nullptr) {
    return std::nullopt;
  }
  const calendar::Date today = env.world->day();
  calendar::Date first = calendar::add(today, negative(*length));
  while (calendar::is_day(first) && calendar::add(first, *length) < today) {
    first = calendar::next(first);
  }
  return calendar::Period{.first = first, .last = today};
}

Values Evaluator::attribute(const language::AttributeOf& form, Env& env) {
  const Set of = set(form.set, env);
  const World& world = *env.world;
  const vocabulary::Attribute& about = words_[form.attribute];
  Values made{.openings = of->openings};
  for (const Element element : of->possible) {
    bool settled = false;
    if (element.is_entity()) {
      for (const structure::AttributeEntry& entry : structure_.attributes_of(element.entity())) {
        const Standing standing = structure_.standing(entry.validity, world.day());
        if (entry.attribute != form.attribute || standing == Standing::out) {
          continue;
        }
        if (entry.denied) {
          const bool alone = of->closed() && of->possible.size() == 1;
          if (alone && standing == Standing::certain) {
            made.denied.push_back(scalar(entry.value, about.type));
          }
          continue;
        }
        settled = settled || (standing == Standing::certain && !about.many);
        made.known.push_back(
            {.value = scalar(entry.value, about.type),
             .certain = standing == Standing::certain && has(of->certain, element)});
      }
    }
    settled =
        settled || (element.is_entity() && world.values_closing(element.entity(), form.attribute));
    if (!settled) {
      add_opening(made.openings,
                  {.at = element.is_entity() ? std::optional(element.entity()) : std::nullopt,
                   .key = vocabulary::Key(form.attribute)});
    }
  }
  return made;
}

Values Evaluator::carried_values(const language::CarriedValue& form, Env& env) {
  const Set of = set(form.set, env);
  Values made{.openings = of->openings};
  for (const Element element : of->possible) {
    bool settled = false;
    if (element.is_link()) {
      for (const auto& [value, certain] :
           carried(element.link(), form.qualifier, *env.world).values) {
        settled = settled || certain;
        made.known.push_back({.value = scalar(value, words_[form.qualifier].type),
                              .certain = certain && has(of->certain, element)});
      }
    }
    if (!settled) {
      const std::optional<EntityId> at =
          element.is_link() ? std::optional(structure_[element.link()].from) : std::nullopt;
      add_opening(made.openings, {.at = at});
    }
  }
  return made;
}

std::optional<PartialDate> Evaluator::day_of(EntityId id, language::DayWhich which) const {
  const structure::Entity& entity = structure_[id];
  std::optional<PartialDate> day;
  switch (which) {
    case language::DayWhich::date:
      day = entity.from;
      break;
    case language::DayWhich::from:
      day = entity.term_from ? *entity.term_from : entity.from;
      break;
    case language::DayWhich::until:
      if (entity.term_until) {
        day = *entity.term_until;
      } else if (entity.until_said) {
        day = entity.until;
      }
      break;
  }
  return day == PartialDate{} ? std::nullopt : day;
}

Values Evaluator::day(const language::DayOf& form, Env& env) {
  const Set of = set(form.set, env);
  Values made{.openings = of->openings};
  for (const Element element : of->possible) {
    const std::optional<PartialDate> day =
        element.is_entity() ? day_of(element.entity(), form.which) : std::nullopt;
    if (day) {
      made.known.push_back({.value = *day, .certain = has(of->certain, element)});
    } else {
      add_opening(made.openings,
                  {.at = element.is_entity() ? std::optional(element.entity()) : std::nullopt});
    }
  }
  return made;
}

}  // namespace remit::evaluation
