#include "structure/spell.hpp"

#include <algorithm>
#include <utility>

namespace remit::structure {

using calendar::after_all;
using calendar::before_all;
using calendar::Date;
using calendar::Days;
using calendar::PartialDate;
using calendar::Period;

namespace {

void sight(Spell& spell, PartialDate day) {
  if (day.latest != after_all) {
    spell.first = std::min(spell.first, day.latest);
  }
  if (day.earliest != before_all) {
    spell.last = std::max(spell.last, day.earliest);
  }
  spell.sighted.earliest = std::min(spell.sighted.earliest, day.earliest);
  spell.sighted.latest = std::max(spell.sighted.latest, day.latest);
  spell.evidence = true;
}

Date trust_from(Date last, const vocabulary::Freshness& freshness) {
  return calendar::is_day(last) ? calendar::add(last, freshness.for_as_long) : last;
}

}  // namespace

Spell spell_of(const Details& details, const vocabulary::Freshness& freshness) {
  Spell spell;
  spell.possible = {.first = details.from ? details.from->earliest : before_all,
                    .last = details.until ? details.until->latest : after_all};
  for (const PartialDate& seen : details.seen) {
    const PartialDate within{std::max(seen.earliest, spell.possible.first),
                             std::min(seen.latest, spell.possible.last)};
    if (within.earliest <= within.latest) {
      sight(spell, within);
    }
  }
  if (details.basis == Basis::planned && !details.from && spell.evidence) {
    spell.possible.first = spell.sighted.earliest;  // not before the day of the plan
  }
  if (details.from) {
    sight(spell, *details.from);
  }
  if (details.until) {
    sight(spell, *details.until);
  }
  if (!spell.evidence) {
    return spell;
  }
  if (details.basis != Basis::stated) {
    spell.evidence = false;
    spell.first = after_all;
    spell.last = before_all;
    return spell;
  }
  spell.trusted = spell.last;
  spell.longest = spell.sighted.latest;
  if (!details.until) {
    if (freshness.lasting) {
      spell.trusted = after_all;
      spell.longest = after_all;
    } else {
      spell.trusted = trust_from(spell.last, freshness);
      spell.longest = trust_from(spell.sighted.latest, freshness);
    }
  }
  return spell;
}

bool clash(const Spell& left, const Spell& right) {
  const auto within = [](const Spell& inner, Period outer) {
    return outer.first <= inner.sighted.earliest && inner.sighted.latest <= outer.last;
  };
  const bool cores =
      !left.core().empty() && !right.core().empty() && calendar::overlap(left.core(), right.core());
  return left.evidence && right.evidence &&
         (cores || within(left, right.core()) || within(right, left.core()));
}

namespace {

// The last day to which `spell` is trusted if `other` is contrary to it.
Date trusted_beside(const Spell& spell, const Spell& other) {
  const bool dated = other.sighted.earliest <= other.sighted.latest;
  const Date begins = other.possible.first;
  if (!dated || spell.trusted <= spell.last) {
    return spell.trusted;
  }
  if (!other.evidence && calendar::is_day(begins) && begins >= spell.last) {
    return std::min(spell.trusted, std::max(spell.last, calendar::previous(begins)));
  }
  const bool may_follow =
      other.sighted.latest > spell.last && other.sighted.earliest <= spell.longest;
  return may_follow ? spell.last : spell.trusted;
}

Date trusted_to(const Spell& spell, const std::vector<Spell>& contrary) {
  Date end = spell.trusted;
  for (const Spell& other : contrary) {
    end = std::min(end, trusted_beside(spell, other));
  }
  return end;
}

// By this day at the latest `other` is there, and it is after `day`; `after_all` if that is not
// sure.
Date there_after(Date day, const Spell& other) {
  if (!other.evidence) {
    return after_all;
  }
  if (other.sighted.earliest > day) {
    return other.first;
  }
  return !other.core().empty() && other.last > day ? std::max(other.first, calendar::next(day))
                                                   : after_all;
}

// All days on which `spell` may be certain, for some meaning of the partial dates.
Period certain_at_most(const Spell& spell, const std::vector<Spell>& contrary) {
  const Date seen = spell.sighted.latest;
  Date end = spell.longest;
  for (const Spell& other : contrary) {
    if (const Date there = there_after(seen, other); there != after_all) {
      end = std::min(end, there <= spell.trusted ? seen : calendar::previous(there));
    }
  }
  return {.first = spell.sighted.earliest, .last = end};
}

Days certain_days(const Spell& spell, const std::vector<Spell>& contrary) {
  if (!spell.evidence) {
    return {};
  }
  return calendar::normalised({{.first = spell.first, .last = trusted_to(spell, contrary)}});
}

// The days of `spells` that are certain in view of `contrary`. Where two are known to clash, on a
// day not known, all the days on which they may clash are doubtful.
Days certain_beside(const std::vector<Spell>& spells, const std::vector<Spell>& contrary) {
  Days all;
  for (const Spell& spell : spells) {
    Days days = certain_days(spell, contrary);
    for (const Spell& other : contrary) {
      if (!days.empty() && other.evidence) {
        days = calendar::without(days, clash(spell, other)
                                           ? calendar::normalised({certain_at_most(other, spells)})
                                           : certain_days(other, spells));
      }
    }
    all.insert(all.end(), days.begin(), days.end());
  }
  return calendar::normalised(std::move(all));
}

}  // namespace

bool cut_short(const Spell& spell, const Spell& other) {
  return spell.evidence && trusted_beside(spell, other) < spell.trusted;
}

Holding holding(const std::vector<Spell>& said, const std::vector<Spell>& denied) {
  Days possible;
  for (const Spell& spell : said) {
    possible.push_back(spell.possible);
  }
  possible = calendar::normalised(std::move(possible));
  return {.certain = certain_beside(said, denied),
          .possible = calendar::without(possible, certain_beside(denied, said))};
}

}  // namespace remit::structure
