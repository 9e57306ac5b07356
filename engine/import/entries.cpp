#include "import/entries.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "import/toml_text.hpp"

namespace remit::importing {
namespace {

using calendar::PartialDate;
using text::Code;
using text::Diagnostic;
using text::Label;

// Editions of one table, one after the other, that all show the same.
struct Run {
  std::size_t table = 0;
  std::size_t first = 0;
  std::size_t last = 0;
  std::vector<std::string> sources{};
};

struct Limits {
  std::optional<PartialDate> from{};
  std::optional<PartialDate> until{};
};

std::optional<PartialDate> narrower(const std::optional<PartialDate>& left,
                                    const std::optional<PartialDate>& right) {
  if (!left || !right) {
    return left ? left : right;
  }
  return PartialDate{std::max(left->earliest, right->earliest),
                     std::min(left->latest, right->latest)};
}

bool empty(const std::optional<PartialDate>& date) {
  return date && date->latest < date->earliest;
}

void add_once(std::vector<std::string>& list, const std::string& words) {
  if (!words.empty() && std::find(list.begin(), list.end(), words) == list.end()) {
    list.push_back(words);
  }
}

class Maker {
 public:
  Maker(const Mapping& mapping, const Facts& facts, const EditionDates& dates,
        std::vector<Diagnostic>& diagnostics)
      : mapping_(mapping), facts_(facts), dates_(dates), diagnostics_(diagnostics) {
    for (std::size_t at = 0; at < facts.sources.size(); ++at) {
      order_.emplace(facts.sources[at], at);
    }
  }

  std::vector<EntityTable> make() {
    std::vector<EntityTable> tables;
    for (const Made& made : facts_.entities) {
      lives_.push_back(life_of(made));
    }
    for (std::size_t at = 0; at < facts_.entities.size(); ++at) {
      tables.push_back(table_of(at));
    }
    return tables;
  }

 private:
  [[nodiscard]] std::vector<std::string> in_order(std::vector<std::string> sources) const {
    std::sort(sources.begin(), sources.end(), [&](const std::string& a, const std::string& b) {
      return order_.at(a) < order_.at(b);
    });
    return sources;
  }

  [[nodiscard]] std::vector<Run> runs_of(const std::vector<Sighting>& sightings) const {
    std::map<std::pair<std::size_t, std::size_t>, std::vector<std::string>> seen;
    for (const Sighting& sighting : sightings) {
      add_once(seen[{sighting.table, sighting.edition}], sighting.source);
    }
    std::vector<Run> runs;
    for (const auto& [place, sources] : seen) {
      const auto [table, edition] = place;
      const bool goes_on = !runs.empty() && runs.back().table == table &&
                           runs.back().last + 1 == edition && mapping_.tables[table].unbroken;
      if (!goes_on) {
        runs.push_back({.table = table, .first = edition, .last = edition});
      }
      runs.back().last = edition;
      for (const std::string& source : sources) {
        add_once(runs.back().sources, source);
      }
    }
    return runs;
  }

  // What the editions before and after a run say by their silence.
  [[nodiscard]] Limits limits_of(const Run& run) const {
    Limits limits;
    if (!mapping_.tables[run.table].whole) {
      return limits;
    }
    const auto& dates = dates_[run.table];
    if (run.first > 0 && dates[run.first] && dates[run.first - 1]) {
      limits.from =
          PartialDate{calendar::next(dates[run.first - 1]->earliest), dates[run.first]->latest};
    }
    if (run.last + 1 < dates.size() && dates[run.last] && dates[run.last + 1]) {
      limits.until =
          PartialDate{dates[run.last]->earliest, calendar::previous(dates[run.last + 1]->latest)};
    }
    return limits;
  }

