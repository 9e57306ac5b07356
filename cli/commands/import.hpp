#pragma once

#include <CLI/CLI.hpp>

#include "cli/shared.hpp"

namespace remit::cli {

/// Declares `remit import`: rows of CSV files to a model, as a mapping says.
void add_import(CLI::App& app, Runner& chosen);

}  // namespace remit::cli
