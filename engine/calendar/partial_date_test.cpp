#include "calendar/partial_date.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace remit::calendar {
namespace {

std::string end_text(Date date) {
  return is_day(date) ? iso(date) : "open";
}

std::string read(std::string_view written) {
  const ParsedDate parsed = parse_partial(written);
  return parsed.problem ? parsed.problem->message
                        : end_text(parsed.date.earliest) + " " + end_text(parsed.date.latest);
}

PartialDate date(std::string_view earliest, std::string_view latest) {
  return {earliest.empty() ? before_all : parse_day(earliest).value(),
          latest.empty() ? after_all : parse_day(latest).value()};
}

TEST(PartialDate, EveryFormIsReadAsItsFirstAndLastDay) {
  struct Case {
    std::string_view written;
    std::string_view days;
  };

  const std::vector<Case> cases{
      {"2022-02-15", "2022-02-15 2022-02-15"},
      {"2024-02-29", "2024-02-29 2024-02-29"},
      {"2021-11", "2021-11-01 2021-11-30"},
      {"2024-02", "2024-02-01 2024-02-29"},
      {"2023-02", "2023-02-01 2023-02-28"},
      {"2021-12", "2021-12-01 2021-12-31"},
      {"2021", "2021-01-01 2021-12-31"},
      {"2017/18", "2017-04-01 2018-03-31"},
      {"1999/00", "1999-04-01 2000-03-31"},
      {"2099/00", "2099-04-01 2100-03-31"},
      {"2018-06..2018-08", "2018-06-01 2018-08-31"},
      {"2018-06..2022-02-15", "2018-06-01 2022-02-15"},
      {"2017..2020", "2017-01-01 2020-12-31"},
      {"2017/18..2019/20", "2017-04-01 2020-03-31"},
      {"2017/18..2018-06", "2017-04-01 2018-06-30"},
      {"2018..2018-06", "2018-01-01 2018-06-30"},
      {"2018-06..2018", "2018-06-01 2018-12-31"},
      {"2018-06-01..2018-06-01", "2018-06-01 2018-06-01"},
      {"..2015-09", "open 2015-09-30"},
      {"..2015", "open 2015-12-31"},
      {"2022-02-16..", "2022-02-16 open"},
      {"2016..", "2016-01-01 open"},
      {"0001", "0001-01-01 0001-12-31"},
      {"0001-01-01", "0001-01-01 0001-01-01"},
      {"9999", "9999-01-01 9999-12-31"},
      {"9999-12", "9999-12-01 9999-12-31"},
      {"9998/99", "9998-04-01 9999-03-31"},
  };
  for (const auto& [written, days] : cases) {
    EXPECT_EQ(read(written), days) << written;
  }
}

TEST(PartialDate, WhatCannotBeReadIsExplainedAndPutRight) {
  struct Case {
    std::string_view written;
    std::string_view message;
    std::string_view suggestion;
  };

  const std::vector<Case> cases{
      {"", "not a date", ""},
      {"..", "not a date", ""},
      {"soon", "not a date", ""},
      {"01/04/2019", "not a date", "2019-04-01"},
      {"1 April 2019", "not a date", "2019-04-01"},
      {"April 2019", "not a date", "2019-04"},
      {"2017-2018", "not a date", "2017/18"},
      {"2015 to 2018", "not a date", "2015..2018"},
      {"2018-06 .. 2018-08", "not a date", "2018-06..2018-08"},
      {"2021-11 ", "not a date", "2021-11"},
      {"2021-1", "not a date", "2021-01"},
      {"20210101", "not a date", "2021-01-01"},
      {"2017/19", "a year from April names two years that follow each other", "2017/18"},
      {"2017/17", "a year from April names two years that follow each other", "2017/18"},
      {"2019/04", "a year from April names two years that follow each other", "2019-04"},
      {"2018-13", "there is no month 13", ""},
      {"2018-00", "there is no month 0", ""},
      {"2017-18", "there is no month 18", "2017/18"},
      {"2022-13-01", "there is no month 13", ""},
      {"2022-02-30", "there is no 30 February 2022", ""},
      {"2023-02-29", "there is no 29 February 2023", ""},
      {"2022-04-31", "there is no 31 April 2022", ""},
      {"2022-04-00", "there is no 0 April 2022", ""},
      {"2019..2018", "the range ends before it begins", "2018..2019"},
      {"2018-09..2018-06", "the range ends before it begins", "2018-06..2018-09"},
      {"01/04/2019..2020", "not a date", "2019-04-01..2020"},
      {"2018..2019..2020", "not a date", ""},
      {"31/02/2019", "not a date", ""},
      {"04/25/2019", "not a date", ""},
      {"0000", "not a date", ""},
      {"0000-01-01", "not a date", ""},
      {"9999/00", "not a date", ""},
      {"12021", "not a date", ""},
      {"\xEF\xBC\x92\xEF\xBC\x90", "not a date", ""},
  };
  for (const auto& [written, message, suggestion] : cases) {
    const ParsedDate parsed = parse_partial(written);
    ASSERT_TRUE(parsed.problem) << written;
    EXPECT_EQ(parsed.problem->message, message) << written;
    EXPECT_EQ(parsed.problem->suggestion, suggestion) << written;
  }
}

TEST(PartialDate, AMonthThatCouldBeAYearFromAprilIsMarked) {
  EXPECT_TRUE(parse_partial("2011-12").month_of_year);
  EXPECT_TRUE(parse_partial("2000-01").month_of_year);
  EXPECT_FALSE(parse_partial("2011-11").month_of_year);
  EXPECT_FALSE(parse_partial("2021-12").month_of_year);
  EXPECT_FALSE(parse_partial("2011-12-01").month_of_year);
  EXPECT_FALSE(parse_partial("2011-12..2012-03").month_of_year) << "a range says that it is months";
}

TEST(PartialDate, AYearFromAprilIsMarkedWhereverItStands) {
  EXPECT_TRUE(parse_partial("2017/18").april_year);
  EXPECT_TRUE(parse_partial("2017/18..").april_year);
  EXPECT_TRUE(parse_partial("2016..2017/18").april_year);
  EXPECT_FALSE(parse_partial("2017").april_year);
}

TEST(PartialDate, IsPrintedInItsShortestForm) {
  for (const std::string_view written :
       {"2022-02-15", "2021-11", "2024-02", "2021", "2017/18", "1999/00", "2018-06..2018-08",
        "2018-06..2022-02-15", "2017..2020", "..2015-09", "..2015", "2022-02-16..", "2016..",
        "0001", "9999", "2018-06-03..2018-06-05"}) {
    EXPECT_EQ(print(parse_partial(written).date), written);
  }
  EXPECT_EQ(print(parse_partial("2018-01..2018-12").date), "2018");
  EXPECT_EQ(print(parse_partial("2018-06-01..2018-06-30").date), "2018-06");
  EXPECT_EQ(print(parse_partial("2018-06-01..2018-06-01").date), "2018-06-01");
  EXPECT_EQ(print(parse_partial("2018-04..2019-03").date), "2018/19");
  EXPECT_EQ(print(PartialDate{}), "..");
}

TEST(PartialDate, IsSaidInWords) {
  struct Case {
    PartialDate date;
    std::string_view words;
  };

  const std::vector<Case> cases{
      {date("2022-02-15", "2022-02-15"), "15 February 2022"},
      {date("2021-11-01", "2021-11-30"), "November 2021"},
      {date("2024-02-01", "2024-02-29"), "February 2024"},
      {date("2024-02-01", "2024-02-28"), "1 to 28 February 2024"},
      {date("2021-01-01", "2021-12-31"), "2021"},
      {date("2017-04-01", "2018-03-31"), "2017/18"},
      {date("2017-01-01", "2020-12-31"), "2017 to 2020"},
      {date("2018-06-01", "2018-08-31"), "June to August 2018"},
      {date("2018-11-01", "2019-02-28"), "November 2018 to February 2019"},
      {date("2017-04-01", "2020-03-31"), "April 2017 to March 2020"},
      {date("2018-06-01", "2018-06-03"), "1 to 3 June 2018"},
      {date("2018-06-01", "2018-07-03"), "1 June to 3 July 2018"},
      {date("2018-06-03", "2018-07-31"), "3 June to 31 July 2018"},
      {date("2018-06-01", "2022-02-15"), "1 June 2018 to 15 February 2022"},
      {date("", "2015-09-30"), "by September 2015"},
      {date("", "2015-12-31"), "by December 2015"},
      {date("", "2015-09-29"), "by 29 September 2015"},
      {date("2022-02-16", ""), "some day from 16 February 2022"},
      {date("2022-02-01", ""), "some day from February 2022"},
      {date("2022-01-01", ""), "some day from January 2022"},
      {date("", ""), "an unknown day"},
  };
  for (const auto& [partial, said] : cases) {
    EXPECT_EQ(words(partial), said) << print(partial);
  }
}

// Any two days, often the first or last of a month or a year.
PartialDate any_date() {
  const auto any_day =
      rc::gen::map(rc::gen::tuple(rc::gen::inRange(1, 10'000), rc::gen::inRange(1, 13),
                                  rc::gen::inRange(1, 32), rc::gen::inRange(0, 5)),
                   [](const std::tuple<int, int, int, int>& drawn) {
                     auto [year, month, day, shape] = drawn;
                     if (shape == 1) {
                       day = 1;
                     } else if (shape == 2) {
                       day = 31;
                     } else if (shape == 3) {
                       month = day = 1;
                     } else if (shape == 4) {
                       month = 12;
                       day = 31;
                     }
                     while (!day_of({.year = year, .month = month, .day = day})) {
                       --day;
                     }
                     return *day_of({.year = year, .month = month, .day = day});
                   });
  const Date one = *any_day;
  const Date other = *rc::gen::element(0, 1) == 0
                         ? *any_day
                         : Date{std::min(one.days + *rc::gen::inRange(0, 800), last_day.days)};
  PartialDate date{std::min(one, other), std::max(one, other)};
  const int open = *rc::gen::inRange(0, 6);
  if (open == 0) {
    date.earliest = before_all;
  } else if (open == 1) {
    date.latest = after_all;
  }
  return date;
}

RC_GTEST_PROP(PartialDateProperty, IsReadBackAsItWasPrinted, ()) {
  const PartialDate drawn = any_date();
  const ParsedDate parsed = parse_partial(print(drawn));
  RC_ASSERT(!parsed.problem);
  RC_ASSERT(parsed.date == drawn);
}

RC_GTEST_PROP(PartialDateProperty, DatesThatDifferAreSaidDifferently, ()) {
  const PartialDate one = any_date();
  const PartialDate other = any_date();
  RC_ASSERT((one == other) == (words(one) == words(other)));
}

RC_GTEST_PROP(PartialDateProperty, AnyBytesAreReadWithoutHarm, ()) {
  const std::string text = *rc::gen::container<std::string>(
      rc::gen::element('0', '1', '2', '9', '-', '/', '.', ' ', 'a', '\0', '\xFF'));
  const ParsedDate parsed = parse_partial(text);
  RC_ASSERT(parsed.problem || parsed.date.earliest <= parsed.date.latest);
}

}  // namespace
}  // namespace remit::calendar
