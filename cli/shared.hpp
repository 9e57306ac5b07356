#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "calendar/date.hpp"
#include "cli/exit_code.hpp"
#include "text/render.hpp"

namespace remit::cli {

/// What may be said before or after any command.
struct Shared {
  std::string colour = "auto";                   ///< `--color`: auto, always, never
  std::optional<std::filesystem::path> rules{};  ///< `--rules`
  std::vector<std::string> packs{};              ///< `--pack`
  std::size_t threads = 0;                       ///< `--threads`; 0: as many as the machine has
  std::string version{};                         ///< of the program
};

/// A command that was chosen, ready to run.
using Runner = std::function<ExitCode(const Shared&)>;

/// Whether to colour what goes to standard output or standard error: as `--color` says; left to
/// itself, only on a terminal, and not when NO_COLOR is set or TERM is "dumb" (no-color.org).
[[nodiscard]] text::Colour colour_of_output(const Shared& shared);
[[nodiscard]] text::Colour colour_of_talk(const Shared& shared);

/// The day it is, in local time: the only clock of the program.
[[nodiscard]] calendar::Date today();

/// Reads `--as-of`: a day, or the last day of a month or year; none given means today. Prints why
/// and returns none when it is not a date.
[[nodiscard]] std::optional<calendar::Date> as_of(const std::string& written);

}  // namespace remit::cli
