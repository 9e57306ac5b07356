#pragma once

// Internal to the module.

#include <array>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include "calendar/period.hpp"
#include "evaluation/bounds.hpp"
#include "evaluation/outcomes.hpp"
#include "evaluation/set_pool.hpp"
#include "evaluation/truth.hpp"
#include "evaluation/values.hpp"
#include "evaluation/world.hpp"
#include "language/expression.hpp"
#include "law/rule_book.hpp"

namespace remit::evaluation {

using language::ExprId;
using language::SlotId;

/// A year that is bound to a name.
struct Year {
  calendar::Period days{};
  std::string name{};
};

/// A name of `let`: evaluated when it is asked for, and again on another day.
struct LetSet {
  ExprId set{};
};

/// A year is kept by whoever binds it.
using SlotValue = std::variant<std::monostate, Element, LetSet, const Year*>;

/// What the names of a duty or definition stand for, on one day.
struct Env {
  const World* world = nullptr;
  const language::Frame* frame = nullptr;
  std::vector<SlotValue> slots{};

  struct Known {
    const World* world = nullptr;
    ExprId id{};
    Set set{};
  };

  struct KnownPeriod {
    const World* world = nullptr;
    ExprId id{};
    std::optional<calendar::Period> period{};
  };

  /// What sets and periods came to that are of no passing name: those of `let`, and all while one
  /// element after another is tried, or the reasons are gathered, which ask for the same again and
  /// again.
  std::vector<Known> known{};
  std::vector<KnownPeriod> known_periods{};
  bool keeps_all = false;

  /// Another thing is bound.
  void forget() {
    known.clear();
    known_periods.clear();
  }

  [[nodiscard]] const Set* find(ExprId id) const {
    for (const Known& one : known) {
      if (one.id == id && one.world == world) {
        return &one.set;
      }
    }
    return nullptr;
  }

  SlotValue& operator[](SlotId slot) { return slots[static_cast<std::size_t>(slot)]; }
};

/// While one element after another is tried, what does not depend on them is kept.
class Keeping {
 public:
  explicit Keeping(Env& env) : env_(env), outer_(std::exchange(env.keeps_all, true)) {}

  Keeping(const Keeping&) = delete;
  Keeping& operator=(const Keeping&) = delete;

  ~Keeping() { env_.keeps_all = outer_; }

 private:
  Env& env_;
  bool outer_;
};

/// How silence is read. `closed` takes what is written for all there is: it tells, of what is open,
/// whether anything written points to a breach, and decides no verdict.
enum class Reading : std::uint8_t { open, closed };

/// Evaluates expressions. A cache and nothing else is kept between calls; it can be dropped without
/// changing a result.
class Evaluator {
 public:
  Evaluator(const structure::Structure& structure, const vocabulary::Vocabulary& words,
            const law::RuleBook& rules, calendar::Date today, Reading reading = Reading::open)
      : structure_(structure),
        words_(words),
        rules_(rules),
        today_(today),
        reading_(reading),
        forms_(rules.expressions.all.size()) {}

  [[nodiscard]] const World& world_on(calendar::Date day);

  [[nodiscard]] Set set(ExprId id, Env& env);

  [[nodiscard]] Truth test(ExprId id, Env& env) {
    const Truth truth = evaluate_test(id, env);
    if (seen_ != nullptr) {
      note(id, truth);
    }
    return truth;
  }

  [[nodiscard]] Values values(ExprId id, Env& env);
  /// None when it is not known how long it is.
  [[nodiscard]] std::optional<calendar::Period> period(ExprId id, Env& env);

  /// What is said of a day of a thing's life or term; none if nothing is.
  [[nodiscard]] std::optional<calendar::PartialDate> day_of(EntityId id,
                                                            language::DayWhich which) const;

  /// Whether one element is in a set. Says more than the bounds of the set when that is open: the
  /// element may have lists, a kind or a life that rule it out.
  [[nodiscard]] Truth member(ExprId id, Element element, Env& env);

  /// The same of a set whose bounds are known, for whoever asks of many elements.
  [[nodiscard]] Truth member(ExprId id, const Bounds& bounds, Element element, Env& env);

  /// How many there are, two that may be one counting once at least.
  [[nodiscard]] Range size(const Bounds& bounds, const World& world) const;

  /// A frame for a definition, its subject bound.
  [[nodiscard]] Env frame_of(const law::Definition& definition, std::optional<Element> subject,
                             const World& world) const;

  /// The same, kept with what its sets came to, for whoever asks of many elements. It stands until
  /// `forget_frames`.
  [[nodiscard]] Env& kept_frame_of(language::DefinitionId definition,
                                   std::optional<Element> subject, const World& world);

