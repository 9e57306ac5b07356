#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace remit::report {

/// Breaks words into lines of at most `width` characters, as even as can be with no more lines
/// than needed; a word that is longer stands alone.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, std::size_t width);

}  // namespace remit::report
