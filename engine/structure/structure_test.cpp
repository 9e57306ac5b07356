#include "structure/structure.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/held.hpp"
#include "tests/support/models.hpp"

namespace remit::structure {
namespace {

using test_support::load_text;
using test_support::LoadedModel;
using test_support::name_on;

constexpr std::string_view boards = R"(
[model]
seen = 2026-01-31

[body]
zebra  = { kind = "group", part_of = "board" }
police = { kind = "police-force", member_of = "board" }
fire   = { kind = "fire-authority", member_of = ["board", "zebra"] }

[body.board]
kind    = "board"
members = [{ some = "voluntary-body" }, { some = "housing-provider" }]
)";

TEST(AStructure, StandsInTheOrderOfItsIdsAndTheUnnamedComeLast) {
  const LoadedModel model = load_text(boards);
  std::vector<std::string> ids;
  for (const Entity& entity : model.sound().entities) {
    if (entity.sort == vocabulary::Sort::body) {
      ids.push_back(entity.id);
    }
  }
  EXPECT_EQ(ids, (std::vector<std::string>{"board", "fire", "police", "zebra", "", ""}));
}

TEST(AStructure, FindsAnEntityByItsIdAlone) {
  const LoadedModel model = load_text(boards);
  const Structure& structure = model.sound();
  for (const std::string id : {"board", "fire", "police", "zebra"}) {
    ASSERT_TRUE(structure.find(id)) << id;
    EXPECT_EQ(structure[*structure.find(id)].id, id);
  }
  EXPECT_FALSE(structure.find(""));
  EXPECT_FALSE(structure.find("boar"));
  EXPECT_FALSE(structure.find("boards"));
  EXPECT_FALSE(structure.find("zzz"));
}

TEST(AStructure, ListsTheLinksOfEachEnd) {
  const LoadedModel model = load_text(boards);
  const Structure& structure = model.sound();
  const auto relation = [](const Link& link) {
    return test_support::shipped_words()[link.relation].name;
  };
  std::vector<std::string> outgoing;
  for (const Link& link : structure.outgoing(model["board"])) {
    outgoing.push_back(relation(link) + " " + structure[link.to].id);
  }
  std::sort(outgoing.begin(), outgoing.end());
  EXPECT_EQ(outgoing, (std::vector<std::string>{"members ", "members ", "members fire",
                                                "members police", "sub_groups zebra"}));
  std::vector<std::string> incoming;
  for (const auto& one : structure.incoming(model["fire"])) {
    EXPECT_EQ(structure[one.link].from, one.from);
    EXPECT_EQ(structure[one.link].relation, one.relation);
    incoming.push_back(relation(structure[one.link]) + " " + structure[one.from].id);
  }
  EXPECT_EQ(incoming, (std::vector<std::string>{"members board", "members zebra"}));
  EXPECT_TRUE(structure.outgoing(model["police"]).empty());
  for (const Link& link : structure.links) {
    EXPECT_EQ(&structure[structure.id_of(link)], &link);
    for (const Entry& entry : structure.entries_of(link)) {
      EXPECT_EQ(entry.from, link.from);
      EXPECT_EQ(entry.to, link.to);
      EXPECT_EQ(entry.relation, link.relation);
    }
  }
}

TEST(AStructure, OfNothingIsEmpty) {
  Structure structure;
  structure.index();
  EXPECT_FALSE(structure.find("anything"));
  EXPECT_TRUE(structure.change_points().empty());
}

TEST(AName, IsTheOneOfTheDay) {
  const LoadedModel model = load_text(R"(
[body.group]
kind = "group"
from = 2010-01-01
name = [{ value = "Second", from = 2016-01-01, until = 2019-12-31 },
        { value = "First", from = 2010-01-01, until = 2015-12-31 },
        { value = "Third", from = 2022-01-01 }]
)");
  EXPECT_EQ(name_on(model, "group", "2009-01-01"), "First") << "before all: the first";
  EXPECT_EQ(name_on(model, "group", "2015-12-31"), "First");
  EXPECT_EQ(name_on(model, "group", "2016-01-01"), "Second");
  EXPECT_EQ(name_on(model, "group", "2021-06-01"), "Second") << "the last that was certain by then";
  EXPECT_EQ(name_on(model, "group", "2030-01-01"), "Third") << "a name does not go stale";
}

TEST(AName, WithoutADateHoldsAsLongAsItsEntity) {
  const LoadedModel model = load_text(R"(
[body.board]
kind    = "board"
name    = "The Board"
from    = 2020-01-01
until   = 2024-12-31
members = [{ some = "voluntary-body" }]
)");
  EXPECT_EQ(test_support::name(model, "board", "The Board"), test_support::life(model, "board"));
  EXPECT_EQ(name_on(model, "board", "1999-01-01"), "The Board");
}

TEST(AName, IsTheIdWhereThereIsNoneAndTheKindOfWhatIsUnnamed) {
  const LoadedModel model = load_text(boards);
  EXPECT_EQ(name_on(model, "police", "2026-01-31"), "police");
  const EntityId unnamed{static_cast<EntityId>(model.sound().entities.size() - 1)};
  EXPECT_EQ(model.sound().name_on(unnamed, *calendar::parse_day("2026-01-31"),
                                  test_support::shipped_words()),
            "Social housing provider");
}

}  // namespace
}  // namespace remit::structure
