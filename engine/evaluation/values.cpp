#include "evaluation/values.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace remit::evaluation {

using language::Comparison;

namespace {

// Two that lie between bounds: is every choice smaller, is none?
template <typename Number>
Truth ordered(Comparison which, const std::pair<Number, Number>& left,
              const std::pair<Number, Number>& right) {
  const auto& [left_least, left_most] = left;
  const auto& [right_least, right_most] = right;
  const auto decide = [](bool always, bool ever) {
    return always ? Truth::yes : ever ? Truth::unknown : Truth::no;
  };
  switch (which) {
    case Comparison::less:
      return decide(left_most < right_least, left_least < right_most);
    case Comparison::at_most:
      return decide(left_most <= right_least, left_least <= right_most);
    case Comparison::more:
      return decide(left_least > right_most, left_most > right_least);
    case Comparison::at_least:
      return decide(left_least >= right_most, left_most >= right_least);
    case Comparison::equal:
      return decide(
          left_least == left_most && right_least == right_most && left_least == right_least,
          left_least <= right_most && right_least <= left_most);
    case Comparison::unequal:
      return opposite(ordered(Comparison::equal, left, right));
  }
  return Truth::unknown;
}

Truth same(Comparison which, bool equal) {
  return truth_of(which == Comparison::unequal ? !equal : equal);
}

std::pair<calendar::Date, calendar::Date> bounds(const calendar::PartialDate& date) {
  return {date.earliest, date.latest};
}

}  // namespace

Truth compare(Comparison which, const Scalar& left, const Scalar& right) {
  if (const auto* const number = std::get_if<Range>(&left)) {
    const auto* const other = std::get_if<Range>(&right);
    return other == nullptr ? Truth::no
                            : ordered(which, std::pair{number->least, number->most},
                                      std::pair{other->least, other->most});
  }
  if (const auto* const day = std::get_if<calendar::PartialDate>(&left)) {
    const auto* const other = std::get_if<calendar::PartialDate>(&right);
    return other == nullptr ? Truth::no : ordered(which, bounds(*day), bounds(*other));
  }
  if (const auto* const length = std::get_if<calendar::Duration>(&left)) {
    const auto* const other = std::get_if<calendar::Duration>(&right);
    if (other == nullptr) {
      return Truth::no;
    }
    // Months have no fixed number of days: compared from one day on.
    const calendar::Date start{};
    const calendar::Date one = calendar::add(start, *length);
    const calendar::Date two = calendar::add(start, *other);
    return ordered(which, std::pair{one, one}, std::pair{two, two});
  }
  return same(which, left == right);
}

Truth compare(Comparison which, const Values& left, const Values& right) {
  if (which == Comparison::unequal) {
    return opposite(compare(Comparison::equal, left, right));
  }
  Truth best = left.openings.empty() && right.openings.empty() ? Truth::no : Truth::unknown;
  // With nothing on one side there is nothing to compare, whatever the other may be.
  if ((left.known.empty() && left.openings.empty()) ||
      (right.known.empty() && right.openings.empty())) {
    return Truth::no;
  }
  for (const Known& one : left.known) {
    for (const Known& other : right.known) {
      const Truth truth = compare(which, one.value, other.value);
      best = either(best, one.certain && other.certain ? truth : at_most_unknown(truth));
    }
  }
  const auto all_denied = [](const Values& denying, const Values& others) {
    return !denying.denied.empty() && others.openings.empty() &&
           std::all_of(others.known.begin(), others.known.end(), [&](const Known& other) {
             return std::find(denying.denied.begin(), denying.denied.end(), other.value) !=
                    denying.denied.end();
           });
  };
  const bool none = best == Truth::unknown && which == Comparison::equal &&
                    (all_denied(left, right) || all_denied(right, left));
  return none ? Truth::no : best;
}

const calendar::Duration* length_known(const Values& lengths) {
  const bool one =
      lengths.known.size() == 1 && lengths.known.front().certain && lengths.openings.empty();
  return one ? std::get_if<calendar::Duration>(&lengths.known.front().value) : nullptr;
}

Truth lies_in(const Values& days, const std::optional<calendar::Period>& within) {
  if (!within) {
    return days.known.empty() && days.openings.empty() ? Truth::no : Truth::unknown;
  }
  const calendar::Period& period = *within;
  Truth best = days.openings.empty() ? Truth::no : Truth::unknown;
  for (const Known& day : days.known) {
    const auto* const date = std::get_if<calendar::PartialDate>(&day.value);
    if (date == nullptr) {
      continue;
    }
    const Truth truth = period.contains(date->earliest) && period.contains(date->latest)
                            ? Truth::yes
                        : calendar::overlap(period, {date->earliest, date->latest}) ? Truth::unknown
                                                                                    : Truth::no;
    best = either(best, day.certain ? truth : at_most_unknown(truth));
  }
  return best;
}

}  // namespace remit::evaluation
