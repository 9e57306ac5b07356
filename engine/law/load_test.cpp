#include "law/load.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "law/pack_for_tests.hpp"

namespace remit::law {
namespace {

using text::Code;

using test::Loaded;
using test::replaced;
using test::require;
using test::sound;

std::vector<std::string> of(const std::string& text) {
  return Loaded(text).complaints();
}

using Complaints = std::vector<std::string>;

TEST(Load, ReadsADutyAndItsCase) {
  const Loaded loaded(sound);
  ASSERT_EQ(loaded.complaints(), Complaints{});
  const Duty& duty = loaded.book().duties.at(0);
  EXPECT_EQ(duty.id, "act/s5/seats");
  EXPECT_EQ(duty.severity, Severity::high);
  ASSERT_EQ(duty.versions.size(), 1U);
  const Version& version = duty.versions[0];
  EXPECT_EQ(version.bindings.size(), 1U);
  EXPECT_EQ(loaded.files->text(version.demand_span), "some group.members");
  EXPECT_EQ(version.says, "nobody sits on {group}");
  EXPECT_EQ(loaded.book().cited(version.cites.at(0)), "AA 2001 s.5(1)");
  EXPECT_EQ(loaded.book().url_of(version.cites[0]), "https://law.example/act/section/5");
  ASSERT_EQ(duty.cases.size(), 1U);
  EXPECT_EQ(duty.cases[0].expect,
            (std::vector<std::pair<std::string, std::string>>{{"group", "met"}}));
  const text::File& model = (*loaded.files)[duty.cases[0].model];
  EXPECT_EQ(model.name(), "pack0.toml: case a council sits of act/s5/seats");
  EXPECT_EQ(model.contents().substr(0, 60),
            "format = 1\n[model]\ntitle = \"A case\"\nseen = 2002-01-01\n[body.");
}

// Each mistake alone, in an otherwise sound pack, and what is said of it.
struct Mistake {
  std::string_view what;
  std::string_view by;
  Complaints complaints;
};

void expect_each(const std::string& text, const std::vector<Mistake>& mistakes) {
  for (const Mistake& mistake : mistakes) {
    EXPECT_EQ(of(replaced(text, mistake.what, mistake.by)), mistake.complaints) << mistake.by;
  }
}

TEST(Load, ComplainsOfEachMistakeInADuty) {
  expect_each(
      sound,
      {{"title = \"Somebody",
        "titel = \"Somebody",
        {"missing-key: [[duty]]: `act/s5/seats` has no `title`",
         "unknown-key: titel: `titel` is not a key of a duty; did you mean `title`?"}},
       {"id = \"act/s5/seats\"\n", "", {"missing-key: [[duty]]: `duty` has no `id`"}},
       {"cites = [\"act s.5(1)\"]\n",
        "",
        {"missing-key: [[duty]]: `act/s5/seats` has no `cites`; name the provision: \"INSTRUMENT "
         "PROVISION\""}},
       {"cites = [\"act s.5(1)\"]",
        "cites = []",
        {"missing-key: []: `act/s5/seats` cites nothing; name the provision: \"INSTRUMENT "
         "PROVISION\""}},
       {"cites = [\"act s.5(1)\"]",
        "cites = [\"acts s.5\"]",
        {"unknown-id: \"acts s.5\": no pack has an instrument `acts`; did you mean `act`?"}},
       {"cites = [\"act s.5(1)\"]",
        "cites = [\"act\"]",
        {"bad-pack: \"act\": this cites no provision of `act`; write which, as \"act s.1\""}},
       {"status = \"statutory\"",
        "status = \"statute\"",
        {"bad-choice: \"statute\": `status` cannot be `statute`; did you mean `statutory`?"}},
       {"status = \"statutory\"\n", "", {"missing-key: [[duty]]: `act/s5/seats` has no `status`"}},
       {"finding = \"gap\"\n",
        "",
        {"missing-key: [[duty]]: `act/s5/seats` has no `finding`; the class of a breach: gap, "
         "duplication, reporting-line..."}},
       {"from = 2001-04-01\n",
        "",
        {"missing-key: [[duty]]: `act/s5/seats` has no `from`; the first day in force; `from = "
         "\"unknown\"` if none is appointed"}},
       {"from = 2001-04-01", "from = \"2001-13\"", {"bad-date: \"2001-13\": there is no month 13"}},
       {"from = 2001-04-01",
        "from = 2001-04-01\nuntil = 2001-03-31",
        {"until-before-from: 2001-03-31: the last day in force comes before the first"}},
       {"for = [\"group in csp\"]\n",
        "",
        {"missing-key: [[duty]]: `act/s5/seats` has no `for`; of whom is it asked? `for = [\"board "
         "in partnership\"]`"}},
       {"for = [\"group in csp\"]",
        "for = \"group in cps\"",
        {"bad-rule: cps: nothing is called `cps` here; did you mean `csp`?"}},
       {"for = [\"group in csp\"]",
        "for = [\"group in csp\", \"group in csp\"]",
        {"duplicate-id: group: `group` is bound twice; choose another name for one of them"}},
       {"for = [\"group in csp\"]",
        "for = [\"group in csp\", \"other in csp\"]",
        {"unused: other: nothing uses the name `other`; leave it out, or use it"}},
       {"for = [\"group in csp\"]",
        "for = [\"group of csp\"]",
        {"bad-rule: of: the name wants `in` and a set; write `NAME in SET`"}},
       {"says = \"nobody sits on {group}\"\n",
        "",
        {"missing-key: [[duty]]: `act/s5/seats` has no `says`; the message of a breach"}},
       {"says = \"nobody sits on {group}\"",
        "says = \"nobody sits on {grup}\"",
        {"unknown-id: grup: no name of this duty is `grup`; did you mean `group`?"}},
       {"says = \"nobody sits on {group}\"",
        "says = \"nobody sits on {group\"",
        {"bad-pack: {group: this bracket is not closed; what stands between { and } is a name of "
         "the duty"}},
       {"require = \"some group.members\"\n",
        "",
        {"missing-key: [[duty]]: `act/s5/seats` has neither `require` nor `forbid`; write what "
         "must hold, or what must not"}},
       {"require = \"some group.members\"\n",
        "require = \"some group.members\"\nforbid = \"no group.members\"\n",
        {"bad-pack: \"no group.members\": `act/s5/seats` has both `require` and `forbid`; write "
         "one test of what must hold, or two duties"}},
       {"require = \"some group.members\"",
        "require = \"some group.memebers\"",
        {"bad-rule: memebers: nothing called `memebers` is asked of `csp`; did you mean "
         "`members`?"}},
       {"require = \"some group.members\"",
        "require = \"some group.\"",
        {"bad-rule: : a word is missing after the dot"}},
       {"require = \"some group.members\"",
        "require = \"some group.members\"\neach = \"year\"",
        {"unknown-id: \"year\": no pack has a year `year`"}},
       {"require = \"some group.members\"",
        "require = \"some group.members\"\nlet = { a = \"b\", b = \"a\" }",
        {"cycle: a: the name `a` stands for itself; a name of `let` may use others, but not "
         "itself"}},
       {"require = \"some group.members\"",
        "require = \"some group.members\"\nlet = { seated = \"group.members\" }",
        {"unused: seated: nothing uses the name `seated`; leave it out, or use it"}},
       {"require = \"some group.members\"",
        "require = \"some group.members\"\nlet = { group = \"group.members\" }",
        {"duplicate-id: group: `group` is bound twice; choose another name for one of them"}},
       {"require = \"some group.members\"",
        "require = \"some group.members\"\ndisplaces = [\"act/s5/seat\"]",
        {"unknown-id: \"act/s5/seat\": there is no duty `act/s5/seat`; did you mean "
         "`act/s5/seats`?"}},
       {"require = \"some group.members\"",
        "require = \"some group.members\"\ndisplaces = [\"act/s5/seats\"]",
        {"cycle: \"act/s5/seats\": `act/s5/seats` displaces itself; of duties that displace each "
         "other none would be left: say which gives way"}},
       {"name = \"a council sits\"\n",
        "",
        {"missing-key: [[duty.test]]: `act/s5/seats` has no `name`"}},
       {"as_of = 2002-01-01\n", "", {"missing-key: [[duty.test]]: `act/s5/seats` has no `as_of`"}},
       {"as_of = 2002-01-01",
        "as_of = \"2002-01\"",
        {"bad-date: \"2002-01\": `as_of` wants one day; write it as 2022-02-15"}},
       {"expect = { group = \"met\" }\n",
        "",
        {"missing-key: [[duty.test]]: `act/s5/seats` has no `expect`"}}});
}

TEST(Load, ComplainsOfEachMistakeOutsideDuties) {
  expect_each(sound,
              {{"[pack]\nid = \"statute/act\"\ntitle = \"An Act\"\nversion = \"1.0.0\"\n",
                "",
                {"missing-key: : this file has no table `[pack]`; begin it with [pack], and an "
                 "`id`, a `title` and a `version`"}},
               {"version = \"1.0.0\"",
                "version = \"1.0.0\"\nneeds = [\"statute/other\"]",
                {"unknown-id: \"statute/other\": the pack `statute/other` is not among those that "
                 "were read; name its file too (`--pack FILE`)"}},
               {"[instrument.act]",
                "[instrumnt.act]",
                {"unknown-table: instrumnt: `instrumnt` is not part of a pack of rules; did you "
                 "mean `instrument`?"}},
               {"title = \"An Act 2001\"\n", "", {"missing-key: act: `act` has no `title`"}},
               {"provision = {",
                "founds = { \"s.5\" = [\"cps\"] }\nprovision = {",
                {"unknown-kind: \"cps\": there is no kind `cps`; did you mean `csp`?"}},
               {"[instrument.act]",
                "[parameter.few]\ntitle = \"Few\"\nvalue = \"some\"\n[instrument.act]",
                {"bad-pack: \"some\": `some` is no length of time; write it as \"28 days\" or \"12 "
                 "months\""}},
               {"[instrument.act]",
                "[parameter.few]\ntitle = \"Few\"\nvalue = [{ is = 3 }, { from = 2002-01-01, is = "
                "\"3 days\" "
                "}]\n[instrument.act]",
                {"bad-pack: [{ is = 3 }, { from = 2002-01-01, is = \"3 days\" }]: `few` is a "
                 "number one day and a length another"}},
               {"[instrument.act]",
                "[year.long]\ntitle = \"A year\"\nstarts = \"02-29\"\n[instrument.act]",
                {"bad-date: \"02-29\": `02-29` is no day that every year has; write month and day, "
                 "as \"04-01\""}},
               {"[instrument.act]",
                "[define]\nname = \"area.x\"\n[instrument.act]",
                {"wrong-type: [define]: `define` is a list of tables; write `[[define]]`, in "
                 "double brackets"}}});
}

TEST(Load, ComplainsOfEachMistakeInADefinition) {
  const std::string define =
      "[[define]]\nname = \"area.forces\"\nis = \"police-force & area.served_by\"\n";
  expect_each(
      sound + define,
      {{"name = \"area.forces\"\n", "", {"missing-key: [[define]]: `definition` has no `name`"}},
       {"name = \"area.forces\"",
        "name = \"forces\"",
        {"bad-id: \"forces\": `forces` does not say of what it is asked; write `area.forces`, or "
         "`kind.forces` for a set that depends on nothing"}},
       {"name = \"area.forces\"",
        "name = \"aera.forces\"",
        {"unknown-kind: \"aera.forces\": `aera` is no sort, no kind and no word for links; did you "
         "mean `area`?"}},
       {"name = \"area.forces\"",
        "name = \"area.covers\"",
        {"bad-id: \"area.covers\": `covers` already means something in a rule; choose another "
         "name"}},
       {"name = \"area.forces\"",
        "name = \"area.served_by\"",
        {"duplicate-id: \"area.served_by\": `area.served_by` is defined twice"}},
       {"is = \"police-force & area.served_by\"\n",
        "",
        {"missing-key: [[define]]: `area.forces` has neither `is` nor `limb`; write what it is "
         "under `is`, or under `limb` if the law changed"}},
       {"is = \"police-force & area.served_by\"",
        "is = \"police-force\"",
        {"unused: \"area.forces\": `area.forces` is asked of `area`, and nothing in it uses that; "
         "a set that depends on nothing is named `kind.forces`"}},
       {"is = \"police-force & area.served_by\"",
        "is = \"area.forces\"",
        {"cycle: \"area.forces\": `area.forces` is defined by itself: area.forces uses "
         "area.forces; a definition may use others, but not itself; `+` and `*` go on along a "
         "relation"}},
       {"is = \"police-force & area.served_by\"",
        "limb = [{ form = 2001-01-01, is = \"area.served_by\" }]",
        {"unknown-key: form: `form` is not a key of a limb; did you mean `from`?"}}});
}

TEST(Load, OrdersDefinitionsByWhatTheyUse) {
  const Loaded loaded(sound + R"toml(
[[define]]
name = "area.both"
is = "area.first | area.two"
[[define]]
name = "area.first"
limb = [
  { from = 2001-04-01, until = 2003-03-31, is = "police-force & area.served_by" },
  { from = 2003-04-01, is = "district-council & area.served_by" },
]
[[define]]
name = "area.two"
is = "area.served_by"
)toml");
  ASSERT_EQ(loaded.complaints(), Complaints{});
  std::vector<std::string> names;
  for (const Definition& definition : loaded.book().definitions) {
    names.push_back(definition.name);
  }
  const std::vector<std::string> last(names.end() - 3, names.end());
  EXPECT_EQ(last, (std::vector<std::string>{"area.first", "area.two", "area.both"}));
  EXPECT_EQ(loaded.book().dictionary.definitions[names.size() - 3].result.of.kinds.size(), 2U);
}

TEST(Load, ShowsTheWholeRingOfDefinitions) {
  EXPECT_EQ(of(sound + R"toml(
[[define]]
name = "area.first"
is = "area.second"
[[define]]
name = "area.second"
is = "area.third"
[[define]]
name = "area.third"
is = "area.first"
)toml"),
            (Complaints{"cycle: \"area.first\": `area.first` is defined by itself: area.first uses "
                        "area.second uses area.third uses area.first; a definition may use others, "
                        "but not itself; `+` and `*` go on along a relation"}));
}

TEST(Load, TakesFromTheDutyWhatAVersionLeavesOut) {
  const Loaded loaded(replaced(sound, "[[duty.test]]", R"toml(let = { seated = "group.members" }
[[duty.version]]
from = 2001-04-01
until = 2003-03-31
[[duty.version]]
from = 2003-04-01
until = 2004-03-31
also = "count(seated) >= 2"
[[duty.version]]
from = "2004-04-01..2004-09"
also = "count(seated) >= 3"
let = { seated = "group.member_of" }
says = "too few"
[[duty.test]])toml"));
  ASSERT_EQ(loaded.complaints(), Complaints{});
  const std::vector<Version>& versions = loaded.book().duties.at(0).versions;
  ASSERT_EQ(versions.size(), 3U);
  EXPECT_EQ(loaded.files->text(versions[0].demand_span), "some group.members");
  EXPECT_TRUE(versions[0].lets.empty());
  const auto demand = [&](const Version& version) {
    return loaded.book().expressions[version.demand].form;
  };
  ASSERT_TRUE(std::holds_alternative<language::Both>(demand(versions[1])));
  EXPECT_EQ(loaded.files->text(versions[1].demand_span), "count(seated) >= 2");
  EXPECT_EQ(versions[1].lets.size(), 1U);
  EXPECT_EQ(versions[1].says, "nobody sits on {group}");
  const auto both = std::get<language::Both>(demand(versions[2]));
  EXPECT_TRUE(std::holds_alternative<language::Both>(loaded.book().expressions[both.left].form));
  EXPECT_EQ(versions[2].says, "too few");
  EXPECT_EQ(version_on(loaded.book().duties[0], *calendar::parse_day("2003-04-01")), &versions[1]);
  EXPECT_EQ(version_on(loaded.book().duties[0], *calendar::parse_day("2004-06-01")), nullptr);
  EXPECT_EQ(version_on(loaded.book().duties[0], *calendar::parse_day("2004-09-30")), &versions[2]);
}

TEST(Load, RefusesTwoVersionsOnOneDay) {
  EXPECT_EQ(of(replaced(sound, "[[duty.test]]", R"toml([[duty.version]]
from = 2001-04-01
until = 2003-04-01
[[duty.version]]
from = 2003-04-01
also = "no group"
[[duty.version]]
from = "..2003-04-01"
until = 2003-04-01
require = "some group.seats"
[[duty.test]])toml")),
            (Complaints{"bad-pack: [[duty.version]]: two versions of `act/s5/seats` are in force "
                        "on one day; `until` is the last day of a version",
                        "bad-pack: [[duty.version]]: two versions of `act/s5/seats` are in force "
                        "on one day; `until` is the last day of a version",
                        "bad-pack: [[duty.version]]: two versions of `act/s5/seats` are in force "
                        "on one day; `until` is the last day of a version"}));
}

TEST(Load, PlacesOneBindingForEachNameAndTheYearAfterThem) {
  const Loaded loaded(replaced(
      replaced(sound, "for = [\"group in csp\"]", R"toml(each = "long"
for = ["group, other in csp", "area in group.covers & other.covers"]
by = "year.end + 1 month"
where = "some x in area.contains: x in other.covers")toml"),
      "[instrument.act]", "[year.long]\ntitle = \"A year\"\nstarts = \"04-01\"\n[instrument.act]"));
  ASSERT_EQ(loaded.complaints(), Complaints{});
  const Version& version = loaded.book().duties.at(0).versions.at(0);
  ASSERT_EQ(version.bindings.size(), 3U);
  EXPECT_EQ(version.bindings[0].set, version.bindings[1].set);
  EXPECT_NE(version.bindings[0].slot, version.bindings[1].slot);
  const auto name = [&](language::SlotId slot) {
    return version.frame.names.at(static_cast<std::size_t>(slot)).word;
  };
  EXPECT_EQ(name(version.bindings[2].slot), "area");
  ASSERT_TRUE(version.year);
  EXPECT_EQ(name(*version.year), "year");
}

TEST(Load, AskOfGradesThatTheFirstTrueOnePasses) {
  const Loaded loaded(replaced(sound, require, R"toml(grade = [
  { name = "joint", when = "some group.members", passes = true },
  { name = "torn", when = "some group.member_of" },
  { name = "delegated", when = "some group.chair", passes = true },
  { name = "accidental" },
]
)toml"));
  ASSERT_EQ(loaded.complaints(), Complaints{});
  const language::Expressions& expressions = loaded.book().expressions;
  const Version& version = loaded.book().duties.at(0).versions.at(0);
  // joint or (not torn and delegated)
  const auto* const either = std::get_if<language::Either>(&expressions[version.demand].form);
  ASSERT_NE(either, nullptr);
  EXPECT_EQ(either->left, *version.grades[0].when);
  const auto* const both = std::get_if<language::Both>(&expressions[either->right].form);
  ASSERT_NE(both, nullptr);
  EXPECT_TRUE(std::holds_alternative<language::Not>(expressions[both->left].form));
  EXPECT_EQ(both->right, *version.grades[2].when);
}

TEST(Load, LetsLawToComeBeUnwritten) {
  const Loaded loaded(sound + R"toml(
[[duty]]
id = "act/s13/collaborate"
title = "They collaborate"
cites = ["act s.13"]
status = "statutory"
finding = "gap"
enacted = 2001-03-01
from = "unknown"
)toml");
  ASSERT_EQ(loaded.complaints(), Complaints{});
  const Duty& duty = loaded.book()[*loaded.book().find("act/s13/collaborate")];
  EXPECT_FALSE(duty.versions.at(0).force.appointed);
  EXPECT_EQ(version_on(duty, calendar::last_day), nullptr);
}

TEST(Load, ReadsInformationThatIsNeverJudged) {
  const std::string regard = R"toml(
[[duty]]
id = "act/s17/regard"
title = "Authorities have regard to crime"
cites = ["act s.17"]
status = "statutory"
information = true
from = 2001-03-01
for = ["authority in police-force | district-council"]
)toml";
  const Loaded loaded(sound + regard);
  ASSERT_EQ(loaded.complaints(), Complaints{});
  const Duty& duty = loaded.book()[*loaded.book().find("act/s17/regard")];
  EXPECT_TRUE(duty.information);
  EXPECT_EQ(duty.versions.at(0).bindings.size(), 1U);

  EXPECT_EQ(
      of(sound + regard + "require = \"some authority.members\"\n"),
      (Complaints{"bad-pack: \"some authority.members\": `act/s17/regard` is information, and "
                  "is never judged; leave out `require`, or `information = true`"}));
  EXPECT_EQ(of(sound +
               replaced(regard, "for = [\"authority in police-force | district-council\"]\n", "")),
            (Complaints{"missing-key: [[duty]]: `act/s17/regard` has no `for`; of whom is it "
                        "asked? `for = [\"board in partnership\"]`"}));
}

TEST(Load, ReadsTheChangesOfAPackByTheirDays) {
  const std::string changes = R"toml(
[[change]]
from = 2010-04-01
cites = ["act s.6"]
what = "Probation sits too"
[[change]]
from = 2001-04-01
what = "The Act begins"
)toml";
  const Loaded loaded(sound + changes);
  ASSERT_EQ(loaded.complaints(), Complaints{});
  const std::vector<Change>& read = loaded.book().packs.at(0).changes;
  ASSERT_EQ(read.size(), 2U);
  EXPECT_EQ(read[0].what, "The Act begins");
  EXPECT_EQ(loaded.book().cited(read[1].cites.at(0)), "AA 2001 s.6");
  EXPECT_EQ(of(sound + replaced(replaced(changes, "what = \"The Act begins\"\n", ""),
                                "from = 2010-04-01\n", ""))
                .size(),
            2U);
}

TEST(Load, LetsPracticeRestOnNothingButItsReasons) {
  const std::string practice = replaced(
      replaced(replaced(sound, "statutory", "practice"), "cites = [\"act s.5(1)\"]", "cites = []"),
      "from = 2001-04-01\n", "");
  EXPECT_EQ(
      of(practice),
      (Complaints{
          "missing-key: []: `act/s5/seats` cites nothing; say under `reads` what it rests on"}));
  const Loaded loaded(replaced(practice, "cites = []",
                               "cites = []\nreads = \"a board of nobody decides nothing\""));
  ASSERT_EQ(loaded.complaints(), Complaints{});
  EXPECT_EQ(loaded.book().duties.at(0).severity, Severity::low);
  EXPECT_NE(version_on(loaded.book().duties[0], calendar::first_day), nullptr);
}

TEST(Load, RefusesTheSameIdInTwoPacks) {
  EXPECT_EQ(Loaded({sound, sound}).complaints(),
            (Complaints{"duplicate-id: \"statute/act\": two packs have the id `statute/act`",
                        "duplicate-id: act: the instrument `act` is written twice; packs share "
                        "what they write: one of the two is enough",
                        "duplicate-id: \"act/s5/seats\": two duties have the id `act/s5/seats`"}));
}

TEST(Load, LosesToASyntaxErrorNoMoreThanTheDutyItIsIn) {
  EXPECT_EQ(of(replaced(sound, require, "require = some group.members\n") +
               "[[duty]]\nid = \"act/s6/x\"\n[[duty.version]]\nfrom = = 2001\n[[define]]\nname = "
               "\"area.x\"\n"),
            (Complaints{"toml-syntax: some group.members: `some group.members` stands without "
                        "quotation marks; write \"some group.members\"",
                        "toml-syntax: =: `=` is written twice; delete one",
                        "missing-key: [[define]]: `area.x` has neither `is` nor `limb`; write what "
                        "it is under `is`, or under `limb` if the law changed"}));
}

TEST(Load, KnowsWhereEachByteOfARuleStands) {
  const Loaded loaded(replaced(
      sound, require,
      "require = \"\"\"\n  some \\\"group\\\".members\n  and \\\n    some group.memebers\"\"\"\n"));
  EXPECT_EQ(loaded.complaints(), (Complaints{"bad-rule: members: nothing can be asked of a text",
                                             "bad-rule: memebers: nothing called `memebers` is "
                                             "asked of `csp`; did you mean `members`?"}));
}

TEST(Load, LeavesOutCasesWhereNobodyAsksForThem) {
  const std::string wrong_case = replaced(sound, "name = \"a council sits\"", "nam = \"sits\"");
  EXPECT_NE(Loaded(wrong_case).complaints(), Complaints{});
  const Loaded loaded(std::vector{wrong_case}, Cases::left_out);
  EXPECT_EQ(loaded.complaints(), Complaints{});
  EXPECT_TRUE(loaded.book().duties.at(0).cases.empty());
  const std::string wrong_duty = replaced(sound, "require =", "requires =");
  EXPECT_EQ(Loaded(std::vector{wrong_duty}, Cases::left_out).complaints(),
            Loaded(wrong_duty).complaints());
}

TEST(Load, CompletesTheModelOfACase) {
  const auto model = [](std::string_view text) {
    const Loaded loaded(replaced(sound, "[body.group]\n", std::string(text) + "[body.group]\n"));
    EXPECT_EQ(loaded.complaints(), Complaints{});
    return std::string(
        (*loaded.files)[loaded.book().duties.at(0).cases.at(0).model].contents().substr(0, 78));
  };
  EXPECT_EQ(
      model("[model]\nscope = [\"x\"]\n"),
      "format = 1\n[model]\ntitle = \"A case\"\nseen = 2002-01-01\nscope = [\"x\"]\n[body.grou");
  EXPECT_EQ(
      model("format = 1\n[model] # ours\nseen = 2001-01-01\n"),
      "format = 1\n[model] # ours\ntitle = \"A case\"\nseen = 2001-01-01\n[body.group]\nkind");
}

}  // namespace
}  // namespace remit::law
