#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "language/cursor.hpp"
#include "language/syntax.hpp"
#include "language/words.hpp"

namespace remit::language {
namespace {

constexpr std::size_t most_names = 2;

struct RelatorSign {
  std::string_view sign;
  Relator relator{};
};

constexpr std::array<RelatorSign, 6> comparisons{{{"=", Relator::equal},
                                                  {"!=", Relator::unequal},
                                                  {"<=", Relator::at_most},
                                                  {">=", Relator::at_least},
                                                  {"<", Relator::less},
                                                  {">", Relator::more}}};

// Recursive descent, one function for each line of the grammar (see README.md).
class Parser {
 public:
  Parser(const SourceText& source, std::vector<text::Diagnostic>& diagnostics)
      : source_(source), cursor_(source, diagnostics) {}

  SyntaxTree whole_expression() {
    tree_.root = expression();
    cursor_.expect_end();
    return std::move(tree_);
  }

  NamedSet whole_named_set() {
    NamedSet result;
    result.names = names();
    if (!cursor_.accept_word("in")) {
      cursor_.fail("the name wants `in` and a set", "write `NAME in SET`");
    }
    tree_.root = operand();
    cursor_.expect_end();
    result.set = std::move(tree_);
    return result;
  }

 private:
  // -- Tests --------------------------------------------------------------------------------------

  // or [implies expression]
  SyntaxId expression() {
    const Level level(*this);
    const std::size_t begin = cursor_.here();
    const SyntaxId left = any_of();
    if (!cursor_.accept_word("implies")) {
      return left;
    }
    const SyntaxId right = expression();
    return add(syntax::Connect{.which = Connective::implies, .left = left, .right = right}, begin,
               {left, right});
  }

  // all {or all}
  SyntaxId any_of() {
    const std::size_t begin = cursor_.here();
    SyntaxId left = all_of();
    while (cursor_.accept_word("or")) {
      const SyntaxId right = all_of();
      left = add(syntax::Connect{.which = Connective::either, .left = left, .right = right}, begin,
                 {left, right});
    }
    return left;
  }

  // not {and not}
  SyntaxId all_of() {
    const std::size_t begin = cursor_.here();
    SyntaxId left = negation();
    cursor_.resume();
    while (cursor_.accept_word("and")) {
      const SyntaxId right = negation();
      cursor_.resume();
      left = add(syntax::Connect{.which = Connective::both, .left = left, .right = right}, begin,
                 {left, right});
    }
    return left;
  }

  // [not] test
  SyntaxId negation() {
    const Level level(*this);
    const std::size_t begin = cursor_.here();
    if (cursor_.accept_word("not")) {
      const SyntaxId test = negation();
      return add(syntax::Negate{.test = test}, begin, {test});
    }
    return test();
  }

  SyntaxId test() {
    if (const std::optional<Quantifier> which = quantifier()) {
      return quantified(*which);
    }
    const std::size_t begin = cursor_.here();
    if (const std::optional<Multiplicity> which = multiplicity()) {
      cursor_.step();
      const SyntaxId set = operand();
      return add(syntax::HowMany{.which = *which, .set = set}, begin, {set});
    }
    const SyntaxId left = operand();
    if (cursor_.accept_word("within")) {
      return within(left, begin);
    }
    const std::optional<Relator> relator = accept_relator();
    if (!relator) {
      return left;
    }
    const SyntaxId right = operand();
    return add(syntax::Relate{.which = *relator, .left = left, .right = right}, begin,
               {left, right});
  }

  // A name followed by `,` or `in` makes it a quantifier; else `some` begins "some S".
  [[nodiscard]] std::optional<Quantifier> quantifier() const {
    constexpr std::array<std::pair<std::string_view, Quantifier>, 4> words{
        {{"all", Quantifier::all},
         {"some", Quantifier::some},
         {"no", Quantifier::no},
         {"one", Quantifier::one}}};
    const auto* const found = std::find_if(words.begin(), words.end(), [&](const auto& word) {
      return cursor_.current().is(TokenKind::word, word.first);
    });
    if (found == words.end()) {
      return std::nullopt;
    }
    const Token& after = cursor_.token(2);
    const bool named = cursor_.token(1).kind == TokenKind::word &&
                       (after.is(TokenKind::word, "in") || after.is(TokenKind::symbol, ","));
    return named || found->second == Quantifier::all ? std::optional(found->second) : std::nullopt;
  }

