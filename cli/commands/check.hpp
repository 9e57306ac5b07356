#pragma once

#include <CLI/CLI.hpp>

#include "cli/shared.hpp"

namespace remit::cli {

/// `remit check MODEL...`: what the law asks of a structure on a day, and whether it is met.
void add_check(CLI::App& app, Runner& chosen);

}  // namespace remit::cli
