#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "vocabulary/vocabulary.hpp"

namespace remit::vocabulary {

/// The kinds that somebody calls so who does not know their ids: by title or plural, whatever the
/// case, the hyphens and the small words ("Community Safety Partnerships" is `csp`), or by the
/// initials of one of them (`icb`). Nothing for an id.
[[nodiscard]] std::vector<KindId> kinds_called(const Vocabulary& words, std::string_view written,
                                               const std::vector<Sort>& sorts);

/// The kinds of those sorts that may be meant by a word that is no id of one, the likeliest first:
///
/// - what is called so, of whatever sort;
/// - else what is spelt nearly so;
/// - else what shares words with it: in its id and title, or, which counts less, in its
///   description. A word that few kinds have tells more than one that many have, so no kind is
///   here for `council` or `board` alone, unless nothing else was written.
[[nodiscard]] std::vector<KindId> kinds_meant(const Vocabulary& words, std::string_view written,
                                              const std::vector<Sort>& sorts);

/// "did you mean `csp`?" of `kinds_meant`; where there are none, where to find the kinds listed.
[[nodiscard]] std::string help_with_kind(const Vocabulary& words, std::string_view written,
                                         const std::vector<Sort>& sorts);

}  // namespace remit::vocabulary
