#pragma once

#include <cstddef>
#include <string>

#include "law/rule_book.hpp"
#include "text/file.hpp"
#include "text/render.hpp"

namespace remit::report {

/// What a duty means, for a person: its title and authority, the words of the provision, how words
/// that leave room were taken, common misreadings; each of its texts with its dates, as written in
/// the rules; and its cases as examples. `files` are those from which the rules were read. Ends
/// with a line feed.
[[nodiscard]] std::string duty_text(const law::RuleBook& rules, law::DutyId duty,
                                    const text::Files& files, text::Colour colour,
                                    std::size_t width = 100);

/// The beginning of that page: what is the same for all its texts.
[[nodiscard]] std::string duty_heading(const law::RuleBook& rules, law::DutyId duty,
                                       const text::Files& files, text::Colour colour,
                                       std::size_t width = 100);

}  // namespace remit::report