  /// Gives back the memory of frames, if there are many.
  void forget_frames();

  /// The values that the entries of a link carry on the day, and whether any was written.
  struct CarriedValues {
    std::vector<std::pair<structure::Value, bool>> values{};  ///< and whether it is certain
  };

  [[nodiscard]] CarriedValues carried(LinkId link, vocabulary::QualifierId qualifier,
                                      const World& world) const;

  [[nodiscard]] const law::RuleBook& rules() const { return rules_; }

  [[nodiscard]] calendar::Date today() const { return today_; }

  /// The truth of one element of a quantifier's test; binds the slot.
  [[nodiscard]] Truth with(SlotId slot, Element element, ExprId test, Env& env);

  /// The elements of which `every element of left is in right` fails or is open, with the truth.
  [[nodiscard]] Truth contained(ExprId left, ExprId right, Env& env);

  [[nodiscard]] Set intersection(ExprId left, ExprId right, const language::Type& type, Env& env);

  [[nodiscard]] const structure::Structure& structure() const { return structure_; }

  [[nodiscard]] const vocabulary::Vocabulary& words() const { return words_; }

  /// What a definition comes to of one subject.
  [[nodiscard]] Set applied(language::DefinitionId definition, std::optional<Element> subject,
                            const World& world);

  /// From now on notes what every test comes to; with null, no more. For the cases of a duty.
  void note_tests_in(Seen* seen) { seen_ = seen; }

  /// The days that a date may be, no later than today; none when there are too many to look at.
  [[nodiscard]] std::optional<std::vector<calendar::Date>> days_of(const Values& date);

 private:
  [[nodiscard]] Set evaluate(ExprId id, Env& env);
  [[nodiscard]] Truth evaluate_test(ExprId id, Env& env);
  void note(ExprId id, Truth truth);
  [[nodiscard]] Set without_known_rest(ExprId id, Set found, const World& world);
  [[nodiscard]] Set unknown();
  [[nodiscard]] Set join(const language::Join& join, Env& env);
  [[nodiscard]] Set links(const language::Links& links, Env& env);
  [[nodiscard]] Set link_end(const language::LinkEnd& end, Env& env);
  [[nodiscard]] Set carried_set(const language::Carried& carried, Env& env);
  [[nodiscard]] Set apply(const language::Apply& apply, Env& env);
  [[nodiscard]] Set closure(const language::Closure& closure, Env& env);
  [[nodiscard]] Set except(const language::Except& except, Env& env);
  [[nodiscard]] Set otherwise(const language::Else& otherwise, Env& env);
  [[nodiscard]] Set such(const language::Such& such, Env& env);
  [[nodiscard]] Set as_at(const language::AsAt& at, Env& env);
  [[nodiscard]] Set past(const language::Past& past, Env& env);
  [[nodiscard]] Set in_graph(const language::InGraph& graph, Env& env);
  [[nodiscard]] Set bound(SlotId slot, Env& env);
  [[nodiscard]] std::optional<Element> one_bound(ExprId set, const Env& env) const;

  template <typename Reach>
  void step_from(const language::Closure& closure, Element element, Env& env, const Reach& reach,
                 Bounds& open);
  [[nodiscard]] Opening list_left_open(Element element, vocabulary::RelationKey key,
                                       const World& world) const;
  void open_list(Element element, vocabulary::RelationKey key, const World& world,
                 Bounds& into) const;
  void pass_on(const Bounds& from, Way way, Bounds& into) const;
  [[nodiscard]] bool of_areas(ExprId set) const;
  [[nodiscard]] Way way_from(ExprId set, vocabulary::RelationKey key, const World& world) const;
  void prune(Bounds& bounds, const language::Type& type, const World& world) const;
  [[nodiscard]] bool counted(const language::Type& type, const Opening& opening,
                             const World& world) const;
  [[nodiscard]] bool may_stand_among(const language::Type& type, Element element) const;
  [[nodiscard]] bool fits_kinds(const vocabulary::Ends& ends, EntityId id) const;
  [[nodiscard]] Truth member_itself(ExprId id, const Bounds& bounds, Element element, Env& env);
  [[nodiscard]] bool may_equal_some(Element element, const Bounds& bounds,
                                    const language::Type& type, const Elements& but,
                                    const World& world) const;

