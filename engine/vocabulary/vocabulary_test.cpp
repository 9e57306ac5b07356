#include "vocabulary/vocabulary.hpp"

#include <gtest/gtest.h>

namespace remit::vocabulary {
namespace {

constexpr KindId authority{0};
constexpr KindId council{1};
constexpr KindId board{2};
constexpr KindId district_council{3};
constexpr KindId area{4};

// A forest written out of order: district councils below councils below authorities.
Vocabulary small() {
  Vocabulary vocabulary;
  vocabulary.kinds = {
      {.id = "authority",
       .sort = Sort::body,
       .freshness = Freshness{.lasting = true},
       .group = "a"},
      {.id = "council", .sort = Sort::body, .parent = authority},
      {.id = "board", .sort = Sort::body, .group = "b"},
      {.id = "district-council", .sort = Sort::body, .parent = council, .group = "d"},
      {.id = "district", .sort = Sort::area},
  };
  vocabulary.qualifiers = {{.id = "seat-as", .name = "as"}, {.id = "by", .name = "by"}};
  vocabulary.relations = {
      {.name = "members", .inverse = "member_of", .has = {QualifierId{1}, QualifierId{0}}},
      {.name = "held_with", .inverse = "held_with", .symmetric = true},
      {.name = "covers",
       .inverse = "covered_by",
       .freshness = Freshness{.for_as_long = {.months = 6}},
       .freshness_by_kind = {{.kind = board, .freshness = {.for_as_long = {.months = 3}}},
                             {.kind = council, .freshness = {.lasting = true}}}},
  };
  vocabulary.attributes = {{.name = "tier"}};
  vocabulary.sort_freshness.at(static_cast<std::size_t>(Sort::area)) = Freshness{.lasting = true};
  vocabulary.sort_remains.at(static_cast<std::size_t>(Sort::area)) = true;
  vocabulary.index();
  return vocabulary;
}

TEST(Sorts, AreKnownByTheirWords) {
  for (const Sort sort : all_sorts) {
    EXPECT_EQ(sort_named(word(sort)), sort);
  }
  EXPECT_EQ(sort_named("bodies"), std::nullopt);
}

TEST(Kinds, AreFoundById) {
  const Vocabulary vocabulary = small();
  EXPECT_EQ(vocabulary.kind_named("board"), board);
  EXPECT_EQ(vocabulary.kind_named("body"), std::nullopt);
  EXPECT_EQ(vocabulary[board].id, "board");
}

TEST(Kinds, AreWhatStandsAboveThemAndNothingElse) {
  const Vocabulary vocabulary = small();
  EXPECT_TRUE(vocabulary.is_a(council, council));
  EXPECT_TRUE(vocabulary.is_a(district_council, authority));
  EXPECT_TRUE(vocabulary.is_a(district_council, council));
  EXPECT_FALSE(vocabulary.is_a(authority, district_council));
  EXPECT_FALSE(vocabulary.is_a(board, authority));
  EXPECT_FALSE(vocabulary.is_a(district_council, board));
  EXPECT_FALSE(vocabulary.is_a(area, board));
}

TEST(Kinds, TakeOverWhatTheKindAboveSays) {
  const Vocabulary vocabulary = small();
  EXPECT_EQ(vocabulary.group_of(council), "a");
  EXPECT_EQ(vocabulary.group_of(district_council), "d");
  EXPECT_EQ(vocabulary.freshness_of(district_council), Freshness{.lasting = true});
  EXPECT_EQ(vocabulary.freshness_of(board), std::nullopt);
  EXPECT_FALSE(vocabulary.remains(board));
}

TEST(Kinds, TakeTheRestFromTheirSort) {
  const Vocabulary vocabulary = small();
  EXPECT_EQ(vocabulary.freshness_of(area), Freshness{.lasting = true});
  EXPECT_TRUE(vocabulary.remains(area));
  EXPECT_EQ(vocabulary.group_of(area), "");
}

TEST(Keys, AreFoundFromEitherEnd) {
  const Vocabulary vocabulary = small();
  const auto relation = [&](std::string_view key) {
    return std::get<RelationKey>(vocabulary.key_named(key).value());
  };
  EXPECT_EQ(vocabulary[relation("members").relation].name, "members");
  EXPECT_FALSE(relation("members").inverse);
  EXPECT_EQ(vocabulary[relation("member_of").relation].name, "members");
  EXPECT_TRUE(relation("member_of").inverse);
  EXPECT_FALSE(relation("held_with").inverse);
  EXPECT_EQ(vocabulary[std::get<AttributeId>(vocabulary.key_named("tier").value())].name, "tier");
  EXPECT_EQ(vocabulary.key_named("as"), std::nullopt);
}

TEST(Qualifiers, AreFoundByTheNameThatTheRelationKnows) {
  const Vocabulary vocabulary = small();
  const std::vector<QualifierId>& has = vocabulary.relations[0].has;
  EXPECT_EQ(vocabulary.qualifier_of(has, "as"), QualifierId{0});
  EXPECT_EQ(vocabulary.qualifier_of(has, "seat-as"), std::nullopt);
  EXPECT_EQ(vocabulary.qualifier_of({}, "as"), std::nullopt);
}

TEST(Ends, TakeSortsWholeAndKindsWithAllBelow) {
  const Vocabulary vocabulary = small();
  const Ends ends{.sorts = {Sort::area}, .kinds = {council}};
  EXPECT_TRUE(vocabulary.fits(ends, Sort::area, {area}));
  EXPECT_TRUE(vocabulary.fits(ends, Sort::body, {district_council}));
  EXPECT_TRUE(vocabulary.fits(ends, Sort::body, {board, council}));
  EXPECT_FALSE(vocabulary.fits(ends, Sort::body, {authority}));
  EXPECT_FALSE(vocabulary.fits(ends, Sort::body, {board}));
  EXPECT_FALSE(vocabulary.fits(ends, Sort::theme, {}));
}

TEST(Ends, AreRuledOutByTheSortAloneWhenTheKindIsNotKnown) {
  const Vocabulary vocabulary = small();
  const Ends ends{.kinds = {council}};
  EXPECT_TRUE(vocabulary.fits(ends, Sort::body, {}));
  EXPECT_FALSE(vocabulary.fits(ends, Sort::office, {}));
}

TEST(FreshnessOfALink, IsThatOfTheFirstEndsKindBeforeThatOfTheRelation) {
  const Vocabulary vocabulary = small();
  constexpr RelationId covers{2};
  EXPECT_EQ(vocabulary.freshness_of(covers, {district_council}), Freshness{.lasting = true});
  EXPECT_EQ(vocabulary.freshness_of(covers, {board}), Freshness{.for_as_long = {.months = 3}});
  EXPECT_EQ(vocabulary.freshness_of(covers, {board, council}), Freshness{.lasting = true});
  EXPECT_EQ(vocabulary.freshness_of(covers, {authority}), Freshness{.for_as_long = {.months = 6}});
  EXPECT_EQ(vocabulary.freshness_of(RelationId{0}, {council}), std::nullopt);
}

}  // namespace
}  // namespace remit::vocabulary
