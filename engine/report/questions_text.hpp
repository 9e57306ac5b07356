#pragma once

#include <cstddef>
#include <string>

#include "report/checked.hpp"
#include "text/render.hpp"

namespace remit::report {

/// What to go and ask, for a person: by whom it concerns, the most deciding first, each question
/// once, with the duties that its answer helps to settle. Ends with a line feed.
[[nodiscard]] std::string questions_text(const Checked& checked, text::Colour colour,
                                         std::size_t width = 100);

}  // namespace remit::report
