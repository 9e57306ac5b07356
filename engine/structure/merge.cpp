#include "structure/merge.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "structure/describe.hpp"
#include "structure/identity.hpp"
#include "structure/sorting.hpp"
#include "structure/spell.hpp"
#include "structure/whole_list.hpp"

namespace remit::structure {

using calendar::after_all;
using calendar::before_all;
using calendar::Date;
using calendar::Days;
using calendar::PartialDate;
using calendar::Period;
using text::Code;
using text::Diagnostic;
using text::Label;
using text::Severity;
using text::Span;
using vocabulary::Freshness;
using vocabulary::RelationId;

namespace {

auto place_of(Span span) {
  return std::make_tuple(span.file, span.begin);
}

class Merger {
 public:
  Merger(const vocabulary::Vocabulary& words, Resolved& resolved,
         std::vector<Diagnostic>& diagnostics)
      : words_(words),
        resolved_(resolved),
        structure_(resolved.structure),
        diagnostics_(diagnostics),
        cache_(structure_.details.size()),
        cached_(structure_.details.size()) {}

  void run() {
    order();
    structure_.index();
    lives();
    links();
    spells_of_lists();
    contested_links();
    entities();
    bind_to_ends();
    names_and_kinds();
    attributes();
  }

 private:
  void order();
  void lives();
  void links();
  void spells_of_lists();
  void contested_links();
  void entities();
  void bind_to_ends();
  void names_and_kinds();
  void attributes();
  [[nodiscard]] Date first_sighting(const NameEntry& name) const;
  void check_names(std::size_t begin, std::size_t end);

  void settle(Link& link, const std::vector<const Complete*>& lists,
              const std::vector<const Link*>& rivals);
  void check_link(const Link& link);
  void check_ends(const Link& link);
  void check_end(const Link& link, const Entry& entry, EntityId end, Period life);
  void check_rivals(const Link& one, const Link& other, bool inverse);
  bool touch(const Entry& first, const Entry& next);
  [[nodiscard]] const Entry* first_written(const std::vector<const Link*>& links) const;
  void check_complete(const Complete& list, const WholeList& whole,
                      const std::vector<const Link*>& here,
                      const std::vector<const Link*>& elsewhere);
  [[nodiscard]] bool is_written(const Complete& list) const;
  void check_left_out(const Complete& list, const Spell& when, const Link& link);
  void clip(const Link& link, Holding& holding) const;
  [[nodiscard]] static Spell in_life(Spell known, Period life, Date sure);
  [[nodiscard]] Spell held(const Entry& entry, const Link& link);
  [[nodiscard]] std::optional<std::string> shared_day(DetailsId left, DetailsId right) const;
  [[nodiscard]] std::optional<std::string> clash_day(DetailsId one, const Spell& left,
                                                     DetailsId other, const Spell& right) const;
  void contradiction(Code code, DetailsId one, DetailsId other, Span at, Span second,
                     std::string message, std::string help = {});

  [[nodiscard]] Freshness freshness(const Details& details,
                                    const std::optional<Freshness>& own) const {
    return own ? *own : structure_.models[static_cast<std::size_t>(details.model)].fresh_for;
  }

  // What the vocabulary says of a relation, or of it from such a first end.
  [[nodiscard]] std::optional<Freshness> own_freshness(RelationId id, EntityId from) const {
    const vocabulary::Relation& relation = words_[id];
    if (relation.freshness_by_kind.empty()) {
      return relation.freshness;
    }
    std::vector<vocabulary::KindId> kinds;
    for (const KindEntry& kind : structure_.kinds_of(from)) {
      kinds.push_back(kind.kind);
    }
    return words_.freshness_of(id, kinds);
  }

  // Most entries share their details with many others.
  const Spell& spell(DetailsId id, RelationId relation, EntityId from) {
    const std::optional<Freshness> own = own_freshness(relation, from);
    const auto at = static_cast<std::size_t>(id);
    if (own) {
      // Lists and entries that were written in one breath come one after another.
      if (scratch_of_ != id || scratch_freshness_ != *own) {
        scratch_ = spell_of(structure_.details[at], *own);
        scratch_of_ = id;
        scratch_freshness_ = *own;
      }
      return scratch_;
    }
    if (!cached_[at]) {
      cache_[at] = spell_of(structure_.details[at], freshness(structure_.details[at], own));
      cached_[at] = true;
    }
    return cache_[at];
  }

  Validity validity(Holding holding) {
    Validity made;
    made.certain = holding.certain.empty() ? calendar::never : holding.certain.front();
    made.possible = holding.possible.empty() ? calendar::never : holding.possible.front();
    if (holding.certain.size() > 1 || holding.possible.size() > 1) {
      made.more = static_cast<std::uint32_t>(structure_.days.size());
      structure_.days.emplace_back(std::move(holding.certain), std::move(holding.possible));
    }
    return made;
  }

