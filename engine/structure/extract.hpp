#pragma once

// Internal: from the text of one file to statements.

#include <functional>
#include <vector>

#include "structure/loader.hpp"
#include "structure/statements.hpp"

namespace remit::structure {

/// Adds what `file` says to `statements`; what is wrong in it, to `diagnostics`. Returns its
/// includes. `parsed` is called once the tree is there, and `extracted` before it is let go.
std::vector<Include> extract(const vocabulary::Vocabulary& words, const text::Files& files,
                             text::FileId file, ModelId model, Statements& statements,
                             std::vector<text::Diagnostic>& diagnostics,
                             const std::function<void()>& parsed,
                             const std::function<void()>& extracted);

}  // namespace remit::structure
