#pragma once

#include "structure/structure.hpp"
#include "vocabulary/vocabulary.hpp"

namespace remit::structure {

/// True when the list names the link: they cite one source, or one of them cites none and their
/// days meet.
[[nodiscard]] bool is_on(const Structure& structure, const Complete& list, const Link& link);

/// True when the list is evidence against a link of its relation: the link is not on it, its other
/// end is not unnamed and cannot be the unnamed one that is, and it was not perhaps made since.
[[nodiscard]] bool leaves_out(const Structure& structure, const vocabulary::Vocabulary& words,
                              const Complete& list, const Link& link);

}  // namespace remit::structure
