#include "structure/merge.hpp"

#include <algorithm>
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
using test_support::kind;
using test_support::life;
using test_support::link;
using test_support::load_text;
using test_support::load_texts;
using test_support::LoadedModel;
using test_support::value;

// Papers of one day each, so that the days of a test can be read off.
constexpr std::string_view papers = R"(
[source]
in-2018  = { date = 2018-07-01 }
in-2019  = { date = 2019-02-01 }
in-2022  = { date = 2022-02-15 }
also-2022 = { date = 2022-02-15 }

[body]
board  = { kind = "board" }
police = { kind = "police-force" }
fire   = { kind = "fire-authority" }
help   = { kind = "voluntary-body" }
hostel = { kind = "voluntary-body" }

[office]
director = { kind = "director" }
leader   = { kind = "leader" }

)";

LoadedModel with(std::string_view text) {
  return load_texts({{.name = "papers.toml", .text = std::string(papers)},
                     {.name = "model.toml", .text = std::string(text)}});
}

Held always_possible(std::string_view certain) {
  return {.certain = std::string(certain), .possible = "always"};
}

bool found(const LoadedModel& model, text::Code code) {
  return std::any_of(model.diagnostics.begin(), model.diagnostics.end(),
                     [&](const text::Diagnostic& one) { return one.code == code; });
}

// -- Denials
// ---------------------------------------------------------------------------------------

TEST(ADenial, IsTrustedAsLongAsASighting) {
  const LoadedModel model = with(R"(
[body.group]
kind    = "group"
members = { not = "police", source = "in-2018" }
)");
  EXPECT_EQ(link(model, "group", "members", "police"),
            (Held{.certain = "never", .possible = "..2018-06-30, 2019-07-02.."}));
}

TEST(ADenial, NearASightingLeavesTheTimeBetweenInDoubt) {
  const LoadedModel model = with(R"(
[body.group]
kind    = "group"
members = [{ id = "police", source = "in-2018" }, { not = "police", source = "in-2019" }]
)");
  EXPECT_EQ(link(model, "group", "members", "police"),
            (Held{.certain = "2018-07-01", .possible = "..2019-01-31, 2020-02-02.."}));
}

TEST(ADenial, MayBeOfAWholeClass) {
  const LoadedModel model = with(R"(
[class.services]
of = ["police", "fire"]

[body.group]
kind    = "group"
members = [{ not = "services", source = "in-2022" }, { id = "help", source = "in-2022" }]
)");
  EXPECT_EQ(link(model, "group", "members", "police").possible, "..2022-02-14, 2023-02-16..");
  EXPECT_EQ(link(model, "group", "members", "fire").possible, "..2022-02-14, 2023-02-16..");
}

TEST(ADenial, WithoutADateRulesNothingOut) {
  const LoadedModel model = with(R"(
[body.group]
kind    = "group"
members = [{ not = "police" }, { id = "police", source = "in-2022" }]
)");
  EXPECT_EQ(link(model, "group", "members", "police"), always_possible("2022-02-15..2023-02-15"));
}

// -- Lists that are complete
// -----------------------------------------------------------------------

TEST(ACompleteList, ClosesALinkFromEitherEnd) {
  const LoadedModel model = with(R"(
[body.group]
kind    = "group"
members = { id = "police", source = "in-2018" }

[body.police]
member_of = { id = "board", source = "in-2022" }
complete  = { list = "member_of", count = 1, source = "in-2022" }
)");
  EXPECT_EQ(link(model, "group", "members", "police"),
            (Held{.certain = "2018-07-01..2019-07-01", .possible = "..2022-02-14, 2023-02-16.."}))
      << "all the boards of the police were listed, and the group is not among them";
  EXPECT_EQ(closed(model, "police", "member_of").certain, "2022-02-15..2023-02-15");
  EXPECT_EQ(closed(model, "group", "members").certain, "never said to be complete");
}

