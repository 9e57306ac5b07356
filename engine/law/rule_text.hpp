#pragma once

// Internal to the loader.

#include <string>

#include "language/syntax.hpp"
#include "text/file.hpp"
#include "text/toml_table.hpp"

namespace remit::law {

/// What a TOML string says, as a text whose every byte has its place in the file: in quotation
/// marks of either kind, on one line or several, with escapes or without. `span` begins at its
/// quotation mark.
[[nodiscard]] language::SourceText rule_text(const text::Files& files, const text::Word& word);

}  // namespace remit::law
