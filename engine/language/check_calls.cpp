// What is written with brackets: count(S), max(a, b), ever(x.r), chokepoints(x.r, S).

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "language/checking.hpp"
#include "text/spelling.hpp"

namespace remit::language {
namespace {

using CheckCall = Part (*)(Checking&, const syntax::Call&, text::Span);

struct Function {
  std::string_view word;
  std::size_t arguments = 0;
  std::string_view written;
  CheckCall check = nullptr;
};

Part check_count(Checking& checking, const syntax::Call& call, text::Span span) {
  const Part set = check_set(checking, call.arguments[0]);
  return set ? Part(checking.add(Count{*set}, ValueKind::number, span)) : std::nullopt;
}

Part check_extreme(Checking& checking, const syntax::Call& call, text::Span span) {
  const Part left = check_value(checking, call.arguments[0], ValueKind::number);
  const Part right = check_value(checking, call.arguments[1], ValueKind::number);
  if (!left || !right) {
    return std::nullopt;
  }
  return checking.add(Extreme{.greatest = call.word == "max", .left = *left, .right = *right},
                      ValueKind::number, span);
}

// The step of an argument "x.r"; what is written in its place otherwise is reported.
std::optional<Join> check_step(Checking& checking, const syntax::Call& call) {
  const Part part = check_set(checking, call.arguments[0]);
  if (!part) {
    return std::nullopt;
  }
  if (const auto* join = std::get_if<Join>(&checking.into[*part].form)) {
    return *join;
  }
  checking.complain(checking.into[*part].span,
                    fmt::format("`{}` wants one step along a relation", call.word),
                    "write `x.r`, where models write `r`");
  return std::nullopt;
}

Part check_past(Checking& checking, const syntax::Call& call, text::Span span) {
  const std::optional<Join> step = check_step(checking, call);
  if (!step) {
    return std::nullopt;
  }
  const PastOf which = call.word == "ever"     ? PastOf::ever
                       : call.word == "former" ? PastOf::former
                                               : PastOf::lapsed;
  // The join was added last, and has the type of what it leads to.
  const SetType type = std::get<SetType>(checking.into.all.back().type);
  return checking.add(Past{.which = which, .set = step->set, .along = step->along}, type, span);
}

Part check_graph(Checking& checking, const syntax::Call& call, text::Span span) {
  const std::optional<Join> step = check_step(checking, call);
  const SetType reached = step ? std::get<SetType>(checking.into.all.back().type) : SetType{};
  Part goal;
  if (call.arguments.size() == 2) {
    goal = check_set(checking, call.arguments[1]);
    if (!goal) {
      return std::nullopt;
    }
  }
  if (!step) {
    return std::nullopt;
  }
  const GraphSet which = call.word == "chokepoints"  ? GraphSet::chokepoints
                         : call.word == "cut_points" ? GraphSet::cut_points
                                                     : GraphSet::line;
  return checking.add(InGraph{.which = which, .set = step->set, .along = step->along, .goal = goal},
                      unite(checking.words, checking.set_type(step->set), reached), span);
}

bool cites(const Checking& checking, ExprId id) {
  const auto* attribute = std::get_if<AttributeOf>(&checking.into[id].form);
  return attribute != nullptr &&
         checking.words[attribute->attribute].type == vocabulary::ValueType::citation;
}

Part check_founds(Checking& checking, const syntax::Call& call, text::Span span) {
  const Part value = check_part(checking, call.arguments[0]);
  const Part set = check_set(checking, call.arguments[1]);
  if (value && !cites(checking, *value)) {
    const text::Span where = checking.into[*value].span;
    checking.complain(where, "`founds` wants provisions that are cited, and this is none");
    return std::nullopt;
  }
  if (!value || !set) {
    return std::nullopt;
  }
  return checking.add(Founds{.value = *value, .set = *set}, TestType{}, span);
}

constexpr std::array<Function, 10> functions{{
    {"count", 1, "count(S)", check_count},
    {"max", 2, "max(a, b)", check_extreme},
    {"min", 2, "min(a, b)", check_extreme},
    {"ever", 1, "ever(x.r)", check_past},
    {"former", 1, "former(x.r)", check_past},
    {"lapsed", 1, "lapsed(x.r)", check_past},
    {"chokepoints", 2, "chokepoints(x.r, S)", check_graph},
    {"cut_points", 1, "cut_points(x.r)", check_graph},
    {"line", 2, "line(x.r, S)", check_graph},
    {"founds", 2, "founds(x.legal_basis, x)", check_founds},
}};

}  // namespace

Part check(Checking& checking, const syntax::Call& call, text::Span span) {
  const auto* const function =
      std::find_if(functions.begin(), functions.end(),
                   [&](const Function& known) { return known.word == call.word; });
  if (function == functions.end()) {
    std::vector<std::string_view> candidates;
    candidates.reserve(functions.size());
    for (const Function& known : functions) {
      candidates.push_back(known.word);
    }
    checking.complain(call.word_span,
                      fmt::format("`{}` is nothing that is written with brackets", call.word),
                      text::did_you_mean(call.word, candidates));
    return std::nullopt;
  }
  if (call.arguments.size() != function->arguments) {
    checking.complain(
        span,
        fmt::format("`{}` wants {} in its brackets, not {}", call.word,
                    function->arguments == 1 ? "one thing" : "two things", call.arguments.size()),
        fmt::format("write `{}`", function->written));
    return std::nullopt;
  }
  return function->check(checking, call, span);
}

}  // namespace remit::language
