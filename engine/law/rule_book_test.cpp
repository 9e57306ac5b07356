#include "law/rule_book.hpp"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "calendar/partial_date.hpp"

namespace remit::law {
namespace {

using calendar::Date;
using calendar::PartialDate;

Date day(std::string_view iso) {
  return calendar::parse_day(iso).value_or(Date{});
}

PartialDate partial(std::string_view written) {
  return calendar::parse_partial(written).date;
}

TEST(InForce, IsYesOnlyWhenCertainlyBegunAndCertainlyNotOver) {
  const Force force{.from = partial("2004-05..2004-07-01"), .until = partial("2012")};
  EXPECT_EQ(in_force_on(force, day("2004-04-30")), InForce::no);
  EXPECT_EQ(in_force_on(force, day("2004-05-01")), InForce::not_known);
  EXPECT_EQ(in_force_on(force, day("2004-06-30")), InForce::not_known);
  EXPECT_EQ(in_force_on(force, day("2004-07-01")), InForce::yes);
  EXPECT_EQ(in_force_on(force, day("2012-01-01")), InForce::yes);
  EXPECT_EQ(in_force_on(force, day("2012-01-02")), InForce::not_known);
  EXPECT_EQ(in_force_on(force, day("2012-12-31")), InForce::not_known);
  EXPECT_EQ(in_force_on(force, day("2013-01-01")), InForce::no);
}

TEST(InForce, IsAlwaysYesWithoutDatesAndNeverWithoutAnAppointedDay) {
  EXPECT_EQ(in_force_on({}, calendar::first_day), InForce::yes);
  EXPECT_EQ(in_force_on({}, calendar::last_day), InForce::yes);
  EXPECT_EQ(in_force_on({.appointed = false}, day("2024-01-01")), InForce::no);
}

TEST(InForce, MayHaveBegunLongAgoButBeCertainByADay) {
  const Force force{.from = partial("..2004-07-01")};
  EXPECT_EQ(in_force_on(force, day("1998-01-01")), InForce::not_known);
  EXPECT_EQ(in_force_on(force, day("2004-07-01")), InForce::yes);
}

TEST(Year, HasTheDayThatIsAskedOf) {
  const YearKind april{.month = 4, .day = 1};
  for (const std::string_view written : {"2025-04-01", "2025-12-31", "2026-03-31"}) {
    EXPECT_EQ(year_with(april, day(written)),
              (calendar::Period{day("2025-04-01"), day("2026-03-31")}))
        << written;
  }
  EXPECT_EQ(name_of_year(april, day("2025-04-01")), "2025/26");
  EXPECT_EQ(name_of_year(april, day("1999-04-01")), "1999/00");
}

TEST(Year, ThatBeginsInJanuaryIsCalledByItsNumber) {
  const YearKind january{};
  EXPECT_EQ(year_with(january, day("2025-12-31")),
            (calendar::Period{day("2025-01-01"), day("2025-12-31")}));
  EXPECT_EQ(name_of_year(january, day("2025-01-01")), "2025");
}

TEST(Year, AtTheEndsOfTheCalendarIsCutOff) {
  const YearKind april{.month = 4, .day = 1};
  EXPECT_EQ(year_with(april, calendar::first_day),
            (calendar::Period{calendar::before_all, day("0001-03-31")}));
  EXPECT_EQ(year_with(april, calendar::last_day).first, day("9999-04-01"));
  EXPECT_EQ(year_with(april, calendar::last_day).last, calendar::after_all);
}

TEST(Citation, LinksToTheNarrowestProvisionThatIsKnown) {
  RuleBook book;
  book.instruments.push_back({.id = "act",
                              .title = "An Act 2001",
                              .short_title = "AA 2001",
                              .url = "https://law.example/act",
                              .provisions = {{"s.5", "section/5"}, {"s.5(1)", "section/5/1"}}});
  EXPECT_EQ(book.url_of({.provision = "s.5(1)(b)"}), "https://law.example/act/section/5/1");
  EXPECT_EQ(book.url_of({.provision = "s.5(2)"}), "https://law.example/act/section/5");
  EXPECT_EQ(book.url_of({.provision = "s.51"}), "https://law.example/act");
  EXPECT_EQ(book.cited({.provision = "s.5(2)"}), "AA 2001 s.5(2)");
}

TEST(Words, AreReadBackAsTheSameStatus) {
  for (std::size_t at = 0; at < status_count; ++at) {
    const auto status = static_cast<Status>(at);
    EXPECT_EQ(status_named(word(status)), status);
  }
  EXPECT_EQ(status_named("law"), std::nullopt);
}

}  // namespace
}  // namespace remit::law
