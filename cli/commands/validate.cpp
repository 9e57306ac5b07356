#include "cli/commands/validate.hpp"

#include <algorithm>
#include <cstdio>
#include <memory>

#include <fmt/format.h>

#include "cli/read_model.hpp"

namespace remit::cli {
namespace {

struct ValidateOptions {
  std::vector<std::string> models{};
  std::string fail_on = "error";
  std::string root{};
};

std::string counted(std::size_t count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

std::string contents_of(const structure::Structure& structure) {
  std::size_t entities = 0;
  std::size_t links = 0;
  std::size_t sources = 0;
  const auto ours = [](structure::ModelId model) { return model == structure::ModelId{}; };
  for (const structure::Entity& entity : structure.entities) {
    entities += ours(entity.model) && !entity.unnamed() ? 1 : 0;
  }
  for (const structure::Link& link : structure.links) {
    const auto entries = structure.entries_of(link);
    links += std::any_of(entries.begin(), entries.end(),
                         [&](const structure::Entry& entry) {
                           return ours(structure[entry.details].model);
                         })
                 ? 1
                 : 0;
  }
  std::vector<bool> cited(structure.sources.size());
  for (const structure::Details& details : structure.details) {
    for (const structure::Citation& citation : details.sources) {
      if (ours(details.model)) {
        cited[static_cast<std::size_t>(citation.source)] = true;
      }
    }
  }
  sources = static_cast<std::size_t>(std::count(cited.begin(), cited.end(), true));
  return fmt::format("{}, {}, {}", counted(entities, "thing"), counted(links, "link"),
                     counted(sources, "source"));
}

ExitCode validate(const ValidateOptions& options, const Shared& shared) {
  const std::unique_ptr<Words> words = read_words(shared);
  if (!words) {
    return ExitCode::unchecked;
  }
  ExitCode worst = ExitCode::clean;
  for (const std::string& model : options.models) {
    const ReadModel read = read_model(
        *words, model,
        options.root.empty() ? std::nullopt : std::optional<std::filesystem::path>(options.root));
    std::size_t errors = 0;
    std::size_t warnings = 0;
    for (const text::Diagnostic& diagnostic : read.diagnostics) {
      errors += diagnostic.severity == text::Severity::error ? 1 : 0;
      warnings += diagnostic.severity == text::Severity::warning ? 1 : 0;
      fmt::print("{}\n", text::render(diagnostic, words->files, colour_of_output(shared)));
    }
    const std::string found =
        fmt::format("{}, {}", counted(errors, "error"), counted(warnings, "warning"));
    if (errors > 0) {
      fmt::print("{}: {}\n", model, found);
      worst = ExitCode::unchecked;
    } else {
      fmt::print("{}: {}; {}\n", model, contents_of(*read.structure),
                 warnings == 0 ? std::string("nothing to complain of") : found);
      if (warnings > 0 && options.fail_on == "warning") {
        worst = std::max(worst, ExitCode::findings);
      }
    }
  }
  return worst;
}

}  // namespace

void add_validate(CLI::App& app, Runner& chosen) {
  const auto options = std::make_shared<ValidateOptions>();
  CLI::App* const command = app.add_subcommand(
      "validate", "Check that model files are sound: syntax, words, ids, dates, sources");
  command->add_option("MODEL", options->models, "A model: a .toml file, or a folder of them")
      ->required();
  command
      ->add_option("--fail-on", options->fail_on,
                   "What ends with exit code 1: warning or error (errors always end with 2)")
      ->check(CLI::IsMember({"error", "warning"}))
      ->capture_default_str();
  command->add_option("--root", options->root,
                      "The folder that includes must lie in (the one that holds the model's own)");
  command->footer(
      "Example:\n  remit validate models/worcestershire\n\n"
      "Every error is shown in one run, with its place and a way out. Two papers that\n"
      "disagree are a warning: both are kept, and each is possible.\n"
      "Exit codes: 0 sound, 1 warnings (with --fail-on warning), 2 errors, 3 our fault.");
  command->callback([options, &chosen] {
    chosen = [options](const Shared& shared) { return validate(*options, shared); };
  });
}

}  // namespace remit::cli
