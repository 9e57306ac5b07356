#include "cli/commands/show.hpp"

#include <cstdio>
#include <memory>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "cli/find_entity.hpp"
#include "cli/read_model.hpp"
#include "report/profile.hpp"
#include "report/profile_text.hpp"

namespace remit::cli {
namespace {

struct ShowOptions {
  std::string model{};
  std::string what{};
  std::string date{};
  std::string root{};
  bool history = false;
  bool ids = false;
};

ExitCode show(const ShowOptions& options, const Shared& shared) {
  const std::optional<calendar::Date> day = as_of(options.date);
  const std::unique_ptr<Words> words = day ? read_words(shared) : nullptr;
  if (!words) {
    return ExitCode::unchecked;
  }
  const std::optional<structure::Structure> structure = read_sound_model(
      *words, options.model,
      options.root.empty() ? std::nullopt : std::optional<std::filesystem::path>(options.root),
      shared);
  if (!structure) {
    return ExitCode::unchecked;
  }
  const std::optional<structure::EntityId> found =
      find_entity(*structure, words->vocabulary, options.what, *day);
  if (!found) {
    return ExitCode::unchecked;
  }
  const report::Profile page =
      report::profile(*structure, words->vocabulary, *found, *day,
                      options.history ? report::View::history : report::View::as_it_stood);
  fmt::print("{}", report::profile_text(page, colour_of_output(shared),
                                        options.ids ? report::Ids::shown : report::Ids::hidden));
  if (page.nearest_day) {
    fmt::print(stderr, "help: `--as-of {}` shows it when it was there\n",
               calendar::iso(*page.nearest_day));
  }
  return ExitCode::clean;
}

}  // namespace

void add_show(CLI::App& app, Runner& chosen) {
  const auto options = std::make_shared<ShowOptions>();
  CLI::App* const command = app.add_subcommand(
      "show", "Print all that a model says of a body, office, area, document...");
  command->add_option("MODEL", options->model, "A model: a .toml file, or a folder of them")
      ->required();
  command->add_option("ID", options->what, "Its id, or a name that only it has")->required();
  command->add_option("--as-of", options->date,
                      "The day of which to tell, as 2022-02-15 (today if not given)");
  command->add_flag("--history", options->history,
                    "Tell what was so through time, instead of on one day");
  command->add_flag("--ids", options->ids, "Print the id of each beside its name");
  command->add_option("--root", options->root,
                      "The folder that includes must lie in (the one that holds the model's own)");
  command->footer(
      "Examples:\n"
      "  remit show models/worcestershire scb --as-of 2022-02-15\n"
      "  remit show models/worcestershire \"Safer Communities Board\" --history\n\n"
      "\"Perhaps\" is what no evidence makes certain that day, with the reason. What the model\n"
      "does not say is said. Numbers in brackets point to the sources at the end.\n"
      "Exit codes: 0 shown, 2 no such thing or the model has errors, 3 our fault.");
  command->callback([options, &chosen] {
    chosen = [options](const Shared& shared) { return show(*options, shared); };
  });
}

}  // namespace remit::cli
