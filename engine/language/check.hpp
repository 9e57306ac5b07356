#pragma once

#include <optional>
#include <string>
#include <vector>

#include "language/expression.hpp"
#include "language/syntax.hpp"
#include "language/words.hpp"
#include "text/diagnostic.hpp"
#include "vocabulary/vocabulary.hpp"

namespace remit::language {

/// What a definition is to those who use it: `area.served_by`.
struct Signature {
  std::string subject{};  ///< `area`; empty: it depends on nothing
  SetType of{};           ///< of what it is asked
  std::string word{};     ///< `served_by`
  SetType result{};
};

/// A parameter, to those who use it.
struct ParameterSignature {
  std::string id{};
  ValueKind type{};  ///< number or length
};

/// All the words that a rule may use beside the names that it binds. Positions are ids.
struct Dictionary {
  const vocabulary::Vocabulary* words = nullptr;
  std::vector<Signature> definitions{};
  std::vector<ParameterSignature> parameters{};
  std::vector<std::string> years{};  ///< ids of kinds of year
};

/// What may stand at a place.
enum class Wanted : std::uint8_t { set, test, date, any };

/// Turns words into ids and finds the type of every part. `frame` has the names that are bound, and
/// keeps those that the expression binds itself (`passing`), whose slots nobody else uses; it marks
/// what is used, and where there was no mistake the caller may complain of the rest. A name whose
/// own set is wrong has an unknown `SetType`, and a definition an unknown result: what rests on
/// either has no result and no complaint. What is wrong is added to `diagnostics`, all of it, with
/// its place and a way out; then there is no result.
[[nodiscard]] std::optional<ExprId> check(const SyntaxTree& tree, Wanted wanted,
                                          const Dictionary& dictionary, Frame& frame,
                                          Expressions& into,
                                          std::vector<text::Diagnostic>& diagnostics);

/// The type that the first word of a definition stands for (`area`, `csp`, `seat`); none if it is
/// no sort, no kind and no link of a relation.
[[nodiscard]] std::optional<SetType> subject_type(std::string_view word,
                                                  const vocabulary::Vocabulary& words);

}  // namespace remit::language
