#include "report/profile.hpp"

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "report/history.hpp"
#include "report/phrases.hpp"
#include "report/references.hpp"
#include "structure/doubt.hpp"
#include "structure/spell.hpp"

namespace remit::report {

using calendar::Date;
using calendar::Days;
using calendar::PartialDate;
using structure::Basis;
using structure::Details;
using structure::DetailsId;
using structure::EntityId;
using structure::Entry;
using structure::Link;
using structure::LinkId;
using structure::Standing;
using structure::Structure;
using vocabulary::AttributeId;
using vocabulary::Key;
using vocabulary::KindId;
using vocabulary::RelationId;
using vocabulary::RelationKey;
using vocabulary::Vocabulary;

namespace {

bool said(const PartialDate& date) {
  return date != PartialDate{};
}

std::string lower(std::string_view words) {
  std::string small(words);
  for (char& letter : small) {
    letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  }
  return small;
}

void add_once(std::vector<std::string>& all, std::string phrase) {
  if (!phrase.empty() && std::find(all.begin(), all.end(), phrase) == all.end()) {
    all.push_back(std::move(phrase));
  }
}

std::string first_sentence(std::string_view words) {
  return std::string(words.substr(0, std::min(words.find(". "), words.size() - 1) + 1));
}

// A row, and where the first line of a model that it rests on stands.
struct Placed {
  Row row{};
  text::Span span{};
};

// Certain rows first; those of which the same is said together, in the order in which somebody
// wrote them; by name among themselves.
std::vector<Row> in_order(std::vector<Placed> placed) {
  const auto place = [](const Placed& one) {
    return std::make_pair(one.row.standing == Standing::out        ? 2
                          : one.row.standing == Standing::possible ? 1
                                                                   : 0,
                          std::make_pair(one.span.file, one.span.begin));
  };
  const auto alike = [](const Row& left, const Row& right) {
    return left.standing == right.standing && left.remarks == right.remarks &&
           left.doubts == right.doubts;
  };
  std::stable_sort(placed.begin(), placed.end(), [&](const Placed& left, const Placed& right) {
    return place(left) < place(right);
  });
  std::vector<std::vector<Row>> groups;
  for (Placed& one : placed) {
    const auto group =
        std::find_if(groups.begin(), groups.end(),
                     [&](const std::vector<Row>& rows) { return alike(rows.front(), one.row); });
    if (group == groups.end()) {
      groups.push_back({std::move(one.row)});
    } else {
      group->push_back(std::move(one.row));
    }
  }
  std::vector<Row> rows;
  for (std::vector<Row>& group : groups) {
    std::stable_sort(group.begin(), group.end(), [](const Row& left, const Row& right) {
      return std::make_tuple(left.id.empty(), lower(left.name), left.id) <
             std::make_tuple(right.id.empty(), lower(right.name), right.id);
    });
    std::move(group.begin(), group.end(), std::back_inserter(rows));
  }
  return rows;
}

// What is certain by one piece of evidence need not be told as possible by another.
void drop_repeats(std::vector<Placed>& rows) {
  std::vector<std::string> certain;
  for (const Placed& one : rows) {
    if (one.row.standing == Standing::certain) {
      certain.push_back(one.row.name);
    }
  }
  std::erase_if(rows, [&](const Placed& one) {
    return one.row.standing != Standing::certain &&
           std::find(certain.begin(), certain.end(), one.row.name) != certain.end();
  });
}

class Writer {
 public:
  Writer(const Structure& structure, const Vocabulary& words, EntityId entity, Date day)
      : structure_(structure),
        words_(words),
        entity_(entity),
        about_(structure[entity]),
        day_(day),
        references_(structure) {}

  Profile write(View view) {
    page_.day = day_;
    page_.id = about_.id;
    page_.name = called(structure_, words_, entity_, day_);
    page_.standing = structure_.standing(about_.validity, day_);
    page_.nearest_day = nearest_day();
    page_.kind = kinds();
    page_.status = status();
    page_.chapters.push_back({.sections = first_sections()});
    if (view == View::as_it_stood) {
      attributes();
      chapters();
      mentions();
    } else {
      page_.history = history(structure_, words_, entity_, day_, references_);
    }
    references_.settle(page_);
    return std::move(page_);
  }

