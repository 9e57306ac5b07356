#include "import/csv.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace remit::importing {
namespace {

std::vector<std::vector<std::string>> values(const Csv& csv) {
  std::vector<std::vector<std::string>> rows;
  for (const Row& row : csv.rows) {
    std::vector<std::string>& cells = rows.emplace_back();
    for (const Cell& cell : row.cells) {
      cells.push_back(cell.value);
    }
  }
  return rows;
}

struct Read {
  text::Files files{};
  text::Result<Csv> csv{};
};

Read read(std::string contents, std::optional<char> separator = std::nullopt) {
  Read read;
  const text::FileId file = read.files.add("register.csv", std::move(contents));
  read.csv = read_csv(read.files, file, separator);
  return read;
}

using Rows = std::vector<std::vector<std::string>>;

TEST(Csv, IsReadAsSpreadsheetsExportIt) {
  struct Case {
    std::string contents;
    Rows rows;
  };

  const Rows two{{"1", "x"}, {"2", "y"}};
  const std::vector<Case> cases{
      {"a,b\n1,x\n2,y\n", two},
      {"a,b\r\n1,x\r\n2,y", two},
      {"\xEF\xBB\xBF"
       "a;b\r\n1;x\r\n2;y\r\n",
       two},
      {"a\tb\n1\tx\n2\ty\n", two},
      {"sep=;\r\na;b\r\n1;x\r\n2;y\r\n", two},
      {"a,b,,\n1,x,,\n,,,\n2, y ,,\n", two},
      {"a,b\n\"1\",\"x\"\n2,y\n", two},
      {"a,b\n\"London, City of\",\"said \"\"yes\"\"\"\n", {{"London, City of", "said \"yes\""}}},
      {"a,b\n\"two\nlines\",x\n", {{"two\nlines", "x"}}},
      {"a,b\n5\" pipe,x\n", {{"5\" pipe", "x"}}},
      {"\"a,b,c\";d\n1;2\n", {{"1", "2"}}},
      {"a\n1\n", {{"1"}}},
  };
  for (const Case& one : cases) {
    const Read result = read(one.contents);
    ASSERT_TRUE(result.csv) << one.contents;
    EXPECT_TRUE(result.csv.diagnostics.empty()) << one.contents;
    EXPECT_EQ(values(*result.csv), one.rows) << one.contents;
  }
}

TEST(Csv, KnowsThePlaceOfEveryCell) {
  const Read result = read("\xEF\xBB\xBFname,code\r\n\"London, City of\", E09 \r\n");
  ASSERT_TRUE(result.csv);
  const Row& row = result.csv.value->rows.at(0);
  EXPECT_EQ(result.files.text(row.cells.at(0).span), "\"London, City of\"");
  EXPECT_EQ(result.files.text(row.cells.at(1).span), "E09 ");
  EXPECT_EQ(result.files.text(row.span), "\"London, City of\", E09 ");
}

TEST(Csv, ReportsEveryBadRowAndKeepsTheOthers) {
  const Read result = read("a,b\n1\n2,y\n3,z,w\n");
  ASSERT_TRUE(result.csv);
  EXPECT_TRUE(result.csv.value->incomplete);
  EXPECT_EQ(values(*result.csv), (Rows{{"2", "y"}}));
  ASSERT_EQ(result.csv.diagnostics.size(), 2U);
  EXPECT_EQ(result.csv.diagnostics[0].message, "this row has 1 cell, and the first has 2 cells");
  EXPECT_EQ(result.files[text::FileId{}].position(result.csv.diagnostics[1].primary->span.begin),
            (text::Position{.line = 4, .column = 1}));
}

TEST(Csv, SaysWhatIsWrongWithAFile) {
  struct Case {
    std::string contents;
    std::string message;
  };

  const std::vector<Case> cases{
      {"", "this file is empty"},
      {"a,a\n1,2\n", "two columns are named `a`"},
      {"a\n\"1\n", "this quotation mark is never closed"},
      {"a\n\"1\"2\n", "text after the closing quotation mark"},
      {"a\ncaf\xE9\n", "the byte 0xE9 is not UTF-8"},
      {std::string("a\0b", 3), "a NUL byte: this is not a text file"},
      {"\xFF\xFE"
       "a",
       "this file is in UTF-16, not UTF-8"},
  };
  for (const Case& one : cases) {
    const Read result = read(one.contents);
    ASSERT_EQ(result.csv.diagnostics.size(), 1U) << one.message;
    EXPECT_EQ(result.csv.diagnostics[0].message, one.message);
  }
}

TEST(Csv, ObeysTheSeparatorItIsGiven) {
  const Read result = read("a;b,c\n1;2,3\n", ',');
  ASSERT_TRUE(result.csv);
  EXPECT_EQ(values(*result.csv), (Rows{{"1;2", "3"}}));
}

TEST(Csv, FindsColumnsByName) {
  const Read result = read("lad_code,lad_name\nE07,Wychavon\n");
  ASSERT_TRUE(result.csv);
  EXPECT_EQ(result.csv.value->column("lad_name"), 1U);
  EXPECT_EQ(result.csv.value->column("lad"), std::nullopt);
}

}  // namespace
}  // namespace remit::importing
