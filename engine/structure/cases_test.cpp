// The hard cases of the papers on Worcestershire: what each says of which days. Every case is a
// model as a modeller would write it; the days are worked out by hand in its comment.

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/held.hpp"
#include "tests/support/models.hpp"

namespace remit::structure {
namespace {

using test_support::census;
using test_support::closed;
using test_support::Held;
using test_support::life;
using test_support::link;
using test_support::load_text;
using test_support::LoadedModel;
using test_support::name;
using test_support::name_on;
using test_support::value;

// Papers that bear no date have a range. In each, the day of writing is some day of it: certain
// from the last of those days, and trusted for twelve months from the first.
constexpr std::string_view papers = R"(
[source]
district-2016 = { date = "2016-01..2016-04" }
overview-2018 = { date = "2018-06..2018-08" }
scrutiny-2021 = { date = "2021-09..2021-10" }
hwb-2022      = { date = 2022-02-15 }
minutes-2022  = { date = 2022-02-15 }
)";

LoadedModel with_papers(std::string_view text) {
  return load_text(std::string(papers) + std::string(text));
}

// What was found, without what looks forgotten: no case cites all the papers.
std::vector<text::Diagnostic> found_in(const LoadedModel& model) {
  std::vector<text::Diagnostic> found = model.diagnostics;
  std::erase_if(found, [](const text::Diagnostic& diagnostic) {
    return diagnostic.code == text::Code::unused || diagnostic.code == text::Code::undated ||
           diagnostic.code == text::Code::isolated;
  });
  return found;
}

// 31 August 2018 is the last day on which the paper of 2018 can have been written, 1 June 2018 the
// first; twelve months from that day trust in it may have ended.
constexpr std::string_view seen_in_2018 = "2018-08-31..2019-06-01";
constexpr std::string_view seen_in_2021 = "2021-10-31..2022-09-01";
constexpr std::string_view seen_in_2022 = "2022-02-15..2023-02-15";

Held always_possible(std::string_view certain) {
  return {.certain = std::string(certain), .possible = "always"};
}

const Held only_possible = always_possible("never");

// 1. Public Health chairs the group in 2018; later papers are silent.
TEST(OnePaperShowsAThingOnItsDate, AndItIsTrustedForAYearAndPossibleBeforeAndSince) {
  const LoadedModel model = with_papers(R"(
[body.wcc-public-health]
kind = "department"

[body.smog]
kind  = "group"
chair = { some = "officer", of = "wcc-public-health", source = "overview-2018 drugs" }
)");
  EXPECT_EQ(link(model, "smog", "chair", "some officer"), always_possible(seen_in_2018));
  EXPECT_EQ(life(model, "smog"), always_possible(seen_in_2018))
      << "a sighting of a link is one of both ends";
}

TEST(OnePaperShowsAThingOnItsDate, AndTheUnnamedOfficerBelongsToTheDepartment) {
  const LoadedModel model = with_papers(R"(
[body.wcc-public-health]
kind = "department"

[body.smog]
kind  = "group"
chair = { some = "officer", of = "wcc-public-health", source = "overview-2018 drugs" }
)");
  const Structure& structure = model.sound();
  const Link& chair = structure.outgoing(model["smog"]).front();
  EXPECT_TRUE(structure[chair.to].unnamed());
  EXPECT_EQ(structure[chair.to].owner, model["wcc-public-health"]);
}

// 2. The Director of Public Health chairs the board in 2018, 2021 and 2022.
TEST(OneEntryIsOneUnbrokenSpell, ThreePapersVouchForTheTimeBetween) {
  const LoadedModel model = with_papers(R"(
[office.director-of-public-health]
kind = "director-of-public-health"

[body.scb]
kind  = "county-strategy-group"
from  = "..2015-09"
chair = { id = "director-of-public-health", source = ["overview-2018 SCB 1", "scrutiny-2021 m13", "hwb-2022 para 3"] }
)");
  EXPECT_EQ(link(model, "scb", "chair", "director-of-public-health"),
            always_possible("2018-08-31..2023-02-15"));
  EXPECT_EQ(life(model, "scb"), always_possible("2015-09-30..2023-02-15"))
      << "there by September 2015, since when is not known";
}

TEST(OneEntryIsOneUnbrokenSpell, ThreeEntriesLeaveTheYearsBetweenInDoubt) {
  const LoadedModel model = with_papers(R"(
[office.director-of-public-health]
kind = "director-of-public-health"

[body.scb]
kind  = "county-strategy-group"
chair = [
  { id = "director-of-public-health", source = "overview-2018 SCB 1" },
  { id = "director-of-public-health", source = "scrutiny-2021 m13" },
  { id = "director-of-public-health", source = "hwb-2022 para 3" },
]
)");
  EXPECT_EQ(link(model, "scb", "chair", "director-of-public-health"),
            always_possible("2018-08-31..2019-06-01, 2021-10-31..2023-02-15"));
}

constexpr std::string_view sub_groups = R"(
[body.forum]
kind = "domestic-abuse-forum"

[body.da-board]
kind = "domestic-abuse-partnership-board"

[body.prevent-group]
kind = "prevent-partnership"

[body.protect-group]
kind = "protective-security-group"

[body.smog]
kind = "group"

[body.reoffending-group]
kind = "reducing-reoffending-board"

[body.scb]
kind = "county-strategy-group"
sub_groups = [
  { all = ["forum", "prevent-group", "smog", "reoffending-group"], source = "overview-2018 SCB 1" },
  { all = ["da-board", "prevent-group", "protect-group", "smog", "reoffending-group"], source = "hwb-2022 para 7" } ]
complete = [{ list = "sub_groups", count = 4, source = "overview-2018 SCB 1" },
            { list = "sub_groups", count = 5, source = "hwb-2022 para 7" }]
)";

