#include "text/toml.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "text/render.hpp"

namespace remit::text {
namespace {

// A text parsed, and all that was said of it.
struct Read {
  explicit Read(std::string text)
      : file(files.add("boards.toml", std::move(text))), document(parse_toml(files, file)) {}

  [[nodiscard]] std::vector<std::string> codes() const {
    std::vector<std::string> all;
    for (const Diagnostic& diagnostic : document.diagnostics) {
      all.emplace_back(slug(diagnostic.code));
    }
    return all;
  }

  // The lines on which there are mistakes.
  [[nodiscard]] std::vector<std::uint32_t> lines() const {
    std::vector<std::uint32_t> all;
    for (const Diagnostic& diagnostic : document.diagnostics) {
      all.push_back(files[file].position(diagnostic.primary->span.begin).line);
    }
    return all;
  }

  [[nodiscard]] std::vector<std::string> lost() const {
    std::vector<std::string> all;
    for (const LostTable& table : document.lost) {
      all.push_back(table.name);
    }
    return all;
  }

  // The tables two deep that were kept: "body.a", "body.b".
  [[nodiscard]] std::vector<std::string> kept() const {
    std::vector<std::string> all;
    for (const auto& [outer, node] : document.root) {
      if (const toml::table* const table = node.as_table()) {
        for (const auto& [inner, value] : *table) {
          all.push_back(std::string(outer.str()) + "." + std::string(inner.str()));
        }
      } else {
        all.emplace_back(outer.str());
      }
    }
    return all;
  }

