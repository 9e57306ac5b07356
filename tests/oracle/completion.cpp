#include "tests/oracle/completion.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace remit::oracle {

using structure::Census;
using structure::Complete;
using structure::EntityId;
using structure::Entry;
using structure::Link;
using structure::LinkId;
using structure::Standing;
using structure::Structure;
using vocabulary::AttributeId;
using vocabulary::KindId;
using vocabulary::QualifierId;
using vocabulary::Relation;
using vocabulary::RelationId;
using vocabulary::RelationKey;
using vocabulary::Sort;
using vocabulary::ValueType;
using vocabulary::Vocabulary;

namespace {

std::size_t place(EntityId id) {
  return static_cast<std::size_t>(id);
}

int number(EntityId id) {
  return static_cast<int>(id);
}

RelationId containing(const Vocabulary& words) {
  return std::get<RelationKey>(words.key_named("contains").value()).relation;
}

// A tie of a relation that has no direction is written from the lesser end.
Thing tie_of(const Vocabulary& words, RelationId relation, int from, int to) {
  if (words[relation].symmetric && to < from) {
    std::swap(from, to);
  }
  return {.relation = relation, .from = from, .to = to};
}

std::optional<Scalar> scalar(const structure::Value& value, ValueType type) {
  if (const auto* const words = std::get_if<std::string>(&value)) {
    if (type == ValueType::duration) {
      const auto length = calendar::parse_duration(*words);
      return length ? std::optional<Scalar>(*length) : std::nullopt;
    }
    return *words;
  }
  if (const auto* const number = std::get_if<double>(&value)) {
    return *number;
  }
  if (const auto* const yes = std::get_if<bool>(&value)) {
    return *yes;
  }
  if (const auto* const day = std::get_if<calendar::PartialDate>(&value)) {
    return day->earliest;
  }
  return std::nullopt;
}

std::string print(const Scalar& value) {
  struct Printer {
    std::string operator()(double number) const { return fmt::format("{}", number); }

    std::string operator()(calendar::Date day) const { return calendar::iso(day); }

    std::string operator()(const std::string& words) const { return words; }

    std::string operator()(bool yes) const { return yes ? "yes" : "no"; }

    std::string operator()(calendar::Duration length) const { return calendar::print(length); }
  };

  return std::visit(Printer{}, value);
}

std::string print(const Given& given) {
  std::vector<std::string> values;
  for (const Scalar& value : given.values) {
    values.push_back(print(value));
  }
  return fmt::format("{}", fmt::join(values, ", "));
}

// Some days of those that it may be; of one that must have come by `today`, none later.
std::vector<std::optional<calendar::Date>> days_in(const calendar::PartialDate& date,
                                                   calendar::Date today) {
  std::vector<std::optional<calendar::Date>> days;
  const calendar::Date first =
      calendar::is_day(date.earliest)
          ? date.earliest
          : calendar::add(std::min(date.latest, today), {.months = -24, .days = 0});
  const calendar::Date last = std::max(first, std::min(date.latest, today));
  for (const calendar::Date day :
       {first, last, calendar::Date{first.days + (last.days - first.days) / 2}}) {
    if (std::find(days.begin(), days.end(), std::optional(day)) == days.end()) {
      days.emplace_back(day);
    }
  }
  return days;
}

}  // namespace

Thing item(int at) {
  return {.relation = std::nullopt, .from = at, .to = 0};
}

Completion as_written(const Completion& whole) {
  Completion written = whole;
  std::erase_if(written.ties, [](const auto& tie) { return !tie.second.written; });
  for (auto& [tie, said] : written.ties) {
    std::erase_if(said.values, [](const auto& given) { return !given.second.written; });
    std::erase_if(said.carried, [](const auto& given) { return !given.second.second; });
  }
  for (Item& one : written.items) {
    one.there = one.there && one.written;
    std::erase_if(one.attributes, [](const auto& given) { return !given.second.written; });
  }
  return written;
}

