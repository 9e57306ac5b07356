#include <map>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "evaluation/evaluate.hpp"
#include "tests/closed/closed_model.hpp"
#include "tests/closed/interview.hpp"
#include "tests/closed/judged.hpp"
#include "tests/closed/shrink.hpp"
#include "tests/support/models.hpp"

// What is open can be asked for: once every question is answered, nothing is not evidenced.

namespace remit::closed {
namespace {

using evaluation::Judgement;
using evaluation::Verdict;
using oracle::Numbers;
using oracle::Tape;
using test_support::LoadedModel;
using test_support::shipped_words;

constexpr std::size_t opening_length = 300;
constexpr int most_rounds = 40;

struct Seen {
  std::size_t interviews = 0;
  std::size_t rounds = 0;
  std::size_t open = 0;  // verdicts that were not evidenced to begin with
  std::map<evaluation::Question::About, std::size_t> answered{};
};

Interview interview_from(const Numbers& numbers) {
  const auto middle = numbers.begin() + static_cast<std::ptrdiff_t>(tape_length);
  Tape whole(Numbers(numbers.begin(), middle));
  Tape opening(Numbers(middle, numbers.end()));
  return {closed_model(whole), opening};
}

std::vector<Judgement> judged(const LoadedModel& model) {
  return evaluation::judge(*model.structure, shipped_words(), checks(), today);
}

std::map<std::string, Verdict> verdicts(const LoadedModel& model) {
  std::map<std::string, Verdict> all;
  for (const Judgement& one : judged(model)) {
    all[asked_of(*model.structure, one)] = one.verdict;
  }
  return all;
}

// What is still open of a model, with its questions.
std::string left_open(const LoadedModel& model, const std::vector<Judgement>& judgements) {
  std::string all;
  for (const Judgement& one : judgements) {
    if (one.verdict == Verdict::not_evidenced) {
      all += fmt::format("  not evidenced: {}\n", asked_of(*model.structure, one));
      for (const evaluation::Question& question : one.questions) {
        all += fmt::format("    {}\n", question.text);
      }
    }
  }
  return all;
}

// What is wrong once all is answered; nothing if nothing is.
std::string complaint(const Numbers& numbers, Seen& seen) {
  Interview interview = interview_from(numbers);
  ++seen.interviews;
  for (int round = 0; round < most_rounds; ++round) {
    const std::string text = interview.toml();
    const LoadedModel model = test_support::load_text(text);
    if (!model.structure) {
      return text + "\nis refused:\n" + model.printed();
    }
    const std::vector<Judgement> judgements = judged(model);
    bool open = false;
    bool answered = false;
    for (const Judgement& one : judgements) {
      if (one.verdict != Verdict::not_evidenced) {
        continue;
      }
      open = true;
      seen.open += round == 0 ? 1 : 0;
      for (const evaluation::Question& question : one.questions) {
        if (interview.answer(question, *model.structure)) {
          answered = true;
          ++seen.answered[question.about];
        }
      }
    }
    if (open && !answered) {
      return text + "\nevery answer was given, and\n" + left_open(model, judgements);
    }
    if (!open) {
      seen.rounds += static_cast<std::size_t>(round);
      // What was found on the way is so.
      Tape whole(Numbers(numbers.begin(), numbers.begin() + tape_length));
      const auto truth = verdicts(test_support::load_text(toml(closed_model(whole))));
      std::string wrong;
      for (const auto& [asked, verdict] : verdicts(model)) {
        const auto known = truth.find(asked);
        if (known == truth.end() ? verdict == Verdict::not_met : known->second != verdict) {
          wrong += fmt::format("  {} is said to be {}\n", asked, evaluation::word(verdict));
        }
      }
      return wrong.empty() ? wrong : text + "\nis not as it is:\n" + wrong;
    }
  }
  return interview.toml() + "\nis asked about for ever";
}

struct Drawn {
  Numbers tape{};
};

void showValue(const Drawn&, std::ostream& out) {
  out << "a model and what it leaves open";
}

TEST(Questions, LeaveNothingOpenOnceTheyAreAnswered) {
  Seen seen;
  const bool closed = rc::check([&] {
    const auto [tape] = *rc::gen::map(oracle::numbers(tape_length + opening_length),
                                      [](Numbers made) { return Drawn{.tape = std::move(made)}; });
    if (!complaint(tape, seen).empty()) {
      Seen ignored;
      const Numbers small = smallest(
          tape,
          [&](const std::vector<Numbers>& some) {
            std::vector<std::string> all;
            for (const Numbers& one : some) {
              all.push_back(complaint(one, ignored));
            }
            return all;
          },
          [](const Numbers& numbers) { return interview_from(numbers).toml(); });
      RC_LOG() << interview_from(small).toml() << "\nonce all is answered is\n"
               << complaint(small, ignored);
      RC_FAIL("a question is missing, or does not tell what to answer");
    }
  });
  EXPECT_TRUE(closed);
  fmt::print("{} interviews, {} rounds; {} verdicts open, answered:", seen.interviews, seen.rounds,
             seen.open);
  for (const auto& [about, count] : seen.answered) {
    fmt::print(" {} of sort {}", count, static_cast<int>(about));
  }
  fmt::print("\n");
  EXPECT_GT(seen.open, seen.interviews);
}

}  // namespace
}  // namespace remit::closed
