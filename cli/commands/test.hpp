#pragma once

#include <CLI/CLI.hpp>

#include "cli/shared.hpp"

namespace remit::cli {

/// `remit test [RULES...]`: runs the cases that rules carry, and says what looks wrong in them.
void add_test(CLI::App& app, Runner& chosen);

}  // namespace remit::cli
