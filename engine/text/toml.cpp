#include "text/toml.hpp"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "text/utf8.hpp"

namespace remit::text {
namespace {

constexpr std::size_t most_errors = 20;  // a file with more is not a model
constexpr std::size_t deepest = 200;     // dotted keys; toml++ itself stops nested values at 256

Span span_at(const File& contents, FileId file, std::size_t begin, std::size_t length) {
  const auto size = static_cast<std::uint32_t>(contents.contents().size());
  const std::uint32_t first = std::min(static_cast<std::uint32_t>(begin), size);
  return {.file = file,
          .begin = first,
          .end = std::min(first + static_cast<std::uint32_t>(length), size)};
}

// What no parser should be shown.
std::optional<Diagnostic> unreadable_bytes(const File& contents, FileId file) {
  const std::string_view bytes = contents.contents();
  const auto refuse = [&](Code code, std::size_t at, std::string message, std::string help) {
    return Diagnostic{.code = code,
                      .message = std::move(message),
                      .primary = Label{.span = span_at(contents, file, at, 1), .text = {}},
                      .help = std::move(help)};
  };
  const bool utf16 = bytes.substr(0, 2) == "\xFF\xFE" || bytes.substr(0, 2) == "\xFE\xFF";
  if (utf16) {
    return refuse(Code::wrong_encoding, 0, "this file is in UTF-16, not UTF-8",
                  "save it again with the encoding UTF-8");
  }
  if (const std::size_t at = bytes.find('\0'); at != std::string_view::npos) {
    return refuse(Code::nul_byte, at, "a NUL byte: this is not a text file",
                  "check that this is the file you meant; a text editor removes the byte");
  }
  if (const std::optional<std::size_t> at = first_malformed(bytes)) {
    return refuse(Code::not_utf8, *at,
                  fmt::format("the byte 0x{:02X} is not UTF-8",
                              static_cast<unsigned>(static_cast<unsigned char>(bytes[*at]))),
                  "save the file again with the encoding UTF-8");
  }
  return std::nullopt;
}

std::string_view trimmed(std::string_view line) {
  const auto space = [](char byte) { return byte == ' ' || byte == '\t' || byte == '\r'; };
  while (!line.empty() && space(line.front())) {
    line.remove_prefix(1);
  }
  while (!line.empty() && space(line.back())) {
    line.remove_suffix(1);
  }
  return line;
}

struct Line {
  std::size_t begin;
  std::size_t end;  // of the line feed, or of the file
};

std::vector<Line> lines_of(std::string_view bytes) {
  std::vector<Line> lines;
  std::size_t begin = 0;
  while (begin <= bytes.size()) {
    std::size_t end = bytes.find('\n', begin);
    end = end == std::string_view::npos ? bytes.size() : end;
    lines.push_back({.begin = begin, .end = end});
    begin = end + 1;
  }
  return lines;
}

// `body.scb` for a line that is `[body.scb]` or `[[body.scb]]`; none for other lines.
std::optional<std::string_view> header_name(std::string_view line) {
  line = trimmed(line);
  if (const std::size_t comment = line.find('#'); comment != std::string_view::npos) {
    line = trimmed(line.substr(0, comment));
  }
  if (line.size() < 3 || line.front() != '[' || line.back() != ']') {
    return std::nullopt;
  }
  line = line.substr(1, line.size() - 2);
  if (line.size() > 2 && line.front() == '[' && line.back() == ']') {
    line = line.substr(1, line.size() - 2);
  }
  const bool names = !line.empty() && std::all_of(line.begin(), line.end(), [](char byte) {
    return (std::isalnum(static_cast<unsigned char>(byte)) != 0) || byte == '_' || byte == '-' ||
           byte == '.' || byte == ' ';
  });
  return names ? std::optional(trimmed(line)) : std::nullopt;
}

// toml++ recurses over dotted keys without a limit of its own.
std::optional<Diagnostic> too_deep(const File& contents, FileId file) {
  const std::string_view bytes = contents.contents();
  std::size_t dots = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    if (bytes[at] == '.') {
      if (++dots > deepest) {
        return Diagnostic{
            .code = Code::too_deep,
            .message = fmt::format("names nested more than {} deep", deepest),
            .primary = Label{.span = span_at(contents, file, at, 1), .text = {}},
            .help = "a model nests two or three deep: check that this is the file you meant"};
      }
    } else if (bytes[at] == '\n' || bytes[at] == '"' || bytes[at] == '\'') {
      dots = 0;
    }
  }
  return std::nullopt;
}

struct Explanation {
  Code code = Code::toml_syntax;
  std::string message;
  std::string help;
};

bool contains(std::string_view words, std::string_view part) {
  return words.find(part) != std::string_view::npos;
}

std::string_view word_at(std::string_view line, std::size_t column) {
  std::size_t begin = std::min(column, line.size());
  const auto in_word = [](char byte) {
    return (std::isalnum(static_cast<unsigned char>(byte)) != 0) || byte == '_' || byte == '-' ||
           byte == '/';
  };
  while (begin > 0 && in_word(line[begin - 1])) {
    --begin;
  }
  std::size_t end = begin;
  while (end < line.size() && in_word(line[end])) {
    ++end;
  }
  return line.substr(begin, end - begin);
}

// The parser's words are for programmers; the mistakes that newcomers make get ours.
Explanation explain(std::string_view description, std::string_view line, std::size_t column) {
  const std::string_view at = line.substr(std::min(column, line.size()));
  if (contains(description, "cannot redefine existing table")) {
    return {Code::duplicate_key, "this table is written twice in one file",
            "put both under one heading"};
  }
  if (contains(description, "cannot redefine")) {
    return {Code::duplicate_key, "this key is written twice in one table",
            "write one list: `key = [first, second]`"};
  }
  if (contains(description, "maximum nesting") || contains(description, "exceeded")) {
    return {Code::too_deep, "lists or tables nested too deep",
            "a model nests two or three deep: check that this is the file you meant"};
  }
  constexpr std::string_view curly_open = "\xE2\x80\x9C";
  constexpr std::string_view curly_close = "\xE2\x80\x9D";
  if (contains(line, curly_open) || contains(line, curly_close)) {
    return {Code::toml_syntax, "curly quotation marks, as a word processor makes them",
            "use the straight mark \" on both sides"};
  }
  const std::string_view word = word_at(line, column);
  if (contains(description, "date") || contains(word, "/")) {
    return {Code::bad_date, contains(word, "/") ? "not a date" : "there is no such day",
            "write year-month-day without quotes, as 2019-04-01, or a part of it in quotes: "
            "\"2019-04\""};
  }
  const std::size_t equals = at.find('=');
  const bool key_here =
      equals != std::string_view::npos &&
      trimmed(at.substr(0, equals)).find_first_of(" ,[]{}\"") == std::string_view::npos &&
      !trimmed(at.substr(0, equals)).empty();
  if (contains(description, "parsing value") && key_here) {
    return {Code::toml_syntax, "a new key begins before the list above has ended",
            "close the list with `]` before this line"};
  }
  if (contains(description, "inline table") && contains(description, "\\n")) {
    return {Code::toml_syntax, "an entry in braces ends at the end of its line",
            "close it with `}` on the same line, or put a comma before the line break only between "
            "entries of a list"};
  }
  const bool bare_word =
      contains(description, "could not determine value type") ||
      contains(description, "expected 'nan'") || contains(description, "expected 'inf'") ||
      contains(description, "expected 'true'") || contains(description, "expected 'false'");
  if (bare_word && !word.empty()) {
    return {Code::toml_syntax, fmt::format("`{}` stands without quotation marks", word),
            fmt::format("write \"{}\"", word)};
  }
  if (contains(description, "parsing string") && contains(description, "control characters")) {
    return {Code::toml_syntax, "this text has no closing quotation mark",
            "end it with \" on the same line"};
  }
  const std::size_t colon = description.find(": ");
  const std::string_view plain =
      colon == std::string_view::npos ? description : description.substr(colon + 2);
  return {Code::toml_syntax, std::string(plain), {}};
}

struct Lines {
  std::size_t first;
  std::size_t last;  // included
};

// The table in which a mistake stands, as lines to leave out.
Lines lines_to_drop(std::string_view bytes, const std::vector<Line>& lines, std::size_t wrong,
                    std::string_view description) {
  const auto text = [&](std::size_t line) {
    return bytes.substr(lines[line].begin, lines[line].end - lines[line].begin);
  };
  std::size_t first = wrong;
  const bool inside_header = header_name(text(wrong)).has_value() &&
                             description.find("table header") == std::string_view::npos;
  std::size_t last = wrong;
  if (inside_header && wrong > 0) {
    // A list left open swallows the next heading: the table above is the broken one.
    first = wrong - 1;
    last = wrong - 1;
  }
  while (first > 0 && !header_name(text(first))) {
    --first;
  }
  while (last + 1 < lines.size() && !header_name(text(last + 1))) {
    ++last;
  }
  return {.first = first, .last = last};
}

void blank(std::string& bytes, const std::vector<Line>& lines, Lines drop) {
  for (std::size_t at = lines[drop.first].begin; at < lines[drop.last].end; ++at) {
    if (bytes[at] != '\n') {
      bytes[at] = ' ';
    }
  }
}

}  // namespace

