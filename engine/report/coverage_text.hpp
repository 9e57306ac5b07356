#pragma once

#include <cstddef>
#include <string>

#include "evaluation/trial.hpp"
#include "law/rule_book.hpp"
#include "text/file.hpp"

namespace remit::report {

/// Sub-conditions, of each text of each duty that was tried.
struct CoverageCount {
  std::size_t covered = 0;  ///< seen in every way that they can come out
  std::size_t all = 0;
};

[[nodiscard]] CoverageCount count_covered(const evaluation::Trial& trial);

/// For each duty, the sub-conditions that its cases never showed true, false or unknown: where they
/// stand, what is missing, how they read. Empty when nothing is.
[[nodiscard]] std::string coverage_text(const evaluation::Trial& trial, const law::RuleBook& rules,
                                        const text::Files& files);

}  // namespace remit::report
