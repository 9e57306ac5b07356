#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "text/toml_explanations.hpp"

namespace remit::text {

namespace {

Diagnostic not_closed(const Mistake& mistake, std::size_t open, Range noticed, std::string why) {
  const bool list = mistake.bytes[open] == '[';
  Diagnostic found = mistake.say({.begin = open, .end = open + 1},
                                 list ? "this list is not closed" : "this brace is not closed",
                                 list ? "end the list with `]`" : "end the entry with `}`");
  found.related.push_back({.span = mistake.span(noticed), .text = std::move(why)});
  return found;
}

// `260,000` in a list or an entry reads as two values. The comma, if that is so.
std::optional<std::size_t> comma_in_number(const Mistake& mistake) {
  const std::size_t comma =
      mistake.at == 0 ? std::string_view::npos : mistake.bytes.rfind(',', mistake.at - 1);
  if (comma == std::string_view::npos || comma == 0) {
    return std::nullopt;
  }
  const Token after = next_token(mistake.bytes, comma + 1);
  const std::string_view digits = mistake.text({.begin = after.begin, .end = after.end});
  const std::string_view before = mistake.bytes.substr(comma - 1, 1);
  constexpr std::string_view all_digits = "0123456789";
  const bool parts_a_number = after.begin == comma + 1 && digits.size() == 3 &&
                              digits.find_first_not_of(all_digits) == std::string_view::npos &&
                              before.find_first_of(all_digits) == 0;
  return parts_a_number ? std::optional(comma) : std::nullopt;
}

}  // namespace

Explanation nested_too_deep(const Mistake& mistake) {
  if (!mistake.complains_of("nested value depth")) {
    return std::nullopt;
  }
  Diagnostic found = mistake.say("lists or entries stand too deep inside each other",
                                 "a model needs three or four: check that this is the file you "
                                 "meant");
  found.code = Code::too_deep;
  return found;
}

// A list that goes on until something that is no value.
Explanation list_without_end(const Mistake& mistake) {
  const std::size_t line = line_begin(mistake.bytes, mistake.at);
  std::vector<std::size_t> open = mistake.around.open;
  const bool heading = begins_heading(mistake.bytes, line);
  while (heading && !open.empty() && open.back() >= line) {
    open.pop_back();  // the heading's own
  }
  if (open.empty() || mistake.bytes[open.back()] != '[' || mistake.around.quoted) {
    return std::nullopt;
  }
  const Token first = next_token(mistake.bytes, line);
  if (heading) {
    return not_closed(mistake, open.back(),
                      {.begin = first.begin, .end = line_end(mistake.bytes, line)},
                      "the next table begins here");
  }
  if (open.back() < line && begins_statement(mistake.bytes, line)) {
    return not_closed(mistake, open.back(), {.begin = first.begin, .end = first.end},
                      "the next key begins here");
  }
  if (mistake.complains_of("end-of-file")) {
    return mistake.say({.begin = open.back(), .end = open.back() + 1}, "this list is not closed",
                       "end the list with `]`");
  }
  return std::nullopt;
}

// [ "a" }
Explanation crossed(const Mistake& mistake) {
  const std::string_view character = mistake.character();
  const bool list = mistake.inside() == '[' && character == "}";
  const bool braces = mistake.inside() == '{' && character == "]";
  if ((!list && !braces) || mistake.around.quoted) {
    return std::nullopt;
  }
  return not_closed(mistake, mistake.around.open.back(),
                    {.begin = mistake.at, .end = mistake.at + 1},
                    list ? "`}` closes a brace" : "`]` closes a list");
}

Explanation braces_without_end(const Mistake& mistake) {
  if (mistake.inside() != '{' || !mistake.at_line_end() || mistake.around.quoted) {
    return std::nullopt;
  }
  const std::size_t open = mistake.around.open.back();
  return mistake.say(
      {.begin = open,
       .end = std::max(std::min(mistake.at, line_end(mistake.bytes, open)), open + 1)},
      "an entry in braces ends on the line on which it begins",
      "write all of it on that line, and end it with `}`");
}

Explanation wrong_comma(const Mistake& mistake) {
  if (mistake.around.quoted) {
    return std::nullopt;
  }
  if (mistake.complains_of("saw comma")) {
    return mistake.say("there is nothing before this comma", "delete it");
  }
  if (mistake.complains_of("dangling comma")) {
    const std::size_t comma = mistake.bytes.rfind(',', mistake.at);
    return mistake.say({.begin = comma, .end = comma + 1},
                       "there is nothing between this comma and the closing brace", "delete it");
  }
  const std::optional<std::size_t> comma = comma_in_number(mistake);
  if (comma && mistake.inside() != '\0' &&
      (mistake.complains_of("expected '='") || mistake.complains_of("leading zero"))) {
    return mistake.say({.begin = *comma, .end = *comma + 1}, "a number has no commas", "delete it");
  }
  return std::nullopt;
}

Explanation missing_comma(const Mistake& mistake) {
  if (!mistake.complains_of("expected comma or closing")) {
    return std::nullopt;
  }
  const Token token = mistake.token();
  if (token.mark == Mark::other) {
    return mistake.say(fmt::format("`{}` where a comma should be", mistake.character()),
                       "write a comma between one and the next");
  }
  return mistake.say(
      {.begin = token.begin, .end = std::min(token.end, line_end(mistake.bytes, token.begin))},
      "no comma before this", "write a comma between one and the next");
}

Explanation braces_round_a_list(const Mistake& mistake) {
  const bool ends = mistake.character() == "," || mistake.character() == "}";
  if (mistake.inside() != '{' || !mistake.complains_of("expected '='") || !ends) {
    return std::nullopt;
  }
  return mistake.say(mistake.raw_key(), "in braces each value has a key: `{ id = \"scb\" }`",
                     R"(write a list in square brackets: `["a", "b"]`)");
}

Explanation closes_nothing(const Mistake& mistake) {
  const bool closes = mistake.character() == "]" || mistake.character() == "}";
  if (!closes || mistake.inside() != '\0') {
    return std::nullopt;
  }
  return mistake.say(fmt::format("this `{}` closes nothing", mistake.character()), "delete it");
}

}  // namespace remit::text
