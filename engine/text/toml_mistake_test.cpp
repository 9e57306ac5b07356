#include "text/toml_mistake.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "text/toml.hpp"

namespace remit::text {
namespace {

struct Case {
  std::string_view written;  // under the heading [body.scb]
  std::string_view message;
  std::string_view marked;  // the part of `written` that is marked
  std::string_view help;
};

// Each is wrong in one way, and one complaint is made of it.
void expect(const std::vector<Case>& cases) {
  for (const auto& [written, message, marked, help] : cases) {
    SCOPED_TRACE(written);
    Files files;
    const FileId file = files.add("boards.toml", "[body.scb]\n" + std::string(written));
    const TomlDocument document = parse_toml(files, file);
    ASSERT_EQ(document.diagnostics.size(), 1U);
    const Diagnostic& found = document.diagnostics.front();
    EXPECT_EQ(found.message, message);
    EXPECT_EQ(files.text(found.primary->span), marked);
    EXPECT_EQ(found.help, help);
  }
}

TEST(TomlMistake, TextWithoutItsClosingMark) {
  expect({
      {"name = \"Safer\nkind = \"csp\"\n", "this text has no closing \"", "\"Safer",
       "end it with \" on the same line"},
      {"name = 'Safer\n", "this text has no closing '", "'Safer", "end it with ' on the same line"},
      {"name = \"Safer", "this text has no closing \"", "\"Safer",
       "end it with \" on the same line"},
      {"name = \"Safer\r\n", "this text has no closing \"", "\"Safer",
       "end it with \" on the same line"},
      {"note = \"S:\\\nx = 1\n", "this text has no closing \"", "\"S:\\",
       "end it with \" on the same line"},
      {"name = \"", "this text has no closing \"", "\"", "end it with \" on the same line"},
      {"\"name = 1\n", "this text has no closing \"", "\"name = 1",
       "end it with \" on the same line"},
      {"members = [\"a\", \"b\n]\n", "this text has no closing \"", "\"b",
       "end it with \" on the same line"},
      {"note = \"\"\"\nSafer\n", R"(this text has no closing """)", R"(""")", R"(end it with """)"},
      {"note = '''\nSafer\n", "this text has no closing '''", "'''", "end it with '''"},
  });
}

TEST(TomlMistake, TextThatEndsEarly) {
  const std::string_view message = "the text ends at this mark";
  expect({
      {"name = \"the \"big\" one\"\n", message, "\"",
       "if the mark belongs to the text, write \\\" for it"},
      {"name = 'King's Lynn'\n", message, "'",
       "if the mark belongs to the text, put \" round all of it"},
      {"names = [\"the \"big\" one\"]\n", message, "\"",
       "if the mark belongs to the text, write \\\" for it"},
      {"name = { value = \"the \"\xC3\xA9lan\"\" }\n", message, "\"",
       "if the mark belongs to the text, write \\\" for it"},
  });
}

TEST(TomlMistake, Backslashes) {
  const std::string_view message = "a backslash has a meaning of its own in text";
  const std::string_view help =
      "write it twice, \\\\, or put the whole text in single quotation marks";
  expect({
      {"note = \"S:\\Plans\"\n", message, "\\P", help},
      {"note = \"S:\\Users\"\n", message, "\\Us", help},
      {"note = \"S:\\uD800\"\n", message, "\\uD800\"", help},
      {"note = \"\"\"\na \\ b\"\"\"\n", message, "\\ b", help},
  });
}

TEST(TomlMistake, CharactersThatLookLikeOthers) {
  const std::string_view curly = "curly quotation marks, as a word processor makes them";
  const std::string_view straight = "use the straight mark \" on both sides";
  const std::string_view space =
      "this is not a plain space, but one that a word processor or web page makes";
  expect({
      {"name = \xE2\x80\x9CSafer\xE2\x80\x9D\n", curly, "\xE2\x80\x9C", straight},
      {"name = \xE2\x80\x98Safer\xE2\x80\x99\n", curly, "\xE2\x80\x98", straight},
      {"names = [\"a\", \xE2\x80\x9C"
       "b\xE2\x80\x9D]\n",
       curly, "\xE2\x80\x9C", straight},
      {"chair = { id = \xE2\x80\x9Cx\xE2\x80\x9D }\n", curly, "\xE2\x80\x9C", straight},
      {"name\xC2\xA0= 1\n", space, "\xC2\xA0", "delete it and type a space"},
      {"name =\xC2\xA0"
       "1\n",
       space, "\xC2\xA0", "delete it and type a space"},
      {"\xE2\x80\x83name = 1\n", space, "\xE2\x80\x83", "delete it and type a space"},
      {"name = 1\rkind = 2\r", "this line ends in a way that is no longer in use", "k",
       "save the file again with Windows (CRLF) or Unix (LF) line ends"},
      {"name = \"a\x01z\"\n", "a character that cannot be seen", "\x01", "delete it"},
      {"# a\x01z\n", "a character that cannot be seen", "\x01", "delete it"},
  });
}

TEST(TomlMistake, CurlyMarksWithinTextAreText) {
  Files files;
  const FileId file = files.add("a.toml",
                                "name = \"the \xE2\x80\x9C"
                                "big\xE2\x80\x9D one\"\nx = y\n");
  const TomlDocument document = parse_toml(files, file);
  ASSERT_EQ(document.diagnostics.size(), 1U);
  EXPECT_EQ(document.diagnostics.front().message, "`y` stands without quotation marks");
}

TEST(TomlMistake, Headings) {
  expect({
      {"[body.b\nx = 1\n", "this heading has no closing bracket", "[body.b", "end it with `]`"},
      {"[body.b # there\n", "this heading has no closing bracket", "[body.b", "end it with `]`"},
      {"[body.b", "this heading has no closing bracket", "[body.b", "end it with `]`"},
      {"[[census\n", "this heading has no closing bracket", "[[census", "end it with `]]`"},
      {"[[census]\n", "this heading begins with two brackets and ends with one", "[[census]",
       "end it with `]]`"},
      {"[census]]\n", "this heading begins with one bracket and ends with two", "]",
       "write two on both sides if there may be several, else one"},
      {"[body.north csp]\n", "a heading has no spaces", "csp", "join its words with `-`"},
      {"[body.caf\xC3\xA9]\n", "`\xC3\xA9` cannot stand in a heading", "\xC3\xA9",
       "a name is made of letters without accents, digits and `-`; dots part the names"},
      {"[]\n", "this heading names nothing", "[]", "write a name between the brackets"},
      {"[ [census] ]\n", "the two brackets of this heading stand apart", "[",
       "write them without a space: `[[name]]`"},
      {"[body.b] kind = \"csp\"\n", "a heading stands alone on its line", "kind = \"csp\"",
       "write this on the next line"},
  });
}

TEST(TomlMistake, Lists) {
  const std::string_view open = "this list is not closed";
  const std::string_view help = "end the list with `]`";
  expect({
      {"members = [ \"a\", \"b\"\nchair = \"x\"\n", open, "[", help},
      {"members = [ \"a\", \"b\",\nchair = \"x\"\n", open, "[", help},
      {"members = [\n  \"a\",\n  { id = \"b\" }\n\nchair = \"x\"\n", open, "[", help},
      {"members = [ \"a\"\n[body.b]\nx = 1\n", open, "[", help},
      {"members = [ \"a\",\n[body.b]\nx = 1\n", open, "[", help},
      {"members = [ \"a\",\n[[census]]\nx = 1\n", open, "[", help},
      {"members = [ \"a\",\n[theme.b]\nx = 1\n", open, "[", help},
      {"members = [ \"a\",\n", open, "[", help},
      {"members = [", open, "[", help},
      {"chair = { id = \"x\", source = [\"a\" }\n", open, "[", help},
      {"members = [\"a\" \"b\"]\n", "no comma before this", "\"b\"",
       "write a comma between one and the next"},
      {"members = [\n  { id = \"a\" }\n  { id = \"b\" }\n]\n", "no comma before this", "{",
       "write a comma between one and the next"},
      {"members = [\"a\"; \"b\"]\n", "`;` where a comma should be", ";",
       "write a comma between one and the next"},
      {"members = [\"a\",, \"b\"]\n", "there is nothing before this comma", ",", "delete it"},
      {"members = [, \"b\"]\n", "there is nothing before this comma", ",", "delete it"},
      {"amounts = [260,000]\n", "a number has no commas", ",", "delete it"},
      {"members = [\"a\"]]\n", "this `]` closes nothing", "]", "delete it"},
      {"]\n", "this `]` closes nothing", "]", "delete it"},
  });
}

TEST(TomlMistake, AListThatIsNotClosedShowsWhereThatWasNoticed) {
  Files files;
  const FileId file = files.add("a.toml", "[body.a]\nmembers = [\"x\"\n[body.b]\nkind = \"csp\"\n");
  const TomlDocument document = parse_toml(files, file);
  ASSERT_EQ(document.diagnostics.size(), 1U);
  ASSERT_EQ(document.diagnostics.front().related.size(), 1U);
  const Label& noticed = document.diagnostics.front().related.front();
  EXPECT_EQ(files.text(noticed.span), "[body.b]");
  EXPECT_EQ(noticed.text, "the next table begins here");
}

TEST(TomlMistake, EntriesInBraces) {
  const std::string_view open = "an entry in braces ends on the line on which it begins";
  const std::string_view help = "write all of it on that line, and end it with `}`";
  expect({
      {"chair = { id = \"x\"\nkind = \"csp\"\n", open, "{ id = \"x\"", help},
      {"chair = { id = \"x\",\n  as = \"y\" }\nkind = \"csp\"\n", open, "{ id = \"x\",", help},
      {"chair = {\n  id = \"x\",\n  as = \"y\"\n}\nkind = \"csp\"\n", open, "{", help},
      {"members = [\n  { id = \"x\",\n    as = \"y\" },\n]\nkind = \"csp\"\n", open,
       "{ id = \"x\",", help},
      {"chair = { id = \"x\" # there\n", open, "{ id = \"x\" ", help},
      {"chair = { id = \"x\"", open, "{ id = \"x\"", help},
      {"chair = { id = \"x\" ]\n", "this brace is not closed", "{", "end the entry with `}`"},
      {"chair = { id = \"x\", }\n", "there is nothing between this comma and the closing brace",
       ",", "delete it"},
      {"chair = { , id = \"x\" }\n", "there is nothing before this comma", ",", "delete it"},
      {"chair = { id = \"x\" as = \"y\" }\n", "no comma before this", "as",
       "write a comma between one and the next"},
      {"members = { \"a\", \"b\" }\n", "in braces each value has a key: `{ id = \"scb\" }`",
       "\"a\"", R"(write a list in square brackets: `["a", "b"]`)"},
      {"amount = { value = 260,000, each = \"year\" }\n", "a number has no commas", ",",
       "delete it"},
      {"amount = { value = 260,000 }\n", "a number has no commas", ",", "delete it"},
      {"chair = { [x] }\n", "`[` where a key should be", "[",
       "a key is made of letters without accents, digits, `-` and `_`"},
      {"chair = { id = }\n", "`id` has no value", "id", "write one after `=`, or delete the key"},
      {"}\n", "this `}` closes nothing", "}", "delete it"},
  });
}

TEST(TomlMistake, Keys) {
  const std::string_view rule = "write `key = value`; put # before a remark";
  expect({
      {"name: \"x\"\n", "a colon where `=` should be", ":", "write `key = value`"},
      {"\"name\": \"x\"\n", "a colon where `=` should be", ":", "write `key = value`"},
      {"name of it = \"x\"\n", "`name of it` is no key: a key is one word", "name of it",
       "join its words with `_`"},
      {"name\n", "`name` stands alone on its line", "name", rule},
      {"name # there\n", "`name` stands alone on its line", "name", rule},
      {"name", "`name` stands alone on its line", "name", rule},
      {"name \"x\"\n", "no `=` after `name`", "name", rule},
      {"a word or two\n", "no `=` after `a`", "a", rule},
      {"name =\n", "`name` has no value", "name", "write one after `=`, or delete the key"},
      {"name =\r\n", "`name` has no value", "name", "write one after `=`, or delete the key"},
      {"name = # none\n", "`name` has no value", "name", "write one after `=`, or delete the key"},
      {"name =", "`name` has no value", "name", "write one after `=`, or delete the key"},
      {"name == 1\n", "`=` is written twice", "=", "delete one"},
      {"a..b = 1\n", "there is no name after this dot", ".", "write one, or delete the dot"},
      {"a. = 1\n", "there is no name after this dot", ".", "write one, or delete the dot"},
      {"\xC3\xA9lan = 1\n", "`\xC3\xA9` cannot stand in a key", "\xC3\xA9",
       "a key is made of letters without accents, digits, `-` and `_`"},
      {"'''a''' = 1\n", "a key stands on one line", "'''a'''",
       "write it in single quotation marks"},
      {"a = 1 b = 2\n", "a second key on the same line", "b", "give it a line of its own"},
  });
}

TEST(TomlMistake, Values) {
  expect({
      {"name = Safer Board\n", "`Safer Board` stands without quotation marks", "Safer Board",
       "write \"Safer Board\""},
      {"name = Safer Board # so\n", "`Safer Board` stands without quotation marks", "Safer Board",
       "write \"Safer Board\""},
      {"members = [scb, smog]\n", "`scb` stands without quotation marks", "scb", "write \"scb\""},
      {"chair = { id = scb }\n", "`scb` stands without quotation marks", "scb", "write \"scb\""},
      {"kind = theme\n", "`theme` stands without quotation marks", "theme", "write \"theme\""},
      {"kind = forum\n", "`forum` stands without quotation marks", "forum", "write \"forum\""},
      {"kind = inform\n", "`inform` stands without quotation marks", "inform", "write \"inform\""},
      {"kind = none\n", "`none` stands without quotation marks", "none", "write \"none\""},
      {"kind = _x\n", "`_x` stands without quotation marks", "_x", "write \"_x\""},
      {"kind = 2nd\n", "`2nd` stands without quotation marks", "2nd", "write \"2nd\""},
      {"kind = 7x\n", "`7x` stands without quotation marks", "7x", "write \"7x\""},
      {"unnamed = yes\n", "yes and no are written true and false", "yes",
       "write true, or \"yes\" if it is text"},
      {"unnamed = True\n", "yes and no are written true and false", "True",
       "write true, or \"True\" if it is text"},
      {"amount = 260,000\n", "a number has no commas", "260,000", "write 260000"},
      {"amount = \xC2\xA3"
       "260,000\n",
       "an amount has no pound sign and no commas",
       "\xC2\xA3"
       "260,000",
       "write 260000"},
      {"amount = 99999999999999999999\n", "this number is too long", "99999999999999999999",
       "write it in quotation marks if it is a name"},
      {"amount = 1__0\n", "`1__0` stands without quotation marks", "1__0", "write \"1__0\""},
      {"kind = \"a\",\n", "a comma after the value", ",", "delete it"},
      {"kind = \"a\", \"b\"\n", "a comma after the value", ",",
       R"(write several values as a list: `["a", "b"]`)"},
      {"kind = \"a\" or so\n", "`or so` stands after the end of the value", "or so",
       "delete it, or put # before a remark"},
      {"chair = { id = \"a\" } or so\n", "`or so` stands after the end of the value", "or so",
       "delete it, or put # before a remark"},
  });
}

TEST(TomlMistake, Dates) {
  const std::string_view part = "a date that is not a whole day stands in quotation marks";
  expect({
      {"from = 01/04/2019\n", "`01/04/2019` is not how a date is written", "01/04/2019",
       "write 2019-04-01"},
      {"from = 1 April 2019\n", "`1 April 2019` is not how a date is written", "1 April 2019",
       "write year-month-day, as 2019-04-01, or a part of it in quotation marks, as \"2019-04\""},
      {"from = 2022-02-30\n", "there is no such day: that month has 28 days", "2022-02-30", ""},
      {"from = 2022-13-01 # so\n", "there is no such day: a year has 12 months", "2022-13-01", ""},
      {"from = 2021-11\n", part, "2021-11", "write \"2021-11\""},
      {"chair = { from = 2017/18 }\n", part, "2017/18", "write \"2017/18\""},
      {"from = ..2015-09\n", "a range of dates stands in quotation marks", "..2015-09",
       "write \"..2015-09\""},
      {"from = 2018-06..2018-08\n", "a range of dates stands in quotation marks",
       "2018-06..2018-08", "write \"2018-06..2018-08\""},
      {"from = 2016..\n", "a range of dates stands in quotation marks", "2016..",
       "write \"2016..\""},
  });
}

TEST(TomlMistake, Lines) {
  const std::string_view rule =
      "a line is a heading in brackets, a key with its value, or a remark after #";
  expect({
      {"// remark\n", "a remark begins with #", "/", "write # before it"},
      {"; remark\n", "a remark begins with #", ";", "write # before it"},
      {"/* remark */\n", "a remark begins with #", "/", "write # before it"},
      {"* item\n", "a line cannot begin with `*`", "*", rule},
      {"= 1\n", "a line cannot begin with `=`", "=", rule},
      {"<<<<<<< ours\n", "a merge was left unfinished here", "<",
       "keep one of the two versions, and delete the lines of marks"},
      {"=======\n", "a merge was left unfinished here", "=",
       "keep one of the two versions, and delete the lines of marks"},
  });
}

TEST(TomlMistake, WhatIsWrittenTwiceShowsBothPlaces) {
  struct Twice {
    std::string_view written;
    std::string_view message;
    std::string_view marked;
    std::string_view first;  // the line from the first place on
    std::string_view help;
  };

  const std::vector<Twice> cases{
      {"[body.a]\nx = 1\n[body.b]\n[body.a] # again\n",
       "the table `body.a` is written twice in this file", "[body.a]", "[body.a]",
       "put all of it under the first heading"},
      {"[body.a]\nname = \"x\" # one\nkind = \"k\"\nname = \"y\"\n",
       "`name` is written twice in one table", "name", "name = \"x\" # one",
       "write both values in one list: `name = [first, second]`"},
      {"[body.a]\nchair = { id = \"a\", id = \"b\" }\n", "`id` is written twice in one entry", "id",
       R"(id = "a", id = "b" })", "keep one of the two, or write two entries"},
      {"[census]\nx = 1\n[[census]]\ny = 1\n",
       "`census` is written with one bracket each side and with two", "[[census]]", "[census]",
       "write it in the same way in both places: with two, if there may be several"},
      {"[[census]]\nx = 1\n[census]\ny = 1\n",
       "`census` is written with one bracket each side and with two", "[census]", "[[census]]",
       "write it in the same way in both places: with two, if there may be several"},
      {"[body]\na.b = 1\na = 2\n", "`a`, or a part of it, was already written before", "a",
       "a.b = 1", "write all of it in one place"},
      {"[body]\na = 2\na.b = 1\n", "`a.b`, or a part of it, was already written before", "a.b",
       "a = 2", "write all of it in one place"},
      {"[body]\na = 1\n[body.a]\nx = 1\n", "`body.a` is written both as a value and as a table",
       "[body.a]", "a = 1", "write all of it in one of the two places"},
      {"[body]\na = { x = 1 }\n[body.a.b]\nx = 1\n",
       "`body.a.b` is written both as a value and as a table", "[body.a.b]", "a = { x = 1 }",
       "write all of it in one of the two places"},
      {"[body]\na = 1\n[body.a.b]\n[body.a.c]\n",
       "`body.a.b` is written both as a value and as a table", "[body.a.b]", "a = 1",
       "write all of it in one of the two places"},
  };
  for (const auto& [written, message, marked, first, help] : cases) {
    SCOPED_TRACE(written);
    Files files;
    const FileId file = files.add("a.toml", std::string(written));
    const TomlDocument document = parse_toml(files, file);
    ASSERT_FALSE(document.diagnostics.empty());
    const Diagnostic& found = document.diagnostics.front();
    EXPECT_EQ(slug(found.code), "duplicate-key");
    EXPECT_EQ(found.message, message);
    EXPECT_EQ(files.text(found.primary->span), marked);
    EXPECT_EQ(found.help, help);
    ASSERT_EQ(found.related.size(), 1U);
    EXPECT_EQ(found.related.front().text, "first written here");
    const Position place = files[file].position(found.related.front().span.begin);
    EXPECT_EQ(files[file].line(place.line).substr(place.column - 1), first);
  }
}

}  // namespace
}  // namespace remit::text
