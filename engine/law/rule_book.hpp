#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "calendar/partial_date.hpp"
#include "calendar/period.hpp"
#include "language/check.hpp"
#include "language/expression.hpp"
#include "text/file.hpp"

namespace remit::law {

enum class PackId : std::uint32_t {};
enum class InstrumentId : std::uint32_t {};
enum class DutyId : std::uint32_t {};

/// A provision of an instrument, as cited.
struct Citation {
  InstrumentId instrument{};
  std::string provision{};
};

/// A day on which the law that a pack encodes was changed, and how.
struct Change {
  calendar::Date from{};
  std::string what{};
  std::vector<Citation> cites{};
  text::Span span{};
};

struct Pack {
  std::string id{};
  std::string title{};
  std::string version{};
  std::vector<std::string> needs{};
  std::vector<Change> changes{};  ///< by their day
  text::Span span{};
};

struct Instrument {
  std::string id{};
  std::string title{};
  std::string short_title{};  ///< "SI 2007/1830"; the title if none is given
  std::string url{};
  std::map<std::string, std::string> provisions{};  ///< "reg.4": what to add to `url`
  /// Kinds of body that a provision founds; none may be.
  std::map<std::string, std::vector<vocabulary::KindId>> founds{};
  text::Span span{};
};

/// From when till when a text is law. A date that is not known is partial.
struct Force {
  /// The first day; `before_all`: as long as one looks back.
  calendar::PartialDate from = calendar::PartialDate::exactly(calendar::before_all);
  /// The last; `after_all`: still in force.
  calendar::PartialDate until = calendar::PartialDate::exactly(calendar::after_all);
  bool appointed = true;  ///< false: enacted, and no day is appointed yet
};

/// What a day is to a text of law.
enum class InForce : std::uint8_t { no, not_known, yes };

[[nodiscard]] InForce in_force_on(const Force& force, calendar::Date day);

struct Limb {
  std::optional<Citation> cites{};
  Force force{};
  language::ExprId is{};
};

/// A relation that follows from others. Its subject is in slot 0 of its frame.
struct Definition {
  std::string name{};  ///< `area.served_by`
  std::string title{};
  std::string description{};
  std::vector<Citation> cites{};
  std::vector<Limb> limbs{};
  language::Frame frame{};
  text::Span span{};
};

using ParameterValue = std::variant<double, calendar::Duration>;

struct Parameter {
  std::string id{};
  std::string title{};
  std::vector<Citation> cites{};
  std::vector<std::pair<calendar::Date, ParameterValue>> values{};  ///< each from its day on
  text::Span span{};
};

/// A kind of year: from a day of the calendar to the day before the next.
struct YearKind {
  std::string id{};
  std::string title{};
  int month = 1;
  int day = 1;
  text::Span span{};
};

enum class Status : std::uint8_t {
  statutory,
  regulation,
  statutory_guidance,
  guidance,
  protocol,
  practice,
  /// Said to be law, and its text was not seen: not judged unless somebody asks for it.
  unverified
};
inline constexpr std::size_t status_count = 7;
[[nodiscard]] std::string_view word(Status status);
[[nodiscard]] std::optional<Status> status_named(std::string_view word);

enum class FindingClass : std::uint8_t {
  gap,
  duplication,
  reporting_line,
  cadence,
  protocol,
  funding,
  evidence,
  legal_basis
};
[[nodiscard]] std::string_view word(FindingClass finding);

enum class Severity : std::uint8_t { high, medium, low };
[[nodiscard]] std::string_view word(Severity severity);

enum class Extent : std::uint8_t { england, wales, england_and_wales };
[[nodiscard]] std::string_view word(Extent extent);

struct Grade {
  std::string name{};
  std::optional<language::ExprId> when{};  ///< none: otherwise
  bool passes = false;
};

/// A name of `for` and where its elements come from. Names of one entry ("x, y in S") have one set,
/// and stand for elements that differ.
struct Binding {
  language::SlotId slot{};
  language::ExprId set{};
};

/// A name of `let`.
struct Let {
  language::SlotId slot{};
  language::ExprId set{};
};

/// The text of a duty in force for a time: whole, with what it takes from the duty. One for which
/// no day is appointed may have no bindings, and then no demand: nobody has put it into the
/// language.
struct Version {
  Force force{};
  language::Frame frame{};
  std::vector<Binding> bindings{};
  std::vector<Let> lets{};  ///< in an order in which each uses only earlier ones
  std::optional<language::SlotId> year{};
  std::optional<language::ExprId> where{};
  std::optional<language::ExprId> unless{};
  std::optional<language::ExprId> by{};
  std::optional<language::ExprId> bearer{};
  language::ExprId demand{};
  bool forbids = false;  ///< `forbid`: the demand must not hold
  std::vector<Grade> grades{};
  std::vector<Citation> cites{};
  std::string says{};
  std::string asks{};
  std::string remedy{};
  std::string reads{};
  std::string quotes{};      ///< the words of the provision
  std::string gap{};         ///< why the law had no such duty just before
  text::Span span{};         ///< of the table
  text::Span demand_span{};  ///< of `require` or `forbid`
};

/// A case that a duty carries.
struct Case {
  std::string name{};
  calendar::Date as_of{};
  /// Its text, made whole, as a file of its own: what it does not date is seen on that day.
  text::FileId model{};
  std::vector<std::pair<std::string, std::string>> expect{};  ///< ids of a binding, verdict
  bool only = false;
  text::Span span{};
};

struct Duty {
  std::string id{};
  std::string title{};
  PackId pack{};
  Status status{};
  Extent extent = Extent::england_and_wales;
  /// It asks nothing that a structure shows, as due regard: it is in the catalogue, and its
  /// versions say who bears it, without a demand. It has no finding, no severity and no cases.
  bool information = false;
  FindingClass finding{};
  Severity severity{};
  std::string quotes{};  ///< where a version has none of its own
  std::vector<std::string> notes{};
  std::optional<calendar::Date> enacted{};
  std::optional<calendar::Date> checked{};
  std::vector<std::string> displaces{};
  std::optional<language::YearKindId> each{};
  std::vector<Version> versions{};  ///< by their first day
  std::vector<Case> cases{};
  text::Span span{};
};

/// Everything that packs say, checked against a vocabulary. Ids are positions.
struct RuleBook {
  language::Dictionary dictionary{};
  language::Expressions expressions{};
  std::vector<Pack> packs{};
  std::vector<Instrument> instruments{};
  std::vector<Definition> definitions{};
  std::vector<Parameter> parameters{};
  std::vector<YearKind> years{};
  std::vector<Duty> duties{};  ///< by id

