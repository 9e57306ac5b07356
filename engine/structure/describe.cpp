#include "structure/describe.hpp"

#include <cstddef>
#include <vector>

#include <fmt/format.h>

namespace remit::structure {

std::string end_before(calendar::Date day) {
  const calendar::Date before = calendar::previous(day);
  return calendar::is_day(before) ? fmt::format("write `until = {}`", calendar::iso(before))
                                  : std::string("let the next begin a day later");
}

std::string with_article(std::string_view word) {
  constexpr std::string_view vowels = "aeiou";
  const bool vowel = !word.empty() && vowels.find(word.front()) != std::string_view::npos;
  return (vowel ? "an " : "a ") + std::string(word);
}

std::string on_day(const calendar::PartialDate& day) {
  const bool open = !calendar::is_day(day.earliest) || !calendar::is_day(day.latest);
  const std::string_view lead = open ? "" : (day.exact() ? "on " : "in ");
  return std::string(lead) + calendar::words(day);
}

std::string describe(const vocabulary::Vocabulary& words, const vocabulary::Ends& ends) {
  std::vector<std::string> parts;
  for (const vocabulary::Sort sort : ends.sorts) {
    parts.push_back(with_article(vocabulary::word(sort)));
  }
  for (const vocabulary::KindId kind : ends.kinds) {
    parts.push_back(with_article(words[kind].id));
  }
  std::string joined;
  for (std::size_t at = 0; at < parts.size(); ++at) {
    if (at > 0) {
      joined += at + 1 == parts.size() ? " or " : ", ";
    }
    joined += parts[at];
  }
  return joined;
}

}  // namespace remit::structure
