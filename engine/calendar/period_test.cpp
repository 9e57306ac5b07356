#include "calendar/period.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace remit::calendar {
namespace {

Period period(int first, int last) {
  return {.first = {first}, .last = {last}};
}

TEST(Period, IncludesBothItsEnds) {
  const Period spell = period(3, 5);
  EXPECT_FALSE(spell.contains({2}));
  EXPECT_TRUE(spell.contains({3}));
  EXPECT_TRUE(spell.contains({5}));
  EXPECT_FALSE(spell.contains({6}));
}

TEST(Period, IsEmptyWhenItHasNoDayOfTheCalendar) {
  EXPECT_FALSE(Period{}.empty());
  EXPECT_FALSE(period(3, 3).empty());
  EXPECT_TRUE(period(4, 3).empty());
  EXPECT_TRUE(never.empty());
  EXPECT_TRUE((Period{.first = after_all, .last = after_all}.empty()));
  EXPECT_TRUE((Period{.first = before_all, .last = before_all}.empty()));
  EXPECT_FALSE((Period{.first = last_day, .last = after_all}.empty()));
  EXPECT_FALSE((Period{.first = before_all, .last = first_day}.empty()));
}

TEST(Period, MeetsAnotherWhereBothHaveADay) {
  EXPECT_EQ(intersection(period(1, 5), period(3, 9)), period(3, 5));
  EXPECT_TRUE(overlap(period(1, 5), period(5, 9)));
  EXPECT_FALSE(overlap(period(1, 5), period(6, 9)));
  EXPECT_TRUE(overlap(Period{}, period(6, 9)));
  EXPECT_FALSE(overlap(Period{}, never));
}

TEST(Days, AreJoinedWhereNoDayLiesBetween) {
  EXPECT_EQ(normalised({period(4, 6), period(1, 3)}), Days{period(1, 6)});
  EXPECT_EQ(normalised({period(5, 6), period(1, 3)}), (Days{period(1, 3), period(5, 6)}));
  EXPECT_EQ(normalised({period(1, 9), period(2, 3)}), Days{period(1, 9)});
  EXPECT_EQ(normalised({never, period(3, 2)}), Days{});
  EXPECT_EQ(normalised({period(3, 9), Period{}}), Days{Period{}});
}

TEST(Days, WithoutOthersAreWhatIsLeft) {
  EXPECT_EQ(without({period(1, 9)}, {period(3, 5)}), (Days{period(1, 2), period(6, 9)}));
  EXPECT_EQ(without({period(1, 9)}, {}), Days{period(1, 9)});
  EXPECT_EQ(without({}, {period(1, 9)}), Days{});
  EXPECT_EQ(without({period(1, 9)}, {Period{}}), Days{});
  EXPECT_EQ(without({Period{}}, {period(3, 5)}),
            (Days{{.first = before_all, .last = {2}}, {.first = {6}, .last = after_all}}));
  EXPECT_EQ(without({period(1, 2), period(4, 5)}, {period(2, 4)}),
            (Days{period(1, 1), period(5, 5)}));
}

TEST(Days, NothingIsLeftBeyondTheCalendar) {
  EXPECT_EQ(without({Period{}}, {{.first = {0}, .last = last_day}}),
            (Days{{.first = before_all, .last = {-1}}}));
  EXPECT_EQ(without({Period{}}, {{.first = first_day, .last = {0}}}),
            (Days{{.first = {1}, .last = after_all}}));
  EXPECT_EQ(without({Period{}}, {{.first = first_day, .last = last_day}}), Days{});
}

TEST(Days, CommonToBothAreInBoth) {
  EXPECT_EQ(common({period(1, 5), period(8, 9)}, {period(4, 8)}),
            (Days{period(4, 5), period(8, 8)}));
  EXPECT_EQ(common({period(1, 2)}, {period(3, 4)}), Days{});
  EXPECT_EQ(common({Period{}}, {period(3, 4)}), Days{period(3, 4)});
  EXPECT_EQ(common({}, {Period{}}), Days{});
}

TEST(Days, ContainADayThatIsInOneOfThem) {
  const Days days{period(1, 2), period(5, 6)};
  EXPECT_TRUE(contains(days, {5}));
  EXPECT_FALSE(contains(days, {4}));
  EXPECT_FALSE(contains({}, {4}));
}

// The oracle: a few days, each asked about alone. Both ends of the calendar are among them.

const std::vector<Date>& all_days() {
  static const std::vector<Date> days = [] {
    std::vector<Date> all;
    for (const std::int32_t from : {first_day.days, 0, last_day.days - 9}) {
      for (std::int32_t day = from; day < from + 10; ++day) {
        all.push_back({day});
      }
    }
    return all;
  }();
  return days;
}

rc::Gen<Days> any_periods() {
  const auto end = [](Date open) {
    return rc::gen::map(rc::gen::inRange<std::size_t>(0, all_days().size() + 3),
                        [open](std::size_t number) {
                          return number < all_days().size() ? all_days()[number] : open;
                        });
  };
  return rc::gen::container<Days>(rc::gen::map(
      rc::gen::pair(end(before_all), end(after_all)), [](const std::pair<Date, Date>& ends) {
        return Period{.first = ends.first, .last = ends.second};
      }));
}

bool among(const Days& periods, Date day) {
  bool found = false;
  for (const Period& period : periods) {
    found = found || (period.first <= day && day <= period.last);
  }
  return found;
}

void check_normalised(const Days& days) {
  for (std::size_t at = 0; at < days.size(); ++at) {
    RC_ASSERT(!days[at].empty());
    RC_ASSERT((at == 0 || next(days[at - 1].last) < days[at].first));
  }
}

RC_GTEST_PROP(DaysProperty, NormalisedHoldTheSameDays, ()) {
  const Days periods = *any_periods();
  const Days days = normalised(periods);
  check_normalised(days);
  for (const Date day : all_days()) {
    RC_ASSERT(contains(days, day) == among(periods, day));
  }
}

RC_GTEST_PROP(DaysProperty, WithoutHoldsADayThatIsInTheFirstAndNotInTheSecond, ()) {
  const Days one = normalised(*any_periods());
  const Days other = normalised(*any_periods());
  const Days left = without(one, other);
  check_normalised(left);
  for (const Date day : all_days()) {
    RC_ASSERT(contains(left, day) == (among(one, day) && !among(other, day)));
  }
}

RC_GTEST_PROP(DaysProperty, CommonHoldsADayThatIsInBoth, ()) {
  const Days one = normalised(*any_periods());
  const Days other = normalised(*any_periods());
  const Days both = common(one, other);
  check_normalised(both);
  for (const Date day : all_days()) {
    RC_ASSERT(contains(both, day) == (among(one, day) && among(other, day)));
  }
}

}  // namespace
}  // namespace remit::calendar
