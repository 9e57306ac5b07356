#include "evaluation/coverage.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

#include "evaluation/evaluator.hpp"

namespace remit::evaluation {
namespace {

using language::Comparison;
using language::Multiplicity;
using language::Quantifier;
using language::SetType;
using language::Visit;

class Finder {
 public:
  Finder(const law::RuleBook& rules, const vocabulary::Vocabulary& words,
         const law::Version& version)
      : rules_(rules), words_(words), version_(version) {}

  void look_into(ExprId id) {
    const language::Expr& expr = rules_.expressions[id];
    if (const auto* const name = std::get_if<language::Bound>(&expr.form)) {
      look_into_let(name->slot);
      return;
    }
    if (std::holds_alternative<language::TestType>(expr.type) && !is_made_of_others(expr.form)) {
      found.push_back({.test = id, .possible = possible(expr.form)});
    }
    for (const ExprId part : parts_of(expr.form)) {
      look_into(part);
    }
  }

  std::vector<SubCondition> found{};

 private:
  static bool is_made_of_others(const language::Form& form) {
    return std::holds_alternative<language::Both>(form) ||
           std::holds_alternative<language::Either>(form) ||
           std::holds_alternative<language::Implies>(form) ||
           std::holds_alternative<language::Not>(form);
  }

  void look_into_let(SlotId slot) {
    const auto let = std::find_if(version_.lets.begin(), version_.lets.end(),
                                  [&](const law::Let& one) { return one.slot == slot; });
    const bool known = std::find(lets_.begin(), lets_.end(), slot) != lets_.end();
    if (let != version_.lets.end() && !known) {
      lets_.push_back(slot);
      look_into(let->set);
    }
  }

  // A name that stands for one thing.
  [[nodiscard]] bool is_one(ExprId id) const {
    const auto* const name = std::get_if<language::Bound>(&rules_.expressions[id].form);
    return name != nullptr &&
           std::none_of(version_.lets.begin(), version_.lets.end(),
                        [&](const law::Let& let) { return let.slot == name->slot; });
  }

  [[nodiscard]] bool may_be_areas(ExprId id) const {
    const auto* const type = std::get_if<SetType>(&rules_.expressions[id].type);
    const auto area = [](vocabulary::Sort sort) { return sort == vocabulary::Sort::area; };
    return type == nullptr || std::any_of(type->of.sorts.begin(), type->of.sorts.end(), area) ||
           std::any_of(type->of.kinds.begin(), type->of.kinds.end(),
                       [&](vocabulary::KindId kind) { return area(words_[kind].sort); });
  }

  // No list says who was once on it, or is no more: see Evaluator::past.
  [[nodiscard]] bool is_of_the_past(ExprId id) const {
    const auto* const past = std::get_if<language::Past>(&rules_.expressions[id].form);
    return past != nullptr && past->which != language::PastOf::lapsed && is_one(past->set) &&
           !may_be_areas(past->set);
  }

  // A set of which no model shows that there are no others: all of a kind, or what lay in the past.
  [[nodiscard]] bool is_always_open(ExprId id) const {
    const language::Form& form = rules_.expressions[id].form;
    if (const auto* const united = std::get_if<language::Unite>(&form)) {
      return is_always_open(united->left) || is_always_open(united->right);
    }
    if (const auto* const except = std::get_if<language::Except>(&form)) {
      return is_always_open(except->left);
    }
    if (const auto* const such = std::get_if<language::Such>(&form)) {
      return is_of_the_past(such->set);
    }
    return std::holds_alternative<language::KindSet>(form) ||
           std::holds_alternative<language::SortSet>(form) || is_of_the_past(id);
  }

  // A value that is known whatever the model says.
  [[nodiscard]] bool is_given(ExprId id) const {
    const language::Form& form = rules_.expressions[id].form;
    if (std::holds_alternative<language::YearIs>(form) ||
        std::holds_alternative<language::YearEdge>(form) ||
        std::holds_alternative<language::Today>(form) ||
        std::holds_alternative<language::NumberIs>(form) ||
        std::holds_alternative<language::LengthIs>(form) ||
        std::holds_alternative<language::WordIs>(form) ||
        std::holds_alternative<language::ParameterIs>(form)) {
      return true;
    }
    const bool made_of_values = std::holds_alternative<language::Shift>(form) ||
                                std::holds_alternative<language::LastPeriod>(form) ||
                                std::holds_alternative<language::Extreme>(form);
    const std::vector<ExprId> parts = parts_of(form);
    return made_of_values &&
           std::all_of(parts.begin(), parts.end(), [&](ExprId part) { return is_given(part); });
  }