// 3. Four sub-groups in 2018, five in 2022; both lists are whole.
TEST(AListThatChanged, WhoIsOnTheFirstAndNotOnTheSecondIsCertainlyOutFromTheSecond) {
  const LoadedModel model = with_papers(sub_groups);
  EXPECT_EQ(link(model, "scb", "sub_groups", "forum"),
            (Held{.certain = std::string(seen_in_2018), .possible = "..2022-02-14, 2023-02-16.."}));
}

TEST(AListThatChanged, WhoIsOnTheSecondAloneWasOutForAsLongAsTheFirstWasFresh) {
  const LoadedModel model = with_papers(sub_groups);
  EXPECT_EQ(link(model, "scb", "sub_groups", "protect-group"),
            (Held{.certain = std::string(seen_in_2022), .possible = "..2018-08-30, 2019-06-02.."}));
}

TEST(AListThatChanged, WhoIsOnBothIsDoubtfulBetweenThem) {
  const LoadedModel model = with_papers(sub_groups);
  EXPECT_EQ(link(model, "scb", "sub_groups", "smog"),
            always_possible("2018-08-31..2019-06-01, 2022-02-15..2023-02-15"));
}

TEST(AListThatChanged, EachListIsClosedFromItsPaperForAsLongAsItIsFresh) {
  const LoadedModel model = with_papers(sub_groups);
  EXPECT_EQ(closed(model, "scb", "sub_groups").certain,
            "2018-08-31..2019-06-01, 2022-02-15..2023-02-15");
}

// 4. Rename, succession, or perhaps the same.
TEST(ARenamedBody, HasTwoNamesAndOneId) {
  const LoadedModel model = with_papers(R"(
[body.reoffending-group]
kind = "group"
name = [{ value = "Worcestershire Reducing Offending Group", source = "overview-2018 SCB 1" },
        { value = "Worcestershire Reducing Reoffending Group", source = "hwb-2022 para 7" }]

[body.scb]
kind       = "county-strategy-group"
sub_groups = { id = "reoffending-group", source = ["overview-2018 SCB 1", "hwb-2022 para 7"] }
)");
  // When it took the new name is not known, so the old one may have gone the day after the paper.
  EXPECT_EQ(name(model, "reoffending-group", "Worcestershire Reducing Offending Group"),
            (Held{.certain = "never", .possible = "..2022-02-14"}));
  EXPECT_EQ(name(model, "reoffending-group", "Worcestershire Reducing Reoffending Group"),
            always_possible("2022-02-15.."));
  EXPECT_EQ(name_on(model, "reoffending-group", "2018-08-31"),
            "Worcestershire Reducing Offending Group");
  EXPECT_EQ(name_on(model, "reoffending-group", "2021-12-31"),
            "Worcestershire Reducing Offending Group");
  EXPECT_EQ(name_on(model, "reoffending-group", "2022-02-15"),
            "Worcestershire Reducing Reoffending Group");
  EXPECT_EQ(name_on(model, "reoffending-group", "2025-01-01"),
            "Worcestershire Reducing Reoffending Group");
}

