#include "import/import.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/models.hpp"
#include "text/render.hpp"

namespace remit::importing {
namespace {

struct Made {
  text::Files files{};
  text::Result<Imported> imported{};

  // The file of that name, without the lines at its head.
  [[nodiscard]] std::string file(std::string_view name) const {
    for (const ModelFile& made : (*imported).files) {
      if (made.name == name) {
        return made.contents.substr(made.contents.find("format = 1\n") + 11);
      }
    }
    return "no such file";
  }

  // Every message with its line and column.
  [[nodiscard]] std::vector<std::string> mistakes() const {
    std::vector<std::string> list;
    for (const text::Diagnostic& diagnostic : imported.diagnostics) {
      const text::Span span = diagnostic.primary->span;
      const text::Position place = files[span.file].position(span.begin);
      list.push_back(files[span.file].name() + ":" + std::to_string(place.line) + ":" +
                     std::to_string(place.column) + ": " + diagnostic.message);
    }
    return list;
  }
};

constexpr std::string_view sources = R"(
[source.s-2016]
date = 2016-12-31
[source.s-2019]
date = 2019-12-31
[source.s-2024]
date = "2024-12"
)";

// The mapping `table`, of editions a.csv, b.csv and c.csv with their sources, on top of two kinds
// of entity.
Made import(std::string_view table, const std::vector<std::string>& editions,
            std::string_view ids = {}) {
  std::string mapping = R"(
format = 1
sources = "sources.toml"
[entity.district]
sort = "area"
file = "m.toml"
[entity.csp]
sort = "body"
file = "m.toml"
suffix = "-csp"
)";
  mapping += ids;
  mapping += table;
  Made made;
  const text::FileId file = made.files.add("mapping.toml", mapping);
  const text::Result<Mapping> read = read_mapping(made.files, file, test_support::shipped_words());
  for (const text::Diagnostic& diagnostic : read.diagnostics) {
    ADD_FAILURE() << text::render(diagnostic, made.files, text::Colour::off);
  }
  Texts texts;
  std::vector<text::FileId>& of_table = texts.tables.emplace_back();
  constexpr std::string_view names = "abc";
  for (std::size_t at = 0; at < editions.size(); ++at) {
    of_table.push_back(made.files.add(std::string(1, names[at]) + ".csv", editions[at]));
  }
  texts.sources.push_back(made.files.add("sources.toml", std::string(sources)));
  if (read) {
    made.imported = import_tables(made.files, *read, texts, test_support::shipped_words());
  }
  return made;
}

constexpr std::string_view three_editions = R"(
[[table]]
unbroken = true
whole = true
editions = [
  { file = "a.csv", source = "s-2016" },
  { file = "b.csv", source = "s-2019" },
  { file = "c.csv", source = "s-2024" },
]
[[table.about]]
entity = "csp"
key = "{code}"
id = "{name}"
say = { kind = "csp", name = "{name}", covers = { entity = "district", key = "{lad}" } }
[[table.about]]
entity = "district"
key = "{lad}"
id = "{lad}"
say = { kind = "two-tier-district" }
)";

TEST(Import, MakesOneEntryOfEditionsThatAgree) {
  const Made made = import(three_editions, {"code,name,lad\n1,North,X\n1,North,Y\n",
                                            "code,name,lad\n1,North,X\n1,North,Y\n",
                                            "code,name,lad\n1,North,X\n1,North,Y\n"});
  ASSERT_TRUE(made.imported) << made.mistakes().front();
  EXPECT_EQ(made.file("m.toml"), R"(
[area.x]
kind   = "two-tier-district"
source = ["s-2016", "s-2019", "s-2024"]

[area.y]
kind   = "two-tier-district"
source = ["s-2016", "s-2019", "s-2024"]

[body.north-csp]
kind   = "csp"
name   = "North"
covers = ["x", "y"]
source = ["s-2016", "s-2019", "s-2024"]
)");
}

TEST(Import, WritesTheDaysBetweenEditionsAsARange) {
  const Made made = import(three_editions, {"code,name,lad\n1,North,X\n2,Old,Y\n",
                                            "code,name,lad\n1,Upper,X\n1,Upper,Y\n",
                                            "code,name,lad\n1,Upper,X\n3,New,Y\n"});
  ASSERT_TRUE(made.imported) << made.mistakes().front();
  EXPECT_EQ(made.file("m.toml"), R"(
[area.x]
kind   = "two-tier-district"
source = ["s-2016", "s-2019", "s-2024"]

[area.y]
kind   = "two-tier-district"
source = ["s-2016", "s-2019", "s-2024"]

[body.new-csp]
kind   = "csp"
name   = "New"
covers = "y"
from   = "2020..2024"
source = "s-2024"

[body.north-csp]
kind   = "csp"
name   = [
  { value = "North", until = "2016-12-31..2019-12-30", source = "s-2016" },
  { value = "Upper", from = "2017..2019", source = ["s-2019", "s-2024"] },
]
covers = [
  "x",
  { id = "y", from = "2017..2019", until = "2019-12-31..2024-12-30", source = "s-2019" },
]
source = ["s-2016", "s-2019", "s-2024"]

[body.old-csp]
kind   = "csp"
name   = "Old"
covers = "y"
until  = "2016-12-31..2019-12-30"
source = "s-2016"
)");
}

