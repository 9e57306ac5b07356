#pragma once

#include <CLI/CLI.hpp>

#include "cli/shared.hpp"

namespace remit::cli {

/// `remit validate MODEL...`: the model files alone: their syntax, words, dates and sources.
void add_validate(CLI::App& app, Runner& chosen);

}  // namespace remit::cli
