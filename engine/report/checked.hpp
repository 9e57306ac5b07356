#pragma once

#include <string>
#include <vector>

#include "calendar/date.hpp"
#include "evaluation/judgement.hpp"
#include "law/rule_book.hpp"
#include "structure/structure.hpp"
#include "text/executor.hpp"
#include "text/file.hpp"
#include "vocabulary/vocabulary.hpp"

namespace remit::report {

/// What was checked and what came of it: all that a report of findings is made of. What it refers
/// to must outlive it.
struct Checked {
  const structure::Structure& structure;
  const vocabulary::Vocabulary& words;
  const law::RuleBook& rules;
  const text::Files& files;
  calendar::Date day{};
  std::string why_day{};  ///< "the last day that ... may bear"; empty when a day was asked for
  std::string only{};     ///< to what the check was narrowed, in words; empty: everything
  std::vector<law::DutyId> duties{};                ///< those that were asked about, in order
  std::vector<evaluation::Judgement> judgements{};  ///< in the order of `evaluation::judge`
  const text::Executor* executor = &text::alone;    ///< lent to whoever writes a report of it

  [[nodiscard]] const law::Duty& duty_of(const evaluation::Judgement& judgement) const {
    return rules[judgement.duty];
  }

  /// The text that was judged; none when none was in force.
  [[nodiscard]] const law::Version* version_of(const evaluation::Judgement& judgement) const;

  /// The word that the duty binds: "partnership".
  [[nodiscard]] std::string_view word(const evaluation::Judgement& judgement,
                                      const evaluation::BoundName& bound) const;

  [[nodiscard]] std::string name(structure::EntityId id) const;

  /// Of whom it was asked: "Westshire County Council · Safety Board · 2025/26".
  [[nodiscard]] std::string asked_of(const evaluation::Judgement& judgement) const;

  /// Whose duty it is: "jointly A, B and C"; of more than twelve, how many more.
  [[nodiscard]] std::string borne_by(const evaluation::Judgement& judgement) const;

  [[nodiscard]] std::string title() const;  ///< of the model that was asked for

  /// What is amiss with the day: that all the model says of its own has gone stale by then, or was
  /// seen only later; and of which day to ask instead. Empty when nothing is.
  [[nodiscard]] std::string untimely() const;
};

/// "high · statutory · gap": how grave it is, on what authority, of what class.
[[nodiscard]] std::string weight(const law::Duty& duty);

/// The provisions that lay it on: those of the version, else of any version; each with its link,
/// "SI 2007/1830 reg.4, https://...".
[[nodiscard]] std::vector<std::string> authorities(const law::RuleBook& rules,
                                                   const law::Version& version);

/// "from 1 August 2007 to 31 May 2011", "since 1 June 2011", "enacted; no day is appointed yet".
[[nodiscard]] std::string in_force(const law::Force& force);

}  // namespace remit::report
