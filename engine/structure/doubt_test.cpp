#include "structure/doubt.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/models.hpp"

namespace remit::structure {
namespace {

using test_support::load_texts;
using test_support::LoadedModel;

constexpr std::string_view papers = R"(
[source]
overview-2018 = { date = "2018-06..2018-08" }
scrutiny-2021 = { date = "2021-09..2021-10" }
hwb-2022      = { date = 2022-02-15 }
[body]
scb   = { kind = "county-strategy-group" }
forum = { kind = "group" }
[office]
director = { kind = "director" }
leader   = { kind = "leader" }
)";

LoadedModel with_papers(std::string text) {
  return load_texts({{.name = "papers.toml", .text = std::string(papers)},
                     {.name = "model.toml", .text = std::move(text)}});
}

std::string_view word(Cause cause) {
  switch (cause) {
    case Cause::stale:
      return "stale";
    case Cause::unseen:
      return "unseen";
    case Cause::between:
      return "between";
    case Cause::beginning:
      return "beginning";
    case Cause::ending:
      return "ending";
    case Cause::of_class:
      return "of a class";
    case Cause::inferred:
      return "inferred";
    case Cause::planned:
      return "planned";
    case Cause::undated:
      return "undated";
    case Cause::denied:
      return "denied";
    case Cause::left_out:
      return "left out";
    case Cause::rivalled:
      return "rivalled";
    case Cause::end_unsure:
      return "end unsure";
  }
  return {};
}

std::string told(const std::vector<Doubt>& doubts) {
  std::string all;
  for (const Doubt& doubt : doubts) {
    all += (all.empty() ? "" : "; ") + std::string(word(doubt.cause));
    if (doubt.when != calendar::PartialDate{}) {
      all += " " + calendar::print(doubt.when);
    }
    if (doubt.again != calendar::PartialDate{}) {
      all += " and " + calendar::print(doubt.again);
    }
    if (doubt.cause == Cause::stale) {
      all += " to " + calendar::iso(doubt.trusted);
    }
  }
  return all;
}

calendar::Date day(std::string_view iso) {
  return calendar::parse_day(iso).value();
}

// The doubts about the only link of the model, on a day; "certain" or "out" where there are none.
std::string of_link(std::string_view text, std::string_view on) {
  const LoadedModel model = with_papers(std::string(text));
  const Structure& structure = model.sound();
  // The vocabulary brings links of its own, among its themes.
  const auto ours = [&](const Link& candidate) {
    return structure[candidate.from].sort != vocabulary::Sort::theme;
  };
  EXPECT_EQ(std::count_if(structure.links.begin(), structure.links.end(), ours), 1);
  const Link& link = *std::find_if(structure.links.begin(), structure.links.end(), ours);
  const Standing standing = structure.standing(link.validity, day(on));
  const std::vector<Doubt> found = doubts(structure, test_support::shipped_words(), link, day(on));
  EXPECT_EQ(found.empty(), standing != Standing::possible);
  return found.empty() ? std::string(structure::word(standing)) : told(found);
}

// The doubts about the chair or member of that id.
std::string of_link_to(std::string_view text, std::string_view id, std::string_view on) {
  const LoadedModel model = with_papers(std::string(text));
  const Structure& structure = model.sound();
  const auto link =
      std::find_if(structure.links.begin(), structure.links.end(), [&](const Link& candidate) {
        return candidate.from == model["scb"] && candidate.to == model[id];
      });
  const std::vector<Doubt> found = doubts(structure, test_support::shipped_words(), *link, day(on));
  return found.empty() ? std::string(structure::word(structure.standing(link->validity, day(on))))
                       : told(found);
}

TEST(Doubts, OfALinkSeenOnceSayWhenItWasSeen) {
  const std::string_view chair = R"([body.scb]
chair = { id = "director", source = "overview-2018 p1" })";
  EXPECT_EQ(of_link(chair, "2018-07-01"), "unseen 2018-06..2018-08");
  EXPECT_EQ(of_link(chair, "2018-08-31"), "certain");
  EXPECT_EQ(of_link(chair, "2019-06-01"), "certain");
  EXPECT_EQ(of_link(chair, "2019-06-02"), "stale 2018-06..2018-08 to 2019-06-01");
}

