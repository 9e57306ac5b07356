#include "structure/phrases.hpp"

#include <string>

#include <gtest/gtest.h>

#include "tests/support/models.hpp"

namespace remit::wording {
namespace {

using calendar::PartialDate;

PartialDate date(std::string_view written) {
  return calendar::parse_partial(written).date;
}

calendar::Date day(std::string_view iso) {
  return calendar::parse_day(iso).value();
}

TEST(Titles, StandInASentence) {
  EXPECT_EQ(inside_sentence("Community safety partnership"), "community safety partnership");
  EXPECT_EQ(inside_sentence("NHS body"), "NHS body");
  EXPECT_EQ(with_article("Officer"), "an officer");
  EXPECT_EQ(with_article("NHS body"), "an NHS body");
  EXPECT_EQ(with_article("Police force"), "a police force");
  EXPECT_EQ(with_article("Unitary council"), "a unitary council");
}

TEST(Dates, SayHowMuchIsKnown) {
  EXPECT_EQ(some_day(date("2022-02-15")), "on 15 February 2022");
  EXPECT_EQ(some_day(date("2021")), "some day in 2021");
  EXPECT_EQ(some_day(date("2018-06..2018-08")), "some day from June to August 2018");
  EXPECT_EQ(some_day(date("..2015-09")), "by September 2015");
  EXPECT_EQ(some_day(date("2022-02-16..")), "on 16 February 2022 or later");
  EXPECT_EQ(some_day(date("2021-09..")), "in September 2021 or later");
}

TEST(Distance, IsInTheUnitThatAPersonWouldUse) {
  const calendar::Date on = day("2022-05-20");
  EXPECT_EQ(distance(date("2022-05-20"), on), "that day");
  EXPECT_EQ(distance(date("2022-05-19"), on), "1 day earlier");
  EXPECT_EQ(distance(date("2022-02-15"), on), "3 months earlier");
  EXPECT_EQ(distance(date("2018-01-10"), on), "4 years and 4 months earlier");
  EXPECT_EQ(distance(date("2022-06-01"), on), "12 days later");
  EXPECT_EQ(distance(date("2024-05-20"), on), "2 years later");
}

TEST(Distance, OfADayPartlyKnownIsARange) {
  const calendar::Date on = day("2022-05-20");
  EXPECT_EQ(distance(date("2022-01"), on), "3 to 4 months earlier");
  EXPECT_EQ(distance(date("2018-06..2018-08"), on), "3 years earlier");
  EXPECT_EQ(distance(date("2016..2018"), on), "3 to 6 years earlier");
  EXPECT_EQ(distance(date("..2018"), on), "");
  EXPECT_EQ(distance(date("2022"), on), "");
}

TEST(Numbers, AreReadable) {
  EXPECT_EQ(number(4), "4");
  EXPECT_EQ(number(2.5), "2.5");
  EXPECT_EQ(number(1250), "1,250");
  EXPECT_EQ(pounds(260000), "£260,000");
  EXPECT_EQ(pounds(1.5), "£1.50");
  EXPECT_EQ(pounds(-20), "-£20");
}

TEST(Terms, SaySinceWhenAndUntilWhen) {
  EXPECT_EQ(term(date("2013-04-01"), std::nullopt), "since 1 April 2013");
  EXPECT_EQ(term(date("2021"), std::nullopt), "since some day in 2021");
  EXPECT_EQ(term(date("..2015-09"), std::nullopt), "by September 2015");
  EXPECT_EQ(term(date("2021-09.."), std::nullopt), "since September 2021 or later");
  EXPECT_EQ(term(date("2013-04-01"), date("2022-06-30")), "from 1 April 2013 to 30 June 2022");
  EXPECT_EQ(term(std::nullopt, date("2022-06")), "until some day in June 2022");
  EXPECT_EQ(term(std::nullopt, std::nullopt), "");
}

TEST(Periods, AreJoinedAsPeopleDo) {
  const auto period = [](std::string_view first, std::string_view last) {
    return calendar::Period{.first = first.empty() ? calendar::before_all : day(first),
                            .last = last.empty() ? calendar::after_all : day(last)};
  };
  EXPECT_EQ(periods({}), "");
  EXPECT_EQ(periods({period("", "")}), "at any time");
  EXPECT_EQ(periods({period("", "2018-08-30"), period("2019-06-02", "")}),
            "until 30 August 2018, and from 2 June 2019 on");
  EXPECT_EQ(periods({period("2018-08-31", "2018-08-31"), period("2019-06-02", "2019-07-01"),
                     period("2020-01-01", "")}),
            "on 31 August 2018, from 2 June 2019 to 1 July 2019, and from 1 January 2020 on");
}

TEST(Called, ByNameElseByWhatItIs) {
  const auto model = test_support::load_text(R"(
[model]
title = "A model"
seen  = 2022-01-01
[body.ph-team]
kind = "department"
name = "Public Health"
[office.ph-officer]
kind = "officer"
[body.smog]
kind    = "group"
name    = "Oversight Group"
chair   = { some = "officer", of = "ph-team" }
members = { some = "nhs-body" }
)");
  const structure::Structure& structure = model.sound();
  const auto called_of = [&](structure::EntityId id) {
    return called(structure, test_support::shipped_words(), id, day("2022-01-01"));
  };
  EXPECT_EQ(called_of(model["smog"]), "Oversight Group");
  EXPECT_EQ(called_of(model["ph-officer"]), "an officer (ph-officer)");
  std::vector<std::string> unnamed;
  for (const structure::Link& link : structure.links) {
    if (structure[link.to].unnamed()) {
      unnamed.push_back(called_of(link.to));
    }
  }
  std::sort(unnamed.begin(), unnamed.end());
  EXPECT_EQ(unnamed, (std::vector<std::string>{"an unnamed NHS body",
                                               "an unnamed officer of Public Health"}));
}

TEST(Qualifiers, AreWordsOfTheVocabulary) {
  const auto model = test_support::load_text(R"(
[model]
title = "A model"
seen  = 2022-01-01
[theme.x]
kind = "topic"
name = "Arson"
[office.chief]
kind = "chief-executive"
name = "Chief Executive"
[body.dc]
kind = "district-council"
[body.csp]
kind       = "csp"
members    = { id = "dc", as = "statutory", by = "chief", interests = "x", voting = false }
reports_to = [{ id = "dc", purpose = "assurance", times_per_year = 1 }]
)");
  std::vector<std::string> all;
  for (const structure::Details& details : model.sound().details) {
    for (std::string& phrase :
         qualifiers(*model.structure, test_support::shipped_words(), details, day("2022-01-01"))) {
      all.push_back(std::move(phrase));
    }
  }
  std::sort(all.begin(), all.end());
  EXPECT_EQ(all, (std::vector<std::string>{"by Chief Executive", "for the interests of Arson",
                                           "once a year", "purpose: assurance", "statutory member",
                                           "without a vote"}));
}

}  // namespace
}  // namespace remit::wording
