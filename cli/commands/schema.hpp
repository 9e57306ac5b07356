#pragma once

#include <CLI/CLI.hpp>

#include "cli/shared.hpp"

namespace remit::cli {

/// `remit schema`: a JSON Schema of the model format, for editors.
void add_schema(CLI::App& app, Runner& chosen);

}  // namespace remit::cli