TEST(Doubts, BetweenTwoSightingsNameBoth) {
  const std::string_view chair = R"([body.scb]
chair = [{ id = "director", source = "overview-2018 p1" },
         { id = "director", source = "hwb-2022 p1" }])";
  EXPECT_EQ(of_link(chair, "2020-01-01"), "between 2018-06..2018-08 and 2022-02-15");
  EXPECT_EQ(of_link(chair, "2022-02-15"), "certain");
  EXPECT_EQ(of_link(chair, "2024-01-01"), "stale 2022-02-15 to 2023-02-15");
}

TEST(Doubts, WhereTheDayOfAChangeIsNotKnown) {
  const std::string_view chair = R"([body.scb]
chair = { id = "director", from = "2018", until = "2020", source = "hwb-2022 p1" })";
  EXPECT_EQ(of_link(chair, "2018-05-01"), "beginning 2018");
  EXPECT_EQ(of_link(chair, "2019-05-01"), "certain");
  EXPECT_EQ(of_link(chair, "2020-05-01"), "ending 2020");
  EXPECT_EQ(of_link(chair, "2017-12-31"), "out");
}

TEST(Doubts, OfWhatIsNotStatedOutright) {
  EXPECT_EQ(of_link("[body.scb]\nchair = { id = \"director\", basis = \"inferred\", source = "
                    "\"hwb-2022 p1\" }",
                    "2022-03-01"),
            "inferred 2022-02-15");
  EXPECT_EQ(of_link("[body.scb]\nmembers = { id = \"forum\", basis = \"class\", source = "
                    "\"hwb-2022 p1\" }",
                    "2022-03-01"),
            "of a class 2022-02-15");
  EXPECT_EQ(of_link("[body.scb]\nchair = { id = \"director\", from = 2022-04-01, basis = "
                    "\"planned\", source = \"hwb-2022 p1\" }",
                    "2022-05-01"),
            "planned 2022-04-01");
  EXPECT_EQ(of_link("[body.scb]\nchair = \"director\"", "2022-03-01"), "undated");
}

TEST(Doubts, WhereAWholeListLeavesItOut) {
  const std::string_view groups = R"([body.scb]
sub_groups = { id = "forum", source = "overview-2018 p1" }
complete   = { list = "sub_groups", source = "scrutiny-2021 p1" })";
  EXPECT_EQ(of_link(groups, "2021-10-31"), "out");
  EXPECT_EQ(of_link(groups, "2021-10-01"), "stale 2018-06..2018-08 to 2019-06-01");
  const std::string_view soon = R"([body.scb]
sub_groups = { id = "forum", source = "scrutiny-2021 p1" }
complete   = { list = "sub_groups", source = "hwb-2022 p1" })";
  EXPECT_EQ(of_link(soon, "2022-01-01"), "left out 2022-02-15");
}

TEST(Doubts, WhereThePapersDisagree) {
  const std::string_view denied = R"([body.scb]
members = [{ id = "forum", seen = 2022-02-15, source = "scrutiny-2021 p1" },
           { not = "forum", source = "hwb-2022 p1" }])";
  EXPECT_EQ(of_link(denied, "2022-02-15"), "denied 2022-02-15");

  const LoadedModel model = with_papers(R"([body.scb]
chair = [{ id = "director", seen = 2022-02-15, source = "scrutiny-2021 p1" },
         { id = "leader", source = "hwb-2022 p1" }])");
  for (const Link& link : model.sound().links) {
    if (model.sound()[link.from].sort == vocabulary::Sort::theme) {
      continue;
    }
    EXPECT_EQ(
        told(doubts(*model.structure, test_support::shipped_words(), link, day("2022-02-15"))),
        "rivalled 2022-02-15");
  }
}

