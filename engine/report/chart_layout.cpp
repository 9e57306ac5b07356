#include "report/chart_layout.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <tuple>

#include <fmt/format.h>

namespace remit::report {
namespace {

constexpr std::size_t least_bundle = 4;
constexpr std::size_t widest_row = 8;  // of boxes that hang under one

const std::string& heading_of(const Chart& chart, std::size_t box) {
  return chart.groups[chart.nodes[box].look].apart;
}

// Like by like, as the legend has them, and by name.
void order(const Chart& chart, std::vector<std::size_t>& boxes) {
  std::sort(boxes.begin(), boxes.end(), [&](std::size_t left, std::size_t right) {
    const ChartNode& one = chart.nodes[left];
    const ChartNode& other = chart.nodes[right];
    return std::tie(one.look, one.name, left) < std::tie(other.look, other.name, right);
  });
}

Bundle framed(std::vector<std::size_t> boxes) {
  const std::size_t count = boxes.size();
  std::size_t columns = 3;
  while (columns * columns < count * 3) {  // wider than high, as a page is
    ++columns;
  }
  const std::size_t rows = (count + columns - 1) / columns;
  columns = (count + rows - 1) / rows;
  const std::size_t last_row = (rows - 1) * columns;
  const std::size_t middle = boxes[last_row + (count - last_row) / 2];
  return {.boxes = std::move(boxes), .columns = columns, .spokesman = middle};
}

std::vector<Bundle> bundles_of(const Chart& chart) {
  using Said = std::vector<std::pair<std::size_t, std::string>>;
  std::vector<Said> said(chart.nodes.size());
  std::vector<bool> fit(chart.nodes.size(), true);
  for (const ChartLine& line : chart.lines) {
    std::string words;
    for (const ChartPart& part : line.parts) {
      words += fmt::format("{} {} {} {};", part.look, part.downwards,
                           structure::word(part.standing), part.doubt);
    }
    said[line.upper].emplace_back(line.lower, words);
    fit[line.upper] = fit[line.upper] && !line.level;
    fit[line.lower] = false;
  }
  std::map<std::pair<std::size_t, Said>, std::vector<std::size_t>> alike;
  for (std::size_t at = 0; at < chart.nodes.size(); ++at) {
    const ChartNode& node = chart.nodes[at];
    if (fit[at] && node.lines > 0 && !node.centre && !heading_of(chart, at).empty()) {
      alike[{node.look, said[at]}].push_back(at);
    }
  }
  std::vector<Bundle> found;
  for (auto& [signature, boxes] : alike) {
    if (boxes.size() >= least_bundle) {
      order(chart, boxes);
      found.push_back(framed(std::move(boxes)));
    }
  }
  return found;
}

std::vector<std::pair<std::size_t, std::size_t>> stacks_of(const Chart& chart) {
  std::map<std::size_t, std::vector<std::size_t>> hanging;
  for (const ChartLine& line : chart.lines) {
    if (chart.nodes[line.lower].lines == 1 && !line.level &&
        heading_of(chart, line.lower).empty()) {
      hanging[line.upper].push_back(line.lower);
    }
  }
  std::vector<std::pair<std::size_t, std::size_t>> stacked;
  for (const auto& [upper, boxes] : hanging) {
    const std::size_t rows = (boxes.size() + widest_row - 1) / widest_row;
    const std::size_t columns = (boxes.size() + rows - 1) / rows;
    for (std::size_t at = columns; at < boxes.size(); ++at) {
      stacked.emplace_back(boxes[at - columns], boxes[at]);
    }
  }
  return stacked;
}

// How many lines are above each box, along the longest way.
std::vector<std::size_t> depths(const Chart& chart, const Layout& layout) {
  std::vector<std::pair<std::size_t, std::size_t>> downwards = layout.stacked;
  for (const ChartLine& line : chart.lines) {
    if (!line.level) {
      downwards.emplace_back(line.upper, line.lower);
    }
  }
  std::vector<std::size_t> depth(chart.nodes.size(), 0);
  bool moved = true;
  for (std::size_t round = 0; moved && round < depth.size(); ++round) {  // lines may form a ring
    moved = false;
    for (const auto& [upper, lower] : downwards) {
      if (depth[lower] <= depth[upper]) {
        depth[lower] = depth[upper] + 1;
        moved = true;
      }
    }
  }
  return depth;
}

std::vector<Part> parts_of(const Chart& chart, const Layout& layout) {
  std::vector<std::size_t> root(chart.nodes.size());
  std::iota(root.begin(), root.end(), std::size_t{0});
  const auto root_of = [&](std::size_t at) {
    while (root[at] != at) {
      at = root[at];
    }
    return at;
  };
  for (const ChartLine& line : chart.lines) {
    root[root_of(line.lower)] = root_of(line.upper);
  }
  const std::vector<std::size_t> depth = depths(chart, layout);
  std::map<std::size_t, Part> by_root;
  std::map<std::size_t, std::size_t> size;
  for (std::size_t at = 0; at < chart.nodes.size(); ++at) {
    const bool central = chart.nodes[at].centre && heading_of(chart, at).empty();
    if (chart.nodes[at].lines == 0 && !central) {
      continue;
    }
    const std::size_t of = root_of(at);
    Part& part = by_root.try_emplace(of, Part{.lowest = at}).first->second;
    ++size[of];
    part.lowest = depth[at] > depth[part.lowest] ? at : part.lowest;
    if (heading_of(chart, at).empty()) {
      part.boxes.push_back(at);
    }
  }
  std::vector<std::pair<std::size_t, Part>> sized;
  for (auto& [of, part] : by_root) {
    sized.emplace_back(size[of], std::move(part));
  }
  std::stable_sort(sized.begin(), sized.end(),
                   [](const auto& left, const auto& right) { return left.first > right.first; });
  std::vector<Part> parts;
  for (auto& [count, part] : sized) {
    parts.push_back(std::move(part));
  }
  return parts;
}

std::vector<Apart> frames_of(const Chart& chart) {
  std::vector<Apart> frames;
  const auto frame = [&](const std::string& heading) -> Apart& {
    const auto found = std::find_if(frames.begin(), frames.end(),
                                    [&](const Apart& each) { return each.heading == heading; });
    return found != frames.end() ? *found : frames.emplace_back(Apart{.heading = heading});
  };
  std::vector<bool> bundled(chart.nodes.size(), false);
  for (Bundle& bundle : bundles_of(chart)) {
    for (const std::size_t at : bundle.boxes) {
      bundled[at] = true;
    }
    frame(heading_of(chart, bundle.spokesman)).bundles.push_back(std::move(bundle));
  }
  for (std::size_t at = 0; at < chart.nodes.size(); ++at) {
    if (!heading_of(chart, at).empty() && !bundled[at]) {
      Apart& of = frame(heading_of(chart, at));
      (chart.nodes[at].lines == 0 ? of.listed : of.joined).push_back(at);
    }
  }
  for (Apart& each : frames) {
    order(chart, each.listed);
  }
  return frames;
}

}  // namespace

const Bundle* Layout::bundle_with(std::size_t box) const {
  for (const Apart& frame : apart) {
    for (const Bundle& bundle : frame.bundles) {
      if (std::find(bundle.boxes.begin(), bundle.boxes.end(), box) != bundle.boxes.end()) {
        return &bundle;
      }
    }
  }
  return nullptr;
}

Layout layout(const Chart& chart) {
  Layout made;
  made.apart = frames_of(chart);
  made.stacked = stacks_of(chart);
  made.parts = parts_of(chart, made);
  for (std::size_t at = 0; at < chart.nodes.size(); ++at) {
    const ChartNode& node = chart.nodes[at];
    if (node.lines == 0 && !node.centre && heading_of(chart, at).empty()) {
      made.alone.push_back(at);
    }
  }
  order(chart, made.alone);
  return made;
}

}  // namespace remit::report
