#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

#include <fmt/format.h>

#include "language/lexer.hpp"
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

// Recursive descent, one function for each line of the grammar (see README.md). After an error it
// says nothing more until it has found where sense resumes: a word like `and`, or a closing
// bracket.
class Parser {
 public:
  Parser(const SourceText& source, std::vector<text::Diagnostic>& diagnostics)
      : source_(source), diagnostics_(diagnostics), tokens_(tokens_of(source, diagnostics)) {}

  SyntaxTree whole_expression() {
    tree_.root = expression();
    expect_end();
    return std::move(tree_);
  }

  NamedSet whole_named_set() {
    NamedSet result;
    result.names = names();
    if (!accept_word("in")) {
      fail("the name wants `in` and a set", "write `NAME in SET`");
    }
    tree_.root = operand();
    expect_end();
    result.set = std::move(tree_);
    return result;
  }

 private:
  // -- Tests --------------------------------------------------------------------------------------

  // or [implies expression]
  SyntaxId expression() {
    const Level level(*this);
    const std::size_t begin = here();
    const SyntaxId left = any_of();
    if (!accept_word("implies")) {
      return left;
    }
    const SyntaxId right = expression();
    return add(syntax::Connect{.which = Connective::implies, .left = left, .right = right}, begin,
               {left, right});
  }

  // all {or all}
  SyntaxId any_of() {
    const std::size_t begin = here();
    SyntaxId left = all_of();
    while (accept_word("or")) {
      const SyntaxId right = all_of();
      left = add(syntax::Connect{.which = Connective::either, .left = left, .right = right}, begin,
                 {left, right});
    }
    return left;
  }

  // not {and not}
  SyntaxId all_of() {
    const std::size_t begin = here();
    SyntaxId left = negation();
    resume();
    while (accept_word("and")) {
      const SyntaxId right = negation();
      resume();
      left = add(syntax::Connect{.which = Connective::both, .left = left, .right = right}, begin,
                 {left, right});
    }
    return left;
  }

  // [not] test
  SyntaxId negation() {
    const Level level(*this);
    const std::size_t begin = here();
    if (accept_word("not")) {
      const SyntaxId test = negation();
      return add(syntax::Negate{.test = test}, begin, {test});
    }
    return test();
  }

