#include "cli/commands/questions.hpp"

#include <cstdio>
#include <memory>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "cli/judge_model.hpp"
#include "report/questions_text.hpp"

namespace remit::cli {
namespace {

struct QuestionsOptions {
  std::string model{};
  JudgeOptions judge{};
  bool all = false;
};

ExitCode questions(const QuestionsOptions& options, const Shared& shared) {
  const std::unique_ptr<Words> words = read_words(shared);
  const std::optional<ModelAndRules> read =
      words ? read_model_and_rules(*words, options.model, options.judge.root, shared)
            : std::nullopt;
  const std::optional<report::Checked> checked =
      read ? judge_model(*words, *read, options.judge) : std::nullopt;
  if (!checked) {
    return ExitCode::unchecked;
  }
  fmt::print("{}", report::questions_text(
                       *checked, colour_of_output(shared),
                       options.all ? report::Listing::everything : report::Listing::what_is_open));
  return ExitCode::clean;
}

}  // namespace

void add_questions(CLI::App& app, Runner& chosen) {
  const auto options = std::make_shared<QuestionsOptions>();
  CLI::App* const command = app.add_subcommand(
      "questions", "List what to go and ask, whom it concerns, the most deciding first");
  command->add_option("MODEL", options->model, "A model: a .toml file, or a folder of them")
      ->required();
  add_judge_options(*command, options->judge);
  command->add_flag("--all", options->all, "Also about what the model is only silent on");
  command->footer(
      "Example:\n  remit questions models/worcestershire --as-of 2022-02-15\n\n"
      "Each question stands once, with the duties on which its answer bears.\n"
      "Exit codes: 0 listed, 2 the model or the rules cannot be read, 3 our fault.");
  command->callback([options, &chosen] {
    chosen = [options](const Shared& shared) { return questions(*options, shared); };
  });
}

}  // namespace remit::cli
