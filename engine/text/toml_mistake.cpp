#include "text/toml_mistake.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "text/toml_value.hpp"
#include "text/utf8.hpp"

namespace remit::text {
namespace {

bool contains(std::string_view words, std::string_view part) {
  return words.find(part) != std::string_view::npos;
}

bool starts(std::string_view words, std::string_view part) {
  return words.substr(0, part.size()) == part;
}

bool curly(std::string_view words) {
  constexpr std::array<std::string_view, 6> marks{"\u201C", "\u201D", "\u201E",
                                                  "\u2018", "\u2019", "\u00AB"};
  return std::any_of(marks.begin(), marks.end(),
                     [&](std::string_view mark) { return starts(words, mark); });
}

// A complaint with the text that it is about.
class Mistake {
 public:
  Mistake(std::string_view text_of_file, FileId file, const Complaint& complaint,
          const Surroundings& surrounded_by)
      : bytes(text_of_file),
        scope(complaint.scope),
        reason(complaint.reason),
        at(std::min(complaint.at, bytes.size())),
        around(surrounded_by),
        file_(file) {}

  [[nodiscard]] bool complains_of(std::string_view part) const { return contains(reason, part); }

  // The character at which the parser gave up; empty at the end of the file.
  [[nodiscard]] std::string_view character() const {
    const std::string_view rest = bytes.substr(at);
    return rest.substr(0, bytes_of_characters(rest, 1));
  }

  [[nodiscard]] bool at_line_end() const {
    const Mark mark = next_token(bytes, at).mark;
    return mark == Mark::line_end || mark == Mark::end_of_text || mark == Mark::comment;
  }

  [[nodiscard]] Token token() const { return next_token(bytes, at); }

  // The bracket or brace that is open there; none is 0.
  [[nodiscard]] char inside() const {
    return around.open.empty() ? '\0' : bytes[around.open.back()];
  }

  [[nodiscard]] std::string_view text(Range range) const {
    return bytes.substr(range.begin, range.end - range.begin);
  }

  // The value in which it is, as it is written, if that is not in quotation marks or brackets.
  [[nodiscard]] Range raw_value() const {
    const std::string_view stops = inside() == '\0' ? "\n#" : inside() == '[' ? ",]\n#" : ",}\n#";
    const std::size_t begin = std::min(bytes.find_first_not_of(" \t", around.item), bytes.size());
    const std::size_t end = std::min(bytes.find_first_of(stops, begin), bytes.size());
    return {.begin = begin, .end = begin + trimmed(bytes.substr(begin, end - begin)).size()};
  }

  // The key in hand, as far as it is written.
  [[nodiscard]] Range raw_key() const {
    const std::size_t begin = std::min(bytes.find_first_not_of(" \t", around.key), bytes.size());
    const std::size_t end = std::max(begin, at);
    return {.begin = begin, .end = begin + trimmed(bytes.substr(begin, end - begin)).size()};
  }

  [[nodiscard]] Span span(Range range) const {
    const auto size = static_cast<std::uint32_t>(bytes.size());
    const auto begin = std::min(static_cast<std::uint32_t>(range.begin), size);
    const auto end = std::min(static_cast<std::uint32_t>(range.end), size);
    return {.file = file_, .begin = begin, .end = std::max(begin, end)};
  }

  [[nodiscard]] Diagnostic say(Range range, std::string message, std::string help) const {
    return {.code = Code::toml_syntax,
            .message = std::move(message),
            .primary = Label{.span = span(range), .text = {}},
            .help = std::move(help)};
  }

  // At the character at which the parser gave up.
  [[nodiscard]] Diagnostic say(std::string message, std::string help) const {
    return say({.begin = at, .end = at + std::max<std::size_t>(character().size(), 1)},
               std::move(message), std::move(help));
  }

  std::string_view bytes;
  std::string_view scope;
  std::string_view reason;
  std::size_t at;
  const Surroundings& around;

