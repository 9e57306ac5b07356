#include "evaluation/bounds.hpp"

#include <algorithm>
#include <iterator>

namespace remit::evaluation {

Bounds only(Element element) {
  return {.certain = {element}, .possible = {element}};
}

bool Bounds::surely(Element element) const {
  return certain.size() == possible.size() || has(certain, element);
}

bool has(const Elements& sorted, Element element) {
  return std::binary_search(sorted.begin(), sorted.end(), element);
}

void normalise(Elements& elements) {
  const auto out_of_order = [](Element left, Element right) { return !(left < right); };
  const auto first_break = std::adjacent_find(elements.begin(), elements.end(), out_of_order);
  if (first_break == elements.end()) {
    return;
  }
  // Nearly always they are the lists of a few things, one after another, each in order: those are
  // merged.
  const auto breaks = [&] {
    std::size_t count = 0;
    for (auto at = first_break; std::next(at) != elements.end(); ++at) {
      count += out_of_order(*at, *std::next(at)) ? 1 : 0;
    }
    return count;
  };
  constexpr std::size_t few = 16;
  if (elements.size() <= few || breaks() > few) {
    std::sort(elements.begin(), elements.end());
    elements.erase(std::unique(elements.begin(), elements.end()), elements.end());
    return;
  }
  Elements merged(elements.begin(), std::next(first_break));
  Elements spare;
  for (auto begin = std::next(first_break); begin != elements.end();) {
    auto end = std::adjacent_find(begin, elements.end(), out_of_order);
    end = end == elements.end() ? end : std::next(end);
    spare.clear();
    std::set_union(merged.begin(), merged.end(), begin, end, std::back_inserter(spare));
    merged.swap(spare);
    begin = end;
  }
  elements = std::move(merged);
}

// Of a few and many, the few are looked up.
Elements in_both(const Elements& left, const Elements& right) {
  constexpr std::size_t many = 8;
  const Elements& fewer = left.size() < right.size() ? left : right;
  const Elements& more = left.size() < right.size() ? right : left;
  Elements both;
  if (fewer.size() * many < more.size()) {
    std::copy_if(fewer.begin(), fewer.end(), std::back_inserter(both),
                 [&](Element element) { return has(more, element); });
  } else {
    std::set_intersection(fewer.begin(), fewer.end(), more.begin(), more.end(),
                          std::back_inserter(both));
  }
  return both;
}

void add_opening(std::vector<Opening>& into, const Opening& opening) {
  constexpr std::size_t most = 64;
  if (into.size() >= most) {
    into.back() = Opening{};
  } else if (std::find(into.begin(), into.end(), opening) == into.end()) {
    into.push_back(opening);
  }
}

void add_openings(std::vector<Opening>& into, const std::vector<Opening>& more) {
  for (const Opening& opening : more) {
    add_opening(into, opening);
  }
}

Bounds united(const Bounds& left, const Bounds& right) {
  Bounds both;
  std::set_union(left.certain.begin(), left.certain.end(), right.certain.begin(),
                 right.certain.end(), std::back_inserter(both.certain));
  std::set_union(left.possible.begin(), left.possible.end(), right.possible.begin(),
                 right.possible.end(), std::back_inserter(both.possible));
  both.openings = left.openings;
  add_openings(both.openings, right.openings);
  both.others_listed = left.others_listed || right.others_listed;
  return both;
}

}  // namespace remit::evaluation
