#include "structure/whole_list.hpp"

#include <algorithm>
#include <span>

#include "structure/identity.hpp"
#include "structure/spell.hpp"

namespace remit::structure {

using calendar::Period;

namespace {

constexpr vocabulary::Freshness of_the_day{.lasting = false, .for_as_long = {}};

bool share_source(const Details& one, const Details& other) {
  return std::any_of(one.sources.begin(), one.sources.end(), [&](const Citation& citation) {
    return std::any_of(other.sources.begin(), other.sources.end(), [&](const Citation& candidate) {
      return candidate.source == citation.source;
    });
  });
}

Period sighted(const Spell& spell) {
  return {.first = spell.sighted.earliest, .last = spell.sighted.latest};
}

bool names(const Details& list, const Spell& said, const Details& entry) {
  if (&entry == &list && said.evidence) {
    return true;  // said together, of one day
  }
  if (share_source(entry, list)) {
    return true;
  }
  const bool either_cites_none = entry.sources.empty() || list.sources.empty();
  const Period day = sighted(said);
  if (!either_cites_none || day.empty()) {
    return either_cites_none;
  }
  const Spell known = spell_of(entry, of_the_day);
  // A list kept by hand that a paper vouches for is all that may hold on the day of the paper.
  const bool by_hand = entry.sources.empty() && !list.sources.empty();
  return calendar::overlap(known.evidence && !by_hand ? sighted(known) : known.possible, day);
}

// "Some voluntary body" is on the list, and may be this one.
bool may_be_unnamed_on(const Structure& structure, const vocabulary::Vocabulary& words,
                       const Complete& list, EntityId other) {
  const auto may_be = [&](const Link& link) {
    const EntityId listed = list.inverse ? link.from : link.to;
    return link.relation == list.relation && structure[listed].unnamed() && listed != other &&
           is_on(structure, list, link) && share_kind(structure, words, listed, other);
  };
  if (!list.inverse) {
    const std::span<const Link> links = structure.outgoing(list.entity);
    return std::any_of(links.begin(), links.end(), may_be);
  }
  const auto links = structure.incoming(list.entity);
  return std::any_of(links.begin(), links.end(),
                     [&](const auto& one) { return may_be(structure[one.link]); });
}

// Of things made or held: the list is of those that there were by then.
bool perhaps_made_since(const Structure& structure, const vocabulary::Vocabulary& words,
                        const Complete& list, const Link& link) {
  const Spell said = spell_of(structure[list.details], of_the_day);
  return words[list.relation].accrues && list.inverse &&
         structure[link.from].from.latest > said.sighted.earliest;
}

}  // namespace

bool is_on(const Structure& structure, const Complete& list, const Link& link) {
  const Details& of_list = structure[list.details];
  const Spell said = spell_of(of_list, of_the_day);
  const std::span<const Entry> entries = structure.entries_of(link);
  return std::any_of(entries.begin(), entries.end(), [&](const Entry& entry) {
    return !entry.denied && names(of_list, said, structure[entry.details]);
  });
}

bool leaves_out(const Structure& structure, const vocabulary::Vocabulary& words,
                const Complete& list, const Link& link) {
  const EntityId other = list.inverse ? link.from : link.to;
  return !is_on(structure, list, link) && !structure[other].unnamed() &&
         !may_be_unnamed_on(structure, words, list, other) &&
         !perhaps_made_since(structure, words, list, link);
}

}  // namespace remit::structure
