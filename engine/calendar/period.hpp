#pragma once

#include <vector>

#include "calendar/date.hpp"

namespace remit::calendar {

/// Days from `first` to `last`, both included. A side that is open is `before_all` or `after_all`.
struct Period {
  Date first = before_all;
  Date last = after_all;

  /// True when it has no day of the calendar.
  [[nodiscard]] constexpr bool empty() const {
    return last < first || last < first_day || last_day < first;
  }

  [[nodiscard]] constexpr bool contains(Date date) const { return first <= date && date <= last; }

  friend bool operator==(const Period&, const Period&) = default;
};

inline constexpr Period never{after_all, before_all};

[[nodiscard]] Period intersection(Period left, Period right);

[[nodiscard]] bool overlap(Period left, Period right);

/// Days, as few periods as can say it: in order, not empty, with a day between
/// each and the next.
using Days = std::vector<Period>;

/// Sorts, drops what is empty, and joins what touches. The result of each function below is
/// normalised.
[[nodiscard]] Days normalised(Days periods);

[[nodiscard]] bool contains(const Days& days, Date date);

/// The days of `days` that are not in `taken`; both normalised.
[[nodiscard]] Days without(const Days& days, const Days& taken);

/// The days that are in both; both normalised.
[[nodiscard]] Days common(const Days& left, const Days& right);

}  // namespace remit::calendar