TEST(ASuccessor, IsAnotherBodyAndTheFirstIsNotClosedBySilence) {
  const LoadedModel model = with_papers(R"(
[body.forum]
kind = "domestic-abuse-forum"

[body.da-board]
kind     = "domestic-abuse-partnership-board"
succeeds = { id = "forum", from = "2018-06..2022-02-15", basis = "inferred" }

[body.scb]
kind       = "county-strategy-group"
sub_groups = [{ id = "forum", source = "overview-2018 SCB 1" }, { id = "da-board", source = "hwb-2022 para 7" }]
)");
  EXPECT_EQ(link(model, "da-board", "succeeds", "forum"),
            (Held{.certain = "never", .possible = "2018-06-01.."}));
  EXPECT_EQ(life(model, "forum"), always_possible(seen_in_2018));
  EXPECT_EQ(life(model, "da-board"), always_possible(seen_in_2022));
}

TEST(TwoNamesInOnePaper, MayBeOneBody) {
  const LoadedModel model = with_papers(R"(
[body.south-hate-crime-forum]
kind = "group"

[body.south-hate-crime-group]
kind   = "group"
may_be = { id = "south-hate-crime-forum", source = "scrutiny-2021 m1" }
)");
  EXPECT_NE(link(model, "south-hate-crime-group", "may_be", "south-hate-crime-forum").possible,
            "never");
  EXPECT_EQ(link(model, "south-hate-crime-group", "may_be", "south-hate-crime-forum"),
            link(model, "south-hate-crime-forum", "may_be", "south-hate-crime-group"))
      << "it is said of both";
}

constexpr std::string_view responsible_authorities = R"(
[body]
worcestershire-cc = { kind = "county-council" }
police            = { kind = "police-force" }
fire              = { kind = "fire-authority" }
ccg               = { kind = "clinical-commissioning-group" }
probation-service = { kind = "probation-service" }
bromsgrove-dc     = { kind = "district-council" }
malvern-hills-dc  = { kind = "district-council" }
redditch-bc       = { kind = "district-council" }
worcester-city    = { kind = "district-council" }
wychavon-dc       = { kind = "district-council" }
wyre-forest-dc    = { kind = "district-council" }
north-csp         = { kind = "csp" }
south-csp         = { kind = "csp" }

[class.district-councils]
of = ["bromsgrove-dc", "malvern-hills-dc", "redditch-bc", "worcester-city", "wychavon-dc", "wyre-forest-dc"]

[class.responsible-authorities]
of = ["worcestershire-cc", "district-councils", "police", "fire", "ccg", "probation-service"]

[body.scb]
kind    = "county-strategy-group"
members = { all = "responsible-authorities", as = "statutory", source = "hwb-2022 para 5" }

[class.csps]
of             = ["north-csp", "south-csp"]
members        = { all = "responsible-authorities", basis = "class", source = "hwb-2022 para 5" }
meets_per_year = { value = 4, source = "scrutiny-2021 m4" }
)";

// 5. "The Responsible Authorities are members of the SCB (and CSPs)."
TEST(WordsSaidOfAClass, HoldForEachOfElevenOnTheBoardTheyAreMeantFor) {
  const LoadedModel model = with_papers(responsible_authorities);
  const Structure& structure = model.sound();
  EXPECT_EQ(structure.outgoing(model["scb"]).size(), 11U) << "a class within a class is one by one";
  for (const Link& seat : structure.outgoing(model["scb"])) {
    EXPECT_EQ(link(model, "scb", "members", structure[seat.to].id), always_possible(seen_in_2022));
  }
}

TEST(WordsSaidOfAClass, ArePossibleAtMostWhereTheyMayNotBeMeantOfEach) {
  const LoadedModel model = with_papers(responsible_authorities);
  for (const std::string csp : {"north-csp", "south-csp"}) {
    EXPECT_EQ(link(model, csp, "members", "wyre-forest-dc"), only_possible);
    EXPECT_EQ(link(model, csp, "members", "police"), only_possible);
  }
}

