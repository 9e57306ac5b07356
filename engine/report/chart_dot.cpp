#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "report/chart_formats.hpp"
#include "report/chart_layout.hpp"
#include "report/wrap.hpp"
#include "report/xml.hpp"

namespace remit::report {

using structure::Standing;
using vocabulary::GroupLook;
using vocabulary::LineLook;
using vocabulary::Mark;
using vocabulary::Shape;

namespace {

constexpr std::size_t label_width = 22;  // characters
constexpr std::size_t note_width = 26;   // in smaller ones
constexpr std::size_t heading_width = 90;
constexpr std::size_t subtitle_width = 130;
constexpr std::string_view page = "15.7,10.9";  // inches: A3 in landscape within its margins
constexpr double thick_line = 2;
constexpr double thin_line = 1.1;
constexpr std::string_view doubt_colour = "#6b6b6b";  // 5.3:1 on white (WCAG 2.1, AA)
constexpr std::string_view fonts = "Helvetica,Arial,sans-serif";

struct ShapeWords {
  std::string_view shape;
  std::string_view style;
  int outlines;
};

ShapeWords words_for(Shape shape) {
  switch (shape) {
    case Shape::box:
      return {"box", "", 1};
    case Shape::double_box:
      return {"box", "", 2};
    case Shape::rounded:
      return {"box", "rounded", 1};
    case Shape::octagon:
      return {"octagon", "", 1};
    case Shape::hexagon:
      return {"hexagon", "", 1};
    case Shape::ellipse:
      return {"ellipse", "", 1};
    case Shape::note:
      return {"note", "", 1};
    case Shape::tab:
      return {"tab", "", 1};
    case Shape::folder:
      return {"folder", "", 1};
    case Shape::component:
      return {"component", "", 1};
    case Shape::solid:
      return {"box3d", "", 1};
    case Shape::house:
      return {"house", "", 1};
    case Shape::parallelogram:
      return {"parallelogram", "", 1};
    case Shape::cylinder:
      return {"cylinder", "", 1};
  }
  return {};
}

std::string_view word_for(Mark mark) {
  switch (mark) {
    case Mark::none:
      return "";
    case Mark::arrow:
      return "normal";
    case Mark::open_arrow:
      return "vee";
    case Mark::diamond:
      return "diamond";
    case Mark::open_diamond:
      return "odiamond";
    case Mark::dot:
      return "dot";
    case Mark::open_dot:
      return "odot";
  }
  return {};
}

// Lines of text in the markup of Graphviz.
std::string marked_up(std::string_view text, std::size_t width, std::string_view before = "",
                      std::string_view after = "") {
  std::string all;
  for (const std::string& line : wrap(text, width)) {
    all += fmt::format("{}{}{}{}", all.empty() ? "" : "<BR/>", before, xml_escaped(line), after);
  }
  return all;
}

// Lines of text beside a line, which they do not touch. (Blanks round them would keep them off it
// in browsers only.)
std::string beside(std::string_view lines) {
  return fmt::format(
      "<TABLE BORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"3\"><TR>"
      "<TD BALIGN=\"LEFT\">{}</TD></TR></TABLE>",
      lines);
}

// "reports to: last seen 2018" where only that part is doubtful, "last seen 2018" where all that
// the line says is, and nothing where a box at an end says the same.
std::string label_of(const Chart& chart, const ChartLine& line) {
  const bool all_alike =
      std::all_of(line.parts.begin(), line.parts.end(),
                  [&](const ChartPart& part) { return part.doubt == line.parts.front().doubt; });
  std::vector<std::string> said;
  for (const ChartPart& part : line.parts) {
    const ChartRelation& relation = chart.relations[part.look];
    const bool known =
        part.doubt == chart.nodes[line.lower].doubt || part.doubt == chart.nodes[line.upper].doubt;
    const std::string doubt = known ? std::string() : part.doubt;
    const bool named = relation.plain || (!all_alike && !doubt.empty());
    std::string words = named ? relation.look.word : std::string();
    words += (words.empty() || doubt.empty() ? "" : ": ") + doubt;
    if (!words.empty() && std::find(said.begin(), said.end(), words) == said.end()) {
      said.push_back(std::move(words));
    }
  }
  std::string label;
  for (const std::string& words : said) {
    label += (label.empty() ? "" : "<BR/>") + marked_up(words, label_width);
  }
  return label.empty() ? label : beside(label);
}

struct Marks {
  std::string up{};
  std::string down{};
};

// Of a line that is certain, the marks of a doubtful part are hollow.
Marks marks_of(const Chart& chart, const ChartLine& line) {
  Marks marks;
  const bool certain = line.standing() == Standing::certain;
  for (const ChartPart& part : line.parts) {
    const LineLook& look = chart.relations[part.look].look;
    const auto add = [&](std::string& end, Mark mark) {
      std::string word(word_for(mark));
      const bool fillable = mark == Mark::arrow || mark == Mark::diamond || mark == Mark::dot;
      if (fillable && certain && part.standing != Standing::certain) {
        word.insert(0, "o");
      }
      if (end.find(word) == std::string::npos) {
        end += word;
      }
    };
    add(part.downwards ? marks.down : marks.up, look.at_to);
    add(part.downwards ? marks.up : marks.down, look.at_from);
  }
  return marks;
}

std::string ends(const Marks& marks) {
  return fmt::format("dir=both, arrowtail={}, arrowhead={}", marks.up.empty() ? "none" : marks.up,
                     marks.down.empty() ? "none" : marks.down);
}

std::string box_style(const GroupLook& look, Standing standing) {
  const ShapeWords words = words_for(look.shape);
  const bool doubtful = standing != Standing::certain;
  std::string style = "filled";
  for (const std::string_view more : {words.style, std::string_view(doubtful ? "dashed" : "")}) {
    style += more.empty() ? std::string() : fmt::format(",{}", more);
  }
  return fmt::format(
      "shape={}, style=\"{}\", peripheries={}, fillcolor=\"{}\", color=\"{}\", fontcolor=\"{}\", "
      "penwidth={}",
      words.shape, style, words.outlines, doubtful ? std::string_view("#ffffff") : look.fill,
      look.line, doubtful ? doubt_colour : "#000000", look.thick ? 2.4 : 1.1);
}

std::string name(std::size_t box) {
  return fmt::format("n{}", box);
}

std::vector<std::string> names(const std::vector<std::size_t>& boxes) {
  std::vector<std::string> all;
  std::transform(boxes.begin(), boxes.end(), std::back_inserter(all), name);
  return all;
}

class Dot {
 public:
  explicit Dot(const Chart& chart) : chart_(chart), layout_(layout(chart)) {}

