#pragma once

#include <cstddef>
#include <string>

#include "report/checked.hpp"
#include "report/findings.hpp"
#include "text/render.hpp"

namespace remit::report {

/// What a check found, for a person: what is not met, the gravest first, each so that it can be
/// read alone; what could not be evidenced, with what to ask; a table of duties by verdict. Ends
/// with a line feed. What it shows of a model cannot command a terminal.
[[nodiscard]] std::string findings_text(const Checked& checked, text::Colour colour,
                                        Listing listing = Listing::what_is_open,
                                        std::size_t width = 100);

}  // namespace remit::report
