#include "text/toml_value.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace remit::text {
namespace {

struct Case {
  std::string_view raw;
  std::string_view message;
  std::string_view help;
};

void expect(const std::vector<Case>& cases, Code code) {
  for (const auto& [raw, message, help] : cases) {
    const ValueMistake found = explain_value(raw);
    EXPECT_EQ(found.message, message) << raw;
    EXPECT_EQ(found.help, help) << raw;
    EXPECT_EQ(slug(found.code), slug(code)) << raw;
  }
}

TEST(TomlValue, ADateInAnotherFormIsShownInOurs) {
  expect({{"01/04/2019", "`01/04/2019` is not how a date is written", "write 2019-04-01"},
          {"1/4/2019", "`1/4/2019` is not how a date is written", "write 2019-04-01"},
          {"1.4.2019", "`1.4.2019` is not how a date is written", "write 2019-04-01"},
          {"01-04-2019", "`01-04-2019` is not how a date is written", "write 2019-04-01"},
          {"2019/04/01", "`2019/04/01` is not how a date is written", "write 2019-04-01"},
          {"2019-4-1", "`2019-4-1` is not how a date is written", "write 2019-04-01"}},
         Code::bad_date);
}

TEST(TomlValue, WhatMayBeNoDayIsNotGuessedAt) {
  const std::string_view help =
      "write year-month-day, as 2019-04-01, or a part of it in quotation marks, as \"2019-04\"";
  expect({{"31/02/2019", "`31/02/2019` is not how a date is written", help},
          {"04/25/2019", "`04/25/2019` is not how a date is written", help},
          {"2017/2018", "`2017/2018` is not how a date is written", help},
          {"1 April 2019", "`1 April 2019` is not how a date is written", help},
          {"1st Apr 2019", "`1st Apr 2019` is not how a date is written", help}},
         Code::bad_date);
}

TEST(TomlValue, APartOfADateAndARangeStandInQuotationMarks) {
  const std::string_view part = "a date that is not a whole day stands in quotation marks";
  const std::string_view range = "a range of dates stands in quotation marks";
  expect({{"2019-04", part, "write \"2019-04\""},
          {"2017/18", part, "write \"2017/18\""},
          {"2018-06..2018-08", range, "write \"2018-06..2018-08\""},
          {"..2015-09", range, "write \"..2015-09\""},
          {"2016..", range, "write \"2016..\""},
          {"2018-06-01..2018-08", range, "write \"2018-06-01..2018-08\""}},
         Code::bad_date);
}

TEST(TomlValue, ADayThatIsNotInTheCalendarIsSaidToBeSo) {
  expect({{"2022-02-30", "there is no such day: that month has 28 days", ""},
          {"2024-02-30", "there is no such day: that month has 29 days", ""},
          {"2022-04-31", "there is no such day: that month has 30 days", ""},
          {"2022-04-00", "there is no such day: that month has 30 days", ""},
          {"2022-13-01", "there is no such day: a year has 12 months", ""},
          {"2022-00-01", "there is no such day: a year has 12 months", ""}},
         Code::bad_date);
}

TEST(TomlValue, NumbersArePlain) {
  expect({{"260,000", "a number has no commas", "write 260000"},
          {"1,260,000.50", "a number has no commas", "write 1260000.50"},
          {"\xC2\xA3"
           "260,000",
           "an amount has no pound sign and no commas", "write 260000"},
          {"\xC2\xA3"
           "65",
           "an amount has no pound sign and no commas", "write 65"},
          {"007", "a number does not begin with 0", "write 7, or \"007\" if it is a name"},
          {"00", "a number does not begin with 0", "write 0, or \"00\" if it is a name"},
          {"99999999999999999999", "this number is too long",
           "write it in quotation marks if it is a name"}},
         Code::toml_syntax);
}

TEST(TomlValue, YesAndNoAreTrueAndFalse) {
  const std::string_view message = "yes and no are written true and false";
  expect({{"True", message, "write true, or \"True\" if it is text"},
          {"FALSE", message, "write false, or \"FALSE\" if it is text"},
          {"yes", message, "write true, or \"yes\" if it is text"},
          {"No", message, "write false, or \"No\" if it is text"}},
         Code::toml_syntax);
}

TEST(TomlValue, OtherWordsAreText) {
  expect({{"scb", "`scb` stands without quotation marks", "write \"scb\""},
          {"Safer Communities Board", "`Safer Communities Board` stands without quotation marks",
           "write \"Safer Communities Board\""},
          {"the \"big\" one", "`the \"big\" one` stands without quotation marks",
           "write 'the \"big\" one'"},
          {"a\\b", "`a\\b` stands without quotation marks", "write 'a\\b'"},
          {"King's \"Lynn\"", "`King's \"Lynn\"` stands without quotation marks",
           "put it in quotation marks"},
          {"True North", "`True North` stands without quotation marks", "write \"True North\""},
          {"65k", "`65k` stands without quotation marks", "write \"65k\""},
          {"1.2.3", "`1.2.3` stands without quotation marks", "write \"1.2.3\""}},
         Code::toml_syntax);
}

TEST(TomlValue, OfALongTextTheBeginningIsShown) {
  const ValueMistake found = explain_value(std::string(100, 'x'));
  EXPECT_EQ(found.message, "`" + std::string(40, 'x') + "...` stands without quotation marks");
  EXPECT_EQ(found.help, "put it in quotation marks");
}

TEST(TomlValue, BlanksRoundATextAreTakenOff) {
  EXPECT_EQ(trimmed(" \ta b\r"), "a b");
  EXPECT_EQ(trimmed(" \t "), "");
  EXPECT_EQ(trimmed(""), "");
}

}  // namespace
}  // namespace remit::text
