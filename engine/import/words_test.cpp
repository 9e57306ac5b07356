#include "import/words.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace remit::importing {
namespace {

Template::Piece cell(std::string name) {
  return {.text = std::move(name), .is_column = true};
}

Template::Piece text(std::string words) {
  return {.text = std::move(words)};
}

Template words(std::vector<Template::Piece> pieces) {
  return {.pieces = std::move(pieces)};
}

// Two rows: bromsgrove, and one with a blank name.
class WordsOfARow : public ::testing::Test {
 protected:
  WordsOfARow() {
    const text::FileId file = files_.add("t.csv", "code,name\nE07000234,Bromsgrove\nE06000001,\n");
    csv_ = *read_csv(files_, file, std::nullopt);
    rule_.editions.push_back({.path = "t.csv"});
  }

  Columns columns() { return {rule_, rule_.editions.front(), csv_, diagnostics_}; }

  std::string read(const Words& what, std::size_t row = 0) {
    const std::optional<Read> read = columns().read(what, csv_.rows.at(row), diagnostics_);
    return read ? read->value : "nothing";
  }

  text::Files files_;
  Csv csv_;
  TableRule rule_;
  std::vector<text::Diagnostic> diagnostics_;
};

TEST_F(WordsOfARow, AreItsCellsAndTheTextAround) {
  EXPECT_EQ(read(words({text("Part of "), cell("name")})), "Part of Bromsgrove");
  EXPECT_EQ(read(words({cell("name"), text(" "), cell("code")})), "Bromsgrove E07000234");
  EXPECT_EQ(read(words({text("england")})), "england");
}

TEST_F(WordsOfARow, AreBlankWhereACellIs) {
  EXPECT_EQ(read(words({text("Part of "), cell("name")}), 1), "nothing");
  EXPECT_EQ(read(words({})), "nothing");
  EXPECT_TRUE(diagnostics_.empty());
}

TEST_F(WordsOfARow, MayDependOnACell) {
  Choice choice{.column = "code",
                .is = {{.written = "E07000234", .gives = words({text("exactly")})}},
                .starts = {{.written = "E0", .gives = words({text("short")})},
                           {.written = "E06", .gives = words({text("long")})}}};
  EXPECT_EQ(read(choice, 0), "exactly");
  EXPECT_EQ(read(choice, 1), "long");
  choice.is.clear();
  EXPECT_EQ(read(choice, 0), "short");
  choice.starts = {{.written = "W", .gives = words({text("wales")})}};
  choice.otherwise = words({text("else")});
  EXPECT_EQ(read(choice, 0), "else");
  EXPECT_TRUE(diagnostics_.empty());
}

TEST_F(WordsOfARow, ReportACellThatNoCaseKnows) {
  const Choice choice{.column = "name",
                      .is = {{.written = "Bromsgrave", .gives = words({text("x")})}}};
  EXPECT_EQ(read(choice, 0), "nothing");
  ASSERT_EQ(diagnostics_.size(), 1U);
  EXPECT_EQ(diagnostics_[0].message,
            "the mapping does not say what `Bromsgrove` in the column `name` means");
  EXPECT_EQ(diagnostics_[0].help, "did you mean `Bromsgrave`?");
  EXPECT_EQ(files_.text(diagnostics_[0].primary->span), "Bromsgrove");
  EXPECT_EQ(read(choice, 1), "nothing");
  EXPECT_EQ(diagnostics_.size(), 1U) << "a blank cell says nothing and is no mistake";
}

TEST_F(WordsOfARow, UseOtherNamesForColumnsAndFixedWords) {
  rule_.editions.front().columns.push_back({.name = "lad", .is = "code"});
  rule_.editions.front().words.push_back({.name = "year", .is = "2019"});
  EXPECT_EQ(read(words({cell("lad"), text(" in "), cell("year")})), "E07000234 in 2019");
}

TEST_F(WordsOfARow, ReportANameThatIsNoColumnOnce) {
  rule_.about.push_back({.entity = 0, .key = words({cell("cod")})});
  static_cast<void>(columns());
  ASSERT_EQ(diagnostics_.size(), 1U);
  EXPECT_EQ(diagnostics_[0].message, "`cod` is no column of t.csv");
  EXPECT_EQ(diagnostics_[0].help, "did you mean `code`?");
}

TEST_F(WordsOfARow, DecideWhichRowsAreMeant) {
  struct Case {
    std::string column;
    std::vector<std::string> patterns;
    bool negated;
    bool first;
    bool second;
  };

  const std::vector<Case> cases{
      {"code", {"E07*"}, false, true, false}, {"code", {"E07*", "E06*"}, false, true, true},
      {"code", {"E07*"}, true, false, true},  {"name", {""}, false, false, true},
      {"name", {""}, true, true, false},      {"name", {"*grove"}, false, true, false},
  };
  for (const Case& one : cases) {
    Condition condition{.column = one.column, .negated = one.negated};
    for (const std::string& pattern : one.patterns) {
      condition.patterns.push_back(
          words(pattern.empty() ? std::vector<Template::Piece>{} : std::vector{text(pattern)}));
    }
    EXPECT_EQ(columns().meets({condition}, csv_.rows.at(0)), one.first) << one.column;
    EXPECT_EQ(columns().meets({condition}, csv_.rows.at(1)), one.second) << one.column;
  }
  const Condition differs{.column = "code", .patterns = {words({cell("code")})}, .negated = true};
  EXPECT_FALSE(columns().meets({differs}, csv_.rows.at(0)));
}

TEST(Pattern, StandsForAnyCharacters) {
  EXPECT_TRUE(matches("*", ""));
  EXPECT_TRUE(matches("E07*", "E07000234"));
  EXPECT_TRUE(matches("* Council*", "Bromsgrove District Council"));
  EXPECT_FALSE(matches("E07*", "E06000001"));
  EXPECT_FALSE(matches("E07", "E070"));
}

}  // namespace
}  // namespace remit::importing