TomlDocument parse_toml(const Files& files, FileId file) {
  const File& contents = files[file];
  TomlDocument document;
  for (const auto& refuse : {unreadable_bytes, too_deep}) {
    if (std::optional<Diagnostic> diagnostic = refuse(contents, file)) {
      document.diagnostics.push_back(std::move(*diagnostic));
      document.lost.push_back({.name = {}, .span = {.file = file}});
      return document;
    }
  }
  std::string_view bytes = contents.contents();
  std::string repaired;  // a copy with the broken tables blanked out, once there is one
  std::vector<Line> lines;
  while (true) {
    try {
      document.root = toml::parse(bytes, std::string_view());
      return document;
    } catch (const toml::parse_error& error) {
      if (repaired.empty()) {
        repaired = bytes;
        lines = lines_of(repaired);
      }
      const Position place{.line = static_cast<std::uint32_t>(error.source().begin.line),
                           .column = static_cast<std::uint32_t>(error.source().begin.column)};
      const std::size_t line =
          std::min<std::size_t>(place.line == 0 ? 0 : place.line - 1, lines.size() - 1);
      const std::uint32_t begin = contents.offset(place);
      Explanation explanation =
          explain(error.description(), contents.line(place.line), begin - lines[line].begin);
      const std::string_view rest =
          contents.line(place.line)
              .substr(std::min<std::size_t>(begin - lines[line].begin,
                                            contents.line(place.line).size()));
      const std::string_view spot = word_at(rest, 0);
      document.diagnostics.push_back(
          {.code = explanation.code,
           .message = std::move(explanation.message),
           .primary =
               Label{.span = span_at(contents, file, begin, std::max<std::size_t>(spot.size(), 1)),
                     .text = {}},
           .help = std::move(explanation.help)});
      const Lines drop = lines_to_drop(repaired, lines, line, error.description());
      for (std::size_t at = drop.first; at <= drop.last; ++at) {
        const std::string_view header(repaired.data() + lines[at].begin,
                                      lines[at].end - lines[at].begin);
        if (const std::optional<std::string_view> name = header_name(header)) {
          document.lost.push_back(
              {.name = std::string(*name),
               .span = span_at(contents, file, lines[at].begin, header.size())});
        }
      }
      if (document.lost.empty()) {
        document.lost.push_back({.name = {}, .span = {.file = file}});
      }
      const std::string before = repaired;
      blank(repaired, lines, drop);
      bytes = repaired;
      if (document.diagnostics.size() >= most_errors || repaired == before) {
        return document;
      }
    }
  }
}

