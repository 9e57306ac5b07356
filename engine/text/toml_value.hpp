#pragma once

// Internal: what is wrong with a value that stands without quotation marks.

#include <string>
#include <string_view>

#include "text/code.hpp"

namespace remit::text {

struct ValueMistake {
  Code code = Code::toml_syntax;
  std::string message;
  std::string help;
};

/// `raw` is the value as it is written, which the parser could not read: a date in another form, a
/// number with commas, "yes", or text.
[[nodiscard]] ValueMistake explain_value(std::string_view raw);

/// Without the blanks round it.
[[nodiscard]] std::string_view trimmed(std::string_view words);

/// On one line and without what cannot be shown; so much of a long text as tells which is meant.
[[nodiscard]] std::string shortened(std::string_view words);

}  // namespace remit::text
