// What a word means: a name, a kind, a sort, a definition, a parameter; or a key of the element.

#include <utility>

#include <fmt/format.h>

#include "language/checking.hpp"
#include "language/words.hpp"
#include "text/spelling.hpp"
#include "vocabulary/kinds_meant.hpp"

namespace remit::language {
namespace {

template <typename Id>
Id id_at(std::size_t position) {
  return static_cast<Id>(static_cast<std::uint32_t>(position));
}

// What a word means that means the same wherever it stands.
std::optional<Meaning> plain_meaning(const Checking& checking, std::string_view word) {
  if (const auto kind = checking.words.kind_named(word)) {
    return Meaning{KindSet{*kind}, SetType{.of = {.kinds = {*kind}}}};
  }
  if (const auto sort = vocabulary::sort_named(word)) {
    return Meaning{SortSet{*sort}, SetType{.of = {.sorts = {*sort}}}};
  }
  const std::vector<Signature>& definitions = checking.dictionary.definitions;
  for (std::size_t at = 0; at < definitions.size(); ++at) {
    if (definitions[at].subject.empty() && definitions[at].word == word) {
      return Meaning{Defined{id_at<DefinitionId>(at)}, definitions[at].result};
    }
  }
  const std::vector<ParameterSignature>& parameters = checking.dictionary.parameters;
  for (std::size_t at = 0; at < parameters.size(); ++at) {
    if (parameters[at].id == word) {
      return Meaning{ParameterIs{id_at<ParameterId>(at)}, parameters[at].type};
    }
  }
  return std::nullopt;
}

Part check_plain(Checking& checking, const Meaning& meaning, text::Span span) {
  const auto* set = std::get_if<SetType>(&meaning.type);
  return set != nullptr && is_unknown(*set) ? std::nullopt
                                            : Part(checking.add(meaning.form, meaning.type, span));
}

Part check_name(Checking& checking, SlotId slot, text::Span span) {
  Frame::Name& name = checking.name(slot);
  name.used = true;
  const Type type = name.type;
  if (std::holds_alternative<YearType>(type)) {
    return checking.add(YearIs{slot}, type, span);
  }
  return check_plain(checking, {Bound{slot}, type}, span);
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

// A kind by what people call it comes before whatever is spelt nearly so.
std::string help_with_word(const Checking& checking, std::string_view word,
                           const std::vector<std::string_view>& candidates) {
  const std::vector<vocabulary::Sort> sorts(vocabulary::all_sorts.begin(),
                                            vocabulary::all_sorts.end());
  const bool called = !vocabulary::kinds_called(checking.words, word, sorts).empty();
  std::string help = called ? std::string() : text::did_you_mean(word, candidates);
  if (help.empty() && !vocabulary::kinds_meant(checking.words, word, sorts).empty()) {
    help = vocabulary::help_with_kind(checking.words, word, sorts);
  }
  return help;
}

void complain_of_word(Checking& checking, std::string_view word, text::Span span) {
  if (word == "year") {
    checking.complain(span, "no year is bound here", "`each` in the duty binds `year`");
    return;
  }
  if (word == "kind") {
    checking.complain(span, "nothing is called `kind` here",
                      "a kind is itself a set: `annual-report & board.produces`");
    return;
  }
  if (is_function(word)) {
    checking.complain(span, fmt::format("`{}` wants what it is asked of in brackets", word),
                      fmt::format("write `{}(…)`", word));
    return;
  }
  if (const std::string of = asked_where(checking.dictionary, word); !of.empty()) {
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
                    help_with_word(checking, word, candidates));
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
  if (const std::optional<Meaning> meaning = plain_meaning(checking, word.text)) {
    return check_plain(checking, *meaning, span);
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
