#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "language/lexer.hpp"
#include "language/syntax.hpp"
#include "text/diagnostic.hpp"

namespace remit::language {

/// A place among the tokens of a text. After a mistake it is lost: it accepts nothing and says
/// nothing more until it has found where sense resumes, a word like `and` or a closing bracket.
class Cursor {
 public:
  Cursor(const SourceText& source, std::vector<text::Diagnostic>& diagnostics);

  [[nodiscard]] const Token& token(std::size_t ahead) const;

  [[nodiscard]] const Token& current() const { return token(0); }

  /// The byte at which the current token begins, and the one where the last one ended.
  [[nodiscard]] std::size_t here() const { return current().begin; }

  [[nodiscard]] std::size_t end_of_last() const { return at_ == 0 ? 0 : tokens_[at_ - 1].end; }

  [[nodiscard]] bool at_start() const { return at_ == 0; }

  [[nodiscard]] text::Span span(const Token& token) const;

  void step() { at_ += current().kind == TokenKind::end ? 0 : 1; }

  /// Steps over the sign or word, if it is the one at hand.
  bool accept(std::string_view symbol);
  bool accept_word(std::string_view word);

  /// Steps over a bracket, and over the one that belongs to it. A bracket that is not closed, or by
  /// one of another shape, is complained of once.
  void open() { open_.push_back(at_++); }

  void close();

  void expect_end();

  /// If lost, goes on to `and`, `or`, `implies` or the end of the brackets at hand.
  void resume();

  /// What stands here is wrong: complains, unless of a mistake that led here, and is lost.
  void fail(std::string message, std::string help);

  /// What stands there is wrong, and what follows can still be read.
  void complain(std::string message, text::Span where, std::string help);

  /// Complains of too many levels, and goes to the end; no more sense resumes.
  void give_up();

  [[nodiscard]] bool gave_up() const { return gave_up_; }

 private:
  template <typename Test>
  void skip_to(Test found);

  [[nodiscard]] bool closes_one(const Token& token) const;

  const SourceText& source_;
  std::vector<text::Diagnostic>& diagnostics_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  std::vector<std::size_t> open_{};  // brackets, as places of tokens
  bool lost_ = false;
  bool gave_up_ = false;
};

}  // namespace remit::language
