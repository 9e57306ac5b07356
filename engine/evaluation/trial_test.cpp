#include "evaluation/trial.hpp"

#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "law/pack_for_tests.hpp"

namespace remit::evaluation {
namespace {

using law::test::Loaded;
using law::test::replaced;
using law::test::sound;
using Lines = std::vector<std::string>;

// "case: binding: expected, got" of each failure.
Lines failures(const std::string& pack) {
  const Loaded loaded(pack);
  EXPECT_EQ(loaded.complaints(), Lines{});
  const Trial trial = try_cases(loaded.book(), test_support::shipped_words(), *loaded.files, {});
  EXPECT_EQ(trial.duties, 1U);
  Lines lines;
  for (const TrialFailure& failure : trial.failures) {
    lines.push_back(fmt::format("{}: {}: {}, {}",
                                loaded.book()[failure.duty].cases[failure.which].name,
                                failure.binding, failure.expected, failure.got));
  }
  return lines;
}

TEST(Trial, HoldsWhatACaseSaysAgainstWhatComesOut) {
  EXPECT_EQ(failures(sound), Lines{});
  EXPECT_EQ(failures(replaced(sound, "group = \"met\"", "group = \"not met\"")),
            Lines{"a council sits: group: not met, met"});
}

TEST(Trial, SaysWhatIsNoVerdictAndWhomTheDutyIsNotAskedOf) {
  EXPECT_EQ(failures(replaced(sound, "group = \"met\"", "group = \"mett\"")),
            Lines{"a council sits: group: , `mett` is no verdict; did you mean `met`?"});
  EXPECT_EQ(failures(replaced(sound, "group = \"met\"", "grup = \"met\"")),
            Lines{"a council sits: grup: , the duty is not asked of it; did you mean `group`?"});
}

TEST(Trial, AllowsWhatIsNotListedUnlessItIsTheOnlyOne) {
  const std::string two =
      replaced(sound, "[body.council]", "[body.other]\nkind = \"csp\"\n[body.council]");
  EXPECT_EQ(failures(two), Lines{});
  EXPECT_EQ(failures(replaced(two, "expect =", "only = true\nexpect =")),
            Lines{"a council sits: other: not to be asked, not evidenced"});
}

TEST(Trial, FindsNothingInForceBeforeTheLawBegan) {
  const std::string early = replaced(sound, "as_of = 2002-01-01", "as_of = 2001-03-31");
  EXPECT_EQ(failures(early), Lines{"a council sits: group: met, not in force"});
  EXPECT_EQ(failures(replaced(early, "group = \"met\"", "group = \"not in force\"")), Lines{});
}

TEST(Trial, ShowsWhatIsWrongWithAModel) {
  const Loaded loaded(replaced(sound, "members = \"council\"", "members = \"counsil\""));
  const Trial trial = try_cases(loaded.book(), test_support::shipped_words(), *loaded.files, {});
  ASSERT_EQ(trial.failures.size(), 1U);
  EXPECT_EQ(trial.failures[0].got, "the model has errors");
  ASSERT_FALSE(trial.failures[0].diagnostics.empty());
  EXPECT_EQ(trial.failures[0].diagnostics[0].code, text::Code::unknown_id);
}

TEST(Trial, KnowsWhichVersionsACaseDecides) {
  const Loaded loaded(replaced(sound, "[[duty.test]]", R"toml([[duty.version]]
until = 2005-03-31
[[duty.version]]
from = 2005-04-01
also = "some group.chair"
[[duty.test]])toml"));
  const Trial trial = try_cases(loaded.book(), test_support::shipped_words(), *loaded.files, {});
  EXPECT_EQ(trial.coverage.at(0).decided, (std::vector{true, false}));
  const std::vector<text::Diagnostic> warnings = not_covered(loaded.book(), trial);
  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_EQ(warnings[0].message, "no case of `act/s5/seats` is met or not met by this text");
}

}  // namespace
}  // namespace remit::evaluation
