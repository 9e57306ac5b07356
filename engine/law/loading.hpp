#pragma once

// Internal to the loader.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "law/load.hpp"
#include "law/rule_book.hpp"
#include "text/diagnostic.hpp"
#include "text/file.hpp"
#include "text/toml_table.hpp"

namespace remit::law {

using text::Table;
using text::TableReader;
using text::Word;

/// A `[[duty]]` or `[[change]]`, and the pack of its file.
struct PackTable {
  Table table{};
  PackId pack{};
};

/// What the readers of one run share.
struct Loading {
  text::Files& files;
  const vocabulary::Vocabulary& words;
  Cases cases = Cases::read;
  RuleBook book{};
  std::vector<text::Diagnostic> diagnostics{};
  std::map<std::string, InstrumentId, std::less<>> instruments{};
  std::map<std::string, language::YearKindId, std::less<>> years{};
  std::vector<std::string> lost{};  ///< headings in parts that could not be parsed
  bool all_may_be_lost = false;     ///< a whole file could not be read

  /// True when a table of that group may stand in a part that could not be parsed: that there is
  /// none of some id would be a second complaint about one mistake.
  [[nodiscard]] bool may_have_lost(std::string_view group) const;
};

// What every table may hold.

/// A day, written as one.
[[nodiscard]] std::optional<calendar::Date> read_day(Loading& loading, TableReader& reader,
                                                     std::string_view key);

/// The text of a rule, with the place of each of its bytes.
[[nodiscard]] std::optional<language::SourceText> read_rule(Loading& loading, TableReader& reader,
                                                            std::string_view key);

/// From when till when, as written; what is left out is none.
struct ForceText {
  std::optional<calendar::PartialDate> from{};
  std::optional<calendar::PartialDate> until{};
  bool unknown = false;    ///< `from = "unknown"`
  bool says_from = false;  ///< if only what cannot be read
  text::Span from_span{};
  text::Span until_span{};
};

[[nodiscard]] ForceText read_force(Loading& loading, TableReader& reader);

/// Complains when the last day comes before the first.
[[nodiscard]] Force force_of(Loading& loading, const ForceText& written);

/// "si-2009-942 reg.4": an instrument that is known, and a provision.
[[nodiscard]] std::optional<Citation> citation_of(Loading& loading, const Word& written);

/// Those that can be understood.
[[nodiscard]] std::vector<Citation> citations_of(Loading& loading,
                                                 const std::vector<Word>& written);

/// Complains when an id is written with anything but small letters, digits and `also`.
void check_id(Loading& loading, const Word& id, std::string_view also = "-");

/// Reads a text of the language and finds its meaning.
[[nodiscard]] std::optional<language::ExprId> checked(Loading& loading,
                                                      const language::SyntaxTree& tree,
                                                      language::Wanted wanted,
                                                      language::Frame& frame);
[[nodiscard]] std::optional<language::ExprId> checked(Loading& loading,
                                                      const language::SourceText& text,
                                                      language::Wanted wanted,
                                                      language::Frame& frame);

/// The words of an expression that may be names, of whatever they are.
[[nodiscard]] std::vector<std::string_view> words_in(const language::SyntaxTree& tree);

// The readers of each group of tables, in the order in which they are called.

void read_instruments(Loading& loading, const std::vector<Table>& tables);
void read_changes(Loading& loading, const std::vector<PackTable>& tables);
void read_parameters(Loading& loading, const std::vector<Table>& tables);
void read_years(Loading& loading, const std::vector<Table>& tables);

/// Those of the vocabulary too; each is checked after those that it uses.
void read_definitions(Loading& loading, const std::vector<Table>& tables);

void read_duties(Loading& loading, const std::vector<PackTable>& tables);

}  // namespace remit::law