  void conflict(const Made& made, const std::vector<Bound>& bounds, std::string_view what) {
    diagnostics_.push_back(
        {.code = Code::bad_row,
         .message = fmt::format("the rows do not agree on the {} day of the {} `{}`", what,
                                mapping_.entities[made.rule].name, made.key),
         .primary = Label{.span = bounds.empty() ? made.span : bounds.front().span, .text = {}},
         .help = "compare the dates given here with the editions that list it"});
    if (bounds.size() > 1) {
      diagnostics_.back().related.push_back({.span = bounds.back().span, .text = "and here"});
    }
  }

  [[nodiscard]] Limits life_of(const Made& made) {
    Limits life;
    const std::vector<Run> runs = runs_of(made.present);
    for (const Run& run : runs) {
      const bool first = std::none_of(runs.begin(), runs.end(), [&](const Run& other) {
        return other.table == run.table && other.first < run.first;
      });
      const bool last = std::none_of(runs.begin(), runs.end(), [&](const Run& other) {
        return other.table == run.table && other.first > run.first;
      });
      const Limits limits = limits_of(run);
      life.from = first ? narrower(life.from, limits.from) : life.from;
      life.until = last ? narrower(life.until, limits.until) : life.until;
    }
    for (const Bound& bound : made.from) {
      life.from = narrower(life.from, bound.date);
    }
    for (const Bound& bound : made.until) {
      life.until = narrower(life.until, bound.date);
    }
    if (empty(life.from)) {
      conflict(made, made.from, "first");
      life.from.reset();
    }
    if (empty(life.until)) {
      conflict(made, made.until, "last");
      life.until.reset();
    }
    return life;
  }

  // True where the life of an end already says what a limit would.
  static bool says_from(const Limits& life, const PartialDate& from) {
    return life.from && life.from->earliest >= from.earliest;
  }

  static bool says_until(const Limits& life, const PartialDate& until) {
    return life.until && life.until->latest <= until.latest;
  }

  void drop_what_lives_say(Limits& limits, const Fact& fact, std::size_t subject) const {
    for (const std::optional<std::size_t>& end : {std::optional(subject), fact.object}) {
      if (!end) {
        continue;
      }
      if (limits.from && says_from(lives_[*end], *limits.from)) {
        limits.from.reset();
      }
      if (limits.until && says_until(lives_[*end], *limits.until)) {
        limits.until.reset();
      }
    }
  }

  [[nodiscard]] Line line_of(const Fact& fact, const std::vector<std::string>& sources,
                             Limits limits, std::size_t subject) const {
    Line line{.key = fact.key,
              .value = fact.value,
              .is_link = fact.is_link,
              .details = fact.details,
              .sources = in_order(sources)};
    drop_what_lives_say(limits, fact, subject);
    if (limits.from && !fact.has_detail("from") && !empty(limits.from)) {
      line.details.emplace_back("from", date_text(*limits.from));
    }
    if (limits.until && !fact.has_detail("until") && !empty(limits.until)) {
      line.details.emplace_back("until", date_text(*limits.until));
    }
    if (!fact.notes.empty()) {
      line.details.emplace_back("note", quoted(fmt::format("{}", fmt::join(fact.notes, "; "))));
    }
    return line;
  }

  // One spell for all the tables that show it, if each shows it without a break.
  [[nodiscard]] bool one_spell(const std::vector<Run>& runs) const {
    for (std::size_t at = 1; at < runs.size(); ++at) {
      if (runs[at].table == runs[at - 1].table) {
        return false;
      }
    }
    return runs.size() == 1 || std::all_of(runs.begin(), runs.end(), [&](const Run& run) {
             return mapping_.tables[run.table].unbroken;
           });
  }

