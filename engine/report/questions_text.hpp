#pragma once

#include <cstddef>
#include <string>

#include "report/checked.hpp"
#include "report/findings.hpp"
#include "text/render.hpp"

namespace remit::report {

/// What to go and ask, for a person, about what is doubted or all that is open: by whom it
/// concerns, the most deciding first, each question once, with the duties that its answer helps to
/// settle. Ends with a line feed.
[[nodiscard]] std::string questions_text(const Checked& checked, text::Colour colour,
                                         Listing listing = Listing::what_is_open,
                                         std::size_t width = 100);

}  // namespace remit::report