std::string print(const Completion& completion, const Vocabulary& words) {
  std::string all;
  const auto called = [&](int at) { return completion.items[static_cast<std::size_t>(at)].name; };
  const auto date = [](std::optional<calendar::Date> day) {
    return day ? calendar::iso(*day) : std::string("-");
  };
  for (std::size_t at = 0; at < completion.items.size(); ++at) {
    const Item& one = completion.items[at];
    if (!one.there) {
      continue;
    }
    std::vector<std::string> kinds;
    for (const KindId kind : one.kinds) {
      kinds.push_back(words[kind].id);
    }
    all += fmt::format("{} ({})", one.name, fmt::join(kinds, ", "));
    if (one.made || one.term || one.until) {
      all +=
          fmt::format(" from {} term {} until {}", date(one.made), date(one.term), date(one.until));
    }
    for (const auto& [attribute, given] : one.attributes) {
      all += fmt::format(" {} = {};", words[attribute].name, print(given));
    }
    all += "\n";
  }
  for (std::size_t at = 0; at < completion.item_of.size(); ++at) {
    if (completion.item_of[at] != static_cast<int>(at) && completion.item_of[at] >= 0) {
      all += fmt::format("entity {} is {}\n", at, called(completion.item_of[at]));
    }
  }
  for (const auto& [tie, said] : completion.ties) {
    all += fmt::format("{} {} {}", called(tie.from), words[*tie.relation].name, called(tie.to));
    for (const auto& [qualifier, given] : said.values) {
      all += fmt::format(" {} = {};", words[qualifier].name, print(given));
    }
    for (const auto& [qualifier, given] : said.carried) {
      for (const int carried : given.first) {
        all += fmt::format(" {} = {};", words[qualifier].name, called(carried));
      }
    }
    all += said.written ? "\n" : " (not written)\n";
  }
  return all;
}

Completions::Completions(const Structure& structure, const Vocabulary& words, calendar::Date today,
                         Mentions mentions)
    : structure_(structure),
      words_(words),
      snapshot_(structure, today),
      mentions_(std::move(mentions)) {
  choices_.push_back(1);  // no choice
  for (std::size_t at = 0; at < structure.entities.size(); ++at) {
    const auto id = static_cast<EntityId>(at);
    const structure::Entity& entity = structure[id];
    Item one{.name = entity.unnamed() ? fmt::format("unnamed-{}", at) : entity.id,
             // Themes come with every model and are not what its rules here are about.
             .there = snapshot_[id] != Standing::out && entity.sort != Sort::theme,
             .sort = entity.sort};
    for (const structure::KindEntry& kind : structure.kinds_of(id)) {
      one.kinds.push_back(kind.kind);
    }
    items_.push_back(std::move(one));
    presence_.push_back(snapshot_[id] == Standing::possible ? add_choice(2) : 0);
  }
  add_extras();
  add_pairs();
  add_kinds();
  add_written();
  add_atoms();
  add_attributes();
  add_days();
}

std::size_t Completions::add_choice(std::size_t answers) {
  choices_.push_back(static_cast<int>(answers));
  return choices_.size() - 1;
}

// One more of each kind that is mentioned, and of what may stand at the ends of the relations.
void Completions::add_extras() {
  std::set<KindId> kinds = mentions_.kinds;
  const auto add_ends = [&](const vocabulary::Ends& ends) {
    for (const auto& [sort, kind] :
         {std::pair{Sort::body, "group"}, std::pair{Sort::office, "officer"},
          std::pair{Sort::area, "two-tier-district"}, std::pair{Sort::document, "meeting"}}) {
      if (std::find(ends.sorts.begin(), ends.sorts.end(), sort) != ends.sorts.end()) {
        kinds.insert(words_.kind_named(kind).value());
      }
    }
    kinds.insert(ends.kinds.begin(), ends.kinds.end());
  };
  for (const RelationId relation : mentions_.relations) {
    add_ends(words_[relation].from);
    add_ends(words_[relation].to);
  }
  for (const KindId kind : kinds) {
    items_.push_back({.name = "another-" + words_[kind].id,
                      .there = true,
                      .written = false,
                      .sort = words_[kind].sort,
                      .kinds = {kind}});
    presence_.push_back(add_choice(2));
  }
}