TEST(ACompleteList, MayBeEmpty) {
  const LoadedModel model = with(R"(
[body.group]
kind     = "group"
members  = []
complete = { list = "members", count = 0, source = "in-2022" }

[body.police]
member_of = { id = "group", source = "in-2018" }
)");
  EXPECT_EQ(closed(model, "group", "members").certain, "2022-02-15..2023-02-15");
  EXPECT_EQ(link(model, "group", "members", "police").possible, "..2022-02-14, 2023-02-16..");
}

TEST(ACompleteList, ThatIsInferredIsPossibleAtMostAndDeniesNothing) {
  const LoadedModel model = with(R"(
[body.group]
kind     = "group"
members  = [{ id = "police", source = "in-2022" }, { id = "fire", source = "also-2022" }]
complete = { list = "members", basis = "inferred", source = "in-2022" }
)");
  EXPECT_EQ(closed(model, "group", "members").certain, "never");
  EXPECT_EQ(link(model, "group", "members", "fire").possible, "always");
}

TEST(ACompleteList, OfOnePaperIsContradictedByAnotherOfThatDay) {
  const LoadedModel model = with(R"(
[body.group]
kind     = "group"
members  = [{ id = "police", source = "in-2022" }, { id = "fire", source = "also-2022 p3" }]
complete = { list = "members", source = "in-2022 p1" }
)");
  EXPECT_TRUE(found(model, text::Code::sources_disagree)) << model.printed();
  EXPECT_EQ(link(model, "group", "members", "fire"), always_possible("never"));
  EXPECT_EQ(link(model, "group", "members", "police"), always_possible("2022-02-15..2023-02-15"));
}

TEST(ACompleteList, NeverPutsOutWhatIsUnnamed) {
  const LoadedModel model = with(R"(
[body.group]
kind     = "group"
members  = [{ id = "police", source = "in-2022" }, { some = "voluntary-body", source = "in-2018" }]
complete = { list = "members", source = "in-2022" }
)");
  EXPECT_EQ(link(model, "group", "members", "some voluntary-body"),
            always_possible("2018-07-01..2019-07-01"));
}

TEST(ACompleteList, WithAnUnnamedMemberPutsOutNobodyOfThatKind) {
  const LoadedModel model = with(R"(
[body.group]
kind     = "group"
members  = [{ some = "voluntary-body", source = "in-2022" }, { id = "help", source = "in-2018" },
            { id = "fire", source = "in-2018" }]
complete = { list = "members", source = "in-2022" }
)");
  EXPECT_EQ(link(model, "group", "members", "help").possible, "always");
  EXPECT_EQ(link(model, "group", "members", "fire").possible, "..2022-02-14, 2023-02-16..");
}

TEST(AListOfThingsMade, IsCompleteUpToTheDayItWasSaidAndNeverLonger) {
  const LoadedModel model = with(R"(
[document]
plan-2017   = { kind = "plan", date = 2017-04-01 }
plan-2021   = { kind = "plan", date = 2021-04-01 }
plan-2024   = { kind = "plan", date = 2024-04-01 }
undated     = { kind = "plan" }

[body.police]
produces = [{ id = "plan-2017", source = "in-2022" }, { id = "plan-2021", basis = "inferred", source = "in-2018" },
            { id = "plan-2024", basis = "inferred", source = "in-2018" }, { id = "undated", basis = "inferred", source = "in-2018" }]
complete = { list = "produces", source = "in-2022" }
)");
  EXPECT_EQ(closed(model, "police", "produces").certain, "..2022-02-15");
  EXPECT_EQ(link(model, "plan-2021", "produced_by", "police").possible, "2021-04-01..2022-02-14")
      << "made by then, and not on the list: whoever made it, it was not the police";
  EXPECT_EQ(link(model, "plan-2024", "produced_by", "police").possible, "2024-04-01..");
  EXPECT_EQ(link(model, "undated", "produced_by", "police").possible, "always")
      << "it may have been made since";
}

// -- A register
// ------------------------------------------------------------------------------------

constexpr std::string_view a_register = R"(
[model]
seen     = 2026-01-31
complete = ["members"]

