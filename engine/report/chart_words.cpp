#include <string>

#include <fmt/format.h>

#include "report/chart.hpp"
#include "report/phrases.hpp"

namespace remit::report {

using structure::Standing;

namespace {

// "; possible, not certain: last seen 2018"
std::string doubtful(Standing standing, const std::string& doubt) {
  if (standing == Standing::certain) {
    return {};
  }
  return fmt::format("; possible, not certain{}{}", doubt.empty() ? "" : ": ", doubt);
}

}  // namespace

std::string Chart::subtitle() const {
  std::string words = around.empty() ? "As at " : fmt::format("Around {} as at ", around);
  words += calendar::words(day);
  const std::size_t boxes = doubtful_nodes();
  const std::size_t doubted = doubtful_links();
  if (boxes + doubted > 0) {
    words += fmt::format("; dashed: possible, not certain ({} of {} boxes, {} of {} links)", boxes,
                         nodes.size(), doubted, links());
  }
  return words;
}

std::string in_words(const ChartNode& node) {
  std::string words = node.name;
  if (!node.kind_title.empty()) {
    words += fmt::format(" ({})", inside_sentence(node.kind_title));
  }
  for (const std::string& note : node.notes) {
    words += fmt::format("; {}", note);
  }
  return words + doubtful(node.standing, node.doubt);
}

std::string in_words(const Chart& chart, const ChartLine& line) {
  std::string words;
  for (const ChartPart& part : line.parts) {
    const std::size_t from = part.downwards ? line.upper : line.lower;
    const std::size_t to = part.downwards ? line.lower : line.upper;
    words += fmt::format("{}{} {} {}{}.", words.empty() ? "" : " ", chart.nodes[from].name,
                         chart.relations[part.look].reads, chart.nodes[to].name,
                         doubtful(part.standing, part.doubt));
  }
  return words;
}

}  // namespace remit::report