  [[nodiscard]] std::optional<Multiplicity> multiplicity() const {
    constexpr std::array<std::pair<std::string_view, Multiplicity>, 4> words{
        {{"some", Multiplicity::some},
         {"no", Multiplicity::no},
         {"one", Multiplicity::one},
         {"lone", Multiplicity::lone}}};
    const auto* const found = std::find_if(words.begin(), words.end(), [&](const auto& word) {
      return cursor_.current().is(TokenKind::word, word.first);
    });
    return found == words.end() ? std::nullopt : std::optional(found->second);
  }

  // all NAME{, NAME} in SET: expression
  SyntaxId quantified(Quantifier which) {
    const std::size_t begin = cursor_.here();
    const std::string word = cursor_.current().text;
    cursor_.step();
    std::vector<syntax::Name> bound = names();
    if (!cursor_.accept_word("in")) {
      cursor_.fail(fmt::format("`{}` wants a name and a set", word),
                   fmt::format("write `{} x in SET: TEST`", word));
    }
    const SyntaxId set = operand();
    if (!cursor_.accept(":")) {
      cursor_.fail("a `:` and what is tested of each are missing",
                   fmt::format("write `{} x in SET: TEST`", word));
    }
    const SyntaxId test = expression();
    return add(
        syntax::Quantify{.which = which, .names = std::move(bound), .set = set, .test = test},
        begin, {set, test});
  }

  std::vector<syntax::Name> names() {
    std::vector<syntax::Name> found;
    do {
      const Token& name = cursor_.current();
      if (name.kind != TokenKind::word || is_joint(name.text)) {
        cursor_.fail("a name is missing", "");
        return found;
      }
      cursor_.step();
      add_name(name, found);
    } while (cursor_.accept(","));
    return found;
  }

  void add_name(const Token& token, std::vector<syntax::Name>& names) {
    syntax::Name name{.word = token.text, .span = cursor_.span(token)};
    if (is_reserved(name.word)) {
      cursor_.complain(
          fmt::format("`{}` is a word of the language and cannot be a name", name.word), name.span,
          "choose another name");
    }
    const auto twice = std::find_if(names.begin(), names.end(), [&](const syntax::Name& other) {
      return other.word == name.word;
    });
    if (twice != names.end()) {
      cursor_.complain(fmt::format("`{}` is named twice", name.word), name.span,
                       "two names stand for two that are not the same");
    } else if (names.size() == most_names) {
      cursor_.complain("more than two names are bound at once", name.span,
                       "bind the third by another `all` or `some` in the test");
    }
    names.push_back(std::move(name));
  }

  // D within LENGTH of E
  SyntaxId within(SyntaxId date, std::size_t begin) {
    const SyntaxId length = suffixed();
    if (!cursor_.accept_word("of")) {
      cursor_.fail("`within` wants a length of time, `of` and a date",
                   "write `D within 28 days of E`");
    }
    const SyntaxId of = operand();
    return add(syntax::Within{.date = date, .length = length, .of = of}, begin, {date, length, of});
  }

  std::optional<Relator> accept_relator() {
    if (cursor_.current().is(TokenKind::word, "not") &&
        cursor_.token(1).is(TokenKind::word, "in")) {
      cursor_.step();
      cursor_.step();
      return Relator::not_in;
    }
    if (cursor_.accept_word("in")) {
      return Relator::in;
    }
    if (cursor_.accept_word("overlaps")) {
      return Relator::overlaps;
    }
    for (const RelatorSign& comparison : comparisons) {
      if (cursor_.accept(comparison.sign)) {
        return comparison.relator;
      }
    }
    return std::nullopt;
  }

  // -- Sets and values ----------------------------------------------------------------------------