 private:
  FileId file_;
};

using Explanation = std::optional<Diagnostic>;

// What was written before.

Diagnostic twice_in_a_file(const Mistake& mistake, const Heading& heading,
                           const std::optional<Range>& first) {
  const std::string name = joined(heading.path);
  const Range range{.begin = heading.begin, .end = heading.end};
  const std::optional<Heading> other =
      first ? heading_at(mistake.bytes, first->begin) : std::nullopt;
  if (!other) {
    return mistake.say(range, fmt::format("`{}` is written both as a value and as a table", name),
                       "write all of it in one of the two places");
  }
  if (other->list != heading.list) {
    return mistake.say(
        range, fmt::format("`{}` is written with one bracket each side and with two", name),
        "write it in the same way in both places: with two, if there may be several");
  }
  return mistake.say(range, fmt::format("the table `{}` is written twice in this file", name),
                     "put all of it under the first heading");
}

Diagnostic twice_in_a_table(const Mistake& mistake, const Path& key,
                            const std::optional<Range>& first) {
  const std::string name = joined(key);
  const Range range{.begin = key.begin, .end = key.end};
  const std::optional<Path> other = first ? path_at(mistake.bytes, first->begin) : std::nullopt;
  if (!other || other->names != key.names) {
    return mistake.say(range,
                       fmt::format("`{}`, or a part of it, was already written before", name),
                       "write all of it in one place");
  }
  if (mistake.inside() == '{') {
    return mistake.say(range, fmt::format("`{}` is written twice in one entry", name),
                       "keep one of the two, or write two entries");
  }
  return mistake.say(range, fmt::format("`{}` is written twice in one table", name),
                     fmt::format("write both values in one list: `{} = [first, second]`", name));
}

Explanation repeated(const Mistake& mistake) {
  if (!mistake.complains_of("cannot redefine") && !mistake.complains_of("cannot insert")) {
    return std::nullopt;
  }
  const std::optional<Range> first = first_place(mistake.bytes, mistake.around);
  const std::optional<Heading> heading = heading_at(mistake.bytes, mistake.around.statement);
  const std::optional<Path> key = path_at(mistake.bytes, mistake.around.key);
  Explanation found;
  if (mistake.around.in_heading && heading) {
    found = twice_in_a_file(mistake, *heading, first);
  } else if (key) {
    found = twice_in_a_table(mistake, *key, first);
  } else {
    return std::nullopt;
  }
  found->code = Code::duplicate_key;
  if (first) {
    found->related.push_back({.span = mistake.span(*first), .text = "first written here"});
  }
  return found;
}

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

// Characters that look like others.

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

// Text in quotation marks.

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

// Headings.

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

// Lists, and entries in braces.

Diagnostic not_closed(const Mistake& mistake, std::size_t open, Range noticed, std::string why) {
  const bool list = mistake.bytes[open] == '[';
  Diagnostic found = mistake.say({.begin = open, .end = open + 1},
                                 list ? "this list is not closed" : "this brace is not closed",
                                 list ? "end the list with `]`" : "end the entry with `}`");
  found.related.push_back({.span = mistake.span(noticed), .text = std::move(why)});
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

// Keys.

Explanation braces_round_a_list(const Mistake& mistake) {
  const bool ends = mistake.character() == "," || mistake.character() == "}";
  if (mistake.inside() != '{' || !mistake.complains_of("expected '='") || !ends) {
    return std::nullopt;
  }
  return mistake.say(mistake.raw_key(), "in braces each value has a key: `{ id = \"scb\" }`",
                     "write a list in square brackets: `[\"a\", \"b\"]`");
}

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

// Values.

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

// What stands where a line should begin or end.

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
                       more ? "write several values as a list: `[\"a\", \"b\"]`" : "delete it");
  }
  return std::nullopt;
}

Explanation closes_nothing(const Mistake& mistake) {
  const bool closes = mistake.character() == "]" || mistake.character() == "}";
  if (!closes || mistake.inside() != '\0') {
    return std::nullopt;
  }
  return mistake.say(fmt::format("this `{}` closes nothing", mistake.character()), "delete it");
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

Diagnostic in_its_own_words(const Mistake& mistake) {
  return mistake.say(shortened(mistake.reason), {});
}

// Tried in this order; the first that has words for a mistake explains it.
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

}  // namespace

Diagnostic explain(std::string_view bytes, FileId file, const Complaint& complaint,
                   const Surroundings& around) {
  const Mistake mistake(bytes, file, complaint, around);
  for (const auto& explanation : explanations) {
    if (Explanation found = explanation(mistake)) {
      return std::move(*found);
    }
  }
  return in_its_own_words(mistake);
}

}  // namespace remit::text
