#pragma once

#include <CLI/CLI.hpp>

#include "cli/shared.hpp"

namespace remit::cli {

/// `remit show MODEL ID`: everything about a body, office, area or document, on a day or through
/// time.
void add_show(CLI::App& app, Runner& chosen);

}  // namespace remit::cli
