#include "report/look_up.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/models.hpp"

namespace remit::report {
namespace {

using Match = LookUp::Match;

const test_support::LoadedModel& model() {
  static const test_support::LoadedModel loaded = test_support::load_text(R"(
[model]
title = "A model"
seen  = 2022-01-01
[body.scb]
kind          = "county-strategy-group"
name          = "Westshire Safer Communities Board"
also_known_as = "the Board"
[body.north-csp]
kind = "csp"
name = "North Westshire Community Safety Partnership"
[body.south-csp]
kind = "csp"
name = [{ value = "South Westshire Community Safety Partnership", from = 2018-01-01 },
        { value = "Southern Alliance", until = 2017-12-31 }]
[area.north]
kind = "locality"
name = "North"
[class.csps]
of = ["north-csp", "south-csp"]
)");
  return loaded;
}

std::string found(std::string_view written) {
  const LookUp look = look_up(model().sound(), test_support::shipped_words(), written);
  const auto id = [&](structure::EntityId entity) { return (*model().structure)[entity].id; };
  if (look.found) {
    return id(*look.found);
  }
  std::string all = look.match == Match::several   ? "several:"
                    : look.match == Match::members ? "members:"
                    : look.match == Match::near    ? "near:"
                                                   : "none";
  for (const structure::EntityId candidate : look.candidates) {
    all += " " + id(candidate);
  }
  return all;
}

TEST(LookUp, TakesAnIdBeforeAnyName) {
  EXPECT_EQ(found("scb"), "scb");
  EXPECT_EQ(found("north"), "north");
}

TEST(LookUp, TakesANameWhateverItsCapitals) {
  EXPECT_EQ(found("westshire safer communities board"), "scb");
  EXPECT_EQ(found("SCB"), "scb");
  EXPECT_EQ(found("the board"), "scb");
  EXPECT_EQ(found("Southern Alliance"), "south-csp");
}

TEST(LookUp, TakesWordsOfAName) {
  EXPECT_EQ(found("Safer Communities Board"), "scb");
  EXPECT_EQ(found("south comm"), "south-csp");
}

TEST(LookUp, NamesAllWhereSeveralFit) {
  EXPECT_EQ(found("community safety partnership"), "several: north-csp south-csp");
  EXPECT_EQ(found("csps"), "members: north-csp south-csp");
}

TEST(LookUp, SuggestsWhatIsSpeltMuchLikeIt) {
  EXPECT_EQ(found("Westshire Saver Comunities Board"), "near: scb");
  EXPECT_EQ(found("zebra"), "none");
  EXPECT_EQ(found("?"), "none");
}

}  // namespace
}  // namespace remit::report
