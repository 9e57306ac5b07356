#include "structure/statements.hpp"

namespace remit::structure {

NameId Names::intern(std::string_view word) {
  if (const auto found = ids_.find(word); found != ids_.end()) {
    return found->second;
  }
  const auto id = static_cast<NameId>(words_.size());
  words_.emplace_back(word);
  ids_.emplace(words_.back(), id);
  return id;
}

std::optional<NameId> Names::find(std::string_view word) const {
  const auto found = ids_.find(word);
  return found == ids_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace remit::structure
