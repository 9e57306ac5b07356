// What is true or false: containment, how many, each of several, and, or, not.

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "language/checking.hpp"

namespace remit::language {
namespace {

Part negated(Checking& checking, Part test, text::Span span) {
  return test ? Part(checking.add(Not{*test}, TestType{}, span)) : std::nullopt;
}

bool is_period(const Type& type) {
  return type == Type{ValueKind::period} || std::holds_alternative<YearType>(type);
}

Part wants_sets(Checking& checking, ExprId left, ExprId right, std::string_view word,
                text::Span span) {
  checking.complain(span,
                    fmt::format("`{}` stands between two sets, and here between {} and {}", word,
                                described(checking, checking.type(left)),
                                described(checking, checking.type(right))),
                    word == "in" ? "a date may be `in` a year, or `in last 12 months`" : "");
  return std::nullopt;
}

Part check_in(Checking& checking, const syntax::Relate& relate, text::Span span) {
  const Part left = check_part(checking, relate.left);
  const Part right = check_part(checking, relate.right);
  if (!left || !right) {
    return std::nullopt;
  }
  const Type one = checking.type(*left);
  const Type other = checking.type(*right);
  if (one == Type{ValueKind::date} && is_period(other)) {
    return checking.add(DayIn{*left, *right}, TestType{}, span);
  }
  if (!std::holds_alternative<SetType>(one) || !std::holds_alternative<SetType>(other)) {
    return wants_sets(checking, *left, *right, "in", span);
  }
  return check_may_share(checking, *left, *right, span)
             ? Part(checking.add(In{*left, *right}, TestType{}, span))
             : std::nullopt;
}

Part check_overlap(Checking& checking, const syntax::Relate& relate, text::Span span) {
  const Part left = check_part(checking, relate.left);
  const Part right = check_part(checking, relate.right);
  if (!left || !right) {
    return std::nullopt;
  }
  if (!std::holds_alternative<SetType>(checking.type(*left)) ||
      !std::holds_alternative<SetType>(checking.type(*right))) {
    return wants_sets(checking, *left, *right, "overlaps", span);
  }
  return check_may_share(checking, *left, *right, span)
             ? Part(checking.add(Overlap{*left, *right}, TestType{}, span))
             : std::nullopt;
}

// Whether a value is given can be asked of what a model writes, not of what is computed.
bool is_written(const Form& form) {
  return std::holds_alternative<AttributeOf>(form) || std::holds_alternative<CarriedValue>(form) ||
         std::holds_alternative<DayOf>(form);
}

SlotId bind(Checking& checking, const syntax::Name& name, const SetType& type) {
  if (const std::optional<SlotId> other = checking.named(name.word)) {
    checking.complain(name.span, fmt::format("`{}` is bound already", name.word),
                      "choose another name");
    const text::Span first = checking.name(*other).span;
    checking.diagnostics.back().related.push_back({.span = first, .text = "here"});
  }
  const SlotId slot = checking.add_name(name.word, type, name.span);
  checking.visible.push_back(slot);
  return slot;
}

std::string_view word(Quantifier which) {
  switch (which) {
    case Quantifier::all:
      return "all";
    case Quantifier::some:
      return "some";
    case Quantifier::no:
      return "no";
    case Quantifier::one:
      return "one";
  }
  return {};
}

void complain_of_unused(Checking& checking, const syntax::Quantify& quantify,
                        const std::vector<SlotId>& slots) {
  for (const SlotId slot : slots) {
    const Frame::Name name = checking.name(slot);
    if (name.used) {
      continue;
    }
    const bool has_short_form = slots.size() == 1 && quantify.which != Quantifier::all;
    checking.complain(name.span, fmt::format("`{}` is bound and not used", name.word),
                      has_short_form ? fmt::format("to ask how many there are, write `{} S`",
                                                   word(quantify.which))
                                     : "");
  }
}

}  // namespace

Part check(Checking& checking, const syntax::Relate& relate, text::Span span) {
  switch (relate.which) {
    case Relator::in:
      return check_in(checking, relate, span);
    case Relator::not_in:
      return negated(checking, check_in(checking, relate, span), span);
    case Relator::overlaps:
      return check_overlap(checking, relate, span);
    case Relator::equal:
    case Relator::unequal:
    case Relator::less:
    case Relator::at_most:
    case Relator::more:
    case Relator::at_least:
      return check_comparison(checking, relate, span);
  }
  return std::nullopt;
}

Part check(Checking& checking, const syntax::Connect& connect, text::Span span) {
  const Part left = check_test(checking, connect.left);
  const Part right = check_test(checking, connect.right);
  if (!left || !right) {
    return std::nullopt;
  }
  switch (connect.which) {
    case Connective::both:
      return checking.add(Both{*left, *right}, TestType{}, span);
    case Connective::either:
      return checking.add(Either{*left, *right}, TestType{}, span);
    case Connective::implies:
      return checking.add(Implies{*left, *right}, TestType{}, span);
  }
  return std::nullopt;
}

Part check(Checking& checking, const syntax::Negate& negate, text::Span span) {
  return negated(checking, check_test(checking, negate.test), span);
}

Part check(Checking& checking, const syntax::HowMany& how_many, text::Span span) {
  const Part part = check_part(checking, how_many.set);
  if (!part) {
    return std::nullopt;
  }
  const bool whether = how_many.which == Multiplicity::some || how_many.which == Multiplicity::no;
  if (!std::holds_alternative<SetType>(checking.type(*part)) &&
      !(whether && is_written(checking.into[*part].form))) {
    checking.complain(checking.into[*part].span,
                      fmt::format("how many there are is asked of a set, and this is {}",
                                  described(checking, checking.type(*part))));
    return std::nullopt;
  }
  return checking.add(HowMany{.which = how_many.which, .set = *part}, TestType{}, span);
}

Part check(Checking& checking, const syntax::Quantify& quantify, text::Span span) {
  const Part set = check_set(checking, quantify.set);
  const SetType type = set ? checking.set_type(*set) : SetType{};
  const std::size_t outside = checking.visible.size();
  std::vector<SlotId> slots;
  slots.reserve(quantify.names.size());
  for (const syntax::Name& name : quantify.names) {
    slots.push_back(bind(checking, name, type));
  }
  const Part test = check_test(checking, quantify.test);
  checking.visible.resize(outside);
  if (!test) {
    return std::nullopt;  // and the name may stand in what was wrong
  }
  complain_of_unused(checking, quantify, slots);
  if (!set) {
    return std::nullopt;
  }
  return checking.add(
      ForThose{.which = quantify.which, .slots = std::move(slots), .set = *set, .test = *test},
      TestType{}, span);
}

}  // namespace remit::language
