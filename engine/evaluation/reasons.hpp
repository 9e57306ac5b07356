#pragma once

// Internal to the module.

#include <set>
#include <vector>

#include "evaluation/evaluator.hpp"
#include "evaluation/judgement.hpp"

namespace remit::evaluation {

/// Why a test came out as it did: what decided it, what shows it, and what to ask where it is open.
/// Walks the test again along the parts that decided it.
class Reasons {
 public:
  Reasons(Evaluator& evaluator, const law::RuleBook& rules)
      : evaluator_(evaluator), rules_(rules) {}

  /// Gathers the reasons of one test, in an environment in which it was evaluated.
  void of(ExprId test, Env& env);

  /// Why an element is in a set, or what would show whether it is.
  void of_member(ExprId set, Element element, Env& env);

  std::vector<Element> missing{};  ///< what should be in a set and is not, or is not known to be
  std::vector<Element> found{};    ///< what is there and should not be, or what was asked for
  Few<Witness> witnesses{};
  Few<Closure> closures{};
  Few<Question> questions{};

 private:
  void those_that_are(Truth truth, ExprId left, ExprId right, Env& env);
  void contained(ExprId left, ExprId right, Env& env);
  void overlap(ExprId left, ExprId right, Env& env);
  void how_many(const language::HowMany& form, Truth truth, Env& env);
  void quantified(const language::ForThose& form, Truth truth, Env& env);
  void of_values(ExprId id, Env& env);
  void of_set(ExprId set, Env& env);
  void of_nearest(const language::ForThose& form, const Bounds& of, Env& env);

  void show_member(ExprId set, Element element, Env& env);
  void show_join(const language::Join& join, Element element, Env& env);
  void show_link_end(ExprId set, Element element, Env& env);
  void show_applied(const language::Apply& apply, Element element, Env& env);
  void show_closure(const language::Closure& closure, Element element, Env& env);

  void ask_member(ExprId set, Element element, Env& env);
  void ask_join(const language::Join& join, Element element, Env& env);
  void ask_applied(const language::Apply& apply, Element element, Env& env);

  void ask_openings(ExprId set, Env& env);
  [[nodiscard]] vocabulary::Ends ends_of(ExprId set, Env& env, unsigned depth = 0) const;
  void ask_kinds(const vocabulary::Ends& of, EntityId ground, const World& world);
  void ask_opening(const Opening& opening, const World& world);
  void ask_link(LinkId link, const World& world);
  void ask_unwritten(EntityId from, vocabulary::RelationKey key, EntityId to, const World& world);
  void ask_attribute(EntityId of, vocabulary::AttributeId attribute, const World& world);
  void ask_kind(EntityId of, vocabulary::KindId kind, const World& world);
  void ask_life(EntityId of, const World& world);
  void ask_day(EntityId of, language::DayWhich which, const World& world);
  void ask(Question question);

  void witness(Witness witness);
  void close(ExprId set, Env& env);
  void close(const Closure& closure);
  void why_not_such(const language::Such& form, Env& env);
  void close_list(EntityId at, vocabulary::RelationKey key, const World& world);

  [[nodiscard]] std::string name(EntityId id, const World& world) const;

  Evaluator& evaluator_;
  const law::RuleBook& rules_;
  unsigned depth_ = 0;
};

}  // namespace remit::evaluation
