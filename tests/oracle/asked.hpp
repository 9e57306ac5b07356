#pragma once

#include <optional>
#include <string>

#include "calendar/date.hpp"
#include "evaluation/judgement.hpp"
#include "law/rule_book.hpp"
#include "structure/structure.hpp"
#include "tests/oracle/numbers.hpp"

namespace remit::oracle {

/// 31 January 2026, on which all is asked.
inline constexpr calendar::Date today{20'484};

/// Rules with one duty, over `subject`, that has this demand; none, with what is wrong with it, if
/// the demand does not mean anything.
[[nodiscard]] std::optional<law::RuleBook> book_with(const std::string& demand, std::string& wrong);

/// The verdict of that duty on a thing; none if it is not bound.
[[nodiscard]] std::optional<evaluation::Verdict> verdict_on(const structure::Structure& structure,
                                                            structure::EntityId subject,
                                                            const law::RuleBook& book);

}  // namespace remit::oracle
