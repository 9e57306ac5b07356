#include "law/lint.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "law/pack_for_tests.hpp"

namespace remit::law {
namespace {

using test::Loaded;
using test::replaced;
using test::sound;
using Warnings = std::vector<std::string>;

// What is said of a pack on a day, but for the cases that it lacks.
Warnings warnings_of(const std::string& text, std::string_view day = {}) {
  const Loaded loaded(text);
  EXPECT_EQ(loaded.complaints(), Warnings{});
  Warnings warnings;
  for (const text::Diagnostic& diagnostic : lint(loaded.book(), test_support::shipped_words(),
                                                 *loaded.files, calendar::parse_day(day))) {
    EXPECT_EQ(diagnostic.severity, text::Severity::warning);
    if (diagnostic.message.find("no case") == std::string::npos) {
      warnings.push_back(std::string(loaded.files->text(diagnostic.primary->span)) + ": " +
                         diagnostic.message);
    }
  }
  return warnings;
}

// A changelog of a pack.
std::string changes_on(const std::vector<std::string>& days) {
  std::string changes;
  for (const std::string& day : days) {
    changes += "\n[[change]]\nfrom = " + day + "\nwhat = \"another text\"\n";
  }
  return changes;
}

TEST(Lint, SaysNothingOfADutyThatAPartnershipBears) {
  EXPECT_EQ(warnings_of(sound), Warnings{});
}

TEST(Lint, WarnsOfLawThatIsAskedOfAnArea) {
  const std::string area = replaced(replaced(sound, "group in csp", "group in two-tier-district"),
                                    "some group.members", "some group.covered_by");
  EXPECT_EQ(warnings_of(area),
            Warnings{"two-tier-district: nobody can bear `act/s5/seats`: this is no body and no "
                     "office"});
  EXPECT_EQ(warnings_of(replaced(area, "status = \"statutory\"", "status = \"practice\"")),
            Warnings{});
  EXPECT_EQ(warnings_of(replaced(area, "says =", "bearer = \"group.covered_by\"\nsays =")),
            Warnings{});
}

TEST(Lint, WarnsOfADayBetweenTwoTexts) {
  const std::string versions = replaced(sound, "[[duty.test]]", R"toml([[duty.version]]
from = 2001-04-01
until = 2003-03-31
[[duty.version]]
from = 2003-04-01
until = 2004-03-30
[[duty.version]]
from = 2004-04-01
[[duty.test]])toml") + changes_on({"2003-04-01", "2004-04-01"});
  EXPECT_EQ(warnings_of(versions),
            Warnings{"[[duty.version]]: no text of `act/s5/seats` is in force from 2004-03-31 to "
                     "2004-03-31"});
  EXPECT_EQ(warnings_of(replaced(versions, "from = 2004-04-01",
                                 "from = 2004-04-01\ngap = \"the Act had lapsed for a day\"")),
            Warnings{});
}

TEST(Lint, WarnsOfADayOfWhichTheChangelogIsSilent) {
  const std::string versions = replaced(sound, "[[duty.test]]", R"toml([[duty.version]]
from = 2001-04-01
until = 2003-03-31
[[duty.version]]
from = 2003-04-01
[[duty.test]])toml");
  EXPECT_EQ(warnings_of(versions),
            Warnings{"[[duty.version]]: `act/s5/seats` changes on 2003-04-01, and no `[[change]]` "
                     "says how"});
  EXPECT_EQ(warnings_of(versions + changes_on({"2003-04-02"})).size(), 1U);
  EXPECT_EQ(warnings_of(versions + changes_on({"2003-04-01"})), Warnings{});

  const std::string limbs = sound + R"toml([[define]]
name = "area.authorities"
limb = [
  { from = 2001-04-01, is = "police-force & area.served_by" },
  { from = 2004-04-30, is = "primary-care-trust & area.served_by" },
]
)toml";
  EXPECT_EQ(warnings_of(limbs),
            Warnings{"primary-care-trust & area.served_by: `area.authorities` changes on "
                     "2004-04-30, and no `[[change]]` says how"});
  EXPECT_EQ(warnings_of(limbs + changes_on({"2004-04-30"})), Warnings{});
}

TEST(Lint, WarnsOfLawThatNobodyCanCompareWithItsSource) {
  const std::string no_words = replaced(sound, "quotes = \"a seat on the group\"\n", "");
  EXPECT_EQ(warnings_of(no_words), Warnings{"\"act/s5/seats\": `act/s5/seats` quotes nothing"});
  EXPECT_EQ(warnings_of(replaced(no_words, "\"statutory\"", "\"practice\"")), Warnings{});
  const std::string no_day = replaced(sound, "checked = 2025-03-01\n", "");
  EXPECT_EQ(warnings_of(no_day),
            Warnings{"\"act/s5/seats\": `act/s5/seats` does not say when it was compared with its "
                     "source"});
  EXPECT_EQ(warnings_of(replaced(no_day, "\"statutory\"", "\"unverified\"")), Warnings{});
}

TEST(Lint, WarnsOfTheSameDutyTwice) {
  std::string twice = sound + replaced(test::duty_head, "act/s5/seats", "act/s5/again") +
                      "require = \"\"\"some\n  group.members\"\"\"\n" + test::test;
  EXPECT_EQ(warnings_of(twice),
            Warnings{"some group.members: `act/s5/seats` asks the same as `act/s5/again`"});
  EXPECT_EQ(warnings_of(replaced(twice, "from = 2001-04-01",
                                 "from = 2001-04-01\nwhere = \"some group.chair\"")),
            Warnings{});
  EXPECT_EQ(
      warnings_of(replaced(twice, "from = 2001-04-01", "from = 2001-04-01\nuntil = 2001-05-01")),
      (Warnings{"some group.members: `act/s5/seats` asks the same as `act/s5/again`"}));
  twice.replace(twice.rfind("from = 2001-04-01"), 17, "from = 2002-05-02");
  EXPECT_EQ(
      warnings_of(replaced(twice, "from = 2001-04-01", "from = 2001-04-01\nuntil = 2002-05-01")),
      Warnings{});
}

TEST(Lint, WarnsWhenTheSourceWasReadMoreThanAYearAgo) {
  EXPECT_EQ(warnings_of(sound), Warnings{});
  EXPECT_EQ(warnings_of(sound, "2026-03-01"), Warnings{});
  EXPECT_EQ(warnings_of(sound, "2026-03-02"),
            Warnings{"\"act/s5/seats\": `act/s5/seats` was last compared with its source on "
                     "2025-03-01"});
}

TEST(Lint, WarnsOfVerdictsThatNoCaseExpects) {
  const Loaded loaded(sound);
  const std::vector<text::Diagnostic> found =
      lint(loaded.book(), test_support::shipped_words(), *loaded.files, std::nullopt);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].message, "no case of `act/s5/seats` expects: not met, not evidenced");
}

}  // namespace
}  // namespace remit::law
