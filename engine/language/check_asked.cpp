// What words mean that are asked of something: after a dot, or of the element in square brackets.

#include <algorithm>
#include <initializer_list>
#include <utility>

#include <fmt/format.h>

#include "language/checking.hpp"
#include "text/spelling.hpp"

namespace remit::language {
namespace {

using vocabulary::AttributeId;
using vocabulary::QualifierId;
using vocabulary::Relation;
using vocabulary::RelationId;
using vocabulary::RelationKey;
using vocabulary::ValueType;
using vocabulary::Vocabulary;

template <typename Id>
Id id_at(std::size_t position) {
  return static_cast<Id>(static_cast<std::uint32_t>(position));
}

// Of values; things that an entry carries are a set.
ValueKind kind_of(ValueType type) {
  switch (type) {
    case ValueType::date:
      return ValueKind::date;
    case ValueType::number:
      return ValueKind::number;
    case ValueType::money:
      return ValueKind::money;
    case ValueType::yes_no:
      return ValueKind::yes_no;
    case ValueType::choice:
      return ValueKind::choice;
    case ValueType::duration:
      return ValueKind::length;
    case ValueType::text:
    case ValueType::citation:
    case ValueType::entities:
      return ValueKind::text;
  }
  return {};
}

// What stands at the other end of a relation: of one sort with this one, where the relation wants
// that.
SetType other_end(const Vocabulary& words, RelationKey key, const SetType& from) {
  const Relation& relation = words[key.relation];
  SetType other = type_of(words, key.inverse ? relation.from : relation.to);
  if (relation.same_sort) {
    SetType sorts = type_of(words, from.of);
    for (const vocabulary::KindId kind : from.of.kinds) {
      sorts.of.sorts.push_back(words[kind].sort);
    }
    other = intersect(words, other, type_of(words, {.sorts = sorts.of.sorts}));
  }
  return other;
}

void add_carried(const Vocabulary& words, RelationId id, std::string_view word, ExprId set,
                 std::vector<Meaning>& to) {
  const Relation& relation = words[id];
  if (word == "from" || word == "to") {
    const bool second = word == "to";
    to.push_back({LinkEnd{.set = set, .second = second},
                  type_of(words, second ? relation.to : relation.from)});
    return;
  }
  const std::optional<QualifierId> qualifier = words.qualifier_of(relation.has, word);
  if (!qualifier) {
    return;
  }
  if (words[*qualifier].type == ValueType::entities) {
    to.push_back(
        {Carried{.set = set, .qualifier = *qualifier}, type_of(words, words[*qualifier].ends)});
  } else {
    to.push_back(
        {CarriedValue{.set = set, .qualifier = *qualifier}, kind_of(words[*qualifier].type)});
  }
}

void add_attribute(const Vocabulary& words, const SetType& type, AttributeId id, ExprId set,
                   std::vector<Meaning>& to) {
  const vocabulary::Attribute& attribute = words[id];
  if (!may_stand(words, type, attribute.on)) {
    return;
  }
  if (attribute.name == "date" && attribute.type == ValueType::date) {
    to.push_back({DayOf{.set = set, .which = DayWhich::date}, ValueKind::date});
  } else {
    to.push_back({AttributeOf{.set = set, .attribute = id}, kind_of(attribute.type)});
  }
}

void add_key(const Vocabulary& words, const SetType& type, std::string_view word, ExprId set,
             std::vector<Meaning>& to) {
  const std::optional<vocabulary::Key> key = words.key_named(word);
  if (!key) {
    return;
  }
  if (const auto* attribute = std::get_if<AttributeId>(&*key)) {
    add_attribute(words, type, *attribute, set, to);
    return;
  }
  const RelationKey along = std::get<RelationKey>(*key);
  const Relation& relation = words[along.relation];
  if (may_stand(words, type, along.inverse ? relation.to : relation.from)) {
    to.push_back({Join{.set = set, .along = along}, other_end(words, along, type)});
  }
}

void add_links(const Vocabulary& words, const SetType& type, std::string_view word, ExprId set,
               std::vector<Meaning>& to) {
  for (std::size_t at = 0; at < words.relations.size(); ++at) {
    if (words.relations[at].links == word && may_stand(words, type, words.relations[at].from)) {
      const auto relation = id_at<RelationId>(at);
      to.push_back({Links{.set = set, .relation = relation}, SetType{.links = relation}});
    }
  }
}

void add_definitions(const Dictionary& dictionary, const SetType& type, std::string_view word,
                     ExprId set, std::vector<Meaning>& to) {
  for (std::size_t at = 0; at < dictionary.definitions.size(); ++at) {
    const Signature& definition = dictionary.definitions[at];
    if (definition.word == word && !definition.subject.empty() &&
        may_be_asked(*dictionary.words, type, definition.of)) {
      to.push_back({Apply{.set = set, .definition = id_at<DefinitionId>(at)}, definition.result});
    }
  }
}

void add_day(std::string_view word, ExprId set, std::vector<Meaning>& to) {
  if (word == "from" || word == "until") {
    to.push_back({DayOf{.set = set, .which = word == "from" ? DayWhich::from : DayWhich::until},
                  ValueKind::date});
  }
}

// Every word that means something asked of something, whatever it may be.
std::vector<std::string_view> all_asked(const Dictionary& dictionary) {
  const Vocabulary& words = *dictionary.words;
  std::vector<std::string_view> all{"from", "until"};
  for (const Relation& relation : words.relations) {
    all.insert(all.end(), {relation.name, relation.inverse});
    if (!relation.links.empty()) {
      all.insert(all.end(), {relation.links, "to"});
    }
  }
  for (const vocabulary::Attribute& attribute : words.attributes) {
    all.emplace_back(attribute.name);
  }
  for (const vocabulary::Qualifier& qualifier : words.qualifiers) {
    all.emplace_back(qualifier.name);
  }
  for (const Signature& definition : dictionary.definitions) {
    if (!definition.subject.empty()) {
      all.emplace_back(definition.word);
    }
  }
  return all;
}

}  // namespace

std::vector<Meaning> asked_of(const Dictionary& dictionary, const SetType& type,
                              std::string_view word, ExprId set) {
  std::vector<Meaning> found;
  const Vocabulary& words = *dictionary.words;
  if (type.links) {
    add_carried(words, *type.links, word, set, found);
  } else {
    add_key(words, type, word, set, found);
    add_links(words, type, word, set, found);
    add_day(word, set, found);
  }
  if (found.empty()) {
    add_definitions(dictionary, type, word, set, found);
  }
  return found;
}

std::vector<std::string_view> asked_words(const Dictionary& dictionary, const SetType& type) {
  std::vector<std::string_view> all = all_asked(dictionary);
  all.erase(std::remove_if(all.begin(), all.end(),
                           [&](std::string_view word) {
                             return asked_of(dictionary, type, word, {}).empty();
                           }),
            all.end());
  return all;
}

std::string asked_where(const Dictionary& dictionary, std::string_view word) {
  const Vocabulary& words = *dictionary.words;
  SetType things;
  std::vector<std::string> links;
  const auto add = [&](const SetType& type) {
    if (type.links) {
      links.push_back(in_words(words, type));
    } else {
      things = unite(words, things, type);
    }
  };
  if (const std::optional<vocabulary::Key> key = words.key_named(word)) {
    if (const auto* attribute = std::get_if<AttributeId>(&*key)) {
      add(type_of(words, words[*attribute].on));
    } else {
      const RelationKey along = std::get<RelationKey>(*key);
      add(type_of(words, along.inverse ? words[along.relation].to : words[along.relation].from));
    }
  }
  for (std::size_t at = 0; at < words.relations.size(); ++at) {
    const Relation& relation = words.relations[at];
    if (relation.links == word) {
      add(type_of(words, relation.from));
    }
    if (!relation.links.empty() && words.qualifier_of(relation.has, word)) {
      add({.links = id_at<RelationId>(at)});
    }
  }
  for (const Signature& definition : dictionary.definitions) {
    if (definition.word == word && !definition.subject.empty()) {
      add(definition.of);
    }
  }
  std::string result = is_unknown(things) ? std::string() : in_words(words, things);
  for (const std::string& link : links) {
    result += (result.empty() ? "" : " or ") + link;
  }
  return result;
}

// What is asked of the things that a relation leads to: `covers.served_by` where an area is served.
static std::string asked_one_step_on(const Checking& checking, const SetType& type,
                                     std::string_view word) {
  constexpr std::size_t most = 2;
  const Vocabulary& words = checking.words;
  std::vector<std::string> paths;
  const auto try_step = [&](const std::string& step, const vocabulary::Ends& far) {
    const bool anything = far.sorts.size() + far.kinds.size() > 1;  // says little of where it leads
    const SetType there = type_of(words, far);
    if (!anything && !asked_of(checking.dictionary, type, step, {}).empty() &&
        !asked_of(checking.dictionary, there, word, {}).empty() &&
        std::find(paths.begin(), paths.end(), step) == paths.end()) {
      paths.push_back(step);
    }
  };
  for (const Relation& relation : words.relations) {
    const bool to_its_like =
        std::any_of(relation.from.sorts.begin(), relation.from.sorts.end(),
                    [&](vocabulary::Sort sort) { return words.fits(relation.to, sort, {}); });
    if (!to_its_like && word != relation.name && word != relation.inverse) {
      try_step(relation.name, relation.to);
      try_step(relation.inverse, relation.from);
    }
  }
  if (paths.empty() || paths.size() > most) {
    return {};
  }
  return fmt::format("it may be asked one step further on: `.{}.{}`{}", paths.front(), word,
                     paths.size() == 1 ? "" : fmt::format(" or `.{}.{}`", paths.back(), word));
}

void complain_of_asked(Checking& checking, const SetType& type, std::string_view word,
                       text::Span where) {
  const std::string asked = in_words(checking.words, type);
  if (word == "kind") {
    checking.complain(where, fmt::format("nothing called `kind` is asked of {}", asked),
                      "a kind is itself a set: `annual-report & board.produces`");
    return;
  }
  if (const std::string of = asked_where(checking.dictionary, word); !of.empty()) {
    checking.complain(where, fmt::format("`{}` is asked of {}, and this is {}", word, of, asked),
                      asked_one_step_on(checking, type, word));
    return;
  }
  checking.complain(where, fmt::format("nothing called `{}` is asked of {}", word, asked),
                    text::did_you_mean(word, asked_words(checking.dictionary, type)));
}

Part ask(Checking& checking, ExprId set, std::string_view word, text::Span where,
         text::Span whole) {
  const SetType type = checking.set_type(set);
  const std::vector<Meaning> meanings = asked_of(checking.dictionary, type, word, set);
  if (meanings.empty()) {
    complain_of_asked(checking, type, word, where);
    return std::nullopt;
  }
  Part all;
  for (const Meaning& meaning : meanings) {
    const auto* own = std::get_if<SetType>(&meaning.type);
    if (own != nullptr && is_unknown(*own)) {
      return std::nullopt;
    }
    const ExprId one = checking.add(meaning.form, meaning.type, whole);
    if (!all) {
      all = one;
      continue;
    }
    const SetType both = unite(checking.words, checking.set_type(*all), checking.set_type(one));
    all = checking.add(Unite{*all, one}, both, whole);
  }
  return all;
}

}  // namespace remit::language