 private:
  [[nodiscard]] std::string kinds() const;
  [[nodiscard]] std::string status() const;
  std::vector<Section> first_sections();
  void names(std::vector<Section>& sections);
  void censuses(std::vector<Section>& sections);
  void attributes();
  void chapters();

  std::vector<Row> list(EntityId of, const vocabulary::ChapterList& list,
                        std::vector<EntityId> path);
  void rows_of(const Link& link, EntityId of, std::vector<Placed>& rows);
  void denied_row(const Link& link, EntityId other, std::vector<Placed>& rows);
  Row row_for(EntityId other, Standing standing, const std::vector<const Entry*>& entries,
              const vocabulary::Freshness& freshness);
  void about_the_other(EntityId other, Row& row) const;
  void remarks(const std::vector<DetailsId>& details, const vocabulary::Freshness& freshness,
               bool doubtful, Row& row);
  void add_doubts(const std::vector<structure::Doubt>& doubts, Row& row);
  Section section(RelationKey key, std::vector<Row> rows);
  void extent(RelationKey key, Section& section);

  void mentions();
  [[nodiscard]] std::optional<Date> nearest_day() const;

  // Areas and themes are not worth a word on since when they are known.
  [[nodiscard]] bool lasts_by_its_sort() const {
    const auto& freshness = words_.sort_freshness.at(static_cast<std::size_t>(about_.sort));
    return freshness && freshness->lasting;
  }

  [[nodiscard]] bool mentioned_in(const Details& details) const;
  [[nodiscard]] structure::Sightings sightings(const std::vector<const Entry*>& entries) const;

  [[nodiscard]] std::vector<const Link*> links(EntityId of, RelationKey key) const;
  [[nodiscard]] bool usual(const Key& key) const;