[body]
board  = { kind = "board", members = ["police", "fire"] }
group  = { kind = "group", members = ["police", { id = "help", until = 2025-06-30 }] }
quiet  = { kind = "group", part_of = "board" }
police = { kind = "police-force" }
fire   = { kind = "fire-authority" }
help   = { kind = "voluntary-body" }
)";

TEST(ARegister, IsCertainFromTheDayItWasCheckedForAsLongAsThatIsFresh) {
  const LoadedModel model = load_text(a_register);
  EXPECT_EQ(link(model, "board", "members", "police"), always_possible("2026-01-31..2027-01-31"));
  EXPECT_EQ(life(model, "board"), always_possible("2026-01-31..2027-01-31"));
  EXPECT_EQ(life(model, "group"), always_possible("2025-06-30..2027-01-31"))
      << "the day on which a member left it shows that it was there";
  EXPECT_EQ(kind(model, "group", "group"), life(model, "group"));
  EXPECT_TRUE(model.diagnostics.empty()) << model.printed();
}

TEST(ARegister, VouchesForNothingThatHasEnded) {
  const LoadedModel model = load_text(a_register);
  EXPECT_EQ(link(model, "group", "members", "help"),
            (Held{.certain = "2025-06-30", .possible = "..2025-06-30"}));
}

TEST(ARegister, MaySayOfAllItsListsThatTheyAreComplete) {
  const LoadedModel model = load_text(a_register);
  EXPECT_EQ(closed(model, "board", "members").certain, "2026-01-31..2027-01-31");
  EXPECT_EQ(closed(model, "group", "members").certain, "2026-01-31..2027-01-31");
  EXPECT_EQ(closed(model, "quiet", "members").certain, "never said to be complete")
      << "no list of its members is written, so none is complete";
}

TEST(ARegister, MayGiveItsOwnFreshness) {
  const LoadedModel model = load_text(R"(
[model]
seen      = 2026-01-31
fresh_for = "90 days"

[body]
board  = { kind = "board", members = ["police", "help"] }
police = { kind = "police-force" }
help   = { kind = "voluntary-body", seen = 2026-03-01 }
)");
  EXPECT_EQ(link(model, "board", "members", "police").certain, "2026-01-31..2026-05-01");
  EXPECT_EQ(life(model, "help").certain, "2026-01-31..2026-05-30")
      << "a table may be checked later";
  EXPECT_EQ(life(model, "police").certain, "2026-01-31..")
      << "an authority does not go stale, whatever the model says";
}

TEST(ARegister, SaysNothingOfTheMembersOfWhatHasGone) {
  const LoadedModel model = load_text(R"(
[model]
seen = 2026-01-31

[body]
board  = { kind = "board", until = 2023-03-31, members = ["police"], chair = "director" }
police = { kind = "police-force" }

[office.director]
kind  = "director"
until = 2023-03-31

[office.leader]
kind = "leader"

[body.group]
kind  = "group"
chair = ["director", "leader"]
)");
  EXPECT_EQ(link(model, "board", "members", "police"),
            (Held{.certain = "never", .possible = "..2023-03-31"}));
  EXPECT_EQ(life(model, "board"), (Held{.certain = "2023-03-31", .possible = "..2023-03-31"}));
  EXPECT_EQ(link(model, "group", "chair", "leader"), always_possible("2026-01-31..2027-01-31"))
      << "the office of director had gone: it is no second chair";
  EXPECT_TRUE(model.diagnostics.empty()) << model.printed();
}

