#pragma once

// Internal: how values are written in TOML.

#include <string>
#include <string_view>
#include <vector>

#include "calendar/partial_date.hpp"

namespace remit::importing {

/// Text in quotation marks, with escapes where TOML wants them.
[[nodiscard]] std::string quoted(std::string_view words);

/// A key as it is, or in quotation marks if it has to be.
[[nodiscard]] std::string key_text(std::string_view key);

/// A day bare, anything less exact in quotation marks.
[[nodiscard]] std::string date_text(const calendar::PartialDate& date);

/// `[a, b]`, broken into lines when longer than a line that begins after `used` characters.
[[nodiscard]] std::string list_text(const std::vector<std::string>& elements, std::size_t used);

}  // namespace remit::importing
