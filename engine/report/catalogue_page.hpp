#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/date.hpp"
#include "law/catalogue.hpp"
#include "law/rule_book.hpp"
#include "text/file.hpp"

namespace remit::report {

/// In what a catalogue is written. Both stand alone: the page in HTML holds its style, names no
/// other file and runs no program.
enum class PageFormat : std::uint8_t { markdown, html };

/// What the law, guidance and good practice ask: a part for each group, in it what changed in the
/// law by date, and a section for each duty with its texts through time and its cases as examples.
/// `day` is the day to which it tells what is in force. `files` are those from which the rules were
/// read.
[[nodiscard]] std::string catalogue_page(const law::RuleBook& rules,
                                         const std::vector<law::CatalogueGroup>& groups,
                                         calendar::Date day, const text::Files& files,
                                         PageFormat format);

}  // namespace remit::report
