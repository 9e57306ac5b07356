#include <algorithm>
#include <cstdio>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/oracle/asked.hpp"
#include "tests/oracle/completion.hpp"
#include "tests/oracle/interpreter.hpp"
#include "tests/oracle/tape.hpp"
#include "tests/support/models.hpp"

namespace remit::oracle {
namespace {

using evaluation::Verdict;
using test_support::shipped_words;

// What was seen in a run, for the log.
struct Seen {
  std::size_t models = 0;
  std::size_t bad_models = 0;
  std::size_t demands = 0;
  std::size_t bad_demands = 0;
  std::size_t completions = 0;
  std::map<Verdict, std::size_t> verdicts{};
  std::size_t undecided = 0;  // not evidenced, though all completions that were tried agree
  std::set<std::size_t> forms{};
  std::string bad;
  bool shrinking = false;  // what is not evidenced is then of no interest
};

// Goes through lists of answers: all of them if they are few; else what is written, each single
// other answer, and then at random.
class Search {
 public:
  Search(const std::vector<int>& choices, std::size_t most) : choices_(choices), most_(most) {
    double product = 1;
    for (std::size_t at = 0; at < choices.size(); ++at) {
      product *= choices[at];
      for (int answer = 1; answer < choices[at]; ++answer) {
        single_.emplace_back(at, answer);
      }
    }
    all_ = product <= static_cast<double>(most);
  }

  [[nodiscard]] bool exhaustive() const { return all_; }

  std::optional<std::vector<int>> next() {
    std::vector<int> answers(choices_.size(), 0);
    if (count_ == most_) {
      return std::nullopt;
    }
    std::size_t number = count_++;
    if (all_) {
      for (std::size_t at = 0; at < choices_.size(); ++at) {
        answers[at] = static_cast<int>(number % static_cast<std::size_t>(choices_[at]));
        number /= static_cast<std::size_t>(choices_[at]);
      }
      return number == 0 ? std::optional(answers) : std::nullopt;
    }
    if (number == 0) {
      return answers;
    }
    if (number <= single_.size() && number % 2 == 1) {
      answers[single_[number - 1].first] = single_[number - 1].second;
      return answers;
    }
    const unsigned often = std::array{3U, 10U, 30U, 70U}.at(random_() % 4);
    for (std::size_t at = 0; at < choices_.size(); ++at) {
      if (random_() % 100 < often) {
        answers[at] = static_cast<int>(random_() % static_cast<unsigned>(choices_[at]));
      }
    }
    return answers;
  }