  // else {+ LENGTH | - LENGTH}
  SyntaxId operand() {
    const std::size_t begin = cursor_.here();
    SyntaxId left = otherwise();
    while (cursor_.current().is(TokenKind::symbol, "+") ||
           cursor_.current().is(TokenKind::symbol, "-")) {
      const bool back = cursor_.current().text == "-";
      cursor_.step();
      if (cursor_.current().kind == TokenKind::word && is_joint(cursor_.current().text) &&
          cursor_.current().text != "last") {
        cursor_.fail(fmt::format("a length of time is missing before `{}`", cursor_.current().text),
                     "a step that is repeated is written without a space: `x.part_of+`");
      }
      const SyntaxId length = suffixed();
      left =
          add(syntax::Shift{.date = left, .length = length, .back = back}, begin, {left, length});
    }
    return left;
  }

  SyntaxId combine(SetOperator which, SyntaxId left, SyntaxId right, std::size_t begin) {
    return add(syntax::Combine{.which = which, .left = left, .right = right}, begin, {left, right});
  }

  // union {else union}
  SyntaxId otherwise() {
    const std::size_t begin = cursor_.here();
    SyntaxId left = joined();
    while (cursor_.accept_word("else")) {
      left = combine(SetOperator::otherwise, left, joined(), begin);
    }
    return left;
  }

  // common {| common | except common}
  SyntaxId joined() {
    const std::size_t begin = cursor_.here();
    SyntaxId left = common();
    while (true) {
      if (cursor_.accept("|")) {
        left = combine(SetOperator::unite, left, common(), begin);
      } else if (cursor_.accept_word("except")) {
        left = combine(SetOperator::except, left, common(), begin);
      } else {
        return left;
      }
    }
  }

  // suffixed {& suffixed}
  SyntaxId common() {
    const std::size_t begin = cursor_.here();
    SyntaxId left = suffixed();
    while (cursor_.accept("&")) {
      left = combine(SetOperator::intersect, left, suffixed(), begin);
    }
    return left;
  }

  // last suffixed, or simple {. WORD [+ | *] | [ expression ]}
  SyntaxId suffixed() {
    const std::size_t begin = cursor_.here();
    if (cursor_.accept_word("last")) {
      const Level level(*this);
      const SyntaxId length = suffixed();
      return add(syntax::Last{.length = length}, begin, {length});
    }
    SyntaxId left = simple();
    while (true) {
      if (cursor_.current().is(TokenKind::symbol, ".")) {
        left = dot(left, begin);
      } else if (cursor_.current().is(TokenKind::symbol, "[")) {
        cursor_.open();
        const SyntaxId test = expression();
        cursor_.close();
        left = add(syntax::Such{.of = left, .test = test}, begin, {left, test});
      } else {
        return left;
      }
    }
  }

  SyntaxId dot(SyntaxId of, std::size_t begin) {
    cursor_.step();
    const Token& word = cursor_.current();
    if (word.kind != TokenKind::word || is_joint(word.text)) {
      cursor_.fail("a word is missing after the dot", "");
      return of;
    }
    cursor_.step();
    // Only a sign that touches the word belongs to it: "x.part_of+", but "x.from + 12 months".
    Repeat repeat = Repeat::once;
    if (cursor_.current().begin == word.end) {
      if (cursor_.accept("+")) {
        repeat = Repeat::at_least_once;
      } else if (cursor_.accept("*")) {
        repeat = Repeat::any_times;
      }
    }
    return add(
        syntax::Dot{.of = of, .word = word.text, .word_span = cursor_.span(word), .repeat = repeat},
        begin, {of});
  }

  SyntaxId simple() {
    const Token& first = cursor_.current();
    const std::size_t begin = cursor_.here();
    switch (first.kind) {
      case TokenKind::quoted:
        cursor_.step();
        return add(syntax::Quoted{.text = first.text}, begin, {});
      case TokenKind::number:
        cursor_.step();
        return add(syntax::Number{.value = first.number}, begin, {});
      case TokenKind::length:
        cursor_.step();
        return add(syntax::Length{.value = first.length}, begin, {});
      case TokenKind::word:
        if (!is_joint(first.text)) {
          cursor_.step();
          return cursor_.current().is(TokenKind::symbol, "(")
                     ? call(first, begin)
                     : add(syntax::Word{.text = first.text}, begin, {});
        }
        break;
      case TokenKind::symbol:
        if (first.text == "(") {
          return bracketed(begin);
        }
        break;
      case TokenKind::end:
        break;
    }
    return missing_operand();
  }

