#pragma once

// Internal: from the text of one file to statements.

#include <functional>
#include <vector>

#include "structure/loader.hpp"
#include "structure/statements.hpp"

namespace remit::structure {

/// Adds what `file` says to `statements`; what is wrong in it, to `diagnostics`. Returns its
/// includes. `parsed` is called between parsing and reading the tree.
std::vector<Include> extract(const vocabulary::Vocabulary& words, const text::Files& files,
                             text::FileId file, ModelId model, Statements& statements,
                             std::vector<text::Diagnostic>& diagnostics,
                             const std::function<void()>& parsed);

}  // namespace remit::structure
