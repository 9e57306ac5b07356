#include "cli/commands/check.hpp"

#include <algorithm>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/judge_model.hpp"
#include "report/findings.hpp"
#include "report/findings_json.hpp"
#include "report/findings_text.hpp"

namespace remit::cli {
namespace {

struct CheckOptions {
  std::vector<std::string> models{};
  JudgeOptions judge{};
  std::string fail_on{report::word(report::FailOn::high)};
  std::string format = "text";
  bool strict = false;
  bool all = false;
};

ExitCode check(const CheckOptions& options, const Shared& shared) {
  const std::unique_ptr<Words> words = read_words(shared);
  if (!words) {
    return ExitCode::unchecked;
  }
  JudgeOptions judge = options.judge;
  judge.grounds =
      options.all ? evaluation::Grounds::of_everything : evaluation::Grounds::of_what_is_open;
  const auto listing = options.all ? report::Listing::everything : report::Listing::what_is_open;
  const auto unknowns = options.strict ? report::Unknowns::fail : report::Unknowns::pass;
  const report::FailOn line = report::fail_on_named(options.fail_on).value_or(report::FailOn::high);
  ExitCode worst = ExitCode::clean;
  bool first = true;
  for (const std::string& model : options.models) {
    const std::optional<ModelAndRules> read =
        read_model_and_rules(*words, model, judge.root, shared);
    const std::optional<report::Checked> checked =
        read ? judge_model(*words, *read, judge) : std::nullopt;
    if (!checked) {
      worst = ExitCode::unchecked;
      continue;
    }
    if (options.format == "json") {
      fmt::print("{}", report::findings_json(*checked, listing, shared.version));
    } else {
      fmt::print("{}{}", first ? "" : "\n\n",
                 report::findings_text(*checked, colour_of_output(shared), listing));
    }
    first = false;
    if (report::fails(*checked, line, unknowns)) {
      worst = std::max(worst, ExitCode::findings);
    }
  }
  return worst;
}

}  // namespace

void add_check(CLI::App& app, Runner& chosen) {
  const auto options = std::make_shared<CheckOptions>();
  CLI::App* const command = app.add_subcommand(
      "check", "Hold a structure against the law: what is not met, what is not evidenced, and why");
  command->add_option("MODEL", options->models, "A model: a .toml file, or a folder of them")
      ->required();
  add_judge_options(*command, options->judge);
  command
      ->add_option("--fail-on", options->fail_on,
                   "What ends with exit code 1: what is not met of this severity or a graver one, "
                   "never, or all that is not met or not evidenced")
      ->check(CLI::IsMember({"high", "medium", "low", "not-evidenced", "never"}))
      ->capture_default_str();
  command->add_flag("--strict", options->strict, "What is not evidenced counts as if not met");
  command->add_option("--format", options->format, "text, for people, or json, for programs")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  command->add_flag("--all", options->all, "List what is met and what is not due, too");
  command->footer(
      "Examples:\n"
      "  remit check models/worcestershire --as-of 2022-02-15\n"
      "  remit check models/worcestershire --as-of hwb-2022 --duty si-2007-1830 --strict\n\n"
      "Not met: the model shows a breach, whatever else may be true. Not evidenced: the model\n"
      "neither shows it nor rules it out; `remit questions` says what to ask. `remit explain`\n"
      "tells how a verdict came about.\n"
      "Exit codes: 0 nothing at or above the line, 1 something is, 2 a model or the rules cannot\n"
      "be read, 3 our fault.");
  command->callback([options, &chosen] {
    chosen = [options](const Shared& shared) { return check(*options, shared); };
  });
}

}  // namespace remit::cli
