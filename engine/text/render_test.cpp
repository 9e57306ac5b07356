#include "text/render.hpp"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace remit::text {
namespace {

// Draws one complaint about `spot`, which stands in `contents`.
std::string drawn(const std::string& contents, std::uint32_t begin, std::uint32_t end,
                  std::string help = {}) {
  Files files;
  const FileId file = files.add("boards.toml", contents);
  const Diagnostic diagnostic{
      .code = Code::unknown_relation,
      .message = "no such relation",
      .primary = Label{.span = {.file = file, .begin = begin, .end = end}, .text = {}},
      .help = std::move(help)};
  return render(diagnostic, files, Colour::off);
}

std::string drawn(const std::string& contents, std::string_view spot) {
  const auto begin = static_cast<std::uint32_t>(contents.find(spot));
  return drawn(contents, begin, begin + static_cast<std::uint32_t>(spot.size()));
}

// The two lines that show the spot: the text, and the marks below it.
std::string shown(const std::string& all) {
  const std::size_t place = all.find('\n', all.find("-->")) + 1;
  return all.substr(place);
}

TEST(Render, ShowsMessagePlaceSpotAndHelp) {
  EXPECT_EQ(drawn("[body.scb]\nmemebers = []\n", 11, 19, "did you mean `members`?"),
            "error[unknown-relation]: no such relation\n"
            " --> boards.toml:2:1\n"
            "2 | memebers = []\n"
            "  | ^^^^^^^^\n"
            "  help: did you mean `members`?\n");
}

TEST(Render, APlaceAloneIsDrawnInTheSameWay) {
  Files files;
  const FileId file = files.add("boards.toml", "[body.scb]\nchair = \"x\"\n");
  EXPECT_EQ(render_place({.span = {.file = file, .begin = 19, .end = 22}, .text = "of 2018"}, files,
                         Colour::off),
            " --> boards.toml:2:9\n"
            "2 | chair = \"x\"\n"
            "  |         ^^^ of 2018\n");
}

TEST(Render, OfALongLineThePartRoundThePlaceIsShown) {
  Files files;
  const FileId file =
      files.add("boards.toml", std::string(50, 'a') + "spot" + std::string(50, 'b'));
  EXPECT_EQ(render_place({.span = {.file = file, .begin = 50, .end = 54}, .text = {}}, files,
                         Colour::off, 16),
            " --> boards.toml:1:51\n"
            "1 | ...aaaaaaspotbbbbbb...\n"
            "  |          ^^^^\n");
}

TEST(Render, TheMarginIsAsWideAsTheNumberOfTheLine) {
  EXPECT_EQ(shown(drawn(std::string(99, '\n') + "abc", "b")),
            "100 | abc\n"
            "    |  ^\n");
}

TEST(Render, ShowsTheOtherPlacesOfAConflict) {
  Files files;
  const FileId one = files.add("a.toml", "chair = \"x\"\n");
  const FileId other = files.add("b.toml", "\nchair = \"y\"\n");
  const Diagnostic diagnostic{
      .code = Code::too_many,
      .severity = Severity::warning,
      .message = "two chairs on 2018-07-01",
      .primary = Label{.span = {.file = other, .begin = 9, .end = 12}, .text = "this one"},
      .related = {{.span = {.file = one, .begin = 8, .end = 11}, .text = "and this"},
                  {.span = {.file = one, .begin = 0, .end = 5}, .text = {}}}};
  EXPECT_EQ(render(diagnostic, files, Colour::off),
            "warning[too-many]: two chairs on 2018-07-01\n"
            " --> b.toml:2:9\n"
            "2 | chair = \"y\"\n"
            "  |         ^^^ this one\n"
            " ::: a.toml:1:9\n"
            "1 | chair = \"x\"\n"
            "  |         --- and this\n"
            " ::: a.toml:1:1\n"
            "1 | chair = \"x\"\n"
            "  | -----\n");
}

TEST(Render, WhatHasNoPlaceIsItsMessage) {
  const Diagnostic diagnostic{.code = Code::empty_folder,
                              .severity = Severity::note,
                              .message = "there is no model here",
                              .primary = {}};
  EXPECT_EQ(render(diagnostic, Files{}, Colour::off),
            "note[empty-folder]: there is no model here\n");
}

TEST(Render, AHelpOfSeveralLinesKeepsThem) {
  EXPECT_EQ(drawn("a", 0, 1, "write\nseen = 2022"),
            "error[unknown-relation]: no such relation\n"
            " --> boards.toml:1:1\n"
            "1 | a\n"
            "  | ^\n"
            "  help: write\n"
            "        seen = 2022\n");
}

TEST(Render, AnEmptySpotHasOneMark) {
  EXPECT_EQ(shown(drawn("abc\n", 1, 1)), "1 | abc\n  |  ^\n");
  EXPECT_EQ(shown(drawn("", 0, 0)), "1 | \n  | ^\n");
}

TEST(Render, ASpotOverSeveralLinesIsMarkedToTheEndOfTheFirst) {
  EXPECT_EQ(shown(drawn("a = [\n1,\n2 ]\n", 4, 12)), "1 | a = [\n  |     ^\n");
  EXPECT_EQ(shown(drawn("a = [ 1,\r\n2 ]\r\n", 4, 13)), "1 | a = [ 1,\n  |     ^^^^\n");
}

TEST(Render, ASpotAtTheEndOfTheLineIsMarkedBehindIt) {
  EXPECT_EQ(shown(drawn("name =\nx = 1", 6, 7)), "1 | name =\n  |       ^\n");
  EXPECT_EQ(shown(drawn("name =\r\nx = 1", 6, 8)), "1 | name =\n  |       ^\n");
  EXPECT_EQ(shown(drawn("name =\r\nx = 1", 7, 8)), "1 | name =\n  |       ^\n");
}

TEST(Render, ASpotBeyondTheFileIsItsEnd) {
  EXPECT_EQ(drawn("ab\ncd", 99, 120),
            "error[unknown-relation]: no such relation\n"
            " --> boards.toml:2:3\n"
            "2 | cd\n"
            "  |   ^\n");
}

TEST(Render, TabsAreOneColumnAndCarriageReturnsAreNotShown) {
  EXPECT_EQ(shown(drawn("\tab\tcd\r\n", "cd")), "1 |  ab cd\n  |     ^^\n");
}

TEST(Render, MarksStandUnderWideAndUnderCombiningCharacters) {
  EXPECT_EQ(shown(drawn("\xE6\xBC\xA2\xE5\xAD\x97 = 1", "1")),
            "1 | \xE6\xBC\xA2\xE5\xAD\x97 = 1\n  |        ^\n");
  EXPECT_EQ(shown(drawn("\xE6\xBC\xA2\xE5\xAD\x97 = 1", "\xE5\xAD\x97")),
            "1 | \xE6\xBC\xA2\xE5\xAD\x97 = 1\n  |   ^^\n");
  EXPECT_EQ(shown(drawn("e\xCC\x81 = 1", "1")), "1 | e\xCC\x81 = 1\n  |     ^\n");
}

TEST(Render, AByteOrderMarkIsNotShown) {
  EXPECT_EQ(drawn("\xEF\xBB\xBF"
                  "ab",
                  "b"),
            "error[unknown-relation]: no such relation\n"
            " --> boards.toml:1:2\n"
            "1 | ab\n"
            "  |  ^\n");
}

TEST(Render, ALongLineIsCutRoundTheSpot) {
  const std::string filler(500, 'x');
  EXPECT_EQ(shown(drawn(filler + "spot" + filler, "spot")),
            "1 | ..." + std::string(60, 'x') + "spot" + std::string(96, 'x') + "...\n" + "  | " +
                std::string(63, ' ') + "^^^^\n");
  EXPECT_EQ(shown(drawn("spot" + filler, "spot")),
            "1 | spot" + std::string(96, 'x') + std::string(60, 'x') + "...\n  | ^^^^\n");
  EXPECT_EQ(shown(drawn(filler + "spot", "spot")),
            "1 | ..." + std::string(60, 'x') + "spot\n  | " + std::string(63, ' ') + "^^^^\n");
}

TEST(Render, ALineOfTheGreatestWidthIsShownWhole) {
  const std::string line(160, 'x');
  EXPECT_EQ(shown(drawn(line, 150, 151)), "1 | " + line + "\n  | " + std::string(150, ' ') + "^\n");
}

TEST(Render, MarksEndWhereTheTextIsCut) {
  EXPECT_EQ(shown(drawn(std::string(500, 'x'), 0, 400)),
            "1 | " + std::string(160, 'x') + "...\n  | " + std::string(160, '^') + "\n");
  EXPECT_EQ(shown(drawn(std::string(500, 'x'), 100, 400)), "1 | ..." + std::string(160, 'x') +
                                                               "...\n  | " + std::string(63, ' ') +
                                                               std::string(100, '^') + "\n");
}

TEST(Render, AWideCharacterIsNeverCutInHalf) {
  std::string line = "a";
  for (int i = 0; i < 200; ++i) {
    line += "\xE6\xBC\xA2";
  }
  const std::string all = shown(drawn(line, 0, 1));
  EXPECT_EQ(all.find("..."), std::string("1 | a").size() + std::size_t{79} * 3)
      << "one column and 79 times two: 159 of 160";
}

TEST(Render, ColoursTheKindTheSpotAndTheFrame) {
  Files files;
  const FileId file = files.add("a.toml", "x");
  const Diagnostic diagnostic{
      .code = Code::bad_id,
      .message = "not an id",
      .primary = Label{.span = {.file = file, .begin = 0, .end = 1}, .text = "here"},
      .help = "h"};
  EXPECT_EQ(render(diagnostic, files, Colour::on),
            "\x1b[1;31merror[bad-id]\x1b[0m: \x1b[1mnot an id\x1b[0m\n"
            " \x1b[1;34m-->\x1b[0m a.toml:1:1\n"
            "\x1b[1;34m1\x1b[0m \x1b[1;34m|\x1b[0m x\n"
            "  \x1b[1;34m|\x1b[0m \x1b[1;31m^\x1b[0m here\n"
            "  \x1b[1;32mhelp:\x1b[0m h\n");
}

TEST(Render, WithoutColourThereIsNoEscape) {
  EXPECT_EQ(drawn("abc", 0, 1, "help").find('\x1b'), std::string::npos);
}

TEST(Render, NothingFromAFileCommandsTheTerminal) {
  Files files;
  const FileId file = files.add("a\x1b[2J.toml", "x\x1b[31m \xFF");
  const Diagnostic diagnostic{
      .code = Code::bad_id,
      .message = "not \x1b[31m an id",
      .primary = Label{.span = {.file = file, .begin = 0, .end = 1}, .text = "\x1b[0m"},
      .help = "h\x1b[31m"};
  const std::string all = render(diagnostic, files, Colour::off);
  EXPECT_EQ(all.find('\x1b'), std::string::npos);
  EXPECT_EQ(all.find('\xFF'), std::string::npos);
}

}  // namespace
}  // namespace remit::text