  [[nodiscard]] const Duty& operator[](DutyId id) const {
    return duties[static_cast<std::size_t>(id)];
  }

  [[nodiscard]] const Instrument& operator[](InstrumentId id) const {
    return instruments[static_cast<std::size_t>(id)];
  }

  [[nodiscard]] std::optional<DutyId> find(std::string_view id) const;

  /// The kinds of body that a cited provision founds ("cda-1998 s.17"), or the nearest above it
  /// that the instrument speaks of ("s.5" for "s.5(1)"); null when it speaks of none.
  [[nodiscard]] const std::vector<vocabulary::KindId>* founded_by(std::string_view citation) const;

  /// "SI 2007/1830 reg.4".
  [[nodiscard]] std::string cited(const Citation& citation) const;
  [[nodiscard]] std::string url_of(const Citation& citation) const;  ///< empty if none is known
};

/// The version that is law that day; none if there is none, or it is not known whether there is.
[[nodiscard]] const Version* version_on(const Duty& duty, calendar::Date day);

/// The period of a kind of year in which the day lies: first and last day.
[[nodiscard]] calendar::Period year_with(const YearKind& kind, calendar::Date day);

/// As documents say it: "2025/26"; "2025" of a year that begins in January.
[[nodiscard]] std::string name_of_year(const YearKind& kind, calendar::Date first);

}  // namespace remit::law
