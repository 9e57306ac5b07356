#include "tests/support/held.hpp"

#include <algorithm>
#include <ostream>
#include <stdexcept>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "calendar/partial_date.hpp"

namespace remit::test_support {

using calendar::Days;
using calendar::Period;
using structure::EntityId;
using structure::Structure;
using structure::Validity;

namespace {

std::string print_one(const Period& period) {
  if (!calendar::is_day(period.first) && !calendar::is_day(period.last)) {
    return "always";
  }
  if (period.first == period.last) {
    return calendar::iso(period.first);
  }
  return (calendar::is_day(period.first) ? calendar::iso(period.first) : std::string()) + ".." +
         (calendar::is_day(period.last) ? calendar::iso(period.last) : std::string());
}

// Days of several statements of one thing: it holds when one of them says so.
class Together {
 public:
  explicit Together(const Structure& structure) : structure_(structure) {}

  void add(const Validity& validity) {
    const Days certain = structure_.certain_days(validity);
    const Days possible = structure_.possible_days(validity);
    certain_.insert(certain_.end(), certain.begin(), certain.end());
    possible_.insert(possible_.end(), possible.begin(), possible.end());
    any_ = true;
  }

  [[nodiscard]] Held held(std::string_view none) const {
    if (!any_) {
      return {.certain = std::string(none), .possible = std::string(none)};
    }
    return {.certain = print(calendar::normalised(certain_)),
            .possible = print(calendar::normalised(possible_))};
  }

