// Sets made of others: closures, those of which a test holds, unions, another day.

#include <utility>

#include <fmt/format.h>

#include "language/checking.hpp"

namespace remit::language {
namespace {

// What one step along `word` leads to; none if it leads to no set of things. Empty: nowhere.
std::optional<SetType> step_type(const Checking& checking, const SetType& from,
                                 std::string_view word) {
  SetType reached;
  for (const Meaning& step : asked_of(checking.dictionary, from, word, {})) {
    const auto* type = std::get_if<SetType>(&step.type);
    if (type == nullptr || type->links) {
      return std::nullopt;
    }
    reached = unite(checking.words, reached, *type);
  }
  return reached;
}

// All that any number of steps leads to, beginning with what the first one leads to.
SetType all_reached(const Checking& checking, SetType first, std::string_view word) {
  for (SetType before; !(before == first);) {
    before = first;
    first = unite(checking.words, first, step_type(checking, before, word).value_or(SetType{}));
  }
  return first;
}

Part check_both(Checking& checking, const syntax::Combine& combine, ExprId left, ExprId right,
                text::Span span) {
  const SetType one = checking.set_type(left);
  const SetType other = checking.set_type(right);
  switch (combine.which) {
    case SetOperator::unite:
    case SetOperator::otherwise:
      if (one.links != other.links) {
        checking.complain(
            span, fmt::format("{} and {} do not go into one set", in_words(checking.words, one),
                              in_words(checking.words, other)));
        return std::nullopt;
      }
      return combine.which == SetOperator::unite
                 ? checking.add(Unite{left, right}, unite(checking.words, one, other), span)
                 : checking.add(Else{left, right}, unite(checking.words, one, other), span);
    case SetOperator::intersect:
      if (!check_may_share(checking, left, right, span)) {
        return std::nullopt;
      }
      return checking.add(Intersect{left, right}, intersect(checking.words, one, other), span);
    case SetOperator::except:
      if (!check_may_share(checking, left, right, span)) {
        return std::nullopt;
      }
      return checking.add(Except{left, right}, one, span);
  }
  return std::nullopt;
}

}  // namespace

bool check_may_share(Checking& checking, ExprId left, ExprId right, text::Span span) {
  const SetType one = checking.set_type(left);
  const SetType other = checking.set_type(right);
  if (may_share(checking.words, one, other)) {
    return true;
  }
  checking.complain(span,
                    fmt::format("nothing can be in both: one side is {}, the other {}",
                                in_words(checking.words, one), in_words(checking.words, other)));
  return false;
}

Part check_closure(Checking& checking, const syntax::Dot& dot, text::Span span) {
  const Part set = check_set(checking, dot.of);
  if (!set) {
    return std::nullopt;
  }
  const SetType start = checking.set_type(*set);
  const std::string_view sign = dot.repeat == Repeat::at_least_once ? "+" : "*";
  const std::optional<SetType> first = step_type(checking, start, dot.word);
  if (!first) {
    checking.complain(dot.word_span,
                      fmt::format("`{}` leads to nothing that it could be asked of again, so it "
                                  "has no `{}`",
                                  dot.word, sign));
    return std::nullopt;
  }
  if (is_unknown(*first)) {
    if (asked_of(checking.dictionary, start, dot.word, {}).empty()) {
      complain_of_asked(checking, start, dot.word, dot.word_span);
    }
    return std::nullopt;
  }
  if (asked_of(checking.dictionary, *first, dot.word, {}).empty()) {
    checking.complain(dot.word_span,
                      fmt::format("`{}` leads to {}, of which it cannot be asked again", dot.word,
                                  in_words(checking.words, *first)),
                      fmt::format("leave out the `{}`", sign));
    return std::nullopt;
  }
  const SetType reached = all_reached(checking, *first, dot.word);
  const SetType through_type = unite(checking.words, start, reached);
  const SlotId through = checking.add_name({}, through_type, span);
  const ExprId bound = checking.add(Bound{through}, through_type, span);
  const Part step = ask(checking, bound, dot.word, dot.word_span, span);
  if (!step) {
    return std::nullopt;
  }
  const bool reflexive = dot.repeat == Repeat::any_times;
  return checking.add(
      Closure{.set = *set, .through = through, .step = *step, .reflexive = reflexive},
      reflexive ? through_type : reached, span);
}

Part check(Checking& checking, const syntax::Such& such, text::Span span) {
  const Part set = check_set(checking, such.of);
  // Of an unknown set nothing is known of the element either, and little is complained of.
  const SetType type = set ? checking.set_type(*set) : SetType{};
  const SlotId slot = checking.add_name({}, type, span);
  const std::optional<SlotId> outer = std::exchange(checking.element, slot);
  const Part test = check_test(checking, such.test);
  checking.element = outer;
  if (!set || !test) {
    return std::nullopt;
  }
  return checking.add(Such{.set = *set, .slot = slot, .test = *test}, type, span);
}

Part check(Checking& checking, const syntax::Combine& combine, text::Span span) {
  const Part left = check_set(checking, combine.left);
  const Part right = check_set(checking, combine.right);
  return left && right ? check_both(checking, combine, *left, *right, span) : std::nullopt;
}

Part check(Checking& checking, const syntax::At& at, text::Span span) {
  const Part set = check_set(checking, at.of);
  const Part date = check_value(checking, at.date, ValueKind::date);
  if (!set || !date) {
    return std::nullopt;
  }
  return checking.add(AsAt{*set, *date}, checking.set_type(*set), span);
}

}  // namespace remit::language
