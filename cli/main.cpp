#include <cstdio>
#include <exception>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/commands/graph.hpp"
#include "cli/commands/import.hpp"
#include "cli/commands/schema.hpp"
#include "cli/commands/show.hpp"
#include "cli/commands/validate.hpp"
#include "cli/exit_code.hpp"
#include "cli/shared.hpp"

namespace {

using remit::cli::ExitCode;
using remit::cli::Runner;
using remit::cli::Shared;

// In the order in which help lists them.
constexpr auto commands = {
    remit::cli::add_validate, remit::cli::add_show,   remit::cli::add_graph,
    remit::cli::add_import,   remit::cli::add_schema,
};

int run(int argc, const char* const* argv) {
  CLI::App app(
      "remit checks how partnerships are put together: who sits on which board, who answers\n"
      "to whom, which documents are due, on any date.",
      "remit");
  app.set_version_flag("--version", std::string("remit ") + REMIT_VERSION);
  Shared shared;
  std::string rules;
  app.add_option("--color", shared.colour, "Colours: auto (on a terminal), always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->capture_default_str();
  app.add_option("--rules", rules,
                 "The folder of rules and vocabulary, instead of the installed one");
  app.fallthrough();
  app.require_subcommand(0, 1);
  app.footer(
      "Examples:\n"
      "  remit validate models/worcestershire\n"
      "  remit validate --help");
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
    return run(argc, argv);
  } catch (const std::exception& error) {
    fmt::print(stderr, "remit: a mistake of the program: {}\n", error.what());
    return static_cast<int>(ExitCode::fault);
  }
}
