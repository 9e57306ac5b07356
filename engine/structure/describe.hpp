#pragma once

#include <string>

#include "calendar/partial_date.hpp"
#include "structure/structure.hpp"

namespace remit::structure {

/// "a body or an office", "a csp": what may stand at an end, for messages.
[[nodiscard]] std::string describe(const vocabulary::Vocabulary& words,
                                   const vocabulary::Ends& ends);

/// "on 15 February 2022", "in June 2018", "by September 2015": an event and its day.
[[nodiscard]] std::string on_day(const calendar::PartialDate& day);

/// "a body", "an office".
[[nodiscard]] std::string with_article(std::string_view word);

}  // namespace remit::structure
