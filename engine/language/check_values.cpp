// Values: days that are moved, periods, and comparisons.

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "language/checking.hpp"
#include "text/spelling.hpp"

namespace remit::language {
namespace {

// A value with which words are compared: of a choice, or a text.
struct Worded {
  std::string_view name;                              ///< of the attribute or what is carried
  const std::vector<std::string>* choices = nullptr;  ///< none: any text
};

std::optional<Worded> worded(const Checking& checking, ExprId id) {
  const auto from = [](const auto& named) -> std::optional<Worded> {
    switch (named.type) {
      case vocabulary::ValueType::choice:
        return Worded{named.name, &named.choices};
      case vocabulary::ValueType::text:
      case vocabulary::ValueType::citation:
        return Worded{named.name, nullptr};
      case vocabulary::ValueType::date:
      case vocabulary::ValueType::number:
      case vocabulary::ValueType::money:
      case vocabulary::ValueType::yes_no:
      case vocabulary::ValueType::duration:
      case vocabulary::ValueType::entities:
        return std::nullopt;
    }
    return std::nullopt;
  };
  const Form& form = checking.into[id].form;
  if (const auto* attribute = std::get_if<AttributeOf>(&form)) {
    return from(checking.words[attribute->attribute]);
  }
  if (const auto* carried = std::get_if<CarriedValue>(&form)) {
    return from(checking.words[carried->qualifier]);
  }
  return std::nullopt;
}

bool has(const std::vector<std::string>& choices, std::string_view word) {
  return std::find(choices.begin(), choices.end(), word) != choices.end();
}

// A choice that does not exist.
void complain_of_choice(Checking& checking, std::string_view word, const Worded& of,
                        text::Span span) {
  const std::vector<std::string_view> choices(of.choices->begin(), of.choices->end());
  std::string help = text::did_you_mean(word, choices);
  if (help.empty()) {
    help = "one of ";
    for (const std::string_view choice : choices) {
      help += fmt::format("{}`{}`", choice == choices.front() ? "" : ", ", choice);
    }
  }
  checking.complain(span, fmt::format("`{}` is no choice of `{}`", word, of.name), std::move(help));
}

// A word or quoted text across from a value that has choices or is a text.
Part check_worded(Checking& checking, SyntaxId id, const Worded& of) {
  const SyntaxNode& node = checking.tree[id];
  const auto* quoted = std::get_if<syntax::Quoted>(&node.form);
  const std::string& word =
      quoted != nullptr ? quoted->text : std::get<syntax::Word>(node.form).text;
  if (of.choices == nullptr) {
    const std::optional<SlotId> name = checking.named(word);
    const bool a_year =
        quoted == nullptr &&
        (word == "year" || (name && std::holds_alternative<YearType>(checking.name(*name).type)));
    return a_year ? check_part(checking, id)
                  : checking.add(WordIs{word}, ValueKind::text, node.span);
  }
  if (!has(*of.choices, word)) {
    complain_of_choice(checking, word, of, node.span);
    return std::nullopt;
  }
  return checking.add(WordIs{word}, ValueKind::choice, node.span);
}

// True when what is written would be a word of a choice, if there is a choice across from it.
bool may_be_worded(const Checking& checking, SyntaxId id, const Worded& of) {
  const SyntaxForm& form = checking.tree[id].form;
  if (std::holds_alternative<syntax::Quoted>(form)) {
    return true;
  }
  const auto* word = std::get_if<syntax::Word>(&form);
  return word != nullptr &&
         (is_free_word(checking, form) || (of.choices != nullptr && has(*of.choices, word->text)));
}

bool is_free(const Checking& checking, SyntaxId id) {
  const SyntaxForm& form = checking.tree[id].form;
  return std::holds_alternative<syntax::Quoted>(form) || is_free_word(checking, form);
}

// The two sides of a comparison, `first` being the one that says what the other may be.
std::pair<Part, Part> check_sides(Checking& checking, SyntaxId first, SyntaxId second) {
  const Part one = check_part(checking, first);
  if (!one) {
    // What stands across from something wrong may be a word of it.
    return {one, is_free(checking, second) ? std::nullopt : check_part(checking, second)};
  }
  const std::optional<Worded> of = worded(checking, *one);
  const bool as_word = of && may_be_worded(checking, second, *of);
  return {one, as_word ? check_worded(checking, second, *of) : check_part(checking, second)};
}

std::optional<Comparison> comparison_of(Relator which) {
  switch (which) {
    case Relator::equal:
      return Comparison::equal;
    case Relator::unequal:
      return Comparison::unequal;
    case Relator::less:
      return Comparison::less;
    case Relator::at_most:
      return Comparison::at_most;
    case Relator::more:
      return Comparison::more;
    case Relator::at_least:
      return Comparison::at_least;
    case Relator::in:
    case Relator::not_in:
    case Relator::overlaps:
      return std::nullopt;
  }
  return std::nullopt;
}

bool has_order(ValueKind kind) {
  return kind == ValueKind::date || kind == ValueKind::number || kind == ValueKind::money ||
         kind == ValueKind::length;
}

Part compare_sets(Checking& checking, Comparison which, ExprId left, ExprId right,
                  text::Span span) {
  if (which != Comparison::equal && which != Comparison::unequal) {
    checking.complain(span, "sets have no order", "compare how many they are: `count(S)`");
    return std::nullopt;
  }
  if (!check_may_share(checking, left, right, span)) {
    return std::nullopt;
  }
  const ExprId same = checking.add(Same{left, right}, TestType{}, span);
  return which == Comparison::equal ? same : checking.add(Not{same}, TestType{}, span);
}

bool share_a_choice(const Checking& checking, ExprId left, ExprId right) {
  const std::optional<Worded> one = worded(checking, left);
  const std::optional<Worded> other = worded(checking, right);
  if (!one || !other || one->choices == nullptr || other->choices == nullptr) {
    return true;
  }
  return std::any_of(one->choices->begin(), one->choices->end(),
                     [&](const std::string& choice) { return has(*other->choices, choice); });
}

std::string help_for(const Type& left, const Type& right) {
  const auto either = [&](const auto& is) { return is(left) || is(right); };
  if (either([](const Type& type) { return type == Type{ValueKind::period}; })) {
    return "a date is `in` a period";
  }
  if (either([](const Type& type) { return std::holds_alternative<YearType>(type); })) {
    return "a date is `in` a year, or before `year.end`; a text may be the name of a year";
  }
  if (either([](const Type& type) { return std::holds_alternative<SetType>(type); }) &&
      either([](const Type& type) { return type == Type{ValueKind::number}; })) {
    return "write `count(S)`";
  }
  return {};
}

Part compare_values(Checking& checking, Comparison which, ExprId left, ExprId right,
                    text::Span span) {
  const Type one = checking.type(left);
  const Type other = checking.type(right);
  const auto* kind = std::get_if<ValueKind>(&one);
  const auto* other_kind = std::get_if<ValueKind>(&other);
  const bool equality = which == Comparison::equal || which == Comparison::unequal;
  const auto names_year = [](const Type& text, const Type& year) {
    return text == Type{ValueKind::text} && std::holds_alternative<YearType>(year);
  };
  const bool year = names_year(one, other) || names_year(other, one);
  const bool alike = kind != nullptr && other_kind != nullptr && comparable(*kind, *other_kind);
  if (!year && !alike) {
    checking.complain(
        span,
        fmt::format("{} is compared with {}", described(checking, one), described(checking, other)),
        help_for(one, other));
    return std::nullopt;
  }
  if (!equality && (year || !has_order(*kind))) {
    checking.complain(span, fmt::format("{} has no order", described(checking, one)),
                      "compare it by `=` or `!=`");
    return std::nullopt;
  }
  if (!share_a_choice(checking, left, right)) {
    checking.complain(span, "the two have no choice in common");
    return std::nullopt;
  }
  return checking.add(Compare{.which = which, .left = left, .right = right}, TestType{}, span);
}

}  // namespace

bool comparable(ValueKind left, ValueKind right) {
  const auto amount = [](ValueKind kind) {
    return kind == ValueKind::money ? ValueKind::number : kind;
  };
  return left != ValueKind::period && amount(left) == amount(right);
}

Part check(Checking& checking, const syntax::Shift& shift, text::Span span) {
  const Part date = check_value(checking, shift.date, ValueKind::date);
  const Part length = check_value(checking, shift.length, ValueKind::length);
  if (!date || !length) {
    return std::nullopt;
  }
  return checking.add(Shift{.date = *date, .length = *length, .back = shift.back}, ValueKind::date,
                      span);
}

Part check(Checking& checking, const syntax::Last& last, text::Span span) {
  const Part length = check_value(checking, last.length, ValueKind::length);
  return length ? Part(checking.add(LastPeriod{*length}, ValueKind::period, span)) : std::nullopt;
}

Part check(Checking& checking, const syntax::Within& within, text::Span span) {
  const Part date = check_value(checking, within.date, ValueKind::date);
  const Part length = check_value(checking, within.length, ValueKind::length);
  const Part of = check_value(checking, within.of, ValueKind::date);
  if (!date || !length || !of) {
    return std::nullopt;
  }
  return checking.add(Near{.date = *date, .length = *length, .of = *of}, TestType{}, span);
}

Part check_comparison(Checking& checking, const syntax::Relate& relate, text::Span span) {
  const std::optional<Comparison> which = comparison_of(relate.which);
  // "done = paper.status" as well as "paper.status = done".
  const bool backwards = is_free(checking, relate.left) && !is_free(checking, relate.right);
  auto [left, right] = backwards ? check_sides(checking, relate.right, relate.left)
                                 : check_sides(checking, relate.left, relate.right);
  if (backwards) {
    std::swap(left, right);
  }
  if (!which || !left || !right) {
    return std::nullopt;
  }
  const bool sets = std::holds_alternative<SetType>(checking.type(*left)) &&
                    std::holds_alternative<SetType>(checking.type(*right));
  return sets ? compare_sets(checking, *which, *left, *right, span)
              : compare_values(checking, *which, *left, *right, span);
}

}  // namespace remit::language