// Two that may be one: the model says so, or leaves one of them unnamed.
void Completions::add_pairs() {
  const auto related = [&](EntityId left, EntityId right) {
    const auto one = structure_.kinds_of(left);
    const auto other = structure_.kinds_of(right);
    return std::any_of(one.begin(), one.end(), [&](const structure::KindEntry& kind) {
      return std::any_of(other.begin(), other.end(), [&](const structure::KindEntry& theirs) {
        return words_.is_a(kind.kind, theirs.kind) || words_.is_a(theirs.kind, kind.kind);
      });
    });
  };
  const auto joined = [&](EntityId left, EntityId right) {
    return std::any_of(structure_.links.begin(), structure_.links.end(), [&](const Link& link) {
      return words_[link.relation].identity && snapshot_[structure_.id_of(link)] != Standing::out &&
             ((link.from == left && link.to == right) || (link.from == right && link.to == left));
    });
  };
  for (std::size_t at = 0; at < structure_.entities.size(); ++at) {
    for (std::size_t other = at + 1; other < structure_.entities.size(); ++other) {
      if (!items_[at].there || !items_[other].there) {
        continue;
      }
      const auto left = static_cast<EntityId>(at);
      const auto right = static_cast<EntityId>(other);
      const bool unnamed = structure_[left].unnamed() || structure_[right].unnamed();
      if (unnamed ? related(left, right) : joined(left, right)) {
        pairs_.push_back({add_choice(2), static_cast<int>(at), static_cast<int>(other)});
      }
    }
  }
}

// One that is unnamed may be of a narrower kind than the model says.
void Completions::add_kinds() {
  for (std::size_t at = 0; at < structure_.entities.size(); ++at) {
    if (!structure_.entities[at].unnamed()) {
      continue;
    }
    std::vector<KindId> narrower;
    for (const KindId kind : mentions_.kinds) {
      const bool below =
          std::any_of(items_[at].kinds.begin(), items_[at].kinds.end(),
                      [&](KindId said) { return kind != said && words_.is_a(kind, said); });
      if (below) {
        narrower.push_back(kind);
      }
    }
    if (!narrower.empty()) {
      kinds_.emplace_back(add_choice(narrower.size() + 1),
                          std::pair(static_cast<int>(at), narrower));
    }
  }
}

void Completions::add_written() {
  for (const Link& link : structure_.links) {
    const LinkId id = structure_.id_of(link);
    if (snapshot_[id] == Standing::out || words_[link.relation].identity ||
        !items_[place(link.from)].there || !items_[place(link.to)].there) {
      continue;
    }
    Written one{.link = id, .choice = {}, .open = {}};
    if (snapshot_[id] == Standing::possible) {
      one.choice = add_choice(2);
    }
    for (const QualifierId qualifier : words_[link.relation].has) {
      const auto entries = structure_.entries_of(link);
      const bool said = std::any_of(entries.begin(), entries.end(), [&](const Entry& entry) {
        const auto& values = structure_[entry.details].qualifiers;
        return std::any_of(values.begin(), values.end(),
                           [&](const auto& value) { return value.qualifier == qualifier; });
      });
      if (mentions_.qualifiers.contains(qualifier) && !said) {
        one.open.emplace(qualifier, add_choice(8));
      }
    }
    written_.push_back(std::move(one));
  }
}

bool Completions::may_fit(const Thing& tie) const {
  const Relation& relation = words_[*tie.relation];
  const Item& from = items_[static_cast<std::size_t>(tie.from)];
  const Item& to = items_[static_cast<std::size_t>(tie.to)];
  const auto fit = [&](const vocabulary::Ends& ends, const Item& one) {
    const bool unnamed =
        one.written && structure_[static_cast<EntityId>(&one - items_.data())].unnamed();
    return words_.fits(ends, one.sort, unnamed ? std::vector<KindId>{} : one.kinds);
  };
  return from.there && to.there && fit(relation.from, from) && fit(relation.to, to) &&
         (!relation.same_sort || from.sort == to.sort) && tie.from != tie.to;
}

bool Completions::on_record(const Thing& tie) const {
  return std::any_of(structure_.links.begin(), structure_.links.end(), [&](const Link& link) {
    return link.relation == *tie.relation &&
           tie_of(words_, link.relation, number(link.from), number(link.to)) == tie;
  });
}

