#include "report/chart.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/support/models.hpp"

namespace remit::report {
namespace {

using test_support::load_text;
using test_support::LoadedModel;
using test_support::shipped_words;
using Words = std::vector<std::string>;

vocabulary::RelationId relation(std::string_view key) {
  return std::get<vocabulary::RelationKey>(*shipped_words().key_named(key)).relation;
}

Chart chart_on(const LoadedModel& model, std::string_view day, const ChartWish& wish = {}) {
  const structure::Snapshot snapshot(model.sound(), *calendar::parse_day(day));
  return chart(snapshot, shipped_words(), wish);
}

Words ids(const Chart& chart) {
  Words all;
  for (const ChartNode& node : chart.nodes) {
    all.push_back(node.id);
  }
  return all;
}

// "board > drugs-group: sub_groups down; reports_to up, possible (last seen 2018)"
Words lines(const Chart& chart) {
  Words all;
  for (const ChartLine& line : chart.lines) {
    std::string words = fmt::format("{} {} {}:", chart.nodes[line.upper].id, line.level ? "-" : ">",
                                    chart.nodes[line.lower].id);
    for (const ChartPart& part : line.parts) {
      words += fmt::format(" {}{}{}{}", chart.relations[part.look].name,
                           part.downwards ? " down" : " up",
                           part.standing == structure::Standing::certain ? "" : ", possible",
                           part.doubt.empty() ? "" : " (" + part.doubt + ")");
      words += &part == &line.parts.back() ? "" : ";";
    }
    all.push_back(words);
  }
  return all;
}

const ChartNode& node(const Chart& chart, std::string_view id) {
  return *std::find_if(chart.nodes.begin(), chart.nodes.end(),
                       [&](const ChartNode& each) { return each.id == id; });
}

constexpr std::string_view county = R"(
format = 1
[model]
title = "Hill County"
[source]
early = { date = 2018-06-01 }
late = { date = 2022-02-15 }

[body.county]
kind = "county-council"
name = "Hill County Council"
source = "late"

[body.board]
kind = "county-strategy-group"
name = "Hill Safer Communities Board"
chair = { id = "director", source = "late" }
sub_groups = { all = ["drugs-group", "prevent-group"], source = "late" }

[body.drugs-group]
kind = "group"
name = "Drugs Group"
reports_to = { id = "board", source = "early" }

[body.prevent-group]
kind = "group"
name = "Prevent Group"

[body.scrutiny]
kind = "scrutiny-committee"
name = "Scrutiny Committee"
committee_of = { id = "county", source = "late" }
scrutinises = [{ id = "county", source = "late" }, { id = "board", source = "late", basis = "inferred" }]

[body.health-team]
kind = "department"
name = "Public Health"
unit_of = { id = "county", source = "late" }

[body.old-forum]
kind = "forum"
name = "Old Forum"
source = "early"

[office.director]
kind = "director"
name = "Director of Public Health"
belongs_to = { id = "county", source = "late" }
)";

TEST(Chart, JoinsTwoBoxesByOneLineForAllThatIsBetweenThem) {
  EXPECT_EQ(lines(chart_on(load_text(county), "2022-02-15")),
            (Words{"board > drugs-group: sub_groups down; reports_to up, possible (last seen 2018)",
                   "board > prevent-group: sub_groups down",
                   "county > scrutiny: committees down; scrutinises up",
                   "scrutiny > board: scrutinises down, possible (inferred)"}));
}

TEST(Chart, LeavesOutDepartmentsThatNothingElseJoinsAndWhatIsNoBody) {
  const Chart drawn = chart_on(load_text(county), "2022-02-15");
  EXPECT_EQ(ids(drawn),
            (Words{"board", "county", "drugs-group", "old-forum", "prevent-group", "scrutiny"}));
  EXPECT_EQ(node(drawn, "old-forum").lines, 0U);
  EXPECT_EQ(node(drawn, "old-forum").doubt, "last seen 2018");
}

TEST(Chart, ShowsWhereADepartmentBelongsThatReportsToABoard) {
  const LoadedModel model =
      load_text(std::string(county) +
                "[body.team]\nkind = \"team\"\nname = \"Team\"\nunit_of = { id = \"health-team\", "
                "source = \"late\" }\nreports_to = { id = \"board\", source = \"late\" }\n");
  const Words drawn = lines(chart_on(model, "2022-02-15"));
  EXPECT_NE(std::find(drawn.begin(), drawn.end(), "health-team > team: unit_of up"), drawn.end());
  EXPECT_NE(std::find(drawn.begin(), drawn.end(), "county > health-team: unit_of up"), drawn.end());
}

TEST(Chart, WritesTheChairInTheBox) {
  const Chart drawn = chart_on(load_text(county), "2022-02-15");
  EXPECT_EQ(node(drawn, "board").notes,
            (Words{"county strategy group", "chair: Director of Public Health"}));
}

TEST(Chart, OmitsAChairNamedAfterTheBoard) {
  const LoadedModel model = load_text(
      "seen = 2022-02-15\n[body.b]\nkind = \"board\"\nname = \"Hill Board\"\nchair = \"c\"\n"
      "[office.c]\nkind = \"board-chair\"\nname = \"Chair of the Hill Board\"\n");
  EXPECT_EQ(node(chart_on(model, "2022-02-15"), "b").notes, Words{});
}

TEST(Chart, SaysWhatIsNoMoreThanInferredAboutAKind) {
  const LoadedModel model = load_text(
      "[model]\ntitle = \"M\"\nseen = 2022-02-15\n[body.b]\nname = \"Get Safe\"\n"
      "kind = { value = \"exploitation-partnership\", basis = \"inferred\" }\n");
  EXPECT_EQ(node(chart_on(model, "2022-02-15"), "b").notes,
            Words{"perhaps an exploitation partnership"});
}

TEST(Chart, CountsWhatIsDoubtful) {
  EXPECT_EQ(chart_on(load_text(county), "2022-02-15").subtitle(),
            "As at 15 February 2022; dashed: possible, not certain (1 of 6 boxes, 2 of 6 links)");
}

TEST(Chart, LeavesOutWhatIsOut) {
  const LoadedModel model = load_text(
      "[model]\ntitle = \"M\"\nseen = 2022-02-15\n"
      "[body.a]\nkind = \"board\"\nsub_groups = [{ id = \"b\", until = 2020-12-31 }, \"c\"]\n"
      "[body.b]\nkind = \"group\"\n[body.c]\nkind = \"group\"\nuntil = 2021-12-31\n");
  EXPECT_EQ(lines(chart_on(model, "2022-02-15")), Words{});
  EXPECT_EQ(ids(chart_on(model, "2022-02-15")), (Words{"a", "b"}));
}

TEST(Chart, DrawsOfTheBaseLayerWhatTheModelJoinsAndWhoHasASeat) {
  const std::string own =
      "format = 1\n[model]\ntitle = \"Own\"\nseen = 2022-02-15\nincludes = [\"../base\"]\n"
      "[body.board]\nkind = \"board\"\npart_of = \"csp\"\nmembers = \"council\"\n";
  const std::string base =
      "format = 1\n[model]\ntitle = \"Base\"\nseen = 2022-02-15\n"
      "[body]\ncsp = { kind = \"csp\" }\nother-csp = { kind = \"csp\" }\n"
      "council = { kind = \"district-council\" }\nother-council = { kind = \"district-council\" }\n"
      "far-board = { kind = \"board\", part_of = \"other-csp\" }\n";
  const LoadedModel model =
      test_support::load_texts({{.name = "own.toml", .text = own, .model = "own"},
                                {.name = "base.toml", .text = base, .model = "base"}});
  const Chart drawn = chart_on(model, "2022-02-15");
  EXPECT_EQ(ids(drawn), (Words{"board", "council", "csp"}));
  EXPECT_EQ(lines(drawn), Words{"csp > board: sub_groups down"});
}

// -- Around one thing ----------------------------------------------------------------------------

TEST(ChartAround, GoesAsManyLinesAwayAsAsked) {
  const LoadedModel model = load_text(county);
  EXPECT_EQ(ids(chart_on(model, "2022-02-15", {.around = model["drugs-group"]})),
            (Words{"board", "drugs-group"}));
  EXPECT_EQ(ids(chart_on(model, "2022-02-15", {.around = model["drugs-group"], .depth = 2})),
            (Words{"board", "drugs-group", "prevent-group", "scrutiny"}));
  EXPECT_EQ(ids(chart_on(model, "2022-02-15", {.around = model["drugs-group"], .depth = 3})),
            (Words{"board", "county", "drugs-group", "prevent-group", "scrutiny"}));
}

TEST(ChartAround, ShowsWhoHasASeat) {
  const LoadedModel model = load_text(
      "[model]\ntitle = \"M\"\nseen = 2022-02-15\n"
      "[body.a]\nkind = \"board\"\nmembers = [\"b\", \"c\"]\n"
      "[body.b]\nkind = \"police-force\"\n[office.c]\nkind = \"officer\"\n");
  EXPECT_EQ(lines(chart_on(model, "2022-02-15", {.around = model["a"]})),
            Words{"b > a: members up"});
}

TEST(ChartAround, AnOfficeDrawsAllThatItHasToDoWith) {
  const LoadedModel model = load_text(county);
  EXPECT_EQ(lines(chart_on(model, "2022-02-15", {.around = model["director"]})),
            (Words{"county > director: belongs_to up", "director > board: chair up"}));
}

TEST(ChartAround, WhatIsNotThereDrawsNothing) {
  const LoadedModel model = load_text(
      "[model]\ntitle = \"M\"\nseen = 2022-02-15\n[body.a]\nkind = \"board\"\nuntil = "
      "2020-12-31\n");
  const Chart drawn = chart_on(model, "2022-02-15", {.around = model["a"]});
  EXPECT_TRUE(drawn.nodes.empty());
  EXPECT_FALSE(drawn.around.empty());
}

// -- Relations that are asked for ----------------------------------------------------------------

TEST(ChartOfRelations, DrawsThemAndNothingElse) {
  const Chart drawn = chart_on(load_text(county), "2022-02-15",
                               {.relations = {relation("chair"), relation("belongs_to")}});
  EXPECT_EQ(lines(drawn),
            (Words{"county > director: belongs_to up", "director > board: chair up"}));
  EXPECT_EQ(node(drawn, "board").notes, Words{"county strategy group"});
  EXPECT_TRUE(drawn.relations[1].plain);
}

TEST(ChartOfRelations, LaysLevelWhatHasNoAbove) {
  const LoadedModel model = load_text(
      "[model]\ntitle = \"M\"\nseen = 2022-02-15\n[body.a]\nkind = \"board\"\n"
      "co_ordinates_with = \"b\"\n[body.b]\nkind = \"board\"\n");
  EXPECT_EQ(lines(chart_on(model, "2022-02-15", {.relations = {relation("co_ordinates_with")}})),
            Words{"a - b: co_ordinates_with down"});
}

TEST(Chart, DrawsThePairThatReportsToEachOtherOnce) {
  const LoadedModel model = load_text(
      "[model]\ntitle = \"M\"\nseen = 2022-02-15\n[body.a]\nkind = \"board\"\nreports_to = \"b\"\n"
      "[body.b]\nkind = \"board\"\nreports_to = \"a\"\n");
  EXPECT_EQ(lines(chart_on(model, "2022-02-15")), Words{"b > a: reports_to up; reports_to down"});
}

TEST(Chart, TellsBoxesAndLinesInWords) {
  const Chart drawn = chart_on(load_text(county), "2022-02-15");
  EXPECT_EQ(in_words(node(drawn, "old-forum")),
            "Old Forum (forum); possible, not certain: last seen 2018");
  EXPECT_EQ(in_words(drawn, drawn.lines.front()),
            "Hill Safer Communities Board has as a sub-group Drugs Group. Drugs Group reports to "
            "Hill Safer Communities Board; possible, not certain: last seen 2018.");
}

}  // namespace
}  // namespace remit::report
