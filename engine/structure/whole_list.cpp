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

// Whether a list with that evidence, said on those days, is of an entry with this evidence.
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

}  // namespace

WholeList::WholeList(const Structure& structure, const Complete& list)
    : structure_(structure), list_(list), said_(spell_of(structure[list.details], of_the_day)) {}

bool WholeList::names(const Link& link) const {
  const Details& of_list = structure_[list_.details];
  const std::span<const Entry> entries = structure_.entries_of(link);
  return std::any_of(entries.begin(), entries.end(), [&](const Entry& entry) {
    return !entry.denied && structure::names(of_list, said_, structure_[entry.details]);
  });
}

bool WholeList::leaves_out(const vocabulary::Vocabulary& words, const Link& link) const {
  const EntityId other = list_.inverse ? link.from : link.to;
  return !names(link) && !structure_.unnamed(other) && !may_be_unnamed_on(words, other) &&
         !perhaps_made_since(words, link);
}

// "Some voluntary body" is on the list, and may be this one.
bool WholeList::may_be_unnamed_on(const vocabulary::Vocabulary& words, EntityId other) const {
  const auto may_be = [&](const Link& link) {
    const EntityId listed = list_.inverse ? link.from : link.to;
    return structure_.unnamed(listed) && listed != other && names(link) &&
           share_kind(structure_, words, listed, other);
  };
  if (!list_.inverse) {
    const auto links = structure_.outgoing(list_.entity, list_.relation);
    return std::any_of(links.begin(), links.end(), may_be);
  }
  const auto links = structure_.incoming(list_.entity, list_.relation);
  return std::any_of(links.begin(), links.end(),
                     [&](const auto& one) { return may_be(structure_[one.link]); });
}

// Of things made or held: the list is of those that there were by then.
bool WholeList::perhaps_made_since(const vocabulary::Vocabulary& words, const Link& link) const {
  return words[list_.relation].accrues && list_.inverse &&
         structure_[link.from].from.latest > said_.sighted.earliest;
}

}  // namespace remit::structure
