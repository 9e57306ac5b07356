#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace remit::vocabulary {

/// What a kind is called, cut into words so that it can be compared with what somebody wrote.
struct KindWords {
  std::vector<std::string> id{};
  std::vector<std::string> title{};
  std::vector<std::string> plural{};
  std::vector<std::string> description{};
  std::vector<std::string> spellings{};  ///< of id and title, as ids are written
  std::vector<std::string> initials{};   ///< of title and plural, with small words and without
};

[[nodiscard]] KindWords words_of_kind(std::string_view id, std::string_view title,
                                      std::string_view plural, std::string_view description);

/// All words, in small letters and without apostrophes.
[[nodiscard]] std::vector<std::string> all_words(std::string_view text);

/// Those that tell something, in the singular: not `of`, `and`, `the`.
[[nodiscard]] std::vector<std::string> telling_words(std::string_view text);

/// As an id is written: `fire-and-rescue-authority`.
[[nodiscard]] std::string with_hyphens(const std::vector<std::string>& words);

}  // namespace remit::vocabulary
