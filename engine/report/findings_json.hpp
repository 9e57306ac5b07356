#pragma once

#include <string>
#include <string_view>

#include "report/checked.hpp"
#include "report/findings_text.hpp"

namespace remit::report {

/// The same findings for programs: one JSON object, of the shape that `check.schema.json`
/// describes. `what_is_open` lists what is not met and all that is not evidenced, silent or not;
/// the summary counts the others. `version` is that of the program. Ends with a line feed.
[[nodiscard]] std::string findings_json(const Checked& checked, Listing listing,
                                        std::string_view version);

}  // namespace remit::report