  Files files;
  FileId file;
  TomlDocument document;
};

using Words = std::vector<std::string>;
using Lines = std::vector<std::uint32_t>;

TEST(Toml, AFileWithoutMistakesIsReadWhole) {
  const Read read("format = 1\n[body.a]\nkind = \"csp\"\n[[census]]\ncount = 2\n");
  EXPECT_TRUE(read.document.diagnostics.empty());
  EXPECT_TRUE(read.document.lost.empty());
  EXPECT_EQ(read.kept(), Words({"body.a", "census", "format"}));
}

TEST(Toml, AnEmptyFileIsRight) {
  for (const std::string text : {"", "\n", "# nothing\n", "\xEF\xBB\xBF"}) {
    const Read read(text);
    EXPECT_TRUE(read.document.diagnostics.empty()) << text;
    EXPECT_TRUE(read.document.root.empty()) << text;
  }
}

TEST(Toml, AMistakeCostsItsTableAndNoOther) {
  const Read read(
      "[body.a]\nkind = \"csp\"\n[body.b]\nkind = csp\nname = \"B\"\n[body.c]\nkind = \"csp\"\n");
  EXPECT_EQ(read.lines(), Lines({4}));
  EXPECT_EQ(read.lost(), Words({"body.b"}));
  EXPECT_EQ(read.kept(), Words({"body.a", "body.c"}));
  EXPECT_EQ(read.files.text(read.document.lost.front().span), "[body.b]");
}

TEST(Toml, AllMistakesOfAFileAreReportedInOneRun) {
  const Read read(
      "[body.a]\nkind = csp\n"
      "[body.b]\nname = \"B\n"
      "[body.c]\nmembers = [\"x\"\n"
      "[body.d]\nfrom = 01/04/2019\n"
      "[body.e\nname = \"E\"\n"
      "[body.f]\nname = \"F\"\n"
      "[body.f]\nname = \"F\"\n"
      "[body.g]\nname = \"G\"\n");
  EXPECT_EQ(read.lines(), Lines({2, 4, 6, 8, 9, 13}));
  EXPECT_EQ(read.codes(), Words({"toml-syntax", "toml-syntax", "toml-syntax", "bad-date",
                                 "toml-syntax", "duplicate-key"}));
  EXPECT_EQ(read.lost(), Words({"body.a", "body.b", "body.c", "body.d", "body.e", "body.f"}));
  EXPECT_EQ(read.kept(), Words({"body.f", "body.g"}));
}

TEST(Toml, AllMistakesOfATableAreReportedAndItIsLostOnce) {
  const Read read(
      "[body.a]\nkind = csp\nfrom = 2021-11\nname = \"A\nmembers = [ \"x\",\nchair = \"y\"\n"
      "lead = { id = \"a\",\n  as = \"b\" }\nuntil = 2022-02-30\nkind = \"again\"\nkind = "
      "\"twice\"\n"
      "[body.b]\nkind = \"csp\"\n");
  EXPECT_EQ(read.lines(), Lines({2, 3, 4, 5, 7, 9, 11}));
  EXPECT_EQ(read.lost(), Words({"body.a"}));
  EXPECT_EQ(read.kept(), Words({"body.b"}));
}

TEST(Toml, AListThatIsNotClosedCostsNothingBelowIt) {
  for (const std::string heading : {"[body.b]", "[[census]]", "  [theme.x] # so"}) {
    const Read read("[body.a]\nmembers = [\n  \"x\",\n" + heading + "\nname = \"B\"\n");
    EXPECT_EQ(read.lines(), Lines({2})) << heading;
    EXPECT_EQ(read.lost(), Words({"body.a"})) << heading;
    EXPECT_EQ(read.kept().size(), 1U) << heading;
  }
}

TEST(Toml, ATextOfSeveralLinesThatIsNotClosedNamesWhatItSwallowed) {
  const Read read(
      "[body.a]\nnote = \"\"\"\nSafer\n[body.b]\nnote = \"\"\"\nSafer\n\"\"\"\n[body.c]\nkind = "
      "1\n");
  EXPECT_FALSE(read.document.diagnostics.empty());
  EXPECT_EQ(read.lost(), Words({"body.a", "body.b"}));
  EXPECT_EQ(read.kept(), Words({"body.c"}));
}

TEST(Toml, WhatLooksLikeAHeadingWithinATextIsNone) {
  const Read read(
      "[body.a]\nkind = csp\nnote = '''\n[body.x]\nkind = csp\n'''\n[body.b]\nkind = \"csp\"\n");
  EXPECT_EQ(read.lines(), Lines({2}));
  EXPECT_EQ(read.kept(), Words({"body.b"}));
}

TEST(Toml, BeforeTheFirstHeadingItIsNotKnownWhatWasLost) {
  const Read read("format = one\n[body.a]\nkind = \"csp\"\n");
  EXPECT_EQ(read.lost(), Words({""}));
  EXPECT_EQ(read.kept(), Words({"body.a"}));
}

TEST(Toml, OfTablesWrittenTwiceTheFirstIsKept) {
  const Read read("[body.a]\nname = \"first\"\n[body.a]\nname = \"second\"\n");
  EXPECT_EQ(read.document.root["body"]["a"]["name"].value_or(""), std::string("first"));
  EXPECT_EQ(read.lost(), Words({"body.a"}));
}

TEST(Toml, ATableWithAKeyWrittenTwiceIsLost) {
  const Read read("[body.a]\nname = \"first\"\nname = \"second\"\n[body.b]\nname = \"b\"\n");
  EXPECT_EQ(read.kept(), Words({"body.b"}));
}

TEST(Toml, AfterTwentyMistakesNothingIsKept) {
  std::string text;
  for (int number = 0; number < 30; ++number) {
    text += "[body.b" + std::to_string(number) + "]\nkind = csp\n";
  }
  const Read read(text + "[body.right]\nkind = \"csp\"\n");
  ASSERT_EQ(read.document.diagnostics.size(), 21U);
  EXPECT_EQ(read.document.diagnostics.back().severity, Severity::note);
  EXPECT_EQ(read.document.diagnostics.back().message,
            "there may be more mistakes: only the first 20 are shown");
  EXPECT_TRUE(read.document.root.empty());
  EXPECT_EQ(read.lost().back(), "") << "it is not known what was lost";
}

TEST(Toml, PlacesAreRightWithCarriageReturnsAndBeyondAscii) {
  const Read read("[body.a]\r\nname = \"caf\xC3\xA9\"\r\nkind = csp\r\n");
  EXPECT_EQ(read.lines(), Lines({3}));
  EXPECT_EQ(read.files.text(read.document.diagnostics.front().primary->span), "csp");
}

TEST(Toml, AByteOrderMarkIsPassedOver) {
  const Read right("\xEF\xBB\xBF[body.a]\nkind = \"csp\"\n");
  EXPECT_TRUE(right.document.diagnostics.empty());
  EXPECT_EQ(right.kept(), Words({"body.a"}));
  const Read wrong("\xEF\xBB\xBFkind = csp\n[body.a]\nkind = csp\n");
  EXPECT_EQ(wrong.lines(), Lines({1, 3}));
  for (const Diagnostic& diagnostic : wrong.document.diagnostics) {
    EXPECT_EQ(wrong.files.text(diagnostic.primary->span), "csp");
  }
}

// What is not a text in UTF-8.

TEST(Toml, RefusesWhatIsNotATextInUtf8) {
  struct Case {
    std::string text;
    std::string code;
    std::string message;
    std::uint32_t place;
  };

  const std::vector<Case> cases{
      {std::string("a = 1\n\0", 7), "nul-byte", "a NUL byte: this is not a text file", 6},
      {std::string("\xFF\xFE[\0", 4), "wrong-encoding", "this file is in UTF-16, not UTF-8", 0},
      {std::string("\xFE\xFF\0[", 4), "wrong-encoding", "this file is in UTF-16, not UTF-8", 0},
      {"name = \"caf\xE9\"\n", "not-utf8", "the byte 0xE9 is not UTF-8", 11},
      {"name = \"\xC0\xAF\"\n", "not-utf8", "the byte 0xC0 is not UTF-8", 8},
      {"name = \"\xED\xA0\x80\"\n", "not-utf8", "the byte 0xED is not UTF-8", 8},
      {"name = 1\xE2\x82", "not-utf8", "the byte 0xE2 is not UTF-8", 8},
      {"\x80", "not-utf8", "the byte 0x80 is not UTF-8", 0},
  };
  for (const auto& [text, code, message, place] : cases) {
    SCOPED_TRACE(message);
    const Read read(text);
    ASSERT_EQ(read.document.diagnostics.size(), 1U);
    EXPECT_EQ(read.codes().front(), code);
    EXPECT_EQ(read.document.diagnostics.front().message, message);
    EXPECT_EQ(read.document.diagnostics.front().primary->span.begin, place);
    EXPECT_EQ(read.lost(), Words({""}));
    EXPECT_TRUE(read.document.root.empty());
  }
}

// What would exhaust the stack.

std::string repeated(std::string_view part, std::size_t times) {
  std::string all;
  for (std::size_t time = 0; time < times; ++time) {
    all += part;
  }
  return all;
}

TEST(Toml, RefusesWhatIsNestedTooDeep) {
  constexpr std::size_t deep = 10'000;
  for (const std::string& text :
       {repeated("a.", deep) + "a = 1\n", "[" + repeated("a.", deep) + "a]\n",
        repeated("\"a\".", deep) + "a = 1\n", repeated("a . ", deep) + "a = 1\n",
        "x = { " + repeated("a.", deep) + "a = 1 }\n", "x = " + repeated("[", deep),
        "x = " + repeated("[", deep) + repeated("]", deep) + "\n",
        "x = " + repeated("{ a = ", deep) + "1" + repeated(" }", deep) + "\n"}) {
    const Read read(text);
    ASSERT_EQ(read.codes(), Words({"too-deep"})) << text.substr(0, 20);
    EXPECT_TRUE(read.document.root.empty());
  }
}

TEST(Toml, ReadsTheDeepestThatItDoesNotRefuse) {
  const std::string path = repeated("a.", 15) + "a";
  std::string text = "[" + path + "]\n" + path + " = " + repeated("{ " + path + " = ", 31) + "1" +
                     repeated(" }", 31) + "\n";
  EXPECT_TRUE(Read(text).document.diagnostics.empty());
}

TEST(Toml, ManyDotsInAListOrATextAreNotDeep) {
  EXPECT_TRUE(Read("x = [" + repeated("1.5, ", 10'000) + "1.5]\n").document.diagnostics.empty());
  EXPECT_TRUE(Read("x = \"" + repeated("a.", 10'000) + "\"\n").document.diagnostics.empty());
  EXPECT_TRUE(Read("# " + repeated("a.", 10'000) + "\n").document.diagnostics.empty());
}

TEST(Toml, ALongFileIsReadWithPlacesThroughout) {
  std::string text;
  for (int number = 0; number < 20'000; ++number) {
    text += "[body.b" + std::to_string(number) + "]\nname = \"caf\xC3\xA9\"\n";
  }
  const Read read(text + "[body.last]\nkind = csp\n");
  EXPECT_EQ(read.lines(), Lines({40'002}));
  EXPECT_EQ(read.kept().size(), 20'000U);
}

TEST(Toml, ALongLineIsReadWithPlacesThroughout) {
  const std::string text = "x = [" + repeated("\"caf\xC3\xA9\", ", 100'000) + "\"last\"]\n";
  const Read read(text);
  const toml::array& list = *read.document.root["x"].as_array();
  std::size_t right = 0;
  for (const toml::node& node : list) {
    const std::string_view found = read.files.text(span_of(node.source(), read.files, read.file));
    right += found == "\"caf\xC3\xA9\"" ? 1U : 0U;
  }
  EXPECT_EQ(right, 100'000U);
  EXPECT_EQ(read.files.text(span_of(list.back().source(), read.files, read.file)), "\"last\"");
}

// Where things stand.

void list_spans(const toml::node& node, const Read& read, Words& all) {
  all.emplace_back(read.files.text(span_of(node.source(), read.files, read.file)));
  if (const toml::table* const table = node.as_table()) {
    for (const auto& [key, value] : *table) {
      all.push_back(std::string(read.files.text(span_of(key.source(), read.files, read.file))) +
                    ":");
      list_spans(value, read, all);
    }
  }
  if (const toml::array* const array = node.as_array()) {
    for (const toml::node& value : *array) {
      list_spans(value, read, all);
    }
  }
}

Words spans(const std::string& text) {
  const Read read(text);
  EXPECT_TRUE(read.document.diagnostics.empty()) << text;
  Words all;
  list_spans(*read.document.root.begin()->second.as_table(), read, all);
  return all;
}

TEST(TomlSpan, OfATableIsItsHeading) {
  EXPECT_EQ(spans("[body] # x\n"), Words({"[body]"}));
  EXPECT_EQ(spans("[ body.scb ]\n"), Words({"[ body.scb ]", "scb:", "[ body.scb ]"}));
}

TEST(TomlSpan, OfAValueIsAllOfItWithItsMarks) {
  EXPECT_EQ(spans("[t]\na = \"caf\xC3\xA9\" # c\nb = 'x'\nc = 2022-02-15\nd = -1.5\ne = true"),
            Words({"[t]", "a:", "\"caf\xC3\xA9\"", "b:", "'x'", "c:", "2022-02-15", "d:", "-1.5",
                   "e:", "true"}));
  EXPECT_EQ(spans("[t]\r\na = \"\"\"x\r\ny\"\"\"\r\nb = 1\r\n"),
            Words({"[t]", "a:", "\"\"\"x\r\ny\"\"\"", "b:", "1"}));
}

TEST(TomlSpan, OfAKeyIsItsOwnPart) {
  EXPECT_EQ(spans("[t]\n\"a b\" . c = 1\n"), Words({"[t]", "\"a b\":", "\"a b\"", "c:", "1"}));
}

TEST(TomlSpan, OfListsAndBracesGoesToTheirEnd) {
  EXPECT_EQ(spans("[t]\na=[1,[]]"), Words({"[t]", "a:", "[1,[]]", "1", "[]"}));
  EXPECT_EQ(spans("[t]\na={b={}}"), Words({"[t]", "a:", "{b={}}", "b:", "{}"}));
  EXPECT_EQ(spans("[t]\na = { b = { c = 1 } }\n"),
            Words({"[t]", "a:", "{ b = { c = 1 } }", "b:", "{ c = 1 }", "c:", "1"}));
  EXPECT_EQ(spans("[t]\na = [\n { b = 1 },\n]\n"),
            Words({"[t]", "a:", "[\n { b = 1 },\n]", "{ b = 1 }", "b:", "1"}));
}

TEST(TomlSpan, IsRightAfterAByteOrderMark) {
  EXPECT_EQ(spans("\xEF\xBB\xBFt = { a = 1 }"), Words({"{ a = 1 }", "a:", "1"}));
}

TEST(TomlMistakes, TheTablesOfAnItemAreLostWithItAndItsNeighboursAreKept) {
  const Read read(
      "[[duty]]\nid = one\n[[duty.test]]\nname = \"a\"\n"
      "[[duty]]\nid = \"two\"\n[[duty.test]]\nname = \"b\"\n");
  EXPECT_EQ(read.lost(), Words({"duty", "duty.id"}));
  EXPECT_EQ(read.document.diagnostics.size(), 1U);
  const toml::array* const duties = read.document.root["duty"].as_array();
  ASSERT_NE(duties, nullptr);
  ASSERT_EQ(duties->size(), 1U);
  EXPECT_EQ(duties->get(0)->as_table()->at("id").value_or(std::string()), "two");
}

TEST(TomlMistakes, UnderAHeadingOfASortEachLineIsLostByItsName) {
  const Read read(
      "[body]\nboard = { kind = board }\npolice = { kind = \"police-force\" }\n"
      "\"fire\".kind = \"fire-authority\"\n[office]\nleader = 1\n");
  EXPECT_EQ(read.lost(), Words({"body", "body.board", "body.police", "body.fire"}));
  EXPECT_EQ(read.files.text(read.document.lost[2].span), "police");
}

TEST(TomlWords, TypesAreNamedAsAReaderWould) {
  EXPECT_EQ(word(toml::node_type::array), "a list");
  EXPECT_EQ(word(toml::node_type::boolean), "true or false");
  EXPECT_EQ(word(toml::node_type::date), "a date");
}

TEST(TomlWords, AWrongTypeIsSaidAtTheValue) {
  const Read read("from = [1]\n");
  const Diagnostic found =
      wrong_type(*read.document.root.get("from"), "from", "a date", read.files, read.file);
  EXPECT_EQ(found.message, "`from` wants a date, not a list");
  EXPECT_EQ(read.files.text(found.primary->span), "[1]");
}

TEST(TomlWords, ANumberOrAYesInQuotationMarksIsWrittenWithout) {
  const auto help = [](const std::string& value, std::string_view wanted) {
    const Read read("key = " + value + "\n");
    return wrong_type(*read.document.root.get("key"), "key", wanted, read.files, read.file).help;
  };
  EXPECT_EQ(help("\"4\"", "a number"), "write 4");
  EXPECT_EQ(help("\"four\"", "a number"), "");
  EXPECT_EQ(help("\"2021\"", "a date"), "");
  EXPECT_EQ(help("\"yes\"", "true or false"), "write true");
  EXPECT_EQ(help("\"no\"", "true or false"), "write false");
  EXPECT_EQ(help("4", "true or false"), "");
}

// Texts that were right once, and have been hurt.

constexpr std::string_view healthy = R"(# A model.
format = 1

[model]
title    = "Worcestershire"
includes = ["../england"]

[source]
overview-2018 = { date = "2018-06..2018-08" }

[source.hwb-2022]
title = 'Report'
date  = 2022-02-15

[body.scb]
name     = [{ value = "Caf\u00e9", source = "hwb-2022 para 1" }, "Café"]
from     = "..2015-09"
unnamed  = true
members  = [
  { id = "probation-service", as = "statutory", source = "hwb-2022 para 5" },  # all
  { all = ["a", "b"], amount = 1.5, since = 2018-01-01T10:00:00Z },
]
note.a.b = """
He said "no" \
[body.other]
"""

[[census]]
kind  = "csp"
count = 2
)";

std::string mutated(std::string text) {
  const auto pieces = rc::gen::element<std::string>(
      "\"", "'", R"(""")", "'''", "[", "]", "[[", "]]", "{", "}", "=", ",", ".", "\n", "\r", "\r\n",
      "#", "\\", " ", "\t", "a", "0", "-", "+", "_", "e", "2018-02-30", "1/2/2019", "\xC3\xA9",
      "\xE2\x80\x9C", "\xC2\xA0", "\xEF\xBB\xBF", "\xFF", "\x80", "\x01", std::string("\0", 1),
      "\nx = ", "[body.scb]\n", "\n[a", "true", "inf", "0x", "1_", "..");
  const int changes = *rc::gen::inRange(1, 8);
  for (int change = 0; change < changes; ++change) {
    const auto at = *rc::gen::inRange<std::size_t>(0, text.size() + 1);
    const auto length = *rc::gen::inRange<std::size_t>(0, 12);
    switch (*rc::gen::inRange(0, 4)) {
      case 0:
        text.insert(at, *pieces);
        break;
      case 1:
        text.erase(at, length);
        break;
      case 2:
        text.replace(at, length, *pieces);
        break;
      default:
        text.insert(at,
                    text.substr(*rc::gen::inRange<std::size_t>(0, text.size() + 1), length * 5));
        break;
    }
  }
  return text;
}

bool within(const Span& span, const Files& files) {
  return span.begin <= span.end && span.begin <= files[span.file].contents().size();
}

// Whatever the text: it ends, it does not crash, what is lost is named, and all can be drawn.
void check_reading(const std::string& text) {
  const Read read(text);
  RC_ASSERT(read.document.diagnostics.empty() == read.document.lost.empty());
  for (const LostTable& lost : read.document.lost) {
    RC_ASSERT(within(lost.span, read.files));
  }
  for (const Diagnostic& diagnostic : read.document.diagnostics) {
    RC_ASSERT(diagnostic.primary.has_value());
    RC_ASSERT(within(diagnostic.primary->span, read.files));
    RC_ASSERT(!diagnostic.message.empty());
    RC_ASSERT(!render(diagnostic, read.files, Colour::on).empty());
    for (const Label& label : diagnostic.related) {
      RC_ASSERT(within(label.span, read.files));
    }
  }
  Words all;
  list_spans(read.document.root, read, all);
}

RC_GTEST_PROP(TomlProperty, AHurtTextIsReadWithoutHarm, ()) {
  check_reading(mutated(std::string(healthy)));
}

RC_GTEST_PROP(TomlProperty, AnyBytesAreReadWithoutHarm, ()) {
  check_reading(*rc::gen::container<std::string>(rc::gen::arbitrary<char>()));
}

RC_GTEST_PROP(TomlProperty, ATextCutShortIsReadWithoutHarm, ()) {
  check_reading(std::string(healthy.substr(0, *rc::gen::inRange<std::size_t>(0, healthy.size()))));
}

TEST(Toml, TheHealthyTextIsRight) {
  EXPECT_TRUE(Read(std::string(healthy)).document.diagnostics.empty());
}

}  // namespace
}  // namespace remit::text
