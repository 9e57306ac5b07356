#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace remit::text {

/// Characters (code points) in well-formed UTF-8; a stray byte counts as one.
[[nodiscard]] std::size_t length_in_characters(std::string_view utf8);

/// Bytes taken by the first `characters` of `utf8`, or all of it if it has fewer.
[[nodiscard]] std::size_t bytes_of_characters(std::string_view utf8, std::size_t characters);

/// Columns that `utf8` takes on a terminal: two for the wide East Asian
/// blocks, none for combining marks, else one (a short form of Unicode UAX 11).
[[nodiscard]] std::size_t display_width(std::string_view utf8);

/// The first byte that is not part of well-formed UTF-8 (RFC 3629: no
/// overlong forms, no surrogates, nothing past U+10FFFF), if there is one.
[[nodiscard]] std::optional<std::size_t> first_malformed(std::string_view bytes);

}  // namespace remit::text
