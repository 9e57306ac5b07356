#pragma once

#include <CLI/CLI.hpp>

#include "cli/shared.hpp"

namespace remit::cli {

/// `remit explain DUTY [MODEL]`: what a duty means, or how its verdicts came about.
/// `remit explain FINGERPRINT MODEL`: how one finding came about.
void add_explain(CLI::App& app, Runner& chosen);

}  // namespace remit::cli