// What may be said beyond what was written.
void Completions::add_atoms() {
  std::set<RelationId> relations = mentions_.relations;
  if (!structure_.censuses.empty()) {
    relations.insert(containing(words_));
  }
  for (const RelationId relation : relations) {
    if (words_[relation].identity) {
      continue;
    }
    for (const QualifierId qualifier : words_[relation].has) {
      if (mentions_.qualifiers.contains(qualifier) && !atom_values_.contains(qualifier)) {
        atom_values_.emplace(qualifier, add_choice(8));
      }
    }
    for (int from = 0; from < static_cast<int>(items_.size()); ++from) {
      for (int to = 0; to < static_cast<int>(items_.size()); ++to) {
        if (!items_[static_cast<std::size_t>(from)].there) {
          break;
        }
        const Thing tie = tie_of(words_, relation, from, to);
        if (tie.from == from && may_fit(tie) && !on_record(tie)) {
          atoms_.push_back({add_choice(2), tie});
        }
      }
    }
  }
}

std::vector<std::vector<Scalar>> Completions::answers_of(
    ValueType type, const std::vector<std::string>& words) const {
  std::vector<std::vector<Scalar>> answers{{}};
  switch (type) {
    case ValueType::number:
    case ValueType::money:
      for (const double number : {1., 2., 3., 4., 5.}) {
        answers.push_back({number});
      }
      break;
    case ValueType::yes_no:
      answers.push_back({true});
      answers.push_back({false});
      break;
    case ValueType::choice:
      for (const std::string& word : words) {
        answers.push_back({word});
      }
      break;
    case ValueType::date:
      answers.push_back({snapshot_.day()});
      answers.push_back({calendar::add(snapshot_.day(), {.months = -13, .days = 0})});
      break;
    case ValueType::duration:
      answers.push_back({calendar::Duration{.months = 6, .days = 0}});
      break;
    case ValueType::text:
    case ValueType::citation:
    case ValueType::entities:
      answers.push_back({std::string("some words")});
      break;
  }
  return answers;
}

void Completions::add_attributes() {
  for (const AttributeId attribute : mentions_.attributes) {
    const vocabulary::Attribute& about = words_[attribute];
    for (std::size_t at = 0; at < items_.size(); ++at) {
      Item& one = items_[at];
      if (!one.there || !words_.fits(about.on, one.sort, one.kinds)) {
        continue;
      }
      Given certain;
      Given possible;
      if (one.written) {
        for (const structure::AttributeEntry& entry :
             structure_.attributes_of(static_cast<EntityId>(at))) {
          const Standing standing = structure_.standing(entry.validity, snapshot_.day());
          const auto value = scalar(entry.value, about.type);
          if (entry.attribute == attribute && !entry.denied && value && standing != Standing::out) {
            (standing == Standing::certain ? certain : possible).values.push_back(*value);
          }
        }
      }
      if (!certain.values.empty()) {
        one.attributes[attribute] = certain;
      }
      if (certain.values.empty() || about.many) {
        Open open{.choice = 0, .item = static_cast<int>(at), .answers = {possible.values}};
        for (std::vector<Scalar>& answer : answers_of(about.type, about.choices)) {
          open.answers.push_back(std::move(answer));
        }
        open.choice = add_choice(open.answers.size());
        attributes_.emplace_back(attribute, std::move(open));
      }
    }
  }
}

