#include <algorithm>

#include "structure/statements.hpp"

namespace remit::structure {

NameId Names::intern(std::string_view word) {
  if (const auto found = ids_.find(word); found != ids_.end()) {
    return found->second;
  }
  // A page never grows beyond what it was given, so that its words stay where they are.
  constexpr std::size_t page = 16384;
  if (pages_.empty() || pages_.back().capacity() - pages_.back().size() < word.size()) {
    pages_.emplace_back().reserve(std::max(page, word.size()));
  }
  const std::size_t begin = pages_.back().size();
  pages_.back().append(word);
  const auto id = static_cast<NameId>(words_.size());
  words_.push_back(std::string_view(pages_.back()).substr(begin));
  ids_.emplace(words_.back(), id);
  return id;
}

std::optional<NameId> Names::find(std::string_view word) const {
  const auto found = ids_.find(word);
  return found == ids_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace remit::structure
