#include "report/grounds.hpp"

#include <algorithm>
#include <optional>
#include <variant>

#include <fmt/format.h>

#include "language/expression.hpp"
#include "report/phrases.hpp"
#include "report/sheet.hpp"
#include "structure/doubt.hpp"

namespace remit::report {

using language::Visit;
using structure::Details;
using structure::Standing;

namespace {

Paper paper(const structure::Structure& structure, const structure::Citation& citation) {
  return {.citation = citation,
          .words = joined({source_words(structure[citation.source]), citation.place}, ", ")};
}

void add_papers(const Checked& checked, const Details& details, std::vector<Paper>& into) {
  for (const structure::Citation& citation : details.sources) {
    Paper found = paper(checked.structure, citation);
    if (std::find(into.begin(), into.end(), found) == into.end()) {
      into.push_back(std::move(found));
    }
  }
}

void add_place(const text::Span& span, std::vector<text::Span>& into) {
  if (std::find(into.begin(), into.end(), span) == into.end()) {
    into.push_back(span);
  }
}

// Of several papers the one that speaks last before the day bears most on it; then those before
// it, and at the end those that came later.
struct Weight {
  bool later = true;
  calendar::Date seen{};

  friend bool operator<(const Weight& left, const Weight& right) {
    if (left.later != right.later) {
      return !left.later;
    }
    return left.later ? left.seen < right.seen : right.seen < left.seen;
  }
};

Weight weight_on(const Details& details, calendar::Date day) {
  const structure::Sightings sightings = structure::sightings_of(details);
  if (!sightings.last) {
    return {.later = true, .seen = calendar::after_all};
  }
  const bool later = day < sightings.first->earliest;
  return {.later = later, .seen = later ? sightings.first->earliest : sightings.last->earliest};
}

std::string first_reason(const std::vector<structure::Doubt>& doubts) {
  return doubts.empty() ? std::string("not certain that day") : reason(doubts.front());
}

template <typename Thing>
std::string doubt_about(const Checked& checked, const structure::Validity& validity,
                        const Thing& thing) {
  switch (checked.structure.standing(validity, checked.day)) {
    case Standing::certain:
      return {};
    case Standing::possible:
      return first_reason(structure::doubts(checked.structure, checked.words, thing, checked.day));
    case Standing::out:
      return fmt::format("not so on {}", calendar::words(checked.day));
  }
  return {};
}

void put_together(Ground& ground) {
  ground.words = ground.before + (ground.other.empty() ? "" : " ") + ground.other + ground.after;
}

Ground of_link(const Checked& checked, structure::LinkId id) {
  const structure::Link& link = checked.structure[id];
  const auto entries = checked.structure.entries_of(link);
  std::vector<const structure::Entry*> order;
  for (const structure::Entry& entry : entries) {
    order.push_back(&entry);
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](const structure::Entry* left, const structure::Entry* right) {
                     return weight_on(checked.structure[left->details], checked.day) <
                            weight_on(checked.structure[right->details], checked.day);
                   });
  Ground found{
      .doubt = doubt_about(checked, link.validity, link),
      .before = fmt::format("{} {}", checked.name(link.from), checked.words[link.relation].title),
      .other = checked.name(link.to)};
  const bool denied = std::all_of(entries.begin(), entries.end(),
                                  [](const structure::Entry& entry) { return entry.denied; });
  if (denied) {
    found.before = "It is stated not to be so that " + found.before;
    found.doubt.clear();
  } else if (!order.empty()) {
    const std::vector<std::string> carried = qualifiers(
        checked.structure, checked.words, checked.structure[order.front()->details], checked.day);
    found.after = carried.empty() ? "" : fmt::format(" ({})", joined(carried, "; "));
  }
  put_together(found);
  for (const structure::Entry* const entry : order) {
    add_place(entry->span, found.places);
    add_papers(checked, checked.structure[entry->details], found.papers);
  }
  return found;
}

Ground of_entity(const Checked& checked, structure::EntityId id) {
  const structure::Entity& entity = checked.structure[id];
  const auto kinds = checked.structure.kinds_of(id);
  std::vector<std::string> are;
  for (const structure::KindEntry& kind : kinds) {
    are.push_back(with_article(checked.words[kind.kind].title));
  }
  const bool born = entity.from != calendar::PartialDate{};
  const std::string lives = term(born ? std::optional(entity.from) : std::nullopt,
                                 entity.until_said ? std::optional(entity.until) : std::nullopt);
  Ground found{.words = checked.name(id),
               .doubt = doubt_about(checked, entity.validity, id),
               .places = {entity.span}};
  found.words += are.empty() ? " is in the model" : " is " + listed(are);
  found.words += lives.empty() ? "" : ", " + lives;
  for (const structure::DetailsId details : entity.details) {
    add_papers(checked, checked.structure[details], found.papers);
  }
  return found;
}

Ground of_value(const Checked& checked, std::size_t at) {
  const structure::AttributeEntry& entry = checked.structure.attributes[at];
  const std::string& title = checked.words[entry.attribute].title;
  const std::string name = checked.name(entry.entity);
  const std::string said = value(checked.structure, checked.words, entry, checked.day);
  const bool yes_or_no = std::holds_alternative<bool>(entry.value);
  Ground found{.words = yes_or_no ? fmt::format("“{}” of {}: {}", title, name, said)
                                  : fmt::format("{}: {} {}", name, inside_sentence(title), said),
               .doubt = doubt_about(checked, entry.validity, entry),
               .places = {entry.span}};
  add_papers(checked, checked.structure[entry.details], found.papers);
  return found;
}

Ground of_list(const Checked& checked, const structure::Complete& list) {
  const vocabulary::Relation& relation = checked.words[list.relation];
  Ground found{.words = fmt::format("“{}” of {}: that is all of them",
                                    list.inverse ? relation.inverse_heading : relation.heading,
                                    checked.name(list.entity)),
               .places = {list.span}};
  add_papers(checked, checked.structure[list.details], found.papers);
  return found;
}

Ground of_census(const Checked& checked, const structure::Census& census) {
  const vocabulary::Kind& kind = checked.words[census.kind];
  const std::string many = inside_sentence(kind.plural.empty() ? kind.title : kind.plural);
  const std::string area = checked.name(census.within);
  Ground found{.words = census.count == 0U
                            ? fmt::format("There are no {} in {}", many, area)
                            : fmt::format("There are no {} in {} but those written", many, area),
               .places = {census.span}};
  add_papers(checked, checked.structure[census.details], found.papers);
  return found;
}

Ground of_values(const Checked& checked, const structure::CompleteValues& values) {
  Ground found{
      .words = fmt::format("“{}” of {}: there are no other values",
                           checked.words[values.attribute].title, checked.name(values.entity)),
      .places = {values.span}};
  add_papers(checked, checked.structure[values.details], found.papers);
  return found;
}

}  // namespace

