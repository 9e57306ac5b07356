#pragma once

// Internal: the one header that shows toml++ to the loaders (their .cpp files only; it is not
// installed). Exceptions of the parser end in toml.cpp.

#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "text/diagnostic.hpp"
#include "text/file.hpp"

namespace remit::text {

/// A table header in a part of a file that could not be parsed: the names are known, what the
/// table says is lost. `body.scb` for `[body.scb]`.
struct LostTable {
  std::string name;
  Span span;
};

struct TomlDocument {
  toml::table root{};
  std::vector<Diagnostic> diagnostics{};
  std::vector<LostTable> lost{};  ///< empty when all of the file was read
};

/// Parses one file. A syntax error costs the table it stands in and no more: that table is
/// blanked out and the rest parsed again, so that every error of a file is reported (up to
/// twenty). Refuses what is not UTF-8, a NUL, and nesting deeper than 200.
[[nodiscard]] TomlDocument parse_toml(const Files& files, FileId file);

/// The bytes that a node or key stands on: toml++ counts characters from 1 and leaves out the
/// end of some nodes, which is then found in the text.
[[nodiscard]] Span span_of(const toml::source_region& region, const Files& files, FileId file);

/// What a reader calls a value of that type: "a number", "a list".
[[nodiscard]] std::string_view word(toml::node_type type);

/// Complains that `node` is not what is wanted ("a date", "text").
[[nodiscard]] Diagnostic wrong_type(const toml::node& node, std::string_view key,
                                    std::string_view wanted, const Files& files, FileId file);

}  // namespace remit::text
