#include "vocabulary/kinds_meant.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <tuple>

#include "text/spelling.hpp"
#include "vocabulary/kind_words.hpp"

namespace remit::vocabulary {
namespace {

using Words = std::vector<std::string>;

bool among(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_of(const Kind& kind, const std::vector<Sort>& sorts) {
  return std::find(sorts.begin(), sorts.end(), kind.sort) != sorts.end();
}

KindId id_at(std::size_t at) {
  return static_cast<KindId>(static_cast<std::uint32_t>(at));
}

// The kinds of which that is true: those of the sorts, or if there are none any others.
template <typename Test>
std::vector<KindId> those_that(const Vocabulary& words, const std::vector<Sort>& sorts, Test test) {
  std::vector<KindId> found;
  std::vector<KindId> others;
  for (std::size_t at = 0; at < words.kinds.size(); ++at) {
    if (test(words.kind_words[at])) {
      (is_of(words.kinds[at], sorts) ? found : others).push_back(id_at(at));
    }
  }
  return found.empty() ? others : found;
}

bool all_among(const Words& some, const Words& all) {
  return std::all_of(some.begin(), some.end(),
                     [&](const std::string& word) { return among(all, word); });
}

// Spelt nearly as the id or the title. A word that is left out is no slip of spelling.
std::optional<KindId> spelt_nearly(const Vocabulary& words, std::string_view written,
                                   const std::vector<Sort>& sorts) {
  const Words named = telling_words(written);
  std::vector<std::string_view> candidates;
  std::vector<KindId> kinds;
  for (std::size_t at = 0; at < words.kinds.size(); ++at) {
    const KindWords& of = words.kind_words[at];
    if (!is_of(words.kinds[at], sorts) || all_among(of.id, named) || all_among(named, of.title)) {
      continue;
    }
    for (const std::string& spelling : of.spellings) {
      candidates.push_back(spelling);
      kinds.push_back(id_at(at));
    }
  }
  const std::optional<std::string_view> found =
      text::misspelt(with_hyphens(all_words(written)), candidates);
  if (!found) {
    return std::nullopt;
  }
  const auto at = std::find(candidates.begin(), candidates.end(), *found) - candidates.begin();
  return kinds[static_cast<std::size_t>(at)];
}

bool is_named(const KindWords& kind, std::string_view word) {
  return among(kind.id, word) || among(kind.title, word);
}

// How much a word tells: the fewer kinds have it in their names, the more.
double weight(const std::string& word, const std::vector<const KindWords*>& all) {
  const auto named = static_cast<double>(std::count_if(
      all.begin(), all.end(), [&](const KindWords* kind) { return is_named(*kind, word); }));
  const bool described =
      named == 0.0 && std::any_of(all.begin(), all.end(), [&](const KindWords* kind) {
        return among(kind->description, word);
      });
  const double those = named > 0.0 ? named : (described ? 1.0 : 0.5);
  return std::log(1.0 + static_cast<double>(all.size()) / those);
}

std::size_t words_beside(const Words& of, const Words& wanted) {
  return static_cast<std::size_t>(std::count_if(
      of.begin(), of.end(), [&](const std::string& word) { return !among(wanted, word); }));
}

constexpr double of_description = 0.8;  // a word of a description, to one of a name

// How much of what was written a kind has among its words, each by its weight.
double shared_weight(const KindWords& kind, const Words& wanted,
                     const std::vector<double>& weights) {
  double shared = 0.0;
  bool named = false;
  for (std::size_t at = 0; at < wanted.size(); ++at) {
    const bool here = is_named(kind, wanted[at]);
    named = named || here;
    shared += here ? weights[at]
                   : (among(kind.description, wanted[at]) ? of_description * weights[at] : 0.0);
  }
  return (named ? 1.0 : of_description) * shared;
}

// By the words that they share with what was written, the likeliest first.
std::vector<KindId> with_shared_words(const Vocabulary& words, std::string_view written,
                                      const std::vector<Sort>& sorts) {
  constexpr double least = 0.5;  // of what all words tell that were written
  constexpr double of_best = 0.8;
  const Words wanted = telling_words(written);
  std::vector<KindId> kinds;
  std::vector<const KindWords*> all;
  for (std::size_t at = 0; at < words.kinds.size(); ++at) {
    if (is_of(words.kinds[at], sorts)) {
      kinds.push_back(id_at(at));
      all.push_back(&words.kind_words[at]);
    }
  }
  double total = 0.0;
  std::vector<double> weights;
  for (const std::string& word : wanted) {
    weights.push_back(weight(word, all));
    total += weights.back();
  }

  struct Found {
    double share = 0.0;
    bool is_part = false;    // its id is a part of what was written: `group` of `sub-group`
    bool id_lacks = false;   // its id has not all that was written
    std::size_t beside = 0;  // what its id, or else its title, has besides
    KindId kind{};
  };

  std::vector<Found> found;
  for (std::size_t which = 0; which < all.size(); ++which) {
    const KindWords& kind = *all[which];
    const double share = shared_weight(kind, wanted, weights) / std::max(total, 1e-9);
    const bool lacks = words_beside(wanted, kind.id) > 0;
    if (share >= least) {
      found.push_back({.share = share,
                       .is_part = all_among(kind.id, wanted),
                       .id_lacks = lacks,
                       .beside = words_beside(lacks ? kind.title : kind.id, wanted),
                       .kind = kinds[which]});
    }
  }
  double best = 0.0;
  for (const Found& one : found) {
    best = std::max(best, one.share);
  }
  std::stable_sort(found.begin(), found.end(), [](const Found& left, const Found& right) {
    return std::make_tuple(!left.is_part, -left.share, left.id_lacks, left.beside) <
           std::make_tuple(!right.is_part, -right.share, right.id_lacks, right.beside);
  });
  std::vector<KindId> likely;
  for (const Found& one : found) {
    if (one.share >= of_best * best) {
      likely.push_back(one.kind);
    }
  }
  return likely;
}

}  // namespace

std::vector<KindId> kinds_called(const Vocabulary& words, std::string_view written,
                                 const std::vector<Sort>& sorts) {
  constexpr std::size_t fewest_initials = 2;
  constexpr std::size_t most_initials = 6;
  if (words.kind_named(written)) {
    return {};
  }
  const Words wanted = telling_words(written);
  if (wanted.empty()) {
    return {};
  }
  std::vector<KindId> called = those_that(words, sorts, [&](const KindWords& kind) {
    return kind.title == wanted || kind.plural == wanted || kind.id == wanted;
  });
  const Words letters = all_words(written);
  if (!called.empty() || letters.size() != 1 || letters.front().size() < fewest_initials ||
      letters.front().size() > most_initials) {
    return called;
  }
  return those_that(words, sorts,
                    [&](const KindWords& kind) { return among(kind.initials, letters.front()); });
}

std::vector<KindId> kinds_meant(const Vocabulary& words, std::string_view written,
                                const std::vector<Sort>& sorts) {
  std::vector<KindId> called = kinds_called(words, written, sorts);
  if (!called.empty()) {
    return called;
  }
  if (const std::optional<KindId> nearly = spelt_nearly(words, written, sorts)) {
    return {*nearly};
  }
  return with_shared_words(words, written, sorts);
}

std::string help_with_kind(const Vocabulary& words, std::string_view written,
                           const std::vector<Sort>& sorts) {
  constexpr std::size_t most = 4;
  std::vector<std::string_view> ids;
  for (const KindId kind : kinds_meant(words, written, sorts)) {
    ids.emplace_back(words[kind].id);
  }
  const std::string asked = text::whether_meant(ids, most);
  return asked.empty() ? "the kinds are listed in rules/vocabulary/LISTING.md" : asked;
}

}  // namespace remit::vocabulary
