#pragma once

// Internal to the module.

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "evaluation/evaluate.hpp"
#include "evaluation/evaluator.hpp"
#include "evaluation/judgement.hpp"

namespace remit::evaluation {

/// One run: every duty that is asked for, for all that it binds.
class Judging {
 public:
  Judging(const structure::Structure& structure, const vocabulary::Vocabulary& words,
          const law::RuleBook& rules, calendar::Date day, Grounds grounds = Grounds::of_everything);

  void judge(law::DutyId id, const std::function<bool(structure::EntityId)>& subject);

  /// Notes what each test comes to that decides a verdict (not those that only explain one).
  void note_tests_in(Seen& seen) { seen_ = &seen; }

  /// What was judged since they were last taken, before any duty displaces another.
  [[nodiscard]] std::vector<Judgement> take() { return std::exchange(judgements_, {}); }

  /// What the names of a version stand for, before any is bound. The year is to live as long.
  [[nodiscard]] static Env frame(const law::Version& version, const World& world,
                                 const std::optional<Year>& year);

  /// The years that a duty with `each` is asked of.
  [[nodiscard]] std::vector<Year> years_of(const law::Duty& duty) const;

  [[nodiscard]] Evaluator& evaluator() { return evaluator_; }

  [[nodiscard]] std::string name_of(Element element) const;

 private:
  /// A version of a duty, while its names are bound.
  struct Asked {
    law::DutyId id{};
    const law::Duty* duty = nullptr;
    const law::Version* version = nullptr;
    std::optional<Year> year{};
    const std::function<bool(structure::EntityId)>* subject = nullptr;
  };

  struct Applies {
    Truth applies = Truth::yes;  ///< all that must hold for the duty to apply
    Truth where = Truth::yes;
    Truth excepted = Truth::no;
    Truth due = Truth::yes;
  };

  using Pairs = std::vector<std::pair<Element, Element>>;  // the first comes first

  struct Deciding {
    std::vector<Element> missing{};
    std::vector<Element> found{};
  };

  void judge_in(law::DutyId id, const std::optional<Year>& year,
                const std::function<bool(structure::EntityId)>& subject);
  void bind(Asked& asked, std::size_t at, Truth bound, Env& env);
  void make_room(std::size_t more);
  [[nodiscard]] bool second_of_pair(const law::Version& version, std::size_t at) const;
  [[nodiscard]] std::optional<Pairs> pairs_that_share(const law::Version& version, std::size_t at,
                                                      const Bounds& from, Env& env);
  [[nodiscard]] bool find_partners(const Asked& asked, std::size_t at, const Bounds& from, Env& env,
                                   Elements& partners);
  [[nodiscard]] Applies applies(const Asked& asked, Truth bound, Env& env);
  [[nodiscard]] static Truth demand(const law::Version& version, Evaluator& evaluator, Env& env,
                                    std::string_view& grade);
  void note_left_out(const law::Version& version, std::size_t at, const Bounds& from,
                     const Elements& partners, Env& env);
  void decide(const Asked& asked, Truth bound, Env& env);
  void explain(const Asked& asked, const Applies& when, Truth truth, Env& env, Judgement& made);
  void bearers(const Asked& asked, Env& env, Judgement& made);
  [[nodiscard]] Doubtfulness doubtfulness(const Asked& asked, const Env& env);
  [[nodiscard]] static bool grown_old(const Judgement& judgement);
  [[nodiscard]] std::string names_of(std::span<const Element> elements) const;
  [[nodiscard]] std::string filled(const std::string& text, const Asked& asked,
                                   const Judgement& made, const Deciding& deciding, Env& env);
  void findings(const Asked& asked, const std::vector<Element>& missing,
                const std::vector<Element>& found, Env& env, Judgement& made);
  [[nodiscard]] std::string about(const Judgement& judgement) const;

  const structure::Structure& structure_;
  const vocabulary::Vocabulary& words_;
  const law::RuleBook& rules_;
  calendar::Date day_;
  Grounds grounds_;
  Evaluator evaluator_;
  Evaluator as_written_;
  std::vector<Judgement> judgements_;
  Seen* seen_ = nullptr;

  // Pairs that share what they must, in the order of their ids; by the second name of the two. None
  // where nothing must be shared.
  std::map<std::pair<const World*, const law::Binding*>, std::optional<Pairs>> pairs_;
};

}  // namespace remit::evaluation
