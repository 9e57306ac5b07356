#pragma once

// Internal, like toml.hpp: for loaders whose files are TOML tables of their own making (the
// vocabulary, packs of rules). Models have a reader of their own, made for speed.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/diagnostic.hpp"
#include "text/file.hpp"
#include "text/toml.hpp"

namespace remit::text {

/// A word in a file, and where it stands.
struct Word {
  std::string text;
  Span span{};
};

/// A table of a file under its heading: `[kind.csp]` is `csp` of the group `kind`.
struct Table {
  std::string group;
  std::string name;
  const toml::table* content = nullptr;
  FileId file{};
  Span span{};  ///< of the name
};

/// Reads one table key by key. What is wrong is noted and reading goes on; keys that nobody asked
/// for are complained about at the end.
class TableReader {
 public:
  TableReader(Table table, const Files& files, std::vector<Diagnostic>& diagnostics)
      : table_(std::move(table)), files_(files), diagnostics_(diagnostics) {}

  [[nodiscard]] const Table& table() const { return table_; }

  /// The text under `key`, if there is one; an empty text is an error.
  [[nodiscard]] std::optional<Word> word(std::string_view key);

  /// The same where the table must have it; an empty text when it has not.
  [[nodiscard]] std::string required(std::string_view key);

  [[nodiscard]] std::string text(std::string_view key);

  [[nodiscard]] bool flag(std::string_view key, bool otherwise);

  /// A list of texts; a single text is a list of one.
  [[nodiscard]] std::vector<Word> words(std::string_view key);

  /// The tables of a list of tables, as tables of this one's name.
  [[nodiscard]] std::vector<Table> tables(std::string_view key);

  /// The table under `key`, if there is one.
  [[nodiscard]] std::optional<Table> subtable(std::string_view key);

  /// One of `choices`, by its place there; none if the key is missing or the word is no choice.
  [[nodiscard]] std::optional<std::size_t> choice(std::string_view key,
                                                  const std::vector<std::string_view>& choices);

  /// What stands under `key`, for the caller to read; none if nothing does.
  [[nodiscard]] const toml::node* take(std::string_view key);

  [[nodiscard]] bool has(std::string_view key) const;

  /// Where the value of `key` stands, else the heading.
  [[nodiscard]] Span span_of(std::string_view key) const;

  void complain(Code code, Span where, std::string message, std::string help = {});

  void miss(std::string_view key, std::string help = {});

  /// Complains about the keys that were not read.
  void finish();

 private:
  [[nodiscard]] std::optional<Word> as_word(const toml::node& node, std::string_view key);

  Table table_;
  const Files& files_;
  std::vector<Diagnostic>& diagnostics_;
  std::vector<std::string_view> known_{};
};

}  // namespace remit::text
