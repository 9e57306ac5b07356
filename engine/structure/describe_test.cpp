#include "structure/describe.hpp"

#include <gtest/gtest.h>

#include "tests/support/models.hpp"

namespace remit::structure {
namespace {

using vocabulary::Ends;
using vocabulary::Sort;

TEST(WhatMayStandAtAnEnd, IsAListASentenceCanHold) {
  const vocabulary::Vocabulary& words = test_support::shipped_words();
  const auto kind = [&](std::string_view id) { return *words.kind_named(id); };
  EXPECT_EQ(describe(words, Ends{.sorts = {Sort::body}}), "a body");
  EXPECT_EQ(describe(words, Ends{.sorts = {Sort::area, Sort::office}}), "an area or an office");
  EXPECT_EQ(describe(words, Ends{.sorts = {Sort::body, Sort::office, Sort::theme}}),
            "a body, an office or a theme");
  EXPECT_EQ(describe(words, Ends{.sorts = {Sort::document}, .kinds = {kind("event")}}),
            "a document or an event");
  EXPECT_EQ(describe(words, Ends{}), "");
}

TEST(TheDayOfAnEvent, IsSaidAsPeopleSayIt) {
  const auto said = [](std::string_view written) {
    return on_day(calendar::parse_partial(written).date);
  };
  EXPECT_EQ(said("2022-02-15"), "on 15 February 2022");
  EXPECT_EQ(said("2018-06"), "in June 2018");
  EXPECT_EQ(said("2017/18"), "in 2017/18");
  EXPECT_EQ(said("2018-06..2018-08"), "in June to August 2018");
  EXPECT_EQ(said("..2015-09"), "by September 2015");
  EXPECT_EQ(said("2022-02-16.."), "some day from 16 February 2022");
}

TEST(TheLastDayBeforeAnother, IsWrittenAsUntilUnlessTheCalendarBeginsThen) {
  EXPECT_EQ(end_before(*calendar::parse_day("2022-07-01")), "write `until = 2022-06-30`");
  EXPECT_EQ(end_before(calendar::first_day), "let the next begin a day later");
}

TEST(AnArticle, FollowsTheFirstLetter) {
  EXPECT_EQ(with_article("office"), "an office");
  EXPECT_EQ(with_article("csp"), "a csp");
  EXPECT_EQ(with_article(""), "a ");
}

}  // namespace
}  // namespace remit::structure
