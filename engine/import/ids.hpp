#pragma once

#include <map>
#include <string>
#include <vector>

#include "import/mapping.hpp"
#include "text/file.hpp"
#include "text/result.hpp"

namespace remit::importing {

/// An id that an earlier import gave.
struct RecordedId {
  std::string id;
  text::Span span{};  ///< nothing where it is new
};

/// The ids of one mapping, by the name of the entity in the mapping and its key. What was once
/// given is never given up: names change, and rows may come back.
using RecordedIds = std::map<std::string, std::map<std::string, RecordedId>>;

/// Reads the record that `print_ids` wrote, as somebody may have edited it.
[[nodiscard]] text::Result<RecordedIds> read_ids(const text::Files& files, text::FileId file);

/// The record as text, entities in the order of the mapping and keys in order.
[[nodiscard]] std::string print_ids(const RecordedIds& ids, const Mapping& mapping);

/// True for lower-case words, with digits, joined by hyphens.
[[nodiscard]] bool is_id(std::string_view words);

}  // namespace remit::importing