TEST(Import, KeepsEditionsApartUnlessToldThatNothingBrokeOff) {
  std::string table(three_editions);
  table.replace(table.find("unbroken = true\nwhole = true\n"), 29, "");
  const Made made = import(table, {"code,name,lad\n1,North,X\n", "code,name,lad\n1,North,X\n",
                                   "code,name,lad\n1,North,X\n"});
  ASSERT_TRUE(made.imported) << made.mistakes().front();
  const std::string text = made.file("m.toml");
  EXPECT_NE(text.find("covers = [\n"
                      "  { id = \"x\", source = \"s-2016\" },\n"
                      "  { id = \"x\", source = \"s-2019\" },\n"
                      "  { id = \"x\", source = \"s-2024\" },\n"
                      "]"),
            std::string::npos)
      << text;
}

TEST(Import, EndsASpellAtAnEditionThatLacksIt) {
  const Made made = import(three_editions, {"code,name,lad\n1,North,X\n1,North,Y\n",
                                            "code,name,lad\n1,North,X\n2,South,Y\n",
                                            "code,name,lad\n1,North,X\n1,North,Y\n"});
  ASSERT_TRUE(made.imported) << made.mistakes().front();
  const std::string text = made.file("m.toml");
  EXPECT_NE(text.find("{ id = \"y\", until = \"2016-12-31..2019-12-30\", source = \"s-2016\" }"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("{ id = \"y\", from = \"2020..2024\", source = \"s-2024\" }"),
            std::string::npos)
      << text;
}

constexpr std::string_view one_table = R"(
[[table]]
file = "a.csv"
source = "s-2019"
[[table.about]]
entity = "csp"
key = "{code}"
id = "{name}"
say = { kind = "csp", from = "{from}", covers = { entity = "district", key = "{lad}" } }
[[table.about]]
entity = "district"
where = { lad = "!" }
key = "{lad}"
id = "{lad}"
say = { kind = "{kind}" }
)";

TEST(Import, ReportsEveryBadRow) {
  const Made made = import(one_table, {"code,name,lad,kind,from\n"
                                       "1,North,X,two-tier-district,2019-04-01\n"
                                       "2,South,Y,two-tier-districts,01/04/2019\n"
                                       ",East,X,two-tier-district,\n"
                                       "4,West,,,\n"
                                       "5,\"*\",X,two-tier-district,\n"});
  EXPECT_FALSE(made.imported);
  EXPECT_EQ(made.mistakes(), (std::vector<std::string>{
                                 "a.csv:3:11: no kind is called `two-tier-districts`",
                                 "a.csv:3:30: `01/04/2019`: not a date",
                                 "a.csv:4:1: the cell that names the csp is blank",
                                 "a.csv:5:1: the cell that names the district is blank",
                             }))
      << "`*` with a suffix still makes an id";
}

TEST(Import, ReportsWhatMayNotStandInAColumn) {
  std::string table(one_table);
  table.insert(table.find("[[table.about]]"), "only = { kind = [\"\", \"two-tier-district\"] }\n");
  const Made made = import(table, {"code,name,lad,kind,from\n"
                                   "1,North,X,two-tier-district,\n"
                                   "2,South,X,,\n"
                                   "3,East,X,county,\n"});
  EXPECT_EQ(made.mistakes(),
            (std::vector<std::string>{"a.csv:4:10: `county` may not stand in the column `kind`"}));
}

TEST(Import, ReportsRowsOfTheWrongLengthTogetherWithOthers) {
  const Made made = import(one_table, {"code,name,lad,kind,from\n"
                                       "1,North,X\n"
                                       "2,South,X,two-tier-district,soon\n"});
  EXPECT_EQ(made.mistakes(), (std::vector<std::string>{
                                 "a.csv:2:1: this row has 3 cells, and the first has 5 cells",
                                 "a.csv:3:29: `soon`: not a date",
                             }));
}

TEST(Import, ReportsIdsThatCollide) {
  const Made made = import(one_table, {"code,name,lad,kind,from\n"
                                       "1,St. Helens,X,two-tier-district,\n"
                                       "2,St Helens,X,two-tier-district,\n"});
  ASSERT_EQ(made.mistakes(), (std::vector<std::string>{
                                 "a.csv:3:1: the csp `1` and the csp `2` would both have the id "
                                 "`st-helens-csp`"}));
  EXPECT_EQ(made.imported.diagnostics[0].help,
            "choose another for one of them: `[ids.csp]` 2 = \"...\"");
}

