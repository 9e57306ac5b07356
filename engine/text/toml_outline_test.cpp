#include "text/toml_outline.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace remit::text {
namespace {

TEST(TomlOutline, APathIsReadInItsParts) {
  using Names = std::vector<std::string>;
  const auto names = [](std::string_view text) {
    const std::optional<Path> path = path_at(text, 0);
    return path ? path->names : Names{"(none)"};
  };
  EXPECT_EQ(names("scb = 1"), Names({"scb"}));
  EXPECT_EQ(names(" body . scb = 1"), Names({"body", "scb"}));
  EXPECT_EQ(names("\"a b\".'c.d'"), Names({"a b", "c.d"}));
  EXPECT_EQ(names("2018.5"), Names({"2018", "5"}));
  EXPECT_EQ(names("a."), Names({"(none)"}));
  EXPECT_EQ(names("= 1"), Names({"(none)"}));
  EXPECT_EQ(names("\"a"), Names({"(none)"}));
  EXPECT_EQ(names(""), Names({"(none)"}));
}

TEST(TomlOutline, APathIsWrittenWithDots) {
  EXPECT_EQ(joined(*path_at("source . \"a b\"", 0)), "source.a b");
}

TEST(TomlOutline, AHeadingStandsAloneOnItsLine) {
  const auto read = [](std::string_view text) -> std::string {
    const std::optional<Heading> heading = heading_at(text, 0);
    if (!heading) {
      return "(none)";
    }
    return joined(heading->path) + (heading->list ? " list " : " table ") +
           std::string(text.substr(heading->begin, heading->end - heading->begin));
  };
  EXPECT_EQ(read("[body.scb]"), "body.scb table [body.scb]");
  EXPECT_EQ(read("  [ body . scb ]  # there\nx"), "body.scb table [ body . scb ]");
  EXPECT_EQ(read("[[census]]\r\n"), "census list [[census]]");
  EXPECT_EQ(read("[\"a b\"]"), "a b table [\"a b\"]");
  for (const std::string_view text : {"", "x", "[", "[]", "[a", "[a b]", "[a]]", "[[a]", "[a] x",
                                      "[a],", "[ [a] ]", "[a.]", "{a}", "[\n", "[a\n]"}) {
    EXPECT_EQ(read(text), "(none)") << text;
  }
}

TEST(TomlOutline, ALineOfAListIsNotTakenForAHeading) {
  for (const std::string_view heading :
       {"[body.scb]", "[[census]]", "[body.scb", "[[census]", "[a b]", "  [a]", "[a", "[_a]"}) {
    EXPECT_TRUE(begins_heading(heading, 0)) << heading;
  }
  for (const std::string_view other : {"", "a", "[\"a\"]", "[1]", "[2018-01-01]", "[true]", "[inf]",
                                       "[]", "[{", "{a}", "# [a]", "\"[a]\""}) {
    EXPECT_FALSE(begins_heading(other, 0)) << other;
  }
}

TEST(TomlOutline, AStatementIsAHeadingOrAKey) {
  EXPECT_TRUE(begins_statement("chair = 1", 0));
  EXPECT_TRUE(begins_statement("  a.\"b\" =", 0));
  EXPECT_TRUE(begins_statement("[a]", 0));
  EXPECT_FALSE(begins_statement("chair", 0));
  EXPECT_FALSE(begins_statement("\"a\", \"b\"", 0));
  EXPECT_FALSE(begins_statement("{ id = 1 }", 0));
  EXPECT_FALSE(begins_statement("# a = 1", 0));
}

TEST(TomlOutline, LinesAreFoundFromAnyPlaceInThem) {
  const std::string_view text = "ab\n\ncd";
  for (const auto& [place, begin, end] : std::vector<std::array<std::size_t, 3>>{
           {0, 0, 2}, {2, 0, 2}, {3, 3, 3}, {4, 4, 6}, {6, 4, 6}}) {
    EXPECT_EQ(line_begin(text, place), begin) << place;
    EXPECT_EQ(line_end(text, place), end) << place;
  }
  EXPECT_EQ(line_begin("", 0), 0U);
  EXPECT_EQ(line_end("", 0), 0U);
}

// Where `|` stands in a text.
struct Marked {
  std::string text;
  std::size_t place;
};

Marked marked(std::string text) {
  const std::size_t place = text.find('|');
  text.erase(place, 1);
  return {std::move(text), place};
}

std::string rest_of_line(std::string_view text, std::size_t begin) {
  return std::string(text.substr(begin, line_end(text, begin) - begin));
}

TEST(TomlOutline, KnowsTheHeadingAndTheStatementAboveAPlace) {
  struct Case {
    std::string text;
    std::string heading;
    std::string statement;
  };

  const std::vector<Case> cases{
      {"format = |1", "(none)", "format = 1"},
      {"[a]\nx = |1", "[a]", "x = 1"},
      {"[a]\n[[b]]\nx = 1\ny = |2", "[[b]]", "y = 2"},
      {"[a]\nx = [\n[b],\n|", "[a]", "x = ["},
      {"[a]\nx = \"\"\"\n[b]\n\"\"\"\ny = |2", "[a]", "y = 2"},
      {"[a]\n# [b]\ny = |2", "[a]", "y = 2"},
      {"[a]\n|[b]\n", "[a]", "[b]"},
      {"[a]\n[b|\n", "[a]", "[b"},
      {"[a] # c\n|]", "[a]", "]"},
  };
  for (const auto& [written, heading, statement] : cases) {
    const Marked mark = marked(written);
    const Surroundings around = surroundings(mark.text, mark.place);
    EXPECT_EQ(around.heading ? mark.text.substr(around.heading->begin,
                                                around.heading->end - around.heading->begin)
                             : "(none)",
              heading)
        << written;
    EXPECT_EQ(rest_of_line(mark.text, around.statement), statement) << written;
    EXPECT_EQ(around.in_heading, statement.front() == '[') << written;
  }
}

TEST(TomlOutline, KnowsWhatIsOpenAtAPlace) {
  struct Case {
    std::string text;
    std::string open;
  };

  const std::vector<Case> cases{
      {"x = |1", ""},
      {"x = [|", "["},
      {"x = [{ a = [|", "[{["},
      {"x = [[1], {}, |", "["},
      {"x = [\"]\", '}', # ]\n|", "["},
      {"x = [1]\ny = {|", "{"},
      {"[a]\nx = {|", "{"},
  };
  for (const auto& [written, open] : cases) {
    const Marked mark = marked(written);
    std::string found;
    for (const std::size_t bracket : surroundings(mark.text, mark.place).open) {
      found += mark.text[bracket];
    }
    EXPECT_EQ(found, open) << written;
  }
}

TEST(TomlOutline, KnowsTheTextInQuotationMarksThatAPlaceIsIn) {
  struct Case {
    std::string text;
    std::string quoted;
  };

  const std::vector<Case> cases{
      {"x = \"a|b\"", "\"ab\""},       {"x = \"ab\"|", "(none)"}, {"x = |\"ab\"", "(none)"},
      {"x = \"ab|\ny = 1", "\"ab"},    {"x = 'a|b'", "'ab'"},     {"x = [\"a\", \"b|\n]", "\"b"},
      {"x = \"\"\"\na|", "\"\"\"\na"}, {"\"a|", "\"a"},
  };
  for (const auto& [written, quoted] : cases) {
    const Marked mark = marked(written);
    const std::optional<Token> token = surroundings(mark.text, mark.place).quoted;
    EXPECT_EQ(token ? mark.text.substr(token->begin, token->end - token->begin) : "(none)", quoted)
        << written;
  }
}

TEST(TomlOutline, KnowsTheKeyAndTheItemThatAPlaceIsIn) {
  struct Case {
    std::string text;
    std::string key;
    std::string item;
  };

  const std::vector<Case> cases{
      {"name = ab|c", "name = abc", " abc"},
      {"x = [1, ab|c]", "x = [1, abc]", " abc]"},
      {"x = { a = 1, b = c|d }", " b = cd }", " cd }"},
      {"x = { a = [1, b|", " a = [1, b", " b"},
  };
  for (const auto& [written, key, item] : cases) {
    const Marked mark = marked(written);
    const Surroundings around = surroundings(mark.text, mark.place);
    EXPECT_EQ(rest_of_line(mark.text, around.item), item) << written;
    EXPECT_EQ(rest_of_line(mark.text, around.key), key) << written;
  }
}

TEST(TomlOutline, TheNextHeadingIsNotInATextOfSeveralLines) {
  const std::string_view text = "x = 1\ny = '''\n[a]\n'''\n  [b]\n[c]\n";
  EXPECT_EQ(rest_of_line(text, next_heading(text, 2)), "  [b]");
  EXPECT_EQ(rest_of_line(text, next_heading(text, text.find("[b]"))), "  [b]");
  EXPECT_EQ(rest_of_line(text, next_heading(text, text.find("[c]"))), "[c]");
  EXPECT_EQ(next_heading(text, text.size()), text.size());
  EXPECT_EQ(next_heading(text, text.size() + 9), text.size());
}

TEST(TomlOutline, ATextWithoutItsClosingMarksDoesNotHideTheNextHeading) {
  const std::string_view text = "x = '''\n[a]\n";
  EXPECT_EQ(rest_of_line(text, next_heading(text, 0)), "[a]");
}

TEST(TomlOutline, ListsTheHeadingsOfAPart) {
  const std::string_view text = "[a]\nx = 1\n[[b]]\n[\"c\"]\n[d.e]\n[f]\n";
  std::vector<std::string> names;
  for (const Heading& heading : headings_in(text, 0, text.find("[f]"))) {
    names.push_back(joined(heading.path));
  }
  EXPECT_EQ(names, (std::vector<std::string>{"a", "b", "d.e"}));
}

TEST(TomlOutline, FindsWhereSomethingWasFirstWritten) {
  struct Case {
    std::string text;   // the repetition is at |
    std::string first;  // the line from the first place on
  };

  const std::vector<Case> cases{
      {"[a]\nx = 1\n[b]\n|[a]", "[a]"},
      {"[a.b]\n[a] # one\n[b]\n|[a]", "[a] # one"},
      {"[a]\nx = 1\ny = 2\nx = |3", "x = 1"},
      {"x = 0\n[a]\nx = 1\nx = |3", "x = 1"},
      {"[[a]]\nx = 0\n[[a]]\nx = 1\nx = |3", "x = 1"},
      {"[[a]]\n[a.b]\nx = 0\n[[a]]\n[a.b] # two\n|[a.b]", "[a.b] # two"},
      {"[a]\n|[[a]]", "[a]"},
      {"a = 1\n|[a]", "a = 1"},
      {"[s]\na = { x = 1 }\n|[s.a.b]", "a = { x = 1 }"},
      {"[s]\na.b = 1\na = |2", "a.b = 1"},
      {"x = { a = 1, b = { a = 2 }, a = |3 }", "a = 1, b = { a = 2 }, a = 3 }"},
      {"x = { b = { a = 2 }, a = 1, a = |3 }", "a = 1, a = 3 }"},
      {"x = [{ a = 1 }, { a = 2, a = |3 }]", "a = 2, a = 3 }]"},
      {"[\"a\"]\n|[a]", "[\"a\"]"},
      {"[a]\n[b]\nx = |1", "(none)"},
  };
  for (const auto& [written, first] : cases) {
    const Marked mark = marked(written);
    const std::optional<Range> found = first_place(mark.text, surroundings(mark.text, mark.place));
    EXPECT_EQ(found ? rest_of_line(mark.text, found->begin) : "(none)", first) << written;
  }
}

TEST(TomlOutline, LeavesOutTablesAndComments) {
  const std::vector<std::pair<std::string_view, std::string_view>> cases = {
      {"a = 1\n[[x.test]]\nb = 2\n\n[[x]]\nc = 3\n", "a = 1\n\n\n\n[[x]]\nc = 3\n"},
      {"[[x.test]] # why\nb = \"\"\"\n[[x]]\n\"\"\"\n[y]\nc = 3", "\n\n\n\n[y]\nc = 3"},
      {"c = [\n[1], # one\n[[2]]]\n[[x.test]]\r\nb = 2", "c = [\n[1], \n[[2]]]\n\n"},
      {"b = \"# [[x.test]]\"\n# [[x.test]]\nc = 1 # \x01\n",
       "b = \"# [[x.test]]\"\n\nc = 1 # \x01\n"},
      {"[[x.test]]\n[x.test.y]\nb = 2\n[[x.test.z]] # z\nc = 3\n[x]", "\n\n\n\n\n[x]"},
      {"[x.test]\nb = 2\n[[x.tests]]\nc = 3", "[x.test]\nb = 2\n[[x.tests]]\nc = 3"},
      {"", ""},
  };
  for (const auto& [whole, kept] : cases) {
    EXPECT_EQ(without_tables(whole, "x.test"), kept) << whole;
  }
}

TEST(TomlOutline, FindsAPathThatIsTooLong) {
  EXPECT_EQ(longer_path("a.b.c = 1\n[d.e.f]", 3), std::nullopt);
  EXPECT_EQ(longer_path("a.b.c = 1\n[d.e.f.g]", 3), 17U);
  EXPECT_EQ(longer_path("\"a\".'b' . c.d = 1", 3), 12U);
}

TEST(TomlOutline, DotsThatJoinNothingMakeNoPath) {
  for (const std::string_view text :
       {"x = \"a.b.c.d.e\"", "# a.b.c.d.e", "x = [1.5, 2.5, 3.5, 4.5]",
        "x = a....................b", "one two three four five", "'''\na.b.c.d.e\n'''",
        "a.b\nc.d\ne.f", ""}) {
    EXPECT_EQ(longer_path(text, 3), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace remit::text
