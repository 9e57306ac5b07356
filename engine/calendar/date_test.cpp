#include "calendar/date.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace remit::calendar {
namespace {

Date day(std::string_view iso) {
  return parse_day(iso).value();
}

std::string text(Date date) {
  if (date == before_all) {
    return "before all";
  }
  return date == after_all ? "after all" : iso(date);
}

TEST(Date, IsCountedFromTheFirstOf1970) {
  EXPECT_EQ(day("1970-01-01").days, 0);
  EXPECT_EQ(day("1969-12-31").days, -1);
  EXPECT_EQ(day("2000-03-01").days, 11'017);
  EXPECT_EQ(day("0001-01-01"), first_day);
  EXPECT_EQ(day("9999-12-31"), last_day);
}

TEST(Date, LeapDaysAreEveryFourYearsButNotInEveryCentury) {
  for (const std::string_view leap : {"2024-02-29", "2000-02-29", "1600-02-29", "0004-02-29"}) {
    EXPECT_TRUE(parse_day(leap)) << leap;
  }
  for (const std::string_view none : {"2023-02-29", "1900-02-29", "2100-02-29", "0001-02-29"}) {
    EXPECT_FALSE(parse_day(none)) << none;
  }
}

TEST(Date, WhatIsNoDayOfTheCalendarIsNone) {
  for (const Civil& civil : std::vector<Civil>{{2022, 2, 30},
                                               {2022, 4, 31},
                                               {2022, 13, 1},
                                               {2022, 0, 1},
                                               {2022, 1, 0},
                                               {2022, 1, 32},
                                               {0, 1, 1},
                                               {-1, 1, 1},
                                               {10'000, 1, 1},
                                               {2022, -1, 1},
                                               {2022, 1, -1},
                                               {2022, 257, 1},
                                               {2022, 1, 257},
                                               {65'536 + 2022, 1, 1}}) {
    EXPECT_FALSE(day_of(civil)) << civil.year << ' ' << civil.month << ' ' << civil.day;
  }
}

TEST(Date, OnlyAnIsoDayIsRead) {
  for (const std::string_view written :
       {"", "2022", "2022-02", "2022-2-15", "22-02-15", "2022/02/15", "2022-02-15 ", " 2022-02-15",
        "2022-02-1x", "2022-+2-15", "2022--2-15", "-022-02-15", "2022-02-15T00:00", "20220215"}) {
    EXPECT_FALSE(parse_day(written)) << written;
  }
}

TEST(Date, IsWrittenForPeopleAndForFiles) {
  EXPECT_EQ(iso(day("2022-02-05")), "2022-02-05");
  EXPECT_EQ(words(day("2022-02-05")), "5 February 2022");
  EXPECT_EQ(iso(first_day), "0001-01-01");
  EXPECT_EQ(iso(last_day), "9999-12-31");
}

TEST(Date, TheCalendarEndsOnBothSides) {
  EXPECT_EQ(text(next(day("2022-12-31"))), "2023-01-01");
  EXPECT_EQ(text(previous(day("2024-03-01"))), "2024-02-29");
  EXPECT_EQ(text(next(last_day)), "after all");
  EXPECT_EQ(text(previous(first_day)), "before all");
  EXPECT_EQ(text(next(after_all)), "after all");
  EXPECT_EQ(text(previous(after_all)), "after all");
  EXPECT_EQ(text(next(before_all)), "before all");
  EXPECT_EQ(text(previous(before_all)), "before all");
  EXPECT_FALSE(is_day(before_all));
  EXPECT_FALSE(is_day(after_all));
  EXPECT_LT(before_all, first_day);
  EXPECT_LT(last_day, after_all);
}

TEST(Duration, IsReadFromANumberAndAUnit) {
  struct Case {
    std::string_view words;
    Duration duration;
  };

  const std::vector<Case> cases{
      {"28 days", {0, 28}},         {"1 day", {0, 1}},
      {"0 days", {0, 0}},           {"2 weeks", {0, 14}},
      {"1 week", {0, 7}},           {"6 months", {6, 0}},
      {"1 month", {1, 0}},          {"2 years", {24, 0}},
      {"1 year", {12, 0}},          {"1 years", {12, 0}},
      {"9999 years", {119'988, 0}},
  };
  for (const auto& [words, duration] : cases) {
    EXPECT_EQ(parse_duration(words), duration) << words;
  }
}

TEST(Duration, WhatIsNoLengthOfTimeIsNone) {
  for (const std::string_view words :
       {"", " ", "12", "months", "12months", "twelve months", "-1 days", "+1 days", "1.5 years",
        "12  months", "12 months ", "12 fortnights", "1 s", "1 ", "119989 days",
        "99999999999999999999 days", "12 Months", "12 monthss"}) {
    EXPECT_FALSE(parse_duration(words)) << words;
  }
}

TEST(Duration, IsWrittenInMonthsAndDays) {
  EXPECT_EQ(print({0, 28}), "28 days");
  EXPECT_EQ(print({0, 1}), "1 day");
  EXPECT_EQ(print({0, 0}), "0 days");
  EXPECT_EQ(print({12, 0}), "12 months");
  EXPECT_EQ(print({1, 1}), "1 month and 1 day");
}

TEST(Duration, AddedToADateKeepsTheDayOfTheMonthOrTakesItsLast) {
  struct Case {
    std::string_view from;
    Duration duration;
    std::string_view to;
  };

  const std::vector<Case> cases{
      {"2022-02-15", {0, 0}, "2022-02-15"},  {"2022-02-15", {12, 0}, "2023-02-15"},
      {"2024-02-29", {12, 0}, "2025-02-28"}, {"2024-02-29", {48, 0}, "2028-02-29"},
      {"2096-02-29", {48, 0}, "2100-02-28"}, {"2022-01-31", {1, 0}, "2022-02-28"},
      {"2024-01-31", {1, 0}, "2024-02-29"},  {"2022-08-31", {1, 0}, "2022-09-30"},
      {"2022-12-31", {2, 0}, "2023-02-28"},  {"2022-11-30", {1, 0}, "2022-12-30"},
      {"2022-12-31", {0, 1}, "2023-01-01"},  {"2022-01-31", {1, 1}, "2022-03-01"},
      {"2022-02-15", {0, 28}, "2022-03-15"}, {"0001-01-01", {0, 1}, "0001-01-02"},
      {"9999-01-31", {11, 0}, "9999-12-31"}, {"2023-02-15", {-12, 0}, "2022-02-15"},
      {"2022-03-31", {-1, 0}, "2022-02-28"}, {"2022-03-01", {0, -1}, "2022-02-28"},
  };
  for (const auto& [from, duration, to] : cases) {
    EXPECT_EQ(text(add(day(from), duration)), to) << from << " and " << print(duration);
  }
}

TEST(Duration, BeyondTheCalendarThereIsNoDay) {
  constexpr int most = std::numeric_limits<int>::max();
  EXPECT_EQ(add(day("9999-12-01"), {1, 0}), after_all);
  EXPECT_EQ(add(day("9999-12-31"), {0, 1}), after_all);
  EXPECT_EQ(add(day("2022-01-01"), {12 * 9999, 0}), after_all);
  EXPECT_EQ(add(day("2022-01-01"), {most, most}), after_all);
  EXPECT_EQ(add(day("2022-01-01"), {0, most}), after_all);
  EXPECT_EQ(add(day("0001-01-31"), {-1, 0}), before_all);
  EXPECT_EQ(add(day("0001-01-01"), {0, -1}), before_all);
  EXPECT_EQ(add(day("2022-01-01"), {-most, -most}), before_all);
}

TEST(Duration, AddedToWhatIsNoDayChangesNothing) {
  EXPECT_EQ(add(before_all, {12, 1}), before_all);
  EXPECT_EQ(add(after_all, {-12, -1}), after_all);
}

TEST(Month, HasAName) {
  EXPECT_EQ(month_name(1), "January");
  EXPECT_EQ(month_name(12), "December");
}

Date any_day() {
  return {*rc::gen::inRange(first_day.days, last_day.days + 1)};
}

RC_GTEST_PROP(DateProperty, IsReadBackAsItWasWritten, ()) {
  const Date date = any_day();
  RC_ASSERT(parse_day(iso(date)) == date);
  RC_ASSERT(day_of(civil_of(date)) == date);
}

RC_GTEST_PROP(DateProperty, TheNextDayAndTheOneBeforeUndoEachOther, ()) {
  const Date date = any_day();
  RC_PRE(date != last_day);
  RC_ASSERT(previous(next(date)) == date);
  RC_ASSERT(next(date) == add(date, {.months = 0, .days = 1}));
}

// One month after another, so the day of the month is kept by hand.
RC_GTEST_PROP(DateProperty, MonthsLandInTheRightMonthOnTheDayOrTheLast, ()) {
  const Date date = any_day();
  const int months = *rc::gen::inRange(0, 400);
  const Civil start = civil_of(date);
  Civil wanted = start;
  for (int step = 0; step < months; ++step) {
    wanted.year += wanted.month == 12 ? 1 : 0;
    wanted.month = wanted.month == 12 ? 1 : wanted.month + 1;
  }
  RC_PRE(wanted.year <= 9999);
  while (!day_of(wanted)) {
    --wanted.day;
  }
  RC_ASSERT(civil_of(add(date, {.months = months, .days = 0})) == wanted);
}

}  // namespace
}  // namespace remit::calendar
