#pragma once

// Internal: how values are written in TOML.

#include <cstddef>
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

/// Where a list begins: how much of its line is written already, and how far that line is indented.
struct ListPlace {
  std::size_t used = 0;
  std::size_t indent = 0;
};

/// `[a, b]`, or broken into lines of 100 characters when longer; then tables stand one a line.
[[nodiscard]] std::string list_text(const std::vector<std::string>& elements, ListPlace place);

}  // namespace remit::importing
