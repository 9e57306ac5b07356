#pragma once

// Internal: from the text of one file to statements.

#include <functional>
#include <vector>

#include "structure/loader.hpp"
#include "structure/statements.hpp"

namespace remit::structure {

/// What one file says.
struct Extracted {
  Statements statements{};
  std::vector<text::Diagnostic> diagnostics{};
  std::vector<Include> includes{};
};

/// Reads what `file` says. `parsed` is called once the tree is there, and `extracted` before it is
/// let go. Several files may be read at once.
[[nodiscard]] Extracted extract(const vocabulary::Vocabulary& words, const text::Files& files,
                                text::FileId file, ModelId model,
                                const std::function<void()>& parsed,
                                const std::function<void()>& extracted);

}  // namespace remit::structure
