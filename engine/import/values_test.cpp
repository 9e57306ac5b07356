#include "import/values.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace remit::importing {
namespace {

using vocabulary::ValueType;

struct Case {
  std::string written;
  std::string text;  // what stands in the model; a message begins with "!"
};

std::string read(const std::string& written, ValueType type,
                 DateStyle style = DateStyle::year_first,
                 const std::vector<std::string>& choices = {}) {
  std::vector<text::Diagnostic> diagnostics;
  const std::optional<std::string> value =
      value_text({.value = written}, type, choices, style, diagnostics);
  EXPECT_EQ(value.has_value(), diagnostics.empty()) << written;
  return value ? *value : "!" + diagnostics.front().message;
}

TEST(Values, OfDatesAreReadAsTheTableWritesThem) {
  for (const Case& one : std::vector<Case>{
           {"2019-04-01", "2019-04-01"},
           {"2019-04", "\"2019-04\""},
           {"..2019-03-31", "\"..2019-03\""},
           {"31/12/2019", "!`31/12/2019`: not a date"},
       }) {
    EXPECT_EQ(read(one.written, ValueType::date), one.text);
  }
  for (const Case& one : std::vector<Case>{
           {"31/12/2019", "2019-12-31"},
           {"1/4/2019", "2019-04-01"},
           {"04/2019", "\"2019-04\""},
           {"..30/03/2019", "\"..2019-03-30\""},
           {"2019-12-31", "2019-12-31"},
           {"2019/20", "\"2019/20\""},
           {"30/02/2019", "!`30/02/2019`: there is no such day"},
           {"soon", "!`soon`: not a date"},
       }) {
    EXPECT_EQ(read(one.written, ValueType::date, DateStyle::day_first), one.text);
  }
}

TEST(Values, SayHowToAllowBritishDates) {
  std::vector<text::Diagnostic> diagnostics;
  static_cast<void>(date_of({.value = "31/12/2019"}, DateStyle::year_first, diagnostics));
  ASSERT_EQ(diagnostics.size(), 1U);
  EXPECT_EQ(diagnostics[0].help,
            "write 2019-12-31, or say `dates = \"day/month/year\"` for this table");
}

TEST(Values, OfNumbersMayBeWrittenAsMoney) {
  for (const Case& one : std::vector<Case>{
           {"4", "4"},
           {"3,780,100", "3780100"},
           {"\xC2\xA3"
            "1,200.50",
            "1200.50"},
           {"007", "7"},
           {"0", "0"},
           {"0.5", "0.5"},
           {"-3", "-3"},
           {"four", "!`four` is no number"},
           {"1.", "!`1.` is no number"},
       }) {
    EXPECT_EQ(read(one.written, ValueType::number), one.text);
    EXPECT_EQ(read(one.written, ValueType::money), one.text);
  }
}

TEST(Values, OfYesAndNoMayBeWords) {
  for (const Case& one : std::vector<Case>{
           {"Yes", "true"},
           {"N", "false"},
           {"TRUE", "true"},
           {"0", "false"},
           {"perhaps", "!`perhaps` is neither yes nor no"},
       }) {
    EXPECT_EQ(read(one.written, ValueType::yes_no), one.text);
  }
}

TEST(Values, OfChoicesAreAmongThem) {
  const std::vector<std::string> choices{"statutory", "additional"};
  const auto chosen = [&](const std::string& word) {
    return read(word, ValueType::choice, DateStyle::year_first, choices);
  };
  EXPECT_EQ(chosen("statutory"), "\"statutory\"");
  EXPECT_EQ(chosen("Statutory"), "!`Statutory` is none of the words for this");
}

TEST(Values, OfTextStandInQuotationMarks) {
  EXPECT_EQ(read("said \"yes\" \\ no", ValueType::text), R"("said \"yes\" \\ no")");
  EXPECT_EQ(read("two\nlines", ValueType::text), R"("two\nlines")");
  EXPECT_EQ(read("2 years", ValueType::duration), "\"2 years\"");
  EXPECT_EQ(read("a while", ValueType::duration), "!`a while` is no length of time");
}

}  // namespace
}  // namespace remit::importing
