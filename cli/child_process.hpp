#pragma once

#include <string>
#include <variant>
#include <vector>

namespace remit::cli {

/// What a program that was run left behind.
struct Finished {
  int status = 0;  ///< its exit status; 128 and more when a signal ended it
  std::string output{};
  std::string complaints{};  ///< its standard error
};

/// The program is not there, or could not be started.
struct NotStarted {
  bool missing = false;
  std::string why{};
};

/// Runs a program that is looked for in PATH, without a shell, gives it `input` and waits for it.
[[nodiscard]] std::variant<Finished, NotStarted> run_program(
    const std::vector<std::string>& command, const std::string& input);

}  // namespace remit::cli
