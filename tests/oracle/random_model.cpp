#include <map>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "tests/oracle/tape.hpp"

namespace remit::oracle {

namespace {

// What may be on a list, and what an entry of it may carry.
struct List {
  std::string_view key;
  std::vector<std::string_view> others;
  std::vector<std::string_view> unnamed;  // kinds of which one may be left unnamed
  std::vector<std::string_view> carries;
  bool one = false;
};

struct Table {
  std::string_view heading;
  std::string_view kind;
  std::vector<List> lists;
  std::vector<std::string_view> attributes;
};

const List members{.key = "members",
                   .others = {"police", "council", "leader", "other"},
                   .unnamed = {"police-force", "authority", "officer"},
                   .carries = {"as = \"statutory\"", "as = \"co-opted\"", "for = \"council\"",
                               "by = \"officer\""}};
const List covers{.key = "covers", .others = {"north", "south"}, .unnamed = {}, .carries = {}};
const List reports_to{.key = "reports_to",
                      .others = {"other", "police", "subject"},
                      .unnamed = {"group"},
                      .carries = {"purpose = \"strategy\"", "purpose = \"finance\""}};
const List chair{.key = "chair",
                 .others = {"leader", "officer"},
                 .unnamed = {"officer"},
                 .carries = {},
                 .one = true};
const List sub_groups{
    .key = "sub_groups", .others = {"other"}, .unnamed = {"group"}, .carries = {}};
const List held{.key = "held", .others = {"meeting-1"}, .unnamed = {}, .carries = {}};
const List belongs_to{.key = "belongs_to",
                      .others = {"council", "police"},
                      .unnamed = {},
                      .carries = {},
                      .one = true};
const List contains{.key = "contains", .others = {"north", "south"}, .unnamed = {}, .carries = {}};
const List member_of{
    .key = "member_of", .others = {"subject", "other"}, .unnamed = {}, .carries = {}};
const List covered_by{
    .key = "covered_by", .others = {"police", "council", "subject"}, .unnamed = {}, .carries = {}};
const List may_be{.key = "may_be", .others = {"other"}, .unnamed = {}, .carries = {}};

const std::vector<Table> tables{
    {"body.subject",
     "csp",
     {members, covers, reports_to, chair, held, sub_groups, may_be},
     {"meets_per_year = 2", "meets_per_year = 4", "meets = true", "meets = false",
      "function = \"scrutiny\""}},
    {"body.police", "police-force", {covers, member_of}, {"quorum = 3", "meets = true"}},
    {"area.north", "two-tier-district", {covered_by}, {}},
    {"body.council", "district-council", {covers, member_of}, {"quorum = 2"}},
    {"body.other",
     "group",
     {members, reports_to, chair, covers},
     {"meets_per_year = 3", "meets = false", "meets_per_year = 2"}},
    {"office.leader", "leader", {belongs_to, member_of}, {}},
    {"office.officer", "officer", {belongs_to}, {}},
    {"area.south", "two-tier-district", {covered_by}, {}},
    {"area.county", "county-area", {contains, covered_by}, {}},
    {"document.meeting-1",
     "meeting",
     {},
     {"date = 2025-01-31", "date = 2025-01-30", "date = \"2025-01\"", "date = 2026-01-31",
      "date = \"2025\""}},
};

std::string entry(Tape& tape, const List& list, std::string_view other) {
  switch (tape.pick(8)) {
    case 1:
      return fmt::format("{{ id = \"{}\", basis = \"inferred\" }}", other);
    case 2:
      return fmt::format("{{ not = \"{}\" }}", other);
    case 3:
      if (!list.unnamed.empty()) {
        return fmt::format("{{ some = \"{}\" }}", list.unnamed[tape.pick(list.unnamed.size())]);
      }
      break;
    case 4:
    case 5:
      if (!list.carries.empty()) {
        return fmt::format("{{ id = \"{}\", {} }}", other,
                           list.carries[tape.pick(list.carries.size())]);
      }
      break;
    default:
      break;
  }
  return fmt::format("\"{}\"", other);
}

}  // namespace

std::string random_model(Tape& tape) {
  std::string all = "format = 1\n[model]\nseen = 2026-01-31\n";
  for (const Table& table : tables) {
    all += fmt::format("[{}]\nkind = \"{}\"\n", table.heading, table.kind);
    std::vector<std::string_view> complete;
    for (const List& list : table.lists) {
      const std::size_t how = tape.pick(4);  // not at all, open, complete
      if (how == 0) {
        continue;
      }
      std::vector<std::string> entries;
      for (const std::string_view other : list.others) {
        const bool itself = table.heading.substr(table.heading.find('.') + 1) == other;
        if (!itself && tape.pick(2) == 1 && !(list.one && !entries.empty())) {
          entries.push_back(entry(tape, list, other));
        }
      }
      all += fmt::format("{} = [{}]\n", list.key, fmt::join(entries, ", "));
      if (how >= 2 && list.key != "may_be") {
        complete.push_back(list.key);
      }
    }
    if (!complete.empty()) {
      std::vector<std::string> lists;
      for (const std::string_view key : complete) {
        lists.push_back(fmt::format("{{ list = \"{}\", seen = 2026-01-31 }}", key));
      }
      all += fmt::format("complete = [{}]\n", fmt::join(lists, ", "));
    }
    std::map<std::string_view, std::string_view> attributes;
    for (std::size_t count = table.attributes.empty() ? 0 : tape.pick(3); count > 0; --count) {
      const std::string_view line = table.attributes[tape.pick(table.attributes.size())];
      attributes.emplace(line.substr(0, line.find(' ')), line);
    }
    for (const auto& [key, line] : attributes) {
      all += fmt::format("{}\n", line);
    }
  }
  constexpr std::array<std::string_view, 4> counted{"police-force", "district-council", "csp",
                                                    "two-tier-district"};
  constexpr std::array<std::string_view, 3> within{"north", "county", "south"};
  for (std::size_t count = tape.pick(3); count > 0; --count) {
    all += fmt::format("[[census]]\nkind = \"{}\"\nwithin = \"{}\"\n", tape.of(counted),
                       tape.of(within));
  }
  return all;
}

}  // namespace remit::oracle
