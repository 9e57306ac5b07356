#pragma once

// Internal: what a TOML text is made of, as far as that can be told without parsing it. Serves
// where the parser is silent: after a mistake, and before it is let loose.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace remit::text {

enum class Mark : std::uint8_t {
  end_of_text,
  line_end,
  comment,
  quoted,  ///< text in quotation marks, of one line or several
  word,    ///< letters, digits, `_` and `-`: a bare key, a number, `true`
  dot,
  comma,
  equals,
  open,   ///< `[` or `{`
  close,  ///< `]` or `}`
  other,  ///< any other character
};

struct Token {
  Mark mark = Mark::end_of_text;
  std::size_t begin = 0;
  std::size_t end = 0;
  bool closed = true;  ///< of a `quoted`: false when its closing mark is missing
};

/// The first token at or after `at`; blanks are passed over. Says something of any bytes: a
/// quotation without its closing mark ends with its line (or with the text, if of several lines).
[[nodiscard]] Token next_token(std::string_view bytes, std::size_t at);

/// True when a quotation begins there that may go on over several lines.
[[nodiscard]] bool opens_several_lines(std::string_view bytes, std::size_t at);

}  // namespace remit::text
