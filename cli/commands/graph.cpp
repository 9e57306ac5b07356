#include "cli/commands/graph.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "cli/child_process.hpp"
#include "cli/find_entity.hpp"
#include "cli/read_model.hpp"
#include "report/chart.hpp"
#include "report/chart_formats.hpp"
#include "structure/snapshot.hpp"
#include "text/spelling.hpp"
#include "text/utf8.hpp"

namespace remit::cli {
namespace {

struct GraphOptions {
  std::string model{};
  std::string date{};
  std::string around{};
  unsigned depth = 1;
  std::vector<std::string> relations{};
  std::string format{};
  std::string output{};
  std::string root{};
};

// Adds the relations of that name or family; prints and returns false if there are none.
bool add_relations(const std::string& written, const vocabulary::Vocabulary& words,
                   std::vector<vocabulary::RelationId>& chosen) {
  const std::size_t before = chosen.size();
  std::vector<std::string_view> known;
  for (std::size_t at = 0; at < words.relations.size(); ++at) {
    const vocabulary::Relation& relation = words.relations[at];
    if (written == relation.name || written == relation.inverse || written == relation.family) {
      chosen.push_back(static_cast<vocabulary::RelationId>(static_cast<std::uint32_t>(at)));
    }
    known.insert(known.end(), {relation.name, relation.inverse, relation.family});
  }
  if (chosen.size() > before) {
    return true;
  }
  const std::string guess = text::did_you_mean(written, known);
  fmt::print(stderr, "remit: --relations: `{}` is neither a relation nor a family of them\n{}",
             text::printable(written),
             guess.empty() ? std::string() : fmt::format("  help: {}\n", guess));
  return false;
}

// None, and says what to write, if the name of the file ends like none of the formats.
std::optional<std::string> format_of(const GraphOptions& options) {
  struct Ending {
    std::string_view ending;
    std::string_view format;
  };

  constexpr std::array<Ending, 6> endings{{{".svg", "svg"},
                                           {".dot", "dot"},
                                           {".gv", "dot"},
                                           {".mmd", "mermaid"},
                                           {".mermaid", "mermaid"},
                                           {".graphml", "graphml"}}};
  if (!options.format.empty()) {
    return options.format;
  }
  const std::filesystem::path output(options.output);
  const std::string ending = output.extension().string();
  if (options.output.empty() || options.output == "-") {
    return "svg";
  }
  const auto* const found = std::find_if(endings.begin(), endings.end(),
                                         [&](const Ending& each) { return each.ending == ending; });
  if (found != endings.end()) {
    return std::string(found->format);
  }
  fmt::print(stderr,
             "remit: --output {}: no chart is written as {}\n"
             "  help: write --output {}, which browsers and word processors take, or .dot, .mmd or "
             ".graphml; --format says it for any name\n",
             text::printable(options.output),
             ending.empty() ? std::string("a file without an ending")
                            : text::printable(fmt::format("`{}`", ending)),
             text::printable(std::filesystem::path(output).replace_extension(".svg").string()));
  return std::nullopt;
}

// A page that nobody could read is not drawn; formats for other programs may be of any size.
bool fits(const report::Chart& chart, const std::string& format, const GraphOptions& options) {
  if (chart.nodes.empty() && !chart.around.empty()) {
    fmt::print(stderr,
               "remit: on {}, {} was not there\n"
               "  help: give another day with --as-of\n",
               calendar::words(chart.day), text::printable(chart.around));
    return false;
  }
  if (chart.nodes.empty()) {
    fmt::print(stderr,
               "remit: on {} there is nothing to draw\n"
               "  help: give another day with --as-of, or other lines with --relations\n",
               calendar::words(chart.day));
    return false;
  }
  if (chart.nodes.size() > report::most_boxes_of_a_page &&
      (format == "svg" || format == "mermaid")) {
    fmt::print(stderr,
               "remit: the chart would have {} boxes, and more than {} cannot be read\n"
               "  help: {}, or take --format graphml for a program that can zoom\n",
               chart.nodes.size(), report::most_boxes_of_a_page,
               options.around.empty() ? "draw what is around one thing: --around ID"
                                      : "give a smaller --depth, or fewer --relations");
    return false;
  }
  return true;
}

std::optional<std::string> draw(const report::Chart& chart) {
  const std::variant<Finished, NotStarted> ran =
      run_program({"dot", "-Tsvg"}, report::chart_as_dot(chart));
  if (const auto* const none = std::get_if<NotStarted>(&ran)) {
    fmt::print(stderr,
               "remit: charts are drawn by `dot` of Graphviz, which {}\n"
               "  help: install it (on Debian: apt install graphviz), or take --format mermaid or "
               "--format dot\n",
               none->missing ? std::string("is not installed")
                             : fmt::format("did not start: {}", none->why));
    return std::nullopt;
  }
  const auto& finished = std::get<Finished>(ran);
  if (finished.status != 0 || finished.output.empty()) {
    fmt::print(stderr,
               "remit: `dot` of Graphviz could not draw the chart (status {}): {}\n"
               "  help: --format mermaid and --format dot do without it\n",
               finished.status, text::printable(finished.complaints));
    return std::nullopt;
  }
  return report::accessible_svg(chart, finished.output);
}

std::optional<std::string> rendered(const report::Chart& chart, const std::string& format) {
  if (format == "dot") {
    return report::chart_as_dot(chart);
  }
  if (format == "mermaid") {
    return report::chart_as_mermaid(chart);
  }
  if (format == "graphml") {
    return report::chart_as_graphml(chart);
  }
  return draw(chart);
}

ExitCode write(const std::string& text, const std::string& output) {
  if (output.empty() || output == "-") {
    std::fwrite(text.data(), 1, text.size(), stdout);
    return ExitCode::clean;
  }
  std::ofstream file(output, std::ios::binary);
  file << text;
  file.close();
  if (!file) {
    fmt::print(stderr, "remit: {} cannot be written\n", output);
    return ExitCode::unchecked;
  }
  return ExitCode::clean;
}

ExitCode graph(const GraphOptions& options, const Shared& shared) {
  const std::optional<std::string> format = format_of(options);
  const std::optional<calendar::Date> day = format ? as_of(options.date) : std::nullopt;
  const std::unique_ptr<Words> words = day ? read_words(shared) : nullptr;
  if (!words) {
    return ExitCode::unchecked;
  }
  report::ChartWish wish{.depth = options.depth};
  for (const std::string& written : options.relations) {
    if (!add_relations(written, words->vocabulary, wish.relations)) {
      return ExitCode::unchecked;
    }
  }
  const std::optional<structure::Structure> structure = read_sound_model(
      *words, options.model,
      options.root.empty() ? std::nullopt : std::optional<std::filesystem::path>(options.root),
      shared);
  if (!structure) {
    return ExitCode::unchecked;
  }
  if (!options.around.empty()) {
    wish.around = find_entity(*structure, words->vocabulary, options.around, *day);
    if (!wish.around) {
      return ExitCode::unchecked;
    }
  }
  const structure::Snapshot snapshot(*structure, *day);
  const report::Chart chart = report::chart(snapshot, words->vocabulary, wish);
  if (!fits(chart, *format, options)) {
    return ExitCode::unchecked;
  }
  const std::optional<std::string> text = rendered(chart, *format);
  return text ? write(*text, options.output) : ExitCode::unchecked;
}

}  // namespace

void add_graph(CLI::App& app, Runner& chosen) {
  const auto options = std::make_shared<GraphOptions>();
  CLI::App* const command = app.add_subcommand(
      "graph", "Draw a structure chart: who is part of what, and reports to whom");
  command->add_option("MODEL", options->model, "A model: a .toml file, or a folder of them")
      ->required();
  command->add_option("--as-of", options->date,
                      "The day to draw, as 2022-02-15 (today if not given)");
  CLI::Option* const around = command->add_option(
      "--around", options->around, "Draw only what is near one thing: its id, or its name");
  command->add_option("--depth", options->depth, "With --around: how many lines away is near")
      ->check(CLI::Range(1, 99))
      ->needs(around)
      ->capture_default_str();
  command
      ->add_option("--relations", options->relations,
                   "The lines to draw, instead of the usual: relations as models write them, or "
                   "families (hierarchy, reporting, membership ...), with commas between")
      ->delimiter(',');
  command
      ->add_option("--format", options->format,
                   "svg, dot, mermaid or graphml; as the name of --output ends, else svg")
      ->check(CLI::IsMember({"svg", "dot", "mermaid", "graphml"}));
  command->add_option("--output,-o", options->output,
                      "The file to write (standard output if none)");
  command->add_option("--root", options->root,
                      "The folder that includes must lie in (the one that holds the model's own)");
  command->footer(
      "Examples:\n"
      "  remit graph models/worcestershire --as-of 2022-02-15 --output chart.svg\n"
      "  remit graph models/worcestershire --around scb --as-of 2022-02-15 -o scb.svg\n"
      "  remit graph models/worcestershire --relations members,chair --format mermaid\n\n"
      "What no evidence makes certain that day is dashed, with the reason. SVG is drawn by\n"
      "Graphviz; the other formats need nothing.\n"
      "Exit codes: 0 drawn, 2 nothing to draw, no such thing or no Graphviz, 3 our fault.");
  command->callback([options, &chosen] {
    chosen = [options](const Shared& shared) { return graph(*options, shared); };
  });
}

}  // namespace remit::cli
