#pragma once

#include <CLI/CLI.hpp>

#include "cli/shared.hpp"

namespace remit::cli {

/// `remit questions MODEL`: what to go and ask to decide what is not evidenced.
void add_questions(CLI::App& app, Runner& chosen);

}  // namespace remit::cli
