#include <cstdio>
#include <exception>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/commands/check.hpp"
#include "cli/commands/duties.hpp"
#include "cli/commands/explain.hpp"
#include "cli/commands/graph.hpp"
#include "cli/commands/import.hpp"
#include "cli/commands/questions.hpp"
#include "cli/commands/schema.hpp"
#include "cli/commands/show.hpp"
#include "cli/commands/test.hpp"
#include "cli/commands/validate.hpp"
#include "cli/exit_code.hpp"
#include "cli/memory.hpp"
#include "cli/shared.hpp"

namespace {

using remit::cli::ExitCode;
using remit::cli::Runner;
using remit::cli::Shared;

// In the order in which help lists them.
constexpr auto commands = {
    remit::cli::add_check,  remit::cli::add_questions, remit::cli::add_explain,
    remit::cli::add_duties, remit::cli::add_test,      remit::cli::add_validate,
    remit::cli::add_show,   remit::cli::add_graph,     remit::cli::add_import,
    remit::cli::add_schema,
};

int run(int argc, const char* const* argv) {
  CLI::App app(
      "remit checks how partnerships are put together: who sits on which board, who answers\n"
      "to whom, which documents are due, on any date.",
      "remit");
  app.set_version_flag("--version", std::string("remit ") + REMIT_VERSION);
  Shared shared;
  shared.version = REMIT_VERSION;
  std::string rules;
  app.add_option("--color", shared.colour, "Colours: auto (on a terminal), always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->capture_default_str();
  app.add_option("--rules", rules,
                 "The folder of rules and vocabulary, instead of the installed one");
  app.add_option("--pack", shared.packs,
                 "A pack of rules beside those of the folder: a file, or a folder of them (may be "
                 "repeated)")
      ->allow_extra_args(false);
  app.add_option("--threads", shared.threads,
                 "How many threads work at once (as many as the machine has, if not given); what "
                 "is printed is the same")
      ->check(CLI::Range(std::size_t{1}, std::size_t{64}));
  app.fallthrough();
  app.require_subcommand(0, 1);
  app.footer(
      "Examples:\n"
      "  remit check models/worcestershire --as-of 2022-02-15\n"
      "  remit check --help");
  Runner chosen;
  for (const auto add : commands) {
    add(app, chosen);
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const bool asked = error.get_exit_code() == 0;  // --help, --version
    const int code = app.exit(error);
    return asked ? code : static_cast<int>(ExitCode::unchecked);
  }
  if (!chosen) {
    fmt::print("{}", app.help());
    return static_cast<int>(ExitCode::unchecked);
  }
  if (!rules.empty()) {
    shared.rules = rules;
  }
  return static_cast<int>(chosen(shared));
}

}  // namespace

int main(int argc, char** argv) {
  try {
    remit::cli::keep_memory();
    return run(argc, argv);
  } catch (const std::exception& error) {
    fmt::print(stderr, "remit: a mistake of the program: {}\n", error.what());
    return static_cast<int>(ExitCode::fault);
  }
}
