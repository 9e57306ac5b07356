#pragma once

#include <cstdint>
#include <string>

#include "report/profile.hpp"
#include "text/render.hpp"

namespace remit::report {

enum class Ids : bool { hidden, shown };

/// The page as text for a person: headings, lists in two columns of `width` in all, numbered
/// sources at the end. Ends with a line feed. What it shows of a model cannot command a terminal.
[[nodiscard]] std::string profile_text(const Profile& page, text::Colour colour,
                                       Ids ids = Ids::hidden, std::size_t width = 94);

}  // namespace remit::report