  [[nodiscard]] Truth refine(ExprId id, Element element, const Bounds& bounds, Env& env);
  [[nodiscard]] Truth may_be_joined(const language::Join& join, Element element, Env& env);
  [[nodiscard]] Truth may_be_reached(const language::Closure& closure, Element element, Env& env);
  [[nodiscard]] Truth may_be_defined(language::DefinitionId id, std::optional<Element> subject,
                                     Element element, const World& world);
  [[nodiscard]] Truth may_be_applied(const language::Apply& apply, Element element, Env& env);

  [[nodiscard]] Truth given(const language::HowMany& form, Env& env);
  [[nodiscard]] Truth founds(const language::Founds& form, Env& env);
  [[nodiscard]] Truth quantified(const language::ForThose& those, Env& env);
  [[nodiscard]] Truth quantified_pairs(const language::ForThose& those, Env& env);

  [[nodiscard]] Values evaluate_values(ExprId id, Env& env);
  [[nodiscard]] std::optional<calendar::Period> evaluate_period(ExprId id, Env& env);
  [[nodiscard]] Values attribute(const language::AttributeOf& attribute, Env& env);
  [[nodiscard]] Values carried_values(const language::CarriedValue& carried, Env& env);
  [[nodiscard]] Values day(const language::DayOf& day, Env& env);

  SetPool pool_;  // outlives all that is kept below
  const structure::Structure& structure_;
  const vocabulary::Vocabulary& words_;
  const law::RuleBook& rules_;
  calendar::Date today_;
  Reading reading_;
  Seen* seen_ = nullptr;
  std::map<calendar::Date, std::unique_ptr<World>> worlds_;

  // What definitions came to on a day, by definition; of a thing, by its id. Only parts that
  // somebody asked of have memory.
  using Page = std::array<Set, 64>;

  struct OfThings {
    const World* world = nullptr;
    std::vector<std::unique_ptr<Page>> pages{};
  };

  [[nodiscard]] Set& of_thing(language::DefinitionId definition, EntityId id, const World& world);
  std::vector<std::vector<OfThings>> of_things_;

  // The same of links, and of nothing.
  struct Applied {
    const World* world = nullptr;
    language::DefinitionId definition{};
    std::uint32_t subject = 0;

    friend bool operator==(const Applied&, const Applied&) = default;
  };

  struct HashOfApplied {
    std::size_t operator()(const Applied& applied) const {
      const std::uint64_t both =
          (static_cast<std::uint64_t>(applied.definition) << 32) | applied.subject;
      return std::hash<std::uint64_t>()(both * 0x9E3779B97F4A7C15) ^
             std::hash<const World*>()(applied.world);
    }
  };

  [[nodiscard]] static Applied key_of(language::DefinitionId definition,
                                      std::optional<Element> subject, const World& world);

  std::unordered_map<Applied, Set, HashOfApplied> applied_;
  std::unordered_map<Applied, std::unique_ptr<Env>, HashOfApplied> frames_;

  // What is asked again and again of one expression, and was answered once.
  class Answer {
   public:
    template <typename Find>
    [[nodiscard]] bool once(const Find& find) {
      if (!known_) {
        known_ = find();
      }
      return *known_;
    }

   private:
    std::optional<bool> known_{};
  };

  struct OfForm {
    Answer depends_on_nothing{};
    Answer of_kinds{};
    Answer of_passing_names{};
  };

  // Whether a set depends on no name, so that it is the same for all that a duty binds.
  [[nodiscard]] bool depends_on_nothing(ExprId id);
  [[nodiscard]] bool of_kinds(ExprId id);
  // Whether it is of a name that is bound, and bound anew, while the names of the duty stand.
  [[nodiscard]] bool of_passing_names(ExprId id, const Env& env);
  std::vector<OfForm> forms_;  // by expression

  struct SameForAll {
    const World* world = nullptr;
    Set set{};
    // Of a large set of things, by thing whether it is in it: made when it was asked for often.
    std::size_t asked = 0;
    std::vector<bool> certain{};
    std::vector<bool> possible{};
  };

  [[nodiscard]] SameForAll* known_for_all(ExprId id, const World& world);
  [[nodiscard]] const SameForAll* looked_up(ExprId id, const Bounds& bounds, const World& world);
  std::vector<std::vector<SameForAll>> same_for_all_;  // by expression
  std::vector<Set> single_;  // by slot: the set of the last thing that stood there
  std::vector<calendar::Date> change_points_;
};

/// The parts of a form that are expressions themselves, in the order in which they are written.
[[nodiscard]] std::vector<ExprId> parts_of(const language::Form& form);

/// Whether an expression is anything of a kind, or of one of several, so that it lists all that the
/// model names and leaves out only what it does not.
[[nodiscard]] bool is_of_kinds(const law::RuleBook& rules, ExprId id);

}  // namespace remit::evaluation
