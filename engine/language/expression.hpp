#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "calendar/date.hpp"
#include "text/file.hpp"
#include "vocabulary/vocabulary.hpp"

namespace remit::language {

enum class ExprId : std::uint32_t {};
enum class SlotId : std::uint32_t {};  ///< a name bound in a duty or definition, counted from 0
enum class DefinitionId : std::uint32_t {};
enum class ParameterId : std::uint32_t {};
enum class YearKindId : std::uint32_t {};

/// What the elements of a set may be: things of these sorts and kinds, or links of a relation.
/// With neither it is not known: the set of a name or definition was wrong, and was reported.
struct SetType {
  vocabulary::Ends of{};
  std::optional<vocabulary::RelationId> links{};

  friend bool operator==(const SetType&, const SetType&) = default;
};

enum class ValueKind : std::uint8_t { date, period, length, number, money, text, choice, yes_no };

/// A test is true, false or unknown; a value may be known in part; so may a set.
struct TestType {
  friend bool operator==(const TestType&, const TestType&) = default;
};

/// A year that `each` binds: itself a period.
struct YearType {
  YearKindId kind{};

  friend bool operator==(const YearType&, const YearType&) = default;
};

using Type = std::variant<SetType, ValueKind, TestType, YearType>;

// Sets.

struct KindSet {  // csp
  vocabulary::KindId kind{};
};

struct SortSet {  // body
  vocabulary::Sort sort{};
};

struct Bound {  // group; a name of `for`, `let`, a quantifier, or the subject of a definition
  SlotId slot{};
};

struct Defined {  // a definition that depends on nothing
  DefinitionId definition{};
};

struct Join {  // board.members
  ExprId set{};
  vocabulary::RelationKey along{};
};

struct Links {  // board.seats
  ExprId set{};
  vocabulary::RelationId relation{};
};

struct LinkEnd {  // seats.to
  ExprId set{};
  bool second = false;  ///< `to`
};

struct Carried {  // seats.by: things that a link carries
  ExprId set{};
  vocabulary::QualifierId qualifier{};
};

struct Apply {  // area.served_by: a definition, asked of each element
  ExprId set{};
  DefinitionId definition{};
};

struct Closure {  // S.part_of+, S.part_of*; `step` is written of `through`
  ExprId set{};
  SlotId through{};
  ExprId step{};
  bool reflexive = false;  ///< `*`
};

struct Unite {  // S | T
  ExprId left{};
  ExprId right{};
};

struct Intersect {  // S & T
  ExprId left{};
  ExprId right{};
};

struct Except {  // S except T
  ExprId left{};
  ExprId right{};
};

struct Else {  // S else T
  ExprId left{};
  ExprId right{};
};

struct Such {  // S[test], the element being in `slot`
  ExprId set{};
  SlotId slot{};
  ExprId test{};
};

struct AsAt {  // (S at DATE)
  ExprId set{};
  ExprId date{};
};

enum class PastOf : std::uint8_t { ever, former, lapsed };

struct Past {  // ever(x.r)
  PastOf which{};
  ExprId set{};
  vocabulary::RelationKey along{};
};

enum class GraphSet : std::uint8_t { chokepoints, cut_points, line };

struct InGraph {  // chokepoints(x.reports_to, S); `goal` is not used by cut_points
  GraphSet which{};
  ExprId set{};
  vocabulary::RelationKey along{};
  std::optional<ExprId> goal{};
};

// Values.

struct AttributeOf {  // paper.status
  ExprId set{};
  vocabulary::AttributeId attribute{};
};

struct CarriedValue {  // seats.as
  ExprId set{};
  vocabulary::QualifierId qualifier{};
};

enum class DayWhich : std::uint8_t { date, from, until };

struct DayOf {  // paper.date
  ExprId set{};
  DayWhich which{};
};

struct NumberIs {
  double value = 0;
};

struct LengthIs {
  calendar::Duration value{};
};

struct WordIs {  // a choice or a text
  std::string value{};
};

struct Today {};

struct YearIs {  // year, as a period, and as the text of `about`
  SlotId slot{};
};

struct YearEdge {  // year.start, year.end
  SlotId slot{};
  bool end = false;
};

struct ParameterIs {
  ParameterId parameter{};
};

struct Shift {  // D + 12 months
  ExprId date{};
  ExprId length{};
  bool back = false;
};

struct LastPeriod {  // last 12 months
  ExprId length{};
};

struct Count {
  ExprId set{};
};

struct Extreme {  // max(a, b)
  bool greatest = false;
  ExprId left{};
  ExprId right{};
};

// Tests.

struct In {  // S in T
  ExprId left{};
  ExprId right{};
};

struct Same {  // S = T, of sets
  ExprId left{};
  ExprId right{};
};

struct Overlap {  // S overlaps T
  ExprId left{};
  ExprId right{};
};

enum class Multiplicity : std::uint8_t { some, no, one, lone };

struct HowMany {  // some S; of a value, whether it is given: some item.due
  Multiplicity which{};
  ExprId set{};
};

enum class Comparison : std::uint8_t { equal, unequal, less, at_most, more, at_least };

struct Compare {  // of two values of one kind
  Comparison which{};
  ExprId left{};
  ExprId right{};
};

struct DayIn {  // D in year, D in last 12 months
  ExprId date{};
  ExprId period{};
};

struct Near {  // D within 28 days of E
  ExprId date{};
  ExprId length{};
  ExprId of{};
};

struct Holds {  // a yes-or-no value as a test
  ExprId value{};
};

struct Founds {  // founds(board.legal_basis, board): of the provisions cited
  ExprId value{};
  ExprId set{};
};

struct Both {
  ExprId left{};
  ExprId right{};
};

struct Either {
  ExprId left{};
  ExprId right{};
};

struct Implies {
  ExprId left{};
  ExprId right{};
};

struct Not {
  ExprId test{};
};

enum class Quantifier : std::uint8_t { all, some, no, one };

struct ForThose {  // all x in S: test; of two names, two elements that differ
  Quantifier which{};
  std::vector<SlotId> slots{};
  ExprId set{};
  ExprId test{};
};

using Form =
    std::variant<KindSet, SortSet, Bound, Defined, Join, Links, LinkEnd, Carried, Apply, Closure,
                 Unite, Intersect, Except, Else, Such, AsAt, Past, InGraph, AttributeOf,
                 CarriedValue, DayOf, NumberIs, LengthIs, WordIs, Today, YearIs, YearEdge,
                 ParameterIs, Shift, LastPeriod, Count, Extreme, In, Same, Overlap, HowMany,
                 Compare, DayIn, Near, Holds, Founds, Both, Either, Implies, Not, ForThose>;

/// A part of a rule whose words have become ids and whose type is known.
struct Expr {
  Form form{};
  Type type{};
  text::Span span{};
};

/// All expressions of a run, in the order in which they were checked: parts before the whole.
struct Expressions {
  std::vector<Expr> all{};

  [[nodiscard]] const Expr& operator[](ExprId id) const {
    return all[static_cast<std::size_t>(id)];
  }

  ExprId add(Expr expr) {
    all.push_back(std::move(expr));
    return static_cast<ExprId>(all.size() - 1);
  }
};

/// The names of one duty or definition, by slot.
struct Frame {
  struct Name {
    std::string word{};
    Type type{};
    text::Span span{};
    bool used = false;
    bool passing = false;  ///< bound by a part of one expression, and known only there
  };

  std::vector<Name> names{};
};

/// Calls one of several functions, by the form at hand.
template <class... Functions>
struct Visit : Functions... {
  using Functions::operator()...;
};
template <class... Functions>
Visit(Functions...) -> Visit<Functions...>;

}  // namespace remit::language
