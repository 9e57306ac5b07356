#include <algorithm>
#include <cstddef>

#include <fmt/format.h>

#include "text/toml_explanations.hpp"
#include "text/toml_value.hpp"

namespace remit::text {

Explanation heading_without_end(const Mistake& mistake) {
  if (!mistake.around.in_heading || mistake.complains_of("blank bare keys")) {
    return std::nullopt;
  }
  const std::size_t begin = mistake.around.statement;
  const bool list = starts(mistake.bytes.substr(begin), "[[");
  const Range whole{.begin = begin,
                    .end = begin + trimmed(mistake.bytes.substr(begin, mistake.at - begin)).size()};
  const bool half = list && mistake.at > 0 && mistake.bytes[mistake.at - 1] == ']' &&
                    mistake.complains_of("expected ']'");
  if (half) {
    return mistake.say(whole, "this heading begins with two brackets and ends with one",
                       "end it with `]]`");
  }
  if (mistake.at_line_end()) {
    return mistake.say(whole, "this heading has no closing bracket",
                       list ? "end it with `]]`" : "end it with `]`");
  }
  return std::nullopt;
}

Explanation wrong_heading(const Mistake& mistake) {
  if (!mistake.around.in_heading) {
    return std::nullopt;
  }
  if (mistake.complains_of("blank bare keys")) {
    return mistake.say({.begin = mistake.around.statement, .end = mistake.at + 1},
                       "this heading names nothing", "write a name between the brackets");
  }
  if (mistake.complains_of("contiguous")) {
    return mistake.say("the two brackets of this heading stand apart",
                       "write them without a space: `[[name]]`");
  }
  if (mistake.complains_of("expected a comment")) {
    if (mistake.character() == "]") {
      return mistake.say("this heading begins with one bracket and ends with two",
                         "write two on both sides if there may be several, else one");
    }
    const std::size_t end = line_end(mistake.bytes, mistake.at);
    return mistake.say(
        {.begin = mistake.at,
         .end = mistake.at + trimmed(mistake.bytes.substr(mistake.at, end - mistake.at)).size()},
        "a heading stands alone on its line", "write this on the next line");
  }
  if (mistake.complains_of("expected ']'") && mistake.token().mark == Mark::word) {
    return mistake.say({.begin = mistake.at, .end = mistake.token().end}, "a heading has no spaces",
                       "join its words with `-`");
  }
  return mistake.say(fmt::format("`{}` cannot stand in a heading", shortened(mistake.character())),
                     "a name is made of letters without accents, digits and `-`; dots part the "
                     "names");
}

}  // namespace remit::text
