#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace remit::report {

/// Breaks words into lines of at most `width` characters, as even as can be with no more lines
/// than needed; a word that is longer stands alone.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, std::size_t width);

/// Breaks words into lines as full as can be, for prose: the first of at most `width` columns, the
/// others of `hanging` less. No line at all for no words.
[[nodiscard]] std::vector<std::string> fill(std::string_view text, std::size_t width,
                                            std::size_t hanging = 0);

}  // namespace remit::report