void Completions::add_days() {
  if (!mentions_.days) {
    return;
  }
  const calendar::Date today = snapshot_.day();
  std::vector<std::optional<calendar::Date>> any{std::nullopt, today,
                                                 calendar::add(today, {.months = -12, .days = 0}),
                                                 calendar::add(today, {.months = -12, .days = -1}),
                                                 calendar::add(today, {.months = -30, .days = 0})};
  for (std::size_t at = 0; at < items_.size(); ++at) {
    const structure::Entity* const entity =
        at < structure_.entities.size() ? &structure_.entities[at] : nullptr;
    if (!items_[at].there) {
      continue;
    }
    const auto add = [&](int which, std::optional<calendar::PartialDate> said) {
      if (said && *said == calendar::PartialDate{}) {
        said.reset();
      }
      OpenDay open{.choice = 0,
                   .item = static_cast<int>(at),
                   .which = which,
                   .answers = said ? days_in(*said, which == 2 ? calendar::last_day : today) : any};
      if (!said && which == 2) {
        open.answers = {std::nullopt, today, calendar::add(today, {.months = 6, .days = 0})};
      }
      open.choice = add_choice(open.answers.size());
      days_.push_back(std::move(open));
    };
    add(0, entity != nullptr ? std::optional(entity->from) : std::nullopt);
    if (entity != nullptr && entity->term_from) {
      add(1, entity->term_from);
    }
    add(2, entity == nullptr    ? std::nullopt
           : entity->term_until ? entity->term_until
           : entity->until_said ? std::optional(entity->until)
                                : std::nullopt);
  }
}

// Makes one of those that are said to be one; none may thereby be one with a third that it cannot
// be.
bool Completions::merge(const std::vector<int>& answers, Completion& into) const {
  const std::size_t count = structure_.entities.size();
  into.item_of.resize(count);
  for (std::size_t at = 0; at < count; ++at) {
    into.item_of[at] = static_cast<int>(at);
  }
  for (const Pair& pair : pairs_) {
    if (answers[pair.choice] == 1) {
      const int one = into.item_of[static_cast<std::size_t>(pair.one)];
      const int other = into.item_of[static_cast<std::size_t>(pair.other)];
      std::replace(into.item_of.begin(), into.item_of.end(), std::max(one, other),
                   std::min(one, other));
    }
  }
  for (std::size_t at = 0; at < count && !pairs_.empty(); ++at) {
    for (std::size_t other = at + 1; other < count; ++other) {
      if (into.item_of[at] != into.item_of[other]) {
        continue;
      }
      const bool may = std::any_of(pairs_.begin(), pairs_.end(), [&](const Pair& pair) {
        return pair.one == static_cast<int>(at) && pair.other == static_cast<int>(other);
      });
      if (!may) {
        return false;
      }
    }
    const auto leader = static_cast<std::size_t>(into.item_of[at]);
    if (leader == at) {
      continue;
    }
    if (into.items[at].there != into.items[leader].there) {
      return false;
    }
    // A thing with a name is of the kinds given and of no other: it is not what somebody left
    // unnamed if that is of another.
    const std::vector<KindId>& own = into.items[leader].kinds;
    const auto among_own = [&](KindId kind) {
      return std::any_of(own.begin(), own.end(),
                         [&](KindId its) { return words_.is_a(its, kind); });
    };
    const std::vector<KindId>& theirs = into.items[at].kinds;
    const bool unnamed =
        structure_.entities[at].unnamed() && !structure_.entities[leader].unnamed();
    if (unnamed && !std::all_of(theirs.begin(), theirs.end(), among_own)) {
      return false;
    }
    into.items[at].there = false;
    into.items[leader].kinds.insert(into.items[leader].kinds.end(), into.items[at].kinds.begin(),
                                    into.items[at].kinds.end());
  }
  return true;
}

// What an open qualifier that is things may be: nothing, or one of those that fit.
std::optional<int> Completions::carried_answer(QualifierId qualifier, int answer,
                                               const Completion& in) const {
  std::vector<int> fitting;
  for (std::size_t at = 0; at < in.items.size(); ++at) {
    const Item& one = in.items[at];
    if (one.there && words_.fits(words_[qualifier].ends, one.sort, one.kinds)) {
      fitting.push_back(static_cast<int>(at));
    }
  }
  return answer == 0 || fitting.empty()
             ? std::nullopt
             : std::optional(fitting[static_cast<std::size_t>(answer - 1) % fitting.size()]);
}

