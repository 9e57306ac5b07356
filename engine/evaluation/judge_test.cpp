#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "evaluation/evaluate.hpp"
#include "law/load.hpp"
#include "tests/support/models.hpp"
#include "text/render.hpp"

namespace remit::evaluation {
namespace {

// A model, a demand on a board, and what becomes of it.
struct Case {
  std::string_view name;
  std::string_view model;
  std::string_view require;
  Verdict verdict;
};

constexpr std::string_view things = R"(
format = 1
[model]
seen = 2026-01-31
[area.north]
kind = "two-tier-district"
[area.south]
kind = "two-tier-district"
[body.police]
kind = "police-force"
[body.fire]
kind = "fire-authority"
[body.council]
kind = "district-council"
[office.leader]
kind = "leader"
belongs_to = "council"
[office.officer]
kind = "officer"
[body.subject]
kind = "csp"
)";

std::string rule(std::string_view require) {
  return std::string(R"([pack]
id = "test"
title = "Tests"
version = "1.0.0"
[[duty]]
id = "test/one"
title = "A test"
cites = []
status = "practice"
reads = "a test"
finding = "gap"
says = "{subject} fails"
for = ["subject in csp"]
require = """)") +
         std::string(require) + R"("""
[[duty.test]]
name = "a case"
as_of = 2026-01-31
model = "[body.subject]\nkind = 'csp'"
expect = { subject = "met" }
)";
}

// The first judgement of `subject`, on 31 January 2026.
Judgement judged(std::string_view model, std::string_view require) {
  const auto loaded = test_support::load_text(std::string(things) + std::string(model));
  const structure::Structure& structure = loaded.sound();
  text::Files& files = *loaded.files;
  const text::FileId file = files.add("rule.toml", rule(require));
  auto rules = law::load(files, {file}, test_support::shipped_words());
  std::string wrong;
  for (const text::Diagnostic& diagnostic : rules.diagnostics) {
    wrong += text::render(diagnostic, files, text::Colour::off);
  }
  EXPECT_TRUE(rules) << wrong;
  if (!rules) {
    return {};
  }
  const std::vector<Judgement> all = judge(structure, test_support::shipped_words(), *rules,
                                           calendar::parse_day("2026-01-31").value());
  EXPECT_EQ(all.size(), 1U);
  return all.empty() ? Judgement{} : all.front();
}

class Judged : public testing::TestWithParam<Case> {};

TEST_P(Judged, HasTheVerdict) {
  const Judgement judgement = judged(GetParam().model, GetParam().require);
  EXPECT_EQ(word(judgement.verdict), word(GetParam().verdict));
}

constexpr std::string_view two_members = "members = [\"police\", \"fire\"]\n";
constexpr std::string_view whole = "members = [\"police\", \"fire\"]\ncomplete = \"members\"\n";

const std::vector<Case> cases{
    {"AnOpenListIsSilentOnWhoIsNotOnIt", two_members, "some district-council & subject.members",
     Verdict::not_evidenced},
    {"AWholeListRulesOutWhoIsNotOnIt", whole, "some district-council & subject.members",
     Verdict::not_met},
    {"WhoIsOnTheListIsThere", two_members, "some police-force & subject.members", Verdict::met},
    {"AllOfAnOpenListCannotBeShown", two_members, "subject.members in authority",
     Verdict::not_evidenced},
    {"AllOfAWholeListCanBeShown", whole, "subject.members in authority", Verdict::met},
    {"OneThatIsOutsideIsEnough", two_members, "subject.members in police-force", Verdict::not_met},
    {"AnOpenListHasAtLeastSoMany", two_members, "count(subject.members) >= 2", Verdict::met},
    {"AnOpenListMayHaveMore", two_members, "count(subject.members) >= 3", Verdict::not_evidenced},
    {"AWholeListIsCounted", whole, "count(subject.members) = 2", Verdict::met},
    {"AWholeListIsTooShort", whole, "count(subject.members) >= 3", Verdict::not_met},
    {"AnInferredMemberIsPossible",
     "members = [{ id = \"police\", basis = \"inferred\" }]\ncomplete = \"members\"\n",
     "some police-force & subject.members", Verdict::not_evidenced},
    {"ADenialIsAnswerEnough", "members = [{ not = \"police\" }]\n",
     "police-force in subject.members", Verdict::not_met},
    {"AChairIsOne", "chair = \"leader\"\n", "subject.chair in officer", Verdict::not_met},
    {"AChairIsKnown", "chair = \"leader\"\n", "subject.chair in leader", Verdict::met},
    {"AnUnknownChairIsNot", "", "subject.chair in leader", Verdict::not_evidenced},
    {"AnUnnamedMemberMayBeOneThatIsNamed",
     "members = [\"police\", { some = \"police-force\" }]\ncomplete = \"members\"\n",
     "count(subject.members) = 2", Verdict::not_evidenced},
    {"AnUnnamedMemberIsOneOfItsKind",
     "members = [{ some = \"police-force\" }]\ncomplete = \"members\"\n",
     "some police-force & subject.members", Verdict::met},
    {"ACouncilIsOfNoOtherKindThoughSomeAuthorityIsUnnamed",
     "members = \"council\"\ncomplete = \"members\"\n[body.other]\nkind = \"board\"\nmembers = [{ "
     "some = \"authority\" }]\n",
     "not (some police-authority & subject.members)", Verdict::met},
    {"WhatMayBeACountyCouncilMayBeOneOfIts",
     "members = \"fire\"\ncomplete = \"members\"\n[body.county]\nkind = \"county-council\"\nmay_be "
     "= "
     "\"fire\"\n",
     "not (some county-council & subject.members)", Verdict::not_evidenced},
    {"AWholeListMayHaveItUnderAnotherOfItsNames",
     R"(sub_groups = "board"
may_be = "other"
[body.other]
kind = "group"
[body.board]
kind = "board"
member_of = "other"
complete = "member_of"
)",
     "subject.sub_groups in subject.members", Verdict::not_evidenced},
    {"AWholeListWithoutItOrItsOtherNameRulesItOut",
     R"(sub_groups = "board"
may_be = "other"
[body.other]
kind = "group"
[body.board]
kind = "board"
member_of = "council"
complete = "member_of"
)",
     "subject.sub_groups in subject.members", Verdict::not_met},
    {"ItsGroundMayBeThatOfWhatItMayBe",
     R"(covers = "north"
may_be = "other"
[body.other]
kind = "group"
covers = "south"
[[census]]
kind = "csp"
within = "north"
)",
     "count(subject.covers) = 1", Verdict::not_evidenced},
    {"ACensusKnowsTheGroundOfWhatMayBeNoOther",
     R"(covers = "north"
[body.other]
kind = "group"
covers = "south"
[[census]]
kind = "csp"
within = "north"
)",
     "count(subject.covers) = 1", Verdict::met},
    {"WhatMayBeOneThatIsThereAddsNothing",
     "members = [\"fire\", \"county\"]\ncomplete = \"members\"\n[body.county]\nkind = "
     "\"county-council\"\nmay_be = \"fire\"\n",
     "count(county-council & subject.members) = 1", Verdict::met},
    {"ASeatByAnOfficeIsForItsBody", "members = [\"leader\"]\ncomplete = \"members\"\n",
     "some district-council & subject.represented", Verdict::met},
    {"ASeatCarriesWhatItIs", "members = [{ id = \"police\", as = \"statutory\" }]\n",
     "some subject.seats[as = statutory]", Verdict::met},
    {"ASeatThatDoesNotSayIsOpen", "members = [\"police\"]\ncomplete = \"members\"\n",
     "some subject.seats[as = statutory]", Verdict::not_evidenced},
    {"OtherwiseThanSaidIsNot",
     "members = [{ id = \"police\", as = \"co-opted\" }]\ncomplete = \"members\"\n",
     "some subject.seats[as = statutory]", Verdict::not_met},
    {"ACensusClosesTheGround",
     "covers = \"north\"\n[[census]]\nkind = \"police-force\"\nwithin = \"north\"\n",
     "some police-force & subject.covers.covered_by", Verdict::not_evidenced},
    {"AWholeCoverAndACensusFindNone",
     "covers = \"north\"\ncomplete = \"covers\"\n[[census]]\nkind = \"police-force\"\nwithin = "
     "\"north\"\n",
     "some police-force & subject.covers.covered_by", Verdict::not_met},
    {"WithoutACensusThereMayBeOne", "covers = \"north\"\ncomplete = \"covers\"\n",
     "some police-force & subject.covers.covered_by", Verdict::not_evidenced},
    {"NoWayIsKnownRoundInACircle",
     "reports_to = \"police\"\n[body.other]\nkind = \"group\"\nreports_to = \"subject\"\n",
     "not (subject in subject.reports_to+)", Verdict::not_evidenced},
    {"ACircleIsSeen",
     "reports_to = \"other\"\n[body.other]\nkind = \"group\"\nreports_to = \"subject\"\n",
     "not (subject in subject.reports_to+)", Verdict::not_met},
    {"WhereAllLinesAreWholeThereIsNoCircle",
     "reports_to = \"other\"\ncomplete = \"reports_to\"\n[body.other]\nkind = "
     "\"group\"\nreports_to = []\ncomplete = \"reports_to\"\n",
     "not (subject in subject.reports_to+)", Verdict::met},
    {"WhoIsNotNamedMayCoverTheAreaItself",
     "covers = \"east\"\ncomplete = \"covers\"\n[area.east]\nkind = \"two-tier-district\"\ninside "
     "= []\ncomplete = "
     "\"inside\"\n",
     "subject.covers in subject.members.covers.contains*", Verdict::not_evidenced},
    {"WhoIsNotNamedMayCoverWhatTheAreaLiesIn",
     "covers = \"east\"\ncomplete = \"covers\"\n[area.east]\nkind = \"two-tier-district\"\ninside "
     "= \"west\"\ncomplete = "
     "\"inside\"\n[area.west]\nkind = \"two-tier-district\"\ninside = []\ncomplete = \"inside\"\n",
     "subject.covers in subject.members.covers.contains+", Verdict::not_evidenced},
    {"WhatLiesInNothingIsReachedFromNobody",
     "covers = \"east\"\ncomplete = \"covers\"\n[area.east]\nkind = \"two-tier-district\"\ninside "
     "= []\ncomplete = "
     "\"inside\"\n",
     "subject.covers in subject.members.covers.contains+", Verdict::not_met},
    {"AnAttributeThatIsGiven", "meets_per_year = 4\n", "subject.meets_per_year >= 4", Verdict::met},
    {"AnAttributeThatFallsShort", "meets_per_year = 2\n", "subject.meets_per_year >= 4",
     Verdict::not_met},
    {"AnAttributeThatIsNotGiven", "", "subject.meets_per_year >= 4", Verdict::not_evidenced},
    {"AReviewTooLongAgoMayNotBeTheLast", "reviewed_on = 2020-01-31\n",
     "some subject[reviewed_on in last 12 months]", Verdict::not_evidenced},
    {"AReviewTooLongAgoAndNoOther", "reviewed_on = 2020-01-31\ncomplete = \"reviewed_on\"\n",
     "some subject[reviewed_on in last 12 months]", Verdict::not_met},
    {"OtherValuesAreWholeWhileTheyAreFresh",
     "legal_basis = \"act s.1\"\ncomplete = { list = \"legal_basis\", seen = 2026-01-30 }\n",
     "subject.legal_basis = \"act s.2\"", Verdict::not_met},
    {"AMeetingInTime", "held = \"m\"\n[document.m]\nkind = \"meeting\"\ndate = 2025-01-31\n",
     "some subject.held[date in last 12 months]", Verdict::met},
    {"AMeetingTooLongAgo", "held = \"m\"\n[document.m]\nkind = \"meeting\"\ndate = 2025-01-30\n",
     "some subject.held[date in last 12 months]", Verdict::not_evidenced},
    {"AMeetingTooLongAgoAndNoOther",
     "held = \"m\"\ncomplete = { list = \"held\", seen = 2026-01-31 }\n[document.m]\nkind = "
     "\"meeting\"\ndate = 2025-01-30\n",
     "some subject.held[date in last 12 months]", Verdict::not_met},
    {"AMeetingOnSomeDayOfTheMonth",
     "held = \"m\"\ncomplete = { list = \"held\", seen = 2026-01-31 }\n[document.m]\nkind = "
     "\"meeting\"\ndate = \"2025-01\"\n",
     "some subject.held[date in last 12 months]", Verdict::not_evidenced},
    {"AMeetingWithinATimeThatIsNotKnown",
     "held = \"m\"\ncomplete = { list = \"held\", seen = 2026-01-31 }\n[document.m]\nkind = "
     "\"meeting\"\ndate = 2025-01-30\n",
     "some subject.held[date in last subject.meets_every]", Verdict::not_evidenced},
    {"AMeetingWithinATimeThatIsInferred",
     "held = \"m\"\nmeets_every = { value = \"30 days\", basis = \"inferred\" }\ncomplete = { list "
     "= "
     "\"held\", seen = 2026-01-31 }\n[document.m]\nkind = \"meeting\"\ndate = 2025-01-30\n",
     "some subject.held[date in last subject.meets_every]", Verdict::not_evidenced},
    {"NoMeetingIsWithinAnyTime", "held = []\ncomplete = { list = \"held\", seen = 2026-01-31 }\n",
     "some subject.held[date in last subject.meets_every]", Verdict::not_met},
};