  SyntaxId test() {
    if (const std::optional<Quantifier> which = quantifier()) {
      return quantified(*which);
    }
    const std::size_t begin = here();
    if (const std::optional<Multiplicity> which = multiplicity()) {
      ++at_;
      const SyntaxId set = operand();
      return add(syntax::HowMany{.which = *which, .set = set}, begin, {set});
    }
    const SyntaxId left = operand();
    if (accept_word("within")) {
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
      return current().is(TokenKind::word, word.first);
    });
    if (found == words.end()) {
      return std::nullopt;
    }
    const Token& after = token(2);
    const bool named = token(1).kind == TokenKind::word &&
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
      return current().is(TokenKind::word, word.first);
    });
    return found == words.end() ? std::nullopt : std::optional(found->second);
  }

  // all NAME{, NAME} in SET: expression
  SyntaxId quantified(Quantifier which) {
    const std::size_t begin = here();
    const std::string word = current().text;
    ++at_;
    std::vector<syntax::Name> bound = names();
    if (!accept_word("in")) {
      fail(fmt::format("`{}` wants a name and a set", word),
           fmt::format("write `{} x in SET: TEST`", word));
    }
    const SyntaxId set = operand();
    if (!accept(":")) {
      fail("a `:` and what is tested of each are missing",
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
      const Token& name = current();
      if (name.kind != TokenKind::word || is_joint(name.text)) {
        fail("a name is missing", "");
        return found;
      }
      ++at_;
      add_name(name, found);
    } while (accept(","));
    return found;
  }

  void add_name(const Token& token, std::vector<syntax::Name>& names) {
    syntax::Name name{.word = token.text, .span = span(token)};
    if (is_reserved(name.word)) {
      complain(fmt::format("`{}` is a word of the language and cannot be a name", name.word),
               name.span, "choose another name");
    }
    const auto twice = std::find_if(names.begin(), names.end(), [&](const syntax::Name& other) {
      return other.word == name.word;
    });
    if (twice != names.end()) {
      complain(fmt::format("`{}` is named twice", name.word), name.span,
               "two names stand for two that are not the same");
    } else if (names.size() == most_names) {
      complain("more than two names are bound at once", name.span,
               "bind the third by another `all` or `some` in the test");
    }
    names.push_back(std::move(name));
  }

  // D within LENGTH of E
  SyntaxId within(SyntaxId date, std::size_t begin) {
    const SyntaxId length = suffixed();
    if (!accept_word("of")) {
      fail("`within` wants a length of time, `of` and a date", "write `D within 28 days of E`");
    }
    const SyntaxId of = operand();
    return add(syntax::Within{.date = date, .length = length, .of = of}, begin, {date, length, of});
  }

  std::optional<Relator> accept_relator() {
    if (current().is(TokenKind::word, "not") && token(1).is(TokenKind::word, "in")) {
      at_ += 2;
      return Relator::not_in;
    }
    if (accept_word("in")) {
      return Relator::in;
    }
    if (accept_word("overlaps")) {
      return Relator::overlaps;
    }
    for (const RelatorSign& comparison : comparisons) {
      if (accept(comparison.sign)) {
        return comparison.relator;
      }
    }
    return std::nullopt;
  }

  // -- Sets and values ----------------------------------------------------------------------------

  // else {+ LENGTH | - LENGTH}
  SyntaxId operand() {
    const std::size_t begin = here();
    SyntaxId left = otherwise();
    while (current().is(TokenKind::symbol, "+") || current().is(TokenKind::symbol, "-")) {
      const bool back = current().text == "-";
      ++at_;
      if (current().kind == TokenKind::word && is_joint(current().text) &&
          current().text != "last") {
        fail(fmt::format("a length of time is missing before `{}`", current().text),
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
    const std::size_t begin = here();
    SyntaxId left = joined();
    while (accept_word("else")) {
      left = combine(SetOperator::otherwise, left, joined(), begin);
    }
    return left;
  }

  // common {| common | except common}
  SyntaxId joined() {
    const std::size_t begin = here();
    SyntaxId left = common();
    while (true) {
      if (accept("|")) {
        left = combine(SetOperator::unite, left, common(), begin);
      } else if (accept_word("except")) {
        left = combine(SetOperator::except, left, common(), begin);
      } else {
        return left;
      }
    }
  }

  // suffixed {& suffixed}
  SyntaxId common() {
    const std::size_t begin = here();
    SyntaxId left = suffixed();
    while (accept("&")) {
      left = combine(SetOperator::intersect, left, suffixed(), begin);
    }
    return left;
  }

  // last suffixed, or simple {. WORD [+ | *] | [ expression ]}
  SyntaxId suffixed() {
    const std::size_t begin = here();
    if (accept_word("last")) {
      const Level level(*this);
      const SyntaxId length = suffixed();
      return add(syntax::Last{.length = length}, begin, {length});
    }
    SyntaxId left = simple();
    while (true) {
      if (current().is(TokenKind::symbol, ".")) {
        left = dot(left, begin);
      } else if (current().is(TokenKind::symbol, "[")) {
        open();
        const SyntaxId test = expression();
        close();
        left = add(syntax::Such{.of = left, .test = test}, begin, {left, test});
      } else {
        return left;
      }
    }
  }

  SyntaxId dot(SyntaxId of, std::size_t begin) {
    ++at_;
    const Token& word = current();
    if (word.kind != TokenKind::word || is_joint(word.text)) {
      fail("a word is missing after the dot", "");
      return of;
    }
    ++at_;
    // Only a sign that touches the word belongs to it: "x.part_of+", but "x.from + 12 months".
    Repeat repeat = Repeat::once;
    if (current().begin == word.end) {
      if (accept("+")) {
        repeat = Repeat::at_least_once;
      } else if (accept("*")) {
        repeat = Repeat::any_times;
      }
    }
    return add(syntax::Dot{.of = of, .word = word.text, .word_span = span(word), .repeat = repeat},
               begin, {of});
  }

  SyntaxId simple() {
    const Token& first = current();
    const std::size_t begin = here();
    switch (first.kind) {
      case TokenKind::quoted:
        ++at_;
        return add(syntax::Quoted{.text = first.text}, begin, {});
      case TokenKind::number:
        ++at_;
        return add(syntax::Number{.value = first.number}, begin, {});
      case TokenKind::length:
        ++at_;
        return add(syntax::Length{.value = first.length}, begin, {});
      case TokenKind::word:
        if (!is_joint(first.text)) {
          ++at_;
          return current().is(TokenKind::symbol, "(")
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
    open();
    syntax::Call result{.word = word.text, .word_span = span(word)};
    do {
      result.arguments.push_back(operand());
    } while (accept(","));
    close();
    const std::vector<SyntaxId> arguments = result.arguments;
    return add(std::move(result), begin, arguments);
  }

  // ( expression [at operand] )
  SyntaxId bracketed(std::size_t begin) {
    open();
    const SyntaxId inside = expression();
    if (!accept_word("at")) {
      close();
      return inside;
    }
    const SyntaxId date = operand();
    close();
    return add(syntax::At{.of = inside, .date = date}, begin, {inside, date});
  }

  SyntaxId missing_operand() {
    const Token& found = current();
    if (found.kind == TokenKind::end) {
      fail(at_ == 0 ? "nothing is written here" : "a set or a value is missing at the end", "");
    } else {
      fail(fmt::format("a set or a value is missing before `{}`", found.text), "");
    }
    return add(syntax::Word{}, here(), {});
  }

  // -- Tokens -------------------------------------------------------------------------------------

  [[nodiscard]] const Token& token(std::size_t ahead) const {
    return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
  }

  [[nodiscard]] const Token& current() const { return token(0); }

  [[nodiscard]] std::size_t here() const { return current().begin; }

  bool accept(std::string_view symbol) {
    const bool found = !lost_ && current().is(TokenKind::symbol, symbol);
    at_ += found ? 1 : 0;
    return found;
  }

  bool accept_word(std::string_view word) {
    const bool found = !lost_ && current().is(TokenKind::word, word);
    at_ += found ? 1 : 0;
    return found;
  }

  void open() { open_.push_back(at_++); }

  // The bracket that was opened last ends here.
  void close() {
    skip_to([] { return false; });
    const Token& opening = tokens_[open_.back()];
    const std::string_view bracket = closing(opening);
    open_.pop_back();
    if (accept(bracket) || lost_) {
      return;
    }
    if (!closes(current()) && current().kind != TokenKind::end) {
      fail(fmt::format("`{}` does not belong here", current().text), help_for(current()));
      open_.push_back(static_cast<std::size_t>(&opening - tokens_.data()));
      skip_to([] { return false; });
      open_.pop_back();
      accept(bracket);
      return;
    }
    if (closes(current()) && !closes_one(current())) {
      complain(fmt::format("the bracket `{}` is closed by `{}`", opening.text, current().text),
               span(current()), fmt::format("write `{}`", bracket));
      ++at_;
      return;
    }
    complain(fmt::format("the bracket `{}` is not closed", opening.text), span(opening),
             fmt::format("write `{}` where it ends", bracket));
    lost_ = current().kind == TokenKind::end;
  }

  [[nodiscard]] static bool opens(const Token& token) {
    return token.is(TokenKind::symbol, "(") || token.is(TokenKind::symbol, "[");
  }

  [[nodiscard]] static bool closes(const Token& token) {
    return token.is(TokenKind::symbol, ")") || token.is(TokenKind::symbol, "]");
  }

  [[nodiscard]] static std::string_view closing(const Token& opening) {
    return opening.text == "(" ? ")" : "]";
  }

  // True when it closes one of the brackets that are open.
  [[nodiscard]] bool closes_one(const Token& token) const {
    return closes(token) && std::any_of(open_.begin(), open_.end(), [&](std::size_t opening) {
             return closing(tokens_[opening]) == token.text;
           });
  }

  void expect_end() {
    if (current().kind != TokenKind::end) {
      fail(fmt::format("`{}` does not belong here", current().text), help_for(current()));
    }
  }

  [[nodiscard]] static std::string help_for(const Token& token) {
    if (token.text == "at") {
      return "put the set and its date in brackets of their own: `(S at DATE)`";
    }
    if (token.text == "*") {
      return "no space stands before the `*` of `x.part_of*`, and only a relation has one";
    }
    return token.kind == TokenKind::word ? "is an `and`, an `or` or an operator missing before it?"
                                         : std::string();
  }

  // -- Errors -------------------------------------------------------------------------------------

  // What cannot be read ends where a test may begin again, or with its brackets.
  void resume() {
    skip_to([&] {
      return std::any_of(resuming.begin(), resuming.end(), [&](std::string_view word) {
        return current().is(TokenKind::word, word);
      });
    });
  }

  // After an error: to a token that will do, but not out of the brackets at hand. What closes only
  // brackets further out is left to them.
  template <typename Test>
  void skip_to(Test found) {
    if (!lost_) {
      return;
    }
    for (unsigned depth = 0; current().kind != TokenKind::end; ++at_) {
      if (depth == 0 && (closes_one(current()) || found())) {
        const bool innermost =
            !closes(current()) || closing(tokens_[open_.back()]) == current().text;
        lost_ = too_deep_ || !innermost;
        return;
      }
      if (opens(current())) {
        ++depth;
      } else if (closes(current()) && depth > 0) {
        --depth;
      }
    }
  }

  void fail(std::string message, std::string help) {
    if (!lost_ && !current().after_stranger) {
      complain(std::move(message), span(current()), std::move(help));
    }
    lost_ = true;
  }

  void complain(std::string message, text::Span where, std::string help) {
    // What a lexer already complained of stands as "?".
    if (current().is(TokenKind::word, "?")) {
      return;
    }
    diagnostics_.push_back({.code = text::Code::bad_rule,
                            .message = std::move(message),
                            .primary = text::Label{.span = where, .text = {}},
                            .help = std::move(help)});
  }

  void fail_too_deep() {
    fail(fmt::format("more than {} levels of brackets and operators", deepest),
         "give a part of it a name, in `let` or in a definition");
    too_deep_ = true;
    at_ = tokens_.size() - 1;
  }

  // Counts the functions that call themselves, so that no text exhausts the stack.
  class Level {
   public:
    explicit Level(Parser& parser) : parser_(parser) {
      if (++parser_.level_ > 2 * deepest && !parser_.too_deep_) {
        parser_.fail_too_deep();
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
    if (++depth > deepest && !too_deep_) {
      fail_too_deep();
    }
    depths_.push_back(depth);
    const std::size_t end = at_ == 0 ? begin : tokens_[at_ - 1].end;
    tree_.nodes.push_back(
        {.form = std::move(form), .span = source_.span(begin, std::max(begin, end))});
    return static_cast<SyntaxId>(tree_.nodes.size() - 1);
  }

  [[nodiscard]] text::Span span(const Token& token) const {
    return source_.span(token.begin, token.end);
  }

  static constexpr std::array<std::string_view, 3> resuming{"and", "or", "implies"};

  const SourceText& source_;
  std::vector<text::Diagnostic>& diagnostics_;
  std::vector<Token> tokens_;
  SyntaxTree tree_{};
  std::vector<unsigned> depths_{};   // of each node
  std::vector<std::size_t> open_{};  // brackets, as places of tokens
  std::size_t at_ = 0;
  unsigned level_ = 0;
  bool lost_ = false;  // after an error, until sense resumes
  bool too_deep_ = false;
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

text::Span SourceText::span(std::size_t begin, std::size_t end) const {
  const auto at = [&](std::size_t position) {
    return place.empty() ? 0 : place[std::min(position, place.size() - 1)];
  };
  return {.file = file, .begin = at(begin), .end = std::max(at(begin), at(end))};
}

SourceText plain_text(std::string text, text::FileId file, std::uint32_t begin) {
  SourceText source{.text = std::move(text), .file = file};
  source.place.reserve(source.text.size() + 1);
  for (std::size_t position = 0; position <= source.text.size(); ++position) {
    source.place.push_back(begin + static_cast<std::uint32_t>(position));
  }
  return source;
}

std::optional<SyntaxTree> parse(const SourceText& source,
                                std::vector<text::Diagnostic>& diagnostics) {
  return read(source, diagnostics, [](Parser& parser) { return parser.whole_expression(); });
}

std::optional<NamedSet> parse_named_set(const SourceText& source,
                                        std::vector<text::Diagnostic>& diagnostics) {
  return read(source, diagnostics, [](Parser& parser) { return parser.whole_named_set(); });
}

}  // namespace remit::language
