#include "tests/closed/closed_model.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace remit::closed {
namespace {

using oracle::Tape;

constexpr std::size_t most_areas = 5;
constexpr std::size_t most_bodies = 7;
constexpr std::size_t offices = 2;
constexpr std::size_t topics = 2;
constexpr std::size_t priorities = 2;
constexpr std::size_t most_papers = 5;

constexpr std::array<std::string_view, 4> area_kinds{"two-tier-district", "county-area",
                                                     "police-area", "two-tier-district"};
// Those that no check names are here too, and kinds below those that one does.
constexpr std::array<std::string_view, 25> body_kinds{"csp",
                                                      "csp",
                                                      "csp",
                                                      "group",
                                                      "police-force",
                                                      "district-council",
                                                      "county-council",
                                                      "county-council",
                                                      "fire-authority",
                                                      "combined-fire-authority",
                                                      "integrated-care-board",
                                                      "probation-provider",
                                                      "probation-trust",
                                                      "domestic-abuse-partnership-board",
                                                      "domestic-abuse-partnership-board",
                                                      "county-strategy-group",
                                                      "health-and-wellbeing-board",
                                                      "safeguarding-adults-board",
                                                      "channel-panel",
                                                      "operational-group",
                                                      "task-group",
                                                      "scrutiny-committee",
                                                      "government-department",
                                                      "voluntary-body",
                                                      "forum"};
constexpr std::array<std::string_view, 4> paper_kinds{"meeting", "strategy", "joint-protocol",
                                                      "annual-report"};
constexpr std::array<int, 6> ages{0, 29, 30, 31, 365, 366};
constexpr std::array<int, 4> cadences{30, 29, 365, 31};

bool yes(Tape& tape, std::size_t one_in) {
  return tape.pick(one_in) == one_in - 1;
}

std::vector<std::string> some_of(Tape& tape, const std::vector<std::string>& all,
                                 std::size_t one_in) {
  std::vector<std::string> chosen;
  for (const std::string& one : all) {
    if (yes(tape, one_in)) {
      chosen.push_back(one);
    }
  }
  return chosen;
}

std::vector<std::string> numbered(std::string_view word, std::size_t count) {
  std::vector<std::string> ids;
  for (std::size_t at = 1; at <= count; ++at) {
    ids.push_back(fmt::format("{}-{}", word, at));
  }
  return ids;
}

// What is left when those that are not there are gone.
void keep_present(ClosedModel& model, const std::set<std::string>& absent) {
  std::erase_if(model.things, [&](const Thing& thing) { return absent.contains(thing.id); });
  for (Thing& thing : model.things) {
    for (auto& [key, ids] : thing.lists) {
      std::erase_if(ids, [&](const std::string& id) { return absent.contains(id); });
      if (key == "inside" && ids.empty() && thing.id != "nation") {
        ids = {"nation"};
      }
    }
  }
}

std::string quoted(const std::vector<std::string>& ids) {
  std::string all;
  for (const std::string& id : ids) {
    all += fmt::format("{}\"{}\"", all.empty() ? "" : ", ", id);
  }
  return all;
}

}  // namespace

