#include "text/spelling.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace remit::text {
namespace {

using Words = std::vector<std::string_view>;

std::string nearest_or_none(std::string_view written, const Words& candidates) {
  return std::string(nearest(written, candidates).value_or("(none)"));
}

TEST(Spelling, FindsTheWordThatWasMeant) {
  struct Case {
    std::string_view written;
    std::string_view meant;
  };

  const Words relations{"members", "sub_groups", "reports_to", "chair", "covers"};
  const std::vector<Case> cases{
      {"memebers", "members"},      // a letter too many
      {"membrs", "members"},        // a letter too few
      {"menbers", "members"},       // another letter
      {"mmebers", "members"},       // two letters swapped
      {"sub_grops", "sub_groups"},  //
      {"sub-groups", "sub_groups"}, {"report_to", "reports_to"},
      {"chairs", "chair"},          {"members", "members"},
  };
  for (const auto& [written, meant] : cases) {
    EXPECT_EQ(nearest_or_none(written, relations), meant) << written;
  }
}

TEST(Spelling, ASwapOfNeighboursIsOneMistake) {
  EXPECT_EQ(nearest_or_none("abd", {"adb"}), "adb") << "as two it would be too far";
}

TEST(Spelling, NothingIsNearWhenMoreThanAThirdDiffers) {
  EXPECT_EQ(nearest_or_none("abcxxx", {"abcdef"}), "(none)") << "three of six";
  EXPECT_EQ(nearest_or_none("abcdxx", {"abcdef"}), "abcdef") << "two of six";
  EXPECT_EQ(nearest_or_none("abcd", {"abcdef"}), "abcdef") << "two of the longer six";
  EXPECT_EQ(nearest_or_none("abc", {"abcdef"}), "(none)") << "three of the longer six";
}

TEST(Spelling, AWordOfOneOrTwoLettersMatchesNoOther) {
  EXPECT_EQ(nearest_or_none("ab", {"ac", "a", "b"}), "(none)");
  EXPECT_EQ(nearest_or_none("a", {"b"}), "(none)");
  EXPECT_EQ(nearest_or_none("", {"a", "abc", ""}), "(none)");
}

TEST(Spelling, AWordMayLackPartsOrHaveThemTooMany) {
  const Words ids{"west-mercia-police-area", "reoffending", "west-mercia-lrf", "hub"};
  EXPECT_EQ(nearest_or_none("west-mercia", ids), "west-mercia-lrf") << "the fewest parts more";
  EXPECT_EQ(nearest_or_none("reducing-reoffending", ids), "reoffending");
  EXPECT_EQ(nearest_or_none("worcestershire-hub", ids), "(none)") << "too short a part to tell";
}

TEST(Spelling, APartThatIsQuiteAnotherIsNoSlip) {
  EXPECT_EQ(nearest_or_none("borough-council", {"parish-council"}), "(none)");
  EXPECT_EQ(nearest_or_none("community-safety-partnership", {"road-safety-partnership"}), "(none)");
  EXPECT_EQ(nearest_or_none("parsih-council", {"parish-council"}), "parish-council");
  EXPECT_EQ(nearest_or_none("strategy-grp", {"strategy-group"}), "strategy-group");
  EXPECT_EQ(nearest_or_none("group-a", {"group-b"}), "group-b") << "a letter may be a slip";
  EXPECT_EQ(nearest_or_none("subgroups", {"sub-groups"}), "sub-groups") << "or a hyphen";
}

TEST(Spelling, OfEqualsTheFirstIsTaken) {
  EXPECT_EQ(nearest_or_none("cat", {"car", "cab"}), "car");
  EXPECT_EQ(nearest_or_none("cat", {"cab", "car"}), "cab");
  EXPECT_EQ(nearest_or_none("cats", {"cab", "cat"}), "cat") << "unless a later one is nearer";
}

TEST(Spelling, VeryLongWordsAreLeftAlone) {
  const std::string longest(64, 'x');
  const std::string longer(65, 'x');
  EXPECT_EQ(nearest_or_none(longest, {std::string_view(longest)}), longest);
  EXPECT_EQ(nearest_or_none(longest, {std::string_view(longer)}), "(none)");
  EXPECT_EQ(nearest_or_none(longer, {std::string_view(longest)}), "(none)");
  EXPECT_EQ(nearest_or_none(longest, {"y"}), "(none)");
  const std::string many_parts = "west-mercia-" + longest;
  EXPECT_EQ(nearest_or_none("west-mercia", {std::string_view(many_parts)}), "(none)");
}

TEST(Spelling, AWordWithTheSamePartsMoreOrFewerIsNear) {
  const Words ids{"west-mercia-police-area", "west-mercia-police", "reducing-reoffending"};
  EXPECT_EQ(nearest_or_none("west-mercia", ids), "west-mercia-police") << "the fewest more";
  EXPECT_EQ(nearest_or_none("police_west-mercia", ids), "west-mercia-police") << "in any order";
  EXPECT_EQ(nearest_or_none("reoffending", ids), "reducing-reoffending");
  EXPECT_EQ(nearest_or_none("reducing-reoffending-group", ids), "reducing-reoffending");
  EXPECT_EQ(nearest_or_none("west-midlands-police", {"west-mercia"}), "(none)");
  EXPECT_EQ(nearest_or_none("csp", {"north-worcestershire-csp"}), "(none)") << "too short to tell";
  EXPECT_EQ(nearest_or_none("-------", {"-_-_-_-", "abcdefgh"}), "(none)") << "no parts at all";
}

TEST(Spelling, AMistypedWordComesBeforeOneWithTheSameParts) {
  EXPECT_EQ(nearest_or_none("west-mercia", {"west-mercia-police", "west-marcia"}), "west-marcia");
}

TEST(Spelling, TheQuestionNamesTheWordOrIsEmpty) {
  EXPECT_EQ(did_you_mean("memebers", {"members"}), "did you mean `members`?");
  EXPECT_EQ(did_you_mean("zzz", {"members"}), "");
  EXPECT_EQ(did_you_mean("members", {}), "");
}

TEST(Spelling, TheQuestionNamesAFewThatHaveTheSameParts) {
  EXPECT_EQ(did_you_mean("district", {"two-tier-district", "unitary-district", "region"}),
            "did you mean `unitary-district` or `two-tier-district`?");
  EXPECT_EQ(did_you_mean("council", {"county-council", "district-council", "common-council"}),
            "did you mean `county-council`, `district-council` or `common-council`?");
  EXPECT_EQ(did_you_mean("council",
                         {"county-council", "district-council", "common-council", "town-council"}),
            "did you mean `county-council`, `district-council`, `common-council` or another?");
  EXPECT_EQ(did_you_mean("sub-group", {"group"}), "did you mean `group`?");
}

}  // namespace
}  // namespace remit::text
