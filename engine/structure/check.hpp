#pragma once

// Internal: what can be told only of a whole structure.

#include <vector>

#include "structure/resolve.hpp"

namespace remit::structure {

/// Reports cycles where there can be none, facts without a date, a successor that begins on the
/// last day of what it succeeds, dates that may have been meant as years, a census that counts
/// otherwise; and what looks forgotten: sources and classes that nothing uses, bodies that stand
/// alone. Only the model that was asked for is searched for what looks forgotten.
void check(const vocabulary::Vocabulary& words, const Statements& statements,
           const Resolved& resolved, std::vector<text::Diagnostic>& diagnostics);

}  // namespace remit::structure
