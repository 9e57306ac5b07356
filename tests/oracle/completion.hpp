#pragma once

#include <compare>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "calendar/date.hpp"
#include "calendar/partial_date.hpp"
#include "structure/snapshot.hpp"
#include "structure/structure.hpp"
#include "vocabulary/vocabulary.hpp"

namespace remit::oracle {

/// What a set holds: an item, by its place in `Completion::items`, or one of its ties.
struct Thing {
  std::optional<vocabulary::RelationId> relation{};  ///< of a tie
  int from = 0;                                      ///< the item, or the first end of the tie
  int to = 0;

  friend auto operator<=>(const Thing&, const Thing&) = default;
};

[[nodiscard]] Thing item(int at);

using Things = std::set<Thing>;
using Scalar = std::variant<double, calendar::Date, std::string, bool, calendar::Duration>;

/// The values of something, and whether somebody wrote them.
struct Given {
  std::vector<Scalar> values{};
  bool written = true;
};

struct Item {
  std::string name{};
  bool there = false;
  bool written = true;  ///< the model lists it
  vocabulary::Sort sort{};
  std::vector<vocabulary::KindId> kinds{};
  std::map<vocabulary::AttributeId, Given> attributes{};
  std::optional<calendar::Date> made{};  ///< the first day of its life
  std::optional<calendar::Date> term{};  ///< the first day of its term, if it has its own
  std::optional<calendar::Date> until{};
};

struct Tie {
  bool written = true;
  std::map<vocabulary::QualifierId, Given> values{};
  std::map<vocabulary::QualifierId, std::pair<std::set<int>, bool>> carried{};  ///< and if written
};

/// A world in which nothing is open: one of those that a model may stand for.
struct Completion {
  calendar::Date today{};
  std::vector<Item> items{};
  std::map<Thing, Tie> ties{};
  std::vector<int> item_of{};  ///< of each entity of the model; two that are one have one
};

/// The same, of what somebody wrote.
[[nodiscard]] Completion as_written(const Completion& whole);

[[nodiscard]] std::string print(const Completion& completion, const vocabulary::Vocabulary& words);

/// What a rule speaks of: nothing else need be completed.
struct Mentions {
  std::set<vocabulary::KindId> kinds{};
  std::set<vocabulary::RelationId> relations{};
  std::set<vocabulary::AttributeId> attributes{};
  std::set<vocabulary::QualifierId> qualifiers{};
  bool days = false;
};

/// All the ways to complete a model on a day, as far as a rule can tell them apart. Each is a list
/// of answers, one for each choice that the model leaves open; 0 is "as it is written".
///
/// Open are: whether two that may be one are; whether what is possible is so; which more links
/// there are, among what the model lists and one more of each kind that is mentioned; of what kind
/// an unnamed thing is in particular; and what values are not given. Not every list of answers is
/// a world: complete lists, denials, relations that allow one other, kinds at the ends and censuses
/// are kept. A census of a kind within an area says that nothing of that kind has a link with the
/// area, what lies in it, or what any of this lies in, but as it is written; and that no written
/// one that has such a link has another with any area.
class Completions {
 public:
  Completions(const structure::Structure& structure, const vocabulary::Vocabulary& words,
              calendar::Date today, Mentions mentions);

  /// How many answers each choice has.
  [[nodiscard]] const std::vector<int>& choices() const { return choices_; }

  /// None if the answers contradict one another.
  [[nodiscard]] std::optional<Completion> completed(const std::vector<int>& answers) const;

 private:
  struct Pair {
    std::size_t choice;
    int one;
    int other;
  };

  struct Written {
    structure::LinkId link;
    std::optional<std::size_t> choice;  ///< of one that is possible: 1 is that it holds
    std::map<vocabulary::QualifierId, std::size_t> open;
  };

  struct Atom {
    std::size_t choice;
    Thing tie;
  };

  struct Open {
    std::size_t choice;
    int item;
    std::vector<std::vector<Scalar>> answers;
  };

  struct OpenDay {
    std::size_t choice;
    int item;
    int which;  ///< 0 made, 1 term, 2 until
    std::vector<std::optional<calendar::Date>> answers;
  };

  std::size_t add_choice(std::size_t answers);
  void add_extras();
  void add_pairs();
  void add_kinds();
  void add_written();
  void add_atoms();
  void add_attributes();
  void add_days();
  [[nodiscard]] std::vector<std::vector<Scalar>> answers_of(
      vocabulary::ValueType type, const std::vector<std::string>& words) const;
  [[nodiscard]] bool may_fit(const Thing& tie) const;
  [[nodiscard]] bool on_record(const Thing& tie) const;

  [[nodiscard]] bool merge(const std::vector<int>& answers, Completion& into) const;
  [[nodiscard]] bool tie_written(const std::vector<int>& answers, Completion& into,
                                 Things& required) const;
  void tie_atoms(const std::vector<int>& answers, Completion& into) const;
  void carry(const Written& written, const std::vector<int>& answers, Tie& tie,
             const Completion& in) const;
  [[nodiscard]] std::optional<int> carried_answer(vocabulary::QualifierId qualifier, int answer,
                                                  const Completion& in) const;
  [[nodiscard]] bool value_items(const std::vector<int>& answers, Completion& into) const;
  [[nodiscard]] bool keep_what_is_allowed(const Things& required, Completion& in) const;
  [[nodiscard]] bool allowed(const Thing& tie, const Completion& in,
                             const std::vector<std::set<int>>& grounds) const;
  [[nodiscard]] bool fits(const Thing& tie, const Completion& in) const;
  [[nodiscard]] bool on_complete_lists(const Thing& tie, const Completion& in) const;
  [[nodiscard]] bool denied(const Thing& tie, const Completion& in) const;
  [[nodiscard]] static bool crowded(const Thing& tie, const vocabulary::Relation& relation,
                                    const Completion& in);
  [[nodiscard]] bool counted_out(const Thing& tie, const Completion& in,
                                 const std::vector<std::set<int>>& grounds) const;
  [[nodiscard]] bool has_record(const Thing& tie, const Completion& in) const;
  [[nodiscard]] std::set<int> ground_of(const structure::Census& census,
                                        const Completion& in) const;

  const structure::Structure& structure_;
  const vocabulary::Vocabulary& words_;
  structure::Snapshot snapshot_;
  Mentions mentions_;
  std::vector<int> choices_;
  std::vector<Item> items_;            // before anything is chosen
  std::vector<std::size_t> presence_;  // choice of each item that may be there; 0: none
  std::vector<Pair> pairs_;
  std::vector<std::pair<std::size_t, std::pair<int, std::vector<vocabulary::KindId>>>> kinds_;
  std::vector<Written> written_;
  std::vector<Atom> atoms_;
  std::map<vocabulary::QualifierId, std::size_t> atom_values_;
  std::vector<std::pair<vocabulary::AttributeId, Open>> attributes_;
  std::vector<OpenDay> days_;
};

}  // namespace remit::oracle
