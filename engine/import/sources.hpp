#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/partial_date.hpp"
#include "import/entries.hpp"
#include "import/mapping.hpp"
#include "text/diagnostic.hpp"
#include "text/file.hpp"

namespace remit::importing {

/// The dates of sources, by id.
using SourceDates = std::map<std::string, std::optional<calendar::PartialDate>, std::less<>>;

/// Reads the `[source.*]` tables of model files, and nothing else of them.
[[nodiscard]] SourceDates read_sources(const text::Files& files,
                                       const std::vector<text::FileId>& which,
                                       std::vector<text::Diagnostic>& diagnostics);

/// The id in a citation: `hwb-2022` of "hwb-2022 para 5".
[[nodiscard]] std::string_view source_id(std::string_view citation);

/// The date of each edition: its own, or that of its source. Reports an edition of a `whole`
/// table that has none.
[[nodiscard]] EditionDates edition_dates(const Mapping& mapping, const SourceDates& sources,
                                         std::vector<text::Diagnostic>& diagnostics);

}  // namespace remit::importing
