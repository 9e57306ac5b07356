#pragma once

#include <optional>
#include <string>

#include "calendar/date.hpp"
#include "structure/structure.hpp"
#include "vocabulary/vocabulary.hpp"

namespace remit::cli {

/// The entity that a person means by an id or a name. Says on standard error why there is no one
/// such thing, and which were perhaps meant, by their names on `day`.
[[nodiscard]] std::optional<structure::EntityId> find_entity(const structure::Structure& structure,
                                                             const vocabulary::Vocabulary& words,
                                                             const std::string& written,
                                                             calendar::Date day);

}  // namespace remit::cli
