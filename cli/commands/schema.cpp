#include "cli/commands/schema.hpp"

#include <cstdio>
#include <memory>

#include <fmt/format.h>

#include "cli/read_model.hpp"
#include "structure/schema.hpp"

namespace remit::cli {
namespace {

ExitCode schema(const Shared& shared) {
  const std::unique_ptr<Words> words = read_words(shared);
  if (!words) {
    return ExitCode::unchecked;
  }
  fmt::print("{}", structure::json_schema(words->vocabulary));
  return ExitCode::clean;
}

}  // namespace

void add_schema(CLI::App& app, Runner& chosen) {
  CLI::App* const command = app.add_subcommand(
      "schema", "Print a JSON Schema of the model format, so that editors complete and check");
  command->footer(
      "Example:\n  remit schema > remit.schema.json\n\n"
      "Then write `#:schema ./remit.schema.json` on the first line of a model file: editors with "
      "a\n"
      "TOML extension complete keys, list the choices and underline what is not known.");
  command->callback([&chosen] { chosen = schema; });
}

}  // namespace remit::cli