  [[nodiscard]] bool counts_without_end(ExprId id) const {
    const auto* const count = std::get_if<language::Count>(&rules_.expressions[id].form);
    return count != nullptr && is_always_open(count->set);
  }

  // What a comparison with a number that has no upper end may come to.
  static Outcomes of_endless(Comparison which) {
    switch (which) {
      case Comparison::more:
      case Comparison::at_least:
      case Comparison::unequal:
        return Outcomes::all_but(Truth::no);
      case Comparison::less:
      case Comparison::at_most:
      case Comparison::equal:
        return Outcomes::all_but(Truth::yes);
    }
    return Outcomes::all();
  }

  [[nodiscard]] Outcomes possible(const language::HowMany& form) const {
    const bool value = !std::holds_alternative<SetType>(rules_.expressions[form.set].type);
    // That a thing has no such value is nothing that a model could say.
    const std::vector<ExprId> parts = parts_of(rules_.expressions[form.set].form);
    const bool never_none =
        value ? parts.size() == 1 && is_one(parts.front()) : is_always_open(form.set);
    if (!never_none) {
      return Outcomes::all();
    }
    return Outcomes::all_but(form.which == Multiplicity::some ? Truth::no : Truth::yes);
  }

  [[nodiscard]] Outcomes possible(const language::ForThose& form) const {
    const bool pairs = form.slots.size() > 1;
    if (form.which == Quantifier::one && pairs) {
      return Outcomes::all_but(Truth::yes);  // see Evaluator::quantified_pairs
    }
    if (!is_always_open(form.set)) {
      return Outcomes::all();
    }
    return Outcomes::all_but(form.which == Quantifier::some ? Truth::no : Truth::yes);
  }

  [[nodiscard]] Outcomes possible(const language::Form& form) const {
    return std::visit(
        Visit{
            [&](const language::HowMany& of) { return possible(of); },
            [&](const language::ForThose& of) { return possible(of); },
            [&](const language::In& of) {
              if (is_always_open(of.left)) {
                return Outcomes::all_but(Truth::yes);
              }
              return is_one(of.left) && is_of_the_past(of.right) ? Outcomes::all_but(Truth::no)
                                                                 : Outcomes::all();
            },
            [&](const language::Compare& of) {
              if (is_given(of.left) && is_given(of.right)) {
                return Outcomes::all_but(Truth::unknown);
              }
              return counts_without_end(of.left) && is_given(of.right) ? of_endless(of.which)
                                                                       : Outcomes::all();
            },
            [&](const language::DayIn& of) {
              return is_given(of.date) && is_given(of.period) ? Outcomes::all_but(Truth::unknown)
                                                              : Outcomes::all();
            },
            [](const auto&) { return Outcomes::all(); },
        },
        form);
  }

  const law::RuleBook& rules_;
  const vocabulary::Vocabulary& words_;
  const law::Version& version_;
  std::vector<SlotId> lets_{};
};

}  // namespace

std::vector<SubCondition> sub_conditions(const law::RuleBook& rules,
                                         const vocabulary::Vocabulary& words,
                                         const law::Version& version) {
  if (version.bindings.empty() || !version.force.appointed) {
    return {};  // never judged
  }
  Finder finder(rules, words, version);
  for (const std::optional<ExprId>& condition : {version.where, version.unless}) {
    if (condition) {
      finder.look_into(*condition);
    }
  }
  if (version.grades.empty()) {
    finder.look_into(version.demand);
  }
  for (const law::Grade& grade : version.grades) {
    if (grade.when) {
      finder.look_into(*grade.when);
    }
  }
  return std::move(finder.found);
}

}  // namespace remit::evaluation
