#include "calendar/period.hpp"

#include <algorithm>
#include <cstddef>

namespace remit::calendar {

Period intersection(Period left, Period right) {
  return {.first = std::max(left.first, right.first), .last = std::min(left.last, right.last)};
}

bool overlap(Period left, Period right) {
  return !intersection(left, right).empty();
}

Days normalised(Days periods) {
  std::erase_if(periods, [](const Period& period) { return period.empty(); });
  std::sort(periods.begin(), periods.end(), [](const Period& left, const Period& right) {
    return left.first < right.first || (left.first == right.first && left.last < right.last);
  });
  Days joined;
  for (const Period& period : periods) {
    if (!joined.empty() && period.first <= next(joined.back().last)) {
      joined.back().last = std::max(joined.back().last, period.last);
    } else {
      joined.push_back(period);
    }
  }
  return joined;
}

bool contains(const Days& days, Date date) {
  return std::any_of(days.begin(), days.end(),
                     [&](const Period& period) { return period.contains(date); });
}

Days without(const Days& days, const Days& taken) {
  Days left = days;
  for (const Period& gap : taken) {
    Days remaining;
    for (const Period& period : left) {
      if (!overlap(period, gap)) {
        remaining.push_back(period);
        continue;
      }
      if (period.first < gap.first) {
        remaining.push_back({.first = period.first, .last = previous(gap.first)});
      }
      if (gap.last < period.last) {
        remaining.push_back({.first = next(gap.last), .last = period.last});
      }
    }
    left = std::move(remaining);
  }
  return left;
}

Days common(const Days& left, const Days& right) {
  Days both;
  for (const Period& one : left) {
    for (const Period& other : right) {
      both.push_back(intersection(one, other));
    }
  }
  return normalised(std::move(both));
}

}  // namespace remit::calendar
