#include "language/set_type.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

#include <fmt/format.h>

namespace remit::language {
namespace {

using vocabulary::Ends;
using vocabulary::KindId;
using vocabulary::Sort;
using vocabulary::Vocabulary;

bool has(const std::vector<Sort>& sorts, Sort sort) {
  return std::find(sorts.begin(), sorts.end(), sort) != sorts.end();
}

bool related(const Vocabulary& words, KindId left, KindId right) {
  return words.is_a(left, right) || words.is_a(right, left);
}

bool has_sort(const Vocabulary& words, const Ends& ends, Sort sort) {
  return has(ends.sorts, sort) ||
         std::any_of(ends.kinds.begin(), ends.kinds.end(),
                     [&](KindId kind) { return words[kind].sort == sort; });
}

// The kinds that another one of them, or a sort, does not include already.
std::vector<KindId> widest(const Vocabulary& words, const Ends& ends) {
  std::vector<KindId> kinds;
  for (const KindId kind : ends.kinds) {
    const bool included = has(ends.sorts, words[kind].sort) ||
                          std::any_of(ends.kinds.begin(), ends.kinds.end(), [&](KindId other) {
                            return other != kind && words.is_a(kind, other);
                          });
    if (!included) {
      kinds.push_back(kind);
    }
  }
  std::sort(kinds.begin(), kinds.end());
  kinds.erase(std::unique(kinds.begin(), kinds.end()), kinds.end());
  return kinds;
}

// Adds what a kind has in common with the other side.
void add_common(const Vocabulary& words, KindId one, const Ends& other, Ends& to) {
  if (has(other.sorts, words[one].sort)) {
    to.kinds.push_back(one);
    return;
  }
  for (const KindId theirs : other.kinds) {
    if (words.is_a(theirs, one)) {
      to.kinds.push_back(theirs);
    } else if (words[theirs].sort == words[one].sort) {
      to.kinds.push_back(one);
    }
  }
}

// Of the kinds that an element is known to be of, those that say most.
std::vector<KindId> narrowest(const Vocabulary& words, const std::vector<KindId>& kinds) {
  std::vector<KindId> result;
  std::copy_if(kinds.begin(), kinds.end(), std::back_inserter(result), [&](KindId kind) {
    return std::none_of(kinds.begin(), kinds.end(),
                        [&](KindId other) { return other != kind && words.is_a(other, kind); });
  });
  return result;
}

}  // namespace

bool is_unknown(const SetType& type) {
  return !type.links && type.of.sorts.empty() && type.of.kinds.empty();
}

SetType type_of(const Vocabulary& words, const Ends& ends) {
  SetType type;
  for (const Sort sort : vocabulary::all_sorts) {
    if (has(ends.sorts, sort)) {
      type.of.sorts.push_back(sort);
    }
  }
  type.of.kinds = widest(words, ends);
  return type;
}

bool may_share(const Vocabulary& words, const SetType& left, const SetType& right) {
  if (left.links || right.links) {
    return left.links == right.links;
  }
  return std::any_of(vocabulary::all_sorts.begin(), vocabulary::all_sorts.end(), [&](Sort sort) {
    return has_sort(words, left.of, sort) && has_sort(words, right.of, sort);
  });
}

bool may_stand(const Vocabulary& words, const SetType& type, const Ends& ends) {
  if (type.links) {
    return false;
  }
  const bool a_sort = std::any_of(type.of.sorts.begin(), type.of.sorts.end(),
                                  [&](Sort sort) { return words.fits(ends, sort, {}); });
  return a_sort || std::any_of(type.of.kinds.begin(), type.of.kinds.end(), [&](KindId kind) {
           return has(ends.sorts, words[kind].sort) ||
                  std::any_of(ends.kinds.begin(), ends.kinds.end(),
                              [&](KindId end) { return related(words, kind, end); });
         });
}

bool may_be_asked(const Vocabulary& words, const SetType& type, const SetType& of) {
  return of.links || type.links ? of.links == type.links : may_stand(words, type, of.of);
}

SetType unite(const Vocabulary& words, const SetType& left, const SetType& right) {
  if (left.links || right.links) {
    return left;
  }
  Ends ends = left.of;
  ends.sorts.insert(ends.sorts.end(), right.of.sorts.begin(), right.of.sorts.end());
  ends.kinds.insert(ends.kinds.end(), right.of.kinds.begin(), right.of.kinds.end());
  return type_of(words, ends);
}

SetType intersect(const Vocabulary& words, const SetType& left, const SetType& right) {
  if (left.links || right.links) {
    return left;
  }
  Ends ends;
  for (const Sort sort : left.of.sorts) {
    if (has(right.of.sorts, sort)) {
      ends.sorts.push_back(sort);
    }
  }
  for (const KindId kind : left.of.kinds) {
    add_common(words, kind, right.of, ends);
  }
  for (const KindId kind : right.of.kinds) {
    add_common(words, kind, left.of, ends);
  }
  ends.kinds = narrowest(words, ends.kinds);
  return type_of(words, ends);
}

std::string in_words(const Vocabulary& words, const SetType& type) {
  if (type.links) {
    return fmt::format("`{}`", words[*type.links].links);
  }
  constexpr std::size_t most = 4;
  std::vector<std::string_view> names;
  for (const Sort sort : type.of.sorts) {
    names.push_back(word(sort));
  }
  for (const KindId kind : type.of.kinds) {
    names.push_back(words[kind].id);
  }
  std::string result;
  for (std::size_t at = 0; at < std::min(names.size(), most); ++at) {
    const bool last = at + 1 == names.size();
    result += fmt::format("{}`{}`", at == 0 ? "" : (last ? " or " : ", "), names[at]);
  }
  return names.size() > most ? result + " and so on" : result;
}

}  // namespace remit::language
