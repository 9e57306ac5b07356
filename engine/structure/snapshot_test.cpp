#include "structure/snapshot.hpp"

#include <gtest/gtest.h>

#include "tests/support/models.hpp"

namespace remit::structure {
namespace {

using test_support::load_text;
using test_support::LoadedModel;

calendar::Date day(std::string_view iso) {
  return *calendar::parse_day(iso);
}

LoadedModel model_of_a_board() {
  return load_text(R"(
[source.minutes]
date = 2024-05-14

[body.board]
kind     = "board"
members  = [{ id = "police", source = "minutes p1" }, { id = "fire", from = 2025-01-01, source = "minutes p1", basis = "planned" }]
complete = { list = "members", source = "minutes p1" }

[body]
police = { kind = "police-force" }
fire   = { kind = "fire-authority" }
)");
}

TEST(ASnapshot, HoldsWhatEachLinkAndEntityWasThatDay) {
  const LoadedModel model = model_of_a_board();
  const Structure& structure = model.sound();
  const Link& police = structure.outgoing(model["board"])[1];
  ASSERT_EQ(police.to, model["police"]);
  const auto standing = [&](std::string_view iso) {
    return Snapshot(structure, day(iso))[structure.id_of(police)];
  };
  EXPECT_EQ(standing("2024-05-13"), Standing::possible);
  EXPECT_EQ(standing("2024-05-14"), Standing::certain);
  EXPECT_EQ(standing("2025-05-14"), Standing::certain);
  EXPECT_EQ(standing("2025-05-15"), Standing::possible);
  EXPECT_EQ(Snapshot(structure, day("2024-05-14"))[model["board"]], Standing::certain);
  EXPECT_EQ(Snapshot(structure, day("2024-05-14"))[model["fire"]], Standing::possible);
}

TEST(ASnapshot, IsOfOneDayOfOneStructure) {
  const LoadedModel model = model_of_a_board();
  const Snapshot snapshot(model.sound(), day("2024-05-14"));
  EXPECT_EQ(snapshot.day(), day("2024-05-14"));
  EXPECT_EQ(&snapshot.structure(), &model.sound());
}

TEST(AListInASnapshot, IsClosedOnTheDaysForWhichItWasSaidAndNoOther) {
  const LoadedModel model = model_of_a_board();
  const auto closed = [&](std::string_view iso, std::string_view id, std::string_view key) {
    const auto relation =
        std::get<vocabulary::RelationKey>(*test_support::shipped_words().key_named(key));
    return Snapshot(model.sound(), day(iso))
        .complete(model[id], relation.relation, relation.inverse);
  };
  EXPECT_TRUE(closed("2024-05-14", "board", "members"));
  EXPECT_TRUE(closed("2025-05-14", "board", "members"));
  EXPECT_FALSE(closed("2024-05-13", "board", "members"));
  EXPECT_FALSE(closed("2025-05-15", "board", "members"));
  EXPECT_FALSE(closed("2024-05-14", "board", "attendees"));
  EXPECT_FALSE(closed("2024-05-14", "board", "member_of")) << "the other end of the same word";
  EXPECT_FALSE(closed("2024-05-14", "police", "member_of"));
}

TEST(ASnapshot, ChangesOnlyAtAChangePoint) {
  const LoadedModel model = model_of_a_board();
  const Structure& structure = model.sound();
  const std::vector<calendar::Date> points = structure.change_points();
  ASSERT_FALSE(points.empty());
  const auto same = [&](calendar::Date one, calendar::Date other) {
    const Snapshot before(structure, one);
    const Snapshot after(structure, other);
    for (const Link& link : structure.links) {
      if (before[structure.id_of(link)] != after[structure.id_of(link)]) {
        return false;
      }
    }
    for (std::size_t at = 0; at < structure.entities.size(); ++at) {
      if (before[static_cast<EntityId>(at)] != after[static_cast<EntityId>(at)]) {
        return false;
      }
    }
    return true;
  };
  for (calendar::Date at = day("2024-01-01"); at < day("2026-01-01"); at = calendar::next(at)) {
    const bool point = std::find(points.begin(), points.end(), at) != points.end();
    EXPECT_TRUE(point || same(calendar::previous(at), at)) << calendar::iso(at);
  }
}

}  // namespace
}  // namespace remit::structure
