#pragma once

#include <string>

#include "structure/structure.hpp"

namespace remit::structure {

/// "a body or an office", "a csp": what may stand at an end, for messages.
[[nodiscard]] std::string describe(const vocabulary::Vocabulary& words,
                                   const vocabulary::Ends& ends);

/// "a body", "an office".
[[nodiscard]] std::string with_article(std::string_view word);

}  // namespace remit::structure
