#include "structure/graph.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/support/models.hpp"

namespace remit::structure {
namespace {

using test_support::load_text;
using test_support::LoadedModel;

const Choose all = [](const Link&) { return true; };

// Bodies a, b, c... and who reports to whom.
LoadedModel lines(const std::string& entries) {
  std::string text;
  for (const char id : std::string("abcdefgh")) {
    text += fmt::format("[body.{}]\nkind = \"group\"\n", id);
  }
  return load_text(text + "[model]\nseen = 2026-01-31\n" + entries);
}

std::string names(const LoadedModel& model, const std::vector<EntityId>& ids) {
  std::string words;
  for (const EntityId id : ids) {
    words += model.sound()[id].id;
  }
  return words;
}

std::vector<std::string> groups(const LoadedModel& model, const Choose& choose) {
  std::vector<std::string> words;
  for (const std::vector<EntityId>& group : cyclic_groups(model.sound(), choose)) {
    words.push_back(names(model, group));
  }
  return words;
}

std::string path(const LoadedModel& model, std::string_view start) {
  std::string words;
  for (const LinkId link : cycle_through(model.sound(), model[start], all)) {
    words += model.sound()[model.sound()[link].from].id;
  }
  return words;
}

const std::string two_circles = R"(
[body.a.reports_to]
all = ["b", "e"]
[body.b.reports_to]
id = "c"
[body.c.reports_to]
all = ["a", "d"]
[body.d.reports_to]
id = "e"
[body.e.reports_to]
id = "d"
[body.f.reports_to]
id = "a"
)";

TEST(ACyclicGroup, IsAllThatLiesOnCirclesTogether) {
  const LoadedModel model = lines(two_circles);
  EXPECT_EQ(groups(model, all), (std::vector<std::string>{"abc", "de"}));
}

TEST(ACyclicGroup, IsOneThatReportsToItself) {
  const LoadedModel model = lines("[body.g.reports_to]\nid = \"g\"\n");
  EXPECT_EQ(groups(model, all), std::vector<std::string>{"g"});
  EXPECT_EQ(path(model, "g"), "g");
}

TEST(ACyclicGroup, IsSoughtAmongTheChosenLinksOnly) {
  const LoadedModel model = lines(two_circles);
  const EntityId without = model["b"];
  EXPECT_EQ(groups(model, [&](const Link& link) { return link.from != without; }),
            std::vector<std::string>{"de"});
  EXPECT_TRUE(groups(model, [](const Link&) { return false; }).empty());
}

TEST(ACycle, IsTheShortestThroughWhereItBegins) {
  const LoadedModel model = lines(two_circles + "[body.c.part_of]\nid = \"a\"\n");
  EXPECT_EQ(path(model, "a"), "ac") << "c is a sub-group of a, and reports to it";
  EXPECT_EQ(path(model, "d"), "de");
  EXPECT_EQ(path(model, "f"), "") << "on no circle";
}

TEST(ANeighbourhood, ReachesSoManyStepsInEitherDirection) {
  const LoadedModel model = lines(two_circles);
  const auto near = [&](std::string_view start, unsigned depth) {
    return names(model, neighbourhood(model.sound(), model[start], depth, all));
  };
  EXPECT_EQ(near("f", 0), "f");
  EXPECT_EQ(near("f", 1), "af");
  EXPECT_EQ(near("f", 2), "abcef");
  EXPECT_EQ(near("h", 9), "h");
  EXPECT_EQ(near("b", 99), "abcdef");
}

// A slow and obvious search: who can be reached, one step after the other.
bool reaches(const std::vector<std::pair<int, int>>& steps, int from, int to) {
  std::vector<int> reached;
  for (const auto& [first, second] : steps) {
    if (first == from) {
      reached.push_back(second);
    }
  }
  for (std::size_t at = 0; at < reached.size(); ++at) {
    for (const auto& [first, second] : steps) {
      if (first == reached[at] &&
          std::find(reached.begin(), reached.end(), second) == reached.end()) {
        reached.push_back(second);
      }
    }
  }
  return std::find(reached.begin(), reached.end(), to) != reached.end();
}

RC_GTEST_PROP(ACyclicGroup, HoldsThoseWhoReachEachOther, ()) {
  const auto step = rc::gen::pair(rc::gen::inRange(0, 8), rc::gen::inRange(0, 8));
  const std::vector<std::pair<int, int>> steps =
      *rc::gen::resize(12, rc::gen::container<std::vector<std::pair<int, int>>>(step));
  Structure structure;
  for (char id = 'a'; id < 'i'; ++id) {
    structure.entities.push_back({.id = std::string(1, id)});
  }
  for (const auto& [from, to] : steps) {
    structure.links.push_back(
        {.from = static_cast<EntityId>(from), .to = static_cast<EntityId>(to)});
  }
  std::sort(structure.links.begin(), structure.links.end(),
            [](const Link& left, const Link& right) {
              return std::make_pair(left.from, left.to) < std::make_pair(right.from, right.to);
            });
  structure.index();
  std::vector<int> group_of(8, -1);
  int number = 0;
  for (const std::vector<EntityId>& group : cyclic_groups(structure, all)) {
    for (const EntityId member : group) {
      group_of[static_cast<std::size_t>(member)] = number;
    }
    ++number;
  }
  for (int one = 0; one < 8; ++one) {
    const auto start = static_cast<EntityId>(one);
    RC_ASSERT((group_of[static_cast<std::size_t>(one)] >= 0) == reaches(steps, one, one));
    RC_ASSERT(cycle_through(structure, start, all).empty() == !reaches(steps, one, one));
    for (int other = 0; other < 8; ++other) {
      const bool together =
          one != other && reaches(steps, one, other) && reaches(steps, other, one);
      if (one != other) {
        RC_ASSERT(together == (group_of[static_cast<std::size_t>(one)] >= 0 &&
                               group_of[static_cast<std::size_t>(one)] ==
                                   group_of[static_cast<std::size_t>(other)]));
      }
    }
  }
}

RC_GTEST_PROP(ACycle, IsAWayBackToWhereItBegan, ()) {
  const auto step = rc::gen::pair(rc::gen::inRange(0, 6), rc::gen::inRange(0, 6));
  std::vector<std::pair<int, int>> steps =
      *rc::gen::resize(12, rc::gen::container<std::vector<std::pair<int, int>>>(step));
  std::sort(steps.begin(), steps.end());
  Structure structure;
  for (char id = 'a'; id < 'g'; ++id) {
    structure.entities.push_back({.id = std::string(1, id)});
  }
  for (const auto& [from, to] : steps) {
    structure.links.push_back(
        {.from = static_cast<EntityId>(from), .to = static_cast<EntityId>(to)});
  }
  structure.index();
  for (int one = 0; one < 6; ++one) {
    EntityId at{static_cast<EntityId>(one)};
    for (const LinkId link : cycle_through(structure, at, all)) {
      RC_ASSERT(structure[link].from == at);
      at = structure[link].to;
    }
    RC_ASSERT(at == static_cast<EntityId>(one));
  }
}

}  // namespace
}  // namespace remit::structure
