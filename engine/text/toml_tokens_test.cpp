#include "text/toml_tokens.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace remit::text {
namespace {

// One letter for each token, and what it stands on.
std::vector<std::string> tokens(std::string_view bytes) {
  constexpr std::string_view letters = "$/#qw.,=({?";
  std::vector<std::string> all;
  std::size_t at = 0;
  while (true) {
    const Token token = next_token(bytes, at);
    if (token.mark == Mark::end_of_text) {
      return all;
    }
    static_assert(static_cast<std::size_t>(Mark::other) == 10);
    all.push_back(std::string(1, letters[static_cast<std::size_t>(token.mark)]) +
                  (token.closed ? "" : "!") +
                  std::string(bytes.substr(token.begin, token.end - token.begin)));
    at = token.end;
  }
}

using Tokens = std::vector<std::string>;

TEST(TomlTokens, PassOverBlanks) {
  EXPECT_EQ(tokens(" \t a_1-b \r\n c"), Tokens({"wa_1-b", "/\n", "wc"}));
  EXPECT_EQ(tokens("\xEF\xBB\xBF"
                   "a"),
            Tokens({"wa"}));
  EXPECT_EQ(tokens(""), Tokens({}));
}

TEST(TomlTokens, TellMarksApart) {
  EXPECT_EQ(tokens("[[a.b]]"), Tokens({"([", "([", "wa", "..", "wb", "{]", "{]"}));
  EXPECT_EQ(tokens("a = { b = 1, }"), Tokens({"wa", "==", "({", "wb", "==", "w1", ",,", "{}"}));
  EXPECT_EQ(tokens("a # b ] \"\nc"), Tokens({"wa", "## b ] \"", "/\n", "wc"}));
  EXPECT_EQ(tokens("\xC3\xA9*"), Tokens({"?\xC3\xA9", "?*"}));
  EXPECT_EQ(tokens("a\rb"), Tokens({"wa", "?\r", "wb"}));
}

TEST(TomlTokens, AQuotationEndsAtItsMark) {
  EXPECT_EQ(tokens(R"("a]b" c)"), Tokens({R"(q"a]b")", "wc"}));
  EXPECT_EQ(tokens(R"("a\"b" c)"), Tokens({R"(q"a\"b")", "wc"}));
  EXPECT_EQ(tokens(R"("a\\" c)"), Tokens({R"(q"a\\")", "wc"}));
  EXPECT_EQ(tokens(R"('a\' c)"), Tokens({R"(q'a\')", "wc"}));
  EXPECT_EQ(tokens(R"("" '')"), Tokens({R"(q"")", "q''"}));
}

TEST(TomlTokens, AQuotationWithoutItsMarkEndsWithItsLine) {
  EXPECT_EQ(tokens("\"a\nb"), Tokens({"q!\"a", "/\n", "wb"}));
  EXPECT_EQ(tokens("'a\nb"), Tokens({"q!'a", "/\n", "wb"}));
  EXPECT_EQ(tokens("\"a\\\nb"), Tokens({"q!\"a\\", "/\n", "wb"}));
  EXPECT_EQ(tokens("\"a\\"), Tokens({"q!\"a\\"}));
  EXPECT_EQ(tokens("\""), Tokens({"q!\""}));
}

TEST(TomlTokens, AQuotationOfSeveralLinesEndsAtThreeMarks) {
  EXPECT_EQ(tokens("\"\"\"a\n\"b\"\"\n\"\"\" c"), Tokens({"q\"\"\"a\n\"b\"\"\n\"\"\"", "wc"}));
  EXPECT_EQ(tokens("'''a\n'b''\n''' c"), Tokens({"q'''a\n'b''\n'''", "wc"}));
  EXPECT_EQ(tokens("\"\"\"a\\\"\"\"\"\" c"), Tokens({"q\"\"\"a\\\"\"\"\"\"", "wc"}));
  EXPECT_EQ(tokens("\"\"\"a\"\"\"\"\" c"), Tokens({"q\"\"\"a\"\"\"\"\"", "wc"}))
      << "two marks more belong to the text";
  EXPECT_EQ(tokens("\"\"\"\"\"\" c"), Tokens({"q\"\"\"\"\"\"", "wc"}));
  EXPECT_EQ(tokens("\"\"\"a\nb"), Tokens({"q!\"\"\"a\nb"}));
  EXPECT_EQ(tokens("\"\"\"a\\"), Tokens({"q!\"\"\"a\\"}));
}

TEST(TomlTokens, KnowWhichQuotationMayGoOn) {
  EXPECT_TRUE(opens_several_lines("a\"\"\"", 1));
  EXPECT_TRUE(opens_several_lines("'''", 0));
  EXPECT_FALSE(opens_several_lines("\"\"", 0));
  EXPECT_FALSE(opens_several_lines("''\"", 0));
  EXPECT_FALSE(opens_several_lines("", 5));
}

RC_GTEST_PROP(TomlTokensProperty, AnyBytesAreDividedWithoutEnd, ()) {
  const auto piece =
      rc::gen::element<std::string>("\"", "'", R"(""")", "'''", "\\", "\n", "\r\n", "[", "]", "{",
                                    "}", "#", "a", ".", "\xC3\xA9", "\x80", "\xFF", " ");
  std::string text;
  for (const std::string& part : *rc::gen::container<std::vector<std::string>>(piece)) {
    text += part;
  }
  std::size_t at = 0;
  while (true) {
    const Token token = next_token(text, at);
    RC_ASSERT(token.begin >= at);
    RC_ASSERT(token.end <= text.size());
    if (token.mark == Mark::end_of_text) {
      break;
    }
    RC_ASSERT(token.end > token.begin);
    at = token.end;
  }
}

}  // namespace
}  // namespace remit::text
