#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "text/toml_explanations.hpp"
#include "text/toml_value.hpp"

namespace remit::text {

namespace {

bool curly(std::string_view words) {
  constexpr std::array<std::string_view, 6> marks{"\u201C", "\u201D", "\u201E",
                                                  "\u2018", "\u2019", "\u00AB"};
  return std::any_of(marks.begin(), marks.end(),
                     [&](std::string_view mark) { return starts(words, mark); });
}

}  // namespace

Explanation odd_space(const Mistake& mistake) {
  if (!mistake.complains_of("expected space or tab")) {
    return std::nullopt;
  }
  return mistake.say("this is not a plain space, but one that a word processor or web page makes",
                     "delete it and type a space");
}

Explanation odd_line_end(const Mistake& mistake) {
  if (!mistake.complains_of("after '\\r'")) {
    return std::nullopt;
  }
  return mistake.say("this line ends in a way that is no longer in use",
                     "save the file again with Windows (CRLF) or Unix (LF) line ends");
}

Explanation curly_marks(const Mistake& mistake) {
  const std::string help = "use the straight mark \" on both sides";
  const std::string message = "curly quotation marks, as a word processor makes them";
  if (mistake.around.quoted) {
    return std::nullopt;
  }
  if (curly(mistake.character())) {
    return mistake.say(message, help);
  }
  const Range value = mistake.raw_value();
  return curly(mistake.text(value)) ? Explanation(mistake.say(value, message, help)) : std::nullopt;
}

Explanation text_without_end(const Mistake& mistake) {
  const std::optional<Token>& quoted = mistake.around.quoted;
  if (!quoted || quoted->closed) {
    return std::nullopt;
  }
  const bool several = opens_several_lines(mistake.bytes, quoted->begin);
  const bool to_the_end = several
                              ? mistake.complains_of("end-of-file")
                              : mistake.at >= trimmed(mistake.bytes.substr(0, quoted->end)).size();
  if (!to_the_end) {
    return std::nullopt;
  }
  const std::string_view mark = mistake.bytes.substr(quoted->begin, several ? 3 : 1);
  const std::size_t end =
      several ? quoted->begin + mark.size() : std::max(mistake.at, quoted->begin + 1);
  return mistake.say({.begin = quoted->begin, .end = end},
                     fmt::format("this text has no closing {}", mark),
                     several ? fmt::format("end it with {}", mark)
                             : fmt::format("end it with {} on the same line", mark));
}

Explanation backslash(const Mistake& mistake) {
  if (!mistake.around.quoted ||
      !(mistake.complains_of("escape") || mistake.complains_of("hex") ||
        mistake.complains_of("surrogates") || mistake.complains_of("U+10FFFF") ||
        mistake.complains_of("line-ending"))) {
    return std::nullopt;
  }
  const std::size_t begin = mistake.bytes.rfind('\\', mistake.at);
  if (begin == std::string_view::npos || begin < mistake.around.quoted->begin) {
    return std::nullopt;
  }
  const std::size_t end = std::max(mistake.at + mistake.character().size(), begin + 2);
  return mistake.say({.begin = begin, .end = std::min(end, line_end(mistake.bytes, begin))},
                     "a backslash has a meaning of its own in text",
                     "write it twice, \\\\, or put the whole text in single quotation marks");
}

Explanation control_character(const Mistake& mistake) {
  if (!mistake.complains_of("control character") && !mistake.complains_of("vertical tab")) {
    return std::nullopt;
  }
  return mistake.say("a character that cannot be seen", "delete it");
}

// "The "big" one"
Explanation text_ended_early(const Mistake& mistake) {
  const bool goes_on = mistake.complains_of("expected a comment") ||
                       mistake.complains_of("expected comma or") ||
                       mistake.complains_of("expected key or");
  if (!goes_on || mistake.at == 0 || mistake.around.in_heading) {
    return std::nullopt;
  }
  const char mark = mistake.bytes[mistake.at - 1];
  const Token next = mistake.token();
  const bool letter = next.mark == Mark::other && mistake.character().size() > 1;
  const bool words = next.mark == Mark::word || next.mark == Mark::quoted || letter;
  if ((mark != '"' && mark != '\'') || next.begin != mistake.at || !words) {
    return std::nullopt;
  }
  return mistake.say({.begin = mistake.at - 1, .end = mistake.at}, "the text ends at this mark",
                     mark == '"' ? "if the mark belongs to the text, write \\\" for it"
                                 : "if the mark belongs to the text, put \" round all of it");
}

}  // namespace remit::text
