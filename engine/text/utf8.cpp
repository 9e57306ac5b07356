#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

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

bool combining(char32_t character) {
  return (character >= 0x0300U && character <= 0x036FU) ||
         (character >= 0x200BU && character <= 0x200FU) ||
         (character >= 0xFE00U && character <= 0xFE0FU);
}

bool wide(char32_t character) {
  return (character >= 0x1100U && character <= 0x115FU) ||
         (character >= 0x2E80U && character <= 0xA4CFU) ||
         (character >= 0xAC00U && character <= 0xD7A3U) ||
         (character >= 0xF900U && character <= 0xFAFFU) ||
         (character >= 0xFF00U && character <= 0xFF60U) ||
         (character >= 0x1F300U && character <= 0x1FAFFU) ||
         (character >= 0x20000U && character <= 0x3FFFDU);
}

}  // namespace

std::size_t length_in_characters(std::string_view utf8) {
  std::size_t characters = 0;
  while (!utf8.empty()) {
    utf8.remove_prefix(std::max<std::size_t>(decode(utf8).bytes, 1));
    ++characters;
  }
  return characters;
}

std::size_t bytes_of_characters(std::string_view utf8, std::size_t characters) {
  std::size_t bytes = 0;
  while (characters > 0 && bytes < utf8.size()) {
    bytes += std::max<std::size_t>(decode(utf8.substr(bytes)).bytes, 1);
    --characters;
  }
  return bytes;
}

std::size_t display_width(std::string_view utf8) {
  std::size_t columns = 0;
  while (!utf8.empty()) {
    const Decoded next = decode(utf8);
    if (next.bytes == 0 || !combining(next.character)) {
      columns += next.bytes != 0 && wide(next.character) ? 2 : 1;
    }
    utf8.remove_prefix(std::max<std::size_t>(next.bytes, 1));
  }
  return columns;
}

std::optional<std::size_t> first_malformed(std::string_view bytes) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80U) {
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
