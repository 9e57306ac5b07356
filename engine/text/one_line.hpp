#pragma once

#include <string>
#include <string_view>

namespace remit::text {

/// What is written on several lines, as one: each run of blanks and line ends is one blank.
[[nodiscard]] std::string on_one_line(std::string_view text);

}  // namespace remit::text