TEST(Doubts, AreNotRaisedByOneThatMayBeTheSame) {
  EXPECT_EQ(of_link_to("[body.scb]\nchair = [{ id = \"leader\", source = \"hwb-2022 p1\" },\n"
                       "         { some = \"leader\", source = \"scrutiny-2021 p1\" }]",
                       "leader", "2022-02-14"),
            "unseen 2022-02-15")
      << "the unnamed leader may be this one";
  EXPECT_EQ(of_link_to("[body.scb]\nchair = [{ id = \"director\", source = \"hwb-2022 p1\" },\n"
                       "         { id = \"leader\", source = \"hwb-2022 p2\" }]\n"
                       "[office.leader]\nmay_be = \"director\"",
                       "director", "2022-02-15"),
            "certain");
}

TEST(Doubts, AreNotRaisedByAListWithOneThatMayBeTheSame) {
  EXPECT_EQ(of_link_to("[body.help]\nkind = \"voluntary-body\"\n[body.scb]\n"
                       "members = [{ id = \"help\", source = \"scrutiny-2021 p1\" },\n"
                       "           { some = \"voluntary-body\", source = \"hwb-2022 p1\" }]\n"
                       "complete = { list = \"members\", source = \"hwb-2022 p1\" }",
                       "help", "2022-02-15"),
            "certain");
}

TEST(Doubts, OfALinkWithoutDatesWhoseOtherEndHadEnded) {
  EXPECT_EQ(of_link("[office.director]\nuntil = \"2022-06\"\n[body.scb]\nchair = { id = "
                    "\"director\", source = \"hwb-2022 p1\" }",
                    "2022-06-15"),
            "end unsure");
}

TEST(Doubts, OfAnEntity) {
  const LoadedModel model = with_papers(R"(
[body.seen]
kind   = "group"
source = "hwb-2022 p1"
[body.begun]
kind  = "group"
from  = "2021"
until = "2023"
[body.guessed]
kind   = "group"
basis  = "inferred"
source = "hwb-2022 p1"
)");
  const auto of = [&](std::string_view id, std::string_view on) {
    return told(doubts(model.sound(), test_support::shipped_words(), model[id], day(on)));
  };
  EXPECT_EQ(of("seen", "2022-02-14"), "unseen 2022-02-15");
  EXPECT_EQ(of("seen", "2022-02-15"), "");
  EXPECT_EQ(of("seen", "2023-02-16"), "stale 2022-02-15 to 2023-02-15");
  EXPECT_EQ(of("begun", "2021-06-01"), "beginning 2021");
  EXPECT_EQ(of("begun", "2023-06-01"), "ending 2023");
  EXPECT_EQ(of("guessed", "2022-03-01"), "inferred 2022-02-15");
  EXPECT_EQ(of("forum", "2022-03-01"), "undated");
}

TEST(Doubts, OfAValue) {
  const LoadedModel model = with_papers(R"([body.scb]
meets_per_year = [{ value = 2, source = "overview-2018 p1" },
                  { value = 4, source = "hwb-2022 p1" }])");
  const auto values = model.sound().attributes_of(model["scb"]);
  const auto of = [&](std::size_t at, std::string_view on) {
    return told(doubts(*model.structure, test_support::shipped_words(), values[at], day(on)));
  };
  EXPECT_EQ(of(0, "2019-01-01"), "");
  EXPECT_EQ(of(0, "2021-01-01"), "stale 2018-06..2018-08 to 2019-06-01");
  EXPECT_EQ(of(1, "2021-01-01"), "unseen 2022-02-15");
}

TEST(Evidence, AgainstALinkIsToldOnTheDaysItHolds) {
  const LoadedModel model = with_papers(R"([body.scb]
sub_groups = { id = "forum", source = "overview-2018 p1" }
complete   = { list = "sub_groups", source = "hwb-2022 p1" })");
  const std::vector<Link>& links = model.sound().links;
  const Link& link = *std::find_if(links.begin(), links.end(), [&](const Link& candidate) {
    return model.sound()[candidate.from].sort != vocabulary::Sort::theme;
  });
  const auto against = [&](std::string_view on) {
    return told(evidence_against(*model.structure, test_support::shipped_words(), link, day(on)));
  };
  EXPECT_EQ(against("2022-02-14"), "");
  EXPECT_EQ(against("2022-02-15"), "left out 2022-02-15");
  EXPECT_EQ(against("2023-02-16"), "");
}

}  // namespace
}  // namespace remit::structure
