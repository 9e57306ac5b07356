#pragma once

#include <CLI/CLI.hpp>

#include "cli/shared.hpp"

namespace remit::cli {

/// `remit duties`: the catalogue of what the rules ask, on a day.
void add_duties(CLI::App& app, Runner& chosen);

}  // namespace remit::cli
