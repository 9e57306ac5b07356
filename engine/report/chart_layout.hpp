#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "report/chart.hpp"

namespace remit::report {

/// Boxes apart from the rest that join the same others by the same lines, doubts and all: the
/// councils on a board. They stand in one frame, with the lines of one of them for all.
struct Bundle {
  std::vector<std::size_t> boxes{};  ///< by name
  std::size_t columns = 0;
  std::size_t spokesman = 0;  ///< the box whose lines are drawn: in the middle of the last row
};

/// Boxes that stand apart under a heading.
struct Apart {
  std::string heading;
  std::vector<std::size_t> listed{};  ///< joined by no line, in the order of the legend, by name
  std::vector<std::size_t> joined{};
  std::vector<Bundle> bundles{};
};

/// Boxes that lines join to one another and to nothing else.
struct Part {
  std::vector<std::size_t> boxes{};  ///< those that do not stand apart
  std::size_t lowest = 0;            ///< the one with the most lines above it
};

/// Where boxes go on a page, as far as that is not left to the program that draws it: accountable
/// bodies above, then what lines join, the largest part first, then what no line joins.
struct Layout {
  std::size_t columns = 7;  ///< of boxes that no line puts in order
  std::vector<Apart> apart{};
  std::vector<Part> parts{};
  std::vector<std::size_t> alone{};
  /// Many boxes below one and above none would make a row too wide for a page; they hang in
  /// columns, the second of each pair under the first.
  std::vector<std::pair<std::size_t, std::size_t>> stacked{};

  [[nodiscard]] const Bundle* bundle_with(std::size_t box) const;
};

/// Cannot fail. Boxes in the order of the chart unless said otherwise.
[[nodiscard]] Layout layout(const Chart& chart);

}  // namespace remit::report
