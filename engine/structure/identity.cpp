#include "structure/identity.hpp"

#include <algorithm>
#include <span>

namespace remit::structure {
namespace {

bool joined(const Structure& structure, const vocabulary::Vocabulary& words, EntityId from,
            EntityId to) {
  const std::span<const Link> links = structure.outgoing(from);
  return std::any_of(links.begin(), links.end(), [&](const Link& link) {
    const std::span<const Entry> entries = structure.entries_of(link);
    return link.to == to && words[link.relation].identity &&
           std::any_of(entries.begin(), entries.end(),
                       [](const Entry& entry) { return !entry.denied; });
  });
}

}  // namespace

bool share_kind(const Structure& structure, const vocabulary::Vocabulary& words, EntityId left,
                EntityId right) {
  const std::span<const KindEntry> one = structure.kinds_of(left);
  const std::span<const KindEntry> other = structure.kinds_of(right);
  return std::any_of(one.begin(), one.end(), [&](const KindEntry& kind) {
    return std::any_of(other.begin(), other.end(), [&](const KindEntry& candidate) {
      return words.is_a(kind.kind, candidate.kind) || words.is_a(candidate.kind, kind.kind);
    });
  });
}

bool may_be_one(const Structure& structure, const vocabulary::Vocabulary& words, EntityId left,
                EntityId right) {
  if (structure[left].unnamed() || structure[right].unnamed()) {
    return share_kind(structure, words, left, right);
  }
  return joined(structure, words, left, right) || joined(structure, words, right, left);
}

}  // namespace remit::structure