TEST(WordsSaidOfAClass, GiveEachItsValue) {
  const LoadedModel model = with_papers(responsible_authorities);
  EXPECT_EQ(value(model, "north-csp", "meets_per_year", "4"), always_possible(seen_in_2021));
  EXPECT_EQ(value(model, "south-csp", "meets_per_year", "4"), always_possible(seen_in_2021));
}

constexpr std::string_view seats = R"(
[body]
worcestershire-children-first = { kind = "provider" }
wcc-public-health             = { kind = "department" }
age-charity                   = { kind = "voluntary-body", member_of = { id = "scb", source = "overview-2018 SCB 2" } }
north-csp                     = { kind = "csp" }
south-csp                     = { kind = "csp" }

[body.scb]
kind    = "county-strategy-group"
members = [{ id = "worcestershire-children-first", as = "additional", rank = "senior", source = "hwb-2022 para 6" },
           { some = "voluntary-body", as = "additional", rank = "senior", source = "hwb-2022 para 6" }]
complete = { list = "members", count = 2, source = "hwb-2022 para 6" }

[class.csps]
of = ["north-csp", "south-csp"]

[office.ph-officer-at-csps]
kind       = "officer"
unnamed    = true
belongs_to = { id = "wcc-public-health", source = "overview-2018 SCB 3" }
attends    = { all = "csps", source = "overview-2018 SCB 3" }
)";

// 6. A seat without a name.
TEST(ASeatWithoutAName, IsThere) {
  const LoadedModel model = with_papers(seats);
  EXPECT_EQ(link(model, "scb", "members", "some voluntary-body"), always_possible(seen_in_2022));
}

TEST(ASeatWithoutAName, NeverShowsThatANamedOneIsAbsentForItMayBeThatOne) {
  const LoadedModel model = with_papers(seats);
  EXPECT_EQ(link(model, "scb", "members", "age-charity"), always_possible(seen_in_2018))
      << "the complete list of 2022 does not put out a voluntary body";
}

TEST(ASeatWithoutAName, SeenInTwoPlacesHasAnIdAndCountsOnce) {
  const LoadedModel model = with_papers(seats);
  EXPECT_EQ(link(model, "north-csp", "attendees", "ph-officer-at-csps"),
            always_possible(seen_in_2018));
  EXPECT_EQ(link(model, "ph-officer-at-csps", "attends", "south-csp"),
            always_possible(seen_in_2018));
  EXPECT_EQ(link(model, "wcc-public-health", "offices", "ph-officer-at-csps"),
            always_possible(seen_in_2018));
}

// 7. Two lines up, neither with a purpose.
TEST(TwoLinesUp, EachHasItsDaysAndNoPurposeIsGuessed) {
  const LoadedModel model = with_papers(R"(
[body.scb]
kind = "county-strategy-group"

[body.health-improvement-group]
kind = "group"

[body.smog]
kind       = "group"
reports_to = [{ id = "scb", times_per_year = 1, seen = "2017/18", source = "overview-2018 SCB 17/18" },
              { id = "health-improvement-group", source = "hwb-2022 para 11", note = "on a cyclical basis" }]
)");
  // The paper speaks of the year before: some day from 1 April 2017 to 31 March 2018.
  EXPECT_EQ(link(model, "smog", "reports_to", "scb"), always_possible("2018-03-31..2018-04-01"));
  EXPECT_EQ(link(model, "smog", "reports_to", "health-improvement-group"),
            always_possible(seen_in_2022));
  const Structure& structure = model.sound();
  for (const Entry& entry : structure.entries) {
    for (const QualifierValue& carried : structure[entry.details].qualifiers) {
      EXPECT_EQ(test_support::shipped_words()[carried.qualifier].name, "times_per_year");
    }
  }
}