Ground ground(const Checked& checked, const evaluation::Witness& witness) {
  return std::visit(Visit{[&](structure::LinkId link) { return of_link(checked, link); },
                          [&](structure::EntityId entity) { return of_entity(checked, entity); },
                          [&](std::size_t attribute) { return of_value(checked, attribute); }},
                    witness);
}

Ground ground(const Checked& checked, const evaluation::Closure& closure) {
  if (closure.complete) {
    return of_list(checked, checked.structure.complete[*closure.complete]);
  }
  if (closure.census) {
    return of_census(checked, checked.structure.censuses[*closure.census]);
  }
  if (closure.values) {
    return of_values(checked, checked.structure.complete_values[*closure.values]);
  }
  return {};
}

std::vector<Ground> grounds(const Checked& checked, const evaluation::Judgement& judgement) {
  std::vector<Ground> all;
  for (const evaluation::Witness& witness : judgement.witnesses) {
    all.push_back(ground(checked, witness));
  }
  for (const evaluation::Closure& closure : judgement.closures) {
    all.push_back(ground(checked, closure));
  }
  return all;
}

std::vector<ToldTogether> told_together(const std::vector<Ground>& grounds) {
  // Sentences that differ in one name only, and the places they share.
  struct Sentence {
    std::string before;
    std::vector<std::string> others;
    std::string after;
  };

  std::vector<std::vector<Sentence>> sentences;
  std::vector<ToldTogether> all;
  for (const Ground& ground : grounds) {
    const auto same = std::find_if(all.begin(), all.end(), [&](const ToldTogether& told) {
      return told.places == ground.places && told.papers == ground.papers;
    });
    const auto at = static_cast<std::size_t>(same - all.begin());
    if (same == all.end()) {
      all.push_back({.places = ground.places, .papers = ground.papers});
      sentences.emplace_back();
    }
    const std::string before = ground.other.empty() ? ground.words : ground.before;
    const std::string after =
        ground.after + (ground.doubt.empty() ? "" : fmt::format(" [{}]", ground.doubt));
    std::vector<Sentence>& here = sentences[at];
    const auto alike = std::find_if(here.begin(), here.end(), [&](const Sentence& sentence) {
      return !ground.other.empty() && sentence.before == before && sentence.after == after;
    });
    if (alike != here.end()) {
      alike->others.push_back(ground.other);
    } else {
      here.push_back({.before = before,
                      .others = ground.other.empty() ? std::vector<std::string>()
                                                     : std::vector<std::string>{ground.other},
                      .after = after});
    }
  }
  for (std::size_t at = 0; at < all.size(); ++at) {
    for (const Sentence& sentence : sentences[at]) {
      const std::string others = sentence.others.empty() ? "" : " " + listed(sentence.others, 12);
      all[at].words.push_back(sentence.before + others + sentence.after);
    }
  }
  return all;
}

std::string source_words(const structure::Source& source) {
  return joined({source.title.empty() ? source.id : source.title,
                 source.date ? date_words(*source.date) : ""},
                ", ");
}

std::string place_words(const text::Files& files, const text::Span& span) {
  const text::File& file = files[span.file];
  const text::Position start = file.position(span.begin);
  return fmt::format("{}:{}:{}", file.name(), start.line, start.column);
}

}  // namespace remit::report