  const Structure& structure_;
  const Vocabulary& words_;
  EntityId entity_;
  const structure::Entity& about_;
  Date day_;
  References references_;
  Profile page_{};
};

std::optional<Date> Writer::nearest_day() const {
  if (page_.standing != Standing::out) {
    return std::nullopt;
  }
  std::optional<Date> nearest;
  for (const calendar::Period& period : structure_.possible_days(about_.validity)) {
    const Date day = day_ < period.first ? period.first : period.last;
    const auto away = [&](Date other) { return std::abs(other.days - day_.days); };
    if (!nearest || away(day) < away(*nearest)) {
      nearest = day;
    }
  }
  return nearest;
}

// -- What it is ----------------------------------------------------------------------------------

std::string Writer::kinds() const {
  std::string all;
  for (const structure::KindEntry& kind : structure_.kinds_of(entity_)) {
    const Standing standing = structure_.standing(kind.validity, day_);
    if (standing == Standing::out && page_.standing != Standing::out) {
      continue;
    }
    const bool doubtful = standing == Standing::possible && page_.standing == Standing::certain;
    const std::string& title = words_[kind.kind].title;
    const std::string shown = all.empty() && !doubtful ? title : inside_sentence(title);
    all += (all.empty() ? "" : ", ") +
           (doubtful ? std::string(all.empty() ? "Perhaps " : "perhaps ") + inside_sentence(title)
                     : shown);
  }
  return all;
}

std::string Writer::status() const {
  const Days certain = structure_.certain_days(about_.validity);
  switch (page_.standing) {
    case Standing::certain: {
      const Date until = certain.back().last;
      const structure::Sightings seen = structure::sightings_of(structure_, words_, entity_);
      if (about_.until_said) {
        return "there; its last day: " + date_words(about_.until);
      }
      if (!calendar::is_day(until) || !seen.last) {
        return {};
      }
      if (day_ < seen.last->earliest) {
        return fmt::format("seen before and after, first {} and last {}", date_words(*seen.first),
                           date_words(*seen.last));
      }
      return fmt::format("last seen {}, trusted until {}", date_words(*seen.last),
                         calendar::words(until));
    }
    case Standing::possible: {
      std::string why;
      for (const structure::Doubt& doubt : structure::doubts(structure_, words_, entity_, day_)) {
        why += (why.empty() ? "" : "; ") + reason(doubt);
      }
      const bool after = !certain.empty() && day_ > certain.back().last;
      const bool before = !certain.empty() && day_ < certain.front().first;
      return fmt::format("perhaps {}: {}",
                         after    ? "still there"
                         : before ? "there already"
                                  : "there",
                         why);
    }
    case Standing::out:
      break;
  }
  if (day_ < about_.from.latest && said(about_.from) && day_ <= about_.from.earliest) {
    return fmt::format("not there yet: it began {}", some_day(about_.from));
  }
  return about_.until_said
             ? fmt::format("no longer there: its last day was {}", date_words(about_.until))
             : std::string("not there");
}

std::vector<Section> Writer::first_sections() {
  std::vector<Section> sections;
  Section what{.heading = "What it is"};
  for (const structure::KindEntry& kind : structure_.kinds_of(entity_)) {
    if (structure_.standing(kind.validity, day_) != Standing::out ||
        page_.standing == Standing::out) {
      what.rows.push_back(
          {.standing = Standing::certain, .name = first_sentence(words_[kind.kind].description)});
    }
  }
  if (!what.rows.empty()) {
    for (const DetailsId id : about_.details) {
      references_.cite(structure_[id].sources, what.rows.back().references);
    }
    sections.push_back(std::move(what));
  }
  const auto line = [&](std::string heading, std::string words) {
    sections.push_back({.heading = std::move(heading),
                        .rows = {{.standing = Standing::certain, .name = std::move(words)}}});
  };
  const auto away = [&](const PartialDate& date) {
    const std::string far = distance(date, day_);
    return far.empty() ? date_words(date) : fmt::format("{}, {}", date_words(date), far);
  };
  if (about_.sort == vocabulary::Sort::document) {
    line("Date", said(about_.from) ? away(about_.from) : std::string("The model does not say."));
  } else if (said(about_.from)) {
    const bool open = !calendar::is_day(about_.from.earliest);  // "by September 2015"
    line("Since when", open                  ? "not known; there " + date_words(about_.from)
                       : about_.from.exact() ? date_words(about_.from)
                                             : some_day(about_.from));
  } else if (!lasts_by_its_sort()) {
    const structure::Sightings seen = structure::sightings_of(structure_, words_, entity_);
    line("Since when", seen.first ? "not known; first seen " + date_words(*seen.first)
                                  : std::string("The model does not say."));
  }
  if (about_.term_from || about_.term_until) {
    std::string words = term(about_.term_from, about_.term_until);
    if (about_.term_until && about_.term_until->latest < day_) {
      words += fmt::format("; it ended {}", distance(*about_.term_until, day_));
    }
    line("Its term", std::move(words));
  }
  if (!about_.note.empty()) {
    line("Note", about_.note);
  }
  names(sections);
  censuses(sections);
  return sections;
}

// Other names that it may have had that day.
void Writer::names(std::vector<Section>& sections) {
  Section other{.heading = "Also called"};
  for (const structure::NameEntry& name : structure_.names_of(entity_)) {
    if (name.name != page_.name) {
      Row row{.standing = Standing::certain, .name = name.name};
      remarks({name.details}, {}, false, row);
      other.rows.push_back(std::move(row));
    }
  }
  if (!other.rows.empty()) {
    sections.push_back(std::move(other));
  }
}

// Kinds of which the model says that there are no others here. A count is of the day it was made.
void Writer::censuses(std::vector<Section>& sections) {
  struct Counted {
    vocabulary::KindId kind{};
    Standing standing{};
    std::optional<std::uint32_t> count{};
    PartialDate counted{calendar::before_all, calendar::before_all};
    std::vector<DetailsId> details{};
  };

  std::vector<Counted> all;
  for (const structure::Census& census : structure_.censuses) {
    const Standing standing = structure_.standing(census.validity, day_);
    const structure::Sightings seen = structure::sightings_of(structure_[census.details]);
    const bool later = seen.first && seen.first->earliest > day_;
    if (census.within != entity_ || standing == Standing::out ||
        (standing == Standing::possible && later)) {
      continue;
    }
    auto known = std::find_if(all.begin(), all.end(),
                              [&](const Counted& one) { return one.kind == census.kind; });
    if (known == all.end()) {
      known = all.insert(all.end(), {.kind = census.kind});
    }
    known->standing = std::max(known->standing, standing);
    known->details.push_back(census.details);
    if (census.count && seen.first) {
      const bool by_now = seen.last->latest <= day_;  // a later count says nothing of this day
      const PartialDate counted = by_now ? *seen.last : *seen.first;
      if (counted.latest > known->counted.latest && counted.latest <= day_) {
        known->count = census.count;
        known->counted = counted;
      }
    }
  }
  std::vector<Placed> rows;
  for (const Counted& one : all) {
    Row row{.standing = one.standing, .name = inside_sentence(words_[one.kind].plural)};
    if (one.count) {
      row.remarks.push_back(fmt::format("{} counted {}", *one.count, date_words(one.counted)));
    }
    if (one.standing == Standing::possible) {
      row.doubts.push_back({.words = "too long ago to rule out others"});
    }
    for (const DetailsId id : one.details) {
      references_.cite(structure_[id].sources, row.references);
    }
    rows.push_back({.row = std::move(row)});
  }
  if (!rows.empty()) {
    sections.push_back({.heading = "No others here", .rows = in_order(std::move(rows))});
  }
}

bool Writer::usual(const Key& key) const {
  if (page_.standing == Standing::out) {
    return false;
  }
  for (const structure::KindEntry& kind : structure_.kinds_of(entity_)) {
    const std::vector<Key>& wanted = words_.usual_of(kind.kind);
    if (structure_.standing(kind.validity, day_) != Standing::out &&
        std::find(wanted.begin(), wanted.end(), key) != wanted.end()) {
      return true;
    }
  }
  return false;
}

void Writer::attributes() {
  std::vector<Section>& sections = page_.chapters.front().sections;
  for (std::size_t at = 0; at < words_.attributes.size(); ++at) {
    const auto id = static_cast<AttributeId>(static_cast<std::uint32_t>(at));
    const vocabulary::Attribute& attribute = words_[id];
    std::vector<Placed> rows;
    for (const structure::AttributeEntry& entry : structure_.attributes_of(entity_)) {
      const Standing standing = structure_.standing(entry.validity, day_);
      if (entry.attribute != id || standing == Standing::out) {
        continue;
      }
      Row row{.standing = standing, .name = value(structure_, words_, entry, day_)};
      const Details& details = structure_[entry.details];
      remarks({entry.details},
              attribute.freshness ? *attribute.freshness : structure_[details.model].fresh_for,
              standing == Standing::possible, row);
      add_doubts(structure::doubts(structure_, words_, entry, day_), row);
      rows.push_back({.row = std::move(row), .span = entry.span});
    }
    drop_repeats(rows);
    if (!rows.empty() || usual(id)) {
      sections.push_back(
          {.heading = attribute.title, .rows = in_order(std::move(rows)), .usual = usual(id)});
    }
  }
}

// -- Whom it has to do with ----------------------------------------------------------------------

std::vector<const Link*> Writer::links(EntityId of, RelationKey key) const {
  const bool symmetric = words_[key.relation].symmetric;
  std::vector<const Link*> found;
  if (!key.inverse || symmetric) {
    for (const Link& link : structure_.outgoing(of, key.relation)) {
      found.push_back(&link);
    }
  }
  if (key.inverse || symmetric) {
    for (const auto& incoming : structure_.incoming(of, key.relation)) {
      if (!(symmetric && incoming.from == of)) {
        found.push_back(&structure_[incoming.link]);
      }
    }
  }
  return found;
}

void Writer::add_doubts(const std::vector<structure::Doubt>& doubts, Row& row) {
  for (const structure::Doubt& doubt : doubts) {
    Reason told{.words = reason(doubt)};
    references_.cite(doubt.contrary, told.references);
    if (std::find(row.doubts.begin(), row.doubts.end(), told) == row.doubts.end()) {
      row.doubts.push_back(std::move(told));
    }
  }
}

// What the entries carry: in what role, since when, when they were seen.
void Writer::remarks(const std::vector<DetailsId>& details, const vocabulary::Freshness& freshness,
                     bool doubtful, Row& row) {
  structure::Sightings seen_then;
  bool ends = false;
  std::vector<std::string> notes;
  for (const DetailsId id : details) {
    const Details& one = structure_[id];
    for (std::string& phrase : qualifiers(structure_, words_, one, day_)) {
      add_once(row.remarks, std::move(phrase));
    }
    const bool planned = doubtful && one.basis == Basis::planned;  // the doubt tells since when
    add_once(row.remarks, term(planned ? std::nullopt : one.from, one.until));
    ends = ends || one.until;
    const std::optional<PartialDate>& kept_up = structure_.models.front().seen;
    const structure::Sightings own = structure::sightings_of(one);
    const bool ours = one.model == structure::ModelId{};
    if (kept_up && ours && one.sources.empty() && own.last == *kept_up) {
      page_.kept_up = date_words(*kept_up);  // told once, for all
    } else if (own.first) {
      seen_then.add(*own.first);
      seen_then.add(*own.last);
    }
    add_once(notes, one.note);
    references_.cite(one.sources, row.references);
  }
  if (!doubtful && !ends && !freshness.lasting) {
    const bool begins = std::any_of(details.begin(), details.end(), [&](DetailsId id) {
      return structure_[id].from && *structure_[id].from == seen_then.first;
    });
    if (!begins) {
      add_once(row.remarks, seen(seen_then));
    } else if (seen_then.last != seen_then.first) {
      add_once(row.remarks, "last seen " + date_words(*seen_then.last));
    }
  }
  for (std::string& note : notes) {
    add_once(row.remarks, std::move(note));
  }
}

// Of a paper, how old it is; of a plan, whether its term is over.
void Writer::about_the_other(EntityId other, Row& row) const {
  const structure::Entity& entity = structure_[other];
  if (entity.sort != vocabulary::Sort::document || entity.unnamed()) {
    return;
  }
  if (said(entity.from)) {
    const std::string far = distance(entity.from, day_);
    add_once(row.remarks,
             fmt::format("dated {}{}", date_words(entity.from), far.empty() ? "" : ", " + far));
  } else {
    add_once(row.remarks, "date not known");
  }
  if (entity.term_until && entity.term_until->latest < day_) {
    add_once(row.remarks, fmt::format("its term ended {}", date_words(*entity.term_until)));
  }
}

Row Writer::row_for(EntityId other, Standing standing, const std::vector<const Entry*>& entries,
                    const vocabulary::Freshness& freshness) {
  Row row{.standing = standing,
          .name = called(structure_, words_, other, day_),
          .id = structure_[other].id};
  about_the_other(other, row);
  std::vector<DetailsId> details;
  for (const Entry* const entry : entries) {
    details.push_back(entry->details);
  }
  remarks(details, freshness, standing == Standing::possible, row);
  return row;
}

structure::Sightings Writer::sightings(const std::vector<const Entry*>& entries) const {
  structure::Sightings all;
  for (const Entry* const entry : entries) {
    const structure::Sightings one = structure::sightings_of(structure_[entry->details]);
    if (one.first) {
      all.add(*one.first);
      all.add(*one.last);
    }
  }
  return all;
}

void Writer::rows_of(const Link& link, EntityId of, std::vector<Placed>& rows) {
  const EntityId other = link.from == of ? link.to : link.from;
  const Standing standing = structure_.standing(link.validity, day_);
  if (standing == Standing::out) {
    denied_row(link, other, rows);
    return;
  }
  // The entries that speak of this day, those that carry the same together.
  std::vector<std::vector<const Entry*>> groups;
  std::vector<const Entry*> speaking;
  const std::span<const Entry> entries = structure_.entries_of(link);
  for (const bool strict : {standing == Standing::certain, false}) {
    for (const Entry& entry : entries) {
      const Details& details = structure_[entry.details];
      const structure::Spell spell =
          structure::spell_of(details, structure::freshness_of(structure_, words_, link, details));
      const bool speaks =
          strict ? spell.evidence && spell.certain().contains(day_) : spell.possible.contains(day_);
      if (!entry.denied && speaks) {
        speaking.push_back(&entry);
      }
    }
    if (!speaking.empty()) {
      break;
    }
  }
  for (const Entry* const entry : speaking) {
    const auto same =
        std::find_if(groups.begin(), groups.end(), [&](const std::vector<const Entry*>& group) {
          return structure_[group.front()->details].qualifiers ==
                 structure_[entry->details].qualifiers;
        });
    if (same == groups.end()) {
      groups.push_back({entry});
    } else {
      same->push_back(entry);
    }
  }
  // Where they differ in what they carry and in when they were seen, each says when.
  std::vector<std::string> seen_then;
  for (const std::vector<const Entry*>& group : groups) {
    seen_then.push_back(seen(sightings(group)));
  }
  const bool differ = std::any_of(seen_then.begin(), seen_then.end(),
                                  [&](const std::string& one) { return one != seen_then.front(); });
  for (std::size_t at = 0; at < groups.size(); ++at) {
    const std::vector<const Entry*>& group = groups[at];
    const vocabulary::Freshness freshness =
        structure::freshness_of(structure_, words_, link, structure_[group.front()->details]);
    Row row = row_for(other, standing, group, freshness);
    if (standing == Standing::possible && differ) {
      add_once(row.remarks, seen_then[at]);
    }
    add_doubts(structure::doubts(structure_, words_, link, day_), row);
    rows.push_back({.row = std::move(row), .span = group.front()->span});
  }
}

// Somebody took the trouble to write that it is not so.
void Writer::denied_row(const Link& link, EntityId other, std::vector<Placed>& rows) {
  std::vector<const Entry*> denials;
  for (const Entry& entry : structure_.entries_of(link)) {
    const Details& details = structure_[entry.details];
    const structure::Spell spell =
        structure::spell_of(details, structure::freshness_of(structure_, words_, link, details));
    if (entry.denied && spell.evidence && spell.certain().contains(day_)) {
      denials.push_back(&entry);
    }
  }
  if (!denials.empty()) {
    const vocabulary::Freshness freshness =
        structure::freshness_of(structure_, words_, link, structure_[denials.front()->details]);
    rows.push_back(
        {.row = row_for(other, Standing::out, denials, freshness), .span = denials.front()->span});
  }
}

std::vector<Row> Writer::list(EntityId of, const vocabulary::ChapterList& of_chapter,
                              std::vector<EntityId> path) {
  std::vector<Placed> placed;
  path.push_back(of);
  for (const Link* const link : links(of, of_chapter.key)) {
    const std::size_t before = placed.size();
    rows_of(*link, of, placed);
    const EntityId other = link->from == of ? link->to : link->from;
    const bool again = std::find(path.begin(), path.end(), other) != path.end();
    if (of_chapter.tree && !again && placed.size() > before &&
        placed[before].row.standing != Standing::out) {
      placed[before].row.below = list(other, of_chapter, path);
    }
  }
  return in_order(std::move(placed));
}

void Writer::extent(RelationKey key, Section& section) {
  const vocabulary::Relation& relation = words_[key.relation];
  if (key.inverse ? relation.inverse_at_most_one : relation.at_most_one) {
    return;
  }
  section.extent = Extent::open;
  Date last = calendar::before_all;  // of the lists that were whole
  for (const structure::Complete& complete : structure_.complete_lists_of(entity_)) {
    if (complete.relation != key.relation ||
        (complete.inverse != key.inverse && !relation.symmetric)) {
      continue;
    }
    const Details& details = structure_[complete.details];
    const Standing standing = structure_.standing(complete.validity, day_);
    if (standing == Standing::certain) {
      if (section.extent != Extent::whole) {
        section.extent_references.clear();
        section.extent_date.clear();
      }
      section.extent = Extent::whole;
      references_.cite(details.sources, section.extent_references);
      continue;
    }
    const structure::Sightings seen_then = structure::sightings_of(details);
    const bool past = seen_then.last && seen_then.last->latest < day_;
    if (section.extent != Extent::whole && past && seen_then.last->latest > last) {
      last = seen_then.last->latest;
      section.extent = Extent::was_whole;
      section.extent_date = date_words(*seen_then.last);
      section.extent_references.clear();
      references_.cite(details.sources, section.extent_references);
    }
  }
}

Section Writer::section(RelationKey key, std::vector<Row> rows) {
  const vocabulary::Relation& relation = words_[key.relation];
  Section made{.heading = key.inverse ? relation.inverse_heading : relation.heading,
               .rows = std::move(rows),
               .usual = usual(key)};
  extent(key, made);
  return made;
}

void Writer::chapters() {
  std::vector<RelationKey> shown;
  const auto add = [&](const vocabulary::ChapterList& list_of, Chapter& chapter) {
    shown.push_back(list_of.key);
    std::vector<Row> rows = list(entity_, list_of, {});
    const bool any = !rows.empty();
    Section made = section(list_of.key, std::move(rows));
    page_.others_possible = page_.others_possible ||
                            (any && made.extent == Extent::open && page_.standing != Standing::out);
    if (any || made.extent == Extent::whole || usual(list_of.key)) {
      chapter.sections.push_back(std::move(made));
    }
  };
  const auto keep = [&](Chapter chapter) {
    if (!chapter.sections.empty()) {
      page_.chapters.push_back(std::move(chapter));
    }
  };
  for (const vocabulary::Chapter& of : words_.chapters) {
    Chapter chapter{.title = of.title};
    for (const vocabulary::ChapterList& list_of : of.lists) {
      add(list_of, chapter);
    }
    keep(std::move(chapter));
  }
  Chapter rest{.title = "Further"};
  for (std::size_t at = 0; at < words_.relations.size(); ++at) {
    for (const bool inverse : {false, true}) {
      const RelationKey key{.relation = static_cast<RelationId>(static_cast<std::uint32_t>(at)),
                            .inverse = inverse};
      if ((!inverse || !words_[key.relation].symmetric) &&
          std::find(shown.begin(), shown.end(), key) == shown.end()) {
        add({.key = key}, rest);
      }
    }
  }
  keep(std::move(rest));
}

bool Writer::mentioned_in(const Details& details) const {
  return std::any_of(details.qualifiers.begin(), details.qualifiers.end(),
                     [&](const structure::QualifierValue& carried) {
                       const auto* const named = std::get_if<std::vector<EntityId>>(&carried.value);
                       return named != nullptr &&
                              std::find(named->begin(), named->end(), entity_) != named->end();
                     });
}

// The links of others that name it: a seat that it fills, a subject that it is.
void Writer::mentions() {
  std::vector<bool> named(structure_.details.size());
  bool any = false;
  for (std::size_t at = 0; at < structure_.details.size(); ++at) {
    named[at] = mentioned_in(structure_.details[at]);
    any = any || named[at];
  }
  if (!any) {
    return;
  }
  std::vector<Placed> rows;
  for (const Link& link : structure_.links) {
    const Standing standing = structure_.standing(link.validity, day_);
    std::vector<const Entry*> entries;
    for (const Entry& entry : structure_.entries_of(link)) {
      const Details& details = structure_[entry.details];
      const structure::Spell spell =
          structure::spell_of(details, structure::freshness_of(structure_, words_, link, details));
      const bool speaks = standing == Standing::certain && spell.evidence
                              ? spell.certain().contains(day_)
                              : spell.possible.contains(day_);
      if (named[static_cast<std::size_t>(entry.details)] && !entry.denied && speaks) {
        entries.push_back(&entry);
      }
    }
    if (standing == Standing::out || entries.empty() || link.from == entity_ ||
        link.to == entity_) {
      continue;
    }
    const vocabulary::Freshness freshness =
        structure::freshness_of(structure_, words_, link, structure_[entries.front()->details]);
    Row row = row_for(link.to, standing, entries, freshness);
    row.name = fmt::format("{} {} {}", called(structure_, words_, link.from, day_),
                           words_[link.relation].title, row.name);
    row.id.clear();
    add_doubts(structure::doubts(structure_, words_, link, day_), row);
    rows.push_back({.row = std::move(row), .span = entries.front()->span});
  }
  if (!rows.empty()) {
    page_.chapters.push_back(
        {.title = "Named in what is said of others",
         .sections = {{.heading = "Named where", .rows = in_order(std::move(rows))}}});
  }
}

}  // namespace

Profile profile(const Structure& structure, const Vocabulary& words, EntityId entity, Date day,
                View view) {
  return Writer(structure, words, entity, day).write(view);
}

}  // namespace remit::report
