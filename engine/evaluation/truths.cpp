#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "evaluation/evaluator.hpp"

// What is true, false or unknown of sets and values.

namespace remit::evaluation {

using language::Multiplicity;
using language::Quantifier;
using language::Visit;

namespace {

Truth how_many(Multiplicity which, const Bounds& bounds, const Range& size) {
  const Truth some = !bounds.certain.empty() ? Truth::yes
                     : bounds.empty()        ? Truth::no
                                             : Truth::unknown;
  const Truth lone = size.most <= 1 ? Truth::yes : size.least > 1 ? Truth::no : Truth::unknown;
  switch (which) {
    case Multiplicity::some:
      return some;
    case Multiplicity::no:
      return opposite(some);
    case Multiplicity::one:
      return both(some, lone);
    case Multiplicity::lone:
      return lone;
  }
  return Truth::unknown;
}

// Counts certain and possible holders of a test, for "exactly one".
struct Tally {
  std::size_t certain = 0;
  std::size_t possible = 0;
};

Truth exactly_one(const Tally& tally, bool open) {
  if (tally.certain > 1 || (tally.possible == 0 && !open)) {
    return Truth::no;
  }
  return tally.certain == 1 && tally.possible == 1 && !open ? Truth::yes : Truth::unknown;
}

}  // namespace

// Groups of those that may be one count once: union-find over the few that may be another.
Range Evaluator::size(const Bounds& bounds, const World& world) const {
  std::size_t least = bounds.certain.size();
  std::vector<std::size_t> leader(bounds.certain.size());
  std::iota(leader.begin(), leader.end(), 0);
  const auto find = [&](std::size_t at) {
    while (leader[at] != at) {
      at = leader[at] = leader[leader[at]];
    }
    return at;
  };
  for (std::size_t at = 0; at < bounds.certain.size(); ++at) {
    if (!world.may_be_another(bounds.certain[at])) {
      continue;
    }
    for (std::size_t other = 0; other < bounds.certain.size(); ++other) {
      const bool same = other != at && world.may_be_one(bounds.certain[at], bounds.certain[other]);
      if (same && find(at) != find(other)) {
        leader[find(at)] = find(other);
        --least;
      }
    }
  }
  return {.least = static_cast<double>(least),
          .most = bounds.closed() ? static_cast<double>(bounds.possible.size())
                                  : std::numeric_limits<double>::infinity()};
}

Truth Evaluator::with(SlotId slot, Element element, ExprId id, Env& env) {
  const SlotValue outer = env[slot];
  env[slot] = element;
  const Truth truth = test(id, env);
  env[slot] = outer;
  return truth;
}

Truth Evaluator::contained(ExprId left, ExprId right, Env& env) {
  if (const std::optional<Element> one = one_bound(left, env)) {
    return member(right, *one, env);
  }
  const Set inner = set(left, env);
  Truth all = inner->closed() ? Truth::yes : Truth::unknown;
  const Set outer = inner->possible.empty() ? nullptr : set(right, env);
  for (const Element element : inner->possible) {
    const Truth inside = member(right, *outer, element, env);
    if (inside == Truth::no && inner->surely(element)) {
      return Truth::no;
    }
    if (inside != Truth::yes) {
      all = Truth::unknown;
    }
  }
  return all;
}

void Evaluator::note(ExprId id, Truth truth) {
  seen_->resize(rules_.expressions.all.size());
  (*seen_)[static_cast<std::size_t>(id)].add(truth);
}

Truth Evaluator::evaluate_test(ExprId id, Env& env) {
  const language::Expr& expr = rules_.expressions[id];
  return std::visit(
      Visit{
          [&](const language::In& form) { return contained(form.left, form.right, env); },
          [&](const language::Same& form) {
            const Truth one = contained(form.left, form.right, env);
            return one == Truth::no ? one : both(one, contained(form.right, form.left, env));
          },
          [&](const language::Overlap& form) {
            const language::Type& left = rules_.expressions[form.left].type;
            const Set shared = intersection(form.left, form.right, left, env);
            return how_many(Multiplicity::some, *shared, {});
          },
          [&](const language::HowMany& form) {
            if (!std::holds_alternative<language::SetType>(rules_.expressions[form.set].type)) {
              return given(form, env);
            }
            const Set of = set(form.set, env);
            const bool counts = form.which == Multiplicity::one || form.which == Multiplicity::lone;
            return how_many(form.which, *of, counts ? size(*of, *env.world) : Range{});
          },
          [&](const language::Compare& form) {
            return compare(form.which, values(form.left, env), values(form.right, env));
          },
          [&](const language::DayIn& form) {
            return lies_in(values(form.date, env), period(form.period, env));
          },
          [&](const language::Near& form) {
            const Values of = values(form.of, env);
            const Values lengths = values(form.length, env);
            const calendar::Duration* const length = length_known(lengths);
            if (length == nullptr) {
              return Truth::unknown;
            }
            const auto moved = [&](calendar::Duration by) {
              Values shifted = of;
              for (Known& known : shifted.known) {
                if (auto* const day = std::get_if<calendar::PartialDate>(&known.value)) {
                  day->earliest = calendar::add(day->earliest, by);
                  day->latest = calendar::add(day->latest, by);
                }
              }
              return shifted;
            };
            const calendar::Duration back{.months = -length->months, .days = -length->days};
            // Of several dates, each is held against both ends.
            const Values dates = values(form.date, env);
            Truth some = dates.openings.empty() ? Truth::no : Truth::unknown;
            for (const Known& date : dates.known) {
              const Values one{.known = {date}};
              some =
                  either(some, both(compare(language::Comparison::at_least, one, moved(back)),
                                    compare(language::Comparison::at_most, one, moved(*length))));
            }
            return of.known.size() > 1 ? at_most_unknown(some) : some;
          },
          [&](const language::Holds& form) {
            return compare(language::Comparison::equal, values(form.value, env),
                           Values{.known = {{.value = true, .certain = true}}});
          },
          [&](const language::Founds& form) { return founds(form, env); },
          [&](const language::Both& form) {
            const Truth left = test(form.left, env);
            return left == Truth::no ? left : both(left, test(form.right, env));
          },
          [&](const language::Either& form) {
            const Truth left = test(form.left, env);
            return left == Truth::yes ? left : either(left, test(form.right, env));
          },
          [&](const language::Implies& form) {
            const Truth left = test(form.left, env);
            return left == Truth::no ? Truth::yes : implies(left, test(form.right, env));
          },
          [&](const language::Not& form) { return opposite(test(form.test, env)); },
          [&](const language::ForThose& form) {
            return form.slots.size() == 1 ? quantified(form, env) : quantified_pairs(form, env);
          },
          [](const auto&) { return Truth::unknown; },  // no test: the checker lets none pass
      },
      expr.form);
}

// Every provision that is cited founds what is in the set. A provision founds what the nearest
// above it does ("s.5" for "s.5(1)"); of one of which the instrument says nothing, nothing is
// known.
Truth Evaluator::founds(const language::Founds& form, Env& env) {
  const Values cited = values(form.value, env);
  const Set of = set(form.set, env);
  if (cited.known.empty()) {
    return cited.openings.empty() ? Truth::yes : Truth::unknown;
  }
  Truth all = of->closed() ? Truth::yes : Truth::unknown;
  for (const Known& known : cited.known) {
    const auto* const citation = std::get_if<std::string>(&known.value);
    const auto* const kinds = citation == nullptr ? nullptr : rules_.founded_by(*citation);
    for (const Element element : of->possible) {
      Truth fits = kinds == nullptr ? Truth::unknown : Truth::no;
      for (std::size_t at = 0; kinds != nullptr && element.is_entity() && at < kinds->size();
           ++at) {
        fits = either(fits, env.world->is_of_kind(element.entity(), (*kinds)[at]));
      }
      const bool certain = known.certain && has(of->certain, element);
      all = both(all, certain ? fits : either(fits, Truth::unknown));
    }
  }
  return all;
}

// Whether a value is given: `some action.due`.
Truth Evaluator::given(const language::HowMany& form, Env& env) {
  const Values of = values(form.set, env);
  const bool known =
      std::any_of(of.known.begin(), of.known.end(), [](const Known& one) { return one.certain; });
  const Truth some = known                                     ? Truth::yes
                     : of.known.empty() && of.openings.empty() ? Truth::no
                                                               : Truth::unknown;
  return form.which == Multiplicity::no ? opposite(some) : some;
}

Truth Evaluator::quantified(const language::ForThose& form, Env& env) {
  const Set of = set(form.set, env);
  const SlotId slot = form.slots.front();
  Truth all = of->closed() ? Truth::yes : Truth::unknown;
  Truth some = of->closed() ? Truth::no : Truth::unknown;
  Tally tally;
  const Keeping keeping(env);
  for (const Element element : of->possible) {
    const Truth holds = with(slot, element, form.test, env);
    const bool certain = of->surely(element);
    all = both(all, certain ? holds : either(holds, Truth::unknown));
    some = either(some, certain ? holds : at_most_unknown(holds));
    tally.certain += certain && holds == Truth::yes ? 1 : 0;
    tally.possible += holds != Truth::no ? 1 : 0;
    const bool decided =
        (form.which == Quantifier::all && all == Truth::no) ||
        (form.which != Quantifier::one && form.which != Quantifier::all && some == Truth::yes);
    if (decided) {
      break;
    }
  }
  switch (form.which) {
    case Quantifier::all:
      return all;
    case Quantifier::some:
      return some;
    case Quantifier::no:
      return opposite(some);
    case Quantifier::one: {
      // Two that may be one are perhaps one.
      const Truth truth = exactly_one(tally, !of->closed());
      const Range count = size(*of, *env.world);
      return truth == Truth::no && tally.certain > 1 &&
                     count.least < static_cast<double>(of->certain.size())
                 ? Truth::unknown
                 : truth;
    }
  }
  return Truth::unknown;
}

// Of two that differ. With only a few names a quantifier over pairs is a loop over pairs; a duty
// that binds two names is joined on what they share instead.
Truth Evaluator::quantified_pairs(const language::ForThose& form, Env& env) {
  const Set of = set(form.set, env);
  Truth all = of->closed() ? Truth::yes : Truth::unknown;
  Truth some = of->closed() ? Truth::no : Truth::unknown;
  const Keeping keeping(env);
  for (const Element one : of->possible) {
    const SlotValue outer = env[form.slots[0]];
    env[form.slots[0]] = one;
    for (const Element other : of->possible) {
      if (one == other) {
        continue;
      }
      const Truth holds = with(form.slots[1], other, form.test, env);
      const bool differ = !env.world->may_be_one(one, other);
      const bool certain = has(of->certain, one) && has(of->certain, other) && differ;
      all = both(all, certain ? holds : either(holds, Truth::unknown));
      some = either(some, certain ? holds : at_most_unknown(holds));
    }
    env[form.slots[0]] = outer;
  }
  switch (form.which) {
    case Quantifier::all:
      return all;
    case Quantifier::some:
      return some;
    case Quantifier::no:
      return opposite(some);
    case Quantifier::one:
      return some == Truth::no ? Truth::no : Truth::unknown;
  }
  return Truth::unknown;
}

}  // namespace remit::evaluation
