#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace remit::text {
namespace {

struct Decoded {
  char32_t character = 0;
  std::size_t bytes = 0;  // 0: malformed here
};

struct Lead {
  unsigned char mask;
  unsigned char bits;
  std::size_t bytes;
  char32_t lowest;
};

constexpr std::array<Lead, 4> leads{{{0x80U, 0x00U, 1, 0x00U},
                                     {0xE0U, 0xC0U, 2, 0x80U},
                                     {0xF0U, 0xE0U, 3, 0x800U},
                                     {0xF8U, 0xF0U, 4, 0x10000U}}};

Decoded decode(std::string_view bytes) {
  const auto first = static_cast<unsigned char>(bytes.front());
  const auto* const lead = std::find_if(leads.begin(), leads.end(), [&](const Lead& candidate) {
    return (first & candidate.mask) == candidate.bits;
  });
  if (lead == leads.end() || bytes.size() < lead->bytes) {
    return {};
  }
  auto character = static_cast<char32_t>(first & static_cast<unsigned char>(~lead->mask));
  for (std::size_t at = 1; at < lead->bytes; ++at) {
    const auto next = static_cast<unsigned char>(bytes[at]);
    if ((next & 0xC0U) != 0x80U) {
      return {};
    }
    character = (character << 6U) | (next & 0x3FU);
  }
  const bool surrogate = character >= 0xD800U && character <= 0xDFFFU;
  if (character < lead->lowest || character > 0x10FFFFU || surrogate) {
    return {};
  }
  return {.character = character, .bytes = lead->bytes};
}

struct Block {
  char32_t first;
  char32_t last;
};

template <std::size_t Count>
bool among(const std::array<Block, Count>& blocks, char32_t character) {
  return std::any_of(blocks.begin(), blocks.end(), [character](const Block& block) {
    return block.first <= character && character <= block.last;
  });
}

constexpr std::array<Block, 5> without_width{{{0x0300U, 0x036FU},    // combining accents
                                              {0x200BU, 0x200FU},    // joiners, marks of direction
                                              {0x2060U, 0x2064U},    // word joiner and the like
                                              {0xFE00U, 0xFE0FU},    // variation selectors
                                              {0xFEFFU, 0xFEFFU}}};  // byte order mark

constexpr std::array<Block, 7> wide{{{0x1100U, 0x115FU},      // Hangul Jamo
                                     {0x2E80U, 0xA4CFU},      // CJK, kana, Yi
                                     {0xAC00U, 0xD7A3U},      // Hangul syllables
                                     {0xF900U, 0xFAFFU},      // CJK compatibility
                                     {0xFF00U, 0xFF60U},      // full-width forms
                                     {0x1F300U, 0x1FAFFU},    // pictures
                                     {0x20000U, 0x3FFFDU}}};  // CJK, later planes

bool is_ascii(char byte) {
  return static_cast<unsigned char>(byte) < 0x80U;
}

// Letters, digits and marks of ASCII, and the blank: nearly all of most texts.
bool is_plain(char byte) {
  return byte >= ' ' && byte <= '~';
}

// What would change how the rest of the line is shown. On bidirectional marks see Boucher and
// Anderson, "Trojan Source" (2021).
constexpr std::array<Block, 7> harmful{{{0x0000U, 0x001FU},
                                        {0x007FU, 0x009FU},
                                        {0x061CU, 0x061CU},
                                        {0x200EU, 0x200FU},
                                        {0x2028U, 0x2029U},
                                        {0x202AU, 0x202EU},
                                        {0x2066U, 0x2069U}}};

}  // namespace

std::size_t length_in_characters(std::string_view utf8) {
  return utf8.size() -
         static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), continues_character));
}

std::size_t bytes_of_characters(std::string_view utf8, std::size_t characters) {
  std::size_t bytes = 0;
  while (bytes < utf8.size() && (characters > 0 || continues_character(utf8[bytes]))) {
    if (!continues_character(utf8[bytes])) {
      --characters;
    }
    ++bytes;
  }
  return bytes;
}

std::string printable(std::string_view utf8) {
  constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD
  std::string shown;
  shown.reserve(utf8.size());
  while (!utf8.empty()) {
    const auto* const plain = std::find_if_not(utf8.begin(), utf8.end(), is_plain);
    shown.append(utf8.begin(), plain);
    utf8.remove_prefix(static_cast<std::size_t>(plain - utf8.begin()));
    if (utf8.empty()) {
      break;
    }
    const Decoded next = decode(utf8);
    const std::size_t bytes = std::max<std::size_t>(next.bytes, 1);
    if (utf8.front() == '\t' || utf8.front() == '\n' || utf8.front() == '\r') {
      shown += ' ';
    } else if (next.bytes == 0 || among(harmful, next.character)) {
      shown += replacement;
    } else {
      shown += utf8.substr(0, bytes);
    }
    utf8.remove_prefix(bytes);
  }
  return shown;
}

std::size_t display_width(std::string_view utf8) {
  std::size_t columns = 0;
  while (!utf8.empty()) {
    if (is_ascii(utf8.front())) {
      ++columns;
      utf8.remove_prefix(1);
      continue;
    }
    const Decoded next = decode(utf8);
    if (next.bytes == 0 || !among(without_width, next.character)) {
      columns += next.bytes != 0 && among(wide, next.character) ? 2 : 1;
    }
    utf8.remove_prefix(std::max<std::size_t>(next.bytes, 1));
  }
  return columns;
}

std::optional<std::size_t> first_malformed(std::string_view bytes) {
  constexpr std::uint64_t high_bits = 0x8080808080808080U;
  std::size_t at = 0;
  while (at < bytes.size()) {
    // ASCII goes by the word: this is done of every byte of every file.
    std::uint64_t word = 0;
    if (bytes.size() - at >= sizeof word) {
      std::memcpy(&word, bytes.data() + at, sizeof word);
      if ((word & high_bits) == 0) {
        at += sizeof word;
        continue;
      }
    }
    if (is_ascii(bytes[at])) {
      ++at;
      continue;
    }
    const Decoded next = decode(bytes.substr(at));
    if (next.bytes == 0) {
      return at;
    }
    at += next.bytes;
  }
  return std::nullopt;
}

}  // namespace remit::text
