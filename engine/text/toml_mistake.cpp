#include "text/toml_mistake.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "text/toml_explanations.hpp"
#include "text/toml_value.hpp"
#include "text/utf8.hpp"

namespace remit::text {

bool contains(std::string_view words, std::string_view part) {
  return words.find(part) != std::string_view::npos;
}

bool starts(std::string_view words, std::string_view part) {
  return words.substr(0, part.size()) == part;
}

Mistake::Mistake(std::string_view text_of_file, FileId file, const Complaint& complaint,
                 const Surroundings& surrounded_by)
    : bytes(text_of_file),
      scope(complaint.scope),
      reason(complaint.reason),
      at(std::min(complaint.at, bytes.size())),
      around(surrounded_by),
      file_(file) {}

bool Mistake::complains_of(std::string_view part) const {
  return contains(reason, part);
}

std::string_view Mistake::character() const {
  const std::string_view rest = bytes.substr(at);
  return rest.substr(0, bytes_of_characters(rest, 1));
}

bool Mistake::at_line_end() const {
  const Mark mark = token().mark;
  return mark == Mark::line_end || mark == Mark::end_of_text || mark == Mark::comment;
}

char Mistake::inside() const {
  return around.open.empty() ? '\0' : bytes[around.open.back()];
}

std::string_view Mistake::text(Range range) const {
  return bytes.substr(range.begin, range.end - range.begin);
}

Range Mistake::raw_value() const {
  const std::string_view stops = inside() == '\0' ? "\n#" : inside() == '[' ? ",]\n#" : ",}\n#";
  const std::size_t begin = std::min(bytes.find_first_not_of(" \t", around.item), bytes.size());
  const std::size_t end = std::min(bytes.find_first_of(stops, begin), bytes.size());
  return {.begin = begin, .end = begin + trimmed(bytes.substr(begin, end - begin)).size()};
}

Range Mistake::raw_key() const {
  const std::size_t begin = std::min(bytes.find_first_not_of(" \t", around.key), bytes.size());
  const std::size_t end = std::max(begin, at);
  return {.begin = begin, .end = begin + trimmed(bytes.substr(begin, end - begin)).size()};
}

Span Mistake::span(Range range) const {
  const auto begin = static_cast<std::uint32_t>(std::min(range.begin, bytes.size()));
  const auto end = static_cast<std::uint32_t>(std::min(range.end, bytes.size()));
  return {.file = file_, .begin = begin, .end = std::max(begin, end)};
}

Diagnostic Mistake::say(Range range, std::string message, std::string help) const {
  return {.code = Code::toml_syntax,
          .message = std::move(message),
          .primary = Label{.span = span(range), .text = {}},
          .help = std::move(help)};
}

Diagnostic Mistake::say(std::string message, std::string help) const {
  return say({.begin = at, .end = at + std::max<std::size_t>(character().size(), 1)},
             std::move(message), std::move(help));
}

Diagnostic explain(std::string_view bytes, FileId file, const Complaint& complaint,
                   const Surroundings& around) {
  // Tried in this order; the first that has words for the mistake explains it.
  constexpr std::array explanations{repeated,
                                    nested_too_deep,
                                    odd_space,
                                    odd_line_end,
                                    merge_left_over,
                                    curly_marks,
                                    text_without_end,
                                    backslash,
                                    control_character,
                                    heading_without_end,
                                    wrong_heading,
                                    list_without_end,
                                    crossed,
                                    braces_without_end,
                                    wrong_comma,
                                    text_ended_early,
                                    braces_round_a_list,
                                    key_without_equals,
                                    key_without_value,
                                    wrong_key,
                                    after_value,
                                    closes_nothing,
                                    wrong_value,
                                    missing_comma,
                                    wrong_line,
                                    stray};
  const Mistake mistake(bytes, file, complaint, around);
  for (const auto& explanation : explanations) {
    if (Explanation found = explanation(mistake)) {
      return std::move(*found);
    }
  }
  return mistake.say(printable(mistake.reason), {});
}

}  // namespace remit::text
