#include "report/derivation_text.hpp"

#include <gtest/gtest.h>

#include "report/example_for_tests.hpp"

namespace remit::report {
namespace {

using evaluation::Step;
using evaluation::Verdict;

TEST(DerivationText, IsATreeOfPartsWithTheirValuesLinksAndPapers) {
  const Example example;
  const Checked checked = example.checked({});
  const std::vector<Step> steps{
      {.part = "some police-force & board.members",
       .value = "true",
       .parts = {{.part = "police-force & board.members",
                  .value = "certainly: Westshire Police; there may be others",
                  .witnesses = {example.link("board", "police")}}}}};
  EXPECT_EQ(derivation_text(checked, example.judgement(Verdict::met), steps, text::Colour::off),
            R"(
Safety Board: met, as of 15 February 2022
   In force    since 1 April 2001
   Asked of    board = Safety Board
   Borne by    Westshire County Council

  Step by step
  some police-force & board.members
    = true
    police-force & board.members
      = certainly: Westshire Police; there may be others
      - Safety Board has as a member Westshire Police (statutory member) [1 p1] [2 para 5] at
        model.toml:15:10

  Sources
  [1] Overview, June to August 2018
  [2] Report to the Board, 15 February 2022
)");
}

TEST(DerivationText, TellsWhyThereIsNothingElseAndWhatWouldDecideIt) {
  const Example example;
  const Checked checked = example.checked({});
  const std::string closed =
      derivation_text(checked, example.judgement(Verdict::not_met), {}, text::Colour::off);
  EXPECT_NE(closed.find("“Members” of Safety Board: that is all of them"), std::string::npos)
      << closed;
  const std::string open = derivation_text(checked, example.open(evaluation::Doubtfulness::doubted),
                                           {}, text::Colour::off);
  EXPECT_NE(open.find("- Does Westshire Police sit on Safety Board? (last seen in 2018)"),
            std::string::npos)
      << open;
}

TEST(DerivationText, TellsNoNameTwiceAndNothingThatMeansItself) {
  const Example example;
  const std::string text = derivation_text(example.checked({}), example.judgement(Verdict::met),
                                           {{.part = "board.members",
                                             .value = "Westshire Police",
                                             .parts = {{.part = "board", .value = "Safety Board"},
                                                       {.part = "12 months", .value = "12 months"},
                                                       {.part = "parent", .value = "nobody"}}}},
                                           text::Colour::off);
  EXPECT_EQ(text.substr(text.find("Step by step")),
            "Step by step\n"
            "  board.members\n"
            "    = Westshire Police\n"
            "    parent\n"
            "      = nobody\n");
}

TEST(DerivationText, PartsThatLieDeepDoNotRunOutOfThePage) {
  const Example example;
  Step step{.part = "innermost", .value = "true"};
  for (int depth = 0; depth < 60; ++depth) {
    step = {.part = "not (...)", .value = "true", .parts = {std::move(step)}};
  }
  const std::string text = derivation_text(example.checked({}), example.judgement(Verdict::met),
                                           {step}, text::Colour::off);
  EXPECT_NE(text.find("\n" + std::string(40, ' ') + "innermost\n"), std::string::npos);
}

}  // namespace
}  // namespace remit::report
