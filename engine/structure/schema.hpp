#pragma once

#include <string>

#include "vocabulary/vocabulary.hpp"

namespace remit::structure {

/// A JSON Schema (draft-07, which the TOML editors know) of the model format, with the words of
/// `vocabulary`: what keys a table may have, which kinds there are, what an entry may carry, with
/// their descriptions. It sees the shape of a file; whether ids exist, dates agree and ends fit is
/// for the loader. Ends with a line feed.
[[nodiscard]] std::string json_schema(const vocabulary::Vocabulary& vocabulary);

}  // namespace remit::structure