INSTANTIATE_TEST_SUITE_P(Table, Judged, testing::ValuesIn(cases),
                         [](const auto& tested) { return std::string(tested.param.name); });

TEST(Questions, NameTheListThatIsOpen) {
  const Judgement judgement = judged(two_members, "some district-council & subject.members");
  ASSERT_FALSE(judgement.questions.empty());
  const bool asked =
      std::any_of(judgement.questions.begin(), judgement.questions.end(),
                  [](const Question& question) { return question.about == Question::About::list; });
  EXPECT_TRUE(asked);
}

// The questions about that, as the sorts of what they are about.
bool asks(const Judgement& judgement, Question::About about, std::string_view text) {
  return std::any_of(
      judgement.questions.begin(), judgement.questions.end(),
      [&](const Question& question) { return question.about == about && question.text == text; });
}

TEST(Questions, AskForADayThatIsNotGivenAndForTheTimeThatMayPass) {
  const Judgement judgement = judged(
      "held = \"m\"\ncomplete = { list = \"held\", seen = 2026-01-31 }\n[document.m]\nkind = "
      "\"meeting\"\nname = \"The meeting\"\n",
      "some subject.held[date in last subject.meets_every]");
  EXPECT_TRUE(
      asks(judgement, Question::About::attribute, "On what day was The meeting made or held?"));
  EXPECT_EQ(std::count_if(judgement.questions.begin(), judgement.questions.end(),
                          [](const Question& question) {
                            return question.about == Question::About::attribute;
                          }),
            2);
}

TEST(Questions, OfACensusSayWhichKindIsCounted) {
  const Judgement judgement = judged("covers = \"north\"\ncomplete = \"covers\"\n",
                                     "police-force & subject.covers.covered_by in subject.members");
  const bool told = std::any_of(
      judgement.questions.begin(), judgement.questions.end(), [](const Question& question) {
        return question.about == Question::About::census && question.kind && question.of;
      });
  EXPECT_TRUE(told);
}

TEST(Fingerprints, DoNotDependOnTheVerdict) {
  const Judgement open = judged(two_members, "some district-council & subject.members");
  const Judgement shut = judged(whole, "some district-council & subject.members");
  ASSERT_FALSE(open.findings.empty());
  ASSERT_FALSE(shut.findings.empty());
  EXPECT_EQ(open.findings.front().fingerprint, shut.findings.front().fingerprint);
  EXPECT_EQ(open.findings.front().fingerprint.size(), 16U);
}

}  // namespace
}  // namespace remit::evaluation