void Completions::carry(const Written& written, const std::vector<int>& answers, Tie& tie,
                        const Completion& in) const {
  const Link& link = structure_[written.link];
  for (const Entry& entry : structure_.entries_of(link)) {
    for (const structure::QualifierValue& said : structure_[entry.details].qualifiers) {
      if (entry.denied || !mentions_.qualifiers.contains(said.qualifier)) {
        continue;
      }
      if (const auto* const things = std::get_if<std::vector<EntityId>>(&said.value)) {
        auto& carried = tie.carried[said.qualifier];
        carried.second = true;
        for (const EntityId thing : *things) {
          carried.first.insert(in.item_of[place(thing)]);
        }
      } else if (const auto value = scalar(said.value, words_[said.qualifier].type)) {
        tie.values[said.qualifier].values.push_back(*value);
      }
    }
  }
  for (const auto& [qualifier, choice] : written.open) {
    const vocabulary::Qualifier& about = words_[qualifier];
    if (about.type == ValueType::entities) {
      if (const auto carried = carried_answer(qualifier, answers[choice], in);
          carried && !tie.carried.contains(qualifier)) {
        tie.carried[qualifier] = {{*carried}, false};
      }
    } else if (const auto open = answers_of(about.type, about.choices);
               !tie.values.contains(qualifier)) {
      tie.values[qualifier] = {
          .values = open[static_cast<std::size_t>(answers[choice]) % open.size()],
          .written = false};
    }
  }
}

// False if two are one and are said to be joined to each other: nobody reports to itself.
bool Completions::tie_written(const std::vector<int>& answers, Completion& into,
                              Things& required) const {
  for (const Written& written : written_) {
    if (written.choice && answers[*written.choice] == 1) {
      continue;
    }
    const Link& link = structure_[written.link];
    const Thing tie =
        tie_of(words_, link.relation, into.item_of[place(link.from)], into.item_of[place(link.to)]);
    if (tie.from == tie.to && link.from != link.to) {
      return false;
    }
    if (!written.choice) {
      required.insert(tie);
    }
    carry(written, answers, into.ties[tie], into);
  }
  return true;
}

void Completions::tie_atoms(const std::vector<int>& answers, Completion& into) const {
  const auto now = [&](int at) {
    return at < static_cast<int>(into.item_of.size()) ? into.item_of[static_cast<std::size_t>(at)]
                                                      : at;
  };
  for (const Atom& atom : atoms_) {
    if (answers[atom.choice] != 1) {
      continue;
    }
    const RelationId relation = *atom.tie.relation;
    const auto [made, fresh] = into.ties.try_emplace(
        tie_of(words_, relation, now(atom.tie.from), now(atom.tie.to)), Tie{.written = false});
    if (!fresh) {
      continue;
    }
    for (const QualifierId qualifier : words_[relation].has) {
      const auto choice = atom_values_.find(qualifier);
      if (choice == atom_values_.end()) {
        continue;
      }
      const vocabulary::Qualifier& about = words_[qualifier];
      const int answer = answers[choice->second];
      if (about.type == ValueType::entities) {
        if (const auto carried = carried_answer(qualifier, answer, into)) {
          made->second.carried[qualifier] = {{*carried}, false};
        }
      } else {
        const auto open = answers_of(about.type, about.choices);
        made->second.values[qualifier] = {
            .values = open[static_cast<std::size_t>(answer) % open.size()], .written = false};
      }
    }
  }
}

// False if two that are one would have two values.
bool Completions::value_items(const std::vector<int>& answers, Completion& into) const {
  const auto now = [&](int at) {
    return static_cast<std::size_t>(at < static_cast<int>(into.item_of.size())
                                        ? into.item_of[static_cast<std::size_t>(at)]
                                        : at);
  };
  for (std::size_t at = 0; at < into.item_of.size(); ++at) {
    Item& leader = into.items[now(static_cast<int>(at))];
    for (const auto& [attribute, given] : items_[at].attributes) {
      auto& values = leader.attributes[attribute].values;
      const bool other = !values.empty() && values != given.values;
      if (other && !words_[attribute].many) {
        return false;
      }
      if (values.empty() || other) {
        values.insert(values.end(), given.values.begin(), given.values.end());
      }
    }
  }
  for (const auto& [attribute, open] : attributes_) {
    Item& leader = into.items[now(open.item)];
    const auto answer = static_cast<std::size_t>(answers[open.choice]);
    if (words_[attribute].many || !leader.attributes.contains(attribute)) {
      Given& given = leader.attributes[attribute];
      given.written = answer == 0 || (given.written && !given.values.empty());
      given.values.insert(given.values.end(), open.answers[answer].begin(),
                          open.answers[answer].end());
    }
  }
  for (const OpenDay& open : days_) {
    Item& leader = into.items[now(open.item)];
    std::optional<calendar::Date>& day = open.which == 0   ? leader.made
                                         : open.which == 1 ? leader.term
                                                           : leader.until;
    const auto& answer = open.answers[static_cast<std::size_t>(answers[open.choice])];
    if (day && answer && *day != *answer) {
      return false;
    }
    day = day ? day : answer;
  }
  return true;
}

