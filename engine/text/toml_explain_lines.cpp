#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "text/toml_explanations.hpp"
#include "text/toml_value.hpp"

namespace remit::text {

Explanation key_without_equals(const Mistake& mistake) {
  const bool in_key = mistake.complains_of("expected '='") ||
                      (mistake.complains_of("end-of-file") &&
                       (mistake.scope == "key" || mistake.scope == "key-value pair") &&
                       mistake.around.item <= mistake.around.key);
  if (!in_key) {
    return std::nullopt;
  }
  const Range key = mistake.raw_key();
  const std::string name = shortened(mistake.text(key));
  if (mistake.character() == ":") {
    return mistake.say("a colon where `=` should be", "write `key = value`");
  }
  if (mistake.at_line_end()) {
    return mistake.say(key, fmt::format("`{}` stands alone on its line", name),
                       "write `key = value`; put # before a remark");
  }
  const std::size_t end = line_end(mistake.bytes, mistake.at);
  const std::size_t equals = mistake.bytes.substr(0, end).find('=', mistake.at);
  if (equals == std::string_view::npos) {
    return mistake.say(key, fmt::format("no `=` after `{}`", name),
                       "write `key = value`; put # before a remark");
  }
  const Range words{
      .begin = key.begin,
      .end = key.begin + trimmed(mistake.bytes.substr(key.begin, equals - key.begin)).size()};
  return mistake.say(
      words, fmt::format("`{}` is no key: a key is one word", shortened(mistake.text(words))),
      "join its words with `_`");
}

Explanation key_without_value(const Mistake& mistake) {
  const bool no_value = mistake.complains_of("expected value, saw") ||
                        (mistake.complains_of("end-of-file") && mistake.inside() == '\0' &&
                         mistake.scope == "key-value pair");
  const std::optional<Path> key = path_at(mistake.bytes, mistake.around.key);
  if (!no_value || !key) {
    return std::nullopt;
  }
  return mistake.say({.begin = key->begin, .end = key->end},
                     fmt::format("`{}` has no value", joined(*key)),
                     "write one after `=`, or delete the key");
}

Explanation wrong_key(const Mistake& mistake) {
  if (mistake.scope != "key" && !mistake.complains_of("expected key or closing")) {
    return std::nullopt;
  }
  if (mistake.complains_of("multi-line")) {
    return mistake.say({.begin = mistake.token().begin, .end = mistake.token().end},
                       "a key stands on one line", "write it in single quotation marks");
  }
  const std::size_t before = trimmed(mistake.bytes.substr(0, mistake.at)).size();
  if (before > 0 && mistake.bytes[before - 1] == '.') {
    return mistake.say({.begin = before - 1, .end = before}, "there is no name after this dot",
                       "write one, or delete the dot");
  }
  return mistake.say(fmt::format("`{}` where a key should be", shortened(mistake.character())),
                     "a key is made of letters without accents, digits, `-` and `_`");
}

Explanation wrong_value(const Mistake& mistake) {
  constexpr std::array<std::string_view, 8> others{"root table", "key-value pair", "key",
                                                   "array",      "inline table",   "table header",
                                                   "comment",    "string"};
  const bool of_value = std::find(others.begin(), others.end(), mistake.scope) == others.end() ||
                        mistake.complains_of("expected a comment") ||
                        mistake.complains_of("expected comma or closing");
  const Range range = mistake.raw_value();
  const std::string_view raw = mistake.text(range);
  const bool bare = !raw.empty() && raw.find_first_of("\"'[{]}") != 0;
  if (!of_value || !bare || mistake.around.in_heading) {
    return std::nullopt;
  }
  if (raw.front() == '=') {
    return mistake.say({.begin = range.begin, .end = range.begin + 1}, "`=` is written twice",
                       "delete one");
  }
  const ValueMistake wrong = explain_value(raw);
  Diagnostic found = mistake.say(range, wrong.message, wrong.help);
  found.code = wrong.code;
  return found;
}

Explanation after_value(const Mistake& mistake) {
  if (!mistake.complains_of("expected a comment")) {
    return std::nullopt;
  }
  const std::optional<Path> key = path_at(mistake.bytes, mistake.at);
  if (key && next_token(mistake.bytes, key->end).mark == Mark::equals) {
    return mistake.say({.begin = key->begin, .end = key->end}, "a second key on the same line",
                       "give it a line of its own");
  }
  const bool bare =
      mistake.bytes.find_first_of("\"'[{", mistake.around.item) != mistake.raw_value().begin;
  if (mistake.character() == "," && !bare) {
    const std::size_t after = mistake.at + 1;
    const bool more = next_token(mistake.bytes, after).mark == Mark::quoted;
    return mistake.say("a comma after the value",
                       more ? R"(write several values as a list: `["a", "b"]`)" : "delete it");
  }
  return std::nullopt;
}

Explanation merge_left_over(const Mistake& mistake) {
  constexpr std::array<std::string_view, 4> marks{"<<<<<<<", "=======", ">>>>>>>", "|||||||"};
  const std::string_view line = mistake.bytes.substr(line_begin(mistake.bytes, mistake.at));
  if (std::none_of(marks.begin(), marks.end(),
                   [&](std::string_view mark) { return starts(line, mark); })) {
    return std::nullopt;
  }
  return mistake.say("a merge was left unfinished here",
                     "keep one of the two versions, and delete the lines of marks");
}

Explanation wrong_line(const Mistake& mistake) {
  if (!mistake.complains_of("expected keys, tables")) {
    return std::nullopt;
  }
  const std::string_view rest = mistake.bytes.substr(mistake.at);
  if (starts(rest, "//") || starts(rest, "/*") || starts(rest, ";")) {
    return mistake.say("a remark begins with #", "write # before it");
  }
  if (mistake.character().size() > 1) {
    return mistake.say(fmt::format("`{}` cannot stand in a key", shortened(mistake.character())),
                       "a key is made of letters without accents, digits, `-` and `_`");
  }
  return mistake.say(fmt::format("a line cannot begin with `{}`", shortened(mistake.character())),
                     "a line is a heading in brackets, a key with its value, or a remark after #");
}

Explanation stray(const Mistake& mistake) {
  if (!mistake.complains_of("expected a comment")) {
    return std::nullopt;
  }
  const std::size_t end = line_end(mistake.bytes, mistake.at);
  const std::string_view rest = trimmed(mistake.bytes.substr(mistake.at, end - mistake.at));
  return mistake.say({.begin = mistake.at, .end = mistake.at + rest.size()},
                     fmt::format("`{}` stands after the end of the value", shortened(rest)),
                     "delete it, or put # before a remark");
}

}  // namespace remit::text