  std::string run() {
    head();
    joined_boxes();
    boxes_alone();
    for (std::size_t at = 0; at < chart_.lines.size(); ++at) {
      line(at);
    }
    for (const auto& [upper, lower] : layout_.stacked) {
      hold(name(upper), name(lower));
    }
    key();
    out_ += "}\n";
    return std::move(out_);
  }

 private:
  void head();
  void joined_boxes();
  void boxes_apart(const Apart& frame, std::size_t place);
  void boxes_alone();
  void box(std::size_t at);
  void open_frame(std::string_view id, std::string_view heading);
  void rows(const std::vector<std::string>& names, std::size_t columns);
  void below(const std::vector<std::string>& row, std::size_t columns);
  void line(std::size_t at);
  void key();
  std::vector<std::string> key_of_boxes();
  std::vector<std::string> key_of_lines();

  template <typename... Arguments>
  void say(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Arguments>(arguments)...);
    out_ += '\n';
  }

  // Keeps one above the other by a line that is not seen.
  void hold(std::string_view upper, std::string_view lower) {
    say("  {} -> {} [style=invis];", upper, lower);
  }

  const Chart& chart_;
  Layout layout_;
  std::string out_{};
  std::vector<std::string> lowest_{};  ///< what further rows stand below
};

void Dot::head() {
  std::string title;
  for (const std::string& words : wrap(chart_.title, heading_width)) {
    title += fmt::format("<B>{}</B><BR ALIGN=\"LEFT\"/>", xml_escaped(words));
  }
  for (const std::string& words : wrap(chart_.subtitle(), subtitle_width)) {
    title +=
        fmt::format("<FONT POINT-SIZE=\"12\">{}</FONT><BR ALIGN=\"LEFT\"/>", xml_escaped(words));
  }
  say("digraph chart {{");
  say("  graph [rankdir=TB, newrank=true, compound=true, splines=true, nodesep=0.15, ranksep=0.3,");
  say("         size=\"{}\", pad=0.3, bgcolor=\"#ffffff\", fontname=\"{}\", fontsize=18,", page,
      fonts);
  say("         labelloc=t, labeljust=l, label=<{}>];", title);
  say("  node [fontname=\"{}\", fontsize=11, margin=\"0.09,0.06\", height=0.4];", fonts);
  say("  edge [fontname=\"{}\", fontsize=9, arrowsize=0.8];", fonts);
}

void Dot::box(std::size_t at) {
  const ChartNode& node = chart_.nodes[at];
  std::string label = node.centre ? marked_up(node.name, label_width, "<B>", "</B>")
                                  : marked_up(node.name, label_width);
  std::vector<std::string> notes = node.notes;
  if (!node.doubt.empty()) {
    notes.push_back(fmt::format("({})", node.doubt));
  }
  for (const std::string& note : notes) {
    label += fmt::format("<BR/><FONT POINT-SIZE=\"9\">{}</FONT>",
                         marked_up(note, note_width, "<I>", "</I>"));
  }
  say("    {} [label=<{}>, {}, id=\"box-{}\"];", name(at), label,
      box_style(chart_.groups[node.look], node.standing), node.id);
}

void Dot::open_frame(std::string_view id, std::string_view heading) {
  say("  subgraph cluster_{} {{", id);
  say("    label=<<B>{}</B>>; labeljust=l; fontsize=10; fontcolor=\"#404040\";",
      xml_escaped(heading));
  say("    style=rounded; color=\"#8c8c8c\"; margin=10; peripheries=1;");
}

// The largest part with what stands apart, each other part by itself, in frames that are not seen:
// so Graphviz does not draw one through the other.
void Dot::joined_boxes() {
  say("  subgraph cluster_main {{");
  say("    label=\"\"; margin=0; peripheries=0;");
  for (std::size_t place = 0; place < layout_.apart.size(); ++place) {
    boxes_apart(layout_.apart[place], place);
  }
  for (std::size_t place = 0; place < layout_.parts.size(); ++place) {
    if (place > 0) {
      say("  }}");
      say("  subgraph cluster_part_{} {{", place);
      say("    label=\"\"; margin=0; peripheries=0;");
    }
    const Part& part = layout_.parts[place];
    for (const std::size_t at : part.boxes) {
      box(at);
    }
    lowest_.push_back(name(part.lowest));
  }
  say("  }}");
}

void Dot::boxes_apart(const Apart& frame, std::size_t place) {
  open_frame(fmt::format("apart_{}", place), frame.heading);
  for (const std::vector<std::size_t>& boxes : {frame.listed, frame.joined}) {
    for (const std::size_t at : boxes) {
      box(at);
    }
  }
  rows(names(frame.listed), layout_.columns);
  for (const Bundle& bundle : frame.bundles) {
    say("    subgraph cluster_with_{} {{", name(bundle.spokesman));
    say("    label=\"\"; style=rounded; color=\"#bfbfbf\"; margin=8; peripheries=1;");
    for (const std::size_t at : bundle.boxes) {
      box(at);
    }
    rows(names(bundle.boxes), bundle.columns);
    say("    }}");
  }
  if (!frame.listed.empty()) {
    const std::string last = name(frame.listed.back());
    for (const std::size_t at : frame.joined) {
      hold(last, name(at));
    }
    for (const Bundle& bundle : frame.bundles) {
      hold(last, name(bundle.boxes.front()));
    }
    if (frame.joined.empty() && frame.bundles.empty()) {
      lowest_.push_back(last);
    }
  }
  say("  }}");
}

void Dot::boxes_alone() {
  if (layout_.alone.empty()) {
    return;
  }
  open_frame("alone", "No line on record");
  for (const std::size_t at : layout_.alone) {
    box(at);
  }
  const std::vector<std::string> all = names(layout_.alone);
  rows(all, layout_.columns);
  say("  }}");
  below(all, layout_.columns);
  lowest_ = {all.back()};
}

// Rows of boxes, held in their order by lines that are not seen.
void Dot::rows(const std::vector<std::string>& names, std::size_t columns) {
  for (std::size_t at = 0; at < names.size(); at += columns) {
    const std::size_t end = std::min(at + columns, names.size());
    std::string row = names[at];
    for (std::size_t each = at + 1; each < end; ++each) {
      row += fmt::format(" -> {}", names[each]);
    }
    say("    {{ rank=same; {}{} }}", row, end - at > 1 ? " [style=invis];" : ";");
    if (at > 0) {
      hold(names[at - columns], names[at]);
    }
  }
}

// Puts rows below all that has been drawn: their left end below the largest part, their right end
// below the others.
void Dot::below(const std::vector<std::string>& row, std::size_t columns) {
  for (std::size_t at = 0; at < lowest_.size(); ++at) {
    const std::string& lower = at == 0 ? row.front() : row[std::min(columns, row.size()) - 1];
    say("  {} -> {} [style=invis, weight={}];", lowest_[at], lower, at == 0 ? 0 : 1);
  }
}

void Dot::line(std::size_t at) {
  const ChartLine& line = chart_.lines[at];
  const Bundle* const bundle = layout_.bundle_with(line.upper);
  if (bundle != nullptr && bundle->spokesman != line.upper) {
    return;
  }
  const Standing standing = line.standing();
  const bool doubtful = standing != Standing::certain;
  // A hierarchy that is doubtful is not drawn as a certain one for the sake of what else is said.
  const bool thick = std::any_of(line.parts.begin(), line.parts.end(), [&](const ChartPart& part) {
    return chart_.relations[part.look].look.thick && part.standing == standing;
  });
  const auto best = std::find_if(line.parts.begin(), line.parts.end(),
                                 [&](const ChartPart& part) { return part.standing == standing; });
  std::string attributes =
      fmt::format("{}, color=\"{}\", penwidth={}, style={}", ends(marks_of(chart_, line)),
                  doubtful ? doubt_colour : chart_.relations[best->look].look.colour,
                  thick ? thick_line : thin_line, doubtful ? "dashed" : "solid");
  if (const std::string label = label_of(chart_, line); !label.empty()) {
    attributes += fmt::format(", fontcolor=\"{}\", label=<{}>", doubt_colour, label);
  }
  if (line.level) {
    attributes += ", constraint=false";
  } else if (bundle != nullptr) {
    attributes += fmt::format(", weight=8, ltail=cluster_with_{}", name(bundle->spokesman));
  } else if (thick) {
    attributes += ", weight=5";
  }
  say("  {} -> {} [{}, id=\"line-{}\"];", name(line.upper), name(line.lower), attributes, at);
}

void Dot::key() {
  const std::size_t columns = layout_.columns + 2;  // they are smaller
  open_frame("key", "Key");
  say("    node [fontsize=9, height=0.25, margin=\"0.1,0.04\"];");
  const std::vector<std::string> boxes = key_of_boxes();
  const std::vector<std::string> lines = key_of_lines();
  rows(boxes, columns);
  rows(lines, columns);
  if (!boxes.empty() && !lines.empty()) {
    hold(boxes[(boxes.size() - 1) / columns * columns], lines.front());
  }
  say("  }}");
  if (!boxes.empty()) {
    below(boxes, columns);
  }
}

std::vector<std::string> Dot::key_of_boxes() {
  std::vector<std::string> boxes;
  const auto add = [&](std::string_view title, const GroupLook& look, Standing standing) {
    boxes.push_back(fmt::format("key{}", boxes.size()));
    say("    {} [label=<{}>, {}];", boxes.back(), marked_up(title, note_width),
        box_style(look, standing));
  };
  for (const GroupLook& look : chart_.groups) {
    add(look.title, look, Standing::certain);
  }
  if (chart_.doubtful_nodes() + chart_.doubtful_links() > 0) {
    add("dashed outline, line or hollow arrow: possible, not certain", chart_.groups.front(),
        Standing::possible);
  }
  return boxes;
}

// Each a short line from a point that is not seen to another; returned are the upper points.
std::vector<std::string> Dot::key_of_lines() {
  std::vector<std::string> said;
  std::vector<std::string> uppers;
  for (const ChartRelation& relation : chart_.relations) {
    const LineLook& look = relation.look;
    if (relation.plain || std::find(said.begin(), said.end(), look.legend) != said.end()) {
      continue;
    }
    const bool reversed = look.above == vocabulary::Above::to;
    const Marks marks{.up = std::string(word_for(reversed ? look.at_to : look.at_from)),
                      .down = std::string(word_for(reversed ? look.at_from : look.at_to))};
    const std::size_t at = said.size();
    say("    upper{0} [shape=point, width=0.01, group=sample{0}];", at);
    say("    lower{0} [shape=point, width=0.01, group=sample{0}];", at);
    say("    upper{0} -> lower{0} [{1}, color=\"{2}\", penwidth={3}, weight=50, label=<{4}>];", at,
        ends(marks), look.colour, look.thick ? thick_line : thin_line,
        beside(marked_up(look.legend, label_width)));
    uppers.push_back(fmt::format("upper{}", at));
    said.push_back(look.legend);
  }
  return uppers;
}

}  // namespace

std::string chart_as_dot(const Chart& chart) {
  return Dot(chart).run();
}

}  // namespace remit::report
