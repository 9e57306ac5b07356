#include "structure/doubt.hpp"

#include <algorithm>
#include <utility>

#include "structure/identity.hpp"
#include "structure/spell.hpp"
#include "structure/whole_list.hpp"

namespace remit::structure {

using calendar::after_all;
using calendar::before_all;
using calendar::Date;
using calendar::PartialDate;
using vocabulary::Freshness;

namespace {

// Evidence for or against: what it rests on, and when it speaks.
struct Statement {
  const Details* details = nullptr;
  Spell spell{};
  Cause against{};  // of evidence to the contrary: how it contradicts
};

void add_once(std::vector<Doubt>& all, Doubt doubt) {
  if (std::find(all.begin(), all.end(), doubt) == all.end()) {
    all.push_back(std::move(doubt));
  }
}

PartialDate day_or(const std::optional<PartialDate>& day, const PartialDate& otherwise) {
  return day ? *day : otherwise;
}

// What is not stated outright, or has no date.
Doubt unstated(const Statement& said) {
  const Sightings seen = sightings_of(*said.details);
  const PartialDate when = day_or(seen.last, {});
  switch (said.details->basis) {
    case Basis::of_class:
      return {.cause = Cause::of_class, .when = when};
    case Basis::inferred:
      return {.cause = Cause::inferred, .when = when};
    case Basis::planned:
      return {.cause = Cause::planned, .when = day_or(said.details->from, when)};
    case Basis::stated:
      break;
  }
  return {.cause = Cause::undated};
}

Doubt contradiction(const Statement& contrary) {
  return {.cause = contrary.against,
          .when = day_or(sightings_of(*contrary.details).last, contrary.spell.sighted),
          .contrary = contrary.details->sources};
}

// Trusted that day, and yet not certain: something speaks against it.
std::vector<Doubt> contradictions(const Statement& said, const std::vector<Statement>& contrary,
                                  Date day) {
  std::vector<Doubt> found;
  for (const Statement& other : contrary) {
    const bool that_day = other.spell.evidence && other.spell.certain().contains(day);
    if (that_day || clash(said.spell, other.spell) || cut_short(said.spell, other.spell)) {
      add_once(found, contradiction(other));
    }
  }
  return found;
}

// What was said of a link, and what speaks against it.
struct Case {
  std::vector<Statement> said{};
  std::vector<Statement> contrary{};
};

bool known_beginning(const Details& details) {
  return details.from && details.from->earliest != before_all && details.from->latest != after_all;
}

// Of evidence that speaks of other days: what it leaves open.
Doubt beside(const Statement* before, const Statement* after) {
  if (before != nullptr && before->details->until) {
    return {.cause = Cause::ending, .when = *before->details->until};
  }
  if (before != nullptr && after != nullptr) {
    return {.cause = Cause::between,
            .when = day_or(sightings_of(*before->details).last, {}),
            .again = day_or(sightings_of(*after->details).first, {})};
  }
  if (before != nullptr) {
    return {.cause = Cause::stale,
            .when = day_or(sightings_of(*before->details).last, {}),
            .trusted = before->spell.trusted};
  }
  if (known_beginning(*after->details)) {
    return {.cause = Cause::beginning, .when = *after->details->from};
  }
  return {.cause = Cause::unseen, .when = day_or(sightings_of(*after->details).first, {})};
}

std::vector<Doubt> weigh(const std::vector<Statement>& said, const std::vector<Statement>& contrary,
                         Date day) {
  std::vector<Doubt> found;
  const Statement* before = nullptr;
  const Statement* after = nullptr;
  bool trusted = false;
  for (const Statement& one : said) {
    if (!one.spell.evidence || !one.spell.possible.contains(day)) {
      continue;
    }
    if (one.spell.certain().contains(day)) {
      trusted = true;
      for (Doubt& doubt : contradictions(one, contrary, day)) {
        add_once(found, std::move(doubt));
      }
    } else if (day < one.spell.first) {
      after = after == nullptr || one.spell.first < after->spell.first ? &one : after;
    } else {
      before = before == nullptr || one.spell.trusted > before->spell.trusted ? &one : before;
    }
  }
  if (trusted) {
    return found.empty() ? std::vector<Doubt>{{.cause = Cause::end_unsure}} : found;
  }
  if (before != nullptr || after != nullptr) {
    add_once(found, beside(before, after));
  }
  for (const Statement& one : said) {
    if (!one.spell.evidence && one.spell.possible.contains(day)) {
      add_once(found, unstated(one));
    }
  }
  return found.empty() ? std::vector<Doubt>{{.cause = Cause::undated}} : found;
}

std::vector<vocabulary::KindId> kind_ids(const Structure& structure, EntityId entity) {
  std::vector<vocabulary::KindId> ids;
  for (const KindEntry& kind : structure.kinds_of(entity)) {
    ids.push_back(kind.kind);
  }
  return ids;
}

// The links that cannot hold beside this one.
std::vector<const Link*> rivals_of(const Structure& structure, const vocabulary::Vocabulary& words,
                                   const Link& link) {
  const vocabulary::Relation& relation = words[link.relation];
  std::vector<const Link*> rivals;
  if (relation.at_most_one) {
    for (const Link& other : structure.outgoing(link.from)) {
      if (other.relation == link.relation && other.to != link.to &&
          !may_be_one(structure, words, other.to, link.to)) {
        rivals.push_back(&other);
      }
    }
  }
  if (relation.inverse_at_most_one) {
    for (const LinkId id : structure.incoming(link.to)) {
      const Link& other = structure[id];
      if (other.relation == link.relation && other.from != link.from &&
          !may_be_one(structure, words, other.from, link.from)) {
        rivals.push_back(&other);
      }
    }
  }
  return rivals;
}

}  // namespace

void Sightings::add(const PartialDate& day) {
  if (day.latest != after_all && (!first || day.latest < first->latest)) {
    first = day;
  }
  if (day.earliest != before_all && (!last || day.earliest > last->earliest)) {
    last = day;
  }
  first = first ? first : day;
  last = last ? last : day;
}

Sightings sightings_of(const Details& details) {
  Sightings found;
  const Date first = details.from ? details.from->earliest : before_all;
  const Date last = details.until ? details.until->latest : after_all;
  for (const PartialDate& seen : details.seen) {
    const PartialDate within{std::max(seen.earliest, first), std::min(seen.latest, last)};
    if (within.earliest <= within.latest) {
      found.add(within);
    }
  }
  if (details.from) {
    found.add(*details.from);
  }
  if (details.until) {
    found.add(*details.until);
  }
  return found;
}

Sightings sightings_of(const Structure& structure, const vocabulary::Vocabulary& words,
                       EntityId entity) {
  Sightings found;
  // Who vouches for a whole register says nothing of what has gone.
  const auto in_its_life = [&](const PartialDate& day) {
    return structure[entity].from.earliest <= day.latest &&
           day.earliest <= structure[entity].until.latest;
  };
  const auto add = [&](const Details& details) {
    const Sightings seen = sightings_of(details);
    if (!seen.first || details.basis != Basis::stated) {
      return;
    }
    for (const PartialDate& day : {*seen.first, *seen.last}) {
      if (in_its_life(day)) {
        found.add(day);
      }
    }
  };
  for (const DetailsId id : structure[entity].details) {
    Details own = structure[id];
    own.from.reset();  // of a thing that remains, the term it is for
    own.until.reset();
    add(own);
  }
  const Entity& own = structure[entity];
  if (own.from != PartialDate{}) {
    found.add(own.from);
  }
  if (own.until_said) {
    found.add(own.until);
  }
  const auto add_link = [&](const Link& link) {
    if (!words[link.relation].sightings_of_ends) {
      return;
    }
    for (const Entry& entry : structure.entries_of(link)) {
      if (!entry.denied) {
        add(structure[entry.details]);
      }
    }
  };
  for (const Link& link : structure.outgoing(entity)) {
    add_link(link);
  }
  for (const LinkId id : structure.incoming(entity)) {
    add_link(structure[id]);
  }
  return found;
}

Freshness freshness_of(const Structure& structure, const vocabulary::Vocabulary& words,
                       const Link& link, const Details& details) {
  const std::optional<Freshness> own =
      words.freshness_of(link.relation, kind_ids(structure, link.from));
  return own ? *own : structure[details.model].fresh_for;
}

namespace {

Case case_of(const Structure& structure, const vocabulary::Vocabulary& words, const Link& link) {
  const auto statement = [&](DetailsId id, const Link& of, Cause against) {
    const Details& details = structure[id];
    return Statement{.details = &details,
                     .spell = spell_of(details, freshness_of(structure, words, of, details)),
                     .against = against};
  };
  Case found;
  for (const Entry& entry : structure.entries_of(link)) {
    (entry.denied ? found.contrary : found.said)
        .push_back(statement(entry.details, link, Cause::denied));
  }
  for (const auto& [end, inverse] : {std::pair{link.from, false}, std::pair{link.to, true}}) {
    for (const Complete& list : structure.complete_lists_of(end)) {
      if (list.relation == link.relation && list.inverse == inverse &&
          leaves_out(structure, words, list, link)) {
        found.contrary.push_back(statement(list.details, link, Cause::left_out));
      }
    }
  }
  for (const Link* const rival : rivals_of(structure, words, link)) {
    for (const Entry& entry : structure.entries_of(*rival)) {
      if (!entry.denied) {
        found.contrary.push_back(statement(entry.details, *rival, Cause::rivalled));
      }
    }
  }
  return found;
}

}  // namespace

std::vector<Doubt> doubts(const Structure& structure, const vocabulary::Vocabulary& words,
                          const Link& link, Date day) {
  if (structure.standing(link.validity, day) != Standing::possible) {
    return {};
  }
  const Case known = case_of(structure, words, link);
  return weigh(known.said, known.contrary, day);
}

std::vector<Doubt> evidence_against(const Structure& structure, const vocabulary::Vocabulary& words,
                                    const Link& link, Date day) {
  std::vector<Doubt> found;
  for (const Statement& other : case_of(structure, words, link).contrary) {
    if (other.spell.evidence && other.spell.certain().contains(day)) {
      add_once(found, contradiction(other));
    }
  }
  return found;
}

std::vector<Doubt> doubts(const Structure& structure, const vocabulary::Vocabulary& words,
                          const AttributeEntry& entry, Date day) {
  if (structure.standing(entry.validity, day) != Standing::possible) {
    return {};
  }
  const vocabulary::Attribute& attribute = words[entry.attribute];
  const auto statement = [&](const AttributeEntry& of) {
    const Details& details = structure[of.details];
    const Freshness freshness =
        attribute.freshness ? *attribute.freshness : structure[details.model].fresh_for;
    return Statement{.details = &details,
                     .spell = spell_of(details, freshness),
                     .against = of.denied ? Cause::denied : Cause::rivalled};
  };
  std::vector<Statement> contrary;
  for (const AttributeEntry& other : structure.attributes_of(entry.entity)) {
    const bool one_question =
        other.attribute == entry.attribute &&
        structure[other.details].qualifiers == structure[entry.details].qualifiers;
    const bool contradicts = other.value == entry.value
                                 ? other.denied != entry.denied
                                 : !attribute.many && !other.denied && !entry.denied;
    if (one_question && contradicts) {
      contrary.push_back(statement(other));
    }
  }
  return weigh({statement(entry)}, contrary, day);
}

std::vector<Doubt> doubts(const Structure& structure, const vocabulary::Vocabulary& words,
                          EntityId id, Date day) {
  const Entity& entity = structure[id];
  if (structure.standing(entity.validity, day) != Standing::possible) {
    return {};
  }
  const calendar::Days certain = structure.certain_days(entity.validity);
  if (certain.empty()) {
    std::vector<Doubt> found;
    for (const DetailsId details : entity.details) {
      if (structure[details].basis != Basis::stated) {
        add_once(found, unstated({.details = &structure[details]}));
      }
    }
    return found.empty() ? std::vector<Doubt>{{.cause = Cause::undated}} : found;
  }
  const Sightings seen = sightings_of(structure, words, id);
  if (day < certain.front().first) {
    if (entity.from.earliest != before_all && entity.from.latest != after_all) {
      return {{.cause = Cause::beginning, .when = entity.from}};
    }
    return {{.cause = Cause::unseen, .when = day_or(seen.first, {})}};
  }
  if (entity.until_said) {
    return {{.cause = Cause::ending, .when = entity.until}};
  }
  return {{.cause = Cause::stale, .when = day_or(seen.last, {}), .trusted = certain.back().last}};
}

}  // namespace remit::structure
