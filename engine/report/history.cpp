#include "report/history.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "report/phrases.hpp"
#include "structure/doubt.hpp"

namespace remit::report {

using calendar::after_all;
using calendar::before_all;
using calendar::Date;
using calendar::Days;
using calendar::PartialDate;
using structure::Basis;
using structure::Details;
using structure::DetailsId;
using structure::EntityId;
using structure::Link;
using structure::LinkId;
using structure::Structure;
using vocabulary::RelationKey;
using vocabulary::Vocabulary;

namespace {

// When something held: on which days it is certain, and on which of those it is ruled out that are
// told of. On all others it is possible, as the reader is told once.
std::string held(const Days& certain, const Days& possible, const Days& told) {
  Days out = calendar::without(told, possible);
  std::string words = certain.empty() ? "certain on no day" : "certain " + periods(certain);
  if (!certain.empty() && !out.empty() &&
      out.front().last == calendar::previous(certain.front().first)) {
    words += ", not before";
    out.erase(out.begin());
  }
  if (!certain.empty() && !out.empty() && out.back().first == calendar::next(certain.back().last)) {
    words += words.ends_with("not before") ? " or after" : ", not after";
    out.pop_back();
  }
  return out.empty() ? words : fmt::format("{}; ruled out {}", words, periods(out));
}

std::string_view basis_words(Basis basis) {
  switch (basis) {
    case Basis::stated:
      return {};
    case Basis::of_class:
      return "said of a class, perhaps not of each";
    case Basis::inferred:
      return "inferred, not stated";
    case Basis::planned:
      return "planned";
  }
  return {};
}

struct Dated {
  Date order = after_all;
  bool ending = false;  // what ends is told after what begins that day
  Event event{};
};

// All but the names is the same.
bool told_alike(const Event& left, const Event& right) {
  return !left.names.empty() && !right.names.empty() && left.when == right.when &&
         left.heading == right.heading && left.remarks == right.remarks &&
         left.held == right.held && left.references == right.references;
}

// Links that are told together: said in one breath, with one fate.
struct Bundle {
  RelationKey key{};
  std::vector<DetailsId> said{};
  std::vector<DetailsId> denied{};
  Days certain{};
  Days possible{};
  std::vector<const Link*> links{};
};

class Historian {
 public:
  Historian(const Structure& structure, const Vocabulary& words, EntityId entity, Date day,
            References& references)
      : structure_(structure),
        words_(words),
        entity_(entity),
        day_(day),
        references_(references),
        life_(structure.possible_days(structure[entity].validity)) {}

  std::vector<Event> run() {
    life();
    names_and_kinds();
    attributes();
    links();
    std::stable_sort(all_.begin(), all_.end(), [](const Dated& left, const Dated& right) {
      return std::make_pair(left.order, left.ending) < std::make_pair(right.order, right.ending);
    });
    std::vector<Event> events;
    for (Dated& dated : all_) {
      const auto same = std::find_if(events.begin(), events.end(), [&](const Event& other) {
        return told_alike(other, dated.event);
      });
      if (same == events.end()) {
        events.push_back(std::move(dated.event));
      } else {
        same->names.insert(same->names.end(), dated.event.names.begin(), dated.event.names.end());
      }
    }
    return events;
  }

 private:
  void life();
  void names_and_kinds();
  void attributes();
  void links();
  void bundle(const Link& link, bool inverse);
  void tell(const Bundle& bundle);
  void tell_endings(const Bundle& bundle);
  void add(Event event, const std::vector<DetailsId>& details, const Days& certain);

  [[nodiscard]] std::string heading(RelationKey key) const {
    const vocabulary::Relation& relation = words_[key.relation];
    return key.inverse ? relation.inverse_heading : relation.heading;
  }

