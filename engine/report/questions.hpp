#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "evaluation/judgement.hpp"
#include "report/checked.hpp"
#include "report/findings.hpp"
#include "structure/structure.hpp"

namespace remit::report {

/// A question, with why it arises in brackets: "Does A sit on B? (last seen in 2018)".
[[nodiscard]] std::string asked(const evaluation::Question& question);

/// Why it arises; empty where nothing is to be said.
[[nodiscard]] std::string why_asked(const evaluation::Question& question);

/// How its answer is written in the model: "write `complete = "members"` under `[body.board]` if
/// so". Empty where there are many ways.
[[nodiscard]] std::string how_to_answer(const Checked& checked,
                                        const evaluation::Question& question);

/// A question, once, however many judgements wait for its answer.
struct OpenQuestion {
  std::string text{};
  std::string answer{};                   ///< how to write it in the model; empty: in many ways
  std::vector<std::string> why{};         ///< what gave rise to it: "last seen in 2018"
  std::vector<std::size_t> judgements{};  ///< places in `Checked::judgements`, in their order
  std::vector<law::DutyId> duties{};      ///< of those judgements, in order
  std::size_t alone = 0;  ///< how many verdicts it would settle whatever else is open
  double weight = 0;      ///< its share of all that it would help to settle, see `open_questions`
};

/// What there is to ask about one thing.
struct QuestionsAbout {
  std::optional<structure::EntityId> of{};  ///< none: what concerns nobody alone
  std::vector<OpenQuestion> questions{};    ///< the most deciding first, then as they came up
};

/// What would have to be asked to decide what is doubted (or all that is not evidenced, of which
/// there may be thousands), by whom it concerns, the most deciding first: that which settles most
/// verdicts alone, as the question does that a duty itself asks, or the only one that a verdict
/// leaves; then that with the greatest share, for the other questions of a verdict settle it
/// together. Of equals, the one that bears on more verdicts, then the first. First comes the thing
/// with the most deciding question, then the one with more of them, then by id.
[[nodiscard]] std::vector<QuestionsAbout> open_questions(const Checked& checked, Listing listing);

}  // namespace remit::report
