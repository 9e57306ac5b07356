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
    } else if (details.basis == Basis::planned && !details.from) {
      spell.possible.first = std::max(spell.possible.first, seen.earliest);
    }
  }
  if (details.basis == Basis::planned && !details.from && spell.evidence) {
    spell.possible.first = spell.sighted.earliest;
  }
  if (details.from) {
    sight(spell, *details.from);
  }
  if (details.until) {
    sight(spell, *details.until);
  }
  if (details.basis != Basis::stated) {
    spell.evidence = false;
  }
  if (!spell.evidence) {
    spell.first = after_all;
    spell.last = before_all;
    spell.trusted = before_all;
    return spell;
  }
  spell.trusted = spell.last;
  if (!details.until) {
    if (freshness.lasting && (calendar::is_day(spell.last) || calendar::is_day(spell.first))) {
      spell.trusted = after_all;
    } else if (calendar::is_day(spell.last)) {
      spell.trusted = calendar::add(spell.last, freshness.for_as_long);
    }
  }
  return spell;
}

bool cut_short(const Spell& spell, const Spell& other) {
  return spell.evidence && other.evidence && other.sighted.latest > spell.last &&
         other.sighted.earliest <= spell.trusted && spell.trusted > spell.last;
}

namespace {

Days trusted_days(const std::vector<Spell>& spells, const std::vector<Spell>& contrary) {
  Days days;
  for (const Spell& spell : spells) {
    const bool cut = std::any_of(contrary.begin(), contrary.end(),
                                 [&](const Spell& other) { return cut_short(spell, other); });
    days.push_back(cut ? spell.core() : spell.certain());
  }
  return calendar::normalised(std::move(days));
}

}  // namespace

Holding holding(const std::vector<Spell>& said, const std::vector<Spell>& denied) {
  Days possible;
  for (const Spell& spell : said) {
    possible.push_back(spell.possible);
  }
  possible = calendar::normalised(std::move(possible));
  const Days holds = trusted_days(said, denied);
  const Days not_so = trusted_days(denied, said);
  return {.certain = calendar::without(holds, not_so),
          .possible = calendar::without(possible, calendar::without(not_so, holds))};
}

}  // namespace remit::structure
