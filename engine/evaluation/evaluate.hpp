#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "evaluation/judgement.hpp"
#include "law/rule_book.hpp"
#include "structure/structure.hpp"
#include "text/executor.hpp"
#include "vocabulary/vocabulary.hpp"

namespace remit::evaluation {

/// Of which verdicts to gather what shows them. Of what is met, `derive` tells it on demand.
enum class Grounds : std::uint8_t { of_everything, of_what_is_open };

/// What to judge; all that is left empty is no restriction.
struct Selection {
  std::function<bool(law::DutyId)> duty{};
  /// Whether a binding is of interest (by its first name); by default those in the scope of the
  /// model: see `in_scope`.
  std::function<bool(structure::EntityId)> subject{};
  Grounds grounds = Grounds::of_everything;
  const text::Executor* executor = &text::alone;  ///< what it is lent; alters no result
};

/// Judges every duty of `rules` for all that it binds, as things stood on `day`. In the order of
/// the duties, then of the bindings by id, then of the year. Pure: the same values give the same
/// result. All that is passed must outlive the call, not the result.
[[nodiscard]] std::vector<Judgement> judge(const structure::Structure& structure,
                                           const vocabulary::Vocabulary& words,
                                           const law::RuleBook& rules, calendar::Date day,
                                           const Selection& selection = {});

/// How a verdict came about, for one binding of one duty.
[[nodiscard]] std::vector<Step> derive(const structure::Structure& structure,
                                       const vocabulary::Vocabulary& words,
                                       const law::RuleBook& rules, calendar::Date day,
                                       const Judgement& judgement, const text::Files& files);

/// Whether an entity is one whose duties the model is about: it lies in, covers, or belongs to a
/// body that covers, ground that its `scope` names; everything, if the model names no scope.
[[nodiscard]] std::vector<bool> in_scope(const structure::Structure& structure,
                                         const vocabulary::Vocabulary& words, calendar::Date day);

}  // namespace remit::evaluation
