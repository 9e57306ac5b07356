#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/partial_date.hpp"
#include "import/words.hpp"
#include "text/diagnostic.hpp"
#include "vocabulary/vocabulary.hpp"

namespace remit::importing {

/// How the dates of a table are written.
enum class DateStyle : bool { year_first, day_first };

/// The date that a cell holds; none, and a diagnostic, if it holds none. A range
/// ("..31/03/2019") is read end by end.
[[nodiscard]] std::optional<calendar::PartialDate> date_of(
    const Read& read, DateStyle style, std::vector<text::Diagnostic>& diagnostics);

/// A cell as TOML text of the type that the vocabulary wants; none, and a diagnostic, if it is
/// not of that type. Numbers may have commas for thousands and a pound sign, yes and no may be
/// words.
[[nodiscard]] std::optional<std::string> value_text(const Read& read, vocabulary::ValueType type,
                                                    const std::vector<std::string>& choices,
                                                    DateStyle style,
                                                    std::vector<text::Diagnostic>& diagnostics);

}  // namespace remit::importing
