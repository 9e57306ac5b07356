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
