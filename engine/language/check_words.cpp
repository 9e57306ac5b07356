// What words mean: alone, after a dot, and in square brackets.

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "language/checking.hpp"
#include "language/words.hpp"
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
                 std::vector<Asked>& to) {
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
                   std::vector<Asked>& to) {
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
             std::vector<Asked>& to) {
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
               std::vector<Asked>& to) {
  for (std::size_t at = 0; at < words.relations.size(); ++at) {
    if (words.relations[at].links == word && may_stand(words, type, words.relations[at].from)) {
      const auto relation = id_at<RelationId>(at);
      to.push_back({Links{.set = set, .relation = relation}, SetType{.links = relation}});
    }
  }
}

void add_definitions(const Dictionary& dictionary, const SetType& type, std::string_view word,
                     ExprId set, std::vector<Asked>& to) {
  for (std::size_t at = 0; at < dictionary.definitions.size(); ++at) {
    const Signature& definition = dictionary.definitions[at];
    if (definition.word == word && !definition.subject.empty() &&
        may_be_asked(*dictionary.words, type, definition.of)) {
      to.push_back({Apply{.set = set, .definition = id_at<DefinitionId>(at)}, definition.result});
    }
  }
}

void add_day(std::string_view word, ExprId set, std::vector<Asked>& to) {
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

std::vector<std::string_view> asked_words(const Dictionary& dictionary, const SetType& type) {
  std::vector<std::string_view> all = all_asked(dictionary);
  all.erase(std::remove_if(all.begin(), all.end(),
                           [&](std::string_view word) {
                             return asked_of(dictionary, type, word, {}).empty();
                           }),
            all.end());
  return all;
}

// Of what a word is asked that exists and does not fit: "`area`"; empty if it exists nowhere.
std::string stands_with(const Dictionary& dictionary, std::string_view word) {
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

Part check_name(Checking& checking, SlotId slot, text::Span span) {
  Frame::Name& name = checking.name(slot);
  name.used = true;
  const Type type = name.type;
  if (std::holds_alternative<YearType>(type)) {
    return checking.add(YearIs{slot}, type, span);
  }
  const auto* set = std::get_if<SetType>(&type);
  if (set != nullptr && is_unknown(*set)) {
    return std::nullopt;
  }
  return checking.add(Bound{slot}, type, span);
}

// A word that means the same wherever it stands.
Part check_plain(Checking& checking, std::string_view word, text::Span span) {
  if (const auto kind = checking.words.kind_named(word)) {
    return checking.add(KindSet{*kind}, SetType{.of = {.kinds = {*kind}}}, span);
  }
  if (const auto sort = vocabulary::sort_named(word)) {
    return checking.add(SortSet{*sort}, SetType{.of = {.sorts = {*sort}}}, span);
  }
  const std::vector<Signature>& definitions = checking.dictionary.definitions;
  const auto defined =
      std::find_if(definitions.begin(), definitions.end(), [&](const Signature& definition) {
        return definition.subject.empty() && definition.word == word;
      });
  if (defined != definitions.end()) {
    const auto id = id_at<DefinitionId>(static_cast<std::size_t>(defined - definitions.begin()));
    return is_unknown(defined->result) ? std::nullopt
                                       : Part(checking.add(Defined{id}, defined->result, span));
  }
  const std::vector<ParameterSignature>& parameters = checking.dictionary.parameters;
  const auto parameter =
      std::find_if(parameters.begin(), parameters.end(),
                   [&](const ParameterSignature& known) { return known.id == word; });
  if (parameter != parameters.end()) {
    const auto id = id_at<ParameterId>(static_cast<std::size_t>(parameter - parameters.begin()));
    return checking.add(ParameterIs{id}, parameter->type, span);
  }
  return std::nullopt;
}

bool is_plain(const Checking& checking, std::string_view word) {
  const auto& definitions = checking.dictionary.definitions;
  const auto& parameters = checking.dictionary.parameters;
  return checking.words.kind_named(word) || vocabulary::sort_named(word) ||
         std::any_of(definitions.begin(), definitions.end(),
                     [&](const Signature& definition) {
                       return definition.subject.empty() && definition.word == word;
                     }) ||
         std::any_of(parameters.begin(), parameters.end(),
                     [&](const ParameterSignature& known) { return known.id == word; });
}

std::vector<std::string_view> plain_words(const Checking& checking) {
  std::vector<std::string_view> all{"today"};
  for (const SlotId slot : checking.visible) {
    all.emplace_back(checking.name(slot).word);
  }
  for (const vocabulary::Kind& kind : checking.words.kinds) {
    all.emplace_back(kind.id);
  }
  for (const vocabulary::Sort sort : vocabulary::all_sorts) {
    all.push_back(vocabulary::word(sort));
  }
  for (const Signature& definition : checking.dictionary.definitions) {
    if (definition.subject.empty()) {
      all.emplace_back(definition.word);
    }
  }
  for (const ParameterSignature& parameter : checking.dictionary.parameters) {
    all.emplace_back(parameter.id);
  }
  return all;
}

void complain_of_word(Checking& checking, std::string_view word, text::Span span) {
  if (word == "year") {
    checking.complain(span, "no year is bound here", "`each` in the duty binds `year`");
    return;
  }
  if (is_function(word)) {
    checking.complain(span, fmt::format("`{}` wants what it is asked of in brackets", word),
                      fmt::format("write `{}(…)`", word));
    return;
  }
  if (const std::string of = stands_with(checking.dictionary, word); !of.empty()) {
    const SetType* element = checking.element_type();
    if (element != nullptr) {
      complain_of_asked(checking, *element, word, span);
    } else {
      checking.complain(span, fmt::format("`{}` must be asked of something: of {}", word, of),
                        fmt::format("write `x.{}`", word));
    }
    return;
  }
  std::vector<std::string_view> candidates;
  if (const SetType* element = checking.element_type()) {
    candidates = asked_words(checking.dictionary, *element);
  }
  const std::vector<std::string_view> plain = plain_words(checking);
  candidates.insert(candidates.end(), plain.begin(), plain.end());
  checking.complain(span, fmt::format("nothing is called `{}` here", word),
                    text::did_you_mean(word, candidates));
}

void complain_of_two_meanings(Checking& checking, SlotId slot, std::string_view word,
                              text::Span span) {
  checking.complain(
      span,
      fmt::format("`{}` could be the name that is bound, or the `{}` of each element", word, word),
      "give the name another word");
  const text::Span bound = checking.name(slot).span;
  checking.diagnostics.back().related.push_back({.span = bound, .text = "the name"});
}

}  // namespace

std::vector<Asked> asked_of(const Dictionary& dictionary, const SetType& type,
                            std::string_view word, ExprId set) {
  std::vector<Asked> found;
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

void complain_of_asked(Checking& checking, const SetType& type, std::string_view word,
                       text::Span where) {
  const std::string asked = in_words(checking.words, type);
  if (const std::string of = stands_with(checking.dictionary, word); !of.empty()) {
    checking.complain(where, fmt::format("`{}` is asked of {}, and this is {}", word, of, asked));
    return;
  }
  checking.complain(where, fmt::format("nothing called `{}` is asked of {}", word, asked),
                    text::did_you_mean(word, asked_words(checking.dictionary, type)));
}

Part ask(Checking& checking, ExprId set, std::string_view word, text::Span where,
         text::Span whole) {
  const SetType type = checking.set_type(set);
  const std::vector<Asked> meanings = asked_of(checking.dictionary, type, word, set);
  if (meanings.empty()) {
    complain_of_asked(checking, type, word, where);
    return std::nullopt;
  }
  Part all;
  for (const Asked& meaning : meanings) {
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

bool is_free_word(const Checking& checking, const SyntaxForm& form) {
  const auto* word = std::get_if<syntax::Word>(&form);
  if (word == nullptr || word->text == "today") {
    return false;
  }
  const SetType* element = checking.element_type();
  return element == nullptr || is_unknown(*element) ||
         asked_of(checking.dictionary, *element, word->text, {}).empty();
}

Part check(Checking& checking, const syntax::Word& word, text::Span span) {
  if (word.text == "today") {
    return checking.add(Today{}, ValueKind::date, span);
  }
  const std::optional<SlotId> name = checking.named(word.text);
  if (checking.element && !is_free_word(checking, word)) {
    if (name) {
      checking.name(*name).used = true;
      complain_of_two_meanings(checking, *name, word.text, span);
      return std::nullopt;
    }
    const ExprId element =
        checking.add(Bound{*checking.element}, checking.name(*checking.element).type, span);
    return ask(checking, element, word.text, span, span);
  }
  if (name) {
    return check_name(checking, *name, span);
  }
  if (is_plain(checking, word.text)) {
    return check_plain(checking, word.text, span);
  }
  const SetType* element = checking.element_type();
  if (element == nullptr || !is_unknown(*element)) {
    complain_of_word(checking, word.text, span);
  }
  return std::nullopt;
}

Part check(Checking& checking, const syntax::Dot& dot, text::Span span) {
  if (dot.repeat != Repeat::once) {
    return check_closure(checking, dot, span);
  }
  const Part of = check_part(checking, dot.of);
  if (!of) {
    return std::nullopt;
  }
  if (const auto* year = std::get_if<YearIs>(&checking.into[*of].form)) {
    if (dot.word == "start" || dot.word == "end") {
      return checking.add(YearEdge{.slot = year->slot, .end = dot.word == "end"}, ValueKind::date,
                          span);
    }
    checking.complain(dot.word_span, fmt::format("a year has no `{}`", dot.word),
                      "a year has a `start` and an `end`");
    return std::nullopt;
  }
  if (!std::holds_alternative<SetType>(checking.type(*of))) {
    checking.complain(dot.word_span, fmt::format("nothing can be asked of {}",
                                                 described(checking, checking.type(*of))));
    return std::nullopt;
  }
  return ask(checking, *of, dot.word, dot.word_span, span);
}

}  // namespace remit::language
