#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace remit::text {

/// True for a byte that goes on with a character begun before it.
[[nodiscard]] constexpr bool continues_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// Characters (code points): the bytes that begin one. So a stray byte counts as one, unless it
/// looks like the middle of a character: then it counts with what is before it.
[[nodiscard]] std::size_t length_in_characters(std::string_view utf8);

/// Bytes taken by the first `characters` of `utf8`, or all of it if it has fewer.
[[nodiscard]] std::size_t bytes_of_characters(std::string_view utf8, std::size_t characters);

/// Columns that `utf8` takes on a terminal: two for the wide East Asian
/// blocks, none for combining marks, else one (a short form of Unicode UAX 11).
[[nodiscard]] std::size_t display_width(std::string_view utf8);

/// `utf8` as it can be shown on one line without harm: a space for a tab or a line end; U+FFFD for
/// other control characters, for marks that turn the direction of writing round, and for each byte
/// that is not UTF-8.
[[nodiscard]] std::string printable(std::string_view utf8);

/// The first byte that is not part of well-formed UTF-8 (RFC 3629: no
/// overlong forms, no surrogates, nothing past U+10FFFF), if there is one.
[[nodiscard]] std::optional<std::size_t> first_malformed(std::string_view bytes);

}  // namespace remit::text
