#include "report/grounds.hpp"

#include <gtest/gtest.h>

#include "report/example_for_tests.hpp"

namespace remit::report {
namespace {

std::vector<std::string> papers(const Ground& ground) {
  std::vector<std::string> all;
  for (const Paper& paper : ground.papers) {
    all.push_back(paper.words);
  }
  return all;
}

TEST(Ground, OfALinkIsASentenceWithItsPlaceAndPapers) {
  const Example example;
  const Checked checked = example.checked({});
  const Ground seat = ground(checked, evaluation::Witness{example.link("board", "police")});
  EXPECT_EQ(seat.words, "Safety Board has as a member Westshire Police (statutory member)");
  EXPECT_EQ(seat.doubt, "");
  ASSERT_EQ(seat.places.size(), 1U);
  EXPECT_EQ(checked.files.text(seat.places[0]), "\"police\"");
  EXPECT_EQ(papers(seat),
            (std::vector<std::string>{"Overview, June to August 2018, p1",
                                      "Report to the Board, 15 February 2022, para 5"}));
}

TEST(Ground, TellsWhyALinkIsOnlyPossible) {
  const Example example;
  const Ground seat =
      ground(example.checked({}), evaluation::Witness{example.link("board", "fire")});
  EXPECT_NE(seat.doubt, "");
}

TEST(Ground, OfAThingTellsWhatItIs) {
  const Example example;
  const Ground board = ground(example.checked({}), evaluation::Witness{example["board"]});
  EXPECT_EQ(board.words, "Safety Board is a partnership body");
  EXPECT_EQ(papers(board),
            std::vector<std::string>{"Report to the Board, 15 February 2022, para 2"});
}

TEST(Ground, OfACompleteListSaysThatItIsAll) {
  const Example example;
  const Ground list = ground(example.checked({}), evaluation::Closure{.complete = 0});
  EXPECT_EQ(list.words, "“Members” of Safety Board: that is all of them");
  EXPECT_EQ(papers(list),
            std::vector<std::string>{"Report to the Board, 15 February 2022, para 6"});
}

TEST(ToldTogether, IsWhatStandsAtTheSamePlace) {
  const Ground first{.words = "A sits on B", .places = {{.begin = 3, .end = 5}}};
  const Ground other{.words = "C sits on B", .places = {{.begin = 9, .end = 12}}};
  const Ground same{
      .words = "D sits on B", .doubt = "inferred", .places = {{.begin = 3, .end = 5}}};
  const std::vector<ToldTogether> told = told_together({first, other, same});
  ASSERT_EQ(told.size(), 2U);
  EXPECT_EQ(told[0].words, (std::vector<std::string>{"A sits on B", "D sits on B [inferred]"}));
  EXPECT_EQ(told[1].words, std::vector<std::string>{"C sits on B"});
}

}  // namespace
}  // namespace remit::report
