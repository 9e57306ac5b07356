#include "calendar/date_rewriting.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "calendar/partial_date.hpp"

namespace remit::calendar {
namespace {

struct Case {
  std::string_view written;
  std::string_view meant;
};

void expect(const std::vector<Case>& cases) {
  for (const auto& [written, meant] : cases) {
    EXPECT_EQ(rewritten(written), meant) << written;
  }
}

TEST(DateRewriting, ADayIsPutYearFirst) {
  expect({{"01/04/2019", "2019-04-01"},
          {"1/4/2019", "2019-04-01"},
          {"1.4.2019", "2019-04-01"},
          {"01-04-2019", "2019-04-01"},
          {"1 April 2019", "2019-04-01"},
          {"1 apr 2019", "2019-04-01"},
          {"1st April, 2019", "2019-04-01"},
          {"22nd Sept 2019", "2019-09-22"},
          {"3RD MAY 2019", "2019-05-03"},
          {"April 1, 2019", "2019-04-01"},
          {"2019 April 1", "2019-04-01"},
          {"2019/04/01", "2019-04-01"},
          {"2019-4-1", "2019-04-01"},
          {"20190401", "2019-04-01"}});
}

TEST(DateRewriting, AMonthIsPutYearFirst) {
  expect({{"April 2019", "2019-04"},
          {"apr-2019", "2019-04"},
          {"04/2019", "2019-04"},
          {"4 2019", "2019-04"},
          {"2019 April", "2019-04"},
          {"2019/04", "2019-04"},
          {"2019-4", "2019-04"}});
}

TEST(DateRewriting, YearsThatFollowEachOtherAreAYearFromApril) {
  expect({{"2017-18", "2017/18"},
          {"2017-2018", "2017/18"},
          {"2017/2018", "2017/18"},
          {"2017\xE2\x80\x93"
           "18",
           "2017/18"},
          {"2017 / 18", "2017/18"},
          {"1999-00", "1999/00"},
          {"2017/19", "2017/18"}});
}

TEST(DateRewriting, OtherYearsAreARange) {
  expect({{"2015-2018", "2015..2018"},
          {"2015 to 2018", "2015..2018"},
          {"June 2018 - August 2018", "2018-06..2018-08"},
          {"1/6/2018 to 3/6/2018", "2018-06-01..2018-06-03"},
          {"2018-06 .. 2018-08", "2018-06..2018-08"},
          {"2018-06...2018-08", "2018-06..2018-08"},
          {"June 2018\xE2\x80\x94"
           "May 2019",
           "2018-06..2019-05"},
          {"..April 2019", "..2019-04"},
          {"April 2019..", "2019-04.."}});
}

TEST(DateRewriting, ARangeIsPutTheRightWayRound) {
  expect({{"2019..2018", "2018..2019"}, {"2018-09..2018-06", "2018-06..2018-09"}});
}

TEST(DateRewriting, AWordCanLeaveOneEndOpen) {
  expect({{"by 2015", "..2015"},
          {"By September 2015", "..2015-09"},
          {"until 1/4/2019", "..2019-04-01"},
          {"since 2016", "2016.."},
          {"from April 2016", "2016-04.."}});
}

TEST(DateRewriting, BlanksRoundADateAreTakenOff) {
  expect({{" 2019 ", "2019"}, {"2019-04-01 ", "2019-04-01"}});
}

TEST(DateRewriting, WhatIsLikeNoDateIsLeftAlone) {
  for (const std::string_view written : {"",
                                         " ",
                                         "..",
                                         "soon",
                                         "tbc",
                                         "1/4/19",
                                         "19",
                                         "2018-13",
                                         "Q1 2018",
                                         "may be 2018",
                                         "spring 2018",
                                         "2018-06-01T10:00",
                                         "1 Smarch 2018",
                                         "12345",
                                         "123456789012",
                                         "20190401 or so",
                                         "before 2015",
                                         "2018..soon",
                                         "100 April 2019",
                                         "20185"}) {
    EXPECT_EQ(rewritten(written), "") << written;
  }
}

TEST(DateRewriting, WhetherThereIsSuchADayIsNotAskedHere) {
  expect({{"31/02/2019", "2019-02-31"}, {"04/25/2019", "2019-25-04"}});
}

RC_GTEST_PROP(DateRewritingProperty, AnyBytesAreReadWithoutHarm, ()) {
  const auto piece =
      rc::gen::element<std::string>("1", "04", "2019", "2018", "April", "to", " ", "/", "-", ".",
                                    "..", "\xE2\x80\x93", "st", "by", "\xFF", "99999999", "since");
  std::string text;
  for (const std::string& part : *rc::gen::container<std::vector<std::string>>(piece)) {
    text += part;
  }
  const ParsedDate parsed = parse_partial(text);
  if (parsed.problem && !parsed.problem->suggestion.empty()) {
    RC_ASSERT(!parse_partial(parsed.problem->suggestion).problem);
  }
}

}  // namespace
}  // namespace remit::calendar
