#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "language/expression.hpp"
#include "law/rule_book.hpp"
#include "tests/oracle/completion.hpp"

namespace remit::oracle {

/// What an expression comes to in a completion. Slow and obvious: sets are sets, every test is true
/// or false, definitions are read anew each time. It shares no code with `engine/evaluation`.
///
/// Not read are forms about other days (`at` a day that is not today, `ever`, `former`, `lapsed`),
/// of which a completion, being one day, knows nothing; the graph sets; and years, which need a
/// duty that binds one.
class Interpreter {
 public:
  Interpreter(const Completion& whole, const vocabulary::Vocabulary& words,
              const law::RuleBook& rules);

  /// What the names of a rule stand for.
  using Names = std::vector<Thing>;

  [[nodiscard]] bool test(language::ExprId id, Names& names) const;
  [[nodiscard]] Things set(language::ExprId id, Names& names) const;
  [[nodiscard]] std::vector<Scalar> values(language::ExprId id, Names& names) const;

 private:
  [[nodiscard]] Things evaluate(const language::Form& form, Names& names) const;
  [[nodiscard]] Things join(const Things& from, vocabulary::RelationKey along) const;
  [[nodiscard]] Things defined(language::DefinitionId id, std::optional<Thing> subject) const;
  [[nodiscard]] Things closure(const language::Closure& form, Names& names) const;
  [[nodiscard]] bool quantified(const language::ForThose& form, Names& names) const;
  [[nodiscard]] bool compare(language::Comparison which, const std::vector<Scalar>& left,
                             const std::vector<Scalar>& right) const;
  [[nodiscard]] bool last(const language::LastPeriod& period, calendar::Date day,
                          Names& names) const;
  [[nodiscard]] std::vector<Scalar> day(const language::DayOf& form, Names& names) const;

  const Completion& whole_;
  const vocabulary::Vocabulary& words_;
  const law::RuleBook& rules_;
};

/// What a rule speaks of, its definitions included.
[[nodiscard]] Mentions mentions_of(const law::RuleBook& rules, language::ExprId id,
                                   const vocabulary::Vocabulary& words);

/// The places in `language::Form` of the forms that occur in it, definitions left out.
[[nodiscard]] std::set<std::size_t> forms_of(const law::RuleBook& rules, language::ExprId id);

}  // namespace remit::oracle
