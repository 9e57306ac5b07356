#include "report/profile.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include "tests/support/models.hpp"

namespace remit::report {
namespace {

using structure::Standing;

constexpr std::string_view model_text = R"(
[source]
overview-2018 = { title = "Overview", date = "2018-06..2018-08" }
hwb-2022      = { title = "Report to the board", date = 2022-02-15 }

[body.scb]
kind           = "county-strategy-group"
name           = "Safer Communities Board"
from           = "..2015-09"
chair          = { id = "dph", source = ["overview-2018 p1", "hwb-2022 para 3"] }
members        = [{ id = "police", as = "statutory", source = "hwb-2022 para 5" },
                  { some = "voluntary-body", source = "hwb-2022 para 6" }]
sub_groups     = [{ all = ["forum", "smog"], source = "overview-2018 p1" },
                  { all = ["da-board", "smog"], source = "hwb-2022 para 7" }]
complete       = [{ list = "sub_groups", source = "overview-2018 p1" },
                  { list = "sub_groups", count = 2, source = "hwb-2022 para 7" }]
meets_per_year = { value = 2, source = "overview-2018 p2" }

[body.da-board]
kind       = "group"
name       = "Domestic Abuse Board"
sub_groups = { id = "task-group", source = "hwb-2022 para 8" }
succeeds   = { id = "forum", basis = "inferred", source = "hwb-2022 para 8" }

[body.forum]
kind = "group"
name = "Forum"
[body.smog]
kind = "group"
name = "Oversight Group"
[body.task-group]
kind = "group"
name = "Task Group"
[body.police]
kind = "police-force"
name = "Police"
[office.dph]
kind = "director-of-public-health"
name = "Director of Public Health"

[document.plan]
kind        = "partnership-plan"
name        = "Plan"
date        = 2021-03-15
until       = 2022-01-31
produced_by = { id = "scb", source = "hwb-2022 para 9" }
sent_to     = { not = "police", source = "hwb-2022 para 9" }
)";

const test_support::LoadedModel& model() {
  static const test_support::LoadedModel loaded = test_support::load_text(model_text);
  return loaded;
}

Profile page(std::string_view id, std::string_view day, View view = View::as_it_stood) {
  return profile(model().sound(), test_support::shipped_words(), model()[id],
                 calendar::parse_day(day).value(), view);
}

void tell(const Row& row, const std::string& indent, std::vector<std::string>& lines) {
  std::vector<std::string> about = row.remarks;
  for (const Reason& doubt : row.doubts) {
    about.push_back(doubt.words);
  }
  const std::string_view standing = row.standing == Standing::certain    ? ""
                                    : row.standing == Standing::possible ? "perhaps "
                                                                         : "not ";
  lines.push_back(fmt::format("{}{}{}{}", indent, standing, row.name,
                              about.empty() ? "" : fmt::format(" ({})", fmt::join(about, "; "))));
  for (const Row& child : row.below) {
    tell(child, indent + "  ", lines);
  }
}

// The rows under a heading, as lines; and what is known of whether they are all.
std::vector<std::string> under(const Profile& page, std::string_view heading) {
  for (const Chapter& chapter : page.chapters) {
    for (const Section& section : chapter.sections) {
      if (section.heading != heading) {
        continue;
      }
      std::vector<std::string> lines;
      for (const Row& row : section.rows) {
        tell(row, "", lines);
      }
      if (section.extent == Extent::whole) {
        lines.emplace_back("all");
      } else if (section.extent == Extent::was_whole) {
        lines.push_back("all, " + section.extent_date);
      }
      return lines;
    }
  }
  return {"no such heading"};
}

using Lines = std::vector<std::string>;

TEST(Page, BeginsWithWhatItIsAndHowSureThatIs) {
  const Profile now = page("scb", "2022-06-01");
  EXPECT_EQ(now.name, "Safer Communities Board");
  EXPECT_EQ(now.kind, "County strategy group");
  EXPECT_EQ(now.standing, Standing::certain);
  EXPECT_EQ(now.status, "last seen 15 February 2022, trusted until 15 February 2023");
  EXPECT_EQ(under(now, "Since when"), Lines{"not known; there by September 2015"});

  const Profile later = page("scb", "2024-01-01");
  EXPECT_EQ(later.standing, Standing::possible);
  EXPECT_EQ(later.status,
            "perhaps still there: last seen 15 February 2022, trusted until 15 February 2023");
  EXPECT_EQ(page("da-board", "2020-01-01").status,
            "perhaps there already: not seen before 15 February 2022");
}

TEST(Page, ListsCertainOnesWithTheirRole) {
  const Profile now = page("scb", "2022-06-01");
  EXPECT_EQ(under(now, "Chair"),
            Lines{"Director of Public Health (first seen June to August 2018, last seen 15 "
                  "February 2022)"});
  EXPECT_EQ(under(now, "Members"), (Lines{"Police (statutory member; seen 15 February 2022)",
                                          "an unnamed voluntary body (seen 15 February 2022)"}));
}

TEST(Page, SaysOfWhatIsOnlyPossibleWhy) {
  EXPECT_EQ(under(page("scb", "2022-06-01"), "Meetings a year"),
            Lines{"perhaps 2 (last seen June to August 2018, trusted until 1 June 2019)"});
  EXPECT_EQ(under(page("scb", "2020-01-01"), "Sub-groups"),
            (Lines{"perhaps Forum (last seen June to August 2018, trusted until 1 June 2019)",
                   "perhaps Oversight Group (seen June to August 2018 and again 15 February 2022; "
                   "nothing vouches for the time between)",
                   "perhaps Domestic Abuse Board (not seen before 15 February 2022)",
                   "  perhaps Task Group (not seen before 15 February 2022)",
                   "all, June to August 2018"}));
}

TEST(Page, LeavesOutWhatIsOutAndSaysWhenAListIsWhole) {
  EXPECT_EQ(
      under(page("scb", "2022-06-01"), "Sub-groups"),
      (Lines{"Domestic Abuse Board (seen 15 February 2022)", "  Task Group (seen 15 February 2022)",
             "Oversight Group (seen 15 February 2022)", "all"}));
}

TEST(Page, TellsOfSilenceOnWhatIsUsualOfTheKind) {
  const Profile now = page("scb", "2022-06-01");
  EXPECT_EQ(under(now, "Reports to"), Lines{});
  EXPECT_EQ(under(now, "Covers"), Lines{});
  EXPECT_EQ(under(now, "Funded by"), Lines{"no such heading"});
  EXPECT_EQ(under(page("police", "2022-06-01"), "Reports to"), Lines{"no such heading"});
}

TEST(Page, GivesADocumentItsAgeAndTerm) {
  const Profile now = page("plan", "2022-06-15");
  EXPECT_EQ(under(now, "Date"), Lines{"15 March 2021, 15 months earlier"});
  EXPECT_EQ(under(now, "Its term"), Lines{"until 31 January 2022; it ended 4 months earlier"});
  EXPECT_EQ(under(page("scb", "2022-06-15"), "Produces"),
            Lines{"Plan (dated 15 March 2021, 15 months earlier; its term ended 31 January 2022)"});
}

TEST(Page, ShowsWhatIsStatedNotToBeSo) {
  EXPECT_EQ(under(page("plan", "2022-06-15"), "Sent to"),
            Lines{"not Police (seen 15 February 2022)"});
  EXPECT_EQ(under(page("plan", "2024-06-15"), "Sent to"), Lines{"no such heading"});
}

TEST(Page, ReadsLinksFromTheOtherEnd) {
  EXPECT_EQ(under(page("forum", "2022-06-01"), "Succeeded by"),
            Lines{"perhaps Domestic Abuse Board (inferred from evidence of 15 February 2022)"});
  EXPECT_EQ(under(page("dph", "2022-06-01"), "Chairs"),
            Lines{"Safer Communities Board (first seen June to August 2018, last seen 15 February "
                  "2022)"});
}

TEST(Page, NumbersItsSourcesInTheOrderOfTheirUse) {
  const Profile now = page("smog", "2022-06-01");
  ASSERT_EQ(now.sources.size(), 1U);
  EXPECT_EQ(now.sources[0].title, "Report to the board");
  EXPECT_EQ(now.sources[0].date, "15 February 2022");
  ASSERT_EQ(now.sources[0].references.size(), 1U);
  EXPECT_EQ(now.sources[0].references[0].number, 1U);
  EXPECT_EQ(now.sources[0].references[0].place, "para 7");
}

TEST(Page, TellsHistoryInTheOrderOfTime) {
  const Profile past = page("smog", "2022-06-01", View::history);
  std::vector<std::string> lines;
  for (const Event& event : past.history) {
    lines.push_back(fmt::format("{}: {}: {} ({})", event.when, event.heading,
                                fmt::join(event.names, ", "), event.held));
  }
  EXPECT_EQ(lines,
            (Lines{"June to August 2018: There:  (certain from 31 August 2018 to 15 February "
                   "2023)",
                   "June to August 2018: Sub-group of: Safer Communities Board (certain "
                   "from 31 August 2018 to 1 June 2019, and from 15 February 2022 to 15 "
                   "February 2023)"}));
}

TEST(Page, TellsWhereSomethingIsRuledOut) {
  std::vector<std::string> lines;
  for (const Event& event : page("forum", "2022-06-01", View::history).history) {
    if (event.heading == "Sub-group of") {
      lines.push_back(
          fmt::format("{}: {} {}", event.when, event.held, fmt::join(event.remarks, "; ")));
    }
  }
  EXPECT_EQ(lines,
            (Lines{"June to August 2018: certain from 31 August 2018 to 1 June 2019; ruled out "
                   "from 15 February 2022 to 15 February 2023 ",
                   "15 February 2022:  certainly not from here to 15 February 2023; left out of a "
                   "complete list of 15 February 2022"}));
}

TEST(Page, TellsNotOfEachLinkWhatItsOwnDaysTell) {
  const test_support::LoadedModel model = test_support::load_text(
      "[model]\nseen = 2026-01-31\n[body.board]\nkind = \"board\"\nfrom = 2019-04-01\n"
      "until = 2025-03-31\nmembers = [\"police\", { id = \"ccg\", until = 2022-06-30 }]\n"
      "[body.police]\nkind = \"police-force\"\n[body.ccg]\nkind = "
      "\"clinical-commissioning-group\"\n");
  const Profile board = profile(model.sound(), test_support::shipped_words(), model["board"],
                                *calendar::parse_day("2026-02-01"), View::history);
  Lines lines;
  for (const Event& event : board.history) {
    lines.push_back(fmt::format("{}: {} {}: {}; {}", event.when, event.heading,
                                fmt::join(event.names, ", "), event.held,
                                fmt::join(event.remarks, "; ")));
  }
  EXPECT_EQ(lines,
            (Lines{"1 April 2019: There : certain from 1 April 2019 to 31 March 2025, not before "
                   "or after; last seen 31 March 2025",
                   "30 June 2022: Members a clinical commissioning group (ccg): certain on 30 "
                   "June 2022, not after; ",
                   "1 July 2022: Members a clinical commissioning group (ccg): ; certainly not "
                   "from here on",
                   "31 March 2025: Its last day : ; ",
                   "no date: Members a police force (police): certain on no day; "}));
}

// Every relation stands in a chapter of the shipped vocabulary, from both ends.
TEST(Chapters, HoldEveryRelation) {
  const vocabulary::Vocabulary& words = test_support::shipped_words();
  std::vector<vocabulary::RelationKey> listed;
  for (const vocabulary::Chapter& chapter : words.chapters) {
    for (const vocabulary::ChapterList& list : chapter.lists) {
      listed.push_back(list.key);
    }
  }
  for (std::size_t at = 0; at < words.relations.size(); ++at) {
    const auto relation = static_cast<vocabulary::RelationId>(static_cast<std::uint32_t>(at));
    for (const bool inverse : {false, true}) {
      if (!inverse || !words[relation].symmetric) {
        EXPECT_TRUE(std::find(listed.begin(), listed.end(),
                              vocabulary::RelationKey{.relation = relation, .inverse = inverse}) !=
                    listed.end())
            << (inverse ? words[relation].inverse : words[relation].name);
      }
    }
  }
}

}  // namespace
}  // namespace remit::report
