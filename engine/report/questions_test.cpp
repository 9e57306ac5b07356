#include "report/questions.hpp"

#include <gtest/gtest.h>

#include "report/example_for_tests.hpp"
#include "report/questions_text.hpp"

namespace remit::report {
namespace {

using evaluation::Doubtfulness;
using evaluation::Judgement;
using evaluation::Verdict;

// The same question, and another about another thing.
Judgement with_another(const Example& example) {
  Judgement judged = example.open(Doubtfulness::silent);
  judged.duty = law::DutyId{0};
  judged.questions.push_back({.about = evaluation::Question::About::list,
                              .text = "Are those all the offices of Westshire Police?",
                              .of = example["police"]});
  return judged;
}

TEST(OpenQuestions, StandOnceAndTheMostDecidingFirst) {
  const Example example;
  const Checked checked =
      example.checked({with_another(example), example.open(Doubtfulness::doubted)});
  const std::vector<QuestionsAbout> all = open_questions(checked, Listing::everything);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].of, example["board"]);
  ASSERT_EQ(all[0].questions.size(), 1U);
  EXPECT_EQ(all[0].questions[0].judgements, (std::vector<std::size_t>{0, 1}));
  EXPECT_EQ(all[0].questions[0].duties, (std::vector<law::DutyId>{law::DutyId{0}, law::DutyId{1}}));
  EXPECT_EQ(all[0].questions[0].why, std::vector<std::string>{"last seen in 2018"});
  EXPECT_EQ(all[1].of, example["police"]);
}

TEST(OpenQuestions, AreOnlyThoseOfWhatIsNotEvidenced) {
  const Example example;
  Judgement met = example.open(Doubtfulness::none);
  met.verdict = Verdict::met;
  EXPECT_TRUE(open_questions(example.checked({met}), Listing::everything).empty());
}

TEST(QuestionsText, GroupsByWhomTheyConcern) {
  const Example example;
  const Checked checked =
      example.checked({with_another(example), example.open(Doubtfulness::doubted)});
  EXPECT_EQ(questions_text(checked, text::Colour::off, Listing::everything),
            R"(What to ask about Westshire
As of 15 February 2022
2 verdicts are not evidenced, of 2.
2 questions would decide them.

Safety Board
1. Does Westshire Police sit on Safety Board? (last seen in 2018)
   Bears on 2 verdicts: act-2000/s5/council and practice/police

Westshire Police
2. Are those all the offices of Westshire Police?
   Bears on 1 verdict: act-2000/s5/council
)");
}

TEST(Questions, SayHowTheirAnswersAreWritten) {
  const Example example;
  const Checked checked = example.checked({});
  const vocabulary::Vocabulary& words = checked.words;
  using About = evaluation::Question::About;
  evaluation::Question list{.about = About::list, .of = example["board"]};
  list.key = words.key_named("members");
  EXPECT_EQ(how_to_answer(checked, list), R"(`complete = "members"` under `[body.board]` if so)");
  list.key = words.key_named("member_of");
  EXPECT_EQ(how_to_answer(checked, list), R"(`complete = "member_of"` under `[body.board]` if so)");
  evaluation::Question link{.about = About::link, .of = example["board"]};
  link.key = words.key_named("members");
  link.other = example["police"];
  EXPECT_EQ(how_to_answer(checked, link),
            R"(`members = { id = "police" }` under `[body.board]` if so, )"
            R"(`members = { not = "police" }` if not)");
  evaluation::Question value{.about = About::attribute, .of = example["board"]};
  value.key = words.key_named("meets_per_year");
  EXPECT_EQ(how_to_answer(checked, value), "`meets_per_year = ...` under `[body.board]`");
  evaluation::Question census{.about = About::census, .of = example["board"]};
  census.kind = words.kind_named("police-force");
  EXPECT_EQ(how_to_answer(checked, census),
            R"(`[[census]]` with `kind = "police-force"` and `within = "board"` if so)");
  EXPECT_EQ(how_to_answer(checked, {.about = About::own, .of = example["board"]}), "");
}

TEST(QuestionsText, AsksFirstAboutWhatIsDoubted) {
  const Example example;
  const Checked checked =
      example.checked({with_another(example), example.open(Doubtfulness::doubted)});
  EXPECT_EQ(questions_text(checked, text::Colour::off),
            R"(What to ask about Westshire
As of 15 February 2022
2 verdicts are not evidenced, of 2.
1 question would decide the 1 that what is written would not meet; of the other 1 the model is only
silent, and `--all` asks about them too.

Safety Board
1. Does Westshire Police sit on Safety Board? (last seen in 2018)
   Bears on 1 verdict: practice/police
)");
}

}  // namespace
}  // namespace remit::report
