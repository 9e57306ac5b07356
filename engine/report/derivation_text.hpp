#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "evaluation/judgement.hpp"
#include "report/checked.hpp"
#include "text/render.hpp"

namespace remit::report {

/// How a verdict came about, for a person: of whom the duty was asked, each part of the rule as it
/// is written, what it came to, the links that were used and the papers they came from; parts stand
/// below the whole. Ends with a line feed.
[[nodiscard]] std::string derivation_text(const Checked& checked,
                                          const evaluation::Judgement& judgement,
                                          const std::vector<evaluation::Step>& steps,
                                          text::Colour colour, std::size_t width = 100);

}  // namespace remit::report