// 8. "There have been regular meetings" of the chairs; they "stopped" and should return.
TEST(PapersThatDisagree, AllThreeStandAndAPlanIsNoMeeting) {
  const LoadedModel model = with_papers(R"(
[body]
scb                    = { kind = "county-strategy-group" }
sab                    = { kind = "safeguarding-adults-board" }
childrens-safeguarding = { kind = "safeguarding-children-partnership" }
hwb                    = { kind = "health-and-wellbeing-board" }

[body.partner-chairs]
kind    = "liaison-meeting"
members = { all = ["scb", "sab", "childrens-safeguarding", "hwb"], by = "chair", source = "hwb-2022 para 14" }
meets   = [{ value = true, seen = "..2022-02-15", source = "hwb-2022 para 14" },
           { value = false, from = "2020-03..2020-06", source = "minutes-2022 para 1" },
           { value = true, from = "2022-02-16..", basis = "planned", source = "minutes-2022 para 1" }]
)");
  EXPECT_EQ(value(model, "partner-chairs", "meets", "false"),
            (Held{.certain = "2020-06-30..2022-02-15", .possible = "2020-03-01.."}))
      << "from the plan's day on, nobody can be sure that they do not meet";
  EXPECT_EQ(value(model, "partner-chairs", "meets", "true"),
            (Held{.certain = "never", .possible = "..2020-06-29, 2022-02-16.."}));
  EXPECT_EQ(found_in(model).size(), 0U) << model.printed();
}

TEST(PapersThatDisagree, AreEachPossibleAndBothAreShownWhenTheySpeakOfOneDay) {
  const LoadedModel model = with_papers(R"(
[body.hwb]
kind = "health-and-wellbeing-board"

[body.partner-chairs]
kind    = "liaison-meeting"
members = { id = "hwb", source = "hwb-2022 para 14" }
meets   = [{ value = true, source = "hwb-2022 para 14" }, { value = false, source = "minutes-2022 para 1" }]
)");
  EXPECT_EQ(value(model, "partner-chairs", "meets", "true"), only_possible);
  EXPECT_EQ(value(model, "partner-chairs", "meets", "false"), only_possible);
  ASSERT_EQ(found_in(model).size(), 1U) << model.printed();
  const text::Diagnostic shown = found_in(model).front();
  EXPECT_EQ(shown.code, text::Code::sources_disagree);
  EXPECT_EQ(shown.severity, text::Severity::warning);
  EXPECT_EQ(shown.primary->text, "minutes-2022 para 1");
  ASSERT_EQ(shown.related.size(), 1U);
  EXPECT_EQ(shown.related.front().text, "hwb-2022 para 14");
}

// 9. A review proposed four meetings a year, not two; then silence.
TEST(ProposedThenSilence, TheProposalIsNoFact) {
  const LoadedModel model = with_papers(R"(
[body.scb]
kind           = "county-strategy-group"
meets_per_year = { value = 2, source = "district-2016 b8" }

[action.scb-four-meetings]
kind   = "recommendation"
to     = "scb"
status = { value = "proposed", source = "district-2016 b8" }
change = [{ set = "scb", meets_per_year = 4 }]
)");
  EXPECT_EQ(value(model, "scb", "meets_per_year", "2"), always_possible("2016-04-30..2017-01-01"));
  EXPECT_EQ(value(model, "scb", "meets_per_year", "4").certain, "no such value");
  EXPECT_EQ(value(model, "scb-four-meetings", "status", "proposed"),
            always_possible("2016-04-30..2017-01-01"))
      << "by 2022 both are stale: two questions";
  EXPECT_EQ(link(model, "scb-four-meetings", "to", "scb"), only_possible) << "no date, no source";
}

constexpr std::string_view money = R"(
[body]
north-csp = { kind = "csp" }
south-csp = { kind = "csp" }

[class.csps]
of = ["north-csp", "south-csp"]

[office.police-and-crime-commissioner]
kind = "local-policing-body"

[programme.pcc-grant]
kind      = "grant"
source    = "scrutiny-2021 m4"
funded_by = "police-and-crime-commissioner"
paid_to   = { all = "csps", basis = "class" }
amount    = { value = 260000, each = "year", note = "for both, for one, or wider: not said" }

[programme.cctv]
kind    = "grant"
paid_to = { all = "csps", source = "scrutiny-2021 m9" }
amount  = { value = 65000, each = "recipient", source = "scrutiny-2021 m9" }

[programme.substance-misuse-contract]
kind   = "contract"
amount = [{ value = 3780100, as = "actual", throughout = "2017/18", source = "overview-2018 funding" },
          { value = 3798000, as = "budget", throughout = "2018/19", source = "overview-2018 funding" }]
)";

