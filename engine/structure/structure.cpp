#include "structure/structure.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <type_traits>
#include <utility>

#include "structure/describe.hpp"

namespace remit::structure {

using calendar::Date;
using calendar::Days;
using calendar::Period;

std::string_view word(Standing standing) {
  switch (standing) {
    case Standing::out:
      return "out";
    case Standing::possible:
      return "possible";
    case Standing::certain:
      return "certain";
  }
  return {};
}

std::string_view word(Basis basis) {
  switch (basis) {
    case Basis::stated:
      return "stated";
    case Basis::of_class:
      return "class";
    case Basis::inferred:
      return "inferred";
    case Basis::planned:
      return "planned";
  }
  return {};
}

std::optional<EntityId> Structure::find(std::string_view id) const {
  const auto end = entities.begin() + static_cast<std::ptrdiff_t>(named_);
  const auto found = std::lower_bound(
      entities.begin(), end, id,
      [](const Entity& entity, std::string_view wanted) { return entity.id < wanted; });
  if (found == end || found->id != id) {
    return std::nullopt;
  }
  return static_cast<EntityId>(found - entities.begin());
}

namespace {

template <typename Item, typename Key>
std::vector<std::uint32_t> firsts(const std::vector<Item>& items, std::size_t keys, Key key) {
  std::vector<std::uint32_t> first(keys + 1);
  for (const Item& item : items) {
    ++first[static_cast<std::size_t>(key(item)) + 1];
  }
  std::partial_sum(first.begin(), first.end(), first.begin());
  return first;
}

template <typename Item, typename Key>
std::span<const Item> slice(const std::vector<Item>& items, const std::vector<std::uint32_t>& first,
                            Key id) {
  const auto at = static_cast<std::size_t>(id);
  if (at + 1 >= first.size()) {
    return {};
  }
  return std::span(items).subspan(first[at], first[at + 1] - first[at]);
}

// Items by relation, as `made` of them and their places; and where those of each relation begin.
template <typename Item, typename Make>
auto by_relation(const std::vector<Item>& items, Make made) {
  const auto relation_of = [](const Item& item) { return item.relation; };
  std::size_t relations = 0;
  for (const Item& item : items) {
    relations = std::max(relations, static_cast<std::size_t>(item.relation) + 1);
  }
  std::vector<std::uint32_t> first = firsts(items, relations, relation_of);
  std::vector<std::invoke_result_t<Make, const Item&, std::uint32_t>> sorted(items.size());
  std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
  for (std::uint32_t at = 0; at < items.size(); ++at) {
    sorted[next[static_cast<std::size_t>(items[at].relation)]++] = made(items[at], at);
  }
  return std::pair(std::move(first), std::move(sorted));
}

}  // namespace

void Structure::index() {
  const std::size_t count = entities.size();
  named_ =
      static_cast<std::size_t>(std::find_if(entities.begin(), entities.end(),
                                            [](const Entity& entity) { return entity.unnamed(); }) -
                               entities.begin());
  first_outgoing_ = firsts(links, count, [](const Link& link) { return link.from; });
  first_incoming_ = firsts(links, count, [](const Link& link) { return link.to; });
  incoming_.resize(links.size());
  std::vector<std::uint32_t> next(first_incoming_.begin(), first_incoming_.end() - 1);
  for (std::uint32_t at = 0; at < links.size(); ++at) {
    const Link& link = links[at];
    incoming_[next[static_cast<std::size_t>(link.to)]++] = {
        .relation = link.relation, .link = static_cast<LinkId>(at), .from = link.from};
  }
  // Links come by first end; at the other end they are wanted by relation.
  for (std::size_t at = 0; at < count; ++at) {
    std::sort(incoming_.begin() + first_incoming_[at], incoming_.begin() + first_incoming_[at + 1],
              [&](const Incoming& left, const Incoming& right) {
                return std::pair(left.relation, left.link) < std::pair(right.relation, right.link);
              });
  }
  std::tie(first_of_relation_, by_relation_) =
      by_relation(links, [](const Link& link, std::uint32_t at) {
        return Line{.link = static_cast<LinkId>(at), .from = link.from, .to = link.to};
      });
  first_list_ = firsts(complete, count, [](const Complete& list) { return list.entity; });
  std::tie(first_list_of_relation_, lists_by_relation_) =
      by_relation(complete, [](const Complete&, std::uint32_t at) { return at; });
  first_attribute_ =
      firsts(attributes, count, [](const AttributeEntry& entry) { return entry.entity; });
  first_name_ = firsts(names, count, [](const NameEntry& entry) { return entry.entity; });
  first_kind_ = firsts(kinds, count, [](const KindEntry& entry) { return entry.entity; });
}

std::span<const Link> Structure::outgoing(EntityId id) const {
  return slice(links, first_outgoing_, id);
}

std::span<const Structure::Incoming> Structure::incoming(EntityId id) const {
  return slice(incoming_, first_incoming_, id);
}

namespace {

// Of all that one entity has, in the order of their relations, those of one.
template <typename Item>
std::span<const Item> of_relation(std::span<const Item> items, vocabulary::RelationId wanted) {
  const auto begin = std::lower_bound(
      items.begin(), items.end(), wanted,
      [](const Item& item, vocabulary::RelationId relation) { return item.relation < relation; });
  const auto end =
      std::find_if(begin, items.end(), [&](const Item& item) { return item.relation != wanted; });
  return {begin, end};
}

}  // namespace

std::span<const Link> Structure::outgoing(EntityId id, vocabulary::RelationId relation) const {
  return of_relation(outgoing(id), relation);
}

std::span<const Structure::Incoming> Structure::incoming(EntityId id,
                                                         vocabulary::RelationId relation) const {
  return of_relation(incoming(id), relation);
}

std::span<const Structure::Line> Structure::links_of(vocabulary::RelationId relation) const {
  return slice(by_relation_, first_of_relation_, relation);
}

std::span<const AttributeEntry> Structure::attributes_of(EntityId id) const {
  return slice(attributes, first_attribute_, id);
}

std::span<const NameEntry> Structure::names_of(EntityId id) const {
  return slice(names, first_name_, id);
}

std::span<const KindEntry> Structure::kinds_of(EntityId id) const {
  return slice(kinds, first_kind_, id);
}

std::span<const Complete> Structure::complete_lists_of(EntityId id) const {
  return slice(complete, first_list_, id);
}

std::span<const Complete> Structure::complete_lists_of(EntityId id,
                                                       vocabulary::RelationId relation) const {
  return of_relation(complete_lists_of(id), relation);
}

std::span<const std::uint32_t> Structure::complete_lists_of(vocabulary::RelationId relation) const {
  return slice(lists_by_relation_, first_list_of_relation_, relation);
}

std::span<const CompleteValues> Structure::complete_values_of(EntityId id) const {
  const auto range =
      std::equal_range(complete_values.begin(), complete_values.end(), CompleteValues{.entity = id},
                       [](const CompleteValues& left, const CompleteValues& right) {
                         return left.entity < right.entity;
                       });
  return {range.first, range.second};
}

Standing Structure::standing(const Validity& validity, Date day) const {
  if (validity.more == Validity::simple) {
    if (validity.certain.contains(day)) {
      return Standing::certain;
    }
    return validity.possible.contains(day) ? Standing::possible : Standing::out;
  }
  const auto& [certain, possible] = days[validity.more];
  if (calendar::contains(certain, day)) {
    return Standing::certain;
  }
  return calendar::contains(possible, day) ? Standing::possible : Standing::out;
}

Days Structure::certain_days(const Validity& validity) const {
  if (validity.more != Validity::simple) {
    return days[validity.more].first;
  }
  return calendar::normalised({validity.certain});
}

Days Structure::possible_days(const Validity& validity) const {
  if (validity.more != Validity::simple) {
    return days[validity.more].second;
  }
  return calendar::normalised({validity.possible});
}

std::string_view Structure::name_on(EntityId id, Date day,
                                    const vocabulary::Vocabulary& words) const {
  const Entity& entity = (*this)[id];
  if (entity.unnamed()) {
    const std::span<const KindEntry> kind = kinds_of(id);
    return kind.empty() ? std::string_view("unnamed")
                        : std::string_view(words[kind.front().kind].title);
  }
  const std::span<const NameEntry> known = names_of(id);
  // They stand in the order in which they came into use.
  const NameEntry* best = nullptr;
  for (const NameEntry& name : known) {
    if (standing(name.validity, day) == Standing::certain) {
      return name.name;
    }
    if (standing(name.validity, day) == Standing::possible && best == nullptr) {
      best = &name;
    }
  }
  const auto was_certain = [&](const NameEntry& name) {
    const Days certain = certain_days(name.validity);
    return !certain.empty() && certain.front().first <= day;
  };
  const auto last = std::find_if(known.rbegin(), known.rend(), was_certain);
  if (last != known.rend()) {
    best = &*last;
  } else if (best == nullptr && !known.empty()) {
    best = &known.front();
  }
  return best != nullptr ? std::string_view(best->name) : std::string_view(entity.id);
}

std::vector<Date> Structure::change_points() const {
  std::vector<Date> points;
  const auto add = [&](const Validity& validity) {
    for (const Days& all : {certain_days(validity), possible_days(validity)}) {
      for (const Period& period : all) {
        points.push_back(period.first);
        points.push_back(calendar::next(period.last));
      }
    }
  };
  for (const Link& link : links) {
    add(link.validity);
  }
  for (const Entity& entity : entities) {
    add(entity.validity);
  }
  for (const AttributeEntry& entry : attributes) {
    add(entry.validity);
  }
  for (const NameEntry& entry : names) {
    add(entry.validity);
  }
  for (const KindEntry& entry : kinds) {
    add(entry.validity);
  }
  for (const Complete& list : complete) {
    add(list.validity);
  }
  for (const Census& census : censuses) {
    add(census.validity);
  }
  std::erase_if(points, [](Date date) { return !calendar::is_day(date); });
  std::sort(points.begin(), points.end());
  points.erase(std::unique(points.begin(), points.end()), points.end());
  return points;
}

}  // namespace remit::structure