  const Structure& structure_;
  const Vocabulary& words_;
  EntityId entity_;
  Date day_;
  References& references_;
  Days life_;  // outside of it nothing holds, as its own first and last day tell
  std::vector<Bundle> bundles_{};
  std::vector<Dated> all_{};
};

// Dates the event by its evidence, and says what the evidence is.
void Historian::add(Event event, const std::vector<DetailsId>& details, const Days& certain) {
  structure::Sightings seen;
  for (const DetailsId id : details) {
    const Details& one = structure_[id];
    const structure::Sightings own = structure::sightings_of(one);
    for (const std::optional<PartialDate>& day : {own.first, own.last}) {
      const bool in_its_life =
          day && !calendar::common(life_, {{.first = day->earliest, .last = day->latest}}).empty();
      if (in_its_life) {
        seen.add(*day);
      }
    }
    if (const std::string_view basis = basis_words(one.basis);
        !basis.empty() &&
        std::find(event.remarks.begin(), event.remarks.end(), basis) == event.remarks.end()) {
      event.remarks.emplace_back(basis);
    }
    if (!one.note.empty()) {
      event.remarks.push_back(one.note);
    }
    references_.cite(one.sources, event.references);
  }
  Date order = certain.empty() || !calendar::is_day(certain.front().first) ? after_all
                                                                           : certain.front().first;
  event.when = "no date";
  if (seen.first) {
    event.when = date_words(*seen.first);
    if (order == after_all) {
      order = calendar::is_day(seen.first->latest) ? seen.first->latest : seen.first->earliest;
    }
    if (*seen.last != *seen.first) {
      event.remarks.push_back("last seen " + date_words(*seen.last));
    }
  }
  all_.push_back({.order = order, .event = std::move(event)});
}

void Historian::life() {
  const structure::Entity& entity = structure_[entity_];
  const Days always{{.first = before_all, .last = after_all}};
  const Days certain = structure_.certain_days(entity.validity);
  const structure::Sightings seen = structure::sightings_of(structure_, words_, entity_);
  const bool made = entity.from != PartialDate{};
  const bool document = entity.sort == vocabulary::Sort::document;
  Event event{.heading = document && made ? "Its date" : "There",
              .held = held(certain, structure_.possible_days(entity.validity), always)};
  for (const DetailsId id : entity.details) {
    references_.cite(structure_[id].sources, event.references);
  }
  Date order = certain.empty() ? after_all : certain.front().first;
  event.when = "no date";
  if (made) {
    event.when = date_words(entity.from);
  } else if (seen.first) {
    event.when = date_words(*seen.first);
  }
  if (seen.last && seen.last != seen.first) {
    event.remarks.push_back("last seen " + date_words(*seen.last));
  }
  all_.push_back({.order = order, .event = std::move(event)});
  if (entity.until_said && calendar::is_day(entity.until.earliest)) {
    all_.push_back({.order = entity.until.earliest,
                    .ending = true,
                    .event = {.when = date_words(entity.until), .heading = "Its last day"}});
  }
}

void Historian::names_and_kinds() {
  const auto names = structure_.names_of(entity_);
  for (const structure::NameEntry& name : names) {
    if (names.size() > 1) {
      const Days certain = structure_.certain_days(name.validity);
      add({.heading = "Name",
           .names = {name.name},
           .held = held(certain, structure_.possible_days(name.validity), life_)},
          {name.details}, certain);
    }
  }
  const auto kinds = structure_.kinds_of(entity_);
  for (const structure::KindEntry& kind : kinds) {
    if (kinds.size() > 1) {
      const Days certain = structure_.certain_days(kind.validity);
      add({.heading = "Kind",
           .names = {words_[kind.kind].title},
           .held = held(certain, structure_.possible_days(kind.validity), life_)},
          {kind.details}, certain);
    }
  }
}

void Historian::attributes() {
  for (const structure::AttributeEntry& entry : structure_.attributes_of(entity_)) {
    const Days certain = structure_.certain_days(entry.validity);
    std::vector<std::string> remarks =
        qualifiers(structure_, words_, structure_[entry.details], day_);
    add({.heading = words_[entry.attribute].title,
         .names = {value(structure_, words_, entry, day_)},
         .remarks = std::move(remarks),
         .held = held(certain, structure_.possible_days(entry.validity), life_)},
        {entry.details}, certain);
  }
}

void Historian::bundle(const Link& link, bool inverse) {
  Bundle made{.key = {.relation = link.relation, .inverse = inverse},
              .certain = structure_.certain_days(link.validity),
              .possible = structure_.possible_days(link.validity),
              .links = {&link}};
  for (const structure::Entry& entry : structure_.entries_of(link)) {
    (entry.denied ? made.denied : made.said).push_back(entry.details);
  }
  const auto same = std::find_if(bundles_.begin(), bundles_.end(), [&](const Bundle& other) {
    return other.key == made.key && other.said == made.said && other.denied == made.denied &&
           other.certain == made.certain && other.possible == made.possible;
  });
  if (same == bundles_.end()) {
    bundles_.push_back(std::move(made));
  } else {
    same->links.push_back(&link);
  }
}

void Historian::links() {
  for (const Link& link : structure_.outgoing(entity_)) {
    bundle(link, false);
  }
  for (const auto& incoming : structure_.incoming(entity_)) {
    bundle(structure_[incoming.link], !words_[incoming.relation].symmetric);
  }
  // In the order of the page.
  std::vector<RelationKey> order;
  for (const vocabulary::Chapter& chapter : words_.chapters) {
    for (const vocabulary::ChapterList& list : chapter.lists) {
      order.push_back(list.key);
    }
  }
  const auto place = [&](const Bundle& bundle) {
    return std::find(order.begin(), order.end(), bundle.key) - order.begin();
  };
  std::stable_sort(bundles_.begin(), bundles_.end(), [&](const Bundle& left, const Bundle& right) {
    return place(left) < place(right);
  });
  for (const Bundle& bundle : bundles_) {
    tell(bundle);
    tell_endings(bundle);
  }
}

std::vector<std::string> names_of(const Bundle& bundle, EntityId entity, const Structure& structure,
                                  const Vocabulary& words, Date day) {
  std::vector<std::string> names;
  for (const Link* const link : bundle.links) {
    names.push_back(called(structure, words, link->from == entity ? link->to : link->from, day));
  }
  std::sort(names.begin(), names.end());
  return names;
}

void Historian::tell(const Bundle& bundle) {
  std::vector<std::string> names = names_of(bundle, entity_, structure_, words_, day_);
  if (!bundle.said.empty()) {
    std::vector<std::string> remarks;
    for (const DetailsId id : bundle.said) {
      for (std::string& phrase : qualifiers(structure_, words_, structure_[id], day_)) {
        if (std::find(remarks.begin(), remarks.end(), phrase) == remarks.end()) {
          remarks.push_back(std::move(phrase));
        }
      }
    }
    add({.heading = heading(bundle.key),
         .names = names,
         .remarks = std::move(remarks),
         .held = held(bundle.certain, bundle.possible, life_)},
        bundle.said, bundle.certain);
  }
  if (!bundle.denied.empty()) {
    add({.heading = heading(bundle.key),
         .names = std::move(names),
         .remarks = {"stated not to be so"}},
        bundle.denied, {});
  }
}

// Where the possible days end, something is known to be so no longer.
void Historian::tell_endings(const Bundle& bundle) {
  if (bundle.said.empty()) {
    return;
  }
  for (std::size_t at = 0; at < bundle.possible.size(); ++at) {
    const Date over = calendar::next(bundle.possible[at].last);
    if (!calendar::is_day(over) || !calendar::contains(life_, over)) {
      continue;
    }
    Event event{.when = calendar::words(over),
                .heading = heading(bundle.key),
                .names = names_of(bundle, entity_, structure_, words_, day_)};
    event.remarks.push_back(
        at + 1 < bundle.possible.size()
            ? "certainly not from here to " +
                  calendar::words(calendar::previous(bundle.possible[at + 1].first))
            : std::string("certainly not from here on"));
    for (const structure::Doubt& against :
         structure::evidence_against(structure_, words_, *bundle.links.front(), over)) {
      event.remarks.push_back(reason(against));
      references_.cite(against.contrary, event.references);
    }
    all_.push_back({.order = over, .ending = true, .event = std::move(event)});
  }
}

}  // namespace

std::vector<Event> history(const Structure& structure, const Vocabulary& words, EntityId entity,
                           Date day, References& references) {
  return Historian(structure, words, entity, day, references).run();
}

}  // namespace remit::report