std::optional<Completion> Completions::completed(const std::vector<int>& answers) const {
  Completion made{.today = snapshot_.day(), .items = items_, .ties = {}, .item_of = {}};
  for (std::size_t at = 0; at < made.items.size(); ++at) {
    Item& one = made.items[at];
    one.attributes = {};
    if (presence_[at] != 0) {
      // What is written is there unless said otherwise; what is not, the other way round.
      one.there = one.there && (answers[presence_[at]] == 0) == one.written;
    }
  }
  for (const auto& [choice, narrower] : kinds_) {
    if (answers[choice] != 0) {
      made.items[static_cast<std::size_t>(narrower.first)].kinds.push_back(
          narrower.second[static_cast<std::size_t>(answers[choice] - 1)]);
    }
  }
  Things required;
  if (!merge(answers, made) || !value_items(answers, made)) {
    return std::nullopt;
  }
  if (!tie_written(answers, made, required)) {
    return std::nullopt;
  }
  tie_atoms(answers, made);
  return keep_what_is_allowed(required, made) ? std::optional(std::move(made)) : std::nullopt;
}

// Takes away what is not required and not allowed, until all is allowed; false if what is required
// is not.
bool Completions::keep_what_is_allowed(const Things& required, Completion& in) const {
  for (bool again = true; again;) {
    again = false;
    std::vector<std::set<int>> grounds;
    for (const Census& census : structure_.censuses) {
      grounds.push_back(structure_.standing(census.validity, snapshot_.day()) == Standing::certain
                            ? ground_of(census, in)
                            : std::set<int>{});
    }
    for (auto at = in.ties.begin(); at != in.ties.end();) {
      if (!required.contains(at->first) && !allowed(at->first, in, grounds)) {
        at = in.ties.erase(at);
        again = true;
      } else {
        ++at;
      }
    }
    if (!again) {
      return std::all_of(required.begin(), required.end(),
                         [&](const Thing& tie) { return allowed(tie, in, grounds); });
    }
  }
  return true;
}

bool Completions::allowed(const Thing& tie, const Completion& in,
                          const std::vector<std::set<int>>& grounds) const {
  return fits(tie, in) && on_complete_lists(tie, in) && !denied(tie, in) &&
         !crowded(tie, words_[*tie.relation], in) && !counted_out(tie, in, grounds);
}

bool Completions::fits(const Thing& tie, const Completion& in) const {
  const Relation& relation = words_[*tie.relation];
  const Item& from = in.items[static_cast<std::size_t>(tie.from)];
  const Item& to = in.items[static_cast<std::size_t>(tie.to)];
  return from.there && to.there && words_.fits(relation.from, from.sort, from.kinds) &&
         words_.fits(relation.to, to.sort, to.kinds) &&
         (!relation.same_sort || from.sort == to.sort);
}