// 10. Money: a fund is a thing of its own.
TEST(Money, ATablesSourceIsThatOfItsEntriesThatNameNone) {
  const LoadedModel model = with_papers(money);
  EXPECT_EQ(link(model, "pcc-grant", "funded_by", "police-and-crime-commissioner"),
            always_possible(seen_in_2021));
  EXPECT_EQ(link(model, "pcc-grant", "paid_to", "north-csp"), only_possible);
  EXPECT_EQ(value(model, "pcc-grant", "amount", "260000"), always_possible(seen_in_2021));
  EXPECT_EQ(life(model, "pcc-grant"), always_possible(seen_in_2021));
}

TEST(Money, SaidOfEachIsPaidToEach) {
  const LoadedModel model = with_papers(money);
  EXPECT_EQ(link(model, "south-csp", "paid_from", "cctv"), always_possible(seen_in_2021));
}

TEST(Money, ThroughoutAYearIsFromItsFirstDayToItsLastAndNoLonger) {
  const LoadedModel model = with_papers(money);
  EXPECT_EQ(value(model, "substance-misuse-contract", "amount", "3780100"),
            (Held{.certain = "2017-04-01..2018-03-31", .possible = "2017-04-01..2018-03-31"}));
  EXPECT_EQ(value(model, "substance-misuse-contract", "amount", "3798000"),
            (Held{.certain = "2018-04-01..2019-03-31", .possible = "2018-04-01..2019-03-31"}));
  EXPECT_EQ(life(model, "substance-misuse-contract").possible, "always")
      << "it has no `until`: the missing end is a finding";
}

// 11. A theme whose content moved.
TEST(AThemeWhoseContentMoved, WhatTheLaterWholeListLeavesOutHadCertainlyLeft) {
  const LoadedModel model = with_papers(R"(
[theme.cohesion]
kind = "topic"

[theme.harm-reduction]
kind     = "priority"
includes = [
  { all = ["hate-crime", "safeguarding", "cyber-crime", "modern-slavery", "child-sexual-exploitation", "extremism"], source = "overview-2018 harm" },
  { all = ["hate-crime", "safeguarding", "anti-social-behaviour", "cohesion", "extremism"], source = "scrutiny-2021 m1b" } ]
complete = [{ list = "includes", source = "overview-2018 harm" }, { list = "includes", source = "scrutiny-2021 m1b" }]
)");
  EXPECT_EQ(link(model, "harm-reduction", "includes", "modern-slavery"),
            (Held{.certain = std::string(seen_in_2018), .possible = "..2021-10-30, 2022-09-02.."}));
  EXPECT_EQ(link(model, "harm-reduction", "includes", "cohesion"),
            (Held{.certain = std::string(seen_in_2021), .possible = "..2018-08-30, 2019-06-02.."}));
  EXPECT_EQ(link(model, "harm-reduction", "includes", "extremism"),
            always_possible("2018-08-31..2019-06-01, 2021-10-31..2022-09-01"));
}

// 12. Who may not see.
TEST(AStatedDenial, IsStrongerThanSilenceAndLeavesTheRestOfTheListOpen) {
  const LoadedModel model = with_papers(R"(
[office]
cabinet-member-health = { kind = "cabinet-member" }
county-councillors    = { kind = "councillor" }
leader-of-the-council = { kind = "leader" }

[document.prevent-statistics]
kind    = "data-product"
sent_to = [{ not = ["cabinet-member-health", "county-councillors"], source = "scrutiny-2021 m21" },
           { id = "leader-of-the-council", source = "overview-2018 m1" }]
)");
  const Held denied{.certain = "never", .possible = "..2021-10-30, 2022-09-02.."};
  EXPECT_EQ(link(model, "prevent-statistics", "sent_to", "cabinet-member-health").certain, "never");
  EXPECT_EQ(closed(model, "prevent-statistics", "sent_to").certain, "never said to be complete");
  EXPECT_EQ(link(model, "prevent-statistics", "sent_to", "leader-of-the-council"),
            always_possible(seen_in_2018));
  EXPECT_EQ(link(model, "prevent-statistics", "sent_to", "county-councillors"), denied)
      << "out while the denial is fresh, else as possible as anything unsaid";
}

