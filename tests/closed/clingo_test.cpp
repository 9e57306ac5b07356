#include <map>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "evaluation/evaluate.hpp"
#include "tests/closed/closed_model.hpp"
#include "tests/closed/judged.hpp"
#include "tests/closed/shrink.hpp"
#include "tests/closed/solve.hpp"
#include "tests/oracle/numbers.hpp"
#include "tests/support/models.hpp"

namespace remit::closed {
namespace {

using evaluation::Verdict;
using oracle::Numbers;
using oracle::Tape;
using test_support::shipped_words;

constexpr std::size_t models_each = 8;  // of one run of clingo

// What remit says of a model, in the same words; and `open(...)` of what it leaves open.
Atoms judged(const structure::Structure& structure) {
  Atoms atoms;
  for (const evaluation::Judgement& one :
       evaluation::judge(structure, shipped_words(), checks(), today)) {
    const std::string names = asked_of(structure, one);
    switch (one.verdict) {
      case Verdict::not_applicable:
        break;
      case Verdict::met:
        atoms.insert("asked(" + names + ")");
        break;
      case Verdict::not_met:
        atoms.insert("asked(" + names + ")");
        for (const evaluation::Finding& finding : one.findings) {
          atoms.insert(finding.element
                           ? fmt::format("broken({},\"{}\")", names, structure[*finding.element].id)
                           : "broken(" + names + ")");
        }
        break;
      case Verdict::not_evidenced:
      case Verdict::not_yet_due:
      case Verdict::excepted:
      case Verdict::not_in_force:
        atoms.insert(fmt::format("open({}): {}", names, evaluation::word(one.verdict)));
        break;
    }
  }
  return atoms;
}

std::string only_in(const Atoms& one, const Atoms& other, std::string_view by) {
  std::string all;
  for (const std::string& atom : one) {
    all += other.contains(atom) ? "" : fmt::format("  {} {}\n", by, atom);
  }
  return all;
}

// Of each model, what the two disagree on; nothing where they do not.
std::vector<std::string> differences(const std::vector<Numbers>& tapes,
                                     std::map<std::string, std::size_t>* seen = nullptr) {
  std::vector<std::string> all_facts;
  std::vector<std::string> texts;
  for (std::size_t at = 0; at < tapes.size(); ++at) {
    Tape tape(tapes[at]);
    const ClosedModel model = closed_model(tape);
    all_facts.push_back(facts(model, at));
    texts.push_back(toml(model));
  }
  const std::vector<Atoms> expected = solved(all_facts);
  std::vector<std::string> wrong(tapes.size());
  for (std::size_t at = 0; at < tapes.size(); ++at) {
    const auto model = test_support::load_text(texts[at]);
    if (!model.structure) {
      wrong[at] = "  is refused: " + model.printed();
      continue;
    }
    const Atoms found = judged(*model.structure);
    wrong[at] = only_in(found, expected[at], "remit alone:  ") +
                only_in(expected[at], found, "clingo alone: ");
    if (seen != nullptr) {
      for (const std::string& atom : expected[at]) {
        ++(*seen)[atom.substr(0, atom.find('/'))];
      }
    }
  }
  return wrong;
}

std::string text_of(const Numbers& numbers) {
  Tape tape(numbers);
  return toml(closed_model(tape));
}

// What models are made from. It is not printed: the smallest of them is.
struct Drawn {
  std::vector<Numbers> tapes{};
};

void showValue(const Drawn& drawn, std::ostream& out) {
  out << drawn.tapes.size() << " models";
}

TEST(AClosedModel, IsJudgedAsClingoJudgesIt) {
  std::map<std::string, std::size_t> seen;
  const bool equal = rc::check([&] {
    const auto [tapes] = *rc::gen::map(
        rc::gen::container<std::vector<Numbers>>(models_each, oracle::numbers(tape_length)),
        [](std::vector<Numbers> made) { return Drawn{.tapes = std::move(made)}; });
    const std::vector<std::string> wrong = differences(tapes, &seen);
    for (std::size_t at = 0; at < wrong.size(); ++at) {
      if (!wrong[at].empty()) {
        const Numbers small = smallest(
            tapes[at], [](const auto& some) { return differences(some); }, text_of);
        RC_LOG() << text_of(small) << "\n" << differences({small}).front();
        RC_FAIL("remit and clingo differ");
      }
    }
  });
  EXPECT_TRUE(equal);
  for (const auto& [atom, count] : seen) {
    fmt::print("{} {}\n", count, atom);
  }
  // No check passes because nothing breaks it.
  for (int check = 1; check <= 13; ++check) {
    for (const std::string_view sort : {"asked", "broken"}) {
      EXPECT_GE(seen[fmt::format("{}(\"c{:02}", sort, check)], 20U) << sort << " c" << check;
    }
  }
}

}  // namespace
}  // namespace remit::closed
