#include "calendar/period.hpp"

#include <algorithm>
#include <utility>

namespace remit::calendar {
namespace {

// All other days.
Days complement(const Days& days) {
  Days gaps;
  Period gap;
  for (const Period& period : days) {
    gap.last = previous(period.first);
    gaps.push_back(gap);
    gap.first = next(period.last);
  }
  gap.last = after_all;
  gaps.push_back(gap);
  return normalised(std::move(gaps));
}

}  // namespace

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
  return common(days, complement(taken));
}

Days common(const Days& left, const Days& right) {
  Days both;
  auto one = left.begin();
  auto other = right.begin();
  while (one != left.end() && other != right.end()) {
    if (const Period shared = intersection(*one, *other); !shared.empty()) {
      both.push_back(shared);
    }
    // What ends first meets nothing further.
    if (one->last < other->last) {
      ++one;
    } else {
      ++other;
    }
  }
  return both;
}

}  // namespace remit::calendar