  void add_lines(const Fact& fact, std::size_t subject, std::vector<Line>& lines) const {
    const std::vector<Run> runs = runs_of(fact.sightings);
    std::vector<Run> evidence;
    std::copy_if(runs.begin(), runs.end(), std::back_inserter(evidence),
                 [](const Run& run) { return !run.sources.empty(); });
    if (one_spell(runs) || (evidence.empty() && runs.size() == 1)) {
      Limits limits;
      std::vector<std::string> sources;
      for (const Run& run : runs) {
        const Limits own = limits_of(run);
        limits.from = narrower(limits.from, own.from);
        limits.until = narrower(limits.until, own.until);
        for (const std::string& source : run.sources) {
          add_once(sources, source);
        }
      }
      lines.push_back(line_of(fact, sources, limits, subject));
      return;
    }
    for (const Run& run : evidence.empty() ? runs : evidence) {
      lines.push_back(line_of(fact, run.sources, limits_of(run), subject));
    }
  }

  [[nodiscard]] EntityTable table_of(std::size_t at) const {
    const Made& made = facts_.entities[at];
    std::vector<std::string> sources = made.dated_by;
    for (const Sighting& sighting : made.present) {
      add_once(sources, sighting.source);
    }
    EntityTable table{.rule = made.rule,
                      .id = made.id,
                      .from = lives_[at].from,
                      .until = lives_[at].until,
                      .notes = made.notes,
                      .sources = in_order(sources)};
    std::vector<const Fact*> facts;
    for (const Fact& fact : made.facts) {
      facts.push_back(&fact);
    }
    std::stable_sort(facts.begin(), facts.end(), [](const Fact* left, const Fact* right) {
      return left->order < right->order;
    });
    for (const Fact* fact : facts) {
      add_lines(*fact, at, table.lines);
    }
    for (const auto& [list, sightings] : made.complete) {
      std::vector<std::string> said;
      for (const Sighting& sighting : sightings) {
        add_once(said, sighting.source);
      }
      if (said.empty()) {
        table.complete.push_back({.list = list, .source = {}});
      }
      for (const std::string& source : said) {
        table.complete.push_back({.list = list, .source = source});
      }
    }
    return table;
  }

  const Mapping& mapping_;
  const Facts& facts_;
  const EditionDates& dates_;
  std::vector<Diagnostic>& diagnostics_;
  std::map<std::string, std::size_t> order_{};
  std::vector<Limits> lives_{};
};

}  // namespace

std::vector<EntityTable> make_entries(const Mapping& mapping, const Facts& facts,
                                      const EditionDates& dates,
                                      std::vector<Diagnostic>& diagnostics) {
  return Maker(mapping, facts, dates, diagnostics).make();
}

std::vector<CensusLine> make_censuses(const Mapping& mapping, const Facts& facts) {
  // By rule, then area, then edition: as a reader would list them.
  std::map<std::tuple<std::size_t, std::size_t, std::string>, std::vector<const Count*>> grouped;
  for (const Count& count : facts.counts) {
    grouped[{count.table, count.census, count.within}].push_back(&count);
  }
  std::vector<CensusLine> lines;
  for (auto& [place, counts] : grouped) {
    const auto& [table, census, within] = place;
    const CensusRule& rule = mapping.tables[table].censuses[census];
    std::sort(counts.begin(), counts.end(),
              [](const Count* left, const Count* right) { return left->edition < right->edition; });
    const bool same = std::all_of(counts.begin(), counts.end(), [&](const Count* count) {
      return count->counted == counts.front()->counted;
    });
    CensusLine through{.kind = rule.kind, .within = within};
    for (const Count* count : counts) {
      add_once(through.sources, count->source);
    }
    if (rule.through && counts.size() > 1) {
      through.count = same ? std::optional(counts.front()->counted.size()) : std::nullopt;
      lines.push_back(through);
    }
    for (const Count* count : counts) {
      if (rule.through && counts.size() > 1 && same) {
        break;
      }
      CensusLine line{.kind = rule.kind, .within = within, .count = count->counted.size()};
      add_once(line.sources, count->source);
      lines.push_back(std::move(line));
    }
  }
  return lines;
}

}  // namespace remit::importing
