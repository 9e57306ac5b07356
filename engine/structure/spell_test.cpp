#include "structure/spell.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/support/held.hpp"

namespace remit::structure {
namespace {

using calendar::after_all;
using calendar::before_all;
using calendar::Date;
using calendar::Days;
using calendar::PartialDate;
using calendar::Period;
using test_support::print;

const vocabulary::Freshness a_year{.lasting = false, .for_as_long = {.months = 12, .days = 0}};
const vocabulary::Freshness lasting{.lasting = true, .for_as_long = {}};

PartialDate date(std::string_view written) {
  const calendar::ParsedDate parsed = calendar::parse_partial(written);
  EXPECT_FALSE(parsed.problem) << written;
  return parsed.date;
}

// An entry as a model writes it; an empty word is a key that is left out.
struct Written {
  std::string from{};
  std::string until{};
  std::vector<std::string> seen{};
  Basis basis = Basis::stated;
};

Spell spell(const Written& written, const vocabulary::Freshness& freshness = a_year) {
  Details details{.basis = written.basis};
  if (!written.from.empty()) {
    details.from = date(written.from);
  }
  if (!written.until.empty()) {
    details.until = date(written.until);
  }
  for (const std::string& day : written.seen) {
    details.seen.push_back(date(day));
  }
  return spell_of(details, freshness);
}

std::string certain(const Spell& spell) {
  return print(calendar::normalised({spell.certain()}));
}

struct Case {
  std::string what;
  Written entry;
  std::string certain;
  std::string possible = "always";
};

TEST(TheSpellOfAnEntry, IsCertainFromItsFirstSightingToItsLastAndAWhileLonger) {
  const std::vector<Case> cases{
      {"no date at all", {}, "never"},
      {"a paper of one day", {.seen = {"2022-02-15"}}, "2022-02-15..2023-02-15"},
      {"a paper of some month: from its last day, trusted from its first",
       {.seen = {"2018-06..2018-08"}},
       "2018-08-31..2019-06-01"},
      {"a paper of some day in more than a year is too vague for trust",
       {.seen = {"2018-01..2019-06"}},
       "never"},
      {"two papers vouch for the time between",
       {.seen = {"2018-06..2018-08", "2022-02-15"}},
       "2018-08-31..2023-02-15"},
      {"in whatever order they are written",
       {.seen = {"2022-02-15", "2018-06..2018-08"}},
       "2018-08-31..2023-02-15"},
      {"a day it began is a sighting",
       {.from = "2020-03-01"},
       "2020-03-01..2021-03-01",
       "2020-03-01.."},
      {"began some day of a year", {.from = "2020"}, "2020-12-31..2021-01-01", "2020-01-01.."},
      {"there by a day: whether it still was there is not said", {.from = "..2015-09"}, "never"},
      {"there by a day, and seen later",
       {.from = "..2015-09", .seen = {"2018-07-01"}},
       "2015-09-30..2019-07-01"},
      {"not before a day", {.from = "2022-02-16.."}, "never", "2022-02-16.."},
      {"a day it ended is a sighting, and ends trust",
       {.until = "2020-03-31"},
       "2020-03-31",
       "..2020-03-31"},
      {"from and until: every day between",
       {.from = "2020-03-01", .until = "2021-03-31"},
       "2020-03-01..2021-03-31",
       "2020-03-01..2021-03-31"},
      {"began one year, ended another",
       {.from = "2018", .until = "2020"},
       "2018-12-31..2020-01-01",
       "2018-01-01..2020-12-31"},
      {"began and ended within one year",
       {.from = "2017/18", .until = "2017/18"},
       "never",
       "2017-04-01..2018-03-31"},
      {"seen, then ended some day",
       {.until = "2020-01..2020-06", .seen = {"2018-07-01"}},
       "2018-07-01..2020-01-01",
       "..2020-06-30"},
      {"a paper that speaks of what has ended is no sighting",
       {.until = "2020-03-31", .seen = {"2022-02-15"}},
       "2020-03-31",
       "..2020-03-31"},
      {"nor is one that speaks of what will begin",
       {.from = "2022-07-01", .seen = {"2022-02-15"}},
       "2022-07-01..2023-07-01",
       "2022-07-01.."},
      {"a paper of which a part lies before: seen on one of the other days",
       {.from = "2018-07-01", .seen = {"2018-06..2018-08"}},
       "2018-07-01..2019-07-01",
       "2018-07-01.."},
      {"29 February, and twelve months", {.seen = {"2024-02-29"}}, "2024-02-29..2025-02-28"},
  };
  for (const Case& one : cases) {
    const Spell found = spell(one.entry);
    EXPECT_EQ(certain(found), one.certain) << one.what;
    EXPECT_EQ(print(calendar::normalised({found.possible})), one.possible) << one.what;
  }
}

TEST(TheSpellOfAnEntry, OfWhatLastsNeverGoesStale) {
  EXPECT_EQ(certain(spell({.seen = {"2018-06..2018-08"}}, lasting)), "2018-08-31..");
  EXPECT_EQ(certain(spell({.from = "..2015-09"}, lasting)), "2015-09-30..");
  EXPECT_EQ(certain(spell({.until = "2020-03-31", .seen = {"2018-07-01"}}, lasting)),
            "2018-07-01..2020-03-31")
      << "unless it ends";
  EXPECT_EQ(certain(spell({}, lasting)), "never") << "or was never seen";
}

TEST(TheSpellOfAnEntry, IsNeverCertainUnlessItIsStated) {
  for (const Basis basis : {Basis::of_class, Basis::inferred, Basis::planned}) {
    const Spell found = spell({.seen = {"2022-02-15"}, .basis = basis});
    EXPECT_FALSE(found.evidence) << word(basis);
    EXPECT_EQ(certain(found), "never") << word(basis);
  }
}

TEST(TheSpellOfAnEntry, ThatIsPlannedIsNotPossibleBeforeItsDate) {
  const auto possible = [](const Written& entry) {
    return print(calendar::normalised({spell(entry).possible}));
  };
  EXPECT_EQ(possible({.from = "2022-07-01", .seen = {"2022-02-15"}, .basis = Basis::planned}),
            "2022-07-01..");
  EXPECT_EQ(possible({.seen = {"2022-02-15"}, .basis = Basis::planned}), "2022-02-15..")
      << "without a date of its own: that of the paper";
  EXPECT_EQ(possible({.seen = {"2022-02-15"}, .basis = Basis::inferred}), "always");
}

struct Both {
  std::string what;
  std::vector<Written> said;
  std::vector<Written> denied;
  std::string certain;
  std::string possible;
};

std::vector<Spell> spells(const std::vector<Written>& entries) {
  std::vector<Spell> made;
  for (const Written& entry : entries) {
    made.push_back(spell(entry));
  }
  return made;
}

TEST(SightingsAndDenials, BoundEachOther) {
  const std::vector<Both> cases{
      {"nothing said", {}, {}, "never", "never"},
      {"two papers, two entries: the time between is possible",
       {{.seen = {"2018-07-01"}}, {.seen = {"2022-02-15"}}},
       {},
       "2018-07-01..2019-07-01, 2022-02-15..2023-02-15",
       "always"},
      {"a denial long after",
       {{.seen = {"2018-07-01"}}},
       {{.seen = {"2022-02-15"}}},
       "2018-07-01..2019-07-01",
       "..2022-02-14, 2023-02-16.."},
      {"a denial soon after: the time between is possible",
       {{.seen = {"2018-07-01"}}},
       {{.seen = {"2018-10-01"}}},
       "2018-07-01",
       "..2018-09-30, 2019-10-02.."},
      {"a denial soon before",
       {{.seen = {"2018-10-01"}}},
       {{.seen = {"2018-07-01"}}},
       "2018-10-01..2019-10-01",
       "..2018-06-30, 2018-07-02.."},
      {"a denial on the very day: possible, the days after as well",
       {{.seen = {"2018-07-01"}}},
       {{.seen = {"2018-07-01"}}},
       "never",
       "always"},
      {"a denial within an unbroken spell: that day is possible, and its trust is lost",
       {{.seen = {"2018-01-01", "2018-12-01"}}},
       {{.seen = {"2018-07-01"}}},
       "2018-01-01..2018-06-30, 2018-07-02..2019-12-01",
       "always"},
      {"which of two papers came first is not known: neither is trusted",
       {{.seen = {"2018-06..2018-08"}}},
       {{.seen = {"2018-07..2018-09"}}},
       "never",
       "always"},
      {"a denial that may be as near as a year: what may be doubted is possible",
       {{.seen = {"2018-06..2018-08"}}},
       {{.seen = {"2019-08-01"}}},
       "never",
       "..2019-07-31, 2020-08-02.."},
      {"what has ended stays as sure as it was",
       {{.until = "2018-09-30", .seen = {"2018-07-01"}}},
       {{.seen = {"2018-10-01"}}},
       "2018-07-01..2018-09-30",
       "..2018-09-30"},
      {"an inferred denial shows nothing, and still ends trust",
       {{.seen = {"2018-07-01"}}},
       {{.seen = {"2018-10-01"}, .basis = Basis::inferred}},
       "2018-07-01",
       "always"},
      {"trust lasts until the day of a contrary plan",
       {{.seen = {"2018-07-01"}}},
       {{.from = "2018-10-01", .seen = {"2018-07-01"}, .basis = Basis::planned}},
       "2018-07-01..2018-09-30",
       "always"},
      {"a plan without a date may come true on the next day",
       {{.seen = {"2018-07-01"}}},
       {{.seen = {"2018-07-01"}, .basis = Basis::planned}},
       "2018-07-01",
       "always"},
      {"what is inferred on the very day yields to what is stated",
       {{.seen = {"2018-07-01"}}},
       {{.seen = {"2018-07-01"}, .basis = Basis::inferred}},
       "2018-07-01..2019-07-01",
       "always"},
      {"a denial without a date shows nothing",
       {{.seen = {"2018-07-01"}}},
       {{}},
       "2018-07-01..2019-07-01",
       "always"},
  };
  for (const Both& one : cases) {
    const Holding found = holding(spells(one.said), spells(one.denied));
    EXPECT_EQ(print(found.certain), one.certain) << one.what;
    EXPECT_EQ(print(found.possible), one.possible) << one.what;
  }
}

TEST(TwoSpells, ClashWhenBothSurelyHeldOnOneDay) {
  const auto clashes = [](const Written& one, const Written& other) {
    EXPECT_EQ(clash(spell(one), spell(other)), clash(spell(other), spell(one)));
    return clash(spell(one), spell(other));
  };
  EXPECT_TRUE(clashes({.seen = {"2018-07-01"}}, {.seen = {"2018-07-01"}}));
  EXPECT_FALSE(clashes({.seen = {"2018-07-01"}}, {.seen = {"2018-07-02"}}))
      << "trust is no sighting";
  EXPECT_TRUE(clashes({.seen = {"2018-01-01", "2018-12-01"}}, {.seen = {"2018-06..2018-08"}}))
      << "whichever day it was";
  EXPECT_FALSE(clashes({.seen = {"2018-06..2018-08"}}, {.seen = {"2018-06..2018-08"}}))
      << "perhaps not the same day";
  EXPECT_FALSE(clashes({.seen = {"2018-01-01", "2018-07-01"}}, {.seen = {"2018-06..2018-08"}}));
  EXPECT_FALSE(
      clashes({.seen = {"2018-07-01"}}, {.seen = {"2018-07-01"}, .basis = Basis::inferred}));
  EXPECT_FALSE(clashes({.seen = {"2018-07-01"}}, {}));
  EXPECT_TRUE(clashes({.from = "2018-01-01", .until = "2018-12-31"},
                      {.from = "2018-12-31", .until = "2019-12-31"}))
      << "both hold on 31 December, for `until` is the last day";
}

// The oracle. Days are small numbers. A world says on which days the partial dates really were;
// in a world all is plain: a thing is certain from the first sighting to the last, and then while
// trust lasts, unless something contrary comes before its end.

constexpr int days_of_trust = 5;
constexpr int last_day = 34;
const vocabulary::Freshness short_trust{.lasting = false,
                                        .for_as_long = {.months = 0, .days = days_of_trust}};

Date day(int number) {
  return Date{number};
}

struct Range {
  int earliest = 0;
  int latest = 0;
};

struct Claim {
  std::optional<Range> from{};
  std::optional<Range> until{};
  std::vector<Range> seen{};
  Basis basis = Basis::stated;
};

void showValue(const Claim& claim, std::ostream& out) {
  const auto show = [&](std::string_view key, const Range& range) {
    out << fmt::format(" {} {}..{}", key, range.earliest, range.latest);
  };
  out << word(claim.basis);
  if (claim.from) {
    show("from", *claim.from);
  }
  if (claim.until) {
    show("until", *claim.until);
  }
  for (const Range& range : claim.seen) {
    show("seen", range);
  }
}

// The claim as the real days make it: each range is one day.
struct Real {
  std::optional<int> from{};
  std::optional<int> until{};
  std::vector<int> seen{};
  Basis basis = Basis::stated;
};

std::vector<int> sightings(const Real& real) {
  std::vector<int> days = real.seen;
  if (real.from) {
    days.push_back(*real.from);
  }
  if (real.until) {
    days.push_back(*real.until);
  }
  std::sort(days.begin(), days.end());
  return days;
}

// The last day of trust, with all that is contrary to it.
int trusted_until(const Real& real, const std::vector<Real>& contrary) {
  const int last = sightings(real).back();
  int end = real.until ? last : last + days_of_trust;
  for (const Real& other : contrary) {
    const std::vector<int> seen = sightings(other);
    if (seen.empty()) {
      continue;
    }
    std::optional<int> begins = other.from;
    if (other.basis == Basis::planned && !begins) {
      begins = seen.front();
    }
    if (other.basis != Basis::stated && begins && *begins >= last) {
      end = std::min(end, std::max(last, *begins - 1));
    } else if (seen.back() > last &&
               std::max(seen.front(), last + 1) <= (real.until ? last : last + days_of_trust)) {
      end = last;
    }
  }
  return end;
}

bool certain_on(int number, const std::vector<Real>& claims, const std::vector<Real>& contrary) {
  return std::any_of(claims.begin(), claims.end(), [&](const Real& claim) {
    const std::vector<int> seen = sightings(claim);
    return claim.basis == Basis::stated && !seen.empty() && seen.front() <= number &&
           number <= trusted_until(claim, contrary);
  });
}

bool possible_on(int number, const Real& claim) {
  const std::vector<int> seen = sightings(claim);
  const bool before = claim.from && number < *claim.from;
  const bool after = claim.until && number > *claim.until;
  const bool not_yet =
      claim.basis == Basis::planned && !claim.from && !seen.empty() && number < seen.front();
  return !before && !after && !not_yet;
}

Standing standing_on(int number, const std::vector<Real>& said, const std::vector<Real>& denied) {
  const bool holds = certain_on(number, said, denied);
  const bool not_so = certain_on(number, denied, said);
  if (holds && !not_so) {
    return Standing::certain;
  }
  const bool possible = std::any_of(said.begin(), said.end(),
                                    [&](const Real& claim) { return possible_on(number, claim); });
  return possible && (holds || !not_so) ? Standing::possible : Standing::out;
}

Standing found_on(int number, const Holding& holding) {
  if (calendar::contains(holding.certain, day(number))) {
    return Standing::certain;
  }
  return calendar::contains(holding.possible, day(number)) ? Standing::possible : Standing::out;
}

Spell spell_of_claim(const Claim& claim) {
  const auto partial = [](const Range& range) {
    return PartialDate{day(range.earliest), day(range.latest)};
  };
  Details details{.basis = claim.basis};
  if (claim.from) {
    details.from = partial(*claim.from);
  }
  if (claim.until) {
    details.until = partial(*claim.until);
  }
  for (const Range& range : claim.seen) {
    details.seen.push_back(partial(range));
  }
  return spell_of(details, short_trust);
}

rc::Gen<Range> range_between(int first, int last, int widest) {
  return rc::gen::map(rc::gen::pair(rc::gen::inRange(first, last), rc::gen::inRange(0, widest + 1)),
                      [last](const std::pair<int, int>& drawn) {
                        return Range{drawn.first, std::min(last, drawn.first + drawn.second)};
                      });
}

// A claim of which `from`, the sightings and `until` can follow each other.
rc::Gen<Claim> claim(int widest, const std::vector<Basis>& bases) {
  return rc::gen::exec([widest, bases] {
    Claim made;
    made.basis = *rc::gen::elementOf(bases);
    if (*rc::gen::inRange(0, 3) == 0) {
      made.from = *range_between(3, 12, widest);
    }
    const int seen = *rc::gen::inRange(0, 3);
    for (int count = 0; count < seen; ++count) {
      made.seen.push_back(*range_between(8, 22, widest));
    }
    if (*rc::gen::inRange(0, 4) == 0) {
      made.until = *range_between(18, 26, widest);
    }
    return made;
  });
}

// One of the worlds in which a claim can be true: it was seen after it began and before it ended.
// What was not is a paper that speaks of other times, and no sighting.
Real one_world(const Claim& claim) {
  const auto draw = [](int first, int last) { return *rc::gen::inRange(first, last + 1); };
  Real real{.basis = claim.basis};
  int begins_by = claim.from ? claim.from->latest : 0;
  int ends_from = claim.until ? claim.until->earliest : last_day;
  for (const Range& range : claim.seen) {
    const int earliest =
        claim.from ? std::max(range.earliest, claim.from->earliest) : range.earliest;
    const int latest = claim.until ? std::min(range.latest, claim.until->latest) : range.latest;
    if (earliest <= latest) {
      const int seen = draw(earliest, latest);
      real.seen.push_back(seen);
      begins_by = std::min(begins_by, seen);
      ends_from = std::max(ends_from, seen);
    }
  }
  if (claim.from) {
    real.from = draw(claim.from->earliest, std::max(claim.from->earliest, begins_by));
  }
  if (claim.until) {
    ends_from = real.from ? std::max(ends_from, *real.from) : ends_from;
    real.until = draw(std::min(ends_from, claim.until->latest), claim.until->latest);
  }
  return real;
}

std::vector<Real> one_world(const std::vector<Claim>& claims) {
  std::vector<Real> world;
  for (const Claim& claim : claims) {
    world.push_back(one_world(claim));
  }
  return world;
}

std::vector<Spell> spells_of(const std::vector<Claim>& claims) {
  std::vector<Spell> made;
  for (const Claim& claim : claims) {
    made.push_back(spell_of_claim(claim));
  }
  return made;
}

bool overlap(const Real& one, const Real& other) {
  const std::vector<int> left = sightings(one);
  const std::vector<int> right = sightings(other);
  return one.basis == Basis::stated && other.basis == Basis::stated && !left.empty() &&
         !right.empty() && left.front() <= right.back() && right.front() <= left.back();
}

// Partial dates stand for days on which the claims agree, unless they cannot.
bool agree(const std::vector<Claim>& said, const std::vector<Real>& real_said,
           const std::vector<Claim>& denied, const std::vector<Real>& real_denied) {
  for (std::size_t one = 0; one < said.size(); ++one) {
    for (std::size_t other = 0; other < denied.size(); ++other) {
      if (overlap(real_said[one], real_denied[other]) &&
          !clash(spell_of_claim(said[one]), spell_of_claim(denied[other]))) {
        return false;
      }
    }
  }
  return true;
}

RC_GTEST_PROP(Holding, SaysNothingThatSomeMeaningOfThePartialDatesWouldContradict, ()) {
  const std::vector<Basis> all{Basis::stated, Basis::stated, Basis::inferred, Basis::planned};
  const auto claims = rc::gen::resize(3, rc::gen::container<std::vector<Claim>>(claim(4, all)));
  const std::vector<Claim> said = *claims;
  const std::vector<Claim> denied = *claims;
  const Holding found = holding(spells_of(said), spells_of(denied));
  for (int worlds = 0; worlds < 20; ++worlds) {
    const std::vector<Real> real_said = one_world(said);
    const std::vector<Real> real_denied = one_world(denied);
    if (!agree(said, real_said, denied, real_denied)) {
      continue;
    }
    for (int number = 0; number <= last_day; ++number) {
      const Standing really = standing_on(number, real_said, real_denied);
      const Standing standing = found_on(number, found);
      if (standing != Standing::possible && standing != really) {
        RC_FAIL(fmt::format("day {}: {} in every world, and {} in this one", number, word(standing),
                            word(really)));
      }
    }
  }
}

RC_GTEST_PROP(Holding, OfExactDaysIsWhatADayByDayReadingSays, ()) {
  const auto claims =
      rc::gen::resize(4, rc::gen::container<std::vector<Claim>>(claim(0, {Basis::stated})));
  const std::vector<Claim> said = *claims;
  const std::vector<Claim> denied = *claims;
  const Holding found = holding(spells_of(said), spells_of(denied));
  const std::vector<Real> real_said = one_world(said);
  const std::vector<Real> real_denied = one_world(denied);
  for (int number = 0; number <= last_day; ++number) {
    RC_ASSERT(word(found_on(number, found)) == word(standing_on(number, real_said, real_denied)));
  }
}

RC_GTEST_PROP(Holding, IsTheSameInWhateverOrderThingsAreSaid, ()) {
  const std::vector<Basis> all{Basis::stated, Basis::inferred, Basis::planned};
  const auto claims = rc::gen::resize(4, rc::gen::container<std::vector<Claim>>(claim(4, all)));
  std::vector<Claim> said = *claims;
  std::vector<Claim> denied = *claims;
  const Holding found = holding(spells_of(said), spells_of(denied));
  std::reverse(said.begin(), said.end());
  std::reverse(denied.begin(), denied.end());
  const Holding again = holding(spells_of(said), spells_of(denied));
  RC_ASSERT(found.certain == again.certain);
  RC_ASSERT(found.possible == again.possible);
}

RC_GTEST_PROP(Holding, IsNotChangedBeforeADayByWhatIsSightedAfterAllElseHasGoneStale, ()) {
  const auto claims =
      rc::gen::resize(3, rc::gen::container<std::vector<Claim>>(claim(2, {Basis::stated})));
  const std::vector<Claim> said = *claims;
  const std::vector<Claim> denied = *claims;
  const Holding before = holding(spells_of(said), spells_of(denied));
  constexpr int later = 100;
  std::vector<Claim> more = denied;
  more.push_back({.seen = {{later, later}}});
  const Holding after = holding(spells_of(said), spells_of(more));
  for (int number = 0; number < later; ++number) {
    RC_ASSERT(found_on(number, before) == found_on(number, after));
  }
}

}  // namespace
}  // namespace remit::structure
