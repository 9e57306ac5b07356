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
  if (std::adjacent_find(elements.begin(), elements.end(), out_of_order) == elements.end()) {
    return;
  }
  std::sort(elements.begin(), elements.end());
  elements.erase(std::unique(elements.begin(), elements.end()), elements.end());
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

void add_openings(std::vector<Opening>& into, const std::vector<Opening>& more) {
  constexpr std::size_t most = 64;
  for (const Opening& opening : more) {
    if (into.size() >= most) {
      into.back() = Opening{};
      return;
    }
    if (std::find(into.begin(), into.end(), opening) == into.end()) {
      into.push_back(opening);
    }
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
