#include "structure/identity.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "tests/support/models.hpp"

namespace remit::structure {
namespace {

using test_support::load_text;
using test_support::LoadedModel;
using test_support::shipped_words;

constexpr std::string_view county = R"(
[model]
seen = 2022-02-15

[body]
board  = { kind = "board", members = ["help", { some = "voluntary-body" }] }
group  = { kind = "group", may_be = "forum" }
forum  = { kind = "group" }
circle = { kind = "group", may_be = { not = "forum" } }
help   = { kind = "voluntary-body" }
police = { kind = "police-force" }
)";

EntityId the_unnamed(const Structure& structure) {
  const auto found = std::find_if(structure.entities.begin(), structure.entities.end(),
                                  [](const Entity& entity) { return entity.unnamed(); });
  return static_cast<EntityId>(found - structure.entities.begin());
}

TEST(TwoEntities, MayBeOneWhereTheModelSaysSo) {
  const LoadedModel model = load_text(county);
  const auto may = [&](std::string_view left, std::string_view right) {
    return may_be_one(model.sound(), shipped_words(), model[left], model[right]);
  };
  EXPECT_TRUE(may("group", "forum"));
  EXPECT_TRUE(may("forum", "group"));
  EXPECT_FALSE(may("group", "circle"));
  EXPECT_FALSE(may("circle", "forum")) << "it is denied";
}

TEST(TwoEntities, MayBeOneWhereOneIsUnnamedAndOfThatKind) {
  const LoadedModel model = load_text(county);
  const EntityId unnamed = the_unnamed(model.sound());
  EXPECT_TRUE(may_be_one(model.sound(), shipped_words(), unnamed, model["help"]));
  EXPECT_FALSE(may_be_one(model.sound(), shipped_words(), unnamed, model["police"]));
}

}  // namespace
}  // namespace remit::structure
