#include "vocabulary/vocabulary.hpp"

#include <algorithm>
#include <cassert>

namespace remit::vocabulary {
namespace {

constexpr std::array<std::string_view, all_sorts.size()> sort_words{
    "area", "body", "office", "document", "theme", "programme", "action"};

template <typename Id>
constexpr Id id_at(std::size_t position) {
  return static_cast<Id>(static_cast<std::uint32_t>(position));
}

}  // namespace

std::string_view word(Sort sort) {
  return sort_words.at(static_cast<std::size_t>(sort));
}

std::optional<Sort> sort_named(std::string_view word) {
  const auto* const found = std::find(sort_words.begin(), sort_words.end(), word);
  if (found == sort_words.end()) {
    return std::nullopt;
  }
  return static_cast<Sort>(found - sort_words.begin());
}

std::optional<KindId> Vocabulary::kind_named(std::string_view id) const {
  const auto found = kinds_by_id_.find(id);
  return found == kinds_by_id_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Key> Vocabulary::key_named(std::string_view key) const {
  const auto found = keys_by_name_.find(key);
  return found == keys_by_name_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<QualifierId> Vocabulary::qualifier_of(const std::vector<QualifierId>& has,
                                                    std::string_view name) const {
  const auto found = std::find_if(has.begin(), has.end(),
                                  [&](QualifierId id) { return (*this)[id].name == name; });
  return found == has.end() ? std::nullopt : std::optional(*found);
}

bool Vocabulary::is_a(KindId kind, KindId ancestor) const {
  const std::uint32_t number = ranges_[static_cast<std::size_t>(kind)].first;
  const Range& range = ranges_[static_cast<std::size_t>(ancestor)];
  return range.first <= number && number <= range.last;
}

bool Vocabulary::fits(const Ends& ends, Sort sort, const std::vector<KindId>& of) const {
  if (std::find(ends.sorts.begin(), ends.sorts.end(), sort) != ends.sorts.end()) {
    return true;
  }
  return std::any_of(ends.kinds.begin(), ends.kinds.end(), [&](KindId wanted) {
    if (of.empty()) {
      return (*this)[wanted].sort == sort;
    }
    return std::any_of(of.begin(), of.end(), [&](KindId kind) { return is_a(kind, wanted); });
  });
}

std::optional<Freshness> Vocabulary::freshness_of(KindId kind) const {
  for (std::optional<KindId> at = kind; at; at = (*this)[*at].parent) {
    if ((*this)[*at].freshness) {
      return (*this)[*at].freshness;
    }
  }
  return sort_freshness.at(static_cast<std::size_t>((*this)[kind].sort));
}

std::optional<Freshness> Vocabulary::freshness_of(RelationId relation,
                                                  const std::vector<KindId>& first_end) const {
  const Relation& of = (*this)[relation];
  std::optional<Freshness> found;
  for (const KindFreshness& own : of.freshness_by_kind) {
    const bool applies = std::any_of(first_end.begin(), first_end.end(),
                                     [&](KindId kind) { return is_a(kind, own.kind); });
    if (applies && (!found || own.freshness.lasting)) {
      found = own.freshness;
    }
  }
  return found ? found : of.freshness;
}

bool Vocabulary::remains(KindId kind) const {
  for (std::optional<KindId> at = kind; at; at = (*this)[*at].parent) {
    if ((*this)[*at].remains) {
      return true;
    }
  }
  return sort_remains.at(static_cast<std::size_t>((*this)[kind].sort));
}

const std::vector<Key>& Vocabulary::usual_of(KindId kind) const {
  for (std::optional<KindId> at = kind; at; at = (*this)[*at].parent) {
    if (!(*this)[*at].usual.empty()) {
      return (*this)[*at].usual;
    }
  }
  return sort_usual.at(static_cast<std::size_t>((*this)[kind].sort));
}

std::string_view Vocabulary::group_of(KindId kind) const {
  for (std::optional<KindId> at = kind; at; at = (*this)[*at].parent) {
    if (!(*this)[*at].group.empty()) {
      return (*this)[*at].group;
    }
  }
  return {};
}

const GroupLook* Vocabulary::look_of(std::string_view group) const {
  const auto found = std::find_if(group_looks.begin(), group_looks.end(),
                                  [&](const GroupLook& look) { return look.group == group; });
  return found == group_looks.end() ? nullptr : &*found;
}

const LineLook* Vocabulary::look_of(RelationId relation) const {
  const auto found = std::find_if(line_looks.begin(), line_looks.end(),
                                  [&](const LineLook& look) { return look.relation == relation; });
  return found == line_looks.end() ? nullptr : &*found;
}

void Vocabulary::index() {
  kinds_by_id_.clear();
  keys_by_name_.clear();
  ranges_.assign(kinds.size(), {});
  // A kind's words never change; the loader asks for the index again after each group of tables.
  if (kind_words.size() != kinds.size()) {
    kind_words.clear();
    for (const Kind& kind : kinds) {
      kind_words.push_back(words_of_kind(kind.id, kind.title, kind.plural, kind.description));
    }
  }

  std::vector<std::vector<std::size_t>> below(kinds.size());
  for (std::size_t at = 0; at < kinds.size(); ++at) {
    kinds_by_id_.emplace(kinds[at].id, id_at<KindId>(at));
    if (kinds[at].parent) {
      below[static_cast<std::size_t>(*kinds[at].parent)].push_back(at);
    }
  }

  std::uint32_t next = 0;
  const auto number = [&](const auto& self, std::size_t at) -> void {
    ranges_[at].first = next++;
    for (const std::size_t child : below[at]) {
      self(self, child);
    }
    ranges_[at].last = next - 1;
  };
  for (std::size_t at = 0; at < kinds.size(); ++at) {
    if (!kinds[at].parent) {
      number(number, at);
    }
  }
  assert(next == kinds.size() && "the loader lets no kind stand below itself");

  for (std::size_t at = 0; at < relations.size(); ++at) {
    const auto relation = id_at<RelationId>(at);
    keys_by_name_.emplace(relations[at].name, RelationKey{.relation = relation});
    keys_by_name_.emplace(relations[at].inverse,
                          RelationKey{.relation = relation, .inverse = true});
  }
  for (std::size_t at = 0; at < attributes.size(); ++at) {
    keys_by_name_.emplace(attributes[at].name, id_at<AttributeId>(at));
  }
}

}  // namespace remit::vocabulary
