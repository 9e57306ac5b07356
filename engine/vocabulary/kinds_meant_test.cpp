#include "vocabulary/kinds_meant.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace remit::vocabulary {
namespace {

Vocabulary a_few_kinds() {
  Vocabulary words;
  const auto add = [&](std::string id, Sort sort, std::string title, std::string plural,
                       std::string description) {
    words.kinds.push_back({.id = std::move(id),
                           .sort = sort,
                           .title = std::move(title),
                           .plural = std::move(plural),
                           .description = std::move(description)});
  };
  add("county-council", Sort::body, "County council", "County councils", "Of a county.");
  add("district-council", Sort::body, "District council", "District councils",
      "The council of a district or borough.");
  add("parish-council", Sort::body, "Parish council", "Parish councils", "Of a parish.");
  add("road-safety-partnership", Sort::body, "Road safety partnership", "Road safety partnerships",
      "For safe roads.");
  add("csp", Sort::body, "Community safety partnership", "Community safety partnerships",
      "A strategy group.");
  add("care-board", Sort::body, "Integrated care board", "Integrated care boards", "Of health.");
  add("panel", Sort::body, "Children's panel", "Children's panels", "For children.");
  add("chair", Sort::office, "Chair", "Chairs", "Who chairs.");
  words.index();
  return words;
}

TEST(KindsMeant, AKindIsFoundByWhatItIsCalled) {
  struct Case {
    std::string_view written;
    std::string_view help;
  };

  const std::vector<Case> cases{
      {"community-safety-partnership", "did you mean `csp`?"},
      {"Community Safety Partnerships", "did you mean `csp`?"},
      {"community_safety partnership", "did you mean `csp`?"},
      {"comunity safety partnership", "did you mean `csp`?"},
      {"county council", "did you mean `county-council`?"},
      {"Childrens panel", "did you mean `panel`?"},
      {"icb", "did you mean `care-board`?"},
      {"ICBs", "the kinds are listed in rules/vocabulary/LISTING.md"},
      {"chairs", "did you mean `chair`?"},  // of another sort, but called just so
  };
  const Vocabulary words = a_few_kinds();
  for (const auto& [written, help] : cases) {
    EXPECT_EQ(help_with_kind(words, written, {Sort::body}), help) << written;
  }
}

TEST(KindsMeant, AWordThatFewKindsHaveTellsMoreThanOneThatManyHave) {
  const Vocabulary words = a_few_kinds();
  const auto help = [&](std::string_view written) {
    return help_with_kind(words, written, {Sort::body});
  };
  EXPECT_EQ(help("borough-council"), "did you mean `district-council`?")
      << "its description has the word; other councils share only what all councils are";
  EXPECT_EQ(help("safety"), "did you mean `road-safety-partnership` or `csp`?");
  EXPECT_EQ(help("council"),
            "did you mean `county-council`, `district-council` or `parish-council`?");
  EXPECT_EQ(help("leisure-centre"), "the kinds are listed in rules/vocabulary/LISTING.md");
}

TEST(KindsMeant, AnIdIsCalledNothingElse) {
  const Vocabulary words = a_few_kinds();
  EXPECT_TRUE(kinds_called(words, "csp", {Sort::body}).empty());
  EXPECT_TRUE(kinds_called(words, "", {Sort::body}).empty());
  EXPECT_TRUE(kinds_called(words, "the", {Sort::body}).empty());
}

}  // namespace
}  // namespace remit::vocabulary