Span span_of(const toml::source_region& region, const Files& files, FileId file) {
  const File& contents = files[file];
  const auto offset = [&](const toml::source_position& position) {
    return contents.offset({.line = static_cast<std::uint32_t>(position.line),
                            .column = static_cast<std::uint32_t>(position.column)});
  };
  Span span{.file = file, .begin = offset(region.begin), .end = offset(region.end)};
  span.end = std::max(span.end, span.begin);
  const std::string_view bytes = contents.contents();
  if (span.begin < bytes.size() && bytes[span.begin] == '{' && span.end < bytes.size() &&
      bytes[span.end] == '}') {
    ++span.end;  // toml++ stops before the brace
  }
  return span;
}

std::string_view word(toml::node_type type) {
  switch (type) {
    case toml::node_type::none:
      return "nothing";
    case toml::node_type::table:
      return "a table";
    case toml::node_type::array:
      return "a list";
    case toml::node_type::string:
      return "text";
    case toml::node_type::integer:
    case toml::node_type::floating_point:
      return "a number";
    case toml::node_type::boolean:
      return "yes or no";
    case toml::node_type::date:
      return "a date";
    case toml::node_type::time:
      return "a time of day";
    case toml::node_type::date_time:
      return "a date with a time of day";
  }
  return {};
}

Diagnostic wrong_type(const toml::node& node, std::string_view key, std::string_view wanted,
                      const Files& files, FileId file) {
  return {.code = Code::wrong_type,
          .message = fmt::format("`{}` wants {}, not {}", key, wanted, word(node.type())),
          .primary = Label{.span = span_of(node.source(), files, file), .text = {}}};
}

}  // namespace remit::text
