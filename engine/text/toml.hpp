#pragma once

// Internal: the one header that shows toml++ to the loaders (their .cpp files only; it is not
// installed). Exceptions of the parser end in toml.cpp.

#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "text/diagnostic.hpp"
#include "text/executor.hpp"
#include "text/file.hpp"

namespace remit::text {

/// A table that could not be read, because of a mistake in it: its name is known, what it says is
/// lost, and so are the tables within it that have no heading of their own. `body.scb` for
/// `[body.scb]`, and for `scb = {}` under `[body]`. Without a name: it is not known what was lost.
struct LostTable {
  std::string name;
  Span span;
};

struct TomlDocument {
  toml::table root{};
  std::vector<Diagnostic> diagnostics{};
  std::vector<LostTable> lost{};  ///< empty when all of the file was read
};

/// Parses one file. A mistake costs the table it is in and no more: that table is left out and the
/// rest parsed again, so that every mistake in a file is reported; after twenty nothing is kept.
/// Of what is written twice the first is kept. Refuses what is not UTF-8 or holds a NUL, dotted
/// names of more than 16 parts, lists and entries more than 32 deep, and files above 256 MiB.
/// A byte order mark is passed over.
///
/// A list of tables that a caller has no use for may be named (`duty.test`): they are left out
/// before the parser sees them, which saves nearly all of their time. What is wrong in them is
/// not found then, as long as all else is right.
[[nodiscard]] TomlDocument parse_toml(const Files& files, FileId file,
                                      std::string_view left_out = {});

/// The same of several files, in their order.
[[nodiscard]] std::vector<TomlDocument> parse_all(const Files& files,
                                                  const std::vector<FileId>& which,
                                                  const Executor& executor,
                                                  std::string_view left_out = {});

/// The bytes that a value or key stands on; of a table with a heading, the heading. toml++ counts
/// lines and characters from 1, and not the byte order mark. Takes the same time wherever it is.
[[nodiscard]] Span span_of(const toml::source_region& region, const Files& files, FileId file);

/// What a reader calls a value of that type: "a number", "a list".
[[nodiscard]] std::string_view word(toml::node_type type);

/// Complains that `node` is not what is wanted ("a date", "text").
[[nodiscard]] Diagnostic wrong_type(const toml::node& node, std::string_view key,
                                    std::string_view wanted, const Files& files, FileId file);

}  // namespace remit::text