constexpr std::string_view county_with_two_csps = R"(
[area.worcestershire]
kind     = "county-area"
contains = ["bromsgrove", "malvern-hills"]

[area]
bromsgrove    = { kind = "two-tier-district" }
malvern-hills = { kind = "two-tier-district" }

[body.north-csp]
kind   = "csp"
covers = { id = "bromsgrove", source = ["district-2016 b2", "scrutiny-2021 m1", "hwb-2022 para 2"] }

[body.south-csp]
kind   = "csp"
covers = { id = "malvern-hills", source = ["district-2016 b2", "scrutiny-2021 m1", "hwb-2022 para 2"] }

[[census]]
kind   = "csp"
within = "worcestershire"
count  = 2
source = ["district-2016 b2", "scrutiny-2021 m1", "hwb-2022 para 2"]
)";

// 13. "There are two CSPs."
TEST(ACensus, SaysThatThereAreNoOthersForAsLongAsItsPapersVouch) {
  const LoadedModel model = with_papers(county_with_two_csps);
  EXPECT_EQ(census(model), always_possible("2016-04-30..2023-02-15"));
  EXPECT_EQ(model.sound().censuses.front().count, 2U);
}

TEST(ACensus, MustAgreeWithTheModelWhenItCounts) {
  std::string text(county_with_two_csps);
  text.replace(text.find("count  = 2"), 10, "count  = 3");
  const LoadedModel model = with_papers(text);
  ASSERT_EQ(found_in(model).size(), 1U) << model.printed();
  EXPECT_EQ(found_in(model).front().code, text::Code::count_disagrees);
}

// 14. The law as a paper claims it.
TEST(ALegalBasisThatIsInferred, IsKeptAsPrintedAndIsPossibleAtMost) {
  const LoadedModel model = with_papers(R"(
[body.scb]
kind        = "county-strategy-group"
legal_basis = { cites = "cda-1998 s.17", basis = "inferred", source = "hwb-2022 para 2" }
)");
  EXPECT_EQ(value(model, "scb", "legal_basis", "cda-1998 s.17"), only_possible);
}

constexpr std::string_view presence = R"(
[body]
north-csp             = { kind = "csp" }
south-csp             = { kind = "csp" }
county-scrutiny-board = { kind = "scrutiny-committee" }

[class.csps]
of = ["north-csp", "south-csp"]

[office]
director-of-public-health = { kind = "director-of-public-health" }
deputy-pcc                = { kind = "deputy-policing-body" }
south-csp-chair           = { kind = "board-chair" }
north-csp-chair           = { kind = "board-chair" }

[office.police-and-crime-commissioner]
kind    = "local-policing-body"
attends = { all = "csps", times_per_year = 4, source = "scrutiny-2021 m4" }

[document.scrutiny-meeting-2021]
kind        = "meeting"
held_by     = "county-scrutiny-board"
attended_by = ["director-of-public-health", "deputy-pcc", "south-csp-chair"]
source      = "scrutiny-2021 attending"
)";

// 15. Present is not member.
TEST(Attendance, IsNeverMembership) {
  const LoadedModel model = with_papers(presence);
  EXPECT_EQ(link(model, "north-csp", "attendees", "police-and-crime-commissioner"),
            always_possible(seen_in_2021));
  EXPECT_EQ(link(model, "north-csp", "members", "police-and-crime-commissioner").certain,
            "no such link");
}

TEST(Attendance, OfAMeetingHeldLasts) {
  const LoadedModel model = with_papers(presence);
  EXPECT_EQ(link(model, "scrutiny-meeting-2021", "attended_by", "south-csp-chair"),
            always_possible("2021-10-31.."));
  EXPECT_EQ(life(model, "scrutiny-meeting-2021"), always_possible("2021-10-31.."))
      << "a document, once made, remains";
}

TEST(Attendance, WhoIsNotOnTheListOfThosePresentIsAQuestionNotAVacancy) {
  const LoadedModel model = with_papers(presence);
  EXPECT_EQ(link(model, "scrutiny-meeting-2021", "attended_by", "north-csp-chair").certain,
            "no such link");
  EXPECT_EQ(closed(model, "scrutiny-meeting-2021", "attended_by").certain,
            "never said to be complete");
}

}  // namespace
}  // namespace remit::structure
