#include "vocabulary/kind_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace remit::vocabulary {
namespace {

using Words = std::vector<std::string>;

bool is_small(std::string_view word) {
  constexpr std::array<std::string_view, 12> small{"a",  "an", "and",  "by",  "for", "in",
                                                   "of", "or", "that", "the", "to",  "with"};
  return std::find(small.begin(), small.end(), word) != small.end();
}

bool is_letter_or_digit(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
}

char small_letter(char byte) {
  return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
}

std::string singular(std::string word) {
  constexpr std::size_t least = 4;
  if (word.size() > least && word.ends_with("ies")) {
    return word.substr(0, word.size() - 3) + "y";
  }
  if (word.size() >= least && word.ends_with('s') && !word.ends_with("ss")) {
    word.pop_back();
  }
  return word;
}

std::string initials(const Words& words, bool with_small_words) {
  std::string letters;
  for (const std::string& word : words) {
    if (with_small_words || !is_small(word)) {
      letters += word.front();
    }
  }
  return letters;
}

}  // namespace

Words all_words(std::string_view text) {
  Words words;
  bool within = false;
  for (const char each : text) {
    const char byte = small_letter(each);
    if (is_letter_or_digit(byte)) {
      if (!within) {
        words.emplace_back();
      }
      words.back() += byte;
      within = true;
    } else if (byte != '\'') {
      within = false;
    }
  }
  return words;
}

Words telling_words(std::string_view text) {
  Words telling;
  for (std::string& word : all_words(text)) {
    if (!is_small(word)) {
      telling.push_back(singular(std::move(word)));
    }
  }
  return telling;
}

std::string with_hyphens(const Words& words) {
  std::string joined;
  for (const std::string& word : words) {
    joined += (joined.empty() ? "" : "-") + word;
  }
  return joined;
}

KindWords words_of_kind(std::string_view id, std::string_view title, std::string_view plural,
                        std::string_view description) {
  KindWords words{.id = telling_words(id),
                  .title = telling_words(title),
                  .plural = telling_words(plural),
                  .description = telling_words(description)};
  words.spellings = {with_hyphens(all_words(id)), with_hyphens(all_words(title))};
  if (words.spellings.front() == words.spellings.back()) {
    words.spellings.pop_back();
  }
  for (const std::string_view text : {title, plural}) {
    words.initials.push_back(initials(all_words(text), true));
    words.initials.push_back(initials(all_words(text), false));
  }
  return words;
}

}  // namespace remit::vocabulary
