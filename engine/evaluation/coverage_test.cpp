#include "evaluation/coverage.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "evaluation/trial.hpp"
#include "law/pack_for_tests.hpp"

namespace remit::evaluation {
namespace {

using law::test::Loaded;
using law::test::replaced;
using law::test::sound;
using Lines = std::vector<std::string>;

std::string words(Outcomes outcomes) {
  std::string made;
  for (const auto& [truth, word] :
       {std::pair{Truth::yes, "true"}, {Truth::no, "false"}, {Truth::unknown, "unknown"}}) {
    if (outcomes.has(truth)) {
      made += (made.empty() ? "" : " ") + std::string(word);
    }
  }
  return made;
}

// "test: what it came to; what it did not" of each sub-condition of the only duty.
Lines covered(const std::string& pack) {
  const Loaded loaded(pack);
  EXPECT_EQ(loaded.complaints(), Lines{});
  const Trial trial = try_cases(loaded.book(), test_support::shipped_words(), *loaded.files, {});
  Lines lines;
  for (const auto& version : trial.coverage.at(0).conditions) {
    for (const SubCondition& condition : version) {
      const text::Span span = loaded.book().expressions[condition.test].span;
      lines.push_back(std::string(loaded.files->text(span)) + ": " + words(condition.seen) + "; " +
                      words(condition.missing()));
    }
  }
  return lines;
}

std::string requires_that(std::string_view test) {
  return replaced(sound, "require = \"some group.members\"",
                  "require = \"" + std::string(test) + "\"");
}

// What may be seen of each.
Lines possible(std::string_view test) {
  const Loaded loaded(requires_that(test));
  EXPECT_EQ(loaded.complaints(), Lines{});
  Lines lines;
  for (const SubCondition& condition : sub_conditions(loaded.book(), test_support::shipped_words(),
                                                      loaded.book().duties.at(0).versions.at(0))) {
    lines.push_back(words(condition.possible));
  }
  return lines;
}

TEST(Coverage, TellsWhatATestCameToInTheCases) {
  EXPECT_EQ(covered(sound), Lines{"some group.members: true; false unknown"});
}

TEST(Coverage, LooksBelowWhatIsMadeOfTests) {
  EXPECT_EQ(covered(requires_that("not (no group.members or some group.chair) implies "
                                  "all x in group.members: some x.members")),
            (Lines{"no group.members: false; true unknown", "some group.chair: unknown; true false",
                   "all x in group.members: some x.members: unknown; true false",
                   "some x.members: unknown; true false"}));
}

TEST(Coverage, DoesNotAskForWhatWasDecidedBefore) {
  EXPECT_EQ(
      covered(requires_that("some group.members or some group.chair")),
      (Lines{"some group.members: true; false unknown", "some group.chair: ; true false unknown"}));
}

TEST(Coverage, LooksIntoSquareBracketsAndNamesOfLet) {
  EXPECT_EQ(covered(replaced(requires_that("some leaders or some group.members"), "says =",
                             "let = { leaders = \"group.members[some members]\" }\nsays =")),
            (Lines{"some leaders: unknown; true false", "some members: unknown; true false",
                   "some group.members: true; false unknown"}));
}

TEST(Coverage, AsksPairsThatAreJoinedOnWhatTheyShareToo) {
  const std::string pairs =
      replaced(replaced(requires_that("some x.chair or some y.chair"), "[\"group in csp\"]",
                        "[\"x, y in body\"]\nwhere = \"x.members overlaps y.members\""),
               "nobody sits on {group}", "{x} and {y}");
  const std::string closed = replaced(
      replaced(pairs, "members = \"council\"", "members = \"council\"\ncomplete = \"members\""),
      "kind = \"district-council\"",
      "kind = \"district-council\"\nmembers = []\ncomplete = \"members\"");
  EXPECT_EQ(covered(closed),
            (Lines{"x.members overlaps y.members: false; true unknown",
                   "some x.chair: ; true false unknown", "some y.chair: ; true false unknown"}));
}

TEST(Coverage, KnowsWhatNoModelCanShow) {
  EXPECT_EQ(possible("some group.members"), Lines{"true false unknown"});
  EXPECT_EQ(possible("some former(group.members)"), Lines{"true unknown"});
  EXPECT_EQ(possible("no former(group.members)"), Lines{"false unknown"});
  EXPECT_EQ(possible("no lapsed(group.members)"), Lines{"true false unknown"});
  EXPECT_EQ(possible("group in ever(group.reports_to)"), Lines{"true unknown"});
  EXPECT_EQ(possible("count(ever(group.members)) >= 3"), Lines{"true unknown"});
  EXPECT_EQ(possible("count(ever(group.members)) <= 3"), Lines{"false unknown"});
  EXPECT_EQ(possible("count(group.members) <= 3"), Lines{"true false unknown"});
  EXPECT_EQ(possible("2 < 3"), Lines{"true false"});
  EXPECT_EQ(possible("group.from <= today"), Lines{"true false unknown"});
  EXPECT_EQ(possible("all x in csp: some x.members"),
            (Lines{"false unknown", "true false unknown"}));
}

}  // namespace
}  // namespace remit::evaluation
