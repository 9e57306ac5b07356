#include <vector>

#include <gtest/gtest.h>

#include "structure/graph.hpp"

namespace remit::structure {
namespace {

using Points = std::vector<std::size_t>;

// 0 leads by 1 or 2 to 3, and 3 to 4; nothing leads to 5.
const Web diamond{.points = 6, .lines = {{0, 1}, {0, 2}, {1, 3}, {2, 3}, {3, 4}}};

TEST(Web, TellsWhatCanBeReached) {
  EXPECT_EQ(reached(diamond, 1), (std::vector<bool>{false, true, false, true, true, false}));
}

TEST(Web, EveryWayPassesADominator) {
  EXPECT_EQ(dominators(diamond, 0, 4), Points{3});
  EXPECT_EQ(dominators(diamond, 0, 3), Points{});
  EXPECT_EQ(dominators(diamond, 0, 5), Points{});
}

TEST(Web, FindsAShortestWay) {
  EXPECT_EQ(shortest_way(diamond, 0, 4), (Points{4, 3, 1, 0}));
  EXPECT_EQ(shortest_way(diamond, 0, 5), Points{});
  EXPECT_EQ(shortest_way(diamond, 2, 2), Points{2});
}

TEST(Web, FallsApartAtAnArticulationPoint) {
  EXPECT_EQ(articulation_points(diamond), Points{3});
  EXPECT_EQ(articulation_points({.points = 3, .lines = {{0, 1}, {1, 2}, {2, 0}}}), Points{});
}

}  // namespace
}  // namespace remit::structure
