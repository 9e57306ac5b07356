#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "evaluation/coverage.hpp"
#include "evaluation/judgement.hpp"
#include "law/rule_book.hpp"
#include "text/diagnostic.hpp"
#include "text/file.hpp"
#include "vocabulary/vocabulary.hpp"

namespace remit::evaluation {

/// A case that did not come out as it says, for one binding.
struct TrialFailure {
  law::DutyId duty{};
  std::size_t which{};                          ///< the case, in Duty::cases
  std::string binding{};                        ///< "board parent"; empty: the whole case
  std::string expected{};                       ///< the verdict that it says
  std::string got{};                            ///< the verdict that came out, or why there is none
  std::vector<std::string> details{};           ///< the message of the finding, and the questions
  std::vector<text::Diagnostic> diagnostics{};  ///< what is wrong with the model of the case
};

/// What the cases of a duty have shown.
struct TrialCoverage {
  std::array<bool, verdict_count> reached{};  ///< by verdict, for any binding that a case names
  std::vector<bool> decided{};                ///< by version: some case was met or not met
  /// By version: what the tests came to, for whomever the duty is asked of in its cases.
  std::vector<std::vector<SubCondition>> conditions{};
};

struct Trial {
  std::size_t duties = 0;
  std::size_t versions = 0;
  std::size_t cases = 0;
  std::vector<TrialFailure> failures{};   ///< in the order of the duties and their cases
  std::vector<TrialCoverage> coverage{};  ///< by duty; empty for those that were not tried
};

/// Runs the cases of the duties that are wanted (none given: of all). Each duty is judged alone,
/// for everything in the model of its case. `themes` are models that every case may use; `files`
/// hold them and the models of the cases.
[[nodiscard]] Trial try_cases(const law::RuleBook& rules, const vocabulary::Vocabulary& words,
                              const text::Files& files, const std::vector<text::FileId>& themes,
                              const std::function<bool(law::DutyId)>& wanted = {});

/// Warns of texts of duties, where there are several, that no case finds met or not met.
[[nodiscard]] std::vector<text::Diagnostic> not_covered(const law::RuleBook& rules,
                                                        const Trial& trial);

}  // namespace remit::evaluation
