#include "text/utf8.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace remit::text {
namespace {

constexpr std::string_view e_acute = "\xC3\xA9";
constexpr std::string_view euro = "\xE2\x82\xAC";
constexpr std::string_view picture = "\xF0\x9F\x98\x80";
constexpr std::string_view combining_acute = "\xCC\x81";
constexpr std::string_view han = "\xE6\xBC\xA2";
constexpr std::string_view replacement = "\xEF\xBF\xBD";

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string all;
  for (const std::string_view part : parts) {
    all += part;
  }
  return all;
}

TEST(Utf8, WellFormedTextHasNoMalformedByte) {
  for (const std::string_view text :
       {std::string_view(), std::string_view("abc"), std::string_view("\0", 1), e_acute, euro,
        picture, std::string_view("\xC2\x80"), std::string_view("\xDF\xBF"),
        std::string_view("\xE0\xA0\x80"), std::string_view("\xED\x9F\xBF"),
        std::string_view("\xEE\x80\x80"), std::string_view("\xEF\xBF\xBF"),
        std::string_view("\xF0\x90\x80\x80"), std::string_view("\xF4\x8F\xBF\xBF")}) {
    EXPECT_EQ(first_malformed(text), std::nullopt) << text;
  }
}

TEST(Utf8, SaysWhereTheFirstMalformedByteIs) {
  struct Case {
    std::string_view what;
    std::string_view bytes;
    std::size_t at;
  };

  const std::vector<Case> cases{
      {"two bytes for what takes one", "ab\xC0\xAF", 2},
      {"the shortest overlong form of two", "\xC1\xBF", 0},
      {"an overlong form of three", "\xE0\x80\xAF", 0},
      {"the longest overlong form of three", "\xE0\x9F\xBF", 0},
      {"an overlong form of four", "\xF0\x80\x80\xAF", 0},
      {"the longest overlong form of four", "\xF0\x8F\xBF\xBF", 0},
      {"the first surrogate", "\xED\xA0\x80", 0},
      {"the last surrogate", "a\xED\xBF\xBF", 1},
      {"the first beyond U+10FFFF", "\xF4\x90\x80\x80", 0},
      {"a lead of five bytes", "\xF8\x88\x80\x80\x80", 0},
      {"a byte that is in no character", "a\xFFz", 1},
      {"a stray continuation", "ab\x80", 2},
      {"a character cut off after one byte", "\xE2", 0},
      {"a character cut off after two bytes", "a\xE2\x82", 1},
      {"a picture cut off", "\xF0\x9F\x98", 0},
      {"a character cut off by another", "\xE2\x82z", 0},
      {"Latin-1", "caf\xE9 au lait", 3},
      {"well-formed before it", "\xC3\xA9\xC3", 2},
  };
  for (const auto& [what, bytes, at] : cases) {
    EXPECT_EQ(first_malformed(bytes), at) << what;
  }
}

TEST(Utf8, CountsCodePoints) {
  EXPECT_EQ(length_in_characters(""), 0U);
  EXPECT_EQ(length_in_characters("abc"), 3U);
  EXPECT_EQ(length_in_characters(joined({"a", e_acute, euro, picture})), 4U);
  EXPECT_EQ(length_in_characters(joined({"e", combining_acute})), 2U);
}

TEST(Utf8, AStrayByteCountsAsOneUnlessItContinues) {
  EXPECT_EQ(length_in_characters("a\xFF"), 2U);
  EXPECT_EQ(length_in_characters("a\xE2"), 2U);
  EXPECT_EQ(length_in_characters("a\x80\x80"), 1U);
}

TEST(Utf8, GivesTheBytesOfSoManyCharacters) {
  const std::string text = joined({"a", e_acute, picture, "z"});
  const std::vector<std::size_t> bytes{0, 1, 3, 7, 8, 8, 8};
  for (std::size_t characters = 0; characters < bytes.size(); ++characters) {
    EXPECT_EQ(bytes_of_characters(text, characters), bytes[characters]) << characters;
  }
}

TEST(Utf8, BytesOfAllCharactersAreAllBytesWhateverTheyAre) {
  for (const std::string_view text :
       {"", "abc", "\x80\x80", "a\xFF\x80z", "\xE2\x82", "\xC3\xA9"}) {
    EXPECT_EQ(bytes_of_characters(text, length_in_characters(text)), text.size()) << text;
  }
}

TEST(Utf8, WideCharactersTakeTwoColumnsAndCombiningMarksNone) {
  EXPECT_EQ(display_width(""), 0U);
  EXPECT_EQ(display_width("abc"), 3U);
  EXPECT_EQ(display_width(e_acute), 1U);
  EXPECT_EQ(display_width(joined({"e", combining_acute})), 1U);
  EXPECT_EQ(display_width(joined({han, han})), 4U);
  EXPECT_EQ(display_width(picture), 2U);
  EXPECT_EQ(display_width("\xFF\xFF"), 2U);
}

TEST(Utf8, WhatCanBeShownStaysAsItIs) {
  const std::string text = joined({"abc ", e_acute, euro, picture, han});
  EXPECT_EQ(printable(text), text);
}

TEST(Utf8, TabsAndLineEndsBecomeSpaces) {
  EXPECT_EQ(printable("a\tb\r\nc"), "a b  c");
}

TEST(Utf8, WhatCouldCommandATerminalIsReplaced) {
  EXPECT_EQ(printable("\x1B[31m"), joined({replacement, "[31m"}));
  EXPECT_EQ(printable(std::string_view("\0", 1)), replacement);
  EXPECT_EQ(printable("\x7F"), replacement);
  EXPECT_EQ(printable("\xC2\x9B"), replacement) << "the one-character form of ESC [";
}

TEST(Utf8, WhatTurnsTheDirectionOfWritingRoundIsReplaced) {
  // Byte by byte: in one literal they would turn this line round too.
  constexpr std::array<char, 3> override_to_left{'\xE2', '\x80', '\xAE'};
  constexpr std::array<char, 3> isolate{'\xE2', '\x81', '\xA6'};
  for (const auto& mark : {override_to_left, isolate}) {
    EXPECT_EQ(printable(std::string_view(mark.data(), mark.size())), replacement);
  }
}

TEST(Utf8, EachMalformedByteIsReplaced) {
  EXPECT_EQ(printable("a\xFF\xE2z"), joined({"a", replacement, replacement, "z"}));
}

}  // namespace
}  // namespace remit::text
