#include "report/findings_text.hpp"

#include <gtest/gtest.h>

#include "report/example_for_tests.hpp"

namespace remit::report {
namespace {

using evaluation::Doubtfulness;
using evaluation::Judgement;
using evaluation::Verdict;

std::string shown(const Checked& checked, Listing listing = Listing::what_is_open) {
  return findings_text(checked, text::Colour::off, listing);
}

bool contains(const std::string& all, std::string_view part) {
  return all.find(part) != std::string::npos;
}

TEST(FindingsText, TellsAFindingSoThatItCanBeReadAlone) {
  const Example example;
  EXPECT_EQ(shown(example.checked({example.judgement(Verdict::not_met)})), R"(Westshire
As of 15 February 2022
Checked: 2 duties in force that day, asked once; 1 binds nobody in the model.
1 not met.

Not met, high severity

1. Westshire County Council has no seat on Safety Board
   Duty        The council sits on the board
               act-2000/s5/council · high · statutory · gap
   Authority   TA 2000 s.5, https://law.example/2000/section/5
   Asked of    Safety Board
   Borne by    Westshire County Council
   Because     Safety Board is a partnership body
               Source: Report to the Board, 15 February 2022, para 2
                 --> model.toml:10:7
               10 | [body.board]
                  |       ^^^^^
               “Members” of Safety Board: that is all of them
               Source: Report to the Board, 15 February 2022, para 6
                 --> model.toml:18:21
               18 | complete = { list = "members", source = "report para 6" }
                  |                     ^^^^^^^^^
   Remedy      give the council a seat
   Fingerprint 0123456789abcdef

Duties by verdict
Doubted and silent are not evidenced: read as all there is, what is written would not meet the duty,
or would.

                     not met  doubted  silent  met  not due  excepted  not appl.
act-2000/s5/council        1        -       -    -        -         -          -
all                        1        -       -    -        -         -          -
)");
}

TEST(FindingsText, TellsWhatIsDoubtedAndOnlyCountsWhatIsSilent) {
  const Example example;
  const std::string text = shown(
      example.checked({example.judgement(Verdict::met), example.open(Doubtfulness::doubted),
                       example.open(Doubtfulness::silent), example.open(Doubtfulness::silent)}));
  EXPECT_EQ(text, R"(Westshire
As of 15 February 2022
Checked: 2 duties in force that day, asked 4 times.
3 not evidenced (of which 1 doubted), 1 met.

Nothing is shown not to be met

Not evidenced: what the model says would not meet these; what it leaves out may
   Below each stands what to ask first. `remit explain FINGERPRINT MODEL` tells what it rests on,
   `--all` tells it of all of them here. Of a duty no more than ten are shown.

The police sit on the board
   practice/police · low · practice · gap · TA 2000 s.5
   1. Safety Board [fedcba9876543210]
       Does Westshire Police sit on Safety Board? (last seen in 2018)

Not evidenced: the model is silent
   2 verdicts of 1 duty: nothing in the model points to a breach, nor shows that the duty is
   fulfilled. The table below counts them, `--all` lists them.

Duties by verdict
Doubted and silent are not evidenced: read as all there is, what is written would not meet the duty,
or would.

                     not met  doubted  silent  met  not due  excepted  not appl.
act-2000/s5/council        -        -       -    1        -         -          -
practice/police            -        1       2    -        -         -          -
all                        -        1       2    1        -         -          -
)");
}

TEST(FindingsText, AsksInShortTheQuestionOfTheDutyItselfOrTwoOthers) {
  const Example example;
  evaluation::Judgement open = example.open(Doubtfulness::doubted);
  const evaluation::Question one = open.questions.front();
  for (const char* const text : {"Who else?", "Who else?", "Since when?"}) {
    evaluation::Question other = one;
    other.text = text;
    open.questions.push_back(other);
  }
  const std::string two = shown(example.checked({open}));
  EXPECT_TRUE(contains(two, "Who else? (last seen in 2018)\n       and 1 more question\n")) << two;
  EXPECT_FALSE(contains(two, "Since when?")) << two;
  open.questions.front().about = evaluation::Question::About::own;
  const std::string own = shown(example.checked({open}));
  EXPECT_FALSE(contains(own, "Who else?")) << own;
  EXPECT_TRUE(contains(own, "       and 2 more questions\n")) << own;
}

TEST(FindingsText, SaysWhenAllThatTheModelSaysHasGoneStale) {
  const Example example;
  Checked checked = example.checked({example.judgement(Verdict::met)});
  EXPECT_EQ(checked.untimely(), "");
  checked.day = *calendar::parse_day("2023-02-16");
  EXPECT_TRUE(contains(shown(checked), "and has gone stale: `--as-of ")) << shown(checked);
  checked.day = *calendar::parse_day("2023-02-15");
  EXPECT_EQ(checked.untimely(), "");
}

TEST(FindingsText, SaysWhenTheModelWasSeenOnlyLater) {
  test_support::LoadedModel model = test_support::load_text(
      "[model]\nseen = 2026-09-30\n[body.a]\nkind = \"board\"\nmembers = \"b\"\n[body.b]\n"
      "kind = \"board\"\n");
  ASSERT_TRUE(model.structure);
  const law::RuleBook rules;
  const Checked checked{.structure = *model.structure,
                        .words = test_support::shipped_words(),
                        .rules = rules,
                        .files = *model.files,
                        .day = *calendar::parse_day("2026-09-29")};
  EXPECT_TRUE(checked.untimely().starts_with("This model was seen on 30 September 2026, later"))
      << checked.untimely();
  Checked later = checked;
  later.day = *calendar::parse_day("2026-09-30");
  EXPECT_EQ(later.untimely(), "");
}

TEST(FindingsText, ListsEverythingWhenAsked) {
  const Example example;
  const Checked checked =
      example.checked({example.judgement(Verdict::met), example.open(Doubtfulness::silent)});
  EXPECT_FALSE(contains(shown(checked), "- Safety Board"));
  const std::string text = shown(checked, Listing::everything);
  EXPECT_TRUE(contains(text,
                       "Met\n   The council sits on the board (act-2000/s5/council)\n"
                       "     - Safety Board\n"))
      << text;
  EXPECT_TRUE(contains(text, "Does Westshire Police sit")) << text;
}

TEST(FindingsText, OneJudgementWithSeveralFindingsIsToldOnce) {
  const Example example;
  Judgement judged = example.judgement(Verdict::not_met);
  judged.findings.push_back({.element = example["fire"],
                             .message = "Westshire Fire has no seat on Safety Board",
                             .remedy = "give the council a seat",
                             .fingerprint = "00000000000000ff"});
  const std::string text = shown(example.checked({judged}));
  EXPECT_TRUE(contains(text,
                       "1. Westshire County Council has no seat on Safety Board\n"
                       "   Westshire Fire has no seat on Safety Board\n"))
      << text;
  EXPECT_TRUE(contains(text, "00000000000000ff (Westshire Fire)")) << text;
}

TEST(FindingsText, NothingItShowsCommandsATerminal) {
  const Example example;
  Judgement judged = example.judgement(Verdict::not_met);
  judged.findings[0].message = "a \x1b[2J message";
  judged.findings[0].remedy = "a \x1b[2J remedy";
  EXPECT_FALSE(contains(shown(example.checked({judged})), "\x1b"));
}

TEST(FindingsText, NoLineOfProseIsWiderThanAsked) {
  const Example example;
  Judgement judged = example.judgement(Verdict::not_met);
  judged.findings[0].message =
      std::string(40, 'a') + " " + std::string(40, 'b') + " " + std::string(40, 'c');
  judged.witnesses.clear();
  judged.closures.clear();
  const std::string text = shown(example.checked({judged}));
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin);
    EXPECT_LE(end - begin, 104U) << text.substr(begin, end - begin);
    begin = end + 1;
  }
}

TEST(FindingsText, SaysWhenNothingIsNotMetOrNothingWasAsked) {
  const Example example;
  EXPECT_TRUE(contains(shown(example.checked({example.judgement(Verdict::met)})),
                       "Nothing is shown not to be met"));
  EXPECT_TRUE(contains(shown(example.checked({})), "Nothing was judged"));
}

}  // namespace
}  // namespace remit::report
