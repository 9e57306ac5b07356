#include "structure/key_meant.hpp"

#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/models.hpp"

namespace remit::structure {
namespace {

TEST(KeyMeant, AWordOfAnotherNotationStandsForAKeyThatMayBeWrittenThere) {
  const std::vector<std::string_view> of_things{"kind", "name", "from", "until", "seen", "note"};
  EXPECT_EQ(help_with_key("type", of_things), "did you mean `kind`?");
  EXPECT_EQ(help_with_key("title", of_things), "did you mean `name`?");
  EXPECT_EQ(help_with_key("start", of_things), "did you mean `from`?");
  EXPECT_EQ(help_with_key("end", of_things), "did you mean `until`?");
  EXPECT_EQ(help_with_key("untill", of_things), "did you mean `until`?") << "a slip of spelling";
  EXPECT_EQ(help_with_key("role", of_things), "") << "no `as` may stand here";
  EXPECT_EQ(help_with_key("role", {"as", "by"}), "did you mean `as`?");
}

TEST(KeyMeant, AModelIsToldTheKey) {
  const auto printed = test_support::load_text(R"(
[body.board]
type    = "board"
title   = "The board"
start   = 2024-01-01
end     = 2025-01-01
members = { id = "board", role = "statutory" }
)")
                           .printed();
  for (const std::string_view key : {"kind", "name", "from", "until", "as"}) {
    EXPECT_NE(printed.find("did you mean `" + std::string(key) + "`?"), std::string::npos)
        << key << printed;
  }
  EXPECT_EQ(printed.find("no table defines"), std::string::npos)
      << "`type` was to define it: one cause, one diagnostic" << printed;
}

TEST(IdsInOneText, AreWrittenAsAList) {
  const auto printed = test_support::load_text(R"(
[body.board]
kind    = "board"
members = "cc, police"
)")
                           .printed();
  EXPECT_NE(printed.find("write [\"cc\", \"police\"]"), std::string::npos) << printed;
  EXPECT_EQ(printed.find("no table defines"), std::string::npos) << printed;
}

TEST(AnIdInALostTable, IsStillSuggestedAndAPersonIsStillSeen) {
  const auto printed = test_support::load_text(R"(
[area.northam]
kind = "two-tier-district"
name = Northam

[body.csp]
kind   = "csp"
covers = "Northam"
chair  = "Cllr A Example"
)")
                           .printed();
  EXPECT_NE(printed.find("did you mean `northam`?"), std::string::npos) << printed;
  EXPECT_NE(printed.find("looks like a person"), std::string::npos) << printed;
}

}  // namespace
}  // namespace remit::structure