  SyntaxId call(const Token& word, std::size_t begin) {
    cursor_.open();
    syntax::Call result{.word = word.text, .word_span = cursor_.span(word)};
    do {
      result.arguments.push_back(operand());
    } while (cursor_.accept(","));
    cursor_.close();
    const std::vector<SyntaxId> arguments = result.arguments;
    return add(std::move(result), begin, arguments);
  }

  // ( expression [at operand] )
  SyntaxId bracketed(std::size_t begin) {
    cursor_.open();
    const SyntaxId inside = expression();
    if (!cursor_.accept_word("at")) {
      cursor_.close();
      return inside;
    }
    const SyntaxId date = operand();
    cursor_.close();
    return add(syntax::At{.of = inside, .date = date}, begin, {inside, date});
  }

  SyntaxId missing_operand() {
    const Token& found = cursor_.current();
    if (found.kind == TokenKind::end) {
      cursor_.fail(
          cursor_.at_start() ? "nothing is written here" : "a set or a value is missing at the end",
          "");
    } else {
      cursor_.fail(fmt::format("a set or a value is missing before `{}`", found.text), "");
    }
    return add(syntax::Word{}, cursor_.here(), {});
  }

  // Counts the functions that call themselves, so that no text exhausts the stack.
  class Level {
   public:
    explicit Level(Parser& parser) : parser_(parser) {
      if (++parser_.level_ > 2 * deepest && !parser_.cursor_.gave_up()) {
        parser_.cursor_.give_up();
      }
    }

    ~Level() { --parser_.level_; }

    Level(const Level&) = delete;
    Level(Level&&) = delete;
    Level& operator=(const Level&) = delete;
    Level& operator=(Level&&) = delete;

   private:
    Parser& parser_;
  };

  // -- The tree -----------------------------------------------------------------------------------

  SyntaxId add(SyntaxForm form, std::size_t begin, const std::vector<SyntaxId>& parts) {
    unsigned depth = 0;
    for (const SyntaxId part : parts) {
      depth = std::max(depth, depths_[static_cast<std::size_t>(part)]);
    }
    if (++depth > deepest && !cursor_.gave_up()) {
      cursor_.give_up();
    }
    depths_.push_back(depth);
    tree_.nodes.push_back({.form = std::move(form),
                           .span = source_.span(begin, std::max(begin, cursor_.end_of_last()))});
    return static_cast<SyntaxId>(tree_.nodes.size() - 1);
  }

  const SourceText& source_;
  Cursor cursor_;
  SyntaxTree tree_{};
  std::vector<unsigned> depths_{};  // of each node
  unsigned level_ = 0;
};

// Reads with one of the parser's functions; nothing if anything is wrong.
template <typename Read>
auto read(const SourceText& source, std::vector<text::Diagnostic>& diagnostics, Read function)
    -> std::optional<decltype(function(std::declval<Parser&>()))> {
  if (source.text.size() > longest_text) {
    diagnostics.push_back(
        {.code = text::Code::bad_rule,
         .message = fmt::format("an expression of more than {} characters", longest_text),
         .primary = text::Label{.span = source.span(longest_text, source.text.size()), .text = {}},
         .help = "give a part of it a name, in `let` or in a definition"});
    return std::nullopt;
  }
  const std::size_t before = diagnostics.size();
  Parser parser(source, diagnostics);
  auto result = function(parser);
  return diagnostics.size() == before ? std::optional(std::move(result)) : std::nullopt;
}

}  // namespace

std::optional<SyntaxTree> parse(const SourceText& source,
                                std::vector<text::Diagnostic>& diagnostics) {
  return read(source, diagnostics, [](Parser& parser) { return parser.whole_expression(); });
}

std::optional<NamedSet> parse_named_set(const SourceText& source,
                                        std::vector<text::Diagnostic>& diagnostics) {
  return read(source, diagnostics, [](Parser& parser) { return parser.whole_named_set(); });
}

}  // namespace remit::language
