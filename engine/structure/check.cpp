#include "structure/check.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "structure/describe.hpp"
#include "structure/graph.hpp"
#include "structure/spell.hpp"

namespace remit::structure {

using calendar::Date;
using calendar::Days;
using text::Code;
using text::Diagnostic;
using text::Label;
using text::Severity;
using text::Span;
using vocabulary::RelationId;

namespace {

class Checker {
 public:
  Checker(const vocabulary::Vocabulary& words, const Statements& statements,
          const Resolved& resolved, std::vector<Diagnostic>& diagnostics)
      : words_(words),
        statements_(statements),
        resolved_(resolved),
        structure_(resolved.structure),
        diagnostics_(diagnostics) {}

  void run() {
    cycles();
    successions();
    censuses();
    undated();
    doubtful_dates();
    if (!statements_.incomplete && !text::any_error(diagnostics_)) {
      unused();
      isolated();
    }
  }

 private:
  void cycles();
  void cycle(const std::vector<EntityId>& group, RelationId relation);
  void report_circle(const std::vector<LinkId>& path);
  void successions();
  void censuses();
  [[nodiscard]] std::vector<Standing> ground(EntityId outer, Date day) const;
  [[nodiscard]] Standing counted(const Census& census, EntityId id, Date day,
                                 const std::vector<Standing>& ground) const;
  bool census_agrees(const Census& census, Date day);
  [[nodiscard]] bool bare(DetailsId id) const;
  void undated();
  void doubtful_dates();
  void unused();
  [[nodiscard]] std::vector<bool> named_elsewhere() const;
  void isolated();

  Diagnostic& report(Code code, Severity severity, Span at, std::string message,
                     std::string help = {}) {
    diagnostics_.push_back({.code = code,
                            .severity = severity,
                            .message = std::move(message),
                            .primary = Label{.span = at, .text = {}},
                            .help = std::move(help)});
    return diagnostics_.back();
  }

  // Models that the user did not ask for are somebody else's to tidy.
  [[nodiscard]] static bool asked_for(ModelId model) { return model == ModelId{}; }

