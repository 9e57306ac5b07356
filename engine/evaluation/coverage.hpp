#pragma once

#include <vector>

#include "evaluation/outcomes.hpp"
#include "language/expression.hpp"
#include "law/rule_book.hpp"
#include "vocabulary/vocabulary.hpp"

namespace remit::evaluation {

/// A test inside a version of a duty that is made of no other by `and`, `or`, `not` or `implies`:
/// of the quantifiers and of what stands in square brackets, too.
struct SubCondition {
  language::ExprId test{};
  Outcomes possible = Outcomes::all();  ///< as far as its form tells
  Outcomes seen{};

  /// What it may come to and was not seen to.
  [[nodiscard]] Outcomes missing() const { return possible.without(seen); }
};

/// The sub-conditions of what a version requires or forbids, of its grades and of what says when it
/// applies; and of the names of `let` that these use. In the order in which they are written.
[[nodiscard]] std::vector<SubCondition> sub_conditions(const law::RuleBook& rules,
                                                       const vocabulary::Vocabulary& words,
                                                       const law::Version& version);

}  // namespace remit::evaluation
