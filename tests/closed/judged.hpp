#pragma once

#include <string>

#include "evaluation/judgement.hpp"
#include "law/rule_book.hpp"
#include "structure/structure.hpp"

namespace remit::closed {

/// The checks of tests/bench/checks.toml.
[[nodiscard]] const law::RuleBook& checks();

/// The duty and what it binds, as clingo writes them: `"c04/reports","body-1"`.
[[nodiscard]] std::string asked_of(const structure::Structure& structure,
                                   const evaluation::Judgement& judgement);

}  // namespace remit::closed
