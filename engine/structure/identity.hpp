#pragma once

#include "structure/structure.hpp"
#include "vocabulary/vocabulary.hpp"

namespace remit::structure {

/// True when one of them is of a kind of the other, or of one below it.
[[nodiscard]] bool share_kind(const Structure& structure, const vocabulary::Vocabulary& words,
                              EntityId left, EntityId right);

/// True when two entities may be one thing, so that where there can be one they are no rivals:
/// one of them is unnamed and they share a kind, or a relation such as `may_be` joins them.
[[nodiscard]] bool may_be_one(const Structure& structure, const vocabulary::Vocabulary& words,
                              EntityId left, EntityId right);

}  // namespace remit::structure
