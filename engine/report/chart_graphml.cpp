#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "report/chart_formats.hpp"
#include "report/xml.hpp"

namespace remit::report {
namespace {

struct Key {
  std::string_view id;
  std::string_view of;
};

constexpr std::array keys{
    Key{"title", "graph"},   Key{"date", "graph"}, Key{"around", "graph"}, Key{"label", "node"},
    Key{"sort", "node"},     Key{"kind", "node"},  Key{"group", "node"},   Key{"standing", "node"},
    Key{"doubt", "node"},    Key{"note", "node"},  Key{"label", "edge"},   Key{"relation", "edge"},
    Key{"standing", "edge"}, Key{"doubt", "edge"}, Key{"from", "edge"},    Key{"until", "edge"},
    Key{"seen", "edge"},     Key{"basis", "edge"}, Key{"sources", "edge"}};

void add(std::string& out, std::string_view of, std::string_view key, std::string_view value) {
  if (!value.empty()) {
    out += fmt::format("{}<data key=\"{}-{}\">{}</data>\n", of == "graph" ? "    " : "      ", of,
                       key, xml_escaped(value));
  }
}

std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, "; "));
}

}  // namespace

std::string chart_as_graphml(const Chart& chart) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"\n"
      "         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n"
      "         xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
      "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";
  for (const Key& key : keys) {
    out += fmt::format("  <key id=\"{}-{}\" for=\"{}\" attr.name=\"{}\" attr.type=\"string\"/>\n",
                       key.of, key.id, key.of, key.id);
  }
  out += "  <graph id=\"chart\" edgedefault=\"directed\">\n";
  add(out, "graph", "title", chart.title);
  add(out, "graph", "date", calendar::iso(chart.day));
  add(out, "graph", "around", chart.around);
  for (const ChartNode& node : chart.nodes) {
    out += fmt::format("    <node id=\"{}\">\n", xml_escaped(node.id));
    add(out, "node", "label", node.name);
    add(out, "node", "sort", vocabulary::word(node.sort));
    add(out, "node", "kind", node.kind);
    add(out, "node", "group", chart.groups[node.look].title);
    add(out, "node", "standing", structure::word(node.standing));
    add(out, "node", "doubt", node.doubt);
    add(out, "node", "note", joined(node.notes));
    out += "    </node>\n";
  }
  for (const ChartLine& line : chart.lines) {
    for (const ChartPart& part : line.parts) {
      const ChartRelation& relation = chart.relations[part.look];
      const ChartNode& from = chart.nodes[part.downwards ? line.upper : line.lower];
      const ChartNode& to = chart.nodes[part.downwards ? line.lower : line.upper];
      out += fmt::format("    <edge source=\"{}\" target=\"{}\"{}>\n", xml_escaped(from.id),
                         xml_escaped(to.id), relation.symmetric ? " directed=\"false\"" : "");
      add(out, "edge", "label", relation.reads);
      add(out, "edge", "relation", relation.name);
      add(out, "edge", "standing", structure::word(part.standing));
      add(out, "edge", "doubt", part.doubt);
      add(out, "edge", "from", joined(part.from));
      add(out, "edge", "until", joined(part.until));
      add(out, "edge", "seen", joined(part.seen));
      add(out, "edge", "basis", joined(part.basis));
      add(out, "edge", "sources", joined(part.sources));
      out += "    </edge>\n";
    }
  }
  return out + "  </graph>\n</graphml>\n";
}

}  // namespace remit::report
