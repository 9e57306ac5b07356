#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "report/chart_formats.hpp"
#include "report/wrap.hpp"
#include "text/utf8.hpp"

namespace remit::report {

using structure::Standing;
using vocabulary::GroupLook;
using vocabulary::Mark;
using vocabulary::Shape;

namespace {

constexpr std::size_t label_width = 24;  // characters
constexpr std::string_view doubt_style = "fill:#ffffff,color:#5c5c5c,stroke-dasharray:5 4";

// In quotes Mermaid still reads # as an entity, and Markdown: "1." would begin a list.
std::string escaped(std::string_view text) {
  constexpr std::string_view special = "\"#<>&`*_~[]{}|\\;";
  std::string safe;
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char byte = text[at];
    const bool list = (at == digits && at > 0 && (byte == '.' || byte == ')')) ||
                      (at == 0 && (byte == '-' || byte == '+'));
    if (byte == '"') {
      safe += "#quot;";
    } else if (list || special.find(byte) != std::string_view::npos) {
      safe += fmt::format("#{};", static_cast<int>(byte));
    } else {
      safe += byte;
    }
  }
  return safe;
}

std::string label(const std::vector<std::string>& paragraphs) {
  std::vector<std::string> lines;
  for (const std::string& paragraph : paragraphs) {
    for (const std::string& line : wrap(text::printable(paragraph), label_width)) {
      lines.push_back(escaped(line));
    }
  }
  return fmt::format("{}", fmt::join(lines, "<br/>"));
}

// `end`, `graph` and others are words of Mermaid, and a hyphen may begin a line.
std::string name(const ChartNode& node) {
  std::string made = "n_";
  for (const char byte : node.id) {
    made += byte == '-' ? "_" : (byte == '.' ? "__" : std::string(1, byte));
  }
  return made;
}

std::array<std::string_view, 2> brackets(Shape shape) {
  switch (shape) {
    case Shape::rounded:
      return {"(", ")"};
    case Shape::double_box:
      return {"[[", "]]"};
    case Shape::ellipse:
      return {"([", "])"};
    case Shape::octagon:
    case Shape::hexagon:
      return {"{{", "}}"};
    case Shape::parallelogram:
      return {"[/", "/]"};
    case Shape::cylinder:
      return {"[(", ")]"};
    case Shape::box:
    case Shape::note:
    case Shape::tab:
    case Shape::folder:
    case Shape::component:
    case Shape::solid:
    case Shape::house:
      return {"[", "]"};
  }
  return {};
}

void add_box(std::string& out, const Chart& chart, const ChartNode& node, std::string_view indent) {
  std::vector<std::string> said{node.name};
  said.insert(said.end(), node.notes.begin(), node.notes.end());
  if (!node.doubt.empty()) {
    said.push_back(fmt::format("({})", node.doubt));
  }
  const auto [open, close] = brackets(chart.groups[node.look].shape);
  out += fmt::format("{}{}{}\"{}\"{}:::look{}\n", indent, name(node), open, label(said), close,
                     node.look);
}

// A line may say several things; the arrows in its words tell which way each goes.
std::string words_of(const Chart& chart, const ChartPart& part) {
  const ChartRelation& relation = chart.relations[part.look];
  const bool directed = relation.look.at_to != Mark::none;
  return fmt::format("{}{}{}", directed ? (part.downwards ? "↓ " : "↑ ") : "", relation.look.word,
                     part.doubt.empty() ? std::string() : fmt::format(" ({})", part.doubt));
}

void add_line(std::string& out, const Chart& chart, const ChartLine& line) {
  std::vector<std::string> said;
  bool thick = false;
  for (const ChartPart& part : line.parts) {
    said.push_back(words_of(chart, part));
    thick = thick || (chart.relations[part.look].look.thick && part.standing == Standing::certain);
  }
  const std::string_view stroke =
      line.standing() != Standing::certain ? "-.-" : (thick ? "===" : "---");
  out += fmt::format("  {} {}|\"{}\"| {}\n", name(chart.nodes[line.upper]), stroke, label(said),
                     name(chart.nodes[line.lower]));
}

}  // namespace

std::string chart_as_mermaid(const Chart& chart) {
  const std::string title = fmt::format("{}. {}", chart.title, chart.subtitle());
  std::string out = fmt::format("%% {}\nflowchart TB\n", text::printable(title));
  out += fmt::format("  accTitle: {}\n  accDescr: {}\n", text::printable(chart.title),
                     text::printable(chart.subtitle()));
  std::vector<std::string> headings{""};
  for (const GroupLook& look : chart.groups) {
    if (std::find(headings.begin(), headings.end(), look.apart) == headings.end()) {
      headings.push_back(look.apart);
    }
  }
  for (std::size_t place = 0; place < headings.size(); ++place) {
    if (place > 0) {
      out += fmt::format("  subgraph apart{}[\"{}\"]\n", place, escaped(headings[place]));
    }
    for (const ChartNode& node : chart.nodes) {
      if (chart.groups[node.look].apart == headings[place]) {
        add_box(out, chart, node, place > 0 ? "    " : "  ");
      }
    }
    out += place > 0 ? "  end\n" : "";
  }
  for (const ChartLine& line : chart.lines) {
    add_line(out, chart, line);
  }
  for (std::size_t at = 0; at < chart.groups.size(); ++at) {
    const GroupLook& look = chart.groups[at];
    out += fmt::format("  %% {}\n  classDef look{} fill:{},stroke:{},color:#000000{}\n", look.title,
                       at, look.fill, look.line, look.thick ? ",stroke-width:3px" : "");
  }
  std::vector<std::string> doubtful;
  std::vector<std::string> centre;
  for (const ChartNode& node : chart.nodes) {
    if (node.standing != Standing::certain) {
      doubtful.push_back(name(node));
    }
    if (node.centre) {
      centre.push_back(name(node));
    }
  }
  if (!doubtful.empty()) {
    out += fmt::format("  classDef doubtful {}\n  class {} doubtful\n", doubt_style,
                       fmt::join(doubtful, ","));
  }
  if (!centre.empty()) {
    out += fmt::format("  classDef centre font-weight:bold\n  class {} centre\n",
                       fmt::join(centre, ","));
  }
  return out;
}

}  // namespace remit::report
