#pragma once

// Internal to the loader.

#include <optional>
#include <string>
#include <vector>

#include "law/loading.hpp"

namespace remit::law {

/// A name of `let` and the text of its set.
struct LetText {
  Word name{};
  language::SourceText set{};
};

struct GradeText {
  std::string name{};
  std::optional<language::SourceText> when{};
  bool passes = false;
  text::Span span{};
};

/// `require` or `forbid`; several parts are joined with "and". No part: it could not be read.
struct DemandText {
  bool forbids = false;
  std::vector<language::SourceText> parts{};
};

/// What a duty or one of its versions says of the law, as it is written. What is left out is none.
struct LawText {
  ForceText force{};
  std::optional<std::vector<Word>> cites{};
  std::optional<std::vector<language::SourceText>> binds{};  ///< `for`
  std::vector<LetText> lets{};
  std::optional<language::SourceText> where{};
  std::optional<language::SourceText> unless{};
  std::optional<language::SourceText> by{};
  std::optional<language::SourceText> bearer{};
  std::optional<DemandText> demand{};
  std::optional<language::SourceText> also{};
  std::optional<std::vector<GradeText>> grades{};
  std::optional<language::SourceText> says{};
  std::optional<language::SourceText> asks{};
  std::optional<language::SourceText> remedy{};
  std::optional<std::string> reads{};
  std::optional<std::string> quotes{};
  std::optional<std::string> gap{};  ///< of this version alone
  text::Span span{};                 ///< of the table
};

/// Reads the keys that a duty and a version share.
[[nodiscard]] LawText read_law(Loading& loading, TableReader& reader);

/// Reads `[[duty.version]]`.
[[nodiscard]] LawText read_version(Loading& loading, const Table& table);

/// A version with what it takes from the duty: of `let`, name by name; of everything else, what it
/// leaves out. `before` is the version before it in the file, already whole, if there is one.
[[nodiscard]] LawText whole(Loading& loading, LawText version, const LawText& duty,
                            const LawText* before);

}  // namespace remit::law
