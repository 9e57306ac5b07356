#include "report/findings.hpp"

#include <gtest/gtest.h>

#include "report/example_for_tests.hpp"

namespace remit::report {
namespace {

using evaluation::Doubtfulness;
using evaluation::Verdict;

TEST(Findings, ComeTheGravestFirstAndOtherwiseInTheirOrder) {
  const Example example;
  evaluation::Judgement low = example.judgement(Verdict::not_met);
  low.duty = law::DutyId{1};
  const Checked checked =
      example.checked({example.judgement(Verdict::met), example.open(Doubtfulness::silent), low,
                       example.open(Doubtfulness::doubted)});
  const Findings found = sort_out(checked);
  EXPECT_EQ(found.not_met, std::vector<std::size_t>{2});
  EXPECT_EQ(found.silent, std::vector<std::size_t>{1});
  EXPECT_EQ(found.doubted, std::vector<std::size_t>{3});
  EXPECT_EQ(found.total.of(Verdict::not_evidenced), 2U);
  EXPECT_EQ(found.total.silent(), 1U);
  EXPECT_EQ(found.duties.size(), 2U);
  const Checked both = example.checked({low, example.judgement(Verdict::not_met)});
  EXPECT_EQ(sort_out(both).not_met, (std::vector<std::size_t>{1, 0}));
}

TEST(Findings, CountTheDutiesInForceAndThoseThatBindNobody) {
  Example example;
  EXPECT_EQ(sort_out(example.checked({example.judgement(Verdict::met)})).binds_nobody, 1U);
  example.rules().duties[1].versions[0].force.appointed = false;
  const Findings found = sort_out(example.checked({example.judgement(Verdict::met)}));
  EXPECT_EQ(found.in_force, 1U);
  EXPECT_EQ(found.binds_nobody, 0U);
}

TEST(Findings, LeaveOutWhatIsNotInForce) {
  const Example example;
  const Findings found = sort_out(example.checked({example.judgement(Verdict::not_in_force)}));
  EXPECT_TRUE(found.duties.empty());
  EXPECT_EQ(found.total.all(), 0U);
}

TEST(Fails, WhatIsNotMetAtTheLineOrAbove) {
  const Example example;
  evaluation::Judgement low = example.judgement(Verdict::not_met);
  low.duty = law::DutyId{1};
  const Checked high = example.checked({example.judgement(Verdict::not_met)});
  const Checked lower = example.checked({low});
  for (const FailOn line : {FailOn::high, FailOn::medium, FailOn::low, FailOn::not_evidenced}) {
    EXPECT_TRUE(fails(high, line, Unknowns::pass)) << word(line);
    EXPECT_EQ(fails(lower, line, Unknowns::pass), line != FailOn::high && line != FailOn::medium)
        << word(line);
  }
  EXPECT_FALSE(fails(high, FailOn::never, Unknowns::fail));
}

TEST(Fails, WhatIsNotEvidencedOnlyWhenAsked) {
  const Example example;
  const Checked open = example.checked({example.open(Doubtfulness::silent)});
  EXPECT_FALSE(fails(open, FailOn::low, Unknowns::pass));
  EXPECT_TRUE(fails(open, FailOn::low, Unknowns::fail));
  EXPECT_FALSE(fails(open, FailOn::high, Unknowns::fail));
  EXPECT_TRUE(fails(open, FailOn::not_evidenced, Unknowns::pass));
  EXPECT_FALSE(fails(example.checked({example.judgement(Verdict::met)}), FailOn::not_evidenced,
                     Unknowns::fail));
}

TEST(FailOn, IsNamedByItsWord) {
  for (const FailOn line :
       {FailOn::high, FailOn::medium, FailOn::low, FailOn::not_evidenced, FailOn::never}) {
    EXPECT_EQ(fail_on_named(word(line)), line);
  }
  EXPECT_EQ(fail_on_named("severe"), std::nullopt);
}

}  // namespace
}  // namespace remit::report
