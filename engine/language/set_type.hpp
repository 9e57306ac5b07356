#pragma once

#include <string>

#include "language/expression.hpp"
#include "vocabulary/vocabulary.hpp"

namespace remit::language {

/// True when nothing is known of what the elements are.
[[nodiscard]] bool is_unknown(const SetType& type);

/// Those of `ends` as a type: each sort and kind once, none that another one includes, in the
/// order of the vocabulary.
[[nodiscard]] SetType type_of(const vocabulary::Vocabulary& words, const vocabulary::Ends& ends);

/// True when some element that is `left` may also be `right`: links of one relation, or things of
/// one sort, for a thing may be of several kinds.
[[nodiscard]] bool may_share(const vocabulary::Vocabulary& words, const SetType& left,
                             const SetType& right);

/// True when some element of that type may stand at that end. A type that is wider will do.
[[nodiscard]] bool may_stand(const vocabulary::Vocabulary& words, const SetType& type,
                             const vocabulary::Ends& ends);

/// True when what is asked of `of` may be asked of some element of that type.
[[nodiscard]] bool may_be_asked(const vocabulary::Vocabulary& words, const SetType& type,
                                const SetType& of);

/// What is in either. Both are links of one relation, or both are things.
[[nodiscard]] SetType unite(const vocabulary::Vocabulary& words, const SetType& left,
                            const SetType& right);

/// What is in both; they may share something. Of two kinds of which neither includes the other,
/// both are kept: the element is of both, and may be asked what is asked of either.
[[nodiscard]] SetType intersect(const vocabulary::Vocabulary& words, const SetType& left,
                                const SetType& right);

/// "`body` or `office`", "`seats`".
[[nodiscard]] std::string in_words(const vocabulary::Vocabulary& words, const SetType& type);

}  // namespace remit::language
