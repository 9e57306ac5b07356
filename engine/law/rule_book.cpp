#include "law/rule_book.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace remit::law {
namespace {

constexpr std::array<std::string_view, status_count> status_words{
    "statutory", "regulation", "statutory-guidance", "guidance",
    "protocol",  "practice",   "unverified"};

// "s.5(1)(b)" is looked for as it is, then as "s.5(1)", then as "s.5".
std::string_view wider(std::string_view provision) {
  const std::size_t bracket = provision.rfind('(');
  return bracket == std::string_view::npos ? std::string_view() : provision.substr(0, bracket);
}

// The day of that year on which a year of the kind begins; the calendar may end before.
calendar::Date start_in(const YearKind& kind, int year) {
  return calendar::day_of({.year = year, .month = kind.month, .day = kind.day})
      .value_or(year < 1 ? calendar::before_all : calendar::after_all);
}

}  // namespace

InForce in_force_on(const Force& force, calendar::Date day) {
  if (!force.appointed || day < force.from.earliest || force.until.latest < day) {
    return InForce::no;
  }
  return force.from.latest <= day && day <= force.until.earliest ? InForce::yes
                                                                 : InForce::not_known;
}

std::string_view word(Status status) {
  return status_words.at(static_cast<std::size_t>(status));
}

std::optional<Status> status_named(std::string_view word) {
  const auto found = std::find(status_words.begin(), status_words.end(), word);
  return found == status_words.end()
             ? std::nullopt
             : std::optional(static_cast<Status>(found - status_words.begin()));
}

std::string_view word(FindingClass finding) {
  switch (finding) {
    case FindingClass::gap:
      return "gap";
    case FindingClass::duplication:
      return "duplication";
    case FindingClass::reporting_line:
      return "reporting-line";
    case FindingClass::cadence:
      return "cadence";
    case FindingClass::protocol:
      return "protocol";
    case FindingClass::funding:
      return "funding";
    case FindingClass::evidence:
      return "evidence";
    case FindingClass::legal_basis:
      return "legal-basis";
  }
  return {};
}

std::string_view word(Severity severity) {
  switch (severity) {
    case Severity::high:
      return "high";
    case Severity::medium:
      return "medium";
    case Severity::low:
      return "low";
  }
  return {};
}

std::string_view word(Extent extent) {
  switch (extent) {
    case Extent::england:
      return "england";
    case Extent::wales:
      return "wales";
    case Extent::england_and_wales:
      return "england-and-wales";
  }
  return {};
}

std::optional<DutyId> RuleBook::find(std::string_view id) const {
  const auto found =
      std::lower_bound(duties.begin(), duties.end(), id,
                       [](const Duty& duty, std::string_view wanted) { return duty.id < wanted; });
  return found == duties.end() || found->id != id
             ? std::nullopt
             : std::optional(static_cast<DutyId>(found - duties.begin()));
}

const std::vector<vocabulary::KindId>* RuleBook::founded_by(std::string_view citation) const {
  const std::size_t space = citation.find(' ');
  const auto instrument = std::find_if(
      instruments.begin(), instruments.end(),
      [&](const Instrument& candidate) { return candidate.id == citation.substr(0, space); });
  if (instrument == instruments.end() || space == std::string_view::npos) {
    return nullptr;
  }
  const std::string_view provision = citation.substr(space + 1);
  const std::vector<vocabulary::KindId>* nearest = nullptr;
  std::size_t length = 0;
  for (const auto& [known, kinds] : instrument->founds) {
    const bool above =
        provision == known || (provision.starts_with(known) && provision[known.size()] == '(');
    if (above && known.size() > length) {
      nearest = &kinds;
      length = known.size();
    }
  }
  return nearest;
}

std::string RuleBook::cited(const Citation& citation) const {
  return fmt::format("{} {}", (*this)[citation.instrument].short_title, citation.provision);
}

std::string RuleBook::url_of(const Citation& citation) const {
  const Instrument& instrument = (*this)[citation.instrument];
  for (std::string_view provision = citation.provision;
       !provision.empty() && !instrument.url.empty(); provision = wider(provision)) {
    const auto found = instrument.provisions.find(std::string(provision));
    if (found != instrument.provisions.end()) {
      const bool joined = instrument.url.back() == '/' || found->second.front() == '#';
      return fmt::format("{}{}{}", instrument.url, joined ? "" : "/", found->second);
    }
  }
  return instrument.url;
}

const Version* version_on(const Duty& duty, calendar::Date day) {
  const auto found = std::find_if(
      duty.versions.begin(), duty.versions.end(),
      [&](const Version& version) { return in_force_on(version.force, day) == InForce::yes; });
  return found == duty.versions.end() ? nullptr : &*found;
}

calendar::Period year_with(const YearKind& kind, calendar::Date day) {
  const int year = calendar::civil_of(day).year;
  const bool begun = start_in(kind, year) <= day;
  const int first = begun ? year : year - 1;
  return {.first = start_in(kind, first), .last = calendar::previous(start_in(kind, first + 1))};
}

std::string name_of_year(const YearKind& kind, calendar::Date first) {
  constexpr int century = 100;
  const int year = calendar::is_day(first) ? calendar::civil_of(first).year : 0;
  return kind.month == 1 && kind.day == 1 ? fmt::format("{:04}", year)
                                          : fmt::format("{:04}/{:02}", year, (year + 1) % century);
}

}  // namespace remit::law
