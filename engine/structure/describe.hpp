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

/// What to write where something ends on the day on which the next begins: "write
/// `until = 2022-06-30`" for 1 July. The calendar has no day before its first.
[[nodiscard]] std::string end_before(calendar::Date day);

/// "a body", "an office".
[[nodiscard]] std::string with_article(std::string_view word);

}  // namespace remit::structure