TEST(Import, TakesTheIdThatSomebodyChose) {
  const Made made = import(one_table, {"code,name,lad,kind,from\n1,North,X,two-tier-district,\n"},
                           "[ids.csp]\n1 = \"north-partnership\"\n");
  ASSERT_TRUE(made.imported) << made.mistakes().front();
  EXPECT_NE(made.file("m.toml").find("[body.north-partnership]"), std::string::npos);
  EXPECT_NE((*made.imported).ids.find("[csp]\n1 = \"north-partnership\""), std::string::npos);
}

TEST(Import, NarrowsTheDaysOfOneLife) {
  constexpr std::string_view table = R"(
[[table]]
unbroken = true
whole = true
editions = [{ file = "a.csv", source = "s-2016" }, { file = "b.csv", source = "s-2019" }]
[[table.about]]
entity = "district"
key = "{lad}"
id = "{lad}"
say = { kind = "two-tier-district", from = "{from}" }
)";
  const Made made = import(table, {"lad,from\nX,\n", "lad,from\nX,\nY,2019-04-01\n"});
  ASSERT_TRUE(made.imported) << made.mistakes().front();
  EXPECT_NE(made.file("m.toml").find("from   = 2019-04-01\n"), std::string::npos);

  const Made wrong = import(table, {"lad,from\nX,\n", "lad,from\nX,\nY,2015-04-01\n"});
  EXPECT_EQ(wrong.mistakes(),
            (std::vector<std::string>{
                "b.csv:3:3: the rows do not agree on the first day of the district `Y`"}));
}

TEST(Import, CountsWhatAnEditionLists) {
  std::string table(three_editions);
  table += R"(
[[table.census]]
kind = "csp"
within = "england"
count = "{code}"
through = true
)";
  const Made same = import(table, {"code,name,lad\n1,A,X\n2,B,Y\n", "code,name,lad\n1,A,X\n2,B,Y\n",
                                   "code,name,lad\n1,A,X\n2,B,Y\n"});
  ASSERT_TRUE(same.imported) << same.mistakes().front();
  EXPECT_EQ(same.file("censuses.toml"), R"(
[[census]]
kind   = "csp"
within = "england"
count  = 2
source = ["s-2016", "s-2019", "s-2024"]
)");
  const Made changed = import(
      table, {"code,name,lad\n1,A,X\n2,B,Y\n", "code,name,lad\n1,A,X\n", "code,name,lad\n1,A,X\n"});
  ASSERT_TRUE(changed.imported) << changed.mistakes().front();
  const std::string text = changed.file("censuses.toml");
  EXPECT_NE(text.find("within = \"england\"\nsource = [\"s-2016\", \"s-2019\", \"s-2024\"]"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("count  = 1\nsource = \"s-2024\""), std::string::npos) << text;
}

TEST(Import, AddsToWhatAnotherFileDefines) {
  constexpr std::string_view table = R"(
[entity.board]
sort = "body"
file = "m.toml"
elsewhere = true
[entity.organisation]
sort = "body"
elsewhere = true
[ids.board]
"The Board" = "board"
"the board" = "board"
[ids.organisation]
Police = "west-mercia-police"
Fire = "fire"
[[table]]
file = "a.csv"
source = "s-2019"
dates = "day/month/year"
[[table.about]]
entity = "board"
key = "{Board}"
complete = "members"
[table.about.say.members]
entity = "organisation"
key = "{Member}"
as = { column = "As", is = { Statutory = "statutory" } }
from = "{From}"
)";
  const Made made = import(table, {"Board;Member;As;From\n"
                                   "The Board;Police;Statutory;01/04/2019\n"
                                   "the board;Fire;;\n"});
  ASSERT_TRUE(made.imported) << made.mistakes().front();
  EXPECT_EQ(made.file("m.toml"), R"(
[body.board]
members  = [
  { id = "west-mercia-police", as = "statutory", from = 2019-04-01, source = "s-2019" },
  { id = "fire", source = "s-2019" },
]
complete = { list = "members", source = "s-2019" }
)");
  const Made wrong = import(table, {"Board;Member;As;From\n"
                                    "The Bord;Police;Statutory;\n"
                                    "The Board;Polcie;Stat;\n"});
  EXPECT_EQ(wrong.mistakes(),
            (std::vector<std::string>{
                "a.csv:2:1: `The Bord` is none of those listed under `[ids.board]`",
                "a.csv:3:11: `Polcie` is none of those listed under `[ids.organisation]`",
                "a.csv:3:18: the mapping does not say what `Stat` in the column `As` means",
            }));
}

TEST(Import, RefusesASourceThatNobodyDeclares) {
  std::string table(one_table);
  table.replace(table.find("s-2019"), 6, "s-2018");
  const Made made = import(table, {"code,name,lad,kind,from\n1,North,X,two-tier-district,\n"});
  ASSERT_FALSE(made.imported);
  EXPECT_EQ(made.imported.diagnostics[0].message, "no source is called `s-2018`");
}

}  // namespace
}  // namespace remit::importing
