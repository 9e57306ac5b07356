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

// What evidence for something says of a day that is possible.
struct Testimony {
  const Statement* before = nullptr;  // trusted longest, of those that had ended by then
  const Statement* after = nullptr;   // sighted first, of those that begin later
  bool trusted = false;
  std::vector<Doubt> contradicted{};  // of what is trusted that day
};

Testimony hear(const std::vector<Statement>& said, const std::vector<Statement>& contrary,
               Date day) {
  Testimony heard;
  for (const Statement& one : said) {
    const Spell& spell = one.spell;
    if (!spell.evidence || !spell.possible.contains(day)) {
      continue;
    }
    if (spell.certain().contains(day)) {
      heard.trusted = true;
      for (Doubt& doubt : contradictions(one, contrary, day)) {
        add_once(heard.contradicted, std::move(doubt));
      }
    } else if (day < spell.first) {
      const bool sooner = heard.after == nullptr || spell.first < heard.after->spell.first;
      heard.after = sooner ? &one : heard.after;
    } else {
      const bool longer = heard.before == nullptr || spell.trusted > heard.before->spell.trusted;
      heard.before = longer ? &one : heard.before;
    }
  }
  return heard;
}

std::vector<Doubt> weigh(const std::vector<Statement>& said, const std::vector<Statement>& contrary,
                         Date day) {
  Testimony heard = hear(said, contrary, day);
  std::vector<Doubt> found = std::move(heard.contradicted);
  if (heard.trusted) {
    return found.empty() ? std::vector<Doubt>{{.cause = Cause::end_unsure}} : found;
  }
  if (heard.before != nullptr || heard.after != nullptr) {
    add_once(found, beside(heard.before, heard.after));
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
    for (const Link& other : structure.outgoing(link.from, link.relation)) {
      if (other.to != link.to && !may_be_one(structure, words, other.to, link.to)) {
        rivals.push_back(&other);
      }
    }
  }
  if (relation.inverse_at_most_one) {
    for (const auto& other : structure.incoming(link.to, link.relation)) {
      if (other.from != link.from && !may_be_one(structure, words, other.from, link.from)) {
        rivals.push_back(&structure[other.link]);
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

// What `details` show of an entity. Who vouches for a whole register says nothing of what has gone.
static void add_sightings(const Details& details, const Entity& of, Sightings& found) {
  const Sightings seen = sightings_of(details);
  if (!seen.first || details.basis != Basis::stated) {
    return;
  }
  for (const PartialDate& day : {*seen.first, *seen.last}) {
    if (of.from.earliest <= day.latest && day.earliest <= of.until.latest) {
      found.add(day);
    }
  }
}

Sightings sightings_of(const Structure& structure, const vocabulary::Vocabulary& words,
                       EntityId entity) {
  Sightings found;
  const Entity& known = structure[entity];
  for (const DetailsId id : known.details) {
    Details own = structure[id];
    own.from.reset();  // of a thing that remains, the term it is for
    own.until.reset();
    add_sightings(own, known, found);
  }
  if (known.from != PartialDate{}) {
    found.add(known.from);
  }
  if (known.until_said) {
    found.add(known.until);
  }
  const auto add_link = [&](const Link& link) {
    if (!words[link.relation].sightings_of_ends) {
      return;
    }
    for (const Entry& entry : structure.entries_of(link)) {
      if (!entry.denied) {
        add_sightings(structure[entry.details], known, found);
      }
    }
  };
  for (const Link& link : structure.outgoing(entity)) {
    add_link(link);
  }
  for (const auto& incoming : structure.incoming(entity)) {
    add_link(structure[incoming.link]);
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
    for (const Complete& list : structure.complete_lists_of(end, link.relation)) {
      if (list.inverse == inverse && WholeList(structure, list).leaves_out(words, link)) {
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
                          EntityId entity, Date day) {
  const Entity& known = structure[entity];
  if (structure.standing(known.validity, day) != Standing::possible) {
    return {};
  }
  const calendar::Days certain = structure.certain_days(known.validity);
  if (certain.empty()) {
    std::vector<Doubt> found;
    for (const DetailsId details : known.details) {
      if (structure[details].basis != Basis::stated) {
        add_once(found, unstated({.details = &structure[details]}));
      }
    }
    return found.empty() ? std::vector<Doubt>{{.cause = Cause::undated}} : found;
  }
  const Sightings seen = sightings_of(structure, words, entity);
  if (day < certain.front().first) {
    if (known.from.earliest != before_all && known.from.latest != after_all) {
      return {{.cause = Cause::beginning, .when = known.from}};
    }
    return {{.cause = Cause::unseen, .when = day_or(seen.first, {})}};
  }
  if (known.until_said) {
    return {{.cause = Cause::ending, .when = known.until}};
  }
  return {{.cause = Cause::stale, .when = day_or(seen.last, {}), .trusted = certain.back().last}};
}

}  // namespace remit::structure
