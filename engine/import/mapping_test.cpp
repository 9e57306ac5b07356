#include "import/mapping.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/models.hpp"

namespace remit::importing {
namespace {

struct ReadMapping {
  text::Files files{};
  text::Result<Mapping> mapping{};
};

ReadMapping read(std::string contents) {
  ReadMapping read;
  const text::FileId file = read.files.add("mapping.toml", std::move(contents));
  read.mapping = read_mapping(read.files, file, test_support::shipped_words());
  return read;
}

constexpr std::string_view sound = R"(
format = 1
output = ".."
sources = "sources.toml"
[entity.district]
sort = "area"
file = "areas.toml"
[entity.csp]
sort = "body"
file = "csp.toml"
suffix = "-csp"
replace = [["&", "and"]]
[ids]
record = "ids.toml"
[ids.csp]
E22000332 = "south-worcestershire-csp"
[[table]]
unbroken = true
whole = true
editions = [{ file = "a.csv", source = "s-2016" }, { file = "b.csv", date = "2019" }]
[[table.about]]
entity = "csp"
key = "{code}"
id = "{name}"
where = { code = ["!W*", "!"] }
[table.about.say]
kind = "csp"
covers = { entity = "district", key = "{lad}", split = ",", from = 2019-04-01 }
meets_per_year = { value = "{times}", note = "as minuted" }
[[table.census]]
kind = "csp"
within = { column = "code", starts = { E = "england" } }
count = "{code}"
)";

TEST(Mapping, IsReadWhole) {
  const ReadMapping result = read(std::string(sound));
  ASSERT_TRUE(result.mapping) << result.mapping.diagnostics.front().message;
  const Mapping& mapping = *result.mapping;
  EXPECT_EQ(mapping.ids, "ids.toml");
  EXPECT_EQ(mapping.census_file, "censuses.toml");
  ASSERT_EQ(mapping.entities.size(), 2U);
  EXPECT_EQ(mapping.entities[1].suffix, "-csp");
  ASSERT_EQ(mapping.chosen.size(), 1U);
  EXPECT_EQ(mapping.chosen[0].entity, 1U);

  ASSERT_EQ(mapping.tables.size(), 1U);
  const TableRule& table = mapping.tables[0];
  EXPECT_TRUE(table.unbroken && table.whole);
  ASSERT_EQ(table.editions.size(), 2U);
  EXPECT_TRUE(table.editions[1].date.has_value());
  ASSERT_EQ(table.about.size(), 1U);
  const About& about = table.about[0];
  ASSERT_EQ(about.where.size(), 1U);
  EXPECT_TRUE(about.where[0].negated);
  EXPECT_EQ(about.where[0].patterns.size(), 2U);

  ASSERT_EQ(about.says.size(), 3U);
  EXPECT_EQ(about.says[0].key, "kind") << "in the order of the file";
  const auto& covers = std::get<Reference>(about.says[1].value);
  EXPECT_EQ(covers.entity, 0U);
  EXPECT_EQ(covers.split, ',');
  EXPECT_EQ(about.says[1].details.front().name, "from");
  EXPECT_EQ(about.says[2].details.front().name, "note");
}

TEST(Mapping, ReportsMistakesAtTheirPlace) {
  struct Case {
    std::string written;  // in the sound mapping
    std::string instead;
    std::string message;
    std::string underlined;
    std::string help;
  };

  const std::vector<Case> cases{
      {"format = 1\n", "", "this mapping has no `format`", "", "begin it with `format = 1`"},
      {"format = 1", "format = 2", "this program reads mappings of format 1", "2", ""},
      {"output = \"..\"", "outputs = \"..\"", "`outputs` is no key of a mapping", "outputs",
       "did you mean `output`?"},
      {"sort = \"area\"", "sort = \"areas\"", "no sort is called `areas`", "\"areas\"",
       "did you mean `area`?"},
      {"file = \"areas.toml\"\n", "", "`[entity.district]` has no `file`", "district",
       "name the model file to write, or say `elsewhere = true`"},
      {"file = \"areas.toml\"", "file = \"../areas.toml\"",
       "`../areas.toml` is no name for a model file", "\"../areas.toml\"",
       "write a name without folders that ends in .toml"},
      {"[ids.csp]", "[ids.cps]", "no `[entity.cps]` declares this", "cps", ""},
      {"entity = \"district\"", "entity = \"distrct\"", "no `[entity.distrct]` declares this",
       "\"distrct\"", "did you mean `district`?"},
      {"covers = {", "cover = {", "`cover` is no relation or attribute", "cover",
       "did you mean `covers`?"},
      {"kind = \"csp\"\nwithin", "kind = \"cps\"\nwithin", "no kind is called `cps`", "\"cps\"",
       "did you mean `csp`?"},
      {"note = \"as minuted\"", "nite = \"as minuted\"",
       "`nite` is no key of an entry of `meets_per_year`", "nite", "did you mean `note`?"},
      {"id = \"{name}\"", "id = \"{name\"", "a `{` without its `}`", "\"{name\"",
       "a column is written `{its name}`"},
      {"[\"!W*\", \"!\"]", "[\"!W*\", \"E*\"]", "some of these begin with `!` and some do not",
       "\"E*\"", "`!` means none of these: write it before each or before none"},
      {"key = \"{code}\"\n", "", "`[[table.about]]` has no `key`", "[[table.about]]", ""},
      {"split = \",\"", "split = \", \"", "`split` wants one character", "\", \"",
       "such as \",\" or \";\" or \"\\t\""},
      {"date = \"2019\"", "date = \"01/04/2019\"", "not a date", "\"01/04/2019\"", "2019-04-01"},
      {"starts = { E = \"england\" }", "starts = {}",
       "this says nothing about what stands in the column", "{ column = \"code\", starts = {} }",
       "add `is = { \"a cell\" = \"a word\" }` or `starts = { ... }`"},
      {"unbroken = true", "dates = \"month/day/year\"",
       "`month/day/year` is no way of writing dates that is known here", "\"month/day/year\"",
       "write \"day/month/year\" or \"year-month-day\""},
      {"replace = [[\"&\", \"and\"]]", "replace = [\"&\", \"and\"]",
       "`replace` wants pairs of texts", "\"&\"",
       "write [[\"what is written\", \"what the id says\"], ...]"},
  };
  for (const Case& one : cases) {
    std::string contents(sound);
    const std::size_t at = contents.find(one.written);
    ASSERT_NE(at, std::string::npos) << one.written;
    contents.replace(at, one.written.size(), one.instead);
    const ReadMapping result = read(contents);
    ASSERT_FALSE(result.mapping) << one.message;
    const text::Diagnostic& diagnostic = result.mapping.diagnostics.front();
    EXPECT_EQ(diagnostic.message, one.message);
    EXPECT_EQ(diagnostic.help, one.help) << one.message;
    EXPECT_EQ(result.files.text(diagnostic.primary->span).substr(0, one.underlined.size()),
              one.underlined)
        << one.message;
  }
}

}  // namespace
}  // namespace remit::importing
