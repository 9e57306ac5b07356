#pragma once

// Internal: the headings and keys of a TOML text, and what stands round a place in it. Told from
// its marks alone, so it also serves in a text that cannot be parsed.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/toml_tokens.hpp"

namespace remit::text {

/// A key or the name in a heading, in its parts: `body` and `scb` for `body.scb`.
struct Path {
  std::vector<std::string> names;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The path that begins at the first token at or after `at`, if one does. An escape in a quoted
/// part is kept as it is written.
[[nodiscard]] std::optional<Path> path_at(std::string_view bytes, std::size_t at);

/// `body.scb`, as in a heading; none of the parts has quotation marks.
[[nodiscard]] std::string joined(const Path& path);

struct Heading {
  Path path;
  bool list = false;  ///< `[[census]]`
  std::size_t begin = 0;
  std::size_t end = 0;  ///< after the last bracket
};

/// The heading that is alone on its line, if `at` is the beginning of such a line or of a heading.
[[nodiscard]] std::optional<Heading> heading_at(std::string_view bytes, std::size_t at);

/// The beginning of the line on which `place` is.
[[nodiscard]] std::size_t line_begin(std::string_view bytes, std::size_t place);

/// The end of that line, before its line feed.
[[nodiscard]] std::size_t line_end(std::string_view bytes, std::size_t place);

/// What is round a place, all before which is right.
struct Surroundings {
  std::optional<Heading> heading{};  ///< of the table that it is in
  std::size_t statement = 0;         ///< where its own heading, or key and value, begins
  std::size_t key = 0;               ///< where its key begins, which may be one in braces
  std::size_t item = 0;              ///< after the last `=`, comma or opening bracket
  std::vector<std::size_t> open{};   ///< brackets and braces before it without their other half
  std::optional<Token> quoted{};     ///< the text in quotation marks that it is in
  bool in_heading = false;
};

[[nodiscard]] Surroundings surroundings(std::string_view bytes, std::size_t place);

/// True when a line that begins there can only be a heading, whole or broken, wherever it is: a
/// list may have a line like `[1]` or `["a"]`, but not `[body.scb`.
[[nodiscard]] bool begins_heading(std::string_view bytes, std::size_t line);

/// True for the line of a heading or of a key with its `=`.
[[nodiscard]] bool begins_statement(std::string_view bytes, std::size_t line);

/// The beginning of the first line at or after that of `from` which begins a heading, outside
/// texts of several lines; the end of the text if there is none.
[[nodiscard]] std::size_t next_heading(std::string_view bytes, std::size_t from);

/// The headings among the lines of a part of the text.
[[nodiscard]] std::vector<Heading> headings_in(std::string_view bytes, std::size_t begin,
                                               std::size_t end);

struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Where the key or heading at `place`, which is one too many, was written before.
[[nodiscard]] std::optional<Range> first_place(std::string_view bytes, const Surroundings& place);

/// The text without the tables of a list, `duty.test`, under their headings (`[[duty.test]]`,
/// `[duty.test.expect]`), and without comments. Line ends stay: every place keeps its numbers.
[[nodiscard]] std::string without_tables(std::string_view bytes, std::string_view list);

/// The mark before which a path has more than `most` parts.
[[nodiscard]] std::optional<std::size_t> longer_path(std::string_view bytes, std::size_t most);

}  // namespace remit::text