ClosedModel closed_model(Tape& tape) {
  ClosedModel model;
  std::set<std::string> absent;
  const std::vector<std::string> areas = numbered("area", most_areas);
  const std::vector<std::string> bodies = numbered("body", most_bodies);
  const std::vector<std::string> papers = numbered("paper", most_papers);
  const std::vector<std::string> chairs = numbered("office", offices);
  const std::vector<std::string> themes = numbered("topic", topics);
  const std::vector<std::string> interests = numbered("priority", priorities);

  model.things.push_back(
      {.sort = "area", .id = "nation", .kind = "nation", .lists = {{"inside", {}}}});
  for (std::size_t at = 0; at < most_areas; ++at) {
    if (tape.pick(3) == 0 && at > 0) {
      absent.insert(areas[at]);
    }
    const std::string_view kind = tape.of(area_kinds);
    const std::vector<std::string> later(areas.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                                         areas.end());
    model.things.push_back({.sort = "area",
                            .id = areas[at],
                            .kind = std::string(kind),
                            .lists = {{"inside", some_of(tape, later, 2)}}});
  }
  for (std::size_t at = 0; at < most_bodies; ++at) {
    if (tape.pick(5) == 0) {
      absent.insert(bodies[at]);
    }
    Thing body{.sort = "body", .id = bodies[at], .kind = std::string(tape.of(body_kinds))};
    body.lists.emplace_back("covers", some_of(tape, areas, 2));
    body.lists.emplace_back("members", some_of(tape, bodies, 3));
    body.lists.emplace_back("reports_to", some_of(tape, bodies, 7));
    const std::size_t chair = tape.pick(offices + 1);
    body.lists.emplace_back(
        "chair", chair == 0 ? std::vector<std::string>{} : std::vector{chairs[chair - 1]});
    body.lists.emplace_back("themes", some_of(tape, themes, 2));
    body.lists.emplace_back("represents", some_of(tape, interests, 3));
    body.lists.emplace_back("produces", some_of(tape, papers, 3));
    body.lists.emplace_back("held", some_of(tape, papers, 3));
    body.meets_every = cadences.at(tape.pick(cadences.size()));
    for (auto& [key, ids] : body.lists) {
      if (key == "members") {
        std::erase(ids, body.id);
      }
    }
    model.things.push_back(std::move(body));
  }
  for (const std::string& id : papers) {
    if (!yes(tape, 2)) {
      absent.insert(id);
    }
    const std::string_view kind = tape.of(paper_kinds);
    Thing paper{.sort = "document", .id = id, .kind = std::string(kind)};
    paper.made = ages.at(tape.pick(ages.size()));
    const std::vector<std::string> signatories = some_of(tape, bodies, 2);
    if (kind == "joint-protocol") {
      paper.lists.emplace_back("signatories", signatories);
    }
    // A meeting is held; any other paper is produced.
    const std::string_view other = kind == "meeting" ? "produces" : "held";
    for (Thing& thing : model.things) {
      for (auto& [key, ids] : thing.lists) {
        if (key == other) {
          std::erase(ids, id);
        }
      }
    }
    model.things.push_back(std::move(paper));
  }
  for (const std::string& id : chairs) {
    model.things.push_back({.sort = "office", .id = id, .kind = "officer"});
  }
  for (const std::string& id : themes) {
    model.things.push_back({.sort = "theme", .id = id, .kind = "topic"});
  }
  for (const std::string& id : interests) {
    model.things.push_back({.sort = "theme", .id = id, .kind = "priority"});
  }
  keep_present(model, absent);
  return model;
}

calendar::Date made(const Thing& thing) {
  return calendar::add(today, {.days = -thing.made});
}

std::vector<std::string> counted_kinds() {
  std::set<std::string> counted(area_kinds.begin(), area_kinds.end());
  counted.insert(body_kinds.begin(), body_kinds.end());
  return {counted.begin(), counted.end()};
}

std::string toml(const ClosedModel& model) {
  std::set<std::string> keys;
  std::string tables;
  for (const Thing& thing : model.things) {
    tables += fmt::format("\n[{}.{}]\nkind = \"{}\"\n", thing.sort, thing.id, thing.kind);
    for (const auto& [key, ids] : thing.lists) {
      keys.insert(key);
      tables += fmt::format("{} = [{}]\n", key, quoted(ids));
    }
    if (thing.made >= 0) {
      tables += fmt::format("date = {}\n", calendar::iso(made(thing)));
    }
    if (thing.meets_every > 0) {
      tables += fmt::format("meets_every = \"{} days\"\n", thing.meets_every);
    }
  }
  std::string censuses;
  for (const std::string& kind : counted_kinds()) {
    censuses += fmt::format("{}{{ kind = \"{}\", within = \"nation\" }}",
                            censuses.empty() ? "" : ", ", kind);
  }
  return fmt::format("format = 1\ncensus = [{}]\n\n[model]\nseen = {}\ncomplete = [{}]\n", censuses,
                     calendar::iso(today),
                     quoted(std::vector<std::string>(keys.begin(), keys.end()))) +
         tables;
}

std::string facts(const ClosedModel& model, std::size_t number) {
  std::string all;
  for (const Thing& thing : model.things) {
    all += fmt::format("thing({}, \"{}\", \"{}\").\n", number, thing.id, thing.kind);
    for (const auto& [key, ids] : thing.lists) {
      for (const std::string& id : ids) {
        all += fmt::format("link({}, \"{}\", \"{}\", \"{}\").\n", number, key, thing.id, id);
      }
    }
    if (thing.made >= 0) {
      all += fmt::format("day({}, \"{}\", {}).\n", number, thing.id, made(thing).days);
    }
    if (thing.meets_every > 0) {
      all += fmt::format("every({}, \"{}\", {}).\n", number, thing.id, thing.meets_every);
    }
  }
  return all;
}

}  // namespace remit::closed
