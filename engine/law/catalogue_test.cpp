#include "law/catalogue.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "law/pack_for_tests.hpp"

namespace remit::law {
namespace {

using test::Loaded;
using test::replaced;
using test::sound;

// Two statutory duties of a CSP, one of them forthcoming; one of practice, asked of any body.
std::string rules() {
  const std::string texts = replaced(sound, "[[duty.test]]", R"toml([[duty.version]]
from = 2001-04-01
until = 2003-03-31
[[duty.version]]
from = "2003-04..2003-06"
also = "some group.chair"
until = 2010-03-31
[[duty.test]])toml");
  const std::string to_come =
      replaced(replaced(replaced(test::duty_head, "act/s5/seats", "act/s6/report"), "2001-04-01",
                        "2012-01-01"),
               "Somebody sits on", "A yearly Report of") +
      "require = \"some group.produces\"\n" + test::test;
  const std::string practice =
      replaced(replaced(replaced(replaced(test::duty_head, "act/s5/seats", "practice/chair"),
                                 "statutory", "practice"),
                        "cites = [\"act s.5(1)\"]", "cites = []\nreads = \"usual\""),
               "group in csp", "group in body") +
      "require = \"some group.chair\"\n" + test::test;
  return texts + to_come + practice;
}

using Ids = std::vector<std::string>;

Ids found(std::string_view day, const CatalogueQuery& query) {
  const Loaded loaded(rules());
  EXPECT_EQ(loaded.complaints(), Ids{});
  Ids ids;
  for (const CatalogueGroup& group :
       catalogue(loaded.book(), test_support::shipped_words(), *calendar::parse_day(day), query)) {
    for (const CatalogueEntry& entry : group.entries) {
      ids.push_back(loaded.book()[entry.duty].id);
    }
  }
  return ids;
}

vocabulary::KindId kind(std::string_view id) {
  return *test_support::shipped_words().kind_named(id);
}

TEST(Catalogue, GroupsDutiesByTheInstrumentThatTheyCiteFirst) {
  const Loaded loaded(rules());
  const std::vector<CatalogueGroup> groups = catalogue(loaded.book(), test_support::shipped_words(),
                                                       *calendar::parse_day("2005-01-01"), {});
  ASSERT_EQ(groups.size(), 2U);
  EXPECT_EQ(groups[0].instrument, InstrumentId{0});
  EXPECT_EQ(groups[0].entries.size(), 2U);
  EXPECT_EQ(groups[1].instrument, std::nullopt);
  EXPECT_EQ(groups[1].entries.size(), 1U);
}

TEST(Catalogue, FindsByBearerStatusAndWords) {
  const Ids all{"act/s5/seats", "act/s6/report", "practice/chair"};
  const Ids statutory{"act/s5/seats", "act/s6/report"};
  EXPECT_EQ(found("2005-01-01", {}), all);
  EXPECT_EQ(found("2005-01-01", {.bearer = kind("csp")}), all);
  EXPECT_EQ(found("2005-01-01", {.bearer = kind("police-force")}), Ids{"practice/chair"});
  EXPECT_EQ(found("2005-01-01", {.bearer = kind("local-government-area")}), Ids{});
  EXPECT_EQ(found("2005-01-01", {.status = Status::statutory}), statutory);
  EXPECT_EQ(found("2005-01-01", {.instrument = InstrumentId{0}}), statutory);
  EXPECT_EQ(found("2005-01-01", {.words = {"REPORT", "yearly"}}), Ids{"act/s6/report"});
  EXPECT_EQ(found("2005-01-01", {.words = {"aa 2001"}}), statutory);
  EXPECT_EQ(found("2005-01-01", {.words = {"report", "seats"}}), Ids{});
}

TEST(Catalogue, TellsWhatADayIsToADuty) {
  const Loaded loaded(rules());
  const auto on = [&](std::string_view day, std::size_t which) {
    const CatalogueEntry entry =
        catalogue(loaded.book(), test_support::shipped_words(), *calendar::parse_day(day), {})[0]
            .entries.at(which);
    return std::pair(entry.standing, entry.version);
  };
  EXPECT_EQ(on("2000-01-01", 0), std::pair(Standing::forthcoming, std::size_t{0}));
  EXPECT_EQ(on("2003-03-31", 0), std::pair(Standing::in_force, std::size_t{0}));
  EXPECT_EQ(on("2003-05-01", 0), std::pair(Standing::not_known, std::size_t{1}));
  EXPECT_EQ(on("2003-06-30", 0), std::pair(Standing::in_force, std::size_t{1}));
  EXPECT_EQ(on("2010-04-01", 0), std::pair(Standing::past, std::size_t{1}));
  EXPECT_EQ(on("2010-04-01", 1), std::pair(Standing::forthcoming, std::size_t{0}));
}

}  // namespace
}  // namespace remit::law