// Whether every complete list that would have it has it.
bool Completions::on_complete_lists(const Thing& tie, const Completion& in) const {
  const bool symmetric = words_[*tie.relation].symmetric;
  return std::all_of(
      structure_.complete.begin(), structure_.complete.end(), [&](const Complete& list) {
        if (list.relation != *tie.relation ||
            structure_.standing(list.validity, snapshot_.day()) != Standing::certain) {
          return true;
        }
        const int owner = in.item_of[place(list.entity)];
        const bool first = (!list.inverse || symmetric) && owner == tie.from;
        const bool second = (list.inverse || symmetric) && owner == tie.to;
        if (!first && !second) {
          return true;
        }
        const int wanted = first ? tie.to : tie.from;
        return std::any_of(written_.begin(), written_.end(), [&](const Written& written) {
          const Link& link = structure_[written.link];
          const bool forwards = link.from == list.entity && (!list.inverse || symmetric) &&
                                in.item_of[place(link.to)] == wanted;
          const bool backwards = link.to == list.entity && (list.inverse || symmetric) &&
                                 in.item_of[place(link.from)] == wanted;
          return link.relation == list.relation && (forwards || backwards);
        });
      });
}

// Whether the model says that day that it is not so.
bool Completions::denied(const Thing& tie, const Completion& in) const {
  return std::any_of(structure_.links.begin(), structure_.links.end(), [&](const Link& link) {
    return link.relation == *tie.relation && snapshot_[structure_.id_of(link)] == Standing::out &&
           tie_of(words_, link.relation, in.item_of[place(link.from)],
                  in.item_of[place(link.to)]) == tie;
  });
}

bool Completions::crowded(const Thing& tie, const Relation& relation, const Completion& in) {
  // What can have no circle has none.
  std::set<int> beyond{tie.to};
  for (std::size_t before = 0;
       relation.cycles == vocabulary::Cycles::error && before != beyond.size();) {
    before = beyond.size();
    for (const auto& [other, said] : in.ties) {
      if (other.relation == tie.relation && beyond.contains(other.from)) {
        beyond.insert(other.to);
      }
    }
  }
  if (relation.cycles == vocabulary::Cycles::error && beyond.contains(tie.from)) {
    return true;
  }
  return std::any_of(in.ties.begin(), in.ties.end(), [&](const auto& entry) {
    const Thing& other = entry.first;
    return other.relation == tie.relation && other != tie &&
           ((relation.at_most_one && other.from == tie.from) ||
            (relation.inverse_at_most_one && other.to == tie.to));
  });
}

// The area of a census, what lies in it, and what any of that lies in.
std::set<int> Completions::ground_of(const Census& census, const Completion& in) const {
  const RelationId contains = containing(words_);
  const auto grow = [&](std::set<int> ground, bool down) {
    for (std::size_t before = 0; before != ground.size();) {
      before = ground.size();
      for (const auto& [tie, said] : in.ties) {
        static_cast<void>(said);
        if (*tie.relation == contains && ground.contains(down ? tie.from : tie.to)) {
          ground.insert(down ? tie.to : tie.from);
        }
      }
    }
    return ground;
  };
  return grow(grow({in.item_of[place(census.within)]}, true), false);
}

bool Completions::has_record(const Thing& tie, const Completion& in) const {
  return std::any_of(written_.begin(), written_.end(), [&](const Written& written) {
    const Link& link = structure_[written.link];
    return link.relation == *tie.relation &&
           tie_of(words_, link.relation, in.item_of[place(link.from)],
                  in.item_of[place(link.to)]) == tie;
  });
}

bool Completions::counted_out(const Thing& tie, const Completion& in,
                              const std::vector<std::set<int>>& grounds) const {
  for (std::size_t at = 0; at < grounds.size(); ++at) {
    const std::set<int>& ground = grounds[at];
    for (const auto& [one, area] : {std::pair{tie.from, tie.to}, std::pair{tie.to, tie.from}}) {
      const Item& counted = in.items[static_cast<std::size_t>(one)];
      const bool of_kind =
          std::any_of(counted.kinds.begin(), counted.kinds.end(),
                      [&](KindId kind) { return words_.is_a(kind, structure_.censuses[at].kind); });
      if (!of_kind || in.items[static_cast<std::size_t>(area)].sort != Sort::area) {
        continue;
      }
      const bool has_ground = ground.contains(one) || ground.contains(area) ||
                              std::any_of(in.ties.begin(), in.ties.end(), [&](const auto& entry) {
                                const Thing& other = entry.first;
                                return (other.from == one && ground.contains(other.to)) ||
                                       (other.to == one && ground.contains(other.from));
                              });
      if (has_ground && !has_record(tie, in)) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace remit::oracle
