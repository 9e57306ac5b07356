#include "text/file.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "text/utf8.hpp"

namespace remit::text {
namespace {

File file(std::string contents) {
  return {"boards.toml", std::move(contents)};
}

std::vector<std::string> lines(const File& file) {
  std::vector<std::string> all;
  for (std::uint32_t number = 1; number <= file.line_count(); ++number) {
    all.emplace_back(file.line(number));
  }
  return all;
}

TEST(File, LinesStandWithoutTheirEnds) {
  using Lines = std::vector<std::string>;
  EXPECT_EQ(lines(file("")), Lines({""}));
  EXPECT_EQ(lines(file("a")), Lines({"a"}));
  EXPECT_EQ(lines(file("a\n")), Lines({"a", ""}));
  EXPECT_EQ(lines(file("a\nb")), Lines({"a", "b"}));
  EXPECT_EQ(lines(file("a\r\nb\r\n")), Lines({"a", "b", ""}));
  EXPECT_EQ(lines(file("\n\n")), Lines({"", "", ""}));
  EXPECT_EQ(lines(file("\r\n")), Lines({"", ""}));
  EXPECT_EQ(lines(file("a\rb\n")), Lines({"a\rb", ""})) << "a carriage return alone ends no line";
  EXPECT_EQ(lines(file("a\r")), Lines({"a\r"}));
}

TEST(File, ALineThatIsNotThereIsEmpty) {
  EXPECT_EQ(file("a").line(0), "");
  EXPECT_EQ(file("a").line(2), "");
}

TEST(File, PositionsCountLinesAndCodePointsFromOne) {
  struct Case {
    std::string contents;
    std::uint32_t offset;
    Position position;
  };

  const std::vector<Case> cases{
      {"", 0, {1, 1}},
      {"abc", 0, {1, 1}},
      {"abc", 3, {1, 4}},
      {"abc", 99, {1, 4}},
      {"a\nbc", 1, {1, 2}},
      {"a\nbc", 2, {2, 1}},
      {"a\nbc", 4, {2, 3}},
      {"a\n", 2, {2, 1}},
      {"a\r\nb", 1, {1, 2}},
      {"a\r\nb", 2, {1, 3}},
      {"a\r\nb", 3, {2, 1}},
      {"\xC3\xA9x", 2, {1, 2}},
      {"\xF0\x9F\x98\x80x\n\xC3\xA9y", 4, {1, 2}},
      {"\xF0\x9F\x98\x80x\n\xC3\xA9y", 8, {2, 2}},
  };
  for (const auto& [contents, offset, position] : cases) {
    EXPECT_EQ(file(contents).position(offset), position) << contents << " at " << offset;
  }
}

TEST(File, AByteOrderMarkTakesNoColumn) {
  const File marked = file(
      "\xEF\xBB\xBF"
      "abc\nd");
  EXPECT_EQ(marked.line(1), "abc");
  EXPECT_EQ(marked.position(0), (Position{1, 1}));
  EXPECT_EQ(marked.position(3), (Position{1, 1}));
  EXPECT_EQ(marked.position(4), (Position{1, 2}));
  EXPECT_EQ(marked.offset({1, 1}), 3U);
  EXPECT_EQ(marked.offset({2, 1}), 7U);
  EXPECT_EQ(lines(file("\xEF\xBB\xBF")), std::vector<std::string>{""});
}

TEST(File, AByteOrderMarkIsOneOnlyAtTheBeginning) {
  EXPECT_EQ(file("a\xEF\xBB\xBF").position(4), (Position{1, 3}));
}

TEST(File, APlaceBeyondTheLineIsItsEnd) {
  const File two = file("ab\r\nc");
  EXPECT_EQ(two.offset({1, 3}), 2U);
  EXPECT_EQ(two.offset({1, 99}), 2U);
  EXPECT_EQ(two.offset({2, 99}), 5U);
  EXPECT_EQ(two.offset({1, 0}), 0U);
}

TEST(File, APlaceBeyondTheFileIsItsEnd) {
  EXPECT_EQ(file("ab\n").offset({9, 1}), 3U);
  EXPECT_EQ(file("ab\n").offset({0, 1}), 3U);
}

TEST(File, KnowsWhetherAllIsAscii) {
  EXPECT_TRUE(file("").ascii());
  EXPECT_TRUE(file("abc\x7F\n").ascii());
  EXPECT_FALSE(file("caf\xC3\xA9").ascii());
  EXPECT_FALSE(file("\x80").ascii());
}

TEST(Files, IdsFollowTheOrderInWhichFilesWereAdded) {
  Files files;
  const FileId first = files.add("a.toml", "one");
  const File& kept = files[first];
  const FileId second = files.add("b.toml", "two");
  EXPECT_LT(first, second);
  EXPECT_EQ(files.size(), 2U);
  EXPECT_EQ(files[second].name(), "b.toml");
  EXPECT_EQ(&kept, &files[first]) << "a reference stays good while files are added";
}

TEST(Files, TextOfASpanIsCutAtTheEndOfTheFile) {
  Files files;
  const FileId id = files.add("a.toml", "abcdef");
  EXPECT_EQ(files.text({.file = id, .begin = 1, .end = 3}), "bc");
  EXPECT_EQ(files.text({.file = id, .begin = 3, .end = 3}), "");
  EXPECT_EQ(files.text({.file = id, .begin = 4, .end = 99}), "ef");
  EXPECT_EQ(files.text({.file = id, .begin = 99, .end = 100}), "");
  EXPECT_EQ(files.text({.file = id, .begin = 3, .end = 1}), "");
}

// Texts with all that makes positions hard, some longer than the blocks in which they are counted.
rc::Gen<std::string> texts() {
  const auto piece =
      rc::gen::element<std::string>("a", "\n", "\r\n", "\r", "\xC3\xA9", "\xF0\x9F\x98\x80",
                                    "\xE6\xBC\xA2", "\xFF", "\x80", "abcdefghijklmnopqrstuvwxyz");
  return rc::gen::map(
      rc::gen::pair(rc::gen::container<std::vector<std::string>>(piece), rc::gen::inRange(1, 60)),
      [](const std::pair<std::vector<std::string>, int>& parts) {
        std::string text;
        for (int time = 0; time < parts.second; ++time) {
          for (const std::string& part : parts.first) {
            text += part;
          }
        }
        return text;
      });
}

// Counted anew for every place, one byte after another.
Position slow_position(std::string_view text, std::uint32_t offset) {
  Position position;
  for (std::uint32_t at = 0; at < offset; ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte == '\n') {
      position = {position.line + 1, 1};
    } else {
      position.column += (byte & 0xC0U) == 0x80U ? 0 : 1;
    }
  }
  return position;
}

RC_GTEST_PROP(FileProperty, PositionsAreThoseThatCountingGives, ()) {
  const std::string text = *texts();
  const File counted = file(text);
  const auto offset =
      *rc::gen::inRange<std::uint32_t>(0, static_cast<std::uint32_t>(text.size()) + 1);
  RC_ASSERT(counted.position(offset) == slow_position(text, offset));
}

RC_GTEST_PROP(FileProperty, AnOffsetComesBackFromItsPosition, ()) {
  const std::string text = *texts();
  const File counted = file(text);
  const auto offset =
      *rc::gen::inRange<std::uint32_t>(0, static_cast<std::uint32_t>(text.size()) + 1);
  const std::uint32_t back = counted.offset(counted.position(offset));
  const bool inside = offset < text.size() && continues_character(text[offset]);
  const bool second_of_line_end = offset > 0 && text.compare(offset - 1, 2, "\r\n") == 0;
  RC_ASSERT(inside || second_of_line_end || back == offset);
  RC_ASSERT(counted.offset(counted.position(back)) == back);
}

}  // namespace
}  // namespace remit::text
