#include "language/check.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "language/checking.hpp"

namespace remit::language {
namespace {

Part wanted_but(Checking& checking, ExprId found, std::string_view wanted, std::string help) {
  const Expr& expr = checking.into[found];
  const text::Span span = expr.span;
  checking.complain(
      span,
      fmt::format("{} is wanted here, and this is {}", wanted, described(checking, expr.type)),
      std::move(help));
  return std::nullopt;
}

std::string help_for_set(const Type& found) {
  if (std::holds_alternative<TestType>(found)) {
    return "`S[test]` is the set of those of which a test holds";
  }
  return {};
}

std::string help_for_test(const Type& found) {
  if (std::holds_alternative<SetType>(found)) {
    return "say what of it: `some S`, `no S`, `S in T`, `count(S) >= 2`";
  }
  return "compare it with something";
}

std::string help_for_value(const Type& found, ValueKind wanted) {
  if (wanted == ValueKind::date && std::holds_alternative<YearType>(found)) {
    return "write `year.start` or `year.end`";
  }
  if (wanted == ValueKind::number && std::holds_alternative<SetType>(found)) {
    return "write `count(S)`";
  }
  if (wanted == ValueKind::length) {
    return "a length of time is written `28 days` or `12 months`";
  }
  return {};
}

Part check_wanted(Checking& checking, SyntaxId id, Wanted wanted) {
  switch (wanted) {
    case Wanted::set:
      return check_set(checking, id);
    case Wanted::test:
      return check_test(checking, id);
    case Wanted::date:
      return check_value(checking, id, ValueKind::date);
    case Wanted::any:
      return check_part(checking, id);
  }
  return std::nullopt;
}

}  // namespace

std::optional<SlotId> Checking::named(std::string_view word) const {
  const auto found = std::find_if(visible.rbegin(), visible.rend(),
                                  [&](SlotId slot) { return name(slot).word == word; });
  return found == visible.rend() ? std::nullopt : std::optional(*found);
}

const SetType* Checking::element_type() const {
  return element ? std::get_if<SetType>(&name(*element).type) : nullptr;
}

ExprId Checking::add(Form form, Type of, text::Span span) {
  return into.add({.form = std::move(form), .type = std::move(of), .span = span});
}

SlotId Checking::add_name(std::string word, const SetType& of, text::Span span) {
  frame.names.push_back({.word = std::move(word), .type = of, .span = span, .passing = true});
  return static_cast<SlotId>(frame.names.size() - 1);
}

void Checking::complain(text::Span where, std::string message, std::string help) {
  diagnostics.push_back({.code = text::Code::bad_rule,
                         .message = std::move(message),
                         .primary = text::Label{.span = where, .text = {}},
                         .help = std::move(help)});
}

std::string_view described(ValueKind kind) {
  switch (kind) {
    case ValueKind::date:
      return "a date";
    case ValueKind::period:
      return "a period";
    case ValueKind::length:
      return "a length of time";
    case ValueKind::number:
      return "a number";
    case ValueKind::money:
      return "a sum of money";
    case ValueKind::text:
      return "a text";
    case ValueKind::choice:
      return "a word of a choice";
    case ValueKind::yes_no:
      return "a yes or no";
  }
  return {};
}

std::string described(const Checking& checking, const Type& type) {
  return std::visit(
      Visit{[&](const SetType& set) { return "a set of " + in_words(checking.words, set); },
            [](ValueKind kind) { return std::string(described(kind)); },
            [](const TestType&) { return std::string("a test"); },
            [](const YearType&) { return std::string("a year"); }},
      type);
}

Part check_part(Checking& checking, SyntaxId id) {
  const SyntaxNode& node = checking.tree[id];
  return std::visit(
      Visit{[&](const syntax::Quoted& quoted) -> Part {
              return checking.add(WordIs{quoted.text}, ValueKind::text, node.span);
            },
            [&](const syntax::Number& number) -> Part {
              return checking.add(NumberIs{number.value}, ValueKind::number, node.span);
            },
            [&](const syntax::Length& length) -> Part {
              return checking.add(LengthIs{length.value}, ValueKind::length, node.span);
            },
            [&](const auto& other) { return check(checking, other, node.span); }},
      node.form);
}

Part check_set(Checking& checking, SyntaxId id) {
  const Part part = check_part(checking, id);
  if (!part || std::holds_alternative<SetType>(checking.type(*part))) {
    return part;
  }
  return wanted_but(checking, *part, "a set", help_for_set(checking.type(*part)));
}

Part check_test(Checking& checking, SyntaxId id) {
  const Part part = check_part(checking, id);
  if (!part || std::holds_alternative<TestType>(checking.type(*part))) {
    return part;
  }
  if (checking.type(*part) == Type{ValueKind::yes_no}) {
    return checking.add(Holds{*part}, TestType{}, checking.tree[id].span);
  }
  return wanted_but(checking, *part, "a test", help_for_test(checking.type(*part)));
}

Part check_value(Checking& checking, SyntaxId id, ValueKind wanted) {
  const Part part = check_part(checking, id);
  if (!part || checking.type(*part) == Type{wanted}) {
    return part;
  }
  return wanted_but(checking, *part, described(wanted),
                    help_for_value(checking.type(*part), wanted));
}

std::optional<ExprId> check(const SyntaxTree& tree, Wanted wanted, const Dictionary& dictionary,
                            Frame& frame, Expressions& into,
                            std::vector<text::Diagnostic>& diagnostics) {
  Checking checking{.tree = tree,
                    .dictionary = dictionary,
                    .words = *dictionary.words,
                    .frame = frame,
                    .into = into,
                    .diagnostics = diagnostics};
  for (std::size_t slot = 0; slot < frame.names.size(); ++slot) {
    if (!frame.names[slot].passing) {
      checking.visible.push_back(static_cast<SlotId>(slot));
    }
  }
  const std::size_t before = diagnostics.size();
  const Part root = check_wanted(checking, tree.root, wanted);
  return diagnostics.size() == before ? root : std::nullopt;
}

std::optional<SetType> subject_type(std::string_view word, const vocabulary::Vocabulary& words) {
  if (const auto sort = vocabulary::sort_named(word)) {
    return SetType{.of = {.sorts = {*sort}}};
  }
  if (const auto kind = words.kind_named(word)) {
    return SetType{.of = {.kinds = {*kind}}};
  }
  const auto named = std::find_if(words.relations.begin(), words.relations.end(),
                                  [&](const vocabulary::Relation& relation) {
                                    return relation.links == fmt::format("{}s", word);
                                  });
  if (named == words.relations.end()) {
    return std::nullopt;
  }
  return SetType{.links = static_cast<vocabulary::RelationId>(named - words.relations.begin())};
}

}  // namespace remit::language
