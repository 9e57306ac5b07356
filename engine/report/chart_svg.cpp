#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "report/chart_formats.hpp"
#include "report/chart_layout.hpp"
#include "report/xml.hpp"

namespace remit::report {
namespace {

// What the pointer and a screen reader find at each box and line, by the ids of `chart_as_dot`.
std::map<std::string, std::string, std::less<>> hints_of(const Chart& chart) {
  std::map<std::string, std::string, std::less<>> hints;
  for (const ChartNode& node : chart.nodes) {
    hints.emplace("box-" + node.id, in_words(node));
  }
  const Layout placed = layout(chart);
  for (std::size_t at = 0; at < chart.lines.size(); ++at) {
    const ChartLine& line = chart.lines[at];
    std::string words = in_words(chart, line);
    if (const Bundle* const bundle = placed.bundle_with(line.upper)) {
      words += fmt::format(" The same of all {} in the frame.", bundle->boxes.size());
    }
    hints.emplace(fmt::format("line-{}", at), std::move(words));
  }
  return hints;
}

// The chart in sentences, for those who cannot see it.
std::string description_of(const Chart& chart) {
  std::string words = chart.subtitle() + ".";
  for (const ChartLine& line : chart.lines) {
    words += " " + in_words(chart, line);
  }
  std::string alone;
  for (const ChartNode& node : chart.nodes) {
    if (node.lines == 0) {
      alone += fmt::format("{}{}", alone.empty() ? "" : ", ", node.name);
    }
  }
  return alone.empty() ? words : fmt::format("{} No line on record: {}.", words, alone);
}

// Comments give the version of Graphviz, and repeat names.
void drop_comments(std::string& svg) {
  for (std::size_t open = svg.find("<!--"); open != std::string::npos;
       open = svg.find("<!--", open)) {
    const std::size_t close = svg.find("-->", open);
    if (close == std::string::npos) {
      return;
    }
    std::size_t end = close + std::string_view("-->").size();
    if (end < svg.size() && svg[end] == '\n') {
      ++end;
    }
    svg.erase(open, end - open);
  }
}

// The value of `id` in the tag that begins at `tag`. Graphviz writes its hyphens as `&#45;`.
std::string id_of(std::string_view svg, std::size_t tag) {
  constexpr std::string_view key = " id=\"";
  constexpr std::string_view hyphen = "&#45;";
  const std::size_t end = svg.find('>', tag);
  const std::size_t at = svg.find(key, tag);
  if (at == std::string_view::npos || at > end) {
    return {};
  }
  const std::size_t begin = at + key.size();
  std::string id(svg.substr(begin, svg.find('"', begin) - begin));
  for (std::size_t next = id.find(hyphen); next != std::string::npos; next = id.find(hyphen)) {
    id.replace(next, hyphen.size(), "-");
  }
  return id;
}

// Graphviz titles each part by its name in the text it was given; here it gets words, or no title.
std::string with_hints(const Chart& chart, std::string_view svg) {
  const std::map<std::string, std::string, std::less<>> hints = hints_of(chart);
  constexpr std::string_view open = "<title>";
  constexpr std::string_view close = "</title>";
  std::string out;
  std::size_t done = 0;
  std::string id;
  for (std::size_t at = svg.find('<'); at != std::string_view::npos; at = svg.find('<', at + 1)) {
    if (svg.substr(at, 3) == "<g ") {
      id = id_of(svg, at);
    }
    const std::size_t end = svg.find(close, at);
    if (svg.substr(at, open.size()) != open || end == std::string_view::npos) {
      continue;
    }
    out += svg.substr(done, at - done);
    done = end + close.size();
    if (const auto hint = hints.find(id); hint != hints.end()) {
      out += fmt::format("{}{}{}", open, xml_escaped(hint->second), close);
    } else if (done < svg.size() && svg[done] == '\n') {
      ++done;
    }
  }
  out += svg.substr(done);
  return out;
}

}  // namespace

std::string accessible_svg(const Chart& chart, std::string_view drawn) {
  const std::size_t root = drawn.find("<svg");
  const std::size_t root_end = root == std::string_view::npos ? root : drawn.find('>', root);
  if (root_end == std::string_view::npos) {
    return std::string(drawn);
  }
  std::string body(drawn.substr(root_end + 1));
  drop_comments(body);
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "{} role=\"img\" aria-labelledby=\"chart-title\" aria-describedby=\"chart-description\">\n"
      "<title id=\"chart-title\">{}</title>\n<desc id=\"chart-description\">{}</desc>{}",
      drawn.substr(root, root_end - root), xml_escaped(chart.title),
      xml_escaped(description_of(chart)), with_hints(chart, body));
}

}  // namespace remit::report
