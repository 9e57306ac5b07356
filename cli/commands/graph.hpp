#pragma once

#include <CLI/CLI.hpp>

#include "cli/shared.hpp"

namespace remit::cli {

/// `remit graph MODEL`: a structure chart of a model, or of what is around one thing in it.
void add_graph(CLI::App& app, Runner& chosen);

}  // namespace remit::cli
