#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "calendar/date.hpp"
#include "language/syntax.hpp"
#include "text/diagnostic.hpp"

namespace remit::language {

enum class TokenKind : std::uint8_t { word, quoted, number, length, symbol, end };

/// A word, number or sign of an expression.
struct Token {
  TokenKind kind{};
  std::string text{};  ///< as written; of a quoted text, what is between the marks
  double number = 0;
  calendar::Duration length{};
  std::size_t begin = 0;  ///< bytes of the source text
  std::size_t end = 0;
  bool after_stranger = false;  ///< before it stands what is no token

  [[nodiscard]] bool is(TokenKind wanted, std::string_view written) const {
    return kind == wanted && text == written;
  }
};

/// The tokens of a text, `end` being the last. What is none is reported and left out.
[[nodiscard]] std::vector<Token> tokens_of(const SourceText& source,
                                           std::vector<text::Diagnostic>& diagnostics);

}  // namespace remit::language
