#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "language/syntax.hpp"

namespace remit::language {
namespace {

// How tightly a form binds: a part that binds less than its place wants is put in brackets.
enum class Tightness : std::uint8_t {
  implication,
  disjunction,
  conjunction,
  negation,
  test,
  shift,
  otherwise,
  unite,
  intersect,
  last,
  simple
};

// A quantifier's test runs as far as it can: where more follows, it too needs brackets.
enum class Follows : bool { nothing, more };

// Never with an exponent, which the language does not have.
std::string number(double value) {
  std::string written = fmt::format("{}", value);
  if (written.find('e') != std::string::npos) {
    written = fmt::format("{:.14f}", value);
    written.erase(written.find_last_not_of('0') + 1);
  }
  return written;
}

std::string_view sign(SetOperator which) {
  switch (which) {
    case SetOperator::unite:
      return "|";
    case SetOperator::intersect:
      return "&";
    case SetOperator::except:
      return "except";
    case SetOperator::otherwise:
      return "else";
  }
  return {};
}

std::string_view sign(Relator which) {
  switch (which) {
    case Relator::in:
      return "in";
    case Relator::not_in:
      return "not in";
    case Relator::overlaps:
      return "overlaps";
    case Relator::equal:
      return "=";
    case Relator::unequal:
      return "!=";
    case Relator::less:
      return "<";
    case Relator::at_most:
      return "<=";
    case Relator::more:
      return ">";
    case Relator::at_least:
      return ">=";
  }
  return {};
}

std::string_view sign(Connective which) {
  switch (which) {
    case Connective::both:
      return "and";
    case Connective::either:
      return "or";
    case Connective::implies:
      return "implies";
  }
  return {};
}

std::string_view sign(Multiplicity which) {
  switch (which) {
    case Multiplicity::some:
      return "some";
    case Multiplicity::no:
      return "no";
    case Multiplicity::one:
      return "one";
    case Multiplicity::lone:
      return "lone";
  }
  return {};
}

std::string_view sign(Quantifier which) {
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

std::string_view sign(Repeat which) {
  switch (which) {
    case Repeat::once:
      return "";
    case Repeat::at_least_once:
      return "+";
    case Repeat::any_times:
      return "*";
  }
  return {};
}

Tightness tightness(SetOperator which) {
  switch (which) {
    case SetOperator::unite:
    case SetOperator::except:
      return Tightness::unite;
    case SetOperator::intersect:
      return Tightness::intersect;
    case SetOperator::otherwise:
      return Tightness::otherwise;
  }
  return {};
}

Tightness tightness(Connective which) {
  switch (which) {
    case Connective::both:
      return Tightness::conjunction;
    case Connective::either:
      return Tightness::disjunction;
    case Connective::implies:
      return Tightness::implication;
  }
  return {};
}

Tightness tighter(Tightness than) {
  return static_cast<Tightness>(static_cast<int>(than) + 1);
}

Tightness tightness(const SyntaxForm& form) {
  return std::visit(Visit{
                        [](const syntax::Word&) { return Tightness::simple; },
                        [](const syntax::Quoted&) { return Tightness::simple; },
                        [](const syntax::Number&) { return Tightness::simple; },
                        [](const syntax::Length&) { return Tightness::simple; },
                        [](const syntax::Dot&) { return Tightness::simple; },
                        [](const syntax::Such&) { return Tightness::simple; },
                        [](const syntax::Combine& combine) { return tightness(combine.which); },
                        [](const syntax::Relate&) { return Tightness::test; },
                        [](const syntax::Connect& connect) { return tightness(connect.which); },
                        [](const syntax::Negate&) { return Tightness::negation; },
                        [](const syntax::HowMany&) { return Tightness::test; },
                        [](const syntax::Quantify&) { return Tightness::test; },
                        [](const syntax::Call&) { return Tightness::simple; },
                        [](const syntax::At&) { return Tightness::simple; },
                        [](const syntax::Shift&) { return Tightness::shift; },
                        [](const syntax::Last&) { return Tightness::last; },
                        [](const syntax::Within&) { return Tightness::test; },
                    },
                    form);
}

class Printer {
 public:
  explicit Printer(const SyntaxTree& tree) : tree_(tree) {}

  [[nodiscard]] std::string whole() const { return part(tree_.root, {}, Follows::nothing); }

 private:
  [[nodiscard]] std::string part(SyntaxId id, Tightness wanted, Follows follows) const {
    const SyntaxForm& form = tree_[id].form;
    const bool open = std::holds_alternative<syntax::Quantify>(form) && follows == Follows::more;
    if (open || tightness(form) < wanted) {
      return fmt::format("({})", bare(form, Follows::nothing));
    }
    return bare(form, follows);
  }

  [[nodiscard]] std::string bare(const SyntaxForm& form, Follows follows) const {
    return std::visit(Visit{[&](const syntax::Connect& connect) { return print(connect, follows); },
                            [&](const syntax::Negate& negate) {
                              return "not " + part(negate.test, Tightness::negation, follows);
                            },
                            [&](const auto& other) { return print(other); }},
                      form);
  }

  [[nodiscard]] std::string operand(SyntaxId id, Tightness wanted) const {
    return part(id, wanted, Follows::nothing);
  }

  [[nodiscard]] std::string print(const syntax::Connect& connect, Follows follows) const {
    const Tightness own = tightness(connect.which);
    const bool right_first = connect.which == Connective::implies;
    return fmt::format(
        "{} {} {}", part(connect.left, right_first ? tighter(own) : own, Follows::more),
        sign(connect.which), part(connect.right, right_first ? own : tighter(own), follows));
  }

  [[nodiscard]] static std::string print(const syntax::Word& word) { return word.text; }

  [[nodiscard]] static std::string print(const syntax::Quoted& quoted) {
    return fmt::format("\"{}\"", quoted.text);
  }

  [[nodiscard]] static std::string print(const syntax::Number& written) {
    return number(written.value);
  }

  [[nodiscard]] static std::string print(const syntax::Length& length) {
    return calendar::print(length.value);
  }

  [[nodiscard]] std::string print(const syntax::Dot& dot) const {
    return fmt::format("{}.{}{}", operand(dot.of, Tightness::simple), dot.word, sign(dot.repeat));
  }

  [[nodiscard]] std::string print(const syntax::Such& such) const {
    return fmt::format("{}[{}]", operand(such.of, Tightness::simple), operand(such.test, {}));
  }

  [[nodiscard]] std::string print(const syntax::Combine& combine) const {
    const Tightness own = tightness(combine.which);
    return fmt::format("{} {} {}", operand(combine.left, own), sign(combine.which),
                       operand(combine.right, tighter(own)));
  }

  [[nodiscard]] std::string print(const syntax::Relate& relate) const {
    return fmt::format("{} {} {}", operand(relate.left, Tightness::shift), sign(relate.which),
                       operand(relate.right, Tightness::shift));
  }

  [[nodiscard]] std::string print(const syntax::HowMany& how_many) const {
    return fmt::format("{} {}", sign(how_many.which), operand(how_many.set, Tightness::shift));
  }

  [[nodiscard]] std::string print(const syntax::Quantify& quantify) const {
    std::string names;
    for (const syntax::Name& name : quantify.names) {
      names += (names.empty() ? "" : ", ") + name.word;
    }
    return fmt::format("{} {} in {}: {}", sign(quantify.which), names,
                       operand(quantify.set, Tightness::shift), operand(quantify.test, {}));
  }

  [[nodiscard]] std::string print(const syntax::Call& call) const {
    std::string arguments;
    for (const SyntaxId argument : call.arguments) {
      arguments += (arguments.empty() ? "" : ", ") + operand(argument, Tightness::shift);
    }
    return fmt::format("{}({})", call.word, arguments);
  }

  [[nodiscard]] std::string print(const syntax::At& at) const {
    return fmt::format("({} at {})", operand(at.of, {}), operand(at.date, Tightness::shift));
  }

  [[nodiscard]] std::string print(const syntax::Shift& shift) const {
    return fmt::format("{} {} {}", operand(shift.date, Tightness::shift), shift.back ? "-" : "+",
                       operand(shift.length, Tightness::last));
  }

  [[nodiscard]] std::string print(const syntax::Last& last) const {
    return "last " + operand(last.length, Tightness::last);
  }

  [[nodiscard]] std::string print(const syntax::Within& within) const {
    return fmt::format("{} within {} of {}", operand(within.date, Tightness::shift),
                       operand(within.length, Tightness::last),
                       operand(within.of, Tightness::shift));
  }

  const SyntaxTree& tree_;
};

}  // namespace

std::string print(const SyntaxTree& tree) {
  return Printer(tree).whole();
}

}  // namespace remit::language