 private:
  const Structure& structure_;
  Days certain_{};
  Days possible_{};
  bool any_ = false;
};

// An id, or "some officer" for what has none.
std::string called(const Structure& structure, EntityId id) {
  const structure::Entity& entity = structure[id];
  if (!entity.unnamed()) {
    return entity.id;
  }
  const auto kinds = structure.kinds_of(id);
  return fmt::format("some {}",
                     kinds.empty() ? std::string("thing") : shipped_words()[kinds.front().kind].id);
}

std::string print_value(const Structure& structure, const structure::Value& value) {
  struct Printer {
    const Structure& structure;

    std::string operator()(const std::string& words) const { return words; }

    std::string operator()(double number) const { return fmt::format("{}", number); }

    std::string operator()(bool yes) const { return yes ? "true" : "false"; }

    std::string operator()(const calendar::PartialDate& date) const {
      return calendar::print(date);
    }

    std::string operator()(const std::vector<EntityId>& ids) const {
      std::vector<std::string> names;
      for (const EntityId id : ids) {
        names.push_back(called(structure, id));
      }
      return fmt::format("{}", fmt::join(names, "+"));
    }
  };

  return std::visit(Printer{structure}, value);
}

vocabulary::RelationKey relation_of(std::string_view key) {
  const auto found = shipped_words().key_named(key);
  if (!found || !std::holds_alternative<vocabulary::RelationKey>(*found)) {
    throw std::runtime_error(fmt::format("no relation is called {}", key));
  }
  return std::get<vocabulary::RelationKey>(*found);
}

std::string print_details(const Structure& structure, const structure::Details& details) {
  std::string words;
  if (details.from) {
    words += fmt::format(" from {}", calendar::print(*details.from));
  }
  if (details.until) {
    words += fmt::format(" until {}", calendar::print(*details.until));
  }
  std::vector<std::string> seen;
  for (const calendar::PartialDate& day : details.seen) {
    seen.push_back(calendar::print(day));
  }
  std::sort(seen.begin(), seen.end());
  words += fmt::format(" seen [{}]", fmt::join(seen, ", "));
  for (const structure::Citation& citation : details.sources) {
    words += fmt::format(" source {} {}", structure[citation.source].id, citation.place);
  }
  words += fmt::format(" {}", structure::word(details.basis));
  std::vector<std::string> qualifiers;
  for (const structure::QualifierValue& value : details.qualifiers) {
    qualifiers.push_back(fmt::format(" {}={}", shipped_words()[value.qualifier].name,
                                     print_value(structure, value.value)));
  }
  std::sort(qualifiers.begin(), qualifiers.end());
  words += fmt::format("{}", fmt::join(qualifiers, ""));
  return words + (details.note.empty() ? "" : " note " + details.note);
}

std::string print_days(const Structure& structure, const Validity& validity) {
  return fmt::format("certain {}; possible {}", print(structure.certain_days(validity)),
                     print(structure.possible_days(validity)));
}

void dump_entities(const Structure& structure, std::vector<std::string>& lines) {
  for (std::size_t at = 0; at < structure.entities.size(); ++at) {
    const auto id = static_cast<EntityId>(at);
    const structure::Entity& entity = structure[id];
    lines.push_back(fmt::format("{} {}{}: from {} until {}{}; {}; {} tables",
                                vocabulary::word(entity.sort), called(structure, id),
                                entity.owner ? " of " + called(structure, *entity.owner) : "",
                                calendar::print(entity.from), calendar::print(entity.until),
                                entity.term_from || entity.term_until ? " with a term" : "",
                                print_days(structure, entity.validity), entity.details.size()));
    for (const structure::NameEntry& name : structure.names_of(id)) {
      lines.push_back(fmt::format("name of {}: {}; {}", called(structure, id), name.name,
                                  print_days(structure, name.validity)));
    }
    for (const structure::KindEntry& kind : structure.kinds_of(id)) {
      lines.push_back(fmt::format("kind of {}: {}; {}", called(structure, id),
                                  shipped_words()[kind.kind].id,
                                  print_days(structure, kind.validity)));
    }
    for (const structure::AttributeEntry& entry : structure.attributes_of(id)) {
      lines.push_back(fmt::format("{} of {}: {}{}{}; {}", shipped_words()[entry.attribute].name,
                                  called(structure, id), entry.denied ? "not " : "",
                                  print_value(structure, entry.value),
                                  print_details(structure, structure[entry.details]),
                                  print_days(structure, entry.validity)));
    }
  }
}

void dump_links(const Structure& structure, std::vector<std::string>& lines) {
  for (const structure::Link& found : structure.links) {
    const std::string head =
        fmt::format("{} {} {}", called(structure, found.from), shipped_words()[found.relation].name,
                    called(structure, found.to));
    lines.push_back(fmt::format("link {}: {}", head, print_days(structure, found.validity)));
    for (const structure::Entry& entry : structure.entries_of(found)) {
      lines.push_back(fmt::format("entry {}:{}{}", head, entry.denied ? " denied" : "",
                                  print_details(structure, structure[entry.details])));
    }
  }
}

void dump_lists(const Structure& structure, std::vector<std::string>& lines) {
  for (const structure::Complete& list : structure.complete) {
    const vocabulary::Relation& relation = shipped_words()[list.relation];
    lines.push_back(
        fmt::format("complete {} of {}: {}", list.inverse ? relation.inverse : relation.name,
                    called(structure, list.entity), print_days(structure, list.validity)));
  }
  for (const structure::Census& found : structure.censuses) {
    lines.push_back(fmt::format("census of {} within {}: {}", shipped_words()[found.kind].id,
                                called(structure, found.within),
                                print_days(structure, found.validity)));
  }
  for (const structure::Class& found : structure.classes) {
    std::vector<std::string> members;
    for (const EntityId member : found.members) {
      members.push_back(called(structure, member));
    }
    std::sort(members.begin(), members.end());
    lines.push_back(fmt::format("class {}: {}", found.id, fmt::join(members, ", ")));
  }
  for (const structure::Source& source : structure.sources) {
    lines.push_back(fmt::format("source {}: {}", source.id,
                                source.date ? calendar::print(*source.date) : "no date"));
  }
  for (const structure::Model& one : structure.models) {
    std::vector<std::string> scope;
    for (const EntityId area : one.scope) {
      scope.push_back(called(structure, area));
    }
    std::sort(scope.begin(), scope.end());
    lines.push_back(fmt::format("model {}: {}", one.title, fmt::join(scope, ", ")));
  }
}

}  // namespace

std::string print(const Days& days) {
  if (days.empty()) {
    return "never";
  }
  std::vector<std::string> parts;
  for (const Period& period : days) {
    parts.push_back(print_one(period));
  }
  return fmt::format("{}", fmt::join(parts, ", "));
}

std::ostream& operator<<(std::ostream& out, const Held& held) {
  return out << "certain " << held.certain << "; possible " << held.possible;
}

Held link(const LoadedModel& model, std::string_view from, std::string_view key,
          std::string_view to) {
  const Structure& structure = model.sound();
  const vocabulary::RelationKey wanted = relation_of(key);
  Together together(structure);
  for (const structure::Link& candidate : structure.links) {
    const std::string first = called(structure, candidate.from);
    const std::string second = called(structure, candidate.to);
    const bool as_asked =
        wanted.inverse ? first == to && second == from : first == from && second == to;
    const bool turned = shipped_words()[wanted.relation].symmetric && first == to && second == from;
    if (candidate.relation == wanted.relation && (as_asked || turned)) {
      together.add(candidate.validity);
    }
  }
  return together.held("no such link");
}

Held value(const LoadedModel& model, std::string_view of, std::string_view attribute,
           std::string_view value) {
  const Structure& structure = model.sound();
  Together together(structure);
  for (const structure::AttributeEntry& entry : structure.attributes_of(model[of])) {
    if (shipped_words()[entry.attribute].name == attribute && !entry.denied &&
        print_value(structure, entry.value) == value) {
      together.add(entry.validity);
    }
  }
  return together.held("no such value");
}

Held name(const LoadedModel& model, std::string_view of, std::string_view name) {
  const Structure& structure = model.sound();
  Together together(structure);
  for (const structure::NameEntry& entry : structure.names_of(model[of])) {
    if (entry.name == name) {
      together.add(entry.validity);
    }
  }
  return together.held("no such name");
}

Held kind(const LoadedModel& model, std::string_view of, std::string_view kind) {
  const Structure& structure = model.sound();
  Together together(structure);
  for (const structure::KindEntry& entry : structure.kinds_of(model[of])) {
    if (shipped_words()[entry.kind].id == kind) {
      together.add(entry.validity);
    }
  }
  return together.held("no such kind");
}

Held life(const LoadedModel& model, std::string_view id) {
  Together together(model.sound());
  together.add(model.sound()[model[id]].validity);
  return together.held("no such entity");
}

Held closed(const LoadedModel& model, std::string_view of, std::string_view key) {
  const Structure& structure = model.sound();
  const vocabulary::RelationKey wanted = relation_of(key);
  Together together(structure);
  for (const structure::Complete& list : structure.complete_lists_of(model[of])) {
    if (list.relation == wanted.relation && list.inverse == wanted.inverse) {
      together.add(list.validity);
    }
  }
  return together.held("never said to be complete");
}

Held census(const LoadedModel& model, std::size_t number) {
  const Structure& structure = model.sound();
  Together together(structure);
  if (number < structure.censuses.size()) {
    together.add(structure.censuses[number].validity);
  }
  return together.held("no such census");
}

std::string name_on(const LoadedModel& model, std::string_view id, std::string_view day) {
  const std::optional<calendar::Date> date = calendar::parse_day(day);
  if (!date) {
    throw std::runtime_error(fmt::format("{} is not a day", day));
  }
  return std::string(model.sound().name_on(model[id], *date, shipped_words()));
}

std::string dump(const LoadedModel& model) {
  std::vector<std::string> lines;
  dump_entities(model.sound(), lines);
  dump_links(model.sound(), lines);
  dump_lists(model.sound(), lines);
  std::sort(lines.begin(), lines.end());
  return fmt::format("{}\n", fmt::join(lines, "\n"));
}

}  // namespace remit::test_support
