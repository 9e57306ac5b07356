#include "evaluation/bounds.hpp"

#include <algorithm>
#include <iterator>

namespace remit::evaluation {

Bounds only(Element element) {
  return {.certain = {element}, .possible = {element}};
}

bool has(const std::vector<Element>& sorted, Element element) {
  return std::binary_search(sorted.begin(), sorted.end(), element);
}

void normalise(std::vector<Element>& elements) {
  std::sort(elements.begin(), elements.end());
  elements.erase(std::unique(elements.begin(), elements.end()), elements.end());
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
