#include "structure/whole_list.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/models.hpp"

namespace remit::structure {
namespace {

using test_support::LoadedModel;
using test_support::shipped_words;

constexpr std::string_view papers = R"(
[source]
in-2018   = { date = 2018-07-01 }
in-2022   = { date = 2022-02-15 }
also-2022 = { date = 2022-02-15 }

[body]
police = { kind = "police-force" }
fire   = { kind = "fire-authority" }
help   = { kind = "voluntary-body" }
)";

// Who is on the only complete list of a group and whom it leaves out, by id.
struct Sides {
  std::vector<std::string> on{};
  std::vector<std::string> out{};

  friend bool operator==(const Sides&, const Sides&) = default;
};

Sides sides(std::string_view group) {
  const LoadedModel model = test_support::load_texts(
      {{.name = "papers.toml", .text = std::string(papers)},
       {.name = "model.toml", .text = "[body.group]\nkind = \"group\"\n" + std::string(group)}});
  const Structure& structure = model.sound();
  const Complete& list = structure.complete_lists_of(model["group"]).front();
  const WholeList whole(structure, list);
  Sides found;
  for (const Link& link : structure.outgoing(model["group"])) {
    const std::string& id = structure[link.to].id;
    if (whole.names(link)) {
      found.on.push_back(id);
    }
    if (whole.leaves_out(shipped_words(), link)) {
      found.out.push_back(id);
    }
  }
  return found;
}

TEST(AWholeList, NamesThoseOfItsOwnPaper) {
  EXPECT_EQ(sides(R"(
members  = [{ id = "police", source = "in-2022" }, { id = "fire", source = "also-2022" }]
complete = { list = "members", basis = "inferred", source = "in-2022" })"),
            (Sides{.on = {"police"}, .out = {"fire"}}));
}

TEST(AWholeList, OfAPaperNamesThoseWithoutASourceThatMayHoldOnItsDay) {
  EXPECT_EQ(sides(R"(
members  = ["police", { id = "fire", from = 2019-04-01 }, { id = "help", until = 2020-03-31 }]
complete = { list = "members", source = "in-2022" })"),
            (Sides{.on = {"fire", "police"}, .out = {"help"}}));
}

TEST(AWholeList, KeptByHandNamesThoseSeenOnItsDay) {
  EXPECT_EQ(sides(R"(
members  = [{ id = "police", source = "in-2022" }, { id = "fire", source = "in-2018" }, "help"]
complete = { list = "members", seen = 2022-02-15 })"),
            (Sides{.on = {"help", "police"}, .out = {"fire"}}));
  EXPECT_EQ(sides(R"(
members  = [{ id = "police", source = "in-2022" }, { id = "fire", source = "in-2018" }]
complete = "members")"),
            (Sides{.on = {"fire", "police"}, .out = {}}))
      << "without a day it is of all days";
}

TEST(AWholeList, WithOneUnnamedLeavesOutNobodyOfThatKind) {
  EXPECT_EQ(sides(R"(
members  = [{ some = "voluntary-body", source = "in-2022" }, { id = "help", source = "in-2018" },
            { id = "fire", source = "in-2018" }]
complete = { list = "members", source = "in-2022" })"),
            (Sides{.on = {""}, .out = {"fire"}}));
}

TEST(AWholeList, NeverLeavesOutOneUnnamed) {
  EXPECT_EQ(sides(R"(
members  = [{ id = "police", source = "in-2022" }, { some = "voluntary-body", source = "in-2018" }]
complete = { list = "members", source = "in-2022" })"),
            (Sides{.on = {"police"}, .out = {}}));
}

}  // namespace
}  // namespace remit::structure
