#pragma once

// Internal: how people write dates elsewhere, in the notation of a model.

#include <string>
#include <string_view>

namespace remit::calendar {

/// What `written` was perhaps meant to say, in the notation of `parse_partial`: "01/04/2019" (the
/// day first, as in Britain), "1 April 2019", "2017-18", "since 2016", "2015 to 2018". Empty if it
/// is like none of these. What it gives need not be a date: there may be no such day.
[[nodiscard]] std::string rewritten(std::string_view written);

}  // namespace remit::calendar
