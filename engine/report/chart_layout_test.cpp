#include "report/chart_layout.hpp"

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace remit::report {
namespace {

using structure::Standing;
using Boxes = std::vector<std::size_t>;

constexpr std::size_t board = 0;
constexpr std::size_t council = 1;

struct Line {
  std::size_t upper = 0;
  std::size_t lower = 0;
  Standing standing = Standing::certain;
};

// Boxes with the looks of boards and councils, and lines between them.
Chart chart_of(const Boxes& looks, std::initializer_list<Line> lines) {
  Chart chart{.title = "A chart",
              .groups = {{.title = "Board"}, {.title = "Council", .apart = "Councils"}},
              .relations = {{.name = "joins", .reads = "joins"}}};
  for (const std::size_t look : looks) {
    const std::string name = "box " + std::to_string(chart.nodes.size());
    chart.nodes.push_back({.id = name, .name = name, .look = look, .standing = Standing::certain});
  }
  for (const Line& line : lines) {
    chart.lines.push_back({.upper = line.upper,
                           .lower = line.lower,
                           .parts = {{.downwards = true, .standing = line.standing}}});
    ++chart.nodes[line.upper].lines;
    ++chart.nodes[line.lower].lines;
  }
  return chart;
}

TEST(Layout, PutsTheLargestPartFirstAndFindsTheLowestBoxOfEach) {
  const Layout made = layout(
      chart_of({board, board, board, board, board, board}, {{0, 1}, {2, 3}, {2, 4}, {4, 5}}));
  ASSERT_EQ(made.parts.size(), 2U);
  EXPECT_EQ(made.parts[0].boxes, (Boxes{2, 3, 4, 5}));
  EXPECT_EQ(made.parts[0].lowest, 5U);
  EXPECT_EQ(made.parts[1].boxes, (Boxes{0, 1}));
  EXPECT_EQ(made.parts[1].lowest, 1U);
  EXPECT_TRUE(made.alone.empty());
}

TEST(Layout, ListsWhatNoLineJoins) {
  const Layout made = layout(chart_of({council, board, council, board}, {}));
  EXPECT_EQ(made.alone, (Boxes{1, 3}));
  ASSERT_EQ(made.apart.size(), 1U);
  EXPECT_EQ(made.apart[0].heading, "Councils");
  EXPECT_EQ(made.apart[0].listed, (Boxes{0, 2}));
  EXPECT_TRUE(made.parts.empty());
}

TEST(Layout, FramesCouncilsThatJoinTheSameBoardsAlike) {
  const Layout made =
      layout(chart_of({board, council, council, council, council, council, council},
                      {{1, 0}, {2, 0}, {3, 0}, {4, 0}, {5, 0}, {6, 0, Standing::possible}}));
  ASSERT_EQ(made.apart[0].bundles.size(), 1U);
  const Bundle& bundle = made.apart[0].bundles[0];
  EXPECT_EQ(bundle.boxes, (Boxes{1, 2, 3, 4, 5}));
  EXPECT_EQ(bundle.columns, 3U);
  EXPECT_EQ(bundle.spokesman, 5U);
  EXPECT_EQ(made.apart[0].joined, Boxes{6});
  EXPECT_EQ(made.bundle_with(4), &bundle);
  EXPECT_EQ(made.bundle_with(6), nullptr);
}

TEST(Layout, FramesNoThreeAndNoneThatSomethingIsAbove) {
  EXPECT_TRUE(layout(chart_of({board, council, council, council}, {{1, 0}, {2, 0}, {3, 0}}))
                  .apart[0]
                  .bundles.empty());
  EXPECT_TRUE(layout(chart_of({board, council, council, council, council},
                              {{0, 1}, {0, 2}, {0, 3}, {0, 4}}))
                  .apart[0]
                  .bundles.empty());
}

TEST(Layout, HangsMoreThanARowOfBoxesInColumns) {
  using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;
  const auto stacked_below_one = [](std::size_t boxes) {
    Chart chart = chart_of(Boxes(boxes + 1, board), {});
    for (std::size_t lower = 1; lower <= boxes; ++lower) {
      chart.lines.push_back({.upper = 0, .lower = lower, .parts = {{.downwards = true}}});
      chart.nodes[lower].lines = 1;
    }
    return layout(chart).stacked;
  };
  EXPECT_EQ(stacked_below_one(8), Pairs{});
  EXPECT_EQ(stacked_below_one(9), (Pairs{{1, 6}, {2, 7}, {3, 8}, {4, 9}}));
}

TEST(Layout, EndsWhereLinesFormARing) {
  const Layout made = layout(chart_of({board, board}, {{0, 1}, {1, 0}}));
  ASSERT_EQ(made.parts.size(), 1U);
  EXPECT_EQ(made.parts[0].boxes, (Boxes{0, 1}));
}

}  // namespace
}  // namespace remit::report
