#include "language/cursor.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace remit::language {
namespace {

constexpr std::array<std::string_view, 3> resuming{"and", "or", "implies"};

bool opens(const Token& token) {
  return token.is(TokenKind::symbol, "(") || token.is(TokenKind::symbol, "[");
}

bool closes(const Token& token) {
  return token.is(TokenKind::symbol, ")") || token.is(TokenKind::symbol, "]");
}

std::string_view closing(const Token& opening) {
  return opening.text == "(" ? ")" : "]";
}

std::string help_for(const Token& token) {
  if (token.text == "at") {
    return "put the set and its date in brackets of their own: `(S at DATE)`";
  }
  if (token.text == "*") {
    return "no space stands before the `*` of `x.part_of*`, and only a relation has one";
  }
  return token.kind == TokenKind::word ? "is an `and`, an `or` or an operator missing before it?"
                                       : std::string();
}

}  // namespace

Cursor::Cursor(const SourceText& source, std::vector<text::Diagnostic>& diagnostics)
    : source_(source), diagnostics_(diagnostics), tokens_(tokens_of(source, diagnostics)) {}

const Token& Cursor::token(std::size_t ahead) const {
  return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
}

text::Span Cursor::span(const Token& token) const {
  return source_.span(token.begin, token.end);
}

bool Cursor::accept(std::string_view symbol) {
  const bool found = !lost_ && current().is(TokenKind::symbol, symbol);
  at_ += found ? 1 : 0;
  return found;
}

bool Cursor::accept_word(std::string_view word) {
  const bool found = !lost_ && current().is(TokenKind::word, word);
  at_ += found ? 1 : 0;
  return found;
}

// After a mistake: to a token that will do, but not out of the brackets at hand. What closes only
// brackets further out is left to them.
template <typename Test>
void Cursor::skip_to(Test found) {
  if (!lost_) {
    return;
  }
  for (unsigned depth = 0; current().kind != TokenKind::end; ++at_) {
    if (depth == 0 && (closes_one(current()) || found(current()))) {
      const bool innermost = !closes(current()) || closing(tokens_[open_.back()]) == current().text;
      lost_ = gave_up_ || !innermost;
      return;
    }
    if (opens(current())) {
      ++depth;
    } else if (closes(current()) && depth > 0) {
      --depth;
    }
  }
}

bool Cursor::closes_one(const Token& token) const {
  return closes(token) && std::any_of(open_.begin(), open_.end(), [&](std::size_t opening) {
           return closing(tokens_[opening]) == token.text;
         });
}

void Cursor::close() {
  const auto nothing = [](const Token&) { return false; };
  skip_to(nothing);
  if (!lost_ && !closes(current()) && current().kind != TokenKind::end) {
    fail(fmt::format("`{}` does not belong here", current().text), help_for(current()));
    skip_to(nothing);
  }
  const Token& opening = tokens_[open_.back()];
  const std::string_view bracket = closing(opening);
  open_.pop_back();
  if (accept(bracket) || lost_) {
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

void Cursor::expect_end() {
  if (current().kind != TokenKind::end) {
    fail(fmt::format("`{}` does not belong here", current().text), help_for(current()));
  }
}

void Cursor::resume() {
  skip_to([](const Token& token) {
    return std::any_of(resuming.begin(), resuming.end(),
                       [&](std::string_view word) { return token.is(TokenKind::word, word); });
  });
}

void Cursor::fail(std::string message, std::string help) {
  if (!lost_ && !current().after_stranger) {
    complain(std::move(message), span(current()), std::move(help));
  }
  lost_ = true;
}

void Cursor::complain(std::string message, text::Span where, std::string help) {
  // What the lexer already complained of stands as "?".
  if (current().is(TokenKind::word, "?")) {
    return;
  }
  diagnostics_.push_back({.code = text::Code::bad_rule,
                          .message = std::move(message),
                          .primary = text::Label{.span = where, .text = {}},
                          .help = std::move(help)});
}

void Cursor::give_up() {
  fail(fmt::format("more than {} levels of brackets and operators", deepest),
       "give a part of it a name, in `let` or in a definition");
  gave_up_ = true;
  at_ = tokens_.size() - 1;
}

}  // namespace remit::language
