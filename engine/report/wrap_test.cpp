#include "report/wrap.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace remit::report {
namespace {

using Lines = std::vector<std::string>;

TEST(Wrap, BreaksBetweenWords) {
  EXPECT_EQ(wrap("Worcestershire Safer Communities Board", 22),
            (Lines{"Worcestershire Safer", "Communities Board"}));
}

TEST(Wrap, MakesLinesEvenWithoutMakingMore) {
  EXPECT_EQ(wrap("one two three four five six", 24), (Lines{"one two three", "four five six"}));
}

TEST(Wrap, LeavesLongWordsWhole) {
  EXPECT_EQ(wrap("a Llanfairpwllgwyngyll b", 8), (Lines{"a", "Llanfairpwllgwyngyll", "b"}));
}

TEST(Wrap, CountsCharactersAndNotBytes) {
  EXPECT_EQ(wrap("ÀÉÎÕÜ ÀÉÎÕÜ", 11), Lines{"ÀÉÎÕÜ ÀÉÎÕÜ"});
}

TEST(Wrap, TakesAnyBlankAsOne) {
  EXPECT_EQ(wrap("  a\t b\n", 9), Lines{"a b"});
  EXPECT_EQ(wrap("", 9), Lines{});
  EXPECT_EQ(wrap(" ", 9), Lines{});
}

TEST(Fill, MakesEachLineAsFullAsCanBe) {
  EXPECT_EQ(fill("one two three four five six", 24), (Lines{"one two three four five", "six"}));
}

TEST(Fill, LeavesLaterLinesTheRoomToStandFurtherIn) {
  EXPECT_EQ(fill("one two three four", 9, 4), (Lines{"one two", "three", "four"}));
  EXPECT_EQ(fill("", 9, 4), Lines{});
}

}  // namespace
}  // namespace remit::report