  const vocabulary::Vocabulary& words_;
  const Statements& statements_;
  const Resolved& resolved_;
  const Structure& structure_;
  std::vector<Diagnostic>& diagnostics_;
};

void Checker::cycle(const std::vector<EntityId>& group, RelationId relation) {
  // Links that are not certain on one and the same day make no cycle.
  std::vector<Date> days;
  const auto within = [&](const Link& link) {
    return link.relation == relation && !link.validity.certain.empty() &&
           std::binary_search(group.begin(), group.end(), link.from) &&
           std::binary_search(group.begin(), group.end(), link.to);
  };
  for (const EntityId member : group) {
    for (const Link& link : structure_.outgoing(member)) {
      if (within(link)) {
        days.push_back(structure_.certain_days(link.validity).front().first);
      }
    }
  }
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  for (const Date day : days) {
    const auto in_force = [&](const Link& link) {
      return within(link) && structure_.standing(link.validity, day) == Standing::certain;
    };
    const std::vector<std::vector<EntityId>> circles = cyclic_groups(structure_, in_force);
    if (!circles.empty()) {
      report_circle(cycle_through(structure_, circles.front().front(), in_force));
      return;
    }
  }
}

// Of a long circle the beginning is shown.
void Checker::report_circle(const std::vector<LinkId>& path) {
  constexpr std::size_t shown = 8;
  const Link& first = structure_[path.front()];
  std::string way = fmt::format("`{}`", structure_[first.from].id);
  for (std::size_t at = 0; at < path.size(); ++at) {
    const Link& link = structure_[path[at]];
    if (at < shown || at + 1 == path.size()) {
      way += fmt::format(" {} `{}`", words_[link.relation].title, structure_[link.to].id);
    } else if (at == shown) {
      way += fmt::format(" ... ({} more) ...", path.size() - shown - 1);
    }
  }
  Diagnostic& diagnostic = report(
      Code::cycle, Severity::error, structure_.entries_of(first).front().span,
      fmt::format("a circle: {}", way), "one of these is wrong, or ended before another began");
  for (std::size_t at = 1; at < std::min(path.size(), shown); ++at) {
    diagnostic.related.push_back(
        {.span = structure_.entries_of(structure_[path[at]]).front().span, .text = {}});
  }
}

void Checker::cycles() {
  std::vector<std::size_t> count(words_.relations.size());
  for (const Link& link : structure_.links) {
    ++count[static_cast<std::size_t>(link.relation)];
  }
  for (std::size_t at = 0; at < words_.relations.size(); ++at) {
    const auto relation = static_cast<RelationId>(at);
    if (words_[relation].cycles != vocabulary::Cycles::error || count[at] == 0) {
      continue;
    }
    const auto certain = [&](const Link& link) {
      return link.relation == relation && !link.validity.certain.empty();
    };
    for (const std::vector<EntityId>& group : cyclic_groups(structure_, certain)) {
      cycle(group, relation);
    }
  }
}

// "until" is the last day, so what follows begins on the next.
void Checker::successions() {
  for (const Link& link : structure_.links) {
    const vocabulary::Relation& relation = words_[link.relation];
    if (!relation.outlives_ends || relation.symmetric || !relation.same_sort) {
      continue;
    }
    const Entity& after = structure_[link.from];
    const Entity& before = structure_[link.to];
    const bool touching = before.until_said && before.until.exact() && after.from.exact() &&
                          before.until == after.from;
    if (touching) {
      report(Code::conflicting_entries, Severity::warning,
             resolved_.until_span[static_cast<std::size_t>(link.to)],
             fmt::format("both hold on {}, for `until` is the last day",
                         calendar::iso(after.from.earliest)),
             end_before(after.from.earliest))
          .related.push_back({.span = after.span, .text = "begins that day"});
    }
  }
}

// By area: whether it certainly, or perhaps, lies in `outer` that day. A circle of areas that is
// only possible is no mistake, so nothing is visited twice.
std::vector<Standing> Checker::ground(EntityId outer, Date day) const {
  std::vector<Standing> lies(structure_.entities.size(), Standing::out);
  for (const Standing least : {Standing::certain, Standing::possible}) {
    std::vector<EntityId> next{outer};
    std::vector<bool> seen(structure_.entities.size());
    while (!next.empty()) {
      const EntityId area = next.back();
      next.pop_back();
      const auto at = static_cast<std::size_t>(area);
      if (seen[at]) {
        continue;
      }
      seen[at] = true;
      lies[at] = std::max(lies[at], least);
      for (const Link& link : structure_.outgoing(area)) {
        const vocabulary::Relation& relation = words_[link.relation];
        const bool holds_area = relation.cycles == vocabulary::Cycles::error &&
                                !relation.outlives_ends &&
                                structure_[link.to].sort == vocabulary::Sort::area;
        if (holds_area && structure_.standing(link.validity, day) >= least) {
          next.push_back(link.to);
        }
      }
    }
  }
  return lies;
}

// Whether one of the kind certainly, or perhaps, has to do with the area that day.
Standing Checker::counted(const Census& census, EntityId id, Date day,
                          const std::vector<Standing>& ground) const {
  Standing standing = Standing::out;
  for (const KindEntry& kind : structure_.kinds_of(id)) {
    if (words_.is_a(kind.kind, census.kind)) {
      standing = std::max(standing, structure_.standing(kind.validity, day));
    }
  }
  standing = std::min(standing, structure_.standing(structure_[id].validity, day));
  if (standing == Standing::out) {
    return Standing::out;
  }
  const auto lies = [&](EntityId area) { return ground[static_cast<std::size_t>(area)]; };
  Standing there = lies(id);
  for (const Link& link : structure_.outgoing(id)) {
    there = std::max(there, std::min(structure_.standing(link.validity, day), lies(link.to)));
  }
  return std::min(standing, there);
}

// A census that counts: as many of the kind must be certain or possible there on its days.
void Checker::censuses() {
  for (const Census& census : structure_.censuses) {
    const Spell spell = spell_of(structure_[census.details], {});
    if (!census.count || !spell.evidence) {
      continue;
    }
    for (const Date day : {spell.first, spell.last}) {
      const bool sure = calendar::is_day(day) && spell.first <= day;
      if (sure && !census_agrees(census, day)) {
        break;
      }
    }
  }
}

bool Checker::census_agrees(const Census& census, Date day) {
  const std::vector<Standing> lies = ground(census.within, day);
  std::vector<std::string> certain;
  std::vector<std::string> possible;
  for (std::size_t at = 0; at < structure_.entities.size(); ++at) {
    const auto id = static_cast<EntityId>(at);
    const Standing standing = counted(census, id, day, lies);
    const std::string name =
        structure_[id].unnamed() ? "one unnamed" : fmt::format("`{}`", structure_[id].id);
    if (standing == Standing::certain) {
      certain.push_back(name);
    }
    if (standing != Standing::out) {
      possible.push_back(name);
    }
  }
  const bool too_many = certain.size() > *census.count;
  if (!too_many && possible.size() >= *census.count) {
    return true;
  }
  std::vector<std::string>& here = too_many ? certain : possible;
  const std::size_t count = here.size();
  constexpr std::size_t shown = 8;
  if (count > shown) {
    here.resize(shown);
    here.emplace_back("...");
  }
  report(Code::count_disagrees, Severity::error, census.span,
         fmt::format("the census counts {}, {} {} here on {}", *census.count, count,
                     count == 1 ? "is" : "are", calendar::words(day)),
         fmt::format("{}{}", here.empty() ? "" : fmt::format("here: {}; ", fmt::join(here, ", ")),
                     too_many ? "is one of them no longer there, or counted twice?"
                              : "is one missing, or without its area?"));
  return false;
}

// True when nothing in the entry says when it was so, though it was said to be.
bool Checker::bare(DetailsId id) const {
  const Details& details = structure_[id];
  return !details.from && !details.until && details.seen.empty() &&
         details.basis == Basis::stated && !resolved_.source_unknown[static_cast<std::size_t>(id)];
}

void Checker::undated() {
  std::map<std::pair<ModelId, EntityId>, std::vector<Span>> found;  // by the entity that says it
  bool any_dated = false;
  const auto note = [&](EntityId subject, DetailsId details, Span span) {
    const ModelId model = structure_[details].model;
    if (asked_for(model) && bare(details)) {
      found[{model, subject}].push_back(span);
    } else {
      any_dated = any_dated || asked_for(model);
    }
  };
  for (const Entry& entry : structure_.entries) {
    note(entry.at_inverse ? entry.to : entry.from, entry.details, entry.span);
  }
  for (const AttributeEntry& entry : structure_.attributes) {
    const std::optional<vocabulary::Freshness>& freshness = words_[entry.attribute].freshness;
    if (!freshness || !freshness->lasting) {
      note(entry.entity, entry.details, entry.span);
    }
  }
  if (found.empty()) {
    return;
  }
  if (!any_dated) {
    report(Code::undated, Severity::warning, found.begin()->second.front(),
           "nothing says when any of this was so",
           "add `seen = 2026-01-31` (the day you last checked it) under `[model]` if you keep it "
           "up, or a `source` with a date");
    return;
  }
  for (const auto& [key, spans] : found) {
    const std::size_t more = spans.size() - 1;
    report(Code::undated, Severity::warning,
           *std::min_element(spans.begin(), spans.end(),
                             [](Span left, Span right) {
                               return std::make_pair(left.file, left.begin) <
                                      std::make_pair(right.file, right.begin);
                             }),
           more == 0 ? std::string("nothing says when this was so")
                     : fmt::format("nothing says when this and {} more entr{} of `{}` were so",
                                   more, more == 1 ? "y" : "ies", structure_[key.second].id),
           "add `seen` under `[model]` if you keep it up, or a `source` with a date");
  }
}

void Checker::doubtful_dates() {
  if (!statements_.april_years) {
    return;
  }
  for (const DoubtfulDate& date : statements_.doubtful) {
    if (asked_for(date.model)) {
      report(Code::doubtful_date, Severity::warning, date.span,
             fmt::format("read as {}", calendar::words(date.read_as)),
             fmt::format("if the year from April is meant, write \"{}\"", date.april_year));
    }
  }
}

void Checker::unused() {
  for (std::size_t at = 0; at < structure_.sources.size(); ++at) {
    const Source& source = structure_.sources[at];
    const bool ours = std::any_of(statements_.sources.begin(), statements_.sources.end(),
                                  [&](const SourceStatement& said) {
                                    return said.source.id == source.id && asked_for(said.model);
                                  });
    if (ours && !resolved_.source_used[at]) {
      report(Code::unused, Severity::warning, source.span,
             fmt::format("nothing cites the source `{}`", source.id),
             fmt::format("cite it where it is the evidence, `source = \"{}\"`, or remove it",
                         source.id));
    }
  }
  for (std::size_t at = 0; at < structure_.classes.size(); ++at) {
    const Class& list = structure_.classes[at];
    const bool says_something =
        std::any_of(statements_.links.begin(), statements_.links.end(),
                    [&](const LinkStatement& link) {
                      return !statements_.tables[link.table].sort &&
                             statements_.names[statements_.tables[link.table].name.name] == list.id;
                    }) ||
        std::any_of(statements_.values.begin(), statements_.values.end(),
                    [&](const ValueStatement& value) {
                      const TableStatement& table = statements_.tables[value.table];
                      return !table.sort && statements_.names[table.name.name] == list.id;
                    });
    const bool ours = std::any_of(statements_.tables.begin(), statements_.tables.end(),
                                  [&](const TableStatement& table) {
                                    return !table.sort && asked_for(table.model) &&
                                           statements_.names[table.name.name] == list.id;
                                  });
    if (ours && !resolved_.class_used[at] && !says_something) {
      report(Code::unused, Severity::warning, list.span,
             fmt::format("nothing uses the class `{}`", list.id),
             fmt::format("use it, as in `members = {{ all = \"{}\" }}`, or remove it", list.id));
    }
  }
}

// Entities that no link need join: a scope or a qualifier names them.
std::vector<bool> Checker::named_elsewhere() const {
  std::vector<bool> named(structure_.entities.size());
  const auto note = [&](const std::vector<EntityId>& ids) {
    for (const EntityId id : ids) {
      named[static_cast<std::size_t>(id)] = true;
    }
  };
  for (const Model& model : structure_.models) {
    note(model.scope);
  }
  for (const Details& details : structure_.details) {
    for (const QualifierValue& value : details.qualifiers) {
      if (const auto* const ids = std::get_if<std::vector<EntityId>>(&value.value)) {
        note(*ids);
      }
    }
  }
  return named;
}

void Checker::isolated() {
  const std::vector<bool> named = named_elsewhere();
  for (std::size_t at = 0; at < structure_.entities.size(); ++at) {
    const auto id = static_cast<EntityId>(at);
    const Entity& entity = structure_[id];
    if (entity.unnamed() || !asked_for(entity.model) || named[at]) {
      continue;
    }
    const bool body = entity.sort == vocabulary::Sort::body;
    const bool says_something =
        !body && (!structure_.attributes_of(id).empty() || entity.from.exact());
    if (structure_.outgoing(id).empty() && structure_.incoming(id).empty() && !says_something) {
      report(Code::isolated, Severity::warning, entity.span,
             fmt::format("`{}` has no relation to anything", entity.id),
             body ? "say whom it reports to, who sits on it or what it covers" : "");
    }
  }
}

}  // namespace

void check(const vocabulary::Vocabulary& words, const Statements& statements,
           const Resolved& resolved, std::vector<Diagnostic>& diagnostics) {
  Checker(words, statements, resolved, diagnostics).run();
}

}  // namespace remit::structure