TEST(ARegister, SaysThatAPlannedBodyIsPlanned) {
  const LoadedModel model = load_texts({{.name = "boards.toml", .text = R"(
format = 1
[model]
seen = 2026-01-31
[body.new-board]
kind    = "board"
from    = 2027-04-01
basis   = "planned"
[body.police]
kind = "police-force"
)"},
                                        {.name = "more.toml", .text = R"(
[body.new-board]
members = ["police"]
)"}});
  EXPECT_EQ(life(model, "new-board"), (Held{.certain = "never", .possible = "2027-04-01.."}));
  EXPECT_EQ(link(model, "new-board", "members", "police"),
            (Held{.certain = "never", .possible = "2027-04-01.."}));
}

TEST(AnIncludedModel, HasItsOwnDayAndFreshness) {
  const LoadedModel model = load_texts({{.name = "county.toml", .text = R"(
format = 1
[model]
seen = 2026-01-31
[body.board]
kind    = "board"
members = ["bureau"]
)"},
                                        {.name = "england.toml",
                                         .text = R"(
format = 1
[model]
seen      = 2024-06-30
fresh_for = "6 months"
[body.bureau]
kind    = "voluntary-body"
part_of = "bureaux"
[body.bureaux]
kind = "voluntary-sector"
)",
                                         .model = "england"}});
  EXPECT_EQ(link(model, "bureaux", "sub_groups", "bureau").certain, "2024-06-30..2024-12-30");
  EXPECT_EQ(link(model, "board", "members", "bureau").certain, "2026-01-31..2026-07-31")
      << "the seat is fresh for a year, what sits in it for half of one";
}

// -- Dates and bases
// -------------------------------------------------------------------------------

TEST(ARegister, CheckedInSomeMonthHoldsItsOwnCompleteLists) {
  const LoadedModel model = load_text(R"(
[model]
seen     = "2026-01"
complete = ["members"]

[body]
board  = { kind = "board", members = ["police"] }
police = { kind = "police-force" }
)");
  EXPECT_EQ(link(model, "board", "members", "police"), always_possible("2026-01-31..2027-01-01"));
}

TEST(ARegister, LastLookedAtBeforeAPaperVouchesForNothingInIt) {
  const LoadedModel model = load_text(R"(
[model]
seen = 2020-01-31

[source.paper]
date = 2024-05-14

[body]
board  = { kind = "board", members = [{ id = "police", source = "paper" }, "fire"] }
police = { kind = "police-force" }
fire   = { kind = "fire-authority" }
)");
  EXPECT_EQ(link(model, "board", "members", "police"), always_possible("2024-05-14..2025-05-14"));
  EXPECT_EQ(link(model, "board", "members", "fire"), always_possible("2020-01-31..2021-01-31"));
}

TEST(ARegister, VouchesForNothingThatWasSeenOnlyLater) {
  const LoadedModel model = load_text(R"(
[model]
seen = 2020-01-31

[source.paper]
date = 2024-05-14

[body]
board  = { kind = "board", source = "paper", members = "police" }
group  = { kind = "group", members = [{ id = "police", seen = 2024-06-30 }] }
police = { kind = "police-force" }
)");
  EXPECT_EQ(link(model, "board", "members", "police"), always_possible("2024-05-14..2025-05-14"))
      << "the paper of a table is that of its entries";
  EXPECT_EQ(link(model, "group", "members", "police"), always_possible("2024-06-30..2025-06-30"));
}

TEST(Throughout, IsFromTheFirstDayOfAPeriodToItsLast) {
  const LoadedModel model = with(R"(
[body.group]
kind    = "group"
members = { id = "police", throughout = "2017/18", source = "in-2022" }
)");
  EXPECT_EQ(link(model, "group", "members", "police"),
            (Held{.certain = "2017-04-01..2018-03-31", .possible = "2017-04-01..2018-03-31"}));
}

TEST(WhatIsPlanned, IsNeverCertainAndNotPossibleBeforeItsDate) {
  const LoadedModel model = with(R"(
[body.group]
kind    = "group"
members = [{ id = "police", from = 2023-04-01, basis = "planned", source = "in-2022" },
           { id = "fire", from = 2023-04-01, source = "in-2022" },
           { id = "help", basis = "planned", source = "in-2022" }]
)");
  EXPECT_EQ(link(model, "group", "members", "police"),
            (Held{.certain = "never", .possible = "2023-04-01.."}));
  EXPECT_EQ(link(model, "group", "members", "fire"),
            (Held{.certain = "never", .possible = "2023-04-01.."}))
      << "a paper that is older than the fact tells of a plan";
  EXPECT_TRUE(found(model, text::Code::older_than_fact));
  EXPECT_EQ(link(model, "group", "members", "help"),
            (Held{.certain = "never", .possible = "2022-02-15.."}));
}

TEST(WhatWasDecided, IsCertainFromItsDate) {
  const LoadedModel model = with(R"(
[body.group]
kind    = "group"
members = { id = "police", from = 2022-04-01, basis = "stated", source = "in-2022" }
)");
  EXPECT_EQ(link(model, "group", "members", "police"),
            (Held{.certain = "2022-04-01..2023-04-01", .possible = "2022-04-01.."}));
  EXPECT_FALSE(found(model, text::Code::older_than_fact));
}

TEST(ATable, GivesItsSourceDayAndBasisToEntriesThatHaveNone) {
  const LoadedModel model = with(R"(
[body.group]
kind    = "group"
source  = "in-2018"
members = ["police", { id = "fire", source = "in-2022" }]

[body.second]
kind    = "group"
source  = "in-2018"
seen    = 2018-09-01
members = ["police", { id = "fire", source = "in-2022" }, { id = "help", seen = 2018-12-01 }]

[body.third]
kind    = "group"
source  = "in-2018"
basis   = "inferred"
members = ["police", { id = "fire", basis = "stated" }]
)");
  EXPECT_EQ(link(model, "group", "members", "police").certain, "2018-07-01..2019-07-01");
  EXPECT_EQ(link(model, "group", "members", "fire").certain, "2022-02-15..2023-02-15");
  EXPECT_EQ(link(model, "second", "members", "police").certain, "2018-09-01..2019-09-01")
      << "its `seen` gives another day than its source";
  EXPECT_EQ(link(model, "second", "members", "fire").certain, "2018-09-01..2023-02-15")
      << "its `seen` vouches for all its entries";
  EXPECT_EQ(link(model, "second", "members", "help").certain, "2018-09-01..2019-12-01");
  EXPECT_EQ(link(model, "third", "members", "police").certain, "never");
  EXPECT_EQ(link(model, "third", "members", "fire").certain, "2018-07-01..2019-07-01");
}

TEST(WhatHasNoDateAtAll, IsPossibleAtMost) {
  const LoadedModel model = with(R"(
[body.group]
kind    = "group"
members = "police"
quorum  = 3
)");
  EXPECT_EQ(link(model, "group", "members", "police"), always_possible("never"));
  EXPECT_EQ(value(model, "group", "quorum", "3"), always_possible("never"));
  EXPECT_EQ(life(model, "group"), always_possible("never"));
}

// -- Lives
// -----------------------------------------------------------------------------------------

TEST(ALink, IsPossibleInTheLivesOfBothEndsOnly) {
  const LoadedModel model = with(R"(
[body.group]
kind    = "group"
from    = "2017"
until   = 2024-03-31
members = { id = "newcomer", source = "in-2022" }

[body.newcomer]
kind = "voluntary-body"
from = 2021-01-01
)");
  EXPECT_EQ(link(model, "group", "members", "newcomer"),
            (Held{.certain = "2022-02-15..2023-02-15", .possible = "2021-01-01..2024-03-31"}));
}

TEST(ALink, IsTrustedNoLongerThanItsEndsAreSureToLive) {
  const LoadedModel model = with(R"(
[body.group]
kind    = "group"
until   = "2022"
members = { id = "police", source = "in-2022" }
quorum  = { value = 3, source = "in-2022" }
)");
  EXPECT_EQ(link(model, "group", "members", "police"),
            (Held{.certain = "2022-02-15", .possible = "..2022-12-31"}))
      << "it ended some day of 2022, not before 15 February";
  EXPECT_EQ(value(model, "group", "quorum", "3"),
            (Held{.certain = "2022-02-15", .possible = "..2022-12-31"}));
}

TEST(ALink, ThatLastsIsCertainOnlyWhileItsEndsAreKnownToBeThere) {
  const LoadedModel model = with(R"(
[body.group]
kind         = "group"
appointed_by = { id = "police", source = "in-2018" }
)");
  EXPECT_EQ(link(model, "group", "appointed_by", "police"),
            always_possible("2018-07-01..2019-07-01"))
      << "that the police set it up in 2018 does not show that it is there today";
  EXPECT_EQ(life(model, "group"), always_possible("2018-07-01..2019-07-01"));
}

TEST(ALink, ThatOutlivesItsEndsNeedsNoneOfThem) {
  const LoadedModel model = with(R"(
[body.first]
kind  = "group"
until = 2019-12-31

[body.second]
kind     = "group"
from     = 2020-01-01
succeeds = { id = "first", source = "in-2022" }
)");
  EXPECT_EQ(link(model, "second", "succeeds", "first"), always_possible("2022-02-15.."));
}

TEST(ASightingOfALink, IsOneOfBothItsEnds) {
  const LoadedModel model = with(R"(
[body.group]
kind    = "group"
members = [{ id = "help", source = "in-2018" }, { id = "hostel", basis = "inferred", source = "in-2022" },
           { not = "fire", source = "in-2022" }]
)");
  EXPECT_EQ(life(model, "group"), always_possible("2018-07-01..2019-07-01"));
  EXPECT_EQ(life(model, "help"), always_possible("2018-07-01..2019-07-01"));
  EXPECT_EQ(life(model, "hostel"), always_possible("never")) << "what is inferred shows nothing";
  EXPECT_EQ(life(model, "fire"), always_possible("never")) << "nor does a denial";
}

TEST(ASightingOfALink, IsNoneOfWhatMayNeverHaveBeenThere) {
  const LoadedModel model = with(R"(
[action.proposal]
kind   = "recommendation"
to     = { id = "board", source = "in-2018" }
)");
  EXPECT_EQ(life(model, "board"), always_possible("never"));
}

TEST(AnEntity, IsCertainFromItsFirstSightingToItsLast) {
  const LoadedModel model = with(R"(
[body.group]
kind    = "group"
from    = "..2015-09"
members = [{ id = "help", source = "in-2018" }, { id = "hostel", source = "in-2022" }]
)");
  EXPECT_EQ(life(model, "group"), always_possible("2015-09-30..2023-02-15"))
      << "one id has one life: it was there between, too";
}

TEST(AnEntity, MayBeSpokenOfInSeveralTables) {
  const LoadedModel model = load_texts({{.name = "a.toml", .text = std::string(papers) + R"(
[body.group]
kind   = "group"
from   = "2015"
source = "in-2018"
members = { id = "help", source = "in-2018" }
)"},
                                        {.name = "b.toml", .text = R"(
[body.group]
from   = "2015-09..2016-03"
until  = 2024-03-31
source = "in-2022"
basis  = "inferred"
part_of = "board"
)"}});
  EXPECT_EQ(life(model, "group"),
            (Held{.certain = "2015-12-31..2018-07-01", .possible = "2015-09-01..2024-03-31"}))
      << "what the second table infers narrows the life, and is no evidence of it";
}

TEST(ADocument, OnceMadeRemains) {
  const LoadedModel model = with(R"(
[document.plan]
kind        = "plan"
date        = 2020-05-01
from        = 2020-04-01
until       = 2023-03-31
produced_by = { id = "police", source = "in-2022" }
)");
  EXPECT_EQ(life(model, "plan"), (Held{.certain = "2020-05-01..", .possible = "2020-05-01.."}));
  const Entity& plan = model.sound()[model["plan"]];
  EXPECT_EQ(calendar::print(*plan.term_from), "2020-04-01") << "the term that it is for";
  EXPECT_EQ(calendar::print(*plan.term_until), "2023-03-31");
  EXPECT_FALSE(plan.until_said);
}

TEST(ADocument, WithoutADateIsThereFromItsFirstSighting) {
  const LoadedModel model = with(R"(
[document.plan]
kind   = "plan"
until  = 2019-03-31
source = "in-2018"
)");
  EXPECT_EQ(life(model, "plan"), always_possible("2018-07-01.."));
}

// -- One other at most
// ------------------------------------------------------------------------------

TEST(AnotherChair, IsADenialOfTheFirst) {
  const LoadedModel model = with(R"(
[body.group]
kind  = "group"
chair = [{ id = "director", source = "in-2018" }, { id = "leader", source = "in-2022" }]
)");
  EXPECT_EQ(link(model, "group", "chair", "director"),
            (Held{.certain = "2018-07-01..2019-07-01", .possible = "..2022-02-14, 2023-02-16.."}));
  EXPECT_EQ(link(model, "group", "chair", "leader"),
            (Held{.certain = "2022-02-15..2023-02-15", .possible = "..2018-06-30, 2019-07-02.."}));
}

TEST(AnotherChair, ThatMayBeTheSameContradictsNothing) {
  const LoadedModel model = with(R"(
[office.public-health-director]
kind   = "director"
may_be = { id = "director", source = "in-2022" }

[body.group]
kind  = "group"
chair = [{ id = "director", source = "in-2022" }, { id = "public-health-director", source = "also-2022" }]

[body.second]
kind  = "group"
chair = [{ id = "director", source = "in-2022" }, { some = "officer", source = "also-2022" }]
)");
  EXPECT_EQ(link(model, "group", "chair", "director"), always_possible("2022-02-15..2023-02-15"));
  EXPECT_EQ(link(model, "group", "chair", "public-health-director"),
            always_possible("2022-02-15..2023-02-15"));
  EXPECT_EQ(link(model, "second", "chair", "director"), always_possible("2022-02-15..2023-02-15"))
      << "the unnamed officer may be the director";
  EXPECT_FALSE(found(model, text::Code::sources_disagree)) << model.printed();
}

TEST(AnotherChair, SeenInTheSameReviewIsAMistakeThoughItsDayIsNotKnown) {
  const LoadedModel model = load_text(R"(
[model]
seen = "2026-01"

[office]
director = { kind = "director" }
leader   = { kind = "leader" }

[body.group]
kind  = "group"
chair = ["director", "leader"]
)");
  EXPECT_TRUE(found(model, text::Code::too_many)) << model.printed();
}

TEST(AnotherChair, OnTheFirstDayOfTheCalendarIsReported) {
  const LoadedModel model = with(R"(
[body.group]
kind  = "group"
chair = [{ id = "director", until = 0001-01-01 }, { id = "leader", from = 0001-01-01 }]
)");
  EXPECT_TRUE(found(model, text::Code::too_many)) << model.printed();
}

TEST(AnotherChair, ThatIsUnnamedDeniesOneOfAnotherKind) {
  const LoadedModel model = with(R"(
[body.group]
kind  = "group"
chair = [{ id = "leader", source = "in-2018" }, { some = "director", source = "in-2022" }]
)");
  EXPECT_EQ(link(model, "group", "chair", "leader").possible, "..2022-02-14, 2023-02-16..")
      << "a leader is no director";
}

TEST(AnotherChair, WhoseOfficeIsGoneDeniesNothing) {
  const LoadedModel model = with(R"(
[office.head]
kind  = "officer"
until = "2022-03..2022-04"

[body.group]
kind  = "group"
chair = [{ id = "head", source = "in-2022" }, { id = "leader", basis = "inferred", source = "in-2018" }]
)");
  EXPECT_EQ(link(model, "group", "chair", "head"),
            (Held{.certain = "2022-02-15..2022-03-01", .possible = "..2022-04-30"}));
  EXPECT_EQ(link(model, "group", "chair", "leader").possible, "..2022-02-14, 2022-03-02..");
}

TEST(AnotherValue, IsADenialWhereThereCanBeButOne) {
  const LoadedModel model = with(R"(
[body.group]
kind           = "group"
meets_per_year = [{ value = 2, source = "in-2018" }, { value = 4, source = "in-2022" }]
function       = [{ value = "strategic", source = "in-2022" }, { value = "operational", source = "in-2022" }]

[programme.fund]
kind   = "grant"
amount = [{ value = 10, as = "budget", source = "in-2022" }, { value = 9, as = "actual", source = "in-2022" }]
)");
  EXPECT_EQ(value(model, "group", "meets_per_year", "2").possible, "..2022-02-14, 2023-02-16..");
  EXPECT_EQ(value(model, "group", "function", "strategic"),
            always_possible("2022-02-15..2023-02-15"))
      << "a body may have several functions";
  EXPECT_EQ(value(model, "fund", "amount", "10"), always_possible("2022-02-15..2023-02-15"))
      << "a budget and what was spent answer different questions";
  EXPECT_EQ(value(model, "fund", "amount", "9"), always_possible("2022-02-15..2023-02-15"));
}

// -- What goes stale, and what does not
// ------------------------------------------------------------

TEST(Freshness, DiffersByKindAndRelation) {
  const LoadedModel model = with(R"(
[area.county]
kind     = "county-area"
contains = { id = "north", source = "in-2018" }

[area.north]
kind = "two-tier-district"

[body.council]
kind   = "district-council"
covers = { id = "north", source = "in-2018" }

[body.csp]
kind   = "csp"
covers = { id = "north", source = "in-2018" }
)");
  EXPECT_EQ(link(model, "county", "contains", "north").certain, "2018-07-01..")
      << "areas do not go stale";
  EXPECT_EQ(link(model, "council", "covers", "north").certain, "2018-07-01..")
      << "nor does what an authority covers";
  EXPECT_EQ(link(model, "csp", "covers", "north").certain, "2018-07-01..2019-07-01");
  EXPECT_EQ(life(model, "north").certain, "2018-07-01..");
  EXPECT_EQ(life(model, "csp").certain, "2018-07-01..2019-07-01");
}

TEST(ACensus, IsAsFreshAsItsKind) {
  const LoadedModel model = with(R"(
[area.county]
kind   = "county-area"
source = "in-2018"

[[census]]
kind   = "csp"
within = "county"
count  = 0
source = "in-2018"

[[census]]
kind   = "county-council"
within = "county"
count  = 0
source = "in-2018"
)");
  EXPECT_EQ(census(model, 0), always_possible("2018-07-01..2019-07-01"));
  EXPECT_EQ(census(model, 1), always_possible("2018-07-01.."));
}

TEST(ACensus, CountsWhatIsThereOnItsFirstDayAndItsLast) {
  const std::string text = R"(
[area]
county = { kind = "county-area", contains = { all = ["north", "south"], source = "in-2018" } }
north  = { kind = "two-tier-district" }
south  = { kind = "two-tier-district" }

[body.north-csp]
kind   = "csp"
until  = 2020-03-31
covers = { id = "north", source = "in-2018" }

[body.south-csp]
kind   = "csp"
covers = { id = "south", source = ["in-2018", "in-2022"] }

[[census]]
kind   = "csp"
within = "county"
count  = 2
source = ["in-2018", "in-2022"]
)";
  const LoadedModel model = with(text);
  ASSERT_TRUE(found(model, text::Code::count_disagrees));
  EXPECT_NE(model.printed().find("1 is here on 15 February 2022"), std::string::npos)
      << model.printed();
  EXPECT_NE(model.printed().find("here: `south-csp`"), std::string::npos) << model.printed();
}

TEST(ACensus, IsNotConfusedByACircleOfAreasThatIsOnlyPossible) {
  const LoadedModel model = with(R"(
[area]
county = { kind = "county-area", contains = "north" }
north  = { kind = "two-tier-district", contains = "county" }

[[census]]
kind   = "csp"
within = "county"
count  = 0
source = "in-2018"
)");
  EXPECT_FALSE(found(model, text::Code::cycle)) << model.printed();
}

TEST(AKind, HasItsOwnDates) {
  const LoadedModel model = with(R"(
[body.group]
kind = [{ value = "task-group", until = 2019-12-31 }, { value = "board", from = 2020-01-01 }]
seen = [2018-07-01, 2022-02-15]
part_of = "board"
)");
  EXPECT_EQ(kind(model, "group", "task-group"),
            (Held{.certain = "2018-07-01..2019-12-31", .possible = "..2019-12-31"}));
  EXPECT_EQ(kind(model, "group", "board"),
            (Held{.certain = "2020-01-01..2023-02-15", .possible = "2020-01-01.."}));
}

}  // namespace
}  // namespace remit::structure