  // What a spell comes to, within a life, that nothing speaks against: without lists of periods.
  [[nodiscard]] static Validity uncontested(const Spell& known, Period life) {
    const Period certain = calendar::intersection(known.certain(), life);
    const Period possible = calendar::intersection(known.possible, life);
    return {.certain = known.evidence && !certain.empty() ? certain : calendar::never,
            .possible = possible.empty() ? calendar::never : possible};
  }

  [[nodiscard]] bool share_source(DetailsId left, DetailsId right) const {
    const std::vector<Citation>& one = structure_[left].sources;
    const std::vector<Citation>& other = structure_[right].sources;
    return std::any_of(one.begin(), one.end(), [&](const Citation& citation) {
      return std::any_of(other.begin(), other.end(), [&](const Citation& candidate) {
        return candidate.source == citation.source;
      });
    });
  }

  // Two sources may disagree; one that says both, or a register that cites none, is mistaken.
  [[nodiscard]] bool two_sources(DetailsId left, DetailsId right) const {
    return !structure_[left].sources.empty() && !structure_[right].sources.empty() &&
           !share_source(left, right);
  }

  [[nodiscard]] std::string who(DetailsId id) const {
    const std::vector<Citation>& sources = structure_[id].sources;
    if (sources.empty()) {
      return {};
    }
    const std::string& name = structure_[sources.front().source].id;
    return sources.front().place.empty() ? name : fmt::format("{} {}", name, sources.front().place);
  }

  [[nodiscard]] std::string id(EntityId entity) const {
    const Entity& known = structure_[entity];
    return known.unnamed() ? std::string("one that is unnamed") : fmt::format("`{}`", known.id);
  }

