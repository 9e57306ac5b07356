#pragma once

// Internal to the loader.

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/diagnostic.hpp"
#include "text/file.hpp"
#include "text/toml_table.hpp"
#include "vocabulary/vocabulary.hpp"

namespace remit::vocabulary {

using text::Table;
using text::TableReader;
using text::Word;

/// A word that the vocabulary gives a meaning, and who gives it.
struct Named {
  std::string name;
  std::string meaning;  ///< "a kind", "the inverse of `members`"
  text::Span span{};
};

/// The keys under `usual` of a kind or sort, until keys have a meaning.
struct UsualWords {
  std::string owner;  ///< "kind.csp", for messages
  std::optional<std::size_t> kind{};
  Sort sort{};  ///< where there is no kind
  std::vector<Word> keys{};
};

/// What the readers of one vocabulary share.
struct Loading {
  const text::Files& files;
  Vocabulary vocabulary{};
  std::vector<text::Diagnostic> diagnostics{};
  std::vector<Named> names{};  ///< in the order of the files
  std::unordered_map<std::string, QualifierId> qualifiers{};
  std::vector<UsualWords> usual{};
  std::vector<std::string> lost{};  ///< headings in parts that could not be parsed: `kind.csp`
  bool all_may_be_lost = false;     ///< a whole file could not be read
  bool kinds_in_doubt = false;  ///< some kind is lost or of an unknown sort: ends may seem empty

  /// True when something of that name may stand in a part that could not be parsed; to say that
  /// there is none would be a second complaint about one mistake.
  [[nodiscard]] bool may_be_lost(std::string_view group, std::string_view name) const;
};

/// How an id is written.
enum class Spelling {
  kebab,  ///< `county-council`: kinds, qualifiers, choices
  snake,  ///< `member_of`: what is a key in a model
};

/// Complains when `word` is not written in that way.
void check_spelling(TableReader& reader, const Word& word, Spelling spelling);

/// The ids of all kinds, to suggest one from.
[[nodiscard]] std::vector<std::string_view> kind_ids(const Vocabulary& vocabulary);

/// "lasting" or a length of time.
[[nodiscard]] std::optional<Freshness> read_freshness(TableReader& reader, std::string_view key);

/// The sorts and kinds under `key`; kinds must be indexed. Complains about an end at which
/// nothing can stand.
[[nodiscard]] Ends read_ends(Loading& loading, TableReader& reader, std::string_view key);

/// The ids under `has`.
[[nodiscard]] std::vector<QualifierId> read_has(Loading& loading, TableReader& reader);

/// Complains about `{words}` in a question that nothing will replace.
void check_question(TableReader& reader, std::string_view key, std::string_view question,
                    const std::vector<std::string_view>& places);

/// The readers of each group of tables, in the order in which they are called.
void read_sorts(Loading& loading, const std::vector<Table>& tables);
void read_kinds(Loading& loading, const std::vector<Table>& tables);
void read_qualifiers(Loading& loading, const std::vector<Table>& tables);
void read_relations(Loading& loading, const std::vector<Table>& tables);
void read_attributes(Loading& loading, const std::vector<Table>& tables);
void read_derived(Loading& loading, const std::vector<Table>& tables);

/// Chapters, and what is usual of kinds and sorts: all that speaks of keys.
void read_chapters(Loading& loading, const std::vector<Table>& tables);

/// How charts draw the groups of kinds, and relations.
void read_groups(Loading& loading, const std::vector<Table>& tables);
void read_lines(Loading& loading, const std::vector<Table>& tables);

/// Complains about names that mean two things or that models and rules use for something else.
void check_names(Loading& loading);

}  // namespace remit::vocabulary
