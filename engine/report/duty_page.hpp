#pragma once

// Internal: what a duty means, on a page of any form.

#include "law/rule_book.hpp"
#include "report/page.hpp"
#include "text/file.hpp"

namespace remit::report {

/// Its title and authority, the words of the provision, how words that leave room were taken,
/// common misreadings; each of its texts with its dates, as written in the rules; its cases as
/// examples.
void write_duty(Page& page, const law::RuleBook& rules, law::DutyId duty, const text::Files& files);

/// The beginning of that: what is the same for all its texts.
void write_duty_head(Page& page, const law::RuleBook& rules, law::DutyId duty,
                     const text::Files& files);

}  // namespace remit::report