 private:
  const std::vector<int>& choices_;
  std::size_t most_;
  std::size_t count_ = 0;
  bool all_ = false;
  std::vector<std::pair<std::size_t, int>> single_;
  std::mt19937 random_{1};
};

// A completion in which the demand is as wanted.
std::optional<Completion> counter_example(const structure::Structure& structure,
                                          structure::EntityId subject, const law::RuleBook& book,
                                          bool wanted, std::size_t most, Seen& seen) {
  const law::Version& version = book.duties.front().versions.front();
  const Completions completions(structure, shipped_words(), today,
                                mentions_of(book, version.demand, shipped_words()));
  Search search(completions.choices(), most);
  while (const auto answers = search.next()) {
    const std::optional<Completion> completion = completions.completed(*answers);
    if (!completion) {
      continue;
    }
    ++seen.completions;
    Interpreter::Names names(version.frame.names.size());
    names.front() = item(completion->item_of[static_cast<std::size_t>(subject)]);
    const Interpreter interpreter(*completion, shipped_words(), book);
    if (interpreter.test(version.demand, names) == wanted) {
      return completion;
    }
  }
  return std::nullopt;
}

// What is wrong with the verdict on a demand; nothing if it is sound as far as was tried.
std::string unsound(const test_support::LoadedModel& model, const std::string& demand, Seen& seen) {
  const structure::Structure& structure = model.sound();
  ++seen.demands;
  std::string wrong;
  const auto book = book_with(demand, wrong);
  if (!book) {
    ++seen.bad_demands;
    seen.bad = demand + "\n" + wrong;
    return {};
  }
  const structure::EntityId subject = model["subject"];
  seen.forms.merge(forms_of(*book, book->duties.front().versions.front().demand));
  const auto verdict = verdict_on(structure, subject, *book);
  if (!verdict) {
    return {};
  }
  ++seen.verdicts[*verdict];
  if (seen.shrinking && *verdict == Verdict::not_evidenced) {
    return {};
  }
  if (*verdict == Verdict::not_evidenced) {
    constexpr std::size_t few = 40;
    const bool decided = !counter_example(structure, subject, *book, true, few, seen) ||
                         !counter_example(structure, subject, *book, false, few, seen);
    seen.undecided += decided ? 1 : 0;
    return {};
  }
  constexpr std::size_t many = 400;
  const auto against =
      counter_example(structure, subject, *book, *verdict != Verdict::met, many, seen);
  return against ? fmt::format("{}\nis said to be {}, but not so in\n{}", demand,
                               evaluation::word(*verdict), print(*against, shipped_words()))
                 : std::string();
}

// An example: what its model and its demand are made from.
struct Example {
  Numbers model;
  Numbers demand;
};

// What is wrong with it; nothing if it is sound, or no example.
std::string complaint(const Example& example, Seen& seen) {
  Tape model_tape(example.model);
  Tape demand_tape(example.demand);
  const std::string text = random_model(model_tape);
  const auto model = test_support::load_text(text);
  const std::string wrong =
      model.structure ? unsound(model, random_test(demand_tape), seen) : std::string();
  return wrong.empty() ? wrong : text + "\n" + wrong;
}

// The same with as many numbers 0, and the others as small, as can be.
Example smallest(Example example) {
  Seen ignored;
  ignored.shrinking = true;
  const auto shrink = [&](Numbers Example::*part) {
    bool better = false;
    for (std::size_t at = 0; at < (example.*part).size(); ++at) {
      const std::uint8_t old = (example.*part)[at];
      for (const int smaller : {0, old / 2, old - 1}) {
        if (smaller < 0 || smaller >= old) {
          continue;
        }
        Example tried = example;
        (tried.*part)[at] = static_cast<std::uint8_t>(smaller);
        if (!complaint(tried, ignored).empty()) {
          example = std::move(tried);
          better = true;
          break;
        }
      }
    }
    return better;
  };
  for (int round = 0; round < 4; ++round) {
    const bool demand = shrink(&Example::demand);
    const bool model = shrink(&Example::model);
    if (!demand && !model) {
      break;
    }
  }
  return example;
}

// Not read: forms about other days than the one that a completion is, the graph sets, and what only
// a duty with a year or an instrument can say.
const std::set<std::size_t> not_covered{
    language::Form(language::Past{}).index(),   language::Form(language::InGraph{}).index(),
    language::Form(language::YearIs{}).index(), language::Form(language::YearEdge{}).index(),
    language::Form(language::Founds{}).index(),
};

TEST(AVerdict, IsSoInEveryCompletion) {
  Seen seen;
  const bool sound = rc::check([&] {
    const Numbers model_numbers = *numbers(90);
    Tape model_tape(model_numbers);
    const std::string text = random_model(model_tape);
    const auto model = test_support::load_text(text);
    ++seen.models;
    if (!model.structure) {
      ++seen.bad_models;
      seen.bad = text + model.printed();
      return;
    }
    for (int count = 0; count < 5; ++count) {
      const Numbers demand = *numbers(40);
      Tape tape(demand);
      if (!unsound(model, random_test(tape), seen).empty()) {
        Seen ignored;
        RC_LOG() << complaint(smallest({.model = model_numbers, .demand = demand}), ignored);
        RC_FAIL("a completion contradicts the verdict");
      }
    }
  });
  fmt::print(
      "models {}, not sound {}; demands {}, without meaning {}; completions {}\n"
      "met {}, not met {}, not evidenced {}, of which all completions tried agree {}\nforms {}\n",
      seen.models, seen.bad_models, seen.demands, seen.bad_demands, seen.completions,
      seen.verdicts[Verdict::met], seen.verdicts[Verdict::not_met],
      seen.verdicts[Verdict::not_evidenced], seen.undecided, seen.forms.size());
  if (!seen.bad.empty()) {
    fmt::print("the last that was without meaning:\n{}\n", seen.bad);
  }
  EXPECT_TRUE(sound);
  for (std::size_t form = 0; form < std::variant_size_v<language::Form>; ++form) {
    EXPECT_TRUE(seen.forms.contains(form) || not_covered.contains(form)) << "form " << form;
  }
}

}  // namespace
}  // namespace remit::oracle
