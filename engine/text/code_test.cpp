#include "text/code.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include <gtest/gtest.h>

namespace remit::text {
namespace {

TEST(Code, AllOfThemStandInTheOrderOfTheEnum) {
  const std::vector<Code>& codes = all_codes();
  for (std::size_t at = 0; at < codes.size(); ++at) {
    EXPECT_EQ(static_cast<std::size_t>(codes[at]), at) << slug(codes[at]);
  }
  EXPECT_EQ(codes.front(), Code::unreadable);
  EXPECT_TRUE(std::is_sorted(codes.begin(), codes.end()));
}

TEST(Code, EachHasAWordOfItsOwn) {
  std::set<std::string_view> words;
  for (const Code code : all_codes()) {
    EXPECT_TRUE(words.insert(slug(code)).second) << slug(code);
  }
}

TEST(Code, AWordIsSmallLettersDigitsAndHyphens) {
  for (const Code code : all_codes()) {
    const std::string_view word = slug(code);
    EXPECT_FALSE(word.empty());
    EXPECT_EQ(word.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-"),
              std::string_view::npos)
        << word;
  }
}

}  // namespace
}  // namespace remit::text