  const vocabulary::Vocabulary& words_;
  Resolved& resolved_;
  Structure& structure_;
  std::vector<Diagnostic>& diagnostics_;
  std::vector<Spell> cache_;
  std::vector<bool> cached_;
  Spell scratch_{};
  std::optional<DetailsId> scratch_of_{};
  Freshness scratch_freshness_{};
  std::vector<Period> life_{};      // the days on which each entity may have lived
  std::vector<Date> sure_until_{};  // the last day of which its own table makes sure
  std::vector<Spell> seen_{};       // by entity: all sightings together
};

void Merger::order() {
  const std::size_t count = structure_.entities.size();
  const auto of_entity = [](const auto& item) { return item.entity; };
  const auto by_place = [](const auto& left, const auto& right) {
    return place_of(left.span) < place_of(right.span);
  };
  std::vector<Entry>& entries = structure_.entries;
  sort_by_entity(
      entries, count, [](const Entry& entry) { return entry.from; },
      [](const Entry& left, const Entry& right) {
        return std::make_tuple(left.relation, left.to, left.span.file, left.span.begin) <
               std::make_tuple(right.relation, right.to, right.span.file, right.span.begin);
      });
  structure_.links.reserve(entries.size());
  for (std::uint32_t at = 0; at < entries.size(); ++at) {
    const Entry& entry = entries[at];
    const bool same = !structure_.links.empty() && structure_.links.back().from == entry.from &&
                      structure_.links.back().relation == entry.relation &&
                      structure_.links.back().to == entry.to;
    if (same) {
      ++structure_.links.back().entry_count;
    } else {
      structure_.links.push_back({.from = entry.from,
                                  .to = entry.to,
                                  .relation = entry.relation,
                                  .first_entry = at,
                                  .entry_count = 1});
    }
  }
  sort_by_entity(structure_.attributes, count, of_entity,
                 [](const AttributeEntry& left, const AttributeEntry& right) {
                   return std::make_tuple(left.attribute, place_of(left.span)) <
                          std::make_tuple(right.attribute, place_of(right.span));
                 });
  sort_by_entity(resolved_.lists, count, of_entity, by_place);
  sort_by_entity(structure_.kinds, count, of_entity, by_place);
  sort_by_entity(structure_.names, count, of_entity, by_place);
  sort_by_entity(structure_.complete_values, count, of_entity,
                 [](const CompleteValues& left, const CompleteValues& right) {
                   return std::make_tuple(left.attribute, place_of(left.span)) <
                          std::make_tuple(right.attribute, place_of(right.span));
                 });
  sort_by_entity(structure_.complete, count, of_entity,
                 [](const Complete& left, const Complete& right) {
                   return std::make_tuple(left.relation, left.inverse, place_of(left.span)) <
                          std::make_tuple(right.relation, right.inverse, place_of(right.span));
                 });
}

// When each entity may have lived, by its own tables.
void Merger::lives() {
  life_.reserve(structure_.entities.size());
  for (const Entity& entity : structure_.entities) {
    life_.push_back({.first = entity.from.earliest, .last = entity.until.latest});
    sure_until_.push_back(entity.until_said ? entity.until.earliest : after_all);
  }
  seen_.resize(structure_.entities.size());
}

// What was seen on days when it cannot have been there is no sighting of it: a register vouches for
// all that has no `until`, also where an end has gone. Trust ends on `sure`, the last day of which
// it is sure that the ends were there.
Spell Merger::in_life(Spell known, Period life, Date sure) {
  known.possible = calendar::intersection(known.possible, life);
  if (known.sighted.latest < life.first || life.last < known.sighted.earliest) {
    const Period possible = known.possible;
    known = {};
    known.possible = possible;
  }
  if (!known.evidence) {
    return known;
  }
  known.first = known.first == after_all ? after_all : std::max(known.first, life.first);
  known.last = std::min(known.last, life.last);
  known.trusted = std::min(known.trusted, std::max(known.last, sure));
  return known;
}

// The spell of an entry in the lives of both ends.
Spell Merger::held(const Entry& entry, const Link& link) {
  const Spell& known = spell(entry.details, link.relation, link.from);
  if (words_[link.relation].outlives_ends) {
    return known;
  }
  const auto from = static_cast<std::size_t>(link.from);
  const auto to = static_cast<std::size_t>(link.to);
  return in_life(known, calendar::intersection(life_[from], life_[to]),
                 std::min(sure_until_[from], sure_until_[to]));
}

// A link is possible in the lives of both ends only.
void Merger::clip(const Link& link, Holding& holding) const {
  if (words_[link.relation].outlives_ends) {
    return;
  }
  const auto from = static_cast<std::size_t>(link.from);
  const auto to = static_cast<std::size_t>(link.to);
  const Days lives = calendar::normalised({calendar::intersection(life_[from], life_[to])});
  holding.possible = calendar::common(holding.possible, lives);
  holding.certain = calendar::common(holding.certain, lives);
}

void Merger::links() {
  const auto sight_end = [&](EntityId end, const Spell& spell) {
    Spell& seen = seen_[static_cast<std::size_t>(end)];
    seen.first = std::min(seen.first, spell.first);
    seen.last = std::max(seen.last, spell.last);
    seen.evidence = true;
  };
  for (Link& link : structure_.links) {
    const vocabulary::Relation& relation = words_[link.relation];
    for (const Entry& entry : structure_.entries_of(link)) {
      if (!entry.denied && relation.sightings_of_ends) {
        if (const Spell known = held(entry, link); known.evidence) {
          sight_end(link.from, known);
          sight_end(link.to, known);
        }
      }
    }
    if (link.entry_count == 1 && !structure_.entries[link.first_entry].denied) {
      // The usual case, without lists of periods.
      const Period lives = relation.outlives_ends
                               ? Period{}
                               : calendar::intersection(life_[static_cast<std::size_t>(link.from)],
                                                        life_[static_cast<std::size_t>(link.to)]);
      link.validity = uncontested(held(structure_.entries[link.first_entry], link), lives);
    } else {
      settle(link, {}, {});
    }
    check_link(link);
  }
}

void Merger::settle(Link& link, const std::vector<const Complete*>& lists,
                    const std::vector<const Link*>& rivals) {
  std::vector<Spell> said;
  std::vector<Spell> denied;
  for (const Entry& entry : structure_.entries_of(link)) {
    (entry.denied ? denied : said).push_back(held(entry, link));
  }
  if (said.empty()) {
    said.emplace_back();  // only denied: on other days as possible as what nobody speaks of
  }
  for (const Complete* const list : lists) {
    denied.push_back(spell(list->details, link.relation, link.from));
  }
  for (const Link* const rival : rivals) {
    for (const Entry& entry : structure_.entries_of(*rival)) {
      if (!entry.denied) {
        denied.push_back(held(entry, *rival));
      }
    }
  }
  Holding found = holding(said, denied);
  clip(link, found);
  link.validity = validity(std::move(found));
}

// What stands at the second place of a contradiction.
std::string_view word_for_other(Code code) {
  if (code == Code::outside_life) {
    return "defined here";
  }
  return code == Code::left_out_yet_held ? "the complete list" : "the other";
}

void Merger::contradiction(Code code, DetailsId one, DetailsId other, Span at, Span second,
                           std::string message, std::string help) {
  const bool sources = two_sources(one, other);
  diagnostics_.push_back(
      {.code = sources ? Code::sources_disagree : code,
       .severity = sources ? Severity::warning : Severity::error,
       .message = std::move(message),
       .primary = Label{.span = at, .text = sources ? who(one) : std::string()},
       .related = {{.span = second,
                    .text = sources ? who(other) : std::string(word_for_other(code))}},
       .help = sources ? std::string("both are kept, and each is possible") : std::move(help)});
}

// Both rest on one paper that speaks of its own day, or were vouched for together: of one day,
// though it is not known which. In words, that day.
std::optional<std::string> Merger::shared_day(DetailsId left, DetailsId right) const {
  const auto speaks_of = [&](DetailsId id, const PartialDate& day) {
    const Details& details = structure_[id];
    return details.basis == Basis::stated &&
           std::find(details.seen.begin(), details.seen.end(), day) != details.seen.end() &&
           (!details.from || details.from->latest <= day.earliest) &&
           (!details.until || day.latest <= details.until->earliest);
  };
  const Details& one = structure_[left];
  const Details& other = structure_[right];
  for (const Citation& citation : one.sources) {
    const Source& source = structure_[citation.source];
    const bool both =
        std::any_of(other.sources.begin(), other.sources.end(),
                    [&](const Citation& candidate) { return candidate.source == citation.source; });
    if (both && source.date && speaks_of(left, *source.date) && speaks_of(right, *source.date)) {
      return fmt::format("the day of `{}`", source.id);
    }
  }
  const bool vouched = one.vouched > 0 && other.vouched > 0 && one.model == other.model &&
                       one.seen.back() == other.seen.back();
  if (vouched && speaks_of(left, one.seen.back()) && speaks_of(right, one.seen.back())) {
    return fmt::format("a day of {}", calendar::words(one.seen.back()));
  }
  return std::nullopt;
}

// In words, a day on which both certainly held; none if that is not sure.
std::optional<std::string> Merger::clash_day(DetailsId one, const Spell& left, DetailsId other,
                                             const Spell& right) const {
  if (!left.evidence || !right.evidence) {
    return std::nullopt;
  }
  const Period both = calendar::intersection(left.core(), right.core());
  if (!left.core().empty() && !right.core().empty() && !both.empty()) {
    return calendar::is_day(both.first) ? calendar::words(both.first) : "the same day";
  }
  if (clash(left, right)) {
    return calendar::words(left.core().empty() ? left.sighted : right.sighted);
  }
  return shared_day(one, other);
}

// Entries of one link that cannot all be true, and a link outside the life of an end.
void Merger::check_link(const Link& link) {
  const std::span<const Entry> entries = structure_.entries_of(link);
  if (!words_[link.relation].outlives_ends) {
    check_ends(link);
  }
  if (entries.size() == 1) {
    return;
  }
  const auto differ = [](const std::optional<PartialDate>& left,
                         const std::optional<PartialDate>& right) {
    return left && right &&
           std::max(left->earliest, right->earliest) > std::min(left->latest, right->latest);
  };
  for (std::size_t at = 0; at < entries.size(); ++at) {
    for (std::size_t next = at + 1; next < entries.size(); ++next) {
      const Entry& one = entries[at];
      const Entry& other = entries[next];
      const std::optional<std::string> day =
          clash_day(one.details, held(one, link), other.details, held(other, link));
      if (!day) {
        continue;
      }
      if (one.denied != other.denied) {
        contradiction(Code::conflicting_entries, other.details, one.details, other.span, one.span,
                      fmt::format("both said and denied of {}: {} {} {}", *day, id(link.from),
                                  words_[link.relation].title, id(link.to)),
                      "keep the one that is right, or give each its dates");
        continue;
      }
      const Details& first = structure_[one.details];
      const Details& second = structure_[other.details];
      const bool only_one = words_[link.relation].at_most_one;
      const bool two_ends = one.at_inverse != other.at_inverse;
      if (one.denied || (!two_ends && !only_one)) {
        continue;  // two seats of one member may differ in all they carry
      }
      std::string about;
      if (differ(first.from, second.from)) {
        about = "since when";
      } else if (differ(first.until, second.until)) {
        about = "until when";
      }
      for (const QualifierValue& value : first.qualifiers) {
        for (const QualifierValue& rival : second.qualifiers) {
          if (about.empty() && value.qualifier == rival.qualifier && value.value != rival.value) {
            about = fmt::format("about `{}`", words_[value.qualifier].name);
          }
        }
      }
      if (!about.empty()) {
        contradiction(two_ends ? Code::ends_disagree : Code::conflicting_entries, other.details,
                      one.details, other.span, one.span,
                      fmt::format("{} disagree {}: {} {} {}",
                                  two_ends ? "the two ends of a link" : "two entries", about,
                                  id(link.from), words_[link.relation].title, id(link.to)),
                      "a relation written at both ends is one link: write it once");
      }
    }
  }
}

void Merger::check_ends(const Link& link) {
  for (const EntityId end : {link.from, link.to}) {
    const Period life = life_[static_cast<std::size_t>(end)];
    const bool bounded = life.first != before_all || life.last != after_all;
    for (const Entry& entry : structure_.entries_of(link)) {
      if (bounded && !entry.denied) {
        check_end(link, entry, end, life);
      }
    }
  }
}

// Those who vouch for a whole table or model do not mean what has gone.
void Merger::check_end(const Link& link, const Entry& entry, EntityId end, Period life) {
  const auto outside = [&](const Spell& known) {
    const bool before = known.first < life.first && known.first != before_all;
    return known.evidence && (before || known.last > life.last);
  };
  if (!outside(spell(entry.details, link.relation, link.from))) {
    return;
  }
  Details own = structure_[entry.details];
  own.seen.resize(own.seen.size() - own.vouched);
  const Spell known = spell_of(own, {});
  if (!outside(known)) {
    return;
  }
  const bool before = known.first < life.first;
  const Entity& entity = structure_[end];
  const DetailsId about = entity.details.empty() ? entry.details : entity.details.front();
  contradiction(
      Code::outside_life, entry.details, about, entry.span, entity.span,
      fmt::format("{} {} {} on {}, and {} {} {}", id(link.from), words_[link.relation].title,
                  id(link.to), calendar::words(before ? known.first : known.last), id(end),
                  before ? "begins" : "ends", on_day(before ? entity.from : entity.until)),
      before ? "is `from` right?" : "is `until` right? A link ends with its ends");
}

// Of the entries of these links, the first as they are written.
const Entry* Merger::first_written(const std::vector<const Link*>& links) const {
  const Entry* first = nullptr;
  for (const Link* const link : links) {
    for (const Entry& entry : structure_.entries_of(*link)) {
      if (first == nullptr || place_of(entry.span) < place_of(first->span)) {
        first = &entry;
      }
    }
  }
  return first;
}

void Merger::check_complete(const Complete& list, const WholeList& whole,
                            const std::vector<const Link*>& here,
                            const std::vector<const Link*>& elsewhere) {
  const std::string_view name =
      list.inverse ? words_[list.relation].inverse : words_[list.relation].name;
  if (list.count && here.size() != *list.count) {
    Diagnostic diagnostic{
        .code = Code::count_disagrees,
        .message = fmt::format("the {} counts {}, {} {} here",
                               structure_[list.details].sources.empty() ? "list" : "paper",
                               *list.count, here.size(), here.size() == 1 ? "is" : "are"),
        .primary = Label{.span = list.span, .text = {}},
        .help = structure_[list.details].sources.empty()
                    ? std::string()
                    : fmt::format("is one missing? Entries of `{}` count when they cite the same "
                                  "source",
                                  name)};
    if (const Entry* const first = first_written(here)) {
      diagnostic.related.push_back({.span = first->span, .text = "the first of them"});
    }
    diagnostics_.push_back(std::move(diagnostic));
  }
  if (here.empty() && elsewhere.empty()) {
    if (!is_written(list)) {
      diagnostics_.push_back(
          {.code = Code::complete_without_list,
           .message = fmt::format("this says that there is nobody on `{}`", name),
           .primary = Label{.span = list.span, .text = {}},
           .help = fmt::format("if so, write `{} = []` as well", name)});
    }
  }
  const Spell when = spell(list.details, list.relation, list.entity);
  // Who denies one and leaves it off the list as well has said one thing.
  const auto denied_as_well = [&](const Link& link) {
    const std::span<const Entry> entries = structure_.entries_of(link);
    return std::any_of(entries.begin(), entries.end(), [&](const Entry& entry) {
      return entry.denied && share_source(entry.details, list.details);
    });
  };
  for (const Link* const link : elsewhere) {
    if (whole.leaves_out(words_, *link) && !denied_as_well(*link)) {
      check_left_out(list, when, *link);
    }
  }
}

// Whether the list itself was written, if only as an empty one.
bool Merger::is_written(const Complete& list) const {
  const auto& all = resolved_.lists;
  auto at = std::lower_bound(
      all.begin(), all.end(), list.entity,
      [](const Resolved::List& one, EntityId entity) { return one.entity < entity; });
  for (; at != all.end() && at->entity == list.entity; ++at) {
    if (at->key == vocabulary::RelationKey{.relation = list.relation, .inverse = list.inverse}) {
      return true;
    }
  }
  return false;
}

// A whole list that leaves out what an entry holds on that day. One unbroken entry that goes on
// before and after is a mistake of the modeller, who wrote one entry for two.
void Merger::check_left_out(const Complete& list, const Spell& when, const Link& link) {
  const EntityId other = list.inverse ? link.from : link.to;
  const std::string_view name =
      list.inverse ? words_[list.relation].inverse : words_[list.relation].name;
  for (const Entry& entry : structure_.entries_of(link)) {
    const Spell known = held(entry, link);
    const std::optional<std::string> day =
        entry.denied ? std::nullopt : clash_day(entry.details, known, list.details, when);
    if (!day) {
      continue;
    }
    const bool around = known.first < when.sighted.earliest && when.sighted.latest < known.last;
    if (!around) {
      contradiction(
          Code::left_out_yet_held, entry.details, list.details, entry.span, list.span,
          fmt::format("{} is left out of `{}` on {}, and this entry puts it there that day",
                      id(other), name, *day),
          "put it on the list, or give it its dates");
      continue;
    }
    diagnostics_.push_back(
        {.code = Code::left_out_yet_held,
         .message = fmt::format(
             "{} is left out of `{}` on {}, and this entry puts it there from {} to {}", id(other),
             name, *day, calendar::words(known.first), calendar::words(known.last)),
         .primary = Label{.span = entry.span, .text = {}},
         .related = {{.span = list.span, .text = "the complete list"}},
         .help = "one entry is one unbroken time: write two entries, one for each paper"});
  }
}

void Merger::spells_of_lists() {
  for (Complete& list : structure_.complete) {
    const Spell& known = spell(list.details, list.relation, list.entity);
    list.validity = uncontested(known, {});
    if (words_[list.relation].accrues && list.inverse) {
      // Things made or held: complete up to the day it was said.
      list.validity.certain = {.first = before_all,
                               .last = known.evidence ? known.last : before_all};
    }
  }
  for (CompleteValues& values : structure_.complete_values) {
    const vocabulary::Attribute& attribute = words_[values.attribute];
    const Details& details = structure_[values.details];
    const Spell known = spell_of(details, freshness(details, attribute.freshness));
    Holding found = holding({known}, {});
    if (attribute.type == vocabulary::ValueType::date) {
      // Days on which things were done: there are no others up to the day it was said.
      found.certain = {{.first = before_all, .last = known.evidence ? known.last : before_all}};
    }
    values.validity = validity(std::move(found));
  }
}

// Links of which something else may be evidence to the contrary: a complete list without them,
// or another where there can be but one.
void Merger::contested_links() {
  std::vector<std::pair<LinkId, const Complete*>> against;
  std::vector<std::pair<LinkId, const Link*>> rivals;
  std::vector<const Link*> here;       // what is on a list
  std::vector<const Link*> elsewhere;  // what else there is of its relation
  for (const Complete& list : structure_.complete) {
    here.clear();
    elsewhere.clear();
    const WholeList whole(structure_, list);
    const auto tell_apart = [&](const Link& link) {
      (whole.names(link) ? here : elsewhere).push_back(&link);
    };
    if (list.inverse) {
      for (const auto& incoming : structure_.incoming(list.entity, list.relation)) {
        tell_apart(structure_[incoming.link]);
      }
    } else {
      for (const Link& link : structure_.outgoing(list.entity, list.relation)) {
        tell_apart(link);
      }
    }
    check_complete(list, whole, here, elsewhere);
    for (const Link* const link : elsewhere) {
      if (whole.leaves_out(words_, *link)) {
        against.emplace_back(structure_.id_of(*link), &list);
      }
    }
  }
  const auto rival = [&](const Link& one, const Link& other, bool inverse) {
    const EntityId left = inverse ? one.from : one.to;
    const EntityId right = inverse ? other.from : other.to;
    if (may_be_one(structure_, words_, left, right)) {
      return;
    }
    check_rivals(one, other, inverse);
    rivals.emplace_back(structure_.id_of(one), &other);
    rivals.emplace_back(structure_.id_of(other), &one);
  };
  for (std::size_t end = 0; end < structure_.entities.size(); ++end) {
    const auto entity = static_cast<EntityId>(end);
    const std::span<const Link> outgoing = structure_.outgoing(entity);
    for (std::size_t one = 0; one < outgoing.size(); ++one) {
      if (!words_[outgoing[one].relation].at_most_one) {
        continue;
      }
      for (std::size_t other = one + 1;
           other < outgoing.size() && outgoing[other].relation == outgoing[one].relation; ++other) {
        rival(outgoing[one], outgoing[other], false);
      }
    }
    const auto incoming = structure_.incoming(entity);
    for (std::size_t one = 0; one < incoming.size(); ++one) {
      if (!words_[structure_[incoming[one].link].relation].inverse_at_most_one) {
        continue;
      }
      for (std::size_t other = one + 1;
           other < incoming.size() &&
           structure_[incoming[other].link].relation == structure_[incoming[one].link].relation;
           ++other) {
        rival(structure_[incoming[one].link], structure_[incoming[other].link], true);
      }
    }
  }
  const auto by_link = [](const auto& left, const auto& right) { return left.first < right.first; };
  std::stable_sort(against.begin(), against.end(), by_link);
  std::stable_sort(rivals.begin(), rivals.end(), by_link);
  auto list = against.begin();
  auto other = rivals.begin();
  while (list != against.end() || other != rivals.end()) {
    const LinkId id = list == against.end()   ? other->first
                      : other == rivals.end() ? list->first
                                              : std::min(list->first, other->first);
    std::vector<const Complete*> lists;
    for (; list != against.end() && list->first == id; ++list) {
      lists.push_back(list->second);
    }
    std::vector<const Link*> others;
    for (; other != rivals.end() && other->first == id; ++other) {
      others.push_back(other->second);
    }
    settle(structure_.links[static_cast<std::size_t>(id)], lists, others);
  }
}

void Merger::check_rivals(const Link& one, const Link& other, bool inverse) {
  const vocabulary::Relation& relation = words_[one.relation];
  for (const Entry& left : structure_.entries_of(one)) {
    for (const Entry& right : structure_.entries_of(other)) {
      if (left.denied || right.denied) {
        continue;
      }
      const std::optional<std::string> day =
          clash_day(left.details, held(left, one), right.details, held(right, other));
      if (!day) {
        continue;
      }
      const bool later = place_of(left.span) < place_of(right.span);
      const Entry& at = later ? right : left;
      const Entry& before = later ? left : right;
      if (touch(at, before) || touch(before, at)) {
        continue;
      }
      const EntityId shared = inverse ? one.to : one.from;
      contradiction(
          Code::too_many, at.details, before.details, at.span, before.span,
          fmt::format("{} has two of `{}` on {}: {} and {}", id(shared),
                      inverse ? relation.inverse : relation.name, *day,
                      id(inverse ? one.from : one.to), id(inverse ? other.from : other.to)),
          "there can be one on a day: end the first with `until`, or remove one");
    }
  }
}

// One ends on the day on which the next begins: both hold that day, which nobody means.
bool Merger::touch(const Entry& first, const Entry& next) {
  const std::optional<PartialDate>& until = structure_[first.details].until;
  const std::optional<PartialDate>& from = structure_[next.details].from;
  if (!until || !from || !until->exact() || *from != *until) {
    return false;
  }
  const Date day = until->latest;
  diagnostics_.push_back(
      {.code = Code::too_many,
       .severity = two_sources(first.details, next.details) ? Severity::warning : Severity::error,
       .message = fmt::format("both hold on {}, for `until` is the last day", calendar::iso(day)),
       .primary = Label{.span = first.span, .text = "ends that day"},
       .related = {{.span = next.span, .text = "begins that day"}},
       .help = end_before(day)});
  return true;
}

// An entity certainly exists from its first sighting to its last, and for as long after as its
// kind is trusted.
void Merger::entities() {
  for (std::size_t at = 0; at < structure_.entities.size(); ++at) {
    Entity& entity = structure_.entities[at];
    Spell& seen = seen_[at];
    Date first = seen.first;
    Date last = seen.last;
    bool evidence = seen.evidence;
    const auto kinds = structure_.kinds_of(static_cast<EntityId>(at));
    const auto sight = [&](const Spell& spell) {
      if (spell.evidence) {
        evidence = true;
        first = std::min(first, spell.first);
        last = std::max(last, spell.last);
      }
    };
    bool remains = !kinds.empty();
    for (const KindEntry& kind : kinds) {
      remains = remains && words_.remains(kind.kind);
    }
    bool from_said = false;
    for (const DetailsId id : entity.details) {
      const Details& own = structure_[id];
      if (!remains) {
        from_said = from_said || own.from;
        sight(in_life(spell_of(own, {}), life_[at], sure_until_[at]));
        continue;
      }
      Details without_term = own;
      without_term.from.reset();
      without_term.until.reset();
      sight(in_life(spell_of(without_term, {}), life_[at], sure_until_[at]));
    }
    if (resolved_.from_said[at] && !from_said) {  // the day on which it was made
      sight(spell_of({.from = entity.from}, {}));
    }
    std::optional<Freshness> fresh;
    for (const KindEntry& kind : kinds) {
      fresh = fresh ? fresh : words_.freshness_of(kind.kind);
    }
    Date trusted = last;
    if (evidence && !entity.until_said) {
      const Freshness own =
          fresh ? *fresh : structure_.models[static_cast<std::size_t>(entity.model)].fresh_for;
      const bool lasting = own.lasting || remains;
      trusted = lasting ? after_all
                        : (calendar::is_day(last) ? calendar::add(last, own.for_as_long) : last);
    }
    const Period life = life_[at];
    Period certain = evidence ? calendar::intersection({.first = first, .last = trusted}, life)
                              : calendar::never;
    entity.validity.possible = life;
    entity.validity.certain = certain.empty() ? calendar::never : certain;
  }
}

// What is joined is there: trust in a link ends with trust in either end. (Not the other way round:
// that a board was set up by a council in 2018 does not show that there is a board today.)
void Merger::bind_to_ends() {
  for (Link& link : structure_.links) {
    if (words_[link.relation].outlives_ends || link.validity.certain.empty()) {
      continue;
    }
    const Period ends = calendar::intersection(structure_[link.from].validity.certain,
                                               structure_[link.to].validity.certain);
    if (link.validity.more == Validity::simple) {
      const Period certain = calendar::intersection(link.validity.certain, ends);
      link.validity.certain = certain.empty() ? calendar::never : certain;
      continue;
    }
    Days& certain = structure_.days[link.validity.more].first;
    certain = calendar::common(certain, calendar::normalised({ends}));
    link.validity.certain = certain.empty() ? calendar::never : certain.front();
  }
}

// Undated, a name and a kind hold as long as their entity. The dates of a kind bound it; of several
// names, one gives way to the next as their evidence says.
void Merger::names_and_kinds() {
  for (KindEntry& entry : structure_.kinds) {
    const Entity& entity = structure_[entry.entity];
    const Details& details = structure_[entry.details];
    const Period sure{.first = details.from ? details.from->latest : before_all,
                      .last = details.until ? details.until->earliest : after_all};
    const bool stated = details.basis == Basis::stated || entity.unnamed();
    const Period possible =
        calendar::intersection(entity.validity.possible, spell_of(details, {}).possible);
    const Period certain =
        stated ? calendar::intersection(entity.validity.certain, sure) : calendar::never;
    entry.validity.possible = possible.empty() ? calendar::never : possible;
    entry.validity.certain = certain.empty() ? calendar::never : certain;
  }
  for (std::size_t begin = 0; begin < structure_.names.size();) {
    std::size_t end = begin;
    while (end < structure_.names.size() &&
           structure_.names[end].entity == structure_.names[begin].entity) {
      ++end;
    }
    const Entity& entity = structure_[structure_.names[begin].entity];
    const auto mine = structure_.names.begin() + static_cast<std::ptrdiff_t>(begin);
    std::sort(mine, structure_.names.begin() + static_cast<std::ptrdiff_t>(end),
              [&](const NameEntry& left, const NameEntry& right) {
                return std::make_pair(first_sighting(left), place_of(left.span)) <
                       std::make_pair(first_sighting(right), place_of(right.span));
              });
    check_names(begin, end);
    for (std::size_t at = begin; at < end; ++at) {
      NameEntry& name = structure_.names[at];
      const Details& details = structure_[name.details];
      if (end - begin == 1 && !details.from && !details.until && details.basis == Basis::stated) {
        name.validity = entity.validity;
        continue;
      }
      std::vector<Spell> others;
      for (std::size_t other = begin; other < end; ++other) {
        if (other != at && structure_.names[other].name != name.name) {
          others.push_back(spell_of(structure_[structure_.names[other].details],
                                    {.lasting = true, .for_as_long = {}}));
        }
      }
      Holding found = holding({spell_of(details, {.lasting = true, .for_as_long = {}})}, others);
      found.possible = calendar::common(found.possible, {entity.validity.possible});
      found.certain = calendar::common(found.certain, {entity.validity.possible});
      name.validity = validity(std::move(found));
    }
    begin = end;
  }
}

// By this day a name was in use; what has no date comes last.
Date Merger::first_sighting(const NameEntry& name) const {
  const PartialDate sighted =
      spell_of(structure_[name.details], {.lasting = true, .for_as_long = {}}).sighted;
  return sighted.earliest <= sighted.latest ? sighted.latest : after_all;
}

// Two names on one day: one of them is an alias.
void Merger::check_names(std::size_t begin, std::size_t end) {
  const auto spell = [&](const NameEntry& name) {
    return spell_of(structure_[name.details], {.lasting = true, .for_as_long = {}});
  };
  for (std::size_t one = begin; one < end; ++one) {
    for (std::size_t other = one + 1; other < end; ++other) {
      const NameEntry& before = structure_.names[one];
      const NameEntry& after = structure_.names[other];
      const std::optional<std::string> day =
          clash_day(before.details, spell(before), after.details, spell(after));
      if (day && before.name != after.name) {
        contradiction(Code::conflicting_entries, after.details, before.details, after.span,
                      before.span, fmt::format("{} has two names on {}", id(before.entity), *day),
                      "keep the one that is right, or give each its dates");
      }
    }
  }
}

void Merger::attributes() {
  std::vector<AttributeEntry>& all = structure_.attributes;
  for (std::size_t begin = 0; begin < all.size();) {
    std::size_t end = begin;
    while (end < all.size() && all[end].entity == all[begin].entity &&
           all[end].attribute == all[begin].attribute) {
      ++end;
    }
    const vocabulary::Attribute& attribute = words_[all[begin].attribute];
    const auto spell = [&](const AttributeEntry& entry) {
      const Details& details = structure_[entry.details];
      const auto of = static_cast<std::size_t>(entry.entity);
      return in_life(spell_of(details, freshness(details, attribute.freshness)), life_[of],
                     sure_until_[of]);
    };
    // Values of different things (a budget and what was spent) do not contradict each other.
    const auto same_question = [&](const AttributeEntry& one, const AttributeEntry& other) {
      return structure_[one.details].qualifiers == structure_[other.details].qualifiers;
    };
    const Period possible = structure_[all[begin].entity].validity.possible;
    if (end - begin == 1) {
      all[begin].validity = uncontested(spell(all[begin]), possible);
      begin = end;
      continue;
    }
    const Days life = calendar::normalised({possible});
    for (std::size_t at = begin; at < end; ++at) {
      std::vector<Spell> others;
      for (std::size_t other = begin; other < end; ++other) {
        if (other == at || !same_question(all[at], all[other])) {
          continue;
        }
        const bool same_value = all[other].value == all[at].value;
        const bool contrary = same_value ? all[other].denied != all[at].denied
                                         : !attribute.many && !all[other].denied && !all[at].denied;
        if (!contrary) {
          continue;
        }
        others.push_back(spell(all[other]));
        const std::optional<std::string> day =
            at < other
                ? clash_day(all[at].details, spell(all[at]), all[other].details, others.back())
                : std::nullopt;
        if (day) {
          contradiction(Code::conflicting_entries, all[other].details, all[at].details,
                        all[other].span, all[at].span,
                        fmt::format("{} has two values of `{}` on {}", id(all[at].entity),
                                    attribute.name, *day),
                        "keep the one that is right, or give each its dates");
        }
      }
      Holding found = holding({spell(all[at])}, others);
      found.possible = calendar::common(found.possible, life);
      found.certain = calendar::common(found.certain, life);
      all[at].validity = validity(std::move(found));
    }
    begin = end;
  }
  for (Census& census : structure_.censuses) {
    const Details& details = structure_[census.details];
    census.validity = validity(
        holding({spell_of(details, freshness(details, words_.freshness_of(census.kind)))}, {}));
  }
}

}  // namespace

void merge(const vocabulary::Vocabulary& words, Resolved& resolved,
           std::vector<Diagnostic>& diagnostics) {
  Merger(words, resolved, diagnostics).run();
}

}  // namespace remit::structure
